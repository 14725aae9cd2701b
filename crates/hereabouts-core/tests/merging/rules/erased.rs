//! Erased on one laptop, while others went on with what is about it. Erasure beats everything.

use crate::support::{
    agreed, asset, edit, exchange, is_anywhere, knitters, laptops, make, names, reach,
};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::audience::Audience;
use hereabouts_core::id::AssetId;
use serde_json::json;

/// What one laptop finds in what the other wrote is told in the round after that.
fn meet(both: &[&Catalogue]) {
    for _ in 0..2 {
        exchange(both);
    }
}

struct Town {
    knitters: AssetId,
    yarners: AssetId,
    amina: Catalogue,
    joe: Catalogue,
}

/// Amina joins the Yarners with the Knitters and takes over what they offer; Joe erases them meanwhile.
fn joined_and_erased() -> Town {
    let (base, knitters) = knitters();
    edit(&base, knitters, json!({"times": "Tuesdays"}));
    let yarners = make(&base, AssetKind::Association, "Yarners");
    edit(
        &base,
        yarners,
        json!({"summary": "Skeins for all", "cost": "free"}),
    );
    reach(&base, yarners, "01632 960001");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let take = vec!["summary".to_owned()];
    amina.join_duplicates(knitters, yarners, take).unwrap();
    let joined = amina.show_asset(knitters).unwrap();
    assert_eq!(joined.asset.summary.as_deref(), Some("Skeins for all"));
    assert_eq!(joined.contacts.len(), 1);
    joe.erase(yarners, Vec::new()).unwrap();
    meet(&[&amina, &joe]);
    Town {
        knitters,
        yarners,
        amina,
        joe,
    }
}

#[test]
fn erased_there_and_joined_here_takes_all_of_it_and_leaves_the_other_half() {
    let town = joined_and_erased();
    let both = [&town.amina, &town.joe];
    agreed(&both);
    for laptop in both {
        assert_eq!(names(laptop), ["Knitters"]);
        assert!(laptop.show_asset(town.yarners).is_err());
        for word in ["Skeins", "960001", "Yarners"] {
            assert!(!is_anywhere(laptop, word), "{word} is in the log");
        }
        let stays = laptop.show_asset(town.knitters).unwrap();
        assert_eq!(stays.asset.times.as_deref(), Some("Tuesdays"));
        assert_eq!((stays.contacts.len(), stays.joined.len()), (0, 0));
        let summary = stays.asset.summary.unwrap_or_default();
        assert!(!summary.contains("Skeins"), "{summary}");
    }
}

#[test]
fn words_that_an_undo_brought_back_go_when_the_erasure_arrives() {
    let (base, id) = knitters();
    let rosa = make(&base, AssetKind::Person, "Rosa Hartley");
    edit(
        &base,
        id,
        json!({"summary": "Ask Rosa Hartley for the key"}),
    );
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let both = [&amina, &joe];
    edit(&amina, id, json!({"summary": "Ask at the desk"}));
    joe.erase(rosa, Vec::new()).unwrap();
    amina.undo().unwrap();
    let brought_back = asset(&amina, id).summary.unwrap();
    assert!(brought_back.contains("Rosa Hartley"));
    meet(&both);
    assert_eq!(agreed(&both), []);
    for laptop in both {
        let summary = asset(laptop, id).summary.unwrap();
        assert!(summary.starts_with("Ask ") && summary.ends_with(" for the key"));
        for word in ["Rosa", "Hartley"] {
            assert!(!is_anywhere(laptop, word), "{word} is in the log");
        }
    }
}

#[test]
fn words_of_a_laptop_that_never_hears_of_the_erasure_go_on_arrival() {
    let (base, id) = knitters();
    let rosa = make(&base, AssetKind::Person, "Rosa Hartley");
    let [amina, joe, maryam] = laptops(&base, ["Amina", "Joe", "Maryam"]);
    let both = [&amina, &joe];
    amina.erase(rosa, Vec::new()).unwrap();
    meet(&both);
    edit(&maryam, id, json!({"summary": "Rang Rosa Hartley today"}));
    edit(&maryam, rosa, json!({"summary": "Has the key"}));
    let changes = maryam.changes_for(&Audience::Team).unwrap();
    for laptop in both {
        laptop.merge(&changes).unwrap();
    }
    assert_eq!(agreed(&both), []);
    for laptop in both {
        assert_eq!(names(laptop), ["Knitters"]);
        let summary = asset(laptop, id).summary.unwrap();
        assert!(summary.starts_with("Rang ") && summary.ends_with(" today"));
        for word in ["Rosa", "Hartley", "Has the key"] {
            assert!(!is_anywhere(laptop, word), "{word} is in the log");
        }
    }
}
