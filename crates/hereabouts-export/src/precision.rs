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

    /// Decimals of a degree that may leave for a place given as a point, or as a line or shape.
    ///
    /// By the word: exact 6, building 5, street 4, about_100m 3, about_1km, neighbourhood and area 2. A shape that
    /// stands for a neighbourhood or an area is its own statement of how vague the place is; its boundary keeps 5.
    /// An uncertainty in metres larger than the word implies takes further digits away: 10 m leaves 4 decimals,
    /// 100 m 3, 1 km 2, 10 km 1, 100 km none.
    pub fn decimals(self, uncertainty_m: Option<f64>, shape: bool) -> u8 {
        let by_word = match self {
            Precision::Exact => 6,
            Precision::Building => 5,
            Precision::Street => 4,
            Precision::About100m => 3,
            Precision::Neighbourhood | Precision::Area if shape => return 5,
            Precision::About1km | Precision::Neighbourhood | Precision::Area => 2,
            Precision::None => 0,
        };
        let implied = self.default_uncertainty_m().unwrap_or(1000.0);
        let worse = uncertainty_m.filter(|metres| *metres > implied);
        let by_uncertainty = worse.map_or(6, |metres| match metres {
            100_000.0.. => 0,
            10_000.0.. => 1,
            1_000.0.. => 2,
            100.0.. => 3,
            10.0.. => 4,
            _ => 5,
        });
        by_word.min(by_uncertainty)
    }
}

/// Decimals of a metre that may leave for a height where the place keeps `decimals` of a degree. With fewer than 4
/// none leaves: a height can tell which hill.
pub fn height_decimals(decimals: u8) -> Option<u8> {
    decimals.checked_sub(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_follow_the_precision() {
        let check = |token, uncertainty, shape, expected| {
            let precision = Precision::from_token(token).unwrap();
            assert_eq!(
                precision.decimals(uncertainty, shape),
                expected,
                "{token} {uncertainty:?} {shape}"
            );
        };
        check("exact", None, false, 6);
        check("exact", Some(5.0), false, 6);
        check("exact", Some(30.0), false, 4);
        check("building", None, true, 5);
        check("street", Some(75.0), false, 4);
        check("street", Some(400.0), false, 3);
        check("about_100m", None, false, 3);
        check("about_1km", Some(1000.0), true, 2);
        check("neighbourhood", None, false, 2);
        check("neighbourhood", Some(750.0), true, 5);
        check("area", Some(25_000.0), false, 1);
        check("area", Some(25_000.0), true, 5);
        check("area", Some(f64::NAN), false, 2);
        check("about_1km", Some(f64::INFINITY), false, 0);
    }

    #[test]
    fn tokens_are_the_ones_that_serialize() {
        for precision in Precision::ALL {
            assert_eq!(serde_json::to_value(precision).unwrap(), precision.token());
            assert_eq!(Precision::from_token(precision.token()), Some(precision));
        }
        assert_eq!(Precision::from_token("Exact"), None);
    }
}
