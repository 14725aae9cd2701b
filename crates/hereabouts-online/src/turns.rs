//! Not too much at once: OpenStreetMap asks for at most two connections for tiles, and for at most one search in
//! a second. It is kept for everybody who is asked.

use crate::lock;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Requests for tiles at one time.
const TILES: u8 = 2;
const BETWEEN_SEARCHES: Duration = Duration::from_secs(1);

#[derive(Default)]
pub(crate) struct Turns {
    taken: Mutex<u8>,
    given_back: Condvar,
}

/// Somebody's turn, until it is dropped.
pub(crate) struct Turn<'a>(&'a Turns);

impl Turns {
    /// Waits for a turn.
    pub fn take(&self) -> Turn<'_> {
        let mut taken = lock(&self.taken);
        while *taken >= TILES {
            let waited = self.given_back.wait(taken);
            taken = waited.unwrap_or_else(PoisonError::into_inner);
        }
        *taken += 1;
        Turn(self)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *lock(&self.0.taken) -= 1;
        self.0.given_back.notify_one();
    }
}

/// One after the other, a second apart.
#[derive(Default)]
pub(crate) struct Pace {
    alone: Mutex<()>,
    last: Mutex<Option<Instant>>,
}

impl Pace {
    /// Waits until nobody else is at it.
    pub fn take(&self) -> MutexGuard<'_, ()> {
        lock(&self.alone)
    }

    /// Waits until a second has passed since the last time.
    pub fn wait(&self) {
        let passed = lock(&self.last).map_or(BETWEEN_SEARCHES, |last| last.elapsed());
        sleep(BETWEEN_SEARCHES.saturating_sub(passed));
        *lock(&self.last) = Some(Instant::now());
    }
}
