//! What changed since a day: as the change log tells it, of what is here now, and what of it went into the bin.

use super::{NetworkFinding, SortOfChange, WhatChanged};
use crate::asset::{Asset, AssetKind};
use crate::card::is_past;
use crate::conversation::Party;
use crate::error::Result;
use crate::gift::Gift;
use crate::id::{AssetId, RecordId};
use crate::introduction::Introduction;
use crate::log::EXISTS;
use crate::network::graph::reads_as;
use crate::record::{Kind, Record};
use crate::relationship::{Once, Relationship, Twins, same};
use crate::search::status_token;
use crate::storage::rows::{self, Existence, Stored};
use crate::vocabulary::{self, RelationshipType};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// So many of one sort on one day are each told; of more it is said how many there are, and a few are named.
const EACH: usize = 5;
const NAMED: usize = 3;

/// What was done to a record since: the units that it set, and the ISO 8601 time of the last of it.
#[derive(Debug, Default)]
struct Done {
    units: BTreeSet<String>,
    last: String,
}

/// One change: the day, of what, and what it is.
type Line = (String, Party, WhatChanged);
/// What is told as one where there is much of it: the day, the sort, the kind.
type Much = (Reverse<String>, SortOfChange, Option<AssetKind>);
/// Where a finding stands: by the day, and by the name of what it is about where it is about one.
type Place = (Reverse<String>, Option<(String, AssetId)>);

/// What changed since a day, the newest first. `today` is an ISO 8601 day, too.
pub(super) fn since(db: &Connection, since: &str, today: &str) -> Result<Vec<NetworkFinding>> {
    let from = begin_of(since);
    let types = vocabulary::all(db)?;
    let (mut lines, mut removed) = (Vec::new(), Once::new(&types));
    for ((kind, record), done) in done(db, &from)? {
        let created = created(db, &record)?.filter(|at| *at >= from);
        let found = match kind {
            Kind::Asset => asset(db, &record, &created, &done, &from)?,
            Kind::Relationship => {
                let ended = tie(db, &record, &created, &done, (&types, today, &from))?;
                match ended.is_none() && created.is_none() && done.units.contains(EXISTS) {
                    true => removed_tie(db, &record, &types, &mut removed)?,
                    false => ended,
                }
            }
            Kind::Gift => gift(db, &record, &created)?,
            Kind::Introduction => introduction(db, &record, &done)?,
            _ => None,
        };
        if let Some((party, what)) = found {
            let at = created.as_deref().filter(|_| kind != Kind::Introduction);
            lines.push((day_of(at.unwrap_or(&done.last)), party, what));
        }
    }
    Ok(told(lines))
}

/// Day by day the newest first: how many there are of what there is much of, then each of the rest by name.
fn told(mut lines: Vec<Line>) -> Vec<NetworkFinding> {
    lines.sort_by(|a, b| {
        b.0.cmp(&a.0)
            .then_with(|| (&a.1.name, a.1.id).cmp(&(&b.1.name, b.1.id)))
    });
    // What came and what went is told by kind: of ties and the like the kinds of their ends say little.
    let group = |(day, party, what): &Line| -> Much {
        let sort = what.sort();
        let by_kind = matches!(sort, SortOfChange::New | SortOfChange::Removed);
        let kind = Some(party.kind).filter(|_| by_kind);
        (Reverse(day.clone()), sort, kind)
    };
    let mut groups: BTreeMap<Much, Vec<Line>> = BTreeMap::new();
    for line in lines {
        groups.entry(group(&line)).or_default().push(line);
    }
    let mut told: Vec<(Place, NetworkFinding)> = Vec::new();
    for ((day, sort, kind), lines) in groups {
        if lines.len() <= EACH {
            told.extend(lines.into_iter().map(|(on, party, what)| {
                let name = (party.name.clone(), party.id);
                let finding = NetworkFinding::Changed {
                    party,
                    what,
                    day: on,
                };
                ((day.clone(), Some(name)), finding)
            }));
            continue;
        }
        let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        let mut named: Vec<Party> = lines.into_iter().map(|(_, party, _)| party).collect();
        // They are in the order of their names, and one may have several.
        named.dedup();
        named.truncate(NAMED);
        let finding = NetworkFinding::ChangedMuch {
            sort,
            kind,
            count,
            named,
            day: day.0.clone(),
        };
        told.push(((day, None), finding));
    }
    told.sort_by(|a, b| a.0.cmp(&b.0));
    told.into_iter().map(|(_, finding)| finding).collect()
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
        return match created.is_none() && done.units.contains(EXISTS) {
            true => removed_asset(db, id),
            false => Ok(None),
        };
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

/// An asset that was here and lies in the bin now.
fn removed_asset(db: &Connection, id: &RecordId) -> Result<Told> {
    let found = rows::get::<Asset>(db, id)?.filter(|found| found.existence == Existence::Bin);
    let found = found.filter(|found| !found.record.restricted);
    Ok(found.map(|found| {
        let party = Party {
            id: AssetId(*id),
            name: found.record.name,
            kind: found.record.kind,
        };
        (party, WhatChanged::Removed)
    }))
}

fn tie(
    db: &Connection,
    id: &RecordId,
    created: &Option<String>,
    done: &Done,
    (types, today, from): (&[RelationshipType], &str, &str),
) -> Result<Told> {
    let tie = rows::get::<Relationship>(db, id)?;
    let Some(tie) = tie.filter(|found| found.existence == Existence::Here) else {
        return Ok(None);
    };
    let past = is_past(tie.record.until.as_deref(), today);
    // One that is written down with its end is nothing that changed just now.
    let is_told = match (past, created) {
        (false, created) => created.is_some(),
        (true, created) => created.is_none() && done.units.contains("until"),
    };
    // What was said already, or is said twice, is told once.
    if !is_told || !stands_for_all(db, types, &tie, created.as_ref().map(|_| from))? {
        return Ok(None);
    }
    let ends = between(db, types, tie.record)?;
    Ok(ends.map(|(party, other, wording)| {
        let what = match past {
            true => WhatChanged::TieEnded { other, wording },
            false => WhatChanged::TiedTo { other, wording },
        };
        (party, what)
    }))
}

/// Is a tie the one that stands for all that say the same? One that is new only where all of them are, `from` then on.
fn stands_for_all(
    db: &Connection,
    types: &[RelationshipType],
    tie: &Stored<Relationship>,
    new: Option<&str>,
) -> Result<bool> {
    let (twins, stands) = Twins::of(db, types, tie)?;
    let Some(from) = new.filter(|_| stands) else {
        return Ok(stands);
    };
    for twin in twins.0.iter().filter(|twin| twin.id != tie.id) {
        if created(db, &twin.id)?.is_some_and(|at| at.as_str() < from) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A tie that was here and was removed; not one that something else still says.
fn removed_tie(
    db: &Connection,
    id: &RecordId,
    types: &[RelationshipType],
    once: &mut Once<'_>,
) -> Result<Told> {
    let found = rows::get::<Relationship>(db, id)?;
    let Some(tie) = found.filter(|found| found.existence == Existence::Bin) else {
        return Ok(None);
    };
    if same(db, types, &tie.record)?.is_some() || !once.is_new(&tie.record) {
        return Ok(None);
    }
    let ends = between(db, types, tie.record)?;
    Ok(ends.map(|(party, other, wording)| (party, WhatChanged::TieRemoved { other, wording })))
}

/// The ends of a tie, where they are here and may be used, and its words from one to the other.
fn between(
    db: &Connection,
    types: &[RelationshipType],
    tie: Relationship,
) -> Result<Option<(Party, Party, String)>> {
    let (Some(party), Some(other)) = (usable(db, tie.from)?, usable(db, tie.to)?) else {
        return Ok(None);
    };
    let wording = reads_as(types, &tie.kind).map(|kind| kind.wording.clone());
    let wording = wording.unwrap_or_else(|| tie.kind.replace('_', " "));
    Ok(Some((party, other, wording)))
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
