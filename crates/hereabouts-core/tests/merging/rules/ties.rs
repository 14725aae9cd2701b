//! The same tie said on two laptops. Each says it under an id of its own, and both are kept.

use crate::support::{Asked, agreed, decide, differs, exchange, knitters, laptops, make, tie};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::conflict::ConflictKind;
use hereabouts_core::id::{AssetId, RelationshipId};
use serde_json::{Value, json};

struct Town {
    group: AssetId,
    hall: AssetId,
    amina: Catalogue,
    joe: Catalogue,
    /// The ties as they said them.
    said: [RelationshipId; 2],
}

/// Amina and Joe each say that the group supports the hall, and what else they know of that.
fn town(more: [Value; 2]) -> Town {
    let (base, group) = knitters();
    let hall = make(&base, AssetKind::Place, "Hall");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let [ours, theirs] = more;
    let said = [
        tie(&amina, group, hall, ours),
        tie(&joe, group, hall, theirs),
    ];
    exchange(&[&amina, &joe]);
    Town {
        group,
        hall,
        amina,
        joe,
        said,
    }
}

impl Town {
    fn both(&self) -> [&Catalogue; 2] {
        [&self.amina, &self.joe]
    }

    /// How many ties stand on the cards of both ends, on both laptops.
    fn shown(&self) -> Vec<usize> {
        let laptops = self.both().into_iter();
        let cards = laptops.flat_map(|laptop| {
            let ends = [self.group, self.hall];
            ends.map(|end| laptop.show_asset(end).unwrap().ties.len())
        });
        cards.collect()
    }

    /// The question which of several values is right of the tie that they are shown as.
    fn asks(&self, unit: &str, answers: Value) -> Asked {
        let first = self.said.iter().min().copied().unwrap();
        Asked {
            asked: ConflictKind::Twins,
            ..differs(first, unit, &answers)
        }
    }

    /// The note of the one tie, the same on both cards of both laptops.
    fn note(&self) -> Option<String> {
        assert_eq!(self.shown(), [1; 4]);
        let note = |laptop: &Catalogue, end| {
            let tie = laptop.show_asset(end).unwrap().ties.remove(0);
            tie.relationship.note
        };
        let note_of_first = note(&self.amina, self.hall);
        for laptop in self.both() {
            for end in [self.group, self.hall] {
                assert_eq!(note(laptop, end), note_of_first);
            }
        }
        note_of_first
    }
}

#[test]
fn notes_that_differ_are_asked_once_and_the_answer_is_of_both() {
    let town = town([
        json!({"note": "they paint it"}),
        json!({"note": "they sweep it"}),
    ]);
    let question = town.asks("note", json!(["they paint it", "they sweep it"]));
    assert_eq!(agreed(&town.both()), std::slice::from_ref(&question));
    assert_eq!(
        town.note().as_deref(),
        Some("they paint it"),
        "the first id"
    );
    for (answer, expect) in [
        ("they sweep it", "they sweep it"),
        ("both, now and then", "both, now and then"),
    ] {
        decide(&town.joe, json!(answer));
        exchange(&town.both());
        assert_eq!(agreed(&town.both()), []);
        assert_eq!(town.note().as_deref(), Some(expect));
        town.joe.undo().unwrap();
        exchange(&town.both());
        assert_eq!(
            agreed(&town.both()),
            std::slice::from_ref(&question),
            "it is asked again"
        );
    }
    // Whoever deletes what is shown deletes both, and there is nothing to ask.
    town.amina.unrelate(town.said[1]).unwrap();
    exchange(&town.both());
    assert_eq!(agreed(&town.both()), []);
    assert_eq!(town.shown(), [0; 4]);
}

#[test]
fn decided_apart_it_is_asked_once_more_and_no_further() {
    let town = town([
        json!({"note": "they paint it"}),
        json!({"note": "they sweep it"}),
    ]);
    decide(&town.amina, json!("they sweep it"));
    decide(&town.joe, json!("they paint it"));
    exchange(&town.both());
    let question = town.asks("note", json!(["they sweep it", "they paint it"]));
    assert_eq!(agreed(&town.both()), [question]);
    decide(&town.amina, json!("they paint it"));
    exchange(&town.both());
    assert_eq!(agreed(&town.both()), []);
    assert_eq!(town.note().as_deref(), Some("they paint it"));
}

#[test]
fn ties_that_a_joining_brings_together_are_asked_about_and_come_apart_again() {
    let (base, group) = knitters();
    let yarners = make(&base, AssetKind::Association, "Yarners");
    let hall = make(&base, AssetKind::Place, "Hall");
    let said = [
        tie(&base, group, hall, json!({"source": "Rosa"})),
        tie(&base, yarners, hall, json!({"source": "Kwame"})),
    ];
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let town = Town {
        group,
        hall,
        amina,
        joe,
        said,
    };
    assert_eq!(agreed(&town.both()), []);
    town.amina
        .join_duplicates(group, yarners, Vec::new())
        .unwrap();
    exchange(&town.both());
    let question = town.asks("source", json!(["Rosa", "Kwame"]));
    assert_eq!(agreed(&town.both()), [question]);
    town.joe.unjoin(yarners).unwrap();
    exchange(&town.both());
    assert_eq!(agreed(&town.both()), []);
    for (end, source) in [(group, "Rosa"), (yarners, "Kwame")] {
        let tie = town.amina.show_asset(end).unwrap().ties.remove(0);
        assert_eq!(tie.relationship.source.as_deref(), Some(source));
    }
}

#[test]
fn of_ties_to_somebody_who_is_erased_nothing_is_asked() {
    let town = town([
        json!({"note": "they paint it"}),
        json!({"note": "they sweep it"}),
    ]);
    assert_eq!(agreed(&town.both()).len(), 1);
    town.joe.erase(town.hall, Vec::new()).unwrap();
    for _ in 0..2 {
        exchange(&town.both());
    }
    assert_eq!(agreed(&town.both()), []);
    for laptop in town.both() {
        assert_eq!(laptop.show_asset(town.group).unwrap().ties, []);
    }
}

#[test]
fn the_same_tie_made_on_two_laptops_is_shown_once_and_goes_whole() {
    let town = town([json!({}), json!({"note": "they sweep it"})]);
    assert_eq!(agreed(&town.both()), [], "blank does not dispute a note");
    assert_eq!(town.shown(), [1; 4]);
    for laptop in town.both() {
        let shown = laptop.show_asset(town.hall).unwrap().ties.remove(0);
        let first = town.said.iter().min().copied();
        assert_eq!(Some(shown.id), first, "the first id stands for both");
        assert_eq!(shown.relationship.note.as_deref(), Some("they sweep it"));
    }
    let known = town.joe.show_asset(town.hall).unwrap().ties[0].id;
    town.joe.unrelate(known).unwrap();
    exchange(&town.both());
    assert_eq!(agreed(&town.both()), []);
    assert_eq!(
        town.shown(),
        [0; 4],
        "the other one does not come up instead"
    );
}

#[test]
fn ties_of_other_times_are_two() {
    for (ours, theirs) in [
        (
            json!({"since": "2015", "until": "2017"}),
            json!({"since": "2019", "until": "2021"}),
        ),
        // It ended, and began anew.
        (
            json!({"since": "2015", "until": "2017"}),
            json!({"since": "2019"}),
        ),
    ] {
        let town = town([ours, theirs]);
        assert_eq!(agreed(&town.both()), []);
        assert_eq!(town.shown(), [2; 4]);
    }
}
