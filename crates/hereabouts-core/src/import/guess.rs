//! Guessing which column is which field, from the headings and from the values.

use super::shapes::*;
use super::words;
use super::{Certainty, ColumnProfile, Field, Guess, position};

/// How surely a heading must speak to be followed.
const ENOUGH: f64 = 0.4;

/// One thing a column may be.
#[derive(Debug, Clone)]
struct Candidate {
    field: Field,
    score: f64,
    why: String,
}

/// Guesses every column; answers one guess for each, in order.
pub fn guess(columns: &[ColumnProfile]) -> Vec<Guess> {
    let rows = columns
        .iter()
        .map(|column| column.filled)
        .max()
        .unwrap_or(0);
    let mut candidates: Vec<Vec<Candidate>> = columns
        .iter()
        .map(|column| candidates(column, rows))
        .collect();
    coordinates(columns, &mut candidates);
    names_that_are_streets(columns, &mut candidates);
    only_the_best(&mut candidates);
    if !candidates
        .iter()
        .any(|c| c.first().is_some_and(|best| best.field == Field::Name))
    {
        name_by_value(columns, &mut candidates);
    }
    candidates
        .into_iter()
        .enumerate()
        .map(|(column, candidates)| match candidates.into_iter().next() {
            Some(best) => Guess {
                column,
                field: best.field,
                certainty: if best.score >= 0.7 {
                    Certainty::Sure
                } else {
                    Certainty::PleaseLook
                },
                why: best.why,
            },
            None => Guess {
                column,
                field: Field::Extra,
                certainty: Certainty::KeptAsItIs,
                why: "it matches no field".into(),
            },
        })
        .collect()
}

/// What a column may be by its heading and its values, the likeliest first.
fn candidates(column: &ColumnProfile, rows: u64) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let named = !words::says_nothing(&column.name);
    if named {
        for (field, score) in words::fields_of(&column.name) {
            let score = score * agreement(field, column, rows);
            if score >= ENOUGH {
                found.push(Candidate {
                    field,
                    score,
                    why: "by its heading".into(),
                });
            }
        }
    }
    for (field, share) in by_value(column, named) {
        match found.iter_mut().find(|known| known.field == field) {
            Some(known) => {
                known.score = known.score.max(0.9 * share);
                known.why = "by its heading and its values".into();
            }
            None => found.push(Candidate {
                field,
                score: 0.85 * share,
                why: "by its values".into(),
            }),
        }
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found
}

/// How well the values of a column bear out what its heading says: 1 when they do or when there
/// are none, less the plainer they contradict it.
fn agreement(field: Field, column: &ColumnProfile, rows: u64) -> f64 {
    if column.samples.is_empty() {
        return 0.95;
    }
    let numeric = column.numbers as f64 / column.filled.max(1) as f64;
    let shaped = |test: fn(&str) -> bool, floor: f64| {
        floor + (1.0 - floor) * (column.share(test) * 1.5).min(1.0)
    };
    match field {
        Field::Email => shaped(is_email, 0.5),
        Field::Website => shaped(is_web, 0.3),
        Field::Phone => column
            .share(|value| value.chars().filter(char::is_ascii_digit).count() >= 6)
            .max(0.45),
        Field::Postcode => column
            .share(|value| value.len() <= 12 && value.contains(|c: char| c.is_ascii_digit()))
            .max(0.3),
        Field::GridReference => shaped(is_grid_reference, 0.3),
        Field::Wkt => shaped(is_wkt, 0.0),
        Field::GeoJsonGeometry => shaped(is_geojson, 0.0),
        Field::LonLat => shaped(is_lon_lat, 0.0),
        Field::Longitude | Field::Latitude | Field::Easting | Field::Northing => {
            numeric.max(column.share(|value| value.contains(|c: char| c.is_ascii_digit())) * 0.8)
        }
        // A name or an address is no number, no link and no day.
        Field::Name | Field::Address | Field::Summary if column.share(is_web) > 0.8 => 0.2,
        Field::Name if column.share(is_when) > 0.8 || column.share(is_date) > 0.8 => 0.2,
        Field::Name if numeric > 0.9 => 0.3,
        Field::Kind | Field::Tags if numeric > 0.9 || column.share(is_web) > 0.8 => 0.3,
        Field::Kind | Field::Status if column.longest > 120 => 0.5,
        Field::ContactName
            if column
                .share(is_email)
                .max(column.share(is_phone))
                .max(column.share(is_web))
                > 0.4 =>
        {
            0.4
        }
        Field::When if column.share(is_date) > 0.8 => 0.3,
        // A number of staffed hours is no time of day.
        Field::When
            if numeric > 0.9
                && column.share(is_when) < 0.1
                && column.range.is_some_and(|(_, high)| high > 7.0) =>
        {
            0.4
        }
        Field::SourceId => {
            let unique = column.distinct as f64 >= 0.98 * column.filled.min(20_000) as f64;
            let complete = column.filled as f64 >= 0.95 * rows as f64;
            let spaced = column.share(|value| value.contains(' ') && value.len() > 24);
            match (unique, complete) {
                (true, true) if spaced < 0.5 => 1.0,
                (true, true) => 0.5,
                (true, false) => 0.55,
                _ => 0.3,
            }
        }
        _ => 1.0,
    }
}

/// Fields whose values have a shape of their own.
fn by_value(column: &ColumnProfile, named: bool) -> Vec<(Field, f64)> {
    let mut shapes: Vec<(Field, fn(&str) -> bool)> = vec![
        (Field::Email, is_email),
        (Field::Wkt, is_wkt),
        (Field::GeoJsonGeometry, is_geojson),
        (Field::GridReference, is_grid_reference),
        (Field::LonLat, is_lon_lat),
        (Field::Postcode, is_postcode),
    ];
    // Under a heading of their own, links may be pictures or categories and figures anything.
    if !named {
        shapes.extend([
            (Field::SocialMedia, is_social as fn(&str) -> bool),
            (Field::Website, is_web),
            (Field::Phone, is_phone),
            (Field::When, is_when),
            (Field::Address, is_street),
        ]);
    }
    let mut found: Vec<(Field, f64)> = shapes
        .into_iter()
        .map(|(field, test)| (field, column.share(test)))
        .filter(|(_, share)| *share >= 0.6)
        .collect();
    if !named && found.is_empty() && column.longest > 120 && column.distinct > 1 {
        found.push((Field::Summary, 0.6));
    }
    found
}

/// Settles coordinates: degrees or metres by size, and pairs of numbers nobody named.
fn coordinates(columns: &[ColumnProfile], candidates: &mut [Vec<Candidate>]) {
    for (column, candidates) in columns.iter().zip(candidates.iter_mut()) {
        let Some(best) = candidates.first_mut() else {
            continue;
        };
        let (low, high) = column.range.unwrap_or((0.0, 0.0));
        let metres = high > 1000.0 && low > -1000.0;
        let degrees = column.range.is_some() && low >= -180.0 && high <= 180.0;
        best.field = match best.field {
            Field::Longitude if metres => Field::Easting,
            Field::Latitude if metres => Field::Northing,
            Field::Easting if degrees => Field::Longitude,
            Field::Northing if degrees => Field::Latitude,
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
    let found = unnamed_degrees(columns)
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

/// Two neighbouring columns of fine decimals, as (longitude, latitude, how surely).
fn unnamed_degrees(columns: &[ColumnProfile]) -> Option<(usize, usize, f64)> {
    let fine = |column: &ColumnProfile| {
        column.numbers as f64 >= 0.9 * column.filled as f64
            && column.filled > 0
            && column
                .range
                .is_some_and(|(low, high)| low >= -180.0 && high <= 180.0)
            && column.share(is_fine_decimal) >= 0.7
    };
    let fine: Vec<usize> = (0..columns.len())
        .filter(|index| fine(&columns[*index]))
        .collect();
    let range = |index: usize| columns[index].range.unwrap_or_default();
    let beyond = |index: usize| range(index).0 < -90.0 || range(index).1 > 90.0;
    let middle = |index: usize| (range(index).0 + range(index).1) / 2.0;
    let pairs = fine
        .windows(2)
        .filter(|pair| pair[1] - pair[0] <= 3)
        .map(|pair| (pair[0], pair[1]));
    pairs
        .map(|(a, b)| match (beyond(a), beyond(b)) {
            (true, false) => (a, b, 0.75),
            (false, true) => (b, a, 0.75),
            _ if position::in_britain(middle(a), middle(b)) => (a, b, 0.75),
            _ if position::in_britain(middle(b), middle(a)) => (b, a, 0.75),
            // Nothing tells them apart; latitude comes first in most tables people make.
            _ => (b, a, 0.5),
        })
        .find(|(lon, lat, _)| !(beyond(*lon) && beyond(*lat)))
}

/// Two neighbouring columns of National Grid metres, as (easting, northing).
fn unnamed_metres(columns: &[ColumnProfile]) -> Option<(usize, usize)> {
    let metres = |index: usize, most: f64| {
        let column = &columns[index];
        column.numbers as f64 >= 0.9 * column.filled as f64
            && column.filled > 0
            && column.share(|value| value.chars().filter(char::is_ascii_digit).count() >= 5) >= 0.9
            && column
                .range
                .is_some_and(|(low, high)| low > 1000.0 && high < most && high > 10_000.0)
    };
    (0..columns.len().saturating_sub(1))
        .map(|a| (a, a + 1))
        .find(|&(a, b)| {
            let middle = |index: usize| {
                columns[index]
                    .range
                    .map_or(0.0, |(low, high)| (low + high) / 2.0)
            };
            metres(a, 700_000.0)
                && metres(b, 1_300_000.0)
                && crate::bng::to_lon_lat(middle(a), middle(b)).is_ok()
        })
}

/// A column called "name" that holds streets, in a file without an address, holds addresses.
fn names_that_are_streets(columns: &[ColumnProfile], candidates: &mut [Vec<Candidate>]) {
    let is = |candidates: &[Candidate], field: Field| {
        candidates.first().is_some_and(|best| best.field == field)
    };
    if candidates.iter().any(|c| is(c, Field::Address)) {
        return;
    }
    for (column, candidates) in columns.iter().zip(candidates.iter_mut()) {
        if is(candidates, Field::Name) && column.samples.len() > 5 && column.share(is_street) > 0.6
        {
            candidates.insert(
                0,
                Candidate {
                    field: Field::Address,
                    score: 0.6,
                    why: "it holds streets".into(),
                },
            );
        }
    }
}

/// Fields that only one column can be; the others fall back to what else they may be.
const ONLY_ONE: &[Field] = &[
    Field::Name,
    Field::Kind,
    Field::Summary,
    Field::Status,
    Field::SourceId,
    Field::Postcode,
    Field::LonLat,
    Field::Wkt,
    Field::GeoJsonGeometry,
    Field::GridReference,
    Field::LocationPrecision,
    Field::Uncertainty,
    Field::ContactName,
    Field::LastConfirmed,
    Field::Story,
    Field::CreatedSource,
    Field::Cost,
];

fn only_the_best(candidates: &mut [Vec<Candidate>]) {
    loop {
        let mut changed = false;
        for field in ONLY_ONE {
            let holders: Vec<usize> = (0..candidates.len())
                .filter(|index| {
                    candidates[*index]
                        .first()
                        .is_some_and(|best| best.field == *field)
                })
                .collect();
            let best = holders.iter().copied().reduce(|a, b| {
                if candidates[b][0].score > candidates[a][0].score {
                    b
                } else {
                    a
                }
            });
            for loser in holders.into_iter().filter(|holder| Some(*holder) != best) {
                candidates[loser].remove(0);
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}

/// Without a heading that says so, the name is the first column of short, mostly different texts.
fn name_by_value(columns: &[ColumnProfile], candidates: &mut [Vec<Candidate>]) {
    let texts = |column: &ColumnProfile| {
        column.share(|value| {
            value.chars().filter(|c| c.is_alphabetic()).count() * 2 > value.chars().count()
        })
    };
    let score = |index: usize| {
        let column = &columns[index];
        let taken = candidates[index].first().is_some_and(|best| {
            best.score >= 0.7
                || matches!(best.field, Field::Address | Field::Kind | Field::SourceId)
        });
        if taken || column.filled == 0 || texts(column) < 0.7 || column.longest > 200 {
            return 0.0;
        }
        let different = column.distinct as f64 / column.filled.min(20_000) as f64;
        different - 0.02 * index as f64
    };
    let best = (0..columns.len())
        .map(|index| (index, score(index)))
        .filter(|(_, s)| *s > 0.4)
        .reduce(|a, b| if b.1 > a.1 { b } else { a });
    if let Some((index, _)) = best {
        let why = "texts that differ from row to row".into();
        candidates[index].insert(
            0,
            Candidate {
                field: Field::Name,
                score: 0.5,
                why,
            },
        );
    }
}
