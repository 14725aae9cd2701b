//! The log up to a moment, in a copy that is looked at and thrown away: what was done later is taken out, and all that
//! it touched is shown as it is without it.
//!
//! Here a clock decides, because people ask by days: an operation counts at the time that its own laptop gave it, also
//! where it came by a merge only later. Nothing of such a copy is ever merged, sent or kept.

use super::door::{Tx, Voice};
use super::joined::{self, JOINED};
use super::view::View;
use super::{Change, EXISTS, erasure, rows, safeguard};
use crate::catalogue::SELF;
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::RecordId;
use crate::record::Kind;
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use std::collections::{BTreeMap, BTreeSet};

/// What is not copied: the bytes of photos, which are most of a file; what is being written just now; what this laptop
/// knows of others, of its backups, and of the files it brought in.
const LEFT_OUT: [&str; 8] = [
    "attachment_bytes",
    "attachment_derived",
    "backup_elsewhere",
    "draft",
    "end_listed",
    "held",
    "peer",
    "remembered_mapping",
];

/// The units by which something is kept and used no more.
const RESTRICTION: [&str; 3] = ["restricted", "restricted_since", "restricted_why"];

/// A copy in memory of all but what is [`LEFT_OUT`], whose text index is still to be written.
///
/// Row by row, because the pages of a file that has a key cannot go to one that has none.
pub(crate) fn copy(from: &Connection) -> Result<Connection> {
    let to = crate::storage::in_memory()?;
    let work = Transaction::new_unchecked(&to, TransactionBehavior::Immediate)?;
    for table in tables(&work)? {
        if !LEFT_OUT.contains(&table.as_str()) {
            fill(from, &work, &table)?;
        }
    }
    // Facts about a file are none about a copy in memory.
    work.execute(
        "DELETE FROM fact WHERE key NOT IN ('areas', 'catalogue', 'lamport', 'sample', 'travel', 'worker')",
        [],
    )?;
    rows::set_fact(&work, "text_index", "stale")?;
    work.commit()?;
    Ok(to)
}

/// Every table but those of the text index.
fn tables(db: &Connection) -> Result<Vec<String>> {
    let mut statement = db.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 \
         AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'asset_text%' ORDER BY name",
    )?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

fn fill(from: &Connection, to: &Connection, table: &str) -> Result<()> {
    // Columns that SQLite works out itself are not among these.
    let mut columns = to.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let columns = columns.query_map([table], |row| row.get::<_, String>(0))?;
    let columns: Vec<String> = columns
        .map(|name| name.map(|name| format!("\"{name}\"")))
        .collect::<rusqlite::Result<_>>()?;
    let names = columns.join(", ");
    let marks = vec!["?"; columns.len()].join(", ");
    to.execute(&format!("DELETE FROM \"{table}\""), [])?;
    let mut read = from.prepare(&format!("SELECT {names} FROM \"{table}\""))?;
    let mut write = to.prepare(&format!(
        "INSERT INTO \"{table}\" ({names}) VALUES ({marks})"
    ))?;
    let mut lines = read.query([])?;
    while let Some(line) = lines.next()? {
        for i in 0..columns.len() {
            write.raw_bind_parameter(i + 1, ToSqlOutput::Borrowed(line.get_ref(i)?))?;
        }
        write.raw_execute()?;
    }
    Ok(())
}

/// Takes out of a copy what was done at `end` (as operations are dated) or later, and shows what is left.
///
/// What protects somebody now, though it was said later, stays: whoever looks back does not mean that.
pub(crate) fn go_back(copy: &Connection, end: &str) -> Result<()> {
    let work = Transaction::new_unchecked(copy, TransactionBehavior::Immediate)?;
    note_later(&work, end)?;
    let (touched, gone) = touched(&work)?;
    let mut protected = Vec::new();
    for record in touched.difference(&gone) {
        protected.extend(protections(&work, record)?);
    }
    let mut shown = shown_elsewhere(&work, &touched)?;
    let mut tx = Tx::new(&work, Voice::drawn(), 0, Label::of(Action::Begin));
    for record in &gone {
        shown.extend(erasure::take_out(&mut tx, record)?);
    }
    work.execute(
        "DELETE FROM change WHERE op IN (SELECT op FROM temp.later)",
        [],
    )?;
    keep(&work, &protected)?;
    work.execute_batch(
        "DELETE FROM merging WHERE op IN (SELECT op FROM temp.later);
         DELETE FROM op WHERE id IN (SELECT op FROM temp.later);
         DELETE FROM voice WHERE id NOT IN (SELECT voice FROM op);
         DROP TABLE temp.later;",
    )?;
    shown.extend(&touched);
    let mut led = BTreeSet::new();
    for record in &shown {
        led.insert(joined::survivor(&work, record)?);
    }
    shown.extend(led);
    shown.retain(|record| !gone.contains(record));
    show(&mut tx, &shown, &gone)?;
    work.commit()?;
    Ok(())
}

/// Notes the operations that are to go. Whatever takes back or does again what goes, goes with it. What made the
/// catalogue stays on any day: without it there is no name.
fn note_later(db: &Connection, end: &str) -> Result<()> {
    db.execute_batch("CREATE TEMP TABLE later (op TEXT PRIMARY KEY) WITHOUT ROWID")?;
    db.execute(
        "INSERT INTO temp.later WITH RECURSIVE going (op) AS ( \
           SELECT id FROM op WHERE at >= ?1 AND id NOT IN (SELECT op FROM change WHERE record = ?2 ORDER BY n LIMIT 1) \
           UNION SELECT o.id FROM going g JOIN op o ON o.undoes = g.op) \
         SELECT op FROM going",
        params![end, SELF.as_bytes()],
    )?;
    Ok(())
}

/// The records of which something goes, and those of them of which nothing is left.
fn touched(db: &Connection) -> Result<(BTreeSet<RecordId>, BTreeSet<RecordId>)> {
    let mut read =
        db.prepare("SELECT DISTINCT record FROM change WHERE op IN (SELECT op FROM temp.later)")?;
    let mut stays = db.prepare(
        "SELECT 1 FROM change WHERE record = ?1 AND op NOT IN (SELECT op FROM temp.later)",
    )?;
    let (mut touched, mut gone) = (BTreeSet::new(), BTreeSet::new());
    let mut lines = read.query([])?;
    while let Some(line) = lines.next()? {
        let record = RecordId::from_bytes(line.get(0)?);
        if !stays.exists([record.as_bytes()])? {
            gone.insert(record);
        }
        touched.insert(record);
    }
    Ok((touched, gone))
}

/// The changes that are to go and by which a record is kept and not used, or must not be found, now: that part of them.
fn protections(db: &Connection, record: &RecordId) -> Result<Vec<Change>> {
    let changes = rows::changes_of(db, record)?;
    let view = View::of(&changes);
    let mut units: BTreeSet<&str> = BTreeSet::new();
    if view.shown("restricted") == true {
        units.extend(RESTRICTION);
    }
    if view.shown("sensitivity") == "safeguarded" {
        units.insert("sensitivity");
    }
    let mut parts = Vec::new();
    if units.is_empty() || changes.iter().any(|c| c.kind != Kind::Asset.table()) {
        return Ok(parts);
    }
    let mut goes = db.prepare_cached("SELECT 1 FROM temp.later WHERE op = ?1")?;
    for change in &changes {
        let says = |unit: &str| view.heads(unit).iter().any(|c| std::ptr::eq(*c, change));
        let said: BTreeSet<&str> = units.iter().copied().filter(|unit| says(unit)).collect();
        if said.is_empty() || !goes.exists([&change.op])? {
            continue;
        }
        let mut part = change.only(|unit| said.contains(unit));
        // That it is used no more says nothing of whether it was here.
        for decision in [EXISTS, JOINED] {
            part.seen.insert(decision.to_owned(), view.vector(decision));
        }
        parts.push(part);
    }
    Ok(parts)
}

/// Puts the parts that stay into the log again, with their operations, which say nothing else any more.
fn keep(db: &Connection, parts: &[Change]) -> Result<()> {
    let mut by_op: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    for part in parts {
        rows::append(db, part)?;
        by_op.entry(&part.op).or_default().push(part);
    }
    for (op, parts) in by_op {
        let restricts = parts
            .iter()
            .any(|part| part.sets.contains_key("restricted"));
        let action = match restricts {
            true => Action::Restrict,
            false => Action::Safeguard,
        };
        let records: Vec<RecordId> = parts.iter().map(|part| part.record).collect();
        let label = serde_json::to_string(&Label::many(action, &records))
            .map_err(|e| Error::Damaged(e.to_string()))?;
        db.execute("DELETE FROM temp.later WHERE op = ?1", [op])?;
        db.execute(
            "UPDATE op SET label = ?2, undoes = NULL, continues = NULL WHERE id = ?1",
            [op, &label],
        )?;
    }
    Ok(())
}

/// What is shown with the record that one of these leads to now, and may stand by itself then.
fn shown_elsewhere(db: &Connection, records: &BTreeSet<RecordId>) -> Result<BTreeSet<RecordId>> {
    let mut found = BTreeSet::new();
    for record in joined::absorbed(db)? {
        if records.contains(&record) {
            let keep = joined::survivor(db, &record)?;
            found.extend(joined::naming(db, &keep)?);
            found.insert(keep);
        }
    }
    Ok(found)
}

/// Writes the rows anew. What must not be found stays hidden, whatever it was then.
fn show(tx: &mut Tx, records: &BTreeSet<RecordId>, gone: &BTreeSet<RecordId>) -> Result<()> {
    // Whatever led to what is gone stands for itself.
    for record in gone {
        for one in joined::directly_in(tx.db(), record)? {
            tx.show_alone(&one, true)?;
            joined::follow(tx, &one)?;
        }
    }
    // Whatever hangs on something is shown first, so that its ends see it.
    for _ in 0..2 {
        for record in records {
            tx.show(record, true)?;
        }
    }
    safeguard::follow(tx, records.iter().copied())?;
    tx.areas_follow()
}
