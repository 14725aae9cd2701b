//! The log's own tables: reading and appending changes and operations.

use super::exchange::{SentOp, VoiceLine};
use super::{Change, Op, Vector};
use crate::error::{Error, Result};
use crate::id::RecordId;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::de::DeserializeOwned;

const COLUMNS: &str = "voice, seq, op, lamport, kind, record, sets, seen, audience, mentions";

fn json<T: DeserializeOwned>(row: &Row, column: usize) -> rusqlite::Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    serde_json::from_str(text).map_err(|e| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(e))
    })
}

fn change(row: &Row) -> rusqlite::Result<Change> {
    Ok(Change {
        voice: row.get(0)?,
        seq: row.get(1)?,
        op: row.get(2)?,
        lamport: row.get(3)?,
        kind: row.get(4)?,
        record: RecordId::from_bytes(row.get(5)?),
        sets: json(row, 6)?,
        seen: json(row, 7)?,
        audience: json(row, 8)?,
        mentions: json(row, 9)?,
    })
}

/// The changes of a record, without those set aside, in order of arrival.
pub fn changes_of(db: &Connection, record: &RecordId) -> Result<Vec<Change>> {
    let sql = format!("SELECT {COLUMNS} FROM change WHERE record = ?1 AND aside = 0 ORDER BY n");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([record.as_bytes()], change)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The same with those set aside: the past is asked of all that is known.
pub fn history_of(db: &Connection, record: &RecordId) -> Result<Vec<Change>> {
    let sql = format!("SELECT {COLUMNS} FROM change WHERE record = ?1 ORDER BY n");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([record.as_bytes()], change)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What one operation did, record by record.
pub fn changes_by(db: &Connection, op: &str) -> Result<Vec<Change>> {
    let sql = format!("SELECT {COLUMNS} FROM change WHERE op = ?1 AND aside = 0 ORDER BY n");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([op], change)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every change, without those set aside, in order of arrival; stops at the first error `each` gives.
pub fn for_each_change(db: &Connection, each: impl FnMut(Change) -> Result<()>) -> Result<()> {
    for_each_of(db, "WHERE aside = 0", each)
}

/// The same with those set aside.
pub fn for_each_in_history(db: &Connection, each: impl FnMut(Change) -> Result<()>) -> Result<()> {
    for_each_of(db, "", each)
}

/// The same of those alone that are set aside.
pub fn for_each_aside(db: &Connection, each: impl FnMut(Change) -> Result<()>) -> Result<()> {
    for_each_of(db, "INDEXED BY change_aside WHERE aside <> 0", each)
}

/// The same of those alone in which somebody is linked, also where they are set aside.
pub fn for_each_linking(db: &Connection, each: impl FnMut(Change) -> Result<()>) -> Result<()> {
    for_each_of(db, "WHERE mentions <> '{}'", each)
}

/// `which` is a fixed fragment of SQL.
fn for_each_of(
    db: &Connection,
    which: &'static str,
    mut each: impl FnMut(Change) -> Result<()>,
) -> Result<()> {
    let mut statement = db.prepare(&format!("SELECT {COLUMNS} FROM change {which} ORDER BY n"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(change(row)?)?;
    }
    Ok(())
}

/// Is a change set aside?
pub fn is_aside(db: &Connection, change: &Change) -> Result<bool> {
    let mut statement =
        db.prepare_cached("SELECT 1 FROM change WHERE voice = ?1 AND seq = ?2 AND aside <> 0")?;
    Ok(statement.exists(params![change.voice, change.seq])?)
}

/// Every change that somebody lacks who holds `since`, in order of arrival.
pub fn for_each_change_since(
    db: &Connection,
    since: &Vector,
    mut each: impl FnMut(Change) -> Result<()>,
) -> Result<()> {
    if since.is_empty() {
        return for_each_change(db, each);
    }
    let since = serde_json::to_string(since).map_err(|e| Error::Damaged(e.to_string()))?;
    let mut statement = db.prepare(&format!(
        "SELECT {COLUMNS} FROM change WHERE aside = 0 AND n IN (
           SELECT c.n FROM (SELECT DISTINCT voice FROM change) v JOIN change c ON c.voice = v.voice
           AND c.seq > coalesce((SELECT value FROM json_each(?1) WHERE key = v.voice), 0)) ORDER BY n"
    ))?;
    let mut rows = statement.query([since])?;
    while let Some(row) = rows.next()? {
        each(change(row)?)?;
    }
    Ok(())
}

pub fn change_at(db: &Connection, voice: &str, seq: u64) -> Result<Option<Change>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM change WHERE voice = ?1 AND seq = ?2"
    ))?;
    Ok(statement
        .query_row(params![voice, seq], change)
        .optional()?)
}

/// Appends a change. One that is here already under the same identity is an error of the caller.
pub fn append(db: &Connection, change: &Change) -> Result<()> {
    let mut statement = db.prepare_cached(&format!(
        "INSERT INTO change ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
    ))?;
    statement.execute(params![
        change.voice,
        change.seq,
        change.op,
        change.lamport,
        change.kind,
        change.record.as_bytes(),
        text(&change.sets)?,
        text(&change.seen)?,
        text(&change.audience)?,
        text(&change.mentions)?,
    ])?;
    Ok(())
}

/// The same for one that a merge brought.
pub(super) fn append_come(db: &Connection, change: &Change, merge: i64) -> Result<()> {
    append(db, change)?;
    db.prepare_cached("UPDATE change SET came = ?3 WHERE voice = ?1 AND seq = ?2")?
        .execute(params![change.voice, change.seq, merge])?;
    Ok(())
}

/// Puts more into a change: the same operation touching the record once more before it is committed,
/// or another part of a change that arrived cut down to an audience.
pub fn extend(db: &Connection, change: &Change) -> Result<()> {
    let mut statement = db.prepare_cached(
        "UPDATE change SET sets = ?3, seen = ?4, audience = ?5, mentions = ?6 WHERE voice = ?1 AND seq = ?2",
    )?;
    statement.execute(params![
        change.voice,
        change.seq,
        text(&change.sets)?,
        text(&change.seen)?,
        text(&change.audience)?,
        text(&change.mentions)?,
    ])?;
    Ok(())
}

pub fn append_op(db: &Connection, op: &Op, came_by_merge: bool) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT OR IGNORE INTO op (id, voice, label, at, undoes, continues, came_by_merge) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    statement.execute(params![
        op.id,
        op.voice,
        text(&op.label)?,
        op.at,
        op.undoes,
        op.continues,
        came_by_merge
    ])?;
    Ok(())
}

/// Enters an operation that came from elsewhere, its label as it was written there.
pub(super) fn append_sent_op(db: &Connection, op: &SentOp) -> Result<()> {
    db.prepare_cached(
        "INSERT OR IGNORE INTO op (id, voice, label, at, undoes, continues, came_by_merge) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)",
    )?
    .execute(params![op.id, op.voice, text(&op.label)?, op.at, op.undoes, op.continues])?;
    Ok(())
}

/// Every operation, as it travels.
pub(super) fn sent_ops(db: &Connection) -> Result<Vec<SentOp>> {
    let mut statement =
        db.prepare_cached("SELECT id, voice, label, at, undoes, continues FROM op ORDER BY n")?;
    let rows = statement.query_map([], |row| {
        Ok(SentOp {
            id: row.get(0)?,
            voice: row.get(1)?,
            label: json(row, 2)?,
            at: row.get(3)?,
            undoes: row.get(4)?,
            continues: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who has spoken in this file.
pub(super) fn voices(db: &Connection) -> Result<Vec<VoiceLine>> {
    let mut statement =
        db.prepare_cached("SELECT id, laptop, person, since FROM voice ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok(VoiceLine {
            id: row.get(0)?,
            laptop: row.get(1)?,
            person: row.get(2)?,
            since: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn append_voice(db: &Connection, voice: &VoiceLine) -> Result<()> {
    db.prepare_cached(
        "INSERT OR IGNORE INTO voice (id, laptop, person, since) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![voice.id, voice.laptop, voice.person, voice.since])?;
    Ok(())
}

pub fn op(row: &Row) -> rusqlite::Result<Op> {
    Ok(Op {
        id: row.get(0)?,
        voice: row.get(1)?,
        label: json(row, 2)?,
        at: row.get(3)?,
        undoes: row.get(4)?,
        continues: row.get(5)?,
    })
}

/// The operations made in this file, oldest first; or all of them.
pub fn ops(db: &Connection, also_merged: bool) -> Result<Vec<Op>> {
    let mut statement = db.prepare_cached(
        "SELECT id, voice, label, at, undoes, continues FROM op WHERE ?1 OR came_by_merge = 0 ORDER BY n",
    )?;
    let rows = statement.query_map([also_merged], op)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A fact about this file.
pub fn fact(db: &Connection, key: &str) -> Result<Option<String>> {
    let mut statement = db.prepare_cached("SELECT value FROM fact WHERE key = ?1")?;
    Ok(statement.query_row([key], |row| row.get(0)).optional()?)
}

pub fn set_fact(db: &Connection, key: &str, value: &str) -> Result<()> {
    db.prepare_cached("INSERT INTO fact (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")?
        .execute([key, value])?;
    Ok(())
}

fn text(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|e| Error::Damaged(e.to_string()))
}
