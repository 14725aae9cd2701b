//! What cannot be decided so, or no more; then nothing of all that was sent is written.

use super::{asked, asset, decide, decision, edit, edit_later, exchange, knitters, laptops, make};
use crate::asset::AssetKind;
use crate::geometry::Geometry;
use crate::place::Place;
use crate::relationship::Relationship;
use crate::relationship::testing::tie;
use serde_json::json;

#[test]
fn a_value_that_became_invalid_is_refused_and_nothing_is_written() {
    let (base, id) = knitters();
    let hall = make(&base, AssetKind::Place, "Hall");
    let known = tie(&base, id, "supports", hall);
    let said = |since: Option<&str>, until: &str| Relationship {
        since: since.map(str::to_owned),
        until: Some(until.into()),
        ..Relationship::new(id, "supports", hall)
    };
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    edit(&amina, id, json!({"times": "Tuesdays"}));
    amina.edit_relationship(known, said(None, "2019")).unwrap();
    edit_later(&joe, id, json!({"times": "Thursdays"}));
    joe.edit_relationship(known, said(None, "2021")).unwrap();
    exchange(&[&amina, &joe]);
    let later = said(Some("2020"), "2021");
    amina.edit_relationship(known, later).unwrap();

    let questions = asked(&amina);
    assert_eq!(questions.len(), 2);
    let [times, until] = ["times", "until"].map(|unit| {
        let found = questions.iter().find(|one| one.unit == unit);
        found.unwrap()
    });
    let hash = amina.info().unwrap().content_hash;
    let steps = amina.undo_list().unwrap().undo.len();
    let many = vec![
        decision(times, json!("Tuesdays")),
        decision(until, json!("2019")),
    ];
    let refused = amina.decide(many).unwrap_err().to_string();
    assert!(
        refused.starts_with("About “Knitters”: It cannot have ended"),
        "{refused}"
    );
    assert_eq!(asked(&amina), questions);
    assert_eq!(amina.info().unwrap().content_hash, hash);
    assert_eq!(amina.undo_list().unwrap().undo.len(), steps);

    // Together with what makes it right, it is right.
    let check = |value, refused: Option<&str>| {
        let answer = amina.decide(vec![decision(until, json!(value))]);
        let why = answer.err().map(|error| error.to_string());
        match refused {
            None => assert_eq!(why, None),
            Some(says) => assert!(
                why.as_ref().is_some_and(|why| why.contains(says)),
                "{why:?}"
            ),
        }
    };
    check("soon", Some("is no date"));
    check("2019", Some("before it began"));
    check(" 2022-05 ", None);
    let now = amina.show_asset(id).unwrap().ties[0].relationship.clone();
    assert_eq!(now.until.as_deref(), Some("2022-05"));
    check("2021", Some("decided meanwhile"));
}

#[test]
fn what_was_decided_or_is_no_question_is_refused() {
    let (base, id) = knitters();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    edit(&amina, id, json!({"status": "resting"}));
    edit_later(&joe, id, json!({"status": "ended"}));
    exchange(&[&amina, &joe]);
    let one = asked(&amina).remove(0);
    let says = |value| {
        let answer = amina.decide(vec![decision(&one, value)]);
        answer.unwrap_err().to_string()
    };
    assert!(says(json!("going")).contains("one of the answers"));
    assert!(says(json!(null)).contains("one of the answers"));
    decide(&joe, json!("ended")).unwrap();
    exchange(&[&amina, &joe]);
    assert!(says(json!("ended")).contains("decided meanwhile"));
    let mut other = decision(&one, json!("ended"));
    other.record = uuid::Uuid::now_v7();
    let refused = amina.decide(vec![other]).unwrap_err().to_string();
    assert!(refused.contains("decided meanwhile"), "{refused}");
}

#[test]
fn whether_it_stays_is_answered_by_here_or_bin_alone() {
    let (base, id) = knitters();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    amina.delete_assets(vec![id]).unwrap();
    edit(&joe, id, json!({"times": "Thursdays"}));
    exchange(&[&amina, &joe]);
    for wrong in [json!(null), json!("blank"), json!(true)] {
        assert!(decide(&joe, wrong.clone()).is_err(), "{wrong}");
    }
    assert_eq!(asked(&joe).len(), 1);
}

#[test]
fn what_is_safeguarded_never_gets_a_place() {
    let (base, id) = knitters();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    for (laptop, lon) in [(&amina, -2.0), (&joe, -2.5)] {
        let place = Place::pin(Geometry::point(lon, 53.0).unwrap());
        laptop.place_asset(id, Some(place)).unwrap();
    }
    exchange(&[&amina, &joe]);
    let one = asked(&amina).remove(0);
    joe.safeguard(id).unwrap();
    exchange(&[&amina, &joe]);
    for laptop in [&amina, &joe] {
        assert!(asked(laptop).is_empty());
        let answer = decision(&one, one.answers[0].value.clone());
        let refused = laptop.decide(vec![answer]).unwrap_err().to_string();
        assert!(refused.contains("decided meanwhile"), "{refused}");
        assert_eq!(asset(laptop, id).place, None);
    }
}

#[test]
fn deciding_nothing_is_no_step() {
    let (base, _) = knitters();
    let before = base.undo_list().unwrap().undo.len();
    assert_eq!(base.decide(Vec::new()).unwrap().value, 0);
    assert_eq!(base.undo_list().unwrap().undo.len(), before);
}
