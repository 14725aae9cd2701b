//! One of two halves goes, by an erasure or with a merge that is set aside: the other stays, with all that was said of
//! it.

use crate::support::{
    agreed, edit, exchange, is_anywhere, knitters, laptops, make, names, reach, tie,
};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::gift::Gift;
use hereabouts_core::id::AssetId;
use hereabouts_core::introduction::Introduction;
use serde_json::json;

/// Three groups and a hall. On the Knitters and on the Yarners hangs one of each.
struct Town {
    base: Catalogue,
    knitters: AssetId,
    yarners: AssetId,
    weavers: AssetId,
}

fn town() -> Town {
    let (base, knitters) = knitters();
    let [yarners, weavers] =
        ["Yarners", "Weavers"].map(|name| make(&base, AssetKind::Association, name));
    let hall = make(&base, AssetKind::Place, "Hall");
    for (id, number) in [(knitters, "01632 960001"), (yarners, "01632 960002")] {
        reach(&base, id, number);
        tie(&base, id, hall, json!({}));
        base.add_gift(Gift::of(id, "wool for beginners")).unwrap();
        let met = json!({"parties": [id, hall], "why": "a warm room", "stage": "suggested"});
        let met: Introduction = serde_json::from_value(met).unwrap();
        base.introduce(met).unwrap();
    }
    Town {
        base,
        knitters,
        yarners,
        weavers,
    }
}

/// So many ways to reach it, ties, gifts and introductions stand on its own card.
fn hanging(laptop: &Catalogue, id: AssetId) -> [usize; 4] {
    let card = laptop.show_asset(id).unwrap();
    assert_eq!(card.id, id);
    [
        card.contacts.len(),
        card.ties.len(),
        card.gifts.len(),
        card.introductions.len(),
    ]
}

/// What one laptop finds in what the other wrote is told in the round after that.
fn meet(both: &[&Catalogue]) {
    for _ in 0..2 {
        exchange(both);
    }
}

#[test]
fn the_half_that_was_not_erased_keeps_what_hangs_on_it() {
    // Amina makes them one, and that one with a third, or does not.
    for in_a_chain in [false, true] {
        let town = town();
        let [amina, joe] = laptops(&town.base, ["Amina", "Joe"]);
        amina
            .join_duplicates(town.knitters, town.yarners, Vec::new())
            .unwrap();
        if in_a_chain {
            amina
                .join_duplicates(town.weavers, town.knitters, Vec::new())
                .unwrap();
        }
        joe.erase(town.knitters, Vec::new()).unwrap();
        meet(&[&amina, &joe]);
        agreed(&[&amina, &joe]);
        for laptop in [&amina, &joe] {
            assert_eq!(names(laptop), ["Hall", "Weavers", "Yarners"]);
            assert_eq!(hanging(laptop, town.yarners), [1; 4]);
            assert_eq!(hanging(laptop, town.weavers), [0; 4]);
            assert!(is_anywhere(laptop, "960002"));
            for word in ["Knitters", "960001"] {
                assert!(!is_anywhere(laptop, word), "{word} is in the log");
            }
        }
    }
}

#[test]
fn whoever_erases_them_knowing_that_they_are_one_erases_both() {
    let town = town();
    let [amina, joe] = laptops(&town.base, ["Amina", "Joe"]);
    amina
        .join_duplicates(town.knitters, town.yarners, Vec::new())
        .unwrap();
    amina.erase(town.knitters, Vec::new()).unwrap();
    meet(&[&amina, &joe]);
    assert_eq!(agreed(&[&amina, &joe]), []);
    for laptop in [&amina, &joe] {
        assert_eq!(names(laptop), ["Hall", "Weavers"]);
        for word in ["Knitters", "Yarners", "960001", "960002", "beginners"] {
            assert!(!is_anywhere(laptop, word), "{word} is in the log");
        }
    }
}

#[test]
fn the_number_of_somebody_who_stays_is_not_looked_for_as_that_of_who_was_erased() {
    let (base, _) = knitters();
    let [whole, short] =
        ["Rosa Hartley", "Rosa H."].map(|name| make(&base, AssetKind::Person, name));
    reach(&base, whole, "01632 960001");
    reach(&base, short, "01632 960002");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    amina.join_duplicates(whole, short, Vec::new()).unwrap();
    joe.erase(whole, Vec::new()).unwrap();
    meet(&[&amina, &joe]);
    agreed(&[&amina, &joe]);
    for laptop in [&amina, &joe] {
        let reached = laptop.show_asset(short).unwrap().contacts;
        let numbers: Vec<&str> = reached
            .iter()
            .map(|line| line.contact.value.as_str())
            .collect();
        assert_eq!(numbers, ["01632 960002"]);
    }
}

#[test]
fn a_choice_that_was_taken_over_outlives_the_half_that_is_erased() {
    let (base, knitters) = knitters();
    let yarners = make(&base, AssetKind::Association, "Yarners");
    edit(&base, yarners, json!({"status": "going", "cost": "free"}));
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let take = ["status", "cost"].map(str::to_owned).to_vec();
    amina.join_duplicates(knitters, yarners, take).unwrap();
    joe.erase(yarners, Vec::new()).unwrap();
    meet(&[&amina, &joe]);
    agreed(&[&amina, &joe]);
    let stays = amina.show_asset(knitters).unwrap().asset;
    assert_eq!(json!(stays.status), "going");
    assert_ne!(stays.cost.as_deref(), Some("free"));
}

#[test]
fn what_was_joined_with_something_set_aside_stands_for_itself_meanwhile() {
    let (base, _) = knitters();
    let ours = make(&base, AssetKind::Institution, "The Alder Hall");
    edit(&base, ours, json!({"audience": "team"}));
    reach(&base, ours, "01632 960001");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let theirs = make(&joe, AssetKind::Institution, "Alder Hall");
    exchange(&[&amina, &joe]);
    let merge = amina.undo_list().unwrap().undo[0].step.clone();
    // Which also keeps it with the team.
    amina.join_duplicates(theirs, ours, Vec::new()).unwrap();
    let shown = |expect: [&str; 2], stands: AssetId| {
        assert_eq!(names(&amina), expect);
        assert_eq!(amina.check(true).unwrap(), [""; 0]);
        let card = amina.show_asset(ours).unwrap();
        assert_eq!((card.id, card.contacts.len()), (stands, 1));
    };
    shown(["Alder Hall", "Knitters"], theirs);
    let undone = amina.undo_to(merge).unwrap().value;
    assert_eq!(
        undone.stayed.len(),
        1,
        "the joining, without which more would leave"
    );
    shown(["Knitters", "The Alder Hall"], ours);
    amina.redo().unwrap();
    shown(["Alder Hall", "Knitters"], theirs);
}

#[test]
fn a_joining_that_is_set_aside_with_its_merge_leaves_everything_where_it_was() {
    let town = town();
    let [amina, joe] = laptops(&town.base, ["Amina", "Joe"]);
    joe.join_duplicates(town.knitters, town.yarners, Vec::new())
        .unwrap();
    exchange(&[&joe, &amina]);
    let is_one = |is: bool| {
        assert_eq!(amina.check(true).unwrap(), [""; 0]);
        let leads = amina.show_asset(town.yarners).unwrap().id;
        assert_eq!(leads, if is { town.knitters } else { town.yarners });
    };
    is_one(true);
    amina.undo().unwrap();
    is_one(false);
    assert_eq!(hanging(&amina, town.yarners), [1; 4]);
    assert_eq!(hanging(&amina, town.knitters), [1; 4]);
    amina.redo().unwrap();
    is_one(true);
}

/// What was said where they were does not hang on them, and does not go over to whom they were one with.
#[test]
fn what_only_names_the_erased_half_names_nobody_afterwards() {
    let (base, knitters) = knitters();
    let mill = make(&base, AssetKind::Place, "Mill");
    let barn = make(&base, AssetKind::Place, "Barn");
    let said =
        json!({"on": "2026-03-31", "words": "A warm afternoon", "about": [knitters], "at": barn});
    let said = base
        .note_conversation(serde_json::from_value(said).unwrap(), Default::default())
        .unwrap()
        .value;
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    amina.join_duplicates(mill, barn, Vec::new()).unwrap();
    let at = |laptop: &Catalogue| laptop.show_conversation(said).unwrap().conversation.at;
    assert_eq!(at(&amina), Some(mill));
    joe.erase(barn, Vec::new()).unwrap();
    meet(&[&amina, &joe]);
    assert_ne!(at(&amina), Some(mill));
    assert_eq!(at(&amina), at(&joe));
    for laptop in [&amina, &joe] {
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
    }
}
