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
use crate::relationship::{Relationship, Twins};
use crate::rights::contact_put_right;
use crate::storage::rows::{Existence, Stored, get};
use crate::vocabulary;
use rusqlite::Connection;
use serde_json::Value;
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
        tx.copied.insert(record, (from, units));
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
            let twins = twins(db, &record)?;
            tx.write(kind.table(), record, sets.clone(), None)?;
            twins.iter().try_for_each(|twin| alike(tx, twin, &sets))
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

/// The ties that say the same as one and are shown as one with it.
fn twins(db: &Connection, tie: &RecordId) -> Result<Vec<Stored<Relationship>>> {
    let Some(found) = get::<Relationship>(db, tie)? else {
        return Ok(Vec::new());
    };
    let (Twins(mut twins), _) = Twins::of(db, &vocabulary::all(db)?, &found)?;
    twins.retain(|twin| twin.id != *tie);
    Ok(twins)
}

/// What was decided of a tie is so of one that says the same: it goes with it, or is at the same time and as careful,
/// so that both still say the same.
fn alike(tx: &mut Tx, twin: &Stored<Relationship>, decided: &Sets) -> Result<()> {
    if decided.get(EXISTS).is_some_and(|values| *values == [BIN]) {
        return tx.remove(Kind::Relationship, twin.id);
    }
    let said = twin.record.units();
    let differs = |unit: &str, values: &[Value]| {
        let now = said.get(unit).unwrap_or(&Value::Null);
        matches!(unit, "since" | "until" | "sensitivity") && values != std::slice::from_ref(now)
    };
    let sets = decided
        .iter()
        .filter(|(unit, values)| differs(unit, values));
    let sets: Sets = sets
        .map(|(unit, values)| (unit.clone(), values.clone()))
        .collect();
    tx.write(Kind::Relationship.table(), twin.id, sets, None)
}
