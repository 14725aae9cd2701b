//! Fields and elements of lists: different values, the same, none; and who may see it.

use crate::support::{agreed, asset, decide, differs, edit, exchange, knitters, laptops, later};
use hereabouts_core::Catalogue;
use hereabouts_core::audience::Audience;
use hereabouts_core::log::Change;
use hereabouts_core::partner::Partner;
use hereabouts_core::record::Record;
use serde_json::{Value, json};

/// Amina and Joe each make edits to what both had before, and his count as the later ones. What is asked of the unit:
/// the answers (none: it is no question), and what is shown meanwhile. A decision is the value on both laptops, and
/// taken back it is the question again.
fn check(
    before: Value,
    [amina_said, joe_said]: [Value; 2],
    unit: &str,
    answers: Value,
    meanwhile: Value,
) {
    let (base, id) = knitters();
    edit(&base, id, before);
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    later(&joe, id);
    for (laptop, said) in [(&amina, amina_said), (&joe, joe_said)] {
        for fields in said.as_array().unwrap() {
            edit(laptop, id, fields.clone());
        }
    }
    let both = [&amina, &joe];
    let is_shown = |value: &Value| {
        for laptop in both {
            let units = asset(laptop, id).units();
            let shown = units.get(unit).cloned().unwrap_or_default();
            assert_eq!(shown, *value, "{unit}");
        }
    };
    exchange(&both);
    is_shown(&meanwhile);
    let Some(other) = answers.as_array().unwrap().last() else {
        assert_eq!(agreed(&both), [], "{unit}");
        return;
    };
    let question = [differs(id, unit, &answers)];
    assert_eq!(agreed(&both), question);
    decide(&amina, other.clone());
    exchange(&both);
    assert_eq!(agreed(&both), []);
    is_shown(other);
    amina.undo().unwrap();
    exchange(&both);
    assert_eq!(agreed(&both), question);
    is_shown(&meanwhile);
}

#[test]
fn one_field_with_different_values_is_asked() {
    check(
        json!({"times": "Mondays"}),
        [
            json!([{"times": "Tuesdays"}]),
            json!([{"times": "Thursdays"}]),
        ],
        "times",
        json!(["Thursdays", "Tuesdays"]),
        json!("Thursdays"),
    );
    // Of several edits the last is what somebody says.
    check(
        json!({}),
        [
            json!([{"times": "Mondays"}, {"times": "Tuesdays"}]),
            json!([{"times": "Fridays"}, {"times": "Thursdays"}]),
        ],
        "times",
        json!(["Thursdays", "Tuesdays"]),
        json!("Thursdays"),
    );
    // A place is one answer: it does not merge in parts.
    let place = |postcode: &str| json!({"address": "1 Mill Lane", "postcode": postcode});
    let units = |postcode: &str| {
        let (base, id) = knitters();
        edit(&base, id, json!({ "place": place(postcode) }));
        asset(&base, id).units()["place"].clone()
    };
    let (ours, theirs) = (units("AM1 1AA"), units("AM1 1AB"));
    check(
        json!({}),
        [
            json!([{ "place": place("AM1 1AA") }]),
            json!([{ "place": place("AM1 1AB") }]),
        ],
        "place",
        json!([theirs, ours]),
        theirs.clone(),
    );
}

#[test]
fn the_same_value_twice_is_no_question_and_nor_are_different_fields() {
    let tuesdays = json!([{"times": "Tuesdays"}]);
    check(
        json!({"times": "Mondays"}),
        [tuesdays.clone(), tuesdays.clone()],
        "times",
        json!([]),
        json!("Tuesdays"),
    );
    let cleared = json!([{"times": null}]);
    check(
        json!({"times": "Mondays"}),
        [cleared.clone(), cleared],
        "times",
        json!([]),
        json!(null),
    );
    for (unit, value) in [("times", "Tuesdays"), ("cost", "free")] {
        check(
            json!({"times": "Mondays", "cost": "a pound"}),
            [tuesdays.clone(), json!([{"cost": "free"}])],
            unit,
            json!([]),
            json!(value),
        );
    }
}

#[test]
fn both_undo_the_same_and_that_is_no_question() {
    let (base, id) = knitters();
    edit(&base, id, json!({"times": "Mondays"}));
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    for laptop in [&amina, &joe] {
        laptop.undo().unwrap();
    }
    exchange(&[&amina, &joe]);
    assert_eq!(agreed(&[&amina, &joe]), []);
    assert_eq!(asset(&joe, id).times, None);
}

#[test]
fn cleared_here_and_changed_there_is_asked() {
    for (before, ours, theirs) in [
        ("Mondays", json!(null), json!("Thursdays")),
        ("Mondays", json!("Thursdays"), json!(null)),
    ] {
        check(
            json!({"times": before}),
            [json!([{ "times": ours }]), json!([{ "times": theirs }])],
            "times",
            json!([theirs, ours]),
            theirs.clone(),
        );
    }
}

#[test]
fn an_element_that_was_added_here_and_removed_there_is_asked() {
    let (on, off) = (json!({"tags": ["wool"]}), json!({"tags": []}));
    check(
        json!({}),
        [json!([on]), json!([on, off])],
        "tag/wool",
        json!([null, true]),
        json!(null),
    );
    check(
        on.clone(),
        [json!([off]), json!([off, on])],
        "tag/wool",
        json!([true, null]),
        json!(true),
    );
    // Other elements are nothing to each other.
    for unit in ["tag/wool", "tag/tea"] {
        check(
            json!({}),
            [json!([{"tags": ["wool"]}]), json!([{"tags": ["tea"]}])],
            unit,
            json!([]),
            json!(true),
        );
    }
}

#[test]
fn audience_narrowed_against_widened_is_the_narrower_until_decided() {
    let (base, id) = knitters();
    let council: Partner = serde_json::from_value(json!({"name": "Council"})).unwrap();
    let council = base.add_partner(council).unwrap().value;
    let partners = format!("partners:{council}");
    let asked_us = json!({"audience": partners, "audience_reason": "they asked us to"});
    edit(&base, id, asked_us);
    let narrow = |laptop: &Catalogue| edit(laptop, id, json!({"audience": "team"}));
    let widen = |laptop: &Catalogue| {
        let public = json!({"audience": "public", "audience_reason": "it is on their poster"});
        edit(laptop, id, public);
    };
    for narrowed_later in [true, false] {
        let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
        later(&joe, id);
        match narrowed_later {
            true => {
                widen(&amina);
                narrow(&joe);
            }
            false => {
                narrow(&amina);
                widen(&joe);
            }
        }
        let both = [&amina, &joe];
        exchange(&both);
        let question = differs(id, "audience", &json!(["team", "public"]));
        assert_eq!(agreed(&both), [question]);
        // What is written meanwhile is for the fewer.
        edit(&amina, id, json!({"summary": "Wool for all"}));
        let public = amina.changes_for(&Audience::Public).unwrap().changes;
        let summary = |change: &Change| change.sets.contains_key("summary");
        assert!(!public.iter().any(summary));
        exchange(&both);
        for laptop in both {
            assert_eq!(asset(laptop, id).audience, Audience::Team);
        }
        decide(&joe, json!("team"));
        exchange(&both);
        assert_eq!(agreed(&both), []);
        assert_eq!(asset(&amina, id).audience, Audience::Team);
    }
}
