//! What the row of a record that is one with another holds because of the one that stayed: how much is asked about it,
//! so that the desk is counted without looking into the log; and of a child no more than the first name.

use super::protect::led_here;
use super::{JOINED, is_behind, survivor};
use crate::asset::{AssetKind, first_name};
use crate::error::Result;
use crate::id::RecordId;
use crate::log::project::project_half;
use crate::log::view::{Hangers, View};
use crate::log::{EXISTS, HERE, context, rows};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

/// Brings the rows of all up to date that are shown as this record, after its own was written; answers those that are
/// called otherwise now.
pub(in crate::log) fn follow_halves(db: &Connection, keep: &RecordId) -> Result<Vec<RecordId>> {
    let mut renamed = Vec::new();
    for half in led_here(db, keep)? {
        let Some(row) = Row::of(db, &half)? else {
            continue;
        };
        let changes = rows::changes_of(db, &half)?;
        let view = View::of(&changes);
        let asked = match row.is_joined {
            true => asked(db, &half, &view, keep)?,
            false => None,
        };
        if asked != row.asked {
            keep_asked(db, &half, asked)?;
        }
        if called(db, &half, &view)?.is_some_and(|name| name != row.name) {
            project_half(db, &half)?;
            renamed.push(half);
        }
    }
    Ok(renamed)
}

/// A row as far as it matters here.
struct Row {
    name: String,
    /// It is shown as another.
    is_joined: bool,
    asked: Option<u32>,
}

impl Row {
    fn of(db: &Connection, half: &RecordId) -> Result<Option<Row>> {
        let mut statement =
            db.prepare_cached("SELECT name, existence = 'joined', asked FROM asset WHERE id = ?1")?;
        let row = statement.query_row([half.as_bytes()], |row| {
            Ok(Row {
                name: row.get(0)?,
                is_joined: row.get(1)?,
                asked: row.get(2)?,
            })
        });
        Ok(row.optional()?)
    }
}

/// Keeps in the row of an asset how much is asked about it where it is shown as another; none where that is nothing, or
/// where `disputed` says it.
pub(in crate::log) fn keep_asked(
    db: &Connection,
    asset: &RecordId,
    asked: Option<u32>,
) -> Result<()> {
    db.prepare_cached("UPDATE asset SET asked = ?2 WHERE id = ?1")?
        .execute(params![asset.as_bytes(), asked])?;
    Ok(())
}

/// Is this record shown as another who is a child, by the row of that?
pub(in crate::log) fn is_shown_as_child(db: &Connection, record: &RecordId) -> Result<bool> {
    let keep = survivor(db, record)?;
    if keep == *record {
        return Ok(false);
    }
    let mut child = db.prepare_cached("SELECT 1 FROM asset WHERE id = ?1 AND is_child = 1")?;
    Ok(child.exists([keep.as_bytes()])?)
}

/// What it is called in its row; none where nobody said that.
fn called(db: &Connection, half: &RecordId, view: &View) -> Result<Option<String>> {
    let Value::String(name) = view.shown("name") else {
        return Ok(None);
    };
    let is_person = view.shown("kind") == AssetKind::Person.token();
    let is_child = is_person && (view.shown("is_child") == true || is_shown_as_child(db, half)?);
    Ok(Some(match is_child {
        true => first_name(&name).to_owned(),
        false => name,
    }))
}

/// How much is asked about what is shown as another, where that is anything: as in [`crate::conflict`], but for what is
/// asked because something was erased.
fn asked(db: &Connection, half: &RecordId, view: &View, keep: &RecordId) -> Result<Option<u32>> {
    let hangers = match view.shown(EXISTS) == HERE {
        true => Hangers::new(),
        false => context::hangers(db, half)?,
    };
    let existence = view.existence(&hangers);
    if existence.first().is_none_or(|shown| shown != HERE) {
        return Ok(None);
    }
    let of_all = [existence.len(), view.values(JOINED).len()];
    let of_all = of_all.iter().filter(|answers| **answers > 1).count();
    let count = of_all + behind(db, view, keep)?;
    Ok((count > 0).then_some(count as u32))
}

/// In how many units it says something that is not shown of the one that stayed, by the word of those who did not know
/// that they are one.
fn behind(db: &Connection, gone: &View, keep: &RecordId) -> Result<usize> {
    let units = gone.unseen_work_by(JOINED, &Hangers::new());
    let mut here = db.prepare_cached("SELECT 1 FROM asset WHERE id = ?1 AND existence = 'here'")?;
    if units.is_empty() || !here.exists([keep.as_bytes()])? {
        return Ok(0);
    }
    let changes = rows::changes_of(db, keep)?;
    let stayed = View::of(&changes);
    let is_asked = |unit: &&String| {
        let shown = stayed.shown(unit);
        let others = gone.values(unit);
        is_behind(unit, gone, &stayed) && others.iter().any(|value| *value != shown)
    };
    Ok(units.iter().filter(is_asked).count())
}
