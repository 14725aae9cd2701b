//! What the tests of published packs and lists share: where they lie, and a laptop to add them to.

#![allow(clippy::unwrap_used)]

use hereabouts_core::Catalogue;
use hereabouts_core::pack::{AddPack, Packs};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

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

/// A catalogue and an empty folder of packs.
pub fn laptop() -> (TempDir, Catalogue) {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = Catalogue::in_memory("Ours").unwrap();
    catalogue.use_packs(Arc::new(Packs::at(folder.path())));
    (folder, catalogue)
}

/// Adds a pack or a list; answers how many names it has.
pub fn add(catalogue: &Catalogue, path: &Path) -> u64 {
    let add = AddPack {
        name: String::new(),
        attribution: "Thanks".into(),
        copy: false,
        names: true,
    };
    let line = catalogue
        .add_pack(path.to_str().unwrap().into(), add)
        .unwrap();
    line.pack.names.unwrap()
}
