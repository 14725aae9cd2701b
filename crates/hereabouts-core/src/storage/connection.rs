//! One connection: keyed, looked at, and given the pragmas. No connection to a catalogue is opened
//! anywhere else, so that every one of them has the same.

use super::file::Journal;
use super::key::Key;
use super::{place, schema};
use crate::error::{Error, Result};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// SQLite's `application_id` of a catalogue: "Here". For ever.
pub const APPLICATION_ID: i32 = 0x4865_7265;

/// How long a connection waits for another that is writing.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// How this process may touch the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Write,
    /// Others may be writing to it; locks and logs are obeyed.
    Read,
    /// Nobody can write to it, and nothing is left beside it: read as it is, without any file beside it.
    ReadFrozen,
}

/// A connection to an empty file that is to become a catalogue. What fails half-way is thrown away, and
/// what is finished is synced as a whole: it needs no journal, which would be left beside it.
pub(super) fn connect_to_draft(path: &Path, key: Option<&Key>) -> Result<Connection> {
    let db = connect_to(path, key, Access::Write)?;
    pragmas(&db, Journal::Rollback)?;
    db.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;")?;
    Ok(db)
}

/// A connection to a file that holds a catalogue, whatever journal it has.
pub(super) fn connect_to_whole(path: &Path, key: Option<&Key>) -> Result<Connection> {
    let db = connect_to(path, key, Access::Write)?;
    verify(&db, path, key.is_some())?;
    pragmas(&db, Journal::Rollback)?;
    Ok(db)
}

/// Opens and keys, and reads nothing yet.
pub(super) fn connect_to(path: &Path, key: Option<&Key>, access: Access) -> Result<Connection> {
    let threading = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = match access {
        Access::Write => {
            Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | threading)
        }
        Access::Read => {
            Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | threading)
        }
        Access::ReadFrozen => Connection::open_with_flags(
            place::immutable_uri(path),
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | threading,
        ),
    }?;
    // SQLCipher writes what it thinks to the terminal, which is ours.
    db.pragma_update(None, "cipher_log_level", "NONE")?;
    if let Some(key) = key {
        db.key(None::<&str>, key.for_sqlcipher().as_str(), false)?;
    }
    db.busy_timeout(PATIENCE)?;
    // What a hostile file is kept from; see https://www.sqlite.org/security.html.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A plan does not depend on the values bound to it. Otherwise SQLite prepares most statements again whenever they
    // have been put back among the prepared ones, where their values are cleared: half the time of an import.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.execute_batch(
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;",
    )?;
    Ok(db)
}

/// So many statements stay prepared. One edit takes some sixty, and preparing them again took half the time of a merge.
const PREPARED: usize = 512;

/// The pragmas of every connection. They read the file, so that it must be ours, or empty.
pub(super) fn pragmas(db: &Connection, journal: Journal) -> Result<()> {
    db.set_prepared_statement_cache_capacity(PREPARED);
    db.execute_batch(match journal {
        Journal::Wal => "PRAGMA synchronous = FULL",
        Journal::Rollback => "PRAGMA synchronous = EXTRA",
    })?;
    // The two `fullfsync` matter on macOS, where a plain fsync may stay in the drive's own memory.
    db.execute_batch(
        "PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;",
    )?;
    Ok(())
}

/// While it lasts a connection may keep much of the file at hand: a bulk of records is written all over the indexes of
/// ids, which are drawn at random, and what does not fit is written out and read back for nearly every one of them.
pub struct Room<'a>(&'a Connection);

/// KiB.
const AT_HAND: i64 = 64 * 1_024;

impl Room<'_> {
    /// For as many records as there may be, one after the other.
    pub fn on(db: &Connection) -> Result<Room<'_>> {
        Room::of(db, AT_HAND)
    }

    /// For so many records that lie anywhere among the others: each is in a page of its own of every index.
    pub fn for_records(db: &Connection, records: usize) -> Result<Room<'_>> {
        /// KiB of pages that writing one record has to do with.
        const OF_A_RECORD: i64 = 32;
        /// An old laptop has not much more to spare.
        const MOST: i64 = 256 * 1_024;
        let records = i64::try_from(records).unwrap_or(i64::MAX);
        Room::of(db, records.saturating_mul(OF_A_RECORD).clamp(AT_HAND, MOST))
    }

    fn of(db: &Connection, kib: i64) -> Result<Room<'_>> {
        // Negative where it is not pages; see https://www.sqlite.org/pragma.html#pragma_cache_size.
        db.pragma_update(None, "cache_size", -kib)?;
        Ok(Room(db))
    }
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        /// What SQLite takes by itself.
        const USUAL: i64 = -2_000;
        // Memory that is not given back is no reason to fail.
        let _ = self.0.pragma_update(None, "cache_size", USUAL);
        let _ = self.0.execute_batch("PRAGMA shrink_memory");
    }
}

/// Whether the file can be read with the key, is ours, and is not newer than this program.
/// The first thing that reads the file, and changes nothing.
pub(super) fn verify(db: &Connection, path: &Path, encrypted: bool) -> Result<()> {
    let number = |pragma: &str| db.pragma_query_value(None, pragma, |row| row.get::<_, i32>(0));
    let application = match number("application_id") {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            return Err(if encrypted {
                Error::NotOursOrWrongPassphrase(path.to_owned())
            } else {
                Error::NotOurs(path.to_owned())
            });
        }
        other => other?,
    };
    let version = number("user_version")?;
    if application != APPLICATION_ID || version < 1 {
        return Err(Error::NotOurs(path.to_owned()));
    }
    if version.unsigned_abs() > schema::SCHEMA_VERSION {
        return Err(Error::FileTooNew(path.to_owned()));
    }
    // Reads the schema, and so the pages on which all others hang.
    let _tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(())
}

/// Gives the file a journal, or leaves it the one it has.
///
/// # Errors
/// `Busy` at once when two do it at the same moment; see also [`no_shared_memory`].
pub(super) fn set_journal(db: &Connection, mode: &str) -> Result<()> {
    let got: String = db.pragma_update_and_check(None, "journal_mode", mode, |row| row.get(0))?;
    match got == mode {
        true => Ok(()),
        // SQLite keeps the one it has, without an error, where it cannot have the other.
        false => Err(Error::Database(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CANTOPEN),
            Some(format!("the file keeps its journal mode {got}")),
        ))),
    }
}

/// How SQLite fails on file systems where a write-ahead log cannot work.
pub(super) fn no_shared_memory(error: &Error) -> bool {
    match error {
        Error::DiskFailed => true,
        Error::Database(error) => matches!(
            error.sqlite_error_code(),
            Some(ErrorCode::CannotOpen | ErrorCode::FileLockingProtocolFailed)
        ),
        _ => false,
    }
}
