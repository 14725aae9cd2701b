//! Two laptops and no server: change files, what a merge would do, and doing it.
//!
//! What changes are and how they unite is `log/exchange.rs`; here is what surrounds them: the file ([`file`]), who
//! the others are and what they hold ([`peer`]), the folder in which laptops leave their files for each other
//! ([`folder`]), and the words for all of it.

pub mod columns;
pub mod device;
pub mod file;
pub mod folder;
mod merge;
pub mod peer;
mod send;
mod shared;
mod source;
#[cfg(test)]
mod tests;
mod ties;

pub use merge::{MergeCounts, MergePlan, Merged};
pub use peer::{Peer, Sender};
pub use send::ChangesSaved;
pub(crate) use shared::Watched;
pub use shared::{Became, FolderFile, FolderNews, FormerFile};
pub use ties::MergeTie;

use crate::error::Result;
use crate::log::exchange::Changes;
use crate::record::Kind;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// The key of the team's change files: 64 hexadecimal digits, the same in every copy of the catalogue. It follows
/// from the catalogue's secret, which is random and never leaves.
pub(crate) fn key(db: &Connection) -> Result<String> {
    Ok(crate::travel::key_of(&crate::catalogue::secret(db)?))
}

/// How many records of each kind the team has here.
pub(crate) fn by_kind(db: &Connection) -> Result<BTreeMap<String, u64>> {
    // Few are for one person alone, so these are taken off instead of the others counted one by one.
    let mut apart =
        db.prepare_cached("SELECT record FROM content_part WHERE team = 0 AND me <> 0")?;
    let apart: Vec<[u8; 16]> = apart
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut found = BTreeMap::new();
    for kind in Kind::ALL {
        let table = kind.table();
        let all = format!("SELECT count(*) FROM {table} WHERE existence <> 'blank'");
        let mut count: u64 = db.prepare_cached(&all)?.query_row([], |row| row.get(0))?;
        let one = format!("SELECT 1 FROM {table} WHERE id = ?1 AND existence <> 'blank'");
        let mut one = db.prepare_cached(&one)?;
        for record in &apart {
            count -= u64::from(one.exists([record])?);
        }
        if count > 0 {
            found.insert(table.to_owned(), count);
        }
    }
    Ok(found)
}

/// The hashes of the photos, scans and recordings that changes name.
fn photos_named(changes: &Changes) -> impl Iterator<Item = &str> {
    let photos = changes
        .changes
        .iter()
        .filter(|change| change.kind == Kind::Attachment.table());
    photos
        .filter_map(|change| change.sets.get("hash"))
        .flatten()
        .filter_map(serde_json::Value::as_str)
}
