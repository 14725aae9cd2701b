//! The map of the town cut into vector tiles, in an MBTiles file.

use super::{At, Form, Thing, degrees};
use crate::error::{Error, Result};
use crate::map::{Cut, Drawn, Shape, Tile, project};
use fast_mvt::{MvtResult, MvtTileBuilder};
use flate2::Compression;
use flate2::write::GzEncoder;
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

/// The zooms that are cut. Nearer ones are the nearest, enlarged: its steps are a third of a metre.
const ZOOMS: std::ops::RangeInclusive<u8> = 5..=14;

/// West, south, east, north in degrees: all of the country around.
pub const EDGES: [f64; 4] = [-2.229, 53.345, -1.811, 53.595];

/// Whom to thank.
pub const CREDIT: &str = "Sample map drawn for Hereabouts";

const ABOUT: [(&str, &str); 8] = [
    ("name", "Aldermoor"),
    ("format", "pbf"),
    ("type", "baselayer"),
    ("attribution", CREDIT),
    ("description", "An invented town and the country around it"),
    ("bounds", "-2.229,53.345,-1.811,53.595"),
    ("minzoom", "5"),
    ("maxzoom", "14"),
];

/// Writes the file. The same program writes the same bytes.
///
/// # Errors
/// `Io` and what SQLite gives when the disk will not take it.
pub fn write(path: &Path) -> Result<()> {
    let things = super::things();
    let db = Connection::open(path)?;
    db.execute_batch(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
         CREATE TABLE metadata (name TEXT, value TEXT);
         CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
         CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);
         BEGIN;",
    )?;
    for (name, value) in ABOUT {
        db.execute("INSERT INTO metadata VALUES (?1, ?2)", [name, value])?;
    }
    let layers = things.iter().map(|thing| thing.layer);
    let layers: BTreeSet<&str> = layers.collect();
    let layers: Vec<_> = layers
        .iter()
        .map(|id| serde_json::json!({ "id": id }))
        .collect();
    let layers = serde_json::json!({ "vector_layers": layers }).to_string();
    db.execute("INSERT INTO metadata VALUES ('json', ?1)", [layers])?;
    let mut insert = db.prepare("INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)")?;
    let shapes: Vec<Shape> = things.iter().map(shape).collect();
    for ((z, x, y), inside) in in_tiles(&things, &shapes) {
        let Some(tile) = Tile::new(z, x, y) else {
            continue;
        };
        let inside = inside.into_iter().map(|i| (&things[i], &shapes[i]));
        // Fails only on more than 2³² different names.
        let bytes = encoded(tile, inside).unwrap_or_default();
        let mut packing = GzEncoder::new(Vec::new(), Compression::default());
        let packed = packing.write_all(&bytes).and_then(|()| packing.finish());
        let packed = packed.map_err(Error::io("Saving", path))?;
        // Rows are counted from the south.
        insert.execute(params![z, x, (1u32 << z) - 1 - y, packed])?;
    }
    drop(insert);
    db.execute_batch("COMMIT")?;
    db.close().map_err(|(_, error)| error)?;
    Ok(())
}

fn shape(thing: &Thing) -> Shape {
    let spots = |line: &[At]| -> Vec<_> {
        let spot = |at: &At| {
            let [lon, lat] = degrees(*at);
            project(lon, lat)
        };
        line.iter().map(spot).collect()
    };
    let drawn = match &thing.form {
        Form::Dots(dots) => Drawn::Dots(spots(dots)),
        Form::Line(line) => Drawn::Lines(vec![spots(line)]),
        Form::Area(rings) => {
            let rings = rings.iter().zip(0..);
            Drawn::Areas(rings.map(|(ring, n)| (spots(ring), n == 0)).collect())
        }
    };
    Shape {
        n: 0,
        slot: 0,
        bounds: drawn.bounds(),
        drawn,
    }
}

/// What may lie in each tile, by zoom, column and row. Every tile within the edges is there, so that none is
/// asked for in vain.
fn in_tiles(things: &[Thing], shapes: &[Shape]) -> BTreeMap<(u8, u32, u32), Vec<usize>> {
    let mut all = BTreeMap::new();
    for z in ZOOMS {
        let size = 32 - u32::from(z);
        let [west, south, east, north] = EDGES;
        let ([left, top], [right, bottom]) = (project(west, north), project(east, south));
        let (left, right) = (left >> size, right >> size);
        let (top, bottom) = (top >> size, bottom >> size);
        for (x, y) in (left..=right).flat_map(|x| (top..=bottom).map(move |y| (x, y))) {
            all.insert((z, x, y), Vec::new());
        }
        // What lies in the margin of a tile is drawn there too.
        let margin = 1u32 << (size - 3);
        for (i, shape) in shapes
            .iter()
            .enumerate()
            .filter(|(i, _)| things[*i].from <= z)
        {
            let [west, north, east, south] = shape.bounds;
            let first = |at: u32| at.saturating_sub(margin) >> size;
            let last = |at: u32| at.saturating_add(margin) >> size;
            for x in first(west).max(left)..=last(east).min(right) {
                for y in first(north).max(top)..=last(south).min(bottom) {
                    if let Some(tile) = all.get_mut(&(z, x, y)) {
                        tile.push(i);
                    }
                }
            }
        }
    }
    all
}

/// What is alike in a tile is one feature.
fn encoded<'a>(
    tile: Tile,
    inside: impl Iterator<Item = (&'a Thing, &'a Shape)>,
) -> MvtResult<Vec<u8>> {
    let mut layers: BTreeMap<&str, BTreeMap<_, Vec<Cut>>> = BTreeMap::new();
    for (thing, shape) in inside {
        let Some(cut) = shape.cut(tile) else {
            continue;
        };
        let alike = (
            thing.class,
            thing.subclass,
            thing.name.as_str(),
            cut.layer(),
        );
        let layer = layers.entry(thing.layer).or_default();
        layer.entry(alike).or_default().push(cut);
    }
    let mut mvt = MvtTileBuilder::new();
    for (name, features) in layers {
        let mut layer = mvt.layer(name)?;
        for ((class, subclass, name, _), cuts) in features {
            let Some((first, others)) = cuts.split_first() else {
                continue;
            };
            let mut feature = first.feature(layer)?;
            for cut in others {
                cut.add_to(&mut feature)?;
            }
            for (key, value) in [("class", class), ("subclass", subclass), ("name", name)] {
                if !value.is_empty() {
                    feature.tag_string(key, value)?;
                }
            }
            layer = feature.end();
        }
        mvt = layer.end();
    }
    Ok(mvt.encode())
}
