//! Deleted here, and what was done there meanwhile.

use crate::support::{
    agreed, asset, decide, edit, exchange, kept, knitters, laptops, make, names, tie,
};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::id::AssetId;
use serde_json::json;

fn delete(laptop: &Catalogue, id: AssetId) {
    laptop.delete_assets(vec![id]).unwrap();
}

fn restore(laptop: &Catalogue, id: AssetId) {
    laptop.restore_assets(vec![id]).unwrap();
}

#[test]
fn a_deletion_against_an_edit_stays_in_question_through_further_edits() {
    for (answer, stays) in [("here", true), ("bin", false)] {
        let (base, id) = knitters();
        let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
        let both = [&amina, &joe];
        delete(&amina, id);
        edit(&joe, id, json!({"times": "Thursdays"}));
        exchange(&both);
        assert_eq!(agreed(&both), [kept(id)]);
        // Whoever edits what is in question does not agree to the deletion.
        edit(&amina, id, json!({"summary": "Wool for all"}));
        edit(&joe, id, json!({"cost": "free"}));
        exchange(&both);
        assert_eq!(agreed(&both), [kept(id)]);
        for laptop in both {
            assert_eq!(names(laptop), ["Knitters"]);
            let shown = asset(laptop, id);
            let shown = [shown.times, shown.summary, shown.cost];
            let expect = ["Thursdays", "Wool for all", "free"];
            assert_eq!(shown, expect.map(|word| Some(word.to_owned())));
        }
        decide(&joe, json!(answer));
        exchange(&both);
        assert_eq!(agreed(&both), []);
        for laptop in both {
            assert_eq!(names(laptop).len(), usize::from(stays));
            assert_eq!(laptop.show_asset(id).unwrap().in_bin, !stays);
        }
    }
}

#[test]
fn a_deletion_against_a_new_tie_is_asked_and_the_tie_is_shown() {
    let (base, id) = knitters();
    let hall = make(&base, AssetKind::Place, "Hall");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let both = [&amina, &joe];
    delete(&amina, id);
    let known = tie(&joe, id, hall, json!({}));
    exchange(&both);
    assert_eq!(agreed(&both), [kept(id)]);
    for laptop in both {
        assert_eq!(names(laptop), ["Hall", "Knitters"]);
        for end in [id, hall] {
            let ties = laptop.show_asset(end).unwrap().ties;
            assert_eq!(ties.iter().map(|tie| tie.id).collect::<Vec<_>>(), [known]);
        }
    }
    decide(&amina, json!("bin"));
    exchange(&both);
    assert_eq!(agreed(&both), []);
    for laptop in both {
        assert_eq!(names(laptop), ["Hall"]);
        assert_eq!(laptop.show_asset(hall).unwrap().ties, []);
    }
}

#[test]
fn deleted_twice_or_deleted_and_left_alone_is_in_the_bin_and_no_question() {
    for both_delete in [true, false] {
        let (base, id) = knitters();
        let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
        let both = [&amina, &joe];
        delete(&amina, id);
        if both_delete {
            delete(&joe, id);
        }
        exchange(&both);
        assert_eq!(agreed(&both), []);
        for laptop in both {
            assert_eq!(names(laptop), [""; 0]);
            assert!(laptop.show_asset(id).unwrap().in_bin);
        }
    }
}

#[test]
fn taken_out_of_the_bin_against_deleted_again_is_shown_and_asked() {
    let (base, id) = knitters();
    delete(&base, id);
    for restored_later in [true, false] {
        let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
        let both = [&amina, &joe];
        restore(&amina, id);
        if restored_later {
            delete(&amina, id);
            restore(&amina, id);
        }
        restore(&joe, id);
        delete(&joe, id);
        exchange(&both);
        assert_eq!(agreed(&both), [kept(id)]);
        for laptop in both {
            assert_eq!(names(laptop), ["Knitters"]);
        }
        decide(&amina, json!("bin"));
        exchange(&both);
        assert_eq!(agreed(&both), []);
        assert_eq!(names(&joe), [""; 0]);
    }
}

#[test]
fn ties_go_and_come_back_with_what_they_hang_on() {
    let (base, id) = knitters();
    let hall = make(&base, AssetKind::Place, "Hall");
    tie(&base, id, hall, json!({"note": "they sweep it"}));
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let both = [&amina, &joe];
    let ties = || both.map(|laptop| laptop.show_asset(hall).unwrap().ties.len());
    assert_eq!(ties(), [1, 1]);
    delete(&amina, id);
    exchange(&both);
    assert_eq!(agreed(&both), []);
    assert_eq!(ties(), [0, 0]);
    assert_eq!(joe.info().unwrap().relationships, 0);
    restore(&joe, id);
    exchange(&both);
    assert_eq!(agreed(&both), []);
    assert_eq!(ties(), [1, 1]);
    let back = amina.show_asset(hall).unwrap().ties.remove(0).relationship;
    assert_eq!(back.note.as_deref(), Some("they sweep it"));
}
