//! Somebody else's file.

use crate::desk::{Desk, decided, options};
use hereabouts_core::api::Edit;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::audience::{Audience, Sensitivity};
use hereabouts_core::import::plan::{ImportOptions, RowDecision};
use hereabouts_core::inbox::{InboxReason, Settle};
use hereabouts_core::record::Record;
use serde_json::json;

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

#[test]
fn what_a_row_does_not_say_it_is_stays_what_it_was() {
    let desk = Desk::new();
    let chosen = ImportOptions {
        kind: Some(AssetKind::Association),
        ..ImportOptions::default()
    };
    desk.bring("id,name\n7,Canal Players\n8,Mill Street\n", chosen);
    let (mill, _) = desk.assets().remove(1);
    desk.edit(mill, "kind", json!("culture"));
    let counts = desk.bring(
        "id,name\n7,Canal Players\n8,Mill Street\n9,Quiet Corner\n",
        ImportOptions::default(),
    );
    assert_eq!((counts.same, counts.updated, counts.inbox), (2, 0, 0));
    let kinds: Vec<AssetKind> = desk.assets().iter().map(|(_, a)| a.kind).collect();
    assert_eq!(
        kinds,
        [
            AssetKind::Association,
            AssetKind::Culture,
            AssetKind::Association
        ],
        "and what was said of the list holds for its next rows"
    );
    // A row that says it is believed.
    let text = "id,name,kind\n7,Canal Players,place\n8,Mill Street,place\n";
    let counts = desk.bring(text, ImportOptions::default());
    assert_eq!((counts.updated, counts.inbox), (1, 1));
}

#[test]
fn a_later_check_and_another_number_come_in_beside_what_a_person_changed() {
    let desk = Desk::new();
    let header = "id,name,last_checked,phone\n";
    desk.bring(
        &format!("{header}7,Canal Hall,2024-05-03,01632 960001\n"),
        ImportOptions::default(),
    );
    let (id, _) = desk.one();
    desk.edit(id, "name", json!("Canal Halls"));
    let counts = desk.bring(
        &format!("{header}7,Canal Hall,2024-01-01,01632 960001\n"),
        ImportOptions::default(),
    );
    assert_eq!(counts.same, 1, "an earlier check says nothing new");
    let newer = format!("{header}7,Canal Hall,2024-06-01,01632 960002\n");
    assert_eq!(desk.bring(&newer, ImportOptions::default()).updated, 1);
    assert_eq!(desk.bring(&newer, ImportOptions::default()).same, 1);
    assert_eq!(desk.one().1.name, "Canal Halls");
    let card = desk.catalogue.show_asset(id).unwrap();
    assert_eq!(card.last_checked.as_deref(), Some("2024-06-01"));
    assert_eq!(card.contacts.len(), 2);
}
