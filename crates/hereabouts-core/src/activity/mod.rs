//! Something that happens: run by somebody, at a place, once or again and again.

mod schedule;
mod week;

pub use schedule::{Freq, Nth, Rule, Schedule};
pub use week::Occurrence;

use crate::asset::stored;
use crate::audience::Sensitivity;
use crate::card::ActivityLine;
use crate::catalogue::{Catalogue, Outcome, today};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::{ActivityId, AssetId};
use crate::record::{Kind, Record};
use crate::storage::rows;
use jiff::civil::Date;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// So many next days stand on a card.
const NEXT: usize = 3;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Activity {
    /// Who runs it.
    pub host: AssetId,
    pub name: String,
    /// Where, if not at the host's own place.
    #[serde(default)]
    pub at: Option<AssetId>,
    /// Never merges in parts.
    #[serde(default)]
    pub schedule: Option<Schedule>,
    #[serde(default)]
    pub cost: Option<String>,
    #[serde(default)]
    pub access: Option<String>,
    /// What happens the first time you come.
    #[serde(default)]
    pub first_time: Option<String>,
    /// For the team.
    #[serde(default)]
    pub note: Option<String>,
}

impl Record for Activity {
    const KIND: Kind = Kind::Activity;
    const NESTED: &'static [&'static str] = &["schedule"];
    const FIXED: &'static [&'static str] = &["host"];
    const REFERENCES: &'static [&'static str] = &["host", "at"];
    const ABOUT: &'static [&'static str] = &["host"];
    const NAME_IN_LABELS: &'static str = "name";
}

impl Activity {
    pub(crate) fn valid(mut self) -> Result<Activity> {
        self.name = self.name.trim().to_owned();
        if self.name.is_empty() {
            return Err(Error::invalid(
                "Say what happens first: a walk, a rehearsal, a lunch.",
            ));
        }
        for text in [
            &mut self.cost,
            &mut self.access,
            &mut self.first_time,
            &mut self.note,
        ] {
            *text = text
                .take()
                .map(|text| text.trim().to_owned())
                .filter(|text| !text.is_empty());
        }
        self.at = self.at.filter(|at| *at != self.host);
        if let Some(schedule) = &self.schedule {
            schedule.valid()?;
        }
        Ok(self)
    }

    /// What is safeguarded is nowhere, so nothing can happen there or lead there.
    pub(crate) fn may_stand(&self, db: &Connection) -> Result<()> {
        let sensitivity = |id| stored(db, id).map(|found| found.record.sensitivity);
        let Some(at) = self.at else { return Ok(()) };
        match [sensitivity(at)?, sensitivity(self.host)?].contains(&Sensitivity::Safeguarded) {
            true => Err(Error::invalid(
                "A safeguarded asset has no place, so nothing can be said to happen there. Leave the place out.",
            )),
            false => Ok(()),
        }
    }
}

impl Catalogue {
    pub fn add_activity(&self, activity: Activity) -> Result<Outcome<ActivityId>> {
        let (id, activity) = (ActivityId::new(), activity.valid()?);
        self.transact(Label::one(Action::AddActivity, id), |tx| {
            activity.may_stand(tx.db())?;
            tx.create(id, &activity)?;
            Ok(id)
        })
    }

    pub fn edit_activity(&self, id: ActivityId, activity: Activity) -> Result<Outcome<()>> {
        let activity = activity.valid()?;
        self.transact(Label::one(Action::EditActivity, id), |tx| {
            activity.may_stand(tx.db())?;
            tx.update(id, &activity).map(drop)
        })
    }

    pub fn remove_activity(&self, id: ActivityId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemoveActivity, id), |tx| {
            tx.remove(Kind::Activity, id)
        })
    }

    /// What happens in the seven days from `from` (ISO 8601), of the assets a query finds, in the order in
    /// which it begins.
    pub fn week(&self, from: String, query: String) -> Result<Vec<Occurrence>> {
        let from = schedule::read_day(&from)?;
        self.read(|db| {
            let found = self.find(db, &query)?;
            week::week(db, from, &found.bits)
        })
    }
}

/// The activities that an asset runs or has at its place, the sooner ones first.
pub(crate) fn lines(db: &Connection, asset: AssetId) -> Result<Vec<ActivityLine>> {
    let mut found = rows::of::<Activity>(db, "host", &asset.0)?;
    let at = rows::of::<Activity>(db, "at", &asset.0)?;
    // What somebody runs at their own place stands there once.
    found.extend(at.into_iter().filter(|row| row.record.host != asset));
    let mut lines = Vec::new();
    for row in found {
        let activity = row.record;
        let Some(host) = named(db, activity.host)? else {
            continue;
        };
        let at = match activity.at {
            Some(at) => named(db, at)?,
            None => None,
        };
        let schedule = activity.schedule.as_ref();
        let next = schedule.map_or_else(Vec::new, |s| s.next(today(), NEXT));
        lines.push(ActivityLine {
            id: ActivityId(row.id),
            host_name: host,
            at_name: at,
            rule: schedule.and_then(Schedule::rule),
            next: next.iter().map(Date::to_string).collect(),
            activity,
        });
    }
    lines.sort_by(|a, b| {
        let key = |line: &ActivityLine| (line.next.is_empty(), line.next.first().cloned());
        (key(a), &a.activity.name).cmp(&(key(b), &b.activity.name))
    });
    Ok(lines)
}

/// The name of an asset that is here.
fn named(db: &Connection, asset: AssetId) -> Result<Option<String>> {
    let found = rows::get::<crate::asset::Asset>(db, &asset.0)?;
    Ok(found
        .filter(|found| found.existence == rows::Existence::Here)
        .map(|found| found.record.name))
}

#[cfg(test)]
mod tests;
