//! In a cell with fewer than five homes or organisations nothing leaves with a place.

use super::*;
use crate::consent::Shareable;
use crate::consent::testing::{add_purpose, agreed};
use crate::grid::cell::Cell;
use crate::place::Precision;

const SPOT: [f64; 2] = [-2.12375, 53.12375];

fn in_squares(catalogue: &Catalogue, coarsest: Precision) -> ReleaseRequest {
    let profile = ReleaseProfile {
        coarsest: Some(coarsest),
        ..Default::default()
    };
    by(add_profile(catalogue, profile), Audience::Public)
}

/// How many leave with a place, in the preview and in the file.
fn placed(catalogue: &Catalogue, request: &ReleaseRequest) -> usize {
    let shown = preview(catalogue, request);
    let leaving = shown.leaving.iter();
    let shown = leaving.filter(|one| one.leaves_within.is_some()).count();
    let saved = save(catalogue, request, None).unwrap().main();
    let features = saved["features"].as_array().unwrap().clone();
    let with_place = features.iter().filter(|one| !one["geometry"].is_null());
    assert_eq!(with_place.count(), shown);
    shown
}

#[test]
fn four_leave_without_a_place_and_five_with_it() {
    for (coarsest, digits) in [
        (Precision::Building, 10),
        (Precision::Street, 8),
        (Precision::Area, 6),
    ] {
        let check = |count, expect| {
            let catalogue = town();
            fill_cell(&catalogue, SPOT, digits, count);
            let request = in_squares(&catalogue, coarsest);
            assert_eq!(placed(&catalogue, &request), expect, "{count} {coarsest:?}");
        };
        check(4, 0);
        check(5, 5);
    }
    // The control: in as many cells they are alone.
    let catalogue = town();
    fill_cell(&catalogue, SPOT, 6, 5);
    let request = in_squares(&catalogue, Precision::Street);
    assert_eq!(placed(&catalogue, &request), 0);
    let held = &preview(&catalogue, &request).leaving[0].held_back["place"];
    assert!(held.starts_with("Fewer than five"), "{held}");
}

#[test]
fn a_profile_may_ask_for_more_than_five_and_never_for_fewer() {
    let check = |fewest, count, expect| {
        let catalogue = town();
        fill_cell(&catalogue, SPOT, 8, count);
        let profile = ReleaseProfile {
            coarsest: Some(Precision::Street),
            fewest,
            ..Default::default()
        };
        let request = by(add_profile(&catalogue, profile), Audience::Public);
        assert_eq!(placed(&catalogue, &request), expect, "{count} {fewest:?}");
    };
    check(Some(7), 6, 0);
    check(Some(7), 7, 7);
    check(Some(2), 4, 0);
    check(Some(2), 5, 5);
}

#[test]
fn whom_the_audience_does_not_reach_counts_for_nothing() {
    let catalogue = town();
    fill_cell(&catalogue, SPOT, 8, 4);
    let ours = Asset {
        place: at(SPOT[0], SPOT[1] + 0.0004),
        audience: Audience::Team,
        ..Asset::new(AssetKind::Association, "Ours")
    };
    let ours_id = add(&catalogue, &ours);
    let request = in_squares(&catalogue, Precision::Street);
    assert_eq!(placed(&catalogue, &request), 0);
    let theirs = Asset {
        audience: Audience::Public,
        ..ours
    };
    change(&catalogue, ours_id.0, &theirs);
    assert_eq!(placed(&catalogue, &request), 5);
}

/// People at these spots, who all agreed to roughly where they live.
fn people(catalogue: &Catalogue, spots: &[[f64; 2]]) {
    let purpose = add_purpose(catalogue);
    for (i, [lon, lat]) in spots.iter().enumerate() {
        let person = Asset {
            place: at(*lon, *lat),
            ..Asset::new(AssetKind::Person, format!("Neighbour {i}"))
        };
        let person = add(catalogue, &person);
        let consent = agreed(person, purpose, Audience::Public, &[Shareable::Area]);
        catalogue.give_consent(consent).unwrap();
    }
}

#[test]
fn five_records_at_one_address_are_one_home() {
    let check = |apart: f64, expect| {
        let catalogue = town();
        // Each pin a few metres off, or a house further on.
        let spots: Vec<[f64; 2]> = (0..5)
            .map(|i| [SPOT[0], SPOT[1] - 0.001 + f64::from(i) * apart])
            .collect();
        people(&catalogue, &spots);
        assert_eq!(
            placed(&catalogue, &everything(Audience::Public)),
            expect,
            "{apart}"
        );
    };
    check(0.0, 0);
    check(0.00003, 0);
    check(0.0004, 5);
}

#[test]
fn what_is_at_one_spot_counts_once() {
    let check = |apart: f64, expect| {
        let catalogue = town();
        for i in 0..5 {
            let place = at(SPOT[0] + f64::from(i) * apart, SPOT[1]);
            let group = open(AssetKind::Association, &format!("Group {i}"));
            add(&catalogue, &Asset { place, ..group });
        }
        let request = in_squares(&catalogue, Precision::Street);
        assert_eq!(placed(&catalogue, &request), expect, "{apart}");
    };
    check(0.0, 0);
    check(0.0001, 5);
}

/// Whoever has both the larger squares and the smaller ones can take one from the other.
#[test]
fn what_is_left_of_a_large_square_beside_small_ones_is_not_given_either() {
    let catalogue = town();
    fill_cell(&catalogue, SPOT, 8, 5);
    let far = Cell::of(SPOT, 6).bounds();
    let mut lonely = Vec::new();
    for i in 0..5 {
        let request = in_squares(&catalogue, Precision::Area);
        assert_eq!(
            placed(&catalogue, &request),
            5,
            "{i} lie elsewhere in the large square"
        );
        let place = at(far[0] + 0.0013 + 0.0025 * f64::from(i), far[1] + 0.0013);
        lonely.push(add(
            &catalogue,
            &Asset {
                place,
                ..open(AssetKind::Place, &format!("Lonely {i}"))
            },
        ));
    }
    let request = in_squares(&catalogue, Precision::Area);
    assert_eq!(
        placed(&catalogue, &request),
        10,
        "five others are enough to be lost among"
    );
}
