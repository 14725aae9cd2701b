//! A typed, directed tie between two assets. Its ends and its type never change.

mod careful;
mod disputed;
mod once;
mod relate;
mod sentence;
#[cfg(test)]
pub(crate) mod testing;
mod ties;

pub(crate) use careful::careful_now;
pub(crate) use disputed::{
    Differing, ask_between, ask_everywhere, differing, ends_of, readings, shown_as_one,
    types_read_anew,
};
pub(crate) use once::{Once, OnceByRow, Told, Twins, each_once};
pub(crate) use relate::{Times, pass_on, relate_as, relate_as_it_stands, relate_in, same};
pub use sentence::{TieEnd, TieRead, TieTo};
pub(crate) use ties::Remembered;
pub use ties::{TieRow, TieSort, TiesAsked, TiesPage};

use crate::audience::Sensitivity;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, ConversationId, IntroductionId, RelationshipId};
use crate::record::{Kind, Record};
use crate::storage::rows::get;
use crate::vocabulary::{self, lookup};
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
    /// How sure it is.
    #[serde(default)]
    pub confidence: Option<Confidence>,
    /// The introduction or the conversation it is known from.
    #[serde(default)]
    pub introduction: Option<IntroductionId>,
    #[serde(default)]
    pub conversation: Option<ConversationId>,
    /// 1 loose, 2 regular, 3 close.
    #[serde(default)]
    pub strength: Option<u8>,
    #[serde(default)]
    pub sensitivity: Sensitivity,
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    Certain,
    Likely,
    Unsure,
}

impl Confidence {
    /// The word in the file and in exports.
    pub(crate) fn token(self) -> &'static str {
        match self {
            Confidence::Certain => "certain",
            Confidence::Likely => "likely",
            Confidence::Unsure => "unsure",
        }
    }
}

impl Record for Relationship {
    const KIND: Kind = Kind::Relationship;
    const FIXED: &'static [&'static str] = &["from", "type", "to"];
    const REFERENCES: &'static [&'static str] = &["from", "to", "introduction", "conversation"];
    const ABOUT: &'static [&'static str] = &["from", "to"];
}

impl Relationship {
    /// A tie of which nothing more is known.
    pub(crate) fn new(from: AssetId, kind: impl Into<String>, to: AssetId) -> Relationship {
        Relationship {
            from,
            kind: kind.into(),
            to,
            since: None,
            until: None,
            source: None,
            confidence: None,
            introduction: None,
            conversation: None,
            strength: None,
            sensitivity: Sensitivity::default(),
            note: None,
        }
    }

    pub(crate) fn valid(mut self) -> Result<Relationship> {
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

    /// The same as another was changed from `before` to `after`: at the same time and as careful as that, so that both
    /// still say the same; and what was changed beside that.
    fn changed_alike(self, before: &Relationship, after: &Relationship) -> Relationship {
        fn kept<T: PartialEq + Clone>(own: T, before: &T, after: &T) -> T {
            match before == after {
                true => own,
                false => after.clone(),
            }
        }
        Relationship {
            since: after.since.clone(),
            until: after.until.clone(),
            sensitivity: after.sensitivity,
            source: kept(self.source, &before.source, &after.source),
            confidence: kept(self.confidence, &before.confidence, &after.confidence),
            introduction: kept(self.introduction, &before.introduction, &after.introduction),
            conversation: kept(self.conversation, &before.conversation, &after.conversation),
            strength: kept(self.strength, &before.strength, &after.strength),
            note: kept(self.note, &before.note, &after.note),
            ..self
        }
    }
}

/// A year, a month or a day, in just this way: other spellings of a date would not sort.
pub(crate) fn is_date(text: &str) -> bool {
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
        self.transact(Label::one(Action::Relate, relationship.from), |tx| {
            relate_in(tx, relationship)
        })
    }

    /// Changes a tie, and with it all that say the same.
    pub fn edit_relationship(
        &self,
        id: RelationshipId,
        relationship: Relationship,
    ) -> Result<Outcome<()>> {
        let relationship = relationship.valid()?;
        self.transact(
            Label::one(Action::EditRelationship, relationship.from),
            |tx| {
                let found = get::<Relationship>(tx.db(), &id.0)?.or_not_found("relationship")?;
                let there = &found.record;
                // Its type may have become one with another, and reads as that.
                let known = vocabulary::all(tx.db())?;
                let reads_as = |key: &str| lookup(&known, key).map(|kind| kind.key.clone());
                if (there.from, there.to) != (relationship.from, relationship.to)
                    || reads_as(&there.kind) != reads_as(&relationship.kind)
                {
                    return Err(Error::invalid(
                        "The ends and the type of a tie never change. Remove it and make another.",
                    ));
                }
                let (twins, _) = Twins::of(tx.db(), &known, &found)?;
                let mut others = twins.0.clone();
                others.retain(|twin| twin.id != id.0);
                let kind = there.kind.clone();
                let before = twins.beside(found).record;
                let relationship = Relationship {
                    kind,
                    ..relationship
                };
                tx.update(id, &relationship)?;
                others.into_iter().try_for_each(|twin| {
                    let after = twin.record.changed_alike(&before, &relationship);
                    tx.update(twin.id, &after).map(drop)
                })
            },
        )
    }

    /// Removes a tie, and with it all that say the same: none of them would come up in its place.
    pub fn unrelate(&self, id: RelationshipId) -> Result<Outcome<()>> {
        self.transact(Label::of(Action::Unrelate), |tx| {
            let found = get::<Relationship>(tx.db(), &id.0)?.or_not_found("relationship")?;
            tx.label.record = Some(found.record.from.0);
            let known = vocabulary::all(tx.db())?;
            let (twins, _) = Twins::of(tx.db(), &known, &found)?;
            tx.remove(Kind::Relationship, id)?;
            let mut others = twins.0.iter().filter(|twin| twin.id != id.0);
            others.try_for_each(|twin| tx.remove(Kind::Relationship, twin.id))
        })
    }
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
