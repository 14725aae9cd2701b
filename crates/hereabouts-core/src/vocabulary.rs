//! The relationship types: those the field uses (domain: relationship types), and a catalogue's own.

use crate::audience::Sensitivity;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::RelationshipTypeId;
use crate::record::{Kind, Record};
use crate::storage::rows;
use rusqlite::Connection;
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

/// Every type that can be used: the catalogue's own words for a built-in key replace it.
pub(crate) fn all(db: &Connection) -> Result<Vec<RelationshipType>> {
    let own: Vec<RelationshipType> = rows::all::<RelationshipType>(db, "n")?
        .into_iter()
        .map(|found| found.record)
        .collect();
    let ours = |key: &str| own.iter().any(|kind| kind.key == key);
    let built_in: Vec<RelationshipType> = built_in().filter(|kind| !ours(&kind.key)).collect();
    Ok(own.into_iter().chain(built_in).collect())
}

impl Catalogue {
    pub fn relationship_types(&self) -> Result<Vec<RelationshipType>> {
        self.read(|db| Ok(all(db)?.into_iter().filter(|kind| !kind.retired).collect()))
    }

    pub fn add_relationship_type(
        &self,
        wording: String,
        inverse: String,
    ) -> Result<Outcome<String>> {
        let (wording, inverse) = both_ways(&wording, &inverse)?;
        self.transact(Label::of(Action::AddRelationshipType), |tx| {
            if let Some(there) = all(tx.db())?
                .into_iter()
                .find(|kind| kind.wording == wording && kind.inverse == inverse)
            {
                return Ok(there.key);
            }
            let id = RelationshipTypeId::new();
            let kind = RelationshipType {
                key: id.to_string(),
                wording,
                inverse,
                sensitivity: Careful,
                retired: false,
            };
            tx.create(id, &kind)?;
            tx.label.record = Some(id.0);
            Ok(kind.key)
        })
    }

    pub fn edit_relationship_type(
        &self,
        key: String,
        wording: String,
        inverse: String,
    ) -> Result<Outcome<()>> {
        let (wording, inverse) = both_ways(&wording, &inverse)?;
        self.transact(Label::of(Action::EditRelationshipType), |tx| {
            let own = rows::all::<RelationshipType>(tx.db(), "n")?
                .into_iter()
                .find(|found| found.record.key == key);
            if let Some(own) = own {
                tx.update(
                    own.id,
                    &RelationshipType {
                        wording,
                        inverse,
                        ..own.record
                    },
                )?;
                return Ok(());
            }
            let Some(usual) = built_in().find(|kind| kind.key == key) else {
                return Err(Error::NotFound("relationship type"));
            };
            // The id follows from the key, so that two laptops wording one type word the same record.
            let id = RelationshipTypeId(crate::id::imported(b"relationship_type", &[&key]));
            tx.create(
                id,
                &RelationshipType {
                    wording,
                    inverse,
                    ..usual
                },
            )
        })
    }
}

fn both_ways(wording: &str, inverse: &str) -> Result<(String, String)> {
    match (wording.trim(), inverse.trim()) {
        ("", _) | (_, "") => Err(Error::invalid(
            "A relationship type needs its words in both directions: “meets at”, and the other way round “hosts”.",
        )),
        (wording, inverse) => Ok((wording.to_owned(), inverse.to_owned())),
    }
}
