//! What a copy shows when it is made, and what of home it does not.

use hereabouts_core::Catalogue;
use hereabouts_core::id::RecordId;
use hereabouts_core::log::view::View;
use hereabouts_core::log::{Change, rows};
use hereabouts_core::record::is_blank;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

pub type Log = BTreeMap<RecordId, Vec<Change>>;

/// All changes of a catalogue, record by record.
pub fn log(laptop: &Catalogue) -> Log {
    let read = laptop.read(|db| {
        let mut log = Log::new();
        rows::for_each_change(db, |change| {
            log.entry(change.record).or_default().push(change);
            Ok(())
        })?;
        Ok(log)
    });
    read.unwrap()
}

/// The answers to a unit in an order of their own, as they are shown: blank is blank, and how a place was found is no
/// part of where it is.
pub fn answers(view: &View, unit: &str) -> Vec<String> {
    let values = view.values(unit).into_iter().map(|mut value| {
        if let Value::Object(fields) = &mut value {
            fields.remove("method");
        }
        match is_blank(&value) {
            true => Value::Null,
            false => value,
        }
    });
    let mut answers: Vec<String> = values.map(|value| value.to_string()).collect();
    answers.sort();
    answers.dedup();
    answers
}

/// What is known of a copy when it is made.
pub struct Made {
    /// Id in the copy → id at home, where the two differ.
    pub ids: BTreeMap<String, String>,
    /// In which it began.
    pub voice: String,
    /// What it began with, in the ids of home.
    pub given: Log,
    /// The voice of home, and its last number that can be in the copy.
    pub home: (String, u64),
    /// Units of home that the copy does not show as they are there.
    pub hidden: BTreeSet<(RecordId, String)>,
}

impl Made {
    pub fn of(home: &Catalogue, before: &Log, copy: &Catalogue) -> Made {
        let kept = home.read(|db| {
            Ok(
                db.query_row("SELECT voice, ids FROM travel_copy", [], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })?,
            )
        });
        let (voice, ids): (String, Option<String>) = kept.unwrap();
        let ids = ids.map_or_else(BTreeMap::new, |ids| serde_json::from_str(&ids).unwrap());
        let given = in_ids_of_home(copy, &ids);
        let last = before.values().flatten().max_by_key(|change| change.seq);
        let last = last.unwrap();
        let mut hidden = BTreeSet::new();
        for (record, changes) in before {
            let (then, first) = (
                View::of(changes),
                View::of(given.get(record).into_iter().flatten()),
            );
            for unit in then.units() {
                if answers(&then, unit) != answers(&first, unit) {
                    hidden.insert((*record, unit.to_owned()));
                }
            }
        }
        Made {
            voice,
            given,
            home: (last.voice.clone(), last.seq),
            hidden,
            ids,
        }
    }

    /// Was this written at home where nobody in the copy could see it?
    pub fn is_unseen(&self, change: &Change, unit: &str) -> bool {
        let (voice, last) = &self.home;
        let is_hidden = || self.hidden.contains(&(change.record, unit.to_owned()));
        change.voice == *voice && (change.seq > *last || is_hidden())
    }
}

/// The log of a copy in the ids of home.
pub fn in_ids_of_home(copy: &Catalogue, ids: &BTreeMap<String, String>) -> Log {
    let here = |id: RecordId| {
        ids.get(&id.to_string())
            .map_or(id, |id| id.parse().unwrap())
    };
    let all = log(copy).into_iter();
    all.map(|(id, changes)| (here(id), changes)).collect()
}
