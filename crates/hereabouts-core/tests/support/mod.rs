//! What the tests of published packs and lists share: where they lie, and a laptop to add them to.

#![allow(clippy::unwrap_used)]

mod data;

pub use data::data;

use hereabouts_core::Catalogue;
use hereabouts_core::pack::{AddPack, Packs};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

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
