//! The safe way out of a folder that a service keeps the same on several computers, or that lies on a network drive:
//! the work goes on in a copy on this laptop alone, and the file that was open stays where it is.

use crate::commands::{Reply, aside};
use crate::files::Files;
use crate::{recent, seam, shared};
use serde::Serialize;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager, WebviewWindow};

#[derive(Serialize)]
pub struct Moved {
    /// The file that stays.
    from: PathBuf,
    /// The one that is open now.
    path: PathBuf,
}

/// Copies the catalogue of this window to this laptop's own documents, checks the copy, and opens it in its place.
#[tauri::command]
pub async fn move_here(window: WebviewWindow) -> Reply<Moved> {
    aside(move || go(&window)).await
}

fn go(window: &WebviewWindow) -> Reply<Moved> {
    let (app, label) = (window.app_handle(), window.label());
    let files = app.state::<Files>();
    let catalogue = files.of(label)?;
    let key = seam::recovery(&catalogue);
    drop(catalogue);
    let by_recovery = files.is_open_by_recovery(label);
    let from = files.path_of(label).unwrap_or_default();
    let path = free_name(&own_folder(app)?, &from);
    files.reopen(
        label,
        || seam::copy(&from, key.as_ref(), &path),
        |is_copied| {
            let old = || seam::open_by(&from, key.as_ref());
            match is_copied {
                true => seam::open_by(&path, key.as_ref()).or_else(|_| old()),
                false => old(),
            }
        },
        shared::telling(app, label),
    )?;
    let path = files.path_of(label).unwrap_or_default();
    if path == from {
        return Err(seam::failure(
            "The copy on this laptop could not be opened, so the catalogue is open where it was. Nothing was changed.",
        ));
    }
    if by_recovery {
        files.opened_by_recovery(label);
    }
    let identity = files.of(label).ok().and_then(|open| seam::identity(&open));
    recent::add(app, &path, identity);
    Ok(Moved { from, path })
}

/// The documents of this laptop, unless they are kept the same on other computers as well; then whatever is only here.
fn own_folder(app: &AppHandle) -> Reply<PathBuf> {
    let known = app.path();
    let folders = [known.document_dir(), known.home_dir()];
    let mut there = folders
        .into_iter()
        .flatten()
        .filter(|folder| folder.is_dir());
    there
        .find(|folder| seam::is_on_this_laptop(folder))
        .ok_or_else(|| {
            seam::failure(
                "No folder was found that is on this laptop alone. Nothing was changed. Close the catalogue, copy its file to one in the file manager, and open it there.",
            )
        })
}

/// The name of a file in another folder, or the next that nothing there has.
fn free_name(folder: &Path, file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let named = |name: String| folder.join(format!("{name}.hereabouts"));
    let numbered = (2..).map(|number| named(format!("{stem}-{number}")));
    let mut names = std::iter::once(named(stem.to_string())).chain(numbered);
    let free = names.find(|path| path.symlink_metadata().is_err());
    free.unwrap_or_else(|| named(stem.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_takes_nobodys_name() {
        let folder = tempfile::tempdir().unwrap();
        let check = |expected: &str| {
            let found = free_name(folder.path(), Path::new("/x/Dropbox/St. Mary's.hereabouts"));
            assert_eq!(found, folder.path().join(expected));
            std::fs::write(found, "taken").unwrap();
        };
        check("St. Mary's.hereabouts");
        check("St. Mary's-2.hereabouts");
        check("St. Mary's-3.hereabouts");
    }
}
