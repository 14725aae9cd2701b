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

/// What is wrong with the file as far as it is told by reading its pages once: what lies on each is laid out as it should
/// be, of an encrypted file its seal is whole, and every page is free, or in use once. What is longer than a page is
/// followed to the last of its pages, which is not read. It takes a tenth of [`integrity`], which also compares indexes
/// with their tables.
///
/// # Errors
/// `Damaged` when a page cannot even be read.
pub(super) fn pages(db: &Connection) -> Result<Vec<String>> {
    // What the pragma says of the page size is a text where the file is encrypted.
    let (used, corrupted, page_size): (u64, u64, u64) = db.query_row(
        "SELECT count(*), coalesce(sum(pagetype = 'corrupted'), 0), max(pgsize) FROM dbstat",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let number = |pragma: &str| db.pragma_query_value(None, pragma, |row| row.get::<_, u64>(0));
    let (all, free) = (number("page_count")?, number("freelist_count")?);
    // The page with the byte at which SQLite locks the file, where it is that long, is never written.
    let locked = u64::from(all > LOCK_BYTE / page_size);
    if corrupted > 0 || used + free + locked != all {
        return Ok(vec!["its pages are not as they were written".to_owned()]);
    }
    Ok(Vec::new())
}

/// See https://www.sqlite.org/fileformat2.html#the_lock_byte_page.
const LOCK_BYTE: u64 = 0x4000_0000;

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
