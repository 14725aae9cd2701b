//! Which columns hold coordinates, also when nobody named them: two neighbouring columns of fine
//! decimals, or of metres inside Great Britain.

use super::degrees::degrees;
use super::guess::Candidate;
use super::precision::in_britain;
use super::shapes::is_fine_decimal;
use super::{ColumnProfile, Field, number};

/// Settles coordinates: degrees or metres by size, and pairs of numbers nobody named.
pub fn coordinates(columns: &[ColumnProfile], candidates: &mut [Vec<Candidate>]) {
    for (column, candidates) in columns.iter().zip(candidates.iter_mut()) {
        let Some(best) = candidates.first_mut() else {
            continue;
        };
        let numbers = numbers(column);
        let metres = share(&numbers, |n| n.abs() > 1000.0) > 0.8;
        let in_degrees = share(&numbers, |n| n.abs() <= 180.0) > 0.8;
        best.field = match best.field {
            Field::Longitude if metres => Field::Easting,
            Field::Latitude if metres => Field::Northing,
            Field::Easting if in_degrees => Field::Longitude,
            Field::Northing if in_degrees => Field::Latitude,
            other => other,
        };
    }
    let has = |field: Field| {
        candidates.iter().zip(columns).any(|(c, column)| {
            column.filled > 0 && c.first().is_some_and(|best| best.field == field)
        })
    };
    let located = (has(Field::Longitude) && has(Field::Latitude))
        || (has(Field::Easting) && has(Field::Northing));
    if located || has(Field::LonLat) || has(Field::Wkt) || has(Field::GeoJsonGeometry) {
        return;
    }
    let free = |index: &usize| {
        candidates[*index].first().is_none_or(|best| {
            best.score < 0.7 || matches!(best.field, Field::Longitude | Field::Latitude)
        })
    };
    let found = unnamed_degrees(columns, free)
        .map(|(lon, lat, sure)| (lon, Field::Longitude, lat, Field::Latitude, sure))
        .or_else(|| {
            unnamed_metres(columns).map(|(e, n)| (e, Field::Easting, n, Field::Northing, 0.75))
        });
    if let Some((first, first_field, second, second_field, score)) = found {
        let why = "by its values";
        candidates[first].insert(
            0,
            Candidate {
                field: first_field,
                score,
                why: why.into(),
            },
        );
        candidates[second].insert(
            0,
            Candidate {
                field: second_field,
                score,
                why: why.into(),
            },
        );
    }
}

/// Two neighbouring columns of fine decimals, as (longitude, latitude, how surely). A few stray
/// values do not count.
fn unnamed_degrees(
    columns: &[ColumnProfile],
    free: impl Fn(&usize) -> bool,
) -> Option<(usize, usize, f64)> {
    let fine: Vec<(usize, Vec<f64>)> = (0..columns.len())
        .filter(free)
        .map(|index| (index, numbers(&columns[index])))
        .filter(|(index, numbers)| {
            mostly_numbers(&columns[*index])
                && share(numbers, |n| n.abs() <= 180.0) > 0.9
                && columns[*index].share(is_fine_decimal) >= 0.7
        })
        .collect();
    let beyond = |numbers: &[f64]| share(numbers, |n| n.abs() > 90.0) > 0.05;
    fine.windows(2)
        .filter(|pair| pair[1].0 - pair[0].0 <= 3)
        .filter(|pair| !(beyond(&pair[0].1) && beyond(&pair[1].1)))
        .map(|pair| {
            let ((a, a_numbers), (b, b_numbers)) = (&pair[0], &pair[1]);
            let (a_middle, b_middle) = (middle(a_numbers), middle(b_numbers));
            if beyond(a_numbers) || in_britain(a_middle, b_middle) {
                (*a, *b, 0.75)
            } else if beyond(b_numbers) || in_britain(b_middle, a_middle) {
                (*b, *a, 0.75)
            } else {
                // Nothing tells them apart; latitude comes first in most tables people make.
                (*b, *a, 0.5)
            }
        })
        .next()
}

/// Two neighbouring columns of National Grid metres, as (easting, northing).
fn unnamed_metres(columns: &[ColumnProfile]) -> Option<(usize, usize)> {
    let metres = |index: usize, most: f64| {
        // Before the decimals, so that a year written 1844.0 is none.
        let figures = |value: &str| {
            let whole = value.split('.').next().unwrap_or_default();
            whole.chars().filter(char::is_ascii_digit).count() >= 5
        };
        mostly_numbers(&columns[index])
            && columns[index].share(figures) >= 0.9
            && share(&numbers(&columns[index]), |n| (1000.0..most).contains(&n)) > 0.9
    };
    let middle = |index: usize| middle(&numbers(&columns[index]));
    let on_grid = |&(a, b): &(usize, usize)| {
        metres(a, 700_000.0)
            && metres(b, 1_300_000.0)
            && crate::grid::british::to_lon_lat(middle(a), middle(b)).is_ok()
    };
    // Running numbers look like whole metres too, so metres with decimals go first.
    let decimals = |(a, b): (usize, usize)| {
        columns[a].share(|text| text.contains('.')) + columns[b].share(|text| text.contains('.'))
    };
    let pairs = (0..columns.len().saturating_sub(1)).map(|a| (a, a + 1));
    pairs
        .filter(on_grid)
        .reduce(|a, b| if decimals(b) > decimals(a) { b } else { a })
}

fn mostly_numbers(column: &ColumnProfile) -> bool {
    column.filled > 0 && column.numbers as f64 >= 0.9 * column.filled as f64
}

/// The sampled values of a column that are numbers, in order of size.
fn numbers(column: &ColumnProfile) -> Vec<f64> {
    let mut numbers: Vec<f64> = column
        .samples
        .iter()
        .filter_map(|text| number::decimal(text).or_else(|| Some(degrees(text)?.value)))
        .collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

fn middle(sorted: &[f64]) -> f64 {
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

/// The share (0 to 1) of numbers that `test` accepts; 0 when there are none.
fn share(numbers: &[f64], test: impl Fn(f64) -> bool) -> f64 {
    numbers.iter().filter(|number| test(**number)).count() as f64 / numbers.len().max(1) as f64
}
