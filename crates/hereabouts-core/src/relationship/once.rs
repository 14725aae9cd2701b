//! One tie once: what says the same between the same two is shown once, also where it was said twice on two laptops or
//! by two types that have become one.

use super::Relationship;
use super::relate::{Times, at_one_time, ends};
use crate::id::AssetId;
use crate::vocabulary::RelationshipType;
use std::collections::HashMap;

/// Ties in the order in which they are told; the first of those that say the same is the one that is shown.
pub(crate) struct Once<'k> {
    known: &'k [RelationshipType],
    told: HashMap<(String, AssetId, AssetId), Vec<Times>>,
}

impl<'k> Once<'k> {
    pub(crate) fn new(known: &'k [RelationshipType]) -> Once<'k> {
        Once {
            known,
            told: HashMap::new(),
        }
    }

    /// Whether this tie was not told yet.
    pub(crate) fn is_new(&mut self, tie: &Relationship) -> bool {
        let (key, from, to) = ends(self.known, tie);
        let told = self.told.entry((key.to_owned(), from, to)).or_default();
        let times = (tie.since.clone(), tie.until.clone());
        let again = told.iter().any(|there| at_one_time(there, &times));
        if !again {
            told.push(times);
        }
        !again
    }
}
