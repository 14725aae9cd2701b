//! What a reader was told of a person, by what had been said at the moment at which something left.

use super::permission::given_by;
use super::{Consent, Shareable};
use crate::disclosure::Disclosure;
use crate::error::Result;
use crate::id::RecordId;
use crate::log::joined::JOINED;
use crate::log::{Change, EXISTS, HERE, rows};
use crate::release::{CHANNELS, LOCATION_AREA};
use crate::storage::rows::Stored;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use std::collections::BTreeSet;

/// What was said of a record, and when. Moments are ISO 8601 in UTC, as the log has them.
pub(crate) struct Past(Vec<(String, Change)>);

impl Past {
    pub(crate) fn of(db: &Connection, record: &RecordId) -> Result<Past> {
        let mut moment = db.prepare_cached("SELECT at FROM op WHERE id = ?1")?;
        let mut said = Vec::new();
        for change in rows::changes_of(db, record)? {
            let at: Option<String> = moment
                .query_row([&change.op], |row| row.get(0))
                .optional()?;
            // What is of no known moment was always so.
            said.push((at.unwrap_or_default(), change));
        }
        said.sort_by(|(a, one), (b, other)| (a, one.lamport).cmp(&(b, other.lamport)));
        Ok(Past(said))
    }

    /// The moment at which a unit was said for the last time.
    pub(crate) fn last_said(&self, unit: &str) -> Option<&str> {
        let last = self.0.iter().rfind(|(_, c)| c.sets.contains_key(unit));
        last.map(|(at, _)| at.as_str())
    }

    /// Did a field say anything at that moment? Of lists, any element.
    pub(crate) fn said_something(&self, field: &str, element: Option<&str>, at: &str) -> bool {
        let units: BTreeSet<&String> = self.0.iter().flat_map(|(_, c)| c.sets.keys()).collect();
        let is_of = |unit: &str| match element {
            Some(prefix) => unit
                .strip_prefix(prefix)
                .is_some_and(|rest| rest.starts_with('/')),
            None => unit == field,
        };
        let mut of_field = units.into_iter().filter(|unit| is_of(unit));
        of_field.any(|unit| self.said(unit, at).is_some())
    }

    /// What a unit said at that moment; none where it was blank.
    fn said(&self, unit: &str, at: &str) -> Option<&Value> {
        let by_then = self.0.iter().filter(|(said, _)| said.as_str() <= at);
        let last = by_then.filter_map(|(_, c)| c.sets.get(unit)).next_back()?;
        last.first().filter(|value| !value.is_null())
    }
}

/// What a person agreed to, and when they did.
pub(super) struct Given {
    consent: Stored<Consent>,
    past: Past,
    /// Who agreed, as it was said: perhaps somebody who became one with the person later.
    by: RecordId,
    /// When they became one.
    became: Past,
    person: RecordId,
}

impl Given {
    pub(super) fn of(db: &Connection, person: RecordId, consent: Stored<Consent>) -> Result<Given> {
        let by = given_by(db, &consent.id)?.unwrap_or(person);
        Ok(Given {
            past: Past::of(db, &consent.id)?,
            became: match by == person {
                true => Past(Vec::new()),
                false => Past::of(db, &by)?,
            },
            by,
            person,
            consent,
        })
    }

    /// Did an entry go by it? It tells of whoever agreed, or of those with whom they were one by then.
    fn is_of(&self, entry: &Disclosure) -> bool {
        let were_one = || self.became.said(JOINED, &entry.on).is_some();
        entry.tells_of(&self.by) || were_one() && entry.tells_of(&self.person)
    }
}

/// What of a person was in something that left: what they agreed to towards its reader at that moment.
pub(super) fn told(given: &[Given], entry: &Disclosure) -> BTreeSet<Shareable> {
    let at: Option<Timestamp> = entry.on.parse().ok();
    let day = at.map(|at| at.to_zoned_datetime(TimeZone::system()).date().to_string());
    let counted = given.iter().filter(|given| {
        let Given { consent, past, .. } = given;
        let said = |unit| past.said(unit, &entry.on);
        let lapsed = said("review_by").and_then(Value::as_str);
        consent.record.to.includes(&entry.audience)
            && given.is_of(entry)
            && said(EXISTS).is_some_and(|value| value == HERE)
            && !was_withdrawn(past, &entry.on)
            && lapsed.is_none_or(|by| day.as_deref().is_none_or(|day| by > day))
    });
    let mut told: BTreeSet<Shareable> = counted
        .flat_map(|given| given.consent.record.what.clone())
        .collect();
    told.retain(|what| could_hold(entry, *what));
    if entry.photos == 0 {
        told.remove(&Shareable::Photo);
    }
    told
}

/// Could it hold that at all, by the columns that its entry names? An older entry names none.
fn could_hold(entry: &Disclosure, what: Shareable) -> bool {
    let any = |columns: &[&str]| columns.iter().any(|one| entry.fields.contains(*one));
    entry.fields.is_empty()
        || match what {
            Shareable::Name | Shareable::Photo => true,
            Shareable::Gifts => any(&["summary", "tags", "offers"]),
            Shareable::Languages => any(&["languages"]),
            Shareable::Story => any(&["story"]),
            Shareable::Contact => CHANNELS.iter().any(|(column, _)| any(&[column])),
            Shareable::Area => any(&["place", LOCATION_AREA]),
        }
}

/// Was it taken back before that moment? Within the same second it counts as after it: whoever was told is to know.
fn was_withdrawn(past: &Past, at: &str) -> bool {
    let before = past.0.iter().filter(|(said, _)| said.as_str() < at);
    let last = before
        .filter_map(|(_, c)| c.sets.get("withdrawn"))
        .next_back();
    last.and_then(|values| values.first())
        .is_some_and(|value| !value.is_null())
}
