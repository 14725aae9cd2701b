//! Where a row is: from its geometry, or from whichever of its columns hold a place.

use geojson::{GeometryValue, Position as Point};
use serde_json::Value;

use super::degrees::{self, Axis};
use super::geometry::{self, Tidied};
use super::mapping::Swap;
use super::{Crs, Field, Mapping, RawGeometry, Row, number};
use crate::bng;

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

/// Metres of one degree of latitude, for turning figures into an uncertainty.
const DEGREE_M: f64 = 111_320.0;

/// The tokens a place's precision can be read from.
const PRECISIONS: &[&str] = &[
    "exact",
    "building",
    "street",
    "about_100m",
    "about_1km",
    "neighbourhood",
    "area",
    "none",
];

/// Finds where a row is. The first usable of: its own geometry, text geometry, longitude and
/// latitude (each pair in turn), both in one cell, easting and northing, grid reference.
pub fn position(row: &Row, mapping: &Mapping) -> Position {
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
    let place = consider(row.geometry.as_ref().map(of_geometry))
        .or_else(|| texts(row, mapping, Field::Wkt).find_map(|text| consider(Some(of_wkt(&text)))))
        .or_else(|| {
            texts(row, mapping, Field::GeoJsonGeometry)
                .find_map(|text| consider(Some(of_geojson_text(&text))))
        })
        .or_else(|| {
            pairs(row, mapping, Field::Longitude, Field::Latitude)
                .find_map(|pair| consider(of_lon_lat(&pair, mapping.swap)))
        })
        .or_else(|| {
            texts(row, mapping, Field::LonLat).find_map(|text| consider(Some(of_pair(&text))))
        })
        .or_else(|| {
            pairs(row, mapping, Field::Easting, Field::Northing)
                .find_map(|pair| consider(of_grid(&pair, mapping.swap)))
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

/// The cells of one coordinate pair: east-west, then north-south.
struct Pair {
    x: Option<String>,
    y: Option<String>,
}

impl Pair {
    fn text(&self) -> String {
        [&self.x, &self.y]
            .map(|cell| cell.as_deref().unwrap_or("nothing"))
            .join(" / ")
    }
}

/// The n-th column of `x` with the n-th of `y`, leaving out pairs that are empty in this row.
fn pairs<'a>(
    row: &'a Row,
    mapping: &'a Mapping,
    x: Field,
    y: Field,
) -> impl Iterator<Item = Pair> + 'a {
    let text = |column| row.text(column).map(|text| text.into_owned());
    mapping
        .columns_of(x)
        .zip(mapping.columns_of(y))
        .map(move |(x, y)| Pair {
            x: text(x),
            y: text(y),
        })
        .filter(|pair| pair.x.is_some() || pair.y.is_some())
}

fn of_geometry(raw: &RawGeometry) -> Position {
    match geometry::tidy(raw) {
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
            of_geometry(&RawGeometry {
                value,
                crs: Crs::Wgs84,
            })
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
        Some(value) => of_geometry(&RawGeometry { value, crs }),
        None => doubt(
            "The geometry is not readable as well-known text.".into(),
            text.into(),
        ),
    }
}

fn of_pair(text: &str) -> Position {
    let Some([first, second]) = degrees::pair(text) else {
        if let Some((x, y)) = grid_pair(text) {
            return of_grid(
                &Pair {
                    x: Some(x),
                    y: Some(y),
                },
                Swap::AsWritten,
            )
            .unwrap_or(Position::Nowhere { why: String::new() });
        }
        return doubt(
            "This is not readable as a latitude and a longitude.".into(),
            text.into(),
        );
    };
    // Unless letters or sizes say otherwise, people write latitude first; east of Greenwich in
    // Britain the order shows by itself.
    let longitude_first = match (first.axis, second.axis) {
        (Some(Axis::Longitude), _) | (_, Some(Axis::Latitude)) => true,
        (Some(Axis::Latitude), _) | (_, Some(Axis::Longitude)) => false,
        _ => {
            first.value.abs() > 90.0
                || (in_britain(first.value, second.value) && !in_britain(second.value, first.value))
        }
    };
    let (lon, lat) = if longitude_first {
        (first, second)
    } else {
        (second, first)
    };
    point(lon.value, lat.value, lon.step.min(lat.step), text)
}

/// Both metres of the grid in one cell.
fn grid_pair(text: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = number::parts(text);
    let parts = if parts.len() == 2 {
        parts
    } else {
        text.split_whitespace().collect()
    };
    match parts.as_slice() {
        [x, y] if number::metres(x)? > 1000.0 && number::metres(y)? > 1000.0 => {
            Some((x.to_string(), y.to_string()))
        }
        _ => None,
    }
}

fn of_lon_lat(pair: &Pair, swap: Swap) -> Option<Position> {
    let text = pair.text();
    let (Some(x), Some(y)) = (&pair.x, &pair.y) else {
        return Some(doubt(
            "Only one of longitude and latitude is given.".into(),
            text,
        ));
    };
    let (Some(x), Some(y)) = (degrees::degrees(x), degrees::degrees(y)) else {
        return Some(
            several(x, y, |x, y| {
                Some((degrees::degrees(x)?.value, degrees::degrees(y)?.value))
            })
            .unwrap_or_else(|| {
                doubt(
                    "Longitude and latitude are not readable as numbers.".into(),
                    text,
                )
            }),
        );
    };
    let letters_say_swapped = x.axis == Some(Axis::Latitude) && y.axis == Some(Axis::Longitude);
    let (lon, lat) = match letters_say_swapped || swapped(x.value, y.value, swap) {
        true => (y, x),
        false => (x, y),
    };
    if lon.value.abs() > 1000.0 && lat.value.abs() > 1000.0 {
        if let Ok(found) = bng::to_lon_lat(lon.value, lat.value) {
            return Some(grid_place(
                found,
                lon.value,
                lat.value,
                "Read as metres of the British National Grid.",
            ));
        }
    }
    Some(point(lon.value, lat.value, lon.step.min(lat.step), &text))
}

fn of_grid(pair: &Pair, swap: Swap) -> Option<Position> {
    let text = pair.text();
    let (Some(x), Some(y)) = (&pair.x, &pair.y) else {
        return Some(doubt(
            "Only one of easting and northing is given.".into(),
            text,
        ));
    };
    let (Some(easting), Some(northing)) = (number::metres(x), number::metres(y)) else {
        return Some(
            several(x, y, |x, y| {
                bng::to_lon_lat(number::metres(x)?, number::metres(y)?).ok()
            })
            .unwrap_or_else(|| {
                doubt(
                    "Easting and northing are not readable as numbers.".into(),
                    text,
                )
            }),
        );
    };
    let (easting, northing) = if swapped(easting, northing, swap) {
        (northing, easting)
    } else {
        (easting, northing)
    };
    if let Some(why) = filled_in(easting, northing) {
        return Some(Position::Nowhere { why });
    }
    if let (Some(lon), Some(lat)) = (degrees::degrees(x), degrees::degrees(y)) {
        if lon.value.abs() <= 180.0 && lat.value.abs() <= 90.0 {
            return Some(point(lon.value, lat.value, lon.step.min(lat.step), &text));
        }
    }
    Some(match bng::to_lon_lat(easting, northing) {
        Ok(found) => grid_place(found, easting, northing, ""),
        Err(error) => doubt(error.to_string(), text),
    })
}

fn grid_place((lon, lat): (f64, f64), easting: f64, northing: f64, note: &str) -> Position {
    // Figures that all end in zeros were rounded on purpose.
    let rounded_to = [1000.0, 100.0]
        .into_iter()
        .find(|size| easting % size == 0.0 && northing % size == 0.0);
    let (precision, uncertainty_m) = precision_of_square(rounded_to.unwrap_or(1.0));
    Position::Place(Place {
        geometry: GeometryValue::Point {
            coordinates: Point::from(vec![lon, lat]),
        },
        method: "grid_ref",
        precision,
        uncertainty_m,
        notes: if note.is_empty() {
            Vec::new()
        } else {
            vec![note.into()]
        },
    })
}

fn of_reference(text: &str) -> Position {
    let read = |text: &str| -> Result<(f64, f64, f64), bng::GridError> {
        let square = bng::parse_reference(text)?;
        let (easting, northing) = square.centre();
        let (lon, lat) = bng::to_lon_lat(easting, northing)?;
        Ok((lon, lat, square.size))
    };
    let parts = number::parts(text);
    let found: Result<Vec<_>, _> = match read(text) {
        Err(_) if parts.len() > 1 => parts.iter().map(|part| read(part)).collect(),
        one => one.map(|one| vec![one]),
    };
    match found {
        Err(error) => doubt(error.to_string(), text.into()),
        Ok(found) => {
            let size = found.iter().map(|(_, _, size)| *size).fold(1.0, f64::max);
            let (precision, uncertainty_m) = precision_of_square(size);
            let points = found.into_iter().map(|(lon, lat, _)| (lon, lat)).collect();
            Position::Place(Place {
                geometry: points_of(points),
                method: "grid_ref",
                precision,
                uncertainty_m,
                notes: Vec::new(),
            })
        }
    }
}

/// Cells that hold several numbers each: the n-th of one belongs to the n-th of the other.
fn several(x: &str, y: &str, read: impl Fn(&str, &str) -> Option<(f64, f64)>) -> Option<Position> {
    let (xs, ys) = (number::parts(x), number::parts(y));
    if xs.len() != ys.len() || xs.len() < 2 {
        return None;
    }
    let points: Vec<(f64, f64)> = xs
        .iter()
        .zip(&ys)
        .map(|(x, y)| read(x, y))
        .collect::<Option<_>>()?;
    let on_earth = |&(lon, lat): &(f64, f64)| {
        lon.abs() <= 180.0 && lat.abs() <= 90.0 && filled_in(lon, lat).is_none()
    };
    points.iter().all(on_earth).then(|| {
        Position::Place(Place {
            geometry: points_of(points),
            method: "imported",
            precision: "exact",
            uncertainty_m: None,
            notes: vec!["The cells hold several numbers; each pair became a point.".into()],
        })
    })
}

/// One point, or several without repeating one.
fn points_of(points: Vec<(f64, f64)>) -> GeometryValue {
    let mut distinct: Vec<(f64, f64)> = Vec::new();
    for point in points {
        if !distinct.contains(&point) {
            distinct.push(point);
        }
    }
    let mut positions: Vec<Point> = distinct
        .into_iter()
        .map(|(lon, lat)| Point::from(vec![lon, lat]))
        .collect();
    match positions.len() {
        1 => GeometryValue::Point {
            coordinates: positions.remove(0),
        },
        _ => GeometryValue::MultiPoint {
            coordinates: positions,
        },
    }
}

fn point(lon: f64, lat: f64, step: f64, text: &str) -> Position {
    if let Some(why) = filled_in(lon, lat) {
        return Position::Nowhere { why };
    }
    if lat.abs() > 90.0 && lon.abs() <= 90.0 {
        return doubt(
            format!("A latitude of {lat} does not exist. Longitude and latitude may be swapped."),
            text.into(),
        );
    }
    if lat.abs() > 90.0 || lon.abs() > 180.0 {
        return doubt(
            format!("{lat}, {lon} is not on Earth (latitude, longitude in degrees)."),
            text.into(),
        );
    }
    let (precision, uncertainty_m) = precision_of_step(step);
    Position::Place(Place {
        geometry: GeometryValue::Point {
            coordinates: Point::from(vec![lon, lat]),
        },
        method: "imported",
        precision,
        uncertainty_m,
        notes: Vec::new(),
    })
}

/// Numbers that programs write where there is no place.
fn filled_in(x: f64, y: f64) -> Option<String> {
    const STAND_INS: &[f64] = &[0.0, 1.0, 99.0, 999.0, 9999.0, 99999.0, 999999.0];
    (x == y && STAND_INS.contains(&x.abs()))
        .then(|| format!("{x}, {y} is what programs write for “no place”."))
}

fn swapped(x: f64, y: f64, swap: Swap) -> bool {
    match swap {
        Swap::AsWritten => false,
        Swap::All => true,
        Swap::Strays { home } => !within(x, y, home) && within(y, x, home),
    }
}

pub(super) fn within(x: f64, y: f64, [west, south, east, north]: [f64; 4]) -> bool {
    (west..=east).contains(&x) && (south..=north).contains(&y)
}

/// Whether longitude and latitude fall into the box round Great Britain and Ireland.
pub(super) fn in_britain(lon: f64, lat: f64) -> bool {
    within(lon, lat, [-11.0, 49.0, 2.5, 61.5])
}

/// Precision and uncertainty of a point whose figures go down to `step` degrees.
fn precision_of_step(step: f64) -> (&'static str, Option<f64>) {
    let off = Some((step / 2.0 * DEGREE_M * 10.0).round() / 10.0);
    match step {
        s if s <= 1.5e-5 => ("exact", None),
        s if s <= 3e-4 => ("building", off),
        s if s <= 1.5e-3 => ("about_100m", off),
        s if s <= 1.7e-2 => ("about_1km", off),
        _ => ("area", off),
    }
}

/// Precision and uncertainty of a grid square of `size` metres: half its diagonal.
fn precision_of_square(size: f64) -> (&'static str, Option<f64>) {
    let off = Some((size / 2.0_f64.sqrt()).round());
    match size {
        s if s <= 1.0 => ("exact", None),
        s if s <= 10.0 => ("building", off),
        s if s <= 100.0 => ("about_100m", off),
        s if s <= 1000.0 => ("about_1km", off),
        _ => ("area", off),
    }
}

fn doubt(why: String, text: String) -> Position {
    Position::Doubtful {
        why,
        text,
        geometry: None,
    }
}
