//! Erased on one laptop, while others went on with what is about it. Erasure beats everything.

use crate::support::{
    Asked, agreed, asset, decide, differs, edit, exchange, hash, is_anywhere, kept, knitters,
    laptops, make, names, reach,
};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::audience::Audience;
use hereabouts_core::conflict::ConflictKind;
use hereabouts_core::id::AssetId;
use hereabouts_core::release::request::{Reason, ReleaseRequest, What};
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

impl Town {
    fn both(&self) -> [&Catalogue; 2] {
        [&self.amina, &self.joe]
    }

    /// Whether what is left of the Knitters is about somebody who asked to be forgotten.
    fn question(&self) -> Asked {
        let unit = format!("absorbs/{}", self.yarners);
        Asked {
            asked: ConflictKind::JoinedWithErased,
            ..differs(self.knitters, &unit, &json!(["here", "bin"]))
        }
    }

    /// What is held from a release because of that, whoever it is for, on both laptops.
    fn held(&self) -> Vec<(Reason, String)> {
        let mut found: Option<Vec<(Reason, String)>> = None;
        for laptop in self.both() {
            for audience in [Audience::Me, Audience::Team, Audience::Public] {
                let request = ReleaseRequest {
                    audience,
                    format: "geojson".into(),
                    profile: None,
                    what: What::Everything,
                    photos: false,
                    only_published_contacts: false,
                    choices: Default::default(),
                };
                let preview = laptop.preview_release(request, 0).unwrap();
                let mut staying = preview.staying;
                staying.retain(|staying| staying.reason == Reason::JoinedWithErased);
                let staying = staying.into_iter().flat_map(|staying| {
                    let names = staying.names.into_iter();
                    names.map(move |each| (staying.reason, each.name))
                });
                let staying: Vec<(Reason, String)> = staying.collect();
                assert_eq!(*found.get_or_insert_with(|| staying.clone()), staying);
            }
        }
        found.unwrap_or_default()
    }
}

#[test]
fn the_other_half_is_asked_about_and_held_from_every_release_until_answered() {
    let town = joined_and_erased();
    // Whoever may see them, nobody is given them.
    let public = json!({"audience": "public", "audience_reason": "on their poster"});
    edit(&town.joe, town.knitters, public);
    meet(&town.both());
    let held = [(Reason::JoinedWithErased, "Knitters".to_owned())];
    assert_eq!(agreed(&town.both()), [town.question()]);
    assert_eq!(town.held(), held);
    let before = hash(&town.joe);
    decide(&town.joe, json!("here"));
    meet(&town.both());
    assert_eq!(agreed(&town.both()), []);
    assert_eq!(town.held(), []);
    assert_eq!(names(&town.amina), ["Knitters"]);
    town.joe.undo().unwrap();
    meet(&town.both());
    assert_eq!(agreed(&town.both()), [town.question()]);
    assert_eq!(town.held(), held);
    assert_eq!(hash(&town.joe), before);
}

#[test]
fn the_other_half_is_erased_too_whatever_was_decided_elsewhere() {
    for kept_elsewhere in [false, true] {
        let town = joined_and_erased();
        if kept_elsewhere {
            decide(&town.amina, json!("here"));
        }
        town.joe.erase(town.knitters, Vec::new()).unwrap();
        meet(&town.both());
        assert_eq!(agreed(&town.both()), []);
        for laptop in town.both() {
            assert_eq!(names(laptop), [""; 0]);
            assert!(!is_anywhere(laptop, "Knitters"));
        }
    }
}

#[test]
fn kept_here_and_let_go_there_is_a_question_whether_it_stays() {
    let town = joined_and_erased();
    decide(&town.amina, json!("here"));
    decide(&town.joe, json!("bin"));
    meet(&town.both());
    assert_eq!(agreed(&town.both()), [kept(town.knitters)]);
    decide(&town.amina, json!("bin"));
    meet(&town.both());
    assert_eq!(agreed(&town.both()), []);
    assert_eq!(names(&town.joe), [""; 0]);
}

#[test]
fn erased_there_and_joined_here_takes_all_of_it_and_leaves_the_other_half() {
    let town = joined_and_erased();
    let both = town.both();
    assert_eq!(agreed(&both), [town.question()]);
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
