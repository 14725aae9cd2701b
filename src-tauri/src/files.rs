//! Which catalogue each window shows. One process holds several, a window each.

use crate::quiet::Written;
use crate::seam::{self, Catalogue, Failure, Packs};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// The open catalogues by the label of their window.
#[derive(Default)]
pub struct Files {
    open: Mutex<HashMap<String, Open>>,
    /// Files named on the command line, waiting for the page of their window to ask for them.
    named: Mutex<HashMap<String, PathBuf>>,
    /// The area packs of this laptop, the same for every window.
    packs: OnceLock<Option<Arc<Packs>>>,
    /// Held while a file is opened or made, so that two windows cannot open one file at once.
    opening: Mutex<()>,
}

#[derive(Clone)]
pub struct Open {
    pub path: PathBuf,
    pub catalogue: Arc<Catalogue>,
    written: Written,
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
        open.get(window)
            .map(|open| open.catalogue.clone())
            .ok_or_else(|| seam::failure("No catalogue is open in this window. Open one first."))
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

    /// Shows in `window` the file that `make` opens or creates. A file that is open already, or a
    /// window that is taken, leads elsewhere, and `make` is not called.
    pub fn show(
        &self,
        window: &str,
        path: &Path,
        make: impl FnOnce() -> Result<Catalogue, Failure>,
    ) -> Result<Shown, Failure> {
        let _one_at_a_time = lock(&self.opening);
        if let Some(other) = self.window_of(path) {
            return Ok(match other == window {
                true => Shown::Here(whole(path)),
                false => Shown::Elsewhere(whole(path), Some(other)),
            });
        }
        if lock(&self.open).contains_key(window) {
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
        let written = Written::to(&catalogue);
        lock(&self.open).insert(
            window.into(),
            Open {
                path: path.clone(),
                catalogue,
                written,
            },
        );
        Ok(Shown::Here(path))
    }

    /// Closes the file of a window; the last call under way keeps it open until it is done.
    pub fn close(&self, window: &str) {
        let closed = lock(&self.open).remove(window);
        drop(closed);
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

/// The one spelling of a path: absolute, links resolved. A path that cannot be resolved stays.
fn whole(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// A lock whose holder panicked still guards a map that is whole: every change to it is one call.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
