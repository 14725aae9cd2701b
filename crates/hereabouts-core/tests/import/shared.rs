//! Finding the real data sets that some tests read, where they are there.

use std::path::{Path, PathBuf};

/// The folder `data/PART` of the shared data sets; says so and answers `None` when it is not there.
pub fn data(part: &str) -> Option<PathBuf> {
    let root = match std::env::var_os("HEREABOUTS_SHARED") {
        Some(root) => PathBuf::from(root),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    let folder = root.join("data").join(part);
    if folder.is_dir() {
        return Some(folder);
    }
    println!(
        "{}: not there, so this test checks nothing",
        folder.display()
    );
    None
}

/// All files below a folder, sorted.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A file among the fixtures of this project.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fixtures/import")
        .join(name)
}
