//! A tie typed as a sentence: Repair Café meets at the Tool Library.

mod ends;
mod words;

use self::ends::{Ends, made};
use self::words::{Phrase, Sentence, phrases};
use super::{Relationship, relate_in};
use crate::asset::AssetKind;
use crate::catalogue::{Catalogue, Outcome};
use crate::conversation::Party;
use crate::error::Result;
use crate::history::{Action, Label};
use crate::id::{AssetId, RelationshipId};
use crate::search::KnownWords;
use crate::vocabulary::{self, lookup};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// So many readings of a sentence are offered.
const MOST: usize = 8;

/// A sentence as far as it is understood, the likeliest reading first.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TieRead {
    pub from: TieEnd,
    /// The key of its type, and its words from `from` to `to`, in the language of the sentence.
    #[serde(rename = "type")]
    pub kind: String,
    pub wording: String,
    /// The sentence was said from the other end: from and to are turned already.
    pub inverse: bool,
    pub to: TieEnd,
}

/// One end: an asset that is here, or a name that nothing here has.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TieEnd {
    Here(Party),
    New { name: String, kind: AssetKind },
}

/// One end of a tie that is made: an asset, or a name of which one is made that waits in the Inbox.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TieTo {
    Here(AssetId),
    New { name: String, kind: AssetKind },
}

impl Catalogue {
    /// Reads a sentence; `about` is the asset on whose card it is typed, and may be left out of it. Nothing is read
    /// before there is something at both ends.
    pub fn read_tie(&self, about: Option<AssetId>, text: String) -> Result<Vec<TieRead>> {
        self.read(|db| read(db, &self.known, about, &text))
    }

    /// Connects two ends, making those that are missing: each waits in the Inbox to be told more of.
    pub fn relate_by_name(
        &self,
        from: TieTo,
        kind: String,
        to: TieTo,
    ) -> Result<Outcome<RelationshipId>> {
        self.transact(Label::of(Action::Relate), |tx| {
            let (from, to) = (made(tx, from)?, made(tx, to)?);
            tx.label.record = Some(from.0);
            relate_in(tx, Relationship::new(from, kind, to))
        })
    }
}

/// A reading, and how far it is from what was typed: less is likelier.
struct Reading {
    cost: (usize, bool, usize),
    read: TieRead,
}

fn read(
    db: &Connection,
    known_words: &KnownWords,
    about: Option<AssetId>,
    text: &str,
) -> Result<Vec<TieRead>> {
    let known = vocabulary::all(db)?;
    // The words of a type that became one with another are still understood.
    let unread = vocabulary::unread(db)?;
    let kinds = known.iter().filter(|kind| !kind.retired);
    let kinds = kinds.map(|kind| (kind, kind));
    let merged = unread.iter().filter(|kind| kind.merged_into.is_some());
    let merged = merged.filter_map(|kind| Some((kind, lookup(&known, &kind.key)?)));
    let phrases = phrases(kinds.chain(merged).filter(|(_, kind)| !kind.retired));
    let sentence = Sentence::of(text);
    let mut ends = Ends::new(db, known_words, about);
    let mut readings: Vec<Reading> = Vec::new();
    for phrase in &phrases {
        for said in sentence.says(phrase) {
            let (from_kinds, to_kinds) = match phrase.inverse {
                true => (&phrase.kind.to_kinds, &phrase.kind.from_kinds),
                false => (&phrase.kind.from_kinds, &phrase.kind.to_kinds),
            };
            let first = ends.first(said.before, from_kinds)?;
            let second = ends.named(said.behind, to_kinds)?;
            for (one, near) in &first {
                for (other, far) in &second {
                    let reading = reading(phrase, one, other);
                    let fits = phrase.kind.fits(reading.from.kind(), reading.to.kind());
                    readings.push(Reading {
                        cost: (near + far, !fits, usize::MAX - said.length),
                        read: reading,
                    });
                }
            }
        }
    }
    readings.sort_by_key(|reading| reading.cost);
    let mut once: Vec<TieRead> = Vec::new();
    for Reading { read, .. } in readings {
        let is_itself =
            matches!((&read.from, &read.to), (TieEnd::Here(a), TieEnd::Here(b)) if a.id == b.id);
        let is_there = |there: &TieRead| {
            (&there.from, &there.kind, &there.to) == (&read.from, &read.kind, &read.to)
        };
        if once.len() < MOST && !is_itself && !once.iter().any(is_there) {
            once.push(read);
        }
    }
    Ok(once)
}

fn reading(phrase: &Phrase, one: &TieEnd, other: &TieEnd) -> TieRead {
    let (from, to) = match phrase.inverse {
        true => (other, one),
        false => (one, other),
    };
    TieRead {
        from: from.clone(),
        kind: phrase.kind.key.clone(),
        wording: phrase.wording.to_owned(),
        inverse: phrase.inverse,
        to: to.clone(),
    }
}

impl TieEnd {
    fn kind(&self) -> AssetKind {
        match self {
            TieEnd::Here(party) => party.kind,
            TieEnd::New { kind, .. } => *kind,
        }
    }
}

#[cfg(test)]
mod tests;
