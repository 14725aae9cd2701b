//! Proving a catalogue: the file is whole, the rows are what the log says, and every index agrees with
//! the rows.
//!
//! [`log`] works out what the log shows by code of its own: it shares nothing with the write door but
//! the list of units. [`replay`] compares it with the rows, [`sums`] with the content hash. Nothing here
//! writes what it checks.

mod apart;
mod good;
mod indexes;
mod joined;
mod log;
mod replay;
mod rules;
mod sums;
mod twins;

pub use good::last_good_backup;

use crate::attachment;
use crate::catalogue::{Catalogue, Work};
use crate::error::Result;
use crate::storage::bytes;
use rusqlite::Connection;

/// Findings of one kind beyond this many are counted, not listed.
const LISTED: usize = 20;

impl Catalogue {
    /// What is wrong with this catalogue, as sentences; none when all is well. `quick` leaves out reading
    /// every page of the file.
    pub fn check(&self, quick: bool) -> Result<Vec<String>> {
        let _going = self.long_work().begin(Work::Checking, None, false);
        self.write_alone(|db| {
            let mut findings = Findings::default();
            if let Some(since) = self.missing_since() {
                findings.add("log of the last edits", Ok(vec![cut_short(since)]));
            }
            findings.add("photos", mended(self, db));
            if !quick {
                findings.add("file", crate::storage::integrity(db));
            }
            match log::Log::read(db) {
                Err(error) => findings.add("log and rows", Err(error)),
                Ok((log, unreadable)) => {
                    findings.add("log and rows", Ok(unreadable));
                    findings.add("log and rows", replay::differences(db, &log));
                    findings.add("content hash", sums::differences(db, &log));
                }
            }
            findings.add("rules", rules::broken(db));
            // By a clock that jumped, the entry before one that is shown may be of a later day.
            if self.day_shown().is_none() {
                findings.add("register", crate::disclosure::broken_register(db));
            }
            findings.add("tags", indexes::tags(db));
            findings.add("topics", indexes::topics(db));
            findings.add("own fields", indexes::fields(db));
            findings.add("who is involved", indexes::involved(db));
            findings.add("columns worked out from others", indexes::derived(db));
            findings.add("areas", crate::search::areas::agrees(db));
            findings.add("text index", crate::search::text_index::agrees(db));
            findings.add("photos", photos(db, quick));
            findings.add("map in memory", self.map_disagrees(db));
            Ok(findings.sentences)
        })
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

#[derive(Default)]
struct Findings {
    sentences: Vec<String>,
}

impl Findings {
    /// A check that cannot be made because something cannot be read is a finding too.
    fn add(&mut self, what: &str, found: Result<Vec<String>>) {
        let found = found.unwrap_or_else(|error| vec![error.to_string()]);
        let more = found.len().saturating_sub(LISTED);
        self.sentences.extend(
            found
                .into_iter()
                .take(LISTED)
                .map(|finding| format!("{what}: {finding}")),
        );
        if more > 0 {
            self.sentences
                .push(format!("{what}: and {more} more of these"));
        }
    }
}

#[cfg(test)]
mod tests;
