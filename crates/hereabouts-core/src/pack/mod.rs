//! Area packs and lists of places: files that lie on this laptop beside every catalogue.
//!
//! A pack is a map of some area (PMTiles or MBTiles); its tiles are read one at a time when they are drawn.
//! A list of places says where postcodes or names are. Which of them are known, and which are shown, is a
//! setting of the laptop and no content of a catalogue: a copy of a catalogue made elsewhere finds the packs
//! that are there. What was placed by one keeps its credit in the place itself ([`crate::place::Gazetteer`]).

mod about;
mod adding;
mod ask;
mod keep;
mod list;
mod look;
mod mbtiles;
pub mod names;
mod pmtiles;
mod postcodes;
mod sample;
mod tiles;
mod unpack;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use keep::Packs;
pub use look::PackLook;
pub use names::FoundPlace;
pub use names::NameKind;
pub use postcodes::{NotPlaced, PostcodePlan, PostcodeTrouble, Postcodes};

use crate::id::PackId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What this laptop knows of an area pack or a list of places.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Pack {
    pub id: PackId,
    /// As people call it.
    pub name: String,
    /// Where its file lies.
    pub path: String,
    /// The file is the program's own copy.
    pub copied: bool,
    pub on: bool,
    /// Who is to be thanked for it, as plain text; empty where nobody said.
    pub attribution: String,
    /// What is drawn of it; none for a list of places.
    pub map: Option<PackMap>,
    /// What a list of places holds; none for a map.
    pub list: Option<ListOf>,
    /// The file as it was when it was looked at: another one in its place is noticed.
    pub stamp: Stamp,
    /// Names and postcodes that can be found; none where they were left out.
    #[ts(type = "number | null")]
    pub names: Option<u64>,
    /// It is the map of the sample neighbourhood, in this drawing: no other catalogue has it. None for all others.
    #[serde(default)]
    pub sample: Option<String>,
}

/// Length in bytes and time of the last change of a file, in seconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stamp {
    #[ts(type = "number")]
    pub bytes: u64,
    #[ts(type = "number")]
    pub changed: u64,
}

/// What a pack draws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PackMap {
    pub tiles: TileKind,
    pub schema: Schema,
    /// Names of the layers of vector tiles, as far as they are known.
    pub layers: Vec<String>,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    pub min_zoom: u8,
    pub max_zoom: u8,
    /// Pixels on a side of a picture.
    pub pixels: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TileKind {
    /// Mapbox Vector Tiles.
    Vector,
    /// PNG, JPEG or WebP.
    Raster,
}

/// What the layers of vector tiles are called, and so how they are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Schema {
    /// <https://openmaptiles.org/schema/>
    Openmaptiles,
    /// <https://docs.protomaps.com/basemaps/layers>, and what came before it.
    Protomaps,
    /// <https://shortbread-tiles.org/schema/>
    Shortbread,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListOf {
    Postcodes,
    Names,
}

/// A pack with how it is today.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PackLine {
    pub pack: Pack,
    pub state: PackState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PackState {
    Here,
    /// Its file is not where it was.
    Missing,
    /// Another file lies there now: it has to be looked at anew.
    Replaced,
}

/// How a pack is added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AddPack {
    pub name: String,
    pub attribution: String,
    /// Copy the file into the program's own folder; otherwise it is used where it lies.
    pub copy: bool,
    /// Collect the names in it, so that they can be found.
    pub names: bool,
}
