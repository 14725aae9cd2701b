//! Setting, changing and removing a passphrase: always by writing a new file. Never by `PRAGMA rekey`,
//! which a power cut can leave readable by neither passphrase.

use super::connection::{self, APPLICATION_ID};
use super::file;
use super::key::{Key, Passphrase};
use super::{check, draft, place};
use crate::error::{Error, Result};
use rusqlite::Connection;
use std::path::Path;

/// Gives the catalogue at `path` the passphrase `new`, or none. Every connection of this program to it
/// must be closed before; open it again afterwards. A power cut leaves the old file or the new one.
///
/// Backups made before keep the passphrase they were made with.
///
/// # Errors
/// `NotOursOrWrongPassphrase` when `old` is not the one it has; `ReadOnly`; `Busy` when another
/// program has it open; `DiskFull`. In each case the file is as it was.
pub fn set_passphrase(
    path: &Path,
    old: Option<&Passphrase>,
    new: Option<&Passphrase>,
) -> Result<()> {
    let path = place::of_existing_file(path)?;
    if let Some(why) = place::why_read_only(&path) {
        return Err(Error::ReadOnly(why));
    }
    let old_key = file::key_for(&path, old)?;
    let new_key = new.map(|words| Key::derive(words, &place::fresh_salt()));
    let permissions = path
        .metadata()
        .map_err(Error::io("Opening", &path))?
        .permissions();
    let draft = draft::beside(&path)?;

    let mut db = connection::connect_to_whole(&path, old_key.as_ref())?;
    // Alone with the file until the new one has its name, and no log left that belongs to the old.
    db.pragma_update(None, "locking_mode", "exclusive")?;
    let journal: String =
        db.pragma_update_and_check(None, "journal_mode", "delete", |row| row.get(0))?;
    if journal != "delete" {
        return Err(Error::Busy);
    }
    db.execute_batch("BEGIN EXCLUSIVE; COMMIT;")?;
    copy_into(&mut db, &draft, new_key.as_ref())?;
    compare(&db, &draft, new_key.as_ref())?;
    std::fs::set_permissions(&draft, permissions).map_err(Error::io("Writing", &path))?;
    if cfg!(windows) {
        // Windows does not replace a file that is open.
        db.close().map_err(|(_, error)| error)?;
        draft::replace(draft, &path)
    } else {
        draft::replace(draft, &path)?;
        db.close().map_err(|(_, error)| error)?;
        Ok(())
    }
}

fn copy_into(db: &mut Connection, draft: &Path, key: Option<&Key>) -> Result<()> {
    db.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    let name = draft.to_str().ok_or_else(|| {
        Error::invalid("The name of the catalogue's folder has letters that no computer can read. Move it to a folder with another name first.")
    })?;
    // An empty key makes a plain file.
    db.execute(
        "ATTACH DATABASE ?1 AS fresh KEY ?2",
        (name, key.map_or("", |key| key.for_sqlcipher())),
    )?;
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    db.execute_batch("PRAGMA fresh.journal_mode = MEMORY; PRAGMA fresh.synchronous = OFF;")?;
    db.query_row("SELECT sqlcipher_export('fresh')", [], |_| Ok(()))
        .map_err(named)?;
    // The two numbers that the export leaves out.
    db.pragma_update(Some("fresh"), "application_id", APPLICATION_ID)?;
    db.pragma_update(Some("fresh"), "user_version", version)?;
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
