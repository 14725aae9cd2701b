//! Where the tables hold ids of assets.

use crate::error::Result;
use crate::id::RecordId;
use crate::log::project::with_kind;
use crate::record::{Kind, Record};
use rusqlite::Connection;

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
        let is_one = |field: &&&str| {
            !TO_NO_ASSET.contains(*field) && !R::ELEMENTS.iter().any(|(list, ..)| list == *field)
        };
        let fields = R::REFERENCES.iter().filter(is_one);
        fields.map(|field| (R::KIND.table(), *field)).collect()
    }
    Kind::ALL
        .into_iter()
        .flat_map(|kind| with_kind!(kind, R => of::<R>()))
        .collect()
}
