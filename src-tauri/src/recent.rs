//! The list of files opened lately, in the program's own folder: their paths, and which catalogue each is, so that
//! what somebody is given for one of them finds it.

use crate::kept;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager};

const KEPT: usize = 10;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Recent {
    path: PathBuf,
    /// `Catalogue::identity`; none where an older version put it on the list.
    catalogue: Option<String>,
}

/// The files opened lately that are still there, the last one first.
pub fn list(app: &AppHandle) -> Vec<PathBuf> {
    let paths = read(app).into_iter().map(|recent| recent.path);
    paths.filter(|path| path.exists()).collect()
}

/// The file opened lately that is still there and is this catalogue, or a copy of it.
pub fn of_catalogue(app: &AppHandle, identity: &str) -> Option<PathBuf> {
    let mut recents = read(app).into_iter();
    let found = recents
        .find(|recent| recent.catalogue.as_deref() == Some(identity) && recent.path.exists());
    found.map(|recent| recent.path)
}

/// Puts a file at the head of the list. A list that cannot be written is no reason not to open a
/// file, so that is only said on stderr.
pub fn add(app: &AppHandle, path: &Path, catalogue: Option<String>) {
    let recents = with(read(app), path, catalogue);
    let Some(file) = file(app) else { return };
    if let Err(error) = kept::write(&file, &recents) {
        eprintln!(
            "The list of recent files was not saved in {}: {error}",
            file.display()
        );
    }
}

fn with(mut recents: Vec<Recent>, path: &Path, catalogue: Option<String>) -> Vec<Recent> {
    recents.retain(|other| other.path != path);
    let path = path.to_path_buf();
    recents.insert(0, Recent { path, catalogue });
    recents.truncate(KEPT);
    recents
}

fn read(app: &AppHandle) -> Vec<Recent> {
    file(app).map(|file| read_from(&file)).unwrap_or_default()
}

/// Older versions kept paths alone.
fn read_from(file: &Path) -> Vec<Recent> {
    let paths = || {
        let paths: Vec<PathBuf> = kept::read(file)?;
        let recents = paths.into_iter().map(|path| Recent {
            path,
            catalogue: None,
        });
        Some(recents.collect())
    };
    kept::read(file).or_else(paths).unwrap_or_default()
}

fn file(app: &AppHandle) -> Option<PathBuf> {
    app.path()
        .app_config_dir()
        .ok()
        .map(|folder| folder.join("recent.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recent(path: &str, catalogue: Option<&str>) -> Recent {
        Recent {
            path: path.into(),
            catalogue: catalogue.map(str::to_owned),
        }
    }

    #[test]
    fn the_last_one_comes_first_and_each_once() {
        let put = |recents, path: &str, of: &str| with(recents, path.as_ref(), Some(of.into()));
        let recents = put(Vec::new(), "/x/Hale.hereabouts", "hale");
        let recents = put(recents, "/x/Weir.hereabouts", "weir");
        let recents = put(recents, "/x/Hale.hereabouts", "another");
        let expected = [
            recent("/x/Hale.hereabouts", Some("another")),
            recent("/x/Weir.hereabouts", Some("weir")),
        ];
        assert_eq!(recents, expected);
        let many = (0..20).fold(recents, |recents, i| put(recents, &format!("/x/{i}"), "x"));
        assert_eq!(many.len(), KEPT);
    }

    #[test]
    fn what_an_older_version_kept_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("recent.json");
        assert_eq!(read_from(&file), []);
        std::fs::write(&file, r#"["/x/Hale.hereabouts"]"#).unwrap();
        assert_eq!(read_from(&file), [recent("/x/Hale.hereabouts", None)]);
        let now = [recent("/x/Hale.hereabouts", Some("hale"))];
        kept::write(&file, &now).unwrap();
        assert_eq!(read_from(&file), now);
    }
}
