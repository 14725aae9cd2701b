//! What is drawn by hand: whether it can be an outline, cut in pieces, joined to one, measured, and the
//! outlines that are there to draw along.
//!
//! Files may bring shapes that cross themselves, and those are kept as they are; nobody should draw one.

mod pieces;
#[cfg(test)]
mod tests;

pub use pieces::{join, split};

use crate::catalogue::Catalogue;
use crate::error::{Error, Result};
use crate::geometry::Geometry;
use geo::algorithm::validation::{InvalidGeometry, InvalidMultiPolygon, InvalidPolygon, RingRole};
use geo::{CoordsIter, Geodesic, GeodesicArea, Length, Validation};
use serde::Serialize;
use std::panic::{AssertUnwindSafe, catch_unwind};

const CROSSES: &str =
    "The outline crosses itself. Move a corner so that no side runs over another.";

/// Nobody draws more corners than this by hand: such a shape came from a file and is kept as it is. Looking
/// whether it crosses itself would take as long as the square of their number.
const BY_HAND: usize = 5_000;

/// Refuses an area whose outline crosses itself, whose holes reach out of it or into one another, whose
/// parts lie over one another, or whose corners enclose nothing. Lines and points may lie as they like.
pub fn well_drawn(geometry: &Geometry) -> Result<()> {
    let shape = match shape(geometry)? {
        areas @ (geo::Geometry::Polygon(_) | geo::Geometry::MultiPolygon(_)) => areas,
        _ => return Ok(()),
    };
    if shape.coords_count() > BY_HAND {
        return Ok(());
    }
    if has_spike(geometry) {
        return Err(Error::invalid(CROSSES));
    }
    match guarded(|| shape.check_validation())? {
        Ok(()) => Ok(()),
        Err(found) => Err(Error::invalid(why_not(&found))),
    }
}

fn why_not(found: &InvalidGeometry) -> &'static str {
    let of_polygon = |found: &InvalidPolygon| match found {
        InvalidPolygon::SelfIntersection(RingRole::Exterior) => CROSSES,
        InvalidPolygon::SelfIntersection(RingRole::Interior(_)) => {
            "The edge of a hole crosses itself. Move a corner so that no side runs over another."
        }
        InvalidPolygon::TooFewPointsInRing(_) | InvalidPolygon::NonFiniteCoord(..) => {
            "An area needs at least three corners that are not in one place."
        }
        InvalidPolygon::InteriorRingNotContainedInExteriorRing(_)
        | InvalidPolygon::IntersectingRingsOnALine(RingRole::Exterior, _) => {
            "A hole reaches out of the area around it. Move its corners inside."
        }
        InvalidPolygon::IntersectingRingsOnALine(..)
        | InvalidPolygon::IntersectingRingsOnAnArea(..) => {
            "Two holes run into one another. Move their corners apart."
        }
    };
    match found {
        InvalidGeometry::InvalidPolygon(found)
        | InvalidGeometry::InvalidMultiPolygon(InvalidMultiPolygon::InvalidPolygon(_, found)) => {
            of_polygon(found)
        }
        InvalidGeometry::InvalidMultiPolygon(_) => {
            "Two parts of this area lie over one another. Move them apart, or join them."
        }
        _ => "This shape cannot be kept as it is drawn. Move its corners a little.",
    }
}

/// Does a side run straight back over the one before it? Exact, in units of 1e-7 degree.
fn has_spike(geometry: &Geometry) -> bool {
    let mut rings: Vec<&[geojson::Position]> = Vec::new();
    match geometry.value() {
        geojson::GeometryValue::Polygon { coordinates } => {
            rings.extend(coordinates.iter().map(Vec::as_slice));
        }
        geojson::GeometryValue::MultiPolygon { coordinates } => {
            rings.extend(coordinates.iter().flatten().map(Vec::as_slice));
        }
        _ => {}
    }
    rings.into_iter().any(|ring| {
        let mut corners: Vec<[i128; 2]> = ring
            .iter()
            .map(|p| [0, 1].map(|i| (p[i] * 1e7).round() as i128))
            .collect();
        corners.dedup();
        corners.pop();
        let at = |i: usize| corners[i % corners.len()];
        (0..corners.len()).any(|i| {
            let (a, b, c) = (at(i), at(i + 1), at(i + 2));
            let (to, on) = ([b[0] - a[0], b[1] - a[1]], [c[0] - b[0], c[1] - b[1]]);
            to[0] * on[1] == to[1] * on[0] && to[0] * on[0] + to[1] * on[1] < 0
        })
    })
}

/// How long and how large something drawn is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ts_rs::TS)]
pub struct Measured {
    /// Along a line, or round an area.
    pub metres: f64,
    /// None for a line.
    pub square_metres: Option<f64>,
}

/// On the ellipsoid WGS 84 (Karney 2013).
pub fn measured(geometry: &Geometry) -> Result<Measured> {
    let shape = shape(geometry)?;
    let round = |rings: &geo::Polygon| -> f64 {
        let all = std::iter::once(rings.exterior()).chain(rings.interiors());
        all.map(|ring| Geodesic.length(ring)).sum()
    };
    Ok(match &shape {
        geo::Geometry::LineString(line) => Measured {
            metres: Geodesic.length(line),
            square_metres: None,
        },
        geo::Geometry::MultiLineString(lines) => Measured {
            metres: Geodesic.length(lines),
            square_metres: None,
        },
        geo::Geometry::Polygon(area) => Measured {
            metres: round(area),
            square_metres: Some(area.geodesic_area_unsigned()),
        },
        geo::Geometry::MultiPolygon(areas) => Measured {
            metres: areas.iter().map(round).sum(),
            square_metres: Some(areas.geodesic_area_unsigned()),
        },
        _ => Measured {
            metres: 0.0,
            square_metres: None,
        },
    })
}

/// So many corners are enough to draw along, and few enough to look through while the pointer moves.
const MOST_CORNERS: usize = 20_000;

impl Catalogue {
    pub fn measure(&self, geometry: Geometry) -> Result<Measured> {
        measured(&geometry)
    }

    /// Shapes and points of assets and areas in a window (west, south, east, north in degrees), to draw
    /// along; without the record that is being drawn. Past [`MOST_CORNERS`] the rest is left out.
    pub fn outlines(&self, window: [f64; 4], but: Option<uuid::Uuid>) -> Result<Vec<Geometry>> {
        let found = self.read(|db| crate::search::areas::geometries_in(db, window, but))?;
        let mut corners = 0;
        let few = found.into_iter().take_while(|geometry| {
            corners += shape(geometry).map_or(0, |shape| shape.coords_count());
            corners <= MOST_CORNERS
        });
        Ok(few.collect())
    }
}

pub(crate) fn shape(geometry: &Geometry) -> Result<geo::Geometry> {
    geo::Geometry::try_from(geometry.value())
        .map_err(|e| Error::Damaged(format!("a geometry cannot be read ({e})")))
}

/// Geometry libraries have met shapes they could not bear; such a shape is refused, and nothing falls over.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        Error::invalid("These shapes are too tangled to work with. Move their corners a little apart, and try again.")
    })
}
