//! Making a tie, the one way in which it is made: by hand, of what was heard, of a file.

use super::Relationship;
use crate::asset::{Asset, shown_as};
use crate::conversation::Conversation;
use crate::error::{Error, OrNotFound, Result};
use crate::id::{AssetId, RecordId, RelationshipId};
use crate::introduction::Introduction;
use crate::log::door::Tx;
use crate::log::safeguard;
use crate::record::Record;
use crate::storage::rows::{self, Existence, Stored, get};
use crate::vocabulary::{self, RelationshipType, usual_sensitivity};
use rusqlite::Connection;

/// Connects two assets within a step; answers the tie that is there where it is there already.
///
/// # Errors
/// `Invalid` where an end lies in the bin, the type is not known, a date cannot be read, or the tie would give away
/// where something safeguarded is.
pub(crate) fn relate_in(tx: &mut Tx, relationship: Relationship) -> Result<RelationshipId> {
    let known = vocabulary::all(tx.db())?;
    relate_as(tx, &known, RelationshipId::new(), relationship)
}

/// The same among types that are known already, where the tie would be made under this id: one that follows from where
/// it came from.
///
/// # Errors
/// As [`relate_in`].
pub(crate) fn relate_as(
    tx: &mut Tx,
    known: &[RelationshipType],
    id: RelationshipId,
    relationship: Relationship,
) -> Result<RelationshipId> {
    let relationship = Relationship {
        from: shown_as(tx.db(), relationship.from)?,
        to: shown_as(tx.db(), relationship.to)?,
        ..relationship
    };
    relate_as_it_stands(tx, known, id, relationship.valid()?)
}

/// The same of a tie that stands somewhere already and is said as it stands there: two laptops together may have let it
/// end before it began.
///
/// # Errors
/// As [`relate_in`], but for its dates.
pub(crate) fn relate_as_it_stands(
    tx: &mut Tx,
    known: &[RelationshipType],
    id: RelationshipId,
    relationship: Relationship,
) -> Result<RelationshipId> {
    for end in [relationship.from, relationship.to] {
        not_in_the_bin(tx.db(), end)?;
    }
    if let Some(introduction) = relationship.introduction {
        let is_here = here::<Introduction>(tx.db(), &introduction.0)?;
        is_here.then_some(()).or_not_found("introduction")?;
    }
    let Some(kind) = vocabulary::lookup(known, &relationship.kind) else {
        return Err(Error::invalid(format!(
            "There is no relationship type “{}”. Add it first.",
            relationship.kind
        )));
    };
    let ends = (&relationship.from.0, &relationship.to.0);
    if safeguard::would_give_away(tx.db(), &kind.key, ends.0, ends.1)? {
        return Err(Error::invalid(
            "One of the two is safeguarded, and this tie would say where it is. Something safeguarded is tied to no place.",
        ));
    }
    tie(tx, known, kind, id, relationship)
}

/// Says a tie whose ends are here, or more of the one that is there.
fn tie(
    tx: &mut Tx,
    known: &[RelationshipType],
    kind: &RelationshipType,
    id: RelationshipId,
    relationship: Relationship,
) -> Result<RelationshipId> {
    let mut relationship = Relationship {
        kind: kind.key.clone(),
        ..relationship
    };
    if let Some(there) = same(tx.db(), known, &relationship)? {
        let id = RelationshipId(there.id);
        tx.update(id, &there.record.with_what_is_new(relationship))?;
        return Ok(id);
    }
    let usual = usual_sensitivity(tx.db(), kind, &relationship)?;
    relationship.sensitivity = relationship.sensitivity.max(usual);
    tx.bring(id, &relationship)?;
    Ok(id)
}

fn not_in_the_bin(db: &Connection, end: AssetId) -> Result<()> {
    match crate::asset::stored(db, end)?.existence {
        Existence::Here => Ok(()),
        _ => Err(Error::invalid(
            "One of the two lies in the bin. Take it out first.",
        )),
    }
}

fn here<R: Record>(db: &Connection, id: &RecordId) -> Result<bool> {
    Ok(get::<R>(db, id)?.is_some_and(|found| found.existence == Existence::Here))
}

impl Relationship {
    /// The same tie with what was not known of it. How careful one must be with it stays as it was said, or is more.
    pub(crate) fn with_what_is_new(self, told: Relationship) -> Relationship {
        Relationship {
            since: self.since.or(told.since),
            source: self.source.or(told.source),
            confidence: self.confidence.or(told.confidence),
            introduction: self.introduction.or(told.introduction),
            conversation: self.conversation.or(told.conversation),
            strength: self.strength.or(told.strength),
            note: self.note.or(told.note),
            sensitivity: self.sensitivity.max(told.sensitivity),
            ..self
        }
    }
}

/// The tie that says the same and is here: between the same two by the same type, in either direction where both
/// read alike, and at the same time. Of several the one whose id comes first.
pub(crate) fn same(
    db: &Connection,
    known: &[RelationshipType],
    wanted: &Relationship,
) -> Result<Option<Stored<Relationship>>> {
    let own = times(wanted);
    let alike = alike(db, known, wanted)?;
    let mut same = alike.into_iter();
    Ok(same.find(|there| at_one_time(&times(&there.record), &own)))
}

/// The ties that are here and say the same but for their times, in the order of their ids.
pub(super) fn alike(
    db: &Connection,
    known: &[RelationshipType],
    wanted: &Relationship,
) -> Result<Vec<Stored<Relationship>>> {
    let wanted_ends = ends(known, wanted);
    let mut alike = between(db, &wanted.from.0, &wanted.to.0)?;
    alike.retain(|there| ends(known, &there.record) == wanted_ends);
    Ok(alike)
}

/// The ties between two assets that are here, in the order of their ids.
pub(super) fn between(
    db: &Connection,
    one: &RecordId,
    other: &RecordId,
) -> Result<Vec<Stored<Relationship>>> {
    let mut statement = db.prepare_cached(
        "SELECT * FROM relationship WHERE existence = 'here' \
         AND (\"from\" = ?1 AND \"to\" = ?2 OR \"from\" = ?2 AND \"to\" = ?1) ORDER BY id",
    )?;
    let mut found = statement.query([one.as_bytes(), other.as_bytes()])?;
    let mut between = Vec::new();
    while let Some(row) = found.next()? {
        between.push(rows::stored::<Relationship>(row)?);
    }
    Ok(between)
}

/// What makes a tie the same as another: its type as it reads now, and its ends, in one order where it reads the
/// same from both.
pub(crate) fn ends<'k>(
    known: &'k [RelationshipType],
    tie: &'k Relationship,
) -> (&'k str, AssetId, AssetId) {
    let kind = vocabulary::lookup(known, &tie.kind);
    let key = kind.map_or(tie.kind.as_str(), |kind| kind.key.as_str());
    match kind.is_some_and(RelationshipType::is_symmetric) && tie.to < tie.from {
        true => (key, tie.to, tie.from),
        false => (key, tie.from, tie.to),
    }
}

/// Says of one asset what was said of another: its ties, but those between the two and those that cannot be said now,
/// because their other end or their type is not here, or because they would say where something safeguarded is: these
/// stay with the one of which they were said. Where a tie is known from is said no more where that is gone.
///
/// # Errors
/// `Invalid` where the one that is to have them lies in the bin.
pub(crate) fn pass_on(tx: &mut Tx, of: AssetId, to: AssetId) -> Result<()> {
    not_in_the_bin(tx.db(), to)?;
    let known = vocabulary::all(tx.db())?;
    let mut found = rows::of::<Relationship>(tx.db(), "from", &of.0)?;
    found.extend(rows::of::<Relationship>(tx.db(), "to", &of.0)?);
    for Stored { record, .. } in found {
        let db = tx.db();
        let end = |end: AssetId| if end == of { to } else { end };
        let (from, other_end) = (end(record.from), end(record.to));
        let other = if from == to { other_end } else { from };
        let Some(kind) = vocabulary::lookup(&known, &record.kind) else {
            continue;
        };
        if from == other_end
            || !here::<Asset>(db, &other.0)?
            || safeguard::would_give_away(db, &kind.key, &from.0, &other_end.0)?
        {
            continue;
        }
        let introduction = match record.introduction {
            Some(id) if here::<Introduction>(db, &id.0)? => Some(id),
            _ => None,
        };
        let conversation = match record.conversation {
            Some(id) if here::<Conversation>(db, &id.0)? => Some(id),
            _ => None,
        };
        let passed_on = Relationship {
            from,
            to: other_end,
            introduction,
            conversation,
            ..record
        };
        tie(tx, &known, kind, RelationshipId::new(), passed_on)?;
    }
    Ok(())
}

/// Since and until.
pub(crate) type Times = (Option<String>, Option<String>);

pub(super) fn times(tie: &Relationship) -> Times {
    (tie.since.clone(), tie.until.clone())
}

/// Since and until of two ties: two that are going on are one, whenever they began; of what ended, only what began and
/// ended alike: people who come back begin anew.
pub(crate) fn at_one_time(one: &Times, other: &Times) -> bool {
    one.1 == other.1
        && (one.1.is_none() || one.0 == other.0 || one.0.is_none() || other.0.is_none())
}

#[cfg(test)]
mod tests;
