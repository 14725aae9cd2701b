//! How much is asked about assets that are one with another, counted once more.

use super::log::{Log, Shown};
use crate::error::Result;
use rusqlite::Connection;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Assets of which the row says otherwise how much is asked.
pub(super) fn differences(
    db: &Connection,
    log: &Log,
    shown: &BTreeMap<Uuid, Shown>,
) -> Result<Vec<String>> {
    let asked = log.asked_apart(shown);
    let mut statement = db.prepare("SELECT id, asked FROM asset")?;
    let kept = statement.query_map([], |row| {
        Ok((Uuid::from_bytes(row.get(0)?), row.get::<_, Option<u32>>(1)?))
    })?;
    let mut found = Vec::new();
    for row in kept {
        let (id, kept) = row?;
        if asked.get(&id).copied() != kept {
            found.push(format!(
                "how much is asked about asset {id} is kept otherwise than it follows from what is said"
            ));
        }
    }
    Ok(found)
}
