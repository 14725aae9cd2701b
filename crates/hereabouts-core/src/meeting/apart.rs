//! How far apart two places are, as honestly as they are known.

use crate::place::Place;
use geo::{Distance, Haversine, Point};
use rusqlite::Row;

/// The middle of where something is: longitude, latitude.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot(f64, f64);

impl Spot {
    fn middle(bounds: [f64; 4]) -> Spot {
        let [west, south, east, north] = bounds;
        Spot((west + east) / 2.0, (south + north) / 2.0)
    }

    /// Of the four columns from `at` on: west, south, east, north.
    pub fn of_row(row: &Row, at: usize) -> rusqlite::Result<Option<Spot>> {
        let mut bounds = [0.0; 4];
        for (i, side) in bounds.iter_mut().enumerate() {
            match row.get::<_, Option<f64>>(at + i)? {
                Some(there) => *side = there,
                None => return Ok(None),
            }
        }
        Ok(Some(Spot::middle(bounds)))
    }

    pub fn of(place: Option<&Place>) -> Option<Spot> {
        Some(Spot::middle(place?.geometry.as_ref()?.bounds()))
    }
}

fn metres(one: Spot, other: Spot) -> f64 {
    Haversine.distance(Point::new(one.0, one.1), Point::new(other.0, other.1))
}

/// From 1, in the same spot, towards 0: a half at a kilometre.
pub(super) fn nearness(one: Spot, other: Spot) -> f64 {
    1.0 / (1.0 + metres(one, other) / 1000.0)
}

/// Whoever lives further away than this is not near.
const FURTHEST: f64 = 20_000.0;

/// Metres between two places, rounded: to 100 m below a kilometre, then to 500 m, from 5 km on to a kilometre, and
/// never finer than the coarser of the two is known. None where that says nothing.
pub(super) fn apart(one: &Place, other: &Place) -> Option<u64> {
    let metres = metres(Spot::of(Some(one))?, Spot::of(Some(other))?);
    let unsure = within(one).max(within(other));
    let step = match metres.max(unsure) {
        coarse if coarse > FURTHEST => return None,
        _ if unsure > 1000.0 => 5000.0,
        _ if unsure > 500.0 || metres >= 5000.0 => 1000.0,
        _ if unsure > 100.0 || metres >= 1000.0 => 500.0,
        _ => 100.0,
    };
    match (metres / step).round() * step {
        // Next door; but of places known no better than a few streets nobody can say so.
        0.0 if step > 100.0 => None,
        rounded => Some((rounded as u64).max(100)),
    }
}

/// The radius in metres within which a place lies, or half its own size where that is more.
fn within(place: &Place) -> f64 {
    let usual = place.precision.usual_uncertainty_m().unwrap_or_default();
    let known = place.uncertainty_m.unwrap_or(usual);
    let bounds = place.geometry.as_ref().map(|geometry| geometry.bounds());
    let size = bounds.map_or(0.0, |[west, south, east, north]| {
        metres(Spot(west, south), Spot(east, north))
    });
    known.max(size / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Precision;

    #[test]
    fn a_distance_is_no_finer_than_the_places() {
        let place = |metres: f64, precision: Precision| {
            let point = serde_json::json!({ "type": "Point", "coordinates": [-2.1, 53.4 + metres / 111_195.08] });
            let geometry = Some(serde_json::from_value(point).unwrap());
            Place {
                geometry,
                precision,
                ..Place::default()
            }
        };
        let check = |metres: f64, precision: Precision, expect: Option<u64>| {
            let (one, other) = (place(0.0, Precision::Exact), place(metres, precision));
            assert_eq!(apart(&one, &other), expect, "{metres} {precision:?}");
            assert_eq!(apart(&other, &one), expect);
        };
        check(20.0, Precision::Exact, Some(100));
        check(620.0, Precision::Exact, Some(600));
        check(1_240.0, Precision::Building, Some(1_000));
        check(6_700.0, Precision::Exact, Some(7_000));
        check(620.0, Precision::Street, Some(600));
        check(620.0, Precision::About100M, Some(600));
        check(620.0, Precision::Neighbourhood, Some(1_000));
        check(320.0, Precision::Neighbourhood, None);
        check(320.0, Precision::About1Km, None);
        check(30_000.0, Precision::Exact, None);
        let nowhere = Place::default();
        assert_eq!(apart(&nowhere, &place(0.0, Precision::Exact)), None);
    }
}
