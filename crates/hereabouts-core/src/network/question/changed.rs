//! What changed since a day: as the change log tells it, of what is here now.

use super::{NetworkFinding, WhatChanged};
use crate::asset::Asset;
use crate::card::is_past;
use crate::conversation::Party;
use crate::error::Result;
use crate::gift::Gift;
use crate::id::{AssetId, RecordId};
use crate::introduction::Introduction;
use crate::network::graph::reads_as;
use crate::record::{Kind, Record};
use crate::relationship::Relationship;
use crate::search::status_token;
use crate::storage::rows::{self, Existence};
use crate::vocabulary::{self, RelationshipType};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What was done to a record since: the units that it set, and the ISO 8601 time of the last of it.
#[derive(Debug, Default)]
struct Done {
    units: BTreeSet<String>,
    last: String,
}

/// What changed since a day, the newest first. `today` is an ISO 8601 day, too.
pub(super) fn since(db: &Connection, since: &str, today: &str) -> Result<Vec<NetworkFinding>> {
    let from = begin_of(since);
    let types = vocabulary::all(db)?;
    let mut lines = Vec::new();
    for ((kind, record), done) in done(db, &from)? {
        let created = created(db, &record)?.filter(|at| *at >= from);
        let found = match kind {
            Kind::Asset => asset(db, &record, &created, &done, &from)?,
            Kind::Relationship => tie(db, &record, &created, &done, (&types, today))?,
            Kind::Gift => gift(db, &record, &created)?,
            Kind::Introduction => introduction(db, &record, &done)?,
            _ => None,
        };
        if let Some((party, what)) = found {
            let at = created.as_deref().filter(|_| kind != Kind::Introduction);
            lines.push((day_of(at.unwrap_or(&done.last)), party, what));
        }
    }
    lines.sort_by(|a, b| {
        b.0.cmp(&a.0)
            .then_with(|| (&a.1.name, a.1.id).cmp(&(&b.1.name, b.1.id)))
    });
    let finding = |(day, party, what)| NetworkFinding::Changed { party, what, day };
    Ok(lines.into_iter().map(finding).collect())
}

/// The time at which a day begins here, as times are written in the log.
fn begin_of(day: &str) -> String {
    let begins = day
        .parse::<Date>()
        .ok()
        .and_then(|day| day.to_zoned_datetime(TimeZone::system()).ok());
    begins.map_or_else(
        || day.to_owned(),
        |begins| format!("{:.0}", begins.timestamp()),
    )
}

/// The day here on which something in the log was done.
pub(super) fn day_of(at: &str) -> String {
    let time = at.parse::<jiff::Timestamp>();
    time.map_or_else(
        |_| at.get(..10).unwrap_or_default().to_owned(),
        |time| {
            time.to_zoned_datetime(TimeZone::system())
                .date()
                .to_string()
        },
    )
}

fn done(db: &Connection, from: &str) -> Result<BTreeMap<(Kind, RecordId), Done>> {
    let mut read = db.prepare_cached(
        "SELECT c.kind, c.record, c.sets, o.at FROM op o JOIN change c ON c.op = o.id \
         WHERE o.at >= ?1 AND c.aside = 0",
    )?;
    let mut rows = read.query([from])?;
    let mut all: BTreeMap<(Kind, RecordId), Done> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let Some(kind) = Kind::from_table(&row.get::<_, String>(0)?) else {
            continue;
        };
        let sets: Value = serde_json::from_str(&row.get::<_, String>(2)?).unwrap_or_default();
        let at: String = row.get(3)?;
        let done = all
            .entry((kind, RecordId::from_bytes(row.get(1)?)))
            .or_default();
        done.units.extend(
            sets.as_object()
                .into_iter()
                .flat_map(|sets| sets.keys().cloned()),
        );
        done.last = at.max(std::mem::take(&mut done.last));
    }
    Ok(all)
}

/// When the first of a record was written down.
pub(super) fn created(db: &Connection, record: &RecordId) -> Result<Option<String>> {
    let mut read = db.prepare_cached(
        "SELECT min(o.at) FROM change c JOIN op o ON o.id = c.op WHERE c.record = ?1 AND c.aside = 0",
    )?;
    Ok(read.query_row([record.as_bytes()], |row| row.get(0))?)
}

type Told = Option<(Party, WhatChanged)>;

fn asset(
    db: &Connection,
    id: &RecordId,
    created: &Option<String>,
    done: &Done,
    from: &str,
) -> Result<Told> {
    let Some(asset) = here::<Asset>(db, id)? else {
        return Ok(None);
    };
    let Some(party) = usable(db, AssetId(*id))? else {
        return Ok(None);
    };
    if created.is_some() {
        return Ok(Some((party, WhatChanged::New)));
    }
    if !done.units.contains("status") {
        return Ok(None);
    }
    let before: Option<String> = db
        .prepare_cached(
            "SELECT c.sets ->> '$.status[0]' FROM change c JOIN op o ON o.id = c.op \
             WHERE c.record = ?1 AND c.aside = 0 AND o.at < ?2 AND c.sets ->> '$.status[0]' IS NOT NULL \
             ORDER BY o.at DESC, c.lamport DESC LIMIT 1",
        )?
        .query_row(params![id.as_bytes(), from], |row| row.get(0))
        .optional()?;
    let status = status_token(asset.status).to_owned();
    let is_new = before.as_deref().unwrap_or("unknown") != status;
    Ok(is_new.then_some((party, WhatChanged::StatusNow { status })))
}

fn tie(
    db: &Connection,
    id: &RecordId,
    created: &Option<String>,
    done: &Done,
    (types, today): (&[RelationshipType], &str),
) -> Result<Told> {
    let Some(tie) = here::<Relationship>(db, id)? else {
        return Ok(None);
    };
    let (Some(party), Some(other)) = (usable(db, tie.from)?, usable(db, tie.to)?) else {
        return Ok(None);
    };
    let wording = reads_as(types, &tie.kind).map(|kind| kind.wording.clone());
    let wording = wording.unwrap_or_else(|| tie.kind.replace('_', " "));
    let past = is_past(tie.until.as_deref(), today);
    Ok(match (past, created) {
        (false, Some(_)) => Some((party, WhatChanged::TiedTo { other, wording })),
        // One that is written down with its end is nothing that changed just now.
        (true, None) if done.units.contains("until") => {
            Some((party, WhatChanged::TieEnded { other, wording }))
        }
        _ => None,
    })
}

fn gift(db: &Connection, id: &RecordId, created: &Option<String>) -> Result<Told> {
    let Some(gift) = here::<Gift>(db, id)?.filter(|_| created.is_some()) else {
        return Ok(None);
    };
    let holder = usable(db, gift.holder)?;
    Ok(holder.map(|holder| (holder, WhatChanged::Offers { gift: gift.what })))
}

/// An introduction reached a stage, or was made: the first two that it brings together stand for all.
fn introduction(db: &Connection, id: &RecordId, done: &Done) -> Result<Told> {
    let moved = |unit: &String| unit == "stage" || unit.starts_with("reached");
    let Some(introduction) = here::<Introduction>(db, id)? else {
        return Ok(None);
    };
    if introduction.said_no || !done.units.iter().any(moved) {
        return Ok(None);
    }
    let mut parties = Vec::new();
    for party in &introduction.parties {
        parties.extend(usable(db, *party)?);
    }
    parties.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    let mut parties = parties.into_iter();
    let stage = introduction.stage.token().to_owned();
    let two = parties.next().zip(parties.next());
    Ok(two.map(|(party, other)| (party, WhatChanged::Introduced { other, stage })))
}

fn here<R: Record>(db: &Connection, id: &RecordId) -> Result<Option<R>> {
    let found = rows::get::<R>(db, id)?.filter(|found| found.existence == Existence::Here);
    Ok(found.map(|found| found.record))
}

/// An asset that is here and may be used, as it stands in a sentence.
pub(super) fn usable(db: &Connection, id: AssetId) -> Result<Option<Party>> {
    let asset = here::<Asset>(db, &id.0)?.filter(|asset| !asset.restricted);
    Ok(asset.map(|asset| Party {
        id,
        name: asset.name,
        kind: asset.kind,
    }))
}
