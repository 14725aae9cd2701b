//! What is said in the team's own fields leaves beyond the team only where a profile names the field.

use super::*;
use crate::api::Edit;
use crate::custom_field::{Choice, CustomField, FieldType};
use crate::id::CustomFieldId;
use serde_json::json;
use std::collections::BTreeMap;

fn add_field(town: &Catalogue, label: &str, kind: FieldType) -> CustomFieldId {
    let choices = ["Ramp", "Lift; wide"].map(|label| Choice {
        key: String::new(),
        label: label.into(),
    });
    let field = CustomField {
        choices: choices.into(),
        ..CustomField::new(label, kind)
    };
    town.add_custom_field(field).unwrap().value
}

/// A hall, and what is said in seven fields, one of which is called as one of ours is.
fn hall() -> (Catalogue, Vec<CustomFieldId>) {
    let town = town();
    let fields = [
        ("Seats", FieldType::Number, json!("1,200")),
        ("Opened on", FieldType::Date, json!("4 May 1998")),
        ("Has a hearing loop", FieldType::YesNo, json!("no")),
        ("Way in", FieldType::Choices, json!(["Ramp", "Lift; wide"])),
        ("Summary", FieldType::Text, json!("Ours alone")),
        ("Page", FieldType::Link, json!("hall.example.org")),
        ("Since", FieldType::Text, json!("long ago")),
    ];
    let id = add(&town, &open(AssetKind::Place, "Hall"));
    let mut ids = Vec::new();
    for (label, kind, said) in fields {
        let field = add_field(&town, label, kind);
        let said = BTreeMap::from([(format!("field/{field}"), said)]);
        town.edit_asset(id, Edit(said)).unwrap();
        ids.push(field);
    }
    // It held words, and holds days now.
    let since = CustomField::new("Since", FieldType::Date);
    town.edit_custom_field(ids[6], since, BTreeMap::new())
        .unwrap();
    (town, ids)
}

#[test]
fn the_team_gets_all_of_them_each_as_what_it_is() {
    let (town, _) = hall();
    let saved = save(&town, &everything(Audience::Team), None).unwrap();
    let properties = saved.feature("Hall")["properties"].clone();
    let check =
        |name: &str, expect: serde_json::Value| assert_eq!(properties[name], expect, "{name}");
    check("seats", json!(1200));
    check("opened_on", json!("1998-05-04"));
    check("has_a_hearing_loop", json!(false));
    check("way_in", json!(r"Ramp;Lift\; wide"));
    check("x_summary", json!("Ours alone"));
    check("page", json!("https://hall.example.org"));
    check("since", json!("long ago"));
}

#[test]
fn beyond_the_team_only_those_leave_that_the_profile_names() {
    let (town, ids) = hall();
    let bare = preview(&town, &everything(Audience::Public));
    let stays =
        |leaving: &super::super::request::Leaving, name: &str| leaving.held_back.get(name).cloned();
    for name in ["Seats", "Opened on", "Way in", "x_Summary", "Since"] {
        let why = stays(&bare.leaving[0], name);
        assert_eq!(
            why.as_deref(),
            Some("It stays with the team unless a profile names it."),
            "{name}"
        );
    }
    let fields = BTreeSet::from([ids[0], ids[2]]);
    let profile = add_profile(
        &town,
        ReleaseProfile {
            fields,
            ..ReleaseProfile::default()
        },
    );
    let named = preview(&town, &by(profile, Audience::Public));
    assert_eq!(named.leaving[0].fields["seats"], json!(1200));
    assert!(
        stays(&named.leaving[0], "Way in").is_some() && stays(&named.leaving[0], "Seats").is_none()
    );
    let saved = save(&town, &by(profile, Audience::Public), None).unwrap();
    let bytes = saved.bytes();
    for word in [
        "1998",
        "Lift",
        "Ours alone",
        "long ago",
        "hall.example.org",
        "Opened on",
        "way_in",
    ] {
        assert!(!bytes.contains(word), "{word} left");
    }
    let properties = saved.feature("Hall")["properties"].clone();
    assert_eq!(
        (&properties["seats"], &properties["has_a_hearing_loop"]),
        (&json!(1200), &json!(false))
    );
    let mut careful = CustomField::new("Has a hearing loop", FieldType::YesNo);
    for (sensitivity, leaves) in [
        (Sensitivity::Careful, true),
        (Sensitivity::Sensitive, false),
    ] {
        careful.sensitivity = sensitivity;
        town.edit_custom_field(ids[2], careful.clone(), BTreeMap::new())
            .unwrap();
        let saved = save(&town, &by(profile, Audience::Public), None).unwrap();
        assert_eq!(saved.bytes().contains("hearing"), leaves, "{sensitivity:?}");
        let hall = town.list_assets("hall".into(), crate::list::Sort::default(), 0, 1);
        let card = town.show_asset(hall.unwrap().rows[0].id).unwrap();
        assert_eq!(card.careful[&format!("field/{}", ids[2])], sensitivity);
    }
    town.retire_custom_field(ids[0]).unwrap();
    let after = save(&town, &by(profile, Audience::Public), None).unwrap();
    assert!(!after.bytes().contains("1200"), "what was put away stays");
}

#[test]
fn a_field_changed_since_the_preview_is_said() {
    let (town, ids) = hall();
    let request = everything(Audience::Team);
    let token = preview(&town, &request).token;
    let field = CustomField::new("Places to sit", FieldType::Number);
    town.edit_custom_field(ids[0], field, BTreeMap::new())
        .unwrap();
    // What the file calls its columns is part of what was previewed.
    let saved = save(&town, &request, Some(token)).unwrap();
    let since = saved.result.since_preview;
    assert!(
        since
            .iter()
            .any(|said| said == "The team’s own fields were changed."),
        "{since:?}"
    );
}
