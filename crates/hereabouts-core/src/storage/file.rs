//! One catalogue file: made, opened, and connected to again.

use super::connection::{
    Access, PATIENCE, connect_to, connect_to_draft, no_shared_memory, pragmas, set_journal, verify,
};
use super::folder::Folder;
use super::key::{Key, Passphrase};
use super::unlock::{Unlock, key_for};
use super::{damage, draft, place, schema, wal};
use crate::error::{Error, Result};
use jiff::Timestamp;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How edits are made safe against a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Journal {
    /// Write-ahead log, `synchronous=FULL`.
    Wal,
    /// Rollback journal, `synchronous=EXTRA`: FULL alone does not sync the folder after the journal
    /// is removed, and a journal that comes back takes the last edit with it.
    Rollback,
}

/// With a rollback journal nobody can read once the first page of a transaction is written to the file:
/// so many (256 MiB) stay in memory until the commit, so that reading goes on during an import.
const HELD_BACK_PAGES: u32 = 65_536;

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
    /// Its write-ahead log was found damaged and went on after the damage: what was edited last may be
    /// missing.
    pub cut_short: bool,
    key: Option<Key>,
    /// When a copy of it was looked through wholly last, in this opening.
    pub(super) looked_through: Mutex<Option<Timestamp>>,
    access: Access,
}

impl OpenFile {
    /// Makes a catalogue at `path`, whole or not at all, and opens it.
    ///
    /// # Errors
    /// `AlreadyThere` when anything is there: nothing is ever overwritten. `DiskFull`, `Io`.
    pub fn create(path: &Path, passphrase: Option<&Passphrase>) -> Result<(OpenFile, Connection)> {
        OpenFile::create_filled(path, passphrase, Ok)
    }

    /// The same; `fill` writes what the catalogue begins with while its file has no name yet, so that
    /// what fails there leaves nothing behind.
    pub fn create_filled(
        path: &Path,
        passphrase: Option<&Passphrase>,
        fill: impl FnOnce(Connection) -> Result<Connection>,
    ) -> Result<(OpenFile, Connection)> {
        let path = place::for_new_file(path)?;
        let draft = draft::beside(&path)?;
        let key = passphrase.map(|words| Key::derive(words, &place::fresh_salt()));
        fill_keyed(&draft, key.as_ref(), |db| Ok((fill(db)?, ())))?;
        draft::put_in_place(draft, &path)?;
        // Read now, while nobody has it open.
        place::head(&path)?;
        OpenFile::open_with(path, key)
    }

    /// Opens the catalogue at `path`. Its schema may be older than this program: see `schema::migrate`.
    /// What is given for a catalogue that has no passphrase is not used.
    ///
    /// # Errors
    /// `NotOurs`, `NeedsPassphrase`, `NotOursOrWrongPassphrase`, `OldRecoveryKey`, `FileTooNew`, `Damaged`,
    /// `Busy`, `Io`, `Invalid`; in each case nothing was changed.
    pub fn open<'a>(path: &Path, unlock: impl Into<Unlock<'a>>) -> Result<(OpenFile, Connection)> {
        let path = place::of_existing_file(path)?;
        let unlock = unlock.into();
        key_for(&path, unlock)
            .and_then(|key| OpenFile::open_with(path.clone(), key))
            .map_err(|error| damage::beneath(error, &path, unlock))
    }

    /// Opens a catalogue only to copy it: its journal stays the one it has.
    pub(crate) fn open_to_copy(path: &Path, unlock: Unlock<'_>) -> Result<(OpenFile, Connection)> {
        let path = place::of_existing_file(path)?;
        let key = key_for(&path, unlock)?;
        let file = OpenFile::describe(path, key);
        let db = file.first_to_read()?;
        Ok((file, db))
    }

    /// Opens a second copy of this catalogue only to read it, with the key of this one where it has one.
    pub(crate) fn open_second(&self, path: &Path) -> Result<(OpenFile, Connection)> {
        let path = place::of_existing_file(path)?;
        let key = match super::salt(&path)? {
            Some(_) => self.key.clone(),
            None => None,
        };
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
            cut_short: wal::goes_on_after_damage(&path),
            read_only,
            looked_through: Mutex::default(),
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
            match patiently(|| self.with_write_ahead_log()) {
                Err(error) if no_shared_memory(&error) => self.journal = Journal::Rollback,
                opened => return opened,
            }
        }
        match patiently(|| self.with_rollback_journal(false)) {
            Err(error) if no_shared_memory(&error) => {
                patiently(|| self.with_rollback_journal(true))
            }
            opened => opened,
        }
    }

    fn with_write_ahead_log(&self) -> Result<Connection> {
        let db = connect_to(&self.path, self.key.as_ref(), self.access)?;
        self.verify(&db)?;
        set_journal(&db, "wal")?;
        Ok(db)
    }

    /// Alone with the file, SQLite can leave the write-ahead log without memory shared with others; but
    /// two that want to be alone at once can each wait for the other.
    fn with_rollback_journal(&self, alone: bool) -> Result<Connection> {
        let db = connect_to(&self.path, self.key.as_ref(), self.access)?;
        if alone {
            db.pragma_update(None, "locking_mode", "exclusive")?;
        }
        self.verify(&db)?;
        set_journal(&db, "delete")?;
        if alone {
            db.pragma_update(None, "locking_mode", "normal")?;
            // The lock goes with the next thing that is read.
            self.verify(&db)?;
        }
        Ok(db)
    }

    fn verify(&self, db: &Connection) -> Result<()> {
        verify(db, &self.path, self.encrypted)?;
        pragmas(db, self.journal)?;
        if self.journal == Journal::Rollback {
            db.pragma_update(None, "cache_spill", HELD_BACK_PAGES)?;
        }
        Ok(())
    }

    pub(super) fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// Whether this is the passphrase it has now.
    pub fn is_opened_by(&self, passphrase: &Passphrase) -> bool {
        self.key.as_ref().is_some_and(|key| key.is_of(passphrase))
    }
}

/// Makes a catalogue of an empty file that has no name yet, encrypted from its first byte where there is a passphrase;
/// `fill` writes what it begins with. It is closed when this answers, and not on the disk yet: whoever gives it its name
/// syncs it first.
///
/// # Errors
/// Those of `fill`; `DiskFull`, `Io`.
pub(crate) fn fill_draft<T>(
    draft: &Path,
    passphrase: Option<&Passphrase>,
    fill: impl FnOnce(Connection) -> Result<(Connection, T)>,
) -> Result<T> {
    let key = passphrase.map(|words| Key::derive(words, &place::fresh_salt()));
    fill_keyed(draft, key.as_ref(), fill)
}

fn fill_keyed<T>(
    draft: &Path,
    key: Option<&Key>,
    fill: impl FnOnce(Connection) -> Result<(Connection, T)>,
) -> Result<T> {
    let mut db = connect_to_draft(draft, key)?;
    schema::build(&mut db)?;
    let (db, filled) = fill(db)?;
    db.close().map_err(|(_, error)| error)?;
    Ok(filled)
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

/// Two that change the journal at the same moment are both refused at once, without any waiting: one of
/// them has to let go of the file for a while.
fn patiently(open: impl Fn() -> Result<Connection>) -> Result<Connection> {
    let began = Instant::now();
    loop {
        match open() {
            Err(Error::Busy) if began.elapsed() < PATIENCE => {
                let uneven = u64::from(began.elapsed().subsec_nanos() % 40);
                std::thread::sleep(Duration::from_millis(10 + uneven));
            }
            opened => return opened,
        }
    }
}

#[cfg(test)]
mod tests;
