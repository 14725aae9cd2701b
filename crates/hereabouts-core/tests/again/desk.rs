//! Where the files come in.

use hereabouts_core::Catalogue;
use hereabouts_core::api::Edit;
use hereabouts_core::asset::Asset;
use hereabouts_core::id::AssetId;
use hereabouts_core::import::plan::{ImportCounts, ImportOptions, RowDecision};
use hereabouts_core::list::Sort;
use hereabouts_core::storage::rows::all;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A catalogue, and a file that is written anew each time it is brought in.
pub struct Desk {
    pub catalogue: Catalogue,
    folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Desk {
        Desk {
            catalogue: Catalogue::in_memory("Northside").unwrap(),
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A copy of the catalogue, as on another laptop.
    pub fn copy(&self) -> Desk {
        Desk {
            catalogue: self.catalogue.copy_in_memory().unwrap(),
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What the plan counts, once that is seen to be what is done.
    pub fn bring(&self, text: &str, options: ImportOptions) -> ImportCounts {
        let path = self.path("halls.csv");
        std::fs::write(&path, text).unwrap();
        self.bring_file(&path, options)
    }

    pub fn bring_file(&self, path: &Path, options: ImportOptions) -> ImportCounts {
        let path = path.display().to_string();
        let plan = self.catalogue.plan_import(path.clone(), options.clone());
        let done = self.catalogue.run_import(path, options).unwrap().value;
        assert_eq!(plan.unwrap().counts, done.counts);
        assert_eq!(self.catalogue.check(false).unwrap(), Vec::<String>::new());
        done.counts
    }

    pub fn assets(&self) -> Vec<(AssetId, Asset)> {
        let found = self
            .catalogue
            .read(|db| all::<Asset>(db, "name, n"))
            .unwrap();
        let list = self
            .catalogue
            .list_assets(String::new(), Sort::default(), 0, 100);
        assert_eq!(list.unwrap().total, found.len() as u64);
        found
            .into_iter()
            .map(|a| (AssetId(a.id), a.record))
            .collect()
    }

    pub fn one(&self) -> (AssetId, Asset) {
        let [one] = &self.assets()[..] else {
            panic!("not one asset: {:?}", self.assets())
        };
        one.clone()
    }

    pub fn edit(&self, id: AssetId, field: &str, value: Value) {
        let fields = Edit([(field.to_owned(), value)].into());
        self.catalogue.edit_asset(id, fields).unwrap();
    }
}

pub fn options(columns: &[(u32, &str)]) -> ImportOptions {
    ImportOptions {
        columns: columns
            .iter()
            .map(|(i, field)| (*i, (*field).to_owned()))
            .collect(),
        ..ImportOptions::default()
    }
}

pub fn decided(decision: RowDecision) -> ImportOptions {
    ImportOptions {
        decisions: [(1, decision)].into(),
        ..ImportOptions::default()
    }
}
