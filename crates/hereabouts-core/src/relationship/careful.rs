//! How careful one must be with a tie: as it says itself, or as its type asks where that is more.

use super::Relationship;
use crate::audience::Sensitivity;
use crate::error::Result;
use crate::id::RecordId;
use crate::log::view::View;
use crate::log::{rows, undo};
use crate::vocabulary::{RelationshipType, lookup};
use rusqlite::Connection;

const UNIT: &str = "sensitivity";

/// How careful one must be with a tie now. A type that was made more careful protects the ties that are there, and
/// those that another laptop makes without knowing; where somebody marked this one tie as less than that, their word
/// stands, but only against what they knew it to be.
pub(crate) fn careful_now(
    db: &Connection,
    known: &[RelationshipType],
    id: &RecordId,
    tie: &Relationship,
) -> Result<Sensitivity> {
    let asked = lookup(known, &tie.kind).map_or(tie.sensitivity, |kind| kind.sensitivity);
    if asked <= tie.sensitivity {
        return Ok(tie.sensitivity);
    }
    Ok(
        match lowered_from(db, id)?.is_some_and(|from| from >= asked) {
            true => tie.sensitivity,
            false => asked,
        },
    )
}

/// What a tie was said to be when somebody said that it is less; none where nobody did. Taking a step back says nothing
/// of it.
fn lowered_from(db: &Connection, id: &RecordId) -> Result<Option<Sensitivity>> {
    let changes = rows::changes_of(db, id)?;
    let mut by_hand = db.prepare_cached("SELECT 1 FROM op WHERE id = ?1 AND undoes IS NULL")?;
    let mut least: Option<Sensitivity> = None;
    for head in View::of(&changes).heads(UNIT) {
        let is_by_hand = by_hand.exists([&head.op])?;
        let before = undo::before(&changes, head, UNIT).filter(|_| is_by_hand);
        let before = before.into_iter().flatten();
        let from = before.filter_map(|said| serde_json::from_value::<Sensitivity>(said).ok());
        let Some(from) = from.max() else {
            return Ok(None);
        };
        least = Some(least.map_or(from, |least| least.min(from)));
    }
    Ok(least)
}

#[cfg(test)]
mod tests;
