//! What the file itself can say about being whole, and how all of it comes into one file.

use crate::error::{Error, Result};
use rusqlite::Connection;
use std::time::Duration;

/// What SQLite and SQLCipher find wrong with the file, a sentence each; nothing when it is whole.
///
/// # Errors
/// `Busy` when an encrypted file is written to by others all the time; `Damaged` or `Database` when
/// the file cannot even be asked.
pub fn integrity(db: &Connection) -> Result<Vec<String>> {
    let mut found = lines_of(db, "PRAGMA integrity_check")?;
    found.retain(|line| line != "ok");
    // Reading meets few of the pages of an encrypted file; this compares the seal of every one.
    if is_encrypted(db)? {
        // It looks at the file alone, where a page can be half written while its whole self is in the
        // log: after a power cut during a checkpoint. Where nothing may be written, nothing is.
        match checkpoint(db) {
            Ok(true) | Err(Error::ReadOnly(_)) => {}
            Ok(false) => return Err(Error::Busy),
            Err(other) => return Err(other),
        }
        found.extend(lines_of(db, "PRAGMA cipher_integrity_check")?);
    }
    Ok(found)
}

fn is_encrypted(db: &Connection) -> Result<bool> {
    Ok(lines_of(db, "PRAGMA cipher_status")?
        .iter()
        .any(|status| status == "1"))
}

fn lines_of(db: &Connection, question: &str) -> Result<Vec<String>> {
    let mut statement = db.prepare(question)?;
    let lines = statement.query_map([], |row| row.get(0))?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

/// Brings the write-ahead log into the file and empties it, so that a copy made in the file manager
/// is whole. True when it did; false when somebody was reading or writing just then: ask again later.
///
/// # Errors
/// `DiskFull`, `DiskFailed`.
pub fn checkpoint(db: &Connection) -> Result<bool> {
    let patience: u32 = db.pragma_query_value(None, "busy_timeout", |row| row.get(0))?;
    db.busy_timeout(Duration::from_millis(100))?;
    let busy = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
        row.get::<_, bool>(0)
    });
    db.busy_timeout(Duration::from_millis(patience.into()))?;
    match busy.map_err(Error::from) {
        Ok(busy) => Ok(!busy),
        Err(Error::Busy) => Ok(false),
        Err(other) => Err(other),
    }
}
