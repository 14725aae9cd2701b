//! What was changed by somebody who did not know that it had become one with another.

use super::{
    Catalogue, ConflictKind, asked, asset, by, decision, edit, exchange, knitters, laptops, make,
    said, settled,
};
use crate::asset::AssetKind;
use crate::id::AssetId;
use serde_json::{Value, json};

struct Town {
    amina: Catalogue,
    joe: Catalogue,
    keep: AssetId,
    gone: AssetId,
}

/// Amina joined the Yarners with the Knitters; Joe changed the Yarners.
fn town(by_joe: Value) -> Town {
    let (base, keep) = knitters();
    let gone = make(&base, AssetKind::Association, "Yarners");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    amina.join_duplicates(keep, gone, Vec::new()).unwrap();
    edit(&joe, gone, by_joe);
    exchange(&[&amina, &joe]);
    Town {
        amina,
        joe,
        keep,
        gone,
    }
}

impl Town {
    fn decide(&self, unit: &str, value: Value) {
        let questions = asked(&self.joe);
        let one = questions.iter().find(|one| one.unit == unit).unwrap();
        self.joe.decide(vec![decision(one, value)]).unwrap();
    }

    fn both(&self) -> [&Catalogue; 2] {
        [&self.amina, &self.joe]
    }
}

#[test]
fn a_change_behind_a_joining_is_asked_and_taken_over_or_left() {
    for (value, expect) in [
        (json!("Thursdays"), json!("Thursdays")),
        (json!("Fridays"), json!("Fridays")),
        (json!(null), json!(null)),
    ] {
        let town = town(json!({"times": "Thursdays"}));
        for laptop in town.both() {
            let one = asked(laptop).remove(0);
            assert_eq!(one.asked, ConflictKind::AfterJoining);
            assert_eq!((one.record, one.asset), (town.gone.0, Some(town.keep)));
            assert_eq!(one.name, "Yarners");
            let expect = [by(json!(null), ""), by(json!("Thursdays"), "Joe")];
            assert_eq!(said(&one), expect);
        }
        town.decide("times", value);
        exchange(&town.both());
        settled(&town.both());
        for laptop in town.both() {
            assert_eq!(json!(asset(laptop, town.keep).times), expect);
        }
        town.joe.undo().unwrap();
        exchange(&town.both());
        for laptop in town.both() {
            assert_eq!(asked(laptop).len(), 1, "{expect} taken back");
            assert_eq!(asset(laptop, town.keep).times, None);
        }
    }
}

#[test]
fn one_of_two_changes_is_decided_and_the_other_stays_open() {
    let town = town(json!({"times": "Thursdays", "cost": "free"}));
    assert_eq!(asked(&town.joe).len(), 2);
    town.decide("times", json!("Thursdays"));
    exchange(&town.both());
    for laptop in town.both() {
        let open = asked(laptop);
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].unit, "cost");
    }
    town.decide("cost", json!(null));
    exchange(&town.both());
    settled(&town.both());
    let kept = asset(&town.amina, town.keep);
    assert_eq!(
        (kept.times.as_deref(), kept.cost),
        (Some("Thursdays"), None)
    );
}

#[test]
fn joined_here_and_deleted_there_is_a_question_about_the_one_that_went() {
    let (base, keep) = knitters();
    let gone = make(&base, AssetKind::Association, "Yarners");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    amina.join_duplicates(keep, gone, Vec::new()).unwrap();
    joe.delete_assets(vec![gone]).unwrap();
    exchange(&[&amina, &joe]);
    let one = asked(&joe).remove(0);
    assert_eq!((one.record, one.asked), (gone.0, ConflictKind::Kept));
    joe.decide(vec![decision(&one, json!("bin"))]).unwrap();
    exchange(&[&amina, &joe]);
    settled(&[&amina, &joe]);
}

#[test]
fn joined_with_two_is_a_question_which_it_is() {
    let (base, knitters) = knitters();
    let gone = make(&base, AssetKind::Association, "Yarners");
    let weavers = make(&base, AssetKind::Association, "Weavers");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    amina.join_duplicates(knitters, gone, Vec::new()).unwrap();
    joe.join_duplicates(weavers, gone, Vec::new()).unwrap();
    exchange(&[&amina, &joe]);
    let one = asked(&joe).remove(0);
    assert_eq!(one.unit, "joined_into");
    let words = one.answers.iter().map(|answer| answer.words.clone());
    let mut words: Vec<Option<String>> = words.collect();
    words.sort();
    assert_eq!(
        words,
        ["Knitters", "Weavers"].map(|name| Some(name.to_owned()))
    );
    let answer = decision(&one, json!(weavers.to_string()));
    joe.decide(vec![answer]).unwrap();
    exchange(&[&amina, &joe]);
    settled(&[&amina, &joe]);
    for laptop in [&amina, &joe] {
        assert_eq!(laptop.show_asset(gone).unwrap().id, weavers);
    }
}
