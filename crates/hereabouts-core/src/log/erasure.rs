//! Erasure: a record is gone from the log and the tables, and a content-free tombstone remains that beats all that
//! is still to come.
//!
//! The words of erased people in what others wrote are blanked in place, sign for sign, so that every later
//! redaction of the same text still finds its place. A redaction names a change and where in it; it is kept and
//! travels, so that the change is blanked wherever it comes from. One of no change says what was taken out of a record
//! by a digest alone: see [`taken_out`].

use super::aside::{self, About};
use super::door::Tx;
use super::leaves::{NAME, blank, passage};
use super::view::View;
use super::{Change, context, hash, joined, project, rows, taken_out};
use crate::error::{Error, Result};
use crate::id::RecordId;
use crate::record::{Kind, Units, is_blank};
use crate::search::text_index;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Where in a change words stood that are gone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Redaction {
    pub voice: String,
    pub seq: u64,
    pub unit: String,
    /// Which text of the unit, as [`super::leaves`] counts; or all of it, or its name.
    pub value: u32,
    /// In characters.
    pub start: u32,
    pub length: u32,
}

impl Redaction {
    /// Does another lie within it?
    pub fn holds(&self, other: &Redaction) -> bool {
        let end = |one: &Redaction| one.start + one.length;
        (&self.voice, self.seq, &self.unit, self.value)
            == (&other.voice, other.seq, &other.unit, other.value)
            && self.start <= other.start
            && end(other) <= end(self)
    }
}

pub fn is_erased(db: &Connection, record: &RecordId) -> Result<bool> {
    let mut statement = db.prepare_cached("SELECT 1 FROM erased WHERE record = ?1")?;
    Ok(statement.exists([record.as_bytes()])?)
}

/// Was anything ever erased?
pub fn is_any(db: &Connection) -> Result<bool> {
    let mut statement = db.prepare_cached("SELECT 1 FROM erased")?;
    Ok(statement.exists([])?)
}

/// Every tombstone.
pub fn tombstones(db: &Connection) -> Result<BTreeSet<RecordId>> {
    let mut statement = db.prepare_cached("SELECT record FROM erased")?;
    let found = statement.query_map([], |row| Ok(RecordId::from_bytes(row.get(0)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Every redaction, those of no change among them.
pub fn redactions(db: &Connection) -> Result<BTreeSet<Redaction>> {
    let mut statement =
        db.prepare_cached("SELECT voice, seq, unit, value, start, length FROM redaction")?;
    let found = statement.query_map([], |row| {
        Ok(Redaction {
            voice: row.get(0)?,
            seq: row.get(1)?,
            unit: row.get(2)?,
            value: row.get(3)?,
            start: row.get(4)?,
            length: row.get(5)?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Erases records with all that hangs on them, and blanks what links to them in the words of others. What is one with
/// them and is not among them stays, with all that was said of it. What is set aside goes as well.
/// Answers what is erased now and was not before.
pub fn erase(
    tx: &mut Tx,
    records: impl IntoIterator<Item = RecordId>,
) -> Result<BTreeSet<RecordId>> {
    let mut gone = BTreeSet::new();
    let mut others = BTreeSet::new();
    let mut ops = BTreeSet::new();
    let mut left: Vec<RecordId> = records.into_iter().collect();
    if left.is_empty() {
        // Nobody goes, so nothing is looked through, and what is being written stays.
        return Ok(gone);
    }
    let aside = aside::about(tx.db())?;
    while let Some(record) = left.pop() {
        if gone.insert(record) {
            left.extend(said_of(tx.db(), &record, &aside)?);
            others.insert(joined::survivor(tx.db(), &record)?);
        }
    }
    // What names somebody who goes and does not hang on them names what they are one with, as long as they are.
    let mut naming = BTreeSet::new();
    for record in &gone {
        let keep = joined::survivor(tx.db(), record)?;
        if keep != *record {
            naming.extend(joined::naming(tx.db(), &keep)?);
        }
    }
    stand_alone(tx, &gone)?;
    for record in &gone {
        let changes = rows::history_of(tx.db(), record)?;
        ops.extend(changes.into_iter().map(|change| change.op));
        others.extend(take_out(tx, record)?);
    }
    let links = linked(tx.db(), &gone)?;
    redact(tx, links)?;
    for one in naming.difference(&gone) {
        tx.show(one, false)?;
    }
    // What they were tied to, or one with, is shown without them.
    for other in others.difference(&gone) {
        tx.show(other, false)?;
    }
    forget_drafts(tx.db())?;
    unnamed_bytes(tx.db())?;
    no_steps_any_more(tx.db(), &ops)?;
    Ok(gone)
}

/// What is being written may hold what goes, and nobody looked.
pub(super) fn forget_drafts(db: &Connection) -> Result<()> {
    db.execute("DELETE FROM draft", [])?;
    Ok(())
}

/// What hangs on a record by its own word. A row names the record that is shown; what was said of another that is one
/// with it does not hang on this one.
pub(crate) fn said_of(
    db: &Connection,
    record: &RecordId,
    aside: &About,
) -> Result<BTreeSet<RecordId>> {
    let mut found = said_aside(db, record, aside)?;
    for hanger in context::hangers(db, record)?.into_keys() {
        if says_so(&rows::changes_of(db, &hanger)?, record)
            || says_so(&rows::history_of(db, &hanger)?, record)
        {
            found.insert(hanger);
        }
    }
    Ok(found)
}

/// The same by the word of changes alone that are set aside.
pub(crate) fn said_aside(
    db: &Connection,
    record: &RecordId,
    aside: &About,
) -> Result<BTreeSet<RecordId>> {
    let mut found = BTreeSet::new();
    for hanger in aside.get(record).into_iter().flatten() {
        if says_so(&rows::history_of(db, hanger)?, record) {
            found.insert(*hanger);
        }
    }
    Ok(found)
}

/// Do these changes of a record say that it is about another?
fn says_so(changes: &[Change], about: &RecordId) -> bool {
    let kind = changes
        .first()
        .and_then(|change| Kind::from_table(&change.kind));
    let view = View::of(changes);
    let said = view.units().map(|unit| (unit.to_owned(), view.shown(unit)));
    let units: Units = said.filter(|(_, value)| !is_blank(value)).collect();
    kind.is_some_and(|kind| project::about(kind, &units).contains(about))
}

/// Enters the tombstones. Whatever was one with these records stands for itself from now on, and what was said of it is
/// shown with it again, while the rows still tell which that is.
fn stand_alone(tx: &mut Tx, gone: &BTreeSet<RecordId>) -> Result<()> {
    let db = tx.db();
    let mut bury = db.prepare_cached("INSERT OR IGNORE INTO erased (record) VALUES (?1)")?;
    for record in gone {
        bury.execute([record.as_bytes()])?;
    }
    for record in gone {
        for one in joined::directly_in(db, record)? {
            if !gone.contains(&one) {
                tx.show_alone(&one, true)?;
                joined::follow(tx, &one)?;
            }
        }
    }
    Ok(())
}

/// Takes one record out of the log and the tables, as if it had never been; answers what it was about.
pub(super) fn take_out(tx: &mut Tx, record: &RecordId) -> Result<Vec<RecordId>> {
    let db = tx.db();
    let changes = rows::history_of(db, record)?;
    let kind = changes
        .first()
        .and_then(|change| Kind::from_table(&change.kind));
    let units = project::shown(db, record)?.0;
    let about = kind
        .map(|kind| project::about(kind, &units))
        .unwrap_or_default();
    let between = match kind {
        Some(Kind::Relationship) => crate::relationship::ends_of(db, record)?,
        _ => None,
    };
    db.prepare_cached("DELETE FROM change WHERE record = ?1")?
        .execute([record.as_bytes()])?;
    hash::forget(db, record)?;
    if let Some(kind) = kind {
        let number = format!("SELECT n FROM {} WHERE id = ?1", kind.table());
        let n = db
            .prepare_cached(&number)?
            .query_row([record.as_bytes()], |row| row.get(0))
            .optional()?;
        match (kind, n) {
            (Kind::Asset, Some(n)) => {
                forget_asset(db, n)?;
                tx.assets.insert(n);
            }
            (Kind::Area, Some(n)) => {
                tx.areas.insert(n);
            }
            _ => {}
        }
        if matches!(kind, Kind::Gift | Kind::Wish) {
            let table = kind.table();
            let topics = format!(
                "DELETE FROM {table}_topic WHERE {table} = (SELECT n FROM {table} WHERE id = ?1)"
            );
            db.prepare_cached(&topics)?.execute([record.as_bytes()])?;
        }
        let row = format!("DELETE FROM {} WHERE id = ?1", kind.table());
        db.prepare_cached(&row)?.execute([record.as_bytes()])?;
        tx.changed.mark(kind, true);
    }
    // Without it, what is asked about the ties beside it may be another thing.
    if let Some(ends) = between {
        crate::relationship::ask_between(db, ends)?;
    }
    for local in [
        "DELETE FROM involved WHERE record = ?1 OR asset = ?1",
        "DELETE FROM network_place WHERE asset = ?1",
        "DELETE FROM joined WHERE record = ?1",
    ] {
        db.prepare_cached(local)?.execute([record.as_bytes()])?;
    }
    Ok(about)
}

fn forget_asset(db: &Connection, n: u32) -> Result<()> {
    for table in ["asset_tag", "asset_field", "asset_area"] {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE asset = ?1"))?
            .execute([n])?;
    }
    text_index::remove(db, n)
}

/// Operations of which nothing is left are no steps that anybody could take back: like those that came from elsewhere
/// they are in the log alone.
fn no_steps_any_more(db: &Connection, ops: &BTreeSet<String>) -> Result<()> {
    let mut update = db.prepare_cached(
        "UPDATE op SET came_by_merge = 1 WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM change WHERE op = ?1)",
    )?;
    for op in ops {
        update.execute([op])?;
    }
    Ok(())
}

/// Bytes of photos that no change names any more.
fn unnamed_bytes(db: &Connection) -> Result<()> {
    for table in ["attachment_bytes", "attachment_derived"] {
        db.execute(
            &format!(
                "DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM change \
                 WHERE kind = 'attachment' AND sets ->> '$.hash[0]' = {table}.hash)"
            ),
            [],
        )?;
    }
    Ok(())
}

/// Where the words of records stand in what others wrote, by the links made while it was written. The log is looked
/// through once for all of them, with what is set aside.
fn linked(db: &Connection, records: &BTreeSet<RecordId>) -> Result<BTreeSet<Redaction>> {
    let mut found = BTreeSet::new();
    rows::for_each_linking(db, |change| {
        let owners = change.mentions.values().flat_map(|owners| owners.keys());
        let owners: BTreeSet<&RecordId> = owners.filter(|one| records.contains(*one)).collect();
        for owner in owners {
            found.extend(links_in(&change, owner));
        }
        Ok(())
    })?;
    Ok(found)
}

/// Where the words of one of them stand in one change.
fn links_in(change: &Change, record: &RecordId) -> Vec<Redaction> {
    let mut found = Vec::new();
    for (unit, owners) in &change.mentions {
        for (value, start, length) in owners.get(record).into_iter().flatten() {
            found.push(Redaction {
                voice: change.voice.clone(),
                seq: change.seq,
                unit: unit.clone(),
                value: *value,
                start: *start,
                length: *length,
            });
        }
    }
    found
}

/// Blanks words in what others wrote, and shows what is left.
pub fn redact(tx: &mut Tx, redactions: impl IntoIterator<Item = Redaction>) -> Result<()> {
    let mut records = BTreeSet::new();
    let mut left: Vec<Redaction> = redactions.into_iter().collect();
    while let Some(redaction) = left.pop() {
        let db = tx.db();
        if redaction.value == NAME && !taken_out::is_one(&redaction) {
            // A unit goes with its name, and the name is kept nowhere.
            let change = rows::change_at(db, &redaction.voice, redaction.seq)?;
            left.extend(taken_out::unit_of(db, change.as_ref(), &redaction.unit)?);
            continue;
        }
        let Redaction {
            voice,
            seq,
            unit,
            value,
            start,
            length,
        } = &redaction;
        let new = db
            .prepare_cached("INSERT OR IGNORE INTO redaction (voice, seq, unit, value, start, length) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![voice, seq, unit, value, start, length])?;
        if new == 0 {
            continue;
        }
        if taken_out::is_one(&redaction) {
            records.extend(taken_out::follow(db, &redaction)?);
            continue;
        }
        let Some(mut change) = rows::change_at(db, voice, *seq)? else {
            continue;
        };
        if let Some(words) = passage(&change, &redaction) {
            left.extend(taken_out::words_of(db, &change, unit, &words)?);
        }
        if blank(&mut change, &redaction) {
            rows::extend(db, &change)?;
            records.insert(change.record);
        }
    }
    for record in records {
        tx.show(&record, false)?;
    }
    Ok(())
}

/// Were words of a unit of this record blanked?
pub fn is_blanked(db: &Connection, record: &RecordId, unit: &str) -> Result<bool> {
    let mut statement = db.prepare_cached(
        "SELECT 1 FROM redaction r JOIN change c ON c.voice = r.voice AND c.seq = r.seq
         WHERE c.record = ?1 AND r.unit = ?2",
    )?;
    Ok(statement.exists(params![record.as_bytes(), unit])?)
}

/// A change as it may be kept here: nothing of erased records, and without the words that are gone. None where
/// nothing of it may be.
pub fn allowed(db: &Connection, change: &Change) -> Result<Option<Change>> {
    if is_erased(db, &change.record)? {
        return Ok(None);
    }
    let mut change = change.clone();
    let mut statement = db.prepare_cached(
        "SELECT unit, value, start, length FROM redaction WHERE voice = ?1 AND seq = ?2",
    )?;
    let known = statement.query_map(params![change.voice, change.seq], |row| {
        Ok(Redaction {
            voice: String::new(),
            seq: 0,
            unit: row.get(0)?,
            value: row.get(1)?,
            start: row.get(2)?,
            length: row.get(3)?,
        })
    })?;
    for redaction in known.collect::<rusqlite::Result<Vec<_>>>()? {
        blank(&mut change, &redaction);
    }
    taken_out::without_units(db, &mut change)?;
    super::safeguard::kept(db, &mut change)?;
    Ok(Some(change))
}

/// The redactions that a change from elsewhere brings with it: links to people who are erased here.
pub fn brought(db: &Connection, change: &Change) -> Result<Vec<Redaction>> {
    let owners: BTreeSet<&RecordId> = change.mentions.values().flat_map(|m| m.keys()).collect();
    let mut found = Vec::new();
    for owner in owners {
        if is_erased(db, owner)? {
            found.extend(links_in(change, owner));
        }
    }
    Ok(found)
}

/// An erased record cannot be written to: whoever still shows it is told.
pub fn refuse_erased(db: &Connection, record: &RecordId) -> Result<()> {
    match is_erased(db, record)? {
        true => Err(Error::invalid(
            "That was erased, here or on another laptop of the team. Nothing of it can come back.",
        )),
        false => Ok(()),
    }
}
