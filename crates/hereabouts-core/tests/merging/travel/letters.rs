//! Several files from one copy, on several laptops, and taken back again.

use super::{come, depart, everything, take, unit, write};
use crate::support::{Stick, agreed, asked, edit, exchange, hash, laptops, make, names};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::id::AssetId;
use serde_json::json;

fn town() -> (Catalogue, AssetId) {
    let home = Catalogue::in_memory("Ours").unwrap();
    let mill = make(&home, AssetKind::Place, "Mill");
    edit(&home, mill, json!({"summary": "Corn"}));
    (home, mill)
}

#[test]
fn a_later_letter_unites_with_the_first_in_whichever_order_they_come() {
    let (home, mill) = town();
    let stick = Stick::new();
    let copy = depart(&home, &stick, everything("team"));
    let [first, second] = ["first", "second"].map(|name| stick.at(name));
    edit(&copy, mill, json!({"summary": "Flour"}));
    edit(&copy, mill, json!({"cost": "free"}));
    write(&copy, &first);
    edit(&copy, mill, json!({"summary": "Oats"}));
    // Nothing is said by this any more.
    edit(&copy, mill, json!({"cost": null}));
    make(&copy, AssetKind::Place, "Bench");
    write(&copy, &second);
    let [one, other] = laptops(&home, ["Amina", "Joe"]);
    for (laptop, order) in [
        (&one, [&first, &second, &first]),
        (&other, [&second, &first, &second]),
    ] {
        for path in order {
            take(laptop, path);
        }
        assert!(take(laptop, &first).nothing_new && take(laptop, &second).nothing_new);
        assert_eq!(unit(laptop, mill, "summary"), json!("Oats"));
        assert_eq!(unit(laptop, mill, "cost"), json!(null));
        assert_eq!(names(laptop), ["Bench", "Mill"]);
        assert_eq!(asked(laptop), []);
    }
}

#[test]
fn a_second_laptop_that_takes_the_same_letter_shows_the_same() {
    let (home, mill) = town();
    edit(&home, mill, json!({"note": "ask at the desk"}));
    let stick = Stick::new();
    let copy = depart(&home, &stick, everything("public"));
    edit(&copy, mill, json!({"summary": "Flour"}));
    make(&copy, AssetKind::Place, "Bench");
    copy.delete_assets(vec![mill]).unwrap();
    let path = stick.at("from Rosa");
    write(&copy, &path);
    let [one, other] = laptops(&home, ["Amina", "Joe"]);
    for laptop in [&one, &other] {
        take(laptop, &path);
    }
    assert_ne!(hash(&one), hash(&home));
    assert_eq!(hash(&one), hash(&other));
    assert_eq!(asked(&one), asked(&other));
}

#[test]
fn what_was_taken_back_after_the_first_letter_is_so_on_both_laptops() {
    let (home, mill) = town();
    let stick = Stick::new();
    let copy = depart(&home, &stick, everything("team"));
    let [first, second] = ["first", "second"].map(|name| stick.at(name));
    edit(&copy, mill, json!({"cost": "free"}));
    copy.delete_assets(vec![mill]).unwrap();
    write(&copy, &first);
    copy.restore_assets(vec![mill]).unwrap();
    edit(&copy, mill, json!({"cost": null}));
    write(&copy, &second);
    let both = laptops(&home, ["Amina", "Joe"]);
    let [amina, joe] = [&both[0], &both[1]];
    take(amina, &first);
    assert!(amina.show_asset(mill).unwrap().in_bin);
    take(joe, &second);
    exchange(&[amina, joe]);
    assert_eq!(agreed(&[amina, joe]), []);
    for laptop in [amina, joe] {
        assert!(!laptop.show_asset(mill).unwrap().in_bin);
        assert_eq!(unit(laptop, mill, "cost"), json!(null));
    }
}

#[test]
fn taken_back_at_home_it_is_set_aside_and_does_not_creep_in() {
    let (home, mill) = town();
    let stick = Stick::new();
    let copy = depart(&home, &stick, everything("team"));
    let before = hash(&home);
    edit(&copy, mill, json!({"summary": "Flour"}));
    let path = stick.at("from Rosa");
    write(&copy, &path);
    let merged = take(&home, &path);
    let after = hash(&home);
    home.undo().unwrap();
    assert_eq!(
        (hash(&home), unit(&home, mill, "summary")),
        (before.clone(), json!("Corn"))
    );
    assert!(take(&home, &path).nothing_new);
    assert_eq!(hash(&home), before);
    let plan = home.plan_merge(path.display().to_string(), None).unwrap();
    assert_eq!(plan.set_aside, merged.step);
    home.bring_back(merged.step.unwrap()).unwrap();
    assert_eq!(hash(&home), after);
}

#[test]
fn the_whole_file_of_a_copy_is_taken_in_like_a_letter() {
    let (home, mill) = town();
    let stick = Stick::new();
    let copy = depart(&home, &stick, everything("public"));
    edit(&copy, mill, json!({"summary": "Flour"}));
    copy.settle().unwrap();
    drop(copy);
    take(&home, &stick.file("Rosa.hereabouts"));
    assert_eq!(unit(&home, mill, "summary"), json!("Flour"));
    assert_eq!(home.list_peers().unwrap(), []);
}

#[test]
fn a_travel_copy_gives_and_takes_nothing_and_nobody_else_takes_what_it_gives() {
    let (home, mill) = town();
    edit(&home, mill, json!({"note": "ask at the desk"}));
    let stick = Stick::new();
    let copy = depart(&home, &stick, everything("public"));
    let path = stick.at("from home");
    home.save_changes(path.display().to_string(), None, None)
        .unwrap();
    let refused = copy.plan_merge(path.display().to_string(), None);
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("which only gives"), "{refused}");
    assert_eq!(unit(&copy, mill, "note"), json!(null));

    let path = stick.at("from Rosa");
    write(&copy, &path);
    let other = Catalogue::in_memory("Ours").unwrap();
    let refused = other.plan_merge(path.display().to_string(), None);
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("another catalogue"), "{refused}");
}

#[test]
fn two_copies_of_one_travel_copy_come_home_as_one() {
    let (home, mill) = town();
    let stick = Stick::new();
    let rosa = depart(&home, &stick, everything("team"));
    rosa.settle().unwrap();
    let path = stick.file("Sam.hereabouts");
    std::fs::copy(stick.file("Rosa.hereabouts"), &path).unwrap();
    let sam = Catalogue::open(&path, None).unwrap();
    edit(&rosa, mill, json!({"summary": "Flour"}));
    edit(&sam, mill, json!({"times": "Tuesdays"}));
    let path = stick.at("from Sam");
    write(&sam, &path);
    rosa.run_merge(path.display().to_string(), None).unwrap();
    assert_eq!(come(&rosa, &home, &stick), []);
    assert_eq!(unit(&home, mill, "summary"), json!("Flour"));
    assert_eq!(unit(&home, mill, "times"), json!("Tuesdays"));
    assert!(take(&home, &path).nothing_new, "it came by Rosa");
}
