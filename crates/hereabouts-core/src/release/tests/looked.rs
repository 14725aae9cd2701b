//! The first of what leaves before all of it is known, and what is remembered between pages.

use super::{by, everything, names, preview};
use crate::api;
use crate::audience::Audience;
use crate::catalogue::{Catalogue, Work};
use crate::consent::Shareable;
use crate::consent::testing::{add_purpose, agreed};
use serde_json::json;
use std::sync::Arc;

fn add(town: &Catalogue, kind: &str, name: &str, fields: serde_json::Value) -> serde_json::Value {
    let args = json!({ "kind": kind, "name": name, "fields": fields });
    let answer = api::call(town, "create_asset", args, None).unwrap();
    serde_json::from_str::<serde_json::Value>(&answer).unwrap()["value"].clone()
}

fn place(town: &Catalogue, id: &serde_json::Value) {
    let place = json!({ "precision": "exact", "geometry": { "type": "Point", "coordinates": [-2.1, 53.5] } });
    api::call(
        town,
        "place_asset",
        json!({ "id": id, "place": place }),
        None,
    )
    .unwrap();
}

/// Two places and a resident, and a profile that makes places coarser.
fn town() -> (Arc<Catalogue>, crate::id::ProfileId) {
    let town = Catalogue::in_memory("Anywhere").unwrap();
    add(&town, "person", "Anna", json!({}));
    let hall = add(&town, "place", "The hall", json!({ "access": "ring Anna" }));
    place(&town, &hall);
    add(&town, "place", "Bench", json!({}));
    let profile = crate::partner::ReleaseProfile {
        name: "Coarser".into(),
        coarsest: Some(crate::place::Precision::About1Km),
        ..Default::default()
    };
    let profile = town.save_profile(None, profile).unwrap().value;
    (Arc::new(town), profile)
}

#[test]
fn the_first_that_leave_are_those_of_the_preview() {
    let (town, profile) = town();
    for audience in [Audience::Me, Audience::Team, Audience::Public] {
        let request = everything(audience.clone());
        let first = town.first_of_release(request.clone()).unwrap();
        let seen: Vec<&str> = first.leaving.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(seen, names(&preview(&town, &request)), "{audience}");
        assert_eq!((first.asked, first.open.len()), (3, 0), "{audience}");
    }
    // Whoever agreed is among them.
    let anselm = serde_json::from_value(add(&town, "person", "Anselm", json!({}))).unwrap();
    let purpose = add_purpose(&town);
    let consent = agreed(anselm, purpose, Audience::Public, &[Shareable::Name]);
    town.give_consent(consent).unwrap();
    let request = everything(Audience::Public);
    let first = town.first_of_release(request.clone()).unwrap();
    let seen: Vec<&str> = first.leaving.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(seen, ["Anselm", "Bench", "The hall"]);
    // How many are around is not known yet, and so not where it would be.
    let first = town
        .first_of_release(by(profile, Audience::Public))
        .unwrap();
    let hall = first.leaving.iter().find(|one| one.name == "The hall");
    assert_eq!(first.open, [hall.unwrap().id]);
}

#[test]
fn a_page_is_remembered_until_something_changes() {
    let (town, _) = town();
    let request = everything(Audience::Public);
    let looked = |request| {
        town.read(|db| town.looked(db, request, 200).map(|one| Arc::as_ptr(&one)))
            .unwrap()
    };
    let then = looked(&request);
    assert_eq!(looked(&request), then);
    assert_ne!(looked(&everything(Audience::Team)), then);
    let released = preview(&town, &request).released;
    add(&town, "place", "Allotments", json!({}));
    assert_eq!(preview(&town, &request).released, released + 1);
    assert_eq!(names(&preview(&town, &request))[0], "Allotments");
}

#[test]
fn nothing_that_was_written_over_is_remembered() {
    let (town, _) = town();
    preview(&town, &everything(Audience::Public));
    assert!(town.looked_through.lock().unwrap().is_some());
    add(&town, "place", "Allotments", json!({}));
    assert!(town.looked_through.lock().unwrap().is_none());
}

#[test]
fn whoever_leaves_or_turns_to_another_stops_the_look() {
    let (town, _) = town();
    let looking = town.long_work().begin(Work::LookingThrough, Some(9), true);
    let other = town.long_work().begin(Work::Reading, None, true);
    town.leave_preview().unwrap();
    assert!(looking.at(1).is_err());
    assert!(other.at(1).is_ok());
    drop(looking);
    let looking = town.long_work().begin(Work::LookingThrough, Some(9), true);
    preview(&town, &everything(Audience::Team));
    assert!(looking.at(1).is_err());
    assert!(other.at(1).is_ok());
}
