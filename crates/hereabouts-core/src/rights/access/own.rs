//! What is held of a person themselves, now and before, and of whoever became one with them.

use super::collect::{Collecting, Raw};
use crate::asset::Asset;
use crate::card;
use crate::custom_field;
use crate::error::Result;
use crate::id::AssetId;
use crate::log::joined::{is_about_joining, one_with, those_in};
use crate::storage::rows::get;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

/// Fields in the order in which they are read; others follow.
const FIRST: [&str; 8] = [
    "name",
    "kind",
    "summary",
    "story",
    "tags",
    "languages",
    "status",
    "note",
];
/// Those that have lines of their own, or are no words.
const APART: [&str; 4] = ["place", "imported_from", "extra", "custom"];
/// Entries of the history that are listed.
const HISTORY: usize = 2_000;

/// In the ids of lines about the person as they are shown; of others stands their id.
const OWN: &str = "own";

/// Names a line of several that say something alike.
fn within(whose: &str, line: &impl std::fmt::Display) -> String {
    match whose {
        OWN => line.to_string(),
        other => format!("{other}/{line}"),
    }
}

/// What the card says, and what else is kept of somebody who became one with them.
pub fn record(to: &mut Collecting, db: &Connection, person: AssetId, asset: &Asset) -> Result<()> {
    said(to, db, OWN, asset)?;
    for id in those_in(db, &person.0)? {
        let known: BTreeSet<(String, String)> = to.lines.iter().map(Raw::says).collect();
        let before = to.lines.len();
        if let Some(found) = get::<Asset>(db, &id)? {
            said(to, db, &id.to_string(), &found.record)?;
        }
        let more = to.lines.split_off(before).into_iter();
        to.lines
            .extend(more.filter(|line| !known.contains(&line.says())));
    }
    Ok(())
}

fn said(to: &mut Collecting, db: &Connection, whose: &str, asset: &Asset) -> Result<()> {
    let Ok(Value::Object(fields)) = serde_json::to_value(asset) else {
        return Ok(());
    };
    let rest = fields.keys().map(String::as_str);
    let rest = rest.filter(|field| !FIRST.contains(field) && !APART.contains(field));
    for field in FIRST.into_iter().chain(rest) {
        let value = fields.get(field).map(|value| to.value(field, value));
        to.put(
            whose,
            field,
            to.field(field),
            value.unwrap_or_default(),
            true,
        );
    }
    // Who told us of them is somebody else's story.
    for line in to.lines.iter_mut().filter(|line| line.key == "source_note") {
        line.left_out = true;
    }
    if let Some(place) = &asset.place {
        let place = serde_json::to_value(place).unwrap_or_default();
        to.put(
            whose,
            "place",
            to.field("place"),
            to.value("place", &place),
            true,
        );
    }
    for line in custom_field::lines(db, asset)? {
        let said = custom_field::in_words(&line.field, &line.value);
        let id = within(whose, &line.id);
        to.put(id, "own_field", line.field.label.clone(), said, true);
    }
    for (column, value) in &asset.extra {
        to.put(
            within(whose, column),
            "extra",
            column.clone(),
            to.value(column, value),
            true,
        );
    }
    if let Some(from) = &asset.imported_from {
        to.put(
            whose,
            "imported_from",
            to.field("imported_from"),
            from.source.clone(),
            true,
        );
    }
    Ok(())
}

pub fn history(to: &mut Collecting, db: &Connection, person: AssetId, _: &Asset) -> Result<()> {
    for id in one_with(db, &person.0)? {
        let whose = match id == person.0 {
            true => OWN.to_owned(),
            false => id.to_string(),
        };
        history_of(to, db, AssetId(id), &whose)?;
    }
    Ok(())
}

fn history_of(to: &mut Collecting, db: &Connection, id: AssetId, whose: &str) -> Result<()> {
    for (i, line) in card::history(db, id, HISTORY)?.into_iter().enumerate() {
        let told = line.what.iter().filter(|change| {
            // Of others it says no more than their ids.
            change.field != "exists" && !is_about_joining(&change.field)
        });
        for change in told {
            let (field, mark) = match change.field.split_once('/') {
                Some((list, element)) => (to.field(list), Some(element)),
                None => (to.field(&change.field), None),
            };
            let value = |value: &Value| match (mark, value) {
                (Some(element), Value::Bool(true)) => element.to_owned(),
                _ => to.value(&change.field, value),
            };
            let (before, after) = (value(&change.before), value(&change.after));
            let text = match (before.is_empty(), after.is_empty()) {
                (true, _) => format!("{field}: {after}"),
                (false, true) => format!("{field}: {before} → ∅"),
                (false, false) => format!("{field}: {before} → {after}"),
            };
            let on = line.at.get(..10).unwrap_or(&line.at).to_owned();
            let id = within(whose, &format!("{i}/{}", change.field));
            to.put(id, "change", on, text, true);
            if let Some(line) = to.lines.last_mut() {
                line.follows = Some(format!("record/{whose}/{}", change.field));
            }
        }
    }
    Ok(())
}
