//! Whether what is kept beside the rows agrees with them: tags, columns worked out from others, the map.

use crate::asset::Asset;
use crate::catalogue::Catalogue;
use crate::error::Result;
use crate::gift::Gift;
use crate::record::Record;
use crate::storage::rows::{self, stored};
use crate::topic;
use crate::wish::Wish;
use rusqlite::Connection;
use std::collections::BTreeSet;

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

/// What gifts and wishes are found by when somebody looks for who could meet.
pub fn topics(db: &Connection) -> Result<Vec<String>> {
    let gifts = rows::all::<Gift>(db, "n")?.into_iter();
    let gifts = gifts.map(|found| (found.n, found.record.what, found.record.topics));
    let wishes = rows::all::<Wish>(db, "n")?.into_iter();
    let wishes = wishes.map(|found| (found.n, found.record.what, found.record.topics));
    let mut differing = topics_of(db, "gift", gifts)?;
    differing.extend(topics_of(db, "wish", wishes)?);
    Ok(differing)
}

fn topics_of(
    db: &Connection,
    table: &str,
    said: impl Iterator<Item = (u32, String, BTreeSet<String>)>,
) -> Result<Vec<String>> {
    let mut statement = db.prepare(&format!("SELECT {table}, topic FROM {table}_topic"))?;
    let kept = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let kept: BTreeSet<(u32, String)> = kept.collect::<rusqlite::Result<_>>()?;
    let said = said.flat_map(|(n, what, topics)| {
        let texts = [&what].into_iter().chain(&topics).map(String::as_str);
        topic::keys(texts).into_iter().map(move |topic| (n, topic))
    });
    let said: BTreeSet<(u32, String)> = said.collect();
    let differently = |(n, topic): &(u32, String)| {
        format!("“{topic}” of {table} {n} is kept otherwise than it is said")
    };
    Ok(kept.symmetric_difference(&said).map(differently).collect())
}

/// Which assets conversations, introductions and possible actions name.
pub fn involved(db: &Connection) -> Result<Vec<String>> {
    let pairs = |sql: &str| -> Result<BTreeSet<(String, String)>> {
        let mut statement = db.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let kept = pairs("SELECT lower(hex(record)), lower(hex(asset)) FROM involved")?;
    // What was erased is named by its id alone, and nothing is found by it.
    let said = pairs(
        "SELECT record, asset FROM (\
         SELECT lower(hex(r.id)) record, replace(a.value, '-', '') asset FROM conversation r, json_each(r.about) a \
         UNION SELECT lower(hex(r.id)), replace(a.value, '-', '') FROM introduction r, json_each(r.parties) a \
         UNION SELECT lower(hex(r.id)), replace(a.value, '-', '') FROM possible_action r, json_each(r.assets) a) \
         WHERE asset NOT IN (SELECT lower(hex(record)) FROM erased)",
    )?;
    let differently = |(record, asset): &(String, String)| {
        format!("whether record {record} is about asset {asset} is kept otherwise than it says")
    };
    Ok(kept.symmetric_difference(&said).map(differently).collect())
}

pub fn fields(db: &Connection) -> Result<Vec<String>> {
    let rows = |sql: &str| -> Result<BTreeSet<(i64, String, String)>> {
        let mut statement = db.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let kept = rows("SELECT asset, field, value FROM asset_field")?;
    let mut said = BTreeSet::new();
    let mut statement =
        db.prepare("SELECT * FROM asset WHERE existence = 'here' AND custom IS NOT NULL")?;
    let mut assets = statement.query([])?;
    while let Some(row) = assets.next()? {
        let Ok(asset) = stored::<Asset>(row) else {
            continue;
        };
        let n = i64::from(asset.n);
        let custom = asset.record.custom.into_iter();
        said.extend(custom.map(|(id, value)| (n, id.to_string(), value.to_string())));
    }
    let differently = |(n, field, _): &(i64, String, String)| {
        format!("what asset {n} says in field {field} is not what is there to filter by")
    };
    let found: BTreeSet<String> = kept.symmetric_difference(&said).map(differently).collect();
    Ok(found.into_iter().collect())
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
