//! What is left out of a release because of what was found in it.

use super::Leak;
use crate::asset::AssetKind;
use crate::id::{AssetId, RecordId};
use crate::release::contents::Leaver;
use crate::release::fields::{Key, Known};
use hereabouts_export::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A part of an asset.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Name,
    Photos,
    Field(Key),
    /// One of a list.
    Element(Key, String),
    Everything,
}

/// Decided while all of it is surveyed; the files go by it.
#[derive(Default)]
pub struct Left {
    /// Row number → what of it stays, and why.
    parts: HashMap<u32, BTreeMap<Part, Leak>>,
    ties: HashSet<RecordId>,
    /// Left out as a whole.
    pub records: BTreeSet<AssetId>,
}

impl Left {
    /// Nothing but these records, each as a whole.
    pub fn without(records: impl Iterator<Item = AssetId>) -> Left {
        Left {
            records: records.collect(),
            ..Left::default()
        }
    }

    pub fn leave_out(&mut self, n: u32, part: Part, why: Leak) {
        self.parts.entry(n).or_default().entry(part).or_insert(why);
    }

    pub fn leave_out_tie(&mut self, id: RecordId) {
        self.ties.insert(id);
    }

    pub fn has_tie(&self, id: &RecordId) -> bool {
        self.ties.contains(id)
    }

    pub fn has_photos(&self, n: u32) -> bool {
        let parts = self.parts.get(&n);
        parts.is_some_and(|parts| parts.contains_key(&Part::Photos))
    }

    /// The name of an asset as it leaves, where its own does not.
    pub fn name(&self, n: u32, kind: AssetKind) -> Option<&'static str> {
        let parts = self.parts.get(&n);
        parts
            .is_some_and(|parts| parts.contains_key(&Part::Name))
            .then(|| unnamed(kind))
    }

    /// Takes out of an asset what stays of it, and says why.
    pub fn take_out(&self, known: &Known, leaver: &mut Leaver) {
        let Some(parts) = self.parts.get(&known.n) else {
            return;
        };
        let fields = &mut leaver.fields;
        for (part, leak) in parts {
            let field = match part {
                Part::Name => {
                    leaver.name = unnamed(known.asset.kind).to_owned();
                    "name".to_owned()
                }
                Part::Photos => {
                    fields.leaving.retain(|(key, _)| *key != Key::Photos);
                    "photos".to_owned()
                }
                Part::Field(key) => {
                    fields.leaving.retain(|(one, _)| one != key);
                    key.column().name
                }
                Part::Element(key, element) => {
                    for (_, value) in fields.leaving.iter_mut().filter(|(one, _)| one == key) {
                        if let Value::List(items) = value {
                            items.retain(|item| item != element);
                        }
                    }
                    fields.leaving.retain(
                        |(_, value)| !matches!(value, Value::List(items) if items.is_empty()),
                    );
                    key.column().name
                }
                Part::Everything => continue,
            };
            fields.held_back.insert(field, leak.why().to_owned());
        }
    }
}

/// What something is called whose name stays.
pub fn unnamed(kind: AssetKind) -> &'static str {
    match kind {
        AssetKind::Person => "A neighbour",
        AssetKind::Association => "A group",
        AssetKind::Institution => "A service",
        AssetKind::Place => "A place",
        AssetKind::Exchange => "A local exchange",
        AssetKind::Culture => "A story or tradition",
    }
}
