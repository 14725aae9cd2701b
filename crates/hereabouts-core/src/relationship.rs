//! A typed, directed tie between two assets. Its ends and its type never change.

use crate::audience::Sensitivity;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, RelationshipId};
use crate::record::{Kind, Record};
use crate::storage::rows::{Existence, get};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Relationship {
    pub from: AssetId,
    /// The key of a type in the vocabulary.
    #[serde(rename = "type")]
    pub kind: String,
    pub to: AssetId,
    /// A year, a month or a day: 2019, 2019-05, 2019-05-04.
    #[serde(default)]
    pub since: Option<String>,
    #[serde(default)]
    pub until: Option<String>,
    /// Who told us, or where it was seen.
    #[serde(default)]
    pub source: Option<String>,
    /// 1 loose, 2 regular, 3 close.
    #[serde(default)]
    pub strength: Option<u8>,
    #[serde(default)]
    pub sensitivity: Sensitivity,
    #[serde(default)]
    pub note: Option<String>,
}

impl Record for Relationship {
    const KIND: Kind = Kind::Relationship;
    const FIXED: &'static [&'static str] = &["from", "type", "to"];
    const REFERENCES: &'static [&'static str] = &["from", "to"];
    const ABOUT: &'static [&'static str] = &["from", "to"];
}

impl Relationship {
    fn valid(mut self) -> Result<Relationship> {
        for (text, what) in [(&mut self.since, "since"), (&mut self.until, "until")] {
            *text = text
                .take()
                .map(|t| t.trim().to_owned())
                .filter(|t| !t.is_empty());
            if let Some(given) = text
                && !is_date(given)
            {
                return Err(Error::invalid(format!(
                    "“{given}” is no date for “{what}”. Write a year, a month or a day: 2019, 2019-05 or 2019-05-04."
                )));
            }
        }
        for text in [&mut self.source, &mut self.note] {
            *text = text
                .take()
                .map(|t| t.trim().to_owned())
                .filter(|t| !t.is_empty());
        }
        if self.from == self.to {
            return Err(Error::invalid("An asset cannot be connected to itself."));
        }
        if self
            .strength
            .is_some_and(|strength| !(1..=3).contains(&strength))
        {
            return Err(Error::invalid(
                "The strength of a tie is 1 (loose), 2 (regular) or 3 (close).",
            ));
        }
        Ok(self)
    }
}

/// A year, a month or a day.
fn is_date(text: &str) -> bool {
    let padded = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    padded.parse::<jiff::civil::Date>().is_ok()
}

impl Catalogue {
    /// Connects two assets; the same tie a second time is the one that is there.
    pub fn relate(&self, relationship: Relationship) -> Result<Outcome<RelationshipId>> {
        let relationship = relationship.valid()?;
        self.transact(Label::one(Action::Relate, relationship.from), |tx| {
            for end in [relationship.from, relationship.to] {
                let found = crate::asset::stored(tx.db(), end)?;
                if found.existence != Existence::Here {
                    return Err(Error::invalid(
                        "One of the two lies in the bin. Take it out first.",
                    ));
                }
            }
            let known = crate::vocabulary::all(tx.db())?;
            let kind = known.iter().find(|kind| kind.key == relationship.kind);
            let Some(kind) = kind else {
                return Err(Error::invalid(format!(
                    "There is no relationship type “{}”. Add it first.",
                    relationship.kind
                )));
            };
            let mut relationship = relationship;
            relationship.sensitivity = relationship.sensitivity.max(kind.sensitivity);
            if let Some(id) = same(tx.db(), &relationship)? {
                return Ok(id);
            }
            let id = RelationshipId::new();
            tx.create(id, &relationship)?;
            Ok(id)
        })
    }

    pub fn edit_relationship(
        &self,
        id: RelationshipId,
        relationship: Relationship,
    ) -> Result<Outcome<()>> {
        let relationship = relationship.valid()?;
        self.transact(
            Label::one(Action::EditRelationship, relationship.from),
            |tx| {
                let there = get::<Relationship>(tx.db(), &id.0)?
                    .or_not_found("relationship")?
                    .record;
                if (there.from, &there.kind, there.to)
                    != (relationship.from, &relationship.kind, relationship.to)
                {
                    return Err(Error::invalid(
                        "The ends and the type of a tie never change. Remove it and make another.",
                    ));
                }
                tx.update(id, &relationship).map(drop)
            },
        )
    }

    pub fn unrelate(&self, id: RelationshipId) -> Result<Outcome<()>> {
        self.transact(Label::of(Action::Unrelate), |tx| {
            let found = get::<Relationship>(tx.db(), &id.0)?.or_not_found("relationship")?;
            tx.label.record = Some(found.record.from.0);
            tx.remove(Kind::Relationship, id)
        })
    }
}

/// The tie that says the same and is here.
fn same(db: &rusqlite::Connection, wanted: &Relationship) -> Result<Option<RelationshipId>> {
    let from = crate::storage::rows::of::<Relationship>(db, "from", &wanted.from.0)?;
    let alike = |r: &Relationship| {
        r.to == wanted.to && r.kind == wanted.kind && r.since == wanted.since && r.until.is_none()
    };
    Ok(from
        .into_iter()
        .find(|found| alike(&found.record))
        .map(|found| RelationshipId(found.id)))
}
