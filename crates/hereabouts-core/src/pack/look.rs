//! A file looked at before it is used: what it is, and whether anything of it can be drawn.

use super::about::{About, schema};
use super::list::List;
use super::mbtiles::Database;
use super::pmtiles::{Archive, Says};
use super::tiles::{At, Tiles};
use super::unpack::MOST;
use super::{ListOf, PackMap, TileKind};
use crate::error::{Error, Result};
use crate::storage;
use fast_mvt::MvtReaderRef;
use serde::Serialize;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use ts_rs::TS;

/// Tiles that are tried before one must have shown something.
const TRIED: usize = 300;
/// Tiles with something in them whose layers are noted.
const NOTED: usize = 24;
/// The most pixels on a side of a picture.
const WIDEST: u32 = 4096;

/// What a file is, for somebody who may want to add it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PackLook {
    /// What it calls itself, or else its file.
    pub name: String,
    /// Whom it says to thank; empty where it says nothing.
    pub attribution: String,
    pub map: Option<PackMap>,
    pub list: Option<ListOf>,
    /// Headings of the columns of a list: name or code, west-east, south-north, and the day it ended.
    pub columns: Vec<String>,
    /// A few names of a list.
    pub sample: Vec<String>,
    /// Names can be collected from it.
    pub has_names: bool,
    #[ts(type = "number")]
    pub bytes: u64,
    /// The name under which it was added already.
    pub known_as: Option<String>,
}

/// A file that can be used.
pub enum Usable {
    Map(Tiles, PackMap),
    List(List),
}

/// Opens a file and sees whether it can be used.
///
/// # Errors
/// A sentence that names the cause and what to do about it.
pub fn open(path: &Path) -> Result<(Usable, PackLook)> {
    if storage::known_as_catalogue(path) {
        return Err(a_catalogue(path));
    }
    let about = path.metadata().map_err(Error::io("Opening", path))?;
    if about.is_dir() {
        return Err(Error::invalid(format!(
            "{} is a folder. Choose the file inside it.",
            path.display()
        )));
    }
    if about.len() == 0 {
        return Err(Error::invalid(format!(
            "{} is empty. Copy it again from where it came.",
            path.display()
        )));
    }
    let mut start = Vec::new();
    File::open(path)
        .and_then(|file| file.take(72).read_to_end(&mut start))
        .map_err(Error::io("Opening", path))?;
    let tiles = if start.starts_with(b"PMTiles") {
        Tiles::Archive(Archive::open(path)?)
    } else if start.starts_with(b"SQLite format 3\0") {
        if storage::holds_catalogue(path) {
            return Err(a_catalogue(path));
        }
        Tiles::Database(Database::open(path)?)
    } else {
        return list(path, about.len());
    };
    map(path, tiles, about.len())
}

fn list(path: &Path, bytes: u64) -> Result<(Usable, PackLook)> {
    let list = List::open(path)?;
    let look = PackLook {
        name: file_name(path),
        attribution: credit_of(&list),
        map: None,
        list: Some(list.of),
        columns: list.headings.clone(),
        sample: list
            .first
            .iter()
            .take(3)
            .map(|entry| entry.name.clone())
            .collect(),
        has_names: true,
        bytes,
        known_as: None,
    };
    Ok((Usable::List(list), look))
}

/// What is to be said with a list that cannot say it itself. A list of the postcodes of Great Britain by
/// their eastings is Ordnance Survey's, whose licence asks for these words.
fn credit_of(list: &List) -> String {
    let british = list.of == ListOf::Postcodes
        && list.headings.get(1).is_some_and(|heading| {
            heading.to_lowercase().starts_with("east") || heading.parse::<u32>().is_ok()
        });
    match british {
        true => "Contains OS data © Crown copyright and database right; Royal Mail data © Royal Mail copyright and database right; National Statistics data © Crown copyright and database right".to_owned(),
        false => String::new(),
    }
}

fn map(path: &Path, tiles: Tiles, bytes: u64) -> Result<(Usable, PackLook)> {
    if let Tiles::Archive(archive) = &tiles {
        match archive.says() {
            Says::Drawn => {}
            Says::Mlt => return Err(in_mlt(path)),
            Says::Other => return Err(no_form(path)),
        }
    }
    let about = tiles.about()?;
    let seen = seen(path, &tiles, &about)?;
    let mut layers = about.layers.clone();
    for layer in seen.layers {
        if !layers.contains(&layer) {
            layers.push(layer);
        }
    }
    let map = PackMap {
        tiles: seen.kind,
        schema: schema(seen.kind, &layers),
        layers,
        bounds: about.bounds.unwrap_or([-180.0, -85.06, 180.0, 85.06]),
        min_zoom: about.min_zoom.unwrap_or(0).min(24),
        max_zoom: about.max_zoom.unwrap_or(14).min(24),
        pixels: seen.pixels,
    };
    let look = PackLook {
        name: about.name.unwrap_or_else(|| file_name(path)),
        attribution: about.attribution.unwrap_or_default(),
        map: Some(map.clone()),
        list: None,
        columns: Vec::new(),
        sample: Vec::new(),
        has_names: seen.kind == TileKind::Vector,
        bytes,
        known_as: None,
    };
    Ok((Usable::Map(tiles, map), look))
}

#[derive(Default)]
struct Looking {
    tried: usize,
    found: usize,
    seen: Option<Seen>,
    trouble: Option<Understood>,
}

struct Seen {
    kind: TileKind,
    pixels: u32,
    layers: Vec<String>,
}

impl Looking {
    /// Answers whether more should be looked at.
    fn at(&mut self, bytes: &[u8]) -> bool {
        self.tried += 1;
        let (kind, pixels, layers) = match understood(bytes) {
            Understood::Empty => return self.tried < TRIED,
            Understood::Vector(layers) => (TileKind::Vector, 512, layers),
            Understood::Picture(pixels) => (TileKind::Raster, pixels, Vec::new()),
            trouble => {
                self.trouble.get_or_insert(trouble);
                return self.tried < TRIED;
            }
        };
        self.found += 1;
        let seen = self.seen.get_or_insert(Seen {
            kind,
            pixels,
            layers: Vec::new(),
        });
        for layer in layers {
            if !seen.layers.contains(&layer) {
                seen.layers.push(layer);
            }
        }
        self.found < NOTED && self.tried < TRIED
    }
}

/// Looks into the first tiles, and into one in the middle of the nearest zoom.
fn seen(path: &Path, tiles: &Tiles, about: &About) -> Result<Seen> {
    let mut looking = Looking::default();
    tiles.each(&mut |_, bytes| Ok(looking.at(&bytes)))?;
    if let (Some([west, south, east, north]), Some(zoom)) = (about.bounds, about.max_zoom) {
        let middle = At::of(zoom, (west + east) / 2.0, (south + north) / 2.0);
        match tiles.tile(middle) {
            Ok(Some(bytes)) => drop(looking.at(&bytes)),
            Err(error) if looking.seen.is_none() => return Err(error),
            _ => {}
        }
    }
    match (looking.seen, looking.trouble) {
        // One bad tile among good ones leaves a hole, no more.
        (Some(seen), _) => Ok(seen),
        (None, Some(Understood::Mlt)) => Err(in_mlt(path)),
        (None, Some(Understood::Other)) => Err(no_form(path)),
        (None, Some(_)) => Err(Error::invalid(format!(
            "The tiles of {} are broken, so nothing of it could be drawn. Copy it again, or get it anew.",
            path.display()
        ))),
        (None, None) => Err(Error::invalid(format!(
            "There is no map in {}: it has no tiles, or they are all empty. Ask whoever made it for another.",
            path.display()
        ))),
    }
}

enum Understood {
    Empty,
    Vector(Vec<String>),
    /// Pixels on a side.
    Picture(u32),
    Broken,
    Mlt,
    Other,
}

fn understood(bytes: &[u8]) -> Understood {
    match bytes {
        [] => Understood::Empty,
        _ if is_picture(bytes) => match sides(bytes) {
            Some(pixels) => Understood::Picture(pixels),
            None => Understood::Broken,
        },
        [b'{' | b'<', ..] => Understood::Other,
        // A layer begins a vector tile: its third field, with a length (specification 2.1, section 4.1).
        [0x1a, ..] => match MvtReaderRef::new(bytes) {
            Ok(tile) => {
                Understood::Vector(tile.layers().map(|layer| layer.name().to_owned()).collect())
            }
            Err(_) => Understood::Broken,
        },
        // A layer of MLT begins with its length, and then its kind, 1.
        [_, 0x01, ..] => Understood::Mlt,
        _ => Understood::Broken,
    }
}

/// By its first bytes.
pub fn is_picture(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG")
        || bytes.starts_with(b"\xff\xd8\xff")
        || (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"))
}

/// Of a picture that is whole.
fn sides(bytes: &[u8]) -> Option<u32> {
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(WIDEST);
    limits.max_image_height = Some(WIDEST);
    limits.max_alloc = Some(8 * MOST as u64);
    let mut reader = image::ImageReader::new(std::io::Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    reader.limits(limits);
    let picture = reader.decode().ok()?;
    Some(picture.width().max(1))
}

pub fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.replace('_', " ").trim().to_owned()
}

fn a_catalogue(path: &Path) -> Error {
    Error::invalid(format!(
        "{} is a Hereabouts catalogue, and no area pack. Nothing was changed. Open it instead.",
        path.display()
    ))
}

fn in_mlt(path: &Path) -> Error {
    Error::invalid(format!(
        "The map in {} is written as MLT, which Hereabouts does not draw. Ask for it as MVT.",
        path.display()
    ))
}

fn no_form(path: &Path) -> Error {
    Error::invalid(format!(
        "{} holds tiles, but neither MVT nor pictures in PNG, JPEG or WebP. Ask for one of these.",
        path.display()
    ))
}
