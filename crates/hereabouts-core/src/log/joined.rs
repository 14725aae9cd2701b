//! Records that are one with another: an id that leads to the record that stayed.
//!
//! Joining sets `joined_into` on the record that goes and `absorbs/ID` on the one that stays. Nothing else is
//! written: what hangs on the one that went is *shown* with the one that stayed, so that taking them apart gives
//! back both exactly.

use super::door::Tx;
use super::view::View;
use super::{EXISTS, rows};
use crate::error::Result;
use crate::id::RecordId;
use crate::record::{Kind, Record, Units};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;
use std::collections::BTreeSet;

/// The unit that holds the id of the record that stayed.
pub const JOINED: &str = "joined_into";
/// What the units of the record that stayed begin with; the id of the one that went follows.
pub const ABSORBS: &str = "absorbs/";

/// Is this unit about being one with another record?
pub fn is_about_joining(unit: &str) -> bool {
    unit == JOINED || unit.starts_with(ABSORBS)
}

/// The record that an id leads to. Where two laptops joined in opposite directions the smallest id of the circle
/// stays, on every laptop; an id that is erased or not here yet leads nowhere.
pub fn survivor(db: &Connection, record: &RecordId) -> Result<RecordId> {
    let mut path = vec![*record];
    loop {
        let last = path[path.len() - 1];
        let Some(next) = next(db, &last)? else {
            return Ok(last);
        };
        if let Some(at) = path.iter().position(|before| *before == next) {
            return Ok(path[at..].iter().min().copied().unwrap_or(next));
        }
        path.push(next);
    }
}

fn next(db: &Connection, record: &RecordId) -> Result<Option<RecordId>> {
    let mut statement = db.prepare_cached(
        "SELECT \"into\" FROM joined WHERE record = ?1 AND EXISTS (SELECT 1 FROM asset WHERE id = joined.\"into\") \
         AND NOT EXISTS (SELECT 1 FROM erased WHERE record = joined.\"into\")",
    )?;
    let found = statement.query_row([record.as_bytes()], |row| row.get(0));
    Ok(found.optional()?.map(RecordId::from_bytes))
}

/// The records that lead to this one, however many steps away.
pub fn those_in(db: &Connection, record: &RecordId) -> Result<BTreeSet<RecordId>> {
    let mut found = BTreeSet::new();
    let mut left = vec![*record];
    while let Some(into) = left.pop() {
        for one in directly_in(db, &into)? {
            if one != *record && found.insert(one) {
                left.push(one);
            }
        }
    }
    Ok(found)
}

/// Records that lead to this one and could not be shown so yet, because it is not here.
pub(super) fn waiting_for(db: &Connection, record: &RecordId) -> Result<Vec<RecordId>> {
    let waiting = directly_in(db, record)?;
    if waiting.is_empty() {
        return Ok(waiting);
    }
    let here = db
        .prepare_cached("SELECT 1 FROM asset WHERE id = ?1")?
        .exists([record.as_bytes()])?;
    Ok(if here { Vec::new() } else { waiting })
}

pub(super) fn directly_in(db: &Connection, record: &RecordId) -> Result<Vec<RecordId>> {
    let mut statement = db.prepare_cached("SELECT record FROM joined WHERE \"into\" = ?1")?;
    let found = statement.query_map([record.as_bytes()], |row| {
        Ok(RecordId::from_bytes(row.get(0)?))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Every record that is one with another.
pub fn absorbed(db: &Connection) -> Result<Vec<RecordId>> {
    let mut statement = db.prepare_cached("SELECT record FROM joined ORDER BY record")?;
    let found = statement.query_map([], |row| Ok(RecordId::from_bytes(row.get(0)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Units of a record that is one with another which somebody changed who did not know of it, and which differ from
/// what the one that stayed shows: to be asked about.
pub fn left_behind(db: &Connection, record: &RecordId) -> Result<Vec<String>> {
    let keep = survivor(db, record)?;
    if keep == *record {
        return Ok(Vec::new());
    }
    let gone = rows::changes_of(db, record)?;
    let gone = View::of(&gone);
    let mut units = gone.unseen_work_by(JOINED, &Default::default());
    if units.is_empty() {
        return Ok(units);
    }
    let stayed = rows::changes_of(db, &keep)?;
    let stayed = View::of(&stayed);
    units.retain(|unit| {
        !is_about_joining(unit)
            && !super::view::same_values(&gone.values(unit), &stayed.values(unit))
    });
    Ok(units)
}

/// Keeps for looking up where a record leads, as its changes show it. Answers whether that is different now.
pub(super) fn keep(db: &Connection, record: &RecordId, units: &Units) -> Result<bool> {
    let into = units.get(JOINED).and_then(Value::as_str);
    let into: Option<RecordId> = into.and_then(|id| id.parse().ok());
    let before: Option<RecordId> = db
        .prepare_cached("SELECT \"into\" FROM joined WHERE record = ?1")?
        .query_row([record.as_bytes()], |row| row.get(0))
        .optional()?
        .map(RecordId::from_bytes);
    if before == into {
        return Ok(false);
    }
    match into {
        None => db
            .prepare_cached("DELETE FROM joined WHERE record = ?1")?
            .execute([record.as_bytes()])?,
        Some(into) => db
            .prepare_cached("INSERT INTO joined (record, \"into\") VALUES (?1, ?2) ON CONFLICT (record) DO UPDATE SET \"into\" = excluded.\"into\"")?
            .execute(params![record.as_bytes(), into.as_bytes()])?,
    };
    Ok(true)
}

/// What a record of this kind says, with every id in it that leads to another record replaced by that.
pub(super) fn resolved<R: Record>(db: &Connection, units: &Units) -> Result<Units> {
    let prefixes: Vec<&str> = R::ELEMENTS
        .iter()
        .filter(|(field, ..)| R::INVOLVES.contains(field) || R::ABOUT.contains(field))
        .map(|(_, prefix, _)| *prefix)
        .collect();
    if R::REFERENCES.is_empty() && prefixes.is_empty() {
        return Ok(units.clone());
    }
    let mut resolved = Units::new();
    for (unit, value) in units {
        let element = unit
            .split_once('/')
            .filter(|(prefix, _)| prefixes.contains(prefix));
        if let Some((prefix, id)) = element {
            let id = leads_to(db, id)?.unwrap_or_else(|| id.to_owned());
            resolved.insert(format!("{prefix}/{id}"), value.clone());
            continue;
        }
        let id = value
            .as_str()
            .filter(|_| R::REFERENCES.contains(&unit.as_str()));
        let to = id.map(|id| leads_to(db, id)).transpose()?.flatten();
        resolved.insert(unit.clone(), to.map_or_else(|| value.clone(), Value::from));
    }
    Ok(resolved)
}

fn leads_to(db: &Connection, id: &str) -> Result<Option<String>> {
    let Ok(id) = id.parse::<RecordId>() else {
        return Ok(None);
    };
    let to = survivor(db, &id)?;
    Ok((to != id).then(|| to.to_string()))
}

/// Shows anew, after a record came to lead elsewhere, whatever names it or the records it leads and led to.
pub(super) fn follow(tx: &mut Tx, record: &RecordId) -> Result<()> {
    let db = tx.db();
    let mut ends = those_in(db, record)?;
    ends.insert(*record);
    let mut names = BTreeSet::new();
    let mut stayed = BTreeSet::new();
    for end in &ends {
        stayed.insert(survivor(db, end)?);
        let changes = rows::changes_of(db, end)?;
        let said = changes.iter().filter_map(|change| change.sets.get(JOINED));
        let once = said.flatten().filter_map(Value::as_str);
        stayed.extend(once.filter_map(|id| id.parse::<RecordId>().ok()));
    }
    for end in ends.iter().chain(&stayed) {
        names.extend(naming(db, end)?);
    }
    for one in names {
        tx.show(&one, false)?;
    }
    for end in ends.iter().chain(&stayed) {
        if end != record && !rows::changes_of(db, end)?.is_empty() {
            tx.show_alone(end, true)?;
        }
    }
    Ok(())
}

/// Records whose rows name this one.
fn naming(db: &Connection, record: &RecordId) -> Result<Vec<RecordId>> {
    let mut found = Vec::new();
    for (table, column) in columns() {
        let sql = format!("SELECT id FROM {table} WHERE \"{column}\" = ?1");
        let mut statement = db.prepare_cached(&sql)?;
        let ids = statement.query_map([record.as_bytes()], |row| {
            Ok(RecordId::from_bytes(row.get(0)?))
        })?;
        found.extend(ids.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    let mut statement = db.prepare_cached("SELECT record FROM involved WHERE asset = ?1")?;
    let ids = statement.query_map([record.as_bytes()], |row| {
        Ok(RecordId::from_bytes(row.get(0)?))
    })?;
    found.extend(ids.collect::<rusqlite::Result<Vec<_>>>()?);
    Ok(found)
}

/// The tables and columns that hold ids of other records.
fn columns() -> Vec<(&'static str, &'static str)> {
    fn of<R: Record>() -> Vec<(&'static str, &'static str)> {
        let listed = |field: &&&str| !R::ELEMENTS.iter().any(|(list, ..)| list == *field);
        let fields = R::REFERENCES.iter().filter(listed);
        fields.map(|field| (R::KIND.table(), *field)).collect()
    }
    Kind::ALL
        .into_iter()
        .flat_map(|kind| super::project::with_kind!(kind, R => of::<R>()))
        .collect()
}

/// Does a change decide about being one with another record, or about existence?
pub(super) fn decides(unit: &str) -> bool {
    unit == EXISTS || unit == JOINED
}
