//! What was captured or imported and still needs a name, a place, a kind or a decision.

use crate::id::AssetId;
use crate::record::{Kind, Record};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum InboxReason {
    NeedsName,
    NeedsKind,
    /// The place given cannot be right, or cannot be held: it is kept with the item.
    PlaceUnclear,
    /// It looks like an asset that is here.
    Perhaps,
    /// A person has changed the asset since the file was last brought in.
    ChangedHere,
    /// The same row id twice in one file, with different contents.
    TwiceInFile,
    /// A row that could not be understood as it is.
    Unclear,
    /// A thought jotted down.
    Jotted,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct InboxItem {
    pub reason: InboxReason,
    /// The reason in a sentence.
    #[serde(default)]
    pub words: Option<String>,
    /// What it would be called.
    #[serde(default)]
    pub title: Option<String>,
    /// The asset as far as it is understood, field by field.
    #[serde(default)]
    #[ts(type = "Record<string, unknown>")]
    pub draft: BTreeMap<String, Value>,
    /// The source row as it came, column by column, so that nothing is lost.
    #[serde(default)]
    #[ts(type = "Record<string, unknown>")]
    pub cells: BTreeMap<String, Value>,
    /// A geometry that could not be taken over, as it came.
    #[serde(default)]
    pub raw_geometry: Option<String>,
    /// The asset it may be about.
    #[serde(default)]
    pub about: Option<AssetId>,
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub source_row: Option<String>,
}

/// What becomes of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "how")]
pub enum Settle {
    /// Make an asset of it, with these fields put right.
    Make {
        #[ts(type = "Record<string, unknown>")]
        fields: BTreeMap<String, Value>,
    },
    /// It is about this asset: take over what it says.
    TakeOver { asset: AssetId },
    /// It is not needed.
    Drop,
}

impl Record for InboxItem {
    const KIND: Kind = Kind::InboxItem;
    const NESTED: &'static [&'static str] = &["draft", "cells"];
    const NAME_IN_LABELS: &'static str = "title";
}
