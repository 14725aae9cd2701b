//! Packs that tests make: the surroundings of an invented town, in each of the forms, whole and broken.

use super::tiles::At;
use fast_mvt::{MvtCoord, MvtGeomType, MvtTileBuilder};
use flate2::Compression;
use flate2::write::GzEncoder;
use rusqlite::{Connection, params};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// West, south, east, north of the invented town.
pub const TOWN: [f64; 4] = [-2.05, 53.455, -1.99, 53.485];
pub const MILL_LANE: [f64; 2] = [-2.0212, 53.4701];

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packing = GzEncoder::new(Vec::new(), Compression::fast());
    packing.write_all(bytes).unwrap();
    packing.finish().unwrap()
}

/// Something with a name in a layer: a point, or a line through several.
pub struct Thing {
    pub layer: &'static str,
    pub name: &'static str,
    pub class: &'static str,
    pub spots: Vec<[f64; 2]>,
}

impl Thing {
    fn is_area(&self) -> bool {
        self.spots.len() > 3 && self.spots.first() == self.spots.last()
    }
}

pub fn thing(
    layer: &'static str,
    class: &'static str,
    name: &'static str,
    spots: &[[f64; 2]],
) -> Thing {
    Thing {
        layer,
        name,
        class,
        spots: spots.to_vec(),
    }
}

/// What there is to find: a lane through several tiles, two High Streets far apart, a quarter, a pond.
pub fn things() -> Vec<Thing> {
    let [x, y] = MILL_LANE;
    vec![
        thing("place", "town", "Aldermoor", &[[-2.0215, 53.4702]]),
        thing("place", "suburb", "Lockside", &[[-2.0300, 53.4740]]),
        thing(
            "transportation_name",
            "minor",
            "Mill Lane",
            &[
                [x - 0.02, y],
                [x - 0.01, y],
                [x, y],
                [x + 0.01, y],
                [x + 0.02, y],
            ],
        ),
        thing(
            "transportation_name",
            "primary",
            "High Street",
            &[[-2.045, 53.460], [-2.044, 53.460]],
        ),
        thing(
            "transportation_name",
            "primary",
            "High Street",
            &[[-2.000, 53.480], [-1.999, 53.480]],
        ),
        thing(
            "transportation_name",
            "minor",
            "Łąkowa",
            &[[-2.010, 53.465], [-2.009, 53.465]],
        ),
        thing("water_name", "lake", "Mill Pond", &[[-2.0190, 53.4690]]),
        thing("poi", "library", "Mill Lane Library", &[[-2.0205, 53.4702]]),
        thing("place", "country", "Inventia", &[[-2.02, 53.47]]),
        thing(
            "transportation",
            "minor",
            "",
            &[[x - 0.02, y], [x, y], [x + 0.02, y]],
        ),
        thing(
            "transportation",
            "primary",
            "",
            &[[-2.045, 53.460], [-2.0, 53.480]],
        ),
        thing("water", "lake", "", &ring([-2.024, 53.4665], 0.004)),
        thing("park", "", "Chapel Green", &ring([-2.014, 53.4725], 0.003)),
    ]
}

/// A square round a spot.
fn ring([lon, lat]: [f64; 2], reach: f64) -> [[f64; 2]; 5] {
    let corner = |east: f64, north: f64| [lon + east * reach, lat + north * reach * 0.6];
    [
        corner(-1.0, -1.0),
        corner(1.0, -1.0),
        corner(1.0, 1.0),
        corner(-1.0, 1.0),
        corner(-1.0, -1.0),
    ]
}

/// Things by their layers, with their spots in one tile.
type Layers<'a> = BTreeMap<&'a str, Vec<(&'a Thing, Vec<[i32; 2]>)>>;

/// Vector tiles of these things at some zooms, each with its place.
pub fn vector_tiles(things: &[Thing], zooms: &[u8]) -> Vec<(At, Vec<u8>)> {
    let mut all = Vec::new();
    for zoom in zooms {
        let mut tiles: BTreeMap<(u32, u32), Layers> = BTreeMap::new();
        for thing in things {
            let mut within: BTreeMap<(u32, u32), Vec<[i32; 2]>> = BTreeMap::new();
            for pair in thing.spots.windows(2) {
                // A line is cut where it leaves a tile: here, by being noted in small steps.
                for step in 0..=20 {
                    let share = f64::from(step) / 20.0;
                    let at = |axis: usize| pair[0][axis] + (pair[1][axis] - pair[0][axis]) * share;
                    note(&mut within, *zoom, [at(0), at(1)]);
                }
            }
            if thing.spots.len() == 1 {
                note(&mut within, *zoom, thing.spots[0]);
            }
            if thing.is_area() {
                within = around(*zoom, &thing.spots);
            }
            for (tile, spots) in within {
                let layers = tiles.entry(tile).or_default();
                layers.entry(thing.layer).or_default().push((thing, spots));
            }
        }
        for ((x, y), layers) in tiles {
            all.push((At::new(*zoom, x, y).unwrap(), tile_of(layers)));
        }
    }
    all
}

/// An area in each tile that it may touch; its corners lie outside of some.
fn around(zoom: u8, corners: &[[f64; 2]]) -> BTreeMap<(u32, u32), Vec<[i32; 2]>> {
    let all = corners.iter().map(|[lon, lat]| At::of(zoom, *lon, *lat));
    let (west, east) = (
        all.clone().map(|at| at.x).min().unwrap(),
        all.clone().map(|at| at.x).max().unwrap(),
    );
    let (north, south) = (
        all.clone().map(|at| at.y).min().unwrap(),
        all.map(|at| at.y).max().unwrap(),
    );
    let mut within = BTreeMap::new();
    for x in west..=east {
        for y in north..=south {
            let at = At::new(zoom, x, y).unwrap();
            within.insert(
                (x, y),
                corners.iter().map(|corner| spot(at, *corner)).collect(),
            );
        }
    }
    within
}

fn spot(at: At, [lon, lat]: [f64; 2]) -> [i32; 2] {
    let [west, north] = at.lon_lat(0.0, 0.0);
    let [east, south] = at.lon_lat(1.0, 1.0);
    [
        ((lon - west) / (east - west) * 4096.0) as i32,
        ((north - lat) / (north - south) * 4096.0) as i32,
    ]
}

fn note(within: &mut BTreeMap<(u32, u32), Vec<[i32; 2]>>, zoom: u8, [lon, lat]: [f64; 2]) {
    let at = At::of(zoom, lon, lat);
    let spot = spot(at, [lon, lat]);
    within.entry((at.x, at.y)).or_default().push(spot);
}

fn tile_of(layers: Layers) -> Vec<u8> {
    let mut tile = MvtTileBuilder::new();
    for (name, things) in layers {
        let mut layer = tile.layer(name).unwrap();
        for (thing, spots) in things {
            let coords = spots.iter().map(|[x, y]| MvtCoord { x: *x, y: *y });
            let shape = match (thing.is_area(), thing.spots.len() > 1 && spots.len() > 1) {
                (true, _) => MvtGeomType::Polygon,
                (_, true) => MvtGeomType::LineString,
                _ => MvtGeomType::Point,
            };
            let mut feature = layer.feature_of(shape);
            match shape {
                MvtGeomType::Polygon => feature.ring(coords.take(spots.len() - 1), true),
                MvtGeomType::LineString => feature.line(coords),
                MvtGeomType::Point => feature.points(coords.take(1)),
            }
            .unwrap();
            if !thing.name.is_empty() {
                feature.tag_string("name", thing.name).unwrap();
            }
            feature.tag_string("class", thing.class).unwrap();
            layer = feature.end();
        }
        tile = layer.end();
    }
    tile.encode()
}

/// An MBTiles file with these tiles, packed, and these words about it.
pub fn mbtiles(
    folder: &Path,
    name: &str,
    tiles: &[(At, Vec<u8>)],
    about: &[(&str, &str)],
) -> PathBuf {
    let path = folder.join(name);
    let _ = std::fs::remove_file(&path);
    let db = Connection::open(&path).unwrap();
    db.execute_batch(
        "CREATE TABLE metadata (name TEXT, value TEXT);
         CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
         CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);",
    )
    .unwrap();
    for (name, value) in about {
        db.execute("INSERT INTO metadata VALUES (?1, ?2)", [name, value])
            .unwrap();
    }
    for (at, bytes) in tiles {
        let row = (1u32 << at.z) - 1 - at.y;
        db.execute(
            "INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)",
            params![at.z, at.x, row, bytes],
        )
        .unwrap();
    }
    path
}

/// A PMTiles file with these tiles: a header, one directory, the words, the tiles (specification 3, section 3).
pub fn pmtiles(
    folder: &Path,
    name: &str,
    tiles: &[(At, Vec<u8>)],
    about: &str,
    kind: u8,
) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, archive(tiles, about, kind)).unwrap();
    path
}

pub fn archive(tiles: &[(At, Vec<u8>)], about: &str, kind: u8) -> Vec<u8> {
    let id =
        |at: &At| pmtiles::TileId::from(pmtiles::TileCoord::new(at.z, at.x, at.y).unwrap()).value();
    let mut sorted: Vec<_> = tiles.iter().collect();
    sorted.sort_by_key(|(at, _)| id(at));
    let (mut data, mut places) = (Vec::new(), Vec::new());
    for (at, bytes) in &sorted {
        places.push((id(at), data.len() as u64, bytes.len() as u64));
        data.extend_from_slice(bytes);
    }
    let mut directory = Vec::new();
    varint(&mut directory, places.len() as u64);
    let mut last = 0;
    for (id, ..) in &places {
        varint(&mut directory, id - last);
        last = *id;
    }
    places.iter().for_each(|_| varint(&mut directory, 1));
    places
        .iter()
        .for_each(|(.., length)| varint(&mut directory, *length));
    places
        .iter()
        .for_each(|(_, offset, _)| varint(&mut directory, offset + 1));
    let (directory, about) = (gzip(&directory), gzip(about.as_bytes()));
    let mut file = b"PMTiles\x03".to_vec();
    let mut at = 127;
    for length in [directory.len(), about.len(), 0, data.len()] {
        file.extend((at as u64).to_le_bytes());
        file.extend((length as u64).to_le_bytes());
        at += length;
    }
    for _ in 0..3 {
        file.extend((places.len() as u64).to_le_bytes());
    }
    let zooms = tiles.iter().map(|(at, _)| at.z);
    let tiles_packed = if kind == 1 { 2 } else { 1 };
    file.extend([
        1,
        2,
        tiles_packed,
        kind,
        zooms.clone().min().unwrap_or(0),
        zooms.max().unwrap_or(0),
    ]);
    for degrees in TOWN {
        file.extend(((degrees * 1e7) as i32).to_le_bytes());
    }
    file.push(12);
    file.extend(((TOWN[0] * 1e7) as i32).to_le_bytes());
    file.extend(((TOWN[1] * 1e7) as i32).to_le_bytes());
    [file, directory, about, data].concat()
}

fn varint(into: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        into.push(value as u8 | 0x80);
        value >>= 7;
    }
    into.push(value as u8);
}

pub fn packed(tiles: Vec<(At, Vec<u8>)>) -> Vec<(At, Vec<u8>)> {
    tiles
        .into_iter()
        .map(|(at, bytes)| (at, gzip(&bytes)))
        .collect()
}

/// A picture of 256 pixels in one colour.
pub fn picture(format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(256, 256, image::Rgb([120, 150, 90]));
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// The whole town, as one vector pack.
pub fn town_pack(folder: &Path) -> PathBuf {
    let tiles = packed(vector_tiles(&things(), &[6, 12, 14]));
    let about = r#"{"name":"Around Aldermoor","attribution":"<a href='x'>&copy; Aldermoor mappers</a>","vector_layers":[{"id":"place"},{"id":"transportation"},{"id":"landcover"}]}"#;
    pmtiles(folder, "aldermoor.pmtiles", &tiles, about, 1)
}
