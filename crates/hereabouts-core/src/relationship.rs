//! A typed, directed tie between two assets. Its ends and its type never change.

use crate::audience::Sensitivity;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, RelationshipId};
use crate::log::safeguard;
use crate::record::{Kind, Record};
use crate::storage::rows::{Existence, get};
use crate::vocabulary::usual_sensitivity;
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
        if let (Some(since), Some(until)) = (&self.since, &self.until)
            && since.get(..until.len().min(since.len())) > until.get(..since.len().min(until.len()))
        {
            return Err(Error::invalid(format!(
                "It cannot have ended ({until}) before it began ({since})."
            )));
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

/// A year, a month or a day, in just this way: other spellings of a date would not sort.
fn is_date(text: &str) -> bool {
    let padded = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    let date = padded.parse::<jiff::civil::Date>();
    date.is_ok_and(|date| date.to_string() == padded)
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
            relationship.sensitivity = relationship
                .sensitivity
                .max(usual_sensitivity(tx.db(), kind, &relationship)?);
            let ends = (&relationship.from.0, &relationship.to.0);
            if safeguard::would_give_away(tx.db(), &relationship.kind, ends.0, ends.1)? {
                return Err(Error::invalid(
                    "One of the two is safeguarded, and this tie would say where it is. Something safeguarded is tied to no place.",
                ));
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_a_year_a_month_or_a_day() {
        let check = |since: &str, until: &str, says: Option<&str>| {
            let ids = [AssetId::new(), AssetId::new()];
            let tie = serde_json::json!({ "from": ids[0], "type": "supports", "to": ids[1], "since": since, "until": until });
            let tie: Relationship = serde_json::from_value(tie).unwrap();
            let error = tie.valid().err().map(|error| error.to_string());
            let as_expected = match (&error, says) {
                (Some(error), Some(says)) => error.contains(says),
                (error, says) => error.is_none() && says.is_none(),
            };
            assert!(as_expected, "{since} {until}: {error:?}");
        };
        check("2019", "2020-05", None);
        check(" 2019-05-04 ", "", None);
        check("2019-05-04", "2019", None);
        check("2019-05", "2019-05-01", None);
        check("2020", "2019-12", Some("before it began"));
        check("2019-05-04", "2019-05-03", Some("before it began"));
        for wrong in [
            "2019-13",
            "19",
            "20190504",
            "2019-05-04T10:00",
            "May 2019",
            "2019-5-4",
        ] {
            check(wrong, "", Some("is no date"));
        }
    }
}
