//! What an operation did to one record, in a way that can be shown: what that is called, and field by field.

use super::RecordChange;
use crate::error::Result;
use crate::history::FieldChange;
use crate::id::{AssetId, RecordId};
use crate::log::rows::changes_of;
use crate::log::view::{View, same_values};
use crate::log::{Change, EXISTS, project, undo};
use crate::record::{Kind, Units};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::btree_map::{BTreeMap, Entry};

/// The changes of records, those of each read once.
#[derive(Default)]
pub(super) struct Logs(BTreeMap<RecordId, Vec<Change>>);

impl Logs {
    pub(super) fn of(&mut self, db: &Connection, record: &RecordId) -> Result<&[Change]> {
        let log = match self.0.entry(*record) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(changes_of(db, record)?),
        };
        Ok(log.as_slice())
    }

    /// Those read so far of one record.
    pub(super) fn read(&self, record: &RecordId) -> &[Change] {
        self.0.get(record).map_or(&[], Vec::as_slice)
    }
}

pub(super) fn told(db: &Connection, change: &Change, logs: &mut Logs) -> Result<RecordChange> {
    let log = logs.of(db, &change.record)?;
    let fields = change.sets.iter().filter_map(|(field, values)| {
        let before = undo::before(log, change, field);
        // Said once more, for more people to know.
        let again = before.as_ref().is_some_and(|b| same_values(b, values));
        let before = before.and_then(|values| values.into_iter().next());
        (!again).then(|| FieldChange {
            field: field.clone(),
            before: before.unwrap_or_default(),
            after: values.first().cloned().unwrap_or_default(),
        })
    });
    let kind = Kind::from_table(&change.kind);
    // An asset is about itself, and its name is in its row.
    let said = match kind {
        Some(kind) if kind != Kind::Asset => shown(log),
        _ => Units::new(),
    };
    let about = match kind {
        Some(Kind::Asset) => vec![change.record],
        Some(kind) => project::about(kind, &said),
        None => Vec::new(),
    };
    Ok(RecordChange {
        record: change.record,
        kind: change.kind.clone(),
        name: called(db, kind, &said, &about)?,
        asset: about.first().copied().map(AssetId),
        fields: fields.collect(),
    })
}

/// What a record says now, as the log shows it: also one whose making was taken back.
fn shown(log: &[Change]) -> Units {
    let view = View::of(log);
    view.units()
        .filter(|unit| *unit != EXISTS)
        .map(|unit| (unit.to_owned(), view.shown(unit)))
        .filter(|(_, value)| !value.is_null())
        .collect()
}

/// What something is called that says this and is about these assets.
fn called(
    db: &Connection,
    kind: Option<Kind>,
    said: &Units,
    about: &[RecordId],
) -> Result<Option<String>> {
    let own = kind
        .and_then(name_unit)
        .and_then(|unit| said.get(unit))
        .and_then(Value::as_str);
    if let Some(own) = own {
        return Ok(Some(own.to_owned()));
    }
    let is_of_both = matches!(kind, Some(Kind::Relationship | Kind::Distinct));
    let ends = match is_of_both {
        true => about,
        false => about.get(..1).unwrap_or_default(),
    };
    let mut names: Vec<String> = Vec::new();
    for end in ends {
        names.extend(undo::name_of(db, end)?);
    }
    Ok(Some(names.join(" – ")).filter(|_| !names.is_empty()))
}

/// The unit that a record is called by, where it has one.
fn name_unit(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Area
        | Kind::Partner
        | Kind::ReleaseProfile
        | Kind::SavedView
        | Kind::Activity
        | Kind::PossibleAction
        | Kind::Gathering
        | Kind::TravelCopy
        | Kind::Catalogue => Some("name"),
        Kind::Gift | Kind::Wish | Kind::FollowUp => Some("what"),
        Kind::CustomField | Kind::Purpose => Some("label"),
        Kind::InboxItem => Some("title"),
        Kind::RelationshipType => Some("wording"),
        _ => None,
    }
}
