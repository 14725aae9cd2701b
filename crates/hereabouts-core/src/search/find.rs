//! [`Query`] → [`Found`].

use super::best::{self, Asked};
use super::columns::Columns;
use super::found::{Bits, Found};
use super::query::{Matter, Query, Term};
use super::similar::{self, Within};
use super::vocabulary::KnownWords;
use super::words::{Following, Words};
use super::{areas, connecting, list, near, own_fields, spelling, sql, tied};
use crate::error::Result;
use jiff::civil::Date;
use rusqlite::{Connection, params_from_iter};

/// Nobody who found so many as typed looks for similar ones.
const PLENTY: u64 = 500;
/// Conditions in one statement; SQLite bounds how deep an expression may be.
const TOGETHER: usize = 100;
/// What is not shown.
const AWAY: &str = "existence <> 'here'";

/// The same as [`find_knowing`], for who asks once: where the words of the catalogue are needed, they are read.
pub fn find(db: &Connection, query: &Query, today: Date) -> Result<Found> {
    find_knowing(db, &KnownWords::default(), None, query, today)
}

/// The assets that are here and meet every term of the query, on the day `today`.
///
/// Where words were typed, similar ones follow: in names alone while something is found as typed, in
/// everything when nothing is. Several statements are run: call it in a transaction, so that all see
/// the same catalogue. `known` are the words of that catalogue, and what its columns tell, where they are in memory, is
/// asked of no row.
pub(crate) fn find_knowing(
    db: &Connection,
    known: &KnownWords,
    columns: Option<&Columns>,
    query: &Query,
    today: Date,
) -> Result<Found> {
    let words = Words::of(query);
    let mut unwanted = Bits::default();
    if !words.unwanted.is_empty() {
        unwanted = matching(db, &words.any_unwanted())?;
    }
    if words.wanted.is_empty() {
        let mut bits = filtered(db, columns, query, today, None)?;
        bits.and_not(&unwanted);
        return Ok(Found {
            bits,
            ..Found::default()
        });
    }
    let of_these = |expression: &str| {
        let mut bits = matching(db, expression)?;
        bits.and_not(&unwanted);
        filtered(db, columns, query, today, Some(bits))
    };
    let following = known.following(db, &words.letters())?;
    let asked = Asked::as_typed(&words, &following);
    let mut bits = of_these(&asked.expression)?;
    let mut order = best::order(db, &asked, &bits)?;
    let mut similar = Bits::default();
    if let Some(asked) = similar_to(db, known, &words, &following, &bits)? {
        similar = of_these(&asked.expression)?;
        similar.and_not(&bits);
        order.extend(best::order(db, &asked, &similar)?);
        bits.or(&similar);
    }
    Ok(Found {
        order: Some(order),
        bits,
        similar,
    })
}

/// The first `most` of what [`find_knowing`] finds for words, without finding the rest; and which of them are similar.
pub(super) fn find_best(
    db: &Connection,
    known: &KnownWords,
    query: &Query,
    most: usize,
) -> Result<(Vec<u32>, Bits)> {
    let words = Words::of(query);
    let mut similar = Bits::default();
    if words.wanted.is_empty() {
        return Ok((Vec::new(), similar));
    }
    let following = known.following(db, &words.letters())?;
    let away = rows(db, AWAY, &[])?;
    let asked = Asked::as_typed(&words, &following);
    let (mut order, bits) = best::first(db, &asked, &|n| !away.has(n), most)?;
    if order.len() < most
        && let Some(asked) = similar_to(db, known, &words, &following, &bits)?
    {
        let passes = |n| !away.has(n) && !bits.has(n);
        let (more, found) = best::first(db, &asked, &passes, most - order.len())?;
        order.extend(more);
        similar = found;
    }
    Ok((order, similar))
}

/// Where similar words are looked for beside what was found as typed; none where they are not, or where there are none.
fn similar_to<'w>(
    db: &Connection,
    known: &KnownWords,
    words: &'w Words,
    following: &'w Following,
    found: &Bits,
) -> Result<Option<Asked<'w>>> {
    if found.count() >= PLENTY || !similar::may_be(words) {
        return Ok(None);
    }
    let within = match found.is_empty() {
        true => Within::Everything,
        false => Within::Names,
    };
    let expression = known.ask(db, |known| {
        similar::expression(known, words, following, within)
    })?;
    Ok(expression.map(|expression| Asked {
        words,
        following,
        expression,
        is_similar: true,
    }))
}

/// Rows of the text index.
pub(super) fn matching(db: &Connection, expression: &str) -> Result<Bits> {
    let mut rows = db.prepare_cached("SELECT rowid FROM asset_text WHERE asset_text MATCH ?1")?;
    let rows = rows.query_map([expression], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<Bits>>()?)
}

/// What is here and meets every term that is not about words; among these, if given.
fn filtered(
    db: &Connection,
    columns: Option<&Columns>,
    query: &Query,
    today: Date,
    among: Option<Bits>,
) -> Result<Bits> {
    let mut conditions = Vec::new();
    let mut told = Vec::new();
    for term in &query.terms {
        let matter = spelling::as_spelled(db, &term.matter)?;
        match columns.and_then(|columns| columns.meeting(&matter, today)) {
            Some(these) => told.push((term.negated, these)),
            None => conditions.extend(sql::condition(&Term { matter, ..*term })),
        }
    }
    let mut bits = match (among, columns) {
        (None, Some(columns)) if conditions.is_empty() => columns.here().clone(),
        (None, _) => meeting(db, &conditions)?,
        (Some(mut bits), _) if conditions.is_empty() => {
            bits.and_not(&rows(db, AWAY, &[])?);
            bits
        }
        (Some(mut bits), _) => {
            bits.and(&meeting(db, &conditions)?);
            bits
        }
    };
    for (negated, these) in &told {
        match negated {
            true => bits.and_not(these),
            false => bits.and(these),
        }
    }
    for term in &query.terms {
        let these = match &term.matter {
            Matter::Near { lat, lon, metres } => near::near(db, *lat, *lon, *metres)?,
            Matter::Area(names) => areas::in_areas(db, names)?,
            Matter::Fresh(fresh) if columns.is_none() => list::fresh(db, fresh, today)?,
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
