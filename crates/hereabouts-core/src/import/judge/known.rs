//! A row of an asset that is here: what the file said last time, what is here, what the file says now.

use super::{Judge, Judged, contacts};
use crate::asset::Asset;
use crate::audience::Sensitivity;
use crate::contact::Contact;
use crate::error::Result;
use crate::id::AssetId;
use crate::import::draft::Draft;
use crate::import::plan::{RowDecision, RowOutcome};
use crate::import::{ours, same_place};
use crate::inbox::InboxReason;
use crate::log::rows;
use crate::record::{Record, Units};
use crate::storage::rows::{Existence, Stored, get, of};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::HashSet;

impl Judge<'_> {
    /// A row against the asset it is: what the file said last time, what is here, what it says now.
    pub(super) fn against(
        &self,
        db: &Connection,
        known: Stored<Asset>,
        draft: Draft,
        decision: Option<RowDecision>,
    ) -> Result<Judged> {
        let id = AssetId(known.id);
        if known.existence == Existence::Bin {
            return Ok(Judged::of(
                RowOutcome::Same,
                draft,
                Some(id),
                "It lies in the bin and stays there.".into(),
            ));
        }
        let here = known.record.units();
        let last = last_imported(db, &known)?;
        let says = said_by_file(&draft.asset, &known.record, draft.ours.is_some());
        // What our own file does not say did not leave; it was not taken away.
        let taken: Units = last
            .keys()
            .filter(|unit| {
                draft.ours.is_none()
                    && !says.contains_key(*unit)
                    && !matches!(unit.as_str(), "status" | "kind")
            })
            .map(|unit| (unit.clone(), Value::Null))
            .collect();
        let blank = Value::Null;
        let differs = |unit: &str, value: &Value| {
            !alike_values(unit, here.get(unit).unwrap_or(&blank), value)
        };
        let changes: Units = says
            .into_iter()
            .chain(taken)
            .filter(|(unit, value)| differs(unit, value))
            .collect();
        let contacts = contact_changes(db, id, &self.secret, &draft)?;
        if changes.is_empty() && !contacts {
            return Ok(Judged::of(RowOutcome::Same, draft, Some(id), String::new()));
        }
        // What a person filled in where the file said nothing is theirs as well. Of an asset that never came
        // from a file there is no telling what it said last: then all that is here would be.
        let added = changes.keys().filter(|unit| {
            !last.is_empty() && !last.contains_key(*unit) && here.contains_key(*unit)
        });
        let since: Vec<&String> = last
            .iter()
            .filter(|(unit, value)| differs(unit, value))
            .map(|(unit, _)| unit)
            .chain(added)
            .collect();
        let file_changed = changes
            .iter()
            .any(|(unit, value)| !alike_values(unit, last.get(unit).unwrap_or(&blank), value));
        match (since.is_empty(), decision) {
            (false, None | Some(RowDecision::New)) if !file_changed && !contacts => Ok(Judged::of(
                RowOutcome::Same,
                draft,
                Some(id),
                "You changed it; the file did not.".into(),
            )),
            (_, Some(RowDecision::KeepMine)) => Ok(Judged::of(
                RowOutcome::Same,
                draft,
                Some(id),
                "Yours is kept.".into(),
            )),
            (false, None | Some(RowDecision::New)) => {
                let words = format!(
                    "You changed {} since; the file says otherwise.",
                    names(since.into_iter())
                );
                Ok(Judged::doubt(
                    draft,
                    Some(id),
                    InboxReason::ChangedHere,
                    words,
                ))
            }
            _ => {
                let words = match changes.is_empty() {
                    true => "Changes how to reach it.".to_owned(),
                    false => format!("Changes {}.", names(changes.keys())),
                };
                let mut units = here;
                for (unit, value) in changes {
                    match value.is_null() {
                        true => units.remove(&unit),
                        false => units.insert(unit, value),
                    };
                }
                let asset = Asset::from_units(&units)
                    .map_err(|e| crate::Error::Damaged(e.to_string()))?
                    .valid()?;
                Ok(Judged {
                    asset: Some(asset),
                    ..Judged::of(RowOutcome::Updated, draft, Some(id), words)
                })
            }
        }
    }
}

/// What becomes of an asset from elsewhere that a row was decided to be.
pub fn taken_over(here: &Asset, said: &Asset, ours: bool) -> Result<Asset> {
    let mut units = here.units();
    for (unit, value) in said_by_file(said, here, ours) {
        units.insert(unit, value);
    }
    let mut asset = Asset::from_units(&units).map_err(|e| crate::Error::Damaged(e.to_string()))?;
    asset.imported_from = here
        .imported_from
        .clone()
        .or_else(|| said.imported_from.clone());
    asset.valid()
}

/// What the file says of an asset, as units; a safeguarded one takes no place from anywhere. `ours` is a file
/// that we saved ourselves.
fn said_by_file(said: &Asset, here: &Asset, ours: bool) -> Units {
    let mut asset = said.clone();
    if here.sensitivity == Sensitivity::Safeguarded {
        asset.place = None;
    }
    // What the file cannot know better than we do.
    let known_here = ["audience", "sensitivity", "source_type", "imported_from"];
    let mut units = asset.units();
    units.retain(|unit, value| {
        !(known_here.contains(&unit.as_str()) || unit == "status" && value == "unknown")
    });
    if here.imported_from.is_none() && !ours {
        units.remove("kind");
    }
    units
}

/// What an import that was not taken back last set of an asset, unit by unit.
fn last_imported(db: &Connection, known: &Stored<Asset>) -> Result<Units> {
    let mut last = Units::new();
    // An undo names the import and a redo the undo: with an even number of them the import holds.
    let mut statement = db.prepare_cached(
        "SELECT label ->> '$.action' = 'import' AND (
           WITH RECURSIVE back(id, steps) AS (
             SELECT ?1, 0 UNION ALL SELECT o.id, steps + 1 FROM op o JOIN back ON o.undoes = back.id)
           SELECT max(steps) % 2 = 0 FROM back) FROM op WHERE id = ?1",
    )?;
    for change in rows::changes_of(db, &known.id)? {
        let by_import: bool = statement
            .query_row([&change.op], |row| row.get(0))
            .unwrap_or(false);
        if by_import {
            for (unit, values) in change.sets {
                match values.into_iter().next() {
                    Some(Value::Null) | None => last.remove(&unit),
                    Some(value) => last.insert(unit, value),
                };
            }
        }
    }
    for ours in [
        "exists",
        "audience",
        "sensitivity",
        "source_type",
        "imported_from",
    ] {
        last.remove(ours);
    }
    Ok(last)
}

/// Equal, or a place equal to ours when both are rounded as exports are.
fn alike_values(unit: &str, here: &Value, there: &Value) -> bool {
    match unit {
        "place" => here == there || same_place::same(here, there),
        unit if unit.starts_with("x/") => ours::equal_in_a_table(here, there),
        _ => here == there,
    }
}

/// Does the file name ways to reach it that are not here?
fn contact_changes(db: &Connection, asset: AssetId, secret: &str, draft: &Draft) -> Result<bool> {
    let there: HashSet<String> = of::<Contact>(db, "asset", &asset.0)?
        .into_iter()
        .map(|found| found.record.value)
        .collect();
    let mut missing = contacts(asset, secret, draft)
        .into_iter()
        .filter(|(_, contact)| !there.contains(&contact.value));
    // One that was here and was taken away by hand stays away.
    missing.try_fold(false, |any, (id, _)| {
        Ok(any || get::<Contact>(db, &id.0)?.is_none())
    })
}

fn names<'n>(units: impl Iterator<Item = &'n String>) -> String {
    let mut words: Vec<String> = units
        .map(|unit| match unit.split_once('/') {
            Some(("tag", _)) => "tags".to_owned(),
            Some(("language", _)) => "languages".to_owned(),
            Some((_, column)) => format!("“{column}”"),
            None => unit.replace('_', " "),
        })
        .collect();
    words.sort();
    words.dedup();
    const NAMED: usize = 4;
    let more = words.len().saturating_sub(NAMED);
    words.truncate(NAMED);
    let list = words.join(", ");
    if more > 0 {
        format!("{list} and {more} more")
    } else {
        list
    }
}
