//! Two or more brought together, and how it went: stage by stage, each with its day. Only the shape of it is ever
//! told, never how many somebody made.

use crate::asset::stored;
use crate::catalogue::{Catalogue, Outcome, today};
use crate::conversation::{Party, parties, party};
use crate::error::{Error, OrNotFound, Result};
use crate::gift::Gift;
use crate::history::{Action, Label};
use crate::id::{AssetId, GiftId, IntroductionId, RecordId, RelationshipId, WishId};
use crate::record::{Elements, Kind, Record};
use crate::storage::rows::{self, Existence, Stored};
use crate::topic;
use crate::wish::Wish;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Introduction {
    pub parties: BTreeSet<AssetId>,
    /// The gift and the wish that it is about, if any.
    #[serde(default)]
    pub gift: Option<GiftId>,
    #[serde(default)]
    pub wish: Option<WishId>,
    /// Why they could meet, in a sentence.
    #[serde(default)]
    pub why: Option<String>,
    #[serde(default)]
    pub made_by: Option<String>,
    /// At which place, or in words.
    #[serde(default)]
    pub at: Option<AssetId>,
    #[serde(default, rename = "where")]
    pub place: Option<String>,
    pub stage: Stage,
    /// Stage → ISO 8601 day on which it was reached. None has one that lies further along the way; paused and ended
    /// have the day of the last time.
    #[serde(default)]
    #[ts(type = "Record<string, string>")]
    pub reached: BTreeMap<String, String>,
    #[serde(default)]
    pub came_of_it: Option<String>,
    /// One of them would rather not: it is not suggested again.
    #[serde(default)]
    pub said_no: bool,
}

/// How far it is (domain 5.3).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Suggested,
    Offered,
    Introduced,
    Met,
    GoingWithSupport,
    GoingOnTheirOwn,
    CarryingOnWithoutUs,
    Paused,
    Ended,
}

impl Stage {
    /// The way it goes, in its order; pausing and ending stand beside it.
    const WAY: &'static [Stage] = &[
        Stage::Suggested,
        Stage::Offered,
        Stage::Introduced,
        Stage::Met,
        Stage::GoingWithSupport,
        Stage::GoingOnTheirOwn,
        Stage::CarryingOnWithoutUs,
    ];

    pub fn token(self) -> &'static str {
        match self {
            Stage::Suggested => "suggested",
            Stage::Offered => "offered",
            Stage::Introduced => "introduced",
            Stage::Met => "met",
            Stage::GoingWithSupport => "going_with_support",
            Stage::GoingOnTheirOwn => "going_on_their_own",
            Stage::CarryingOnWithoutUs => "carrying_on_without_us",
            Stage::Paused => "paused",
            Stage::Ended => "ended",
        }
    }

    /// Somebody still does something about it.
    pub fn under_way(self) -> bool {
        !matches!(self, Stage::CarryingOnWithoutUs | Stage::Ended)
    }
}

impl Record for Introduction {
    const KIND: Kind = Kind::Introduction;
    const FLAGS: &'static [&'static str] = &["said_no"];
    const NESTED: &'static [&'static str] = &["parties", "reached"];
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] = &[
        ("parties", "party", Elements::Set),
        ("reached", "reached", Elements::Map),
    ];
    const REFERENCES: &'static [&'static str] = &["gift", "wish", "at"];
    const ABOUT: &'static [&'static str] = &["parties"];
    const INVOLVES: &'static [&'static str] = &["parties"];
}

impl Introduction {
    pub(crate) fn valid(mut self) -> Result<Introduction> {
        if self.parties.len() < 2 {
            return Err(Error::invalid(
                "An introduction brings two or more together. Choose who.",
            ));
        }
        for text in [
            &mut self.why,
            &mut self.made_by,
            &mut self.place,
            &mut self.came_of_it,
        ] {
            topic::blank_is_none(text);
        }
        for day in self.reached.values() {
            topic::a_day(Some(day))?;
        }
        Ok(self)
    }

    /// The same at a stage: reached on a day (`on`), or else on the day that stands there already, or today. What
    /// lies further along the way was not reached after all.
    fn at_stage(mut self, stage: Stage, on: Option<&str>) -> Introduction {
        let way = Stage::WAY.iter().position(|each| *each == stage);
        for ahead in way.and_then(|at| Stage::WAY.get(at + 1..)).unwrap_or(&[]) {
            self.reached.remove(ahead.token());
        }
        // Who pauses again pauses from now on; who goes on after a pause met when they met.
        let is_new = way.is_none() && stage != self.stage;
        if on.is_some() || is_new || !self.reached.contains_key(stage.token()) {
            let day = on.map_or_else(|| today().to_string(), str::to_owned);
            self.reached.insert(stage.token().to_owned(), day);
        }
        self.stage = stage;
        self
    }
}

impl Catalogue {
    /// Writes down an introduction; its present stage is dated today unless it says a day.
    pub fn introduce(&self, introduction: Introduction) -> Result<Outcome<IntroductionId>> {
        let (id, introduction) = (IntroductionId::new(), introduction.valid()?);
        let stage = introduction.stage;
        let introduction = introduction.at_stage(stage, None);
        self.transact(Label::one(Action::Introduce, id), |tx| {
            are_here(tx.db(), introduction.parties.iter().copied())?;
            tx.create(id, &introduction)?;
            Ok(id)
        })
    }

    /// Changes an introduction. Who is new in it must be here; a stage that it was not at before is dated as
    /// [`Catalogue::move_introduction`] does, unless it says another day for it than was said before.
    pub fn edit_introduction(
        &self,
        id: IntroductionId,
        introduction: Introduction,
    ) -> Result<Outcome<()>> {
        let introduction = introduction.valid()?;
        self.transact(Label::one(Action::EditIntroduction, id), |tx| {
            let before = rows::get::<Introduction>(tx.db(), &id.0)?.or_not_found("introduction")?;
            let (stage, before) = (introduction.stage, before.record);
            are_here(
                tx.db(),
                introduction.parties.difference(&before.parties).copied(),
            )?;
            let introduction = match stage == before.stage {
                true => introduction,
                false => {
                    let day = introduction.reached.get(stage.token()).cloned();
                    let day = day.filter(|day| before.reached.get(stage.token()) != Some(day));
                    let moved = Introduction {
                        stage: before.stage,
                        ..introduction
                    };
                    moved.at_stage(stage, day.as_deref())
                }
            };
            tx.update(id, &introduction).map(drop)
        })
    }

    /// Says how far it is now. Without a day (`on`) the one stays on which that stage was reached, or it is today;
    /// pausing and ending are dated anew each time. A step back takes away the days of the stages that follow.
    pub fn move_introduction(
        &self,
        id: IntroductionId,
        stage: Stage,
        on: Option<String>,
    ) -> Result<Outcome<()>> {
        topic::a_day(on.as_deref())?;
        self.transact(Label::one(Action::MoveIntroduction, id), |tx| {
            let found = rows::get::<Introduction>(tx.db(), &id.0)?.or_not_found("introduction")?;
            let moved = found.record.at_stage(stage, on.as_deref());
            tx.update(id, &moved).map(drop)
        })
    }

    pub fn remove_introduction(&self, id: IntroductionId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemoveIntroduction, id), |tx| {
            tx.remove(Kind::Introduction, id)
        })
    }
}

/// Nobody is introduced to what lies in the bin.
fn are_here(db: &Connection, parties: impl IntoIterator<Item = AssetId>) -> Result<()> {
    for party in parties {
        if stored(db, party)?.existence != Existence::Here {
            return Err(Error::invalid(
                "One of those you want to introduce lies in the bin. Take it out first, or choose somebody else.",
            ));
        }
    }
    Ok(())
}

/// The introductions of an asset; what moved last comes first.
pub(crate) fn of(db: &Connection, asset: AssetId) -> Result<Vec<IntroductionLine>> {
    lines(db, rows::involving::<Introduction>(db, &asset.0)?)
}

/// Those that somebody still does something about; what moved last comes first.
pub(crate) fn under_way(db: &Connection) -> Result<Vec<IntroductionLine>> {
    let mut all = rows::all::<Introduction>(db, "n DESC")?;
    all.retain(|found| found.record.stage.under_way());
    lines(db, all)
}

/// As they are shown, what moved last first; one of whose parties some are not here any more is left out.
fn lines(db: &Connection, mut found: Vec<Stored<Introduction>>) -> Result<Vec<IntroductionLine>> {
    let moved = |found: &Stored<Introduction>| found.record.reached.values().max().cloned();
    found.sort_by_cached_key(|found| std::cmp::Reverse((moved(found), found.n)));
    let mut all = Vec::new();
    for found in found {
        let introduction = found.record;
        let parties = parties(db, &introduction.parties)?;
        if parties.len() < introduction.parties.len() {
            continue;
        }
        let gift = introduction.gift.map(|id| rows::get::<Gift>(db, &id.0));
        let wish = introduction.wish.map(|id| rows::get::<Wish>(db, &id.0));
        let at = introduction.at.map(|at| party(db, at));
        let ties = db
            .prepare_cached(
                "SELECT id FROM relationship WHERE introduction = ?1 AND existence = 'here' ORDER BY n",
            )?
            .query_map([found.id.as_bytes()], |row| Ok(RecordId::from_bytes(row.get(0)?)))?
            .map(|id| Ok(RelationshipId(id?)))
            .collect::<Result<Vec<_>>>()?;
        all.push(IntroductionLine {
            id: IntroductionId(found.id),
            parties,
            gift: gift.transpose()?.flatten().map(|gift| gift.record.what),
            wish: wish.transpose()?.flatten().map(|wish| wish.record.what),
            at: at.transpose()?.flatten().map(|at| at.name),
            ties,
            introduction,
        });
    }
    Ok(all)
}

/// An introduction in a list and on a card.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct IntroductionLine {
    pub id: IntroductionId,
    pub introduction: Introduction,
    pub parties: Vec<Party>,
    pub gift: Option<String>,
    pub wish: Option<String>,
    pub at: Option<String>,
    /// Ties that say they came of it.
    pub ties: Vec<RelationshipId>,
}

impl Catalogue {
    /// Those under way, or (false) all of them; what moved last comes first.
    pub fn list_introductions(&self, under_way: bool) -> Result<Vec<IntroductionLine>> {
        self.read(|db| match under_way {
            true => self::under_way(db),
            false => lines(db, rows::all::<Introduction>(db, "n DESC")?),
        })
    }
}

#[cfg(test)]
mod tests;
