//! Made one on two laptops, in ways that do not go together.

use crate::support::{
    Asked, agreed, decide, differs, edit, exchange, kept, knitters, laptops, make, names, reach,
    tag, tie,
};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::{AssetKind, SourceType};
use hereabouts_core::id::AssetId;
use hereabouts_core::place::Place;
use serde_json::json;

struct Town {
    hall: AssetId,
    knitters: AssetId,
    yarners: AssetId,
    weavers: AssetId,
    amina: Catalogue,
    joe: Catalogue,
}

/// Three groups, made one after the other; the Yarners support the hall.
fn town() -> Town {
    let (base, knitters) = knitters();
    let [yarners, weavers] =
        ["Yarners", "Weavers"].map(|name| make(&base, AssetKind::Association, name));
    let hall = make(&base, AssetKind::Place, "Hall");
    tie(&base, yarners, hall, json!({}));
    reach(&base, yarners, "01632 960001");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    Town {
        hall,
        knitters,
        yarners,
        weavers,
        amina,
        joe,
    }
}

fn join(laptop: &Catalogue, gone: AssetId, keep: AssetId) {
    laptop.join_duplicates(keep, gone, Vec::new()).unwrap();
}

impl Town {
    fn both(&self) -> [&Catalogue; 2] {
        [&self.amina, &self.joe]
    }

    fn meet(&self) -> Vec<Asked> {
        exchange(&self.both());
        agreed(&self.both())
    }

    /// Where an id leads, the same on both laptops, with all that hung on the Yarners where they are.
    fn leads(&self, id: AssetId) -> AssetId {
        let [ours, theirs] = self.both().map(|laptop| {
            let card = laptop.show_asset(id).unwrap();
            let yarners = laptop.show_asset(self.yarners).unwrap();
            assert_eq!((yarners.ties.len(), yarners.contacts.len()), (1, 1));
            let end = laptop.show_asset(self.hall).unwrap().ties.remove(0);
            assert_eq!(end.other, yarners.id);
            card.id
        });
        assert_eq!(ours, theirs);
        ours
    }
}

#[test]
fn joined_in_opposite_directions_the_smallest_id_stays() {
    let town = town();
    join(&town.amina, town.knitters, town.yarners);
    join(&town.joe, town.yarners, town.knitters);
    assert_eq!(town.meet(), []);
    let smallest = town.knitters.min(town.yarners);
    for id in [town.knitters, town.yarners] {
        assert_eq!(town.leads(id), smallest);
    }
    // They were made first.
    assert_eq!(smallest, town.knitters);
    for laptop in town.both() {
        assert_eq!(names(laptop), ["Hall", "Knitters", "Weavers"]);
    }
}

#[test]
fn joined_into_two_is_a_question_about_the_one_that_went() {
    let town = town();
    join(&town.amina, town.yarners, town.knitters);
    join(&town.joe, town.yarners, town.weavers);
    let open = town.meet();
    let [one] = &open[..] else {
        panic!("not one question: {open:?}")
    };
    let mut into = one.answers.clone();
    into.sort_by_key(ToString::to_string);
    let answers = json!([town.knitters, town.weavers]);
    let sorted = Asked {
        answers: into,
        ..one.clone()
    };
    assert_eq!(sorted, differs(town.yarners, "joined_into", &answers));
    let meanwhile = one.answers[0].clone();
    assert_eq!(json!(town.leads(town.yarners)), meanwhile);
    for into in [town.weavers, town.knitters] {
        decide(&town.joe, json!(into));
        assert_eq!(town.meet(), []);
        assert_eq!(town.leads(town.yarners), into);
        town.joe.undo().unwrap();
        assert_eq!(town.meet(), open);
    }
}

#[test]
fn joined_here_and_deleted_there_is_asked_and_its_id_leads_on_meanwhile() {
    let town = town();
    join(&town.amina, town.yarners, town.knitters);
    town.joe.delete_assets(vec![town.yarners]).unwrap();
    assert_eq!(town.meet(), [kept(town.yarners)]);
    assert_eq!(town.leads(town.yarners), town.knitters);
    for laptop in town.both() {
        assert_eq!(names(laptop), ["Hall", "Knitters", "Weavers"]);
    }
    decide(&town.joe, json!("here"));
    assert_eq!(town.meet(), []);
    assert_eq!(town.leads(town.yarners), town.knitters);
}

#[test]
fn an_old_id_is_as_good_as_the_one_that_stayed() {
    let town = town();
    join(&town.amina, town.yarners, town.knitters);
    let old = town.yarners;
    edit(&town.amina, old, json!({"times": "Thursdays"}));
    tag(&town.amina, old, "wool", true);
    reach(&town.amina, old, "01632 960002");
    tie(&town.amina, town.weavers, old, json!({}));
    let spot = json!({"type": "Point", "coordinates": [-2.3, 53.4]});
    let place = json!({"geometry": spot, "precision": "exact"});
    let place: Place = serde_json::from_value(place).unwrap();
    town.amina.place_asset(old, Some(place)).unwrap();
    let paused = serde_json::from_value(json!("paused")).unwrap();
    town.amina.confirm_asset(old, paused, None, None).unwrap();
    let steps = town.amina.undo_list().unwrap().undo;
    assert!(
        steps
            .iter()
            .take(6)
            .all(|step| step.name.as_deref() != Some("Yarners"))
    );

    let check = |id, expect: (Option<&str>, usize, usize, usize, bool)| {
        let card = town.joe.show_asset(id).unwrap();
        let said = (
            card.asset.times.as_deref(),
            card.asset.tags.len(),
            card.contacts.len(),
            card.confirmations.len(),
            card.asset.place.is_some(),
        );
        assert_eq!((card.id, said), (id, expect));
    };
    assert_eq!(town.meet(), []);
    check(town.knitters, (Some("Thursdays"), 1, 2, 1, true));
    town.amina.unjoin(old).unwrap();
    assert_eq!(town.meet(), []);
    check(town.knitters, (Some("Thursdays"), 1, 1, 1, true));
    check(old, (None, 0, 1, 0, false));
    let ties = town.joe.show_asset(town.weavers).unwrap().ties;
    let others: Vec<AssetId> = ties.iter().map(|tie| tie.other).collect();
    assert_eq!(others, [town.knitters]);
}

#[test]
fn where_a_half_came_from_is_told_on_the_card() {
    let town = town();
    let said =
        json!({"source_type": "resident", "imported_from": {"source": "venues", "row": "7"}});
    edit(&town.amina, town.yarners, said);
    join(&town.amina, town.yarners, town.knitters);
    let joined = town.amina.show_asset(town.knitters).unwrap().joined;
    let told: Vec<_> = joined
        .iter()
        .map(|half| (half.name.as_str(), half.source.as_deref(), half.source_type))
        .collect();
    let expect = ("Yarners", Some("venues"), Some(SourceType::Resident));
    assert_eq!(told, [expect]);
}
