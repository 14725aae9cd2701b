//! Safeguarded for good: whatever must not be found has no place in any change of the log, and none comes back.
//!
//! The mark is an id, like a tombstone: it travels with every union and is never taken out. From then on each change of
//! the record is kept without what says where it is ([`kept`]), whenever and wherever it comes from, so that what is
//! shown still follows from the set of changes and of marks alone. What hangs on the record and would give the spot
//! away is erased: photos, addresses, ties to places, and the rows of the Inbox it came from. The words of its address
//! are blanked where others wrote them. What is one with it is the same thing, and is shut with it.

use super::door::Tx;
use super::whereabouts::tells_where;
use super::{Change, aside, erasure, joined, project, rows};
use crate::asset::AssetKind;
use crate::contact::Channel;
use crate::error::Result;
use crate::id::RecordId;
use crate::record::{Kind, Units};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;
use std::collections::BTreeSet;

/// The types of ties that say where something is, whatever stands at their end.
const SAY_WHERE: [&str; 2] = ["meets_at", "happens_at"];
const SAFEGUARDED: &str = "safeguarded";

pub fn is_safeguarded(db: &Connection, record: &RecordId) -> Result<bool> {
    let mut statement = db.prepare_cached("SELECT 1 FROM safeguarded WHERE record = ?1")?;
    Ok(statement.exists([record.as_bytes()])?)
}

/// Every mark.
pub fn all(db: &Connection) -> Result<BTreeSet<RecordId>> {
    let mut statement = db.prepare_cached("SELECT record FROM safeguarded")?;
    let found = statement.query_map([], |row| Ok(RecordId::from_bytes(row.get(0)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Takes out of a change what it may not say; answers whether there was anything.
pub fn kept(db: &Connection, change: &mut Change) -> Result<bool> {
    match Kind::from_table(&change.kind) {
        Some(Kind::Asset) => {
            let is = says_so(change) || is_safeguarded(db, &change.record)?;
            Ok(is && without_place(change))
        }
        Some(Kind::Activity) if change.sets.contains_key("at") => without_meeting_place(db, change),
        _ => Ok(false),
    }
}

/// Does it say of its record that it is safeguarded, and nothing else?
fn says_so(change: &Change) -> bool {
    let said = change.sets.get("sensitivity").map(Vec::as_slice);
    matches!(said, Some([one]) if one == SAFEGUARDED)
}

fn without_place(change: &mut Change) -> bool {
    let mut taken = false;
    for (unit, values) in &mut change.sets {
        let left = match unit.as_str() {
            "sensitivity" => SAFEGUARDED.into(),
            unit if says_where(unit) => Value::Null,
            _ => continue,
        };
        if *values != [left.clone()] {
            *values = vec![left];
            change.mentions.remove(unit);
            taken = true;
        }
    }
    taken
}

/// Is this unit of an asset about where it is?
fn says_where(unit: &str) -> bool {
    unit == "place" || unit.strip_prefix("x/").is_some_and(tells_where)
}

/// Nothing is said to happen at what is safeguarded, nor is it said where its own activities are.
fn without_meeting_place(db: &Connection, change: &mut Change) -> Result<bool> {
    let id = |value: &Value| value.as_str().and_then(|id| id.parse::<RecordId>().ok());
    let host = change.sets.get("host").and_then(|values| values.first());
    let host = match host.and_then(id) {
        Some(host) => Some(host),
        None => db
            .prepare_cached("SELECT host FROM activity WHERE id = ?1")?
            .query_row([change.record.as_bytes()], |row| row.get(0))
            .optional()?
            .map(RecordId::from_bytes),
    };
    let hosted = match host {
        Some(host) => is_safeguarded(db, &host)?,
        None => false,
    };
    let mut taken = false;
    for value in change.sets.get_mut("at").into_iter().flatten() {
        let there = match id(value) {
            Some(at) => hosted || is_safeguarded(db, &at)?,
            None => false,
        };
        if there {
            *value = Value::Null;
            taken = true;
        }
    }
    if let Some(values) = change.sets.get_mut("at") {
        values.dedup();
    }
    Ok(taken)
}

/// What shutting a record would take, or took.
#[derive(Debug, Default)]
pub struct Goes {
    /// Changes that lose something.
    pub changes: Vec<(String, u64)>,
    /// Units of the record that say where it is, now or in the past.
    pub units: BTreeSet<String>,
    /// Activities that lose their place.
    pub activities: BTreeSet<RecordId>,
    /// Records that are erased, and their kinds.
    pub gone: Vec<(RecordId, Kind)>,
}

impl Goes {
    pub fn is_nothing(&self) -> bool {
        self.units.is_empty() && self.activities.is_empty() && self.gone.is_empty()
    }
}

/// What would go if a record were safeguarded, and with it what is one with it; of one that is, what should have gone.
pub fn goes(db: &Connection, record: &RecordId) -> Result<Goes> {
    let mut goes = Goes::default();
    for one in joined::one_with(db, record)? {
        goes.gone.extend(hanging(db, &one)?);
        goes_of(db, &one, &mut goes)?;
    }
    Ok(goes)
}

fn goes_of(db: &Connection, record: &RecordId, goes: &mut Goes) -> Result<()> {
    for (voice, seq) in speaking_of(db, record)? {
        let Some(change) = rows::change_at(db, &voice, seq)? else {
            continue;
        };
        if change.record != *record {
            goes.activities.insert(change.record);
            goes.changes.push((voice, seq));
            continue;
        }
        let said = change.sets.iter().filter(|(unit, values)| {
            says_where(unit) && values.iter().any(|value| !value.is_null())
        });
        let said: Vec<&String> = said.map(|(unit, _)| unit).collect();
        if !said.is_empty() {
            goes.units.extend(said.into_iter().cloned());
            goes.changes.push((voice, seq));
        }
    }
    Ok(())
}

/// The changes of a record, and those that say of an activity that it happens there, or where its own happen.
fn speaking_of(db: &Connection, record: &RecordId) -> Result<Vec<(String, u64)>> {
    let mut statement = db.prepare_cached(
        "SELECT voice, seq FROM change WHERE record = ?1 \
         UNION SELECT c.voice, c.seq FROM change c JOIN json_each(c.sets, '$.at') v \
           WHERE c.kind = 'activity' AND v.value = ?2 \
         UNION SELECT c.voice, c.seq FROM change c JOIN activity a ON a.id = c.record JOIN json_each(c.sets, '$.at') v \
           WHERE a.host = ?1 AND v.type <> 'null'",
    )?;
    let dots = statement.query_map(params![record.as_bytes(), record.to_string()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(dots.collect::<rusqlite::Result<_>>()?)
}

/// The records that hang on one and would give its spot away.
fn hanging(db: &Connection, record: &RecordId) -> Result<Vec<(RecordId, Kind)>> {
    let mut found = Vec::new();
    for hanger in erasure::said_of(db, record, &aside::about(db)?)? {
        if let Some(kind) = gives_away(db, &hanger, record)? {
            found.push((hanger, kind));
        }
    }
    let mut waiting = db.prepare_cached(
        "SELECT id FROM inbox_item WHERE about = ?1 OR (source, source_row) IN \
         (SELECT imported_from ->> '$.source', imported_from ->> '$.row' FROM asset WHERE id = ?1)",
    )?;
    let items = waiting.query_map([record.as_bytes()], |row| {
        Ok(RecordId::from_bytes(row.get(0)?))
    })?;
    for item in items {
        found.push((item?, Kind::InboxItem));
    }
    Ok(found)
}

/// The kind of what hangs on a safeguarded record, if it may not stay there.
fn gives_away(db: &Connection, hanger: &RecordId, of: &RecordId) -> Result<Option<Kind>> {
    let changes = rows::history_of(db, hanger)?;
    let ever = |unit: &str, is: &dyn Fn(&str) -> bool| {
        let values = changes.iter().filter_map(|change| change.sets.get(unit));
        values.flatten().filter_map(Value::as_str).any(is)
    };
    let kind = changes
        .first()
        .and_then(|change| Kind::from_table(&change.kind));
    let is = match kind {
        Some(Kind::Attachment) => true,
        Some(Kind::Contact) => ever("channel", &|channel| channel == Channel::Address.token()),
        Some(Kind::Relationship) => {
            let units = project::known(db, hanger)?;
            leads_to_a_place(db, &units, of)?
        }
        _ => false,
    };
    Ok(kind.filter(|_| is))
}

/// Does a tie with these units say where its safeguarded end is?
fn leads_to_a_place(db: &Connection, units: &Units, of: &RecordId) -> Result<bool> {
    let ends = project::about(Kind::Relationship, units);
    let of_type = units.get("type").and_then(Value::as_str);
    if of_type.is_some_and(|of_type| SAY_WHERE.contains(&of_type)) {
        return Ok(true);
    }
    for other in ends.iter().filter(|end| *end != of) {
        if kind_of(db, other)?.as_deref() == Some(AssetKind::Place.token()) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn kind_of(db: &Connection, asset: &RecordId) -> Result<Option<String>> {
    let mut statement = db.prepare_cached("SELECT kind FROM asset WHERE id = ?1")?;
    Ok(statement
        .query_row([asset.as_bytes()], |row| row.get(0))
        .optional()?)
}

/// Would a tie of this type between these two say where something safeguarded is?
pub fn would_give_away(
    db: &Connection,
    of_type: &str,
    from: &RecordId,
    to: &RecordId,
) -> Result<bool> {
    for (one, other) in [(from, to), (to, from)] {
        let at_place = || -> Result<bool> {
            Ok(SAY_WHERE.contains(&of_type)
                || kind_of(db, other)?.as_deref() == Some(AssetKind::Place.token()))
        };
        if is_safeguarded(db, one)? && at_place()? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Is an asset tied to something safeguarded, so that it cannot become a place?
pub fn is_tied_to_safeguarded(db: &Connection, asset: &RecordId) -> Result<bool> {
    Ok(!safeguarded_ties(db, asset)?.is_empty())
}

/// The ties of an asset whose other end is safeguarded.
fn safeguarded_ties(db: &Connection, asset: &RecordId) -> Result<Vec<RecordId>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM relationship WHERE (\"from\" = ?1 AND \"to\" IN (SELECT record FROM safeguarded)) \
         OR (\"to\" = ?1 AND \"from\" IN (SELECT record FROM safeguarded))",
    )?;
    let found = statement.query_map([asset.as_bytes()], |row| {
        Ok(RecordId::from_bytes(row.get(0)?))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Marks a record and what is one with it, and takes out of the log what says where they are. Once more, it changes
/// nothing.
pub fn shut(tx: &mut Tx, record: &RecordId) -> Result<()> {
    let db = tx.db();
    let all = joined::one_with(db, record)?;
    // While their addresses are still known here.
    let words = crate::erase::where_its_address_stands(db, &all)?;
    erasure::redact(tx, words)?;
    let mut mark = db.prepare_cached("INSERT OR IGNORE INTO safeguarded (record) VALUES (?1)")?;
    for one in &all {
        mark.execute([one.as_bytes()])?;
    }
    all.iter().try_for_each(|one| shut_alone(tx, one))
}

fn shut_alone(tx: &mut Tx, record: &RecordId) -> Result<()> {
    let db = tx.db();
    let (mut ops, mut other) = (BTreeSet::new(), BTreeSet::from([*record]));
    for (voice, seq) in speaking_of(db, record)? {
        let Some(mut change) = rows::change_at(db, &voice, seq)? else {
            continue;
        };
        if kept(db, &mut change)? {
            rows::extend(db, &change)?;
            other.insert(change.record);
            ops.insert(change.op);
        }
    }
    let gone = hanging(db, record)?;
    if !(ops.is_empty() && gone.is_empty()) {
        tx.shut.insert(*record);
        // Deleted is not gone: the pages are written anew as soon as nobody reads.
        crate::erase::mark(db)?;
        crate::erase::mark_elsewhere(db)?;
        erasure::forget_drafts(db)?;
        erasure::erase(tx, gone.into_iter().map(|(id, _)| id))?;
    }
    for each in &other {
        tx.show(each, true)?;
    }
    no_steps_any_more(db, &ops, &other)
}

/// A step that did nothing but say where it is can be neither taken back nor done again.
fn no_steps_any_more(
    db: &Connection,
    ops: &BTreeSet<String>,
    of: &BTreeSet<RecordId>,
) -> Result<()> {
    for op in ops {
        let changes = rows::changes_by(db, op)?;
        let empty = |change: &Change| {
            let mut units = change.sets.keys();
            let is_of = of.contains(&change.record);
            is_of
                && units
                    .all(|unit| says_where(unit) || matches!(unit.as_str(), "sensitivity" | "at"))
        };
        if changes.iter().all(empty) {
            db.prepare_cached("UPDATE op SET came_by_merge = 1 WHERE id = ?1")?
                .execute([op])?;
        }
    }
    Ok(())
}

/// Is everything marked that is one with a record, or nothing of it?
fn is_even(db: &Connection, record: &RecordId) -> Result<bool> {
    let all = joined::one_with(db, record)?;
    let mut marked = 0;
    for one in &all {
        marked += usize::from(is_safeguarded(db, one)?);
    }
    Ok(marked == 0 || marked == all.len())
}

/// After records were shown anew: whatever is safeguarded now is so for good, and what hangs on it goes.
pub fn follow(tx: &mut Tx, records: impl IntoIterator<Item = RecordId>) -> Result<()> {
    let mut any = !all(tx.db())?.is_empty();
    for record in records {
        let row: Option<(String, String)> = tx
            .db()
            .prepare_cached("SELECT sensitivity, kind FROM asset WHERE id = ?1")?
            .query_row([record.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        match row {
            Some(_) if any && !is_even(tx.db(), &record)? => shut(tx, &record)?,
            Some((careful, _)) if careful == SAFEGUARDED && is_safeguarded(tx.db(), &record)? => {}
            Some((careful, _)) if careful == SAFEGUARDED => {
                shut(tx, &record)?;
                any = true;
            }
            Some((_, kind)) if any && kind == AssetKind::Place.token() => {
                let ties = safeguarded_ties(tx.db(), &record)?;
                erasure::erase(tx, ties)?;
            }
            Some(_) => {}
            None if any => hung(tx, &record)?,
            None => {}
        }
    }
    Ok(())
}

/// What came may hang on something safeguarded.
fn hung(tx: &mut Tx, record: &RecordId) -> Result<()> {
    let db = tx.db();
    let Some(first) = rows::changes_of(db, record)?.into_iter().next() else {
        return Ok(());
    };
    let Some(kind) = Kind::from_table(&first.kind) else {
        return Ok(());
    };
    for about in project::about(kind, &project::shown(db, record)?.0) {
        if !is_safeguarded(db, &about)? {
            continue;
        }
        if kind == Kind::Activity {
            shut(tx, &about)?;
        } else if gives_away(db, record, &about)?.is_some() {
            erasure::erase(tx, [*record])?;
            return Ok(());
        }
    }
    Ok(())
}
