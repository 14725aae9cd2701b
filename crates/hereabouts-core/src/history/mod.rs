//! The undo list, the history of one asset and of all, and the catalogue as it was on a day.

mod as_it_was;
#[cfg(test)]
mod as_it_was_tests;
mod days;
mod list;
mod put_back;
#[cfg(test)]
mod tests;

pub(crate) use as_it_was::AsItWas;
pub use days::{Date, day};
pub use list::*;

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Deserializer, Serialize};

/// What a named step did: a template and its parts. The window has the words.
///
/// Stored in the log, so it holds ids and counts, never words or names of a record; `name` is filled
/// in from the record as it is now when a list is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Label {
    #[serde(deserialize_with = "Action::named")]
    pub action: Action,
    /// The one record it was done to, if it was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub record: Option<uuid::Uuid>,
    /// The field it changed, if it was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// How many records it changed, if it was more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "number | null")]
    pub count: Option<u64>,
}

impl Label {
    pub fn of(action: Action) -> Label {
        Label {
            action,
            record: None,
            field: None,
            count: None,
        }
    }

    pub fn one(action: Action, record: impl Into<uuid::Uuid>) -> Label {
        Label {
            record: Some(record.into()),
            ..Label::of(action)
        }
    }

    /// Done to several records; to one, it is that record's.
    pub fn many(action: Action, records: &[impl Into<uuid::Uuid> + Copy]) -> Label {
        match records {
            [one] => Label::one(action, *one),
            many => Label {
                count: Some(many.len() as u64),
                ..Label::of(action)
            },
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    Begin,
    Create,
    Edit,
    Move,
    Place,
    Unplace,
    PlaceByPostcode,
    Delete,
    Restore,
    Tag,
    /// Fields of several assets, or cells of the table.
    EditMany,
    /// A text in the place of another.
    Replace,
    AddContact,
    EditContact,
    RemoveContact,
    AddActivity,
    EditActivity,
    RemoveActivity,
    Relate,
    EditRelationship,
    Unrelate,
    AddRelationshipType,
    EditRelationshipType,
    Confirm,
    AddAttachments,
    EditAttachment,
    OrderAttachments,
    RemoveAttachment,
    AddArea,
    EditArea,
    RemoveArea,
    Split,
    Join,
    SplitArea,
    JoinAreas,
    AddBoundaries,
    RemoveBoundaries,
    SaveView,
    RemoveView,
    AddField,
    EditField,
    OrderFields,
    RetireField,
    RestoreField,
    Jot,
    SettleInbox,
    Import,
    AddPartner,
    EditPartner,
    RemovePartner,
    SavePurpose,
    RemovePurpose,
    GiveConsent,
    WithdrawConsent,
    ReviewConsent,
    AskRight,
    SettleRight,
    Restrict,
    LiftRestriction,
    Correct,
    Access,
    Erase,
    Safeguard,
    AddGift,
    EditGift,
    RemoveGift,
    AddWish,
    EditWish,
    RemoveWish,
    CaptureLine,
    NoteConversation,
    EditConversation,
    RemoveConversation,
    SortConversation,
    Interview,
    Introduce,
    EditIntroduction,
    MoveIntroduction,
    RemoveIntroduction,
    AddPossibleAction,
    EditPossibleAction,
    RemovePossibleAction,
    AddFollowUp,
    EditFollowUp,
    DoFollowUp,
    RemoveFollowUp,
    SaveGathering,
    RemoveGathering,
    AddCard,
    SaveSynonym,
    RemoveSynonym,
    Pin,
    MergeRelationshipTypes,
    SettleStub,
    SaveProfile,
    RemoveProfile,
    Release,
    Rename,
    Undo,
    Redo,
    Merge,
    /// Which of several answers is right.
    Decide,
    /// An earlier value of one field.
    PutBack,
    JoinDuplicates,
    Unjoin,
    NotTheSame,
    /// Something that a later version of the program can do.
    Other,
}

impl Action {
    /// As it is named in the log; one that a later version wrote is `Other` here, and stays in the log as it is.
    fn named<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Action, D::Error> {
        let name = serde_json::Value::deserialize(from)?;
        Ok(Action::deserialize(name).unwrap_or(Action::Other))
    }
}

/// A step of the undo list.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Step {
    /// Names the step: `undo_to` takes it.
    pub step: String,
    pub label: Label,
    /// The record's name as it is now.
    pub name: Option<String>,
    /// ISO 8601 time of its last operation, for showing only.
    pub at: String,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, ts_rs::TS)]
pub struct UndoList {
    /// What undo takes back, the next one first; at most 100.
    pub undo: Vec<Step>,
    /// What redo does again, the next one first.
    pub redo: Vec<Step>,
    /// What was done last, where nothing takes it back: undo would take back something from before.
    pub for_good: Option<Step>,
}

/// Who wrote something, on which laptop, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Hand {
    pub person: Option<String>,
    pub laptop: Option<String>,
    /// It was written in this file, not brought by a merge.
    pub here: bool,
    /// ISO 8601 time, for showing only.
    pub at: String,
}

/// Whose hand an operation was; nobody's and of no time where it is not known here.
pub fn hand(db: &Connection, op: &str) -> Result<Hand> {
    let mut statement = db.prepare_cached(
        "SELECT v.person, v.laptop, o.came_by_merge = 0, o.at FROM op o LEFT JOIN voice v ON v.id = o.voice WHERE o.id = ?1",
    )?;
    let found = statement.query_row([op], |row| {
        Ok(Hand {
            person: row.get(0)?,
            laptop: row.get(1)?,
            here: row.get(2)?,
            at: row.get(3)?,
        })
    });
    Ok(found.optional()?.unwrap_or(Hand {
        person: None,
        laptop: None,
        here: false,
        at: String::new(),
    }))
}

/// What undo or redo did.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Undone {
    /// Of the last step that was taken back; of the one that was asked for where none was.
    pub label: Label,
    pub name: Option<String>,
    /// Fields left as they are because somebody changed them since.
    #[ts(type = "number")]
    pub kept: u64,
    /// So many steps: none where all that were asked for stay.
    #[ts(type = "number")]
    pub steps: u64,
    /// What was kept from leaving, and no longer is.
    pub let_out: Vec<Held>,
    /// Steps that stay, because something may leave again without them: each is taken back by itself alone.
    pub stayed: Vec<Stayed>,
}

/// A step that was not taken back together with others.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Stayed {
    pub label: Label,
    pub name: Option<String>,
    pub held: Vec<Held>,
}

/// What a step keeps from leaving.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Held {
    pub by: Holding,
    /// Of how many assets.
    #[ts(type = "number")]
    pub count: u64,
    /// What it is called, if it is one.
    pub name: Option<String>,
}

/// What keeps something from leaving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Holding {
    /// A consent was taken back.
    Withdrawal,
    /// A consent counts until a day.
    ReviewBy,
    /// Kept but not used.
    Restriction,
    /// A person is under 18.
    Child,
    Sensitivity,
    Audience,
    /// A contact or a photo is not to be published.
    Unpublished,
}

/// A line of an asset's history.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct HistoryLine {
    pub label: Label,
    pub at: String,
    pub by: Option<String>,
    pub what: Vec<FieldChange>,
}

/// What one operation did to one field.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FieldChange {
    pub field: String,
    #[ts(type = "unknown")]
    pub before: serde_json::Value,
    #[ts(type = "unknown")]
    pub after: serde_json::Value,
}
