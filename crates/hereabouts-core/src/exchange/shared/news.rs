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
use std::path::PathBuf;
use std::time::SystemTime;

/// A file of this many bytes at most is read whole before it is said to bring something: what is new in it may be
/// there by way of another laptop, or be for its writer alone.
const SMALL: u64 = 8 << 20;

/// A change file of somebody else in the folder.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FolderFile {
    pub path: String,
    pub from: Sender,
    /// ISO 8601 time.
    pub made_at: String,
    /// All of it is here.
    pub nothing_new: bool,
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
    /// Without its sums.
    header: Header,
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
            // One that is still being copied is whole a moment later.
            let Some(mut looked) = known.cloned().or_else(|| asked.look(&found)) else {
                continue;
            };
            let of_others = looked.header.device != asked.device;
            if of_others && let Some(is_here) = self.is_here(&found, &mut looked, &asked) {
                news.waiting.push(FolderFile {
                    path: shown(&found.path),
                    from: looked.header.from.clone(),
                    made_at: looked.header.made_at.clone(),
                    nothing_new: is_here,
                });
            }
            looked_at.insert(found.path, looked);
        }
        *lock(&self.watched.looked_at) = looked_at;
        news.waiting.extend(asked.own_with_more()?);
        Ok(news)
    }

    /// Whether all of a file is here; none where it cannot be read to its end.
    fn is_here(&self, found: &Found, looked: &mut Looked, asked: &Asked) -> Option<bool> {
        let header = &looked.header;
        let goes_on = held::has_gap(&asked.ours.held, &header.since);
        let is_covered = !held::has_gap(&asked.ours.held, &header.has);
        // Of what is set aside there, less is told than there is in the file.
        let tells_all = !header.has.is_empty() && header.has == header.knows;
        let knows_no_more = header.erasures == asked.ours.erasures;
        if looked.is_here || (is_covered && tells_all && knows_no_more) {
            looked.is_here = true;
            return Some(true);
        }
        let mut ours = asked.ours.of(&header.has);
        if !goes_on && tells_all {
            // Then whatever takes it in raises what is held.
            ours.version = 0;
        }
        let is_large = found.bytes > SMALL;
        if looked.was_new.as_ref() == Some(&ours) || (is_large && !is_covered && !goes_on) {
            return Some(false);
        }
        let letter = file::read(&found.path, Lock::Key(&asked.key)).ok()?;
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
                }));
            }
        }
        Ok(None)
    }

    /// What a file of this catalogue says of itself.
    fn look(&self, found: &Found) -> Option<Looked> {
        let outside = file::look(&found.path).ok()?;
        if outside.catalogue != self.catalogue {
            return None;
        }
        let header = file::header(&found.path, Lock::Key(&self.key)).ok()?;
        Some(Looked {
            bytes: found.bytes,
            at: found.at,
            header: Header {
                sums: Vec::new(),
                ..header
            },
            is_here: false,
            was_new: None,
        })
    }
}
