//! What holds for every release, however odd: read back with independent parsers.

// The helpers of a test may stop it, as the test itself may.
#![allow(clippy::unwrap_used)]

mod support;

use geo::Validation;
use geojson::{Feature, FeatureCollection, GeometryValue, Position};
use hereabouts_export::{
    Columns, Place, Value, cell, destination::companion, format::format, place::rounded, save,
};
use proptest::prelude::*;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use std::{collections::HashSet, fmt, fs};
use support::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn geojson_reads_back_equal(content in content()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("release.geojson");
        let written = save(content.release(), format("geojson").unwrap(), &path).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        serde_json::from_str::<Strict>(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let collection: FeatureCollection = text.parse().unwrap();
        prop_assert_eq!(collection.features.len(), content.assets.len());
        prop_assert_eq!(collection.bbox.is_some(), written.located > 0);
        let columns = Columns::new(content.columns.clone());
        for (feature, asset) in collection.features.iter().zip(&content.assets) {
            let place = rounded(&asset.place);
            prop_assert_eq!(&feature.geometry, &place.as_ref().map(|place| place.geometry()));
            let properties = feature.properties.as_ref().unwrap();
            prop_assert_eq!(&properties["id"], asset.id.as_str());
            prop_assert_eq!(&properties["name"], asset.name.as_str());
            prop_assert_eq!(&properties["location_precision"], asset.place.precision.token());
            for (column, value) in &asset.values {
                prop_assert!(reads_back(properties.get(columns.key(*column).unwrap()), value), "{:?} {:?}", value, properties);
            }
            check_feature(feature, &collection.bbox)?;
        }
        if content.lines && companion(&path, "relationships.geojson").exists() {
            let text = fs::read_to_string(companion(&path, "relationships.geojson")).unwrap();
            let lines: FeatureCollection = text.parse().unwrap();
            for feature in &lines.features {
                check_feature(feature, &lines.bbox)?;
            }
        }
    }

    #[test]
    fn csv_reads_back_equal(content in content()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("release.csv");
        save(content.release(), format("csv").unwrap(), &path).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let text = text.strip_prefix('\u{FEFF}').expect("a byte order mark");
        let mut table = csv::Reader::from_reader(text.as_bytes());
        let header = table.headers().unwrap().clone();
        prop_assert_eq!(header.iter().collect::<HashSet<_>>().len(), header.len());
        let columns = Columns::new(content.columns.clone());
        let mut rows = 0;
        for (row, asset) in table.records().zip(&content.assets) {
            let row = row.unwrap();
            for cell in &row {
                let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}']);
                prop_assert!(!formula || cell.parse::<f64>().is_ok(), "{:?} would be run", cell);
            }
            let at = |key: &str| header.iter().position(|header| header == key).map(|index| &row[index]).unwrap();
            prop_assert_eq!(cell::read(at("name")), &asset.name);
            for (column, value) in &asset.values {
                let text = cell::read(at(columns.key(*column).unwrap()));
                let equal = match value {
                    Value::Text(value) => text == value,
                    Value::Integer(value) => text.parse() == Ok(*value),
                    Value::Number(value) => text.parse() == Ok(*value) || !value.is_finite() && text.is_empty(),
                    Value::Flag(value) => text.parse() == Ok(*value),
                    Value::List(value) => &cell::split_list(text) == value,
                };
                prop_assert!(equal, "{:?} {:?}", value, text);
            }
            let place = rounded(&asset.place);
            match place.as_ref().and_then(|place| place.lon_lat()) {
                Some((lon, lat)) => {
                    prop_assert_eq!((at("longitude"), at("latitude")), (lon.as_str(), lat.as_str()));
                    prop_assert!(lon.parse::<f64>().is_ok(), "a negative longitude stays a number");
                }
                None => prop_assert_eq!(at("wkt").is_empty(), place.is_none()),
            }
            rows += 1;
        }
        prop_assert_eq!(rows, content.assets.len());
    }

    #[test]
    fn fitting_twice_changes_nothing(place in any_place()) {
        if let Some(first) = rounded(&place) {
            let again = rounded(&Place { geometry: Some(first.geometry()), ..place });
            prop_assert_eq!(again, Some(first));
        }
    }
}

fn reads_back(json: Option<&serde_json::Value>, value: &Value) -> bool {
    match (value, json) {
        (Value::Text(text), Some(json)) => json == text,
        (Value::Integer(number), Some(json)) => {
            json == number || json.as_str() == Some(number.to_string().as_str())
        }
        (Value::Number(number), None) => !number.is_finite(),
        (Value::Number(number), Some(json)) => json.as_f64() == Some(*number),
        (Value::Flag(flag), Some(json)) => json == flag,
        (Value::List(elements), Some(json)) => {
            json.as_str().map(cell::split_list).as_ref() == Some(elements)
        }
        (_, None) => false,
    }
}

/// Range, decimals, winding, validity and the box, for one feature.
fn check_feature(feature: &Feature, bbox: &Option<Vec<f64>>) -> Result<(), TestCaseError> {
    let Some(geometry) = &feature.geometry else {
        return Ok(());
    };
    prop_assert_ne!(geometry.value.type_name(), "GeometryCollection");
    let bbox = bbox.as_ref().expect("a box round places");
    let (west, south, east, north) = (
        bbox[0],
        bbox[1],
        bbox[bbox.len() / 2],
        bbox[bbox.len() / 2 + 1],
    );
    for position in positions(geometry.value.clone()) {
        let (lon, lat) = (position[0], position[1]);
        prop_assert!((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat));
        prop_assert!((south..=north).contains(&lat));
        let within = if west <= east {
            (west..=east).contains(&lon)
        } else {
            lon >= west || lon <= east
        };
        prop_assert!(within, "{} is in {:?}", lon, bbox);
        for number in position.as_slice() {
            let text = format!("{number}");
            prop_assert!(
                text.split_once('.')
                    .is_none_or(|(_, decimals)| decimals.len() <= 6),
                "{}",
                text
            );
        }
    }
    let polygons: Vec<geo::Polygon> = match geo::Geometry::try_from(geometry.clone()).unwrap() {
        geo::Geometry::Polygon(polygon) => vec![polygon],
        geo::Geometry::MultiPolygon(polygons) => polygons.0,
        _ => Vec::new(),
    };
    for polygon in polygons {
        prop_assert!(
            area(polygon.exterior()) > 0.0,
            "the outside is counter-clockwise"
        );
        prop_assert!(
            polygon.interiors().iter().all(|hole| area(hole) < 0.0),
            "holes are clockwise"
        );
        prop_assert!(
            polygon.is_valid(),
            "{:?} {:?}",
            polygon.validation_errors(),
            polygon
        );
    }
    Ok(())
}

fn area(ring: &geo::LineString) -> f64 {
    // From the first corner, so that small rings far from 0,0 keep their digits.
    let origin = ring.0[0];
    ring.lines()
        .map(|line| {
            (line.start.x - origin.x) * (line.end.y - origin.y)
                - (line.end.x - origin.x) * (line.start.y - origin.y)
        })
        .sum()
}

fn positions(value: GeometryValue) -> Vec<Position> {
    match value {
        GeometryValue::Point { coordinates } => vec![coordinates],
        GeometryValue::MultiPoint { coordinates } | GeometryValue::LineString { coordinates } => {
            coordinates
        }
        GeometryValue::MultiLineString { coordinates } | GeometryValue::Polygon { coordinates } => {
            coordinates.concat()
        }
        GeometryValue::MultiPolygon { coordinates } => coordinates.concat().concat(),
        GeometryValue::GeometryCollection { .. } => Vec::new(),
    }
}

/// Any JSON whose objects have no key twice.
struct Strict;

impl<'de> de::Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Strict, D::Error> {
        deserializer.deserialize_any(Strict)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Strict;
    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("JSON")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Strict, A::Error> {
        let mut keys = HashSet::new();
        while let Some((key, _)) = map.next_entry::<String, Strict>()? {
            if !keys.insert(key.clone()) {
                return Err(de::Error::custom(format!("key {key:?} twice")));
            }
        }
        Ok(self)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Strict, A::Error> {
        while list.next_element::<Strict>()?.is_some() {}
        Ok(self)
    }
    fn visit_str<E>(self, _: &str) -> Result<Strict, E> {
        Ok(self)
    }
    fn visit_f64<E>(self, _: f64) -> Result<Strict, E> {
        Ok(self)
    }
    fn visit_u64<E>(self, _: u64) -> Result<Strict, E> {
        Ok(self)
    }
    fn visit_i64<E>(self, _: i64) -> Result<Strict, E> {
        Ok(self)
    }
    fn visit_bool<E>(self, _: bool) -> Result<Strict, E> {
        Ok(self)
    }
    fn visit_unit<E>(self) -> Result<Strict, E> {
        Ok(self)
    }
}

#[test]
fn the_strict_reader_finds_repeated_keys() {
    assert!(serde_json::from_str::<Strict>(r#"{"a":[{"b":1,"b":2}]}"#).is_err());
    assert!(serde_json::from_str::<Strict>(r#"{"a":[{"b":1,"c":null}]}"#).is_ok());
}
