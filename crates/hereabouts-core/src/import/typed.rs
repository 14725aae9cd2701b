//! A place as somebody types it: latitude and longitude, a grid reference, a Plus Code, easting and northing; or, where
//! it is none of these, the words of an address.

use super::coordinates::{Pair, of_grid, of_pair, of_reference, of_referred};
use super::position::{Place as Found, Position};
use crate::geometry::Geometry;
use crate::place::{Method, Place, Precision};
use hereabouts_export::place::rounded;
use serde_json::Value;

/// Reads what was typed. Words that are no coordinates become the address of a place that is not on the map.
/// A Plus Code may lack its beginning: the nearest to `near` (longitude, latitude in degrees) is meant.
pub fn typed(text: &str, near: Option<(f64, f64)>) -> Place {
    let text = text.trim();
    let numbers: Vec<&str> = text
        .split([' ', ',', ';', '\t'])
        .filter(|part| !part.is_empty())
        .collect();
    let grid = match numbers[..] {
        [east, north] => of_grid(
            &Pair {
                x: Some(east.into()),
                y: Some(north.into()),
            },
            false,
        ),
        _ => None,
    };
    let short = near.and_then(|near| crate::grid::read_near(text, near).ok());
    let short = short.map(|found| of_referred(&[found]));
    let readings = [short, Some(of_reference(text)), Some(of_pair(text)), grid];
    readings
        .into_iter()
        .flatten()
        .find_map(|position| place(position).ok().flatten())
        .unwrap_or_else(|| Place {
            address: Some(text.to_owned()),
            ..Place::default()
        })
}

/// A position that an importer read, as a place of ours. `Ok(None)` where there is none.
///
/// # Errors
/// Why it cannot be used, as a sentence.
pub fn place(position: Position) -> Result<Option<Place>, String> {
    match position {
        Position::Nowhere { .. } => Ok(None),
        Position::Doubtful { why, .. } => Err(why),
        Position::Place(found) => of_found(found).map(Some),
    }
}

fn of_found(found: Found) -> Result<Place, String> {
    let precision: Precision = serde_json::from_value(Value::from(found.precision))
        .map_err(|e| format!("its precision is unknown: {e}"))?;
    let method: Option<Method> = serde_json::from_value(Value::from(found.method)).ok();
    let cannot = |why: String| format!("Its place cannot be used: {why}.");
    let geometry = match Geometry::new(found.geometry.clone()) {
        Ok(geometry) => geometry,
        Err(why) => split(&found).ok_or_else(|| cannot(why))?,
    };
    Ok(Place {
        geometry: Some(geometry),
        precision,
        uncertainty_m: found.uncertainty_m.or(precision.usual_uncertainty_m()),
        method,
        ..Place::default()
    })
}

/// A shape that runs on across the antimeridian, cut there into parts within ±180° (RFC 7946, section 3.1.9).
fn split(found: &Found) -> Option<Geometry> {
    let parts = rounded(&hereabouts_export::Place {
        geometry: Some(found.geometry.clone().into()),
        precision: hereabouts_export::Precision::Exact,
        uncertainty_m: None,
        is_cell: false,
    })?;
    Geometry::new(parts.geometry().value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<[f64; 2]>) {
        let place = typed(text, Some((-2.24, 53.48)));
        let at = place.geometry.as_ref().map(Geometry::label_point);
        let near = match (at, expect) {
            (Some(at), Some(expect)) => {
                (at[0] - expect[0]).abs() < 0.001 && (at[1] - expect[1]).abs() < 0.001
            }
            (at, expect) => at.is_none() && expect.is_none(),
        };
        assert!(near, "{text}: {at:?}, not {expect:?}");
    }

    #[test]
    fn what_people_type_is_read() {
        check("53.4808, -2.2426", Some([-2.2426, 53.4808]));
        check("-2.2426 53.4808", Some([-2.2426, 53.4808]));
        check("TG 51409 13177", Some([1.71607, 52.65800]));
        check("651409 313177", Some([1.71607, 52.65800]));
        check("O 159 346", Some([-6.2596, 53.3496]));
        check("9C5VFQM4+2C", Some([-2.2439, 53.4826]));
        check("FQM4+2C", Some([-2.2439, 53.4826]));
        check("14 Mill Lane, behind the chapel", None);
        assert_eq!(
            typed(" behind the chapel ", None).address.as_deref(),
            Some("behind the chapel")
        );
        assert_eq!(typed("SE 29 33", None).precision, Precision::About1Km);
    }

    #[test]
    fn a_code_is_an_area() {
        let place = typed("9C5VFQM4+", None);
        assert_eq!(place.method, Some(Method::PlusCode));
        assert_eq!(place.precision, Precision::About1Km);
        assert_eq!(place.uncertainty_m, Some(162.0));
        assert_eq!(typed("FQM4+2C", None).geometry, None, "near nothing");
    }
}
