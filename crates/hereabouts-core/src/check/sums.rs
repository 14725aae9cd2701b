//! The content hash, added up anew from what the log shows: for oneself and for the team.

use super::log::{Answers, Log, Who};
use crate::error::Result;
use rusqlite::Connection;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Records whose part of the hash, and sums of such parts, that are not what the log shows.
pub fn differences(db: &Connection, log: &Log) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (who, column) in [(Who::Me, "me"), (Who::Team, "team")] {
        let mut parts: BTreeMap<Uuid, i64> = BTreeMap::new();
        log.each(who, |id, answers| {
            parts.insert(*id, part(id, answers));
        });
        let kept = kept_parts(db, column)?;
        for id in parts.keys().chain(kept.keys()).collect::<BTreeSet<_>>() {
            if parts.get(id).unwrap_or(&0) != kept.get(id).unwrap_or(&0) {
                found.push(format!(
                    "the part kept for {id} is not that of what it shows ({column})"
                ));
            }
        }
        let mut sums: BTreeMap<u8, (i64, Vec<String>)> = BTreeMap::new();
        for (id, part) in &parts {
            let (sum, of) = sums.entry(bucket(id)).or_default();
            *sum = sum.wrapping_add(*part);
            of.push(id.to_string());
        }
        let kept = kept_sums(db, column)?;
        for bucket in sums.keys().chain(kept.keys()).collect::<BTreeSet<_>>() {
            let (sum, of) = sums.get(bucket).cloned().unwrap_or_default();
            if sum != kept.get(bucket).copied().unwrap_or(0) {
                found.push(format!(
                    "the sum kept for {} is not that of what they show ({column})",
                    of.join(", ")
                ));
            }
        }
    }
    Ok(found)
}

fn kept_parts(db: &Connection, column: &str) -> Result<BTreeMap<Uuid, i64>> {
    let mut statement = db.prepare(&format!("SELECT record, {column} FROM content_part"))?;
    let rows = statement.query_map([], |row| Ok((Uuid::from_bytes(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn kept_sums(db: &Connection, audience: &str) -> Result<BTreeMap<u8, i64>> {
    let mut statement = db.prepare("SELECT bucket, sum FROM content_sum WHERE audience = ?1")?;
    let rows = statement.query_map([audience], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Which of the 256 sums a record is in.
fn bucket(record: &Uuid) -> u8 {
    Sha256::digest(record.as_bytes())[0]
}

/// What a record adds: nothing where it never was.
fn part(record: &Uuid, answers: Answers) -> i64 {
    if answers.existence.iter().all(Value::is_null) {
        return 0;
    }
    let in_order = |mut values: Vec<Value>| {
        values.sort_by_cached_key(Value::to_string);
        values
    };
    let units: Map<String, Value> = answers
        .units
        .into_iter()
        .filter(|(_, values)| values.iter().any(|value| !value.is_null()))
        .map(|(unit, values)| (unit, in_order(values).into()))
        .collect();
    let text = json!([record.to_string(), in_order(answers.existence), units]).to_string();
    let digest = Sha256::digest(text.as_bytes());
    digest[..8]
        .iter()
        .fold(0i64, |sum, byte| (sum << 8) | i64::from(*byte))
}
