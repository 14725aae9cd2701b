//! A file brought in once more: after an undo, after work by hand, after decisions, with rows of one name.

#![allow(clippy::unwrap_used)] // All of this file is tests.

use hereabouts_core::Catalogue;
use hereabouts_core::api::Edit;
use hereabouts_core::asset::{Asset, AssetKind};
use hereabouts_core::audience::{Audience, Sensitivity};
use hereabouts_core::id::AssetId;
use hereabouts_core::import::plan::{ImportCounts, ImportOptions, RowDecision};
use hereabouts_core::inbox::{InboxReason, Settle};
use hereabouts_core::list::Sort;
use hereabouts_core::record::Record;
use hereabouts_core::storage::rows::all;
use serde_json::{Value, json};
use std::path::PathBuf;

/// A catalogue, and a file that is written anew each time it is brought in.
struct Desk {
    catalogue: Catalogue,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk {
            catalogue: Catalogue::in_memory("Northside").unwrap(),
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn file(&self, text: &str) -> PathBuf {
        let path = self.folder.path().join("halls.csv");
        std::fs::write(&path, text).unwrap();
        path
    }

    /// What the plan counts, once that is seen to be what is done.
    fn bring(&self, text: &str, options: ImportOptions) -> ImportCounts {
        let path = self.file(text).display().to_string();
        let plan = self.catalogue.plan_import(path.clone(), options.clone());
        let done = self.catalogue.run_import(path, options).unwrap().value;
        assert_eq!(plan.unwrap().counts, done.counts);
        assert_eq!(self.catalogue.check(false).unwrap(), Vec::<String>::new());
        done.counts
    }

    fn assets(&self) -> Vec<(AssetId, Asset)> {
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

    fn one(&self) -> (AssetId, Asset) {
        let [one] = &self.assets()[..] else {
            panic!("not one asset: {:?}", self.assets())
        };
        one.clone()
    }

    fn edit(&self, id: AssetId, field: &str, value: Value) {
        let fields = Edit([(field.to_owned(), value)].into());
        self.catalogue.edit_asset(id, fields).unwrap();
    }
}

fn options(columns: &[(u32, &str)]) -> ImportOptions {
    ImportOptions {
        columns: columns
            .iter()
            .map(|(i, field)| (*i, (*field).to_owned()))
            .collect(),
        ..ImportOptions::default()
    }
}

fn decided(decision: RowDecision) -> ImportOptions {
    ImportOptions {
        decisions: [(1, decision)].into(),
        ..ImportOptions::default()
    }
}

#[test]
fn columns_matched_wrongly_are_put_right_by_undo_and_another_import() {
    let desk = Desk::new();
    let text = "first,second\nCanal Hall,Warm room on Mondays\n";
    desk.bring(text, options(&[(0, "summary"), (1, "name")]));
    desk.catalogue.undo().unwrap();
    let counts = desk.bring(text, options(&[(0, "name"), (1, "summary")]));
    assert_eq!(counts.new, 1);
    let (_, asset) = desk.one();
    assert_eq!(asset.name, "Canal Hall");
    assert_eq!(asset.summary.as_deref(), Some("Warm room on Mondays"));
    desk.catalogue.undo().unwrap();
    assert!(desk.assets().is_empty());
    desk.catalogue.redo().unwrap();
    assert_eq!(desk.one().1.name, "Canal Hall");
}

#[test]
fn an_update_that_was_undone_can_come_in_again() {
    let desk = Desk::new();
    desk.bring("id,name\n7,Old Hall\n", ImportOptions::default());
    desk.bring("id,name\n7,New Hall\n", ImportOptions::default());
    desk.catalogue.undo().unwrap();
    assert_eq!(desk.one().1.name, "Old Hall");
    let counts = desk.bring("id,name\n7,New Hall\n", ImportOptions::default());
    assert_eq!((counts.updated, counts.same), (1, 0));
    assert_eq!(desk.one().1.name, "New Hall");
}

#[test]
fn what_a_person_added_is_a_question_too() {
    let desk = Desk::new();
    desk.bring("id,name,summary\n7,Canal Hall,\n", ImportOptions::default());
    let (id, _) = desk.one();
    desk.edit(id, "summary", json!("Ask Rosa for the key"));
    let counts = desk.bring(
        "id,name,summary\n7,Canal Hall,A hall\n",
        ImportOptions::default(),
    );
    assert_eq!((counts.updated, counts.inbox), (0, 1));
    assert_eq!(
        desk.one().1.summary.as_deref(),
        Some("Ask Rosa for the key")
    );
}

#[test]
fn a_row_taken_over_by_decision_is_known_the_next_time() {
    let desk = Desk::new();
    let by_hand =
        desk.catalogue
            .create_asset(AssetKind::Place, "Canal Hall".into(), Edit::default());
    let by_hand = by_hand.unwrap().value;
    let text = "id,name,summary\n7,Canal Hall,A hall\n";
    assert_eq!(desk.bring(text, ImportOptions::default()).inbox, 1);
    assert_eq!(
        desk.bring(text, decided(RowDecision::TakeTheirs)).updated,
        1
    );
    assert_eq!(desk.bring(text, ImportOptions::default()).same, 1);
    assert_eq!(desk.one().0, by_hand);
}

#[test]
fn a_row_made_an_asset_in_the_inbox_is_known_the_next_time() {
    let desk = Desk::new();
    desk.bring("id,name,summary\n7,,A hall\n", ImportOptions::default());
    let item = desk.catalogue.list_inbox().unwrap().remove(0);
    assert_eq!(item.is.reason, InboxReason::NeedsName);
    let fields = [("name".to_owned(), json!("Canal Hall"))].into();
    desk.catalogue
        .settle_inbox(item.id, Settle::Make { fields })
        .unwrap();
    desk.bring(
        "id,name,summary\n7,Canal Hall,A hall\n",
        ImportOptions::default(),
    );
    assert_eq!(desk.one().1.name, "Canal Hall");
}

#[test]
fn a_row_of_the_inbox_taken_over_widens_nothing_and_takes_nothing_away() {
    let desk = Desk::new();
    let catalogue = &desk.catalogue;
    let fields = Edit(
        [
            ("audience".to_owned(), json!("me")),
            ("sensitivity".to_owned(), json!("safeguarded")),
            ("tags".to_owned(), json!(["refuge"])),
            ("extra".to_owned(), json!({ "Key": "Rosa" })),
            ("source_type".to_owned(), json!("resident")),
        ]
        .into(),
    );
    let made = catalogue.create_asset(AssetKind::Association, "Canal Hall".into(), fields);
    let id = made.unwrap().value;
    let text = "name,summary,tags,kind,latitude,longitude,Floor\nCanal Hall,A hall,food,place,53.4,-2.3,oak\n";
    assert_eq!(desk.bring(text, ImportOptions::default()).inbox, 1);
    let item = catalogue.list_inbox().unwrap().remove(0);
    catalogue
        .settle_inbox(item.id, Settle::TakeOver { asset: id })
        .unwrap();
    let (_, asset) = desk.one();
    assert_eq!(asset.summary.as_deref(), Some("A hall"));
    assert_eq!(asset.audience, Audience::Me);
    assert_eq!(asset.sensitivity, Sensitivity::Safeguarded);
    assert_eq!(asset.place, None);
    assert_eq!(asset.kind, AssetKind::Association);
    let units = asset.units();
    for kept in ["tag/refuge", "tag/food", "x/Key", "x/Floor", "source_type"] {
        assert!(units.contains_key(kept), "{kept} in {units:?}");
    }
}

#[test]
fn a_name_twice_never_takes_the_row_of_another() {
    let desk = Desk::new();
    desk.bring(
        "name,summary\nThe Hall,Canal side\n",
        ImportOptions::default(),
    );
    let (first, _) = desk.one();
    let counts = desk.bring(
        "name,summary\nThe Hall,Hill side\nThe Hall,Canal side\n",
        ImportOptions::default(),
    );
    assert_eq!((counts.new, counts.same, counts.rows), (1, 1, 2));
    let kept = desk.assets().into_iter().find(|(id, _)| *id == first);
    assert_eq!(kept.unwrap().1.summary.as_deref(), Some("Canal side"));
    // One of two of one name changes: it is the other one that is left.
    let counts = desk.bring(
        "name,summary\nThe Hall,Hill top\nThe Hall,Canal side\n",
        ImportOptions::default(),
    );
    assert_eq!((counts.updated, counts.same, counts.new), (1, 1, 0));
    assert_eq!(desk.assets().len(), 2);
}
