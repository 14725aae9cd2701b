//! What a travel copy calls things, said as they are called here.

use crate::audience::Audience;
use crate::id::RecordId;
use crate::log::{Change, Mentions};
use crate::travel::TravelCopy;
use serde_json::Value;
use std::collections::BTreeMap;

/// Id in the copy → id here, where the two differ.
pub(super) struct Names<'a>(&'a BTreeMap<String, String>);

impl<'a> Names<'a> {
    pub(super) fn of(copy: &'a TravelCopy) -> Names<'a> {
        Names(&copy.ids)
    }
}

impl Names<'_> {
    pub(super) fn record(&self, there: &RecordId) -> RecordId {
        let here = self.0.get(&there.to_string());
        here.and_then(|id| id.parse().ok()).unwrap_or(*there)
    }

    /// An id, also behind what it belongs to: `field/ID`, `on:ID`. Every other word as it is.
    pub(super) fn word(&self, there: &str) -> String {
        let id = there.find(['/', ':']).map_or(0, |at| at + 1);
        match self.0.get(&there[id..]) {
            Some(here) => format!("{}{here}", &there[..id]),
            None => there.to_owned(),
        }
    }

    fn value(&self, there: Value) -> Value {
        match there {
            Value::String(text) => match self.0.get(&text) {
                Some(here) => Value::String(here.clone()),
                None => Value::String(text),
            },
            Value::Array(items) => {
                Value::Array(items.into_iter().map(|item| self.value(item)).collect())
            }
            Value::Object(fields) => {
                let fields = fields.into_iter();
                let here = fields.map(|(name, field)| (self.word(&name), self.value(field)));
                Value::Object(here.collect())
            }
            other => other,
        }
    }

    /// The label of an operation, of whichever version.
    pub(super) fn label(&self, there: Value) -> Value {
        let part = |part: Value| match part {
            Value::String(text) => Value::String(self.word(&text)),
            other => other,
        };
        match there {
            Value::Object(parts) => {
                let parts = parts.into_iter();
                Value::Object(parts.map(|(name, said)| (name, part(said))).collect())
            }
            other => other,
        }
    }

    fn mentions(&self, there: Mentions) -> Mentions {
        let mut here = Mentions::new();
        for (unit, owners) in there {
            let of = here.entry(self.word(&unit)).or_default();
            for (owner, spots) in owners {
                of.entry(self.record(&owner)).or_default().extend(spots);
            }
        }
        here
    }

    /// A change, all of it for the team: beyond it goes what is decided to here.
    pub(super) fn change(&self, there: Change) -> Change {
        let sets = there.sets.into_iter().map(|(unit, values)| {
            let values = values.into_iter().map(|value| self.value(value));
            (self.word(&unit), values.collect())
        });
        let seen = there.seen.into_iter();
        Change {
            record: self.record(&there.record),
            sets: sets.collect(),
            seen: seen
                .map(|(unit, vector)| (self.word(&unit), vector))
                .collect(),
            audience: BTreeMap::from([("*".to_owned(), Audience::Team)]),
            mentions: self.mentions(there.mentions),
            ..there
        }
    }
}
