//! Lines, areas and places of many points, as they are drawn.

use super::clip::{self, Step};
use super::world::{Spot, Tile, project, z_order};
use crate::geometry::Geometry;
use fast_mvt::{MvtCoord, MvtFeatureBuilder, MvtGeomType, MvtLayerBuilder, MvtResult};
use geojson::{GeometryValue, Position};

/// What an asset is drawn as beside its marker.
#[derive(Debug)]
pub struct Shape {
    /// `asset.n`
    pub n: u32,
    /// Where its facts are, see `MapIndex`.
    pub slot: u32,
    /// West, north, east, south.
    pub bounds: [u32; 4],
    pub drawn: Drawn,
}

#[derive(Debug)]
pub enum Drawn {
    Lines(Vec<Vec<Spot>>),
    /// Rings, and whether each is the outer one of its part.
    Areas(Vec<(Vec<Spot>, bool)>),
    Dots(Vec<Spot>),
}

impl Drawn {
    /// `None` for a point: its marker is all there is to draw.
    pub fn new(geometry: &Geometry) -> Option<Drawn> {
        let spots = |positions: &[Position]| -> Vec<Spot> {
            positions.iter().map(|p| project(p[0], p[1])).collect()
        };
        let rings = |part: &[Vec<Position>]| -> Vec<(Vec<Spot>, bool)> {
            let rings = part.iter().enumerate();
            rings.map(|(i, ring)| (spots(ring), i == 0)).collect()
        };
        Some(match geometry.value() {
            GeometryValue::LineString { coordinates } => Drawn::Lines(vec![spots(coordinates)]),
            GeometryValue::MultiLineString { coordinates } => {
                Drawn::Lines(coordinates.iter().map(|line| spots(line)).collect())
            }
            GeometryValue::Polygon { coordinates } => Drawn::Areas(rings(coordinates)),
            GeometryValue::MultiPolygon { coordinates } => {
                Drawn::Areas(coordinates.iter().flat_map(|part| rings(part)).collect())
            }
            GeometryValue::MultiPoint { coordinates } if coordinates.len() > 1 => {
                Drawn::Dots(spots(coordinates))
            }
            _ => return None,
        })
    }

    /// The word in tiles for what a marker stands for.
    pub fn token(&self) -> &'static str {
        match self {
            Drawn::Lines(_) => "line",
            Drawn::Areas(_) => "area",
            Drawn::Dots(_) => "dots",
        }
    }

    pub fn bounds(&self) -> [u32; 4] {
        let mut bounds = [u32::MAX, u32::MAX, 0, 0];
        let mut widen = |[x, y]: Spot| {
            bounds = [
                bounds[0].min(x),
                bounds[1].min(y),
                bounds[2].max(x),
                bounds[3].max(y),
            ];
        };
        match self {
            Drawn::Lines(lines) => lines.iter().flatten().copied().for_each(&mut widen),
            Drawn::Areas(rings) => rings
                .iter()
                .flat_map(|(ring, _)| ring)
                .copied()
                .for_each(&mut widen),
            Drawn::Dots(dots) => dots.iter().copied().for_each(&mut widen),
        }
        bounds
    }
}

/// Below this many steps (two pixels) a shape is left to its marker.
const TOO_SMALL: i64 = 16;

impl Shape {
    /// Steps across, the wider way; `None` when nothing of it would be seen in the tile.
    pub fn size_in(&self, tile: Tile) -> Option<i64> {
        let [west, north] = tile.place([self.bounds[0], self.bounds[1]]);
        let [east, south] = tile.place([self.bounds[2], self.bounds[3]]);
        let size = (east - west).max(south - north);
        let near = clip::near(west, east) && clip::near(north, south);
        (near && size >= TOO_SMALL).then_some(size)
    }
}

/// Whole steps of the tile, each other than the one before.
fn snapped(spots: &[Spot], tile: Tile) -> Vec<Step> {
    let mut steps: Vec<Step> = spots.iter().map(|spot| tile.place(*spot)).collect();
    steps.dedup();
    steps
}

fn coords(steps: Vec<Step>) -> Vec<MvtCoord> {
    let coord = |[x, y]: Step| MvtCoord {
        x: x as i32,
        y: y as i32,
    };
    steps.into_iter().map(coord).collect()
}

/// What of a shape lies in a tile and its margin.
pub enum Cut {
    Lines(Vec<Vec<MvtCoord>>),
    Areas(Vec<(Vec<MvtCoord>, bool)>),
    Dots(Vec<MvtCoord>),
}

impl Shape {
    /// `None` when nothing of it lies there.
    pub fn cut(&self, tile: Tile) -> Option<Cut> {
        let (cut, is_empty) = match &self.drawn {
            Drawn::Lines(lines) => {
                let parts = lines.iter().flat_map(|l| clip::line(&snapped(l, tile)));
                let parts: Vec<_> = parts.map(coords).collect();
                let is_empty = parts.is_empty();
                (Cut::Lines(parts), is_empty)
            }
            Drawn::Areas(rings) => {
                let rings = rings_in(rings, tile);
                let is_empty = rings.is_empty();
                (Cut::Areas(rings), is_empty)
            }
            Drawn::Dots(dots) => {
                let (first, last) = tile.range();
                let inside = dots
                    .iter()
                    .filter(|d| (first..=last).contains(&z_order(**d)));
                let dots = coords(inside.map(|d| tile.place(*d)).collect());
                let is_empty = dots.is_empty();
                (Cut::Dots(dots), is_empty)
            }
        };
        (!is_empty).then_some(cut)
    }
}

/// Holes go with the outer ring they are in.
fn rings_in(rings: &[(Vec<Spot>, bool)], tile: Tile) -> Vec<(Vec<MvtCoord>, bool)> {
    let mut outer_is_there = false;
    let mut cut = Vec::new();
    for (ring, outer) in rings {
        if !outer && !outer_is_there {
            continue;
        }
        let ring = clip::ring(&snapped(ring, tile));
        if *outer {
            outer_is_there = ring.is_some();
        }
        cut.extend(ring.map(|ring| (coords(ring), *outer)));
    }
    cut
}

impl Cut {
    /// The layer of the tile it belongs to.
    pub fn layer(&self) -> &'static str {
        match self {
            Cut::Lines(_) => "lines",
            Cut::Areas(_) => "areas",
            Cut::Dots(_) => "dots",
        }
    }

    /// Begins its feature.
    pub fn feature(&self, layer: MvtLayerBuilder) -> MvtResult<MvtFeatureBuilder> {
        let mut feature = layer.feature_of(match self {
            Cut::Lines(_) => MvtGeomType::LineString,
            Cut::Areas(_) => MvtGeomType::Polygon,
            Cut::Dots(_) => MvtGeomType::Point,
        });
        self.add_to(&mut feature)?;
        Ok(feature)
    }

    /// Adds it to a feature of its sort.
    pub fn add_to(&self, feature: &mut MvtFeatureBuilder) -> MvtResult<()> {
        match self {
            Cut::Lines(lines) => {
                for line in lines {
                    feature.line(line.iter().copied())?;
                }
            }
            Cut::Areas(rings) => {
                for (ring, outer) in rings {
                    feature.ring(ring.iter().copied(), *outer)?;
                }
            }
            Cut::Dots(dots) => {
                feature.points(dots.iter().copied())?;
            }
        }
        Ok(())
    }
}
