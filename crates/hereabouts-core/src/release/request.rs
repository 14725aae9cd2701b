//! What a release is asked to hold, and the preview of it: what leaves, and what stays and why.

pub use super::leaks::{Accepted, Decision, Excerpt, Finding, Leak};
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
    /// A format's key: "geojson", "csv", "map-a4".
    pub format: String,
    #[serde(default)]
    pub profile: Option<ProfileId>,
    pub what: What,
    /// Photos too, those that may leave.
    #[serde(default)]
    pub photos: bool,
    /// Of the contacts only those that may be published, also for the team: what hangs on a wall is read by all.
    #[serde(default)]
    pub only_published_contacts: bool,
    /// What was decided about findings, by [`Finding::key`]; what nothing was decided about stays.
    #[serde(default)]
    pub choices: BTreeMap<String, Decision>,
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
    /// Grouped by reason, the largest first; the first 200 names of each, or all of a whole preview.
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
    /// What is worth a look before it leaves, not yet decided first; the first 500 of each.
    pub findings: Vec<Finding>,
    #[ts(type = "number")]
    pub findings_total: u64,
    /// How many of them nothing was decided about: their fields stay.
    #[ts(type = "number")]
    pub findings_open: u64,
    /// What is different from what this reader was given last; nothing where it was never given anything.
    pub since_last: Option<SinceLast>,
    /// The newest that is known here of the team's other laptops, an ISO 8601 day and time, where that is longer ago
    /// than a fortnight: what somebody took back there since is not known here.
    pub others_heard: Option<String>,
}

/// The first of what leaves, as far as each can be judged by itself.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FirstLeaving {
    /// How many are looked through to know the whole of it.
    #[ts(type = "number")]
    pub asked: u64,
    /// The first by name, or of very many those added first; none where these all stay.
    pub leaving: Vec<Leaving>,
    /// Those of them whose place hangs on how many others are around.
    pub open: Vec<AssetId>,
}

/// Since the last release to the same reader.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SinceLast {
    /// ISO 8601 day and time.
    pub on: String,
    /// It leaves now and did not then.
    pub new: NamedAssets,
    /// It left then, was changed, and leaves as it is now.
    pub changed: NamedAssets,
    /// It left then and stays now.
    pub gone: NamedAssets,
}

/// Assets counted, and the first names of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ts_rs::TS)]
pub struct NamedAssets {
    #[ts(type = "number")]
    pub count: u64,
    pub names: Vec<StayingName>,
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
    /// West, south, east, north in degrees of the square or outline it leaves as.
    pub leaves_within: Option<[f64; 4]>,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A person who has agreed to nothing towards this audience.
    Person,
    /// Nothing of a child leaves.
    Child,
    /// A person who has taken it back.
    Withdrawn,
    /// A person whose consent has lapsed.
    Lapsed,
    /// Its audience is narrower.
    Audience,
    Safeguarded,
    /// Kept but not used.
    Restricted,
    /// What it was joined with was erased, and nobody has decided whether what is left stays.
    JoinedWithErased,
    /// The profile asks for other kinds.
    NotAskedFor,
    /// It was left out because of what was found in it.
    LeftOut,
}

impl Reason {
    /// The word in the register and in answers.
    pub fn token(self) -> &'static str {
        match self {
            Reason::Person => "person",
            Reason::Child => "child",
            Reason::Withdrawn => "withdrawn",
            Reason::Lapsed => "lapsed",
            Reason::Audience => "audience",
            Reason::Safeguarded => "safeguarded",
            Reason::Restricted => "restricted",
            Reason::JoinedWithErased => "joined_with_erased",
            Reason::NotAskedFor => "not_asked_for",
            Reason::LeftOut => "left_out",
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
