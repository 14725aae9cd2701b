//! An asset: something strong in this place. One of six kinds, with or without a place.

mod alike;
mod edit;
mod pieces;
mod sounds;

pub(crate) use alike::alike;
pub use alike::{Alike, Typed, Why};
pub(crate) use edit::{by_hand, create, keep, reasoned, shown_as, stored, stored_or_joined};
pub(crate) use sounds::{COMMAS, first_name, sounds_like, sounds_safeguarded};

use crate::audience::{Audience, Sensitivity};
use crate::id::CustomFieldId;
use crate::place::Place;
use crate::record::{Elements, Kind, Record};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The six kinds. Associations (unpaid, run by citizens) and institutions (with paid staff) are never one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "lowercase")]
pub enum AssetKind {
    Person,
    Association,
    Institution,
    Place,
    Exchange,
    Culture,
}

impl AssetKind {
    pub const ALL: [AssetKind; 6] = [
        AssetKind::Person,
        AssetKind::Association,
        AssetKind::Institution,
        AssetKind::Place,
        AssetKind::Exchange,
        AssetKind::Culture,
    ];

    /// The word in the file, in queries and in exports.
    pub fn token(self) -> &'static str {
        match self {
            AssetKind::Person => "person",
            AssetKind::Association => "association",
            AssetKind::Institution => "institution",
            AssetKind::Place => "place",
            AssetKind::Exchange => "exchange",
            AssetKind::Culture => "culture",
        }
    }

    pub fn from_token(token: &str) -> Option<AssetKind> {
        AssetKind::ALL
            .into_iter()
            .find(|kind| kind.token() == token)
    }

    /// Who may see one of these unless somebody says otherwise (design: private by default).
    pub fn usual_audience(self) -> Audience {
        match self {
            AssetKind::Person | AssetKind::Association => Audience::Team,
            _ => Audience::Public,
        }
    }

    /// After how many months somebody should look again.
    pub fn usual_review_months(self) -> Option<u16> {
        match self {
            AssetKind::Person | AssetKind::Association | AssetKind::Exchange => Some(6),
            AssetKind::Institution | AssetKind::Place => Some(12),
            AssetKind::Culture => None,
        }
    }
}

#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    ts_rs::TS,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Idea,
    Starting,
    Going,
    Resting,
    Ended,
    #[default]
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SourceType {
    Resident,
    Worker,
    Group,
    Institution,
    PublicRecord,
    Import,
}

/// Where an imported asset came from, so that the same row finds it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ImportedFrom {
    /// The file's name without its folder and ending.
    pub source: String,
    /// What names the row in it: its own id, or a digest of its cells and its number among equal rows.
    pub row: String,
}

/// What is known of an asset. Field names are names in the change log: for ever.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Asset {
    pub kind: AssetKind,
    pub name: String,
    /// What it offers, in a sentence or two.
    #[serde(default)]
    pub summary: Option<String>,
    #[serde(default)]
    pub story: Option<String>,
    #[serde(default)]
    pub tags: BTreeSet<String>,
    #[serde(default)]
    pub languages: BTreeSet<String>,
    #[serde(default)]
    pub status: Status,
    pub audience: Audience,
    /// Why it may be seen by more people than usual for its kind.
    #[serde(default)]
    pub audience_reason: Option<String>,
    #[serde(default)]
    pub sensitivity: Sensitivity,
    #[serde(default)]
    pub place: Option<Place>,
    /// For the team; never leaves beyond it unless a profile names it.
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub is_bumping_place: bool,
    #[serde(default)]
    pub is_connector: bool,
    #[serde(default)]
    pub is_child: bool,
    /// Does not want to be introduced to anybody.
    #[serde(default)]
    pub no_introductions: bool,
    /// Kept but not used (UK GDPR, article 18): it leaves in nothing, and changes only by hand.
    #[serde(default)]
    pub restricted: bool,
    /// ISO 8601 day.
    #[serde(default)]
    pub restricted_since: Option<String>,
    #[serde(default)]
    pub restricted_why: Option<String>,
    /// Why it is used again.
    #[serde(default)]
    pub restriction_lifted_why: Option<String>,
    /// ISO 8601 day, the last on which it is kept.
    #[serde(default)]
    pub ends_on: Option<String>,
    /// Opening hours, meeting times: as people say them.
    #[serde(default)]
    pub times: Option<String>,
    #[serde(default)]
    pub access: Option<String>,
    #[serde(default)]
    pub cost: Option<String>,
    /// Who in the team holds the relationship.
    #[serde(default)]
    pub steward: Option<String>,
    #[serde(default)]
    pub source_type: Option<SourceType>,
    /// Who told us.
    #[serde(default)]
    pub source_note: Option<String>,
    /// Months between checks, where the usual of its kind does not fit.
    #[serde(default)]
    pub review_months: Option<u16>,
    #[serde(default)]
    pub who_leads: Option<String>,
    // People
    #[serde(default)]
    pub pronouns: Option<String>,
    #[serde(default)]
    pub roles: Option<String>,
    // Groups
    #[serde(default)]
    pub size_band: Option<String>,
    #[serde(default)]
    pub meets_as: Option<String>,
    #[serde(default)]
    pub formality: Option<String>,
    #[serde(default)]
    pub focus: Option<String>,
    // Organisations
    #[serde(default)]
    pub organisation_number: Option<String>,
    #[serde(default)]
    pub sector: Option<String>,
    // Places
    #[serde(default)]
    pub place_type: Option<String>,
    #[serde(default)]
    pub capacity: Option<String>,
    #[serde(default)]
    pub booking: Option<String>,
    #[serde(default)]
    pub step_free: Option<String>,
    // Exchange
    #[serde(default)]
    pub exchange_form: Option<String>,
    // Culture
    #[serde(default)]
    pub keepers: Option<String>,
    #[serde(default)]
    pub permission_note: Option<String>,
    #[serde(default)]
    pub imported_from: Option<ImportedFrom>,
    /// Columns of a source that match no field: kept, searchable, never dropped.
    #[serde(default)]
    #[ts(type = "Record<string, unknown>")]
    pub extra: BTreeMap<String, Value>,
    /// What is said in the team's own fields, as it was said.
    #[serde(default)]
    #[ts(type = "Record<string, unknown>")]
    pub custom: BTreeMap<CustomFieldId, Value>,
}

impl Asset {
    pub fn new(kind: AssetKind, name: impl Into<String>) -> Asset {
        let blank = serde_json::json!({ "kind": kind, "name": name.into(), "audience": kind.usual_audience() });
        serde_json::from_value(blank).expect("every other field has a default")
    }
}

impl Record for Asset {
    const KIND: Kind = Kind::Asset;
    const FLAGS: &'static [&'static str] = &[
        "is_bumping_place",
        "is_connector",
        "is_child",
        "restricted",
        "no_introductions",
    ];
    const NESTED: &'static [&'static str] = &[
        "place",
        "tags",
        "languages",
        "imported_from",
        "extra",
        "custom",
    ];
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] = &[
        ("tags", "tag", Elements::Set),
        ("languages", "language", Elements::Set),
        ("extra", "x", Elements::Map),
        ("custom", "field", Elements::Map),
    ];
    const NAME_IN_LABELS: &'static str = "name";

    fn derived(&self) -> Vec<(&'static str, rusqlite::types::Value)> {
        let bounds = self
            .place
            .as_ref()
            .and_then(|p| p.geometry.as_ref())
            .map(|g| g.bounds());
        ["west", "south", "east", "north"]
            .into_iter()
            .enumerate()
            .map(|(i, column)| (column, bounds.map(|b| b[i]).into()))
            .collect()
    }
}
