//! Which markers stand alone in a tile and which together.
//!
//! A grid that belongs to the world at each zoom, never to the screen, so that panning changes no
//! cluster. What is near to something larger in the next cell joins it, so that two markers do not lie
//! on one another across an edge. From [`SPOTS_FROM`] on only what lies at one and the same spot stands
//! together.

use super::index::Point;
use super::world::{EXTENT, Tile};

/// Cells across a tile of 512 pixels, which is shown up to twice as large: 32 to 64 pixels each.
const CELLS: i64 = 16;
/// Nearer than this across an edge the smaller joins the larger, in steps of the tile: 30 pixels for
/// two assets, 42 where one is a cluster, whose marker is wider.
const NEAR: i64 = 240;
const NEAR_CLUSTER: i64 = 336;
/// Cells around the tile on which its markers depend: each question in `Grid::drawn_in` looks one cell
/// further.
const AROUND: i64 = 5;
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

    /// The middle of its members, in steps of the tile.
    fn middle(&self, tile: Tile) -> [i64; 2] {
        let count = u64::from(self.count.max(1));
        tile.place(self.sum.map(|sum| (sum / count) as u32))
    }

    /// Where to draw it: in the middle, but never outside the tile, where nobody would draw it.
    pub fn place(&self, tile: Tile) -> [i64; 2] {
        self.middle(tile).map(|c| c.clamp(0, EXTENT - 1))
    }

    fn join(&mut self, other: &Group) {
        self.count += other.count;
        for (mine, theirs) in self.kinds.iter_mut().zip(other.kinds) {
            *mine += theirs;
        }
        let ([w, n, e, s], o) = (self.bounds, other.bounds);
        self.bounds = [w.min(o[0]), n.min(o[1]), e.max(o[2]), s.max(o[3])];
        self.sum = [self.sum[0] + other.sum[0], self.sum[1] + other.sum[1]];
        let room = MOST_MEMBERS - self.members.len();
        self.members.extend(other.members.iter().take(room));
    }
}

/// The markers of a tile. `inside` yields the points in it with their place in the row, in Z-order;
/// `around` those of the tile and of all tiles next to it.
pub fn groups<'a>(
    inside: impl Iterator<Item = (usize, &'a Point)> + Clone,
    around: impl Iterator<Item = (usize, &'a Point)>,
    tile: Tile,
) -> Vec<Group> {
    if tile.z < SPOTS_FROM {
        return Grid::new(around, tile).joined();
    }
    let spots = by_spot(inside.clone());
    if spots.len() <= MOST_SPOTS {
        return spots;
    }
    let mut cells = Grid::new(inside, tile).cells;
    cells.retain(|cell| cell.count > 0);
    cells
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

const SIDE: i64 = CELLS + 2 * AROUND;

/// The cells of a tile and those around it, row by row.
struct Grid {
    cells: Vec<Group>,
    /// The middle of each cell's members.
    middles: Vec<[i64; 2]>,
    tile: Tile,
}

impl Grid {
    fn new<'a>(points: impl Iterator<Item = (usize, &'a Point)>, tile: Tile) -> Grid {
        let mut cells = vec![Group::new(); (SIDE * SIDE) as usize];
        for (i, point) in points {
            let [x, y] = tile.place(point.spot).map(|c| c * CELLS);
            let at = (x.div_euclid(EXTENT), y.div_euclid(EXTENT));
            if let Some(cell) = Grid::index(at.0, at.1) {
                cells[cell].add(i, point);
            }
        }
        let middles = cells.iter().map(|cell| cell.middle(tile)).collect();
        Grid {
            cells,
            middles,
            tile,
        }
    }

    /// The place in the row of a cell, counted from the north-west corner of the tile.
    fn index(x: i64, y: i64) -> Option<usize> {
        let known = -AROUND..CELLS + AROUND;
        (known.contains(&x) && known.contains(&y))
            .then(|| ((y + AROUND) * SIDE + x + AROUND) as usize)
    }

    fn beside(cell: usize) -> impl Iterator<Item = usize> {
        let (x, y) = (cell as i64 % SIDE - AROUND, cell as i64 / SIDE - AROUND);
        let steps = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy)));
        steps
            .filter(|step| *step != (0, 0))
            .filter_map(move |(dx, dy)| Grid::index(x + dx, y + dy))
    }

    /// What lies near in the next cells and is larger.
    fn near_and_larger(&self, cell: usize) -> impl Iterator<Item = usize> {
        let is_near = move |other: usize| {
            let (a, b) = (self.middles[cell], self.middles[other]);
            let alone = self.cells[cell].count == 1 && self.cells[other].count == 1;
            let near = if alone { NEAR } else { NEAR_CLUSTER };
            (a[0] - b[0]).pow(2) + (a[1] - b[1]).pow(2) < near * near
        };
        Grid::beside(cell)
            .filter(|other| self.cells[*other].count > 0)
            .filter(move |other| is_near(*other) && self.size(*other) > self.size(cell))
    }

    /// Orders cells the same way in every tile that knows them. Equal ones are told apart by a number
    /// drawn from where they are in the world: by their order alone, a row of equal cells would have one
    /// largest, and the others would have nobody to join.
    fn size(&self, cell: usize) -> (u32, u64) {
        let (x, y) = (cell as i64 % SIDE - AROUND, cell as i64 / SIDE - AROUND);
        let [east, south] = self.tile.corner().map(|c| i64::from(c) * CELLS);
        // Multiplying by large odd numbers without common structure mixes the bits (Knuth 6.4).
        let mixed = ((east + x) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
            ^ ((south + y) as u64).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
        (
            self.cells[cell].count,
            mixed.wrapping_mul(0xD6E8_FEB8_6659_FD93),
        )
    }

    fn is_largest(&self, cell: usize) -> bool {
        self.near_and_larger(cell).next().is_none()
    }

    fn joins_a_largest(&self, cell: usize) -> bool {
        self.near_and_larger(cell)
            .any(|other| self.is_largest(other))
    }

    /// Has it a marker of its own: is whatever is larger near it drawn elsewhere?
    fn has_a_marker(&self, cell: usize) -> bool {
        self.near_and_larger(cell)
            .all(|other| self.joins_a_largest(other))
    }

    /// The cell in whose marker a cell is drawn. A long row of ever larger ones would have to be followed
    /// to its end; after a few, one that finds no marker near keeps its own.
    fn drawn_in(&self, cell: usize) -> usize {
        if self.has_a_marker(cell) {
            return cell;
        }
        self.near_and_larger(cell)
            .filter(|other| self.has_a_marker(*other))
            .max_by_key(|other| self.size(*other))
            .unwrap_or(cell)
    }

    /// The markers of the tile, each with what joins it.
    fn joined(&self) -> Vec<Group> {
        let mut markers = Vec::new();
        for cell in (0..CELLS).flat_map(|y| (0..CELLS).filter_map(move |x| Grid::index(x, y))) {
            if self.cells[cell].count == 0 || self.drawn_in(cell) != cell {
                continue;
            }
            let mut marker = self.cells[cell].clone();
            for other in Grid::beside(cell) {
                if self.cells[other].count > 0 && self.drawn_in(other) == cell {
                    marker.join(&self.cells[other]);
                }
            }
            markers.push(marker);
        }
        markers
    }
}
