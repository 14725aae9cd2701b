//! Uniting two logs: what may be given, and taking over what came.

use super::door::Tx;
use super::{Change, Op, rows};
use crate::audience::Audience;
use crate::error::{Error, Result};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Changes on their way to another laptop.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// The catalogue's secret as a digest: changes of another catalogue are refused.
    pub catalogue: String,
    pub changes: Vec<Change>,
    pub ops: Vec<Op>,
}

/// All that an audience may be given, cut down to the values it may have.
pub fn changes_for(db: &Connection, audience: &Audience) -> Result<Changes> {
    let mut changes = Vec::new();
    rows::for_each_change(db, |change| {
        let part = change.part_for(audience);
        if !part.sets.is_empty() {
            changes.push(part);
        }
        Ok(())
    })?;
    let named: BTreeSet<&String> = changes.iter().map(|change| &change.op).collect();
    let ops = rows::ops(db, true)?
        .into_iter()
        .filter(|op| named.contains(&op.id))
        .collect();
    Ok(Changes {
        catalogue: identity(db)?,
        changes,
        ops,
    })
}

/// What names a catalogue among others: the same in all its copies.
pub fn identity(db: &Connection) -> Result<String> {
    rows::fact(db, "catalogue")?
        .ok_or_else(|| Error::Damaged("it does not say which catalogue it is".into()))
}

/// The union of two sets of changes, all or nothing. Answers how many changes are new here.
///
/// Two different changes under one identity are refused by name, never merged.
pub fn merge(tx: &mut Tx, incoming: &Changes) -> Result<u64> {
    if incoming.catalogue != identity(tx.db())? {
        return Err(Error::invalid(
            "These are changes of another catalogue. Nothing was changed.",
        ));
    }
    for op in &incoming.ops {
        rows::append_op(tx.db(), op, true)?;
    }
    let mut new = 0;
    let mut records = BTreeSet::new();
    for change in &incoming.changes {
        let mine = rows::change_at(tx.db(), &change.voice, change.seq)?;
        match mine {
            None => {
                rows::append(tx.db(), change)?;
                new += 1;
            }
            Some(mine) => {
                let both = united(&mine, change)?;
                if both == mine {
                    continue;
                }
                rows::extend(tx.db(), &both)?;
            }
        }
        tx.heard = tx.heard.max(change.lamport);
        records.insert(change.record);
    }
    // Whatever hangs on something is shown first, so that its ends see it.
    for _ in 0..2 {
        for record in &records {
            tx.show(record, true)?;
        }
    }
    Ok(new)
}

/// Two copies of one change, each perhaps holding only a part of its units.
fn united(mine: &Change, other: &Change) -> Result<Change> {
    let same = mine.op == other.op
        && mine.record == other.record
        && other
            .sets
            .iter()
            .all(|(unit, values)| mine.sets.get(unit).is_none_or(|own| own == values));
    if !same {
        return Err(Error::invalid(format!(
            "Two different changes carry one number, {}/{}. One of the two laptops was restored from a snapshot while Hereabouts was open. Nothing was changed.",
            mine.voice, mine.seq
        )));
    }
    let mut both = mine.clone();
    for (unit, values) in &other.sets {
        if !both.sets.contains_key(unit) {
            both.sets.insert(unit.clone(), values.clone());
            both.audience
                .insert(unit.clone(), other.audience_of(unit).clone());
        }
    }
    for (unit, vector) in &other.seen {
        super::join(both.seen.entry(unit.clone()).or_default(), vector);
    }
    for (unit, mentions) in &other.mentions {
        both.mentions
            .entry(unit.clone())
            .or_insert_with(|| mentions.clone());
    }
    Ok(both)
}
