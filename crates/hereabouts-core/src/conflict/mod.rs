//! The desk of questions: what people said differently on two laptops, until somebody says which is right.
//!
//! A question is nothing that is kept. It is what the log shows of a unit with more than one answer
//! ([`crate::log::view`]), so a decision is an ordinary change that has seen every answer: it travels like any other,
//! taking it back puts the question again, and two that were made apart are a question once more. Two are asked that no
//! unit by itself shows: what ties say differently that are shown as one, and what is left of a joining when the other
//! half was erased.
//!
//! - [`standing`]: the records that are in question, in the order of the desk; [`asked`]: the questions of one record;
//!   [`said`]: what was said of it, and who gave which answer
//! - [`units`]: what can be written in the place of the answers; [`words`]: answers that nobody could read as they are
//! - [`decide`]: answering; [`rules`]: what an answer may say, as an edit of that kind of record may; [`write`](mod@write):
//!   what goes with it

mod asked;
mod decide;
mod rules;
mod said;
mod standing;
#[cfg(test)]
mod tests;
mod units;
mod words;
mod write;

use self::asked::Question;
use self::standing::Standing;
use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::error::Result;
use crate::history::Hand;
use crate::id::{AssetId, RecordId};
use crate::record::Kind;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) use standing::{counts, held, open};

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// Which of several values is right.
    Differs,
    /// Whether it stays: it was deleted, and somebody who did not know of that changed it.
    Kept,
    /// What becomes of a change to a record by somebody who did not know that it is one with another.
    AfterJoining,
    /// Which of several values is right that ties say which are shown as one: asked about the first of them, and the
    /// answer is written to all.
    Twins,
    /// Whether it stays: it was joined with something that was erased elsewhere, so what is left may be about somebody
    /// who asked to be forgotten. It stays, goes into the bin, or is erased as well, which is no answer here but the
    /// end of the question. Until then it leaves in no release.
    JoinedWithErased,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Conflict {
    /// Of what became one with another: the one that went.
    #[ts(type = "string")]
    pub record: RecordId,
    pub kind: Kind,
    pub asked: ConflictKind,
    /// `exists` where it is asked whether it stays; what says that it is one with the other where that was erased.
    pub unit: String,
    /// On whose card it stands: the first that the record is about, or what it became one with.
    pub asset: Option<AssetId>,
    pub asset_kind: Option<AssetKind>,
    /// What the record is called now, behind the name of the asset it is about: "Knitters: 01632 960001". Blank where
    /// neither has a name.
    pub name: String,
    /// The one that is shown meanwhile comes first; two or more.
    pub answers: Vec<ConflictAnswer>,
    /// What both would be, where that makes sense: texts, one after the other.
    #[ts(type = "unknown")]
    pub both: Option<Value>,
    /// Something else may be written: it is a text, a day or a number.
    pub free: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ConflictAnswer {
    /// Null for blank.
    #[ts(type = "unknown")]
    pub value: Value,
    /// The same in words, where it is an id or is made of pieces.
    pub words: Option<String>,
    /// Who said so, the newest first; where it was joined with something that was erased, who joined them.
    pub hands: Vec<Hand>,
}

/// A page of the desk.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ConflictList {
    #[ts(type = "number")]
    pub total: u64,
    /// How many records these are about.
    #[ts(type = "number")]
    pub records: u64,
    pub conflicts: Vec<Conflict>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ConflictDecision {
    #[ts(type = "string")]
    pub record: RecordId,
    pub unit: String,
    /// The value to keep; `here` or `bin` where it is asked whether it stays. Of a change that came after joining null
    /// leaves it behind.
    #[ts(type = "unknown")]
    pub value: Value,
}

impl Catalogue {
    /// What is in question, a page of it: by the name of the asset, an asset's own questions before those of what is
    /// about it, and all of one record together in the order of the card.
    pub fn list_conflicts(&self, offset: u32, limit: u32) -> Result<ConflictList> {
        self.read(|db| list(db, offset as usize, limit as usize))
    }
}

fn list(db: &Connection, offset: usize, limit: usize) -> Result<ConflictList> {
    let standing = standing::all(db)?;
    let mut conflicts = Vec::new();
    let mut before = 0;
    // Only what is on the page is looked up in the log.
    for one in &standing {
        if conflicts.len() >= limit {
            break;
        }
        let after = before + one.count as usize;
        if after > offset {
            let questions = asked::questions(db, one.kind, &one.record)?.into_iter();
            for question in questions.skip(offset.saturating_sub(before)) {
                conflicts.push(conflict(db, one, question)?);
            }
        }
        before = after;
    }
    conflicts.truncate(limit);
    Ok(ConflictList {
        total: standing.iter().map(|one| one.count).sum(),
        records: standing.len() as u64,
        conflicts,
    })
}

fn conflict(db: &Connection, of: &Standing, question: Question) -> Result<Conflict> {
    let mut answers = Vec::new();
    for answer in question.answers {
        answers.push(ConflictAnswer {
            words: words::of(db, of.kind, &question.unit, &answer.value)?,
            hands: asked::hands(db, &answer.ops)?,
            value: answer.value,
        });
    }
    Ok(Conflict {
        record: of.record,
        kind: of.kind,
        asked: question.asked,
        unit: question.unit,
        asset: of.asset.as_ref().map(|asset| asset.id),
        asset_kind: of.asset.as_ref().map(|asset| asset.kind),
        name: of.called(),
        answers,
        both: question.both,
        free: question.free,
    })
}
