//! What the file as a whole tells about its coordinates: pairs that changed places, one spot
//! standing for many addresses. Offered as corrections or warnings, never applied unasked.

use std::collections::HashMap;
use std::ops::ControlFlow;

use geojson::GeometryValue;
use serde::Serialize;

use super::mapping::Swap;
use super::position::{Position, position};
use super::precision::{in_britain, within};
use super::{Field, ImportError, Mapping, Source, degrees, number};

/// Something noticed about the whole file under a mapping.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "check", rename_all = "snake_case")]
pub enum FileCheck {
    /// The two numbers of a pair look swapped.
    Swapped {
        /// The columns as mapped: east-west first, then north-south.
        columns: (usize, usize),
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

/// Pairs kept for looking at the whole; more tell nothing new.
const KEPT: usize = 200_000;

/// Reads the file once under `mapping` and says what is odd about its coordinates as a whole.
///
/// # Errors
/// As [`Source::rows`].
pub fn check(source: &Source, mapping: &Mapping) -> Result<Vec<FileCheck>, ImportError> {
    let columns = pair_columns(mapping);
    let mut pairs: Vec<(f64, f64)> = Vec::new();
    let mut spots: HashMap<(i64, i64), (u64, Vec<String>)> = HashMap::new();
    let mut placed = 0;
    source.rows(|row| {
        if row.skip.is_some() {
            return ControlFlow::Continue(());
        }
        if let Some(((x, y), metres)) = columns {
            let number = |column| row.text(column).and_then(|text| read(&text, metres));
            if let (Some(x), Some(y)) = (number(x), number(y)) {
                if pairs.len() < KEPT && (x, y) != (0.0, 0.0) {
                    pairs.push((x, y));
                }
            }
        }
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
    if let (Some((columns, metres)), Swap::AsWritten) = (columns, mapping.swap) {
        found.extend(swapped(&pairs, columns, metres));
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

fn read(text: &str, metres: bool) -> Option<f64> {
    if metres {
        number::metres(text)
    } else {
        degrees::degrees(text).map(|found| found.value)
    }
}

fn swapped(pairs: &[(f64, f64)], columns: (usize, usize), metres: bool) -> Option<FileCheck> {
    let of = pairs.len() as u64;
    let possible = |x: f64, y: f64| match metres {
        true => (0.0..700_000.0).contains(&x) && (0.0..1_300_000.0).contains(&y),
        false => x.abs() <= 180.0 && y.abs() <= 90.0,
    };
    let only_swapped = |&&(x, y): &&(f64, f64)| {
        let home = |x, y| !metres && in_britain(x, y);
        (!possible(x, y) && possible(y, x)) || (home(y, x) && !home(x, y))
    };
    let rows = pairs.iter().filter(only_swapped).count() as u64;
    if rows > 0 && rows * 10 >= of * 7 {
        let confidence = rows as f64 / of as f64;
        let words = format!(
            "Longitude and latitude look swapped in {rows} of {of} rows: as they are, the places lie far away or nowhere."
        );
        return Some(FileCheck::Swapped {
            columns,
            rows,
            of,
            confidence,
            correction: Swap::All,
            words,
        });
    }
    strays(pairs, columns, metres)
}

/// Rows that lie far from all others as written, and among them the other way round.
fn strays(pairs: &[(f64, f64)], columns: (usize, usize), metres: bool) -> Option<FileCheck> {
    if pairs.len() < 8 {
        return None;
    }
    let spread = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        let (quarter, three_quarters) = (values[values.len() / 4], values[values.len() * 3 / 4]);
        // Generous round the middle half: a county round a town, not a continent.
        let margin = (3.0 * (three_quarters - quarter)).max(if metres { 5_000.0 } else { 0.05 });
        (quarter - margin, three_quarters + margin)
    };
    let (west, east) = spread(pairs.iter().map(|pair| pair.0).collect());
    let (south, north) = spread(pairs.iter().map(|pair| pair.1).collect());
    let home = [west, south, east, north];
    let rows = pairs
        .iter()
        .filter(|(x, y)| !within(*x, *y, home) && within(*y, *x, home))
        .count() as u64;
    let of = pairs.len() as u64;
    (rows > 0 && rows * 2 < of).then(|| FileCheck::Swapped {
        columns,
        rows,
        of,
        confidence: 0.9,
        correction: Swap::Strays { home },
        words: match rows {
            1 => "The two numbers of the place look swapped in 1 row: the other way round it would lie among the others.".into(),
            rows => format!("The two numbers of the place look swapped in {rows} rows: the other way round they would lie among the others."),
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
