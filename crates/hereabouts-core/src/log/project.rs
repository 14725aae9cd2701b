//! From changes to rows: what the log shows of a record is written to its table.

pub(super) use super::joined::protected;
use super::view::View;
pub(crate) use super::with_kind::with_kind;
use super::{Change, EXISTS, HERE, context, hash, joined, rows};
use crate::asset::Asset;
use crate::custom_field;
use crate::error::Result;
use crate::id::RecordId;
use crate::record::{Kind, Record, Units, is_blank};
use crate::relationship::{self, Relationship};
use crate::storage::rows::{Existence, set};
use crate::vocabulary::RelationshipType;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;
use std::slice;

/// What was written for a record: its row, where it has one.
pub struct Projected {
    pub kind: Option<Kind>,
    pub n: Option<u32>,
    /// The assets it is about, those as which it is shown, and those of which the row is another because of it.
    pub about: Vec<RecordId>,
    /// It is one with another record than before, or with none any more: where it led, if anywhere.
    pub leads_elsewhere: Option<Option<RecordId>>,
}

/// Writes what the log shows of a record to its row. A record that lacks what makes it one (its
/// creation has not come yet) or whose kind this version does not know stays in the log alone.
pub fn project(db: &Connection, record: &RecordId) -> Result<Projected> {
    projected(db, record, &rows::changes_of(db, record)?, With::Leads)
}

/// The same for a record of which nothing was said but this, and to which nothing leads. Where it just says what is
/// here, as every row of an import does, there is nothing to weigh and nothing to look up.
pub(super) fn project_first(db: &Connection, change: &Change) -> Result<Projected> {
    let kind = match Kind::from_table(&change.kind) {
        Some(kind) if is_plain(change, kind) => kind,
        _ => return projected(db, &change.record, slice::from_ref(change), With::Leads),
    };
    hash::keep_first(db, change)?;
    let said = change.sets.iter().filter(|(unit, _)| *unit != EXISTS);
    let said = said.filter_map(|(unit, values)| Some((unit.clone(), values.first()?.clone())));
    let mut units: Units = said.filter(|(_, value)| !is_blank(value)).collect();
    if kind == Kind::Asset {
        joined::first_name_of_child(&mut units);
    }
    with_kind!(kind, R => write::<R>(db, &change.record, Existence::Here, 0, &units))
}

/// Does it make a record that is here, with one answer to everything, and is not one with another? Of ties and their
/// types others tell.
fn is_plain(change: &Change, kind: Kind) -> bool {
    let is_here = |values: &Vec<Value>| matches!(values.as_slice(), [one] if one == HERE);
    !matches!(kind, Kind::Relationship | Kind::RelationshipType)
        && change.sets.get(EXISTS).is_some_and(is_here)
        && change.sets.values().all(|values| values.len() == 1)
        && !change
            .sets
            .keys()
            .any(|unit| joined::is_about_joining(unit))
}

/// The same but for where the record leads: whatever names it has to be shown anew with that, when its turn comes.
pub(super) fn project_row(db: &Connection, record: &RecordId) -> Result<Projected> {
    projected(db, record, &rows::changes_of(db, record)?, With::Keep)
}

/// The row of an asset alone that is shown as another, whose row is right.
pub(super) fn project_half(db: &Connection, record: &RecordId) -> Result<Projected> {
    projected(db, record, &rows::changes_of(db, record)?, With::Nothing)
}

/// What is kept and written with the row of an asset.
#[derive(Clone, Copy, PartialEq)]
enum With {
    /// Where it leads, and the row of the one as which it is shown.
    Leads,
    /// The row of the one as which it is shown.
    Keep,
    Nothing,
}

fn projected(
    db: &Connection,
    record: &RecordId,
    changes: &[Change],
    with: With,
) -> Result<Projected> {
    let view = View::of(changes);
    let hangers = match view.shown(EXISTS) == HERE {
        true => Default::default(),
        // Only a record that somebody wants gone asks what hangs on it.
        false => context::hangers(db, record)?,
    };
    let existence = view.existence(&hangers);
    let mut disputed = u32::from(existence.len() > 1);
    let mut units = Units::new();
    for unit in view.units().filter(|unit| *unit != EXISTS) {
        let mut values = view.values(unit);
        disputed += u32::from(values.len() > 1);
        let shown = values.swap_remove(0);
        if !is_blank(&shown) {
            units.insert(unit.to_owned(), shown);
        }
    }
    hash::keep(db, record, changes, &existence, &hangers)?;
    let existence = match existence[0].as_str() {
        Some("here") => Existence::Here,
        Some("bin") => Existence::Bin,
        _ => Existence::Blank,
    };
    let kind = match changes.first() {
        Some(change) => Some(change.kind.clone()),
        // All of it is set aside.
        None => rows::history_of(db, record)?
            .pop()
            .map(|change| change.kind),
    };
    let Some(kind) = kind.and_then(|kind| Kind::from_table(&kind)) else {
        return Ok(Projected {
            kind: None,
            n: None,
            about: Vec::new(),
            leads_elsewhere: None,
        });
    };
    if kind == Kind::Asset {
        let leads_elsewhere = match with {
            With::Leads => joined::keep(db, record, &units)?,
            With::Keep | With::Nothing => None,
        };
        let was_half = leads_elsewhere.is_some() || units.contains_key(joined::JOINED);
        protected(db, record, &mut units)?;
        joined::first_name_of_child(&mut units);
        let keep = joined::survivor(db, record)?;
        let existence = match keep == *record {
            false if existence == Existence::Here => Existence::Joined,
            _ => existence,
        };
        let mut shown = write::<Asset>(db, record, existence, disputed, &units)?;
        if keep == *record {
            if was_half {
                joined::keep_asked(db, record, None)?;
            }
            shown.about.extend(joined::follow_halves(db, record)?);
        } else if with != With::Nothing {
            // What protects it protects the one that is shown.
            let kept = project_row(db, &keep)?;
            shown.about.push(keep);
            shown.about.extend(kept.about);
        }
        return Ok(Projected {
            leads_elsewhere,
            ..shown
        });
    }
    match kind {
        Kind::Relationship => write_tie(db, record, existence, disputed, &units),
        Kind::RelationshipType => {
            let before = relationship::readings(db)?;
            let written = write::<RelationshipType>(db, record, existence, disputed, &units)?;
            relationship::types_read_anew(db, &before)?;
            Ok(written)
        }
        _ => with_kind!(kind, R => write::<R>(db, record, existence, disputed, &units)),
    }
}

/// What is asked about a tie hangs on those beside it: between its ends now, and between those it had before one of
/// them came to lead elsewhere.
fn write_tie(
    db: &Connection,
    record: &RecordId,
    existence: Existence,
    disputed: u32,
    units: &Units,
) -> Result<Projected> {
    let before = relationship::ends_of(db, record)?;
    let written = write::<Relationship>(db, record, existence, disputed, units)?;
    let now = relationship::ends_of(db, record)?;
    if let Some(ends) = before.filter(|_| before != now) {
        relationship::ask_between(db, ends)?;
    }
    if let Some(ends) = now {
        relationship::ask_between(db, ends)?;
    }
    Ok(written)
}

/// The assets that a record of this kind with these units is about.
pub fn about(kind: Kind, units: &Units) -> Vec<RecordId> {
    fn of<R: Record>(units: &Units) -> Vec<RecordId> {
        let ids = R::ABOUT.iter().flat_map(|field| named::<R>(units, field));
        ids.collect()
    }
    with_kind!(kind, R => of::<R>(units))
}

/// The ids in a field: the one it holds, or those of its elements.
fn named<R: Record>(units: &Units, field: &str) -> Vec<RecordId> {
    let Some((_, prefix, _)) = R::ELEMENTS.iter().find(|(list, ..)| *list == field) else {
        let one = units.get(field).and_then(Value::as_str);
        return one.and_then(|id| id.parse().ok()).into_iter().collect();
    };
    let elements = units.keys().filter_map(|unit| unit.split_once('/'));
    elements
        .filter(|(list, _)| list == prefix)
        .filter_map(|(_, id)| id.parse().ok())
        .collect()
}

fn write<R: Record>(
    db: &Connection,
    record: &RecordId,
    existence: Existence,
    disputed: u32,
    units: &Units,
) -> Result<Projected> {
    let said = about(R::KIND, units);
    let units = &joined::resolved::<R>(db, units)?;
    let mut about = about(R::KIND, units);
    let existence = match R::KIND {
        // Both ends are one record now.
        Kind::Relationship | Kind::Distinct
            if existence == Existence::Here
                && about.first() == about.last()
                && said.first() != said.last() =>
        {
            Existence::Joined
        }
        _ => existence,
    };
    about.extend(
        said.into_iter()
            .filter(|id| !about.contains(id))
            .collect::<Vec<_>>(),
    );
    let (n, existence) = match R::from_units(units) {
        Ok(shown) => (
            Some(set(db, record, existence, disputed, &shown)?),
            existence,
        ),
        Err(_) => {
            let (n, was_about) = blank::<R>(db, record)?;
            // They are shown without it now.
            about.extend(was_about);
            (n, Existence::Blank)
        }
    };
    if let (Kind::Asset, Some(n)) = (R::KIND, n) {
        tags(db, n, existence, units)?;
        fields(db, n, existence, units)?;
    }
    if let (Kind::Gift | Kind::Wish, Some(n)) = (R::KIND, n) {
        topics(db, R::KIND, n, existence, units)?;
    }
    for field in R::INVOLVES {
        involved(db, record, &named::<R>(units, field))?;
    }
    if R::KIND == Kind::Confirmation {
        for asset in &about {
            last_checked(db, asset)?;
        }
    }
    if R::KIND == Kind::Asset {
        last_checked(db, record)?;
    }
    Ok(Projected {
        kind: Some(R::KIND),
        n,
        about,
        leads_elsewhere: None,
    })
}

/// Keeps in the row of a tie how much is asked about it; none where its own units say it.
pub(crate) fn keep_asked(db: &Connection, tie: &RecordId, asked: Option<u32>) -> Result<()> {
    db.prepare_cached("UPDATE relationship SET asked = ?2 WHERE id = ?1")?
        .execute(params![tie.as_bytes(), asked])?;
    Ok(())
}

/// A record that lacks what makes it one is not shown; it has a row where it was shown before. That says what is known
/// of it with what is set aside, so that nothing stays in it which was erased from that. Answers the row's number and
/// the assets it was about.
fn blank<R: Record>(db: &Connection, record: &RecordId) -> Result<(Option<u32>, Vec<RecordId>)> {
    let sql = format!(
        "UPDATE {} SET existence = 'blank', disputed = 0 WHERE id = ?1 RETURNING n",
        R::KIND.table()
    );
    let mut statement = db.prepare_cached(&sql)?;
    let n = statement
        .query_row([record.as_bytes()], |row| row.get(0))
        .optional()?;
    if n.is_none() {
        return Ok((None, Vec::new()));
    }
    let mut units = known(db, record)?;
    if R::KIND == Kind::Asset {
        joined::first_name_of_child(&mut units);
    }
    let resolved = joined::resolved::<R>(db, &units)?;
    if let Ok(known) = R::from_units(&resolved) {
        set(db, record, Existence::Blank, 0, &known)?;
    }
    let mut was_about = about(R::KIND, &units);
    was_about.extend(about(R::KIND, &resolved));
    Ok((n, was_about))
}

/// The tags of an asset that is here, as rows to filter and count by.
fn tags(db: &Connection, n: u32, existence: Existence, units: &Units) -> Result<()> {
    db.prepare_cached("DELETE FROM asset_tag WHERE asset = ?1")?
        .execute([n])?;
    if existence == Existence::Here {
        let mut insert = db.prepare_cached("INSERT INTO asset_tag (tag, asset) VALUES (?1, ?2)")?;
        for tag in units.keys().filter_map(|unit| unit.strip_prefix("tag/")) {
            insert.execute(params![tag, n])?;
        }
    }
    Ok(())
}

/// What an asset that is here says in the team's own fields, as rows to filter and count by.
fn fields(db: &Connection, n: u32, existence: Existence, units: &Units) -> Result<()> {
    db.prepare_cached("DELETE FROM asset_field WHERE asset = ?1")?
        .execute([n])?;
    if existence == Existence::Here {
        let mut insert =
            db.prepare_cached("INSERT INTO asset_field (field, asset, value) VALUES (?1, ?2, ?3)")?;
        for (unit, value) in units {
            if let Some(field) = custom_field::of_unit(unit) {
                insert.execute(params![field.to_string(), n, value.to_string()])?;
            }
        }
    }
    Ok(())
}

/// What a gift or a wish that is here speaks of, to find who could meet over it.
fn topics(db: &Connection, kind: Kind, n: u32, existence: Existence, units: &Units) -> Result<()> {
    let table = kind.table();
    db.prepare_cached(&format!("DELETE FROM {table}_topic WHERE {table} = ?1"))?
        .execute([n])?;
    if existence == Existence::Here {
        let what = units.get("what").and_then(Value::as_str);
        let topics = units.keys().filter_map(|unit| unit.strip_prefix("topic/"));
        let mut insert = db.prepare_cached(&format!(
            "INSERT INTO {table}_topic (topic, {table}) VALUES (?1, ?2)"
        ))?;
        for topic in crate::topic::keys(what.into_iter().chain(topics)) {
            insert.execute(params![topic, n])?;
        }
    }
    Ok(())
}

/// The assets that a record names several of, to find it by them.
fn involved(db: &Connection, record: &RecordId, assets: &[RecordId]) -> Result<()> {
    db.prepare_cached("DELETE FROM involved WHERE record = ?1")?
        .execute([record.as_bytes()])?;
    let mut insert = db.prepare_cached(
        "INSERT OR IGNORE INTO involved (asset, record) SELECT ?1, ?2 \
             WHERE NOT EXISTS (SELECT 1 FROM erased WHERE record = ?1)",
    )?;
    for asset in assets {
        insert.execute([asset.as_bytes(), record.as_bytes()])?;
    }
    Ok(())
}

/// The day of the last check of an asset that reached anybody. Its row is written only where that is another.
fn last_checked(db: &Connection, asset: &RecordId) -> Result<()> {
    db.prepare_cached(
        "UPDATE asset SET last_checked = last.day FROM (SELECT max(\"on\") AS day FROM confirmation \
         WHERE asset = ?1 AND existence = 'here' AND outcome <> 'could_not_reach') AS last \
         WHERE id = ?1 AND last_checked IS NOT last.day",
    )?
    .execute([asset.as_bytes()])?;
    Ok(())
}

/// What the log shows of a record: its units that are not blank, and whether it is here.
pub fn shown(db: &Connection, record: &RecordId) -> Result<(Units, Value)> {
    let changes = rows::changes_of(db, record)?;
    let view = View::of(&changes);
    Ok((said(&view), view.shown(EXISTS)))
}

/// The same of all that is known of it, also of what is set aside.
pub(crate) fn known(db: &Connection, record: &RecordId) -> Result<Units> {
    let history = rows::history_of(db, record)?;
    Ok(said(&View::of(&history)))
}

fn said(view: &View) -> Units {
    let units = view.units().filter(|unit| *unit != EXISTS);
    let said = units.map(|unit| (unit.to_owned(), view.shown(unit)));
    said.filter(|(_, value)| !is_blank(value)).collect()
}
