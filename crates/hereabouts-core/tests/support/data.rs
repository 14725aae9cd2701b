//! The shared data sets.

use std::path::{Path, PathBuf};

/// A file or folder of the shared data sets; says so and answers `None` when it is not there.
pub fn data(part: &str) -> Option<PathBuf> {
    let root = match std::env::var_os("HEREABOUTS_SHARED") {
        Some(root) => PathBuf::from(root),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    let path = root.join("data").join(part);
    if !path.exists() {
        println!("{}: not there, so this test checks nothing", path.display());
    }
    path.exists().then_some(path)
}
