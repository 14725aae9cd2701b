//! A row that waited in the Inbox, was settled, and comes in once more: nothing it brought is lost, and it is
//! known again.

use crate::desk::{Desk, decided};
use hereabouts_core::asset::AssetKind;
use hereabouts_core::id::AssetId;
use hereabouts_core::import::plan::{ImportCounts, ImportOptions, RowDecision};
use hereabouts_core::inbox::{InboxItem, InboxReason, Settle};
use serde_json::{Value, json};

/// Settles the one item that waits.
fn settle(desk: &Desk, how: impl FnOnce(&InboxItem) -> Settle) -> Option<AssetId> {
    let items = desk.catalogue.list_inbox().unwrap();
    let [item] = &items[..] else {
        panic!("not one item: {items:?}")
    };
    let settled = desk.catalogue.settle_inbox(item.id, how(&item.is));
    assert_eq!(
        desk.catalogue.check(false).unwrap(),
        Vec::<String>::new(),
        "after settling"
    );
    settled.unwrap().value
}

fn make(fields: Value) -> Settle {
    Settle::Make {
        fields: serde_json::from_value(fields).unwrap(),
    }
}

fn outcomes(counts: ImportCounts) -> [u64; 4] {
    [counts.new, counts.updated, counts.same, counts.inbox]
}

/// How to reach an asset, and when it was last checked.
fn reach(desk: &Desk, id: AssetId) -> (Vec<String>, Option<String>) {
    let card = desk.catalogue.show_asset(id).unwrap();
    let mut ways: Vec<String> = card
        .contacts
        .into_iter()
        .map(|line| line.contact.value)
        .collect();
    ways.sort();
    (ways, card.last_checked)
}

const HEADINGS: &str = "id,name,summary,phone,email,last_checked,Floor,latitude,longitude\n";

/// Reason, row, what is put right by hand.
fn rows() -> Vec<(InboxReason, &'static str, Value)> {
    vec![
        (
            InboxReason::NeedsName,
            "7,,A hall,01632 960001,hall@example.org,2024-05-03,oak,53.4,-2.3\n",
            json!({"name": "Canal Hall"}),
        ),
        (
            InboxReason::PlaceUnclear,
            "7,Canal Hall,A hall,01632 960001,hall@example.org,2024-05-03,oak,53.4 or so,-2.3\n",
            json!({}),
        ),
        (
            InboxReason::PlaceUnclear,
            "7,Canal Hall,A hall,01632 960001,hall@example.org,2024-05-03,oak,153.4,-2.3\n",
            json!({"place": {"geometry": {"type": "Point", "coordinates": [-2.3, 53.4]}, "precision": "exact"}}),
        ),
        // Without an id of its own a row is known by its cells.
        (
            InboxReason::NeedsName,
            ",,A hall,01632 960001,hall@example.org,2024-05-03,oak,53.4,-2.3\n",
            json!({"name": "Canal Hall", "kind": "exchange"}),
        ),
    ]
}

#[test]
fn made_an_asset_it_brings_all_it_had_and_is_the_same_the_next_time() {
    for (reason, row, fields) in rows() {
        let desk = Desk::new();
        let text = format!("{HEADINGS}{row}");
        let first = desk.bring(&text, ImportOptions::default());
        assert_eq!(outcomes(first), [0, 0, 0, 1], "{row}");
        let again = desk.bring(&text, ImportOptions::default());
        assert_eq!(outcomes(again), [0, 0, 0, 1], "it still waits, once");
        let id = settle(&desk, |item| {
            assert_eq!(item.reason, reason);
            make(fields.clone())
        });
        let (made, asset) = desk.one();
        assert_eq!(id, Some(made));
        assert_eq!(asset.name, "Canal Hall");
        assert_eq!(asset.summary.as_deref(), Some("A hall"));
        assert_eq!(asset.extra["Floor"], "oak");
        let expected = ["01632 960001", "hall@example.org"].map(str::to_owned);
        assert_eq!(
            reach(&desk, made),
            (expected.to_vec(), Some("2024-05-03".to_owned())),
            "{row}"
        );
        let located = asset.place.as_ref().is_some_and(|p| p.geometry.is_some());
        assert_eq!(
            located,
            !asset.extra.contains_key("Place as it came"),
            "a place is kept one way or the other: {row}"
        );
        let again = desk.bring(&text, ImportOptions::default());
        assert_eq!(outcomes(again), [0, 0, 1, 0], "{row}");
        assert_eq!(desk.one(), (made, asset), "and nothing was written over");

        // The settling is one step: undone, the row waits again; done again, it is settled.
        desk.catalogue.undo().unwrap();
        assert!(desk.assets().is_empty());
        let again = desk.bring(&text, ImportOptions::default());
        assert_eq!(outcomes(again), [0, 0, 0, 1]);
        settle(&desk, |_| make(fields));
        assert_eq!(desk.one().0, made, "the same asset, as on every laptop");
        let again = desk.bring(&text, ImportOptions::default());
        assert_eq!(outcomes(again), [0, 0, 1, 0]);
    }
}

#[test]
fn of_a_settled_row_the_file_may_change_what_no_person_did() {
    let desk = Desk::new();
    let text = format!("{HEADINGS}7,,A hall,01632 960001,,,oak,53.4,-2.3\n");
    desk.bring(&text, ImportOptions::default());
    settle(&desk, |_| make(json!({"name": "Canal Hall"})));
    let changed = text.replace("A hall", "A hall and a kitchen");
    let counts = desk.bring(&changed, ImportOptions::default());
    assert_eq!(outcomes(counts), [0, 1, 0, 0]);
    let (id, asset) = desk.one();
    assert_eq!(asset.summary.as_deref(), Some("A hall and a kitchen"));
    assert_eq!(
        asset.name, "Canal Hall",
        "a row without a name takes none away"
    );
    // What a person put in is theirs.
    let named = changed.replace("7,,", "7,Mill Hall,");
    let counts = desk.bring(&named, ImportOptions::default());
    assert_eq!(outcomes(counts), [0, 0, 0, 1]);
    assert_eq!(desk.one().1.name, "Canal Hall");
    settle(&desk, |item| {
        assert_eq!(item.reason, InboxReason::ChangedHere);
        Settle::TakeOver { asset: id }
    });
    assert_eq!(desk.one().1.name, "Mill Hall");
    let counts = desk.bring(&named, ImportOptions::default());
    assert_eq!(outcomes(counts), [0, 0, 1, 0]);
}

#[test]
fn taken_over_it_brings_all_it_had_beside_what_is_there() {
    for source in [None, Some("another list")] {
        let desk = Desk::new();
        let imported_from = source.map(|source| json!({"source": source, "row": "12"}));
        let fields = json!({"summary": "Old words", "imported_from": imported_from});
        let fields = serde_json::from_value(fields).unwrap();
        let made = desk
            .catalogue
            .create_asset(AssetKind::Exchange, "Canal Hall".into(), fields);
        let id = made.unwrap().value;
        let contact =
            json!({"asset": id, "kind": "role", "channel": "phone", "value": "01632 960001"});
        let contact = serde_json::from_value(contact).unwrap();
        desk.catalogue.add_contact(contact).unwrap();

        let text = format!(
            "{HEADINGS}7,Canal Hall,A hall,01632 960001,hall@example.org,2024-05-03,oak,,\n"
        );
        let counts = desk.bring(&text, ImportOptions::default());
        assert_eq!(outcomes(counts), [0, 0, 0, 1]);
        let settled = settle(&desk, |item| {
            assert_eq!(item.reason, InboxReason::Perhaps);
            assert_eq!(item.about, Some(id));
            Settle::TakeOver { asset: id }
        });
        assert_eq!(settled, Some(id));
        let (_, asset) = desk.one();
        assert_eq!(asset.summary.as_deref(), Some("A hall"));
        assert_eq!(
            asset.kind,
            AssetKind::Exchange,
            "the row does not say what it is"
        );
        let expected = ["01632 960001", "hall@example.org"].map(str::to_owned);
        assert_eq!(
            reach(&desk, id),
            (expected.to_vec(), Some("2024-05-03".to_owned())),
            "the number that was there is there once"
        );
        let counts = desk.bring(&text, ImportOptions::default());
        assert_eq!(outcomes(counts), [0, 0, 1, 0], "{source:?}");
        desk.catalogue.undo().unwrap();
        assert_eq!(desk.one().1.summary.as_deref(), Some("Old words"));
        assert_eq!(reach(&desk, id).0, ["01632 960001"]);
    }
}

#[test]
fn left_out_it_is_not_asked_about_again_until_it_changes() {
    for (_, row, _) in rows() {
        let desk = Desk::new();
        let text = format!("{HEADINGS}{row}");
        desk.bring(&text, ImportOptions::default());
        assert_eq!(settle(&desk, |_| Settle::Drop), None);
        let counts = desk.bring(&text, ImportOptions::default());
        assert_eq!(outcomes(counts), [0, 0, 1, 0], "{row}");
        assert!(desk.assets().is_empty());
        let changed = text.replace("A hall", "A hall and a kitchen");
        let counts = desk.bring(&changed, ImportOptions::default());
        assert_eq!(outcomes(counts), [0, 0, 0, 1], "{row}");
    }
}

#[test]
fn a_row_brought_in_without_its_unclear_place_keeps_it_in_words() {
    let desk = Desk::new();
    let (_, row, _) = rows().remove(1);
    let text = format!("{HEADINGS}{row}");
    let counts = desk.bring(&text, decided(RowDecision::New));
    assert_eq!(outcomes(counts), [1, 0, 0, 0]);
    let (id, asset) = desk.one();
    let words = asset.extra["Place as it came"].as_str().unwrap();
    assert!(words.contains("53.4 or so"), "{words}");
    let counts = desk.bring(&text, ImportOptions::default());
    assert_eq!(outcomes(counts), [0, 0, 1, 0]);
    // A place that a person found stays, and a new one that cannot be used is a question.
    let place =
        json!({"geometry": {"type": "Point", "coordinates": [-2.3, 53.4]}, "precision": "exact"});
    desk.edit(id, "place", place);
    let counts = desk.bring(&text, ImportOptions::default());
    assert_eq!(outcomes(counts), [0, 0, 1, 0]);
    let other = text.replace("53.4 or so", "54.4 or so");
    let counts = desk.bring(&other, ImportOptions::default());
    assert_eq!(outcomes(counts), [0, 0, 0, 1]);
    let item = desk.catalogue.list_inbox().unwrap().remove(0).is;
    assert_eq!(
        (item.reason, item.about),
        (InboxReason::PlaceUnclear, Some(id))
    );
}
