//! Tiles of the map, as the window asks for them, at every zoom; opening a catalogue, after which there are some.

use super::halves::Half;
use super::open;
use super::supercluster::Supercluster;
use crate::list::drawn;
use crate::row::Row;
use crate::{borough, percentile, timed};
use hereabouts_core::Catalogue;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

/// Zoom, column and row.
type At = (u8, u32, u32);

/// The last zoom at which a tile may hold a whole borough.
const FAR: u8 = 9;
const DEEPEST: u8 = 16;
/// Places that are looked at.
const PLACES: usize = 60;
const WORLD: At = (0, 0, 0);
/// In the ice north of Siberia: nothing is drawn, but the filter is worked out.
const NOWHERE: At = (DEEPEST, 0, 0);

pub struct Tiles {
    size: usize,
    walk: Vec<At>,
    supercluster: Supercluster,
    /// Milliseconds of opening together with the first tile, and of that alone.
    opened: Vec<f64>,
    first: Vec<f64>,
    all: Walked,
    half: Walked,
    /// Milliseconds of working each filter out.
    filters: Vec<(&'static str, Vec<f64>)>,
}

/// Milliseconds of tiles.
#[derive(Default)]
struct Walked {
    /// At zoom 9 and before it.
    far: Vec<f64>,
    near: Vec<f64>,
}

impl Tiles {
    pub fn new(size: usize) -> Tiles {
        Tiles {
            size,
            walk: walk(size),
            supercluster: Supercluster::new(size),
            opened: Vec::new(),
            first: Vec::new(),
            all: Walked::default(),
            half: Walked::default(),
            filters: Vec::new(),
        }
    }

    /// One round, in which the catalogue is opened; it stays open, and remembers nothing but what is asked for here.
    pub fn round(&mut self, round: usize, file: &Path, halves: &[Half]) -> Catalogue {
        self.supercluster.load();
        let begun = Instant::now();
        let town = open(file);
        self.first.push(draw(&town, WORLD, ""));
        self.opened.push(begun.elapsed().as_secs_f64() * 1000.0);
        for half in halves {
            let took = draw(&town, NOWHERE, &half.query);
            match self.filters.iter_mut().find(|(by, _)| *by == half.by) {
                Some((_, filter)) => filter.push(took),
                None => self.filters.push((half.by, vec![took])),
            }
        }
        self.all.go(&town, &self.walk, "");
        if let Some(half) = halves.get(round % halves.len().max(1)) {
            self.half.go(&town, &self.walk, &half.query);
        }
        town
    }

    pub fn rows(self) -> Vec<Row> {
        let row = |name: &str, ours| Row::new(&format!("tiles: {name}"), self.size, "ms", ours);
        let walked = |name: &str, found: &[f64], goal: f64| {
            let note = format!(
                "{} tiles drawn; the slowest took {:.1} ms",
                found.len(),
                percentile(found.to_vec(), 1.0)
            );
            let row = row(name, percentile(found.to_vec(), 0.95));
            row.goal(goal).interactive().note(&note)
        };
        let far = row(
            "to zoom 9, p95, beside supercluster",
            percentile(self.all.far.clone(), 0.95),
        );
        let opened = row(
            "opening and the first tile",
            percentile(self.opened.clone(), 0.5),
        );
        let first = row(
            "the first after opening",
            percentile(self.first.clone(), 0.5),
        );
        let peer = &self.supercluster;
        let mut rows = vec![
            walked("above zoom 9, p95", &self.all.near, 5.0),
            walked("to zoom 9, p95", &self.all.far, 50.0),
            peer.beside(far.interactive(), Some(0.05)),
            peer.beside(first.interactive(), None),
            peer.beside(opened, None),
            walked("of half, above zoom 9, p95", &self.half.near, 5.0),
            walked("of half, to zoom 9, p95", &self.half.far, 50.0),
        ];
        for (by, filter) in &self.filters {
            let row = row(
                &format!("half by {by}, first time"),
                percentile(filter.clone(), 0.5),
            );
            let slowest = percentile(filter.clone(), 1.0);
            let note = format!("the slowest took {slowest:.1} ms");
            rows.push(row.goal(150.0).interactive().note(&note));
        }
        rows
    }
}

impl Walked {
    fn go(&mut self, town: &Catalogue, walk: &[At], query: &str) {
        for at in walk {
            let took = draw(town, *at, query);
            match at.0 > FAR {
                true => self.near.push(took),
                false => self.far.push(took),
            }
        }
    }
}

/// Milliseconds that a tile takes.
fn draw(town: &Catalogue, (zoom, x, y): At, query: &str) -> f64 {
    timed(|| {
        let tile = town.tile(zoom, x, y, query).expect("a tile is drawn");
        let is_there = (zoom, x, y) != WORLD || !tile.is_empty();
        assert!(is_there, "nothing is on the map");
    })
}

/// Tiles of every zoom in which something lies, and one beside each, where often something lies as well.
fn walk(size: usize) -> Vec<At> {
    let step = (size / PLACES).max(1);
    let mut walk = BTreeSet::new();
    for (i, place) in borough::points(size).step_by(step).take(PLACES).enumerate() {
        for zoom in 0..=DEEPEST {
            let at = holding(place, zoom);
            walk.insert(at);
            walk.extend(beside(at, drawn(i, 70 + usize::from(zoom))));
        }
    }
    walk.into_iter().collect()
}

/// The tile of a zoom in which a place lies (longitude and latitude), in Web Mercator.
fn holding([longitude, latitude]: [f64; 2], zoom: u8) -> At {
    let tiles = 1u32 << zoom;
    let x = (longitude + 180.0) / 360.0;
    let y = 0.5 - latitude.to_radians().tan().asinh() / std::f64::consts::TAU;
    let [x, y] = [x, y].map(|part| ((part * f64::from(tiles)) as u32).min(tiles - 1));
    (zoom, x, y)
}

fn beside((zoom, x, y): At, way: usize) -> Option<At> {
    let [east, south] = [[1, 0], [0, 1], [-1, 0], [0, -1]][way % 4];
    let (x, y) = (x.checked_add_signed(east)?, y.checked_add_signed(south)?);
    let tiles = 1u32 << zoom;
    (x < tiles && y < tiles).then_some((zoom, x, y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_walk_leads_through_every_zoom_and_to_no_tile_twice() {
        let walk = walk(10_000);
        assert!(walk.len() >= 300, "{}", walk.len());
        for zoom in 0..=DEEPEST {
            assert!(walk.iter().any(|at| at.0 == zoom), "{zoom}");
        }
        let once: BTreeSet<&At> = walk.iter().collect();
        assert_eq!(once.len(), walk.len());
    }

    #[test]
    fn a_place_lies_in_the_tile_that_maps_on_the_web_give_it() {
        assert_eq!(holding([-2.1, 53.4], 0), WORLD);
        assert_eq!(holding([13.377_7, 52.516_3], 14), (14, 8800, 5373));
        assert_eq!(holding([180.0, -89.0], 2), (2, 3, 3));
        assert_eq!(beside(WORLD, 0), None);
        assert_eq!(beside((2, 1, 0), 2), Some((2, 0, 0)));
        assert_eq!(beside((2, 1, 0), 3), None);
    }
}
