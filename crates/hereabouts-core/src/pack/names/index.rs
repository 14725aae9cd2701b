//! The SQLite file of the names of one pack. It can always be made anew, so it is written without a journal
//! under another name, and takes its own when it is whole.

use super::collect::Fragment;
use super::{Name, NameKind, merge};
use crate::error::{Error, Result};
use crate::pack::list::Entry;
use crate::search::tokens;
use crate::storage::immutable_uri;
use rusqlite::{Connection, OpenFlags, params};
use std::path::{Path, PathBuf};

const TABLES: &str = "
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
CREATE TABLE fragment (kind INTEGER, folded TEXT, name TEXT, also TEXT, rank INTEGER, zoom INTEGER,
  lon INTEGER, lat INTEGER, west INTEGER, south INTEGER, east INTEGER, north INTEGER);
CREATE TABLE name (n INTEGER PRIMARY KEY, kind INTEGER, folded TEXT, name TEXT, also TEXT, rank INTEGER,
  lon INTEGER, lat INTEGER, west INTEGER, south INTEGER, east INTEGER, north INTEGER) STRICT;
CREATE VIRTUAL TABLE name_text USING fts5(words, content='', detail=column, prefix='2 3',
  tokenize=\"unicode61 remove_diacritics 0\");
CREATE TABLE code (code TEXT PRIMARY KEY, name TEXT, lon INTEGER, lat INTEGER, ended TEXT) STRICT, WITHOUT ROWID;
BEGIN;
";

/// An index that is being written. Dropped before it is done, nothing of it stays.
pub struct Index {
    db: Connection,
    part: PathBuf,
    is_done: bool,
}

/// Degrees as whole ten-millionths.
fn fixed(degrees: f64) -> i64 {
    (degrees * 1e7).round() as i64
}

pub(super) fn degrees(fixed: i64) -> f64 {
    fixed as f64 / 1e7
}

/// A postcode as it is looked up: without spaces and signs, in capitals.
pub fn code(text: &str) -> String {
    let signs = text.chars().filter(|c| c.is_alphanumeric());
    signs.flat_map(char::to_uppercase).collect()
}

/// Other names as they are compared: `|florence|florenz|`.
fn others(also: &str) -> String {
    let names = also.split(['|', ';', ',']).map(folded);
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!("|{}|", names.join("|")),
    }
}

/// A name as two of them are compared.
pub(super) fn folded(name: &str) -> String {
    tokens(name).join(" ")
}

impl Index {
    /// Begins the index that will lie at `path`.
    pub fn begin(path: &Path) -> Result<Index> {
        let part = path.with_extension("part");
        remove(&part)?;
        let db = Connection::open(&part)?;
        let index = Index {
            db,
            part,
            is_done: false,
        };
        index.db.execute_batch(TABLES)?;
        Ok(index)
    }

    pub fn note(&self, fragment: &Fragment) -> Result<()> {
        let [west, south, east, north] = fragment.bounds.map(fixed);
        let folded = folded(&fragment.name);
        if folded.is_empty() {
            return Ok(());
        }
        self.db
            .prepare_cached(
                "INSERT INTO fragment VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                fragment.kind.number(),
                folded,
                fragment.name,
                fragment.also,
                fragment.rank,
                fragment.zoom,
                fixed(fragment.lon),
                fixed(fragment.lat),
                west,
                south,
                east,
                north
            ])?;
        Ok(())
    }

    /// A postcode of a list. One that is there twice keeps what is still used.
    pub fn note_code(&self, entry: &Entry) -> Result<()> {
        let [lon, lat] = entry
            .at
            .map_or([None, None], |at| at.map(|d| Some(fixed(d))));
        self.db
            .prepare_cached(
                "INSERT INTO code VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (code) DO UPDATE SET name = excluded.name, lon = excluded.lon, lat = excluded.lat,
                 ended = excluded.ended WHERE ended IS NOT NULL OR lon IS NULL",
            )?
            .execute(params![code(&entry.name), entry.name, lon, lat, entry.ended])?;
        Ok(())
    }

    /// A name of a list.
    pub fn note_name(&self, entry: &Entry) -> Result<()> {
        let Some([lon, lat]) = entry.at else {
            return Ok(());
        };
        let people = entry.people.unwrap_or(0);
        self.add(&Name {
            name: entry.name.clone(),
            also: entry.also.clone().unwrap_or_default(),
            kind: NameKind::Settlement,
            rank: match people {
                100_000.. => 0,
                10_000.. => 1,
                _ => 2,
            },
            lon,
            lat,
            bounds: [lon, lat, lon, lat],
            ended: None,
        })
    }

    pub(super) fn add(&self, name: &Name) -> Result<()> {
        let [west, south, east, north] = name.bounds.map(fixed);
        self.db
            .prepare_cached(
                "INSERT INTO name VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                name.kind.number(),
                folded(&name.name),
                name.name,
                others(&name.also),
                name.rank,
                fixed(name.lon),
                fixed(name.lat),
                west,
                south,
                east,
                north
            ])?;
        let words = tokens(&format!("{} {}", name.name, name.also)).join(" ");
        self.db
            .prepare_cached("INSERT INTO name_text (rowid, words) VALUES (?1, ?2)")?
            .execute(params![self.db.last_insert_rowid(), words])?;
        Ok(())
    }

    /// Makes names of the fragments, and the file whole. Answers how many names and codes there are.
    /// `go_on` is asked now and then.
    pub fn finish(mut self, path: &Path, go_on: &mut dyn FnMut() -> Result<()>) -> Result<u64> {
        merge::merge(&self, go_on)?;
        self.db.execute_batch(
            "DROP TABLE fragment; CREATE INDEX name_kind ON name (kind, lat); COMMIT; PRAGMA optimize;",
        )?;
        let count = self.db.query_row(
            "SELECT (SELECT count(*) FROM name) + (SELECT count(*) FROM code)",
            [],
            |row| row.get(0),
        )?;
        let db = std::mem::replace(&mut self.db, Connection::open_in_memory()?);
        db.close().map_err(|(_, error)| error)?;
        std::fs::rename(&self.part, path).map_err(Error::io("Saving", path))?;
        self.is_done = true;
        Ok(count)
    }

    pub(super) fn db(&self) -> &Connection {
        &self.db
    }

    /// Opens an index that is whole, to read from.
    pub fn read(path: &Path) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_URI
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Ok(Connection::open_with_flags(immutable_uri(path), flags)?)
    }
}

impl Drop for Index {
    fn drop(&mut self) {
        if !self.is_done {
            // What is left behind is only in the way of the next one, which removes it.
            let _ = remove(&self.part);
        }
    }
}

/// Removes a file, if it is there.
pub fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::io("Removing", path)(error))
        }
        _ => Ok(()),
    }
}
