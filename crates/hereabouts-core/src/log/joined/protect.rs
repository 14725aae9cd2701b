//! What protects a record that is one with another protects the one that is shown.
//!
//! Whoever joins two writes to the one that stays what protects either. What was said of the other by somebody who did
//! not know of that, nobody wrote there. Until somebody has answered about it, it is worked out whenever the one that
//! stays is shown, and never written: so both are as they were when they are taken apart.

use super::{JOINED, is_shown_as_child, survivor, those_in};
use crate::asset::{AssetKind, first_name};
use crate::audience::Audience;
use crate::error::Result;
use crate::id::RecordId;
use crate::log::view::{View, lets_out_more};
use crate::log::{AUDIENCE, Change, Seen, Sets, Vector, context, join, rows};
use crate::record::Units;
use rusqlite::Connection;
use serde_json::Value;

/// The units by which an asset is kept from leaving, from being found, or from being kept for ever.
const PROTECTS: [&str; 5] = [AUDIENCE, "sensitivity", "is_child", "restricted", ENDS_ON];
/// Until which day it is kept.
const ENDS_ON: &str = "ends_on";

/// Gives the units of an asset what protects whatever is one with it, as its row has them; of somebody who is a child
/// by that alone, or is shown as one, the first name.
pub(in crate::log) fn protected(
    db: &Connection,
    record: &RecordId,
    units: &mut Units,
) -> Result<()> {
    let is_child = units.get("is_child").cloned();
    protect(db, record, units)?;
    if units.get("is_child") != is_child.as_ref() {
        first_name_of_child(units);
    }
    if is_person(units) && is_shown_as_child(db, record)? {
        first_name_alone(units);
    }
    Ok(())
}

/// One laptop learned that somebody is a child, another gave the whole name: of a child only the first name is shown.
pub(in crate::log) fn first_name_of_child(units: &mut Units) {
    if units.get("is_child") == Some(&Value::Bool(true)) && is_person(units) {
        first_name_alone(units);
    }
}

fn is_person(units: &Units) -> bool {
    let kind = units.get("kind").and_then(Value::as_str);
    kind == Some(AssetKind::Person.token())
}

fn first_name_alone(units: &mut Units) {
    if let Some(Value::String(name)) = units.get_mut("name") {
        *name = first_name(name).to_owned();
    }
}

/// Puts the safer value into the units of a record where what is one with it says that, unknown to those who say that
/// they are one.
fn protect(db: &Connection, record: &RecordId, units: &mut Units) -> Result<()> {
    for one in led_here(db, record)? {
        let changes = rows::changes_of(db, &one)?;
        let view = View::of(&changes);
        let joiners = joiners(&view);
        for unit in PROTECTS {
            if !is_untold(&view, &joiners, unit) {
                continue;
            }
            let mine = units.get(unit).unwrap_or(&Value::Null);
            if let Some(safer) = safer(unit, mine, &view.shown(unit)) {
                units.insert(unit.to_owned(), safer);
            }
        }
    }
    Ok(())
}

/// That a record is one with another, said once more by somebody who knows what was said of it.
pub(in crate::log) struct Answered {
    pub record: RecordId,
    pub into: Sets,
    pub knows: Seen,
}

/// What an edit answers by the way: more may leave with it than the records that are one with this one allow, or it is
/// kept longer, and whoever makes it sees by the one that is shown that they do not.
pub(in crate::log) fn answered(
    db: &Connection,
    record: &RecordId,
    sets: &Sets,
) -> Result<Vec<Answered>> {
    let mut found = Vec::new();
    if !PROTECTS.iter().any(|unit| sets.contains_key(*unit)) {
        return Ok(found);
    }
    for one in led_here(db, record)? {
        let changes = rows::changes_of(db, &one)?;
        let view = View::of(&changes);
        let joiners = joiners(&view);
        let is_answered = |unit: &&str| {
            let edited = sets.get(*unit).and_then(|values| values.first());
            let lets_out = |mine| safer(unit, mine, &view.shown(unit)).is_some();
            is_untold(&view, &joiners, unit) && edited.is_some_and(lets_out)
        };
        let mut units: Vec<&str> = PROTECTS.into_iter().filter(is_answered).collect();
        if units.contains(&"restricted") {
            units.extend(["restricted_since", "restricted_why"]);
        }
        if !units.is_empty() {
            found.push(Answered {
                into: Sets::from([(JOINED.to_owned(), view.values(JOINED))]),
                knows: knowing(db, &one, &view, &units)?,
                record: one,
            });
        }
    }
    Ok(found)
}

/// All that is known of a record, but of its other units only what those knew who say that it is one with another.
fn knowing(db: &Connection, record: &RecordId, view: &View, units: &[&str]) -> Result<Seen> {
    let joiners = joiners(view);
    let mut knows = context::everything(view, &context::hangers(db, record)?);
    for unit in view.units().filter(|unit| !units.contains(unit)) {
        if is_untold(view, &joiners, unit) {
            let mut known = Vector::new();
            let seen = joiners.iter().filter_map(|by| by.seen.get(unit));
            seen.for_each(|seen| join(&mut known, seen));
            knows.insert(unit.to_owned(), known);
        }
    }
    Ok(knows)
}

/// The records that are shown as this one.
pub(super) fn led_here(db: &Connection, record: &RecordId) -> Result<Vec<RecordId>> {
    let mut found = Vec::new();
    for one in those_in(db, record)? {
        if survivor(db, &one)? == *record {
            found.push(one);
        }
    }
    Ok(found)
}

/// Those who say that a record is one with that as which it is shown.
fn joiners<'a>(view: &View<'a>) -> Vec<&'a Change> {
    let into = view.shown(JOINED);
    let mut joiners = view.heads(JOINED);
    joiners.retain(|by| by.sets[JOINED].contains(&into));
    joiners
}

/// Was anything said of a unit that none of those knew?
fn is_untold(view: &View, joiners: &[&Change], unit: &str) -> bool {
    let knew = |head: &Change| {
        let mut all = joiners.iter();
        all.any(|by| std::ptr::eq(*by, head) || by.covers(unit, head))
    };
    view.heads(unit).into_iter().any(|head| !knew(head))
}

/// The safer of two values, where that is not the first.
fn safer(unit: &str, mine: &Value, theirs: &Value) -> Option<Value> {
    match unit {
        AUDIENCE => (),
        // The earlier day.
        ENDS_ON => {
            let is_safer = match (mine.as_str(), theirs.as_str()) {
                (Some(mine), Some(theirs)) => theirs < mine,
                (mine, theirs) => mine.is_none() && theirs.is_some(),
            };
            return is_safer.then(|| theirs.clone());
        }
        _ => return lets_out_more(unit, theirs, mine).then(|| theirs.clone()),
    }
    let audience = |value: &Value| -> Audience {
        let said = value.as_str().and_then(|text| text.parse().ok());
        said.unwrap_or_default()
    };
    let mine = audience(mine);
    let both = mine.narrowest(&audience(theirs));
    (both != mine).then(|| both.to_string().into())
}
