//! Locking: after a while without anybody, when the laptop goes to sleep, and by hand. A locked catalogue is
//! closed; its window knows its path and its name, and what was half typed.
//!
//! The page is asked first, so that it saves what was typed; one that does not answer is locked all the same.
//! Only catalogues with a passphrase lock: without one, closing keeps nobody out.

use crate::commands::{Reply, aside};
use crate::files::Files;
use crate::remembered::Remembered;
use crate::{kept, seam};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};
use tauri::{AppHandle, Emitter, Manager, WebviewWindow};

/// Between two looks at the clock.
const TICK: Duration = Duration::from_secs(2);
/// A look that comes this much too late means that the laptop slept meanwhile.
const SLEPT: Duration = Duration::from_secs(30);
/// How long a page may take to save what was typed.
const PATIENCE: Duration = Duration::from_secs(3);
/// Minutes, unless somebody chose otherwise on this laptop.
const USUAL: u64 = 15;

/// When somebody was last seen in any window.
pub struct Presence(Mutex<Instant>);

impl Default for Presence {
    fn default() -> Self {
        Presence(Mutex::new(Instant::now()))
    }
}

impl Presence {
    fn seen(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn gone_for(&self) -> Duration {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .elapsed()
    }
}

/// Kept on this laptop, not in a file that others open.
#[derive(Serialize, Deserialize, Clone, Copy)]
pub struct LockSettings {
    /// Minutes without anybody after which catalogues lock; none for never.
    minutes: Option<u64>,
}

#[tauri::command]
pub async fn lock_settings(app: AppHandle) -> Reply<LockSettings> {
    Ok(settings(&app))
}

#[tauri::command]
pub async fn set_lock_after(app: AppHandle, minutes: Option<u64>) -> Reply<LockSettings> {
    let settings = LockSettings { minutes };
    let file = file(&app).ok_or_else(|| {
        seam::failure("This computer has no folder in which the setting could be kept.")
    })?;
    let written = kept::write(&file, &settings);
    written.map_err(|error| seam::failure(format!("The setting could not be saved: {error}.")))?;
    Ok(settings)
}

fn settings(app: &AppHandle) -> LockSettings {
    let kept = file(app).and_then(|file| kept::read(&file));
    kept.unwrap_or(LockSettings {
        minutes: Some(USUAL),
    })
}

fn file(app: &AppHandle) -> Option<PathBuf> {
    let folder = app.path().app_config_dir().ok();
    folder.map(|folder| folder.join("lock.json"))
}

/// Somebody moved, typed or clicked.
#[tauri::command]
pub async fn still_here(app: AppHandle) -> Reply<()> {
    app.state::<Presence>().seen();
    Ok(())
}

/// Locks every catalogue that has a passphrase, by hand.
#[tauri::command]
pub async fn lock_now(app: AppHandle) -> Reply<()> {
    aside(move || {
        lock_all(&app);
        Ok(())
    })
    .await
}

/// What a page answers to `lock-now` once all is saved: closes its catalogue. `draft` is what was half typed; it
/// stays in memory until the catalogue is open again.
#[tauri::command]
pub async fn lock_file(window: WebviewWindow, draft: Option<String>) -> Reply<bool> {
    aside(move || Ok(lock_one(window.app_handle(), window.label(), draft))).await
}

/// What was half typed when the catalogue of this window was locked, once.
#[tauri::command]
pub async fn take_draft(window: WebviewWindow) -> Reply<Option<String>> {
    Ok(window.state::<Files>().take_draft(window.label()))
}

/// Asks the pages of all windows to lock, and locks those that do not.
pub fn lock_all(app: &AppHandle) {
    let files = app.state::<Files>();
    let windows = files.lockable();
    for window in &windows {
        if let Err(error) = app.emit_to(window.as_str(), "lock-now", ()) {
            eprintln!("The page was not asked to lock: {error}");
        }
    }
    let asked = Instant::now();
    while asked.elapsed() < PATIENCE && windows.iter().any(|window| files.is_lockable(window)) {
        std::thread::sleep(Duration::from_millis(20));
    }
    for window in &windows {
        if lock_one(app, window, None)
            && let Err(error) = app.emit_to(window.as_str(), "locked", ())
        {
            eprintln!("The page was not told that it is locked: {error}");
        }
    }
}

/// Locks the catalogue of a window, if it has a passphrase. Answers whether it did.
///
/// From then on only the passphrase or the recovery key opens it, also after the program was started anew:
/// what this laptop remembers opens a catalogue that somebody closed, never one that was locked because
/// nobody was there.
fn lock_one(app: &AppHandle, window: &str, draft: Option<String>) -> bool {
    let files = app.state::<Files>();
    let catalogue = files.of(window).ok();
    if let Some(key) = catalogue.and_then(|catalogue| seam::recovery(&catalogue)) {
        app.state::<Remembered>().hold(&key);
    }
    let locked = files.lock(window, draft);
    if locked {
        crate::windows::close_past(app, window);
    }
    locked
}

/// Looks after the clock from now on.
pub fn watch(app: &AppHandle) {
    let watched = app.clone();
    std::thread::spawn(move || {
        let mut last = SystemTime::now();
        loop {
            std::thread::sleep(TICK);
            let now = SystemTime::now();
            let slept = has_slept(last, now);
            last = now;
            let files = watched.state::<Files>();
            // Long work was begun by somebody, and is not to end in the middle.
            if files.is_at_work() {
                watched.state::<Presence>().seen();
            }
            let limit = settings(&watched)
                .minutes
                .map(|minutes| Duration::from_secs(minutes * 60));
            let idle = limit.is_some_and(|limit| watched.state::<Presence>().gone_for() >= limit);
            if (slept || idle) && !files.lockable().is_empty() {
                lock_all(&watched);
            }
        }
    });
    #[cfg(target_os = "linux")]
    crate::sleep::watch(app);
}

/// Whether more time went by between two looks than can be while the laptop is awake.
fn has_slept(last: SystemTime, now: SystemTime) -> bool {
    now.duration_since(last)
        .is_ok_and(|passed| passed > TICK + SLEPT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_jumped_ahead_means_sleep() {
        let last = SystemTime::now();
        assert!(!has_slept(last, last + TICK));
        assert!(
            !has_slept(last, last + Duration::from_secs(20)),
            "a laptop that is slow"
        );
        assert!(has_slept(last, last + Duration::from_secs(40)));
        assert!(
            !has_slept(last, last - Duration::from_secs(3600)),
            "a clock that was set back"
        );
    }
}
