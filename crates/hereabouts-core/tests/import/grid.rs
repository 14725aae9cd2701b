//! How far two independent sources of one place lie from each other: eastings and northings as the
//! register gives them, converted here, and the longitude and latitude of the published GeoJSON.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::Path;

use crate::shared;
use geo::{Distance, Haversine, Point};
use geojson::GeometryValue;
use hereabouts_core::import::columns::guess;
use hereabouts_core::import::position::position;
use hereabouts_core::import::{Field, Mapping, Position, ReadOptions, Source};

/// Points of a file by the text of one column; `only` keeps just that way of locating.
fn points(
    path: &Path,
    key: &str,
    options: &ReadOptions,
    drop: &[Field],
) -> HashMap<String, Vec<Point>> {
    let source = Source::open(path, options).unwrap();
    let mut mapping = Mapping::from_guesses(&guess(&source.columns));
    for field in &mut mapping.columns {
        if drop.contains(field) {
            *field = Field::Extra;
        }
    }
    let column = source
        .columns
        .iter()
        .position(|column| column.name == key)
        .unwrap();
    let mut found: HashMap<String, Vec<Point>> = HashMap::new();
    source
        .rows(|row| {
            if let Position::Place(place) = position(&row, &mapping) {
                let points = match &place.geometry {
                    GeometryValue::Point { coordinates } => {
                        vec![Point::new(coordinates[0], coordinates[1])]
                    }
                    GeometryValue::MultiPoint { coordinates } => {
                        coordinates.iter().map(|c| Point::new(c[0], c[1])).collect()
                    }
                    other => panic!("{other:?}"),
                };
                found
                    .entry(row.text(column).unwrap().into_owned())
                    .or_default()
                    .extend(points);
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    found
}

#[test]
fn listed_buildings_agree_in_both_systems() {
    let Some(folder) = shared::data("assets/trafford_uk/open_data") else {
        return;
    };
    let csv = folder.join("trafford_listed_buildings.csv");
    let degrees = points(
        &folder.join("trafford_listed_buildings.geojson"),
        "ListEntry",
        &ReadOptions::default(),
        &[],
    );
    for (what, drop, limit) in [
        ("easting and northing", vec![Field::GridReference], 20.0),
        (
            "grid reference",
            vec![Field::Easting, Field::Northing],
            50.0,
        ),
    ] {
        let metres = points(&csv, "ListEntry", &ReadOptions::default(), &drop);
        let mut apart: Vec<f64> = Vec::new();
        for (entry, found) in &degrees {
            let other = metres
                .get(entry)
                .unwrap_or_else(|| panic!("{entry} has no place by {what}"));
            for point in found {
                let nearest = other
                    .iter()
                    .map(|o| Haversine.distance(*point, *o))
                    .fold(f64::MAX, f64::min);
                apart.push(nearest);
            }
        }
        apart.sort_by(f64::total_cmp);
        let (median, most) = (apart[apart.len() / 2], apart[apart.len() - 1]);
        println!(
            "{} pairs by {what}: median {median:.2} m, most {most:.2} m",
            apart.len()
        );
        assert!(apart.len() >= 265, "{} pairs", apart.len());
        assert!(
            median < 1.0 && most < limit,
            "median {median} m, most {most} m"
        );
    }
}

#[test]
fn a_workbook_sheet_says_the_same_as_the_csv() {
    let (Some(folder), Some(derived)) = (
        shared::data("assets/trafford_uk/open_data"),
        shared::data("derived"),
    ) else {
        return;
    };
    let options = ReadOptions {
        sheet: Some("Listed buildings (BNG)".into()),
        ..ReadOptions::default()
    };
    let sheet = points(
        &derived.join("trafford_inventory.xlsx"),
        "ListEntry",
        &options,
        &[],
    );
    let csv = points(
        &folder.join("trafford_listed_buildings.csv"),
        "ListEntry",
        &ReadOptions::default(),
        &[],
    );
    assert_eq!(sheet.len(), csv.len());
    for (entry, points) in csv {
        let other = &sheet[&entry];
        assert!(
            points
                .iter()
                .all(|p| other.iter().any(|o| Haversine.distance(*p, *o) < 0.01)),
            "{entry}"
        );
    }
}
