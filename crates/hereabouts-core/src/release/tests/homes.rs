//! Roughly where somebody lives, how many people there are said to be.

use super::*;
use crate::consent::Shareable;
use crate::consent::testing::{add_purpose, agreed};
use crate::grid::cell::Cell;
use crate::id::PurposeId;
use crate::place::Precision;
use serde_json::Value;

const SPOT: [f64; 2] = [-2.12375, 53.12375];

struct Homes {
    catalogue: Catalogue,
    purpose: PurposeId,
    people: Vec<AssetId>,
}

impl Homes {
    /// Six homes in a square of eight digits.
    fn six() -> Homes {
        let catalogue = town();
        let [west, south, east, north] = Cell::of(SPOT, 8).bounds();
        let people = (0..6).map(|i| {
            let part = (f64::from(i) + 0.5) / 6.0;
            let place = at(west + (east - west) * part, south + (north - south) * part);
            let person = Asset::new(AssetKind::Person, format!("Neighbour {i}"));
            add(&catalogue, &Asset { place, ..person })
        });
        Homes {
            people: people.collect(),
            purpose: add_purpose(&catalogue),
            catalogue,
        }
    }

    fn agree(&self, count: usize, what: &[Shareable]) {
        for person in &self.people[..count] {
            let consent = agreed(*person, self.purpose, Audience::Public, what);
            self.catalogue.give_consent(consent).unwrap();
        }
    }

    fn geometries(&self, request: &ReleaseRequest) -> Vec<Value> {
        let saved = save(&self.catalogue, request, None).unwrap().main();
        let features = saved["features"].as_array().unwrap().clone();
        features
            .into_iter()
            .map(|one| one["geometry"].clone())
            .collect()
    }
}

#[test]
fn without_consent_to_it_where_somebody_lives_stays() {
    let homes = Homes::six();
    homes.agree(6, &[Shareable::Name, Shareable::Gifts, Shareable::Contact]);
    let request = everything(Audience::Public);
    assert_eq!(homes.geometries(&request), vec![Value::Null; 6]);
    let shown = preview(&homes.catalogue, &request);
    let why = &shown.leaving[0].held_back["place"];
    assert_eq!(why, "Where somebody lives stays here.");
}

#[test]
fn with_it_a_home_leaves_as_a_square_among_others_and_never_finer() {
    let homes = Homes::six();
    homes.agree(6, &[Shareable::Area]);
    let square =
        serde_json::json!({ "type": "Polygon", "coordinates": [corners(Cell::of(SPOT, 8))] });
    for coarsest in [None, Some(Precision::Exact), Some(Precision::Building)] {
        let profile = ReleaseProfile {
            coarsest,
            ..Default::default()
        };
        let request = by(add_profile(&homes.catalogue, profile), Audience::Public);
        assert_eq!(homes.geometries(&request), vec![square.clone(); 6]);
        let rules = preview(&homes.catalogue, &request).rules.join(" ");
        assert!(rules.contains("Where people live is given"), "{rules}");
    }
}

#[test]
fn four_homes_are_too_few() {
    let homes = Homes::six();
    homes.agree(4, &[Shareable::Area]);
    assert_eq!(
        homes.geometries(&everything(Audience::Public)),
        vec![Value::Null; 4]
    );
}

#[test]
fn nothing_of_a_child_leaves_whatever_was_agreed_to() {
    let homes = Homes::six();
    homes.agree(6, &[Shareable::Area]);
    let child = Asset {
        is_child: true,
        place: at(SPOT[0], SPOT[1]),
        ..Asset::new(AssetKind::Person, "Neighbour 0")
    };
    change(&homes.catalogue, homes.people[0].0, &child);
    assert_eq!(homes.geometries(&everything(Audience::Public)).len(), 5);
}

#[test]
fn the_number_of_people_is_said_in_fives_and_again_until_it_has_moved_by_five() {
    let homes = Homes::six();
    let said = |count: usize| {
        let saved = save(&homes.catalogue, &everything(Audience::Public), None).unwrap();
        assert_eq!(saved.result.people, count as u64);
        let about = saved.companion("out.about.json").unwrap();
        let about: Value = serde_json::from_str(&about).unwrap();
        let read = saved.companion("out.README.txt").unwrap();
        assert_eq!(
            about["people"].is_string(),
            read.contains("people among them")
        );
        about["people"].clone()
    };
    add(&homes.catalogue, &open(AssetKind::Place, "Bench"));
    assert_eq!(said(0), Value::Null);
    homes.agree(2, &[Shareable::Name]);
    assert_eq!(said(2), "fewer than 5");
    homes.agree(6, &[Shareable::Name]);
    assert_eq!(
        said(6),
        "fewer than 5",
        "only four more than when it was said"
    );
    for i in 6..9 {
        let person = add(
            &homes.catalogue,
            &Asset::new(AssetKind::Person, format!("Neighbour {i}")),
        );
        let consent = agreed(person, homes.purpose, Audience::Public, &[Shareable::Name]);
        homes.catalogue.give_consent(consent).unwrap();
    }
    assert_eq!(said(9), "5");
    let entry = homes.catalogue.list_disclosures().unwrap().remove(0).is;
    assert_eq!(
        (entry.people_said, entry.people_said_of),
        (Some(5), Some(9))
    );
}

#[test]
fn the_team_is_told_nothing_of_what_it_knows() {
    let homes = Homes::six();
    let saved = save(&homes.catalogue, &everything(Audience::Team), None).unwrap();
    let about = saved.companion("out.about.json").unwrap();
    assert!(!about.contains("people"), "{about}");
}
