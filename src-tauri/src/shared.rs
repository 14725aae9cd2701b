//! The folder that is the same on all laptops, while nobody asks for it: this laptop's own file is left there, and the
//! page is told to look what others left. Nothing is ever merged here.

use crate::seam::{self, Catalogue};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter};

/// How long the program stays for the sake of the folder once its last window is closed. A drive that answers has the
/// file long before; nobody is kept by one that does not, and then it is left at the next opening.
pub const AT_THE_END: Duration = Duration::from_secs(3);

/// How often it is looked whether a catalogue that was closed is still used.
const LOOK: Duration = Duration::from_millis(20);

/// Tells the page of a window to look into the folder.
pub type Tell = Arc<dyn Fn() + Send + Sync>;

pub fn telling(app: &AppHandle, window: &str) -> Tell {
    let (app, window) = (app.clone(), window.to_owned());
    Arc::new(move || {
        if let Err(error) = app.emit_to(window.as_str(), "look-into-folder", ()) {
            eprintln!("The page was not told to look into the folder: {error}");
        }
    })
}

/// Leaves this laptop's own file where anything is new for the others, and makes the catalogue whole again after that.
/// For a thread that nobody waits for: a network drive that is gone can keep it for minutes.
pub fn leave(catalogue: &Catalogue, tell: &Tell) {
    for done in [seam::leave_by_itself(catalogue), seam::settle(catalogue)] {
        if let Err(failure) = done {
            eprintln!("{}", failure.message);
        }
    }
    tell();
}

/// Catalogues that were closed and are still being left in the folder: each with what hears when that is over.
#[derive(Default)]
pub struct Closing(Mutex<Vec<Receiver<()>>>);

impl Closing {
    /// Leaves this laptop's own file once nothing else is done with a catalogue that was closed, and lets go of it.
    pub fn begin(&self, catalogue: Arc<Catalogue>) {
        let (ends, ended) = channel::<()>();
        self.receivers().push(ended);
        thread::spawn(move || {
            // The last edit may still be under way.
            while Arc::strong_count(&catalogue) > 1 {
                thread::sleep(LOOK);
            }
            // First of all the file is whole: the folder may not answer.
            if let Err(failure) = seam::settle(&catalogue) {
                eprintln!("{}", failure.message);
            }
            let nobody: Tell = Arc::new(|| ());
            leave(&catalogue, &nobody);
            drop(catalogue);
            drop(ends);
        });
    }

    /// Waits until all of that is over, but no longer than this.
    pub fn wait(&self, most: Duration) {
        let until = Instant::now() + most;
        for ended in self.receivers().drain(..) {
            // Nothing is ever said: it ends with its thread, or the time is over.
            let _ = ended.recv_timeout(until.saturating_duration_since(Instant::now()));
        }
    }

    fn receivers(&self) -> MutexGuard<'_, Vec<Receiver<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::path::Path;

    /// A catalogue with a folder that it shares, and a file of its own there.
    fn sharing(at: &Path) -> Arc<Catalogue> {
        let shared = at.join("shared");
        std::fs::create_dir(&shared).unwrap();
        let catalogue = seam::create(&at.join("Hale.hereabouts"), "Hale", None, false).unwrap();
        let chosen = json!({ "path": shared });
        seam::call(&catalogue, "watch_folder", chosen, None).unwrap();
        seam::leave_by_itself(&catalogue).unwrap();
        Arc::new(catalogue)
    }

    fn add(catalogue: &Catalogue, name: &str) {
        let place = json!({ "kind": "place", "name": name, "fields": {} });
        seam::call(catalogue, "create_asset", place, None).unwrap();
    }

    /// What lies in the folder.
    fn left(at: &Path) -> Vec<u8> {
        let mut found = std::fs::read_dir(at.join("shared")).unwrap();
        std::fs::read(found.next().unwrap().unwrap().path()).unwrap()
    }

    #[test]
    fn what_was_written_last_is_left_when_it_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let catalogue = sharing(folder.path());
        let before = left(folder.path());
        let closing = Closing::default();
        let used = catalogue.clone();
        closing.begin(catalogue);
        // A call of the page that had begun before.
        thread::sleep(LOOK * 2);
        assert!(left(folder.path()) == before);
        add(&used, "Signal box");
        drop(used);
        closing.wait(Duration::from_secs(60));
        assert!(left(folder.path()) != before);
        let log = folder.path().join("Hale.hereabouts-wal");
        assert!(!log.exists(), "it is closed");
    }

    #[test]
    fn nobody_is_kept_for_long() {
        let folder = tempfile::tempdir().unwrap();
        let catalogue = sharing(folder.path());
        let closing = Closing::default();
        let began = Instant::now();
        // It is never done.
        let used = catalogue.clone();
        closing.begin(catalogue);
        closing.wait(LOOK * 5);
        assert!(began.elapsed() >= LOOK * 5);
        drop(used);
    }
}
