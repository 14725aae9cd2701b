//! The cells of the Plus Code grid: squares that follow from a place alone, never from other places, chance or the
//! laptop. Their corners are whole 8000ths of a degree.

use super::plus_code::{beginning, steps};

/// A cell of 6, 8 or 10 digits: about 5.5 km, 275 m or 14 m from south to north, and narrower from west to east by
/// the cosine of the latitude.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    digits: u8,
    /// How many cells of its size lie west and south of it.
    east: u32,
    north: u32,
}

/// Digits of the code of a region, and of the largest cells.
pub const REGION: u8 = 6;

impl Cell {
    /// The cell of so many digits that a place in degrees lies in.
    pub fn of([lon, lat]: [f64; 2], digits: u8) -> Cell {
        let lon = (lon + 180.0).rem_euclid(360.0) - 180.0;
        let (east, north) = steps(lon, lat.clamp(-90.0, 90.0));
        let side = side(digits);
        Cell {
            digits,
            east: (east / side) as u32,
            north: (north / side) as u32,
        }
    }

    pub fn digits(self) -> u8 {
        self.digits
    }

    /// West, south, east, north in degrees.
    pub fn bounds(self) -> [f64; 4] {
        let degrees = |cells: u32| f64::from(cells) * side(self.digits) as f64 / 8000.0;
        [
            degrees(self.east) - 180.0,
            degrees(self.north) - 90.0,
            degrees(self.east + 1) - 180.0,
            degrees(self.north + 1) - 90.0,
        ]
    }

    /// Half its diagonal where it is widest, in whole metres: no spot in it is further from its middle.
    pub fn radius_m(self) -> f64 {
        const DEGREE_M: f64 = 111_320.0;
        let [west, south, east, north] = self.bounds();
        let widest = south.abs().min(north.abs()).to_radians().cos();
        let across = (east - west) * DEGREE_M * widest;
        (((north - south) * DEGREE_M).hypot(across) / 2.0).ceil()
    }
}

/// The code of the region that a place in degrees lies in: the first six digits of its Plus Code.
pub fn region([lon, lat]: [f64; 2]) -> String {
    let lon = (lon + 180.0).rem_euclid(360.0) - 180.0;
    beginning(lon, lat.clamp(-90.0, 90.0), REGION.into())
}

/// The side of a cell in 8000ths of a degree.
fn side(digits: u8) -> u64 {
    20_u64.pow(5 - u32::from(digits.clamp(2, 10)) / 2)
}

#[cfg(test)]
mod tests {
    use super::super::plus_code::decode;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cell_is_that_of_its_plus_code() {
        for (digits, code) in [(6, "9C5VF400+"), (8, "9C5VF4HG+"), (10, "9C5VF4HG+WV")] {
            let area = decode(code).unwrap();
            let (lon, lat) = area.centre();
            let cell = Cell::of([lon, lat], digits);
            let [west, south, east, north] = cell.bounds();
            let all = [
                (west, area.west),
                (south, area.south),
                (east, area.west + area.width),
                (north, area.south + area.height),
            ];
            for (found, expect) in all {
                assert!((found - expect).abs() < 1e-9, "{code}: {found} {expect}");
            }
            assert_eq!(region([lon, lat]), "9C5VF4", "{code}");
        }
    }

    #[test]
    fn there_is_a_cell_for_every_spot_of_the_globe() {
        for at in [[180.0, 90.0], [-180.0, -90.0], [0.0, 0.0], [540.0, 91.0]] {
            for digits in [6, 8, 10] {
                let [west, south, east, north] = Cell::of(at, digits).bounds();
                assert!(west >= -180.0 && east <= 180.0 && south >= -90.0 && north <= 90.0);
            }
        }
    }

    proptest! {
        #[test]
        fn a_cell_holds_its_places_and_lies_in_the_larger_ones(
            lon in -180.0..180.0_f64, lat in -90.0..90.0_f64,
        ) {
            let mut around = [-180.0, -90.0, 180.0, 90.0];
            for digits in [6, 8, 10] {
                let cell = Cell::of([lon, lat], digits);
                let [west, south, east, north] = cell.bounds();
                let grain = 1e-9;
                prop_assert!(west <= lon + grain && lon <= east + grain);
                prop_assert!(south <= lat + grain && lat <= north + grain);
                prop_assert!(around[0] <= west + grain && east <= around[2] + grain);
                prop_assert!(around[1] <= south + grain && north <= around[3] + grain);
                let middle = [(west + east) / 2.0, (south + north) / 2.0];
                prop_assert_eq!(Cell::of(middle, digits), cell);
                around = [west, south, east, north];
            }
        }
    }
}
