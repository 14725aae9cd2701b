//! The change log: what happened, as a set of immutable changes that can be united with another laptop's.
//!
//! What the catalogue shows is a pure function of the *set* of changes, never of the order in which
//! they arrived ([`view`]). The write door ([`door`]) appends to it; [`undo`] appends what was there
//! before; [`exchange`] unites two logs; [`erasure`] and [`safeguard`] take out of it what must not be there. What a later
//! version of the program said is shown as far as it is [`understood`]. No clock decides anything, but for [`past`], which is
//! asked by days.
//!
//! Unit names, kind names and the values of `exists` are for ever: a later version adds, and never
//! renames, splits or reuses one.

pub mod aside;
pub mod context;
pub mod door;
pub mod erasure;
pub mod exchange;
pub mod hash;
pub mod held;
pub mod joined;
pub mod leaves;
pub mod past;
mod people;
pub mod project;
pub mod rows;
pub mod safeguard;
pub mod taken_out;
pub mod texts;
pub mod understood;
pub mod undo;
pub mod view;
mod whereabouts;
mod with_kind;

pub(crate) use whereabouts::tells_where;

use crate::audience::Audience;
use crate::id::RecordId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Whether a record is here, in the bin, or never was.
pub const EXISTS: &str = "exists";
pub const HERE: &str = "here";
pub const BIN: &str = "bin";
/// The unit holding a record's audience.
pub const AUDIENCE: &str = "audience";

/// Unit → values. One value is a value, several are an open question, null is blank.
pub type Sets = BTreeMap<String, Vec<Value>>;
/// Voice → the highest of its sequence numbers.
pub type Vector = BTreeMap<String, u64>;
/// Unit → what its writer had seen of it.
pub type Seen = BTreeMap<String, Vector>;
/// Unit → record → where in which value its words stand: value, first character, characters.
pub type Mentions = BTreeMap<String, BTreeMap<RecordId, Vec<(u32, u32, u32)>>>;

/// What one operation did to one record. Its identity is (voice, seq).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub voice: String,
    pub seq: u64,
    pub op: String,
    /// One more than the highest this file ever held when it was written. Reads no clock.
    pub lamport: u64,
    /// The name of a [`crate::record::Kind`]; one that this version does not know is kept as it is.
    pub kind: String,
    pub record: RecordId,
    pub sets: Sets,
    pub seen: Seen,
    /// The widest audience each value may ever reach; `"*"` stands for all units not named.
    pub audience: BTreeMap<String, Audience>,
    pub mentions: Mentions,
}

/// An operation: a person's named action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Op {
    pub id: String,
    pub voice: String,
    /// A template and ids, never a person's words.
    pub label: crate::history::Label,
    /// Shown, and decides nothing.
    pub at: String,
    pub undoes: Option<String>,
    pub continues: Option<String>,
}

impl Change {
    /// Among changes of one unit that have not seen each other the highest comes first.
    fn order(&self) -> (u64, &str, u64) {
        (self.lamport, &self.voice, self.seq)
    }

    /// Had the writer of this change seen `other`, as to `unit`?
    fn covers(&self, unit: &str, other: &Change) -> bool {
        self.seen
            .get(unit)
            .and_then(|vector| vector.get(&other.voice))
            .is_some_and(|&seq| seq >= other.seq)
    }

    pub fn audience_of(&self, unit: &str) -> &Audience {
        self.audience
            .get(unit)
            .or_else(|| self.audience.get("*"))
            .unwrap_or(&Audience::Me)
    }

    /// The part of this change that `keep` lets through; the identity stays. What is left out is not
    /// even named in `seen`.
    fn only(&self, keep: impl Fn(&str) -> bool) -> Change {
        let hidden = |unit: &String| self.sets.contains_key(unit) && !keep(unit);
        let mut part = self.clone();
        part.sets.retain(|unit, _| keep(unit));
        part.seen.retain(|unit, _| !hidden(unit));
        part.mentions.retain(|unit, _| keep(unit));
        part.audience = part
            .sets
            .keys()
            .map(|unit| (unit.clone(), self.audience_of(unit).clone()))
            .collect();
        part
    }

    /// The part that may be given to an audience.
    pub fn part_for(&self, audience: &Audience) -> Change {
        self.only(|unit| self.audience_of(unit).includes(audience))
    }
}

/// The vector that knows what either knows.
pub(crate) fn join(into: &mut Vector, other: &Vector) {
    for (voice, &seq) in other {
        let known = into.entry(voice.clone()).or_default();
        *known = (*known).max(seq);
    }
}
