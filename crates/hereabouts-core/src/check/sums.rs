//! What each record adds to the content hash, and the sums of that: for oneself and for the team.

use super::Found;
use super::log::Log;
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use uuid::Uuid;

/// For whom: columns of `content_part`, and audiences of `content_sum`.
const AUDIENCES: [&str; 2] = ["me", "team"];
const BUCKETS: usize = 256;
const SLOTS: usize = 1 << 12;
/// When so many were named, no more are looked for.
const ENOUGH: usize = 1_000;

/// What records add to the hash, told from anything else: two of these are equal where every record adds the same in
/// both, in whatever order they came. Records are spread over slots, so that of two that differ few have to be looked at.
pub(super) struct Parts(Vec<u64>);

impl Default for Parts {
    fn default() -> Parts {
        Parts(vec![0; SLOTS])
    }
}

impl Parts {
    pub fn add(&mut self, record: &Uuid, part: [i64; 2]) {
        // Nothing is added, whether or not that is kept.
        if part == [0; 2] {
            return;
        }
        let mut hasher = DefaultHasher::new();
        (record.as_bytes(), part).hash(&mut hasher);
        let slot = &mut self.0[slot(record)];
        *slot = slot.wrapping_add(hasher.finish());
    }
}

/// The last bytes of an id are drawn, or of a digest.
fn slot(record: &Uuid) -> usize {
    let bytes = record.as_bytes();
    usize::from(u16::from_be_bytes([bytes[14], bytes[15]])) % SLOTS
}

/// What is kept of every record: see `content_part`.
#[derive(Default)]
pub(super) struct Kept {
    pub parts: Parts,
    /// Records that add anything for oneself.
    pub records: u64,
    /// By bucket: how many records, and what they add.
    buckets: BTreeMap<u8, (u32, [i64; 2])>,
}

impl Kept {
    pub fn of(db: &Connection) -> Result<Kept> {
        let mut kept = Kept::default();
        let mut statement = db.prepare("SELECT record, me, team FROM content_part")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let record = Uuid::from_bytes(row.get(0)?);
            let part: [i64; 2] = [row.get(1)?, row.get(2)?];
            kept.parts.add(&record, part);
            kept.records += u64::from(part[0] != 0);
            let (of, sums) = kept.buckets.entry(bucket(&record)).or_default();
            *of += 1;
            for (sum, part) in sums.iter_mut().zip(part) {
                *sum = sum.wrapping_add(part);
            }
        }
        Ok(kept)
    }

    /// Sums that are not those of what is kept of each record.
    pub fn compare_sums(&self, db: &Connection, found: &mut Found) -> Result<()> {
        for (column, audience) in AUDIENCES.into_iter().enumerate() {
            let mut said = [0i64; BUCKETS];
            let mut statement =
                db.prepare("SELECT bucket, sum FROM content_sum WHERE audience = ?1")?;
            let mut rows = statement.query([audience])?;
            while let Some(row) = rows.next()? {
                said[usize::from(row.get::<_, u8>(0)?)] = row.get(1)?;
            }
            for (bucket, said) in (0..=u8::MAX).zip(said) {
                let (of, sums) = self.buckets.get(&bucket).copied().unwrap_or_default();
                if sums[column] != said {
                    found.add(format!(
                        "the sum kept for {of} records (part {bucket} of those numbered 0 to 255) is not that of what they add ({audience})"
                    ));
                }
            }
        }
        Ok(())
    }
}

/// Which of the sums a record is in.
fn bucket(record: &Uuid) -> u8 {
    Sha256::digest(record.as_bytes())[0]
}

/// Names the records for which something else is kept than they show, where that is any: by then it is known that
/// something differs in some slots.
pub(super) fn differences(
    db: &Connection,
    log: &Log,
    said: &Parts,
    kept: &Parts,
    found: &mut Found,
) -> Result<()> {
    if said.0 == kept.0 {
        return Ok(());
    }
    let before = found.count();
    let mut statement =
        db.prepare("SELECT record FROM content_part UNION SELECT record FROM change ORDER BY 1")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let record = Uuid::from_bytes(row.get(0)?);
        let slot = slot(&record);
        if said.0[slot] == kept.0[slot] {
            continue;
        }
        if found.count() - before > ENOUGH {
            found.add("more may differ in this: after 1,000 no others were looked for".into());
            break;
        }
        compare(db, &record, log.parts(&record, &log.told(&record)?)?, found)?;
    }
    Ok(())
}

/// Is what a record adds what is kept for it?
pub(super) fn compare(
    db: &Connection,
    record: &Uuid,
    said: [i64; 2],
    found: &mut Found,
) -> Result<()> {
    let kept: Option<[i64; 2]> = db
        .prepare_cached("SELECT me, team FROM content_part WHERE record = ?1")?
        .query_row([record.as_bytes()], |row| Ok([row.get(0)?, row.get(1)?]))
        .optional()?;
    let kept = kept.unwrap_or_default();
    for (column, audience) in AUDIENCES.into_iter().enumerate() {
        if said[column] != kept[column] {
            found.add(format!(
                "the part kept for {record} is not that of what it shows ({audience})"
            ));
        }
    }
    Ok(())
}

/// What a record adds: nothing where it never was.
pub(super) fn part(record: &Uuid, existence: &[Value], units: BTreeMap<&str, Vec<&Value>>) -> i64 {
    if existence.iter().all(Value::is_null) {
        return 0;
    }
    let is_said = |(_, values): &(&str, Vec<&Value>)| values.iter().any(|value| !value.is_null());
    let units = units.into_iter().filter(is_said);
    let units: BTreeMap<&str, Vec<&Value>> = units
        .map(|(unit, values)| (unit, in_order(values)))
        .collect();
    let existence = in_order(existence.iter().collect());
    digest(&json!([record.to_string(), existence, units]).to_string())
}

fn in_order(mut values: Vec<&Value>) -> Vec<&Value> {
    values.sort_by_cached_key(|value| value.to_string());
    values
}

/// The first eight bytes of the digest of what a record shows, written as JSON.
pub(super) fn digest(shown: &str) -> i64 {
    let digest = Sha256::digest(shown.as_bytes());
    digest[..8]
        .iter()
        .fold(0i64, |sum, byte| (sum << 8) | i64::from(*byte))
}
