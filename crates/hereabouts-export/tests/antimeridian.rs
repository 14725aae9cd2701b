//! Our splitting against the published expectations of the `antimeridian` package, where they are at hand.

use geo::{Area, BooleanOps, MultiPolygon};
use geojson::{Geometry, GeometryValue};
use hereabouts_export::{Place, Precision, place::rounded};
use std::{env, fs, path::PathBuf};

/// Inputs where another answer is right for us, each with the reason.
const DIFFERENT: &[(&str, &str)] = &[
    (
        "both-poles",
        "a clockwise outside is read as the outside of the same shape, not as the rest of the globe",
    ),
    (
        "force-north-pole",
        "the expectation was made with an option that names the pole",
    ),
    (
        "issues-124",
        "a swath eastward round the globe: the pole on its left is the north pole (RFC 7946), not the south",
    ),
    (
        "issues-164",
        "a swath westward round the globe: the pole on its left is the south pole, not the north",
    ),
    ("issues-171", "the expectation has lost one of two holes"),
    (
        "overlap",
        "a swath that runs over itself: the expectation is not a valid shape",
    ),
];

#[test]
fn splits_as_published() {
    let shared = env::var_os("HEREABOUTS_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let folder = shared.join("data/conformance/antimeridian");
    let Ok(inputs) = fs::read_dir(folder.join("input")) else {
        println!("{} is not there", folder.display());
        return;
    };
    let mut compared = 0;
    let mut differ = Vec::new();
    for input in inputs {
        let input = input.unwrap().path();
        let name = input.file_stem().unwrap().to_str().unwrap().to_owned();
        let Ok(expected) =
            fs::read_to_string(folder.join("output/flat").join(format!("{name}.json")))
        else {
            continue;
        };
        let given: Geometry = fs::read_to_string(&input).unwrap().parse().unwrap();
        let place = Place {
            geometry: Some(given),
            precision: Precision::Exact,
            uncertainty_m: None,
            is_cell: false,
        };
        let made = rounded(&place).unwrap_or_else(|| panic!("{name} has a place"));
        let again = rounded(&Place {
            geometry: Some(made.geometry()),
            ..place
        });
        assert_eq!(
            again.as_ref(),
            Some(&made),
            "{name}: fitting twice changes nothing"
        );
        if !same(&made.geometry(), &expected.parse().unwrap()) {
            differ.push(name);
        }
        compared += 1;
    }
    differ.sort();
    println!("{compared} compared, {} differ: {differ:?}", differ.len());
    assert!(
        compared >= 28,
        "the folder holds at least 28 pairs, {compared} were found"
    );
    assert_eq!(
        differ,
        DIFFERENT.iter().map(|(name, _)| *name).collect::<Vec<_>>()
    );
}

/// As many parts, and together less than 0.0001 square degrees that only one of the two covers.
fn same(made: &Geometry, expected: &Geometry) -> bool {
    match (&made.value, &expected.value) {
        (
            GeometryValue::MultiLineString { coordinates: made },
            GeometryValue::MultiLineString {
                coordinates: expected,
            },
        ) => made == expected,
        _ => {
            let (made, expected) = (polygons(made), polygons(expected));
            made.0.len() == expected.0.len() && made.xor(&expected).unsigned_area() < 1e-4
        }
    }
}

fn polygons(geometry: &Geometry) -> MultiPolygon {
    match geo::Geometry::try_from(geometry.clone()).expect("shapes only") {
        geo::Geometry::Polygon(polygon) => polygon.into(),
        geo::Geometry::MultiPolygon(polygons) => polygons,
        other => panic!("{other:?} is not a polygon"),
    }
}
