//! Catalogues that this laptop remembers how to open: in the keychain of its system, where somebody wished so.
//!
//! What is kept there is the recovery key and not the passphrase, which people use elsewhere too. It opens the
//! file as it is now and is worth nothing after the next change of the passphrase. Its name is the mark of the
//! file (`seam::mark`); beside it a list on this laptop has the same marks. So neither says what a catalogue is
//! called, where it lies or whom it is about, and whether something is remembered is known without asking a
//! keychain that may not answer.

use crate::commands::{Opened, Reply, aside, show};
use crate::files::Files;
use crate::kept;
use crate::keychain::{Keychain, NoAnswer};
use crate::seam::{self, RecoveryKey};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Manager, WebviewWindow};

pub struct Remembered {
    keychain: Keychain,
    /// The list of marks; none where this laptop has no folder for it, and then nothing is remembered.
    file: Option<PathBuf>,
    /// Held while the list is changed.
    changing: Mutex<()>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    mark: String,
    /// It was locked since. Then it takes the passphrase or the recovery key to open it, once.
    held: bool,
}

/// What came of asking for the key of a catalogue.
pub enum Recalled {
    Key(RecoveryKey),
    /// It was locked, and asks for its passphrase.
    Held,
    /// There is none, or what is there is none.
    Gone,
    NoAnswer,
}

impl Remembered {
    pub fn of(app: &AppHandle) -> Remembered {
        let folder = app.path().app_config_dir().ok();
        Remembered {
            keychain: Keychain::of_this_laptop(),
            file: folder.map(|folder| folder.join("remembered.json")),
            changing: Mutex::default(),
        }
    }

    /// Whether anything could be remembered here.
    fn is_possible(&self) -> bool {
        self.file.is_some() && self.keychain.is_there()
    }

    /// Whether a catalogue is remembered, and if so whether it is held.
    fn of_mark(&self, mark: &str) -> Option<bool> {
        let found = self.read().into_iter().find(|entry| entry.mark == mark);
        found.map(|entry| entry.held)
    }

    /// Remembers how to open a catalogue. Answers whether it does now.
    fn remember(&self, key: &RecoveryKey) -> bool {
        let mark = seam::mark_of(key);
        // On the list first: what comes into the keychain after all, too late, can then be forgotten.
        let before = self.of_mark(&mark);
        let listed = self.change(|entries| {
            entries.retain(|entry| entry.mark != mark);
            entries.push(Entry {
                mark: mark.clone(),
                held: false,
            });
        });
        if !listed {
            return false;
        }
        let put = self.keychain.put(&mark, seam::written(key));
        if put == Err(NoAnswer::Refused) && before.is_none() {
            self.unlist(&mark);
        }
        put.is_ok()
    }

    /// The key of a catalogue, for opening it anew. What is there but is no key is forgotten.
    fn recall(&self, mark: &str) -> Recalled {
        match self.of_mark(mark) {
            None => return Recalled::Gone,
            Some(true) => return Recalled::Held,
            Some(false) => (),
        }
        let kept = match self.keychain.get(mark) {
            Ok(kept) => kept,
            Err(_) => return Recalled::NoAnswer,
        };
        let key = kept.and_then(|kept| seam::read_recovery(&[kept]).ok());
        match key.filter(|key| seam::mark_of(key) == mark) {
            Some(key) => Recalled::Key(key),
            None => {
                self.forget(mark);
                Recalled::Gone
            }
        }
    }

    /// Forgets a catalogue. Answers false where it may still be in the keychain, because that did not answer.
    pub fn forget(&self, mark: &str) -> bool {
        let listed = self.of_mark(mark).is_some();
        // Also what the list does not have: it may have been lost.
        let deleted = self.keychain.delete(mark).is_ok();
        if listed && deleted {
            self.unlist(mark);
        }
        deleted || !listed
    }

    fn unlist(&self, mark: &str) {
        self.change(|entries| entries.retain(|entry| entry.mark != mark));
    }

    /// The catalogue is being locked.
    pub fn hold(&self, key: &RecoveryKey) {
        self.set_held(key, true);
    }

    /// Somebody opened the catalogue by its passphrase or its recovery key.
    pub fn proved(&self, key: &RecoveryKey) {
        self.set_held(key, false);
    }

    fn set_held(&self, key: &RecoveryKey, held: bool) {
        let mark = seam::mark_of(key);
        if self.of_mark(&mark).is_none_or(|now| now == held) {
            return;
        }
        self.change(|entries| {
            for entry in entries.iter_mut().filter(|entry| entry.mark == mark) {
                entry.held = held;
            }
        });
    }

    fn read(&self) -> Vec<Entry> {
        let list = self.file.as_deref().and_then(kept::read);
        list.unwrap_or_default()
    }

    /// Answers whether the list could be written; why not is on stderr.
    fn change(&self, change: impl FnOnce(&mut Vec<Entry>)) -> bool {
        let _one_at_a_time = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(file) = &self.file else { return false };
        let mut entries = self.read();
        change(&mut entries);
        if let Err(error) = kept::write(file, &entries) {
            eprintln!("What this laptop remembers was not saved: {error}");
            return false;
        }
        true
    }
}

/// What the page may offer for a file.
#[derive(Serialize)]
pub struct State {
    /// This laptop remembers it.
    is: bool,
    /// It does, but asks for the passphrase first, because it was locked.
    held: bool,
}

/// Whether this laptop remembers the catalogue at `path`. Asks no keychain.
#[tauri::command]
pub async fn remembered(app: AppHandle, path: PathBuf) -> Reply<State> {
    aside(move || {
        let mark = seam::mark(&path);
        let held = mark.and_then(|mark| app.state::<Remembered>().of_mark(&mark));
        Ok(State {
            is: held.is_some(),
            held: held == Some(true),
        })
    })
    .await
}

/// Whether this laptop has a keychain.
#[tauri::command]
pub async fn can_remember(app: AppHandle) -> Reply<bool> {
    aside(move || Ok(app.state::<Remembered>().is_possible())).await
}

/// Remembers the catalogue of the window. Answers whether that was possible.
#[tauri::command]
pub async fn remember(window: WebviewWindow) -> Reply<bool> {
    aside(move || {
        let key = seam::recovery(&*window.state::<Files>().of(window.label())?);
        let remembered = window.state::<Remembered>();
        Ok(key.is_some_and(|key| remembered.remember(&key)))
    })
    .await
}

/// What came of opening a catalogue with what this laptop remembers.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Recall {
    Opened(Opened),
    Held,
    Gone,
    NoAnswer,
}

/// Opens a catalogue with what this laptop remembers, like `open_file`. It counts as no try of a passphrase, and
/// unlike the recovery key it lets nobody choose a new one.
#[tauri::command]
pub async fn open_remembered(window: WebviewWindow, path: PathBuf) -> Reply<Recall> {
    aside(move || {
        let remembered = window.state::<Remembered>();
        let Some(mark) = seam::mark(&path) else {
            return Ok(Recall::Gone);
        };
        let key = match remembered.recall(&mark) {
            Recalled::Key(key) => key,
            Recalled::Held => return Ok(Recall::Held),
            Recalled::Gone => return Ok(Recall::Gone),
            Recalled::NoAnswer => return Ok(Recall::NoAnswer),
        };
        match show(&window, &path, |path| seam::open_by(path, Some(&key))) {
            Ok(opened) => Ok(Recall::Opened(opened)),
            Err(failure) if seam::is_wrong_passphrase(&failure) => {
                remembered.forget(&mark);
                Ok(Recall::Gone)
            }
            Err(failure) => Err(failure),
        }
    })
    .await
}

/// Forgets the catalogue at `path`. Answers false where the keychain did not answer.
#[tauri::command]
pub async fn forget_remembered(app: AppHandle, path: PathBuf) -> Reply<bool> {
    aside(move || {
        let mark = seam::mark(&path);
        Ok(mark.is_none_or(|mark| app.state::<Remembered>().forget(&mark)))
    })
    .await
}

#[cfg(test)]
mod tests;
