//! A typed, directed tie between two assets. Its ends and its type never change.

use crate::audience::Sensitivity;
use crate::id::AssetId;
use crate::record::{Kind, Record};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Relationship {
    pub from: AssetId,
    /// The key of a type in the vocabulary.
    #[serde(rename = "type")]
    pub kind: String,
    pub to: AssetId,
    /// A year, a month or a day: 2019, 2019-05, 2019-05-04.
    #[serde(default)]
    pub since: Option<String>,
    #[serde(default)]
    pub until: Option<String>,
    /// Who told us, or where it was seen.
    #[serde(default)]
    pub source: Option<String>,
    /// 1 loose, 2 regular, 3 close.
    #[serde(default)]
    pub strength: Option<u8>,
    #[serde(default)]
    pub sensitivity: Sensitivity,
    #[serde(default)]
    pub note: Option<String>,
}

impl Record for Relationship {
    const KIND: Kind = Kind::Relationship;
    const FIXED: &'static [&'static str] = &["from", "type", "to"];
    const ENDS: &'static [&'static str] = &["from", "to"];
}
