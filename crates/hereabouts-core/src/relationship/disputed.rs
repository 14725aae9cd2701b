//! Ties that are shown as one and say different things.
//!
//! Each was said by somebody who did not know of the other, so no one of their changes tells of it: it is asked because
//! they are shown as one, and stands at the first of them by its id. How much is asked about a tie is kept in its row
//! (`asked`, empty where its own units say it), so that the desk is counted without comparing all ties.

use super::relate::{alike, between};
use super::{Once, Relationship};
use crate::error::Result;
use crate::id::RecordId;
use crate::log::project::keep_asked;
use crate::log::rows::changes_of;
use crate::log::view::{View, lets_out_more};
use crate::log::{Change, EXISTS};
use crate::record::is_blank;
use crate::storage::rows::{Existence, Stored, get};
use crate::vocabulary::{self, RelationshipType, lookup};
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Units that are not compared: whether a tie is here is asked of each by itself, and in the others they are one.
const NOT_COMPARED: [&str; 4] = [EXISTS, "from", "to", "type"];

/// A unit in which ties that are shown as one say different things.
pub(crate) struct Differing {
    pub unit: String,
    /// The one that is shown meanwhile comes first.
    pub values: Vec<Value>,
}

/// The ties that are shown as one with this one, it among them, in the order of their ids; none where it is not here.
pub(crate) fn shown_as_one(db: &Connection, tie: &RecordId) -> Result<Vec<Stored<Relationship>>> {
    let found = get::<Relationship>(db, tie)?;
    let Some(found) = found.filter(|found| found.existence == Existence::Here) else {
        return Ok(Vec::new());
    };
    let known = vocabulary::all(db)?;
    let mut groups = groups(&known, alike(db, &known, &found.record)?).into_iter();
    let own = groups.find(|group| group.iter().any(|one| one.id == *tie));
    Ok(own.unwrap_or_default())
}

/// Ties in the order of their ids, those together that are shown as one.
fn groups(
    known: &[RelationshipType],
    ties: Vec<Stored<Relationship>>,
) -> Vec<Vec<Stored<Relationship>>> {
    let mut once = Once::new(known);
    let mut groups: Vec<Vec<Stored<Relationship>>> = Vec::new();
    for tie in ties {
        match once.before(&tie.record) {
            None => groups.push(vec![tie]),
            Some(place) => groups[place].push(tie),
        }
    }
    groups
}

/// In what ties that are shown as one say different things. What one of them says nothing of, another may say.
pub(crate) fn differing(db: &Connection, ties: &[Stored<Relationship>]) -> Result<Vec<Differing>> {
    if ties.len() < 2 {
        return Ok(Vec::new());
    }
    let logs = ties.iter().map(|tie| changes_of(db, &tie.id));
    let logs: Vec<Vec<Change>> = logs.collect::<Result<_>>()?;
    let views: Vec<View> = logs.iter().map(View::of).collect();
    let units: BTreeSet<&str> = views.iter().flat_map(|view| view.units()).collect();
    let mut found = Vec::new();
    for unit in units {
        if NOT_COMPARED.contains(&unit) {
            continue;
        }
        let mut values: Vec<Value> = Vec::new();
        let shown = views.iter().map(|view| view.shown(unit));
        for value in shown.chain(views.iter().flat_map(|view| view.values(unit))) {
            if !is_blank(&value) && !values.contains(&value) {
                values.push(value);
            }
        }
        values.sort_by(|one, other| safer(unit, one, other));
        if values.len() > 1 {
            found.push(Differing {
                unit: unit.to_owned(),
                values,
            });
        }
    }
    Ok(found)
}

/// The safer of two comes first, as where one tie says both.
fn safer(unit: &str, one: &Value, other: &Value) -> Ordering {
    match (
        lets_out_more(unit, one, other),
        lets_out_more(unit, other, one),
    ) {
        (true, _) => Ordering::Less,
        (_, true) => Ordering::Greater,
        _ => Ordering::Equal,
    }
}

/// The ends of a tie as its row has them, in one order; none where it has no row.
pub(crate) fn ends_of(db: &Connection, tie: &RecordId) -> Result<Option<[RecordId; 2]>> {
    let ends = db
        .prepare_cached("SELECT \"from\", \"to\" FROM relationship WHERE id = ?1")?
        .query_row([tie.as_bytes()], |row| Ok([row.get(0)?, row.get(1)?]))
        .optional()?;
    Ok(ends.map(in_order))
}

fn in_order(ends: [[u8; 16]; 2]) -> [RecordId; 2] {
    let mut ends = ends.map(RecordId::from_bytes);
    ends.sort();
    ends
}

/// The row of a tie as far as it matters here.
struct Row {
    id: RecordId,
    is_here: bool,
    kind: String,
    asked: Option<u32>,
}

/// Keeps anew how much is asked about the ties between two assets.
pub(crate) fn ask_between(db: &Connection, [one, other]: [RecordId; 2]) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT id, existence = 'here', type, asked FROM relationship \
         WHERE \"from\" = ?1 AND \"to\" = ?2 OR \"from\" = ?2 AND \"to\" = ?1",
    )?;
    let rows = statement.query_map([one.as_bytes(), other.as_bytes()], |row| {
        Ok(Row {
            id: RecordId::from_bytes(row.get(0)?),
            is_here: row.get(1)?,
            kind: row.get(2)?,
            asked: row.get(3)?,
        })
    })?;
    let rows: Vec<Row> = rows.collect::<rusqlite::Result<_>>()?;
    let mut asked = BTreeMap::new();
    if may_be_one(db, &rows)? {
        let known = vocabulary::all(db)?;
        for group in groups(&known, between(db, &one, &other)?) {
            count(db, &group, &mut asked)?;
        }
    }
    for row in rows {
        let now = asked.get(&row.id).copied();
        if now != row.asked {
            keep_asked(db, &row.id, now)?;
        }
    }
    Ok(())
}

/// Could two of them be shown as one? Nearly always the types alone say no.
fn may_be_one(db: &Connection, rows: &[Row]) -> Result<bool> {
    let here = rows.iter().filter(|row| row.is_here);
    let types: Vec<&str> = here.map(|row| row.kind.as_str()).collect();
    if types.len() < 2 {
        return Ok(false);
    }
    let once: BTreeSet<&str> = types.iter().copied().collect();
    if once.len() < types.len() {
        return Ok(true);
    }
    let mut merged =
        db.prepare_cached("SELECT 1 FROM relationship_type WHERE merged_into IS NOT NULL")?;
    Ok(merged.exists([])?)
}

/// What is asked about each tie of a group that says different things: at the first of them what all of them say, at
/// each what else is asked about it.
fn count(
    db: &Connection,
    ties: &[Stored<Relationship>],
    asked: &mut BTreeMap<RecordId, u32>,
) -> Result<()> {
    let differing = differing(db, ties)?;
    if differing.is_empty() {
        return Ok(());
    }
    for tie in ties {
        let changes = changes_of(db, &tie.id)?;
        let view = View::of(&changes);
        let among = differing.iter();
        let among = among.filter(|one| view.values(&one.unit).len() > 1).count();
        asked.insert(tie.id, tie.disputed.saturating_sub(among as u32));
    }
    if let Some(first) = ties.first() {
        *asked.entry(first.id).or_default() += differing.len() as u32;
    }
    Ok(())
}

/// Keeps anew how much is asked about all ties, where an older version left that to this one.
pub(crate) fn ask_everywhere(db: &Connection) -> Result<()> {
    ask_among(db, None)
}

/// The same about those of one type, and all that are between the same two.
fn ask_among(db: &Connection, kind: Option<&str>) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT r.\"from\", r.\"to\" FROM relationship r \
         WHERE r.existence = 'here' AND (?1 IS NULL OR r.type = ?1) AND EXISTS (SELECT 1 FROM relationship s \
         WHERE s.id <> r.id AND s.existence = 'here' \
         AND (s.\"from\" = r.\"from\" AND s.\"to\" = r.\"to\" OR s.\"from\" = r.\"to\" AND s.\"to\" = r.\"from\"))",
    )?;
    let pairs = statement.query_map([kind], |row| Ok(in_order([row.get(0)?, row.get(1)?])))?;
    let pairs: BTreeSet<[RecordId; 2]> = pairs.collect::<rusqlite::Result<_>>()?;
    pairs.into_iter().try_for_each(|ends| ask_between(db, ends))
}

/// A type's key → the key of what it reads as, and whether that reads the same from both ends.
pub(crate) type Readings = BTreeMap<String, (String, bool)>;

pub(crate) fn readings(db: &Connection) -> Result<Readings> {
    let known = vocabulary::all(db)?;
    let read = known.iter().filter_map(|kind| {
        let now = lookup(&known, &kind.key)?;
        Some((kind.key.clone(), (now.key.clone(), now.is_symmetric())))
    });
    Ok(read.collect())
}

/// Where a type reads otherwise than before, other ties may be shown as one.
pub(crate) fn types_read_anew(db: &Connection, before: &Readings) -> Result<()> {
    let now = readings(db)?;
    let read = |of: &Readings, key: &String| {
        let known = of.get(key).cloned();
        known.unwrap_or_else(|| (key.clone(), false))
    };
    let keys: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    for key in keys {
        if read(before, key) != read(&now, key) {
            ask_among(db, Some(key))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
