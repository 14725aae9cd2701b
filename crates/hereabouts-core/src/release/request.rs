//! What a release is asked to hold, and the preview of it: what leaves, and what stays and why.

use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::id::{AssetId, ProfileId};
use crate::place::Precision;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ReleaseRequest {
    pub audience: Audience,
    /// A format's key: "geojson", "csv".
    pub format: String,
    #[serde(default)]
    pub profile: Option<ProfileId>,
    pub what: What,
    /// Photos too, those that may leave.
    #[serde(default)]
    pub photos: bool,
}

/// Which assets are asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "of")]
pub enum What {
    Everything,
    /// What a query finds.
    Shown {
        query: String,
    },
    Selected {
        ids: Vec<AssetId>,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ReleasePreview {
    /// Stands for exactly what was previewed. Given back when saving, the answer says what changed since.
    pub token: String,
    #[ts(type = "number")]
    pub released: u64,
    #[ts(type = "number")]
    pub people: u64,
    #[ts(type = "number")]
    pub withheld: u64,
    /// One page of what leaves, record by record and field by field, from `offset`.
    pub leaving: Vec<Leaving>,
    /// Grouped by reason, the largest first; the first 200 names of each.
    pub staying: Vec<Staying>,
    #[ts(type = "number")]
    pub photos: u64,
    #[ts(type = "number")]
    pub ties_released: u64,
    /// Relationships of what was asked for, with something that is here, that stay.
    #[ts(type = "number")]
    pub ties_withheld: u64,
    /// Rules by which places are made coarser, in sentences, as they travel with the file.
    pub rules: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Leaving {
    pub id: AssetId,
    pub name: String,
    pub kind: AssetKind,
    pub precision: Precision,
    /// Field → value as it leaves.
    #[ts(type = "Record<string, unknown>")]
    pub fields: BTreeMap<String, serde_json::Value>,
    /// Field → why it stays, in a sentence; "place" where it leaves coarser than it is known.
    pub held_back: BTreeMap<String, String>,
    /// Longitude, latitude here and as it leaves.
    pub at: Option<[f64; 2]>,
    pub leaves_at: Option<[f64; 2]>,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// People leave for the team alone until they agree to more.
    Person,
    /// Its audience is narrower.
    Audience,
    Safeguarded,
    /// The profile asks for other kinds.
    NotAskedFor,
}

impl Reason {
    /// The word in the register and in answers.
    pub fn token(self) -> &'static str {
        match self {
            Reason::Person => "person",
            Reason::Audience => "audience",
            Reason::Safeguarded => "safeguarded",
            Reason::NotAskedFor => "not_asked_for",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Staying {
    pub reason: Reason,
    #[ts(type = "number")]
    pub count: u64,
    pub names: Vec<StayingName>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct StayingName {
    pub id: AssetId,
    pub name: String,
    pub kind: AssetKind,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ReleaseResult {
    #[ts(type = "number")]
    pub released: u64,
    #[ts(type = "number")]
    pub people: u64,
    #[ts(type = "number")]
    pub photos: u64,
    /// Reason → number of assets that stayed.
    pub withheld: BTreeMap<Reason, u64>,
    /// The folder of the photos comes last.
    pub files: Vec<String>,
    /// What changed since the preview, in sentences; empty when nothing did.
    pub since_preview: Vec<String>,
}
