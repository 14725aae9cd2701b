//! What bringing in ties would do, row by row, before anything is done.

use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::import::plan::{ImportCounts, RowOutcome};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a file of ties is to be read; everything has a default that is guessed from the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct TiesOptions {
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Column number (from 0) → what is in it. Columns not named keep their guess.
    pub columns: BTreeMap<u32, TieColumn>,
    /// The kind of the ends that are made and do not say their own.
    pub kind: Option<AssetKind>,
    /// "public": already public; "team": our own notes. Asked once for its file.
    pub audience: Option<Audience>,
    /// The file's word for a type → the key of a type that is here.
    pub types: BTreeMap<String, String>,
}

/// What a column of ties holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TieColumn {
    /// The name of the first end.
    From,
    /// What the first end is known by: an id of ours, or of the list it came with.
    FromId,
    To,
    ToId,
    /// The type, in the file's word.
    Type,
    /// The type in the words of a sentence, where another column holds a short word for it.
    Wording,
    Since,
    Until,
    Strength,
    Confidence,
    /// Who says so.
    Source,
    Note,
    /// Goes into the note under its heading.
    Keep,
    Ignore,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TiesPlan {
    /// The file's name without folder and ending.
    pub source: String,
    pub format: String,
    pub sheets: Vec<String>,
    pub columns: Vec<TieColumnPlan>,
    pub options: TiesOptions,
    /// Rows: ties that are new, that are told more of, that are here already, that wait, that are left out.
    pub counts: ImportCounts,
    /// Ends that are not here and are made.
    #[ts(type = "number")]
    pub new_assets: u64,
    /// The file's words for types, and what each becomes.
    pub types: Vec<TieTypePlan>,
    /// At most 500 of each outcome; the counts are of all.
    pub rows: Vec<TieRowPlan>,
    /// Reason → rows, for all that are left out.
    pub skipped: BTreeMap<String, u32>,
    /// What was noticed about the file as a whole.
    pub notes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TieColumnPlan {
    pub name: String,
    /// The first value that is there.
    pub sample: String,
    pub holds: TieColumn,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TieTypePlan {
    /// As it stands in the file; blank where it says nothing.
    pub word: String,
    /// The type it is.
    pub key: String,
    pub wording: String,
    pub inverse: String,
    /// The file says it from the other end.
    pub turned: bool,
    /// It is not here and is made.
    pub is_new: bool,
    #[ts(type = "number")]
    pub rows: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TieRowPlan {
    /// As counted in the source, from 1.
    pub row: u32,
    pub outcome: RowOutcome,
    pub from: String,
    pub wording: String,
    pub to: String,
    /// Why it is doubtful or left out, in a sentence.
    pub words: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TiesResult {
    pub counts: ImportCounts,
    #[ts(type = "number")]
    pub new_assets: u64,
    /// Types that were made.
    pub new_types: Vec<String>,
    /// A query that shows the ends that were made.
    pub show: String,
    /// Reason → rows, for those left out.
    pub skipped: BTreeMap<String, u32>,
}
