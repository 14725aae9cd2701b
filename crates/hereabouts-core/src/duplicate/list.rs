//! All pairs that may be one. Found once, and then kept up with what changes.

use super::distinct;
use super::judge::{Counted, Judged, judge};
use super::keys::candidates;
use super::{Half, LikelyPair, PairPage, Sameness, look, things};
use crate::asset::Asset;
use crate::catalogue::{Catalogue, version};
use crate::error::Result;
use crate::id::AssetId;
use crate::log::joined::{JOINED, survivor};
use crate::log::rows;
use crate::storage::rows::{Existence, get};
use rusqlite::{Connection, params};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError};
use uuid::Uuid;

/// Where more assets than these changed, all are looked at again.
const MANY: usize = 200;

/// The pairs that were found last, and the version they are of.
pub(crate) struct Remembered {
    version: u64,
    pairs: Arc<Vec<Pair>>,
}

/// Two assets that may be one, the smaller id first.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair {
    pub one: AssetId,
    pub other: AssetId,
    pub why: Vec<Sameness>,
    pub metres: Option<f64>,
    pub likely: bool,
    weight: u32,
}

impl Pair {
    pub(super) fn of(one: AssetId, other: AssetId, judged: Judged) -> Pair {
        Pair {
            one: one.min(other),
            other: one.max(other),
            weight: judged.weight(),
            why: judged.why,
            metres: judged.metres,
            likely: judged.likely,
        }
    }

    /// The one of them that is not this.
    pub(super) fn but(&self, id: AssetId) -> AssetId {
        match self.one == id {
            true => self.other,
            false => self.one,
        }
    }

    fn is_of(&self, ids: &BTreeSet<AssetId>) -> bool {
        ids.contains(&self.one) || ids.contains(&self.other)
    }

    /// The likeliest first.
    fn order(&self, other: &Pair) -> Ordering {
        let far = |pair: &Pair| pair.metres.unwrap_or(f64::INFINITY);
        (other.likely.cmp(&self.likely))
            .then_with(|| other.weight.cmp(&self.weight))
            .then_with(|| far(self).total_cmp(&far(other)))
            .then_with(|| (self.one, self.other).cmp(&(other.one, other.other)))
    }

    /// As it is shown, `one` first; none where one of them has gone.
    fn shown(&self, db: &Connection, one: AssetId) -> Result<Option<LikelyPair>> {
        let (one, other) = (half(db, one)?, half(db, self.but(one))?);
        Ok(one.zip(other).map(|(one, other)| LikelyPair {
            one,
            other,
            why: self.why.clone(),
            metres: self.metres,
            likely: self.likely,
        }))
    }
}

impl Catalogue {
    /// Assets that may be one, a page of pairs, the likeliest first; also by the names of those that became one with
    /// them, which are shown no more. Those of which somebody said that they are not
    /// one are not among them, nor what is in the bin, safeguarded, or kept but not used.
    pub fn list_duplicates(&self, offset: u32, limit: u32) -> Result<PairPage> {
        self.read(|db| {
            let all = self.likenesses(db)?;
            let page = all.iter().skip(offset as usize).take(limit as usize);
            let mut pairs = Vec::new();
            for pair in page {
                pairs.extend(pair.shown(db, pair.one)?);
            }
            Ok(PairPage {
                total: all.len() as u64,
                pairs,
            })
        })
    }

    /// Assets that may be one with this one, the likeliest first; it is the `one` of each pair.
    pub fn duplicates_of(&self, id: AssetId) -> Result<Vec<LikelyPair>> {
        self.read(|db| {
            let id = AssetId(survivor(db, &id.0)?);
            let mut pairs = look::likes(db, id)?;
            pairs.sort_by(Pair::order);
            let mut shown = Vec::new();
            for pair in pairs {
                shown.extend(pair.shown(db, id)?);
            }
            Ok(shown)
        })
    }

    /// All pairs. Where a few assets changed since they were found, only these are looked at again: whoever decides
    /// one pair after the other does not wait for all of them each time.
    fn likenesses(&self, db: &Connection) -> Result<Arc<Vec<Pair>>> {
        let now = version(db)?;
        // Another page waits for this one rather than working it out as well.
        let mut remembered = self
            .likenesses
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let pairs = match remembered.take() {
            Some(found) if found.version == now => found.pairs,
            Some(found) => match changed(db, found.version, now)? {
                Some(assets) => Arc::new(renewed(db, &found.pairs, &assets)?),
                None => Arc::new(all(db)?),
            },
            None => Arc::new(all(db)?),
        };
        *remembered = Some(Remembered {
            version: now,
            pairs: pairs.clone(),
        });
        Ok(pairs)
    }
}

fn all(db: &Connection) -> Result<Vec<Pair>> {
    let things = things::all(db)?;
    let mut counted = Counted::default();
    for thing in &things {
        counted.names(thing.names());
        counted.ways(thing);
    }
    let distinct = distinct::all(db)?;
    let mut pairs = Vec::new();
    for (one, other) in candidates(&things) {
        let (one, other) = (&things[one as usize], &things[other as usize]);
        let judged = judge(one, other, &counted);
        let pair = judged.map(|judged| Pair::of(one.id, other.id, judged));
        pairs.extend(pair.filter(|pair| !distinct.contains(&(pair.one, pair.other))));
    }
    pairs.sort_by(Pair::order);
    Ok(pairs)
}

/// The pairs after these assets changed.
fn renewed(db: &Connection, before: &[Pair], assets: &BTreeSet<AssetId>) -> Result<Vec<Pair>> {
    let untouched = before.iter().filter(|pair| !pair.is_of(assets));
    let mut pairs: Vec<Pair> = untouched.cloned().collect();
    for asset in assets {
        pairs.extend(look::likes(db, *asset)?);
    }
    // A pair of two that changed was found from either side.
    let mut told = BTreeSet::new();
    pairs.retain(|pair| told.insert((pair.one, pair.other)));
    pairs.sort_by(Pair::order);
    Ok(pairs)
}

/// The assets that may look otherwise than at a version of the catalogue; none where that may be any of them: many
/// changed, others' work came in, or a step changed something without saying it itself, as when a merge is set aside.
fn changed(db: &Connection, since: u64, now: u64) -> Result<Option<BTreeSet<AssetId>>> {
    let silent: bool = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM op WHERE n > ?1 AND (came_by_merge <> 0 \
             OR NOT EXISTS (SELECT 1 FROM change WHERE change.op = op.id)))",
        )?
        .query_row([since], |row| row.get(0))?;
    if silent || now < since {
        return Ok(None);
    }
    let mut records = db.prepare_cached(
        "SELECT DISTINCT c.kind, c.record FROM op o JOIN change c ON c.op = o.id WHERE o.n > ?1 LIMIT ?2",
    )?;
    let mut records = records.query(params![since, MANY as u32 + 1])?;
    let mut assets = BTreeSet::new();
    let mut count = 0;
    while let Some(row) = records.next()? {
        count += 1;
        let record = Uuid::from_bytes(row.get(1)?);
        match row.get_ref(0)?.as_str().unwrap_or_default() {
            "asset" => assets.extend(with_joined(db, &record)?),
            "contact" => assets.extend(whose(db, &record)?),
            "distinct_pair" => assets.extend(distinct::ends(db, &record)?),
            _ => {}
        }
    }
    Ok((count <= MANY).then_some(assets))
}

/// An asset, and all with which it is one or was: what it is called, they are called as well.
fn with_joined(db: &Connection, record: &Uuid) -> Result<BTreeSet<AssetId>> {
    let mut found = BTreeSet::from([AssetId(*record), AssetId(survivor(db, record)?)]);
    let changes = rows::history_of(db, record)?;
    let said = changes.iter().filter_map(|change| change.sets.get(JOINED));
    let ids = said
        .flatten()
        .filter_map(|id| id.as_str()?.parse::<Uuid>().ok());
    for id in ids {
        found.extend([AssetId(id), AssetId(survivor(db, &id)?)]);
    }
    Ok(found)
}

/// The asset that a contact reaches.
fn whose(db: &Connection, contact: &Uuid) -> Result<Vec<AssetId>> {
    let mut statement = db.prepare_cached("SELECT asset FROM contact WHERE id = ?1")?;
    let assets = statement.query_map([contact.as_bytes()], |row| {
        Ok(AssetId(Uuid::from_bytes(row.get(0)?)))
    })?;
    Ok(assets.collect::<rusqlite::Result<_>>()?)
}

fn half(db: &Connection, id: AssetId) -> Result<Option<Half>> {
    let found = get::<Asset>(db, &id.0)?;
    let here = found.filter(|found| found.existence == Existence::Here);
    Ok(here.map(|found| Half::of(id, &found.record)))
}
