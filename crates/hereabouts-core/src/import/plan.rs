//! What bringing in a file would do, row by row, before anything is done.

use crate::audience::Audience;
use crate::id::AssetId;
use crate::inbox::InboxReason;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a file is to be read; everything has a default that is guessed from the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct ImportOptions {
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Column number (from 0) → field token, "field/ID" for one of the team's own, "new_field" to make one, "" to
    /// keep as it is, "ignore" to leave out. Columns not
    /// named keep their guess.
    pub columns: BTreeMap<u32, String>,
    /// The kind of every row that does not say its own.
    pub kind: Option<crate::asset::AssetKind>,
    /// "public": already public; "team": our own notes. Asked once for its file.
    pub audience: Option<Audience>,
    /// Longitude and latitude stand in each other's columns.
    pub swap: bool,
    /// Decisions about doubtful rows: row number → decision.
    pub decisions: BTreeMap<u32, RowDecision>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum RowDecision {
    /// It is the asset it looks like: take over what the file says.
    TakeTheirs,
    /// It is the asset it looks like: keep what is here.
    KeepMine,
    /// Bring it in as a new asset.
    New,
    /// Bring it in safeguarded, without where it is.
    Safeguard,
    /// Leave it out; counted as skipped.
    LeaveOut,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ImportPlan {
    /// The file's name without folder and ending.
    pub source: String,
    pub format: String,
    pub sheets: Vec<String>,
    pub sheet: Option<String>,
    pub columns: Vec<ColumnPlan>,
    /// The columns were matched as the last time a file of this shape came in.
    pub remembered: bool,
    pub options: ImportOptions,
    pub counts: ImportCounts,
    /// New rows with a place.
    #[ts(type = "number")]
    pub new_located: u64,
    /// At most 500 of each outcome; the counts are of all.
    pub rows: Vec<RowPlan>,
    /// Reason → rows, for all that are skipped.
    pub skipped: BTreeMap<String, u32>,
    /// What was noticed about the file as a whole, each with what can be done.
    pub notes: Vec<FileNote>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ColumnPlan {
    pub name: String,
    /// The first value that is there.
    pub sample: String,
    /// A field's token; "" is kept as it is, "new_field" is a field that will be made.
    pub field: String,
    /// What that will hold.
    pub new_type: Option<crate::custom_field::FieldType>,
    pub certainty: ColumnCertainty,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnCertainty {
    /// As the last time.
    AsBefore,
    Sure,
    PleaseLook,
    KeptAsItIs,
    /// Chosen by hand just now.
    Chosen,
}

/// rows = new + updated + same + inbox + skipped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ImportCounts {
    #[ts(type = "number")]
    pub rows: u64,
    #[ts(type = "number")]
    pub new: u64,
    #[ts(type = "number")]
    pub updated: u64,
    #[ts(type = "number")]
    pub same: u64,
    #[ts(type = "number")]
    pub inbox: u64,
    #[ts(type = "number")]
    pub skipped: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum RowOutcome {
    New,
    Updated,
    Same,
    Inbox,
    Skipped,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct RowPlan {
    /// As counted in the source, from 1.
    pub row: u32,
    pub outcome: RowOutcome,
    pub title: String,
    pub kind: Option<crate::asset::AssetKind>,
    /// What changes, or why it is doubtful or left out, in a sentence.
    pub words: String,
    pub reason: Option<InboxReason>,
    /// The asset it is or may be.
    pub about: Option<AssetId>,
    pub about_name: Option<String>,
    pub summary: Option<String>,
    /// Where, in words.
    pub place_words: Option<String>,
    pub located: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FileNote {
    pub note: FileNoteKind,
    pub words: String,
    #[ts(type = "number")]
    pub rows: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum FileNoteKind {
    /// Longitude and latitude look swapped: offered as `ImportOptions::swap`.
    Swapped,
    /// Read as …, which may be wrong.
    Encoding,
    /// Anything else worth a look.
    Other,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ImportResult {
    pub counts: ImportCounts,
    /// A query that shows what came in.
    pub show: String,
    /// Reason → rows, for those skipped.
    pub skipped: BTreeMap<String, u32>,
}
