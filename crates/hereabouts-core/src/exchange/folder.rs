//! The folder in which laptops leave change files for each other: whose its files are, and what this laptop's own is
//! called there. Others' files are only looked at.

mod copies;

pub(crate) use copies::conflicted_copies;

use crate::error::{Error, Result};
use crate::storage::folder::Folder;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// How the names of change files end.
const ENDING: &str = "hereabouts-changes";

/// Digits of the device in the name of a file. By them a laptop knows its own, so two must not be called the same.
const MARK: usize = 8;

/// The most bytes of each part of a name. Some disks that encrypt names take 143 in all.
const NAME_BYTES: usize = 48;
const WHO_BYTES: usize = 24;

/// A change file in a folder, with what tells whether it was looked at before.
pub(crate) struct Found {
    pub path: PathBuf,
    pub bytes: u64,
    /// When it was written; sticks and network drives may not know.
    pub at: SystemTime,
}

/// Change files that others left in a folder, of whichever catalogue, the newest first. What is hidden, empty or on
/// its way is not among them.
///
/// # Errors
/// `Io` when the folder cannot be read.
pub(crate) fn files(folder: &Path, own_device: &str) -> Result<Vec<Found>> {
    let all = change_files(folder)?.into_iter();
    let of_others = all.filter(|(name, _)| !is_marked(name, own_device));
    let mut found: Vec<Found> = of_others.map(|(_, found)| found).collect();
    found.sort_by(|one, other| (other.at, &one.path).cmp(&(one.at, &other.path)));
    Ok(found)
}

/// Change files that this laptop left in a folder, under whatever name of the catalogue and of its people.
///
/// # Errors
/// `Io` when the folder cannot be read.
pub(crate) fn own_files(folder: &Path, device: &str) -> Result<Vec<PathBuf>> {
    let found = change_files(folder)?.into_iter();
    Ok(found
        .filter(|(name, _)| ends_with_mark(name, device))
        .map(|(_, found)| found.path)
        .collect())
}

/// Is this called as a change file that this laptop left?
pub(crate) fn is_own(path: &Path, device: &str) -> bool {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy());
    stem.is_some_and(|stem| ends_with_mark(&stem, device))
}

/// Are they one folder, however each is written?
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    real(one) == real(other)
}

/// What a laptop calls its file, so that people see whose it is and every system can keep it:
/// `Aldermoor - Maryam - KITCHEN - 3f2a91c4.hereabouts-changes`.
pub(crate) fn own_name(
    name: &str,
    person: Option<&str>,
    laptop: Option<&str>,
    device: &str,
) -> String {
    let name = match part(name, NAME_BYTES) {
        blank if blank.is_empty() => "Hereabouts".to_owned(),
        name => name,
    };
    let who = [person, laptop].into_iter().flatten();
    let who = who.map(|text| part(text, WHO_BYTES));
    let mut parts = vec![name];
    parts.extend(who.filter(|text| !text.is_empty()));
    parts.push(mark(device).to_owned());
    format!("{}.{ENDING}", parts.join(" - "))
}

/// Is this a folder for change files?
///
/// # Errors
/// `Invalid` when it is not there, cannot be written to, is where this catalogue keeps its backups, or is a
/// synchronised or network folder in which it lies itself; `DiskFull`.
pub(crate) fn valid(folder: &Path, catalogue: Option<&Path>) -> Result<()> {
    let shown = folder.display();
    if !folder.exists() {
        return Err(Error::invalid(format!(
            "There is no folder {shown}. Look whether its stick or network drive is connected, or choose another folder."
        )));
    }
    if !folder.is_dir() {
        return Err(Error::invalid(format!(
            "{shown} is a file. Choose the folder that it lies in."
        )));
    }
    if catalogue.is_some_and(|catalogue| real(folder).starts_with(backups_of(catalogue))) {
        return Err(Error::invalid(format!(
            "{shown} is where the backups of this catalogue are kept. Choose another folder, one that the others reach as well."
        )));
    }
    // In its own folder, and in any above that, the catalogue would go on being copied itself. What it was moved out of
    // is no such folder.
    let lies_there = |catalogue: &&Path| real(catalogue).starts_with(real(folder));
    if let Some(catalogue) = catalogue.filter(lies_there)
        && Folder::of(&real(catalogue)) != Folder::OnThisLaptop
    {
        return Err(Error::invalid(format!(
            "{shown} is where this catalogue itself lies. Go on in a copy on this laptop first, or choose another folder. Where several computers reach the catalogue, edits can get lost."
        )));
    }
    // An administrator's account may write to everything. Windows marks folders for other reasons.
    let marked = folder.metadata().is_ok_and(|m| m.permissions().readonly());
    match tempfile::tempfile_in(folder) {
        Ok(_) if !(cfg!(unix) && marked) => Ok(()),
        Err(error) if error.kind() == ErrorKind::StorageFull => Err(Error::DiskFull),
        _ => Err(Error::invalid(format!(
            "Nothing can be saved in {shown}. Choose a folder that you may write to, or ask whoever looks after it."
        ))),
    }
}

/// The change files in a folder with their names before the ending; not those on their way: programs that copy give
/// what is not whole another ending, or a name that begins with a dot or a tilde.
fn change_files(folder: &Path) -> Result<Vec<(String, Found)>> {
    let entries = fs::read_dir(folder).map_err(Error::io("Reading the folder", folder))?;
    let found = entries.flatten().filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let (stem, ending) = name.rsplit_once('.')?;
        let is_meant = ending.eq_ignore_ascii_case(ENDING) && !stem.starts_with(['.', '~']);
        if !is_meant || stem.is_empty() {
            return None;
        }
        let about = fs::metadata(entry.path()).ok()?;
        let found = Found {
            path: entry.path(),
            bytes: about.len(),
            at: about.modified().unwrap_or(UNIX_EPOCH),
        };
        let has_content = about.is_file() && found.bytes > 0;
        has_content.then(|| (stem.to_owned(), found))
    });
    Ok(found.collect())
}

fn mark(device: &str) -> &str {
    device.get(..MARK).unwrap_or(device)
}

fn ends_with_mark(name: &str, device: &str) -> bool {
    let behind = name.rsplit(" - ").next();
    !device.is_empty() && behind == Some(mark(device))
}

/// The same with something behind the mark: what a program made of the file of this laptop.
fn is_marked(name: &str, device: &str) -> bool {
    let mut parts = name.split(" - ").skip(1);
    let goes_on = |c: char| c.is_alphanumeric();
    !device.is_empty()
        && parts.any(|part| {
            let behind = part.strip_prefix(mark(device));
            behind.is_some_and(|behind| !behind.starts_with(goes_on))
        })
}

/// A text as part of a name that no system refuses or takes for something else: in one spelling, without signs that
/// mean something in paths, and cut between two letters.
fn part(text: &str, most: usize) -> String {
    let plain: String = text
        .nfc()
        .map(|c| if is_risky(c) { ' ' } else { c })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let joined = words.join(" ");
    let mut kept = String::new();
    for letter in joined.trim_matches(['-', ' ']).graphemes(true) {
        if kept.len() + letter.len() > most {
            break;
        }
        kept.push_str(letter);
    }
    kept.trim_end_matches(['-', ' ']).to_owned()
}

/// Refused by Windows or macOS, hidden when it comes first, an ending, or turning the order of letters round.
fn is_risky(c: char) -> bool {
    c.is_control()
        || "<>:\"/\\|?*.~".contains(c)
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// `Greenfield.hereabouts` keeps its backups in `Greenfield.backups`: see `storage/backup.rs`.
fn backups_of(catalogue: &Path) -> PathBuf {
    let mut name = real(catalogue).with_extension("").into_os_string();
    name.push(".backups");
    name.into()
}

#[cfg(test)]
mod tests;
