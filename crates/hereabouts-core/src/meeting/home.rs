//! What the home view shows: promises, introductions under way, gifts that wait, and who was not spoken to for long.
//! Never how many anybody made.

use super::{Suggestion, waiting};
use crate::catalogue::{Catalogue, today};
use crate::conversation::{Party, party};
use crate::error::Result;
use crate::follow_up::FollowUp;
use crate::gift::Gift;
use crate::id::{AssetId, FollowUpId, GiftId, RecordId};
use crate::introduction::{IntroductionLine, under_way};
use crate::storage::rows;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use rusqlite::Connection;
use serde::Serialize;
use std::collections::HashMap;

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Home {
    /// ISO 8601 day.
    pub today: String,
    /// Open and due within the week or overdue, those without a day, and those done in these seven days.
    pub follow_ups: Vec<FollowUpLine>,
    pub introductions: Vec<IntroductionLine>,
    /// Not taken up for three months, those with somebody to meet first. Over none of them an introduction is under
    /// way.
    pub gifts: Vec<GiftWaiting>,
    pub quiet: Vec<Quiet>,
    /// Conversations that wait to be sorted.
    pub unsorted: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FollowUpLine {
    pub id: FollowUpId,
    pub follow_up: FollowUp,
    pub about: Option<Party>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct GiftWaiting {
    pub id: GiftId,
    pub gift: Gift,
    pub holder: Party,
    /// ISO 8601 day on which it was last taken up, or those introduced over it met, or else on which it was said.
    pub since: String,
    /// It was taken up before, or somebody was introduced over it.
    pub asked_for: bool,
    /// Who could meet over it, the best.
    pub meet: Option<Suggestion>,
}

/// Somebody not spoken to for long.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Quiet {
    pub party: Party,
    /// ISO 8601 day of the last conversation or check; none is never.
    pub last: Option<String>,
}

/// A promise due further ahead than this is not of this week.
const WEEK_DAYS: i64 = 7;
const GIFT_WAITS_MONTHS: i64 = 3;
const QUIET_MONTHS: i64 = 6;
/// More than so many nobody could do anything about.
const QUIET: usize = 8;

impl Catalogue {
    pub fn home(&self) -> Result<Home> {
        let today = today();
        self.read(|db| {
            let introductions = under_way(db)?;
            let waits = before(today, GIFT_WAITS_MONTHS.months());
            Ok(Home {
                today: today.to_string(),
                follow_ups: follow_ups(db, today)?,
                gifts: waiting::gifts(db, &waits, &introductions)?,
                introductions,
                quiet: quiet(db, before(today, QUIET_MONTHS.months()))?,
                unsorted: db.query_row(
                    "SELECT count(*) FROM conversation WHERE existence = 'here' AND sorted_on IS NULL",
                    [],
                    |row| row.get(0),
                )?,
            })
        })
    }
}

/// ISO 8601 day so long before another.
fn before(day: Date, span: Span) -> String {
    day.saturating_sub(span).to_string()
}

/// Those due first come first, then those without a day, then those that are done.
fn follow_ups(db: &Connection, today: Date) -> Result<Vec<FollowUpLine>> {
    let until = today.saturating_add(WEEK_DAYS.days()).to_string();
    let since = before(today, WEEK_DAYS.days());
    let mut lines = Vec::new();
    for found in rows::all::<FollowUp>(db, "done_on IS NOT NULL, due IS NULL, due, n")? {
        let follow_up = found.record;
        let is_shown = match (&follow_up.done_on, &follow_up.due) {
            (Some(done_on), _) => *done_on > since,
            (None, Some(due)) => *due <= until,
            (None, None) => true,
        };
        if !is_shown {
            continue;
        }
        let about = follow_up.about.map(|about| party(db, about)).transpose()?;
        if let Some(None) = about {
            // What it is about is not here any more.
            continue;
        }
        lines.push(FollowUpLine {
            id: FollowUpId(found.id),
            follow_up,
            about: about.flatten(),
        });
    }
    Ok(lines)
}

/// ISO 8601 day of the operation that made a record.
pub(super) fn written_on(db: &Connection, record: &RecordId) -> Result<Option<String>> {
    let mut statement = db.prepare_cached(
        "SELECT substr(min(o.at), 1, 10) FROM change c JOIN op o ON o.id = c.op WHERE c.record = ?1",
    )?;
    Ok(statement.query_row([record.as_bytes()], |row| row.get(0))?)
}

/// People nobody spoke to since `day`, the longest first; those nobody ever spoke to before them, unless they were
/// written down since.
fn quiet(db: &Connection, day: String) -> Result<Vec<Quiet>> {
    let mut spoken: HashMap<AssetId, String> = HashMap::new();
    for sql in [
        "SELECT v.asset, max(c.\"on\") FROM involved v JOIN conversation c ON c.id = v.record \
         WHERE c.existence = 'here' GROUP BY v.asset",
        "SELECT v.asset, max(r.value) FROM involved v JOIN introduction i ON i.id = v.record, json_each(i.reached) r \
         WHERE i.existence = 'here' GROUP BY v.asset",
    ] {
        let mut statement = db.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let on: String = row.get(1)?;
            let known = spoken
                .entry(AssetId(RecordId::from_bytes(row.get(0)?)))
                .or_default();
            *known = on.max(std::mem::take(known));
        }
    }
    let mut statement = db.prepare_cached(
        "SELECT id, last_checked FROM asset WHERE existence = 'here' AND kind = 'person' \
           AND status IN ('going', 'unknown') AND coalesce(restricted, 0) = 0 ORDER BY n",
    )?;
    let mut people = statement.query([])?;
    let mut quiet: Vec<(Option<String>, AssetId)> = Vec::new();
    while let Some(row) = people.next()? {
        let id = AssetId(RecordId::from_bytes(row.get(0)?));
        let checked: Option<String> = row.get(1)?;
        let last = checked.max(spoken.remove(&id));
        if last.as_ref().is_none_or(|last| *last <= day) {
            quiet.push((last, id));
        }
    }
    // Stable: of one day they stay in the order in which they came.
    quiet.sort_by(|a, b| a.0.cmp(&b.0));
    let mut lines = Vec::new();
    for (last, id) in quiet {
        let is_new = last.is_none() && written_on(db, &id.0)?.is_none_or(|on| on > day);
        if let Some(party) = party(db, id)?.filter(|_| !is_new) {
            lines.push(Quiet { party, last });
        }
        if lines.len() == QUIET {
            break;
        }
    }
    Ok(lines)
}
