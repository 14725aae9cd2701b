//! Which markers stand alone in a tile and which together.
//!
//! The grid belongs to the world at each zoom, never to the screen: panning changes no cluster. From
//! [`SPOTS_FROM`] on only what lies at one and the same spot stands together.

use super::index::Point;
use super::world::{EXTENT, Tile};

/// Cells across a tile of 512 pixels: markers closer than about 43 pixels stand together.
const CELLS: i64 = 12;
pub const SPOTS_FROM: u8 = 17;
/// So many markers are more than a tile can show, however near one looks.
const MOST_SPOTS: usize = 4000;
/// Members named in a cluster.
pub const MOST_MEMBERS: usize = 30;

/// Assets drawn as one marker: one asset, or a cluster.
#[derive(Debug, Clone)]
pub struct Group {
    pub count: u32,
    /// By kind, in the order of `AssetKind::ALL`.
    pub kinds: [u32; 6],
    /// West, north, east, south.
    pub bounds: [u32; 4],
    /// The first of its members, as places in the row of points.
    pub members: Vec<usize>,
    sum: [u64; 2],
}

impl Group {
    fn new() -> Group {
        Group {
            count: 0,
            kinds: [0; 6],
            bounds: [u32::MAX, u32::MAX, 0, 0],
            members: Vec::new(),
            sum: [0; 2],
        }
    }

    fn add(&mut self, i: usize, point: &Point) {
        self.count += 1;
        self.kinds[point.kind()] += 1;
        let [x, y] = point.spot;
        let [west, north, east, south] = self.bounds;
        self.bounds = [west.min(x), north.min(y), east.max(x), south.max(y)];
        self.sum = [self.sum[0] + u64::from(x), self.sum[1] + u64::from(y)];
        if self.members.len() < MOST_MEMBERS {
            self.members.push(i);
        }
    }

    pub fn same_spot(&self) -> bool {
        self.bounds[0] == self.bounds[2] && self.bounds[1] == self.bounds[3]
    }

    /// Where to draw it, in steps of the tile: where it is, or the middle of its members, kept off the
    /// edges of its cell so that two clusters never lie on one another.
    pub fn place(&self, tile: Tile) -> [i64; 2] {
        let count = u64::from(self.count.max(1));
        let middle = tile.place(self.sum.map(|sum| (sum / count) as u32));
        if self.same_spot() || tile.z >= SPOTS_FROM {
            return middle;
        }
        middle.map(|c| {
            let cell = c * CELLS / EXTENT;
            let (from, to) = (cell * EXTENT / CELLS, (cell + 1) * EXTENT / CELLS);
            let edge = (to - from) / 5;
            c.clamp(from + edge, to - edge)
        })
    }
}

/// The markers of a tile. `points` yields those in it with their place in the row, in Z-order.
pub fn groups<'a>(
    points: impl Iterator<Item = (usize, &'a Point)> + Clone,
    tile: Tile,
) -> Vec<Group> {
    if tile.z >= SPOTS_FROM {
        let spots = by_spot(points.clone());
        if spots.len() <= MOST_SPOTS {
            return spots;
        }
    }
    by_cell(points, tile)
}

fn by_spot<'a>(points: impl Iterator<Item = (usize, &'a Point)>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (i, point) in points {
        let spot = point.spot;
        match groups.last_mut() {
            Some(group) if group.bounds == [spot[0], spot[1], spot[0], spot[1]] => {
                group.add(i, point);
            }
            _ => {
                let mut group = Group::new();
                group.add(i, point);
                groups.push(group);
            }
        }
    }
    groups
}

fn by_cell<'a>(points: impl Iterator<Item = (usize, &'a Point)>, tile: Tile) -> Vec<Group> {
    let mut cells = vec![Group::new(); (CELLS * CELLS) as usize];
    for (i, point) in points {
        let [x, y] = tile.place(point.spot).map(|c| c * CELLS / EXTENT);
        cells[(y * CELLS + x) as usize].add(i, point);
    }
    cells.retain(|cell| cell.count > 0);
    cells
}
