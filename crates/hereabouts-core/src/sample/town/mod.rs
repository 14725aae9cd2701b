//! The map of Aldermoor: its streets and houses, and the country around it as far as somebody zooms out.
//!
//! The middle was drawn by hand (`drawn.json`, [`middle`]); streets run out of it into the country, with
//! villages along them ([`country`]), quarters at the edge of the town, houses along every street ([`houses`]),
//! fields and woods ([`green`]). Where chance would do, numbers that are the same everywhere stand in for it
//! ([`Chance`]). It is laid out in the layers of OpenMapTiles, and two of its own, `tree` and `bed`, and cut
//! into vector tiles ([`tiles`]) that lie in an MBTiles file like those of any area pack.

mod country;
mod green;
mod houses;
mod middle;
mod roads;
mod tiles;

#[cfg(test)]
use tiles::EDGES;
pub use tiles::{CREDIT, write};

use crate::attachment::ContentHash;

/// Metres east and north of the anchor.
pub type At = [f64; 2];

/// The anchor, in degrees: longitude, latitude.
const ANCHOR: [f64; 2] = [-2.02, 53.47];
const METRES_A_DEGREE: f64 = 111_319.49;

fn degrees([east, north]: At) -> [f64; 2] {
    let along = METRES_A_DEGREE * ANCHOR[1].to_radians().cos();
    [
        ANCHOR[0] + east / along,
        ANCHOR[1] + north / METRES_A_DEGREE,
    ]
}

fn metres([lon, lat]: [f64; 2]) -> At {
    let along = METRES_A_DEGREE * ANCHOR[1].to_radians().cos();
    [
        (lon - ANCHOR[0]) * along,
        (lat - ANCHOR[1]) * METRES_A_DEGREE,
    ]
}

/// Something that is drawn, or has a name.
#[derive(Debug, Clone)]
pub struct Thing {
    pub layer: &'static str,
    pub class: &'static str,
    /// Empty where the class says it all.
    pub subclass: &'static str,
    /// Empty for what has none.
    pub name: String,
    /// The roughest zoom that shows it.
    pub from: u8,
    pub form: Form,
}

#[derive(Debug, Clone)]
pub enum Form {
    Dots(Vec<At>),
    Line(Vec<At>),
    /// Its outer ring, and then its holes.
    Area(Vec<Vec<At>>),
}

fn thing(layer: &'static str, class: &'static str, from: u8, form: Form) -> Thing {
    Thing {
        layer,
        class,
        subclass: "",
        name: String::new(),
        from,
        form,
    }
}

impl Thing {
    fn sub(self, subclass: &'static str) -> Thing {
        Thing { subclass, ..self }
    }

    fn named(self, name: &str) -> Thing {
        Thing {
            name: name.to_owned(),
            ..self
        }
    }
}

/// Everything there is.
pub fn things() -> Vec<Thing> {
    let mut town = middle::read();
    country::around(&mut town);
    houses::along(&mut town);
    green::between(&mut town);
    town.finished()
}

/// What the map is drawn from and by, so that one that was drawn otherwise is known.
pub fn version() -> String {
    let all = [
        include_str!("drawn.json"),
        include_str!("mod.rs"),
        include_str!("country.rs"),
        include_str!("green.rs"),
        include_str!("houses.rs"),
        include_str!("middle.rs"),
        include_str!("roads.rs"),
        include_str!("tiles.rs"),
    ];
    ContentHash::of(all.concat().as_bytes()).as_str()[..16].to_owned()
}

/// Numbers that look like chance and are the same in every copy (SplitMix64, Steele and others 2014).
struct Chance(u64);

impl Chance {
    /// From 0 up to 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.next()
    }
}

fn apart(a: At, b: At) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// From `from`, so many metres in a direction (radians, from east to north).
fn onward([east, north]: At, direction: f64, metres: f64) -> At {
    [
        east + direction.cos() * metres,
        north + direction.sin() * metres,
    ]
}

fn direction(from: At, to: At) -> f64 {
    (to[1] - from[1]).atan2(to[0] - from[0])
}

fn holds(ring: &[At], [east, north]: At) -> bool {
    let mut inside = false;
    let mut before = ring.len().wrapping_sub(1);
    for (i, corner) in ring.iter().enumerate() {
        let other = ring[before];
        let crosses = (corner[1] > north) != (other[1] > north);
        if crosses
            && east
                < (other[0] - corner[0]) * (north - corner[1]) / (other[1] - corner[1]) + corner[0]
        {
            inside = !inside;
        }
        before = i;
    }
    inside
}

#[cfg(test)]
mod tests;
