//! Gifts and wishes that speak of what somebody said, found by the table of topics: few among a hundred thousand.

use super::apart::{self, Spot};
use super::called::called;
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
    /// None where an asset by itself is what it offers.
    pub id: Option<RecordId>,
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
/// by their topics the newest are looked at. Over a wish also what is called so is met.
pub(super) fn candidates(
    db: &Connection,
    side: Side,
    sought: &Said,
    meaning: &Meaning,
    from: Option<Spot>,
    most: usize,
) -> Result<Vec<Candidate>> {
    let table = side.table();
    let all: Option<u32> = db
        .prepare_cached(&format!("SELECT max(n) FROM {table}"))?
        .query_row([], |row| row.get(0))?;
    let all = all.unwrap_or_default().max(1);
    let shared = sharing(sought, meaning, all, |word| speaking(db, side, word))?;
    let mut statement = db.prepare_cached(&format!(
        "SELECT g.id, g.holder, h.west, h.south, h.east, h.north FROM {table} g JOIN asset h ON h.id = g.holder \
         WHERE g.n = ?1 AND g.holder <> ?2 AND g.status NOT IN ('ended', 'resting', 'matched', 'done', 'let_go') \
           AND {MAY_MEET}"
    ))?;
    let mut found = Vec::new();
    for (n, topics) in weightiest(shared, most) {
        let row = statement.query_row(params![n, sought.holder.0.as_bytes()], |row| {
            Ok((row.get(0)?, row.get(1)?, Spot::of_row(row, 2)?))
        });
        let Some((id, holder, at)) = row.optional()? else {
            continue;
        };
        let near = from.zip(at).map(|(one, other)| apart::nearness(one, other));
        found.push(Candidate {
            id: Some(RecordId::from_bytes(id)),
            holder: AssetId(RecordId::from_bytes(holder)),
            topics,
            weight: topics + near.unwrap_or_default(),
        });
    }
    if (side, sought.side) == (Side::Gift, Side::Wish) {
        found.extend(called(db, sought, meaning, all, from, most)?);
    }
    let order = |candidate: &Candidate| (candidate.id, candidate.holder);
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(order(a).cmp(&order(b))));
    Ok(found)
}

/// So many that weigh most, of those that weigh the same the newest.
pub(super) fn weightiest(shared: HashMap<u32, f64>, most: usize) -> Vec<(u32, f64)> {
    let mut shared: Vec<(u32, f64)> = shared.into_iter().collect();
    shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    shared.truncate(most);
    shared
}

/// Number of what speaks of something sought → how much the topics weigh that it shares. `all` is of how many, and
/// `speaking` finds those that speak of one word.
pub(super) fn sharing(
    sought: &Said,
    meaning: &Meaning,
    all: u32,
    speaking: impl Fn(&Word) -> Result<HashSet<u32>>,
) -> Result<HashMap<u32, f64>> {
    let all = f64::from(all);
    let weighs = |many: usize| (1.0 + all / many.max(1) as f64).ln();
    let mut shared: HashMap<u32, f64> = HashMap::new();
    for word in &sought.words {
        let speaking = speaking(word)?;
        for n in &speaking {
            *shared.entry(*n).or_default() += weighs(speaking.len());
        }
    }
    let mut called: HashMap<u32, f64> = HashMap::new();
    for also in meaning.also(&sought.words) {
        let mut words = also.words.iter();
        let mut speaking_so = match words.next() {
            Some(word) => speaking(word)?,
            None => continue,
        };
        for word in words {
            let speaking = speaking(word)?;
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
