//! The body of a change file: column after column, so that like stands beside like and packs small.
//!
//! What repeats is written once and is a number afterwards: texts (voices, kinds, units, audiences), ids of records
//! (16 bytes the first time), lists of units. Numbers are differences from what the reader can guess: the next of its
//! voice, the last of its kind. Values are JSON, those of one unit after each other. So a change costs little more than
//! its values and, where its record comes for the first time, that record's id.
//!
//! Labels, kinds and units that this version does not know pass through as they are. The reader believes nothing: of
//! bytes that are short or wrong it answers `None`, without taking more memory than they could have needed.

mod bytes;
mod known;
mod pack;
mod unpack;

pub use pack::pack;
pub use unpack::unpack;

use std::collections::HashMap;
use uuid::Uuid;

/// A body in three pieces, each of which packs best by itself.
pub struct Packed {
    /// The ids of records, 16 bytes each, in the order in which they come first. Nothing makes them smaller.
    pub ids: Vec<u8>,
    /// Everything but ids and values: one column after the other, each with its length in front.
    pub numbers: Vec<u8>,
    /// A line for each unit of each change, those of one unit together.
    pub values: Vec<u8>,
}

/// The columns, in the order in which they are written: for ever, within one format.
#[derive(Clone, Copy)]
enum Part {
    /// How many of each there are.
    Counts,
    Words,
    Lists,
    /// For each word as a unit: how many bytes its values take.
    Lengths,
    Voices,
    // Of each change.
    Voice,
    Seq,
    /// 0: the operation of the change before; 1: the one named after this change; 2: another.
    Op,
    OpVoice,
    OpNumber,
    Lamport,
    Kind,
    /// 0: the next that was not met yet; else how far before the last one, and one.
    Record,
    Sets,
    /// 0: nothing; 1: of the units it sets; else the list, and two.
    Seen,
    SeenVoices,
    SeenVoice,
    SeenSeq,
    Audience,
    Mentions,
    // Of each operation.
    IdVoice,
    IdNumber,
    /// 0: the voice in its id; else the word, and one.
    By,
    /// 0: as a text; else how many seconds after the last one, and one.
    At,
    AtText,
    Label,
    /// The record in the label. 0: none; 1: that of its first change; else which, and two.
    LabelRecord,
    LinkVoice,
    LinkNumber,
    // The rest.
    Redactions,
    Taken,
}

const PARTS: usize = Part::Taken as usize + 1;

/// What writer and reader both know of what came before.
#[derive(Default)]
struct Before {
    /// By voice.
    seq: HashMap<u64, u64>,
    seen: HashMap<u64, u64>,
    op: String,
    lamport: u64,
    record: u64,
    /// How many records were met.
    records: u64,
    /// The record of the first change of an operation.
    first: HashMap<String, u64>,
    op_number: u64,
    at: u64,
}

/// The id of an operation, where it is made as all are: its voice, and the number of its first change.
fn named(op: &str) -> Option<(&str, u64)> {
    let (voice, digits) = op.rsplit_once('/')?;
    let number: u64 = digits.parse().ok()?;
    (number.to_string() == digits).then_some((voice, number))
}

/// An id of a record, where it is written as all are.
fn record_id(text: &str) -> Option<Uuid> {
    let id: Uuid = text.parse().ok()?;
    (id.to_string() == text).then_some(id)
}

/// The second at which something was done, and how one is written.
fn second(at: &str) -> Option<i64> {
    let second = at.parse::<jiff::Timestamp>().ok()?.as_second();
    (written(second)? == at).then_some(second)
}

fn written(second: i64) -> Option<String> {
    let at = jiff::Timestamp::from_second(second).ok()?;
    Some(format!("{at:.0}"))
}

#[cfg(test)]
mod tests;
