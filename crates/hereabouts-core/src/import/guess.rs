//! Guessing which column is which field, from the headings and from the values.

use super::guess_place::coordinates;
use super::shapes::*;
use super::words;
use super::{Certainty, ColumnProfile, Field, Guess};

/// How surely a heading must speak to be followed.
const ENOUGH: f64 = 0.4;

/// One thing a column may be.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub field: Field,
    pub score: f64,
    pub why: String,
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
        // A name or an address is no number, no link and no day; a number is somebody in another table.
        Field::Name | Field::Address | Field::Summary if column.share(is_web) > 0.8 => 0.2,
        Field::Name if column.share(is_when) > 0.8 || column.share(is_date) > 0.8 => 0.2,
        Field::Name if numeric > 0.9 => 0.3,
        // How many, or whether any: that is no gift.
        Field::Gifts | Field::Wishes if column.share(crate::gift::is_answer) > 0.8 => 0.3,
        Field::Kind | Field::Tags | Field::Gifts | Field::Wishes
            if numeric > 0.9 || column.share(is_web) > 0.8 =>
        {
            0.3
        }
        Field::Kind | Field::Status if column.longest > 120 => 0.5,
        Field::Summary if column.longest < 25 => 0.7,
        Field::ContactName if numeric > 0.9 => 0.3,
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
    type Shape = fn(&str) -> bool;
    let mut shapes: Vec<(Field, Shape)> = vec![
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
            (Field::SocialMedia, is_social as Shape),
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
        let named = !words::says_nothing(&column.name);
        let taken = candidates[index]
            .first()
            .is_some_and(|best| match best.field {
                // People write the name into whatever column is free.
                Field::Note | Field::Summary => column.longest > 80 || column.filled < 5,
                Field::Address | Field::Kind | Field::SourceId => true,
                _ => best.score >= 0.7,
            });
        // Under headings that say something else, a few rows are no evidence.
        let taken = taken || (named && column.filled < 5);
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
