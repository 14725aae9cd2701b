//! Geometry made fit to leave (RFC 7946): rounded to what its precision allows, wound the right way, valid, and
//! split at the antimeridian.
//!
//! Everything after the first rounding is integer arithmetic on the grid of the last decimal, so that what is
//! written, compared and drawn is one and the same thing, and making it fit a second time changes nothing.

mod antimeridian;
mod extent;
mod polygon;
mod write;

pub use extent::Extent;

use crate::{precision::height_decimals, release::Place};
use geojson::{Geometry, GeometryValue, Position};

/// A position in units of the last decimal: `x` is longitude, `y` latitude, `z` a height in its own decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spot {
    pub x: i64,
    pub y: i64,
    pub z: Option<i64>,
}

/// Lines have two spots or more, none twice in a row; rings have three or more and are not closed here; the first
/// ring of a polygon runs counter-clockwise, its holes clockwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    Points(Vec<Spot>),
    Lines(Vec<Vec<Spot>>),
    Polygons(Vec<Vec<Vec<Spot>>>),
}

/// A geometry as it leaves. Two places are the same in a file exactly when these are equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rounded {
    /// Decimals of a degree in `shape`.
    pub decimals: u8,
    /// Written in its Multi form, even with one part.
    pub multi: bool,
    pub shape: Shape,
}

/// The corners of the finest cells, of 1/8000 of a degree, have as many.
const CELL_DECIMALS: u8 = 6;

/// The largest height in metres that is taken for one.
const HIGHEST: f64 = 1e6;

/// The geometry of a place as it leaves; nothing when it has none, or no precision.
///
/// A line or shape that is smaller than the last decimal becomes the point where it is. Positions that are not on
/// the globe are left out. Of a collection only the parts of the highest dimension can be kept in one geometry.
pub fn rounded(place: &Place) -> Option<Rounded> {
    let geometry = place
        .geometry
        .as_ref()
        .filter(|_| place.precision != crate::Precision::None)?;
    let parts = Parts::of(geometry);
    let is_shape = !matches!(parts.raw, Raw::Points(_));
    let decimals = match place.is_cell && is_shape {
        true => CELL_DECIMALS,
        false => place.precision.decimals(place.uncertainty_m, is_shape),
    };
    let grid = Grid::new(decimals);
    let first = parts
        .raw
        .positions()
        .find_map(|position| grid.spot(position).map(|_| position.clone()))?;
    let shape = match parts.raw {
        Raw::Points(points) => {
            let mut spots: Vec<Spot> = Vec::new();
            for point in points {
                spots.extend(
                    grid.spot(point)
                        .map(|spot| antimeridian::wrapped(spot, grid.half)),
                );
            }
            Shape::Points(spots)
        }
        Raw::Lines(lines) => Shape::Lines(
            lines
                .into_iter()
                .flat_map(|line| antimeridian::split_line(&grid.line(line), grid.half))
                .collect(),
        ),
        Raw::Polygons(polygons) => Shape::Polygons(
            polygons
                .into_iter()
                .flat_map(|rings| {
                    let rings: Vec<Vec<Spot>> = rings.iter().map(|ring| grid.ring(ring)).collect();
                    polygon::valid_parts(&rings, grid.half)
                })
                .collect(),
        ),
    };
    let count = match &shape {
        Shape::Points(points) => points.len(),
        Shape::Lines(lines) => lines.len(),
        Shape::Polygons(polygons) => polygons.len(),
    };
    if count == 0 {
        let point = Geometry::new(GeometryValue::Point { coordinates: first });
        return rounded(&Place {
            geometry: Some(point),
            ..place.clone()
        });
    }
    Some(Rounded {
        decimals,
        multi: parts.multi || count > 1,
        shape,
    })
}

/// The grid of one number of decimals.
struct Grid {
    unit: f64,
    /// 180 degrees.
    half: i64,
    height_unit: Option<f64>,
}

impl Grid {
    fn new(decimals: u8) -> Grid {
        let height_unit = height_decimals(decimals).map(|height| 10_f64.powi(i32::from(height)));
        Grid {
            unit: 10_f64.powi(i32::from(decimals)),
            half: 180 * 10_i64.pow(u32::from(decimals)),
            height_unit,
        }
    }

    fn spot(&self, position: &Position) -> Option<Spot> {
        let (lon, lat) = match position.as_slice() {
            [lon, lat, ..] if lon.is_finite() && lon.abs() <= 3600.0 && lat.abs() <= 90.0 => {
                (*lon, *lat)
            }
            _ => return None,
        };
        let height = position
            .as_slice()
            .get(2)
            .copied()
            .filter(|metres| metres.abs() <= HIGHEST);
        let z = height
            .zip(self.height_unit)
            .map(|(metres, unit)| (metres * unit).round() as i64);
        Some(Spot {
            x: (lon * self.unit).round() as i64,
            y: (lat * self.unit).round() as i64,
            z,
        })
    }

    /// The spots of a line, without repeats.
    fn line(&self, line: &[Position]) -> Vec<Spot> {
        let mut spots: Vec<Spot> = line
            .iter()
            .filter_map(|position| self.spot(position))
            .collect();
        spots.dedup_by_key(|spot| (spot.x, spot.y));
        spots
    }

    /// The spots of a ring, without repeats and without the closing one.
    fn ring(&self, ring: &[Position]) -> Vec<Spot> {
        let mut spots = self.line(ring);
        while spots.len() > 1
            && spots.first().map(|spot| (spot.x, spot.y))
                == spots.last().map(|spot| (spot.x, spot.y))
        {
            spots.pop();
        }
        spots
    }
}

/// The parts of one dimension of a geometry.
enum Raw<'a> {
    Points(Vec<&'a Position>),
    Lines(Vec<&'a [Position]>),
    Polygons(Vec<&'a [Vec<Position>]>),
}

impl<'a> Raw<'a> {
    fn positions(&self) -> Box<dyn Iterator<Item = &'a Position> + '_> {
        match self {
            Raw::Points(points) => Box::new(points.iter().copied()),
            Raw::Lines(lines) => Box::new(lines.iter().copied().flatten()),
            Raw::Polygons(polygons) => Box::new(polygons.iter().copied().flatten().flatten()),
        }
    }
}

struct Parts<'a> {
    raw: Raw<'a>,
    multi: bool,
}

impl<'a> Parts<'a> {
    fn of(geometry: &'a Geometry) -> Parts<'a> {
        let one = |raw| Parts { raw, multi: false };
        let many = |raw| Parts { raw, multi: true };
        match &geometry.value {
            GeometryValue::Point { coordinates } => one(Raw::Points(vec![coordinates])),
            GeometryValue::MultiPoint { coordinates } => {
                many(Raw::Points(coordinates.iter().collect()))
            }
            GeometryValue::LineString { coordinates } => one(Raw::Lines(vec![coordinates])),
            GeometryValue::MultiLineString { coordinates } => {
                many(Raw::Lines(coordinates.iter().map(Vec::as_slice).collect()))
            }
            GeometryValue::Polygon { coordinates } => one(Raw::Polygons(vec![coordinates])),
            GeometryValue::MultiPolygon { coordinates } => many(Raw::Polygons(
                coordinates.iter().map(Vec::as_slice).collect(),
            )),
            GeometryValue::GeometryCollection { geometries } => many(highest_dimension(geometries)),
        }
    }
}

fn highest_dimension(geometries: &[Geometry]) -> Raw<'_> {
    let (mut points, mut lines, mut polygons) = (Vec::new(), Vec::new(), Vec::new());
    for geometry in geometries {
        match Parts::of(geometry).raw {
            Raw::Points(more) => points.extend(more),
            Raw::Lines(more) => lines.extend(more),
            Raw::Polygons(more) => polygons.extend(more),
        }
    }
    if !polygons.is_empty() {
        Raw::Polygons(polygons)
    } else if !lines.is_empty() {
        Raw::Lines(lines)
    } else {
        Raw::Points(points)
    }
}

#[cfg(test)]
mod tests;
