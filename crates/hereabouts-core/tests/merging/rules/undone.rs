//! Taken back here, and what was done there meanwhile.

use crate::support::{
    Stick, agreed, asset, decide, differs, edit, exchange, id_of, kept, knitters, laptops, later,
    make, names,
};
use hereabouts_core::asset::AssetKind;
use hereabouts_core::import::plan::ImportOptions;
use serde_json::json;
use std::fs;

#[test]
fn an_undone_creation_against_an_edit_is_shown_and_asked() {
    for (answer, stays) in [("here", true), ("bin", false)] {
        let (base, _) = knitters();
        let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
        let both = [&amina, &joe];
        let bench = make(&amina, AssetKind::Place, "Bench");
        exchange(&both);
        amina.undo().unwrap();
        assert_eq!(names(&amina), ["Knitters"]);
        edit(&joe, bench, json!({"access": "two steps"}));
        exchange(&both);
        assert_eq!(agreed(&both), [kept(bench)]);
        for laptop in both {
            assert_eq!(names(laptop), ["Bench", "Knitters"]);
            assert_eq!(asset(laptop, bench).access.as_deref(), Some("two steps"));
        }
        decide(&amina, json!(answer));
        exchange(&both);
        assert_eq!(agreed(&both), []);
        assert_eq!(names(&joe).contains(&"Bench".to_owned()), stays);
    }
}

#[test]
fn an_undone_creation_that_nobody_used_is_gone_everywhere() {
    let (base, _) = knitters();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let bench = make(&amina, AssetKind::Place, "Bench");
    exchange(&[&amina, &joe]);
    amina.undo().unwrap();
    exchange(&[&amina, &joe]);
    assert_eq!(agreed(&[&amina, &joe]), []);
    assert_eq!(names(&joe), ["Knitters"]);
    assert!(joe.show_asset(bench).is_err(), "nor is it in the bin");
}

#[test]
fn an_import_undone_against_an_edit_leaves_that_row_alone_in_question() {
    let (base, _) = knitters();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let both = [&amina, &joe];
    let stick = Stick::new();
    let sheet = stick.file("halls.csv");
    let rows = "id,name,summary\n7,Canal Hall,Warm room\n8,Old Moat,\n9,Chapel,Cold\n";
    fs::write(&sheet, rows).unwrap();
    let done = amina.run_import(sheet.display().to_string(), ImportOptions::default());
    assert_eq!(done.unwrap().value.counts.new, 3);
    exchange(&both);
    let hall = id_of(&joe, "Canal Hall");
    edit(&joe, hall, json!({"times": "Mondays"}));
    assert_eq!(amina.undo().unwrap().value.kept, 0);
    assert_eq!(names(&amina), ["Knitters"]);
    exchange(&both);
    assert_eq!(agreed(&both), [kept(hall)]);
    for laptop in both {
        assert_eq!(names(laptop), ["Canal Hall", "Knitters"]);
        let shown = asset(laptop, hall);
        assert_eq!(shown.times.as_deref(), Some("Mondays"));
        assert_eq!(shown.summary.as_deref(), Some("Warm room"));
    }
}

#[test]
fn an_undone_decision_is_the_question_again_on_every_laptop() {
    let (base, id) = knitters();
    let [amina, joe, maryam] = laptops(&base, ["Amina", "Joe", "Maryam"]);
    let all = [&amina, &joe, &maryam];
    edit(&amina, id, json!({"times": "Tuesdays"}));
    later(&joe, id);
    edit(&joe, id, json!({"times": "Thursdays"}));
    exchange(&all);
    let question = [differs(id, "times", &json!(["Thursdays", "Tuesdays"]))];
    assert_eq!(agreed(&all), question);
    decide(&maryam, json!("Tuesdays"));
    exchange(&all);
    assert_eq!(agreed(&all), []);
    maryam.undo().unwrap();
    exchange(&all);
    assert_eq!(agreed(&all), question);
    // Somebody else answers it otherwise.
    decide(&amina, json!("Thursdays"));
    exchange(&all);
    assert_eq!(agreed(&all), []);
    for laptop in all {
        assert_eq!(asset(laptop, id).times.as_deref(), Some("Thursdays"));
    }
}
