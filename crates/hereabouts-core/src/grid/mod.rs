//! Places written as letters and figures: references of the British and the Irish grid, Plus Codes.
//!
//! Each names an area, and an answer says how large it is. Nothing here guesses what a number is: that is
//! `import::position`.

pub mod british;
pub mod cell;
pub mod irish;
pub mod plus_code;

use crate::place::Method;
use british::GridError;

/// A square of a grid: its south-west corner and its size, in metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GridSquare {
    pub easting: f64,
    pub northing: f64,
    /// Side of the square: 100 for six figures, 1 for ten.
    pub size: f64,
}

impl GridSquare {
    /// The middle of the square as easting and northing; a square of a metre stands for its corner.
    pub fn centre(&self) -> (f64, f64) {
        let half = if self.size > 1.0 {
            self.size / 2.0
        } else {
            0.0
        };
        (self.easting + half, self.northing + half)
    }
}

/// What a reference names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Referred {
    /// Longitude and latitude of its middle, in degrees, WGS 84.
    pub lon_lat: (f64, f64),
    /// Side of the area in metres, the longer one.
    pub size_m: f64,
    /// How far off the middle may be, in metres, where that is more than its size says.
    pub uncertainty_m: Option<f64>,
    pub method: Method,
}

/// Reads a reference of either grid or a full Plus Code.
///
/// # Errors
/// What is wrong with it, as a sentence.
pub fn read(text: &str) -> Result<Referred, GridError> {
    if let Some(area) = plus_code::decode(text) {
        return Ok(referred(area));
    }
    if let Some(square) = irish::parse_reference(text) {
        let (easting, northing) = square.centre();
        return Ok(Referred {
            lon_lat: irish::to_lon_lat(easting, northing),
            size_m: square.size,
            uncertainty_m: (square.size <= irish::ACCURACY_M).then_some(irish::ACCURACY_M),
            method: Method::GridRef,
        });
    }
    let square = british::parse_reference(text)?;
    let (easting, northing) = square.centre();
    Ok(Referred {
        lon_lat: british::to_lon_lat(easting, northing)?,
        size_m: square.size,
        uncertainty_m: None,
        method: Method::GridRef,
    })
}

/// The same with a Plus Code of which people left the beginning out, as they do where everybody knows the
/// town: the code nearest to `(lon, lat)` is meant.
///
/// # Errors
/// What is wrong with it, as a sentence.
pub fn read_near(text: &str, (lon, lat): (f64, f64)) -> Result<Referred, GridError> {
    match plus_code::recover(text, lon, lat) {
        Some(area) => Ok(referred(area)),
        None => read(text),
    }
}

fn referred(area: plus_code::CodeArea) -> Referred {
    const DEGREE_M: f64 = 111_320.0;
    Referred {
        lon_lat: area.centre(),
        size_m: area.height * DEGREE_M,
        uncertainty_m: Some(area.uncertainty_m().ceil()),
        method: Method::PlusCode,
    }
}
