//! Which relationships leave, and as what.
//!
//! Only between two assets that leave. Beyond the team *sensitive* ones never leave, and *careful* ones
//! stay as well: who owns, looks after or holds the key to something is for the team until somebody marks
//! that one tie ordinary. Who told us of a tie, how close it is and what was noted about it is the team's.

use super::coarser;
use super::fields;
use super::rules::Rules;
use crate::audience::Sensitivity;
use crate::error::Result;
use crate::id::RecordId;
use crate::relationship::Relationship;
use crate::search::Bits;
use crate::storage::rows;
use crate::vocabulary::{self, RelationshipType};
use hereabouts_export as export;
use rusqlite::{Connection, OptionalExtension};

/// The vocabulary.
pub struct Words(Vec<RelationshipType>);

impl Words {
    pub fn of(db: &Connection) -> Result<Words> {
        vocabulary::all(db).map(Words)
    }

    /// Token and wording of a type. The key of a type of our own tells when it was made, so beyond the team
    /// it goes by its wording.
    fn say(&self, key: &str, beyond_team: bool) -> (String, String) {
        let known = self.0.iter().find(|kind| kind.key == key);
        let wording = known.map_or_else(|| key.replace('_', " "), |kind| kind.wording.clone());
        let is_id = key.parse::<uuid::Uuid>().is_ok();
        let token = match beyond_team && is_id {
            true => export::column::snake_case(&wording),
            false => key.to_owned(),
        };
        (token, wording)
    }
}

/// The ties of one asset.
#[derive(Default)]
pub struct Ties {
    pub leaving: Vec<export::ReleasedRelationship>,
    /// Those that stay, though both ends are here.
    pub staying: u64,
}

/// The ties that go out from the asset in row `n`; what is not in `released` is no end of a tie that leaves.
pub fn from(
    db: &Connection,
    n: u32,
    rules: &Rules,
    released: &Bits,
    words: &Words,
) -> Result<Ties> {
    let mut ties = Ties::default();
    let id = id_of(db, n)?;
    let mut found = rows::of::<Relationship>(db, "from", &id)?;
    found.sort_by(|a, b| {
        (&a.record.kind, a.record.to, a.n).cmp(&(&b.record.kind, b.record.to, b.n))
    });
    for found in found {
        let Some(to) = here(db, &found.record.to.0)? else {
            continue;
        };
        if !released.has(n) || !released.has(to) || stays(&found.record, rules) {
            ties.staying += 1;
            continue;
        }
        ties.leaving.push(released_tie(
            db,
            found.id,
            found.record,
            (n, to),
            rules,
            words,
        )?);
    }
    Ok(ties)
}

/// How many ties come in to the asset in row `n` from assets here that are not among `wanted`.
pub fn from_elsewhere(db: &Connection, n: u32, wanted: &Bits) -> Result<u64> {
    let mut count = 0;
    for found in rows::of::<Relationship>(db, "to", &id_of(db, n)?)? {
        if let Some(from) = here(db, &found.record.from.0)? {
            count += u64::from(!wanted.has(from));
        }
    }
    Ok(count)
}

fn stays(tie: &Relationship, rules: &Rules) -> bool {
    rules.beyond_team && tie.sensitivity >= Sensitivity::Careful
}

fn released_tie(
    db: &Connection,
    id: RecordId,
    tie: Relationship,
    (from, to): (u32, u32),
    rules: &Rules,
    words: &Words,
) -> Result<export::ReleasedRelationship> {
    let ours = !rules.beyond_team;
    let (kind, kind_label) = words.say(&tie.kind, rules.beyond_team);
    let strength = tie.strength.map(|strength| strength.to_string());
    Ok(export::ReleasedRelationship {
        id: ours.then(|| id.to_string()),
        kind,
        kind_label,
        from: end(db, from, rules)?,
        to: end(db, to, rules)?,
        since: tie.since,
        until: tie.until,
        strength: strength.filter(|_| ours),
        source: tie.source.filter(|_| ours),
        note: tie.note.filter(|_| ours),
    })
}

fn end(db: &Connection, n: u32, rules: &Rules) -> Result<export::End> {
    let known = fields::known(db, n)?;
    let place = match rules.profile.lines {
        true => coarser::place(&known.asset, rules).place,
        false => export::Place::default(),
    };
    Ok(export::End {
        id: known.id.to_string(),
        name: known.asset.name,
        place,
    })
}

fn id_of(db: &Connection, n: u32) -> Result<RecordId> {
    let mut statement = db.prepare_cached("SELECT id FROM asset WHERE n = ?1")?;
    Ok(RecordId::from_bytes(
        statement.query_row([n], |row| row.get(0))?,
    ))
}

/// The row number of an asset that is here.
fn here(db: &Connection, id: &RecordId) -> Result<Option<u32>> {
    let mut statement =
        db.prepare_cached("SELECT n FROM asset WHERE id = ?1 AND existence = 'here'")?;
    Ok(statement
        .query_row([id.as_bytes()], |row| row.get(0))
        .optional()?)
}
