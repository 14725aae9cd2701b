//! Long work: how far it is, and stopping it. Goes round the queue of writes.

use super::{Progress, Work};
use crate::error::{Error, Result};
use rusqlite::{Connection, InterruptHandle};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The long works that are going on in a catalogue, the oldest first. There may be several: while a file
/// is brought in, another can be looked at. The oldest is the one that is shown and that is stopped.
#[derive(Default)]
pub struct LongWork {
    going: Mutex<Vec<Arc<Now>>>,
}

struct Now {
    progress: Mutex<Progress>,
    stop: Arc<AtomicBool>,
    /// The file being read, which is told to stop as well.
    reading: Arc<crate::import::Progress>,
    /// The connection that works on it, whose statements are broken off.
    connection: Mutex<Option<InterruptHandle>>,
}

impl LongWork {
    /// Says that work begins; it ends when the answer is dropped.
    pub fn begin(&self, work: Work, of: Option<u64>, can_stop: bool) -> Going<'_> {
        let now = Arc::new(Now {
            progress: Mutex::new(Progress {
                work,
                done: 0,
                of,
                can_stop,
            }),
            stop: Arc::default(),
            reading: Arc::default(),
            connection: Mutex::default(),
        });
        lock(&self.going).push(now.clone());
        Going { long: self, now }
    }

    pub fn progress(&self) -> Option<Progress> {
        let going = lock(&self.going);
        going.first().map(|now| lock(&now.progress).clone())
    }

    pub fn stop(&self) {
        if let Some(now) = lock(&self.going).first() {
            now.stop();
        }
    }

    /// Stops whatever work of one kind is going on: nobody waits for it any more.
    pub fn stop_all(&self, work: Work) {
        for now in lock(&self.going).iter() {
            if lock(&now.progress).work == work {
                now.stop();
            }
        }
    }
}

impl Now {
    fn stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
        self.reading.stop();
        if let Some(connection) = &*lock(&self.connection) {
            connection.interrupt();
        }
    }
}

/// Long work under way.
pub struct Going<'a> {
    long: &'a LongWork,
    now: Arc<Now>,
}

impl Going<'_> {
    /// Says how far it is; [`Error::Stopped`] once somebody has asked to stop.
    pub fn at(&self, done: u64) -> Result<()> {
        lock(&self.now.progress).done = done;
        match self.stopped() {
            true => Err(Error::Stopped),
            false => Ok(()),
        }
    }

    /// Another stretch of the same work.
    pub fn now(&self, work: Work, of: Option<u64>, can_stop: bool) {
        *lock(&self.now.progress) = Progress {
            work,
            done: 0,
            of,
            can_stop,
        };
    }

    /// For a reader of a file: it stops when this work is asked to.
    pub fn reading(&self) -> Arc<crate::import::Progress> {
        self.now.reading.clone()
    }

    pub fn stopped(&self) -> bool {
        self.now.stop.load(Ordering::SeqCst)
    }

    /// For work elsewhere that looks at it now and then.
    pub fn stop_flag(&self) -> Arc<AtomicBool> {
        self.now.stop.clone()
    }

    /// Until the answer is dropped, a request to stop breaks off what `db` is doing.
    ///
    /// # Errors
    /// [`Error::Stopped`] when somebody has asked already.
    pub fn breaks_off(&self, db: &Connection) -> Result<BreaksOff<'_>> {
        *lock(&self.now.connection) = Some(db.get_interrupt_handle());
        let until_dropped = BreaksOff(&self.now);
        match self.stopped() {
            true => Err(Error::Stopped),
            false => Ok(until_dropped),
        }
    }
}

impl Drop for Going<'_> {
    fn drop(&mut self) {
        lock(&self.long.going).retain(|now| !Arc::ptr_eq(now, &self.now));
    }
}

/// See [`Going::breaks_off`].
pub struct BreaksOff<'a>(&'a Now);

impl Drop for BreaksOff<'_> {
    fn drop(&mut self) {
        *lock(&self.0.connection) = None;
    }
}

/// What is behind these locks is whole also after a panic: every change to it is one assignment.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
