//! What is done for an open file while nobody asks for anything: after two seconds without a write its
//! log is brought into it, so that a copy made in the file manager is whole; and while there is work,
//! the core is asked every few minutes whether a backup is due.

use crate::seam::{self, Catalogue, Failure};
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval, timeout};

const QUIET: Duration = Duration::from_secs(2);
const BACKUP_ASKED_EVERY: Duration = Duration::from_secs(5 * 60);

/// Tells of the writes to one catalogue. When it is dropped, the looking after ends.
#[derive(Clone)]
pub struct Written(watch::Sender<()>);

impl Written {
    /// Begins to look after a catalogue. Opening or making it counts as a write.
    pub fn to(catalogue: &Arc<Catalogue>) -> Written {
        let (written, mut heard) = watch::channel(());
        heard.mark_changed();
        let catalogue = Arc::downgrade(catalogue);
        tauri::async_runtime::spawn(async move { look_after(heard, QUIET, catalogue).await });
        Written(written)
    }

    /// Somebody wrote just now, or tried to.
    pub fn now(&self) {
        self.0.send_replace(());
    }
}

async fn look_after(mut written: watch::Receiver<()>, quiet: Duration, file: Weak<Catalogue>) {
    let mut backup = interval(BACKUP_ASKED_EVERY);
    backup.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first one comes at once.
    backup.tick().await;
    loop {
        tokio::select! {
            heard = written.changed() => {
                let mut open = heard.is_ok();
                while let (true, Ok(heard)) = (open, timeout(quiet, written.changed()).await) {
                    open = heard.is_ok();
                }
                if !open {
                    return;
                }
                ask(&file, seam::settle).await;
            }
            _ = backup.tick() => ask(&file, seam::backup_if_due).await,
        }
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

    fn length(path: &Path) -> u64 {
        path.metadata().map_or(0, |about| about.len())
    }

    #[test]
    fn the_log_is_brought_in_when_nobody_writes_for_a_while() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Hale.hereabouts");
        let log = folder.path().join("Hale.hereabouts-wal");
        let catalogue = Arc::new(seam::create(&path, "Hale", None, false).unwrap());
        let quiet = Duration::from_millis(400);
        let (written, heard) = watch::channel(());
        let written = Written(written);
        let jot = |written: &Written| {
            let words = serde_json::json!({ "text": "ask about the bench" });
            seam::call(&catalogue, "jot", words, None).unwrap();
            written.now();
        };
        let clock = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap();
        clock.block_on(async {
            let looking = tokio::spawn(look_after(heard, quiet, Arc::downgrade(&catalogue)));
            for _ in 0..6 {
                jot(&written);
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
}
