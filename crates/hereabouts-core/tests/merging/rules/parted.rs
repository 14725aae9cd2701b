//! Taken apart again, however it was said that they are one.

use crate::support::{
    Asked, agreed, asked, asset, decide, decision, edit, exchange, knitters, laptops, make, names,
    reach, tie,
};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::id::AssetId;
use serde_json::json;

/// Four groups; one has a phone and supports the hall.
struct Town {
    knitters: AssetId,
    yarners: AssetId,
    weavers: AssetId,
    spinners: AssetId,
    amina: Catalogue,
    joe: Catalogue,
}

const ALL: [&str; 5] = ["Hall", "Knitters", "Spinners", "Weavers", "Yarners"];

fn town() -> Town {
    let (base, knitters) = knitters();
    let [yarners, weavers, spinners] =
        ["Yarners", "Weavers", "Spinners"].map(|name| make(&base, AssetKind::Association, name));
    let hall = make(&base, AssetKind::Place, "Hall");
    reach(&base, yarners, "01632 960001");
    tie(&base, yarners, hall, json!({}));
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    Town {
        knitters,
        yarners,
        weavers,
        spinners,
        amina,
        joe,
    }
}

fn join(laptop: &Catalogue, gone: AssetId, keep: AssetId) {
    laptop.join_duplicates(keep, gone, Vec::new()).unwrap();
}

impl Town {
    fn meet(&self) -> Vec<Asked> {
        let both = [&self.amina, &self.joe];
        exchange(&both);
        agreed(&both)
    }

    /// That all stand for themselves on both laptops, with what was said of each.
    fn all_apart(&self) {
        assert_eq!(self.meet(), []);
        for laptop in [&self.amina, &self.joe] {
            assert_eq!(names(laptop), ALL);
            for id in [self.knitters, self.yarners, self.weavers, self.spinners] {
                let card = laptop.show_asset(id).unwrap();
                let hangs = usize::from(id == self.yarners);
                assert_eq!(card.id, id);
                assert_eq!((card.contacts.len(), card.ties.len()), (hangs, hangs));
                assert_eq!(card.joined, []);
            }
        }
    }
}

#[test]
fn after_a_question_about_it_was_answered() {
    for (answer, meanwhile) in [(json!("Thursdays"), Some("Thursdays")), (json!(null), None)] {
        let town = town();
        join(&town.amina, town.yarners, town.knitters);
        edit(&town.joe, town.yarners, json!({"times": "Thursdays"}));
        assert_eq!(town.meet().len(), 1);
        decide(&town.joe, answer);
        assert_eq!(town.meet(), []);
        let times = |id| asset(&town.amina, id).times;
        assert_eq!(times(town.knitters).as_deref(), meanwhile);
        edit(&town.joe, town.knitters, json!({"cost": "free"}));
        town.meet();

        let undone = town.amina.unjoin(town.yarners).unwrap().value;
        assert_eq!(undone.kept, 0);
        town.all_apart();
        assert_eq!(times(town.yarners).as_deref(), Some("Thursdays"));
        assert_eq!(times(town.knitters), None, "it was theirs");
        let cost = |id| asset(&town.joe, id).cost;
        assert_eq!(cost(town.knitters).as_deref(), Some("free"), "said since");
        assert_eq!(cost(town.yarners), None);
        assert!(
            town.joe.unjoin(town.yarners).is_err(),
            "it is one with nothing"
        );

        town.amina.undo().unwrap();
        assert_eq!(town.meet(), []);
        assert_eq!(
            names(&town.joe),
            ["Hall", "Knitters", "Spinners", "Weavers"]
        );
    }
}

#[test]
fn what_else_was_answered_in_the_same_step_stays_so() {
    let town = town();
    join(&town.amina, town.yarners, town.knitters);
    join(&town.amina, town.spinners, town.weavers);
    edit(&town.joe, town.yarners, json!({"times": "Thursdays"}));
    edit(&town.joe, town.spinners, json!({"cost": "free"}));
    assert_eq!(town.meet().len(), 2);
    let decisions = asked(&town.joe).into_iter().map(|one| {
        let theirs = one.answers.last().cloned().unwrap();
        decision(&one, theirs)
    });
    town.joe.decide(decisions.collect()).unwrap();
    town.joe.unjoin(town.yarners).unwrap();
    assert_eq!(town.meet(), []);
    assert_eq!(
        names(&town.amina),
        ["Hall", "Knitters", "Weavers", "Yarners"]
    );
    let stays = town.amina.show_asset(town.weavers).unwrap();
    assert_eq!(stays.asset.cost.as_deref(), Some("free"));
    assert_eq!(stays.joined.len(), 1);
    assert_eq!(asset(&town.amina, town.knitters).times, None);
}

#[test]
fn joined_with_different_ones_on_two_laptops() {
    let town = town();
    join(&town.amina, town.yarners, town.knitters);
    join(&town.joe, town.yarners, town.weavers);
    assert_eq!(town.meet().len(), 1, "which of the two is asked");
    let undone = town.joe.unjoin(town.yarners).unwrap().value;
    assert_eq!(undone.kept, 0);
    town.all_apart();
}

#[test]
fn joined_in_opposite_directions() {
    for take_the_smaller in [false, true] {
        let town = town();
        let take = || vec!["cost".to_owned()];
        edit(&town.amina, town.knitters, json!({"cost": "free"}));
        edit(&town.joe, town.yarners, json!({"times": "Thursdays"}));
        town.meet();
        town.amina
            .join_duplicates(town.yarners, town.knitters, take())
            .unwrap();
        join(&town.joe, town.yarners, town.knitters);
        assert_eq!(town.meet(), []);
        let ids = [town.knitters, town.yarners];
        let [smaller, other] = [*ids.iter().min().unwrap(), *ids.iter().max().unwrap()];
        assert_eq!(town.amina.show_asset(other).unwrap().id, smaller);
        let goes = if take_the_smaller { smaller } else { other };
        town.amina.unjoin(goes).unwrap();
        town.all_apart();
        assert_eq!(
            asset(&town.joe, town.yarners).cost,
            None,
            "it was taken over"
        );
        assert_eq!(
            asset(&town.joe, town.knitters).cost.as_deref(),
            Some("free")
        );
    }
}

#[test]
fn out_of_a_chain_what_hangs_on_it_goes_along() {
    for middle in [false, true] {
        let town = town();
        join(&town.amina, town.yarners, town.knitters);
        join(&town.amina, town.knitters, town.weavers);
        let goes = if middle { town.knitters } else { town.yarners };
        town.amina.unjoin(goes).unwrap();
        assert_eq!(town.meet(), []);
        for laptop in [&town.amina, &town.joe] {
            let [with_phone, weavers] =
                [goes, town.weavers].map(|id| laptop.show_asset(id).unwrap());
            assert_eq!((with_phone.id, with_phone.contacts.len()), (goes, 1));
            assert_eq!(with_phone.joined.len(), usize::from(middle));
            assert_eq!(weavers.contacts.len(), 0);
            assert_eq!(weavers.joined.len(), usize::from(!middle));
        }
    }
}

#[test]
fn photos_that_went_because_they_are_one_come_back() {
    let (base, _) = knitters();
    let [one, child] = ["Rosa", "Rosa H."].map(|name| make(&base, AssetKind::Person, name));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.pdf");
    std::fs::write(&path, "%PDF-1.7 Dear all").unwrap();
    base.add_attachments(one, vec![path.display().to_string()])
        .unwrap();
    edit(&base, child, json!({"name": "Rosa", "is_child": true}));
    let photos = || base.show_asset(one).unwrap().attachments.len();
    assert_eq!(photos(), 1);
    join(&base, child, one);
    assert!(asset(&base, one).is_child);
    assert_eq!(photos(), 0, "none is kept of anybody under 18");
    assert_eq!(base.check(true).unwrap(), [""; 0]);
    base.unjoin(child).unwrap();
    assert!(!asset(&base, one).is_child);
    assert_eq!(photos(), 1);
}
