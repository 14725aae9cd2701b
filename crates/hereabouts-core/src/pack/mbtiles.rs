//! MBTiles (<https://github.com/mapbox/mbtiles-spec/blob/master/1.3/spec.md>): an SQLite file.
//!
//! It is read as something that nobody writes to. Its tables may be views that somebody wrote with ill
//! intent: none may take longer than [`PATIENCE`], and none may call what could do more than read.

use super::about::{About, sound};
use super::tiles::{At, Each, unreadable};
use super::unpack::MOST;
use crate::error::{Error, Result};
use crate::storage::immutable_uri;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, OptionalExtension, ToSql};
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Steps of SQLite's machine, in hundreds of thousands, that one question may take.
const PATIENCE: u32 = 3_000;

pub struct Database {
    path: PathBuf,
    db: Mutex<Connection>,
    spent: Arc<AtomicU32>,
}

impl Database {
    /// # Errors
    /// A sentence that says why the file is of no use and what to do.
    pub fn open(path: &Path) -> Result<Database> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_URI
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let spent = Arc::new(AtomicU32::new(0));
        let opened = || -> rusqlite::Result<Connection> {
            let mut db = Connection::open_with_flags(immutable_uri(path), flags)?;
            db.set_limit(Limit::SQLITE_LIMIT_LENGTH, MOST as i32)?;
            db.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON")?;
            let count = spent.clone();
            db.progress_handler(
                100_000,
                Some(move || count.fetch_add(1, Ordering::Relaxed) >= PATIENCE),
            )?;
            Ok(db)
        };
        let database = Database {
            path: path.to_owned(),
            db: Mutex::new(opened().map_err(|_| unreadable(path))?),
            spent,
        };
        let tables: u32 = database.ask(
            "SELECT count(*) FROM sqlite_schema WHERE name IN ('tiles', 'metadata') AND type IN ('table', 'view')",
            &[],
        )?;
        match tables {
            2 => Ok(database),
            _ => Err(Error::invalid(format!(
                "{} is a database, but holds no map. An area pack is a PMTiles or an MBTiles file.",
                path.display()
            ))),
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    fn db(&self) -> MutexGuard<'_, Connection> {
        self.spent.store(0, Ordering::Relaxed);
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask<T: rusqlite::types::FromSql>(&self, sql: &str, values: &[&dyn ToSql]) -> Result<T> {
        let answer = self.db().query_row(sql, values, |row| row.get(0));
        answer.map_err(|_| unreadable(&self.path))
    }

    pub fn count(&self) -> Option<u64> {
        self.ask("SELECT count(*) FROM tiles", &[]).ok()
    }

    pub fn about(&self) -> Result<About> {
        let mut said = Map::new();
        let mut read = || -> rusqlite::Result<()> {
            let db = self.db();
            let mut rows = db.prepare(
                "SELECT CAST(name AS TEXT), substr(CAST(value AS TEXT), 1, 4000000) FROM metadata LIMIT 1000",
            )?;
            let mut rows = rows.query([])?;
            while let Some(row) = rows.next()? {
                let (name, value): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
                if let (Some(name), Some(value)) = (name, value) {
                    said.insert(name, Value::String(value));
                }
            }
            Ok(())
        };
        // Words about the map may be missing or odd; its tiles decide whether it can be used.
        let _ = read();
        let about = About::of(&Value::Object(said));
        let zooms: (Option<u8>, Option<u8>) = {
            let db = self.db();
            db.query_row(
                "SELECT min(zoom_level), max(zoom_level) FROM tiles",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .map_err(|_| unreadable(&self.path))?
        };
        let bounds = match (about.bounds, zooms.1) {
            (None, Some(zoom)) => self.bounds(zoom),
            (said, _) => said,
        };
        Ok(About {
            bounds,
            min_zoom: zooms.0,
            max_zoom: zooms.1,
            ..about
        })
    }

    /// Of the tiles that are there.
    fn bounds(&self, zoom: u8) -> Option<[f64; 4]> {
        let db = self.db();
        let sql = "SELECT min(tile_column), max(tile_column), min(tile_row), max(tile_row) FROM tiles WHERE zoom_level = ?1";
        let found = db.query_row(sql, [zoom], |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
        });
        let [left, right, bottom, top]: [u32; 4] = found.ok()?;
        let north_west = At::new(zoom, left, from_south(zoom, top)?)?.lon_lat(0.0, 0.0);
        let south_east = At::new(zoom, right, from_south(zoom, bottom)?)?.lon_lat(1.0, 1.0);
        sound([north_west[0], south_east[1], south_east[0], north_west[1]])
    }

    /// The bytes of a tile as they lie in the file.
    pub fn tile(&self, at: At) -> Result<Option<Vec<u8>>> {
        let Some(row) = from_south(at.z, at.y) else {
            return Ok(None);
        };
        let db = self.db();
        let mut statement = db
            .prepare_cached(
                "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3",
            )
            .map_err(|_| unreadable(&self.path))?;
        let tile = statement
            .query_row((at.z, at.x, row), |row| row.get::<_, Option<Vec<u8>>>(0))
            .optional();
        Ok(tile.map_err(|_| unreadable(&self.path))?.flatten())
    }

    /// Rows that are no tile are passed over: such files are about.
    pub fn each(&self, each: Each) -> Result<()> {
        let db = self.db();
        let failed = |_| unreadable(&self.path);
        let mut rows = db
            .prepare("SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles")
            .map_err(failed)?;
        let mut rows = rows.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            self.spent.store(0, Ordering::Relaxed);
            let place = (
                row.get::<_, u8>(0),
                row.get::<_, u32>(1),
                row.get::<_, u32>(2),
            );
            let (Ok(z), Ok(x), Ok(up)) = place else {
                continue;
            };
            let at = from_south(z, up).and_then(|y| At::new(z, x, y));
            let (Some(at), Ok(bytes)) = (at, row.get::<_, Vec<u8>>(3)) else {
                continue;
            };
            if !each(at, bytes)? {
                break;
            }
        }
        Ok(())
    }
}

/// Rows are counted from the south here, and from the north everywhere else.
fn from_south(zoom: u8, row: u32) -> Option<u32> {
    let rows = 1u32.checked_shl(u32::from(zoom)).filter(|_| zoom <= 30)?;
    (rows - 1).checked_sub(row)
}
