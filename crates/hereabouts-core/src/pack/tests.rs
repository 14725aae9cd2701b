//! Packs from outside: what is taken, what is refused and in which words, what is found, what is placed.

mod finding;
mod lists;
mod looking;

use super::testing::*;
use super::*;
use crate::catalogue::{Catalogue, LongWork, Work};
use crate::error::Result;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// A catalogue on a laptop whose packs lie in `packs` of the folder.
pub fn laptop() -> (TempDir, Catalogue) {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = Catalogue::in_memory("Aldermoor").unwrap();
    catalogue.use_packs(Arc::new(Packs::at(&folder.path().join("packs"))));
    (folder, catalogue)
}

pub fn adding() -> AddPack {
    AddPack {
        name: String::new(),
        attribution: "© Aldermoor mappers".into(),
        copy: false,
        names: true,
    }
}

pub fn add(catalogue: &Catalogue, path: &Path) -> Pack {
    let path = path.to_str().unwrap().to_owned();
    catalogue.add_pack(path, adding()).unwrap().pack
}

pub fn look(path: &Path) -> Result<PackLook> {
    Packs::at(Path::new("nowhere")).look(path)
}
