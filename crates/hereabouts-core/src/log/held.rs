//! What of each voice is here, so that a file for another laptop holds only what that one lacks.
//!
//! A number says: of this voice, all changes up to it that the team may have are here, or were erased. It is only
//! ever raised by what a file says of itself, never by what was sent to somebody. What comes home from a travel copy
//! raises none: two laptops may have been told different parts of it. It is [`uncounted`].

use super::{Sets, Vector};
use crate::error::{Error, Result};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// All that is here, also what is set aside.
pub fn held(db: &Connection) -> Result<Vector> {
    let mut statement = db.prepare_cached("SELECT voice, seq FROM held")?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// What somebody has who is given all that may be sent from here: nothing from the first change on that is set
/// aside.
pub fn sent(db: &Connection) -> Result<Vector> {
    let mut vector = held(db)?;
    let mut statement = db.prepare_cached(
        "SELECT voice, min(seq) FROM change INDEXED BY change_aside WHERE aside <> 0 GROUP BY voice",
    )?;
    let aside: BTreeMap<String, u64> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (voice, first) in aside {
        if let Some(seq) = vector.get_mut(&voice) {
            *seq = (*seq).min(first.saturating_sub(1));
        }
    }
    vector.retain(|_, seq| *seq > 0);
    Ok(vector)
}

/// Remembers that a voice is here up to a number.
pub(crate) fn hold(db: &Connection, voice: &str, seq: u64) -> Result<()> {
    db.prepare_cached("INSERT INTO held (voice, seq) VALUES (?1, ?2) ON CONFLICT (voice) DO UPDATE SET seq = max(seq, excluded.seq)")?
        .execute(params![voice, seq])?;
    Ok(())
}

/// A change that is here and in no number.
pub struct Uncounted {
    pub voice: String,
    pub seq: u64,
    pub units: Vec<String>,
}

/// All that is here and in no number, but for what is set aside, in an order of its own: what came home from travel
/// copies, and what goes on from what is not here and waits for that.
pub fn uncounted(db: &Connection) -> Result<Vec<Uncounted>> {
    let mut statement = db.prepare_cached(
        "SELECT c.voice, c.seq, c.sets FROM voice v LEFT JOIN held h ON h.voice = v.id CROSS JOIN change c \
         WHERE c.voice = v.id AND c.seq > coalesce(h.seq, 0) AND c.aside = 0 ORDER BY c.voice, c.seq",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let sets: String = row.get(2)?;
        let sets: Sets = serde_json::from_str(&sets).map_err(|e| Error::Damaged(e.to_string()))?;
        found.push(Uncounted {
            voice: row.get(0)?,
            seq: row.get(1)?,
            units: sets.into_keys().collect(),
        });
    }
    Ok(found)
}

/// Does what goes on from `since` go on from something that is not here?
pub fn has_gap(here: &Vector, since: &Vector) -> bool {
    since
        .iter()
        .any(|(voice, &seq)| here.get(voice).copied().unwrap_or(0) < seq)
}

/// Remembers what is here after changes came that follow `since` and reach up to `has`.
pub(crate) fn hear(db: &Connection, since: &Vector, has: &Vector) -> Result<()> {
    let here = held(db)?;
    for (voice, &seq) in has {
        let known = here.get(voice).copied().unwrap_or(0);
        if known >= since.get(voice).copied().unwrap_or(0) {
            hold(db, voice, seq)?;
        }
    }
    Ok(())
}
