//! PMTiles, version 3 (<https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>).
//!
//! Directories and the curve that numbers tiles are the crate's; where in the file may be read, and how much
//! at once, is decided here. Nothing is mapped into memory: a stick that is pulled out while its file is
//! mapped would end the program.

use super::about::{About, sound};
use super::tiles::{At, Each, unreadable};
use super::unpack::{MOST, unpacked};
use crate::error::{Error, Result};
use futures::executor::{block_on, block_on_stream};
use pmtiles::{
    AsyncBackend, AsyncPmTilesReader, BackendResponse, Compression, HashMapCache, PmtError,
    PmtResult, TileCoord, TileType,
};
use serde_json::Value;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A header has this many bytes.
const HEADER: usize = 127;
/// The most packed bytes of one directory. Unpacked they are up to a thousand times as many.
const LARGEST_DIRECTORY: usize = 512 << 10;

pub struct Archive {
    path: PathBuf,
    source: Arc<Source>,
    reader: Arc<AsyncPmTilesReader<Pieces, HashMapCache>>,
}

struct Pieces(Arc<Source>);

/// A file that is read in pieces.
struct Source {
    file: Mutex<File>,
    length: u64,
    metadata: Range<u64>,
    leaves: Range<u64>,
}

impl AsyncBackend for Pieces {
    async fn read(&self, offset: u64, length: usize) -> PmtResult<BackendResponse> {
        let is_directory = self.0.leaves.contains(&offset);
        if length > MOST || (is_directory && length > LARGEST_DIRECTORY) {
            return Err(PmtError::InvalidEntry);
        }
        Ok(BackendResponse::new(self.0.piece(offset, length)?.into()))
    }
}

impl Source {
    /// Up to `length` bytes; fewer at the end of the file.
    fn piece(&self, offset: u64, length: usize) -> std::io::Result<Vec<u8>> {
        let left = self.length.saturating_sub(offset);
        let length = left.min(length as u64);
        let mut bytes = Vec::with_capacity(length as usize);
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(offset))?;
        file.by_ref().take(length).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// What kind of tiles it says it has.
pub enum Says {
    Drawn,
    Mlt,
    Other,
}

impl Archive {
    /// # Errors
    /// A sentence that says why the file is of no use and what to do.
    pub fn open(path: &Path) -> Result<Archive> {
        let mut file = File::open(path).map_err(Error::io("Opening", path))?;
        let length = file.metadata().map_err(Error::io("Opening", path))?.len();
        let mut header = Vec::new();
        let start = file.by_ref().take(HEADER as u64).read_to_end(&mut header);
        start.map_err(Error::io("Reading", path))?;
        if let Some(version) = header.get(7).filter(|version| **version != 3) {
            return Err(Error::invalid(format!(
                "{} is made for version {version} of PMTiles, and Hereabouts reads version 3. Ask for the pack in version 3.",
                path.display()
            )));
        }
        let section = |at: usize| {
            let number = |at: usize| {
                let bytes = header.get(at..at + 8)?.try_into().ok()?;
                Some(u64::from_le_bytes(bytes))
            };
            let begin = number(at)?;
            Some(begin..begin.checked_add(number(at + 8)?)?)
        };
        let sections = [8, 24, 40, 56].map(section);
        let [Some(root), Some(metadata), Some(leaves), Some(data)] = sections else {
            return Err(cut(path));
        };
        if [&root, &metadata, &leaves, &data]
            .iter()
            .any(|section| section.end > length)
        {
            return Err(cut(path));
        }
        let source = Arc::new(Source {
            file: Mutex::new(file),
            length,
            metadata,
            leaves,
        });
        let pieces = Pieces(source.clone());
        let opened = AsyncPmTilesReader::try_from_cached_source(pieces, HashMapCache::default());
        let reader = block_on(opened).map_err(|error| failed(path, error))?;
        if !matches!(
            reader.get_header().tile_compression,
            Compression::None | Compression::Gzip | Compression::Unknown
        ) {
            return Err(packed_otherwise(path));
        }
        Ok(Archive {
            path: path.to_owned(),
            source,
            reader: Arc::new(reader),
        })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn says(&self) -> Says {
        match self.reader.get_header().tile_type {
            TileType::Mlt => Says::Mlt,
            TileType::Avif => Says::Other,
            _ => Says::Drawn,
        }
    }

    pub fn count(&self) -> Option<u64> {
        let count = self.reader.get_header().n_addressed_tiles();
        count.map(std::num::NonZero::get)
    }

    pub fn about(&self) -> Result<About> {
        let section = &self.source.metadata;
        let length = usize::try_from(section.end - section.start).unwrap_or(usize::MAX);
        if length > MOST {
            return Err(unreadable(&self.path));
        }
        let piece = self.source.piece(section.start, length);
        let bytes = unpacked(piece.map_err(Error::io("Reading", &self.path))?);
        // A map without a word about itself is a map all the same.
        let said: Value = bytes
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        let header = self.reader.get_header();
        Ok(About {
            bounds: sound([
                header.min_longitude,
                header.min_latitude,
                header.max_longitude,
                header.max_latitude,
            ]),
            min_zoom: Some(header.min_zoom),
            max_zoom: Some(header.max_zoom),
            ..About::of(&said)
        })
    }

    /// The bytes of a tile as they lie in the file.
    pub fn tile(&self, at: At) -> Result<Option<Vec<u8>>> {
        let Ok(coord) = TileCoord::new(at.z, at.x, at.y) else {
            return Ok(None);
        };
        let tile = block_on(self.reader.get_tile(coord));
        let tile = tile.map_err(|error| failed(&self.path, error))?;
        Ok(tile.map(Vec::from))
    }

    /// Tiles that are the same all over, such as the sea, come once.
    pub fn each(&self, each: Each) -> Result<()> {
        for entry in block_on_stream(self.reader.clone().entries()) {
            let entry = entry.map_err(|error| failed(&self.path, error))?;
            let Some(id) = entry.iter_coords().next() else {
                continue;
            };
            let coord = TileCoord::from(id);
            let Some(at) = At::new(coord.z(), coord.x(), coord.y()) else {
                continue;
            };
            let Some(bytes) = self.tile(at)? else {
                continue;
            };
            if !each(at, bytes)? {
                break;
            }
        }
        Ok(())
    }
}

fn cut(path: &Path) -> Error {
    Error::invalid(format!(
        "{} was not copied whole: it ends before its map does. Copy it again.",
        path.display()
    ))
}

fn packed_otherwise(path: &Path) -> Error {
    Error::invalid(format!(
        "{} is packed in a way that Hereabouts does not unpack. Ask for it packed with gzip, or not packed.",
        path.display()
    ))
}

fn failed(path: &Path, error: PmtError) -> Error {
    match error {
        PmtError::Reading(source) => Error::io("Reading", path)(source),
        PmtError::UnsupportedCompression(_) | PmtError::InvalidCompression => {
            packed_otherwise(path)
        }
        PmtError::UnexpectedNumberOfBytesReturned(..) => cut(path),
        _ => unreadable(path),
    }
}
