//! The smallest box round all places written so far (RFC 7946 section 5).

use super::Rounded;
use crate::{number::fixed, precision::height_decimals};

/// Degrees are counted in millionths and heights in hundredths of a metre, which holds every precision.
const DECIMALS: u8 = 6;
const HEIGHT_DECIMALS: u8 = 2;

/// Grows with every place; empty until the first.
#[derive(Debug, Default, Clone)]
pub struct Extent {
    /// Longitudes of the parts west of Greenwich, and of those east of it; a part across Greenwich is in both.
    west: Option<(i64, i64)>,
    east: Option<(i64, i64)>,
    across: bool,
    south_north: Option<(i64, i64)>,
    low_high: Option<(i64, i64)>,
}

impl Extent {
    pub fn add(&mut self, place: &Rounded) {
        let unit = 10_i64.pow(u32::from(DECIMALS - place.decimals));
        let height_unit =
            height_decimals(place.decimals).map(|own| 10_i64.pow(u32::from(HEIGHT_DECIMALS - own)));
        place.each_part(|part| {
            let mut range = None;
            for spot in part {
                grow(&mut range, spot.x * unit);
                grow(&mut self.south_north, spot.y * unit);
                if let Some(z) = spot.z.zip(height_unit).map(|(z, unit)| z * unit) {
                    grow(&mut self.low_high, z);
                }
            }
            let Some((from, to)) = range else { return };
            self.across |= from < 0 && to > 0;
            for longitude in [from, to] {
                grow(
                    if longitude < 0 {
                        &mut self.west
                    } else {
                        &mut self.east
                    },
                    longitude,
                );
            }
        });
    }

    /// `[west,south,east,north]`, with the heights if any place has one; nothing without places.
    ///
    /// West is greater than east where the box is narrower across the antimeridian than round the other way.
    pub fn geojson(&self) -> Option<String> {
        let (south, north) = self.south_north?;
        let (west, east) = match (self.west, self.east) {
            (Some(west), Some(east)) => {
                let (plain, across) = (east.1 - west.0, 360_000_000 - (east.0 - west.1));
                if !self.across && across < plain {
                    (east.0, west.1)
                } else {
                    (west.0, east.1)
                }
            }
            (one, other) => one.or(other)?,
        };
        let degrees = |value| fixed(value, DECIMALS);
        let metres = |value| fixed(value, HEIGHT_DECIMALS);
        let mut numbers = vec![degrees(west), degrees(south)];
        numbers.extend(self.low_high.map(|(low, _)| metres(low)));
        numbers.extend([degrees(east), degrees(north)]);
        numbers.extend(self.low_high.map(|(_, high)| metres(high)));
        Some(format!("[{}]", numbers.join(",")))
    }
}

fn grow(range: &mut Option<(i64, i64)>, value: i64) {
    let (from, to) = range.unwrap_or((value, value));
    *range = Some((from.min(value), to.max(value)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Place, Precision, place::rounded};

    fn check(geometries: &[&str], expected: Option<&str>) {
        let mut extent = Extent::default();
        for geometry in geometries {
            let geometry = Some(geometry.parse().unwrap());
            let place = Place {
                geometry,
                precision: Precision::Street,
                uncertainty_m: None,
                is_cell: false,
            };
            extent.add(&rounded(&place).unwrap());
        }
        assert_eq!(extent.geojson().as_deref(), expected, "{geometries:?}");
    }

    #[test]
    fn boxes() {
        let leeds = r#"{"type":"Point","coordinates":[-1.54912,53.80125]}"#;
        let sydney = r#"{"type":"Point","coordinates":[151.2,-33.9]}"#;
        let fiji = r#"{"type":"MultiPoint","coordinates":[[177,-18],[-178,-17,12]]}"#;
        let band = r#"{"type":"LineString","coordinates":[[-180,1],[180,1]]}"#;
        let strait = r#"{"type":"LineString","coordinates":[[170,-10],[-170,10]]}"#;
        check(&[], None);
        check(&[leeds], Some("[-1.5491,53.8013,-1.5491,53.8013]"));
        check(&[leeds, sydney], Some("[-1.5491,-33.9,151.2,53.8013]"));
        check(&[fiji], Some("[177,-18,12,-178,-17,12]"));
        check(&[strait], Some("[170,-10,-170,10]"));
        check(&[strait, sydney], Some("[151.2,-33.9,-170,10]"));
        check(&[strait, band], Some("[-180,-10,180,10]"));
        check(
            &[strait, leeds, sydney],
            Some("[151.2,-33.9,-1.5491,53.8013]"),
        );
    }
}
