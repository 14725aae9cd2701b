//! The content hash: equal exactly when two catalogues show the same records with the same shown and
//! disputed values. History, voices and clocks are not covered.
//!
//! Kept as sums over 256 buckets, so that it costs nothing to read and a differing bucket names its
//! records. `me` covers everything; `team` what the team may see.

use super::view::{Hangers, View};
use super::{Change, EXISTS, HERE, context};
use crate::audience::Audience;
use crate::error::Result;
use crate::id::RecordId;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::slice;

/// What one record adds: nothing where it never was.
pub fn part(record: &RecordId, view: &View, existence: &[Value]) -> i64 {
    if existence.iter().all(Value::is_null) {
        return 0;
    }
    let mut units = BTreeMap::new();
    for unit in view.units().filter(|unit| *unit != EXISTS) {
        let values = view.values(unit);
        if values.iter().any(|value| !value.is_null()) {
            units.insert(unit, sorted(values));
        }
    }
    let shown = (record.to_string(), sorted(existence.to_vec()), units);
    first_eight(&serde_json::to_vec(&shown).expect("plain data has a text"))
}

/// The same of a record of which nothing was said but this change, with one answer to everything.
fn part_of_first(change: &Change) -> i64 {
    let said = |(unit, values): &(&String, &Vec<Value>)| {
        *unit != EXISTS && values.iter().any(|value| !value.is_null())
    };
    let units: BTreeMap<_, _> = change.sets.iter().filter(said).collect();
    let shown = (change.record.to_string(), change.sets.get(EXISTS), units);
    first_eight(&serde_json::to_vec(&shown).expect("plain data has a text"))
}

/// Answers in question have no order among equals that all laptops would share in text form.
fn sorted(mut values: Vec<Value>) -> Vec<Value> {
    values.sort_by_cached_key(Value::to_string);
    values
}

fn first_eight(bytes: &[u8]) -> i64 {
    let digest = Sha256::digest(bytes);
    i64::from_be_bytes(
        digest[..8]
            .try_into()
            .expect("a digest is longer than eight bytes"),
    )
}

/// The bucket of a record.
pub fn bucket(record: &RecordId) -> u8 {
    Sha256::digest(record.as_bytes())[0]
}

/// Brings the sums up to date with what the log shows of a record now.
pub(super) fn keep(
    db: &Connection,
    record: &RecordId,
    changes: &[Change],
    existence: &[Value],
    hangers: &Hangers,
) -> Result<()> {
    let me = part(record, &View::of(changes), existence);
    let all_for_team = changes.iter().all(|change| {
        change
            .audience
            .values()
            .all(|audience| audience.includes(&Audience::Team))
    });
    let team = match all_for_team && hangers.is_empty() {
        true => me,
        false => {
            let parts: Vec<Change> = changes
                .iter()
                .map(|change| change.part_for(&Audience::Team))
                .collect();
            let view = View::of(&parts);
            part(
                record,
                &view,
                &view.existence(&context::hangers_for(db, record, &Audience::Team)?),
            )
        }
    };
    put(db, record, me, team)
}

/// The same for a record that is here, of which nothing was said but this change, with one answer to everything.
pub(super) fn keep_first(db: &Connection, change: &Change) -> Result<()> {
    let me = part_of_first(change);
    let mut audiences = change.audience.values();
    if audiences.all(|audience| audience.includes(&Audience::Team)) {
        return put(db, &change.record, me, me);
    }
    let here = [Value::from(HERE)];
    keep(
        db,
        &change.record,
        slice::from_ref(change),
        &here,
        &Hangers::new(),
    )
}

fn put(db: &Connection, record: &RecordId, me: i64, team: i64) -> Result<()> {
    let before: Option<(i64, i64)> = db
        .prepare_cached("SELECT me, team FROM content_part WHERE record = ?1")?
        .query_row([record.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (me_before, team_before) = before.unwrap_or_default();
    if before.is_some() && (me, team) == (me_before, team_before) {
        return Ok(());
    }
    db.prepare_cached("INSERT INTO content_part (record, me, team) VALUES (?1, ?2, ?3) ON CONFLICT (record) DO UPDATE SET me = excluded.me, team = excluded.team")?
        .execute(params![record.as_bytes(), me, team])?;
    add(db, record, "me", me_before, me)?;
    add(db, record, "team", team_before, team)
}

/// What a record adds to the sums of everything: nothing where it never was.
pub fn part_of(db: &Connection, record: &RecordId) -> Result<i64> {
    let part = db
        .prepare_cached("SELECT me FROM content_part WHERE record = ?1")?
        .query_row([record.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(part.unwrap_or_default())
}

/// Takes out what an erased record added to the sums.
pub(super) fn forget(db: &Connection, record: &RecordId) -> Result<()> {
    let before: Option<(i64, i64)> = db
        .prepare_cached("DELETE FROM content_part WHERE record = ?1 RETURNING me, team")?
        .query_row([record.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (me, team) = before.unwrap_or_default();
    add(db, record, "me", me, 0)?;
    add(db, record, "team", team, 0)
}

/// Puts a part into the sum of its bucket in the place of another.
fn add(db: &Connection, record: &RecordId, audience: &str, less: i64, more: i64) -> Result<()> {
    let bucket = bucket(record);
    let sum: i64 = db
        .prepare_cached("SELECT sum FROM content_sum WHERE audience = ?1 AND bucket = ?2")?
        .query_row(params![audience, bucket], |row| row.get(0))
        .optional()?
        .unwrap_or_default();
    db.prepare_cached("INSERT INTO content_sum (audience, bucket, sum) VALUES (?1, ?2, ?3) ON CONFLICT (audience, bucket) DO UPDATE SET sum = excluded.sum")?
        .execute(params![audience, bucket, sum.wrapping_sub(less).wrapping_add(more)])?;
    Ok(())
}

/// The sums of the 256 buckets.
pub fn sums(db: &Connection, audience: &str) -> Result<Vec<i64>> {
    let mut sums = vec![0i64; 256];
    let mut statement =
        db.prepare_cached("SELECT bucket, sum FROM content_sum WHERE audience = ?1")?;
    let mut rows = statement.query([audience])?;
    while let Some(row) = rows.next()? {
        sums[usize::from(row.get::<_, u8>(0)?)] = row.get(1)?;
    }
    Ok(sums)
}

/// The records, at most twenty, in the buckets of which another laptop's sums for the team are not the ones here;
/// where any of those are among the ones that were just exchanged, these alone: the others share a bucket with them.
pub fn differing(
    db: &Connection,
    theirs: &[i64],
    exchanged: &BTreeSet<RecordId>,
) -> Result<Vec<RecordId>> {
    const NAMED: usize = 20;
    let ours = sums(db, "team")?;
    let differs = |bucket: usize| theirs.get(bucket).copied().unwrap_or(0) != ours[bucket];
    if !(0..ours.len()).any(differs) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    let mut statement = db.prepare_cached("SELECT record FROM content_part WHERE team <> 0")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let record = RecordId::from_bytes(row.get(0)?);
        if differs(bucket(&record).into()) {
            found.push(record);
        }
    }
    if found.iter().any(|record| exchanged.contains(record)) {
        found.retain(|record| exchanged.contains(record));
    }
    found.truncate(NAMED);
    Ok(found)
}

/// The content hash for `"me"` or `"team"`: 16 hexadecimal digits.
pub fn content_hash(db: &Connection, audience: &str) -> Result<String> {
    Ok(hash_of_sums(&sums(db, audience)?))
}

pub fn hash_of_sums(sums: &[i64]) -> String {
    let bytes: Vec<u8> = sums.iter().flat_map(|sum| sum.to_be_bytes()).collect();
    format!("{:016x}", first_eight(&bytes) as u64)
}
