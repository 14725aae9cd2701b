//! A neighbourhood that residents drew, or an official boundary with its vintage.

use crate::geometry::Geometry;
use crate::record::{Kind, Record};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum AreaKind {
    /// As residents describe it.
    Neighbourhood,
    /// A ward, a census area: it has a code and a vintage.
    Official,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Area {
    pub kind: AreaKind,
    pub name: String,
    #[serde(default)]
    pub geometry: Option<Geometry>,
    #[serde(default)]
    pub code: Option<String>,
    /// "wards 2024"
    #[serde(default)]
    pub vintage: Option<String>,
    #[serde(default)]
    pub defined_by: Option<String>,
    /// ISO 8601.
    #[serde(default)]
    pub defined_on: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
}

impl Record for Area {
    const KIND: Kind = Kind::Area;
    const NESTED: &'static [&'static str] = &["geometry"];
    const NAME_IN_LABELS: &'static str = "name";
}
