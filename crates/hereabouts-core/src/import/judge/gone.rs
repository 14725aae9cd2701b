//! A row of an asset that became one with another: what it says anew is said of the one that stayed. It is kept with the
//! one that went as well, which has it when they are taken apart and by which it is known what the file said last.

use super::known::{alike_values, with};
use super::past::{Past, past, said_by_others};
use super::{Judge, here};
use crate::asset::{Asset, shown_as};
use crate::error::Result;
use crate::id::AssetId;
use crate::log::joined::ABSORBS;
use crate::log::rows;
use crate::record::{Record, Units};
use crate::storage::rows::{Existence, Stored};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

/// The asset of a row, which became one with another.
pub struct Gone {
    pub id: AssetId,
    /// As it will be.
    pub asset: Asset,
    /// What is taken over from the row into the one that stayed.
    pub units: BTreeSet<String>,
}

impl Judge<'_> {
    /// What stands for an asset now.
    pub(super) fn stays(&self, id: AssetId) -> AssetId {
        self.stayed.get(&id).copied().unwrap_or(id)
    }
}

/// The asset that is shown for one, and that one where it became one with another.
pub(super) fn stayed(
    db: &Connection,
    known: Stored<Asset>,
) -> Result<(Stored<Asset>, Option<Stored<Asset>>)> {
    if known.existence != Existence::Joined {
        return Ok((known, None));
    }
    let keep = shown_as(db, AssetId(known.id))?;
    Ok(match here(db, keep)?.filter(|keep| keep.id != known.id) {
        Some(keep) => (keep, Some(known)),
        None => (known, None),
    })
}

/// What a file said of the one that went, against what the one that stayed says. `trusted` as for [`past`]: otherwise
/// what the one that went says was said to whoever has the file.
pub(super) fn past_of(
    db: &Connection,
    gone: &Stored<Asset>,
    stayed: &Stored<Asset>,
    trusted: bool,
) -> Result<Past> {
    let mut told = past(db, gone, trusted)?;
    if !trusted {
        let there = past(db, stayed, false)?;
        told.said = gone.record.units();
        told.since.extend(there.since);
        for (unit, values) in there.ever {
            told.ever.entry(unit).or_default().extend(values);
        }
        return Ok(told);
    }
    let now = stayed.record.units();
    let blank = Value::Null;
    let units: BTreeSet<&String> = now.keys().chain(told.said.keys()).collect();
    let is_otherwise = |unit: &&String| {
        let said = told.said.get(*unit).unwrap_or(&blank);
        !alike_values(unit, now.get(*unit).unwrap_or(&blank), said)
    };
    let since = units.into_iter().filter(is_otherwise);
    told.since = since.cloned().collect();
    Ok(told)
}

/// Units of the one that stayed that it has from itself, also where what became one with it says the same: they do not go
/// where the file says them no more of that.
pub(super) fn said_itself(db: &Connection, stayed: &Stored<Asset>) -> Result<BTreeSet<String>> {
    let of_others = said_by_others(db, &stayed.id)?;
    let now = stayed.record.units();
    let mut itself = BTreeSet::new();
    for change in rows::changes_of(db, &stayed.id)? {
        if change.sets.keys().any(|unit| unit.starts_with(ABSORBS)) {
            continue;
        }
        for (unit, values) in change.sets {
            let Some(value) = values
                .first()
                .filter(|value| now.get(&unit) == Some(*value))
            else {
                continue;
            };
            let others = of_others.get(&(change.op.clone(), unit.clone()));
            if !others.is_some_and(|said| said.contains(value)) {
                itself.insert(unit);
            }
        }
    }
    Ok(itself)
}

impl Past {
    /// Does the file say something else of a unit than the last time?
    pub(super) fn is_news(&self, unit: &str, says: &Value) -> bool {
        !alike_values(unit, self.said.get(unit).unwrap_or(&Value::Null), says)
    }
}

impl Gone {
    /// `says` is all that the row says, `changes` what of it the one that stayed takes over. None where it could not be
    /// so by itself.
    pub(super) fn told(
        gone: Stored<Asset>,
        says: Units,
        changes: &Units,
        past: &Past,
    ) -> Option<Gone> {
        let mut news = says;
        news.retain(|unit, value| past.is_news(unit, value));
        news.extend(changes.clone());
        Some(Gone {
            id: AssetId(gone.id),
            asset: with(gone.record.units(), news).ok()?,
            units: changes.keys().cloned().collect(),
        })
    }
}
