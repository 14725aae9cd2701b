//! Whether what is kept beside the rows agrees with them: tags, columns worked out from others, what is kept in
//! memory.

use super::spread::Rows;
use super::{Found, unlike};
use crate::area::Area;
use crate::asset::Asset;
use crate::catalogue::Catalogue;
use crate::error::{Error, Result};
use crate::geometry::Geometry;
use crate::id::CustomFieldId;
use crate::map::Places;
use crate::record::{Kind, Record};
use crate::search::{Columns, text_index};
use crate::topic;
use rusqlite::{Connection, Row};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The tags of assets by which they are filtered.
pub(super) fn tags(db: &Connection, assets: &[[u32; 2]]) -> Result<Found> {
    let mut kept = db.prepare(
        "SELECT asset, tag FROM asset_tag WHERE asset BETWEEN ?1 AND ?2 ORDER BY asset, tag",
    )?;
    let mut said = db.prepare(
        "SELECT n, tags FROM asset WHERE n BETWEEN ?1 AND ?2 AND existence = 'here' AND tags IS NOT NULL ORDER BY n",
    )?;
    let mut found = Found::default();
    for run in assets {
        let kept = kept
            .query_map(*run, pair)?
            .map(|pair| pair.map_err(Error::from));
        let said = said.query_map(*run, pair)?.flat_map(|row| {
            each(row.map_err(Error::from).and_then(|(n, tags)| {
                let tags: BTreeSet<String> = read(&tags)?;
                Ok(tags.into_iter().map(move |tag| (n, tag)))
            }))
        });
        unlike(kept, said, |(n, tag), is_kept| {
            found.add(match is_kept {
                true => format!("“{tag}” is to filter by for asset {n}, which has no such tag"),
                false => format!("“{tag}” of asset {n} is not among the tags to filter by"),
            });
        })?;
    }
    Ok(found)
}

/// What gifts and wishes are found by when somebody looks for who could meet.
pub(super) fn topics(db: &Connection, rows: &Rows) -> Result<Found> {
    let mut found = Found::default();
    for table in [Kind::Gift, Kind::Wish] {
        topics_of(db, table.table(), &rows.runs(table), &mut found)?;
    }
    Ok(found)
}

fn topics_of(db: &Connection, table: &str, runs: &[[u32; 2]], found: &mut Found) -> Result<()> {
    let mut kept = db.prepare(&format!(
        "SELECT {table}, topic FROM {table}_topic WHERE {table} BETWEEN ?1 AND ?2 ORDER BY {table}, topic"
    ))?;
    let mut said = db.prepare(&format!(
        "SELECT n, what, topics FROM {table} WHERE n BETWEEN ?1 AND ?2 AND existence = 'here' ORDER BY n"
    ))?;
    for run in runs {
        let kept = kept
            .query_map(*run, pair)?
            .map(|pair| pair.map_err(Error::from));
        let said = said.query_map(*run, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let said = said.flat_map(|row| {
            each(row.map_err(Error::from).and_then(
                |(n, what, topics): (u32, String, Option<String>)| {
                    let topics: BTreeSet<String> = read(topics.as_deref().unwrap_or("[]"))?;
                    let texts = [&what].into_iter().chain(&topics).map(String::as_str);
                    Ok(topic::keys(texts).into_iter().map(move |topic| (n, topic)))
                },
            ))
        });
        unlike(kept, said, |(n, topic), _| {
            found.add(format!(
                "“{topic}” of {table} {n} is kept otherwise than it is said"
            ));
        })?;
    }
    Ok(())
}

/// The records that name several assets, and the column in which they do.
const NAMING: [(Kind, &str); 3] = [
    (Kind::Conversation, "about"),
    (Kind::Introduction, "parties"),
    (Kind::PossibleAction, "assets"),
];

/// Which assets conversations, introductions and possible actions name.
pub(super) fn involved(db: &Connection, rows: &Rows) -> Result<Found> {
    let mut kept = db.prepare("SELECT asset FROM involved WHERE record = ?1")?;
    // What was erased is named by its id alone, and nothing is found by it.
    let mut erased = db.prepare("SELECT 1 FROM erased WHERE record = ?1")?;
    let mut found = Found::default();
    for (kind, column) in NAMING {
        let table = kind.table();
        let sql = format!("SELECT id, {column} FROM {table} WHERE n BETWEEN ?1 AND ?2 ORDER BY n");
        let mut records = db.prepare(&sql)?;
        for run in rows.runs(kind) {
            let mut records = records.query(run)?;
            while let Some(row) = records.next()? {
                let record = Uuid::from_bytes(row.get(0)?);
                let named = row
                    .get_ref(1)?
                    .as_str_or_null()
                    .map_err(rusqlite::Error::from)?;
                let mut said: BTreeSet<Uuid> = read(named.unwrap_or("[]"))?;
                for asset in said.clone() {
                    if erased.exists([asset.as_bytes()])? {
                        said.remove(&asset);
                    }
                }
                let assets =
                    kept.query_map([record.as_bytes()], |row| Ok(Uuid::from_bytes(row.get(0)?)))?;
                let assets: BTreeSet<Uuid> = assets.collect::<rusqlite::Result<_>>()?;
                for asset in said.symmetric_difference(&assets) {
                    found.add(differently(&record, asset));
                }
            }
        }
    }
    if rows.are_all() {
        let no_record = NAMING.map(|(kind, _)| {
            format!(
                "NOT EXISTS (SELECT 1 FROM {} WHERE id = v.record)",
                kind.table()
            )
        });
        let sql = format!(
            "SELECT record, asset FROM involved v WHERE {}",
            no_record.join(" AND ")
        );
        let mut left = db.prepare(&sql)?;
        let mut left = left.query([])?;
        while let Some(row) = left.next()? {
            let [record, asset] = [row.get(0)?, row.get(1)?].map(Uuid::from_bytes);
            found.add(differently(&record, &asset));
        }
    }
    Ok(found)
}

fn differently(record: &Uuid, asset: &Uuid) -> String {
    format!("whether record {record} is about asset {asset} is kept otherwise than it says")
}

/// What assets say in the team's own fields, to filter by.
pub(super) fn fields(db: &Connection, assets: &[[u32; 2]]) -> Result<Found> {
    let mut kept = db.prepare(
        "SELECT asset, field, value FROM asset_field WHERE asset BETWEEN ?1 AND ?2 ORDER BY asset, field",
    )?;
    let mut said = db.prepare(
        "SELECT n, custom FROM asset WHERE n BETWEEN ?1 AND ?2 AND existence = 'here' AND custom IS NOT NULL ORDER BY n",
    )?;
    let mut found = Found::default();
    for run in assets {
        let kept = kept.query_map(*run, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let kept = kept.map(|row| row.map_err(Error::from));
        let said = said.query_map(*run, pair)?.flat_map(|row| {
            each(row.map_err(Error::from).map(|(n, custom)| {
                // One that cannot be read is named with its row.
                let said = serde_json::from_str::<BTreeMap<CustomFieldId, Value>>(&custom);
                let said = said.unwrap_or_default().into_iter();
                said.map(move |(field, value)| (n, field.to_string(), value.to_string()))
            }))
        });
        // Two values of a field come one after the other.
        let mut before = None;
        unlike(kept, said, |(n, field, _): (u32, String, String), _| {
            let this = (n, field);
            if before.as_ref() != Some(&this) {
                found.add(format!(
                    "what asset {n} says in field {} is not what is there to filter by",
                    this.1
                ));
            }
            before = Some(this);
        })?;
    }
    Ok(found)
}

/// A place, of which nothing else is asked than where it is drawn.
#[derive(Deserialize)]
struct Drawn {
    #[serde(default)]
    geometry: Option<Geometry>,
}

/// Bounds of places and days of last checks.
pub(super) fn derived(db: &Connection, assets: &[[u32; 2]]) -> Result<Found> {
    let mut found = Found::default();
    let mut places = db.prepare(
        "SELECT id, place, west, south, east, north FROM asset \
         WHERE n BETWEEN ?1 AND ?2 AND coalesce(place, west, south, east, north) IS NOT NULL",
    )?;
    let mut late = db.prepare(
        "SELECT a.id FROM asset a WHERE a.n BETWEEN ?1 AND ?2 \
         AND a.last_checked IS NOT (SELECT max(c.\"on\") FROM confirmation c \
         WHERE c.asset = a.id AND c.existence = 'here' AND c.outcome <> 'could_not_reach')",
    )?;
    for run in assets {
        let mut rows = places.query(*run)?;
        while let Some(row) = rows.next()? {
            let place = row.get_ref(1)?.as_str_or_null().unwrap_or_default();
            // One that cannot be read is named with its row.
            let Ok(place) = serde_json::from_str::<Option<Drawn>>(place.unwrap_or("null")) else {
                continue;
            };
            let kept: [Option<f64>; 4] = [row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?];
            let bounds = place.and_then(|place| Some(place.geometry?.bounds()));
            if kept != bounds.map_or([None; 4], |bounds| bounds.map(Some)) {
                let id = Uuid::from_bytes(row.get(0)?);
                found.add(format!(
                    "the bounds kept for asset {id} are not those of its place"
                ));
            }
        }
        let mut rows = late.query(*run)?;
        while let Some(row) = rows.next()? {
            let id = Uuid::from_bytes(row.get(0)?);
            found.add(format!(
                "the day of the last check kept for asset {id} is not that of its checks"
            ));
        }
    }
    Ok(found)
}

/// Whether there are as many tags, answers in own fields and lines of the text index as the rows of assets say. For where
/// not all of them are compared one by one.
pub(super) fn numbers(db: &Connection) -> Result<Found> {
    const NUMBERS: [(&str, &str, &str); 2] = [
        (
            "tags",
            "SELECT count(*) FROM asset_tag",
            "SELECT coalesce(sum(json_array_length(tags)), 0) FROM asset WHERE existence = 'here' AND tags IS NOT NULL",
        ),
        (
            "answers in own fields",
            "SELECT count(*) FROM asset_field",
            "SELECT count(*) FROM asset a, json_each(a.custom) WHERE existence = 'here' AND custom IS NOT NULL",
        ),
    ];
    let mut found = Found::default();
    for (what, kept, said) in NUMBERS {
        let [kept, said] = [kept, said].map(|sql| db.query_row(sql, [], |row| row.get(0)));
        let (kept, said): (u64, u64) = (kept?, said?);
        if kept != said {
            found.add(format!(
                "{kept} {what} are there to filter by, and assets have {said}"
            ));
        }
    }
    for sentence in text_index::lines_agree(db)? {
        found.add(sentence);
    }
    Ok(found)
}

fn pair(row: &Row) -> rusqlite::Result<(u32, String)> {
    Ok((row.get(0)?, row.get(1)?))
}

/// The single ones of what was read at once, or why it could not be.
fn each<T>(read: Result<impl Iterator<Item = T>>) -> Vec<Result<T>> {
    match read {
        Ok(all) => all.map(Ok).collect(),
        Err(error) => vec![Err(error)],
    }
}

fn read<T: DeserializeOwned>(json: &str) -> Result<T> {
    serde_json::from_str(json)
        .map_err(|error| Error::Damaged(format!("a list cannot be read ({error})")))
}

impl Catalogue {
    /// Places that the map shows, and assets that are counted, otherwise than the rows say.
    pub(super) fn map_disagrees(&self, db: &Connection) -> Result<Vec<String>> {
        let differently = |what: &str, n: u32, is: &str| {
            format!("{what} {n} is {is} otherwise than its row says")
        };
        let asset = Asset::KIND.table();
        let mut found = Vec::new();
        let fresh = Places::load(db)?;
        let kept = self.map_now(db)?;
        for n in kept.assets.differences(&fresh.assets) {
            found.push(differently(asset, n, "drawn"));
        }
        for n in kept.areas.differences(&fresh.areas) {
            found.push(differently(Area::KIND.table(), n, "drawn"));
        }
        // Two of them are never held at once.
        drop(kept);
        let fresh = Columns::load(db)?;
        for n in self.columns_now(db)?.differences(&fresh) {
            found.push(differently(asset, n, "counted"));
        }
        Ok(found)
    }
}
