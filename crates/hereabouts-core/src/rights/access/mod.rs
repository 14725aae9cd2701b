//! All that is held about somebody, for themselves: a page to read and the same for a program (UK GDPR, articles 15
//! and 20). Other people's names, numbers and addresses are blacked out; every place where they stand, or may, is
//! looked at before anything is saved.
//!
//! - [`collect`]: everything that is held, line by line; [`own`]: what is said of themselves, now and before;
//!   [`connecting`]: what they offer, what was heard of them, whom they were introduced to; [`black`]: where the details
//!   of others stand in it

mod black;
mod collect;
mod connecting;
mod own;
mod save;

use crate::asset::{AssetKind, shown_as, stored};
use crate::attachment::ContentHash;
use crate::catalogue::Catalogue;
use crate::error::{Error, Result};
use crate::id::AssetId;
use crate::many::Words;
use black::Others;
use collect::{Collected, Raw};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

pub use save::AccessSaved;

/// Stands in the place of what is somebody else's.
const BLACK: &str = "▇▇▇";

/// What is to leave out and to black out other than is proposed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct AccessChoices {
    /// Line → whether it is left out.
    pub left_out: BTreeMap<String, bool>,
    pub passages: Vec<Decided>,
    /// Further words that are blacked out wherever they stand.
    pub also: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    pub line: String,
    pub term: String,
    pub black: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AccessPlan {
    pub name: String,
    pub sections: Vec<AccessSection>,
    /// Passages that are blacked out, over all lines that leave.
    pub blacked: u32,
    pub left_out: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AccessSection {
    pub key: String,
    pub title: String,
    pub lines: Vec<AccessLine>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AccessLine {
    /// Names the line in choices.
    pub id: String,
    /// What the field is called in JSON.
    pub key: String,
    pub label: String,
    /// As it is held.
    pub text: String,
    /// Where something of others stands in it, or may.
    pub passages: Vec<AccessPassage>,
    pub left_out: bool,
    /// A picture that goes with it.
    pub photo: Option<ContentHash>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AccessPassage {
    /// Names the passage in choices, together with its line.
    pub term: String,
    /// In characters.
    pub start: u32,
    pub length: u32,
    pub black: bool,
}

impl AccessLine {
    /// As it leaves.
    fn leaves(&self) -> String {
        let signs: Vec<char> = self.text.chars().collect();
        let mut out = String::new();
        let mut at = 0;
        for passage in self.passages.iter().filter(|passage| passage.black) {
            let (start, end) = (
                passage.start as usize,
                (passage.start + passage.length) as usize,
            );
            if start < at {
                // Two that overlap are one.
                at = at.max(end);
                continue;
            }
            out.extend(&signs[at..start]);
            out.push_str(BLACK);
            at = end;
        }
        out.extend(&signs[at.min(signs.len())..]);
        out
    }
}

impl Catalogue {
    /// All that would be given to somebody who asks what is held about them. `words` are what fields, choices and
    /// parts of the page are called in the window.
    pub fn plan_access(
        &self,
        person: AssetId,
        choices: AccessChoices,
        words: Words,
    ) -> Result<AccessPlan> {
        self.read(|db| plan(db, person, &choices, &words))
    }
}

fn plan(
    db: &Connection,
    person: AssetId,
    choices: &AccessChoices,
    words: &Words,
) -> Result<AccessPlan> {
    let person = shown_as(db, person)?;
    let asset = stored(db, person)?.record;
    if asset.kind != AssetKind::Person {
        return Err(Error::invalid(
            "Only people ask for what is held about them.",
        ));
    }
    let collected: Vec<Collected> = collect::all(db, person, &asset, words)?;
    let texts = collected.iter().flat_map(|section| &section.lines);
    let texts = texts.filter(|raw| raw.free).map(|raw| raw.text.as_str());
    let mut also = choices.also.clone();
    also.extend(collect::named_in_consents(db, person)?);
    let others = Others::of(db, person, texts, &also)?;
    let decided: BTreeMap<(&str, &str), bool> = choices
        .passages
        .iter()
        .map(|one| ((one.line.as_str(), one.term.as_str()), one.black))
        .collect();
    // A word that is somebody else's in one line is so in all of them; one that may be read may be read there.
    let blacked: BTreeSet<&str> = choices
        .passages
        .iter()
        .filter(|one| one.black)
        .map(|one| one.term.as_str())
        .collect();
    let is_left_out = |raw: &Raw| choices.left_out.get(&raw.id).copied();
    let out_now: BTreeSet<String> = collected
        .iter()
        .flat_map(|section| &section.lines)
        .filter(|raw| is_left_out(raw).unwrap_or(raw.left_out))
        .map(|raw| raw.id.clone())
        .collect();
    let line = |raw: Raw| {
        let mut passages = match raw.free {
            true => others.passages(&raw.text),
            false => Vec::new(),
        };
        for passage in &mut passages {
            let says = decided.get(&(raw.id.as_str(), passage.term.as_str()));
            let usual = passage.black || blacked.contains(passage.term.as_str());
            passage.black = says.copied().unwrap_or(usual);
        }
        let follows = raw
            .follows
            .as_ref()
            .is_some_and(|one| out_now.contains(one));
        AccessLine {
            left_out: is_left_out(&raw).unwrap_or(raw.left_out || follows),
            id: raw.id,
            key: raw.key,
            label: raw.label,
            text: raw.text,
            photo: raw.photo,
            passages,
        }
    };
    let sections: Vec<AccessSection> = collected
        .into_iter()
        .filter(|section| !section.lines.is_empty())
        .map(|section| AccessSection {
            key: section.key.to_owned(),
            title: section.title,
            lines: section.lines.into_iter().map(line).collect(),
        })
        .collect();
    let lines = || sections.iter().flat_map(|section| &section.lines);
    let leaving = || lines().filter(|line| !line.left_out);
    let black = leaving().flat_map(|line| &line.passages);
    Ok(AccessPlan {
        name: asset.name,
        blacked: black.filter(|passage| passage.black).count() as u32,
        left_out: lines().filter(|line| line.left_out).count() as u32,
        sections,
    })
}

/// Terms that are looked for, each once.
type Terms = BTreeSet<crate::erase::words::Term>;
