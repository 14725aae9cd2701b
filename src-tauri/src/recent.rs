//! The list of files opened lately: paths only, in the program's own folder.

use crate::kept;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager};

const KEPT: usize = 10;

/// The files opened lately that are still there, the last one first.
pub fn list(app: &AppHandle) -> Vec<PathBuf> {
    let mut paths = read(app);
    paths.retain(|path| path.exists());
    paths
}

/// Puts a file at the head of the list. A list that cannot be written is no reason not to open a
/// file, so that is only said on stderr.
pub fn add(app: &AppHandle, path: &Path) {
    let mut paths = read(app);
    paths.retain(|other| other != path);
    paths.insert(0, path.to_path_buf());
    paths.truncate(KEPT);
    let Some(file) = file(app) else { return };
    if let Err(error) = kept::write(&file, &paths) {
        eprintln!(
            "The list of recent files was not saved in {}: {error}",
            file.display()
        );
    }
}

fn read(app: &AppHandle) -> Vec<PathBuf> {
    let file = file(app);
    file.and_then(|file| kept::read(&file)).unwrap_or_default()
}

fn file(app: &AppHandle) -> Option<PathBuf> {
    app.path()
        .app_config_dir()
        .ok()
        .map(|folder| folder.join("recent.json"))
}
