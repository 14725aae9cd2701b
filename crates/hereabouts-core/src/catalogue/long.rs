//! Long work: how far it is, and stopping it. Goes round the queue of writes.

use super::{Progress, Work};
use crate::error::{Error, Result};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The one long work that may be going on in a catalogue.
#[derive(Default)]
pub struct LongWork {
    now: Mutex<Option<Progress>>,
    stop: AtomicBool,
    /// The file being read, which is told to stop as well.
    reading: Mutex<Arc<crate::import::Progress>>,
}

impl LongWork {
    /// Says that work begins; it ends when the answer is dropped.
    pub fn begin(&self, work: Work, of: Option<u64>, can_stop: bool) -> Going<'_> {
        self.stop.store(false, Ordering::SeqCst);
        self.set(Some(Progress {
            work,
            done: 0,
            of,
            can_stop,
        }));
        Going { long: self }
    }

    pub fn progress(&self) -> Option<Progress> {
        self.now
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub fn stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
        self.reading
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .stop();
    }

    fn set(&self, progress: Option<Progress>) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = progress;
    }
}

/// Long work under way.
pub struct Going<'a> {
    long: &'a LongWork,
}

impl Going<'_> {
    /// Says how far it is; [`Error::Stopped`] once somebody has asked to stop.
    pub fn at(&self, done: u64) -> Result<()> {
        if let Some(progress) = self
            .long
            .now
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .as_mut()
        {
            progress.done = done;
        }
        match self.stopped() {
            true => Err(Error::Stopped),
            false => Ok(()),
        }
    }

    /// Another stretch of the same work.
    pub fn now(&self, work: Work, of: Option<u64>, can_stop: bool) {
        self.long.set(Some(Progress {
            work,
            done: 0,
            of,
            can_stop,
        }));
    }

    /// For a reader of a file: it stops when this work is asked to.
    pub fn reading(&self) -> Arc<crate::import::Progress> {
        let fresh = Arc::new(crate::import::Progress::default());
        *self
            .long
            .reading
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = fresh.clone();
        if self.stopped() {
            fresh.stop();
        }
        fresh
    }

    pub fn stopped(&self) -> bool {
        self.long.stop.load(Ordering::SeqCst)
    }
}

impl Drop for Going<'_> {
    fn drop(&mut self) {
        self.long.set(None);
    }
}
