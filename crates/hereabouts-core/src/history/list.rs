//! The history of the whole catalogue: who did what, on which laptop, when, and field by field.
//!
//! It is read from the log as it is: what was erased is not in it any more, and what was set aside by undoing a merge
//! is left out. The person at the machine reads, so nothing is kept from them.

mod told;

use self::told::{Logs, told};
use super::days::{begins, day};
use super::{Action, FieldChange, Hand, Label, hand};
use crate::catalogue::Catalogue;
use crate::error::{Error, Result};
use crate::id::{AssetId, RecordId};
use crate::log::rows::change_at;
use crate::log::{Change, context, joined, undo};
use crate::record::Kind;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params, params_from_iter};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};

/// So many records of one operation are told; of the others only that they are there.
const TOLD: usize = 20;

/// Operations that there is something to see of: steps of this file, and whatever holds a change that is not set
/// aside.
const IS_SHOWN: &str =
    "(o.came_by_merge = 0 OR EXISTS (SELECT 1 FROM change c WHERE c.op = o.id AND c.aside = 0))";

/// What of the history is wanted: all that is said here has to fit.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct HistoryAsked {
    /// What was done to it, and to what hangs on it.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub record: Option<RecordId>,
    #[serde(default)]
    pub person: Option<String>,
    #[serde(default)]
    pub laptop: Option<String>,
    #[serde(default)]
    pub kind: Option<Kind>,
    /// The first and the last ISO 8601 day, as days are here.
    #[serde(default)]
    pub from: Option<String>,
    #[serde(default)]
    pub until: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct HistoryPage {
    /// So many operations fit.
    #[ts(type = "number")]
    pub total: u64,
    /// Everybody and every laptop that ever wrote, to choose from.
    pub people: Vec<String>,
    pub laptops: Vec<String>,
    /// The newest first.
    pub entries: Vec<HistoryEntry>,
}

/// One operation.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct HistoryEntry {
    /// Names the operation: `put_back` takes it.
    pub op: String,
    pub label: Label,
    /// What the record of the label is called now.
    pub name: Option<String>,
    pub hand: Hand,
    /// It was taken back, and not done again.
    pub undone: bool,
    /// So many records were changed.
    #[ts(type = "number")]
    pub records: u64,
    /// The first of them; where a record or a kind was asked for, the first of those.
    pub what: Vec<RecordChange>,
}

/// What an operation did to one record.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct RecordChange {
    #[ts(type = "string")]
    pub record: RecordId,
    /// As the log names it, so that one of a later version has its name too.
    pub kind: String,
    /// What it is called now; where it has no name of its own, the asset that it is about, of a tie both ends.
    pub name: Option<String>,
    /// The asset itself, or the one that it is about.
    pub asset: Option<AssetId>,
    /// `exists` among them: it was made, put into the bin, taken out.
    pub fields: Vec<FieldChange>,
}

impl Catalogue {
    /// What was done, the newest first: a page of the operations that fit.
    ///
    /// # Errors
    /// `Invalid` for a day that is none.
    pub fn list_history(
        &self,
        asked: HistoryAsked,
        offset: u32,
        limit: u32,
    ) -> Result<HistoryPage> {
        self.read(|db| page(db, &asked, offset as usize, limit as usize))
    }
}

fn page(db: &Connection, asked: &HistoryAsked, offset: usize, limit: usize) -> Result<HistoryPage> {
    let mut logs = Logs::default();
    let records = match &asked.record {
        Some(record) => with_what_hangs_on(db, record)?,
        None => Vec::new(),
    };
    for record in &records {
        logs.of(db, record)?;
    }
    let found = found(db, asked, &records, &logs)?;
    let mut entries = Vec::new();
    for n in found.iter().skip(offset).take(limit) {
        entries.push(entry(db, *n, asked, &records, &mut logs)?);
    }
    Ok(HistoryPage {
        total: found.len() as u64,
        people: names(
            db,
            "SELECT DISTINCT person FROM voice WHERE person <> '' ORDER BY person",
        )?,
        laptops: names(
            db,
            "SELECT DISTINCT laptop FROM voice WHERE laptop <> '' ORDER BY laptop",
        )?,
        entries,
    })
}

fn names(db: &Connection, sql: &'static str) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(sql)?;
    let found = statement.query_map([], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// A record, those that were joined with it, and what hangs on it.
fn with_what_hangs_on(db: &Connection, record: &RecordId) -> Result<Vec<RecordId>> {
    let mut all = vec![*record];
    all.extend(joined::those_in(db, record)?);
    all.extend(context::hangers(db, record)?.into_keys());
    Ok(all)
}

/// The numbers of the operations that fit, the newest first. Where a record was asked for, `logs` holds all that was
/// done to it.
fn found(
    db: &Connection,
    asked: &HistoryAsked,
    records: &[RecordId],
    logs: &Logs,
) -> Result<Vec<i64>> {
    let mut sql = format!("SELECT o.n FROM op o WHERE {IS_SHOWN}");
    let mut given: Vec<Sql> = Vec::new();
    let mut and = |condition: &str, value: String| {
        sql.push_str(" AND ");
        sql.push_str(condition);
        given.push(Sql::Text(value));
    };
    if asked.record.is_some() {
        let done = records.iter().flat_map(|record| logs.read(record));
        let ops: BTreeSet<&str> = done.map(|change| change.op.as_str()).collect();
        let ops = serde_json::to_string(&ops).map_err(|e| Error::Damaged(e.to_string()))?;
        and("o.id IN (SELECT value FROM json_each(?))", ops);
    }
    if let Some(person) = &asked.person {
        and(
            "o.voice IN (SELECT id FROM voice WHERE person = ?)",
            person.clone(),
        );
    }
    if let Some(laptop) = &asked.laptop {
        and(
            "o.voice IN (SELECT id FROM voice WHERE laptop = ?)",
            laptop.clone(),
        );
    }
    if let Some(kind) = asked.kind {
        and(
            "EXISTS (SELECT 1 FROM change c WHERE c.op = o.id AND c.kind = ? AND c.aside = 0)",
            kind.table().to_owned(),
        );
    }
    if let Some(from) = &asked.from {
        and("o.at >= ?", begins(day(from)?, false)?);
    }
    if let Some(until) = &asked.until {
        and("o.at < ?", begins(day(until)?, true)?);
    }
    sql.push_str(" ORDER BY o.n DESC");
    let mut statement = db.prepare_cached(&sql)?;
    let numbers = statement.query_map(params_from_iter(given), |row| row.get(0))?;
    Ok(numbers.collect::<rusqlite::Result<_>>()?)
}

fn entry(
    db: &Connection,
    n: i64,
    asked: &HistoryAsked,
    records: &[RecordId],
    logs: &mut Logs,
) -> Result<HistoryEntry> {
    let mut statement = db.prepare_cached(
        "SELECT id, label, coalesce(continues, id), came_by_merge FROM op WHERE n = ?1",
    )?;
    let (op, label, step, came): (String, String, String, bool) = statement
        .query_row([n], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?;
    // What a later version wrote there may be said in a way that this one cannot read.
    let label: Label = serde_json::from_str(&label).unwrap_or_else(|_| Label::of(Action::Other));
    let changes: Vec<Change> = match asked.record {
        Some(_) => {
            let of_them = records.iter().flat_map(|record| logs.read(record));
            let of_kind = |change: &&Change| asked.kind.is_none_or(|k| k.table() == change.kind);
            of_them
                .filter(|change| change.op == op)
                .filter(of_kind)
                .take(TOLD)
                .cloned()
                .collect()
        }
        None => first(db, &op, asked.kind)?,
    };
    let mut what = Vec::new();
    for change in &changes {
        what.push(told(db, change, logs)?);
    }
    let name = match &label.record {
        Some(record) => match undo::name_of(db, record)? {
            Some(name) => Some(name),
            // Gifts, promises and the like are called by their words.
            None => what
                .iter()
                .find(|told| told.record == *record)
                .and_then(|told| told.name.clone()),
        },
        None => None,
    };
    Ok(HistoryEntry {
        hand: hand(db, &op)?,
        undone: is_undone(db, &step)?,
        records: changed(db, &op, came)?,
        op,
        label,
        name,
        what,
    })
}

/// The first changes of an operation, or those of one kind.
fn first(db: &Connection, op: &str, kind: Option<Kind>) -> Result<Vec<Change>> {
    let mut statement = db.prepare_cached(
        "SELECT voice, seq FROM change WHERE op = ?1 AND aside = 0 AND (?2 IS NULL OR kind = ?2) ORDER BY n LIMIT ?3",
    )?;
    let dots = statement
        .query_map(params![op, kind.map(Kind::table), TOLD as i64], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<Vec<(String, u64)>>>()?;
    let mut changes: Vec<Change> = Vec::new();
    for (voice, seq) in dots {
        changes.extend(change_at(db, &voice, seq)?);
    }
    Ok(changes)
}

/// How many records an operation changed. Of what was written here also what was set aside is counted, so that the
/// index alone counts an import of a million.
fn changed(db: &Connection, op: &str, came: bool) -> Result<u64> {
    let sql = match came {
        true => "SELECT count(*) FROM change WHERE op = ?1 AND aside = 0",
        false => "SELECT count(*) FROM change WHERE op = ?1",
    };
    Ok(db.prepare_cached(sql)?.query_row([op], |row| row.get(0))?)
}

/// Was a step taken back, and that not taken back in its turn?
fn is_undone(db: &Connection, step: &str) -> Result<bool> {
    // So often nobody does something again; a file that was tampered with may go round in a circle.
    const MOST: i64 = 1000;
    let mut statement = db.prepare_cached(&format!(
        "WITH RECURSIVE back (id, undoes, depth) AS ( \
           SELECT o.id, o.undoes, 1 FROM op o WHERE o.undoes = ?1 AND {IS_SHOWN} \
           UNION ALL \
           SELECT o.id, o.undoes, b.depth + 1 FROM back b JOIN op o ON o.undoes = b.id WHERE b.depth < ?2 AND {IS_SHOWN}) \
         SELECT id, undoes FROM back ORDER BY depth DESC LIMIT ?2"
    ))?;
    let mut rows = statement.query(params![step, MOST])?;
    let mut undone: HashSet<String> = HashSet::new();
    // The last word first: what took something back counts unless it was taken back itself.
    while let Some(row) = rows.next()? {
        let (id, undoes): (String, String) = (row.get(0)?, row.get(1)?);
        if !undone.contains(&id) {
            undone.insert(undoes);
        }
    }
    Ok(undone.contains(step))
}
