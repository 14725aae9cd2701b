//! Whether anything that somebody wrote is lost on a laptop: neither shown there nor asked about nor written over by
//! somebody who had seen it, or not even in its log. What was erased is no loss, nor is what was said with it.

use super::people::{Log, People, is_about, named};
use super::written::Written;
use hereabouts_core::Catalogue;
use hereabouts_core::id::RecordId;
use hereabouts_core::log::joined::{JOINED, is_about_joining};
use hereabouts_core::log::taken_out::TakenOut;
use hereabouts_core::log::{Change, EXISTS, HERE, erasure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What was erased on any of the laptops.
#[derive(Default)]
pub struct Gone {
    pub records: BTreeSet<RecordId>,
    /// Units of changes in which words were blanked.
    words: BTreeSet<(String, u64, String)>,
    /// Units that went with their names.
    units: BTreeSet<(RecordId, String)>,
}

impl Gone {
    pub fn of(laptops: &[Catalogue], written: &Written) -> Gone {
        let mut gone = Gone::default();
        for laptop in laptops {
            let erased = laptop.read(|db| {
                let records = erasure::tombstones(db)?;
                Ok((records, erasure::redactions(db)?, TakenOut::load(db)?))
            });
            let (records, words, taken_out) = erased.expect("readable");
            gone.records.extend(records);
            let words = words.into_iter();
            gone.words
                .extend(words.map(|word| (word.voice, word.seq, word.unit)));
            for (record, unit) in written.units() {
                if taken_out.is_unit(&record, unit) {
                    gone.units.insert((record, unit.to_owned()));
                }
            }
        }
        gone
    }

    fn has(&self, record: RecordId, unit: &str) -> bool {
        self.records.contains(&record) || self.units.contains(&(record, unit.to_owned()))
    }

    fn blanked(&self, change: &Change, unit: &str) -> bool {
        let at = (change.voice.clone(), change.seq, unit.to_owned());
        self.words.contains(&at)
    }

    /// Did anything that was ever said in a unit lose words?
    fn touched(&self, written: &Written, record: RecordId, unit: &str) -> bool {
        let mut all = written.of_unit(record, unit).iter();
        all.any(|&one| self.blanked(written.change(one), unit))
    }

    fn is_named(&self, value: &Value) -> bool {
        let id = value.as_str().and_then(|text| text.parse().ok());
        id.is_some_and(|id: RecordId| self.records.contains(&id))
    }
}

/// Changes that a laptop should hold and does not, or not as they were written.
pub fn missing(written: &Written, laptop: usize, gone: &Gone, log: &Log) -> Vec<String> {
    let all = log.values().flatten();
    let held: BTreeMap<(&str, u64), &Change> = all
        .map(|change| ((change.voice.as_str(), change.seq), change))
        .collect();
    let mut found = Vec::new();
    for (place, young) in written.all() {
        let change = &young.change;
        let there = held.get(&(change.voice.as_str(), change.seq));
        for (unit, said) in &change.sets {
            if gone.has(change.record, unit) || !written.is_for(laptop, place, unit) {
                continue;
            }
            let there = there.and_then(|there| there.sets.get(unit));
            let is_whole = there.is_some_and(|there| there == said || gone.blanked(change, unit));
            if !is_whole {
                let (voice, seq) = (&change.voice, change.seq);
                found.push(format!("laptop {laptop} lacks {unit} of {voice}/{seq}"));
            }
        }
    }
    found
}

/// One laptop, looked at.
pub struct Look<'a> {
    pub written: &'a Written,
    pub laptop: usize,
    pub gone: &'a Gone,
    pub people: &'a People,
}

impl Look<'_> {
    /// What is lost there, in sentences.
    pub fn losses(&self) -> Vec<String> {
        let mut found = self.untied();
        for (record, unit) in self.written.units() {
            let heads = self.heads(record, unit);
            // What began in private and is not here any more is nothing to those who never had it.
            let waits = self.people.is_nowhere(record)
                && !self.written.is_begun(self.laptop, record)
                && !self.written.is_left_here(record);
            let is_gone = self.gone.has(record, unit);
            if heads.is_empty() || waits || is_gone || self.people.is_of_joined(unit) {
                continue;
            }
            found.extend(self.untold(record, unit, &heads));
            for head in heads {
                found.extend(self.unasked(record, unit, head));
            }
        }
        let laptop = self.laptop;
        let named = found.into_iter();
        named
            .map(|what| format!("laptop {laptop}: {what}"))
            .collect()
    }

    fn heads(&self, record: RecordId, unit: &str) -> Vec<usize> {
        self.written.heads(self.laptop, record, unit)
    }

    fn is_as_written(&self, record: RecordId, unit: &str, said: &[&Value]) -> bool {
        !self.gone.touched(self.written, record, unit)
            && !said.iter().any(|value| self.gone.is_named(value))
    }

    /// Values that are neither shown nor asked about, and answers that somebody wrote over who had seen them.
    fn untold(&self, record: RecordId, unit: &str, heads: &[usize]) -> Vec<String> {
        let said = heads.iter().flat_map(|&head| self.written.said(head, unit));
        let said: Vec<&Value> = said.collect();
        if !self.is_as_written(record, unit, &said) || self.people.is_protected(record, unit) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for value in &said {
            if !self.people.tells(record, unit, value) {
                found.push(format!("{unit} of {record}: {value} is lost"));
            }
        }
        if unit == EXISTS || is_about_joining(unit) || self.people.is_hidden(record) {
            return found;
        }
        for told in self.people.told(record, unit) {
            if !said.iter().any(|value| self.people.same(unit, value, told)) {
                found.push(format!("{unit} of {record}: {told} was written over"));
            }
        }
        found
    }

    /// What went with a decision about the whole record whose maker did not know of it, though nobody is asked.
    fn unasked(&self, record: RecordId, unit: &str, head: usize) -> Option<String> {
        if unit == EXISTS || is_about_joining(unit) {
            return None;
        }
        let (written, people) = (self.written, self.people);
        let is_known = |decision: &str, deciders: &[usize]| {
            deciders.iter().any(|&decider| {
                decider == head
                    || written.saw(decider, head, unit)
                    || written.saw(head, decider, decision)
            })
        };
        let deciders = self.heads(record, EXISTS);
        if !people.is_kept(record) && !deciders.is_empty() && !is_known(EXISTS, &deciders) {
            return Some(format!("{unit} of {record} is lost in the bin"));
        }
        let keep = people.joined(record)?;
        let said: Vec<&Value> = written.said(head, unit).iter().collect();
        let is_told = said.iter().all(|value| people.tells(keep, unit, value));
        if is_told
            || people.is_asked_behind(record, unit)
            || !self.is_as_written(record, unit, &said)
            || self.gone.touched(written, keep, unit)
            || is_known(JOINED, &self.heads(record, JOINED))
        {
            return None;
        }
        Some(format!("{unit} of {record} is lost behind {keep}"))
    }

    /// What hangs on something that was deleted by somebody who did not know of it, though nobody is asked.
    fn untied(&self) -> Vec<String> {
        let (written, people) = (self.written, self.people);
        let mut found = Vec::new();
        for (record, unit) in written.units() {
            if !is_about(written.kind(record), unit) || self.gone.has(record, unit) {
                continue;
            }
            let told = people.told(record, unit).first();
            let Some(asset) = told.and_then(|value| named(unit, value)) else {
                continue;
            };
            let exists = self.heads(record, EXISTS).into_iter();
            let mut exists = exists.flat_map(|head| written.said(head, EXISTS));
            let is_here = exists.any(|value| value == HERE);
            let is_asked = people.is_kept(asset) || people.leads_elsewhere(asset);
            let deciders = self.heads(asset, EXISTS);
            let is_known = deciders.iter().any(|&one| written.knew_of(one, record));
            let is_decided = !deciders.is_empty() && !self.gone.records.contains(&asset);
            if is_here && is_decided && !is_asked && !is_known {
                found.push(format!("{record} is lost with {asset}, which it hangs on"));
            }
        }
        found
    }
}
