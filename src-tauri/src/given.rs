//! Files of changes that somebody opened in the file manager or dropped on a window: each is looked at in the window
//! of the catalogue that it is for. Where that is not open they wait, and a page says which catalogue is needed.

use crate::commands::{Reply, aside};
use crate::files::Files;
use crate::{recent, seam, windows};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tauri::{AppHandle, Emitter, Manager, WebviewWindow};

const ENDING: &str = "hereabouts-changes";

/// Those that wait, for all windows.
#[derive(Default)]
pub struct Given(Mutex<Vec<File>>);

#[derive(Clone)]
struct File {
    path: PathBuf,
    /// The catalogue that it is for, as it names it; or why that cannot be told, in a sentence.
    names: Result<String, String>,
}

/// What a page gets of them.
#[derive(Serialize, Default)]
pub struct Taken {
    /// Those for the catalogue of its window, once.
    here: Vec<PathBuf>,
    /// Those that wait for another.
    waiting: Vec<Waiting>,
}

#[derive(Serialize)]
struct Waiting {
    path: PathBuf,
    /// The catalogue that it is for, where it was opened on this laptop lately.
    catalogue: Option<PathBuf>,
    /// Why it cannot be told what it is for; it waits no longer.
    failed: Option<String>,
}

impl Given {
    fn files(&self) -> MutexGuard<'_, Vec<File>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, path: PathBuf) -> File {
        let names = seam::named_by(&path).map_err(|failure| failure.message);
        let file = File { path, names };
        let mut files = self.files();
        files.retain(|other| other.path != file.path);
        files.push(file.clone());
        file
    }

    /// The others wait on.
    fn forget(&self, path: &Path) {
        self.files().retain(|file| file.path != path);
    }
}

/// Whether a file is called as one of changes. It is not opened to find out: it may be a catalogue that is open.
pub fn is_one(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// What the program was started with, told by its name alone: a catalogue, or a file of changes.
pub fn apart(named: Option<PathBuf>) -> (Option<PathBuf>, Option<PathBuf>) {
    match named {
        Some(path) if is_one(&path) => (None, Some(path)),
        catalogue => (catalogue, None),
    }
}

/// Somebody opened a file of changes: the window of its catalogue comes forward, or one that says which is needed.
pub fn open(app: &AppHandle, path: PathBuf) {
    let app = app.clone();
    // A stick may take its time.
    tauri::async_runtime::spawn_blocking(move || {
        let file = app.state::<Given>().keep(path);
        match window_for(&app, &file).or_else(|| free_window(&app)) {
            Some(window) => tell(&app, &window),
            None => {
                if let Err(error) = windows::open(&app, None) {
                    eprintln!("The window could not be opened: {error}");
                }
            }
        }
    });
}

/// Somebody dropped files of changes on this window. Those for another window lead there.
#[tauri::command]
pub async fn give_changes(window: WebviewWindow, paths: Vec<PathBuf>) -> Reply<Taken> {
    aside(move || {
        let app = window.app_handle();
        for path in paths {
            let file = app.state::<Given>().keep(path);
            let other = window_for(app, &file).filter(|other| other != window.label());
            if let Some(other) = other {
                tell(app, &other);
            }
        }
        Ok(taken(app, window.label()))
    })
    .await
}

/// What waits for the catalogue of this window, once, and what for others.
#[tauri::command]
pub async fn take_changes(window: WebviewWindow) -> Reply<Taken> {
    aside(move || Ok(taken(window.app_handle(), window.label()))).await
}

/// Nobody wants to look at one of those that wait.
#[tauri::command]
pub async fn drop_changes(app: AppHandle, path: PathBuf) -> Reply<()> {
    app.state::<Given>().forget(&path);
    Ok(())
}

fn taken(app: &AppHandle, window: &str) -> Taken {
    let (given, files) = (app.state::<Given>(), app.state::<Files>());
    // One that is shown as it was takes nothing in.
    let is_past = files.day_of(window).is_some();
    let catalogue = files.of(window).ok().filter(|_| !is_past);
    let mut taken = Taken::default();
    let mut done = Vec::new();
    let all = given.files().clone();
    for file in all {
        let path = file.path.clone();
        let is_for_here = |identity: &String| {
            let catalogue = catalogue.as_ref();
            catalogue.is_some_and(|catalogue| seam::takes(catalogue, identity))
        };
        match &file.names {
            Ok(identity) if is_for_here(identity) => {
                done.push(path.clone());
                taken.here.push(path);
            }
            // It is looked at there.
            Ok(_) if window_for(app, &file).is_some() => (),
            Ok(identity) => taken.waiting.push(Waiting {
                path,
                catalogue: recent::of_catalogue(app, identity),
                failed: None,
            }),
            Err(why) => {
                done.push(path.clone());
                taken.waiting.push(Waiting {
                    path,
                    catalogue: None,
                    failed: Some(why.clone()),
                });
            }
        }
    }
    given.files().retain(|file| !done.contains(&file.path));
    taken
}

/// The window in which the catalogue of a file is open, or was locked.
fn window_for(app: &AppHandle, file: &File) -> Option<String> {
    let identity = file.names.as_ref().ok()?;
    let files = app.state::<Files>();
    let mut open = files.all().into_iter();
    match open.find(|(_, catalogue)| seam::takes(catalogue, identity)) {
        Some((window, _)) => Some(window),
        None => files.locked_in(&recent::of_catalogue(app, identity)?),
    }
}

/// A window that shows nothing yet.
fn free_window(app: &AppHandle) -> Option<String> {
    let files = app.state::<Files>();
    let mut windows: Vec<String> = app.webview_windows().into_keys().collect();
    windows.sort();
    windows.into_iter().find(|window| files.is_free(window))
}

/// Brings a window forward, and lets its page take what is for it.
fn tell(app: &AppHandle, window: &str) {
    windows::bring_forward(app, window);
    if let Err(error) = app.emit_to(window, "changes-given", ()) {
        eprintln!("The page was not told of a file that was opened: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_changes_are_known_by_their_ending() {
        for (path, expected) in [
            ("/stick/Hale - Maryam.hereabouts-changes", true),
            ("/stick/Hale.HEREABOUTS-CHANGES", true),
            ("/stick/Hale.hereabouts", false),
            ("/stick/hereabouts-changes", false),
            ("/stick/Hale.hereabouts-changes.part", false),
        ] {
            assert_eq!(is_one(path.as_ref()), expected, "{path}");
        }
    }

    #[test]
    fn what_the_program_was_started_with_is_told_by_its_name() {
        let [catalogue, changes] = ["/stick/Hale.hereabouts", "/stick/Hale.hereabouts-changes"];
        let [catalogue, changes] = [catalogue, changes].map(|path| Some(PathBuf::from(path)));
        assert_eq!(apart(None), (None, None));
        assert_eq!(apart(catalogue.clone()), (catalogue, None));
        assert_eq!(apart(changes.clone()), (None, changes));
    }

    #[test]
    fn one_that_nobody_wants_goes_and_the_others_wait() {
        let given = Given::default();
        for path in ["/stick/Amina", "/stick/Joe", "/stick/Maryam"] {
            given.keep(path.into());
        }
        given.forget(Path::new("/stick/Joe"));
        given.forget(Path::new("/stick/Nobody"));
        let waiting: Vec<PathBuf> = given.files().iter().map(|file| file.path.clone()).collect();
        assert_eq!(
            waiting,
            ["/stick/Amina", "/stick/Maryam"].map(PathBuf::from)
        );
    }

    #[test]
    fn what_cannot_be_read_is_kept_with_the_reason_and_a_file_only_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Hale.hereabouts-changes");
        let given = Given::default();
        assert!(given.keep(path.clone()).names.is_err());
        let file = "hereabouts-changes 1 5eed key 3\nabc";
        std::fs::write(&path, file).unwrap();
        assert_eq!(given.keep(path).names, Ok("5eed".to_owned()));
        assert_eq!(given.files().len(), 1);
    }
}
