//! What a file of changes must not hold: what is for one alone, also by name; words in what a step is called; the
//! catalogue's secret; the words of somebody who was erased, whichever way they came to be said again.

use crate::support::{asked, decide, edit, exchange, is_anywhere, knitters, laptops, make, tag};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::audience::Audience;
use hereabouts_core::log::erasure::Redaction;
use hereabouts_core::log::exchange::is_all_here;
use serde_json::json;

/// All that leaves for the team, as text.
fn leaves(laptop: &Catalogue) -> String {
    let changes = laptop.changes_for(&Audience::Team).unwrap();
    serde_json::to_string(&changes).unwrap()
}

#[test]
fn the_secret_of_the_catalogue_stays() {
    let (base, _) = knitters();
    let secret = base.read(|db| {
        Ok(db.query_row("SELECT secret FROM catalogue", [], |row| {
            row.get::<_, String>(0)
        })?)
    });
    let secret = secret.unwrap();
    assert!(secret.len() > 32);
    assert!(!leaves(&base).contains(&secret));
    // Each copy of the file has it, and nobody loses it.
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    exchange(&[&amina, &joe]);
    assert!(is_anywhere(&joe, &secret));
}

#[test]
fn what_was_for_one_alone_stays_by_its_name_too() {
    let (base, knitters) = knitters();
    edit(&base, knitters, json!({"audience": "me"}));
    tag(&base, knitters, "on probation", true);
    tag(&base, knitters, "wool", true);
    tag(&base, knitters, "on probation", false);
    edit(
        &base,
        knitters,
        json!({"audience": "team", "audience_reason": "she asked me to"}),
    );
    assert!(leaves(&base).contains("tag/wool"));
    assert!(!leaves(&base).contains("probation"), "it was widened");
    // A deletion has seen every unit, and names those that its reader may know of.
    base.delete_assets(vec![knitters]).unwrap();
    assert!(leaves(&base).contains("tag/wool"));
    assert!(!leaves(&base).contains("probation"), "it was deleted");
}

#[test]
fn no_words_are_in_what_a_step_is_called() {
    let (base, knitters) = knitters();
    tag(&base, knitters, "Rosa’s carer", true);
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    tag(&amina, knitters, "Rosa’s carer", false);
    for on in [false, true] {
        tag(&joe, knitters, "Rosa’s carer", on);
    }
    exchange(&[&amina, &joe]);
    assert_eq!(asked(&amina).len(), 1);
    decide(&amina, json!(true));
    let steps = amina.undo_list().unwrap().undo;
    assert_eq!(steps[0].label.field.as_deref(), Some("tags"));
    let changes = amina.changes_for(&Audience::Team).unwrap();
    let labels = serde_json::to_string(&changes.ops).unwrap();
    assert!(!labels.contains("carer"), "{labels}");
}

/// What was taken over from somebody is theirs also after it was put back by undoing.
#[test]
fn words_that_were_undone_back_are_erased_with_whom_they_came_from() {
    let (base, knitters) = knitters();
    let yarners = make(&base, AssetKind::Association, "Yarners");
    edit(&base, yarners, json!({"summary": "Skeins for all"}));
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let take = vec!["summary".to_owned()];
    amina.join_duplicates(knitters, yarners, take).unwrap();
    edit(&amina, knitters, json!({"summary": "Wool on Tuesdays"}));
    amina.undo().unwrap();
    let card = amina.show_asset(knitters).unwrap();
    assert_eq!(card.asset.summary.as_deref(), Some("Skeins for all"));
    joe.erase(yarners, Vec::new()).unwrap();
    for _ in 0..2 {
        exchange(&[&amina, &joe]);
    }
    for laptop in [&amina, &joe] {
        assert!(!is_anywhere(laptop, "Skeins"));
        assert!(!leaves(laptop).contains("Skeins"));
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
    }
}

/// The same of a text within a value, said once more for more people.
#[test]
fn an_address_that_was_taken_over_is_erased_with_whom_it_came_from() {
    let (base, knitters) = knitters();
    let yarners = make(&base, AssetKind::Association, "Yarners");
    edit(&base, yarners, json!({"place": {"address": "7 Skein Row"}}));
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let take = vec!["place".to_owned()];
    amina.join_duplicates(knitters, yarners, take).unwrap();
    let wider = json!({"audience": "public", "audience_reason": "it is on their poster"});
    edit(&amina, knitters, wider);
    joe.erase(yarners, Vec::new()).unwrap();
    for _ in 0..2 {
        exchange(&[&amina, &joe]);
    }
    for laptop in [&amina, &joe] {
        assert!(!is_anywhere(laptop, "Skein Row"));
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
    }
}

/// Somebody found more of the words of whom all have erased: that alone is news.
#[test]
fn more_words_to_take_out_are_news() {
    let (base, knitters) = knitters();
    edit(&base, knitters, json!({"summary": "Ask Rosa for wool"}));
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let mut changes = amina.changes_for(&Audience::Team).unwrap();
    assert!(joe.read(|db| is_all_here(db, &changes)).unwrap());
    let says = |change: &&hereabouts_core::log::Change| change.sets.contains_key("summary");
    let said = changes.changes.iter().find(says).unwrap();
    changes.redactions.insert(Redaction {
        voice: said.voice.clone(),
        seq: said.seq,
        unit: "summary".into(),
        value: 0,
        start: 4,
        length: 4,
    });
    assert!(!joe.read(|db| is_all_here(db, &changes)).unwrap());
    let before = joe.info().unwrap().version;
    joe.merge(&changes).unwrap();
    assert!(!is_anywhere(&joe, "Rosa"));
    assert!(joe.info().unwrap().version > before, "open views ask again");
    assert!(joe.read(|db| is_all_here(db, &changes)).unwrap());
}
