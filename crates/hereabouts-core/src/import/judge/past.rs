//! What became of an asset unit by unit: what the file said of it last, and on what a person had the last word.

use crate::asset::{Asset, AssetKind};
use crate::error::Result;
use crate::id::RecordId;
use crate::inbox::InboxItem;
use crate::log::joined::{JOINED, those_in};
use crate::log::rows;
use crate::record::{Record, Units};
use crate::storage::rows::{Stored, get};
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What the log tells a file about an asset.
#[derive(Default)]
pub struct Past {
    /// What the file said the last time, as far as it was taken over.
    pub said: Units,
    /// Units that say something else since, or of which there is no telling.
    pub since: BTreeSet<String>,
    /// All that a unit ever said here.
    pub ever: BTreeMap<String, Vec<Value>>,
}

/// Whose words an operation wrote.
enum Hand {
    File,
    /// A row of the Inbox that was settled: the file's where it says as the row did.
    Settled(Units),
    Undo,
    Person,
    /// Of an operation that was undone nothing holds.
    Nobody,
}

/// What happened to the asset until now. `trusted`: what imports brought is what this file said. Otherwise
/// there is no telling whether the file or what is here is the newer.
pub fn past(db: &Connection, known: &Stored<Asset>, trusted: bool) -> Result<Past> {
    let mut past = Past::default();
    let of_others = said_by_others(db, &known.id)?;
    for change in rows::changes_of(db, &known.id)? {
        let hand = hand(db, &change.op)?;
        for (unit, values) in change.sets {
            let value = values.into_iter().next().unwrap_or_default();
            let as_said = past.said.get(&unit).unwrap_or(&Value::Null) == &value;
            let by_another = || {
                let said = of_others.get(&(change.op.clone(), unit.clone()));
                said.is_some_and(|said| said.contains(&value))
            };
            let of_file = match &hand {
                Hand::Nobody => continue,
                Hand::File | Hand::Settled(_) if !of_others.is_empty() && by_another() => {
                    as_said && !value.is_null()
                }
                Hand::File => true,
                Hand::Settled(row) => row.get(&unit) == Some(&value),
                Hand::Undo => as_said,
                // Words that a wider audience made somebody state anew are nobody's edit.
                Hand::Person => as_said && !value.is_null(),
            };
            match of_file && trusted {
                true => past.since.remove(&unit),
                false => past.since.insert(unit.clone()),
            };
            if of_file && trusted {
                match value.is_null() {
                    true => past.said.remove(&unit),
                    false => past.said.insert(unit.clone(), value.clone()),
                };
            }
            past.ever.entry(unit).or_default().push(value);
        }
    }
    Ok(past)
}

/// What rows of assets that had become one with this one said of it: by the operation and the unit.
pub(super) fn said_by_others(
    db: &Connection,
    id: &RecordId,
) -> Result<BTreeMap<(String, String), Vec<Value>>> {
    let mut said: BTreeMap<(String, String), Vec<Value>> = BTreeMap::new();
    for other in those_in(db, id)? {
        for change in rows::changes_of(db, &other)? {
            // Known to be one then, so that the same was written here.
            let behind = change.seen.contains_key(JOINED) && !change.sets.contains_key(JOINED);
            for (unit, values) in change.sets.into_iter().filter(|_| behind) {
                let key = (change.op.clone(), unit);
                said.entry(key).or_default().extend(values);
            }
        }
    }
    Ok(said)
}

fn hand(db: &Connection, op: &str) -> Result<Hand> {
    // An undo names the step and a redo the undo: with an even number of them the step holds.
    let mut statement = db.prepare_cached(
        "SELECT label ->> '$.action', label ->> '$.record', (
           WITH RECURSIVE back(id, steps) AS (
             SELECT ?1, 0 UNION ALL SELECT o.id, steps + 1 FROM op o JOIN back ON o.undoes = back.id)
           SELECT max(steps) % 2 = 0 FROM back) FROM op WHERE id = ?1",
    )?;
    let found: Option<(String, Option<String>, bool)> = statement
        .query_row([op], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    Ok(match found {
        Some((.., false)) => Hand::Nobody,
        Some((action, record, true)) => match action.as_str() {
            "import" => Hand::File,
            "settle_inbox" => Hand::Settled(row_settled(db, record)?),
            "undo" | "redo" => Hand::Undo,
            _ => Hand::Person,
        },
        None => Hand::Person,
    })
}

/// What the row of an item of the Inbox said.
fn row_settled(db: &Connection, item: Option<String>) -> Result<Units> {
    let id = item.and_then(|id| id.parse().ok());
    let item = match id {
        Some(id) => get::<InboxItem>(db, &id)?,
        None => None,
    };
    // What it does not say itself is a person's word.
    let said = item.and_then(|item| item.record.said(AssetKind::Place, "unnamed").ok());
    Ok(said.map(|said| said.units()).unwrap_or_default())
}
