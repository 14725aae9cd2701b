//! Rows of assets for the list, the tray, type-ahead and the palette; and the counts beside them.

use crate::asset::{AssetKind, Status};
use crate::confirmation::Freshness;
use crate::id::{AreaId, AssetId, CustomFieldId};
use crate::place::Precision;
use serde::{Deserialize, Serialize};

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AssetRow {
    pub id: AssetId,
    pub kind: AssetKind,
    pub name: String,
    pub summary: Option<String>,
    pub status: Status,
    pub tags: Vec<String>,
    /// In words: an address, a postcode, an area; none when nothing is known.
    pub place_words: Option<String>,
    /// The area it lies in that says most: what residents drew, or else the smallest.
    pub area: Option<String>,
    pub precision: Precision,
    /// Longitude, latitude of a point on it, for "show on the map".
    pub at: Option<[f64; 2]>,
    /// Relationships that are here.
    pub ties: u32,
    pub freshness: Freshness,
    /// ISO 8601 day of the last check that reached somebody.
    pub last_checked: Option<String>,
    /// Found only inside words or one letter off.
    pub similar: bool,
    /// It can have no place.
    pub safeguarded: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AssetPage {
    /// How many the query finds.
    #[ts(type = "number")]
    pub total: u64,
    pub rows: Vec<AssetRow>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// The best match first where words are searched for, else by name.
    #[default]
    Rank,
    Name,
    Kind,
    Summary,
    Place,
    Ties,
    Checked,
    Status,
    Tags,
    Area,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Sort {
    pub by: SortBy,
    #[serde(default)]
    pub descending: bool,
}

/// A value that can be filtered by, how many of it are shown, and how many there are at all.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Facet {
    pub value: String,
    #[ts(type = "number")]
    pub shown: u64,
    #[ts(type = "number")]
    pub total: u64,
    /// Named by the query.
    pub chosen: bool,
}

/// An area that can be filtered by.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AreaFacet {
    /// What the query calls it: its name, or its code where another area bears its name.
    pub value: String,
    pub id: AreaId,
    pub name: String,
    /// See `AreaLayer::key`.
    pub layer: String,
    #[ts(type = "number")]
    pub shown: u64,
    #[ts(type = "number")]
    pub total: u64,
    /// Named by the query.
    pub chosen: bool,
}

/// The answers to one of the team's own fields.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FieldFacets {
    pub id: CustomFieldId,
    pub label: String,
    /// What the query calls the field: its label in quotation marks.
    pub field: String,
    /// "yes" and "no", or the wordings of choices, in their order; those that somebody gave.
    pub answers: Vec<Facet>,
    pub yes_or_no: bool,
}

/// Everything the browser pane counts, for one query.
#[derive(Debug, Clone, PartialEq, Default, Serialize, ts_rs::TS)]
pub struct Counts {
    #[ts(type = "number")]
    pub shown: u64,
    #[ts(type = "number")]
    pub total: u64,
    /// Not on the map, among those shown and among all.
    #[ts(type = "number")]
    pub unlocated_shown: u64,
    #[ts(type = "number")]
    pub unlocated: u64,
    pub kinds: Vec<Facet>,
    pub freshness: Vec<Facet>,
    pub statuses: Vec<Facet>,
    /// How exactly they are placed; `none` is what is not on the map.
    pub precisions: Vec<Facet>,
    /// The most used first, at most 200.
    pub tags: Vec<Facet>,
    /// Those with something in them, the fullest first, at most 200 of a layer.
    pub areas: Vec<AreaFacet>,
    /// The first few of the team's own fields with answers to choose from, where one of those shown has one.
    pub fields: Vec<FieldFacets>,
    #[ts(type = "number")]
    pub inbox: u64,
    #[ts(type = "number")]
    pub bin: u64,
    #[ts(type = "number")]
    pub relationships: u64,
    /// West, south, east, north of what is shown.
    pub bounds: Option<[f64; 4]>,
    /// Where most of it lies; none when that is the same.
    pub bulk: Option<Bulk>,
    /// The query as removable parts.
    pub chips: Vec<Chip>,
}

/// Where most assets lie, when some lie far away from there.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Bulk {
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// How many lie, or reach, beyond them.
    #[ts(type = "number")]
    pub further: u64,
}

/// A part of a query as people read it, and the query without it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Chip {
    /// "kind", "tag", "status", "fresh", "place", "near", "words" …
    pub field: String,
    pub value: String,
    pub negated: bool,
    pub without: String,
}
