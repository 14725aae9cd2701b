//! What was set aside with a merge lies in the file as well, and goes with whoever is erased.

use super::testing::{hits, only_backup};
use super::*;
use crate::asset::AssetKind;
use crate::audience::Audience;
use serde_json::{Value, json};

fn from<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn make(here: &Catalogue, kind: AssetKind, name: &str) -> AssetId {
    let made = here.create_asset(kind, name.into(), Default::default());
    made.unwrap().value
}

fn edit(here: &Catalogue, id: AssetId, fields: Value) {
    here.edit_asset(id, from(fields)).unwrap();
}

/// What another laptop did, taken in and set aside.
fn set_aside(here: &Catalogue, there: &Catalogue) {
    here.merge(&there.changes_for(&Audience::Team).unwrap())
        .unwrap();
    here.undo().unwrap();
}

struct Town {
    folder: tempfile::TempDir,
    here: Catalogue,
    there: Catalogue,
    zofia: AssetId,
    joan: AssetId,
    hall: AssetId,
}

/// Zofia and Joan, and a hall; what is known of Zofia there.
fn town() -> Town {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Here.hereabouts");
    let here = Catalogue::create(&path, "Here", None).unwrap();
    let zofia = make(&here, AssetKind::Person, "Zofiazq Lewandowskazq");
    let joan = make(&here, AssetKind::Person, "Joan");
    let hall = make(&here, AssetKind::Place, "Hall");
    let there = here.copy_in_memory().unwrap();
    let phone =
        json!({"asset": zofia, "kind": "personal", "channel": "phone", "value": "0161 496 0077"});
    there.add_contact(from(phone)).unwrap();
    let access = "Zofiazq Lewandowskazq has the keyzq";
    // A link leads to her from the one, and from the other nothing but the number.
    let said = json!({"access": access, "note": "ring 0161 496 0077 before"});
    edit(&there, hall, said);
    there
        .jot("Zofiazq Lewandowskazq would love to sing".into())
        .unwrap();
    Town {
        folder,
        here,
        there,
        zofia,
        joan,
        hall,
    }
}

const THEIRS: [&str; 3] = ["Zofiazq", "Lewandowskazq", "496 0077"];

#[test]
fn what_was_set_aside_goes_with_whoever_is_erased() {
    let town = town();
    let (here, there) = (&town.here, &town.there);
    let (zofia, joan, hall) = (town.zofia, town.joan, town.hall);
    let holds = |words: &[&str]| hits(town.folder.path(), words);
    there
        .add_gift(from(json!({"holder": zofia, "what": "bookbindingzq"})))
        .unwrap();
    let met = json!({"parties": [zofia, joan], "why": "bothzq bind", "stage": "suggested"});
    there.introduce(from(met)).unwrap();
    let heard = json!({"on": "2026-03-04", "words": "Shezq fears the springzq", "about": [zofia]});
    there
        .note_conversation(from(heard), Default::default())
        .unwrap();
    there
        .tag_assets(vec![hall], "Lewandowskazq".into(), true)
        .unwrap();
    let oven = make(there, AssetKind::Place, "Oven of Zofiazq");
    set_aside(here, there);
    here.backup_now_for_tests();
    let more = ["bookbindingzq", "bothzq", "Shezq", "springzq"];
    let words = [&THEIRS[..], &more].concat();
    assert_eq!(holds(&words), words.len(), "the control");

    let plan = here.plan_erasure(zofia).unwrap();
    let with = ["contact", "gift", "introduction"].map(|kind| plan.with.get(kind).copied());
    assert_eq!(with, [Some(1); 3], "{:?}", plan.with);
    let mut found: Vec<(&str, &str, bool)> = Vec::new();
    for passage in &plan.passages {
        assert!(passage.aside && !passage.now, "{passage:?}");
        found.push((passage.unit.as_str(), passage.term.as_str(), passage.ticked));
    }
    found.sort();
    let whole = "zofiazq lewandowskazq";
    let expect = [
        ("access", whole, true),
        ("name", "zofiazq", false),
        ("note", "1614960077", true),
        ("tag/Lewandowskazq", "lewandowskazq", false),
        ("words", "", false),
        ("words", whole, true),
    ];
    assert_eq!(found, expect);
    let tick = |passage: &Passage| Ticked {
        record: passage.record,
        unit: passage.unit.clone(),
        term: passage.term.clone(),
    };
    let ticked = plan.passages.iter().map(tick).collect();
    assert!(here.erase(zofia, ticked).unwrap().value.clean);
    assert_eq!(holds(&words), 0);
    assert_eq!(here.check(true).unwrap(), [""; 0]);
    let backup = Catalogue::open(&only_backup(town.folder.path()), None).unwrap();
    assert_eq!(backup.check(true).unwrap(), [""; 0]);

    // Taken in again, it brings nothing of it.
    here.redo().unwrap();
    here.settle().unwrap();
    assert_eq!(holds(&words), 0, "taken in again");
    assert_eq!(here.check(true).unwrap(), [""; 0]);
    let said = here.show_asset(hall).unwrap().asset;
    assert_eq!(said.note.as_deref(), Some("ring ▒▒▒▒▒▒▒▒▒▒▒▒▒ before"));
    let access = said.access.unwrap();
    assert!(access.starts_with('▒') && access.ends_with("▒ has the keyzq"));
    assert!(said.tags.is_empty());
    let oven = here.show_asset(oven).unwrap().asset;
    assert_eq!(oven.name, "Oven of ▒▒▒▒▒▒▒");
}

#[test]
fn what_stands_here_as_well_is_shown_as_it_stands_here() {
    let town = town();
    let access = json!({"access": "ask Zofiazq Lewandowskazq"});
    edit(&town.here, town.hall, access);
    set_aside(&town.here, &town.there);
    let plan = town.here.plan_erasure(town.zofia).unwrap();
    let of_access = plan.passages.iter().find(|one| one.unit == "access");
    let of_access = of_access.unwrap();
    assert!(of_access.now && !of_access.aside, "{of_access:?}");
    assert_eq!(of_access.text, "ask Zofiazq Lewandowskazq");
}

#[test]
fn what_was_set_aside_goes_with_whoever_is_erased_elsewhere() {
    let town = town();
    let third = town.here.copy_in_memory().unwrap();
    set_aside(&town.here, &town.there);
    let holds = || hits(town.folder.path(), &THEIRS);
    assert_eq!(holds(), THEIRS.len(), "the control");
    third.erase(town.zofia, Vec::new()).unwrap();
    let erased = third.changes_for(&Audience::Team).unwrap();
    town.here.merge(&erased).unwrap();
    assert_eq!(holds(), 0);
    assert_eq!(town.here.check(true).unwrap(), [""; 0]);
}

#[test]
fn where_something_safeguarded_is_does_not_stay_in_what_was_set_aside() {
    let town = town();
    let (here, there) = (&town.here, &town.there);
    let haven = make(there, AssetKind::Institution, "Haven");
    here.merge(&there.changes_for(&Audience::Team).unwrap())
        .unwrap();
    let place = json!({"geometry": null, "precision": "none", "address": "12 Zanzibarzq Close"});
    there.place_asset(haven, Some(from(place))).unwrap();
    let note = json!({"note": "next to 12 Zanzibarzq Close"});
    edit(there, town.hall, note);
    let door =
        json!({"asset": haven, "kind": "role", "channel": "address", "value": "9 Ginnelzq Row"});
    there.add_contact(from(door)).unwrap();
    set_aside(here, there);
    let holds = || hits(town.folder.path(), &["Zanzibarzq", "Ginnelzq"]);
    assert_eq!(holds(), 2, "the control");

    let plan = here.plan_safeguard(haven).unwrap();
    assert!(plan.address && !plan.spot);
    let passages = plan.passages.iter();
    let passages: Vec<(&str, bool)> = passages.map(|p| (p.unit.as_str(), p.aside)).collect();
    assert_eq!(passages, [("note", true)]);
    here.safeguard(haven).unwrap();
    assert_eq!(holds(), 0);
    assert_eq!(here.check(true).unwrap(), [""; 0]);
}
