//! Making a tie, the one way in which it is made: by hand, of what was heard, of a file.

use super::Relationship;
use crate::error::{Error, OrNotFound, Result};
use crate::id::{AssetId, RelationshipId};
use crate::introduction::Introduction;
use crate::log::door::Tx;
use crate::log::safeguard;
use crate::storage::rows::{self, Existence, Stored, get};
use crate::vocabulary::{self, RelationshipType, usual_sensitivity};
use rusqlite::Connection;

/// Connects two assets within a step; answers the tie that is there where it is there already.
///
/// # Errors
/// `Invalid` where an end lies in the bin, the type is not known, a date cannot be read, or the tie would give away
/// where something safeguarded is.
pub(crate) fn relate_in(tx: &mut Tx, relationship: Relationship) -> Result<RelationshipId> {
    relate_as(tx, RelationshipId::new(), relationship)
}

/// The same, where the tie would be made under this id: one that follows from where it came from.
///
/// # Errors
/// As [`relate_in`].
pub(crate) fn relate_as(
    tx: &mut Tx,
    id: RelationshipId,
    relationship: Relationship,
) -> Result<RelationshipId> {
    let mut relationship = relationship.valid()?;
    for end in [relationship.from, relationship.to] {
        let found = crate::asset::stored(tx.db(), end)?;
        if found.existence != Existence::Here {
            return Err(Error::invalid(
                "One of the two lies in the bin. Take it out first.",
            ));
        }
    }
    if let Some(introduction) = relationship.introduction {
        let found = get::<Introduction>(tx.db(), &introduction.0)?;
        let found = found.filter(|found| found.existence == Existence::Here);
        found.or_not_found("introduction")?;
    }
    let known = vocabulary::all(tx.db())?;
    let Some(kind) = vocabulary::lookup(&known, &relationship.kind) else {
        return Err(Error::invalid(format!(
            "There is no relationship type “{}”. Add it first.",
            relationship.kind
        )));
    };
    relationship.kind = kind.key.clone();
    let usual = usual_sensitivity(tx.db(), kind, &relationship)?;
    let ends = (&relationship.from.0, &relationship.to.0);
    if safeguard::would_give_away(tx.db(), &relationship.kind, ends.0, ends.1)? {
        return Err(Error::invalid(
            "One of the two is safeguarded, and this tie would say where it is. Something safeguarded is tied to no place.",
        ));
    }
    if let Some(there) = same(tx.db(), &known, &relationship)? {
        let id = RelationshipId(there.id);
        tx.update(id, &there.record.with_what_is_new(relationship))?;
        return Ok(id);
    }
    relationship.sensitivity = relationship.sensitivity.max(usual);
    tx.bring(id, &relationship)?;
    Ok(id)
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
/// read alike, and at the same time.
pub(crate) fn same(
    db: &Connection,
    known: &[RelationshipType],
    wanted: &Relationship,
) -> Result<Option<Stored<Relationship>>> {
    let mut between = db.prepare_cached(
        "SELECT * FROM relationship WHERE existence = 'here' \
         AND (\"from\" = ?1 AND \"to\" = ?2 OR \"from\" = ?2 AND \"to\" = ?1) ORDER BY n",
    )?;
    let mut found = between.query([wanted.from.0.as_bytes(), wanted.to.0.as_bytes()])?;
    let wanted_ends = ends(known, wanted);
    while let Some(row) = found.next()? {
        let there = rows::stored::<Relationship>(row)?;
        if ends(known, &there.record) == wanted_ends
            && at_one_time(&times(&there.record), &times(wanted))
        {
            return Ok(Some(there));
        }
    }
    Ok(None)
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

/// Says of one asset what was said of another: its ties, but those between the two.
pub(crate) fn pass_on(tx: &mut Tx, of: AssetId, to: AssetId) -> Result<()> {
    let mut found = rows::of::<Relationship>(tx.db(), "from", &of.0)?;
    found.extend(rows::of::<Relationship>(tx.db(), "to", &of.0)?);
    for tie in found.into_iter().map(|found| found.record) {
        let end = |end: AssetId| if end == of { to } else { end };
        let (from, to) = (end(tie.from), end(tie.to));
        if from != to {
            relate_in(tx, Relationship { from, to, ..tie })?;
        }
    }
    Ok(())
}

/// Since and until.
pub(crate) type Times = (Option<String>, Option<String>);

fn times(tie: &Relationship) -> Times {
    (tie.since.clone(), tie.until.clone())
}

/// Since and until of two ties: two that are going on are one, whenever they began; of what ended, only what began and
/// ended alike: people who come back begin anew.
pub(crate) fn at_one_time(one: &Times, other: &Times) -> bool {
    one.1 == other.1
        && (one.1.is_none() || one.0 == other.0 || one.0.is_none() || other.0.is_none())
}
