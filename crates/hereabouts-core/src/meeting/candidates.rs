//! Gifts and wishes that speak of what somebody said, found by the table of topics: few among a hundred thousand.

use super::apart::{self, Spot};
use super::said::{Said, Side};
use crate::error::Result;
use crate::id::{AssetId, RecordId};
use crate::topic::{Meaning, Word};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{HashMap, HashSet};

/// A word that means the same counts a little less than the word itself.
const SYNONYM: f64 = 0.8;

/// A gift or a wish with somebody who may be met.
pub(super) struct Candidate {
    pub id: RecordId,
    pub holder: AssetId,
    /// How much the topics weigh that are shared: a rare one more than one that many speak of.
    pub topics: f64,
    /// The same with how near it is.
    pub weight: f64,
}

/// Whom nobody is introduced to, in SQL: a condition on the asset `h`.
pub(super) const MAY_MEET: &str = "h.existence = 'here' AND h.sensitivity <> 'safeguarded' AND h.status <> 'ended' \
    AND coalesce(h.restricted, 0) = 0 AND coalesce(h.is_child, 0) = 0 AND coalesce(h.no_introductions, 0) = 0";

/// Those on one side that share a topic with `sought`, the weightiest first; of more than `most` that weigh the same
/// by their topics the newest are looked at.
pub(super) fn candidates(
    db: &Connection,
    side: Side,
    sought: &Said,
    meaning: &Meaning,
    from: Option<Spot>,
    most: usize,
) -> Result<Vec<Candidate>> {
    let mut shared: Vec<(u32, f64)> = sharing(db, side, sought, meaning)?.into_iter().collect();
    shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    shared.truncate(most);
    let mut statement = db.prepare_cached(&format!(
        "SELECT g.id, g.holder, h.west, h.south, h.east, h.north FROM {} g JOIN asset h ON h.id = g.holder \
         WHERE g.n = ?1 AND g.holder <> ?2 AND g.status NOT IN ('ended', 'resting', 'done', 'let_go') AND {MAY_MEET}",
        side.table()
    ))?;
    let mut found = Vec::with_capacity(shared.len());
    for (n, topics) in shared {
        let row = statement.query_row(params![n, sought.holder.0.as_bytes()], |row| {
            Ok((row.get(0)?, row.get(1)?, Spot::of_row(row, 2)?))
        });
        let Some((id, holder, at)) = row.optional()? else {
            continue;
        };
        let near = from.zip(at).map(|(one, other)| apart::nearness(one, other));
        found.push(Candidate {
            id: RecordId::from_bytes(id),
            holder: AssetId(RecordId::from_bytes(holder)),
            topics,
            weight: topics + near.unwrap_or_default(),
        });
    }
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.id.cmp(&b.id)));
    Ok(found)
}

/// Number of a gift or a wish → how much the topics weigh that it shares.
fn sharing(
    db: &Connection,
    side: Side,
    sought: &Said,
    meaning: &Meaning,
) -> Result<HashMap<u32, f64>> {
    let all: Option<u32> = db
        .prepare_cached(&format!("SELECT max(n) FROM {}", side.table()))?
        .query_row([], |row| row.get(0))?;
    let all = f64::from(all.unwrap_or_default());
    let weighs = |many: usize| (1.0 + all / many.max(1) as f64).ln();
    let mut shared: HashMap<u32, f64> = HashMap::new();
    for word in &sought.words {
        let speaking = speaking(db, side, word)?;
        for n in &speaking {
            *shared.entry(*n).or_default() += weighs(speaking.len());
        }
    }
    let mut called: HashMap<u32, f64> = HashMap::new();
    for also in meaning.also(&sought.words) {
        let mut words = also.words.iter();
        let mut speaking_so = match words.next() {
            Some(word) => speaking(db, side, word)?,
            None => continue,
        };
        for word in words {
            let speaking = speaking(db, side, word)?;
            speaking_so.retain(|n| speaking.contains(n));
        }
        let weight = SYNONYM * weighs(speaking_so.len());
        for n in speaking_so {
            let known = called.entry(n).or_default();
            *known = known.max(weight);
        }
    }
    for (n, weight) in called {
        shared.entry(n).or_insert(weight);
    }
    Ok(shared)
}

/// Those that speak of a word.
fn speaking(db: &Connection, side: Side, word: &Word) -> Result<HashSet<u32>> {
    let table = side.table();
    let mut statement = db.prepare_cached(&format!(
        "SELECT {table} FROM {table}_topic WHERE topic = ?1"
    ))?;
    let mut found = HashSet::new();
    for key in &word.keys {
        let mut rows = statement.query([key])?;
        while let Some(row) = rows.next()? {
            found.insert(row.get(0)?);
        }
    }
    Ok(found)
}
