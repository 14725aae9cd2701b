//! The list of everything that was asked of the network: a file of lines, one when a request is about to leave
//! and one when it is over. Where the list cannot be written nothing is asked.

use crate::error::{Error, Result};
use crate::lock;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{SystemTime, UNIX_EPOCH};

/// When the list is longer than this the older half goes, and the list says since when it is whole.
const MOST_BYTES: u64 = 4_000_000;

/// What was asked, the newest first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Asked {
    pub entries: Vec<Entry>,
    /// How many there are in all.
    pub total: usize,
    /// The list was cleared, or grew too long: what was asked before this moment is not on it. Milliseconds
    /// since 1970.
    pub since: Option<u64>,
}

/// One request.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Milliseconds since 1970.
    pub at: u64,
    /// The host that was asked.
    pub whom: String,
    pub what: What,
    /// Bytes of the answer.
    pub bytes: u64,
    pub outcome: Outcome,
}

/// All that was told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A tile: zoom, column, row.
    Tile(u8, u32, u32),
    /// Words that somebody wanted looked up.
    Search(String),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Nothing is known of an answer: it is on its way, or the program ended.
    Asked,
    Came,
    /// What was kept is still right.
    Unchanged,
    /// Why not, in a sentence.
    Failed(String),
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Begins {
        id: u64,
        at: u64,
        whom: String,
        what: What,
    },
    Ends {
        id: u64,
        bytes: u64,
        outcome: Outcome,
    },
    Since {
        since: u64,
    },
}

/// The list on the disk.
pub(crate) struct List {
    path: PathBuf,
    /// The last number that was given; held while the file is changed.
    last: Mutex<u64>,
}

/// A request that is on the list and not over.
pub(crate) struct Begun(u64);

impl List {
    pub fn at(path: &Path) -> List {
        List {
            path: path.to_owned(),
            last: Mutex::default(),
        }
    }

    /// Notes a request that is about to leave.
    pub(crate) fn begin(&self, whom: &str, what: &What) -> Result<Begun> {
        let mut last = lock(&self.last);
        let at = now();
        // Never one that an earlier run of the program gave.
        *last = (*last + 1).max(at.saturating_mul(1000));
        self.append(&Line::Begins {
            id: *last,
            at,
            whom: whom.to_owned(),
            what: what.clone(),
        })?;
        Ok(Begun(*last))
    }

    /// Notes how it went.
    pub(crate) fn end(&self, Begun(id): Begun, bytes: u64, outcome: Outcome) -> Result<()> {
        let _alone = lock(&self.last);
        self.append(&Line::Ends { id, bytes, outcome })?;
        self.shorten()
    }

    fn append(&self, line: &Line) -> Result<()> {
        let mut text = serde_json::to_vec(line).map_err(|error| self.failed(error.into()))?;
        text.push(b'\n');
        let write = || {
            fs::create_dir_all(self.path.parent().unwrap_or(Path::new(".")))?;
            let mut file = OpenOptions::new()
                .create(true)
                .append(true)
                .open(&self.path)?;
            file.write_all(&text)
        };
        write().map_err(|error| self.failed(error))
    }

    fn failed(&self, error: std::io::Error) -> Error {
        Error::disk("Writing", &self.path)(error)
    }

    /// The requests on the list, the newest first: at most `limit`.
    pub fn read(&self, limit: usize) -> Result<Asked> {
        let _alone = lock(&self.last);
        let text = self.text()?;
        let (mut since, mut entries) = (None, Vec::<Entry>::new());
        let mut where_is = HashMap::new();
        // A line that was cut off by a power cut is none.
        for line in text
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
        {
            match line {
                Line::Begins { id, at, whom, what } => {
                    where_is.insert(id, entries.len());
                    entries.push(Entry {
                        at,
                        whom,
                        what,
                        bytes: 0,
                        outcome: Outcome::Asked,
                    });
                }
                Line::Ends { id, bytes, outcome } => {
                    let entry = where_is.get(&id).and_then(|&at| entries.get_mut(at));
                    if let Some(entry) = entry {
                        (entry.bytes, entry.outcome) = (bytes, outcome);
                    }
                }
                Line::Since { since: moment } => since = Some(moment),
            }
        }
        let total = entries.len();
        entries.reverse();
        entries.truncate(limit);
        Ok(Asked {
            entries,
            total,
            since,
        })
    }

    fn text(&self) -> Result<String> {
        match fs::read(&self.path) {
            Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(Error::disk("Reading", &self.path)(error)),
        }
    }

    /// Empties the list; what stays is since when.
    pub fn clear(&self) -> Result<()> {
        let _alone = lock(&self.last);
        // Nothing was ever asked: that stays true.
        if self.text()?.is_empty() {
            return Ok(());
        }
        self.write_anew(now(), "")
    }

    fn shorten(&self) -> Result<()> {
        let long = fs::metadata(&self.path).is_ok_and(|about| about.len() > MOST_BYTES);
        if !long {
            return Ok(());
        }
        let text = self.text()?;
        let half = text.len() / 2;
        let cut = (half..text.len())
            .find(|&at| text.as_bytes()[at] == b'\n')
            .map_or(text.len(), |end| end + 1);
        let rest = &text[cut..];
        let first = rest
            .lines()
            .find_map(|line| match serde_json::from_str(line) {
                Ok(Line::Begins { at, .. }) => Some(at),
                _ => None,
            });
        self.write_anew(first.unwrap_or_else(now), rest)
    }

    fn write_anew(&self, since: u64, rest: &str) -> Result<()> {
        let write = || {
            let head = serde_json::to_string(&Line::Since { since })?;
            let folder = self.path.parent().unwrap_or(Path::new("."));
            let mut part = tempfile::NamedTempFile::new_in(folder)?;
            part.write_all(format!("{head}\n{rest}").as_bytes())?;
            part.persist(&self.path)?;
            Ok(())
        };
        write().map_err(|error| self.failed(error))
    }
}

/// Milliseconds since 1970.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_stands_on_the_list_before_it_leaves_and_how_it_went_after() {
        let folder = tempfile::tempdir().unwrap();
        let list = List::at(&folder.path().join("new").join("asked.jsonl"));
        assert_eq!(list.read(9).unwrap().total, 0);
        assert_eq!(list.read(9).unwrap().since, None, "nothing, ever");
        list.clear().unwrap();
        assert_eq!(list.read(9).unwrap().since, None, "still nothing, ever");

        let first = list.begin("maps.example", &What::Tile(3, 4, 5)).unwrap();
        assert_eq!(list.read(9).unwrap().entries[0].outcome, Outcome::Asked);
        let second = list
            .begin("names.example", &What::Search("Mill Lane".into()))
            .unwrap();
        list.end(second, 12, Outcome::Failed("no".into())).unwrap();
        list.end(first, 700, Outcome::Came).unwrap();
        // A power cut in the middle of a line.
        let mut text = fs::read_to_string(&list.path).unwrap();
        text.push_str("{\"id\":1,\"at\"");
        fs::write(&list.path, text).unwrap();
        let asked = List::at(&list.path).read(9).unwrap();
        assert_eq!(asked.total, 2);
        assert_eq!(asked.entries[0].what, What::Search("Mill Lane".into()));
        assert_eq!(asked.entries[0].outcome, Outcome::Failed("no".into()));
        assert_eq!(asked.entries[1].whom, "maps.example");
        assert_eq!(asked.entries[1].bytes, 700);
        assert_eq!(list.read(1).unwrap().entries.len(), 1);

        list.clear().unwrap();
        let cleared = list.read(9).unwrap();
        assert_eq!(cleared.total, 0);
        assert!(cleared.since.is_some(), "it says since when");
        assert!(!fs::read_to_string(&list.path).unwrap().contains("Mill"));
    }

    #[test]
    fn a_long_list_loses_its_older_half_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let list = List::at(&folder.path().join("asked.jsonl"));
        let what = What::Search("a".repeat(40_000));
        for _ in 0..150 {
            let begun = list.begin("names.example", &what).unwrap();
            list.end(begun, 1, Outcome::Came).unwrap();
        }
        let asked = list.read(1000).unwrap();
        assert!(asked.total > 20 && asked.total < 150, "{}", asked.total);
        assert_eq!(asked.since, asked.entries.last().map(|entry| entry.at));
        assert!(asked.entries.iter().all(|entry| entry.bytes == 1));
    }

    #[test]
    fn what_cannot_be_noted_is_not_begun() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        let list = List::at(&folder.path().join("file").join("asked.jsonl"));
        assert!(list.begin("maps.example", &What::Tile(0, 0, 0)).is_err());
    }
}
