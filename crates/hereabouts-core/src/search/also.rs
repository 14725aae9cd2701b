//! What an asset is called as well: the names of those that became one with it. Whoever looks for one of them means the
//! asset that stayed. They stand in the text index and nowhere else, so that they go with whatever they are of.

use crate::error::Result;
use crate::id::RecordId;
use crate::log::joined::{absorbed, survivor, those_in};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

/// The id of the one that stayed → the names, in the order of the ids of those that went.
pub(crate) type Also = HashMap<RecordId, Vec<String>>;

/// All of them.
pub(crate) fn all(db: &Connection) -> Result<Also> {
    let mut also = Also::new();
    for record in absorbed(db)? {
        let keep = survivor(db, &record)?;
        if keep != record {
            also.entry(keep).or_default().extend(name(db, &record)?);
        }
    }
    Ok(also)
}

/// Those of one asset, and none of one that is shown as another itself. `but` is one of which nothing is said any more.
pub(super) fn of(db: &Connection, asset: &RecordId, but: Option<&RecordId>) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for record in those_in(db, asset)? {
        if Some(&record) != but && survivor(db, &record)? == *asset {
            names.extend(name(db, &record)?);
        }
    }
    Ok(names)
}

/// Those of the asset with this number (`asset.n`).
pub(crate) fn called_also(db: &Connection, n: u32) -> Result<Vec<String>> {
    let id = db
        .prepare_cached("SELECT id FROM asset WHERE n = ?1")?
        .query_row([n], |row| row.get(0))
        .optional()?;
    match id {
        Some(id) => of(db, &RecordId::from_bytes(id), None),
        None => Ok(Vec::new()),
    }
}

/// The asset as which one is shown that has this number and became one with it; none where it stands for itself.
pub(super) fn shown_as(db: &Connection, n: u32) -> Result<Option<(RecordId, RecordId)>> {
    let id = db
        .prepare_cached("SELECT id FROM asset WHERE n = ?1")?
        .query_row([n], |row| row.get(0))
        .optional()?;
    let Some(id) = id.map(RecordId::from_bytes) else {
        return Ok(None);
    };
    let keep = survivor(db, &id)?;
    Ok((keep != id).then_some((keep, id)))
}

fn name(db: &Connection, record: &RecordId) -> Result<Option<String>> {
    let mut statement =
        db.prepare_cached("SELECT name FROM asset WHERE id = ?1 AND existence <> 'blank'")?;
    Ok(statement
        .query_row([record.as_bytes()], |row| row.get(0))
        .optional()?)
}

#[cfg(test)]
mod tests;
