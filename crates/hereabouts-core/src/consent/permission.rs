//! What of a person may be given to somebody now, by the ledger.

use super::{Consent, Shareable, give};
use crate::asset::Asset;
use crate::audience::Audience;
use crate::error::Result;
use crate::id::{AssetId, ConsentId, PurposeId, RecordId};
use crate::log::joined::those_in;
use crate::log::rows::changes_of;
use crate::storage::rows::{self, Stored};
use jiff::civil::Date;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

/// All that was agreed to, for one reader and one day.
#[derive(Default)]
pub struct Permissions {
    of: HashMap<AssetId, Vec<Consent>>,
    today: Date,
}

/// What of a person leaves, or why nothing does.
#[derive(Debug, Clone, PartialEq)]
pub enum Permission {
    Granted {
        what: BTreeSet<Shareable>,
        /// How often this reader's consent was taken back before: each begins another pseudonym.
        turn: usize,
    },
    /// Nothing of a child leaves, whoever agreed.
    Child,
    Never,
    Withdrawn,
    Lapsed,
}

impl Permissions {
    /// What was agreed to towards a reader.
    pub fn of(db: &Connection, reader: &Audience) -> Result<Permissions> {
        let mut given: HashMap<AssetId, Vec<Stored<Consent>>> = HashMap::new();
        for found in rows::all::<Consent>(db, "\"on\", n")? {
            given.entry(found.record.person).or_default().push(found);
        }
        let mut permissions = Permissions::of_nobody(db)?;
        for (person, given) in given {
            permissions.add(db, reader, person, given)?;
        }
        Ok(permissions)
    }

    /// Knows nobody yet.
    pub fn of_nobody(db: &Connection) -> Result<Permissions> {
        Ok(Permissions {
            of: HashMap::new(),
            today: give::today(db)?,
        })
    }

    /// Takes up what one person agreed to towards a reader.
    pub fn ask(&mut self, db: &Connection, reader: &Audience, person: AssetId) -> Result<()> {
        let given = rows::of::<Consent>(db, "person", &person.0)?;
        self.add(db, reader, person, given)
    }

    fn add(
        &mut self,
        db: &Connection,
        reader: &Audience,
        person: AssetId,
        given: Vec<Stored<Consent>>,
    ) -> Result<()> {
        let answers = answers(db, person, given)?.into_iter();
        let towards = answers.map(|(_, one)| one);
        let towards: Vec<Consent> = towards.filter(|one| one.to.includes(reader)).collect();
        if !towards.is_empty() {
            self.of.insert(person, towards);
        }
        Ok(())
    }

    /// The same of one person alone, by all they answered.
    pub fn of_one(
        person: AssetId,
        given: &[Consent],
        reader: &Audience,
        today: Date,
    ) -> Permissions {
        let towards = given.iter().filter(|one| one.to.includes(reader));
        Permissions {
            of: HashMap::from([(person, towards.cloned().collect())]),
            today,
        }
    }

    /// Did this person answer at all?
    pub fn answered(&self, id: AssetId) -> bool {
        self.of.contains_key(&id)
    }

    /// All who answered.
    pub fn people(&self) -> impl Iterator<Item = AssetId> + '_ {
        self.of.keys().copied()
    }

    /// For what somebody may be given to this reader now.
    pub fn purposes(&self, id: AssetId) -> BTreeSet<PurposeId> {
        let given = self.of.get(&id).into_iter().flatten();
        given
            .filter(|one| one.withdrawn.is_none() && !has_lapsed(one, self.today))
            .map(|one| one.purpose)
            .collect()
    }

    pub fn for_person(&self, id: AssetId, person: &Asset) -> Permission {
        if person.is_child {
            return Permission::Child;
        }
        let given = self.of.get(&id).map_or(&[][..], Vec::as_slice);
        let turn = given.iter().filter(|one| one.withdrawn.is_some()).count();
        let (mut what, mut lapsed) = (BTreeSet::new(), false);
        for consent in given.iter().filter(|one| one.withdrawn.is_none()) {
            match has_lapsed(consent, self.today) {
                true => lapsed = true,
                false => what.extend(&consent.what),
            }
        }
        match () {
            () if !what.is_empty() => Permission::Granted { what, turn },
            () if lapsed => Permission::Lapsed,
            () if turn > 0 => Permission::Withdrawn,
            () => Permission::Never,
        }
    }
}

/// What a person answered, under the ids of their answers. Of two that became one, what the one agreed to does not stand
/// where the other took something back towards the same readers on that day or later: it is the same somebody, and they
/// changed their mind.
pub(super) fn answers(
    db: &Connection,
    person: AssetId,
    given: Vec<Stored<Consent>>,
) -> Result<Vec<(ConsentId, Consent)>> {
    let answers = given.into_iter();
    let mut answers: Vec<(ConsentId, Consent)> = answers
        .map(|found| (ConsentId(found.id), found.record))
        .collect();
    if those_in(db, &person.0)?.is_empty() {
        return Ok(answers);
    }
    let mut whose = Vec::new();
    for (id, _) in &answers {
        whose.push(given_by(db, &id.0)?);
    }
    let said = answers.clone();
    for ((_, answer), who) in answers.iter_mut().zip(&whose) {
        let others = said.iter().zip(&whose).filter(|(_, other)| *other != who);
        let taken_back = others
            .filter(|((_, other), _)| share_readers(&other.to, &answer.to))
            .filter_map(|((_, other), _)| other.withdrawn.clone());
        if answer.withdrawn.is_none() {
            answer.withdrawn = taken_back.filter(|on| *on >= answer.on).max();
        }
    }
    Ok(answers)
}

fn share_readers(one: &Audience, other: &Audience) -> bool {
    match (one, other) {
        (Audience::Partners(some), Audience::Partners(others)) => !some.is_disjoint(others),
        _ => one.includes(other) || other.includes(one),
    }
}

/// By whom something was agreed to, as it was said.
pub(super) fn given_by(db: &Connection, consent: &RecordId) -> Result<Option<RecordId>> {
    let changes = changes_of(db, consent)?;
    let mut said = changes
        .iter()
        .filter_map(|change| change.sets.get("person"));
    let person = said.next().and_then(|said| said.first());
    Ok(person
        .and_then(Value::as_str)
        .and_then(|id| id.parse().ok()))
}

/// From its day of review on a consent does not count.
pub fn has_lapsed(consent: &Consent, today: Date) -> bool {
    let by = consent.review_by.as_deref();
    by.is_some_and(|by| by <= today.to_string().as_str())
}
