//! What the home view shows: promises, introductions under way, gifts that wait, and who was not spoken to for long.
//! Never how many anybody made.

use super::candidates::MAY_MEET;
use super::suggestions;
use crate::catalogue::{Catalogue, today};
use crate::conversation::{Party, party};
use crate::error::Result;
use crate::follow_up::FollowUp;
use crate::gift::Gift;
use crate::id::{AssetId, FollowUpId, GiftId, RecordId};
use crate::introduction::{IntroductionLine, under_way};
use crate::meeting::{MeetFor, Suggestion};
use crate::storage::rows;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use std::collections::HashMap;

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Home {
    /// ISO 8601 day.
    pub today: String,
    /// Open and due within the week or overdue, those without a day, and those done in these seven days.
    pub follow_ups: Vec<FollowUpLine>,
    pub introductions: Vec<IntroductionLine>,
    /// Not taken up for three months, those with somebody to meet first.
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
    /// ISO 8601 day on which it was last taken up, or else said.
    pub since: String,
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
const GIFTS: usize = 12;
const QUIET: usize = 8;
/// Of so many that wait or are quiet the day is looked up.
const LOOKED_AT: usize = 40;

impl Catalogue {
    pub fn home(&self) -> Result<Home> {
        let today = today();
        self.read(|db| {
            Ok(Home {
                today: today.to_string(),
                follow_ups: follow_ups(db, today)?,
                introductions: under_way(db)?,
                gifts: gifts(db, before(today, GIFT_WAITS_MONTHS.months()))?,
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

/// Gifts that nobody took up since `day`, those with somebody to meet first, then those that wait longest.
fn gifts(db: &Connection, day: String) -> Result<Vec<GiftWaiting>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT g.* FROM gift g JOIN asset h ON h.id = g.holder \
         WHERE g.existence = 'here' AND g.status IN ('offered', 'taken_up') \
           AND coalesce(g.last_taken_up, '') <= ?1 AND {MAY_MEET} ORDER BY g.n"
    ))?;
    let mut found = statement.query([&day])?;
    let mut waiting = Vec::new();
    while let Some(row) = found.next()?
        && waiting.len() < LOOKED_AT
    {
        let found = rows::stored::<Gift>(row)?;
        let since = match &found.record.last_taken_up {
            Some(day) => Some(day.clone()),
            None => said_on(db, &found.record, &found.id)?,
        };
        let Some(since) = since.filter(|since| *since <= day) else {
            continue;
        };
        if let Some(holder) = party(db, found.record.holder)? {
            waiting.push(GiftWaiting {
                id: GiftId(found.id),
                holder,
                since,
                meet: suggestions(db, MeetFor::Gift(GiftId(found.id)), 1)?.pop(),
                gift: found.record,
            });
        }
    }
    waiting.sort_by(|a, b| {
        let key = |gift: &GiftWaiting| (gift.meet.is_none(), gift.since.clone(), gift.id);
        key(a).cmp(&key(b))
    });
    waiting.truncate(GIFTS);
    Ok(waiting)
}

/// The day on which a gift was said: that of the conversation or the session, or else that on which it was written
/// down.
fn said_on(db: &Connection, gift: &Gift, id: &RecordId) -> Result<Option<String>> {
    let heard: [(&str, Option<RecordId>); 2] = [
        (
            "SELECT \"on\" FROM conversation WHERE id = ?1",
            gift.conversation.map(|id| id.0),
        ),
        (
            "SELECT \"on\" FROM gathering WHERE id = ?1",
            gift.gathering.map(|id| id.0),
        ),
    ];
    for (sql, id) in heard {
        let Some(id) = id else { continue };
        let mut statement = db.prepare_cached(sql)?;
        let on = statement.query_row([id.as_bytes()], |row| row.get(0));
        if let Some(on) = on.optional()? {
            return Ok(Some(on));
        }
    }
    written_on(db, id)
}

/// ISO 8601 day of the operation that made a record.
fn written_on(db: &Connection, record: &RecordId) -> Result<Option<String>> {
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
