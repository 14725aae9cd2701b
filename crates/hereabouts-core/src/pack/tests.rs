//! Packs from outside: what is taken, what is refused and in which words, what is found, what is placed.

mod finding;
mod lists;
mod looking;
mod sample;

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

/// The window's tests add this pack; `UPDATE_EXPECT=1` makes it anew.
#[test]
fn the_pack_of_the_windows_tests_is_the_town() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/packs");
    let kept = fixtures.join("aldermoor.pmtiles");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::create_dir_all(&fixtures).unwrap();
        town_pack(&fixtures);
    }
    let (_folder, catalogue) = laptop();
    add(&catalogue, &kept);
    assert_eq!(
        catalogue
            .find_places("mill lane".into(), None, 1)
            .unwrap()
            .len(),
        1
    );
}
