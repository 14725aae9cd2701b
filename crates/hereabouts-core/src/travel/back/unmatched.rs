//! What a copy began with and nobody found again here: a contact, a tie, a gift that goes by an id which only the copy
//! knows. Once something was changed of it there, it comes as a whole, as if it had been made there; of a change alone
//! nothing could be read here.

use super::was_known;
use crate::error::Result;
use crate::id::RecordId;
use crate::log::view::View;
use crate::log::{Change, EXISTS, Mentions, Sets, Vector, join};
use crate::record::Kind;
use crate::travel::TravelCopy;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

const HANGING: [Kind; 6] = [
    Kind::Relationship,
    Kind::Contact,
    Kind::Gift,
    Kind::Wish,
    Kind::Confirmation,
    Kind::Attachment,
];

/// Takes such records out of `given` and says what was given of them with what was said of them. A deletion alone
/// brings nothing.
///
/// It comes with the first change of every voice, so that a later letter, in which more voices may have spoken, says the
/// same of the changes that were in an earlier one.
pub(super) fn whole(
    db: &Connection,
    copy: &TravelCopy,
    given: &mut BTreeMap<RecordId, Vec<Change>>,
    said: &mut Vec<Change>,
) -> Result<()> {
    let hangs = |change: &&Change| HANGING.iter().any(|kind| kind.table() == change.kind);
    let changed = said.iter().filter(hangs);
    let changed: BTreeSet<RecordId> = changed.map(|change| change.record).collect();
    let here: BTreeSet<&str> = copy.ids.values().map(String::as_str).collect();
    for record in changed {
        if here.contains(record.to_string().as_str()) || was_known(db, copy, &record)? {
            continue;
        }
        let Some(base) = given.remove(&record) else {
            continue;
        };
        let mut of = said.iter().filter(|change| change.record == record);
        if of.all(|change| change.sets.keys().all(|unit| unit == EXISTS)) {
            said.retain(|change| change.record != record);
            continue;
        }
        let of = said.iter_mut().filter(|change| change.record == record);
        bring_along(&copy.voice, &base, of.collect());
    }
    Ok(())
}

/// `of` is all that was said of a record that began as `base`, written by `voice`.
fn bring_along(voice: &str, base: &[Change], mut of: Vec<&mut Change>) {
    let view = View::of(base);
    let sets: Sets = view
        .units()
        .map(|unit| (unit.to_owned(), view.values(unit)))
        .collect();
    let mentions: Mentions = base
        .iter()
        .flat_map(|change| change.mentions.clone())
        .collect();
    let mut first: BTreeMap<String, u64> = BTreeMap::new();
    for change in &of {
        let seq = first.entry(change.voice.clone()).or_insert(change.seq);
        *seq = (*seq).min(change.seq);
    }
    // Unit → the changes that say it as the copy began with it.
    let mut carried: BTreeMap<String, Vector> = BTreeMap::new();
    for change in &mut of {
        if first.get(&change.voice) != Some(&change.seq) {
            continue;
        }
        for (unit, values) in &sets {
            if change.sets.contains_key(unit) {
                continue;
            }
            change.sets.insert(unit.clone(), values.clone());
            change.seen.remove(unit);
            if let Some(of) = mentions.get(unit) {
                change.mentions.insert(unit.clone(), of.clone());
            }
            let by = carried.entry(unit.clone()).or_default();
            by.insert(change.voice.clone(), change.seq);
        }
    }
    // Whoever had seen what the copy began with has seen it in these.
    for change in of {
        let own = (change.voice.clone(), change.seq);
        for (unit, seen) in &mut change.seen {
            let by = carried.get(unit);
            // Its own saying of it is not over anybody else's.
            let by = by.filter(|by| by.get(&own.0) != Some(&own.1));
            if let Some(by) = by
                && seen.contains_key(voice)
            {
                join(seen, by);
            }
        }
    }
}
