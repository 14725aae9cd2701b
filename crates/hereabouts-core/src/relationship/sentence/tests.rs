use super::*;
use crate::asset::AssetKind::*;
use crate::inbox::{InboxReason, Settle};
use crate::relationship::testing::{asked, make, sentences, table, tie};
use crate::vocabulary::TypeWords;
use serde_json::json;

fn town() -> (Catalogue, AssetId) {
    let town = Catalogue::in_memory("Here").unwrap();
    let cafe = make(&town, Association, "Repair Café");
    make(&town, Exchange, "Tool Library");
    make(&town, Place, "Old Chapel Hall");
    make(&town, Person, "Kwame");
    (town, cafe)
}

fn said(read: &TieRead) -> String {
    let end = |end: &TieEnd| match end {
        TieEnd::Here(party) => party.name.clone(),
        TieEnd::New { name, kind } => format!("new {} {name}", kind.token()),
    };
    format!("{} {} {}", end(&read.from), read.wording, end(&read.to))
}

#[test]
fn a_sentence_is_read_with_both_ends_as_far_as_they_are_typed() {
    let (town, cafe) = town();
    let check = |about: Option<AssetId>, text: &str, expect: Option<&str>| {
        let read = town.read_tie(about, text.into()).unwrap();
        assert_eq!(
            read.first().map(said).as_deref(),
            expect,
            "{text}: {read:?}"
        );
    };
    let meets = Some("Repair Café meets at Tool Library");
    check(None, "Repair Café meets at Tool L", meets);
    check(None, "repair cafe MEETS AT tool", meets);
    check(Some(cafe), "meets at Tool L", meets);
    // Said from the other end, it is turned.
    check(None, "Tool Library hosts Repair C", meets);
    check(
        Some(cafe),
        "is run with the help of Kwa",
        Some("Kwame helps run Repair Café"),
    );
    // A name that nothing here has.
    check(
        Some(cafe),
        "meets at Zebra Rooms",
        Some("Repair Café meets at new place Zebra Rooms"),
    );
    check(
        Some(cafe),
        "is led by Bronwen",
        Some("new person Bronwen leads Repair Café"),
    );
    // Nothing to read yet, or nothing at all.
    check(Some(cafe), "meets at", None);
    check(None, "meets at Tool Library", None);
    check(Some(cafe), "meetsat Tool Library", None);
    check(Some(cafe), "", None);
    check(Some(cafe), "connects Repair Café", None);
}

#[test]
fn a_sentence_is_read_in_the_words_of_other_languages_and_of_merged_types() {
    let (town, _) = town();
    let types = town.relationship_types().unwrap();
    let mut meets = types
        .into_iter()
        .find(|kind| kind.key == "meets_at")
        .unwrap();
    let words = TypeWords {
        wording: "spotyka się w".into(),
        inverse: "gości".into(),
    };
    meets.words.insert("pl".into(), words);
    town.save_relationship_type(Some("meets_at".into()), meets)
        .unwrap();
    let own = town.add_relationship_type("gathers in".into(), "is gathered in by".into());
    town.merge_relationship_types(own.unwrap().value, "meets_at".into())
        .unwrap();
    let check = |text: &str, expect: &str| {
        let read = town.read_tie(None, text.into()).unwrap();
        assert_eq!(
            read.first().map(|read| (said(read), read.kind.as_str())),
            Some((expect.to_owned(), "meets_at")),
            "{text}"
        );
    };
    check(
        "Repair Café spotyka się w Tool Lib",
        "Repair Café spotyka się w Tool Library",
    );
    check(
        "Tool Library gości Repair Café",
        "Repair Café spotyka się w Tool Library",
    );
    check(
        "Repair Café gathers in Tool Library",
        "Repair Café gathers in Tool Library",
    );
}

#[test]
fn a_missing_end_is_made_and_waits_to_be_told_more_of() {
    let (town, cafe) = town();
    let first = town.info().unwrap().content_hash;
    let new = |name: &str| TieTo::New {
        name: name.into(),
        kind: Place,
    };
    let relate = |name| {
        let to = new(name);
        town.relate_by_name(TieTo::Here(cafe), "meets_at".into(), to)
            .unwrap();
        town.list_inbox().unwrap().remove(0)
    };
    let item = relate("Knitting room");
    assert_eq!(
        (item.is.reason, item.is.title.as_deref()),
        (InboxReason::Stub, Some("Knitting room"))
    );
    town.undo().unwrap();
    assert_eq!(town.info().unwrap().content_hash, first, "one step");

    // More is said about it, and it is the same asset.
    let item = relate("Knitting room");
    let fields = json!({"summary": "Wool and chairs"});
    let fields = serde_json::from_value(fields).unwrap();
    let settled = town
        .settle_inbox(item.id, Settle::Make { fields })
        .unwrap()
        .value;
    assert_eq!(settled, item.is.about);
    let card = town.show_asset(settled.unwrap()).unwrap();
    assert_eq!(card.asset.summary.as_deref(), Some("Wool and chairs"));
    assert_eq!(town.list_inbox().unwrap().len(), 0);

    // It stays as it is.
    let item = relate("Loft");
    town.settle_inbox(item.id, Settle::Drop).unwrap();
    assert!(!town.show_asset(item.is.about.unwrap()).unwrap().in_bin);

    // It was here before, under another name.
    let chapel = make(&town, Place, "St Anne’s chapel");
    let item = relate("The chapel");
    town.settle_inbox(item.id, Settle::TakeOver { asset: chapel })
        .unwrap();
    assert_eq!(town.show_asset(chapel).unwrap().ties.len(), 1);
    assert!(town.show_asset(item.is.about.unwrap()).unwrap().in_bin);
    assert!(
        town.relate_by_name(TieTo::Here(cafe), "meets_at".into(), new(" "))
            .is_err()
    );
}

#[test]
fn the_same_tie_is_never_there_twice() {
    let (town, cafe) = town();
    let kwame = make(&town, Person, "Kwame Mensah");
    let joan = make(&town, Person, "Joan");
    let hall = make(&town, Place, "Hall");
    let own = town.add_relationship_type("gathers in".into(), "is gathered in by".into());
    let own = own.unwrap().value;
    let check = |from, kind: &str, to, expect| {
        let tie = Relationship {
            since: Some("2019".into()),
            ..Relationship::new(from, kind, to)
        };
        town.relate(tie).unwrap();
        assert_eq!(table(&town, asked()).of, expect, "{kind}");
    };
    tie(&town, kwame, "knows", joan);
    check(kwame, "knows", joan, 1);
    check(joan, "knows", kwame, 1);
    check(joan, "looks_out_for", kwame, 2);
    check(kwame, "looks_out_for", joan, 3);
    check(cafe, "meets_at", hall, 4);
    check(cafe, &own, hall, 5);
    // What was not known of it is: the first was told without a time.
    let rows = table(&town, asked()).rows;
    let knows = rows
        .iter()
        .find(|row| row.relationship.kind == "knows")
        .unwrap();
    assert_eq!(knows.relationship.since.as_deref(), Some("2019"));

    let before = town.info().unwrap().content_hash;
    town.merge_relationship_types(own.clone(), "meets_at".into())
        .unwrap();
    assert_eq!(
        table(&town, asked()).of,
        4,
        "{:?}",
        sentences(&table(&town, asked()))
    );
    assert_eq!(town.show_asset(hall).unwrap().ties.len(), 1);
    check(cafe, &own, hall, 4);
    assert!(
        town.relationship_types()
            .unwrap()
            .iter()
            .all(|kind| kind.key != own || kind.retired)
    );
    assert!(
        town.merge_relationship_types("meets_at".into(), own)
            .is_err()
    );
    town.undo().unwrap();
    assert_eq!(town.info().unwrap().content_hash, before);
    assert_eq!(table(&town, asked()).of, 5);
}

#[test]
fn who_comes_back_begins_anew() {
    let (town, cafe) = town();
    let kwame = make(&town, Person, "Kwame Mensah");
    let past = Relationship {
        until: Some("2020".into()),
        ..Relationship::new(kwame, "helps_run", cafe)
    };
    for _ in 0..2 {
        town.relate(past.clone()).unwrap();
        tie(&town, kwame, "helps_run", cafe);
    }
    let past: Vec<bool> = table(&town, asked())
        .rows
        .iter()
        .map(|row| row.past)
        .collect();
    assert_eq!((past.len(), past.contains(&true)), (2, true));
}
