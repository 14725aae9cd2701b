//! Where the tables, and the records that are in them, hold ids of assets.

use crate::error::Result;
use crate::id::RecordId;
use crate::log::Sets;
use crate::log::project::with_kind;
use crate::record::{Kind, Record};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

/// References to what is never one with another, so that no row names it in another's place.
const TO_NO_ASSET: [&str; 10] = [
    "area",
    "conversation",
    "form",
    "gathering",
    "gift",
    "introduction",
    "partner",
    "profile",
    "purpose",
    "wish",
];

/// Records whose rows name this asset.
pub(in crate::log) fn naming(db: &Connection, asset: &RecordId) -> Result<Vec<RecordId>> {
    let mut found = Vec::new();
    for (table, column) in columns() {
        let sql = format!("SELECT id FROM {table} WHERE \"{column}\" = ?1");
        let mut statement = db.prepare_cached(&sql)?;
        let ids = statement.query_map([asset.as_bytes()], |row| {
            Ok(RecordId::from_bytes(row.get(0)?))
        })?;
        found.extend(ids.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    let mut statement = db.prepare_cached("SELECT record FROM involved WHERE asset = ?1")?;
    let ids = statement.query_map([asset.as_bytes()], |row| {
        Ok(RecordId::from_bytes(row.get(0)?))
    })?;
    found.extend(ids.collect::<rusqlite::Result<Vec<_>>>()?);
    Ok(found)
}

/// The tables and columns that hold the id of an asset. Each has an index: they are all asked for every joining.
pub(super) fn columns() -> Vec<(&'static str, &'static str)> {
    fn of<R: Record>() -> Vec<(&'static str, &'static str)> {
        let fields = R::REFERENCES.iter().filter(|field| holds_one::<R>(field));
        fields.map(|field| (R::KIND.table(), *field)).collect()
    }
    Kind::ALL
        .into_iter()
        .flat_map(|kind| with_kind!(kind, R => of::<R>()))
        .collect()
}

/// The assets that a record of this kind names when it says this, in whichever field and by any of the answers to it; of
/// a list also those that were taken off it.
pub(in crate::log) fn named_by(kind: Kind, said: &Sets) -> BTreeSet<RecordId> {
    fn of<R: Record>(said: &Sets) -> BTreeSet<RecordId> {
        let mut found = BTreeSet::new();
        for (unit, values) in said {
            match unit.split_once('/') {
                Some((prefix, id)) if holds_many::<R>(prefix) => {
                    found.extend(id.parse::<RecordId>().ok());
                }
                None if holds_one::<R>(unit) => {
                    let ids = values.iter().filter_map(Value::as_str);
                    found.extend(ids.filter_map(|id| id.parse::<RecordId>().ok()));
                }
                _ => {}
            }
        }
        found
    }
    with_kind!(kind, R => of::<R>(said))
}

/// Does this field hold the id of an asset?
fn holds_one<R: Record>(field: &str) -> bool {
    R::REFERENCES.contains(&field)
        && !TO_NO_ASSET.contains(&field)
        && !R::ELEMENTS.iter().any(|(list, ..)| *list == field)
}

/// Do the elements whose units begin so name assets?
fn holds_many<R: Record>(prefix: &str) -> bool {
    let mut lists = R::ELEMENTS.iter().filter(|(_, of, _)| *of == prefix);
    lists.any(|(list, ..)| R::INVOLVES.contains(list) || R::ABOUT.contains(list))
}
