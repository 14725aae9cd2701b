//! Records that are one with another: an id that leads to the record that stayed.
//!
//! Joining sets `joined_into` on the record that goes and `absorbs/ID` on the one that stays. Nothing else is
//! written: what hangs on the one that went is *shown* with the one that stayed, so that taking them apart gives
//! back both exactly.

mod columns;
mod half;
mod protect;

pub(super) use columns::{named_by, naming};
pub(super) use half::{follow_halves, is_shown_as_child, keep_asked};
pub(super) use protect::{answered, first_name_of_child, protected};

use super::door::Tx;
use super::view::{View, same_values};
use super::{EXISTS, erasure, rows};
use crate::error::Result;
use crate::id::RecordId;
use crate::record::{Record, Units, is_blank};
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
/// stays, on every laptop; an id that is erased, not here yet or set aside is led to by none.
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

/// The record that this one leads to by itself, one step.
pub(crate) fn next(db: &Connection, record: &RecordId) -> Result<Option<RecordId>> {
    let mut statement = db.prepare_cached("SELECT \"into\" FROM joined WHERE record = ?1")?;
    let found = statement.query_row([record.as_bytes()], |row| row.get(0));
    let into = found.optional()?.map(RecordId::from_bytes);
    match into {
        Some(into) if is_there(db, &into)? => Ok(Some(into)),
        _ => Ok(None),
    }
}

/// Can anything lead to this record? Not while it is erased, is not here yet, or all that made it is set aside.
fn is_there(db: &Connection, record: &RecordId) -> Result<bool> {
    let mut statement = db.prepare_cached(
        "SELECT 1 FROM asset WHERE id = ?1 AND (existence <> 'blank' OR EXISTS ( \
           SELECT 1 FROM change WHERE record = ?1 AND aside = 0 AND sets ->> '$.exists' IS NOT NULL)) \
         AND NOT EXISTS (SELECT 1 FROM erased WHERE record = ?1)",
    )?;
    Ok(statement.exists([record.as_bytes()])?)
}

/// The records that lead to this one, however many steps away.
pub fn those_in(db: &Connection, record: &RecordId) -> Result<BTreeSet<RecordId>> {
    let mut found = BTreeSet::new();
    let mut left = vec![*record];
    while let Some(into) = left.pop() {
        if into != *record && !is_there(db, &into)? {
            continue;
        }
        for one in directly_in(db, &into)? {
            if one != *record && found.insert(one) {
                left.push(one);
            }
        }
    }
    Ok(found)
}

/// All that is one with a record, itself among them: the one that stayed is the first.
pub fn one_with(db: &Connection, record: &RecordId) -> Result<Vec<RecordId>> {
    let mut all = vec![survivor(db, record)?];
    if is_there(db, &all[0])? {
        all.extend(those_in(db, &all[0])?);
    }
    Ok(all)
}

/// What leads to a record by itself, and whether that is shown as one with it: not while its row says that it is not
/// here.
pub(super) struct Led {
    ones: Vec<RecordId>,
    is_shown: bool,
}

impl Led {
    pub(super) fn is_none(&self) -> bool {
        self.ones.is_empty()
    }
}

pub(super) fn led_to(db: &Connection, record: &RecordId) -> Result<Led> {
    let ones = directly_in(db, record)?;
    let mut row =
        db.prepare_cached("SELECT 1 FROM asset WHERE id = ?1 AND existence <> 'blank'")?;
    let is_shown = !ones.is_empty() && row.exists([record.as_bytes()])?;
    Ok(Led { ones, is_shown })
}

/// After a record was shown anew: where it came, or is here no more, what leads to it is shown otherwise.
pub(super) fn turned(tx: &mut Tx, record: &RecordId, led: Led) -> Result<()> {
    if led.ones.is_empty() || is_there(tx.db(), record)? == led.is_shown {
        return Ok(());
    }
    for one in led.ones {
        tx.show_alone(&one, true)?;
        follow(tx, &one)?;
    }
    Ok(())
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
    units.retain(|unit| is_behind(unit, &gone, &stayed));
    Ok(units)
}

/// Is something else said of this unit of the one that went than of the one that stayed?
fn is_behind(unit: &str, gone: &View, stayed: &View) -> bool {
    !is_about_joining(unit) && !same_values(&gone.values(unit), &stayed.values(unit))
}

/// Every record that is said to be one with something that was erased since: erased on one laptop, joined on another.
/// What is left of it may be about the same somebody, so it is asked. Whoever says that it stays says that it is one
/// with that no more; then it is not among these.
///
/// Asked at every turn: what was ever said of being one is found by an index, and only where something was erased.
pub fn with_erased(db: &Connection) -> Result<BTreeSet<RecordId>> {
    if !erasure::is_any(db)? {
        return Ok(BTreeSet::new());
    }
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT c.record, CASE s.key WHEN 'joined_into' THEN v.value ELSE substr(s.key, 9) END \
         FROM change c INDEXED BY change_joins, json_each(c.sets) s, json_each(s.value) v \
         WHERE (instr(c.sets, '\"absorbs/') > 0 OR instr(c.sets, '\"joined_into\"') > 0) AND c.aside = 0 \
         AND (s.key = 'joined_into' OR substr(s.key, 1, 8) = 'absorbs/')",
    )?;
    let said = statement.query_map([], |row| {
        let other: Option<String> = row.get(1)?;
        Ok((RecordId::from_bytes(row.get(0)?), other))
    })?;
    let mut once_said = BTreeSet::new();
    for (record, other) in said.collect::<rusqlite::Result<Vec<_>>>()? {
        let other = other.and_then(|id| id.parse().ok());
        if !once_said.contains(&record)
            && let Some(other) = other
            && erasure::is_erased(db, &other)?
        {
            once_said.insert(record);
        }
    }
    let mut still = BTreeSet::new();
    for record in once_said {
        let changes = rows::changes_of(db, &record)?;
        if !naming_erased(db, &View::of(&changes))?.is_empty() {
            still.insert(record);
        }
    }
    Ok(still)
}

/// The units of a record by which it is one, or by somebody's word, with something that was erased.
pub fn naming_erased(db: &Connection, view: &View) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for unit in view.units().filter(|unit| is_about_joining(unit)) {
        for value in view.values(unit) {
            if names_erased(db, unit, &value)? {
                found.push(unit.to_owned());
                break;
            }
        }
    }
    Ok(found)
}

/// The answers to such a unit without those that name something erased; blank where none is left.
pub fn without_erased(db: &Connection, view: &View, unit: &str) -> Result<Vec<Value>> {
    let mut left = Vec::new();
    for value in view.values(unit) {
        if !names_erased(db, unit, &value)? {
            left.push(value);
        }
    }
    if left.is_empty() {
        left.push(Value::Null);
    }
    Ok(left)
}

fn names_erased(db: &Connection, unit: &str, value: &Value) -> Result<bool> {
    let id = match unit.strip_prefix(ABSORBS) {
        Some(id) => (!is_blank(value)).then_some(id),
        None => value.as_str(),
    };
    match id.and_then(|id| id.parse().ok()) {
        Some(id) => erasure::is_erased(db, &id),
        None => Ok(false),
    }
}

/// Keeps for looking up where a record leads, as its changes show it. Where that is different now, it answers where it
/// led before: nowhere, or to that record.
pub(super) fn keep(
    db: &Connection,
    record: &RecordId,
    units: &Units,
) -> Result<Option<Option<RecordId>>> {
    let into = units.get(JOINED).and_then(Value::as_str);
    let into: Option<RecordId> = into.and_then(|id| id.parse().ok());
    let before: Option<RecordId> = db
        .prepare_cached("SELECT \"into\" FROM joined WHERE record = ?1")?
        .query_row([record.as_bytes()], |row| row.get(0))
        .optional()?
        .map(RecordId::from_bytes);
    if before == into {
        return Ok(None);
    }
    match into {
        None => db
            .prepare_cached("DELETE FROM joined WHERE record = ?1")?
            .execute([record.as_bytes()])?,
        Some(into) => db
            .prepare_cached("INSERT INTO joined (record, \"into\") VALUES (?1, ?2) ON CONFLICT (record) DO UPDATE SET \"into\" = excluded.\"into\"")?
            .execute(params![record.as_bytes(), into.as_bytes()])?,
    };
    Ok(Some(before))
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
        // What said so may be set aside by now.
        let formerly = tx.formerly.get(end).cloned().unwrap_or_default();
        for former in formerly {
            stayed.extend([former, survivor(db, &former)?]);
        }
        let changes = rows::changes_of(db, end)?;
        let said = changes.iter().filter_map(|change| change.sets.get(JOINED));
        let once = said.flatten().filter_map(Value::as_str);
        for once in once.filter_map(|id| id.parse::<RecordId>().ok()) {
            // It may be one with a third, and then all of them were shown as that.
            stayed.extend([once, survivor(db, &once)?]);
        }
    }
    for end in ends.iter().chain(&stayed) {
        names.extend(naming(db, end)?);
    }
    for one in names {
        tx.show(&one, false)?;
    }
    for end in ends.iter().chain(&stayed) {
        let is_known = end != record && !rows::changes_of(db, end)?.is_empty();
        // Of two that are taken apart at once the other is met here before its turn.
        if is_known && tx.show_alone(end, true)? {
            follow(tx, end)?;
        }
    }
    Ok(())
}

/// Writes anew the rows of all that is one with another, and of what names it.
pub(crate) fn show_all(db: &Connection) -> Result<()> {
    let mut all = BTreeSet::new();
    for record in absorbed(db)? {
        for one in [record, survivor(db, &record)?] {
            all.extend(naming(db, &one)?);
            all.insert(one);
        }
    }
    for record in all {
        super::project::project(db, &record)?;
    }
    Ok(())
}

/// Does a change decide about being one with another record, or about existence?
pub(crate) fn decides(unit: &str) -> bool {
    unit == EXISTS || unit == JOINED
}

#[cfg(test)]
mod tests;
