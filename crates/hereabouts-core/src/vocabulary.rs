//! The relationship types: those the field uses, and a catalogue's own. That people avoid each other is no type: it
//! would be a judgement of somebody, kept for ever.

mod edit;

use crate::asset::{Asset, AssetKind};
use crate::audience::Sensitivity;
use crate::error::Result;
use crate::record::{Kind, Record};
use crate::relationship::Relationship;
use crate::search::fold;
use crate::storage::rows;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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
    /// The kinds it usually leads from and to; any where there is none.
    #[serde(default)]
    pub from_kinds: BTreeSet<AssetKind>,
    #[serde(default)]
    pub to_kinds: BTreeSet<AssetKind>,
    /// Language (a code such as pl) → its words in it.
    #[serde(default)]
    #[ts(type = "Record<string, TypeWords>")]
    pub words: BTreeMap<String, TypeWords>,
    /// The key of the type that this one became one with.
    #[serde(default)]
    pub merged_into: Option<String>,
}

/// A relationship type's words in one language, in both directions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct TypeWords {
    pub wording: String,
    pub inverse: String,
}

impl Record for RelationshipType {
    const KIND: Kind = Kind::RelationshipType;
    const FLAGS: &'static [&'static str] = &["retired"];
    const NESTED: &'static [&'static str] = &["from_kinds", "to_kinds", "words"];
    const FIXED: &'static [&'static str] = &["key"];
    const NAME_IN_LABELS: &'static str = "wording";
}

use Sensitivity::{Careful, Ordinary, Sensitive};

/// Kinds that a type usually leads from, or to; any where there is none.
type Kinds = &'static [AssetKind];

const ANY: Kinds = &[];
const PERSON: Kinds = &[AssetKind::Person];
const INSTITUTION: Kinds = &[AssetKind::Institution];
const GROUP: Kinds = &[AssetKind::Association, AssetKind::Institution];
const GIVEN_TO: Kinds = &[
    AssetKind::Association,
    AssetKind::Person,
    AssetKind::Exchange,
    AssetKind::Culture,
];
const RUN: Kinds = &[
    AssetKind::Association,
    AssetKind::Institution,
    AssetKind::Exchange,
    AssetKind::Culture,
];
const PLACE: Kinds = &[AssetKind::Place];
const SPOT: Kinds = &[AssetKind::Place, AssetKind::Institution];
const TOLD: Kinds = &[AssetKind::Place, AssetKind::Culture];
const KEPT: Kinds = &[AssetKind::Culture, AssetKind::Exchange];

/// Key, words in both directions, how careful one must be, the usual ends.
const BUILT_IN: &[(&str, &str, &str, Sensitivity, Kinds, Kinds)] = &[
    ("meets_at", "meets at", "hosts", Ordinary, RUN, SPOT),
    (
        "happens_at",
        "happens at",
        "is the place of",
        Ordinary,
        KEPT,
        SPOT,
    ),
    (
        "helps_run",
        "helps run",
        "is run with the help of",
        Careful,
        PERSON,
        RUN,
    ),
    ("leads", "leads", "is led by", Careful, PERSON, RUN),
    ("founded", "founded", "was founded by", Careful, PERSON, RUN),
    (
        "member_of",
        "is a member of",
        "has as a member",
        Sensitive,
        PERSON,
        GROUP,
    ),
    (
        "works_for",
        "works or volunteers for",
        "has the help of",
        Careful,
        PERSON,
        GROUP,
    ),
    ("owns", "owns", "is owned by", Careful, ANY, PLACE),
    (
        "looks_after",
        "looks after",
        "is looked after by",
        Careful,
        ANY,
        PLACE,
    ),
    (
        "holds_key_to",
        "holds the key to",
        "has its key held by",
        Careful,
        ANY,
        PLACE,
    ),
    ("funds", "funds", "is funded by", Ordinary, INSTITUTION, ANY),
    (
        "gave_small_spark_to",
        "gave a small spark to",
        "was given a small spark by",
        Ordinary,
        GROUP,
        GIVEN_TO,
    ),
    (
        "supports",
        "supports",
        "is supported by",
        Ordinary,
        ANY,
        ANY,
    ),
    ("advises", "advises", "is advised by", Ordinary, ANY, ANY),
    (
        "insures",
        "insures",
        "is insured by",
        Ordinary,
        INSTITUTION,
        ANY,
    ),
    ("part_of", "is part of", "includes", Ordinary, ANY, ANY),
    (
        "branch_of",
        "is a branch of",
        "has as a branch",
        Ordinary,
        GROUP,
        GROUP,
    ),
    ("grew_out_of", "grew out of", "became", Ordinary, ANY, ANY),
    (
        "same_organisation_as",
        "is the same organisation as",
        "is the same organisation as",
        Ordinary,
        GROUP,
        GROUP,
    ),
    ("uses", "uses", "is used by", Careful, ANY, ANY),
    (
        "borrows_from",
        "borrows from",
        "lends to",
        Careful,
        ANY,
        ANY,
    ),
    ("knows", "knows", "knows", Sensitive, PERSON, PERSON),
    (
        "trusts",
        "trusts",
        "is trusted by",
        Sensitive,
        PERSON,
        PERSON,
    ),
    (
        "looks_out_for",
        "looks out for",
        "is looked out for by",
        Sensitive,
        PERSON,
        PERSON,
    ),
    (
        "introduced_to",
        "was introduced to",
        "was introduced to",
        Sensitive,
        PERSON,
        ANY,
    ),
    (
        "connects",
        "connects",
        "is connected by",
        Careful,
        PERSON,
        ANY,
    ),
    (
        "told_story_about",
        "told a story about",
        "has a story told by",
        Careful,
        PERSON,
        TOLD,
    ),
    (
        "keeper_of",
        "is a keeper of",
        "is kept by",
        Careful,
        ANY,
        KEPT,
    ),
    ("led_to", "led to", "came from", Ordinary, ANY, ANY),
    (
        "inspired",
        "inspired",
        "was inspired by",
        Ordinary,
        ANY,
        ANY,
    ),
    (
        "twin_of",
        "is a twin of",
        "is a twin of",
        Ordinary,
        ANY,
        ANY,
    ),
    (
        "signposts_to",
        "signposts to",
        "is signposted from",
        Ordinary,
        ANY,
        ANY,
    ),
    (
        "connected_with",
        "is connected with",
        "is connected with",
        Careful,
        ANY,
        ANY,
    ),
];

/// The types every catalogue begins with, the most used first.
pub fn built_in() -> impl Iterator<Item = RelationshipType> {
    BUILT_IN.iter().map(
        |&(key, wording, inverse, sensitivity, from, to)| RelationshipType {
            sensitivity,
            from_kinds: from.iter().copied().collect(),
            to_kinds: to.iter().copied().collect(),
            ..RelationshipType::new(key, wording, inverse)
        },
    )
}

impl RelationshipType {
    /// A type as careful as none, between any kinds.
    pub(crate) fn new(
        key: impl Into<String>,
        wording: impl Into<String>,
        inverse: impl Into<String>,
    ) -> RelationshipType {
        RelationshipType {
            key: key.into(),
            wording: wording.into(),
            inverse: inverse.into(),
            sensitivity: Ordinary,
            retired: false,
            from_kinds: BTreeSet::new(),
            to_kinds: BTreeSet::new(),
            words: BTreeMap::new(),
            merged_into: None,
        }
    }

    /// It reads the same from both ends.
    pub(crate) fn is_symmetric(&self) -> bool {
        fold(&self.wording) == fold(&self.inverse)
    }

    /// It usually ties these kinds in this direction.
    pub(crate) fn fits(&self, from: AssetKind, to: AssetKind) -> bool {
        let fits = |kinds: &BTreeSet<AssetKind>, kind| kinds.is_empty() || kinds.contains(&kind);
        fits(&self.from_kinds, from) && fits(&self.to_kinds, to)
    }
}

/// Every type a tie may have, the catalogue's own words for a built-in key in place of those. One that became one
/// with another stands here under its own key with all that the other says, so that its ties read as the other's.
pub(crate) fn all(db: &Connection) -> Result<Vec<RelationshipType>> {
    let every = unread(db)?;
    let read = every.iter().map(|kind| match becomes(&every, kind) {
        Some(other) => RelationshipType {
            key: kind.key.clone(),
            retired: true,
            merged_into: Some(other.key.clone()),
            ..other.clone()
        },
        None => RelationshipType {
            merged_into: None,
            ..kind.clone()
        },
    });
    Ok(read.collect())
}

/// Every type in its own words; one that became one with another is put away, and names what it reads as now.
fn listed(db: &Connection) -> Result<Vec<RelationshipType>> {
    let every = unread(db)?;
    let own = every.iter().map(|kind| {
        let merged_into = becomes(&every, kind).map(|other| other.key.clone());
        RelationshipType {
            retired: kind.retired || merged_into.is_some(),
            merged_into,
            ..kind.clone()
        }
    });
    Ok(own.collect())
}

/// Every type in its own words, also one that became one with another.
pub(crate) fn unread(db: &Connection) -> Result<Vec<RelationshipType>> {
    let own: Vec<RelationshipType> = rows::all::<RelationshipType>(db, "n")?
        .into_iter()
        .map(|found| found.record)
        .collect();
    let ours = |key: &str| own.iter().any(|kind| kind.key == key);
    let built_in: Vec<RelationshipType> = built_in().filter(|kind| !ours(&kind.key)).collect();
    Ok(own.into_iter().chain(built_in).collect())
}

/// The type that a tie's `type` reads as now; none where nobody knows it.
pub(crate) fn lookup<'k>(known: &'k [RelationshipType], key: &str) -> Option<&'k RelationshipType> {
    let find = |key: &str| known.iter().find(|kind| kind.key == key);
    let kind = find(key)?;
    match &kind.merged_into {
        Some(other) => find(other),
        None => Some(kind),
    }
}

/// The type at the end of what one became one with; none where it stands for itself. Two laptops may each have made
/// one of two types one with the other: then all of the ring are the one whose key comes first.
fn becomes<'k>(
    every: &'k [RelationshipType],
    kind: &'k RelationshipType,
) -> Option<&'k RelationshipType> {
    let mut way = vec![kind];
    while let Some(next) = way.last().and_then(|kind| kind.merged_into.as_ref()) {
        let Some(next) = every.iter().find(|kind| kind.key == *next) else {
            break;
        };
        if let Some(at) = way.iter().position(|kind| kind.key == next.key) {
            let first = way[at..].iter().min_by_key(|kind| &kind.key)?;
            return Some(*first).filter(|first| first.key != kind.key);
        }
        way.push(next);
    }
    way.last().copied().filter(|other| other.key != kind.key)
}

/// Groups of which nobody may be told that somebody is close to them: what they believe, what they came through, whom
/// they love, where they fled from (UK GDPR, article 9; inference counts). Folded beginnings of words.
const TELLING: &[&str] = &[
    "church",
    "mosque",
    "masjid",
    "muslim",
    "islam",
    "synagogue",
    "jewish",
    "gurdwara",
    "sikh",
    "mandir",
    "hindu",
    "buddhis",
    "quaker",
    "faith",
    "prayer",
    "bible",
    "quran",
    "koran",
    "catholic",
    "methodist",
    "baptist",
    "christian",
    "recovery",
    "sober",
    "alcoholic",
    "narcotics",
    "addict",
    "rehab",
    "survivor",
    "bereave",
    "mental",
    "dementia",
    "hiv",
    "cancer",
    "disab",
    "autis",
    "lgbt",
    "gay",
    "lesbian",
    "queer",
    "transgender",
    "bisexual",
    "pride",
    "refugee",
    "asylum",
    "migrant",
    "trade union",
    "kosciol",
    "parafia",
    "meczet",
    "wiara",
    "uchodz",
    "migran",
    "trzezw",
    "uzalezn",
];

/// Does what a group is called, or how it is tagged, tell something of whoever is close to it?
pub(crate) fn tells_of_its_people(group: &Asset) -> bool {
    let texts = group.tags.iter().map(String::as_str);
    let texts = texts.chain([group.name.as_str()]);
    let texts = texts.chain(group.focus.as_deref());
    texts.into_iter().any(|text| {
        let folded = fold(text);
        let begins = |word: &str| TELLING.iter().any(|telling| word.starts_with(telling));
        folded
            .split(|sign: char| !sign.is_alphanumeric())
            .any(begins)
            || TELLING
                .iter()
                .any(|telling| telling.contains(' ') && folded.contains(telling))
    })
}

/// How careful one must be with a tie unless somebody says otherwise: as its type is, and sensitive where it ties a
/// person to a group that tells something of them.
pub(crate) fn usual_sensitivity(
    db: &Connection,
    kind: &RelationshipType,
    tie: &Relationship,
) -> Result<Sensitivity> {
    let one = rows::get::<Asset>(db, &tie.from.0)?;
    let two = rows::get::<Asset>(db, &tie.to.0)?;
    let (Some(one), Some(two)) = (one, two) else {
        return Ok(kind.sensitivity);
    };
    let telling = |person: &Asset, group: &Asset| {
        person.kind == AssetKind::Person
            && matches!(group.kind, AssetKind::Association | AssetKind::Institution)
            && tells_of_its_people(group)
    };
    let (one, two) = (one.record, two.record);
    Ok(match telling(&one, &two) || telling(&two, &one) {
        true => kind.sensitivity.max(Sensitive),
        false => kind.sensitivity,
    })
}

#[cfg(test)]
mod tests;
