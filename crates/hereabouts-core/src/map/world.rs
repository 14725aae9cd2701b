//! The world as a square of 2³² by 2³² steps in Web Mercator (EPSG:3857), y downwards: positions are
//! whole numbers, about a centimetre apart, and a tile is the square that shares their leading bits.

use std::f64::consts::PI;

/// Steps from the west and the north edge of the world.
pub type Spot = [u32; 2];

const STEPS: f64 = 4_294_967_296.0;

/// `lon`, `lat` in degrees. What lies beyond the edges (the poles, the 180th meridian) is put on them.
pub fn project(lon: f64, lat: f64) -> Spot {
    let x = (lon + 180.0) / 360.0;
    let y = 0.5 - lat.to_radians().tan().asinh() / (2.0 * PI);
    // Casting a float clamps, and makes 0 of what is no number.
    [(x * STEPS).floor() as u32, (y * STEPS).floor() as u32]
}

/// Longitude and latitude in degrees of the middle of a step.
pub fn unproject(spot: Spot) -> [f64; 2] {
    let [x, y] = spot.map(|c| (f64::from(c) + 0.5) / STEPS);
    [
        x * 360.0 - 180.0,
        (PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees(),
    ]
}

/// The bits of x and y in turn (Z-order, Morton 1966): the spots of any tile are one unbroken range.
pub fn z_order([x, y]: Spot) -> u64 {
    let spread = |c: u32| {
        let mut c = u64::from(c);
        c = (c | (c << 16)) & 0x0000_FFFF_0000_FFFF;
        c = (c | (c << 8)) & 0x00FF_00FF_00FF_00FF;
        c = (c | (c << 4)) & 0x0F0F_0F0F_0F0F_0F0F;
        c = (c | (c << 2)) & 0x3333_3333_3333_3333;
        (c | (c << 1)) & 0x5555_5555_5555_5555
    };
    spread(x) | (spread(y) << 1)
}

/// A square of the map: at zoom `z` the world is 2ᶻ tiles wide.
#[derive(Debug, Clone, Copy)]
pub struct Tile {
    pub z: u8,
    x: u32,
    y: u32,
}

/// Steps across a tile, as vector tiles count.
pub const EXTENT: i64 = 4096;

impl Tile {
    /// `None` when there is no such tile, or one finer than a map ever asks for.
    pub fn new(z: u8, x: u32, y: u32) -> Option<Tile> {
        (z <= 24 && x < 1 << z && y < 1 << z).then_some(Tile { z, x, y })
    }

    /// How many tiles lie west and north of it.
    pub fn corner(self) -> [u32; 2] {
        [self.x, self.y]
    }

    /// The tile and those next to it.
    pub fn and_around(self) -> impl Iterator<Item = Tile> + Clone {
        let steps = (-1..=1).flat_map(|dy| (-1..=1).map(move |dx| (dx, dy)));
        steps.filter_map(move |(dx, dy)| {
            let (x, y) = (
                self.x.checked_add_signed(dx)?,
                self.y.checked_add_signed(dy)?,
            );
            Tile::new(self.z, x, y)
        })
    }

    /// The first and the last place in Z-order of the spots in it.
    pub fn range(self) -> (u64, u64) {
        let size = 32 - u32::from(self.z);
        let first = z_order([self.x, self.y].map(|c| ((u64::from(c)) << size) as u32));
        let last = match size {
            32 => u64::MAX,
            _ => first + ((1 << (2 * size)) - 1),
        };
        (first, last)
    }

    /// The tile of this zoom that a spot lies in.
    pub fn holding(self, spot: Spot) -> Tile {
        let size = 32 - u32::from(self.z);
        let [x, y] = spot.map(|c| (u64::from(c) >> size) as u32);
        Tile { z: self.z, x, y }
    }

    /// A length in steps of the world, in steps of this tile.
    pub fn steps(self, length: u32) -> i64 {
        (i64::from(length) << 12) >> (32 - u32::from(self.z))
    }

    /// In steps of this tile from its north-west corner; outside it below 0 or from [`EXTENT`] on.
    pub fn place(self, spot: Spot) -> [i64; 2] {
        let size = 32 - u32::from(self.z);
        let step = |c: u32, tile: u32| ((i64::from(c) - (i64::from(tile) << size)) << 12) >> size;
        [step(spot[0], self.x), step(spot[1], self.y)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_comes_back_from_the_square_within_a_centimetre() {
        for (lon, lat) in [
            (-2.02, 53.47),
            (179.9999999, -80.0),
            (-180.0, 0.0),
            (0.1, 85.05),
        ] {
            let [lon2, lat2] = unproject(project(lon, lat));
            assert!((lon - lon2).abs() < 1e-7, "{lon} became {lon2}");
            assert!((lat - lat2).abs() < 1e-7, "{lat} became {lat2}");
        }
    }

    #[test]
    fn what_lies_beyond_the_edges_is_put_on_them() {
        assert_eq!(project(180.0, 90.0), [u32::MAX, 0]);
        assert_eq!(project(-180.0, -90.0), [0, u32::MAX]);
        assert_eq!(project(f64::NAN, f64::NAN), [0, 0]);
    }

    #[test]
    fn the_spots_of_a_tile_are_one_range_and_no_other_tiles() {
        for (z, spot) in [
            (0, [7, u32::MAX]),
            (1, [1 << 31, 5]),
            (17, [0xDEAD_BEEF, 0x1234_5678]),
        ] {
            let at = spot.map(|c| u64::from(c) >> (32 - z)).map(|c| c as u32);
            for (dx, dy, inside) in [(0, 0, true), (1, 0, false), (0, 1, false)] {
                let Some(tile) = Tile::new(z as u8, at[0] + dx, at[1] + dy) else {
                    continue;
                };
                let (first, last) = tile.range();
                assert_eq!((first..=last).contains(&z_order(spot)), inside, "{tile:?}");
                let within = tile.place(spot).iter().all(|c| (0..EXTENT).contains(c));
                assert_eq!(within, inside, "{tile:?}");
            }
        }
    }
}
