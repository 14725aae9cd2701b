//! Who knows whom already, by ties and by introductions.

use crate::asset::{Asset, AssetKind};
use crate::audience::Sensitivity;
use crate::card::is_past;
use crate::catalogue::today;
use crate::conversation::Party;
use crate::error::Result;
use crate::id::{AssetId, RecordId};
use crate::introduction::Introduction;
use crate::storage::rows::{self, Existence};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Those to whom an asset is not introduced: itself, those it is or was tied to, and those it was introduced to or
/// should have been, whatever came of it.
pub(super) fn left_out(db: &Connection, asset: AssetId) -> Result<BTreeSet<AssetId>> {
    let ties = tied(db, asset)?.into_iter();
    let mut all: BTreeSet<AssetId> = ties.map(|(other, _)| other).collect();
    for found in rows::involving::<Introduction>(db, &asset.0)? {
        all.extend(found.record.parties);
    }
    all.insert(asset);
    Ok(all)
}

/// What an asset is tied to now.
pub(super) fn ties_of(db: &Connection, asset: AssetId) -> Result<BTreeSet<AssetId>> {
    let today = today().to_string();
    let ties = tied(db, asset)?.into_iter();
    let now = ties.filter(|(_, until)| !is_past(until.as_deref(), &today));
    Ok(now.map(|(other, _)| other).collect())
}

/// What an asset is or was tied to, and until when (a year, a month or a day).
fn tied(db: &Connection, asset: AssetId) -> Result<Vec<(AssetId, Option<String>)>> {
    let mut statement = db.prepare_cached(
        "SELECT \"to\", until FROM relationship WHERE \"from\" = ?1 AND existence = 'here' \
         UNION ALL SELECT \"from\", until FROM relationship WHERE \"to\" = ?1 AND existence = 'here'",
    )?;
    let found = statement.query_map([asset.0.as_bytes()], |row| {
        let other = AssetId(RecordId::from_bytes(row.get(0)?));
        Ok((other, row.get::<_, Option<String>>(1)?))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The few that both are tied to, people first.
pub(super) fn both_know(
    db: &Connection,
    one: &BTreeSet<AssetId>,
    other: &BTreeSet<AssetId>,
) -> Result<Vec<Party>> {
    /// Two are a reason; more are a list.
    const MOST: usize = 2;
    let mut both = Vec::new();
    for id in one.intersection(other) {
        let Some(found) = rows::get::<Asset>(db, &id.0)? else {
            continue;
        };
        let asset = found.record;
        let may_be_named = found.existence == Existence::Here
            && asset.sensitivity != Sensitivity::Safeguarded
            && !asset.restricted;
        if may_be_named {
            both.push(Party {
                id: *id,
                name: asset.name,
                kind: asset.kind,
            });
        }
    }
    both.sort_by(|a, b| {
        let key = |party: &Party| {
            (
                party.kind != AssetKind::Person,
                party.name.clone(),
                party.id,
            )
        };
        key(a).cmp(&key(b))
    });
    both.truncate(MOST);
    Ok(both)
}
