//! What protects somebody, while it is open and when it is decided.

use super::kinds::words;
use super::{asked, asset, decide, edit, edit_later, exchange, knitters, laptops, make, settled};
use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::id::PartnerId;
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn who_may_see_it_is_the_fewer_until_it_is_decided_with_a_reason() {
    let (base, id) = knitters();
    let council = base.add_partner(serde_json::from_value(json!({"name": "Council"})).unwrap());
    let council: PartnerId = council.unwrap().value;
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let partners = format!("partners:{council}");
    let reason = "they asked us to";
    edit(
        &amina,
        id,
        json!({"audience": partners, "audience_reason": reason}),
    );
    edit_later(
        &joe,
        id,
        json!({"audience": "public", "audience_reason": reason}),
    );
    exchange(&[&amina, &joe]);
    assert_eq!(asset(&amina, id).audience.to_string(), partners);
    let one = &asked(&amina)[0];
    assert_eq!((one.unit.as_str(), one.free), ("audience", false));
    assert_eq!(words(one), [Some("Council".to_owned()), None].into());
    edit(&amina, id, json!({"summary": "Wool for all"}));
    let is_told = |laptop: &Catalogue| {
        let changes = laptop.changes_for(&Audience::Public).unwrap().changes;
        changes
            .iter()
            .any(|change| change.sets.contains_key("summary"))
    };
    assert!(!is_told(&amina));
    assert!(
        decide(&amina, json!("me")).is_err(),
        "it is none of the answers"
    );
    decide(&amina, json!("public")).unwrap();
    assert!(
        is_told(&amina),
        "what it says now is said anew for more people"
    );
    exchange(&[&amina, &joe]);
    settled(&[&amina, &joe]);
    assert_eq!(asset(&joe, id).audience, Audience::Public);
}

#[test]
fn what_was_written_for_one_alone_is_given_once_it_is_decided_that_more_may_see_it() {
    let (base, id) = knitters();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    edit(&amina, id, json!({"audience": "me"}));
    let phone = json!({"asset": id, "kind": "role", "channel": "phone", "value": "01632 960001"});
    let phone = serde_json::from_value(phone).unwrap();
    amina.add_contact(phone).unwrap();
    let public = json!({"audience": "public", "audience_reason": "it is on their poster"});
    edit_later(&joe, id, public);
    exchange(&[&amina, &joe]);
    assert_eq!(asset(&amina, id).audience, Audience::Me);
    let contacts = |laptop: &Catalogue| laptop.show_asset(id).unwrap().contacts.len();
    assert_eq!([&amina, &joe].map(contacts), [1, 0]);
    decide(&amina, json!("public")).unwrap();
    exchange(&[&amina, &joe]);
    settled(&[&amina, &joe]);
    assert_eq!([&amina, &joe].map(contacts), [1, 1]);
}

#[test]
fn who_may_see_it_is_not_decided_for_more_where_no_reason_is_left() {
    let (base, id) = knitters();
    let council = base.add_partner(serde_json::from_value(json!({"name": "Council"})).unwrap());
    let partners = format!("partners:{}", council.unwrap().value);
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    for (laptop, audience) in [(&amina, partners.as_str()), (&joe, "public")] {
        let reason = "they asked us to";
        edit(
            laptop,
            id,
            json!({"audience": audience, "audience_reason": reason}),
        );
    }
    exchange(&[&amina, &joe]);
    edit(&amina, id, json!({"audience_reason": null}));
    let refused = decide(&amina, json!("public")).unwrap_err().to_string();
    assert!(refused.contains("Say why"), "{refused}");
    decide(&amina, json!(partners)).unwrap();
}

#[test]
fn of_a_child_only_first_names_are_asked_about() {
    let base = Catalogue::in_memory("Ours").unwrap();
    let id = make(&base, AssetKind::Person, "Amira");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    edit(&amina, id, json!({"name": "Mira Khan"}));
    edit(&joe, id, json!({"is_child": true}));
    edit(&joe, id, json!({"name": "Ami"}));
    exchange(&[&amina, &joe]);
    let one = &asked(&joe)[0];
    let names = one.answers.iter().map(|answer| answer.value.to_string());
    let names: BTreeSet<String> = names.collect();
    assert_eq!(names, [r#""Ami""#, r#""Mira""#].map(str::to_owned).into());
    assert!(decide(&joe, json!("Mira Khan")).is_err());
    decide(&joe, json!("Mira")).unwrap();
    exchange(&[&amina, &joe]);
    settled(&[&amina, &joe]);
    assert_eq!(asset(&amina, id).name, "Mira");
}
