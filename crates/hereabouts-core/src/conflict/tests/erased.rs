//! Erased on one laptop, made one with another on the other: what is left is asked about.

use super::{
    Catalogue, Conflict, ConflictKind, asked, by, decide, decision, exchange, knitters, laptops,
    make, said, settled,
};
use crate::asset::AssetKind;
use crate::conflict::held;
use crate::id::AssetId;
use crate::log::joined::ABSORBS;
use serde_json::{Value, json};
use std::collections::BTreeSet;

struct Town {
    amina: Catalogue,
    joe: Catalogue,
    keep: AssetId,
    gone: AssetId,
}

/// The Knitters, whom the Yarners are to become one with, on two laptops that have not met since.
fn town() -> Town {
    let (base, keep) = knitters();
    let gone = make(&base, AssetKind::Association, "Yarners");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    Town {
        amina,
        joe,
        keep,
        gone,
    }
}

/// Amina joined the Yarners with the Knitters; Joe erased the Yarners.
fn joined_and_erased() -> Town {
    let town = town();
    town.join(town.gone, town.keep);
    town.erase(town.gone);
    town.meet();
    town
}

impl Town {
    fn both(&self) -> [&Catalogue; 2] {
        [&self.amina, &self.joe]
    }

    fn join(&self, gone: AssetId, keep: AssetId) {
        let joined = self.amina.join_duplicates(keep, gone, Vec::new());
        joined.unwrap();
    }

    fn erase(&self, id: AssetId) {
        self.joe.erase(id, Vec::new()).unwrap();
    }

    /// What one laptop finds in what the other wrote is told in the round after that.
    fn meet(&self) {
        for _ in 0..2 {
            exchange(&self.both());
        }
    }

    /// The only question, the same on both laptops: which record, by which unit, whose card; what stays meanwhile.
    fn only(&self) -> Conflict {
        let [one, other] = self.both().map(|laptop| {
            let mut asked = asked(laptop);
            assert_eq!(asked.len(), 1, "{asked:?}");
            assert_eq!(laptop.check(true).unwrap(), [""; 0]);
            asked.remove(0)
        });
        let about = |one: &Conflict| (one.record, one.unit.clone(), one.asset, said(one));
        assert_eq!(about(&one), about(&other));
        one
    }

    fn held(&self) -> BTreeSet<AssetId> {
        let [ours, theirs] = self.both().map(|laptop| laptop.read(held).unwrap());
        assert_eq!(ours, theirs);
        ours.into_iter().map(AssetId).collect()
    }
}

#[test]
fn what_is_left_is_asked_about_and_stays_when_somebody_says_so() {
    let town = joined_and_erased();
    let one = town.only();
    assert_eq!(one.asked, ConflictKind::JoinedWithErased);
    assert_eq!((one.record, one.asset), (town.keep.0, Some(town.keep)));
    assert_eq!(one.unit, format!("{ABSORBS}{}", town.gone));
    assert_eq!(
        (one.name.as_str(), one.free, &one.both),
        ("Knitters", false, &None)
    );
    let expect = [by(json!("here"), "Amina"), by(json!("bin"), "")];
    assert_eq!(said(&one), expect);
    assert_eq!(town.held(), [town.keep].into());
    for wrong in [json!(null), json!(true), json!("erased")] {
        assert!(decide(&town.joe, wrong.clone()).is_err(), "{wrong}");
    }
    decide(&town.joe, json!("here")).unwrap();
    town.meet();
    settled(&town.both());
    assert_eq!(town.held(), [].into());
    for laptop in town.both() {
        assert!(!laptop.show_asset(town.keep).unwrap().in_bin);
        assert!(
            laptop.show_asset(town.gone).is_err(),
            "it does not come back"
        );
    }
    town.joe.undo().unwrap();
    town.meet();
    assert_eq!(said(&town.only()), expect, "asked again, as it was");
    assert_eq!(town.held(), [town.keep].into());
    town.joe.redo().unwrap();
    town.meet();
    settled(&town.both());
}

#[test]
fn what_goes_into_the_bin_is_asked_about_when_it_is_back() {
    let town = joined_and_erased();
    decide(&town.amina, json!("bin")).unwrap();
    town.meet();
    settled(&town.both());
    for laptop in town.both() {
        assert!(laptop.show_asset(town.keep).unwrap().in_bin);
    }
    town.joe.restore_assets(vec![town.keep]).unwrap();
    town.meet();
    assert_eq!(town.only().asked, ConflictKind::JoinedWithErased);
}

#[test]
fn erased_as_well_it_is_gone_whatever_another_decided() {
    for also_kept in [false, true] {
        let town = joined_and_erased();
        if also_kept {
            decide(&town.amina, json!("here")).unwrap();
        }
        town.erase(town.keep);
        town.meet();
        settled(&town.both());
        assert_eq!(town.held(), [].into());
        for laptop in town.both() {
            assert!(laptop.show_asset(town.keep).is_err());
        }
    }
}

#[test]
fn decided_differently_it_is_a_question_once_more_and_no_further() {
    for (answer, in_bin) in [("here", false), ("bin", true)] {
        let town = joined_and_erased();
        decide(&town.amina, json!("here")).unwrap();
        decide(&town.joe, json!("bin")).unwrap();
        town.meet();
        let one = town.only();
        assert_eq!((one.record, one.asked), (town.keep.0, ConflictKind::Kept));
        let expect = [by(json!("here"), "Amina"), by(json!("bin"), "Joe")];
        assert_eq!(said(&one), expect);
        decide(&town.joe, json!(answer)).unwrap();
        town.meet();
        settled(&town.both());
        for laptop in town.both() {
            assert_eq!(laptop.show_asset(town.keep).unwrap().in_bin, in_bin);
        }
    }
}

#[test]
fn where_the_one_that_stayed_was_erased_the_other_is_asked_about() {
    let town = town();
    town.join(town.gone, town.keep);
    town.erase(town.keep);
    town.meet();
    let one = town.only();
    assert_eq!((one.record, one.asset), (town.gone.0, Some(town.gone)));
    assert_eq!(one.asked, ConflictKind::JoinedWithErased);
    assert_eq!(
        (one.unit.as_str(), one.name.as_str()),
        ("joined_into", "Yarners")
    );
    let expect = [by(json!("here"), "Amina"), by(json!("bin"), "")];
    assert_eq!(said(&one), expect);
    assert_eq!(town.held(), [town.gone].into());
    decide(&town.amina, json!("here")).unwrap();
    town.meet();
    settled(&town.both());
    assert_eq!(town.joe.show_asset(town.gone).unwrap().id, town.gone);
    town.amina.undo().unwrap();
    town.meet();
    assert_eq!(said(&town.only()), expect);
}

#[test]
fn what_is_one_with_a_third_is_asked_about_on_its_card() {
    for (answer, in_bin) in [("here", false), ("bin", true)] {
        let (base, keep) = knitters();
        let [gone, weavers] =
            ["Yarners", "Weavers"].map(|name| make(&base, AssetKind::Association, name));
        let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
        let town = Town {
            amina,
            joe,
            keep,
            gone,
        };
        town.join(gone, keep);
        town.join(keep, weavers);
        town.erase(gone);
        town.meet();
        let one = town.only();
        assert_eq!((one.record, one.asset), (keep.0, Some(weavers)));
        assert_eq!(one.asked, ConflictKind::JoinedWithErased);
        assert_eq!(town.held(), [weavers].into(), "all that is shown with it");
        decide(&town.joe, json!(answer)).unwrap();
        town.meet();
        settled(&town.both());
        for laptop in town.both() {
            assert_eq!(laptop.show_asset(weavers).unwrap().in_bin, in_bin);
        }
        town.joe.undo().unwrap();
        town.meet();
        assert_eq!(town.only().record, keep.0);
    }
}

#[test]
fn joined_with_two_of_which_one_was_erased_it_stays_with_the_other() {
    let (base, keep) = knitters();
    let [gone, weavers] =
        ["Yarners", "Weavers"].map(|name| make(&base, AssetKind::Association, name));
    let [amina, joe, rosa] = laptops(&base, ["Amina", "Joe", "Rosa"]);
    amina.join_duplicates(keep, gone, Vec::new()).unwrap();
    joe.join_duplicates(weavers, gone, Vec::new()).unwrap();
    rosa.erase(keep, Vec::new()).unwrap();
    let all = [&amina, &joe, &rosa];
    for _ in 0..2 {
        exchange(&all);
    }
    for laptop in all {
        let asked = asked(laptop);
        assert_eq!(asked.len(), 1, "{asked:?}");
        assert_eq!(asked[0].asked, ConflictKind::JoinedWithErased);
        assert_eq!(asked[0].record, gone.0);
    }
    decide(&rosa, json!("here")).unwrap();
    exchange(&all);
    settled(&all);
    for laptop in all {
        assert_eq!(laptop.show_asset(gone).unwrap().id, weavers);
    }
}

#[test]
fn a_merge_that_is_set_aside_takes_its_question_along() {
    let town = town();
    town.join(town.gone, town.keep);
    town.erase(town.gone);
    exchange(&town.both());
    assert_eq!(asked(&town.joe).len(), 1);
    town.joe.undo().unwrap();
    assert_eq!(asked(&town.joe), []);
    assert!(town.joe.read(held).unwrap().is_empty());
    town.joe.redo().unwrap();
    assert_eq!(asked(&town.joe).len(), 1);
}

#[test]
fn what_was_taken_apart_before_it_was_erased_is_not_asked_about() {
    let town = town();
    town.join(town.gone, town.keep);
    town.amina.unjoin(town.gone).unwrap();
    town.erase(town.gone);
    town.meet();
    settled(&town.both());
    assert_eq!(town.held(), [].into());
}

#[test]
fn it_is_decided_together_with_others() {
    let town = joined_and_erased();
    for (laptop, times) in [(&town.amina, "Tuesdays"), (&town.joe, "Thursdays")] {
        super::edit(laptop, town.keep, json!({ "times": times }));
    }
    town.meet();
    let asked = asked(&town.joe);
    assert_eq!(asked.len(), 2);
    let answer = |asked: &Conflict| -> Value {
        match asked.asked {
            ConflictKind::JoinedWithErased => json!("here"),
            _ => json!("Tuesdays"),
        }
    };
    let decisions = asked.iter().map(|one| decision(one, answer(one)));
    assert_eq!(town.joe.decide(decisions.collect()).unwrap().value, 2);
    town.meet();
    settled(&town.both());
}
