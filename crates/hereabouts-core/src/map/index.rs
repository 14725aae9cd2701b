//! Where every located asset is, in memory.

use super::shape::{Drawn, Shape};
use super::soft::{Disc, Discs, softness};
use super::world::{Spot, Tile, project, z_order};
use crate::asset::AssetKind;
use crate::confirmation::{Freshness, freshness};
use crate::error::Result;
use crate::id::AssetId;
use crate::place::Place;
use crate::search::Bits;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

/// A marker: 16 bytes, so that a million can be looked through in a millisecond.
#[derive(Debug, Clone, Copy)]
pub(super) struct Point {
    pub spot: Spot,
    /// `asset.n`
    pub n: u32,
    /// Its place in `details`, and in the lowest three bits its kind.
    facts: u32,
}

impl Point {
    /// Its place in `AssetKind::ALL`.
    pub fn kind(&self) -> usize {
        (self.facts & 7) as usize
    }

    pub fn slot(&self) -> usize {
        (self.facts >> 3) as usize
    }
}

/// What a marker says of its asset.
#[derive(Debug)]
pub(super) struct Detail {
    pub id: AssetId,
    pub kind: AssetKind,
    /// As much of it as a map has room for.
    pub name: Box<str>,
    pub precision: Box<str>,
    pub status: Box<str>,
    /// Radius in metres.
    pub uncertainty_m: Option<f64>,
    /// "point", or what shape the marker stands for.
    pub shape: &'static str,
    last_checked: Option<Date>,
    review_months: Option<u16>,
}

impl Detail {
    pub fn freshness(&self, today: Date) -> Freshness {
        let days = |day: Date| today.duration_since(day).as_hours() / 24;
        freshness(self.kind, self.review_months, self.last_checked.map(days))
    }
}

/// Markers and shapes of all assets that are here and have a place.
#[derive(Debug, Default)]
pub struct MapIndex {
    /// In Z-order, then by `n`.
    pub(super) points: Vec<Point>,
    pub(super) details: Vec<Detail>,
    /// Slots of `details` that nobody uses any more.
    free: Vec<u32>,
    pub(super) shapes: Vec<Shape>,
    pub(super) discs: Discs,
}

/// From so many on, reading all anew is the shorter way.
const MANY: usize = 10_000;

/// A safeguarded asset holds no place; should a damaged file say otherwise, it is still not drawn.
const LOCATED: &str = "existence = 'here' AND west IS NOT NULL AND sensitivity <> 'safeguarded'";

/// The whole place is asked for only where it is more than one point.
const COLUMNS: &str = "n, id, kind, name, status, last_checked, review_months, precision, \
     place ->> '$.uncertainty_m', west, south, east, north, \
     CASE WHEN west = east AND south = north THEN NULL ELSE place END";

impl MapIndex {
    /// Reads the places of all assets.
    pub fn load(db: &Connection) -> Result<MapIndex> {
        let mut index = MapIndex::default();
        let mut read = db.prepare(&format!("SELECT {COLUMNS} FROM asset WHERE {LOCATED}"))?;
        let mut rows = read.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(found) = Found::read(row)? {
                let point = index.keep(found);
                index.points.push(point);
            }
        }
        index.points.sort_unstable_by_key(order);
        Ok(index)
    }

    /// Reads these assets (`asset.n`) again, whether they came, moved, changed or went.
    pub fn update(&mut self, db: &Connection, assets: &[u32]) -> Result<()> {
        if assets.len() > MANY {
            *self = MapIndex::load(db)?;
            return Ok(());
        }
        let sql = format!("SELECT {COLUMNS} FROM asset WHERE n = ?1 AND {LOCATED}");
        let mut read = db.prepare_cached(&sql)?;
        let mut found = Vec::new();
        let again: Bits = assets.iter().copied().collect();
        for n in again.iter() {
            found.extend(
                read.query_row(params![n], Found::read)
                    .optional()?
                    .flatten(),
            );
        }
        // Only now that nothing can fail any more.
        self.shapes.retain(|shape| !again.has(shape.n));
        self.discs.keep(|n| !again.has(n));
        let free = &mut self.free;
        self.points.retain(|point| {
            let stays = !again.has(point.n);
            if !stays {
                free.push(point.slot() as u32);
            }
            stays
        });
        for one in found {
            let point = self.keep(one);
            let at = self.points.partition_point(|p| order(p) < order(&point));
            if self.points.get(at).is_none_or(|p| p.n != point.n) {
                self.points.insert(at, point);
            }
        }
        Ok(())
    }

    /// The assets that two indexes show differently.
    pub fn differences(&self, other: &MapIndex) -> Vec<u32> {
        let told = |index: &MapIndex| -> std::collections::BTreeMap<u32, String> {
            let shapes = |n| index.shapes.iter().filter(|shape| shape.n == n).count();
            let mut told = std::collections::BTreeMap::new();
            for point in &index.points {
                let detail = &index.details[point.slot()];
                told.insert(
                    point.n,
                    format!(
                        "{:?} {} {detail:?} {}",
                        point.spot,
                        point.kind(),
                        shapes(point.n)
                    ),
                );
            }
            told
        };
        let (ours, theirs) = (told(self), told(other));
        let all: std::collections::BTreeSet<u32> =
            ours.keys().chain(theirs.keys()).copied().collect();
        all.into_iter()
            .filter(|n| ours.get(n) != theirs.get(n))
            .collect()
    }

    /// How many assets are on the map.
    pub fn len(&self) -> usize {
        self.points.len()
    }

    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// A vector tile of what is shown (all of it for `None`), with freshness as of `today`. Empty where
    /// there is nothing to draw. The layers are described in `map::tile`.
    pub fn tile(&self, z: u8, x: u32, y: u32, shown: Option<&Bits>, today: Date) -> Vec<u8> {
        match Tile::new(z, x, y) {
            Some(tile) => super::tile::encode(self, tile, shown, today),
            None => Vec::new(),
        }
    }

    /// The points of a tile, with their places in the row.
    pub(super) fn points_in(&self, tile: Tile) -> impl Iterator<Item = (usize, &Point)> + Clone {
        let (first, last) = tile.range();
        let from = self.points.partition_point(|p| z_order(p.spot) < first);
        let to = self.points.partition_point(|p| z_order(p.spot) <= last);
        self.points[from..to]
            .iter()
            .enumerate()
            .map(move |(i, point)| (from + i, point))
    }

    fn keep(&mut self, found: Found) -> Point {
        let kind = found.detail.kind as u32;
        let slot = match self.free.pop() {
            Some(slot) => {
                self.details[slot as usize] = found.detail;
                slot
            }
            None => {
                self.details.push(found.detail);
                self.details.len() as u32 - 1
            }
        };
        if let Some(drawn) = found.drawn {
            self.shapes.push(Shape {
                n: found.n,
                slot,
                bounds: drawn.bounds(),
                drawn,
            });
        }
        let detail = &self.details[slot as usize];
        if detail.shape == "point"
            && let Some(metres) = softness(&detail.precision, detail.uncertainty_m)
        {
            self.discs.add(Disc::new(found.n, slot, found.spot, metres));
        }
        Point {
            spot: found.spot,
            n: found.n,
            facts: slot << 3 | kind,
        }
    }
}

fn order(point: &Point) -> (u64, u32) {
    (z_order(point.spot), point.n)
}

/// A name, and the beginning of one that is as long as a page.
fn label(name: &str) -> String {
    const MOST: usize = 80;
    match name.char_indices().nth(MOST) {
        Some(_) => name.chars().take(MOST - 1).chain(['…']).collect(),
        None => name.to_owned(),
    }
}

/// A row of the table, understood.
struct Found {
    n: u32,
    spot: Spot,
    drawn: Option<Drawn>,
    detail: Detail,
}

impl Found {
    /// `None` for a row that a sound file does not have; `check` names those.
    fn read(row: &Row) -> rusqlite::Result<Option<Found>> {
        let n = u32::try_from(row.get::<_, i64>(0)?);
        let id = Uuid::from_slice(row.get_ref(1)?.as_blob()?);
        let kind = AssetKind::from_token(row.get_ref(2)?.as_str()?);
        let (Ok(n), Ok(id), Some(kind)) = (n, id, kind) else {
            return Ok(None);
        };
        let [west, south, east, north]: [f64; 4] =
            [row.get(9)?, row.get(10)?, row.get(11)?, row.get(12)?];
        let middle: [f64; 2] = [(west + east) / 2.0, (south + north) / 2.0];
        let place: Option<String> = row.get(13)?;
        let geometry = place
            .and_then(|json| serde_json::from_str::<Place>(&json).ok())
            .and_then(|place| place.geometry);
        let [lon, lat] = geometry.as_ref().map_or(middle, |g| g.label_point());
        let drawn = geometry.as_ref().and_then(Drawn::new);
        let day: Option<String> = row.get(5)?;
        let detail = Detail {
            id: AssetId(id),
            kind,
            name: label(row.get_ref(3)?.as_str()?).into(),
            status: row.get::<_, String>(4)?.into(),
            last_checked: day.and_then(|day| day.get(..10)?.parse().ok()),
            review_months: row.get(6)?,
            precision: row.get::<_, Option<String>>(7)?.unwrap_or_default().into(),
            uncertainty_m: row.get(8)?,
            shape: drawn.as_ref().map_or("point", Drawn::token),
        };
        Ok(Some(Found {
            n,
            spot: project(lon, lat),
            drawn,
            detail,
        }))
    }
}
