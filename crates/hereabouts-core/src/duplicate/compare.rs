//! Two assets side by side, field by field.

use super::Half;
use crate::asset::{AssetKind, stored};
use crate::catalogue::Catalogue;
use crate::error::Result;
use crate::id::AssetId;
use crate::record::Record;
use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// What two assets say in one field.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ComparedField {
    /// The unit: each element of a list is one, as `tag/food`.
    pub field: String,
    #[ts(type = "unknown")]
    pub one: Value,
    #[ts(type = "unknown")]
    pub other: Value,
    pub same: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Comparison {
    pub one: Half,
    pub other: Half,
    /// What differs first; what neither says is left out.
    pub fields: Vec<ComparedField>,
    /// How many ties, ways to reach it and gifts each has.
    #[ts(type = "[number, number]")]
    pub ties: [u64; 2],
    #[ts(type = "[number, number]")]
    pub contacts: [u64; 2],
    #[ts(type = "[number, number]")]
    pub gifts: [u64; 2],
    /// Both are people: a person decides, and nothing is chosen beforehand.
    pub people: bool,
}

const TIES: &str =
    "SELECT count(*) FROM relationship WHERE existence = 'here' AND (\"from\" = ?1 OR \"to\" = ?1)";
const CONTACTS: &str = "SELECT count(*) FROM contact WHERE existence = 'here' AND asset = ?1";
const GIFTS: &str = "SELECT count(*) FROM gift WHERE existence = 'here' AND holder = ?1";

impl Catalogue {
    /// Compares two assets.
    ///
    /// # Errors
    /// `NotFound` where one of them is not here.
    pub fn compare_assets(&self, one: AssetId, other: AssetId) -> Result<Comparison> {
        self.read(|db| {
            let (mine, theirs) = (stored(db, one)?.record, stored(db, other)?.record);
            let (units, others) = (mine.units(), theirs.units());
            let names: BTreeSet<&String> = units.keys().chain(others.keys()).collect();
            let mut fields: Vec<ComparedField> = names
                .into_iter()
                .map(|name| {
                    let said = [&units, &others].map(|units| units.get(name).cloned());
                    let [one, other] = said.map(Option::unwrap_or_default);
                    ComparedField {
                        field: name.clone(),
                        same: one == other,
                        one,
                        other,
                    }
                })
                .collect();
            // What it is called comes first, of what differs and of what does not.
            fields.sort_by_key(|field| (field.same, field.field != "name", field.field != "kind"));
            let both = |sql: &str| -> Result<[u64; 2]> {
                Ok([count(db, sql, one)?, count(db, sql, other)?])
            };
            Ok(Comparison {
                fields,
                ties: both(TIES)?,
                contacts: both(CONTACTS)?,
                gifts: both(GIFTS)?,
                people: [mine.kind, theirs.kind] == [AssetKind::Person; 2],
                one: Half::of(one, &mine),
                other: Half::of(other, &theirs),
            })
        })
    }
}

fn count(db: &Connection, sql: &str, id: AssetId) -> Result<u64> {
    let mut statement = db.prepare_cached(sql)?;
    Ok(statement.query_row([id.0.as_bytes()], |row| row.get(0))?)
}
