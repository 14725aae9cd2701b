//! One tie once: what says the same between the same two is shown once, also where it was said twice on two laptops or
//! by two types that have become one. The one whose id comes first stands for all of them, the same on every laptop.

use super::Relationship;
use super::relate::{Times, alike, at_one_time, ends, times};
use crate::error::Result;
use crate::id::AssetId;
use crate::storage::rows::{Existence, Stored};
use crate::vocabulary::{self, RelationshipType, lookup};
use rusqlite::Connection;
use std::collections::HashMap;
use std::hash::Hash;

/// What was told so far, by what makes ties say the same but for their times; each with its place among all told.
#[derive(Debug)]
pub(crate) struct Told<K> {
    said: HashMap<K, Vec<(Times, usize)>>,
    so_far: usize,
}

impl<K: Eq + Hash> Told<K> {
    pub(crate) fn new() -> Told<K> {
        Told {
            said: HashMap::new(),
            so_far: 0,
        }
    }

    /// The place among those told of the one that says the same; none where there is none, and this one is told now.
    pub(crate) fn before(&mut self, key: K, times: Times) -> Option<usize> {
        // Nearly all are said once, and there may be very many.
        let said = self
            .said
            .entry(key)
            .or_insert_with(|| Vec::with_capacity(1));
        let again = said.iter().find(|(there, _)| at_one_time(there, &times));
        if let Some((_, place)) = again {
            return Some(*place);
        }
        said.push((times, self.so_far));
        self.so_far += 1;
        None
    }
}

/// Ties in the order of their ids; the first of those that say the same is the one that is shown.
pub(crate) struct Once<'k> {
    known: &'k [RelationshipType],
    told: Told<(String, AssetId, AssetId)>,
}

impl<'k> Once<'k> {
    pub(crate) fn new(known: &'k [RelationshipType]) -> Once<'k> {
        Once {
            known,
            told: Told::new(),
        }
    }

    /// See [`Told::before`].
    pub(crate) fn before(&mut self, tie: &Relationship) -> Option<usize> {
        let (key, from, to) = ends(self.known, tie);
        let key = (key.to_owned(), from, to);
        self.told.before(key, times(tie))
    }

    /// Whether this tie was not told yet.
    pub(crate) fn is_new(&mut self, tie: &Relationship) -> bool {
        self.before(tie).is_none()
    }
}

/// The same where only numbers are wanted: ends by their rows, types as they come.
pub(crate) struct OnceByRow {
    known: Vec<RelationshipType>,
    /// A type's key → the number of what it reads as, and whether that reads the same from both ends.
    types: HashMap<String, (u32, bool)>,
    told: Told<(u32, u32, u32)>,
}

impl OnceByRow {
    pub(crate) fn read(db: &Connection) -> Result<OnceByRow> {
        Ok(OnceByRow {
            known: vocabulary::all(db)?,
            types: HashMap::new(),
            told: Told::new(),
        })
    }

    /// Begins anew: nothing was told yet.
    pub(crate) fn begin(&mut self) {
        self.told = Told::new();
    }

    /// Whether a tie of this type between the assets in two rows was not told yet.
    pub(crate) fn is_new(&mut self, kind: &str, [from, to]: [u32; 2], times: Times) -> bool {
        let (number, both_ways) = self.number(kind);
        let key = match both_ways && to < from {
            true => (number, to, from),
            false => (number, from, to),
        };
        self.told.before(key, times).is_none()
    }

    fn number(&mut self, kind: &str) -> (u32, bool) {
        if let Some(found) = self.types.get(kind) {
            return *found;
        }
        let now = lookup(&self.known, kind);
        let key = now.map_or(kind, |now| now.key.as_str());
        let next = self.types.len() as u32;
        let found = self.types.get(key).copied();
        let found = found.unwrap_or((next, now.is_some_and(RelationshipType::is_symmetric)));
        self.types.insert(key.to_owned(), found);
        self.types.insert(kind.to_owned(), found);
        found
    }
}

/// Each tie once, in the order of their ids; what others say that say the same is said beside it, and one must be as
/// careful with it as with the most careful of them.
pub(crate) fn each_once(
    known: &[RelationshipType],
    mut found: Vec<Stored<Relationship>>,
) -> Vec<Stored<Relationship>> {
    found.sort_by_key(|tie| tie.id);
    let mut once = Once::new(known);
    let mut told: Vec<Stored<Relationship>> = Vec::new();
    for tie in found {
        match once.before(&tie.record) {
            None => told.push(tie),
            // Read from both of its ends, it may come twice itself.
            Some(place) if told[place].id != tie.id => {
                let first = told[place].record.clone();
                told[place].record = first.with_what_is_new(tie.record);
            }
            Some(_) => {}
        }
    }
    told
}

/// The ties that say the same as one that is here, this one included, in the order of their ids.
pub(crate) struct Twins(pub Vec<Stored<Relationship>>);

impl Twins {
    /// All that say the same as this one, and whether it is the one that stands for them; none where it is not here.
    pub(crate) fn of(
        db: &Connection,
        known: &[RelationshipType],
        tie: &Stored<Relationship>,
    ) -> Result<(Twins, bool)> {
        if tie.existence != Existence::Here {
            return Ok((Twins(Vec::new()), false));
        }
        let all = alike(db, known, &tie.record)?;
        let mut once = Once::new(known);
        let mut told = all.iter().filter(|one| once.is_new(&one.record));
        let stands_for_all = told.any(|one| one.id == tie.id);
        let own = times(&tie.record);
        let same = all
            .into_iter()
            .filter(|one| at_one_time(&times(&one.record), &own));
        Ok((Twins(same.collect()), stands_for_all))
    }

    /// One of them with what the others say beside it: see [`each_once`].
    pub(crate) fn beside(self, tie: Stored<Relationship>) -> Stored<Relationship> {
        let others = self.0.into_iter().filter(|twin| twin.id != tie.id);
        let others: Vec<Relationship> = others.map(|twin| twin.record).collect();
        Stored {
            record: others
                .into_iter()
                .fold(tie.record, Relationship::with_what_is_new),
            ..tie
        }
    }
}

#[cfg(test)]
mod tests;
