//! What the table itself is made of, and shapes that several of its lines share.

use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

/// A record with its id, for lists of the smaller kinds.
#[derive(Debug, Clone, PartialEq, serde::Serialize, TS)]
pub struct With<I, T> {
    pub id: I,
    pub is: T,
}

/// Fields of an asset to change: field name → new value, null for blank; one of the team's own is
/// `field/ID`. `tags`, `languages` and `extra` are given whole.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, TS)]
#[serde(transparent)]
pub struct Edit(#[ts(type = "Record<string, unknown>")] pub BTreeMap<String, Value>);

/// How a command takes its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(non_camel_case_types)]
pub enum Mode {
    read,
    write,
    laptop,
    meanwhile,
}
