//! How much is asked about assets and ties that are shown as one with others, counted once more.

use super::log::Log;
use super::{Found, twins};
use crate::error::Result;
use rusqlite::Connection;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Assets and ties of which the row says otherwise how much is asked.
pub(super) fn differences(db: &Connection, log: &Log, found: &mut Found) -> Result<()> {
    let mut apart = BTreeMap::new();
    for asset in log.joined.leads.keys() {
        if let Some(count) = log.asked_apart(asset)? {
            apart.insert(*asset, count);
        }
    }
    compare(db, "asset", "asset", apart, found)?;
    compare(db, "relationship", "tie", twins::asked(db, log)?, found)
}

/// Rows of a table that keep something else than what is asked: its records are called so in sentences.
fn compare(
    db: &Connection,
    table: &str,
    called: &str,
    mut asked: BTreeMap<Uuid, u32>,
    found: &mut Found,
) -> Result<()> {
    let mut wrong = Vec::new();
    let sql = format!("SELECT id, asked FROM {table} WHERE asked IS NOT NULL");
    let mut statement = db.prepare(&sql)?;
    let kept = statement.query_map([], |row| Ok((Uuid::from_bytes(row.get(0)?), row.get(1)?)))?;
    for row in kept {
        let (id, kept): (Uuid, u32) = row?;
        if asked.remove(&id) != Some(kept) {
            wrong.push(id);
        }
    }
    let mut row = db.prepare(&format!("SELECT 1 FROM {table} WHERE id = ?1"))?;
    for id in asked.into_keys() {
        // One without a row is named for that.
        if row.exists([id.as_bytes()])? {
            wrong.push(id);
        }
    }
    for id in wrong {
        found.add(format!(
            "how much is asked about {called} {id} is kept otherwise than it follows from what is said"
        ));
    }
    Ok(())
}
