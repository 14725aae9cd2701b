//! Assets and the ties between them as a network: what is around one, what holds together, and questions about it
//! that are answered in sentences.

pub mod communities;
mod graph;
pub mod layout;
pub mod measures;
mod pin;
mod question;
mod show;
mod weighted;

pub(crate) use graph::Remembered;
pub use pin::NetworkPin;
pub use question::{Answer, NetworkFinding, Question, SortOfChange, WhatChanged};
pub use show::MOST_NODES;

use crate::asset::AssetKind;
use crate::id::{AssetId, RelationshipId};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NetworkAsked {
    /// Only what this query finds; of what is around an asset, this one and it.
    pub query: String,
    /// What is so many steps around an asset; the whole where there is none.
    #[serde(default)]
    pub around: Option<AssetId>,
    #[serde(default)]
    pub steps: u8,
    /// Also ties that have ended.
    #[serde(default)]
    pub past: bool,
    /// Only ties of these types; of all where there is none.
    #[serde(default)]
    pub types: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Network {
    pub nodes: Vec<NetworkNode>,
    pub ties: Vec<NetworkTie>,
    /// Assets that are found and have no tie: they are not drawn in the whole network.
    pub alone: u32,
    /// Assets that are left out because there are too many to draw: those with the fewest ties.
    pub left_out: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct NetworkNode {
    pub id: AssetId,
    pub name: String,
    pub kind: AssetKind,
    /// To the right and down, in units of which a tie is about 100 long; around an asset it lies at 0, 0.
    pub x: f64,
    pub y: f64,
    pub pinned: bool,
    /// Steps from the asset it is around.
    pub steps: Option<u8>,
    /// Ties, of those drawn.
    pub ties: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct NetworkTie {
    pub id: RelationshipId,
    /// Places among the nodes.
    pub from: u32,
    pub to: u32,
    #[serde(rename = "type")]
    pub kind: String,
    /// In the words of its type.
    pub wording: String,
    /// It reads the same from both ends.
    pub both_ways: bool,
    pub past: bool,
}

/// Where a node lay.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct NodePlace {
    pub id: AssetId,
    pub x: f64,
    pub y: f64,
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
