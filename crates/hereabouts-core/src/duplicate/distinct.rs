//! Two assets of which somebody said that they are not one.

use crate::asset::stored;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, DistinctId, RecordId, imported};
use crate::record::{Kind, Record};
use crate::storage::rows;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use uuid::Uuid;

/// The smaller id is the first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Distinct {
    pub one: AssetId,
    pub other: AssetId,
}

impl Record for Distinct {
    const KIND: Kind = Kind::Distinct;
    const FIXED: &'static [&'static str] = &["one", "other"];
    const REFERENCES: &'static [&'static str] = &["one", "other"];
    const ABOUT: &'static [&'static str] = &["one", "other"];
}

impl Distinct {
    fn of(one: AssetId, other: AssetId) -> Distinct {
        Distinct {
            one: one.min(other),
            other: one.max(other),
        }
    }

    /// Follows from the two alone, so that two laptops that say it say one thing.
    fn id(&self) -> DistinctId {
        let ends = [self.one.to_string(), self.other.to_string()];
        let ends = ends.each_ref().map(String::as_str);
        DistinctId(imported(b"distinct_pair", &ends))
    }
}

impl Catalogue {
    /// Remembers that two assets are not one, so that nobody is asked again.
    ///
    /// # Errors
    /// `NotFound` where one of them is not here; `Invalid` for one with itself.
    pub fn not_the_same(&self, one: AssetId, other: AssetId) -> Result<Outcome<()>> {
        let distinct = Distinct::of(one, other);
        self.transact(Label::one(Action::NotTheSame, one), |tx| {
            if one == other {
                return Err(Error::invalid("That is one asset already."));
            }
            stored(tx.db(), one)?;
            stored(tx.db(), other)?;
            tx.bring(distinct.id(), &distinct).map(drop)
        })
    }
}

/// Did somebody say that these two are not one?
pub(super) fn are(db: &Connection, one: AssetId, other: AssetId) -> Result<bool> {
    let mut said = db.prepare_cached(
        "SELECT 1 FROM distinct_pair WHERE existence = 'here' \
         AND (one = ?1 AND other = ?2 OR one = ?2 AND other = ?1)",
    )?;
    Ok(said.exists(params![one.0.as_bytes(), other.0.as_bytes()])?)
}

/// All such pairs, the smaller id first: where one of them became one with another, that stands for it.
pub(super) fn all(db: &Connection) -> Result<HashSet<(AssetId, AssetId)>> {
    let all = rows::all::<Distinct>(db, "n")?;
    let pairs = all.into_iter().map(|found| {
        let Distinct { one, other } = Distinct::of(found.record.one, found.record.other);
        (one, other)
    });
    Ok(pairs.collect())
}

/// Both ends of such a record, whether it is here or taken back.
pub(super) fn ends(db: &Connection, record: &RecordId) -> Result<Vec<AssetId>> {
    let mut statement = db.prepare_cached("SELECT one, other FROM distinct_pair WHERE id = ?1")?;
    let mut rows = statement.query([record.as_bytes()])?;
    let mut ends = Vec::new();
    while let Some(row) = rows.next()? {
        for end in 0..2 {
            ends.push(AssetId(Uuid::from_bytes(row.get(end)?)));
        }
    }
    Ok(ends)
}
