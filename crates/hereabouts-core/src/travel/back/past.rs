//! One record: what a travel copy was given of it, what it was here at that time, and what came of it there.

use crate::audience::Audience;
use crate::error::Result;
use crate::id::RecordId;
use crate::import::is_same_place;
use crate::log::joined::decides;
use crate::log::view::{View, same_values};
use crate::log::{Change, Seen, Vector, join, rows};
use crate::record::{Kind, is_blank};
use crate::travel::TravelCopy;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;
use std::mem::take;

pub(super) struct Past {
    /// Units that the copy was given.
    given: BTreeSet<String>,
    /// Unit → all that was known of it here, where the copy showed just that. A place that was made coarser, a name
    /// that was held back and a field that did not leave are not among them: nobody there has seen those.
    known: Seen,
    /// The same of units that no copy is told of: see [`is_never_told`]. Whoever decides about the whole counts as
    /// knowing them, and whoever writes them there does not.
    untold: Seen,
    /// Units that were shown otherwise there than here and end there as they began: nobody says anything by them. Of
    /// what was shown as it is here all is said, also where it was taken back: another laptop may have taken in a
    /// letter from before that.
    idle: BTreeSet<String>,
    /// Its place as the copy was given it and as it was here, where both are one spot and something of how it is known
    /// stayed here.
    spot: Option<(Value, Value)>,
}

/// What a place says of its spot and of how that is known; all the rest of it is words.
const OF_THE_SPOT: [&str; 5] = [
    "geometry",
    "precision",
    "uncertainty_m",
    "method",
    "gazetteer",
];
/// Those of them by which it was moved.
const WHERE: [&str; 3] = ["geometry", "precision", "uncertainty_m"];

impl Past {
    /// `given` is what the copy began with, `said` all that was done in it since, and `read` how far that was read here
    /// before.
    pub(super) fn of(
        db: &Connection,
        copy: &TravelCopy,
        read: &Vector,
        record: &RecordId,
        given: &[Change],
        said: &[&Change],
    ) -> Result<Past> {
        // Also what was set aside since: it was shown when the copy was made.
        let log = rows::history_of(db, record)?;
        let then = View::of(log.iter().filter(|change| was_here(copy, change)));
        let first = View::of(given);
        let last = View::of(given.iter().chain(said.iter().copied()));
        let there = View::of(said.iter().copied());

        let known = then.units().filter(|unit| showed(&first, &then, unit));
        let known = known.map(|unit| (unit.to_owned(), then.vector(unit)));
        let kind = said.first().map_or("", |change| change.kind.as_str());
        let untold = then.units().filter(|unit| is_never_told(copy, kind, unit));
        let untold = untold.map(|unit| (unit.to_owned(), then.vector(unit)));
        let says_nothing = |unit: &str| {
            let heard = there.vector(unit);
            let is_in = |change: &Change| heard.get(&change.voice) >= Some(&change.seq);
            let came = log
                .iter()
                .any(|change| change.sets.contains_key(unit) && is_in(change));
            // It is not here though all of it was read: a later letter said that it was taken back.
            let mut set = said.iter().filter(|change| change.sets.contains_key(unit));
            let is_old = set.all(|change| read.get(&change.voice) >= Some(&change.seq));
            let is_hidden = !showed(&first, &then, unit);
            !came && (is_old || (is_hidden && same(&first, &last, unit)))
        };
        // What was made there began with nothing.
        let idle = there.units().filter(|_| !given.is_empty());
        let idle = idle.filter(|unit| says_nothing(unit));
        Ok(Past {
            known: known.collect(),
            untold: untold.collect(),
            idle: idle.map(str::to_owned).collect(),
            spot: spot(&first, &then),
            given: first.units().map(str::to_owned).collect(),
        })
    }

    /// What comes of a change of the record, with what its writer can have seen of it here; nothing where all of it is
    /// idle. `voice` is the one in which the copy began.
    pub(super) fn part(&self, mut change: Change, voice: &str) -> Option<Change> {
        change.sets.retain(|unit, _| !self.idle.contains(unit));
        if change.sets.is_empty() {
            return None;
        }
        change
            .mentions
            .retain(|unit, _| change.sets.contains_key(unit));
        if let (Some((given, here)), Some(places)) = (&self.spot, change.sets.get_mut("place")) {
            for place in places {
                keep_spot(place, given, here);
            }
        }
        let mut seen = take(&mut change.seen);
        for unit in change.sets.keys() {
            seen.entry(unit.clone()).or_default();
        }
        let is_decision = change.sets.keys().any(|unit| decides(unit));
        if is_decision {
            // Whoever decides about the whole of it has seen also that nothing is said in these.
            let known = self.known.keys().chain(self.untold.keys());
            for unit in known.filter(|unit| !self.given.contains(*unit)) {
                seen.entry(unit.clone()).or_default();
            }
        }
        for (unit, vector) in &mut seen {
            // A decision that was taken back may not count as having seen what the copy began with.
            let was_seen = vector.remove(voice).is_some() || !self.given.contains(unit);
            let is_beside = is_decision && !change.sets.contains_key(unit);
            let untold = self.untold.get(unit).filter(|_| is_beside);
            if let Some(known) = self.known.get(unit).or(untold).filter(|_| was_seen) {
                join(vector, known);
            }
        }
        seen.retain(|unit, vector| !vector.is_empty() || unit.starts_with("on:"));
        change.seen = seen;
        Some(change)
    }
}

/// Was a change of this log here when the copy was made?
pub(super) fn was_here(copy: &TravelCopy, change: &Change) -> bool {
    copy.held.get(&change.voice) >= Some(&change.seq)
}

/// Does no copy for its audience tell this unit, which is about the record and none of what somebody knows of the
/// thing itself? The row that an asset came from; within the team also whose a number is and whether it may be
/// published, and how careful one must be with a tie.
fn is_never_told(copy: &TravelCopy, kind: &str, unit: &str) -> bool {
    let is_for_the_team = copy.audience == Audience::Team.to_string();
    match Kind::from_table(kind) {
        Some(Kind::Asset) => unit == "imported_from",
        Some(Kind::Contact) => {
            is_for_the_team && matches!(unit, "kind" | "may_be_published" | "publish_reason")
        }
        Some(Kind::Relationship) => is_for_the_team && unit == "sensitivity",
        _ => false,
    }
}

/// Do both show the same in a unit?
fn same(one: &View, other: &View, unit: &str) -> bool {
    same_values(&plain(one, unit), &plain(other, unit))
}

/// Did a copy that began with `first` show what was here then? A place leaves without how it was found, and no finer
/// than it is known: neither hides anything of where it is.
fn showed(first: &View, then: &View, unit: &str) -> bool {
    let (there, here) = (plain(first, unit), plain(then, unit));
    match (&there[..], &here[..]) {
        ([there], [here]) if unit == "place" && here != there => is_same_place(here, there),
        _ => same_values(&there, &here),
    }
}

/// The place that a copy began with and the one that was here then, where they are one spot and not said alike.
fn spot(first: &View, then: &View) -> Option<(Value, Value)> {
    let (there, here) = (plain(first, "place"), plain(then, "place"));
    let ([there], [here]) = (&there[..], &here[..]) else {
        return None;
    };
    // Words may be taken out of either later, which may not make another answer of this.
    let (is, was) = (without_words(there), without_words(here));
    let is_one = is != was && is_same_place(&was, &is);
    is_one.then(|| (there.clone(), here.clone()))
}

fn without_words(place: &Value) -> Value {
    let mut place = place.clone();
    if let Some(fields) = place.as_object_mut() {
        fields.retain(|field, _| OF_THE_SPOT.contains(&field.as_str()));
    }
    place
}

/// A place whose spot nobody moved in the copy is as it is known here, and only its words are from there.
fn keep_spot(place: &mut Value, given: &Value, here: &Value) {
    let was_moved = WHERE
        .iter()
        .any(|field| place.get(field) != given.get(field));
    if was_moved {
        return;
    }
    let Some(fields) = place.as_object_mut() else {
        return;
    };
    for field in OF_THE_SPOT {
        match here.get(field) {
            Some(known) => fields.insert(field.to_owned(), known.clone()),
            None => fields.remove(field),
        };
    }
}

/// The answers to a unit; blank is blank, whatever stands for it.
fn plain(view: &View, unit: &str) -> Vec<Value> {
    let values = view.values(unit).into_iter();
    let blank_is_null = |value| if is_blank(&value) { Value::Null } else { value };
    values.map(blank_is_null).collect()
}
