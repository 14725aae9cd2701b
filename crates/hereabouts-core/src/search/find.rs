//! [`Query`] → [`Found`].

use super::fold::tokens;
use super::found::{Bits, Found};
use super::query::{Matter, Query, Term};
use super::similar::{self, Within};
use super::words::Words;
use super::{areas, connecting, list, near, own_fields, spelling, sql, tied};
use crate::error::Result;
use jiff::civil::Date;
use rusqlite::{Connection, params, params_from_iter};

/// So many are put in order of how well they match; the rest follow as they were made. Ranking all
/// that a short beginning finds would take longer than a person types.
const RANKED: u64 = 2_000;
/// Nobody who found so many as typed looks for similar ones.
const PLENTY: u64 = 500;
/// Conditions in one statement; SQLite bounds how deep an expression may be.
const TOGETHER: usize = 100;

/// The assets that are here and meet every term of the query, on the day `today`.
///
/// Where words were typed, similar ones follow: in names alone while something is found as typed, in
/// everything when nothing is. Several statements are run: call it in a transaction, so that all see
/// the same catalogue.
pub fn find(db: &Connection, query: &Query, today: Date) -> Result<Found> {
    let words = Words::of(query);
    let mut unwanted = Bits::default();
    if !words.unwanted.is_empty() {
        unwanted = matching(db, &words.any_unwanted())?;
    }
    if words.wanted.is_empty() {
        let mut bits = filtered(db, query, today, None)?;
        bits.and_not(&unwanted);
        return Ok(Found {
            bits,
            ..Found::default()
        });
    }
    let of_these = |expression: &str| {
        let mut bits = matching(db, expression)?;
        bits.and_not(&unwanted);
        filtered(db, query, today, Some(bits))
    };
    let mut bits = of_these(&words.all())?;
    let mut order = ranked(db, &words, &words.all(), &bits)?;
    let mut similar = Bits::default();
    let within = if bits.is_empty() {
        Within::Everything
    } else {
        Within::Names
    };
    if bits.count() < PLENTY
        && let Some(expression) = similar::expression(db, &words, within)?
    {
        similar = of_these(&expression)?;
        similar.and_not(&bits);
        order.extend(ranked(db, &words, &expression, &similar)?);
        bits.or(&similar);
    }
    Ok(Found {
        order: Some(order),
        bits,
        similar,
    })
}

/// Rows of the text index.
pub(super) fn matching(db: &Connection, expression: &str) -> Result<Bits> {
    let mut rows = db.prepare_cached("SELECT rowid FROM asset_text WHERE asset_text MATCH ?1")?;
    let rows = rows.query_map([expression], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<Bits>>()?)
}

/// What is here and meets every term that is not about words; among these, if given.
fn filtered(db: &Connection, query: &Query, today: Date, among: Option<Bits>) -> Result<Bits> {
    let mut conditions = Vec::new();
    for term in &query.terms {
        let matter = spelling::as_spelled(db, &term.matter)?;
        conditions.extend(sql::condition(&Term { matter, ..*term }));
    }
    let mut bits = match among {
        Some(mut bits) if conditions.is_empty() => {
            bits.and_not(&rows(db, "existence <> 'here'", &[])?);
            bits
        }
        Some(mut bits) => {
            bits.and(&meeting(db, &conditions)?);
            bits
        }
        None => meeting(db, &conditions)?,
    };
    for term in &query.terms {
        let these = match &term.matter {
            Matter::Near { lat, lon, metres } => near::near(db, *lat, *lon, *metres)?,
            Matter::Area(names) => areas::in_areas(db, names)?,
            Matter::Fresh(fresh) => list::fresh(db, fresh, today)?,
            Matter::Offers(words) => connecting::offering(db, words)?,
            Matter::Wishes(words) => connecting::wishing(db, words)?,
            Matter::TiedTo(names) => connecting::tied_to(db, names)?,
            Matter::Ties(counts) => tied::having(db, counts)?,
            Matter::Field { label, values } => own_fields::saying(db, label, values)?,
            _ => continue,
        };
        match term.negated {
            true => bits.and_not(&these),
            false => bits.and(&these),
        }
    }
    Ok(bits)
}

fn meeting(db: &Connection, conditions: &[sql::Condition]) -> Result<Bits> {
    let mut bits = None;
    let none = [].as_slice();
    for some in conditions
        .chunks(TOGETHER)
        .chain(conditions.is_empty().then_some(none))
    {
        let mut condition = String::from("existence = 'here'");
        let mut values = Vec::new();
        for one in some {
            condition += " AND ";
            condition += &one.sql;
            values.extend(one.values.iter().cloned());
        }
        let these = rows(db, &condition, &values)?;
        bits = Some(match bits {
            None => these,
            Some(mut bits) => {
                Bits::and(&mut bits, &these);
                bits
            }
        });
    }
    Ok(bits.unwrap_or_default())
}

fn rows(db: &Connection, condition: &str, values: &[rusqlite::types::Value]) -> Result<Bits> {
    let mut rows = db.prepare_cached(&format!("SELECT n FROM asset WHERE {condition}"))?;
    let rows = rows.query_map(params_from_iter(values), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<Bits>>()?)
}

/// The best match first: the name exactly as typed, then by weight of the field it was found in
/// (Okapi BM25: name 10, words 4, rest 1).
fn ranked(db: &Connection, words: &Words, expression: &str, bits: &Bits) -> Result<Vec<u32>> {
    let candidates = candidates(db, words, bits)?;
    // The unary plus keeps FTS5 from being asked anew for each candidate.
    let mut scores = db.prepare_cached(
        "SELECT rowid, bm25(asset_text, 10.0, 4.0, 1.0) FROM asset_text
         WHERE asset_text MATCH ?1 AND +rowid IN (SELECT value FROM json_each(?2))",
    )?;
    let mut names = db.prepare_cached("SELECT name FROM asset WHERE n = ?1")?;
    let typed = words.name();
    let mut scored = Vec::new();
    let mut rows = scores.query(params![expression, list::json(candidates.iter())])?;
    while let Some(row) = rows.next()? {
        let (n, score): (u32, f64) = (row.get(0)?, row.get(1)?);
        let name: String = names.query_row([n], |row| row.get(0))?;
        let name = tokens(&name);
        scored.push((name != typed, score, name, n));
    }
    scored.sort_by(|(a, x, name, n), (b, y, other, m)| {
        (a.cmp(b).then(x.total_cmp(y))).then_with(|| (name, n).cmp(&(other, m)))
    });
    let mut order: Vec<u32> = scored.into_iter().map(|(.., n)| n).collect();
    order.extend(bits.iter().filter(|n| !candidates.has(*n)));
    Ok(order)
}

/// Those worth ranking: all, or when there are many, first those whose name begins with what was
/// typed, then those with all of it in their name, then any.
fn candidates(db: &Connection, words: &Words, bits: &Bits) -> Result<Bits> {
    if bits.count() <= RANKED {
        return Ok(bits.clone());
    }
    let mut candidates = Bits::default();
    let mut room = RANKED as usize;
    let mut take = |from: Bits| {
        for n in from.iter().filter(|n| bits.has(*n)) {
            if room > 0 && !candidates.has(n) {
                candidates.set(n);
                room -= 1;
            }
        }
    };
    take(matching(db, &words.at_start_of_name())?);
    take(matching(db, &words.in_name())?);
    take(bits.clone());
    Ok(candidates)
}
