//! Whether what is kept beside the rows agrees with them: tags, columns worked out from others, sums.

use crate::asset::Asset;
use crate::catalogue::Catalogue;
use crate::error::Result;
use crate::log::rows::for_each_change;
use crate::record::Record;
use crate::storage::rows::stored;
use rusqlite::Connection;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

pub fn tags(db: &Connection) -> Result<Vec<String>> {
    let pairs = |sql: &str| -> Result<BTreeSet<(i64, String)>> {
        let mut statement = db.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let kept = pairs("SELECT asset, tag FROM asset_tag")?;
    let said = pairs(
        "SELECT n, t.value FROM asset, json_each(asset.tags) t WHERE existence = 'here' AND tags IS NOT NULL",
    )?;
    let missing = said
        .difference(&kept)
        .map(|(n, tag)| format!("“{tag}” of asset {n} is not among the tags to filter by"));
    let extra = kept
        .difference(&said)
        .map(|(n, tag)| format!("“{tag}” is to filter by for asset {n}, which has no such tag"));
    Ok(missing.chain(extra).collect())
}

/// Bounds of places and days of last checks.
pub fn derived(db: &Connection) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut bounds = db.prepare("SELECT west, south, east, north FROM asset WHERE n = ?1")?;
    let mut statement = db.prepare("SELECT * FROM asset")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Ok(asset) = stored::<Asset>(row) else {
            continue;
        };
        let kept: [Option<f64>; 4] = bounds.query_row([asset.n], |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
        })?;
        let says = asset
            .record
            .place
            .as_ref()
            .and_then(|place| place.geometry.as_ref())
            .map(|g| g.bounds());
        if kept != says.map_or([None; 4], |b| b.map(Some)) {
            found.push(format!(
                "the bounds kept for asset {} are not those of its place",
                asset.id
            ));
        }
    }
    let mut statement = db.prepare(
        "SELECT hex(a.id) FROM asset a WHERE a.last_checked IS NOT (SELECT max(c.\"on\") FROM confirmation c \
         WHERE c.asset = a.id AND c.existence = 'here' AND c.outcome <> 'could_not_reach')",
    )?;
    let late = statement.query_map([], |row| row.get::<_, String>(0))?;
    for id in late {
        found.push(format!(
            "the day of the last check kept for asset {} is not that of its checks",
            id?
        ));
    }
    Ok(found)
}

/// The content hash from the rows of the log, added up anew.
pub fn content_sums(db: &Connection) -> Result<Vec<String>> {
    let mut kept: BTreeMap<u8, i64> = BTreeMap::new();
    let mut statement = db.prepare("SELECT bucket, sum FROM content_sum WHERE audience = 'me'")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        kept.insert(row.get(0)?, row.get(1)?);
    }
    let mut records = BTreeSet::new();
    for_each_change(db, |change| {
        records.insert(change.record);
        Ok(())
    })?;
    let mut sums: BTreeMap<u8, i64> = BTreeMap::new();
    for record in &records {
        let bucket = Sha256::digest(record.as_bytes())[0];
        let sum = sums.entry(bucket).or_default();
        *sum = sum.wrapping_add(part(db, record)?);
    }
    let buckets: BTreeSet<u8> = kept.keys().chain(sums.keys()).copied().collect();
    Ok(buckets
        .into_iter()
        .filter(|bucket| {
            kept.get(bucket).copied().unwrap_or(0) != sums.get(bucket).copied().unwrap_or(0)
        })
        .map(|bucket| {
            let of: Vec<String> = records
                .iter()
                .filter(|record| Sha256::digest(record.as_bytes())[0] == bucket)
                .map(|record| record.to_string())
                .collect();
            format!(
                "the sum kept for {} is not that of what they show",
                of.join(", ")
            )
        })
        .collect())
}

fn part(db: &Connection, record: &uuid::Uuid) -> Result<i64> {
    use crate::log::view::View;
    let changes = crate::log::rows::changes_of(db, record)?;
    let view = View::of(&changes);
    let existence = view.existence(&crate::log::context::hangers(db, record)?);
    if existence.iter().all(Value::is_null) {
        return Ok(0);
    }
    let in_order = |mut values: Vec<Value>| {
        values.sort_by_cached_key(Value::to_string);
        values
    };
    let units: Map<String, Value> = view
        .units()
        .filter(|unit| *unit != "exists")
        .map(|unit| (unit.to_owned(), view.values(unit)))
        .filter(|(_, values)| values.iter().any(|value| !value.is_null()))
        .map(|(unit, values)| (unit, in_order(values).into()))
        .collect();
    let text = json!([record.to_string(), in_order(existence), units]).to_string();
    let digest = Sha256::digest(text.as_bytes());
    Ok(digest[..8]
        .iter()
        .fold(0i64, |sum, byte| (sum << 8) | i64::from(*byte)))
}

impl Catalogue {
    /// Places that the map shows otherwise than the rows say.
    pub(super) fn map_disagrees(&self, db: &Connection) -> Result<Vec<String>> {
        let fresh = crate::map::Places::load(db)?;
        let kept = self.map_now(db)?;
        let differently =
            |what: &str, n: u32| format!("{what} {n} is drawn otherwise than its row says");
        let assets = kept.1.assets.differences(&fresh.assets).into_iter();
        let areas = kept.1.areas.differences(&fresh.areas).into_iter();
        Ok(assets
            .map(|n| differently(Asset::KIND.table(), n))
            .chain(areas.map(|n| differently(crate::area::Area::KIND.table(), n)))
            .collect())
    }
}
