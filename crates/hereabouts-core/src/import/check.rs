//! What the file as a whole tells about its coordinates: pairs that changed places, one spot
//! standing for many addresses. Offered as corrections or warnings, never applied unasked.

use std::collections::HashMap;
use std::ops::ControlFlow;

use geojson::GeometryValue;
use serde::Serialize;

use super::mapping::Swap;
use super::position::{Position, position};
use super::precision::in_britain;
use super::{Crs, Field, ImportError, Mapping, RawGeometry, Source, degrees, number};

/// Something noticed about the whole file under a mapping.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "check", rename_all = "snake_case")]
pub enum FileCheck {
    /// The two numbers of a pair look swapped.
    Swapped {
        /// The columns as mapped: east-west first, then north-south; none for a geometry.
        columns: Option<(usize, usize)>,
        /// How many rows look swapped.
        rows: u64,
        /// How many rows have both numbers.
        of: u64,
        /// 0 to 1.
        confidence: f64,
        /// What to put into the mapping to correct it.
        correction: Swap,
        /// The finding as a sentence.
        words: String,
    },
    /// Many rows with different names or addresses stand on one spot.
    SameSpot {
        /// How many rows.
        rows: u64,
        /// How many rows have a place.
        of: u64,
        /// The spot, longitude and latitude in degrees.
        spot: [f64; 2],
        /// The finding as a sentence.
        words: String,
    },
}

/// The two numbers of a place as written: east-west, then north-south.
struct Pair {
    row: u64,
    x: f64,
    y: f64,
}

/// Pairs kept for looking at the whole; more tell nothing new.
const KEPT: usize = 200_000;

/// Reads the file once under `mapping` and says what is odd about its coordinates as a whole.
///
/// # Errors
/// As [`Source::rows`].
pub fn check(source: &Source, mapping: &Mapping) -> Result<Vec<FileCheck>, ImportError> {
    let columns = pair_columns(mapping);
    let mut pairs: Vec<Pair> = Vec::new();
    let mut spots: HashMap<(i64, i64), (u64, Vec<String>)> = HashMap::new();
    let mut placed = 0;
    source.rows(|row| {
        if row.skip.is_some() {
            return ControlFlow::Continue(());
        }
        let pair = match (columns, &row.geometry) {
            (_, Some(raw)) => first_position(raw),
            (Some(((x, y), metres)), None) => {
                let number = |column| row.text(column).and_then(|text| read(&text, metres));
                number(x).zip(number(y))
            }
            (None, None) => None,
        };
        let pair = pair.filter(|pair| pairs.len() < KEPT && *pair != (0.0, 0.0));
        pairs.extend(pair.map(|(x, y)| Pair {
            row: row.number,
            x,
            y,
        }));
        if let Position::Place(place) = position(&row, mapping) {
            placed += 1;
            if let GeometryValue::Point { coordinates } = &place.geometry {
                let key = (
                    (coordinates[0] * 1e6).round() as i64,
                    (coordinates[1] * 1e6).round() as i64,
                );
                if spots.len() < KEPT || spots.contains_key(&key) {
                    let (count, whats) = spots.entry(key).or_default();
                    *count += 1;
                    if whats.len() < 4 {
                        let what = mapping
                            .address(&row)
                            .or_else(|| mapping.text(&row, Field::Name))
                            .unwrap_or_default();
                        if !whats.contains(&what) {
                            whats.push(what);
                        }
                    }
                }
            }
        }
        ControlFlow::Continue(())
    })?;
    let mut found = Vec::new();
    if mapping.swap == Swap::AsWritten {
        let columns = columns.filter(|_| !source.has_geometry);
        let metres = columns.is_some_and(|(_, metres)| metres);
        found.extend(swapped(&pairs, columns.map(|(pair, _)| pair), metres));
    }
    found.extend(same_spot(&spots, placed));
    Ok(found)
}

/// The first pair of coordinate columns, and whether they are metres.
fn pair_columns(mapping: &Mapping) -> Option<((usize, usize), bool)> {
    let first = |field| mapping.columns_of(field).next();
    if let (Some(x), Some(y)) = (first(Field::Longitude), first(Field::Latitude)) {
        return Some(((x, y), false));
    }
    Some(((first(Field::Easting)?, first(Field::Northing)?), true))
}

/// The first two numbers of a geometry in degrees.
fn first_position(raw: &RawGeometry) -> Option<(f64, f64)> {
    let mut value = raw.value.get("coordinates")?;
    while let Some(inner) = value.get(0).filter(|inner| inner.is_array()) {
        value = inner;
    }
    let pair = (value.get(0)?.as_f64()?, value.get(1)?.as_f64()?);
    (raw.crs == Crs::Wgs84).then_some(pair)
}

fn read(text: &str, metres: bool) -> Option<f64> {
    if metres {
        number::metres(text)
    } else {
        degrees::degrees(text).map(|found| found.value)
    }
}

fn swapped(pairs: &[Pair], columns: Option<(usize, usize)>, metres: bool) -> Option<FileCheck> {
    let of = pairs.len() as u64;
    let possible = |x: f64, y: f64| match metres {
        true => (0.0..700_000.0).contains(&x) && (0.0..1_300_000.0).contains(&y),
        false => x.abs() <= 180.0 && y.abs() <= 90.0,
    };
    let in_britain = |x, y| !metres && in_britain(x, y);
    let only_swapped = |pair: &&Pair| {
        let (x, y) = (pair.x, pair.y);
        (!possible(x, y) && possible(y, x)) || (in_britain(y, x) && !in_britain(x, y))
    };
    let rows = pairs.iter().filter(only_swapped).count() as u64;
    if rows > 0 && rows * 10 >= of * 7 {
        let what = if metres {
            "Easting and northing"
        } else {
            "Longitude and latitude"
        };
        return Some(FileCheck::Swapped {
            columns,
            rows,
            of,
            confidence: rows as f64 / of as f64,
            correction: Swap::All,
            words: format!(
                "{what} look swapped in {rows} of {of} rows: as they are, the places lie far away or nowhere."
            ),
        });
    }
    strays(pairs, columns, metres)
}

/// Rows that lie alone as written and among many others the other way round.
fn strays(pairs: &[Pair], columns: Option<(usize, usize)>, metres: bool) -> Option<FileCheck> {
    // About the size of a town.
    let size = if metres { 10_000.0 } else { 0.2 };
    let cell = |x: f64, y: f64| ((x / size).floor() as i64, (y / size).floor() as i64);
    let mut cells: HashMap<(i64, i64), u64> = HashMap::new();
    for pair in pairs {
        *cells.entry(cell(pair.x, pair.y)).or_default() += 1;
    }
    let around = |x: f64, y: f64| -> u64 {
        let (column, row) = cell(x, y);
        let near = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy)));
        near.filter_map(|(dx, dy)| cells.get(&(column.saturating_add(dx), row.saturating_add(dy))))
            .sum()
    };
    let rows: Vec<u64> = pairs
        .iter()
        .filter(|pair| {
            let company = around(pair.y, pair.x);
            company >= 3 && company > 3 * around(pair.x, pair.y)
        })
        .map(|pair| pair.row)
        .collect();
    let count = rows.len() as u64;
    (count > 0).then(|| FileCheck::Swapped {
        columns,
        rows: count,
        of: pairs.len() as u64,
        confidence: 0.9,
        correction: Swap::Rows(rows),
        words: match count {
            1 => "The two numbers of the place look swapped in 1 row: the other way round it would lie among the others.".into(),
            count => format!("The two numbers of the place look swapped in {count} rows: the other way round they would lie among the others."),
        },
    })
}

fn same_spot(spots: &HashMap<(i64, i64), (u64, Vec<String>)>, placed: u64) -> Option<FileCheck> {
    let (spot, (rows, whats)) = spots
        .iter()
        .max_by_key(|(spot, (rows, _))| (*rows, **spot))?;
    (*rows >= 10 && rows * 5 >= placed && whats.len() >= 3).then(|| FileCheck::SameSpot {
        rows: *rows,
        of: placed,
        spot: [spot.0 as f64 / 1e6, spot.1 as f64 / 1e6],
        words: format!("{rows} of {placed} rows stand on one and the same spot although they differ. It may be a stand-in for “somewhere here”."),
    })
}
