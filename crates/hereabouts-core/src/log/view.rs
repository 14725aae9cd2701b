//! What the changes of one record show.
//!
//! A unit's *heads* are the changes of it that no other has seen. One distinct value among them is the
//! value; several are a question, and the first of them is shown until somebody decides: the safer
//! one, else the one with the higher lamport number, voice, sequence number.

use super::{AUDIENCE, BIN, Change, EXISTS, HERE, Vector, join};
use crate::audience::{Audience, Sensitivity};
use crate::id::RecordId;
use serde_json::Value;
use std::collections::BTreeMap;

/// The changes of one record, unit by unit.
pub struct View<'a> {
    units: BTreeMap<&'a str, Vec<&'a Change>>,
}

/// What else hangs on a record: its relationships, contacts, confirmations, activities, attachments, consents and what
/// was asked for by right, and whether they are here.
pub type Hangers = BTreeMap<RecordId, bool>;

impl<'a> View<'a> {
    pub fn of(changes: impl IntoIterator<Item = &'a Change>) -> View<'a> {
        let mut units: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
        for change in changes {
            for unit in change.sets.keys() {
                units.entry(unit).or_default().push(change);
            }
        }
        View { units }
    }

    pub fn units(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.units.keys().copied()
    }

    /// Was anything of a unit ever said for all of these?
    pub fn was_for(&self, unit: &str, audience: &Audience) -> bool {
        let mut said = self.changes(unit).iter();
        said.any(|change| change.audience_of(unit).includes(audience))
    }

    pub(super) fn changes(&self, unit: &str) -> &[&'a Change] {
        self.units.get(unit).map_or(&[], Vec::as_slice)
    }

    /// The changes of a unit that no other has seen, the interim winner first.
    pub fn heads(&self, unit: &str) -> Vec<&'a Change> {
        let own = self.changes(unit);
        // Voice → the highest number that another change of the unit has seen; none has seen itself.
        let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
        for (voice, seq) in own.iter().filter_map(|c| c.seen.get(unit)).flatten() {
            let known = seen.entry(voice).or_default();
            *known = (*known).max(*seq);
        }
        let is_seen = |c: &Change| seen.get(c.voice.as_str()).is_some_and(|&seq| seq >= c.seq);
        let mut heads: Vec<&Change> = own.iter().filter(|c| !is_seen(c)).copied().collect();
        heads.sort_by(|a, b| b.order().cmp(&a.order()));
        heads
    }

    /// All that is known here of a unit: what a change made now will have seen.
    pub fn vector(&self, unit: &str) -> Vector {
        let mut vector = Vector::new();
        for change in self.changes(unit) {
            join(
                &mut vector,
                &Vector::from([(change.voice.clone(), change.seq)]),
            );
            if let Some(seen) = change.seen.get(unit) {
                join(&mut vector, seen);
            }
        }
        vector
    }

    /// The value shown, then the others in question. Equal values are one; null is a value: blank.
    pub fn values(&self, unit: &str) -> Vec<Value> {
        let mut values: Vec<Value> = Vec::new();
        for change in self.heads(unit) {
            for value in &change.sets[unit] {
                if !values.contains(value) {
                    values.push(value.clone());
                }
            }
        }
        values.sort_by_key(|value| risk(unit, value));
        if values.is_empty() {
            values.push(Value::Null);
        }
        values
    }

    /// The value shown now.
    pub fn shown(&self, unit: &str) -> Value {
        self.values(unit).swap_remove(0)
    }

    /// Here, in the bin, or never was; several while that is in question. Deleted here and changed
    /// there is kept until somebody decides.
    pub fn existence(&self, hangers: &Hangers) -> Vec<Value> {
        let mut values = self.values(EXISTS);
        let kept = values.iter().any(|v| v == HERE);
        if !kept
            && !self.heads(EXISTS).is_empty()
            && !self.unseen_work_by(EXISTS, hangers).is_empty()
        {
            values.insert(0, Value::from(HERE));
        }
        values
    }

    /// What those who decided about the whole record (`exists`: to delete it, `joined_into`: that it is one with
    /// another) could not know of, made by people who did not know of the decision: its units, and what hangs on it.
    pub fn unseen_work_by(&self, decision: &str, hangers: &Hangers) -> Vec<String> {
        let deciders = self.heads(decision);
        let mut found: Vec<String> = Vec::new();
        for unit in self
            .units()
            .filter(|unit| *unit != EXISTS && *unit != decision)
        {
            for head in self.heads(unit) {
                let known = deciders
                    .iter()
                    .any(|d| std::ptr::eq(*d, head) || d.covers(unit, head));
                let aware = deciders.iter().any(|d| head.covers(decision, d));
                if !known && !aware {
                    found.push(unit.to_owned());
                    break;
                }
            }
        }
        let unknown = hangers.iter().filter(|(id, here)| {
            **here
                && !deciders
                    .iter()
                    .any(|d| d.seen.contains_key(&hanger_key(id)))
        });
        found.extend(unknown.map(|(id, _)| hanger_key(id)));
        found
    }
}

/// How a decision about a record names, in `seen`, a relationship or contact it knew of.
pub fn hanger_key(id: &RecordId) -> String {
    format!("on:{id}")
}

/// Equal as sets of answers.
pub fn same_values(a: &[Value], b: &[Value]) -> bool {
    let within = |a: &[Value], b: &[Value]| a.iter().all(|value| b.contains(value));
    within(a, b) && within(b, a)
}

/// Would more leave with `then` than with `now` in this unit? Of what does not decide that, never.
pub fn lets_out_more(unit: &str, now: &Value, then: &Value) -> bool {
    let audience = |value: &Value| value.as_str().and_then(|text| text.parse().ok());
    let day = |value: &Value| value.as_str().map(str::to_owned);
    match unit {
        EXISTS => false,
        AUDIENCE => {
            let now: Audience = audience(now).unwrap_or(Audience::Team);
            !now.includes(&audience(then).unwrap_or(Audience::Team))
        }
        // A consent lapses on that day; without one it does not.
        "review_by" => day(now).is_some_and(|now| day(then).is_none_or(|then| then > now)),
        _ => risk(unit, then) > risk(unit, now),
    }
}

/// The safer value sorts first: here before bin before blank, the narrower audience, the higher
/// sensitivity, a child, restricted, not published, withdrawn. Everything else keeps its order.
fn risk(unit: &str, value: &Value) -> u8 {
    match unit {
        EXISTS => match value.as_str() {
            Some(HERE) => 0,
            Some(BIN) => 1,
            _ => 2,
        },
        AUDIENCE => match value
            .as_str()
            .and_then(|text| text.parse::<Audience>().ok())
        {
            Some(Audience::Me) => 0,
            Some(Audience::Team) | None => 1,
            Some(Audience::Partners(_)) => 2,
            Some(Audience::Public) => 3,
        },
        "sensitivity" if !value.is_string() => 3,
        "sensitivity" => match serde_json::from_value(value.clone()) {
            Ok(Sensitivity::Safeguarded) => 0,
            // A later version may know how careful one must be with it.
            Ok(Sensitivity::Sensitive) | Err(_) => 1,
            Ok(Sensitivity::Careful) => 2,
            Ok(Sensitivity::Ordinary) => 3,
        },
        // Taken back by somebody counts until it is decided.
        "withdrawn" => u8::from(value.is_null()),
        "is_child" | "restricted" => u8::from(*value != Value::Bool(true)),
        "may_be_published" => u8::from(*value == Value::Bool(true)),
        _ => 0,
    }
}
