//! Setting, changing and removing a passphrase: always by writing a new file. Never by `PRAGMA rekey`,
//! which a power cut can leave readable by neither passphrase.

use super::backup::{self, BackupFile};
use super::connection::{self, APPLICATION_ID};
use super::key::{Key, Passphrase};
use super::unlock::{Unlock, key_for};
use super::{check, draft, place};
use crate::error::{Error, Result};
use rusqlite::{Connection, OptionalExtension};
use std::path::{Path, PathBuf};

/// Gives the catalogue at `path` the passphrase `new`, or none; `old` is what opens it now. Every connection
/// of this program to it must be closed before; open it again afterwards. A power cut leaves the old file
/// or the new one.
///
/// Backups that open with the old one are written anew after it, so that they open with what the catalogue opens
/// with: those beside it, and those elsewhere that can be reached. Answers those for which that did not work, or that
/// are out of reach: they open as they did. Once they turn up, those that have no passphrase are given this one.
///
/// # Errors
/// `NotOursOrWrongPassphrase` when `old` is not what opens it; `ReadOnly`; `Busy` when another
/// program has it open; `DiskFull`. In each case the file is as it was.
pub fn set_passphrase<'a>(
    path: &Path,
    old: impl Into<Unlock<'a>>,
    new: Option<&Passphrase>,
) -> Result<Vec<PathBuf>> {
    let path = place::of_existing_file(path)?;
    if let Some(why) = place::why_read_only(&path) {
        return Err(Error::ReadOnly(why));
    }
    let old_key = key_for(&path, old.into())?;
    let new_key = new.map(|words| Key::derive(words, &place::fresh_salt()));
    rewrite(&path, old_key.as_ref(), new_key.as_ref(), None)?;
    let backups = backup::backups_of(&path).unwrap_or_default();
    let left = backups
        .into_iter()
        .filter(|copy| rewrite_backup(copy, old_key.as_ref(), new_key.as_ref()).is_err());
    let mut left: Vec<PathBuf> = left.map(|copy| copy.path).collect();
    // It has its key: what cannot be done now stays marked in it.
    left.extend(elsewhere(&path, old_key.as_ref(), new_key.as_ref()).unwrap_or_default());
    Ok(left)
}

/// Set on a backup elsewhere that may open otherwise than its catalogue.
const OPENS_OTHERWISE: u8 = 2;

/// The same in backups that somebody made elsewhere; `path` has the new key already.
fn elsewhere(path: &Path, old: Option<&Key>, new: Option<&Key>) -> Result<Vec<PathBuf>> {
    let db = connection::connect_to_whole(path, new)?;
    let mut left = Vec::new();
    if !knows_elsewhere(&db, "main")? {
        return Ok(left);
    }
    let ours = identity(&db)?;
    let mut known = db.prepare("SELECT path, at FROM backup_elsewhere ORDER BY at, path")?;
    let known = known.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let known: Vec<(String, String)> = known.collect::<rusqlite::Result<_>>()?;
    for (name, at) in known {
        let copy = BackupFile {
            path: PathBuf::from(&name),
            at: at.parse().unwrap_or_else(|_| jiff::Timestamp::now()),
            before: None,
            bytes: 0,
        };
        match rewrite_elsewhere(&copy, &ours, old, new) {
            Ok(()) => {
                db.execute(
                    "UPDATE backup_elsewhere SET due = due & ~?2 WHERE path = ?1",
                    (name, OPENS_OTHERWISE),
                )?;
            }
            Err(_) => left.push(copy.path),
        }
    }
    Ok(left)
}

fn rewrite_elsewhere(
    copy: &BackupFile,
    ours: &Option<String>,
    old: Option<&Key>,
    new: Option<&Key>,
) -> Result<()> {
    if place::known_as_catalogue(&copy.path) {
        return Err(Error::Busy);
    }
    let key = match place::head_of_backup(&copy.path)? {
        place::Head::Ours => None,
        place::Head::PerhapsSalt(_) => old,
        // Another file has its place.
        place::Head::Foreign => return Ok(()),
    };
    let db = connection::connect_to_whole(&copy.path, key)?;
    let theirs = identity(&db)?;
    db.close().map_err(|(_, error)| error)?;
    match theirs == *ours && (key.is_some() || new.is_some()) {
        true => rewrite(&copy.path, key, new, Some(copy)),
        false => Ok(()),
    }
}

/// What names a catalogue in all its copies.
fn identity(db: &Connection) -> Result<Option<String>> {
    let mut fact = db.prepare("SELECT value FROM fact WHERE key = 'catalogue'")?;
    Ok(fact.query_row([], |row| row.get(0)).optional()?)
}

/// An older file knows of no backups elsewhere.
fn knows_elsewhere(db: &Connection, schema: &str) -> Result<bool> {
    let sql = format!("SELECT 1 FROM {schema}.sqlite_schema WHERE name = 'backup_elsewhere'");
    Ok(db.prepare(&sql)?.exists([])?)
}

/// Gives a backup that anybody can read the key of its catalogue, where that has one.
///
/// # Errors
/// As [`set_passphrase`].
pub(super) fn close_plain(copy: &BackupFile, key: Option<&Key>) -> Result<()> {
    match (key, place::head_of_backup(&copy.path)?) {
        (Some(key), place::Head::Ours) => rewrite_backup(copy, None, Some(key)),
        _ => Ok(()),
    }
}

/// Backups that anybody can read although their catalogue has a passphrase are given its key: a power cut
/// came between the catalogue and them when it got it.
///
/// # Errors
/// As [`set_passphrase`].
pub(super) fn close_plain_backups(path: &Path, key: &Key) -> Result<()> {
    let all = backup::backups_of(path)?;
    all.iter().try_for_each(|copy| close_plain(copy, Some(key)))
}

fn rewrite_backup(copy: &BackupFile, old: Option<&Key>, new: Option<&Key>) -> Result<()> {
    let opens = match place::head_of_backup(&copy.path)? {
        place::Head::Ours => true,
        place::Head::PerhapsSalt(salt) => old.is_some_and(|key| key.salt() == salt),
        place::Head::Foreign => false,
    };
    if !opens {
        return Ok(());
    }
    let old = old
        .filter(|_| place::head_of_backup(&copy.path).is_ok_and(|head| head != place::Head::Ours));
    rewrite(&copy.path, old, new, Some(copy))
}

/// Writes the file at `path` anew with another key, whole or not at all. A backup keeps its time.
fn rewrite(
    path: &Path,
    old: Option<&Key>,
    new: Option<&Key>,
    backup: Option<&BackupFile>,
) -> Result<()> {
    let about = path.metadata().map_err(Error::io("Opening", path))?;
    let draft = draft::beside(path)?;
    let mut db = connection::connect_to_whole(path, old)?;
    // Alone with the file until the new one has its name, and no log left that belongs to the old.
    db.pragma_update(None, "locking_mode", "exclusive")?;
    let journal: String =
        db.pragma_update_and_check(None, "journal_mode", "delete", |row| row.get(0))?;
    if journal != "delete" {
        return Err(Error::Busy);
    }
    db.execute_batch("BEGIN EXCLUSIVE; COMMIT;")?;
    copy_into(&mut db, &draft, new, backup.is_none())?;
    compare(&db, &draft, new)?;
    std::fs::set_permissions(&draft, about.permissions()).map_err(Error::io("Writing", path))?;
    if let Some(copy) = backup {
        backup::set_time(&draft, copy.at)?;
    }
    if cfg!(windows) {
        // Windows does not replace a file that is open.
        db.close().map_err(|(_, error)| error)?;
        draft::replace(draft, path)
    } else {
        draft::replace(draft, path)?;
        db.close().map_err(|(_, error)| error)?;
        Ok(())
    }
}

/// `leads`: it is the catalogue itself, which knows of backups elsewhere that have not got the key yet.
fn copy_into(db: &mut Connection, draft: &Path, key: Option<&Key>, leads: bool) -> Result<()> {
    db.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    let name = draft.to_str().ok_or_else(|| {
        Error::invalid("The name of the catalogue's folder has letters that no computer can read. Move it to a folder with another name first.")
    })?;
    // An empty key makes a plain file.
    let key = key.map(Key::for_sqlcipher);
    db.execute(
        "ATTACH DATABASE ?1 AS fresh KEY ?2",
        (name, key.as_ref().map_or("", |key| key.as_str())),
    )?;
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    db.execute_batch("PRAGMA fresh.journal_mode = MEMORY; PRAGMA fresh.synchronous = OFF;")?;
    db.query_row("SELECT sqlcipher_export('fresh')", [], |_| Ok(()))
        .map_err(named)?;
    // The two numbers that the export leaves out.
    db.pragma_update(Some("fresh"), "application_id", APPLICATION_ID)?;
    db.pragma_update(Some("fresh"), "user_version", version)?;
    if leads && key.is_some() && knows_elsewhere(db, "fresh")? {
        db.execute(
            "UPDATE fresh.backup_elsewhere SET due = due | ?1",
            [OPENS_OTHERWISE],
        )?;
    }
    db.execute_batch("DETACH DATABASE fresh")?;
    Ok(())
}

/// The export tells what went wrong in SQLite's words, but not by number.
fn named(error: rusqlite::Error) -> Error {
    let words = error.to_string();
    if words.contains("database or disk is full") {
        Error::DiskFull
    } else if words.contains("disk I/O error") {
        Error::DiskFailed
    } else {
        error.into()
    }
}

/// The new file opens with the new key, is whole, and has as many rows in each table as the old.
fn compare(old: &Connection, draft: &Path, key: Option<&Key>) -> Result<()> {
    let new = connection::connect_to_whole(draft, key)?;
    let mut wrong = check::integrity(&new)?;
    let (before, after) = (rows_by_table(old)?, rows_by_table(&new)?);
    if before != after {
        wrong.push("the new file does not hold what the old one does".into());
    }
    new.close().map_err(|(_, error)| error)?;
    match wrong.into_iter().next() {
        None => Ok(()),
        Some(what) => Err(Error::Damaged(what)),
    }
}

fn rows_by_table(db: &Connection) -> Result<Vec<(String, i64)>> {
    let mut tables = db.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name",
    )?;
    let names: Vec<String> = tables
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    names
        .into_iter()
        .map(|name| {
            let quoted = name.replace('"', "\"\"");
            let rows = db.query_row(&format!("SELECT count(*) FROM \"{quoted}\""), [], |row| {
                row.get(0)
            })?;
            Ok((name, rows))
        })
        .collect()
}
