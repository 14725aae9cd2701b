//! The same tie said on two laptops. Each says it under an id of its own, and both are kept.

use crate::support::{agreed, exchange, knitters, laptops, make, tie};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
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
