//! The few calls of the core that the shell makes, with its errors as the page hears them.

use hereabouts_core::pack::names::Name;
use hereabouts_core::place::Gazetteer;
use hereabouts_core::storage::folder::Folder;
use hereabouts_core::storage::{self, Passphrase, Unlock};
use hereabouts_core::{Error, Result, api, check, exchange, history};
use hereabouts_export::destination::save_alone;
use hereabouts_print::key::{KeySheet, pdf};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

pub use api::{Failure, call, writes};
pub use hereabouts_core::Catalogue;
pub use hereabouts_core::attachment::ContentHash;
pub use hereabouts_core::id::{AssetId, PackId};
pub use hereabouts_core::pack::{FoundPlace, NameKind, Packs};
pub use hereabouts_core::storage::RecoveryKey;
pub use hereabouts_core::storage::bytes::PictureSize;
pub use hereabouts_print::Language;

pub fn open(path: &Path, passphrase: Option<String>) -> std::result::Result<Catalogue, Failure> {
    let opened = || -> Result<Catalogue> {
        let passphrase = passphrase.map(Passphrase::new).transpose()?;
        Catalogue::open(path, passphrase.as_ref())
    };
    Ok(opened()?)
}

/// Makes a catalogue. Never overwrites.
pub fn create(
    path: &Path,
    name: &str,
    passphrase: Option<String>,
    sample: bool,
) -> std::result::Result<Catalogue, Failure> {
    let created = || -> Result<Catalogue> {
        let passphrase = passphrase.map(Passphrase::new).transpose()?;
        let catalogue = Catalogue::create(path, name, passphrase.as_ref())?;
        if sample {
            catalogue.add_sample()?;
        }
        Ok(catalogue)
    };
    Ok(created()?)
}

/// Opens a catalogue with its recovery key, or one that has no passphrase.
pub fn open_by(path: &Path, key: Option<&RecoveryKey>) -> std::result::Result<Catalogue, Failure> {
    Ok(Catalogue::open(
        path,
        key.map_or(Unlock::Nothing, Unlock::Recovery),
    )?)
}

/// The key on sheets that were typed.
pub fn read_recovery<T: AsRef<str>>(sheets: &[T]) -> std::result::Result<RecoveryKey, Failure> {
    Ok(RecoveryKey::read(sheets)?)
}

/// The recovery key of a catalogue; none when it has no passphrase.
pub fn recovery(catalogue: &Catalogue) -> Option<RecoveryKey> {
    catalogue.file().and_then(RecoveryKey::of)
}

/// What a recovery key is written as where only this program reads it.
pub fn written(key: &RecoveryKey) -> Zeroizing<String> {
    let sheet = key.whole();
    let lines: Vec<&str> = sheet.lines.iter().map(|line| line.as_str()).collect();
    Zeroizing::new(lines.join("\n"))
}

/// Tells a file that has a passphrase from others, and nothing about it: its salt in hexadecimal, which is
/// another one after each change of the passphrase. None without a passphrase, or without a file.
pub fn mark(path: &Path) -> Option<String> {
    storage::salt(path).ok()?.map(|salt| digits(&salt))
}

/// The same, of the file that this key opens.
pub fn mark_of(key: &RecoveryKey) -> String {
    digits(key.salt())
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn no_passphrase() -> Failure {
    failure("This catalogue has no passphrase, so there is nothing to recover. Give it one first.")
}

pub fn has_passphrase(catalogue: &Catalogue) -> bool {
    catalogue.file().is_some_and(|file| file.encrypted)
}

pub fn is_opened_by(catalogue: &Catalogue, passphrase: String) -> bool {
    let given = Passphrase::new(passphrase);
    given.is_ok_and(|given| {
        catalogue
            .file()
            .is_some_and(|file| file.is_opened_by(&given))
    })
}

pub fn is_wrong_passphrase(failure: &Failure) -> bool {
    failure.code == Some(api::Code::WrongPassphrase)
}

pub fn wrong_current_passphrase() -> Failure {
    Failure {
        code: Some(api::Code::WrongPassphrase),
        message: "That is not the passphrase it has now. Nothing was changed.".into(),
    }
}

/// Gives a closed catalogue another passphrase, or none; `key` is what opens it. Answers the backups that could
/// not be written anew.
pub fn set_passphrase(
    path: &Path,
    key: Option<&RecoveryKey>,
    new: Option<String>,
) -> std::result::Result<Vec<PathBuf>, Failure> {
    let new = new.map(Passphrase::new).transpose()?;
    let unlock = key.map_or(Unlock::Nothing, Unlock::Recovery);
    Ok(storage::set_passphrase(path, unlock, new.as_ref())?)
}

/// Saves a recovery key as PDF: one sheet, or three for the three people named.
pub fn save_recovery(
    catalogue: &Catalogue,
    path: &Path,
    language: Language,
    holders: &[String],
) -> std::result::Result<(), Failure> {
    let key = recovery(catalogue).ok_or_else(no_passphrase)?;
    if storage::holds_catalogue(path) {
        return Err(failure(format!(
            "{} is a catalogue. Nothing was changed. Choose another name.",
            path.display()
        )));
    }
    let sheets = match holders {
        [] => vec![key.whole()],
        _ => Vec::from(key.split()),
    };
    let pages: Vec<KeySheet<'_>> = sheets
        .iter()
        .enumerate()
        .map(|(n, sheet)| KeySheet {
            number: sheet.number,
            holder: holders.get(n).map_or("", String::as_str),
            lines: sheet.lines.iter().map(|line| line.as_str()).collect(),
        })
        .collect();
    let today = hereabouts_core::catalogue::today().to_string();
    let made = pdf(&name(catalogue), &today, language, &pages).map_err(Error::from)?;
    save_alone(path, &made).map_err(Error::from)?;
    Ok(())
}

/// The catalogue as it was at the end of a day (ISO 8601), to be read.
pub fn as_it_was(catalogue: &Catalogue, day: &str) -> std::result::Result<Catalogue, Failure> {
    Ok(catalogue.as_it_was(history::day(day)?)?)
}

/// Goes up with every change of a catalogue.
pub fn version(catalogue: &Catalogue) -> std::result::Result<u64, Failure> {
    Ok(catalogue.info()?.version)
}

/// To be asked before anything of a catalogue is handed out: how it was on a day is to be read only.
pub fn may_share(catalogue: &Catalogue) -> std::result::Result<(), Failure> {
    Ok(catalogue.may_share()?)
}

/// What a catalogue is called; blank where that cannot be read.
pub fn name(catalogue: &Catalogue) -> String {
    catalogue.info().map(|info| info.name).unwrap_or_default()
}

pub fn is_at_work(catalogue: &Catalogue) -> bool {
    catalogue.long_work().progress().is_some()
}

/// The last backup of a catalogue that is whole, and the ISO 8601 time whose content it holds.
pub fn good_backup(
    path: &Path,
    passphrase: Option<String>,
) -> std::result::Result<Option<(PathBuf, String)>, Failure> {
    let passphrase = passphrase.map(Passphrase::new).transpose()?;
    let found = check::last_good_backup(path, passphrase.as_ref())?;
    Ok(found.map(|copy| (copy.path, copy.at.to_string())))
}

/// Makes a catalogue from a backup. Never overwrites.
pub fn restore(
    backup: &Path,
    passphrase: Option<String>,
    to: &Path,
) -> std::result::Result<(), Failure> {
    let passphrase = passphrase.map(Passphrase::new).transpose()?;
    Ok(storage::restore(backup, passphrase.as_ref(), to)?)
}

pub fn settle(catalogue: &Catalogue) -> std::result::Result<(), Failure> {
    Ok(catalogue.settle()?)
}

/// Leaves this laptop's own file in the folder that it shares, where anything is new for the others.
pub fn leave_by_itself(catalogue: &Catalogue) -> std::result::Result<(), Failure> {
    catalogue.leave_by_itself()?;
    Ok(())
}

/// What names a catalogue among others, the same in all its copies; none where that cannot be read.
pub fn identity(catalogue: &Catalogue) -> Option<String> {
    catalogue.identity().ok()
}

/// The catalogue that a file of changes is for, as its first line names it.
pub fn named_by(changes: &Path) -> std::result::Result<String, Failure> {
    Ok(exchange::file::look(changes)?.catalogue)
}

/// Whether changes that name a catalogue so can be taken in by this one.
pub fn takes(catalogue: &Catalogue, identity: &str) -> bool {
    catalogue.takes(identity).unwrap_or(false)
}

/// Whether a folder is on this laptop alone.
pub fn is_on_this_laptop(folder: &Path) -> bool {
    let real = folder.canonicalize();
    let file = real.unwrap_or_else(|_| folder.into()).join("a.hereabouts");
    Folder::of(&file) == Folder::OnThisLaptop
}

/// Makes a copy of a catalogue that nobody has open; `key` is what opens it, and the copy as well. Never overwrites.
pub fn copy(from: &Path, key: Option<&RecoveryKey>, to: &Path) -> std::result::Result<(), Failure> {
    let unlock = key.map_or(Unlock::Nothing, Unlock::Recovery);
    Ok(storage::restore(from, unlock, to)?)
}

pub fn backup_if_due(catalogue: &Catalogue) -> std::result::Result<(), Failure> {
    Ok(catalogue.backup_if_due()?)
}

pub fn tile(
    catalogue: &Catalogue,
    z: u8,
    x: u32,
    y: u32,
    query: &str,
) -> std::result::Result<Vec<u8>, Failure> {
    Ok(catalogue.tile(z, x, y, query)?)
}

pub fn area_tile(
    catalogue: &Catalogue,
    z: u8,
    x: u32,
    y: u32,
) -> std::result::Result<Vec<u8>, Failure> {
    Ok(catalogue.area_tile(z, x, y)?)
}

/// Whether a command changes what this laptop has beside catalogues: every window then asks again.
pub fn changes_laptop(name: &str) -> bool {
    api::mode(name) == Some(api::Mode::laptop)
}

/// A tile of an area pack, as it is drawn; none where there is none.
pub fn pack_tile(
    catalogue: &Catalogue,
    pack: PackId,
    z: u8,
    x: u32,
    y: u32,
) -> std::result::Result<Option<Vec<u8>>, Failure> {
    Ok(catalogue.pack_tile(pack, z, x, y)?)
}

/// A place that a service found.
pub struct Elsewhere {
    pub name: String,
    pub kind: NameKind,
    /// Smaller is more important.
    pub rank: u8,
    pub within: Option<String>,
    /// Longitude and latitude in degrees.
    pub at: [f64; 2],
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// What the service is called, and whom it asks to thank.
    pub service: String,
    pub attribution: String,
}

/// A place as the core makes one of what a service found; none where it lies nowhere on Earth.
pub fn found_online(found: Elsewhere) -> Option<FoundPlace> {
    let [lon, lat] = found.at;
    let name = Name {
        name: found.name,
        also: String::new(),
        kind: found.kind,
        rank: found.rank,
        lon,
        lat,
        bounds: found.bounds,
        ended: None,
    };
    let service = Gazetteer {
        name: found.service,
        attribution: found.attribution,
    };
    FoundPlace::online(name, found.within, service)
}

/// A picture in a size that is shown, as JPEG; none where there is none.
pub fn picture(
    catalogue: &Catalogue,
    hash: &ContentHash,
    size: PictureSize,
) -> std::result::Result<Option<Vec<u8>>, Failure> {
    Ok(catalogue.picture(hash, size)?)
}

/// The answer of the command table's `add_attachments`, for bytes that have no file.
pub fn add_bytes(
    catalogue: &Catalogue,
    asset: AssetId,
    file_name: &str,
    bytes: Vec<u8>,
    request: &str,
) -> std::result::Result<String, Failure> {
    catalogue.once(request, || {
        let outcome = catalogue.add_attachment_bytes(asset, file_name, bytes)?;
        serde_json::to_string(&outcome).map_err(|error| failure(error.to_string()))
    })
}

/// A failure that the window need not tell from others.
pub fn failure(message: impl Into<String>) -> Failure {
    Failure {
        code: None,
        message: message.into(),
    }
}
