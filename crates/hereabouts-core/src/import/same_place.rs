//! Whether a place that comes in is the one that is here: equal when both are made fit to leave, that is
//! rounded to their precision, wound and split at the antimeridian.

use crate::log::understood;
use hereabouts_export::place::{Rounded, rounded};
use serde_json::Value;

/// Compares two values of the unit `place`.
pub fn same(here: &Value, there: &Value) -> bool {
    match (read(here), read(there)) {
        (Some(a), Some(b)) => {
            let words =
                |place: &crate::place::Place| (place.address.clone(), place.postcode.clone());
            words(&a) == words(&b) && alike(leaving(&a), leaving(&b))
        }
        _ => false,
    }
}

/// Equal as GeoJSON or as WKT, which cannot hold heights that only some corners have.
fn alike(here: Option<Rounded>, there: Option<Rounded>) -> bool {
    here == there || here.zip(there).is_some_and(|(a, b)| a.wkt() == b.wkt())
}

/// Whether a place that comes in without a spot has the words of one whose spot was looked up in a gazetteer.
pub fn was_looked_up(before: &Value, said: &Value) -> bool {
    match (read(before), read(said)) {
        (Some(before), Some(said)) => {
            before.gazetteer.is_some()
                && said.geometry.is_none()
                && (before.address, before.postcode) == (said.address, said.postcode)
        }
        _ => false,
    }
}

fn read(value: &Value) -> Option<crate::place::Place> {
    understood::value(value)
}

fn leaving(place: &crate::place::Place) -> Option<Rounded> {
    let precision = serde_json::to_value(place.precision).ok()?;
    rounded(&hereabouts_export::Place {
        geometry: place
            .geometry
            .as_ref()
            .map(|geometry| geometry.value().clone().into()),
        precision: hereabouts_export::Precision::from_token(precision.as_str()?)?,
        uncertainty_m: place.uncertainty_m,
        is_cell: false,
    })
}
