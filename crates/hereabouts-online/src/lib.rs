//! What the program asks the network: tiles of an online map and places by name, each only after somebody turned
//! it on, and every request on a list that can be read.
//!
//! This crate knows no catalogue: what it is given to send is a tile's number or what somebody typed to have it
//! looked up, and nothing else can leave by it. The window alone is built from it; core, terminal and exporter
//! cannot reach a network at all.

mod ask;
mod asked;
mod error;
mod kept;
mod search;
mod settings;
mod tiles;
mod turns;

pub use asked::{Asked, Entry, Outcome, What};
pub use error::{Error, Result};
pub use search::{Found, FoundKind};
pub use settings::{Settings, Source};
pub use tiles::At;

use ask::Asker;
use asked::List;
use kept::Kept;
use search::search;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tiles::fetch_tile;
use turns::{Pace, Turns};

/// All that this laptop's program may ask of the network. Every window shares one.
pub struct Online {
    settings: settings::Saved,
    asker: Mutex<Asker>,
    list: List,
    kept: Kept,
    turns: Turns,
    pace: Pace,
    /// What was looked up last, so that pressing twice asks once.
    last: Mutex<Option<(Source, String, Vec<Found>)>>,
}

impl Online {
    /// With settings, list and kept tiles in a folder, which is made when it is needed. `user_agent` names the
    /// program to whoever is asked.
    pub fn at(folder: &Path, user_agent: &str) -> Online {
        Online {
            settings: settings::Saved::at(&folder.join("online.json")),
            asker: Mutex::new(Asker::new(user_agent)),
            list: List::at(&folder.join("asked.jsonl")),
            kept: Kept::at(&folder.join("tiles")),
            turns: Turns::default(),
            pace: Pace::default(),
            last: Mutex::default(),
        }
    }

    pub fn settings(&self) -> Settings {
        self.settings.now()
    }

    /// Turns things on or off, and says whom to ask. From then on nothing is asked that is off.
    ///
    /// # Errors
    /// An address that cannot be used, no attribution, or a disk that cannot be written: nothing is changed then,
    /// except that what was to be turned off is off until the program ends.
    pub fn set(&self, settings: Settings) -> Result<()> {
        self.settings.set(settings)?;
        // Connections that are still open close.
        lock(&self.asker).close();
        Ok(())
    }

    /// A tile of the online map, as a picture.
    ///
    /// # Errors
    /// It is turned off, or it did not come.
    pub fn tile(&self, at: At) -> Result<Vec<u8>> {
        self.tiles_source()?;
        let _turn = self.turns.take();
        // Somebody may have turned it off while this waited, and again while it came.
        let source = self.tiles_source()?;
        let asker = lock(&self.asker).clone();
        let tile = fetch_tile(&asker, &self.list, &self.kept, &source, at);
        self.tiles_source()?;
        tile
    }

    fn tiles_source(&self) -> Result<Source> {
        let settings = self.settings.now();
        match settings.tiles {
            true => Ok(settings.tile_source),
            false => Err(Error::TilesOff),
        }
    }

    /// Places that somebody's words may mean, the likeliest first, with whom to thank for them. At most one
    /// request leaves in a second.
    ///
    /// # Errors
    /// It is turned off, or no answer came that could be read.
    pub fn search(&self, text: &str) -> Result<(Source, Vec<Found>)> {
        let text = text.trim();
        let on = || {
            let settings = self.settings.now();
            match settings.search {
                true => Ok(settings.search_source),
                false => Err(Error::SearchOff),
            }
        };
        on()?;
        if text.is_empty() {
            return Err(Error::NothingToAsk);
        }
        let _one_at_a_time = self.pace.take();
        let source = on()?;
        if let Some((from, asked, found)) = lock(&self.last).clone()
            && from == source
            && asked == text
        {
            return Ok((source, found));
        }
        self.pace.wait();
        let source = match on()? {
            now if now == source => source,
            _ => return Err(Error::SearchOff),
        };
        let asker = lock(&self.asker).clone();
        let found = search(&asker, &self.list, &source, text)?;
        *lock(&self.last) = Some((source.clone(), text.to_owned(), found.clone()));
        Ok((source, found))
    }

    /// What was asked, the newest first: at most `limit` requests.
    pub fn asked(&self, limit: usize) -> Result<Asked> {
        self.list.read(limit)
    }

    /// Forgets what was asked, and what was looked up.
    pub fn clear_asked(&self) -> Result<()> {
        *lock(&self.last) = None;
        self.list.clear()
    }

    /// Bytes of the tiles that are kept on this laptop.
    pub fn kept_bytes(&self) -> u64 {
        self.kept.bytes()
    }

    /// Throws away the tiles that are kept.
    pub fn clear_kept(&self) -> Result<()> {
        self.kept.clear()
    }
}

/// A lock whose holder panicked still guards something whole: every change to it is one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
