//! Where something is, how precisely that is known, and how it was found out.
//!
//! A place is one answer: its geometry, precision and address are never merged in parts.

use crate::geometry::Geometry;
use serde::{Deserialize, Serialize};

/// A place with or without a geometry: an address alone is a place too, just not on the map.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// WGS 84, longitude before latitude.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geometry: Option<Geometry>,
    #[serde(default)]
    pub precision: Precision,
    /// Radius in metres within which it lies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncertainty_m: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// As people say or write it, on one or several lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// Where the spot was looked up; it stays when the gazetteer itself is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gazetteer: Option<Gazetteer>,
}

/// A collection of names or postcodes with their spots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Gazetteer {
    pub name: String,
    /// Whom its licence asks to name, as plain text; empty where nobody said.
    #[serde(default)]
    pub attribution: String,
}

impl Gazetteer {
    /// Whom to thank, in words that may leave.
    pub fn credit(&self) -> String {
        match self.attribution.is_empty() {
            true => self.name.clone(),
            false => self.attribution.clone(),
        }
    }
}

/// How precisely a place is known. The words that leave in `location_precision`.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    Hash,
    Serialize,
    Deserialize,
    ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    Exact,
    Building,
    Street,
    #[serde(rename = "about_100m")]
    About100M,
    #[serde(rename = "about_1km")]
    About1Km,
    Neighbourhood,
    Area,
    #[default]
    None,
}

impl From<Precision> for hereabouts_export::Precision {
    fn from(precision: Precision) -> Self {
        match precision {
            Precision::Exact => Self::Exact,
            Precision::Building => Self::Building,
            Precision::Street => Self::Street,
            Precision::About100M => Self::About100m,
            Precision::About1Km => Self::About1km,
            Precision::Neighbourhood => Self::Neighbourhood,
            Precision::Area => Self::Area,
            Precision::None => Self::None,
        }
    }
}

impl Precision {
    /// The usual uncertainty in metres; none for an area, whose size says it, and for no place.
    pub fn usual_uncertainty_m(self) -> Option<f64> {
        match self {
            Precision::Exact => Some(5.0),
            Precision::Building => Some(15.0),
            Precision::Street => Some(75.0),
            Precision::About100M => Some(100.0),
            Precision::About1Km => Some(1000.0),
            Precision::Neighbourhood => Some(750.0),
            Precision::Area | Precision::None => None,
        }
    }
}

/// How a geometry came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    Pin,
    Address,
    PostcodeCentroid,
    GridRef,
    /// Where a photo of it was taken.
    Photo,
    PlusCode,
    Imported,
    Described,
}

impl Place {
    /// Put by hand on the map.
    pub fn pin(geometry: Geometry) -> Place {
        Place {
            precision: Precision::Exact,
            uncertainty_m: Precision::Exact.usual_uncertainty_m(),
            method: Some(Method::Pin),
            geometry: Some(geometry),
            ..Place::default()
        }
    }

    /// The same place with what cannot be meant put right: no geometry has no precision but `none`,
    /// a geometry has one; blank words are no words. `None` when nothing is left.
    pub fn tidied(mut self) -> Option<Place> {
        for text in [&mut self.address, &mut self.postcode] {
            *text = text
                .take()
                .map(|t| t.trim().to_owned())
                .filter(|t| !t.is_empty());
        }
        if self.geometry.is_none() {
            self.precision = Precision::None;
            self.uncertainty_m = None;
            self.method = None;
            self.gazetteer = None;
        } else {
            // A spot that a hand has chosen, or a figure, is nobody else's.
            self.gazetteer = self.gazetteer.filter(|_| {
                matches!(
                    self.method,
                    Some(Method::Address | Method::PostcodeCentroid | Method::Described)
                )
            });
            if self.precision == Precision::None {
                self.precision = Precision::Exact;
            }
            self.uncertainty_m = self.uncertainty_m.filter(|m| m.is_finite() && *m > 0.0);
            if self.uncertainty_m.is_none() {
                self.uncertainty_m = self.precision.usual_uncertainty_m();
            }
        }
        (self != Place::default()).then_some(self)
    }
}
