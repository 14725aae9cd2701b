//! What is kept in memory of the catalogue, beside the version of the catalogue that it is of.

use super::version;
use crate::error::Result;
use rusqlite::Connection;
use std::ops::Deref;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Something read from the file: none is there before somebody asks for it, or when it is to be read anew. It follows
/// each commit of this window.
#[derive(Debug, Default)]
pub(crate) struct Kept<T>(RwLock<(Option<u64>, T)>);

/// What is kept, while somebody looks at it; nothing is written over it until then.
pub(crate) struct Looked<'a, T>(RwLockReadGuard<'a, (Option<u64>, T)>);

impl<T> Deref for Looked<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.1
    }
}

impl<T: Default> Kept<T> {
    pub fn of(version: u64, kept: T) -> Kept<T> {
        Kept(RwLock::new((Some(version), kept)))
    }

    /// As it is now: read where it is not there yet, and anew where another program wrote to the file.
    pub fn now(
        &self,
        db: &Connection,
        load: impl FnOnce(&Connection) -> Result<T>,
    ) -> Result<Looked<'_, T>> {
        let now = version(db)?;
        // What is newer than what is being read is as good: it is what is asked for next.
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if kept.0 >= Some(now) {
            return Ok(Looked(kept));
        }
        drop(kept);
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.0 < Some(now) {
            *kept = (Some(now), load(db)?);
        }
        // Never let go in between: somebody may wait to empty it.
        Ok(Looked(RwLockWriteGuard::downgrade(kept)))
    }

    /// The same where it is there already, and of just this version: for who asks the file as well.
    pub fn if_of(&self, version: u64) -> Option<Looked<'_, T>> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        (kept.0 == Some(version)).then_some(Looked(kept))
    }

    /// Brings it up to date with a commit of this window, from one version to the next; `update` says whether it could.
    /// What another program wrote meanwhile is not in it: then it is let go, and read anew when somebody asks.
    pub fn follow(&self, before: u64, after: u64, update: impl FnOnce(&mut T) -> Result<bool>) {
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if before != after && kept.0 == Some(after) {
            // Somebody has asked already.
            return;
        }
        match kept.0 == Some(before) && update(&mut kept.1).is_ok_and(|follows| follows) {
            true => kept.0 = Some(after),
            false => *kept = Default::default(),
        }
    }

    /// Lets go of all of it.
    pub fn forget(&self) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Default::default();
    }
}

#[cfg(test)]
impl<T> Kept<T> {
    /// What is there, and of which version.
    pub fn kept(&self) -> RwLockReadGuard<'_, (Option<u64>, T)> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}
