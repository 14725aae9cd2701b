//! Wrong passphrases slow down: each one for a file makes the next try wait longer, up to half a minute.
//! For as long as the program runs; every try costs the work of Argon2 besides.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

const FIRST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_secs(30);

/// The tries of each file that was not opened since.
#[derive(Default)]
pub struct Tries(Mutex<HashMap<PathBuf, Tried>>);

struct Tried {
    wrong: u32,
    not_before: Instant,
}

impl Tries {
    /// How long the next try has to wait.
    pub fn wait(&self, path: &Path) -> Duration {
        let now = Instant::now();
        let tried = self.lock();
        let file = tried.get(&spelled(path));
        file.map_or(Duration::ZERO, |file| {
            file.not_before.saturating_duration_since(now)
        })
    }

    pub fn wrong(&self, path: &Path) {
        let mut tried = self.lock();
        let file = tried.entry(spelled(path)).or_insert(Tried {
            wrong: 0,
            not_before: Instant::now(),
        });
        file.wrong += 1;
        file.not_before = Instant::now() + wait_after(file.wrong);
    }

    pub fn right(&self, path: &Path) {
        self.lock().remove(&spelled(path));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<PathBuf, Tried>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn wait_after(wrong: u32) -> Duration {
    let doubled = 2u32.checked_pow(wrong.saturating_sub(1));
    doubled
        .and_then(|times| FIRST.checked_mul(times))
        .map_or(LONGEST, |wait| wait.min(LONGEST))
}

/// One file has one count, however its path was written.
fn spelled(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wrong_one_waits_longer_up_to_half_a_minute() {
        let waits: Vec<u128> = (1..=9).map(|wrong| wait_after(wrong).as_millis()).collect();
        assert_eq!(
            waits,
            [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]
        );
        assert_eq!(wait_after(u32::MAX), LONGEST);
    }

    #[test]
    fn files_are_counted_apart_and_the_right_one_ends_it() {
        let tries = Tries::default();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.hereabouts");
        std::fs::write(&file, "x").unwrap();
        assert_eq!(tries.wait(&file), Duration::ZERO);
        tries.wrong(&file);
        tries.wrong(&folder.path().join(".").join("a.hereabouts"));
        assert!(tries.wait(&file) > FIRST);
        assert_eq!(tries.wait(Path::new("b.hereabouts")), Duration::ZERO);
        tries.right(&file);
        assert_eq!(tries.wait(&file), Duration::ZERO);
    }
}
