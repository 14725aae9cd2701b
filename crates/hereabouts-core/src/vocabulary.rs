//! The relationship types: those the field uses (domain: relationship types), and a catalogue's own.

use crate::audience::Sensitivity;
use crate::record::{Kind, Record};
use serde::{Deserialize, Serialize};

/// A type of relationship, worded in both directions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct RelationshipType {
    /// What relationships of this type carry in their `type`; never changes.
    pub key: String,
    /// "meets at", as in: the choir meets at the hall.
    pub wording: String,
    /// "hosts", as in: the hall hosts the choir.
    pub inverse: String,
    #[serde(default)]
    pub sensitivity: Sensitivity,
    #[serde(default)]
    pub retired: bool,
}

impl Record for RelationshipType {
    const KIND: Kind = Kind::RelationshipType;
    const FLAGS: &'static [&'static str] = &["retired"];
    const FIXED: &'static [&'static str] = &["key"];
    const NAME_IN_LABELS: &'static str = "wording";
}

use Sensitivity::{Careful, Ordinary, Sensitive};

const BUILT_IN: &[(&str, &str, &str, Sensitivity)] = &[
    ("meets_at", "meets at", "hosts", Ordinary),
    ("helps_run", "helps run", "is run with the help of", Careful),
    ("leads", "leads", "is led by", Careful),
    ("founded", "founded", "was founded by", Careful),
    ("member_of", "is a member of", "has as a member", Sensitive),
    (
        "works_for",
        "works or volunteers for",
        "has the help of",
        Careful,
    ),
    ("owns", "owns", "is owned by", Careful),
    ("looks_after", "looks after", "is looked after by", Careful),
    (
        "holds_key_to",
        "holds the key to",
        "has its key held by",
        Careful,
    ),
    ("funds", "funds", "is funded by", Ordinary),
    ("supports", "supports", "is supported by", Ordinary),
    ("part_of", "is part of", "includes", Ordinary),
    ("grew_out_of", "grew out of", "became", Ordinary),
    ("uses", "uses", "is used by", Careful),
    ("borrows_from", "borrows from", "lends to", Careful),
    ("knows", "knows", "knows", Sensitive),
    (
        "looks_out_for",
        "looks out for",
        "is looked out for by",
        Sensitive,
    ),
    (
        "introduced_to",
        "was introduced to",
        "was introduced to",
        Sensitive,
    ),
    ("connects", "connects", "is connected by", Careful),
    ("keeper_of", "is a keeper of", "is kept by", Careful),
    ("led_to", "led to", "came from", Ordinary),
    ("twin_of", "is a twin of", "is a twin of", Ordinary),
    (
        "signposts_to",
        "signposts to",
        "is signposted from",
        Ordinary,
    ),
];

/// The types every catalogue begins with, the most used first.
pub fn built_in() -> impl Iterator<Item = RelationshipType> {
    BUILT_IN
        .iter()
        .map(|&(key, wording, inverse, sensitivity)| RelationshipType {
            key: key.into(),
            wording: wording.into(),
            inverse: inverse.into(),
            sensitivity,
            retired: false,
        })
}
