//! Areas cut by a line and joined to one: i_overlay's work, on the grid of 1e-7 degree on which all
//! coordinates lie, so that pieces that were one meet corner to corner.

use super::guarded;
use crate::error::{Error, Result};
use crate::geometry::Geometry;
use geojson::{GeometryValue, Position};
use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::float::scale::FixedScaleFloatOverlay;
use i_overlay::float::single::SingleFloatOverlay;
use i_overlay::float::slice::FloatSlice;

type Contour = Vec<[f64; 2]>;
/// A ring and its holes; rings are not closed.
type Shape = Vec<Contour>;

/// Steps in a degree.
const GRID: f64 = 1e7;

/// The pieces of an area cut along a line, the largest first.
///
/// # Errors
/// `Invalid` when it is no area, or the line does not cut it in two.
pub fn split(area: &Geometry, along: &Geometry) -> Result<Vec<Geometry>> {
    let lines: Vec<Contour> = match along.value() {
        GeometryValue::LineString { coordinates } => vec![flat(coordinates)],
        GeometryValue::MultiLineString { coordinates } => {
            coordinates.iter().map(|line| flat(line)).collect()
        }
        _ => return Err(Error::invalid("An area is cut along a line.")),
    };
    let whole = shapes(area)?;
    let cut = guarded(|| {
        // On a shape too wide for its grid the cut may be a hair beside the line.
        whole
            .slice_by_fixed_scale(&lines, FillRule::EvenOdd, GRID)
            .unwrap_or_else(|_| whole.slice_by(&lines, FillRule::EvenOdd))
    })?;
    if cut.len() <= whole.len() {
        return Err(Error::invalid(
            "This line does not cut the area in two. Begin and end it outside the area, and draw right across.",
        ));
    }
    let mut pieces = cut
        .into_iter()
        .map(|shape| geometry(vec![shape]))
        .collect::<Result<Vec<_>>>()?;
    let size = |piece: &Geometry| -> Result<f64> {
        Ok(super::measured(piece)?.square_metres.unwrap_or_default())
    };
    let mut sized = pieces
        .drain(..)
        .map(|piece| Ok((size(&piece)?, piece)))
        .collect::<Result<Vec<_>>>()?;
    sized.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    Ok(sized.into_iter().map(|(_, piece)| piece).collect())
}

/// Two areas as one: what they share is there once; apart, they stay two parts.
///
/// # Errors
/// `Invalid` when one of them is no area.
pub fn join(one: &Geometry, other: &Geometry) -> Result<Geometry> {
    let (one, other) = (shapes(one)?, shapes(other)?);
    let joined = guarded(|| {
        one.overlay_with_fixed_scale(&other, OverlayRule::Union, FillRule::EvenOdd, GRID)
            .unwrap_or_else(|_| one.overlay(&other, OverlayRule::Union, FillRule::EvenOdd))
    })?;
    geometry(joined)
}

fn shapes(area: &Geometry) -> Result<Vec<Shape>> {
    let rings = |rings: &Vec<Vec<Position>>| -> Shape {
        let open = rings.iter().map(|ring| &ring[..ring.len() - 1]);
        open.map(flat).collect()
    };
    match area.value() {
        GeometryValue::Polygon { coordinates } => Ok(vec![rings(coordinates)]),
        GeometryValue::MultiPolygon { coordinates } => Ok(coordinates.iter().map(rings).collect()),
        _ => Err(Error::invalid(
            "Only areas can be cut and joined. Draw it as an area first.",
        )),
    }
}

fn flat(positions: &[Position]) -> Contour {
    positions.iter().map(|p| [p[0], p[1]]).collect()
}

fn geometry(shapes: Vec<Shape>) -> Result<Geometry> {
    let ring = |mut contour: Contour| -> Vec<Position> {
        contour.extend(contour.first().copied());
        contour.into_iter().map(Position::from).collect()
    };
    let mut parts: Vec<Vec<Vec<Position>>> = shapes
        .into_iter()
        .map(|shape| shape.into_iter().map(ring).collect())
        .collect();
    let value = match parts.len() {
        1 => GeometryValue::Polygon {
            coordinates: parts.remove(0),
        },
        _ => GeometryValue::MultiPolygon { coordinates: parts },
    };
    Geometry::new(value)
        .map_err(|why| Error::invalid(format!("Nothing would be left of it: {why}.")))
}
