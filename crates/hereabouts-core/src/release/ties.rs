//! Which relationships leave, and as what.
//!
//! Only between two assets that leave. Beyond the team those of people stay, *sensitive* ones never leave, and
//! *careful* ones stay as well: who owns, looks after or holds the key to something is for the team until somebody marks
//! that one tie ordinary. As careful as a tie is its type, and as careful as the most careful of those that say the same
//! are all of them. Who told us of a tie, how sure and how close it is and what was noted about it is
//! the team's; the introduction or the conversation it is known from leaves in nothing.

use super::coarser;
use super::leaks::{Left, Looking};
use super::rules::Rules;
use super::survey::Survey;
use crate::asset::Asset;
use crate::audience::Sensitivity;
use crate::error::Result;
use crate::id::{AssetId, RecordId};
use crate::relationship::{Relationship, Twins, careful_now};
use crate::search::Bits;
use crate::storage::rows::{self, Stored};
use crate::vocabulary::{self, RelationshipType, lookup};
use hereabouts_export as export;
use rusqlite::{Connection, OptionalExtension};

/// The vocabulary.
pub struct Words(Vec<RelationshipType>);

impl Words {
    pub fn of(db: &Connection) -> Result<Words> {
        vocabulary::all(db).map(Words)
    }

    /// Token and wording of a type.
    fn say(&self, key: &str, beyond_team: bool) -> (String, String) {
        let known = lookup(&self.0, key);
        let key = known.map_or(key, |kind| kind.key.as_str());
        let wording = known.map_or_else(|| key.replace('_', " "), |kind| kind.wording.clone());
        (token_of(key, &wording, beyond_team), wording)
    }
}

/// By what a type goes. The key of a type of our own tells when it was made, so beyond the team it goes by its wording.
pub(crate) fn token_of(key: &str, wording: &str, beyond_team: bool) -> String {
    let is_id = key.parse::<uuid::Uuid>().is_ok();
    match beyond_team && is_id {
        true => export::column::snake_case(wording),
        false => key.to_owned(),
    }
}

/// The ties of one asset.
#[derive(Default)]
pub struct Ties {
    pub leaving: Vec<export::ReleasedRelationship>,
    /// Those that stay, though both ends are here.
    pub staying: u64,
}

/// The ties that go out from the asset in row `n`; what was not surveyed as leaving is no end of a tie that leaves, and
/// what is in `left` stays.
pub fn from(
    db: &Connection,
    n: u32,
    rules: &Rules,
    survey: &Survey,
    words: &Words,
    left: &Left,
) -> Result<Ties> {
    let between = between(db, n, rules, &survey.released, words)?;
    leaving(db, between, n, rules, survey, words, left)
}

/// The same of those that were found to be [between](Between) two that leave.
pub fn leaving(
    db: &Connection,
    (found, mut staying): Between,
    n: u32,
    rules: &Rules,
    survey: &Survey,
    words: &Words,
    left: &Left,
) -> Result<Ties> {
    let mut leaving = Vec::new();
    for (found, to) in found {
        match left.has_tie(&found.id) {
            true => staying += 1,
            false => leaving.push(released_tie(
                db,
                found,
                (n, to),
                rules,
                survey,
                words,
                left,
            )?),
        }
    }
    Ok(Ties { leaving, staying })
}

/// Looks through the same ties before any of them leaves, and answers them.
pub fn look(
    db: &Connection,
    n: u32,
    rules: &Rules,
    released: &Bits,
    words: &Words,
    looking: &mut Looking<'_>,
) -> Result<Between> {
    let between = between(db, n, rules, released, words)?;
    for (found, to) in &between.0 {
        let (_, wording) = words.say(&found.record.kind, rules.beyond_team);
        looking.at_tie(found, (n, *to), &wording)?;
    }
    Ok(between)
}

/// Row numbers of the assets that have a tie, or had one: of all others none needs to be looked for.
pub fn tied(db: &Connection) -> Result<Bits> {
    let mut statement = db.prepare_cached(
        r#"SELECT n FROM asset WHERE id IN (SELECT "from" FROM relationship UNION SELECT "to" FROM relationship)"#,
    )?;
    let rows = statement.query_map([], |row| row.get::<_, u32>(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those that may leave, each with the row of its other end; and how many stay.
pub type Between = (Vec<(Stored<Relationship>, u32)>, u64);

fn between(
    db: &Connection,
    n: u32,
    rules: &Rules,
    released: &Bits,
    words: &Words,
) -> Result<Between> {
    let (mut may_leave, mut staying) = (Vec::new(), 0);
    let id = id_of(db, n)?;
    let mut found = rows::of::<Relationship>(db, "from", &id)?;
    found.sort_by(|a, b| {
        (&a.record.kind, a.record.to, a.id).cmp(&(&b.record.kind, b.record.to, b.id))
    });
    for found in found {
        let Some(to) = here(db, &found.record.to.0)? else {
            continue;
        };
        // What two laptops said, or two types that became one, leaves once.
        let (twins, stands_for_all) = Twins::of(db, &words.0, &found)?;
        if !stands_for_all {
            continue;
        }
        let of_person = rules.beyond_team && (is_person(db, n)? || is_person(db, to)?);
        let stays = of_person || stays(db, &twins, rules, words)?;
        match !released.has(n) || !released.has(to) || stays {
            true => staying += 1,
            false => may_leave.push((twins.beside(found), to)),
        }
    }
    Ok((may_leave, staying))
}

/// How many ties come in to the asset in row `n` from assets here that are not among `wanted`.
pub fn from_elsewhere(db: &Connection, n: u32, wanted: &Bits, words: &Words) -> Result<u64> {
    let mut count = 0;
    for found in rows::of::<Relationship>(db, "to", &id_of(db, n)?)? {
        let from = here(db, &found.record.from.0)?;
        if from.is_some_and(|from| !wanted.has(from)) {
            count += u64::from(Twins::of(db, &words.0, &found)?.1);
        }
    }
    Ok(count)
}

/// Who somebody knows and where they go is more than they agreed to tell.
fn is_person(db: &Connection, n: u32) -> Result<bool> {
    let mut kind =
        db.prepare_cached("SELECT kind = 'person' OR is_child = 1 FROM asset WHERE n = ?1")?;
    let is: Option<bool> = kind.query_row([n], |row| row.get(0))?;
    Ok(is.unwrap_or_default())
}

/// Is one of those that say the same, or the type of one, more careful than what may leave?
fn stays(db: &Connection, twins: &Twins, rules: &Rules, words: &Words) -> Result<bool> {
    if !rules.beyond_team {
        return Ok(false);
    }
    for twin in &twins.0 {
        if careful_now(db, &words.0, &twin.id, &twin.record)? >= Sensitivity::Careful {
            return Ok(true);
        }
    }
    Ok(false)
}

fn released_tie(
    db: &Connection,
    found: Stored<Relationship>,
    (from, to): (u32, u32),
    rules: &Rules,
    survey: &Survey,
    words: &Words,
    left: &Left,
) -> Result<export::ReleasedRelationship> {
    let ours = !rules.beyond_team;
    let (id, tie) = (found.id, found.record);
    let (kind, kind_label) = words.say(&tie.kind, rules.beyond_team);
    let confidence = tie.confidence.map(|sure| sure.token().to_owned());
    let strength = tie.strength.map(|strength| strength.to_string());
    Ok(export::ReleasedRelationship {
        id: ours.then(|| id.to_string()),
        kind,
        kind_label,
        from: end(db, from, rules, survey.alone.has(from), left)?,
        to: end(db, to, rules, survey.alone.has(to), left)?,
        since: tie.since,
        until: tie.until,
        strength: strength.filter(|_| ours),
        source: tie.source.filter(|_| ours),
        confidence: confidence.filter(|_| ours),
        note: tie.note.filter(|_| ours),
    })
}

fn end(db: &Connection, n: u32, rules: &Rules, alone: bool, left: &Left) -> Result<export::End> {
    let mut statement = db.prepare_cached("SELECT * FROM asset WHERE n = ?1")?;
    let found = statement.query_row([n], |row| Ok(rows::stored::<Asset>(row)))??;
    let (id, asset) = (AssetId(found.id), found.record);
    let place = match rules.profile.lines {
        true => coarser::place(id, &asset, rules, alone).place,
        false => export::Place::default(),
    };
    Ok(export::End {
        id: id.to_string(),
        name: match left.name(n, asset.kind) {
            Some(unnamed) => unnamed.to_owned(),
            None => asset.name,
        },
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
