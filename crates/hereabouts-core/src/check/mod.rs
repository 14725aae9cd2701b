//! Proving a catalogue: the file is whole, the rows are what the log says, and every index agrees with
//! the rows.
//!
//! [`told`] and [`log`] work out what the log shows by code of their own: they share nothing with the write door but
//! the list of units. [`replay`] compares it with the rows, [`sums`] with the content hash. Nothing here
//! writes what it checks, and nothing is held in memory that grows with the catalogue but a few bits for each record.

mod asked;
mod good;
mod indexes;
mod joined;
mod log;
mod replay;
mod rules;
mod sorted;
mod spread;
mod straight;
mod sums;
mod told;
mod twins;

pub use good::last_good_backup;
pub(crate) use sorted::unlike;

use crate::attachment;
use crate::catalogue::{Catalogue, Work};
use crate::error::{Error, Result};
use crate::record::Kind;
use crate::search::{areas, text_index};
use crate::storage::{Room, bytes};
use replay::Proof;
use rusqlite::Connection;
use spread::Rows;
use std::panic::resume_unwind;
use std::thread::{self, ScopedJoinHandle};

/// Findings of one kind beyond this many are counted, not listed.
const LISTED: usize = 20;

impl Catalogue {
    /// What is wrong with this catalogue, as sentences; none when all is well.
    ///
    /// `quick` is for whoever waits: it does not read every page of the file, nor the bytes of photos. Of a catalogue with
    /// more than 20,000 changes it also proves no more than the records of the last 10,000 of them and of 10,000 spread
    /// over all others: their rows, what they add to the content hash, and what is kept beside their rows. Of all other
    /// records it only looks whether the rules hold, whether the content hash is the sum of what is kept for each,
    /// whether as many have a row as add something to that, and whether there are as many tags, answers in the team's
    /// own fields and lines of the text index as their rows say. What it leaves out of the others is what their rows and
    /// indexes hold, word for word; and of all of them what is asked about those that are shown as one, and whether what
    /// is in memory agrees. In a smaller catalogue it proves all of it.
    pub fn check(&self, quick: bool) -> Result<Vec<String>> {
        self.check_at_most(quick.then_some(spread::MOST))
    }

    /// The same; quick, where there are more changes than that to be proved.
    fn check_at_most(&self, most: Option<u32>) -> Result<Vec<String>> {
        let _going = self.long_work().begin(Work::Checking, None, false);
        self.write_alone(|db| {
            let _room = Room::on(db)?;
            let mut findings = Findings::default();
            if let Some(since) = self.missing_since() {
                findings.add("log of the last edits", Ok(vec![cut_short(since)]));
            }
            findings.add("photos", mended(self, db));
            if most.is_none() {
                findings.add("file", crate::storage::integrity(db));
            }
            // The words of the text index take as long as all the rest: they are compared beside it. In memory there is
            // one connection alone.
            thread::scope(|scope| {
                let words = match (most, self.file()) {
                    (None, Some(_)) => Some(scope.spawn(|| self.read(text_index::agrees))),
                    _ => None,
                };
                let looked_at = self.look_through(db, most, &mut findings);
                let found = match words.map(ScopedJoinHandle::join) {
                    None => text(db, &looked_at),
                    Some(Ok(found)) => found,
                    Some(Err(panic)) => resume_unwind(panic),
                };
                findings.add("text index", found);
            });
            findings.add("photos", photos(db, most.is_some()));
            Ok(findings.sentences)
        })
    }

    /// All but the file itself, the text index and photos. Answers the rows that were looked at one by one.
    fn look_through(&self, db: &Connection, most: Option<u32>, findings: &mut Findings) -> Rows {
        let looked_at = match replay::prove(db, most) {
            Ok(Proof {
                rows,
                hash,
                looked_at,
            }) => {
                findings.add("log and rows", Ok(rows));
                findings.add("content hash", Ok(hash));
                looked_at
            }
            Err(error) => {
                findings.add("log and rows", Err::<Found, Error>(error));
                Rows::All
            }
        };
        findings.add("rules", rules::broken(db));
        // By a clock that jumped, the entry before one that is shown may be of a later day.
        if self.day_shown().is_none() {
            findings.add("register", crate::disclosure::broken_register(db));
        }
        let assets = looked_at.runs(Kind::Asset);
        findings.add("tags", indexes::tags(db, &assets));
        findings.add("topics", indexes::topics(db, &looked_at));
        findings.add("own fields", indexes::fields(db, &assets));
        findings.add("who is involved", indexes::involved(db, &looked_at));
        findings.add(
            "columns worked out from others",
            indexes::derived(db, &assets),
        );
        findings.add("areas", areas::agrees(db, &assets));
        if looked_at.are_all() {
            findings.add("map in memory", self.map_disagrees(db));
        }
        findings.add("numbers of rows", indexes::numbers(db));
        looked_at
    }
}

fn cut_short(since: &str) -> String {
    format!(
        "it was damaged, and went on after the damage; what was edited after {since} may be missing"
    )
}

/// Small pictures that are missing are made anew, where the file can be written to.
fn mended(catalogue: &Catalogue, db: &Connection) -> Result<Vec<String>> {
    if catalogue.read_only().is_none() {
        attachment::mend(db)?;
    }
    Ok(Vec::new())
}

fn text(db: &Connection, looked_at: &Rows) -> Result<Vec<String>> {
    match looked_at.are_all() {
        true => text_index::agrees(db),
        false => text_index::agrees_about(db, &looked_at.runs(Kind::Asset)),
    }
}

/// Bytes that are not what the log names, and bytes that nothing can show any more.
fn photos(db: &Connection, quick: bool) -> Result<Vec<String>> {
    let changed = match quick {
        true => Vec::new(),
        false => bytes::changed(db)?,
    };
    let changed = changed
        .into_iter()
        .map(|hash| format!("the bytes of {hash} are not what they were when they came"));
    let unnamed = bytes::unnamed(db)?.into_iter();
    let unnamed = unnamed
        .map(|hash| format!("nothing that was done names {hash}; the next backup lets it go"));
    Ok(changed.chain(unnamed).collect())
}

/// What one check found: the first sentences, and how many there are.
#[derive(Default)]
struct Found {
    listed: Vec<String>,
    count: usize,
}

impl Found {
    fn add(&mut self, sentence: String) {
        self.count += 1;
        if self.listed.len() < LISTED {
            self.listed.push(sentence);
        }
    }

    fn count(&self) -> usize {
        self.count
    }

    fn is_empty(&self) -> bool {
        self.count == 0
    }
}

impl From<Vec<String>> for Found {
    fn from(sentences: Vec<String>) -> Found {
        let mut found = Found::default();
        sentences
            .into_iter()
            .for_each(|sentence| found.add(sentence));
        found
    }
}

#[derive(Default)]
struct Findings {
    sentences: Vec<String>,
}

impl Findings {
    /// A check that cannot be made because something cannot be read is a finding too.
    fn add(&mut self, what: &str, found: Result<impl Into<Found>>) {
        let found = match found {
            Ok(found) => found.into(),
            Err(error) => Found::from(vec![error.to_string()]),
        };
        let more = found.count - found.listed.len();
        let listed = found.listed.into_iter();
        self.sentences
            .extend(listed.map(|finding| format!("{what}: {finding}")));
        if more > 0 {
            self.sentences
                .push(format!("{what}: and {more} more of these"));
        }
    }
}

#[cfg(test)]
mod tests;
