//! The register of what was given to whom. An entry says how much and for whom, never a word of a record, and each
//! names the digest of the one before it.

use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::custom_field::CustomField;
use crate::error::Result;
use crate::id::{DisclosureId, PartnerId, ProfileId, RecordId};
use crate::log::door::Tx;
use crate::log::erasure;
use crate::record::{Kind, Record};
use crate::release::OWN_FIELD;
use crate::release::request::Accepted;
use crate::storage::rows::{self, Stored};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// An entry in the register: what was given to whom. Ids and counts, never words of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Disclosure {
    /// ISO 8601 day and time.
    pub on: String,
    pub audience: Audience,
    #[serde(default)]
    pub partner: Option<PartnerId>,
    #[serde(default)]
    pub profile: Option<ProfileId>,
    pub format: String,
    #[ts(type = "number")]
    pub released: u64,
    #[ts(type = "number")]
    pub people: u64,
    /// How many people its files speak of: a multiple of 5, and 0 for fewer than 5.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub people_said: Option<u64>,
    /// How many there were when that was said first: the next time the same is said until five more or fewer are.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub people_said_of: Option<u64>,
    #[serde(default)]
    #[ts(type = "number")]
    pub photos: u64,
    /// Reason → number of assets that stayed.
    #[serde(default)]
    #[ts(type = "Record<string, number>")]
    pub withheld: BTreeMap<String, u64>,
    /// SHA-256 of the main file.
    pub sha256: String,
    /// SHA-256 over the sorted ids of what left: answers "was this asset in it?" without a list of ids.
    pub ids_digest: String,
    /// Drawn for this entry, as hexadecimal digits.
    #[serde(default)]
    pub salt: Option<String>,
    /// A digest of each person it tells of, so that it can be asked about one, and names nobody who is gone.
    #[serde(default)]
    pub about: BTreeSet<String>,
    /// The digest of the entry before it in this voice, or of the newest that was known when the voice began: none
    /// can be taken out or changed later without its follower telling.
    #[serde(default)]
    pub previous: Option<String>,
    /// What was worth a look and left all the same, with the reason that was given.
    #[serde(default)]
    pub accepted: Vec<Accepted>,
    /// The voice that entered it: which person and laptop that is, the log says.
    #[serde(default)]
    pub voice: Option<String>,
    /// What it was given for: the purpose of its profile, then those that the people in it agreed to.
    #[serde(default)]
    pub purposes: Vec<GivenFor>,
    /// Lawful basis of those purposes → number of people who left by it. Who agreed to two counts for both.
    #[serde(default)]
    #[ts(type = "Record<string, number>")]
    pub bases: BTreeMap<String, u64>,
    /// What left of the assets: `place` where any left with one, columns of ours by their names, the team's own
    /// fields by their ids, `other_columns` for whatever else.
    #[serde(default)]
    pub fields: BTreeSet<String>,
}

/// A purpose in the words of that day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct GivenFor {
    pub words: String,
    /// Of the words, salted by the entry: they may lose a name that is erased, and are told from changed ones.
    pub digest: String,
}

/// An entry with who made it, as far as that is known.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct RegisterLine {
    pub id: DisclosureId,
    pub is: Disclosure,
    pub by: Option<String>,
    pub laptop: Option<String>,
    /// Its fields, those of the team's own as they are called now.
    pub fields: Vec<String>,
}

impl Record for Disclosure {
    const KIND: Kind = Kind::Disclosure;
    const NESTED: &'static [&'static str] = &[
        "withheld", "about", "accepted", "purposes", "bases", "fields",
    ];
    const REFERENCES: &'static [&'static str] = &["partner", "profile"];
}

impl Disclosure {
    /// Notes whom it tells of, and digests of what it was given for, under a salt of its own.
    pub fn telling_of(mut self, people: impl IntoIterator<Item = RecordId>) -> Disclosure {
        let salt = uuid::Uuid::new_v4().simple().to_string();
        self.about = people.into_iter().map(|id| digest(&salt, &id)).collect();
        for purpose in &mut self.purposes {
            purpose.digest = digest(&salt, &purpose.words);
        }
        let is_salted = !self.about.is_empty() || !self.purposes.is_empty();
        self.salt = is_salted.then_some(salt);
        self
    }

    /// SHA-256 over all that it says, as hexadecimal digits. Of its words an erased person's are blanked, and no
    /// entry is to look tampered with because of it: reasons do not count, purposes by their own digests.
    pub fn digest(&self) -> String {
        let mut said = self.clone();
        for accepted in &mut said.accepted {
            accepted.reason = accepted.reason.take().map(|_| String::new());
        }
        for purpose in &mut said.purposes {
            purpose.words.clear();
        }
        let units = serde_json::json!(said.units()).to_string();
        let digest = Sha256::digest(units);
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Enters it in the register, behind the entry before it.
    pub(crate) fn enter(mut self, tx: &mut Tx) -> Result<()> {
        self.previous = newest(tx)?.map(|entry| entry.digest());
        self.voice = Some(tx.voice.id.clone());
        tx.create(DisclosureId::new(), &self)
    }

    /// Does it tell of this person?
    pub fn tells_of(&self, person: &RecordId) -> bool {
        let salt = self.salt.as_deref();
        salt.is_some_and(|salt| self.about.contains(&digest(salt, person)))
    }

    /// Does it say what it was given for in other words than it did?
    fn is_reworded(&self) -> bool {
        let salt = self.salt.as_deref().unwrap_or_default();
        let mut purposes = self.purposes.iter();
        purposes.any(|purpose| purpose.digest != digest(salt, &purpose.words))
    }
}

/// The first half of SHA-256 over a salt and an id or words, as hexadecimal digits.
fn digest(salt: &str, what: &impl std::fmt::Display) -> String {
    let digest = Sha256::new_with_prefix(format!("{salt}\n{what}")).finalize();
    digest[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The last entry of the voice that speaks, or the last that came into this file.
fn newest(tx: &Tx) -> Result<Option<Disclosure>> {
    let mut statement = tx.db().prepare_cached(
        "SELECT record FROM change WHERE kind = 'disclosure' ORDER BY voice = ?1 DESC, CASE voice WHEN ?1 THEN seq ELSE n END DESC LIMIT 1",
    )?;
    let found = statement
        .query_row([&tx.voice.id], |row| row.get(0))
        .optional()?;
    let found = found.map(|id| rows::get::<Disclosure>(tx.db(), &RecordId::from_bytes(id)));
    Ok(found.transpose()?.flatten().map(|found| found.record))
}

/// What a field in the register is called: its name, or what the team calls it.
fn called(db: &Connection, field: &str) -> Result<String> {
    let Ok(id) = field.parse::<RecordId>() else {
        return Ok(field.to_owned());
    };
    let own = rows::get::<CustomField>(db, &id)?.map(|found| found.record.label);
    Ok(own.unwrap_or_else(|| OWN_FIELD.to_owned()))
}

/// Which person and laptop made an entry: those of the voice it names, or, where it is older than that, of the voice
/// that entered it.
fn speaks_for(
    db: &Connection,
    entry: &Stored<Disclosure>,
) -> Result<(Option<String>, Option<String>)> {
    let mut statement = db.prepare_cached(
        "SELECT nullif(person, ''), nullif(laptop, '') FROM voice \
         WHERE id = coalesce(?1, (SELECT voice FROM change WHERE record = ?2 ORDER BY n LIMIT 1))",
    )?;
    let voice = &entry.record.voice;
    let found = statement
        .query_row(params![voice, entry.id.as_bytes()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// Entries that name one before them that is not in the register as it was, and such as say in other words what
/// they were given for.
pub(crate) fn broken_register(db: &Connection) -> Result<Vec<String>> {
    let mut entries = Vec::new();
    let mut statement = db.prepare("SELECT * FROM disclosure")?;
    let mut lines = statement.query([])?;
    while let Some(line) = lines.next()? {
        entries.push(rows::stored::<Disclosure>(line)?);
    }
    let known: BTreeSet<String> = entries.iter().map(|entry| entry.record.digest()).collect();
    let mut broken = Vec::new();
    for Stored { id, record, .. } in &entries {
        let on = &record.on;
        let before = record.previous.as_ref();
        if before.is_some_and(|one| !known.contains(one)) {
            broken.push(format!(
                "the entry before that of {on} was changed or taken out"
            ));
        }
        if record.is_reworded() && !erasure::is_blanked(db, id, "purposes")? {
            broken.push(format!(
                "what the entry of {on} says it was given for was changed"
            ));
        }
    }
    Ok(broken)
}

impl Catalogue {
    /// The register, the newest entry first.
    pub fn list_disclosures(&self) -> Result<Vec<RegisterLine>> {
        self.read(|db| {
            let register = rows::all::<Disclosure>(db, "\"on\" DESC, n DESC")?;
            let mut lines = Vec::with_capacity(register.len());
            for found in register {
                let (by, laptop) = speaks_for(db, &found)?;
                let fields = found.record.fields.iter();
                lines.push(RegisterLine {
                    id: DisclosureId(found.id),
                    fields: fields
                        .map(|field| called(db, field))
                        .collect::<Result<_>>()?,
                    is: found.record,
                    by,
                    laptop,
                });
            }
            Ok(lines)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::{Asset, AssetKind};
    use crate::release::request::{ReleaseRequest, What};

    fn save(town: &Catalogue, folder: &tempfile::TempDir, name: &str) {
        let path = folder.path().join(name).display().to_string();
        let request = ReleaseRequest {
            audience: Audience::Public,
            format: "geojson".into(),
            profile: None,
            what: What::Everything,
            photos: false,
            only_published_contacts: false,
            choices: Default::default(),
        };
        town.save_release(request, path, None).unwrap();
    }

    fn findings(town: &Catalogue) -> Vec<String> {
        town.check(true).unwrap()
    }

    #[test]
    fn an_entry_that_is_changed_or_taken_out_is_told_by_its_follower() {
        let check = |tamper: &str, told: usize| {
            let folder = tempfile::tempdir().unwrap();
            let town = Catalogue::in_memory("Here").unwrap();
            let fields = Default::default();
            town.create_asset(AssetKind::Place, "Bench".into(), fields)
                .unwrap();
            for name in ["a.geojson", "b.geojson", "c.geojson"] {
                save(&town, &folder, name);
            }
            assert_eq!(findings(&town), [""; 0]);
            town.write_alone(|db| Ok(db.execute_batch(tamper)?))
                .unwrap();
            let found = findings(&town);
            let of_register = found
                .iter()
                .filter(|f| f.contains("the entry before that of"));
            assert_eq!(of_register.count(), told, "{tamper}: {found:?}");
        };
        check("UPDATE disclosure SET released = 7 WHERE n = 2", 1);
        check("DELETE FROM disclosure WHERE n = 1", 1);
        check("UPDATE disclosure SET people = 1", 2);
    }

    #[test]
    fn two_laptops_go_on_from_one_register() {
        let folder = tempfile::tempdir().unwrap();
        let ours = Catalogue::in_memory("Here").unwrap();
        ours.create_asset(AssetKind::Place, "Bench".into(), Default::default())
            .unwrap();
        save(&ours, &folder, "a.geojson");
        let theirs = ours.copy_in_memory().unwrap();
        save(&ours, &folder, "b.geojson");
        save(&theirs, &folder, "c.geojson");
        theirs
            .merge(&ours.changes_for(&Audience::Team).unwrap())
            .unwrap();
        save(&theirs, &folder, "d.geojson");
        ours.merge(&theirs.changes_for(&Audience::Team).unwrap())
            .unwrap();
        for laptop in [&ours, &theirs] {
            assert_eq!(laptop.list_disclosures().unwrap().len(), 4);
            assert_eq!(findings(laptop), [""; 0]);
        }
    }

    #[test]
    fn an_entry_tells_of_whom_it_is_asked_about_and_names_nobody() {
        let person = RecordId::now_v7();
        let folder = tempfile::tempdir().unwrap();
        let town = Catalogue::in_memory("Here").unwrap();
        town.transact(
            crate::history::Label::of(crate::history::Action::Create),
            |tx| tx.create(person, &Asset::new(AssetKind::Person, "Joan")),
        )
        .unwrap();
        town.create_asset(AssetKind::Place, "Bench".into(), Default::default())
            .unwrap();
        save(&town, &folder, "a.geojson");
        let entry = town.list_disclosures().unwrap().remove(0).is;
        assert!(!entry.tells_of(&person), "she did not leave");
        let entry = entry.telling_of([person]);
        assert!(entry.tells_of(&person) && !entry.tells_of(&RecordId::now_v7()));
        assert!(
            !serde_json::to_string(&entry)
                .unwrap()
                .contains(&person.to_string())
        );
    }
}
