//! Where a row is: from its geometry, or from whichever of its columns hold a place.

use geojson::GeometryValue;
use serde_json::Value;

use super::coordinates::{of_grid, of_lon_lat, of_pair, of_reference, pairs};
use super::geometry::{self, Tidied};
use super::precision::{PRECISIONS, filled_in, precision_of_step};
use super::{Crs, Field, Mapping, RawGeometry, Row, number};

/// Where a row says it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Position {
    /// A place on the map.
    Place(Place),
    /// No place is given, or what is given is none (0,0); the row goes into the tray.
    Nowhere {
        /// Why, as a sentence.
        why: String,
    },
    /// Something is given that cannot be a place as it stands.
    Doubtful {
        /// What is wrong with it, as a sentence.
        why: String,
        /// What the source says, kept word for word.
        text: String,
        /// The geometry where it is readable and still cannot be used (a mixed collection).
        geometry: Option<GeometryValue>,
    },
}

/// A place in WGS 84, longitude first, ring winding and closing as RFC 7946 has them.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Point, LineString, Polygon or their Multi forms. Heights are kept.
    pub geometry: GeometryValue,
    /// How it was located: `imported` or `grid_ref`.
    pub method: &'static str,
    /// One of the `location_precision` tokens: exact, building, street, about_100m, about_1km,
    /// neighbourhood, area.
    pub precision: &'static str,
    /// How far off it may be, in metres, where the source's figures tell.
    pub uncertainty_m: Option<f64>,
    /// What was put right on the way, as sentences.
    pub notes: Vec<String>,
}

/// Finds where a row is. The first usable of: its own geometry, text geometry, longitude and
/// latitude (each pair in turn), both in one cell, easting and northing, grid reference.
pub fn position(row: &Row, mapping: &Mapping) -> Position {
    let swapped = mapping.swap.applies(row.number);
    let mut fallback = None;
    let mut consider = |found: Option<Position>| match (found, &fallback) {
        (Some(Position::Place(place)), _) => Some(place),
        (Some(doubt @ Position::Doubtful { .. }), None | Some(Position::Nowhere { .. })) => {
            fallback = Some(doubt);
            None
        }
        (Some(nowhere), None) => {
            fallback = Some(nowhere);
            None
        }
        _ => None,
    };
    let place = consider(row.geometry.as_ref().map(|raw| of_geometry(raw, swapped)))
        .or_else(|| texts(row, mapping, Field::Wkt).find_map(|text| consider(Some(of_wkt(&text)))))
        .or_else(|| {
            texts(row, mapping, Field::GeoJsonGeometry)
                .find_map(|text| consider(Some(of_geojson_text(&text))))
        })
        .or_else(|| {
            pairs(row, mapping, Field::Longitude, Field::Latitude)
                .find_map(|pair| consider(of_lon_lat(&pair, swapped)))
        })
        .or_else(|| {
            texts(row, mapping, Field::LonLat).find_map(|text| consider(Some(of_pair(&text))))
        })
        .or_else(|| {
            pairs(row, mapping, Field::Easting, Field::Northing)
                .find_map(|pair| consider(of_grid(&pair, swapped)))
        })
        .or_else(|| {
            texts(row, mapping, Field::GridReference)
                .find_map(|text| consider(Some(of_reference(&text))))
        });
    match place {
        Some(place) => as_precise_as_said(place, row, mapping),
        None => fallback.unwrap_or_else(|| Position::Nowhere {
            why: "The source gives no place on the map.".into(),
        }),
    }
}

/// A precision the source states itself (our own exports do) goes before what the figures tell.
fn as_precise_as_said(mut place: Place, row: &Row, mapping: &Mapping) -> Position {
    if let Some(said) = mapping.text(row, Field::LocationPrecision) {
        let said = said.trim().to_lowercase().replace(' ', "_");
        if let Some(token) = PRECISIONS.iter().find(|token| **token == said) {
            place.precision = token;
            place.uncertainty_m = None;
        }
    }
    if let Some(metres) = mapping
        .text(row, Field::Uncertainty)
        .and_then(|text| number::decimal(&text))
    {
        place.uncertainty_m = (metres >= 0.0).then_some(metres);
    }
    Position::Place(place)
}

fn texts<'a>(
    row: &'a Row,
    mapping: &'a Mapping,
    field: Field,
) -> impl Iterator<Item = String> + 'a {
    mapping
        .columns_of(field)
        .filter_map(|column| row.text(column))
        .map(|text| text.into_owned())
}

fn of_geometry(raw: &RawGeometry, swapped: bool) -> Position {
    match geometry::tidy(raw, swapped) {
        Tidied::Nothing { why } => Position::Nowhere { why },
        Tidied::Mixed { geometry } => Position::Doubtful {
            why: "It mixes points, lines and areas, which cannot be one place.".into(),
            text: raw.value.to_string(),
            geometry: Some(geometry),
        },
        Tidied::Bad { why } => doubt(
            format!("Its geometry cannot be used: {why}."),
            raw.value.to_string(),
        ),
        Tidied::Fit { geometry, notes } => of_fit(geometry, notes, raw.crs == Crs::Wgs84),
    }
}

fn of_fit(geometry: GeometryValue, notes: Vec<String>, figures_tell: bool) -> Position {
    let mut place = Place {
        geometry,
        method: "imported",
        precision: "exact",
        uncertainty_m: None,
        notes,
    };
    if let GeometryValue::Point { coordinates } = &place.geometry {
        if let Some(why) = filled_in(coordinates[0], coordinates[1]) {
            return Position::Nowhere { why };
        }
        if figures_tell {
            let decimals = coordinates.as_slice()[..2]
                .iter()
                .map(|c| number::decimals(&c.to_string()))
                .max();
            (place.precision, place.uncertainty_m) =
                precision_of_step(0.1_f64.powi(decimals.unwrap_or(0) as i32));
        }
    }
    Position::Place(place)
}

fn of_geojson_text(text: &str) -> Position {
    match serde_json::from_str::<Value>(text) {
        Ok(value) => {
            let value = match value.get("geometry") {
                Some(inner) => inner.clone(),
                None => value,
            };
            of_geometry(
                &RawGeometry {
                    value,
                    crs: Crs::Wgs84,
                },
                false,
            )
        }
        Err(_) => doubt(
            "The geometry is not readable as GeoJSON.".into(),
            text.into(),
        ),
    }
}

fn of_wkt(text: &str) -> Position {
    let (crs, body) = match text.split_once(';') {
        Some((srid, body)) if srid.trim().to_uppercase().starts_with("SRID=") => {
            let code = Value::String(format!("EPSG:{}", srid.trim()[5..].trim()));
            (super::crs::of_member(&code).unwrap_or_default(), body)
        }
        _ => (Crs::Wgs84, text),
    };
    match super::wkt::geometry(body.trim()) {
        Some(value) => of_geometry(&RawGeometry { value, crs }, false),
        None => doubt(
            "The geometry is not readable as well-known text.".into(),
            text.into(),
        ),
    }
}

pub(super) fn doubt(why: String, text: String) -> Position {
    Position::Doubtful {
        why,
        text,
        geometry: None,
    }
}
