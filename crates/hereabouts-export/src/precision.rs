//! How well a place is known, and how many decimals of a degree may therefore leave.
//!
//! Rounding to `d` decimals moves a position by up to about half of 111 km / 10^d. The rule: a position leaves with
//! the digits its precision gives meaning to and none beyond, so that nobody can read a better place out of a file
//! than its words promise.

use serde::{Deserialize, Serialize};

/// `location_precision` of a place.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    Exact,
    Building,
    Street,
    #[serde(rename = "about_100m")]
    About100m,
    #[serde(rename = "about_1km")]
    About1km,
    Neighbourhood,
    Area,
    #[default]
    None,
}

impl Precision {
    /// From the best known place to none at all.
    pub const ALL: [Precision; 8] = [
        Precision::Exact,
        Precision::Building,
        Precision::Street,
        Precision::About100m,
        Precision::About1km,
        Precision::Neighbourhood,
        Precision::Area,
        Precision::None,
    ];

    /// The word that travels in files.
    pub fn token(self) -> &'static str {
        match self {
            Precision::Exact => "exact",
            Precision::Building => "building",
            Precision::Street => "street",
            Precision::About100m => "about_100m",
            Precision::About1km => "about_1km",
            Precision::Neighbourhood => "neighbourhood",
            Precision::Area => "area",
            Precision::None => "none",
        }
    }

    /// Reads what [`Precision::token`] writes.
    pub fn from_token(token: &str) -> Option<Precision> {
        Precision::ALL
            .into_iter()
            .find(|precision| precision.token() == token)
    }

    /// What the word says to somebody who opens the file.
    pub fn meaning(self) -> &'static str {
        match self {
            Precision::Exact => "the spot itself, to within a few metres",
            Precision::Building => "the right building",
            Precision::Street => "the right street or postcode",
            Precision::About100m => "within about 100 metres",
            Precision::About1km => "within about 1 kilometre",
            Precision::Neighbourhood => "somewhere in the neighbourhood",
            Precision::Area => "somewhere in the area drawn or named",
            Precision::None => "no place is given",
        }
    }

    /// Radius in metres that goes with the word where nothing else is known; an area brings its own size.
    pub fn default_uncertainty_m(self) -> Option<f64> {
        match self {
            Precision::Exact => Some(5.0),
            Precision::Building => Some(15.0),
            Precision::Street => Some(75.0),
            Precision::About100m => Some(100.0),
            Precision::About1km => Some(1000.0),
            Precision::Neighbourhood => Some(750.0),
            Precision::Area | Precision::None => None,
        }
    }
}
