//! Setting a merge aside: what came by it stays in the log, out of what is shown and out of what is sent.
//!
//! Nothing is written that would travel: inverse edits would take back on the other laptop what was done there. What
//! came stays on offer, and the same file merged again does not let it creep in. Erasures stay.
//!
//! What was done here since, to what it touched, and is taken back goes aside with it, and comes back with it: what
//! took it back says again what stood there before, and that had come.

use super::door::Tx;
use super::undo::{holding, taken_back};
use super::view::{View, lets_out_more};
use super::{Change, project, rows, safeguard};
use crate::error::{Error, Result};
use crate::history::Holding;
use crate::id::RecordId;
use crate::record::{Kind, Units};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};

/// The number of the merge that this step is, or takes back, or does again; none where it is something else.
pub fn merge_of(db: &Connection, step: &str) -> Result<Option<i64>> {
    let mut merge = db.prepare_cached("SELECT n FROM merging WHERE op = ?1")?;
    let mut back = db.prepare_cached("SELECT undoes FROM op WHERE id = ?1")?;
    let mut at = step.to_owned();
    loop {
        if let Some(n) = merge.query_row([&at], |row| row.get(0)).optional()? {
            return Ok(Some(n));
        }
        let undoes: Option<Option<String>> = back.query_row([&at], |row| row.get(0)).optional()?;
        match undoes.flatten() {
            Some(undone) => at = undone,
            None => return Ok(None),
        }
    }
}

/// The step of a merge that is set aside now.
pub fn step_of(db: &Connection, merge: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT op FROM merging WHERE n = ?1")?
        .query_row([merge], |row| row.get(0))
        .optional()?)
}

/// The last step by which a merge was set aside.
pub fn standing(db: &Connection, merge: i64) -> Result<Option<String>> {
    let Some(mut at) = step_of(db, merge)? else {
        return Ok(None);
    };
    let mut next =
        db.prepare_cached("SELECT id FROM op WHERE undoes = ?1 ORDER BY n DESC LIMIT 1")?;
    while let Some(step) = next.query_row([&at], |row| row.get(0)).optional()? {
        at = step;
    }
    Ok(Some(at))
}

/// Enters a merge under way; answers its number.
pub(super) fn enter(tx: &Tx, device: Option<&str>) -> Result<i64> {
    Ok(tx
        .db()
        .prepare_cached("INSERT INTO merging (op, device, at) VALUES (?1, ?2, ?3) RETURNING n")?
        .query_row(params![tx.op, device, crate::catalogue::now()], |row| {
            row.get(0)
        })?)
}

/// It brought nothing.
pub(super) fn leave(tx: &Tx, merge: i64) -> Result<()> {
    tx.db()
        .prepare_cached("DELETE FROM merging WHERE n = ?1")?
        .execute([merge])?;
    Ok(())
}

/// Sets all aside that a merge brought, or takes it in again.
///
/// # Errors
/// `Invalid` where it is so already.
pub fn set(tx: &mut Tx, merge: i64, aside: bool) -> Result<()> {
    let db = tx.db();
    let turned = db
        .prepare_cached("UPDATE merging SET aside = ?2 WHERE n = ?1 AND aside <> ?2")?
        .execute(params![merge, aside])?;
    if turned == 0 {
        return Err(Error::invalid(match aside {
            true => "That was set aside already.",
            false => "That was taken in again already.",
        }));
    }
    if aside {
        let mut goes =
            db.prepare_cached("UPDATE change SET came = ?3 WHERE voice = ?1 AND seq = ?2")?;
        for change in on_top(db, merge)? {
            goes.execute(params![change.voice, change.seq, merge])?;
        }
    }
    let records = records(db, merge)?;
    db.prepare_cached("UPDATE change SET aside = ?2 WHERE came = ?1")?
        .execute(params![merge, aside])?;
    if !aside {
        // What was done here did not come.
        db.prepare_cached(
            "UPDATE change SET came = NULL WHERE came = ?1 \
             AND EXISTS (SELECT 1 FROM op o WHERE o.id = change.op AND o.came_by_merge = 0)",
        )?
        .execute([merge])?;
    }
    tx.keep_empty();
    // Whatever hangs on something is shown first, so that its ends see it.
    for _ in 0..2 {
        for record in &records {
            tx.show(record, true)?;
        }
    }
    safeguard::follow(tx, records)
}

fn records(db: &Connection, merge: i64) -> Result<BTreeSet<RecordId>> {
    let mut statement = db.prepare_cached("SELECT DISTINCT record FROM change WHERE came = ?1")?;
    let found = statement.query_map([merge], |row| Ok(RecordId::from_bytes(row.get(0)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// What was done here, since a merge, to records that it touched, and is taken back: that and what took it back. What
/// is done again stays, and so does all else.
fn on_top(db: &Connection, merge: i64) -> Result<Vec<Change>> {
    let Some(step) = step_of(db, merge)? else {
        return Ok(Vec::new());
    };
    let ops = rows::ops(db, false)?;
    let since = ops.iter().skip_while(|op| op.id != step).skip(1);
    let back = taken_back(since);
    if back.is_empty() {
        return Ok(Vec::new());
    }
    let touched = records(db, merge)?;
    let mut found = Vec::new();
    for op in back {
        let changes = rows::changes_by(db, op)?.into_iter();
        found.extend(changes.filter(|change| touched.contains(&change.record)));
    }
    Ok(found)
}

/// Asset → the records that are about it by the word of changes that are set aside.
pub(crate) type About = BTreeMap<RecordId, BTreeSet<RecordId>>;

/// All of it: what is set aside, no row need tell.
pub(crate) fn about(db: &Connection) -> Result<About> {
    let mut found = About::new();
    rows::for_each_aside(db, |change| {
        let said = change.sets.iter();
        let said: Units = said
            .filter_map(|(unit, values)| Some((unit.clone(), values.first()?.clone())))
            .collect();
        let kind = Kind::from_table(&change.kind);
        for asset in kind
            .map(|kind| project::about(kind, &said))
            .into_iter()
            .flatten()
        {
            found.entry(asset).or_default().insert(change.record);
        }
        Ok(())
    })?;
    Ok(found)
}

/// What may leave again once a merge is set aside: which assets, by what kept them.
pub(super) fn lets_out(
    db: &Connection,
    merge: i64,
) -> Result<BTreeMap<Holding, BTreeSet<RecordId>>> {
    let mut statement = db.prepare_cached("SELECT voice, seq FROM change WHERE came = ?1")?;
    let dots = statement.query_map([merge], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut dots: BTreeSet<(String, u64)> = dots.collect::<rusqlite::Result<_>>()?;
    let on_top = on_top(db, merge)?.into_iter();
    dots.extend(on_top.map(|change| (change.voice, change.seq)));
    let mut found: BTreeMap<Holding, BTreeSet<RecordId>> = BTreeMap::new();
    for record in records(db, merge)? {
        let changes = rows::changes_of(db, &record)?;
        let came = |change: &Change| dots.contains(&(change.voice.clone(), change.seq));
        let said = changes.iter().filter(|change| came(change));
        let units: BTreeSet<&String> = said
            .flat_map(|change| change.sets.keys())
            .filter(|unit| holding(unit).is_some())
            .collect();
        if units.is_empty() {
            continue;
        }
        let now = View::of(&changes);
        let then = View::of(changes.iter().filter(|change| !came(change)));
        let is_new = then.heads(super::EXISTS).is_empty();
        for unit in units.into_iter().filter(|_| !is_new) {
            if lets_out_more(unit, &now.shown(unit), &then.shown(unit))
                && let (Some(by), Some(kind)) = (holding(unit), changes.first().map(|c| &c.kind))
            {
                let whose = super::undo::whose(kind, record, &now);
                found.entry(by).or_default().insert(whose);
            }
        }
    }
    Ok(found)
}
