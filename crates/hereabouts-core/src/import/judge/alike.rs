//! Whether a row looks like an asset that came from elsewhere.

use super::Judge;
use crate::id::AssetId;
use crate::import::draft::Draft;
use crate::search::fold;

/// An asset from elsewhere: where it is, longitude before latitude, and its postcode.
pub type Elsewhere = (AssetId, Option<[f64; 2]>, Option<String>);

impl Judge<'_> {
    /// An asset from elsewhere of the same name, near by or without a place to tell them apart.
    pub(super) fn alike(&self, draft: &Draft) -> Option<(AssetId, String)> {
        const NEAR_M: f64 = 300.0;
        let here = draft.asset.place.as_ref();
        let at = here
            .and_then(|place| place.geometry.as_ref())
            .map(|geometry| geometry.label_point());
        let code = |postcode: &str| postcode.to_uppercase().replace(' ', "");
        self.elsewhere
            .get(&fold(&draft.title))?
            .iter()
            .find_map(|(id, there, postcode)| {
                let same_code = here
                    .and_then(|place| place.postcode.as_deref())
                    .zip(postcode.as_deref())
                    .map(|(a, b)| code(a) == code(b));
                match (at.zip(*there).map(|(a, b)| metres(a, b)), same_code) {
                    (Some(m), _) if m <= NEAR_M => {
                        Some((*id, "Same name, and at the same place.".to_owned()))
                    }
                    (_, Some(true)) => Some((*id, "Same name and same postcode.".to_owned())),
                    (None, None) => Some((
                        *id,
                        "Same name, and no place to tell them apart.".to_owned(),
                    )),
                    _ => None,
                }
            })
    }
}

/// Metres between two points, longitude before latitude, on a sphere.
fn metres(a: [f64; 2], b: [f64; 2]) -> f64 {
    use geo::{Distance, Haversine};
    Haversine.distance(geo::Point::from(a), geo::Point::from(b))
}
