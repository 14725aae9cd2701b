//! Places that are only about there, drawn as discs of their true size at every zoom: polygons, cut to
//! each tile they reach into, because a disc is still there when its middle is not on the screen.

use super::clip::{self, Step};
use super::cluster::groups;
use super::index::MapIndex;
use super::world::{Spot, Tile, unproject, z_order};
use crate::place::Precision;
use fast_mvt::{MvtCoord, MvtGeomType, MvtResult, MvtTileBuilder};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A place that is about there.
#[derive(Debug, Clone, Copy)]
pub struct Disc {
    pub n: u32,
    pub slot: u32,
    middle: Spot,
    /// In steps of the world.
    radius: u32,
}

/// All discs, and how crowded they are.
#[derive(Debug, Default)]
pub struct Discs {
    all: Vec<Disc>,
    /// Discs of about one size, counted in squares as wide as they.
    crowds: HashMap<(u32, u32, u32), u32>,
}

/// Metres around the equator of the sphere of Web Mercator.
const AROUND: f64 = 40_075_016.686;

/// How far off a point of this precision may be, in metres; none for one that is there.
pub fn softness(precision: &str, uncertainty_m: Option<f64>) -> Option<f64> {
    let precision: Precision = serde_json::from_value(precision.into()).ok()?;
    match precision {
        Precision::Exact | Precision::Building | Precision::None => None,
        // Of an area that nobody drew no size is known; a neighbourhood's says as much.
        other => uncertainty_m
            .or(other.usual_uncertainty_m())
            .or(Precision::Neighbourhood.usual_uncertainty_m()),
    }
}

/// The same as the map stretches it at this latitude.
pub fn stretched(metres: f64, middle: Spot) -> f64 {
    let [_, lat] = unproject(middle);
    metres / lat.to_radians().cos()
}

impl Disc {
    pub fn new(n: u32, slot: u32, middle: Spot, metres: f64) -> Disc {
        // Casting a float clamps.
        let radius = (stretched(metres, middle) / AROUND * 4_294_967_296.0) as u32;
        Disc {
            n,
            slot,
            middle,
            radius: radius.max(1),
        }
    }

    fn squares(&self) -> (u32, u32, u32) {
        let size = self.radius.next_power_of_two().max(1).trailing_zeros();
        (size, self.middle[0] >> size, self.middle[1] >> size)
    }

    /// West, north, east, south in steps of the tile.
    fn bounds_in(&self, tile: Tile) -> [i64; 4] {
        let ([x, y], r) = (tile.place(self.middle), tile.steps(self.radius));
        [x - r, y - r, x + r, y + r]
    }

    fn ring(&self, tile: Tile) -> Vec<Step> {
        let ([x, y], r) = (tile.place(self.middle), tile.steps(self.radius) as f64);
        let corners = (r / 16.0).clamp(24.0, 96.0) as i64;
        let at = |i: i64| {
            let (sin, cos) = (i as f64 / corners as f64 * std::f64::consts::TAU).sin_cos();
            [x + (r * sin).round() as i64, y + (r * cos).round() as i64]
        };
        (0..corners).map(at).collect()
    }
}

/// Below so many steps (12 pixels) across half a disc the marker covers it.
const TOO_SMALL: i64 = 96;
/// Tiles whose markers are looked at to see which stand alone.
const MOST_TILES: usize = 64;

impl Discs {
    pub fn add(&mut self, disc: Disc) {
        *self.crowds.entry(disc.squares()).or_default() += 1;
        self.all.push(disc);
    }

    pub fn keep(&mut self, stays: impl Fn(u32) -> bool) {
        let crowds = &mut self.crowds;
        self.all.retain(|disc| {
            if stays(disc.n) {
                return true;
            }
            let square = disc.squares();
            if let Some(count) = crowds.get_mut(&square) {
                *count -= 1;
                if *count == 0 {
                    crowds.remove(&square);
                }
            }
            false
        });
    }

    /// How many of about its size have their middle about where it is.
    fn crowd(&self, disc: &Disc) -> u32 {
        let (size, x, y) = disc.squares();
        let beside = |c: u32| c.saturating_sub(1)..=c.saturating_add(1);
        beside(x)
            .flat_map(|x| beside(y).map(move |y| (size, x, y)))
            .filter_map(|square| self.crowds.get(&square))
            .sum()
    }

    /// Those that reach into the tile and are shown, and whose marker stands alone at this zoom.
    fn alone_in(&self, index: &MapIndex, tile: Tile, is_shown: &impl Fn(u32) -> bool) -> Vec<Disc> {
        let reaches = |disc: &&Disc| {
            let [west, north, east, south] = disc.bounds_in(tile);
            tile.steps(disc.radius) >= TOO_SMALL
                && clip::near(west, east)
                && clip::near(north, south)
                && is_shown(disc.n)
        };
        let mut by_tile: BTreeMap<[u32; 2], Vec<Disc>> = BTreeMap::new();
        for disc in self.all.iter().filter(reaches) {
            by_tile
                .entry(tile.holding(disc.middle).corner())
                .or_default()
                .push(*disc);
        }
        let mut tiles: Vec<_> = by_tile.into_iter().collect();
        let [x, y] = tile.corner();
        tiles.sort_by_key(|([a, b], _)| a.abs_diff(x).max(b.abs_diff(y)));
        tiles.truncate(MOST_TILES);
        let mut found = Vec::new();
        for (corner, discs) in tiles {
            let Some(there) = Tile::new(tile.z, corner[0], corner[1]) else {
                continue;
            };
            let inside = index.points_in(there).filter(|(_, p)| is_shown(p.n));
            let around = there.and_around().flat_map(|near| index.points_in(near));
            let around = around.filter(|(_, p)| is_shown(p.n));
            let alone: BTreeSet<u32> = groups(inside, around, there)
                .iter()
                .filter(|group| group.count == 1)
                .map(|group| index.points[group.members[0]].n)
                .collect();
            found.extend(discs.into_iter().filter(|disc| alone.contains(&disc.n)));
        }
        found.sort_by_key(|disc| (std::cmp::Reverse(disc.radius), z_order(disc.middle), disc.n));
        found
    }

    /// The layer `soft` of a tile.
    pub fn draw(
        &self,
        mut mvt: MvtTileBuilder,
        index: &MapIndex,
        tile: Tile,
        is_shown: &impl Fn(u32) -> bool,
    ) -> MvtResult<MvtTileBuilder> {
        let discs = self.alone_in(index, tile, is_shown);
        let rings = discs
            .iter()
            .filter_map(|disc| Some((disc, clip::ring(&disc.ring(tile))?)));
        let mut rings = rings.peekable();
        if rings.peek().is_none() {
            return Ok(mvt);
        }
        let mut layer = mvt.layer("soft")?;
        for (disc, ring) in rings {
            let detail = &index.details[disc.slot as usize];
            let mut feature = layer.feature_of(MvtGeomType::Polygon);
            let coord = |[x, y]: Step| MvtCoord {
                x: x as i32,
                y: y as i32,
            };
            feature.ring(ring.into_iter().map(coord), true)?;
            feature.tag_string("id", detail.id.to_string())?;
            feature.tag_string("kind", detail.kind.token())?;
            feature.tag_uint("crowd", u64::from(self.crowd(disc)))?;
            layer = feature.end();
        }
        mvt = layer.end();
        Ok(mvt)
    }
}
