//! Writing what was decided of one record, with all that an edit of that kind takes along.

use crate::asset::{Asset, stored_or_joined};
use crate::attachment::let_go;
use crate::contact::Contact;
use crate::conversation::{self, Conversation};
use crate::error::Result;
use crate::id::{AssetId, ContactId, ConversationId, RecordId};
use crate::log::door::{Tx, restated};
use crate::log::view::View;
use crate::log::{AUDIENCE, BIN, EXISTS, Seen, Sets, rows};
use crate::record::{Kind, Record};
use crate::relationship::shown_as_one;
use crate::rights::contact_put_right;
use crate::storage::rows::{Existence, get};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// What is written of one record.
pub(super) struct Settled {
    pub kind: Kind,
    pub record: RecordId,
    pub sets: Sets,
    /// What it counts as having known of the rest of the record, where that is not everything.
    pub knows: Option<Seen>,
    /// The record from which the values are taken over.
    pub from: Option<RecordId>,
}

/// Writes it through the door. What more people may see is said anew for them.
pub(super) fn write(tx: &mut Tx, settled: Settled) -> Result<()> {
    let Settled {
        kind,
        record,
        mut sets,
        knows,
        from,
    } = settled;
    let db = tx.db();
    if let Some(from) = from {
        let units: BTreeSet<String> = sets.keys().cloned().collect();
        tx.copied.entry(record).or_default().push((from, units));
    }
    if sets.contains_key(AUDIENCE) {
        let known = get::<Asset>(db, &record)?.map(|found| found.record.units());
        let changes = rows::changes_of(db, &record)?;
        sets = restated(&View::of(&changes), &known.unwrap_or_default(), sets);
    }
    match kind {
        Kind::Asset => {
            tx.write(kind.table(), record, sets, knows.as_ref())?;
            let id = AssetId(record);
            let asset = stored_or_joined(db, id)?.record;
            let_go(tx, id, &asset)
        }
        Kind::Contact => {
            let was = get::<Contact>(db, &record)?.map(|found| found.record);
            if let Some(was) = was.filter(|was| leads_elsewhere(was, &sets)) {
                contact_put_right(tx, ContactId(record), &was)?;
            }
            tx.write(kind.table(), record, sets, None)
        }
        Kind::Relationship => {
            let others = shown_as_one(db, &record)?.into_iter();
            let others: Vec<RecordId> = others.map(|tie| tie.id).collect();
            say_of(tx, record, &sets)?;
            let mut others = others.into_iter().filter(|tie| *tie != record);
            others.try_for_each(|tie| match is_gone(&sets) {
                true => tx.remove(Kind::Relationship, tie),
                false => say_of(tx, tie, &beside_existence(&sets)),
            })
        }
        Kind::Conversation => {
            let before = here(db, &record)?;
            tx.write(kind.table(), record, sets, None)?;
            let after = here(db, &record)?;
            let id = ConversationId(record);
            conversation::checks_follow(tx, id, before.as_ref(), after.as_ref())
        }
        _ => tx.write(kind.table(), record, sets, None),
    }
}

/// Is it another number or address then? Whoever was given the one before is to be told, as after an edit.
fn leads_elsewhere(was: &Contact, decided: &Sets) -> bool {
    let said = was.units();
    ["channel", "value"].into_iter().any(|unit| {
        let then = decided.get(unit);
        then.is_some_and(|values| values.first() != said.get(unit))
    })
}

fn here(db: &Connection, conversation: &RecordId) -> Result<Option<Conversation>> {
    let found = get::<Conversation>(db, conversation)?;
    let found = found.filter(|found| found.existence == Existence::Here);
    Ok(found.map(|found| found.record))
}

/// Says of one of the ties that are shown as one what was decided of them, as far as it does not say just that already:
/// whoever said it first did.
fn say_of(tx: &mut Tx, tie: RecordId, decided: &Sets) -> Result<()> {
    let changes = rows::changes_of(tx.db(), &tie)?;
    let view = View::of(&changes);
    let sets = decided
        .iter()
        .filter(|(unit, values)| *unit == EXISTS || view.values(unit) != **values);
    let sets: Sets = sets
        .map(|(unit, values)| (unit.clone(), values.clone()))
        .collect();
    tx.write(Kind::Relationship.table(), tie, sets, None)
}

/// Was it decided that it goes? Then all of them do, or another would come up in its place.
fn is_gone(decided: &Sets) -> bool {
    decided.get(EXISTS).is_some_and(|values| *values == [BIN])
}

/// Whether a tie stays is asked and decided of each by itself.
fn beside_existence(decided: &Sets) -> Sets {
    let mut sets = decided.clone();
    sets.remove(EXISTS);
    sets
}
