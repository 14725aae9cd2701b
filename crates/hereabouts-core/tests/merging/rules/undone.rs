//! Taken back here, and what was done there meanwhile.

use crate::support::{
    Dice, Stick, agreed, asked, asset, decide, decision, differs, edit, exchange, id_of, kept,
    knitters, laptops, later, make, names, tag,
};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::audience::{Audience, Sensitivity};
use hereabouts_core::history::{Action, Step};
use hereabouts_core::id::AssetId;
use hereabouts_core::import::plan::ImportOptions;
use hereabouts_core::log::Change;
use hereabouts_core::log::exchange::Changes;
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

/// Takes in all that somebody has; answers the step that takes it back.
fn take(from: &Catalogue, to: &Catalogue) -> String {
    to.merge(&sent(from)).unwrap();
    let newest = to.undo_list().unwrap().undo.remove(0);
    assert_eq!(newest.label.action, Action::Merge);
    newest.step
}

fn sent(laptop: &Catalogue) -> Changes {
    laptop.changes_for(&Audience::Team).unwrap()
}

/// All that is shown, also to nobody else, and all that others would be given.
fn holds(laptop: &Catalogue) -> (String, Vec<Change>) {
    assert_eq!(laptop.check(true).unwrap(), [""; 0]);
    (laptop.info().unwrap().content_hash, sent(laptop).changes)
}

#[test]
fn what_was_decided_of_what_came_goes_with_it_and_comes_back_with_it() {
    let (base, id) = knitters();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    edit(&amina, id, json!({"times": "Thursdays"}));
    later(&joe, id);
    edit(&joe, id, json!({"times": "Tuesdays"}));
    let before = holds(&joe);
    let merge = take(&amina, &joe);
    decide(&joe, json!("Thursdays"));
    let undone = joe.undo_to(merge.clone()).unwrap().value;
    assert_eq!((undone.steps, undone.kept), (2, 0));
    assert_eq!(asset(&joe, id).times.as_deref(), Some("Tuesdays"));
    assert_eq!(asked(&joe), []);
    assert_eq!(holds(&joe), before);

    // He has not seen it, so what he says next is not said instead of it.
    edit(&joe, id, json!({"times": "Fridays"}));
    let question = |laptop: &Catalogue, answers: [&str; 3]| {
        let mut open = asked(laptop);
        assert_eq!(open.len(), 1);
        open[0].answers.sort_by_key(ToString::to_string);
        assert_eq!(open[0], differs(id, "times", &json!(answers)));
    };
    joe.bring_back(merge).unwrap();
    question(&joe, ["Fridays", "Thursdays", "Tuesdays"]);
    exchange(&[&amina, &joe]);
    assert_eq!(agreed(&[&amina, &joe]).len(), 1);
    question(&amina, ["Fridays", "Thursdays", "Tuesdays"]);
}

#[test]
fn what_was_changed_of_what_came_goes_with_it_however_it_is_taken_back() {
    for at_once in [true, false] {
        let (base, id) = knitters();
        let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
        edit(&amina, id, json!({"summary": "Wool"}));
        let before = holds(&joe);
        let merge = take(&amina, &joe);
        edit(&joe, id, json!({"summary": "Wool and tea", "cost": "free"}));
        let after = holds(&joe).0;
        match at_once {
            true => drop(joe.undo_to(merge).unwrap()),
            false => (0..2).for_each(|_| drop(joe.undo().unwrap())),
        }
        assert_eq!(holds(&joe), before);
        amina.merge(&sent(&joe)).unwrap();
        assert_eq!(asset(&amina, id).summary.as_deref(), Some("Wool"));
        joe.redo().unwrap();
        assert_eq!(asset(&joe, id).summary.as_deref(), Some("Wool"));
        joe.redo().unwrap();
        assert_eq!(holds(&joe).0, after);
        exchange(&[&amina, &joe]);
        assert_eq!(agreed(&[&amina, &joe]), []);
        assert_eq!(asset(&amina, id).summary.as_deref(), Some("Wool and tea"));
    }
}

#[test]
fn what_came_and_keeps_something_from_leaving_stays_whatever_was_tried_on_top_of_it() {
    let (base, _) = knitters();
    let hall = make(&base, AssetKind::Place, "Hall");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    edit(&amina, hall, json!({"sensitivity": "sensitive"}));
    let merge = take(&amina, &joe);
    edit(&joe, hall, json!({"sensitivity": "careful"}));
    joe.undo().unwrap();
    edit(&joe, hall, json!({"times": "Mondays"}));
    let undone = joe.undo_to(merge).unwrap().value;
    assert_eq!((undone.steps, undone.stayed.len()), (1, 1));
    assert_eq!(asset(&joe, hall).sensitivity, Sensitivity::Sensitive);
    assert_eq!(asset(&joe, hall).times, None);
}

#[test]
fn whatever_was_done_on_top_of_what_came_it_is_as_it_was_before() {
    for seed in 1..=60 {
        let mut dice = Dice(seed);
        let (base, id) = knitters();
        let ids = [id, make(&base, AssetKind::Place, "Hall")];
        let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
        edit(&amina, id, json!({"summary": "hers"}));
        for _ in 0..4 {
            does_something(&amina, &mut dice, &ids);
            does_something(&joe, &mut dice, &ids);
        }
        let before = holds(&joe).0;
        let merge = take(&amina, &joe);
        let come = holds(&joe).0;
        for _ in 0..6 {
            does_something(&joe, &mut dice, &ids);
        }
        let undone = joe.undo_to(merge.clone()).unwrap().value;
        assert_eq!((undone.kept, undone.stayed.len()), (0, 0), "seed {seed}");
        assert_eq!(holds(&joe).0, before, "seed {seed}");
        does_something(&joe, &mut dice, &ids);
        let is_as_before = holds(&joe).0 == before;
        joe.bring_back(merge).unwrap();
        if is_as_before {
            assert_eq!(holds(&joe).0, come, "seed {seed}");
        }
        exchange(&[&amina, &joe]);
        agreed(&[&amina, &joe]);
    }
}

/// Writes, tags, decides what is asked, takes back what was done since something came in, or does it again.
fn does_something(laptop: &Catalogue, dice: &mut Dice, ids: &[AssetId; 2]) {
    let id = ids[dice.below(2)];
    let word = format!("w{}", dice.below(3));
    let steps = laptop.undo_list().unwrap();
    let is_such = |step: Option<&Step>| {
        let such = [Action::Edit, Action::Tag, Action::Decide];
        step.is_some_and(|step| such.contains(&step.label.action))
    };
    match dice.below(9) {
        0..=1 => edit(laptop, id, json!({ "summary": word })),
        2..=3 => edit(laptop, id, json!({ "times": word, "cost": word })),
        4 => tag(laptop, id, &word, dice.below(2) == 0),
        5 => {
            laptop
                .tag_assets(ids.to_vec(), word, dice.below(2) == 0)
                .unwrap()
                .value
        }
        6 => {
            if let Some(one) = asked(laptop).first() {
                let answer = one.answers[dice.below(one.answers.len())].clone();
                laptop.decide(vec![decision(one, answer)]).unwrap();
            }
        }
        7 if is_such(steps.undo.first()) => drop(laptop.undo().unwrap()),
        8 if is_such(steps.redo.first()) => drop(laptop.redo().unwrap()),
        _ => {}
    }
}
