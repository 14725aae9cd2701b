//! What is done for an open file while nobody asks for anything: after two seconds without a write its
//! log is brought into it, so that a copy made in the file manager is whole; after a minute the folder that
//! laptops share gets what was written; and while there is work, the core is asked every few minutes whether
//! a backup is due.

use crate::seam::{self, Catalogue, Failure};
use crate::shared::{self, Tell};
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until, timeout};

/// How long nobody writes before something is done.
#[derive(Clone, Copy)]
struct Pace {
    settle: Duration,
    /// After that.
    leave: Duration,
}

const PACE: Pace = Pace {
    settle: Duration::from_secs(2),
    leave: Duration::from_secs(60),
};
const BACKUP_ASKED_EVERY: Duration = Duration::from_secs(5 * 60);

/// Tells of the writes to one catalogue. When it is dropped, the looking after ends.
#[derive(Clone)]
pub struct Written(watch::Sender<()>);

impl Written {
    /// Begins to look after a catalogue. Opening or making it counts as a write.
    pub fn to(catalogue: &Arc<Catalogue>, tell: Tell) -> Written {
        let (written, mut heard) = watch::channel(());
        heard.mark_changed();
        let file = Arc::downgrade(catalogue);
        tauri::async_runtime::spawn(async move { look_after(heard, PACE, file, tell).await });
        Written(written)
    }

    /// Somebody wrote just now, or tried to.
    pub fn now(&self) {
        self.0.send_replace(());
    }
}

async fn look_after(
    mut written: watch::Receiver<()>,
    pace: Pace,
    file: Weak<Catalogue>,
    tell: Tell,
) {
    let mut backup = interval(BACKUP_ASKED_EVERY);
    backup.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first one comes at once.
    backup.tick().await;
    // When what was written is left for the others; none once it was.
    let mut leave_at = None;
    loop {
        tokio::select! {
            heard = written.changed() => {
                let mut open = heard.is_ok();
                while let (true, Ok(heard)) = (open, timeout(pace.settle, written.changed()).await) {
                    open = heard.is_ok();
                }
                if !open {
                    return;
                }
                ask(&file, seam::settle).await;
                leave_at = Some(Instant::now() + pace.leave);
            }
            () = come(leave_at) => {
                leave_at = None;
                leave(&file, &tell);
            }
            _ = backup.tick() => {
                ask(&file, seam::backup_if_due).await;
                // A stick that was out may be in again, and others leave their files at any time.
                if leave_at.is_none() {
                    leave(&file, &tell);
                }
            }
        }
    }
}

async fn come(at: Option<Instant>) {
    match at {
        Some(at) => sleep_until(at).await,
        None => std::future::pending().await,
    }
}

/// Without waiting for it.
fn leave(file: &Weak<Catalogue>, tell: &Tell) {
    if let Some(catalogue) = file.upgrade() {
        let tell = tell.clone();
        tokio::task::spawn_blocking(move || shared::leave(&catalogue, &tell));
    }
}

/// Does it beside everything else. What goes wrong is nobody's question: it is tried again.
async fn ask(file: &Weak<Catalogue>, what: fn(&Catalogue) -> Result<(), Failure>) {
    let Some(catalogue) = file.upgrade() else {
        return;
    };
    let done = tokio::task::spawn_blocking(move || what(&catalogue)).await;
    if let Ok(Err(failure)) = done {
        eprintln!("{}", failure.message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;
    use std::sync::atomic::{AtomicBool, Ordering};

    fn length(path: &Path) -> u64 {
        path.metadata().map_or(0, |about| about.len())
    }

    fn clock() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap()
    }

    fn jot(catalogue: &Catalogue, written: &Written) {
        let words = serde_json::json!({ "text": "ask about the bench" });
        seam::call(catalogue, "jot", words, None).unwrap();
        written.now();
    }

    #[test]
    fn the_log_is_brought_in_when_nobody_writes_for_a_while() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Hale.hereabouts");
        let log = folder.path().join("Hale.hereabouts-wal");
        let catalogue = Arc::new(seam::create(&path, "Hale", None, false).unwrap());
        let quiet = Duration::from_millis(400);
        let pace = Pace {
            settle: quiet,
            ..PACE
        };
        let (written, heard) = watch::channel(());
        let written = Written(written);
        clock().block_on(async {
            let file = Arc::downgrade(&catalogue);
            let looking = tokio::spawn(look_after(heard, pace, file, Arc::new(|| ())));
            for _ in 0..6 {
                jot(&catalogue, &written);
                tokio::time::sleep(quiet / 8).await;
                assert!(length(&log) > 0, "not while somebody writes");
            }
            let whole = async {
                while length(&log) > 0 {
                    tokio::time::sleep(quiet / 8).await;
                }
            };
            timeout(Duration::from_secs(30), whole).await.unwrap();
            drop(written);
            timeout(Duration::from_secs(30), looking)
                .await
                .unwrap()
                .unwrap();
        });
    }

    #[test]
    fn the_shared_folder_gets_what_was_written_once_nobody_writes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Hale.hereabouts");
        let shared = folder.path().join("shared");
        std::fs::create_dir(&shared).unwrap();
        let catalogue = Arc::new(seam::create(&path, "Hale", None, false).unwrap());
        let chosen = serde_json::json!({ "path": shared });
        seam::call(&catalogue, "watch_folder", chosen, None).unwrap();
        let is_left = || {
            let mut files = std::fs::read_dir(&shared).unwrap().flatten();
            files.any(|file| file.path().extension() == Some("hereabouts-changes".as_ref()))
        };
        let pace = Pace {
            settle: Duration::from_millis(20),
            leave: Duration::from_millis(1600),
        };
        let told = Arc::new(AtomicBool::new(false));
        let tell = told.clone();
        let tell: Tell = Arc::new(move || tell.store(true, Ordering::SeqCst));
        let (written, heard) = watch::channel(());
        let written = Written(written);
        clock().block_on(async {
            let file = Arc::downgrade(&catalogue);
            let looking = tokio::spawn(look_after(heard, pace, file, tell));
            for _ in 0..6 {
                jot(&catalogue, &written);
                tokio::time::sleep(pace.leave / 8).await;
                assert!(!is_left(), "not while somebody writes");
            }
            let left = async {
                while !is_left() || !told.load(Ordering::SeqCst) {
                    tokio::time::sleep(pace.settle).await;
                }
            };
            timeout(Duration::from_secs(30), left).await.unwrap();
            looking.abort();
        });
    }
}
