//! Which catalogue each window shows. One process holds several, a window each.

use crate::quiet::Written;
use crate::seam::{self, Catalogue, Failure, Packs};
use crate::shared::Tell;
use serde::Serialize;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// How long whatever uses a catalogue may take to be done.
const ALONE_WITHIN: Duration = Duration::from_secs(5);

/// The open catalogues by the label of their window.
#[derive(Default)]
pub struct Files {
    open: Mutex<HashMap<String, Open>>,
    /// Files named on the command line, waiting for the page of their window to ask for them.
    named: Mutex<HashMap<String, PathBuf>>,
    /// The area packs of this laptop, the same for every window.
    packs: OnceLock<Option<Arc<Packs>>>,
    /// Catalogues that were locked, by the label of their window.
    locked: Mutex<HashMap<String, Locked>>,
    /// What was half typed when a catalogue was locked, until its page takes it.
    drafts: Mutex<HashMap<String, String>>,
    /// Windows that show the catalogue of another window as it was.
    past: Mutex<HashMap<String, Past>>,
    /// Held while a file is opened or made, so that two windows cannot open one file at once.
    opening: Mutex<()>,
}

/// A catalogue as it was at the end of a day. It goes with the window that it was opened from, so that it is locked
/// and closed together with its file.
struct Past {
    /// The label of that window.
    of: String,
    /// ISO 8601.
    day: String,
    /// The version of the catalogue that it was made from.
    version: u64,
    catalogue: Arc<Catalogue>,
}

#[derive(Clone)]
pub struct Open {
    pub path: PathBuf,
    pub catalogue: Arc<Catalogue>,
    written: Written,
    /// Its recovery key opened it.
    by_recovery: bool,
}

/// All that is left of a catalogue that was locked.
#[derive(Clone, Serialize)]
pub struct Locked {
    pub path: PathBuf,
    /// What it is called.
    pub name: String,
}

/// Where a file that was asked for is now shown.
pub enum Shown {
    Here(PathBuf),
    /// Another window has it, or this window has another file.
    Elsewhere(PathBuf, Option<String>),
}

impl Files {
    /// The catalogue of a window.
    pub fn of(&self, window: &str) -> Result<Arc<Catalogue>, Failure> {
        let open = lock(&self.open);
        let open = open.get(window).map(|open| open.catalogue.clone());
        let past = lock(&self.past);
        let past = past.get(window).map(|past| past.catalogue.clone());
        open.or(past).ok_or_else(nothing_open)
    }

    /// Lets `window` show how the catalogue of the window `of` was on a day.
    ///
    /// # Errors
    /// That catalogue was closed or locked meanwhile.
    pub fn show_past(
        &self,
        window: &str,
        of: &str,
        catalogue: &Arc<Catalogue>,
        (day, version, was): (String, u64, Catalogue),
    ) -> Result<(), Failure> {
        let _one_at_a_time = lock(&self.opening);
        let open = lock(&self.open);
        let there = open.get(of);
        if !there.is_some_and(|open| Arc::ptr_eq(&open.catalogue, catalogue)) {
            return Err(nothing_open());
        }
        let past = Past {
            of: of.into(),
            day,
            version,
            catalogue: Arc::new(was),
        };
        lock(&self.past).insert(window.into(), past);
        Ok(())
    }

    /// The day (ISO 8601) at whose end a window shows its catalogue; none where it shows it as it is.
    pub fn day_of(&self, window: &str) -> Option<String> {
        lock(&self.past).get(window).map(|past| past.day.clone())
    }

    /// Whether any window shows how the catalogue of the window `of` was.
    pub fn has_past(&self, of: &str) -> bool {
        lock(&self.past).values().any(|past| past.of == of)
    }

    /// The window that shows already how the catalogue of the window `of` was on a day, and which of its versions that
    /// was made from.
    pub fn window_of_past(&self, of: &str, day: &str) -> Option<(String, u64)> {
        let past = lock(&self.past);
        let found = past
            .iter()
            .find(|(_, past)| past.of == of && past.day == day);
        found.map(|(window, past)| (window.clone(), past.version))
    }

    /// Closes what shows how the catalogue of the window `of` was; answers in which windows.
    pub fn close_past(&self, of: &str) -> Vec<String> {
        let mut past = lock(&self.past);
        let closed = past.iter().filter(|(_, past)| past.of == of);
        let closed: Vec<String> = closed.map(|(window, _)| window.clone()).collect();
        past.retain(|_, past| past.of != of);
        closed
    }

    /// Somebody wrote to the catalogue of a window just now, or tried to.
    pub fn written(&self, window: &str) {
        if let Some(open) = lock(&self.open).get(window) {
            open.written.now();
        }
    }

    /// The file of a window.
    pub fn path_of(&self, window: &str) -> Option<PathBuf> {
        lock(&self.open).get(window).map(|open| open.path.clone())
    }

    /// The window that shows a file.
    pub fn window_of(&self, path: &Path) -> Option<String> {
        let path = whole(path);
        let open = lock(&self.open);
        let found = open.iter().find(|(_, open)| open.path == path);
        found.map(|(window, _)| window.clone())
    }

    /// Every catalogue that is open, with its window.
    pub fn all(&self) -> Vec<(String, Arc<Catalogue>)> {
        let open = lock(&self.open);
        let all = open.iter();
        all.map(|(window, open)| (window.clone(), open.catalogue.clone()))
            .collect()
    }

    /// The window in which a file was locked.
    pub fn locked_in(&self, path: &Path) -> Option<String> {
        let path = whole(path);
        let locked = lock(&self.locked);
        let found = locked.iter().find(|(_, locked)| locked.path == path);
        found.map(|(window, _)| window.clone())
    }

    /// Whether a window shows nothing yet, and is not about to.
    pub fn is_free(&self, window: &str) -> bool {
        let waits = lock(&self.named).contains_key(window) || self.locked(window).is_some();
        !waits && self.of(window).is_err()
    }

    /// Shows in `window` the file that `make` opens or creates. A file that is open already, or a
    /// window that is taken, leads elsewhere, and `make` is not called. Its page hears from `tell` when to look
    /// into the shared folder.
    pub fn show(
        &self,
        window: &str,
        path: &Path,
        make: impl FnOnce() -> Result<Catalogue, Failure>,
        tell: Tell,
    ) -> Result<Shown, Failure> {
        let _one_at_a_time = lock(&self.opening);
        if let Some(other) = self.window_of(path) {
            return Ok(match other == window {
                true => Shown::Here(whole(path)),
                false => Shown::Elsewhere(whole(path), Some(other)),
            });
        }
        let locked_elsewhere = self.locked_in(path).filter(|other| other != window);
        if let Some(other) = locked_elsewhere {
            return Ok(Shown::Elsewhere(whole(path), Some(other)));
        }
        if lock(&self.open).contains_key(window) || lock(&self.past).contains_key(window) {
            return Ok(Shown::Elsewhere(whole(path), None));
        }
        let catalogue = Arc::new(make()?);
        let packs = self
            .packs
            .get_or_init(|| Packs::of_this_laptop().map(Arc::new));
        if let Some(packs) = packs {
            catalogue.use_packs(packs.clone());
        }
        // Only now is the file certain to be there, and its path to have one spelling.
        let path = whole(path);
        let written = Written::to(&catalogue, tell);
        lock(&self.open).insert(
            window.into(),
            Open {
                path: path.clone(),
                catalogue,
                written,
                by_recovery: false,
            },
        );
        // What was locked here is open again, or left for another.
        if let Some(locked) = lock(&self.locked).remove(window)
            && locked.path != path
        {
            lock(&self.drafts).remove(window);
        }
        Ok(Shown::Here(path))
    }

    /// Locks the catalogue of a window, if it has a passphrase. Answers whether it did.
    pub fn lock(&self, window: &str, draft: Option<String>) -> bool {
        let _one_at_a_time = lock(&self.opening);
        if !self.is_lockable(window) {
            return false;
        }
        let Some(open) = lock(&self.open).remove(window) else {
            return false;
        };
        if let Err(failure) = seam::settle(&open.catalogue) {
            eprintln!("{}", failure.message);
        }
        let locked = Locked {
            name: seam::name(&open.catalogue),
            path: open.path,
        };
        lock(&self.locked).insert(window.into(), locked);
        if let Some(draft) = draft {
            lock(&self.drafts).insert(window.into(), draft);
        }
        true
    }

    /// The catalogue that was locked in a window.
    pub fn locked(&self, window: &str) -> Option<Locked> {
        lock(&self.locked).get(window).cloned()
    }

    pub fn take_draft(&self, window: &str) -> Option<String> {
        lock(&self.drafts).remove(window)
    }

    /// Windows whose catalogue has a passphrase and is open.
    pub fn lockable(&self) -> Vec<String> {
        let open = lock(&self.open);
        let encrypted = open
            .iter()
            .filter(|(_, open)| seam::has_passphrase(&open.catalogue));
        encrypted.map(|(window, _)| window.clone()).collect()
    }

    pub fn is_lockable(&self, window: &str) -> bool {
        let open = lock(&self.open);
        open.get(window)
            .is_some_and(|open| seam::has_passphrase(&open.catalogue))
    }

    /// Whether long work is going on in any catalogue.
    pub fn is_at_work(&self) -> bool {
        lock(&self.open)
            .values()
            .any(|open| seam::is_at_work(&open.catalogue))
    }

    /// Notes that the recovery key opened the catalogue of a window.
    pub fn opened_by_recovery(&self, window: &str) {
        if let Some(open) = lock(&self.open).get_mut(window) {
            open.by_recovery = true;
        }
    }

    pub fn is_open_by_recovery(&self, window: &str) -> bool {
        lock(&self.open)
            .get(window)
            .is_some_and(|open| open.by_recovery)
    }

    /// Closes the catalogue of a window, runs `change` on its file, and opens it, or what it became, in the same
    /// window; `open` hears whether it was changed. For `tell` see [`Files::show`].
    pub fn reopen<T>(
        &self,
        window: &str,
        change: impl FnOnce() -> Result<T, Failure>,
        open: impl FnOnce(bool) -> Result<Catalogue, Failure>,
        tell: Tell,
    ) -> Result<T, Failure> {
        let _one_at_a_time = lock(&self.opening);
        let Some(before) = lock(&self.open).remove(window) else {
            return Err(nothing_open());
        };
        let (path, by_recovery) = (before.path.clone(), before.by_recovery);
        if let Err(before) = alone(before) {
            lock(&self.open).insert(window.into(), before);
            return Err(seam::failure(
                "Something else is still being done with this catalogue. Nothing was changed. Wait until it is done, then try again.",
            ));
        }
        let changed = change();
        let catalogue = Arc::new(open(changed.is_ok())?);
        if let Some(packs) = self.packs.get().and_then(Option::as_ref) {
            catalogue.use_packs(packs.clone());
        }
        let written = Written::to(&catalogue, tell);
        let open = Open {
            path: catalogue.path().map_or(path, whole),
            catalogue,
            written,
            by_recovery: by_recovery && changed.is_err(),
        };
        lock(&self.open).insert(window.into(), open);
        changed
    }

    /// Closes the file of a window; answers its catalogue, which is open until whoever uses it is done.
    pub fn close(&self, window: &str) -> Option<Arc<Catalogue>> {
        let closed = lock(&self.open).remove(window);
        lock(&self.past).remove(window);
        lock(&self.locked).remove(window);
        lock(&self.drafts).remove(window);
        closed.map(|open| open.catalogue)
    }

    /// Notes the file that a new window is for.
    pub fn name(&self, window: &str, path: PathBuf) {
        lock(&self.named).insert(window.into(), path);
    }

    /// The file a window was opened for, once.
    pub fn take_named(&self, window: &str) -> Option<PathBuf> {
        lock(&self.named).remove(window)
    }
}

fn nothing_open() -> Failure {
    seam::failure("No catalogue is open in this window. Open one first.")
}

/// Closes a catalogue once nothing else uses it; gives it back when something still does.
fn alone(open: Open) -> Result<(), Open> {
    let began = Instant::now();
    let Open {
        path,
        mut catalogue,
        written,
        by_recovery,
    } = open;
    loop {
        match Arc::try_unwrap(catalogue) {
            Ok(closed) => {
                drop(closed);
                return Ok(());
            }
            Err(used) if began.elapsed() > ALONE_WITHIN => {
                return Err(Open {
                    path,
                    catalogue: used,
                    written,
                    by_recovery,
                });
            }
            Err(used) => {
                catalogue = used;
                std::thread::sleep(Duration::from_millis(20));
            }
        }
    }
}

/// The one spelling of a path: absolute, links resolved. A path that cannot be resolved stays.
fn whole(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// A lock whose holder panicked still guards a map that is whole: every change to it is one call.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
