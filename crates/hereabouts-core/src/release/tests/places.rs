//! Places made coarser: always the same cell of the same grid.

use super::*;
use crate::grid::cell::Cell;
use crate::place::Precision;
use geo::{Distance, Haversine};
use hereabouts_export as export;
use proptest::prelude::*;
use serde_json::{Value, json};

fn shape(geometry: Value, precision: Precision) -> Option<Place> {
    let geometry = serde_json::from_value(geometry).unwrap();
    Some(Place {
        precision,
        uncertainty_m: precision.usual_uncertainty_m(),
        ..Place::pin(geometry)
    })
}

/// A bench with this place as everyone gets it, and enough others around it.
fn feature(place: Option<Place>, coarsest: Precision) -> Value {
    let catalogue = town();
    let geometry = place.as_ref().and_then(|place| place.geometry.clone());
    if let Some(geometry) = geometry {
        for digits in [6, 8, 10] {
            fill_cell(&catalogue, geometry.label_point(), digits, 5);
        }
    }
    add(
        &catalogue,
        &Asset {
            place,
            ..open(AssetKind::Place, "Bench")
        },
    );
    let profile = ReleaseProfile {
        coarsest: Some(coarsest),
        ..Default::default()
    };
    let request = by(add_profile(&catalogue, profile), Audience::Public);
    save(&catalogue, &request, None).unwrap().feature("Bench")
}

/// Its ring or coordinates, and what is said about them.
fn where_it_leaves(place: Option<Place>, coarsest: Precision) -> Value {
    let feature = feature(place, coarsest);
    let about = &feature["properties"];
    let geometry = &feature["geometry"];
    let shown = match geometry["type"].as_str() {
        Some("Polygon") => &geometry["coordinates"][0],
        _ => &geometry["coordinates"],
    };
    json!([shown, about["location_precision"], about["uncertainty_m"]])
}

#[test]
fn a_place_leaves_no_more_precisely_than_the_profile_says() {
    let bench = [-2.123456, 53.123456];
    let check = |coarsest, expect: Value| {
        assert_eq!(
            where_it_leaves(at(bench[0], bench[1]), coarsest),
            expect,
            "{coarsest:?}"
        );
    };
    let cell = |digits| corners(Cell::of(bench, digits));
    check(Precision::Exact, json!([bench, "exact", 5]));
    check(Precision::Building, json!([cell(10), "building", 9]));
    for street in [Precision::Street, Precision::About100M] {
        check(street, json!([cell(8), "about_1km", 163]));
    }
    for town in [
        Precision::About1Km,
        Precision::Neighbourhood,
        Precision::Area,
    ] {
        check(town, json!([cell(6), "area", 3247]));
    }
    check(Precision::None, json!([null, "none", null]));
    assert_eq!(
        cell(8),
        json!([
            [-2.125, 53.1225],
            [-2.1225, 53.1225],
            [-2.1225, 53.125],
            [-2.125, 53.125],
            [-2.125, 53.1225]
        ])
    );
}

#[test]
fn lines_and_areas_become_the_cell_of_their_label_however_large_they_are() {
    let line = json!({ "type": "LineString", "coordinates": [[-2.123, 53.123], [-2.121, 53.121], [-2.11, 53.11]] });
    let house = json!({ "type": "Polygon", "coordinates": [[[-2.1231, 53.1231], [-2.1230, 53.1231], [-2.1230, 53.1232], [-2.1231, 53.1231]]] });
    let quarter = json!({ "type": "Polygon", "coordinates": [[[-2.2, 53.1], [-2.1, 53.1], [-2.1, 53.2], [-2.2, 53.1]]] });
    for geometry in [line, house, quarter] {
        for precision in [Precision::Exact, Precision::Area] {
            let place = shape(geometry.clone(), precision);
            let label = place.clone().unwrap().geometry.unwrap().label_point();
            assert_eq!(
                feature(place, Precision::Street)["geometry"],
                json!({ "type": "Polygon", "coordinates": [corners(Cell::of(label, 8))] }),
            );
        }
    }
}

#[test]
fn what_is_known_less_well_than_its_cell_says_so() {
    let vague = shape(
        json!({ "type": "Point", "coordinates": [-2.12, 53.12] }),
        Precision::Neighbourhood,
    );
    let said = where_it_leaves(vague, Precision::Street);
    assert_eq!([&said[1], &said[2]], [&json!("neighbourhood"), &json!(750)]);
    let lost = Some(Place {
        uncertainty_m: Some(9000.0),
        ..at(-2.123456, 53.123456).unwrap()
    });
    assert_eq!(
        where_it_leaves(lost, Precision::Street)[2],
        9000,
        "never surer than we are"
    );
}

#[test]
fn an_address_says_more_than_a_coarse_place() {
    let said = |geometry: Option<Place>| {
        Some(Place {
            address: Some("14 Mill Lane".into()),
            postcode: Some("M33 1AA".into()),
            ..geometry.unwrap_or_default()
        })
    };
    let check = |place, coarsest, expect: bool| {
        let about = feature(place, coarsest)["properties"].clone();
        assert_eq!(
            (
                about["address"] == "14 Mill Lane",
                about["postcode"] == "M33 1AA"
            ),
            (expect, expect),
            "{coarsest:?}"
        );
    };
    check(said(at(-2.1, 53.1)), Precision::Exact, true);
    check(said(at(-2.1, 53.1)), Precision::Building, false);
    check(said(at(-2.1, 53.1)), Precision::About1Km, false);
    // Not on the map, and a precise place all the same.
    check(said(None), Precision::Building, true);
    check(said(None), Precision::About1Km, false);
    check(said(None), Precision::None, false);
}

#[test]
fn the_rule_travels_in_words() {
    let check = |coarsest, rules: usize| {
        let catalogue = town();
        fill_cell(&catalogue, [-2.1, 53.1], 6, 5);
        let profile = ReleaseProfile {
            coarsest,
            ..Default::default()
        };
        let request = by(add_profile(&catalogue, profile), Audience::Public);
        let preview = preview(&catalogue, &request);
        let saved = save(&catalogue, &request, None).unwrap();
        let about: Value =
            serde_json::from_str(&saved.companion("out.about.json").unwrap()).unwrap();
        assert_eq!(about["places_made_coarser"], json!(preview.rules));
        assert_eq!(preview.rules.len(), rules, "{coarsest:?}");
        assert_eq!(
            preview.leaving[0].held_back.contains_key("place"),
            rules > 0
        );
    };
    check(None, 0);
    check(Some(Precision::Exact), 0);
    check(Some(Precision::About1Km), 2);
    check(Some(Precision::None), 1);
}

#[test]
fn nothing_leaves_at_nought_nought() {
    let near = || {
        shape(
            json!({ "type": "Point", "coordinates": [0.001, -0.002] }),
            Precision::About1Km,
        )
    };
    for place in [near(), at(0.001, -0.002)] {
        let feature = feature(place, Precision::About1Km);
        assert_eq!(feature["geometry"], Value::Null);
        assert_eq!(feature["properties"]["location_precision"], "none");
    }
}

proptest! {
    #[test]
    fn a_cell_holds_its_place_is_written_exactly_and_is_the_same_for_all_in_it(
        lon in -180.0..180.0_f64, lat in -89.9..89.9_f64,
        coarsest in proptest::sample::select(&[Precision::Building, Precision::Street, Precision::Area][..]),
        parts in (0.01..0.99_f64, 0.01..0.99_f64),
    ) {
        prop_assume!(lon.abs() > 0.2 || lat.abs() > 0.2);
        let catalogue = town();
        let profile = ReleaseProfile { coarsest: Some(coarsest), ..Default::default() };
        let request = by(add_profile(&catalogue, profile), Audience::Public);
        let rules = catalogue.read(|db| super::super::rules::Rules::of(db, &request)).unwrap();
        let leaves = |lon: f64, lat: f64| {
            let asset = Asset { place: at(lon, lat), ..open(AssetKind::Place, "Bench") };
            let place = super::super::coarser::place(AssetId::new(), &asset, &rules, false).place;
            let rounded = export::place::rounded(&place).unwrap();
            (rounded.bounds(), rounded.middle().unwrap(), place.uncertainty_m.unwrap())
        };
        let (bounds, middle, radius) = leaves(lon, lat);
        let [west, south, east, north] = bounds;
        let grain = 1e-6;
        prop_assert!(west <= lon + grain && lon <= east + grain && south <= lat + grain && lat <= north + grain);
        let away = Haversine.distance(geo::Point::new(lon, lat), geo::Point::from(middle));
        prop_assert!(away <= radius, "{} m from {:?}, not {}", away, middle, radius);
        let steps = (east - west) * 8000.0;
        prop_assert!((steps - steps.round()).abs() < 0.01, "{} is no whole number of steps", steps);
        // Anything else in it leaves as the same.
        let other = leaves(west + (east - west) * parts.0, south + (north - south) * parts.1);
        prop_assert_eq!(other.0, bounds);
    }
}
