//! Two and three laptops that say different things, and what becomes of it.

mod desk;
mod erased;
mod joined;
mod kinds;
mod protected;
mod refused;
mod twins;

use super::{Conflict, ConflictDecision, ConflictKind};
use crate::api::Edit;
use crate::asset::{Asset, AssetKind};
use crate::audience::Audience;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::Result;
use crate::history::Action;
use crate::id::AssetId;
use serde_json::{Value, json};

/// A catalogue with one group in it.
fn knitters() -> (Catalogue, AssetId) {
    let base = Catalogue::in_memory("Ours").unwrap();
    let id = make(&base, AssetKind::Association, "Knitters");
    (base, id)
}

fn make(base: &Catalogue, kind: AssetKind, name: &str) -> AssetId {
    let made = base.create_asset(kind, name.into(), Edit::default());
    made.unwrap().value
}

/// Copies of a catalogue, each on the laptop of somebody.
fn laptops<const N: usize>(of: &Catalogue, who: [&str; N]) -> [Catalogue; N] {
    who.map(|who| {
        let copy = of.copy_in_memory().unwrap();
        copy.set_worker(who.into()).unwrap();
        copy
    })
}

/// Everybody gets what everybody has.
fn exchange(laptops: &[&Catalogue]) {
    for from in laptops {
        let changes = from.changes_for(&Audience::Team).unwrap();
        for to in laptops.iter().filter(|to| !std::ptr::eq(**to, *from)) {
            to.merge(&changes).unwrap();
        }
    }
}

fn edit(laptop: &Catalogue, id: AssetId, fields: Value) {
    let fields: Edit = serde_json::from_value(fields).unwrap();
    laptop.edit_asset(id, fields).unwrap();
}

/// Says it after something else, so that it is what is shown meanwhile.
fn edit_later(laptop: &Catalogue, id: AssetId, fields: Value) {
    edit(laptop, id, json!({"steward": "Joe"}));
    edit(laptop, id, fields);
}

fn asset(laptop: &Catalogue, id: AssetId) -> Asset {
    laptop.show_asset(id).unwrap().asset
}

fn asked(laptop: &Catalogue) -> Vec<Conflict> {
    let list = laptop.list_conflicts(0, 100).unwrap();
    assert_eq!(list.total, list.conflicts.len() as u64);
    assert_eq!(laptop.info().unwrap().conflicts, list.total);
    list.conflicts
}

fn decision(asked: &Conflict, value: Value) -> ConflictDecision {
    ConflictDecision {
        record: asked.record,
        unit: asked.unit.clone(),
        value,
    }
}

/// Answers the only question.
fn decide(laptop: &Catalogue, value: Value) -> Result<Outcome<u32>> {
    let asked = asked(laptop);
    assert_eq!(asked.len(), 1, "{asked:?}");
    laptop.decide(vec![decision(&asked[0], value)])
}

fn by(value: Value, who: &str) -> (Value, String) {
    (value, who.to_owned())
}

/// The answers in their order, with who gave them.
fn said(asked: &Conflict) -> Vec<(Value, String)> {
    let answers = asked.answers.iter();
    answers
        .map(|answer| {
            let people = answer.hands.iter().map(|hand| hand.person.as_deref());
            let people: Vec<&str> = people.map(|person| person.unwrap_or("?")).collect();
            (answer.value.clone(), people.join(", "))
        })
        .collect()
}

fn settled(laptops: &[&Catalogue]) {
    for laptop in laptops {
        assert!(asked(laptop).is_empty(), "{:?}", asked(laptop));
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
    }
    let hashes = laptops
        .iter()
        .map(|laptop| laptop.info().unwrap().content_hash);
    let hashes: std::collections::BTreeSet<String> = hashes.collect();
    assert_eq!(hashes.len(), 1);
}

#[test]
fn different_values_are_asked_with_who_said_them_and_decided_once_for_all() {
    let (base, id) = knitters();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    edit(&amina, id, json!({"times": "Tuesdays"}));
    edit_later(&joe, id, json!({"times": "Thursdays"}));
    exchange(&[&amina, &joe]);
    for (laptop, whose) in [(&amina, "Amina"), (&joe, "Joe")] {
        let asked = asked(laptop);
        let [asked] = &asked[..] else {
            panic!("{asked:?}");
        };
        assert_eq!(asked.asked, ConflictKind::Differs);
        assert_eq!((asked.asset, asked.name.as_str()), (Some(id), "Knitters"));
        let expect = [
            by(json!("Thursdays"), "Joe"),
            by(json!("Tuesdays"), "Amina"),
        ];
        assert_eq!(said(asked), expect);
        for hand in asked.answers.iter().flat_map(|answer| &answer.hands) {
            assert_eq!(hand.here, hand.person.as_deref() == Some(whose));
        }
        assert_eq!(asked.both, Some(json!("Thursdays; Tuesdays")));
        assert!(asked.free);
    }
    assert_eq!(decide(&amina, json!("Tuesdays")).unwrap().value, 1);
    let label = amina.undo_list().unwrap().undo[0].label.clone();
    assert_eq!((label.action, label.record), (Action::Decide, Some(id.0)));
    assert_eq!((label.field.as_deref(), label.count), (Some("times"), None));
    exchange(&[&amina, &joe]);
    settled(&[&amina, &joe]);
    assert_eq!(asset(&joe, id).times.as_deref(), Some("Tuesdays"));
}

#[test]
fn three_answers_are_one_question_and_all_of_them_can_be_kept() {
    let (base, id) = knitters();
    let all = laptops(&base, ["Amina", "Joe", "Rosa"]);
    let all = all.each_ref();
    for (laptop, times) in all.into_iter().zip(["Mondays", "Tuesdays", "Thursdays"]) {
        edit(laptop, id, json!({ "times": times }));
    }
    exchange(&all);
    let [amina, ..] = all;
    let both = asked(amina)[0].both.clone().unwrap();
    assert_eq!(asked(amina)[0].answers.len(), 3);
    decide(amina, both.clone()).unwrap();
    exchange(&all);
    settled(&all);
    assert_eq!(json!(asset(all[2], id).times), both);
}

#[test]
fn cleared_here_and_changed_there_is_asked_and_blank_is_an_answer() {
    let (base, id) = knitters();
    edit(&base, id, json!({"times": "Mondays"}));
    for expect in [json!(null), json!("Thursdays")] {
        let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
        edit(&amina, id, json!({"times": null}));
        edit_later(&joe, id, json!({"times": "Thursdays"}));
        exchange(&[&amina, &joe]);
        let one = &asked(&joe)[0];
        let answers = [by(json!("Thursdays"), "Joe"), by(json!(null), "Amina")];
        assert_eq!(said(one), answers);
        assert_eq!(one.both, None);
        decide(&joe, expect.clone()).unwrap();
        exchange(&[&amina, &joe]);
        settled(&[&amina, &joe]);
        assert_eq!(json!(asset(&amina, id).times), expect);
    }
}

#[test]
fn deleted_here_and_changed_there_is_kept_until_somebody_decides_either_way() {
    let (base, id) = knitters();
    for (value, in_bin) in [("here", false), ("bin", true)] {
        let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
        amina.delete_assets(vec![id]).unwrap();
        edit(&joe, id, json!({"times": "Thursdays"}));
        exchange(&[&amina, &joe]);
        let expect = [by(json!("here"), "Joe"), by(json!("bin"), "Amina")];
        for laptop in [&amina, &joe] {
            let one = &asked(laptop)[0];
            assert_eq!(
                (one.asked, one.unit.as_str()),
                (ConflictKind::Kept, "exists")
            );
            assert_eq!(said(one), expect);
        }
        decide(&joe, json!(value)).unwrap();
        exchange(&[&amina, &joe]);
        settled(&[&amina, &joe]);
        for laptop in [&amina, &joe] {
            assert_eq!(laptop.show_asset(id).unwrap().in_bin, in_bin);
        }
        joe.undo().unwrap();
        exchange(&[&amina, &joe]);
        for laptop in [&amina, &joe] {
            assert_eq!(said(&asked(laptop)[0]), expect, "{value} taken back");
        }
    }
}

#[test]
fn a_decision_taken_back_puts_the_question_again_as_it_was() {
    let (base, id) = knitters();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    edit(&amina, id, json!({"times": "Tuesdays"}));
    edit_later(&joe, id, json!({"times": "Thursdays"}));
    exchange(&[&amina, &joe]);
    let before = said(&asked(&amina)[0]);
    decide(&joe, json!("Tuesdays")).unwrap();
    exchange(&[&amina, &joe]);
    settled(&[&amina, &joe]);
    joe.undo().unwrap();
    exchange(&[&amina, &joe]);
    for laptop in [&amina, &joe] {
        let mut again = said(&asked(laptop)[0]);
        again.sort_by_key(|(value, _)| value.to_string());
        let mut before = before.clone();
        before.sort_by_key(|(value, _)| value.to_string());
        assert_eq!(
            again, before,
            "it is of those who said so, not of who asks again"
        );
    }
    joe.redo().unwrap();
    exchange(&[&amina, &joe]);
    settled(&[&amina, &joe]);
    assert_eq!(asset(&amina, id).times.as_deref(), Some("Tuesdays"));
}

#[test]
fn two_who_decide_apart_ask_once_more_and_no_further() {
    let (base, id) = knitters();
    for (ours, theirs, again) in [
        ("Tuesdays", "Thursdays", true),
        ("Tuesdays", "Tuesdays", false),
    ] {
        let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
        edit(&amina, id, json!({"times": "Tuesdays"}));
        edit(&joe, id, json!({"times": "Thursdays"}));
        exchange(&[&amina, &joe]);
        decide(&amina, json!(ours)).unwrap();
        decide(&joe, json!(theirs)).unwrap();
        exchange(&[&amina, &joe]);
        if again {
            let mut said = said(&asked(&amina)[0]);
            said.sort_by_key(|(value, _)| value.to_string());
            let expect = [
                by(json!("Thursdays"), "Joe"),
                by(json!("Tuesdays"), "Amina"),
            ];
            assert_eq!(said, expect);
            assert_eq!(asked(&joe).len(), 1);
            decide(&joe, json!("Thursdays")).unwrap();
            exchange(&[&amina, &joe]);
        }
        settled(&[&amina, &joe]);
    }
}
