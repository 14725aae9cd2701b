//! One catalogue file: made, opened, and connected to again. No connection to a catalogue is opened
//! anywhere else, so that every one of them has the same key and the same pragmas.

use super::draft;
use super::folder::Folder;
use super::key::{Key, Passphrase};
use super::place::{self, Head};
use super::schema;
use crate::error::{Error, Result};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// SQLite's `application_id` of a catalogue: "Here". For ever.
pub const APPLICATION_ID: i32 = 0x4865_7265;

/// How long a connection waits for another that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// How edits are made safe against a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Journal {
    /// Write-ahead log, `synchronous=FULL`.
    Wal,
    /// Rollback journal, `synchronous=EXTRA`: FULL alone does not sync the folder after the journal
    /// is removed, and a journal that comes back takes the last edit with it.
    Rollback,
}

/// How this process may touch the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Write,
    /// Others may be writing to it; locks and logs are obeyed.
    Read,
    /// Nobody can write to it, and nothing is left beside it: read as it is, without any file beside it.
    ReadFrozen,
}

/// What is known of a catalogue that is open.
pub struct OpenFile {
    /// Absolute, links followed.
    pub path: PathBuf,
    pub encrypted: bool,
    /// Why it can only be read: completes "This catalogue is open for reading only, because …".
    pub read_only: Option<String>,
    /// A better place is offered: the file lies in a synchronised or network folder.
    pub advice: Option<String>,
    pub journal: Journal,
    key: Option<Key>,
    access: Access,
}

impl OpenFile {
    /// Makes a catalogue at `path`, whole or not at all, and opens it.
    ///
    /// # Errors
    /// `AlreadyThere` when anything is there: nothing is ever overwritten. `DiskFull`, `Io`.
    pub fn create(path: &Path, passphrase: Option<&Passphrase>) -> Result<(OpenFile, Connection)> {
        let path = place::for_new_file(path)?;
        let draft = draft::beside(&path)?;
        let key = passphrase.map(|words| Key::derive(words, &place::fresh_salt()));
        {
            let mut db = connect_to_draft(&draft, key.as_ref())?;
            schema::build(&mut db)?;
            db.close().map_err(|(_, error)| error)?;
        }
        draft::put_in_place(draft, &path)?;
        // Read now, while nobody has it open.
        place::head(&path)?;
        OpenFile::open_with(path, key)
    }

    /// Opens the catalogue at `path`. Its schema may be older than this program: see `schema::migrate`.
    /// A passphrase given for a catalogue that has none is not used.
    ///
    /// # Errors
    /// `NotOurs`, `NeedsPassphrase`, `NotOursOrWrongPassphrase`, `FileTooNew`, `Busy`, `Io`, `Invalid`;
    /// in each case nothing was changed.
    pub fn open(path: &Path, passphrase: Option<&Passphrase>) -> Result<(OpenFile, Connection)> {
        let path = place::of_existing_file(path)?;
        let key = key_for(&path, passphrase)?;
        OpenFile::open_with(path, key)
    }

    /// Opens a catalogue only to copy it: its journal stays the one it has.
    pub(super) fn open_to_copy(
        path: &Path,
        passphrase: Option<&Passphrase>,
    ) -> Result<(OpenFile, Connection)> {
        let path = place::of_existing_file(path)?;
        let key = key_for(&path, passphrase)?;
        let file = OpenFile::describe(path, key);
        let db = file.first_to_read()?;
        Ok((file, db))
    }

    fn open_with(path: PathBuf, key: Option<Key>) -> Result<(OpenFile, Connection)> {
        let mut file = OpenFile::describe(path, key);
        let db = match file.access {
            Access::Write => file.first_to_write()?,
            Access::Read | Access::ReadFrozen => file.first_to_read()?,
        };
        Ok((file, db))
    }

    /// What can be said before the first connection.
    fn describe(path: PathBuf, key: Option<Key>) -> OpenFile {
        let folder = Folder::of(&path);
        let read_only = place::why_read_only(&path);
        OpenFile {
            encrypted: key.is_some(),
            advice: folder.advice(),
            journal: match folder {
                Folder::OnThisLaptop => Journal::Wal,
                Folder::Synchronised(_) | Folder::Network(_) => Journal::Rollback,
            },
            access: match &read_only {
                None => Access::Write,
                Some(_) if place::unfinished_beside(&path) => Access::Read,
                Some(_) => Access::ReadFrozen,
            },
            read_only,
            key,
            path,
        }
    }

    /// Another connection with the same key and pragmas. One that is for reading refuses to write.
    ///
    /// # Errors
    /// As [`OpenFile::open`]; `ReadOnly` when writing is asked of a file that can only be read.
    pub fn connect(&self, reading: bool) -> Result<Connection> {
        if let (false, Some(why)) = (reading, &self.read_only) {
            return Err(Error::ReadOnly(why.clone()));
        }
        let db = connect_to(&self.path, self.key.as_ref(), self.access)?;
        self.verify(&db)?;
        if reading {
            db.pragma_update(None, "query_only", true)?;
        }
        Ok(db)
    }

    fn first_to_read(&self) -> Result<Connection> {
        self.connect(true).map_err(|error| match error {
            Error::Database(_) | Error::ReadOnly(_) if self.access == Access::Read => {
                place::left_behind(&self.path)
            }
            other => other,
        })
    }

    /// The first connection: settles which journal the file has.
    fn first_to_write(&mut self) -> Result<Connection> {
        if self.journal == Journal::Wal {
            if let Some(db) = self.with_write_ahead_log()? {
                return Ok(db);
            }
            self.journal = Journal::Rollback;
        }
        let db = connect_to(&self.path, self.key.as_ref(), self.access)?;
        // Alone with the file, SQLite needs no memory shared with others to leave the write-ahead log.
        db.pragma_update(None, "locking_mode", "exclusive")?;
        self.verify(&db)?;
        set_journal(&db, "delete")?;
        db.pragma_update(None, "locking_mode", "normal")?;
        // The lock goes with the next thing that is read.
        self.verify(&db)?;
        Ok(db)
    }

    fn verify(&self, db: &Connection) -> Result<()> {
        verify(db, &self.path, self.encrypted)?;
        pragmas(db, self.journal)
    }

    /// None where a write-ahead log cannot work: on file systems without shared memory.
    fn with_write_ahead_log(&self) -> Result<Option<Connection>> {
        let db = connect_to(&self.path, self.key.as_ref(), self.access)?;
        let took = self.verify(&db).and_then(|()| set_journal(&db, "wal"));
        match took {
            Ok(took) => Ok(took.then_some(db)),
            Err(Error::DiskFailed) => Ok(None),
            Err(Error::Database(error)) => match error.sqlite_error_code() {
                Some(ErrorCode::CannotOpen | ErrorCode::FileLockingProtocolFailed) => Ok(None),
                _ => Err(Error::Database(error)),
            },
            Err(other) => Err(other),
        }
    }

    pub(super) fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }
}

/// A catalogue in memory, for trying things and for tests.
///
/// # Errors
/// `Database`, when there is no memory for it.
pub fn in_memory() -> Result<Connection> {
    let mut db = Connection::open_in_memory()?;
    pragmas(&db, Journal::Wal)?;
    schema::build(&mut db)?;
    Ok(db)
}

/// The key of the file at `path`, once it is clear that it may be a catalogue.
pub(super) fn key_for(path: &Path, passphrase: Option<&Passphrase>) -> Result<Option<Key>> {
    match (place::head(path)?, passphrase) {
        (Head::Ours, _) => Ok(None),
        (Head::Foreign, _) => Err(Error::NotOurs(path.to_owned())),
        (Head::PerhapsSalt(_), None) => Err(Error::NeedsPassphrase(path.to_owned())),
        (Head::PerhapsSalt(salt), Some(words)) => Ok(Some(Key::derive(words, &salt))),
    }
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
fn connect_to(path: &Path, key: Option<&Key>, access: Access) -> Result<Connection> {
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
        db.key(None::<&str>, key.for_sqlcipher(), false)?;
    }
    db.busy_timeout(PATIENCE)?;
    // What a hostile file is kept from; see https://www.sqlite.org/security.html.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.execute_batch(
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;",
    )?;
    Ok(db)
}

/// The pragmas of every connection. They read the file, so that it must be ours, or empty.
fn pragmas(db: &Connection, journal: Journal) -> Result<()> {
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

/// Whether the file took the journal that was asked for.
fn set_journal(db: &Connection, mode: &str) -> Result<bool> {
    let got: String = db.pragma_update_and_check(None, "journal_mode", mode, |row| row.get(0))?;
    Ok(got == mode)
}

#[cfg(test)]
mod tests;
