//! Copies of a catalogue: where somebody asks for one, and in the folder `NAME.backups` beside it by
//! the clock and before anything that changes a lot. A backup opens with the passphrase of its
//! catalogue. Which of them are kept is decided in `thinning`; nothing else is ever removed.

mod thinning;

use super::file::OpenFile;
use super::key::Key;
use super::unlock::Unlock;
use super::{check, connection, draft, place};
use crate::error::{Error, Result};
use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::fs;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};
use std::thread;
use std::time::SystemTime;
use thinning::Kept;

/// A catalogue that is being worked on is copied this often.
const EVERY: SignedDuration = SignedDuration::from_mins(30);

/// A copy is looked through wholly when none was for so long, as at the first of an opening.
const WHOLLY_EVERY: SignedDuration = SignedDuration::from_hours(24);

/// What a backup is made before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    Import,
    Migration,
}

/// A copy that the program made by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    pub path: PathBuf,
    /// What it holds is what the catalogue held at this time.
    pub at: Timestamp,
    /// None for one made by the clock.
    pub before: Option<Before>,
    pub bytes: u64,
}

/// A copy of the whole catalogue at `to`, looked through before it gets its name. `db` may be for reading:
/// others go on writing meanwhile.
///
/// Of every copy all pages are read once: what cannot be read is no backup. The first of an opening, the first after a
/// day, and those that are made before something that changes a lot are looked through wholly, as far as SQLite can.
///
/// # Errors
/// `AlreadyThere`: nothing is ever overwritten. `DiskFull`, `Busy`, `Io`; `Damaged` when the catalogue
/// is not whole. Then there is no file at `to`.
pub fn backup(db: &Connection, file: &OpenFile, to: &Path) -> Result<()> {
    let to = place::for_new_file(to)?;
    let looks = Looks::at(file, Timestamp::now());
    let draft = looked_through(db, file, &to, looks, &Arc::default())?;
    draft::put_in_place(draft, &to)
}

/// How far a copy is looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looks {
    Wholly,
    /// Every page of it, once.
    AtPages,
}

impl Looks {
    /// What is due for a copy made at this time. The clock may have been set back since the last.
    fn at(file: &OpenFile, now: Timestamp) -> Looks {
        let last = file.looked_through.lock();
        let last = *last.unwrap_or_else(PoisonError::into_inner);
        match last.is_some_and(|last| now.duration_since(last).abs() < WHOLLY_EVERY) {
            true => Looks::AtPages,
            false => Looks::Wholly,
        }
    }
}

/// Pages between two looks at whether to stop.
const A_WHILE: i32 = 4_000;

/// A copy that has no name yet, on the disk.
fn looked_through(
    db: &Connection,
    file: &OpenFile,
    to: &Path,
    looks: Looks,
    stop: &Arc<AtomicBool>,
) -> Result<tempfile::TempPath> {
    let draft = draft::beside(to)?;
    let mut copy = connection::connect_to_draft(&draft, file.key())?;
    if file.key().is_none() {
        // Half the time goes into writing page by page. SQLite writes what it copies in pieces as large as the pages of
        // the file it copies into, which it settles with the first table; in the end that has the pages of the catalogue.
        copy.execute_batch("PRAGMA page_size = 65536; CREATE TABLE begun (n INTEGER)")?;
    }
    {
        // Within the caller's transaction, so that all parts are of one state.
        let _tables: i64 =
            db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        let copying = Backup::new(db, &mut copy)?;
        loop {
            match copying.step(A_WHILE)? {
                StepResult::Done => break,
                StepResult::More if stop.load(Ordering::SeqCst) => return Err(Error::Stopped),
                StepResult::More => {}
                _ => return Err(Error::Busy),
            }
        }
    }
    // One file, also when the catalogue has a write-ahead log.
    copy.pragma_update(None, "journal_mode", "memory")?;
    copy.close().map_err(|(_, error)| error)?;

    let mut copy = connection::connect_to_whole(&draft, file.key())?;
    let stopped = stop.clone();
    copy.progress_handler(10_000, Some(move || stopped.load(Ordering::SeqCst)))?;
    // It comes to the disk while it is looked through.
    let (synced, wrong) = thread::scope(|scope| {
        let syncing = scope.spawn(|| synced(&draft));
        let wrong = match looks {
            Looks::Wholly => check::integrity(&copy),
            Looks::AtPages => check::pages(&copy),
        };
        match syncing.join() {
            Ok(synced) => (synced, wrong),
            Err(panic) => resume_unwind(panic),
        }
    });
    if let Some(what) = wrong?.into_iter().next() {
        return Err(Error::Damaged(what));
    }
    synced?;
    copy.close().map_err(|(_, error)| error)?;
    if looks == Looks::Wholly {
        let mut last = file
            .looked_through
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *last = Some(Timestamp::now());
    }
    Ok(draft)
}

fn synced(copy: &Path) -> Result<()> {
    fs::File::options()
        .write(true)
        .open(copy)
        .and_then(|copy| copy.sync_all())
        .map_err(Error::io("Saving", copy))
}

/// Makes a catalogue at `new_path` from a backup, which stays as it is.
///
/// # Errors
/// As [`OpenFile::open`] for the backup and as [`backup`] for the new file.
pub fn restore<'a>(
    backup_file: &Path,
    unlock: impl Into<Unlock<'a>>,
    new_path: &Path,
) -> Result<()> {
    let (file, db) = OpenFile::open_to_copy(backup_file, unlock.into())?;
    backup(&db, &file, new_path)
}

/// A backup before something that changes a lot, until `stop` is set.
///
/// # Errors
/// As [`backup`], and `Stopped`: then what should have followed must not.
pub fn backup_before(
    db: &Connection,
    file: &OpenFile,
    what: Before,
    stop: &Arc<AtomicBool>,
) -> Result<PathBuf> {
    automatic(db, file, Some(what), Timestamp::now(), stop)
}

/// A backup if the catalogue was written to since the last one and that is half an hour ago. To be
/// asked every few minutes; cheap when nothing is due.
///
/// # Errors
/// As [`backup`].
pub fn backup_if_due(db: &Connection, file: &OpenFile) -> Result<Option<PathBuf>> {
    due_at(db, file, Timestamp::now())
}

fn due_at(db: &Connection, file: &OpenFile, now: Timestamp) -> Result<Option<PathBuf>> {
    if file.read_only.is_some() {
        return Ok(None);
    }
    if let Some(key) = file.key() {
        super::passphrase::close_plain_backups(&file.path, key)?;
    }
    let written = ["", "-wal"].iter().filter_map(|ending| {
        let about = place::beside(&file.path, ending).metadata().ok()?;
        // An empty log is as old as the opening.
        let about = Some(about).filter(|about| about.len() > 0)?;
        Timestamp::try_from(about.modified().ok()?).ok()
    });
    if let Some(last) = backups(file)?.iter().map(|backup| backup.at).max() {
        // Names hold whole seconds. The clock may have been set back since.
        let quiet = written.max().is_none_or(|at| at < last);
        if quiet || now.duration_since(last).abs() < EVERY {
            return Ok(None);
        }
    }
    automatic(db, file, None, now, &Arc::default()).map(Some)
}

fn automatic(
    db: &Connection,
    file: &OpenFile,
    before: Option<Before>,
    now: Timestamp,
    stop: &Arc<AtomicBool>,
) -> Result<PathBuf> {
    let folder = folder_of(&file.path);
    fs::create_dir_all(&folder).map_err(Error::io("Making the folder", &folder))?;
    let mut at = Timestamp::from_second(now.as_second()).unwrap_or(now);
    let mut to = folder.join(name_of(&file.path, at, before));
    while to.symlink_metadata().is_ok() {
        at += SignedDuration::from_secs(1);
        to = folder.join(name_of(&file.path, at, before));
    }
    let looks = match before {
        Some(_) => Looks::Wholly,
        None => Looks::at(file, now),
    };
    let draft = looked_through(db, file, &to, looks, stop)?;
    set_time(&draft, at)?;
    draft::put_in_place(draft, &to)?;
    thin_out(file, at)?;
    Ok(to)
}

/// What became of a backup that was to be written anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rewritten {
    Yes,
    /// It cannot be opened with the key of the catalogue.
    Removed,
}

/// Can a backup be opened with the key of its catalogue, or by anybody?
pub fn opens(file: &OpenFile, copy: &Path) -> bool {
    connection::connect_to_whole(copy, key_of(file, copy)).is_ok()
}

/// None where anybody can read it: it was made before the catalogue had a key.
fn key_of<'f>(file: &'f OpenFile, copy: &Path) -> Option<&'f Key> {
    let is_plain = place::head_of_backup(copy).is_ok_and(|head| head == place::Head::Ours);
    file.key().filter(|_| !is_plain)
}

/// Reads something of a backup.
///
/// # Errors
/// As for opening it, and what `read` answers.
pub fn look<T>(
    file: &OpenFile,
    copy: &Path,
    read: impl FnOnce(&Connection) -> Result<T>,
) -> Result<T> {
    read(&connection::connect_to_whole(copy, key_of(file, copy))?)
}

/// Writes a backup anew, whole or not at all: `run` changes a copy of it, which then takes its place and its time. It
/// opens with the key of the catalogue from then on.
///
/// # Errors
/// As [`backup`], and what `run` answers: then the backup is as it was.
pub fn rewrite(
    file: &OpenFile,
    copy: &BackupFile,
    run: impl FnOnce(Connection) -> Result<Connection>,
) -> Result<Rewritten> {
    super::passphrase::close_plain(copy, file.key())?;
    let draft = draft::beside(&copy.path)?;
    fs::copy(&copy.path, &draft).map_err(Error::io("Reading", &copy.path))?;
    let mut db = match connection::connect_to_whole(&draft, file.key()) {
        Ok(db) => db,
        Err(Error::NotOurs(_) | Error::NotOursOrWrongPassphrase(_)) => {
            fs::remove_file(&copy.path)
                .map_err(Error::io("Removing the old backup", &copy.path))?;
            return Ok(Rewritten::Removed);
        }
        Err(other) => return Err(other),
    };
    // What fails half-way is thrown away.
    connection::set_journal(&db, "memory")?;
    super::schema::bring_up_to_date(&mut db)?;
    run(db)?.close().map_err(|(_, error)| error)?;
    set_time(&draft, copy.at)?;
    draft::replace(draft, &copy.path)?;
    Ok(Rewritten::Yes)
}

/// By this time a backup is known as ours: see `backups`.
pub(super) fn set_time(copy: &Path, at: Timestamp) -> Result<()> {
    let written = SystemTime::try_from(at).unwrap_or_else(|_| SystemTime::now());
    fs::File::options()
        .write(true)
        .open(copy)
        .and_then(|copy| copy.set_modified(written))
        .map_err(Error::io("Writing", copy))
}

/// The copies that the program made of this catalogue by itself, oldest first.
///
/// Only what has a name we give and was last written at the time its name says: a file that somebody
/// put there, renamed, opened and worked in, is not among them.
///
/// # Errors
/// `Io` when the folder is there but cannot be read.
pub fn backups(file: &OpenFile) -> Result<Vec<BackupFile>> {
    backups_of(&file.path)
}

/// The same of the catalogue at `path`, whether or not it can be opened.
///
/// # Errors
/// As [`backups`].
pub fn backups_of(path: &Path) -> Result<Vec<BackupFile>> {
    let folder = folder_of(path);
    let entries = match fs::read_dir(&folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(Error::io("Reading the folder", &folder))?,
    };
    let mut found: Vec<BackupFile> = entries
        .flatten()
        .filter_map(|entry| {
            let (at, before) = read_name(path, entry.file_name().to_str()?)?;
            // Of the entry itself: a link is not ours.
            let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            let written = Timestamp::try_from(about.modified().ok()?).ok()?;
            // Sticks keep times in steps of two seconds.
            let ours = written.duration_since(at).abs() <= SignedDuration::from_secs(2);
            ours.then(|| BackupFile {
                path: entry.path(),
                at,
                before,
                bytes: about.len(),
            })
        })
        .collect();
    found.sort_by(|a, b| (a.at, &a.path).cmp(&(b.at, &b.path)));
    Ok(found)
}

fn thin_out(file: &OpenFile, now: Timestamp) -> Result<()> {
    let found = backups(file)?;
    let kept: Vec<Kept> = found
        .iter()
        .map(|backup| Kept {
            at: backup.at,
            bytes: backup.bytes,
            for_good: backup.before == Some(Before::Migration),
        })
        .collect();
    for index in thinning::superfluous(&kept, now) {
        let path = &found[index].path;
        fs::remove_file(path).map_err(Error::io("Removing the old backup", path))?;
    }
    Ok(())
}

/// `Greenfield.hereabouts` keeps its backups in `Greenfield.backups`.
fn folder_of(path: &Path) -> PathBuf {
    let name = path.with_extension("");
    place::beside(&name, ".backups")
}

const ENDING: &str = ".hereabouts";
const TIME: &str = "%Y-%m-%d %H-%M-%SZ";

/// `Greenfield 2026-11-03 14-02-33Z before import.hereabouts`. The time is UTC: no hour comes twice.
fn name_of(path: &Path, at: Timestamp, before: Option<Before>) -> String {
    let why = match before {
        None => "",
        Some(Before::Import) => " before import",
        Some(Before::Migration) => " before update",
    };
    format!("{}{}{why}{ENDING}", start_of_names(path), at.strftime(TIME))
}

fn read_name(path: &Path, name: &str) -> Option<(Timestamp, Option<Before>)> {
    let middle = name
        .strip_prefix(&start_of_names(path))?
        .strip_suffix(ENDING)?;
    let (time, why) = middle.split_at_checked("2026-11-03 14-02-33Z".len())?;
    let before = match why {
        "" => None,
        " before import" => Some(Before::Import),
        " before update" => Some(Before::Migration),
        _ => return None,
    };
    let civil = jiff::civil::DateTime::strptime(TIME, time).ok()?;
    let at = jiff::tz::Offset::UTC.to_timestamp(civil).ok()?;
    Some((at, before))
}

fn start_of_names(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    format!("{} ", stem.to_string_lossy())
}

#[cfg(test)]
mod tests;
