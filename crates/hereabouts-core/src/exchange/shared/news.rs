//! What others left in the folder, told by what each file says of itself in its first line. A file is read whole only
//! where that does not tell whether anything in it is new here; and no file twice, until it or what is here is another.

use super::{FOLDER, Left, is_new, lock, shown};
use crate::catalogue::{Catalogue, version};
use crate::error::Result;
use crate::exchange::file::{self, Header, Lock};
use crate::exchange::folder::{self, Found};
use crate::exchange::{Sender, device, key, send};
use crate::log::{Vector, exchange, held, rows};
use rusqlite::Connection;
use serde::Serialize;
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A file of this many bytes at most is read whole before it is said to bring something: what is new in it may be
/// there by way of another laptop, or be for its writer alone.
const SMALL: u64 = 8 << 20;

/// The most bytes of the line with which a change file begins.
const LINE: u64 = 256;

/// A change file of somebody else in the folder.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FolderFile {
    pub path: String,
    pub from: Sender,
    /// ISO 8601 time.
    pub made_at: String,
    /// All of it is here.
    pub nothing_new: bool,
    /// Why it cannot be read, twice in a row; then nothing else is known of it.
    pub failed: Option<String>,
    /// This laptop left it, and it holds more than is here.
    pub own: bool,
}

/// What lies in the folder, and beside the catalogue.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ts_rs::TS)]
pub struct FolderNews {
    pub folder: Option<String>,
    /// It is not there now: its stick is out, or its network drive is gone.
    pub away: bool,
    /// The newest first.
    pub waiting: Vec<FolderFile>,
    /// ISO 8601 time at which this laptop left its own file there.
    pub left_at: Option<String>,
    /// Something that the others may have is not in that file yet.
    pub unleft: bool,
    /// Why it could not be left when that was tried last.
    pub trouble: Option<String>,
    /// Second copies of this catalogue that lie beside it.
    pub copies: Vec<String>,
}

/// Files that were looked at, by where they lie.
pub(super) type LookedAt = HashMap<PathBuf, Looked>;

#[derive(Clone)]
pub(super) struct Looked {
    bytes: u64,
    at: SystemTime,
    /// Without its sums; none where it could not be read.
    header: Option<Header>,
    /// Why it could not be read.
    failed: Option<String>,
    /// It failed the same when it was looked at before: it is not on its way.
    is_certain: bool,
    /// All of it is here, and stays so.
    is_here: bool,
    /// What was here of it when it was read whole and something in it was new.
    was_new: Option<Ours>,
}

/// What is here.
#[derive(Clone, PartialEq)]
struct Ours {
    held: Vector,
    erasures: String,
    /// What `held` does not tell.
    uncounted: String,
    version: u64,
}

/// What is to be known of the catalogue before the folder is looked into.
struct Asked {
    folder: PathBuf,
    device: String,
    catalogue: String,
    key: String,
    ours: Ours,
    left_at: Option<String>,
    unleft: bool,
}

impl Catalogue {
    /// What others left in the folder, what of this laptop is still to be left there, and copies that a program made
    /// beside the catalogue.
    pub fn folder_news(&self) -> Result<FolderNews> {
        let copies = self.path().map(folder::conflicted_copies);
        let copies = copies.unwrap_or_default();
        let mut news = FolderNews {
            copies: copies.iter().map(|path| shown(path)).collect(),
            ..FolderNews::default()
        };
        let Some(asked) = self.read(Asked::of)? else {
            return Ok(news);
        };
        news.folder = Some(shown(&asked.folder));
        news.left_at = asked.left_at.clone();
        news.unleft = asked.unleft;
        let found = match folder::files(&asked.folder, &asked.device) {
            Err(_) if !asked.folder.is_dir() => {
                news.away = true;
                return Ok(news);
            }
            found => found?,
        };
        news.trouble = lock(&self.watched.trouble).clone();
        let before = lock(&self.watched.looked_at).clone();
        let mut looked_at = LookedAt::new();
        for found in found {
            let known = before.get(&found.path).filter(|known| known.is_of(&found));
            let is_known = |known: &&Looked| known.failed.is_none() || known.is_certain;
            let looked = known.filter(is_known).cloned();
            let Some(mut looked) = looked.or_else(|| asked.look(&found)) else {
                continue;
            };
            let device = looked.header.as_ref().map(|header| &header.device);
            if device != Some(&asked.device) {
                let is_here = self.is_here(&found, &mut looked, &asked);
                // One that is still being copied is whole a moment later.
                let before = known.and_then(|known| known.failed.as_ref());
                looked.is_certain = looked.failed.is_some() && before == looked.failed.as_ref();
                news.waiting.extend(looked.told(&found, is_here));
            }
            looked_at.insert(found.path, looked);
        }
        *lock(&self.watched.looked_at) = looked_at;
        news.waiting.extend(asked.own_with_more()?);
        Ok(news)
    }

    /// Whether all of a file is here; none where it cannot be read to its end.
    fn is_here(&self, found: &Found, looked: &mut Looked, asked: &Asked) -> Option<bool> {
        if looked.failed.is_some() {
            return None;
        }
        let header = looked.header.as_ref()?;
        let goes_on = held::has_gap(&asked.ours.held, &header.since);
        let is_covered = !held::has_gap(&asked.ours.held, &header.has);
        // Of what is set aside there, less is told than there is in the file.
        let tells_all = !header.has.is_empty() && header.has == header.knows;
        let knows_no_more =
            header.erasures == asked.ours.erasures && header.uncounted == asked.ours.uncounted;
        if looked.is_here || (is_covered && tells_all && knows_no_more) {
            looked.is_here = true;
            return Some(true);
        }
        let mut ours = asked.ours.of(&header.has);
        if !goes_on && tells_all {
            // Then whatever takes it in makes another of what is held, erased or in no number.
            ours.version = 0;
        }
        let is_large = found.bytes > SMALL;
        if looked.was_new.as_ref() == Some(&ours) || (is_large && !is_covered && !goes_on) {
            return Some(false);
        }
        let letter = match file::read(&found.path, Lock::Key(&asked.key)) {
            Ok(letter) => letter,
            Err(error) => {
                looked.failed = Some(error.to_string());
                return None;
            }
        };
        let is_here = self.read(|db| exchange::is_all_here(db, &letter.changes));
        // What cannot be united says so to whoever looks at it.
        looked.is_here = is_here.unwrap_or(false);
        looked.was_new = Some(ours);
        Some(looked.is_here)
    }
}

impl Looked {
    fn is_of(&self, found: &Found) -> bool {
        (self.bytes, self.at) == (found.bytes, found.at)
    }

    /// What is said of it; nothing of what may still be on its way.
    fn told(&self, found: &Found, is_here: Option<bool>) -> Option<FolderFile> {
        let path = shown(&found.path);
        match (&self.header, is_here) {
            (Some(header), Some(is_here)) => Some(FolderFile {
                path,
                from: header.from.clone(),
                made_at: header.made_at.clone(),
                nothing_new: is_here,
                failed: None,
                own: false,
            }),
            _ if self.is_certain => Some(FolderFile {
                path,
                from: Sender::default(),
                made_at: String::new(),
                nothing_new: false,
                failed: self.failed.clone(),
                own: false,
            }),
            _ => None,
        }
    }
}

impl Ours {
    /// As far as it matters to whoever says that they hold this.
    fn of(&self, theirs: &Vector) -> Ours {
        let held = theirs.iter().map(|(voice, &seq)| {
            let here = self.held.get(voice).copied().unwrap_or(0);
            (voice.clone(), here.min(seq))
        });
        Ours {
            held: held.collect(),
            ..self.clone()
        }
    }
}

impl Asked {
    /// None where no folder was chosen.
    fn of(db: &Connection) -> Result<Option<Asked>> {
        let Some(folder) = rows::fact(db, FOLDER)? else {
            return Ok(None);
        };
        Ok(Some(Asked {
            device: rows::fact(db, device::FACT)?.unwrap_or_default(),
            catalogue: exchange::identity(db)?,
            key: key(db)?,
            ours: Ours {
                held: held::held(db)?,
                erasures: send::erasures(db)?,
                uncounted: send::uncounted(db)?,
                version: version(db)?,
            },
            left_at: Left::of(db)?.map(|left| left.at),
            unleft: is_new(db, &folder)?,
            folder: folder.into(),
        }))
    }

    /// This laptop's own file, where it holds what is not here: this is an older copy, perhaps a backup.
    fn own_with_more(&self) -> Result<Option<FolderFile>> {
        for path in folder::own_files(&self.folder, &self.device)? {
            let header = file::header(&path, Lock::Key(&self.key)).ok();
            let more = header.filter(|header| held::has_gap(&self.ours.held, &header.has));
            if let Some(header) = more {
                return Ok(Some(FolderFile {
                    path: shown(&path),
                    from: header.from,
                    made_at: header.made_at,
                    nothing_new: false,
                    failed: None,
                    own: true,
                }));
            }
        }
        Ok(None)
    }

    /// What a file of this catalogue says of itself, or why it cannot be read.
    fn look(&self, found: &Found) -> Option<Looked> {
        let header = match file::look(&found.path) {
            Ok(outside) if outside.catalogue != self.catalogue => return None,
            Ok(_) => file::header(&found.path, Lock::Key(&self.key)),
            Err(_) if !names(&found.path, &self.catalogue) => return None,
            Err(error) => Err(error),
        };
        let (header, failed) = match header {
            Ok(header) => (Some(header), None),
            Err(error) => (None, Some(error.to_string())),
        };
        let header = header.map(|header| Header {
            sums: Vec::new(),
            ..header
        });
        Some(Looked {
            bytes: found.bytes,
            at: found.at,
            header,
            failed,
            is_certain: false,
            is_here: false,
            was_new: None,
        })
    }
}

/// Whether the line with which a change file begins names a catalogue, also where all else in it is cut off or of a
/// later version.
fn names(path: &Path, catalogue: &str) -> bool {
    let mut begun = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LINE).read_to_end(&mut begun));
    let line = begun
        .split(|&byte| byte == b'\n')
        .next()
        .unwrap_or_default();
    let mut words = line.split(|&byte| byte == b' ');
    read.is_ok() && file::is_one(path) && words.any(|word| word == catalogue.as_bytes())
}
