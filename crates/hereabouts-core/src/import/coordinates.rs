//! Places written as numbers: longitude and latitude, easting and northing, grid references; one
//! to a cell or several.

use geojson::{GeometryValue, Position as Point};

use super::degrees::{self, Axis};
use super::position::{Place, Position, doubt};
use super::precision::{filled_in, in_britain, precision_of_square, precision_of_step};
use super::{Field, Mapping, Row, number};
use crate::grid::{self, Referred, british};
use crate::place::Method;

/// The cells of one coordinate pair: east-west, then north-south.
pub struct Pair {
    pub x: Option<String>,
    pub y: Option<String>,
}

impl Pair {
    fn text(&self) -> String {
        [&self.x, &self.y]
            .map(|cell| cell.as_deref().unwrap_or("nothing"))
            .join(" / ")
    }
}

/// The n-th column of `x` with the n-th of `y`, leaving out pairs that are empty in this row.
pub fn pairs<'a>(
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

pub fn of_pair(text: &str) -> Position {
    let Some([first, second]) = degrees::pair(text) else {
        if let Some((x, y)) = grid_pair(text) {
            return of_grid(
                &Pair {
                    x: Some(x),
                    y: Some(y),
                },
                false,
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

pub fn of_lon_lat(pair: &Pair, swapped: bool) -> Option<Position> {
    let text = pair.text();
    let (Some(x), Some(y)) = (&pair.x, &pair.y) else {
        return Some(doubt(
            "Only one of longitude and latitude is given.".into(),
            text,
        ));
    };
    let (Some(x), Some(y)) = (degrees::degrees(x), degrees::degrees(y)) else {
        return Some(
            several(x, y, "imported", |x, y| {
                Some(in_order(
                    degrees::degrees(x)?.value,
                    degrees::degrees(y)?.value,
                    swapped,
                ))
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
    let (lon, lat) = match letters_say_swapped || swapped {
        true => (y, x),
        false => (x, y),
    };
    if lon.value.abs() > 1000.0
        && lat.value.abs() > 1000.0
        && let Ok(found) = british::to_lon_lat(lon.value, lat.value)
    {
        return Some(grid_place(
            found,
            lon.value,
            lat.value,
            "Read as metres of the British National Grid.",
        ));
    }
    Some(point(lon.value, lat.value, lon.step.min(lat.step), &text))
}

pub fn of_grid(pair: &Pair, swapped: bool) -> Option<Position> {
    let text = pair.text();
    let (Some(x), Some(y)) = (&pair.x, &pair.y) else {
        return Some(doubt(
            "Only one of easting and northing is given.".into(),
            text,
        ));
    };
    let (Some(easting), Some(northing)) = (number::metres(x), number::metres(y)) else {
        return Some(
            several(x, y, "grid_ref", |x, y| {
                let (easting, northing) = in_order(number::metres(x)?, number::metres(y)?, swapped);
                british::to_lon_lat(easting, northing).ok()
            })
            .unwrap_or_else(|| {
                doubt(
                    "Easting and northing are not readable as numbers.".into(),
                    text,
                )
            }),
        );
    };
    let (easting, northing) = in_order(easting, northing, swapped);
    if let Some(why) = filled_in(easting, northing) {
        return Some(Position::Nowhere { why });
    }
    if let (Some(lon), Some(lat)) = (degrees::degrees(x), degrees::degrees(y))
        && lon.value.abs() <= 180.0
        && lat.value.abs() <= 90.0
    {
        return Some(point(lon.value, lat.value, lon.step.min(lat.step), &text));
    }
    Some(match british::to_lon_lat(easting, northing) {
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

pub fn of_reference(text: &str) -> Position {
    let parts = number::parts(text);
    let found = match grid::read(text) {
        Err(_) if parts.len() > 1 => parts.iter().map(|part| grid::read(part)).collect(),
        one => one.map(|one| vec![one]),
    };
    match found {
        Err(error) => doubt(error.to_string(), text.into()),
        Ok(found) => of_referred(&found),
    }
}

/// The places that references name, as rough as the roughest of them.
pub fn of_referred(found: &[Referred]) -> Position {
    let size = found.iter().map(|each| each.size_m).fold(1.0, f64::max);
    let (precision, of_size) = precision_of_square(size);
    let said = found.iter().filter_map(|each| each.uncertainty_m);
    let is_code = found.iter().all(|each| each.method == Method::PlusCode);
    Position::Place(Place {
        geometry: points_of(found.iter().map(|each| each.lon_lat).collect()),
        method: if is_code { "plus_code" } else { "grid_ref" },
        precision,
        uncertainty_m: said.reduce(f64::max).or(of_size),
        notes: Vec::new(),
    })
}

/// Cells that hold several numbers each: the n-th of one belongs to the n-th of the other.
fn several(
    x: &str,
    y: &str,
    method: &'static str,
    read: impl Fn(&str, &str) -> Option<(f64, f64)>,
) -> Option<Position> {
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
            method,
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

/// The two numbers east-west first.
fn in_order(x: f64, y: f64, swapped: bool) -> (f64, f64) {
    if swapped { (y, x) } else { (x, y) }
}
