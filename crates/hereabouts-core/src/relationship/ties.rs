//! The table of ties.

use super::Relationship;
use crate::catalogue::Catalogue;
use crate::conversation::Party;
use crate::error::{Error, Result};
use crate::id::RelationshipId;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TiesAsked {
    /// Ties of which one end is found by this query.
    pub query: String,
    /// Words in the ends' names, the wording, the source or the note.
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub types: Vec<String>,
    /// Also those that have ended.
    #[serde(default)]
    pub past: bool,
    #[serde(default)]
    pub sort: TieSort,
    #[serde(default)]
    pub descending: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TieSort {
    #[default]
    From,
    Type,
    To,
    Since,
    Until,
    Strength,
    Source,
    Confidence,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TiesPage {
    pub rows: Vec<TieRow>,
    pub of: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TieRow {
    pub id: RelationshipId,
    pub relationship: Relationship,
    pub from: Party,
    pub to: Party,
    /// From the first to the second.
    pub wording: String,
    pub past: bool,
}

impl Catalogue {
    pub fn ties(&self, asked: TiesAsked, offset: u32, limit: u32) -> Result<TiesPage> {
        let _ = (asked, offset, limit);
        Err(Error::invalid("stub"))
    }
}
