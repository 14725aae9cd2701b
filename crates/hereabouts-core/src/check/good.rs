//! The last backup that is whole, for when the catalogue is not.

use super::replay;
use crate::error::Result;
use crate::storage::backup::BackupFile;
use crate::storage::{self, OpenFile, Unlock};
use rusqlite::Connection;
use std::path::Path;

/// The newest of the backups that the program made of the catalogue at `path` which opens with what the
/// catalogue opens with, and in which nothing is wrong. The catalogue itself need not open.
///
/// # Errors
/// `Io` when the folder of backups is there but cannot be read.
pub fn last_good_backup<'a>(
    path: &Path,
    unlock: impl Into<Unlock<'a>>,
) -> Result<Option<BackupFile>> {
    let unlock = unlock.into();
    let newest_first = storage::backups_of(path)?.into_iter().rev();
    let good = |copy: &BackupFile| {
        let opened = OpenFile::open_to_copy(&copy.path, unlock);
        opened.is_ok_and(|(_, db)| is_whole(&db).unwrap_or(false))
    };
    Ok(newest_first.into_iter().find(good))
}

/// Whether file and content are whole. One of an older version only says so of the file.
fn is_whole(db: &Connection) -> Result<bool> {
    if !storage::integrity(db)?.is_empty() {
        return Ok(false);
    }
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version != storage::SCHEMA_VERSION {
        return Ok(true);
    }
    let proof = replay::prove(db, None)?;
    Ok(proof.rows.is_empty() && proof.hash.is_empty())
}
