//! The map: where assets are, kept in memory, and the vector tiles drawn from it.
//!
//! [`index::MapIndex`] is filled from the table `asset`, [`borders::Borders`] from `area`, and both are brought up to date after each commit. It
//! answers tiles for a filter given as [`crate::search::Bits`]; it knows nothing of queries, and reads nothing
//! from the file while it draws.

pub mod borders;
mod clip;
mod cluster;
mod extent;
pub mod index;
mod shape;
mod soft;
mod tile;
mod world;

pub(crate) use shape::{Cut, Drawn, Shape};
pub(crate) use world::{Tile, project};

use crate::error::Result;
use rusqlite::Connection;

/// Everything of the catalogue that the map draws.
#[derive(Debug, Default)]
pub struct Places {
    pub assets: index::MapIndex,
    pub areas: borders::Borders,
}

impl Places {
    pub fn load(db: &Connection) -> Result<Places> {
        Ok(Places {
            assets: index::MapIndex::load(db)?,
            areas: borders::Borders::load(db)?,
        })
    }

    /// Reads these assets and areas again, by the numbers of their rows.
    pub fn update(&mut self, db: &Connection, assets: &[u32], areas: &[u32]) -> Result<()> {
        self.assets.update(db, assets)?;
        match areas.is_empty() {
            true => Ok(()),
            false => self.areas.update(db, areas),
        }
    }
}

#[cfg(test)]
mod tests;
