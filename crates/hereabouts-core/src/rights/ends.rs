//! What is kept until a day: crisis and short-term entries. After their day they are listed when somebody opens the
//! catalogue; they are erased when a person says so, or by themselves on the third day on which they were listed. Of two
//! that became one the earlier day holds; while it is in question it is listed, and erased by a person alone.
//!
//! Erasing beats every other laptop, so a wrong clock must not do it: where the clock is more than a day off from
//! the newest entry, nothing is erased by itself, and that is said. A team that opens the catalogue once a week is such
//! a day ahead whenever it does, so it is looked at again once somebody has worked: then the newest entry is of today.

use crate::asset::{Asset, AssetKind, shown_as};
use crate::catalogue::{Catalogue, Changed, Outcome};
use crate::erase::{BackupTouched, Ticked};
use crate::error::Result;
use crate::history::{Action, Label};
use crate::id::{AssetId, RecordId};
use crate::log::project;
use crate::storage::rows;
use jiff::civil::Date;
use jiff::{Timestamp, ZonedDateTime};
use rusqlite::{Connection, params};
use serde::Serialize;
use serde_json::Value;

/// On so many days it is listed; on the last of them it goes.
const DAYS: u32 = 3;

/// Something whose day is over.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Ending {
    pub id: AssetId,
    pub name: String,
    pub kind: AssetKind,
    /// ISO 8601 day.
    pub ends_on: String,
    /// On so many further days somebody opens the catalogue before it is erased by itself.
    pub days_left: u32,
}

/// All of them, the longest over first.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Endings {
    pub ended: Vec<Ending>,
    /// Why nothing is erased by itself now; none where it is.
    pub held_back: Option<HeldBack>,
}

/// The clock of this laptop is more than a day off from the newest entry.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct HeldBack {
    pub by: HeldBackBy,
    /// ISO 8601 time of the newest entry.
    pub newest: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum HeldBackBy {
    /// Nothing was written for more than a day, or the clock is ahead: it goes on with the next entry.
    NothingWritten,
    /// The clock is behind what was written.
    ClockBehind,
}

/// What opening a catalogue brought to light.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Opened {
    pub endings: Endings,
    /// So many were erased by themselves.
    pub erased: u32,
    /// Backups that were out of reach when something was erased and are written anew now, or still hold it.
    pub backups: Vec<BackupTouched>,
}

impl Catalogue {
    /// What has come to its end.
    pub fn endings(&self) -> Result<Endings> {
        self.read(|db| endings(db, &Clock::of(db, &ZonedDateTime::now())?))
    }

    /// Somebody opened the catalogue: what has come to its end is listed, and what was listed on three days is erased;
    /// backups that can be reached again follow earlier erasures. Once a day or often, it comes to the same.
    pub fn opened(&self) -> Result<Outcome<Opened>> {
        self.opened_at(&ZonedDateTime::now())
    }

    /// Somebody worked in the catalogue: what was listed today and could not go, because nothing had been written for
    /// so long, goes now. None where nothing was listed today.
    pub fn worked(&self) -> Result<Option<Outcome<Opened>>> {
        self.worked_at(&ZonedDateTime::now())
    }

    pub(crate) fn worked_at(&self, clock: &ZonedDateTime) -> Result<Option<Outcome<Opened>>> {
        let today = clock.date().to_string();
        let listed: bool = self.read(|db| {
            let mut any =
                db.prepare_cached("SELECT EXISTS (SELECT 1 FROM end_listed WHERE day = ?1)")?;
            Ok(any.query_row([today], |row| row.get(0))?)
        })?;
        listed.then(|| self.opened_at(clock)).transpose()
    }

    pub(crate) fn opened_at(&self, clock: &ZonedDateTime) -> Result<Outcome<Opened>> {
        let read_only = self.read_only().is_some();
        let mut changed = Changed::default();
        let mut erased = 0;
        if !read_only {
            for id in self.list_today(clock)? {
                changed = changed.and(self.erase_ended(id)?);
                erased += 1;
            }
        }
        let backups = match read_only {
            true => Vec::new(),
            false => self.catch_up_elsewhere()?,
        };
        let endings = self.read(|db| endings(db, &Clock::of(db, clock)?))?;
        let opened = self.unchanged(Opened {
            endings,
            erased,
            backups,
        })?;
        Ok(Outcome { changed, ..opened })
    }

    /// Notes the day for all that has come to its end; answers what goes by itself.
    fn list_today(&self, clock: &ZonedDateTime) -> Result<Vec<AssetId>> {
        self.write_alone(|db| {
            let clock = Clock::of(db, clock)?;
            // Days that a wrong clock once gave are still to come.
            db.prepare_cached("DELETE FROM end_listed WHERE day > ?1")?
                .execute([clock.day.to_string()])?;
            let mut due = Vec::new();
            for found in ended(db, clock.day)? {
                db.prepare_cached("INSERT OR IGNORE INTO end_listed (asset, day) VALUES (?1, ?2)")?
                    .execute(params![found.id.as_bytes(), clock.day.to_string()])?;
                let ends_on = found.record.ends_on.as_deref().unwrap_or_default();
                let listed = listed(db, &found.id, ends_on)?;
                // Two laptops that say different days are a question for people.
                let is_asked = found.disputed > 0 || is_of_another(db, &found)?;
                if listed >= DAYS && !is_asked && clock.held_back.is_none() {
                    due.push(AssetId(found.id));
                }
            }
            Ok(due)
        })
    }

    /// Erases as a person would who leaves the ticks as they are. A travel copy does so for itself, as its home does.
    fn erase_ended(&self, id: AssetId) -> Result<Changed> {
        let plan = self.planned_erasure(id)?;
        let ticked = plan.passages.into_iter().filter(|passage| passage.ticked);
        let ticked = ticked.map(|passage| Ticked {
            record: passage.record,
            unit: passage.unit,
            term: passage.term,
        });
        let done = self.erase_in_any_file(id, ticked.collect())?;
        Ok(done.changed)
    }

    /// Keeps something until another day (ISO 8601), or (null) without an end.
    pub fn keep_until(&self, id: AssetId, day: Option<String>) -> Result<Outcome<()>> {
        let label = Label {
            field: Some("ends_on".into()),
            ..Label::one(Action::Edit, id)
        };
        self.transact(label, |tx| {
            let id = shown_as(tx.db(), id)?;
            tx.label.record = Some(id.into());
            let kept = Asset {
                ends_on: day,
                ..crate::asset::stored(tx.db(), id)?.record
            };
            tx.update(id, &kept.valid()?).map(drop)
        })
    }
}

/// What day it is, and whether that can be relied upon.
struct Clock {
    /// The later of the clock's and the newest entry's.
    day: Date,
    held_back: Option<HeldBack>,
}

impl Clock {
    fn of(db: &Connection, clock: &ZonedDateTime) -> Result<Clock> {
        let newest: Option<String> = db
            .prepare_cached("SELECT max(at) FROM op")?
            .query_row([], |row| row.get(0))?;
        let newest: Option<Timestamp> = newest.and_then(|at| at.parse().ok());
        let Some(newest) = newest else {
            return Ok(Clock {
                day: clock.date(),
                held_back: None,
            });
        };
        let ahead = clock.timestamp().duration_since(newest);
        let a_day = jiff::SignedDuration::from_hours(24);
        let by = match () {
            () if ahead > a_day => Some(HeldBackBy::NothingWritten),
            () if -ahead > a_day => Some(HeldBackBy::ClockBehind),
            () => None,
        };
        let day = newest.to_zoned_datetime(clock.time_zone().clone()).date();
        Ok(Clock {
            day: day.max(clock.date()),
            held_back: by.map(|by| HeldBack {
                by,
                newest: newest.to_string(),
            }),
        })
    }
}

/// Everything whose last day is before this one, also in the bin. What became one with another goes when that does: the
/// earlier day of both is that of the one that stayed.
fn ended(db: &Connection, day: Date) -> Result<Vec<rows::Stored<Asset>>> {
    let mut statement = db.prepare_cached(
        "SELECT * FROM asset WHERE ends_on < ?1 AND existence NOT IN ('blank', 'joined') ORDER BY ends_on, n",
    )?;
    let mut lines = statement.query([day.to_string()])?;
    let mut found = Vec::new();
    while let Some(line) = lines.next()? {
        found.push(rows::stored::<Asset>(line)?);
    }
    Ok(found)
}

/// Is its day that of another which became one with it, of which whoever joined them did not know?
fn is_of_another(db: &Connection, found: &rows::Stored<Asset>) -> Result<bool> {
    let (own, _) = project::shown(db, &found.id)?;
    let own = own.get("ends_on").and_then(Value::as_str);
    Ok(own != found.record.ends_on.as_deref())
}

/// On how many days it was listed after its last.
fn listed(db: &Connection, id: &RecordId, ends_on: &str) -> Result<u32> {
    let mut count =
        db.prepare_cached("SELECT count(*) FROM end_listed WHERE asset = ?1 AND day > ?2")?;
    Ok(count.query_row(params![id.as_bytes(), ends_on], |row| row.get(0))?)
}

fn endings(db: &Connection, clock: &Clock) -> Result<Endings> {
    let mut all = Vec::new();
    for found in ended(db, clock.day)? {
        let ends_on = found.record.ends_on.unwrap_or_default();
        all.push(Ending {
            id: AssetId(found.id),
            name: found.record.name,
            kind: found.record.kind,
            days_left: DAYS.saturating_sub(listed(db, &found.id, &ends_on)?),
            ends_on,
        });
    }
    Ok(Endings {
        ended: all,
        held_back: clock.held_back.clone(),
    })
}
