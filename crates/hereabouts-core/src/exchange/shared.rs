//! A folder that some other program keeps the same on all laptops: each leaves its own file there and takes in those
//! of the others. The catalogue itself never lies in it.
//!
//! A stick or a network drive may take its time, so the folder is touched outside any transaction: nobody who writes
//! waits for it.

mod former;
mod news;
#[cfg(test)]
mod tests;

pub use former::{Became, FormerFile};
pub use news::{FolderFile, FolderNews};

use super::{ChangesSaved, device, file, folder, peer, send};
use crate::audience::Audience;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::log::door::Tx;
use crate::log::{Vector, held, rows};
use former::Former;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};
use unicode_normalization::UnicodeNormalization;

/// The fact of this file that names the folder.
const FOLDER: &str = "exchange_folder";
/// What this laptop left there last, as JSON of a [`Left`].
const LEFT: &str = "exchange_left";

const OLDER: &str = "What you left in the folder holds more than there is here: this is an older copy of the catalogue, perhaps a backup. Take that file in first, on the page “Work together”. It was not changed.";

/// A file that takes longer than this to leave is left by itself so many times as long after that at the earliest.
const LONG: Duration = Duration::from_secs(5);
const RESTS: u32 = 20;

/// What is remembered of the folder while the catalogue is open.
#[derive(Default)]
pub(crate) struct Watched {
    /// Held while the file of this laptop is written; until then it is not left again by itself.
    leaving: Mutex<Option<Instant>>,
    /// Why it could not be left when that was tried last.
    trouble: Mutex<Option<String>>,
    looked_at: Mutex<news::LookedAt>,
}

/// The file that this laptop left.
#[derive(Serialize, Deserialize)]
struct Left {
    path: String,
    /// ISO 8601 time.
    at: String,
    holds: Holds,
}

/// What a file that is left follows from, short of private notes.
#[derive(Default, PartialEq, Serialize, Deserialize)]
struct Holds {
    held: Vector,
    sent: Vector,
    erasures: String,
    /// What neither number tells.
    #[serde(default)]
    uncounted: String,
}

impl Left {
    /// None where nothing was left, or what was is not told in this way.
    fn of(db: &Connection) -> Result<Option<Left>> {
        let left = rows::fact(db, LEFT)?;
        Ok(left.and_then(|text| serde_json::from_str(&text).ok()))
    }

    fn remember(&self, db: &Connection) -> Result<()> {
        let text = serde_json::to_string(self).map_err(|e| Error::Damaged(e.to_string()))?;
        rows::set_fact(db, LEFT, &text)
    }
}

impl Holds {
    fn now(db: &Connection) -> Result<Holds> {
        Ok(Holds {
            held: held::held(db)?,
            sent: held::sent(db)?,
            erasures: send::erasures(db)?,
            uncounted: send::uncounted(db)?,
        })
    }
}

impl Catalogue {
    /// Chooses the folder, or (null) none any more. This laptop's own file goes from the one that was chosen before;
    /// answers what became of it, none where nothing had been left there. All else in it stays.
    ///
    /// # Errors
    /// `Invalid` for a folder that is not there, cannot be written to, or is no place for it. That the one before is out
    /// of reach is no error.
    pub fn watch_folder(&self, path: Option<String>) -> Result<Outcome<Option<FormerFile>>> {
        if let Some(path) = &path {
            folder::valid(Path::new(path), self.path())?;
        }
        *lock(&self.watched.trouble) = None;
        let chosen = self.transact(Label::of(Action::Merge), |tx| {
            // Whoever chooses works here: a copy that was made by hand is one of its own from now on. It leaves a file,
            // and takes away none of what it was copied from.
            let device = device::settle(tx.db(), self.path())?.device;
            let former = Former::of(tx.db(), device)?;
            for fact in [FOLDER, LEFT] {
                tx.db().execute("DELETE FROM fact WHERE key = ?1", [fact])?;
            }
            if let Some(path) = &path {
                rows::set_fact(tx.db(), FOLDER, path)?;
            }
            Ok(former)
        })?;
        let chosen_again = path.as_deref().map(Path::new);
        let former = chosen.value.and_then(|former| former.leave(chosen_again));
        Ok(Outcome {
            value: former,
            changed: chosen.changed,
            saved_at: chosen.saved_at,
            version: chosen.version,
        })
    }

    /// Writes this laptop's own file into the folder, where anything is new for the others since it was written last.
    ///
    /// # Errors
    /// As [`Catalogue::watch_folder`] and [`Catalogue::save_changes`].
    pub fn leave_changes(&self) -> Result<Outcome<Option<ChangesSaved>>> {
        self.may_write()?;
        let mut rest = lock(&self.watched.leaving);
        let saved = self.leave_and_rest(&mut rest, false)?;
        self.unchanged(saved)
    }

    /// The same, to be asked by itself while nobody writes. It does nothing where the folder is away, in a catalogue
    /// that can only be read or is a copy in which nobody has worked yet, during long work, or while the file is being
    /// left.
    ///
    /// # Errors
    /// As [`Catalogue::leave_changes`].
    pub fn leave_by_itself(&self) -> Result<Option<ChangesSaved>> {
        if self.read_only().is_some() || self.long_work().progress().is_some() {
            return Ok(None);
        }
        let mut rest = match self.watched.leaving.try_lock() {
            Ok(rest) => rest,
            Err(TryLockError::Poisoned(rest)) => rest.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(None),
        };
        if rest.is_some_and(|until| Instant::now() < until) {
            return Ok(None);
        }
        match self.read(|db| rows::fact(db, FOLDER))? {
            Some(folder) if Path::new(&folder).is_dir() => self.leave_and_rest(&mut rest, true),
            _ => Ok(None),
        }
    }

    /// What was erased goes from the file that this laptop left in the folder as well. Those of others are theirs.
    pub(crate) fn left_file_follows(&self) -> Result<()> {
        if self.file().is_none() {
            // A backup that is being written anew knows the same folder, and has no file in it.
            return Ok(());
        }
        // What is being written there just now may still hold it.
        let mut rest = lock(&self.watched.leaving);
        let Some(left) = self.read(Left::of)? else {
            return Ok(());
        };
        let stale = Left {
            holds: Holds::default(),
            ..left
        };
        self.transact(Label::of(Action::Merge), |tx| stale.remember(tx.db()))?;
        self.leave_and_rest(&mut rest, false).map(drop)
    }

    fn leave_and_rest(
        &self,
        rest: &mut Option<Instant>,
        by_itself: bool,
    ) -> Result<Option<ChangesSaved>> {
        let began = Instant::now();
        let left = self.leave(by_itself);
        let took = began.elapsed();
        *rest = (took > LONG).then(|| Instant::now() + took * RESTS);
        *lock(&self.watched.trouble) = left.as_ref().err().map(ToString::to_string);
        left
    }

    fn leave(&self, by_itself: bool) -> Result<Option<ChangesSaved>> {
        let asked = self.read(|db| {
            let Some(folder) = rows::fact(db, FOLDER)? else {
                return Ok(None);
            };
            let is_new = is_new(db, &folder)?;
            Ok(Some((folder, is_new, Left::of(db)?)))
        })?;
        let Some((watched, is_new, left)) = asked else {
            return Ok(None);
        };
        if !is_new && left.is_some_and(|left| Path::new(&left.path).exists()) {
            return Ok(None);
        }
        let settle = |tx: &mut Tx| device::settle(tx.db(), self.path());
        // Such a copy says nothing that the one it was copied from does not say; it may be a backup that is looked at.
        if by_itself && self.rehearse(settle)?.copied {
            return Ok(None);
        }
        let folder = PathBuf::from(&watched);
        folder::valid(&folder, self.path())?;
        let settled = self.transact(Label::of(Action::Merge), settle)?;
        let device = settled.value.device;
        let (path, key, holds, letter) = self.read(|db| {
            Ok((
                folder.join(own_name(db, &device)?),
                super::key(db)?,
                Holds::now(db)?,
                // Whoever comes to the folder later has to find all in it.
                send::letter(db, &device, &Vector::new())?,
            ))
        })?;
        let lock = file::Lock::Key(&key);
        let holds_more = |own: &PathBuf| {
            file::header(own, lock).is_ok_and(|there| held::has_gap(&holds.held, &there.has))
        };
        // Also under an earlier name: that file goes once this one is there.
        if folder::own_files(&folder, &device)?.iter().any(holds_more) {
            return Err(Error::invalid(OLDER));
        }
        let saved = send::put(&path, &letter, lock)?;
        remove_older(&folder, &path, &device)?;
        let left = Left {
            path: saved.path.clone(),
            at: letter.header.made_at,
            holds,
        };
        // Another may have been chosen meanwhile.
        let still = self.transact(Label::of(Action::Merge), |tx| {
            let still = rows::fact(tx.db(), FOLDER)? == Some(watched);
            if still {
                left.remember(tx.db())?;
            }
            Ok(still)
        })?;
        if !still.value {
            // What was taken away from there came again. Where it cannot go now, whoever chose was told that it lies there.
            let _ = std::fs::remove_file(&path);
            return Ok(None);
        }
        Ok(Some(saved))
    }
}

/// Would the file of this laptop say more to the others than the one that was left, or bear another name?
fn is_new(db: &Connection, folder: &str) -> Result<bool> {
    let Some(left) = Left::of(db)? else {
        return Ok(true);
    };
    // As it is known now: a copy that nobody has worked in yet leaves nothing.
    let device = rows::fact(db, device::FACT)?.unwrap_or_default();
    if shown(&Path::new(folder).join(own_name(db, &device)?)) != left.path {
        return Ok(true);
    }
    let (before, now) = (left.holds, Holds::now(db)?);
    if before == now {
        return Ok(false);
    }
    let is_untold = before.erasures != now.erasures || before.uncounted != now.uncounted;
    if is_untold || held::has_gap(&now.sent, &before.sent) {
        return Ok(true);
    }
    // Private notes stay here, and are no reason to write the same again.
    let mut any = false;
    rows::for_each_change_since(db, &before.sent, |change| {
        // What no number tells is as it was.
        let is_counted = now.held.get(&change.voice) >= Some(&change.seq);
        any |= is_counted && !change.part_for(&Audience::Team).sets.is_empty();
        Ok(())
    })?;
    Ok(any)
}

/// What the file of this laptop is called there.
fn own_name(db: &Connection, device: &str) -> Result<String> {
    let here = peer::here(db)?;
    let (person, laptop) = (here.person.as_deref(), here.laptop.as_deref());
    Ok(folder::own_name(&send::name(db)?, person, laptop, device))
}

/// Files of this laptop under an earlier name: somebody gave the catalogue or themselves another one.
fn remove_older(folder: &Path, path: &Path, device: &str) -> Result<()> {
    for older in folder::own_files(folder, device)? {
        // What was written just now must not go, however the disk spells its name.
        if !is_same_name(&older, path) {
            std::fs::remove_file(&older).map_err(Error::io("Removing", &older))?;
        }
    }
    Ok(())
}

/// FAT knows no small letters from large ones, and macOS may take accents apart.
fn is_same_name(one: &Path, other: &Path) -> bool {
    let plain = |path: &Path| {
        let name = path.file_name().map(|name| name.to_string_lossy());
        name.map(|name| name.nfc().collect::<String>().to_lowercase())
    };
    plain(one) == plain(other)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// What is remembered is whole after every step: whoever panicked left it so.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
