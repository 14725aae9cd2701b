//! The undo list, and the history of one asset.

use serde::{Deserialize, Serialize};

/// What a named step did: a template and its parts. The window has the words.
///
/// Stored in the log, so it holds ids and counts, never words or names of a record; `name` is filled
/// in from the record as it is now when a list is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Label {
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
