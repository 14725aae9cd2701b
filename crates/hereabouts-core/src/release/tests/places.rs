//! Places made coarser, always in the same way.

use super::*;
use crate::place::Precision;
use geo::{Distance, Haversine};
use hereabouts_export as export;
use proptest::prelude::*;
use serde_json::{Value, json};

const COARSER: [Precision; 5] = [
    Precision::Building,
    Precision::Street,
    Precision::About100M,
    Precision::About1Km,
    Precision::Area,
];

fn shape(geometry: Value, precision: Precision) -> Option<Place> {
    let geometry = serde_json::from_value(geometry).unwrap();
    Some(Place {
        precision,
        uncertainty_m: precision.usual_uncertainty_m(),
        ..Place::pin(geometry)
    })
}

fn feature(place: Option<Place>, coarsest: Precision) -> Value {
    let catalogue = town();
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

fn where_it_leaves(place: Option<Place>, coarsest: Precision) -> Value {
    let feature = feature(place, coarsest);
    let about = &feature["properties"];
    json!([
        feature["geometry"]["coordinates"],
        about["location_precision"],
        about["uncertainty_m"]
    ])
}

#[test]
fn a_place_leaves_no_more_precisely_than_the_profile_says() {
    let check = |coarsest, expect: Value| {
        assert_eq!(
            where_it_leaves(at(-2.123456, 53.123456), coarsest),
            expect,
            "{coarsest:?}"
        );
    };
    check(
        Precision::Exact,
        json!([[-2.123456, 53.123456], "exact", 5]),
    );
    check(
        Precision::Building,
        json!([[-2.12352, 53.12352], "building", 15]),
    );
    check(Precision::Street, json!([[-2.1232, 53.1232], "street", 75]));
    check(
        Precision::About100M,
        json!([[-2.124, 53.123], "about_100m", 100]),
    );
    check(
        Precision::About1Km,
        json!([[-2.12, 53.12], "about_1km", 1000]),
    );
    check(
        Precision::Neighbourhood,
        json!([[-2.12, 53.12], "neighbourhood", 1000]),
    );
    check(Precision::Area, json!([[-2.1, 53.1], "area", 5000]));
    check(Precision::None, json!([null, "none", null]));
}

#[test]
fn lines_and_areas_become_a_point_unless_they_are_vague_themselves() {
    let line = || json!({ "type": "LineString", "coordinates": [[-2.123, 53.123], [-2.121, 53.121], [-2.11, 53.11]] });
    let house = || json!({ "type": "Polygon", "coordinates": [[[-2.1231, 53.1231], [-2.1230, 53.1231], [-2.1230, 53.1232], [-2.1231, 53.1231]]] });
    let quarter = || json!({ "type": "Polygon", "coordinates": [[[-2.2, 53.1], [-2.1, 53.1], [-2.1, 53.2], [-2.2, 53.1]]] });
    let check = |geometry: Value, precision, kind: &str| {
        let place = shape(geometry, precision);
        assert_eq!(
            feature(place, Precision::About1Km)["geometry"]["type"],
            kind,
            "{precision:?}"
        );
    };
    check(line(), Precision::Exact, "Point");
    check(house(), Precision::Building, "Point");
    // Called an area, and yet the outline of one house.
    check(house(), Precision::Area, "Point");
    check(quarter(), Precision::Area, "Polygon");
    check(quarter(), Precision::Exact, "Point");
}

#[test]
fn what_is_coarser_already_stays() {
    let vague = || {
        shape(
            json!({ "type": "Point", "coordinates": [-2.12, 53.12] }),
            Precision::About1Km,
        )
    };
    assert_eq!(
        where_it_leaves(vague(), Precision::Street),
        json!([[-2.12, 53.12], "about_1km", 1000])
    );
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
    let catalogue = town();
    add(
        &catalogue,
        &Asset {
            place: at(-2.1, 53.1),
            ..open(AssetKind::Place, "Bench")
        },
    );
    let check = |coarsest, rules: usize| {
        let request = by(
            add_profile(
                &catalogue,
                ReleaseProfile {
                    coarsest,
                    ..Default::default()
                },
            ),
            Audience::Public,
        );
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
    check(Some(Precision::About1Km), 1);
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
    fn a_middle_is_near_stands_for_its_square_and_is_written_as_it_is(
        lon in -180.0..180.0_f64, lat in -89.9..89.9_f64, coarsest in proptest::sample::select(&COARSER[..]),
    ) {
        prop_assume!(lon.abs() > 0.2 || lat.abs() > 0.2);
        let catalogue = town();
        let profile = ReleaseProfile { coarsest: Some(coarsest), ..Default::default() };
        let request = by(add_profile(&catalogue, profile), Audience::Public);
        let rules = catalogue.read(|db| super::super::rules::Rules::of(db, &request)).unwrap();
        let leaves = |lon: f64, lat: f64| {
            let asset = Asset { place: at(lon, lat), ..open(AssetKind::Place, "Bench") };
            let place = super::super::coarser::place(&asset, &rules).place;
            let middle = export::place::rounded(&place).and_then(|rounded| rounded.middle());
            (middle.unwrap(), place.uncertainty_m.unwrap())
        };
        let (middle, radius) = leaves(lon, lat);
        let away = Haversine.distance(geo::Point::new(lon, lat), geo::Point::from(middle));
        prop_assert!(away <= radius * 1.01, "{} m from {:?}, not {}", away, middle, radius);
        // The middle is in its own square: making it coarser again changes nothing.
        prop_assert_eq!(leaves(middle[0], middle[1]).0, middle);
    }
}
