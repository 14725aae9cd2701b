//! The long work of adding a pack: copying its file, and collecting the names in it.

use super::list::List;
use super::look::{self, Usable};
use super::names::{Index, names_in_tiles};
use super::tiles::Tiles;
use super::{ListOf, TileKind};
use crate::catalogue::{Going, Work};
use crate::error::{Error, Result};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

/// Of a pack with more tiles than this no names are collected: it would take hours, and gigabytes.
const MOST_TILES: u64 = 4 << 20;

/// Collects the names of a pack or list into the file `to`. Answers how many there are; none where nothing has a
/// name, or there are too many tiles.
pub fn collect(path: &Path, to: &Path, going: &Going) -> Result<Option<u64>> {
    match look::open(path)?.0 {
        Usable::Map(tiles, map) if map.tiles == TileKind::Vector => {
            of_tiles(&tiles, map.max_zoom, to, going)
        }
        Usable::Map(..) => Ok(None),
        Usable::List(list) => of_list(&list, to, going).map(Some),
    }
}

fn of_tiles(tiles: &Tiles, nearest: u8, to: &Path, going: &Going) -> Result<Option<u64>> {
    let count = tiles.count();
    if count.is_some_and(|count| count > MOST_TILES) {
        return Ok(None);
    }
    let index = Index::begin(to)?;
    going.now(Work::CollectingNames, count, true);
    let mut done = 0;
    tiles.each(&mut |at, bytes| {
        done += 1;
        going.at(done)?;
        for fragment in names_in_tiles(at, nearest, &bytes) {
            index.note(&fragment)?;
        }
        Ok(true)
    })?;
    index.finish(to, &mut || going.at(done)).map(Some)
}

fn of_list(list: &List, to: &Path, going: &Going) -> Result<u64> {
    /// Rows between two questions whether to go on.
    const STEP: u64 = 512;
    let index = Index::begin(to)?;
    going.now(Work::CollectingNames, None, true);
    let mut done = 0;
    list.each(|entry| {
        done += 1;
        if done % STEP == 0 {
            going.at(done)?;
        }
        match list.of {
            ListOf::Postcodes => index.note_code(&entry)?,
            ListOf::Names => index.note_name(&entry)?,
        }
        Ok(true)
    })?;
    index.finish(to, &mut || going.at(done))
}

/// Copies a file, which keeps the time of its last change.
pub fn copied(from: &Path, to: &Path, going: &Going) -> Result<()> {
    const PIECE: usize = 1 << 20;
    let read = Error::io("Reading", from);
    let mut source = fs::File::open(from).map_err(read)?;
    let about = source.metadata().map_err(Error::io("Reading", from))?;
    let mut target = fs::File::create(to).map_err(Error::io("Saving", to))?;
    going.now(Work::CopyingPack, Some(about.len() >> 20), true);
    let mut piece = vec![0; PIECE];
    let mut done = 0;
    loop {
        going.at(done)?;
        let length = source
            .read(&mut piece)
            .map_err(Error::io("Reading", from))?;
        if length == 0 {
            break;
        }
        target
            .write_all(&piece[..length])
            .map_err(Error::io("Saving", to))?;
        done += 1;
    }
    // The copy of a file is known again by the time it was last changed.
    if let Ok(changed) = about.modified() {
        let _ = target.set_modified(changed);
    }
    target.sync_all().map_err(Error::io("Saving", to))
}
