//! Which file this is among its copies: who exchanges changes with whom.
//!
//! A file keeps a device, drawn at random, and where it was when that was drawn. A copy made by hand takes both
//! along and lies elsewhere: it is found out before its first edit and draws a device of its own. Nothing of what
//! is merged depends on it, because every opening speaks with a voice of its own (`log/door.rs`).

use crate::catalogue::now;
use crate::error::{Error, Result};
use crate::log::door::Voice;
use crate::log::rows;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::Write;
use std::path::Path;

/// What a file is called among its copies.
pub(crate) const FACT: &str = "device";
/// Where it was when it got that name, as JSON of a [`Place`].
const DEVICE_AT: &str = "device_at";
/// When it was found to be a copy of another file.
pub(crate) const COPIED: &str = "copied";

/// What a file goes on as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settled {
    /// Sixteen hexadecimal digits.
    pub device: String,
    /// It was found just now that this is a copy.
    pub copied: bool,
}

/// Where a file is; nowhere while it is in memory, or has no name yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    laptop: Option<String>,
    path: Option<String>,
    file: Option<FileId>,
}

/// What stays the same when a file is moved. The number of a file that is gone is soon given to another, so its birth
/// belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct FileId {
    volume: u64,
    number: u64,
    /// Nanoseconds since 1970, where the disk remembers it.
    born: Option<u64>,
}

/// Says which device this file is, and draws a new one where it is a copy of another file. To be called within a
/// transaction that writes, the first after opening or any later one; `path` is where the file is, none in memory.
///
/// What is still at its place stays what it was, also where this program wrote the file anew; so does what was moved
/// on one disk. Files are looked at and never opened.
///
/// # Errors
/// As for any reading and writing of the file.
pub(crate) fn settle(db: &Connection, path: Option<&Path>) -> Result<Settled> {
    settle_on(db, path, path.and_then(|_| laptop()))
}

fn settle_on(db: &Connection, path: Option<&Path>, laptop: Option<String>) -> Result<Settled> {
    let before = rows::fact(db, DEVICE_AT)?;
    let before: Option<Place> = before.and_then(|text| serde_json::from_str(&text).ok());
    let here = place(path, laptop);
    let (Some(device), Some(before)) = (rows::fact(db, FACT)?, before) else {
        return draw(db, &here, false);
    };
    match become_of(&before, &here, is_settled(db)?) {
        Became::Same => {
            // A backup that is being written anew is nowhere, and goes on saying whose copy it is.
            if here != before && here.path.is_some() {
                set_place(db, &here)?;
            }
            let copied = false;
            Ok(Settled { device, copied })
        }
        Became::Placed => draw(db, &here, false),
        Became::Copied => draw(db, &here, true),
    }
}

enum Became {
    /// The same file as before.
    Same,
    /// For the first time it is somewhere. It may have been copied before that, so what it drew in memory is not kept.
    Placed,
    Copied,
}

fn become_of(before: &Place, here: &Place, is_settled: bool) -> Became {
    match (&before.path, &here.path) {
        (Some(_), None) => Became::Same,
        // What is in memory has one connection: whoever comes by another has a copy.
        (None, None) if is_settled => Became::Same,
        (None, None) => Became::Copied,
        (None, Some(_)) => Became::Placed,
        (Some(was), Some(is)) => {
            match before.laptop == here.laptop && (was == is || moved(before, here)) {
                true => Became::Same,
                false => Became::Copied,
            }
        }
    }
}

/// The same file under another name. Where something else has taken the old name, that may be going on as what
/// both are copies of.
fn moved(before: &Place, here: &Place) -> bool {
    let left = before
        .path
        .as_deref()
        .and_then(|path| file_id(Path::new(path)));
    before.file.is_some()
        && before.file == here.file
        && left.is_none_or(|left| Some(left) == here.file)
}

fn draw(db: &Connection, here: &Place, copied: bool) -> Result<Settled> {
    let device = Voice::drawn().id;
    rows::set_fact(db, FACT, &device)?;
    set_place(db, here)?;
    if here.path.is_none() {
        db.execute_batch("CREATE TEMP TABLE IF NOT EXISTS settled (n INTEGER)")?;
    }
    if copied {
        rows::set_fact(db, COPIED, &now())?;
    }
    Ok(Settled { device, copied })
}

/// Was what is in memory settled by this connection? Its temporary tables are in no copy.
fn is_settled(db: &Connection) -> Result<bool> {
    let mut mark = db.prepare_cached("SELECT 1 FROM temp.sqlite_schema WHERE name = 'settled'")?;
    Ok(mark.exists([])?)
}

fn set_place(db: &Connection, place: &Place) -> Result<()> {
    let text = serde_json::to_string(place).map_err(|e| Error::Damaged(e.to_string()))?;
    rows::set_fact(db, DEVICE_AT, &text)
}

fn place(path: Option<&Path>, laptop: Option<String>) -> Place {
    let path = path.map(|path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()));
    Place {
        laptop,
        file: path.as_deref().and_then(file_id),
        path: path.map(|path| path.to_string_lossy().into_owned()),
    }
}

#[cfg(unix)]
fn file_id(path: &Path) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt;
    use std::time::UNIX_EPOCH;
    let about = path.metadata().ok()?;
    let born = about.created().ok();
    let born = born.and_then(|born| born.duration_since(UNIX_EPOCH).ok());
    Some(FileId {
        volume: about.dev(),
        number: about.ino(),
        born: born.and_then(|born| u64::try_from(born.as_nanos()).ok()),
    })
}

/// Elsewhere a file has to be opened to be told from others, and that takes away the locks on it.
#[cfg(not(unix))]
fn file_id(_path: &Path) -> Option<FileId> {
    None
}

/// What tells this installation from others; none where it has no folder to keep it in, and in tests, which leave
/// nothing behind. On the laptop itself, and not in what an organisation's network carries from one to the next.
fn laptop() -> Option<String> {
    let data = match cfg!(test) {
        true => None,
        false => dirs::data_local_dir(),
    };
    laptop_in(&data?.join("org.hereabouts.desktop")).ok()
}

fn laptop_in(folder: &Path) -> std::io::Result<String> {
    let path = folder.join("laptop");
    if let Some(id) = written(&path) {
        return Ok(id);
    }
    fs::create_dir_all(folder)?;
    let mut draft = tempfile::NamedTempFile::new_in(folder)?;
    let id = Voice::drawn().id;
    draft.write_all(id.as_bytes())?;
    draft.as_file().sync_all()?;
    match draft.persist_noclobber(&path) {
        Ok(_) => Ok(id),
        // Another window was first.
        Err(taken) => written(&path).ok_or(taken.error),
    }
}

fn written(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let id = text.trim();
    let is_id = id.len() == 16 && id.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_id.then(|| id.to_owned())
}

#[cfg(test)]
mod tests;
