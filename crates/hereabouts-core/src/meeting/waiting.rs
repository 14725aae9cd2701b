//! Gifts that wait to be taken up.

use super::home::{GiftWaiting, written_on};
use super::suggest::may_meet;
use super::{MeetFor, suggestions};
use crate::asset::Asset;
use crate::conversation::Party;
use crate::error::Result;
use crate::gift::{Gift, GiftStatus};
use crate::id::{GiftId, RecordId};
use crate::introduction::{Introduction, IntroductionLine, Stage};
use crate::storage::rows;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// More than so many nobody could do anything about.
const GIFTS: usize = 12;
/// For so many of those that wait longest somebody to meet is looked for.
const LOOKED_AT: usize = 40;

/// What is offered and was not taken up since a day, with the day of the conversation or the session at which it was
/// said.
const OFFERED: &str = "SELECT g.id, g.last_taken_up, coalesce(c.\"on\", s.\"on\") FROM gift g
  LEFT JOIN conversation c ON c.id = g.conversation LEFT JOIN gathering s ON s.id = g.gathering
  WHERE g.existence = 'here' AND g.status IN ('offered', 'taken_up') AND coalesce(g.last_taken_up, '') <= ?1";

/// Gifts that nobody took up since `day`, those with somebody to meet first, then those that wait longest. Over which
/// an introduction is under way, these do not wait.
pub(super) fn gifts(
    db: &Connection,
    day: &str,
    under_way: &[IntroductionLine],
) -> Result<Vec<GiftWaiting>> {
    let introduced = introduced(db)?;
    let mut lines = Vec::new();
    for (since, id) in since(db, day, under_way, &introduced)? {
        if lines.len() == LOOKED_AT {
            break;
        }
        let Some(found) = rows::get::<Gift>(db, &id.0)? else {
            continue;
        };
        let gift = found.record;
        let Some(holder) = rows::get::<Asset>(db, &gift.holder.0)?.filter(may_meet) else {
            continue;
        };
        lines.push(GiftWaiting {
            id,
            holder: Party {
                id: gift.holder,
                name: holder.record.name,
                kind: holder.record.kind,
            },
            since,
            asked_for: gift.last_taken_up.is_some()
                || gift.status == GiftStatus::TakenUp
                || introduced.contains_key(&id),
            meet: suggestions(db, MeetFor::Gift(id), 1)?.pop(),
            gift,
        });
    }
    // Stable: those that wait longest stay first.
    lines.sort_by_key(|line| line.meet.is_none());
    lines.truncate(GIFTS);
    Ok(lines)
}

/// Gifts with the day since which each of them waits, if that is not after `day`: those that wait longest first.
fn since(
    db: &Connection,
    day: &str,
    under_way: &[IntroductionLine],
    introduced: &BTreeMap<GiftId, Option<String>>,
) -> Result<Vec<(String, GiftId)>> {
    let under_way = under_way.iter().map(|line| &line.introduction);
    let under_way: BTreeSet<GiftId> = under_way
        .filter(|introduction| !introduction.said_no)
        .filter_map(|introduction| introduction.gift)
        .collect();
    let mut statement = db.prepare_cached(OFFERED)?;
    let mut found = statement.query([day])?;
    let mut waiting = Vec::new();
    while let Some(row) = found.next()? {
        let id = GiftId(RecordId::from_bytes(row.get(0)?));
        if under_way.contains(&id) {
            continue;
        }
        let (last, said): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
        let since = match last.max(introduced.get(&id).cloned().flatten()).or(said) {
            Some(since) => Some(since),
            None => made_on(db, &id.0)?,
        };
        let since = since.filter(|since| since.as_str() <= day);
        waiting.extend(since.map(|since| (since, id)));
    }
    waiting.sort();
    Ok(waiting)
}

/// Gifts over which somebody was introduced, and the day on which those last met, if they did.
fn introduced(db: &Connection) -> Result<BTreeMap<GiftId, Option<String>>> {
    let mut introduced: BTreeMap<GiftId, Option<String>> = BTreeMap::new();
    for found in rows::all::<Introduction>(db, "n")? {
        let introduction = found.record;
        let Some(gift) = introduction.gift.filter(|_| !introduction.said_no) else {
            continue;
        };
        let met = introduction.reached.get(Stage::Met.token()).cloned();
        let known = introduced.entry(gift).or_default();
        *known = met.max(known.take());
    }
    Ok(introduced)
}

/// ISO 8601 day on which a record was made. An id that was made here tells it, so that the log is not asked for each
/// of many.
fn made_on(db: &Connection, id: &RecordId) -> Result<Option<String>> {
    let made = id.get_timestamp().and_then(|made| {
        let (seconds, _) = made.to_unix();
        jiff::Timestamp::from_second(i64::try_from(seconds).ok()?).ok()
    });
    let day = made.and_then(|made| made.to_string().get(..10).map(str::to_owned));
    match day {
        Some(day) => Ok(Some(day)),
        None => written_on(db, id),
    }
}
