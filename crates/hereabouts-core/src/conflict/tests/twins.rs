//! Ties that two wrote down, each without knowing of the other: shown as one, and asked where they say different things.

use super::{
    Catalogue, ConflictKind, asked, by, decide, exchange, knitters, laptops, make, said, settled,
};
use crate::asset::AssetKind;
use crate::id::{AssetId, RelationshipId};
use crate::introduction::Introduction;
use crate::relationship::Relationship;
use crate::relationship::testing::{tie, twin};
use crate::storage::rows::get;
use serde_json::{Value, json};
use std::collections::BTreeSet;

struct Town {
    group: AssetId,
    hall: AssetId,
    amina: Catalogue,
    joe: Catalogue,
    /// The ties as they wrote them down: Amina first, so that hers stands for both.
    ties: [RelationshipId; 2],
}

fn relate(laptop: &Catalogue, from: AssetId, to: AssetId, more: &Value) -> RelationshipId {
    let mut said = json!({"from": from, "type": "supports", "to": to});
    for (field, value) in more.as_object().unwrap() {
        said[field.as_str()] = value.clone();
    }
    let tie: Relationship = serde_json::from_value(said).unwrap();
    laptop.relate(tie).unwrap().value
}

/// Amina and Joe each write down that the group supports the hall, and what more they know of that.
fn town(ours: Value, theirs: Value) -> Town {
    let (base, group) = knitters();
    let hall = make(&base, AssetKind::Place, "Hall");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let ties = [
        relate(&amina, group, hall, &ours),
        relate(&joe, group, hall, &theirs),
    ];
    assert!(ties[0] < ties[1]);
    exchange(&[&amina, &joe]);
    Town {
        group,
        hall,
        amina,
        joe,
        ties,
    }
}

impl Town {
    fn both(&self) -> [&Catalogue; 2] {
        [&self.amina, &self.joe]
    }

    /// What both ties say in a field, which has to be the same on both laptops, and the card with them.
    fn says(&self, field: &str) -> [Value; 2] {
        let [ours, theirs] = self.both().map(|laptop| {
            let said = self.ties.map(|id| {
                let found = laptop.read(|db| get::<Relationship>(db, &id.0));
                json!(found.unwrap().unwrap().record)[field].clone()
            });
            let card = laptop.show_asset(self.hall).unwrap().ties;
            assert_eq!(card.len(), 1, "they are shown as one");
            (said, json!(card[0].relationship)[field].clone())
        });
        assert_eq!(ours, theirs);
        let first = ours.0.iter().find(|said| !said.is_null());
        assert_eq!(first.cloned().unwrap_or_default(), ours.1);
        ours.0
    }
}

fn notes() -> Town {
    town(
        json!({"note": "they paint it"}),
        json!({"note": "they sweep it"}),
    )
}

#[test]
fn notes_that_differ_are_one_question_and_the_answer_is_written_to_both() {
    let town = notes();
    let expect = [
        by(json!("they paint it"), "Amina"),
        by(json!("they sweep it"), "Joe"),
    ];
    for laptop in town.both() {
        let asked = asked(laptop);
        let [one] = &asked[..] else {
            panic!("{asked:?}");
        };
        assert_eq!(
            (one.asked, one.unit.as_str()),
            (ConflictKind::Twins, "note")
        );
        assert_eq!((one.record, one.asset), (town.ties[0].0, Some(town.group)));
        assert_eq!((one.name.as_str(), one.free), ("Knitters → Hall", true));
        assert_eq!(one.both, Some(json!("they paint it; they sweep it")));
        assert_eq!(said(one), expect);
    }
    assert_eq!(town.says("note"), ["they paint it", "they sweep it"]);
    assert_eq!(decide(&town.joe, json!("they sweep it")).unwrap().value, 1);
    exchange(&town.both());
    settled(&town.both());
    assert_eq!(town.says("note"), ["they sweep it"; 2]);
    // Taken back, it is asked again as it was, of those who said so.
    town.joe.undo().unwrap();
    exchange(&town.both());
    for laptop in town.both() {
        assert_eq!(said(&asked(laptop)[0]), expect);
    }
    town.joe.redo().unwrap();
    exchange(&town.both());
    settled(&town.both());
    assert_eq!(town.says("note"), ["they sweep it"; 2]);
}

#[test]
fn both_something_else_and_nothing_are_answers_too() {
    for (answer, expect) in [
        (
            json!("they paint it; they sweep it"),
            json!("they paint it; they sweep it"),
        ),
        (json!(" they look after it "), json!("they look after it")),
        (json!(null), json!(null)),
    ] {
        let town = notes();
        decide(&town.amina, answer).unwrap();
        exchange(&town.both());
        settled(&town.both());
        assert_eq!(town.says("note"), [expect.clone(), expect]);
    }
}

#[test]
fn two_who_decide_apart_ask_once_more_and_no_further() {
    let [paint, sweep] = ["they paint it", "they sweep it"];
    for (ours, theirs, again) in [
        (paint, sweep, true),
        (sweep, paint, true),
        (paint, paint, false),
    ] {
        let town = notes();
        decide(&town.amina, json!(ours)).unwrap();
        decide(&town.joe, json!(theirs)).unwrap();
        exchange(&town.both());
        if again {
            let [one, other] = town.both().map(|laptop| {
                let asked = asked(laptop);
                assert_eq!((asked.len(), asked[0].asked), (1, ConflictKind::Twins));
                let answers = asked[0]
                    .answers
                    .iter()
                    .map(|answer| answer.value.to_string());
                answers.collect::<BTreeSet<String>>()
            });
            assert_eq!(
                one,
                [json!(paint).to_string(), json!(sweep).to_string()].into()
            );
            assert_eq!(one, other);
            decide(&town.joe, json!(sweep)).unwrap();
            exchange(&town.both());
        }
        settled(&town.both());
        let expect = if again { sweep } else { ours };
        assert_eq!(town.says("note"), [expect; 2]);
    }
}

#[test]
fn all_that_is_known_of_a_tie_is_asked_the_safer_answer_first() {
    let check = |field: &str, ours: Value, theirs: Value, first: Value| {
        for take in 0..2 {
            let town = town(json!({ field: ours }), json!({ field: theirs }));
            let asked = asked(&town.joe);
            assert_eq!(asked.len(), 1, "{field}: {asked:?}");
            assert_eq!(
                (asked[0].asked, asked[0].unit.as_str()),
                (ConflictKind::Twins, field)
            );
            assert_eq!(asked[0].answers[0].value, first, "{field}");
            let answer = asked[0].answers[take].value.clone();
            decide(&town.joe, answer.clone()).unwrap();
            exchange(&town.both());
            settled(&town.both());
            assert_eq!(town.says(field), [answer.clone(), answer]);
        }
    };
    check(
        "source",
        json!("Rosa"),
        json!("the newsletter"),
        json!("Rosa"),
    );
    check(
        "confidence",
        json!("certain"),
        json!("unsure"),
        json!("certain"),
    );
    check("strength", json!(1), json!(3), json!(1));
    check("since", json!("2015"), json!("2019"), json!("2015"));
    check(
        "sensitivity",
        json!("ordinary"),
        json!("sensitive"),
        json!("sensitive"),
    );
    // Of what only one of them says nothing is asked.
    let town = town(
        json!({"note": "they paint it"}),
        json!({"source": "Rosa", "strength": 2}),
    );
    settled(&town.both());
    let shown = town.joe.show_asset(town.hall).unwrap().ties.remove(0);
    assert_eq!(shown.relationship.source.as_deref(), Some("Rosa"));
    assert_eq!(shown.relationship.note.as_deref(), Some("they paint it"));
}

#[test]
fn what_is_asked_of_one_of_them_as_well_is_the_same_question() {
    let (base, group) = knitters();
    let hall = make(&base, AssetKind::Place, "Hall");
    let known = tie(&base, group, "supports", hall);
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let note = |note: &str| Relationship {
        note: Some(note.into()),
        ..Relationship::new(group, "supports", hall)
    };
    amina
        .edit_relationship(known, note("they paint it"))
        .unwrap();
    joe.edit_relationship(known, note("they sweep it")).unwrap();
    let other = twin(&joe, false, note("they mend it"));
    exchange(&[&amina, &joe]);
    for laptop in [&amina, &joe] {
        let asked = asked(laptop);
        assert_eq!((asked.len(), asked[0].answers.len()), (1, 3), "{asked:?}");
        assert_eq!(
            (asked[0].record, asked[0].asked),
            (known.0, ConflictKind::Twins)
        );
    }
    decide(&amina, json!("they mend it")).unwrap();
    exchange(&[&amina, &joe]);
    settled(&[&amina, &joe]);
    for id in [known, other] {
        let found = joe.read(|db| get::<Relationship>(db, &id.0)).unwrap();
        let note = found.unwrap().record.note;
        assert_eq!(note.as_deref(), Some("they mend it"));
    }
}

#[test]
fn the_introduction_that_each_is_known_from_is_named() {
    let (base, group) = knitters();
    let hall = make(&base, AssetKind::Place, "Hall");
    let rosa = make(&base, AssetKind::Person, "Rosa");
    let met = |with: AssetId| {
        let introduction = json!({"parties": [with, rosa], "stage": "met"});
        let introduction: Introduction = serde_json::from_value(introduction).unwrap();
        base.introduce(introduction).unwrap().value
    };
    let known_from = [met(group), met(hall)];
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    for (laptop, from) in [&amina, &joe].into_iter().zip(known_from) {
        relate(laptop, group, hall, &json!({ "introduction": from }));
    }
    exchange(&[&amina, &joe]);
    let one = asked(&joe).remove(0);
    assert_eq!((one.unit.as_str(), one.free), ("introduction", false));
    let words: Vec<String> = one
        .answers
        .iter()
        .filter_map(|said| said.words.clone())
        .collect();
    let named = |name: &str| words.iter().any(|words| words.contains(name));
    assert!(
        words.len() == 2 && named("Knitters") && named("Hall"),
        "{words:?}"
    );
    decide(&joe, json!(known_from[1])).unwrap();
    exchange(&[&amina, &joe]);
    settled(&[&amina, &joe]);
}

#[test]
fn what_would_be_wrong_of_one_of_them_is_refused() {
    let town = town(json!({"since": "2015"}), json!({"since": "2019"}));
    let refused = decide(&town.joe, json!("soon")).unwrap_err().to_string();
    assert!(refused.contains("is no date"), "{refused}");
    assert_eq!(asked(&town.joe).len(), 1);
    decide(&town.joe, json!("2017-05")).unwrap();
    exchange(&town.both());
    settled(&town.both());
    assert_eq!(town.says("since"), ["2017-05"; 2]);
}

#[test]
fn ties_of_what_lies_in_the_bin_are_asked_about_when_it_is_back() {
    let town = notes();
    town.amina.delete_assets(vec![town.hall]).unwrap();
    assert!(asked(&town.amina).is_empty());
    town.amina.restore_assets(vec![town.hall]).unwrap();
    assert_eq!(asked(&town.amina).len(), 1);
}
