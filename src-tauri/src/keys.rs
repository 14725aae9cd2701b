//! What the page may ask about passphrases and recovery keys. The key itself goes to the page only as lines
//! that somebody asked to see, and to no file but the sheet that somebody saves.

use crate::commands::{Opened, Reply, aside, show};
use crate::files::Files;
use crate::remembered::Remembered;
use crate::seam::{self, Failure, Language, RecoveryKey};
use crate::shared;
use crate::tries::Tries;
use serde::Serialize;
use std::cell::Cell;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager, State, WebviewWindow};

/// Opens a file with a passphrase, no sooner than wrong ones before allow.
pub fn open_by_passphrase(
    app: &AppHandle,
    path: &Path,
    passphrase: Option<String>,
) -> Reply<seam::Catalogue> {
    let tries = app.state::<Tries>();
    let given = passphrase.is_some();
    if given && !tries.wait(path).is_zero() {
        return Err(seam::failure(
            "Somebody else is trying to open this catalogue. Wait half a minute, then try again.",
        ));
    }
    let opened = seam::open(path, passphrase);
    match &opened {
        Ok(catalogue) => {
            tries.right(path);
            if let Some(key) = seam::recovery(catalogue).filter(|_| given) {
                app.state::<Remembered>().proved(&key);
            }
        }
        Err(failure) if given && seam::is_wrong_passphrase(failure) => tries.wrong(path),
        Err(_) => (),
    }
    opened
}

/// Waits until a passphrase may be tried.
pub fn wait_for_turn(app: &AppHandle, path: &Path) {
    std::thread::sleep(app.state::<Tries>().wait(path));
}

/// How many seconds the next try of a passphrase has to wait.
#[tauri::command]
pub async fn wait_to_try(app: AppHandle, path: PathBuf) -> Reply<f64> {
    Ok(app.state::<Tries>().wait(&path).as_secs_f64())
}

/// Opens a catalogue with what stands on its recovery sheets: one, or two of three.
#[tauri::command]
pub async fn open_with_recovery(
    window: WebviewWindow,
    path: PathBuf,
    sheets: Vec<String>,
) -> Reply<Opened> {
    aside(move || {
        let key = seam::read_recovery(&sheets)?;
        // One that is open already was not opened by it.
        let by_key = Cell::new(false);
        let opened = show(&window, &path, |path| {
            let catalogue = seam::open_by(path, Some(&key))?;
            by_key.set(true);
            Ok(catalogue)
        })?;
        if by_key.get() {
            window.state::<Files>().opened_by_recovery(window.label());
            window.state::<Remembered>().proved(&key);
        }
        Ok(opened)
    })
    .await
}

/// What is known of how the catalogue of the window is kept.
#[derive(Serialize)]
pub struct KeyState {
    /// It was opened with its recovery key: a new passphrase may be set without the old one.
    by_recovery: bool,
}

#[tauri::command]
pub async fn key_state(window: WebviewWindow, files: State<'_, Files>) -> Reply<KeyState> {
    Ok(KeyState {
        by_recovery: files.is_open_by_recovery(window.label()),
    })
}

/// What a change of the passphrase left as it was.
#[derive(Serialize)]
pub struct Left {
    /// Backups that could not be written anew.
    backups: Vec<PathBuf>,
    /// The key before is still in the keychain of this laptop, which did not answer.
    remembered: bool,
}

/// Gives the catalogue of the window another passphrase, or none, and opens it again. `current` is the one it
/// has; it is not asked for where the recovery key opened it. What this laptop remembered is forgotten.
#[tauri::command]
pub async fn change_passphrase(
    window: WebviewWindow,
    current: Option<String>,
    new: Option<String>,
) -> Reply<Left> {
    aside(move || change(&window, current, new)).await
}

fn change(window: &WebviewWindow, current: Option<String>, new: Option<String>) -> Reply<Left> {
    let files = window.state::<Files>();
    let label = window.label();
    let catalogue = files.of(label)?;
    let key = seam::recovery(&catalogue);
    let path = files.path_of(label).unwrap_or_default();
    if key.is_some() && !files.is_open_by_recovery(label) {
        wait_for_turn(window.app_handle(), &path);
        let tries = window.state::<Tries>();
        if !seam::is_opened_by(&catalogue, current.unwrap_or_default()) {
            tries.wrong(&path);
            return Err(seam::wrong_current_passphrase());
        }
        tries.right(&path);
    }
    drop(catalogue);
    let is_changed = Cell::new(false);
    let reopened = files.reopen(
        label,
        || seam::set_passphrase(&path, key.as_ref(), new.clone()),
        |changed| {
            is_changed.set(changed);
            match changed {
                true => seam::open(&path, new.clone()),
                false => seam::open_by(&path, key.as_ref()),
            }
        },
        shared::telling(window.app_handle(), label),
    );
    // Also where it could not be opened again.
    let before = key.filter(|_| is_changed.get());
    let forgotten = before.is_none_or(|key| {
        let remembered = window.state::<Remembered>();
        remembered.forget(&seam::mark_of(&key))
    });
    Ok(Left {
        backups: reopened?,
        remembered: !forgotten,
    })
}

/// The lines of the recovery key, to copy by hand.
#[tauri::command]
pub async fn recovery_lines(window: WebviewWindow, files: State<'_, Files>) -> Reply<Vec<String>> {
    let key = key_of(&files, window.label())?;
    Ok(key
        .whole()
        .lines
        .iter()
        .map(|line| line.to_string())
        .collect())
}

/// Saves the recovery key as a PDF to print: one sheet, or three for the three people named.
#[tauri::command]
pub async fn save_recovery(
    window: WebviewWindow,
    path: PathBuf,
    language: Language,
    holders: Vec<String>,
) -> Reply<()> {
    let catalogue = window.state::<Files>().of(window.label())?;
    aside(move || seam::save_recovery(&catalogue, &path, language, &holders)).await
}

fn key_of(files: &Files, label: &str) -> Result<RecoveryKey, Failure> {
    let key = seam::recovery(&*files.of(label)?);
    key.ok_or_else(seam::no_passphrase)
}

/// A backup that is whole.
#[derive(Serialize)]
pub struct GoodBackup {
    path: PathBuf,
    /// ISO 8601 time whose content it holds.
    at: String,
}

/// The last backup of a damaged catalogue that is whole; none when there is none.
#[tauri::command]
pub async fn good_backup(path: PathBuf, passphrase: Option<String>) -> Reply<Option<GoodBackup>> {
    aside(move || {
        let found = seam::good_backup(&path, passphrase)?;
        Ok(found.map(|(path, at)| GoodBackup { path, at }))
    })
    .await
}

/// Makes a catalogue from a backup, and opens it like `open_file`. Never overwrites.
#[tauri::command]
pub async fn restore_backup(
    window: WebviewWindow,
    backup: PathBuf,
    passphrase: Option<String>,
    to: PathBuf,
) -> Reply<Opened> {
    aside(move || {
        seam::restore(&backup, passphrase.clone(), &to)?;
        show(&window, &to, |path| seam::open(path, passphrase))
    })
    .await
}
