//! Travel copies: a catalogue of its own for a volunteer or a partner, made from a `Release`, and how what was done
//! in it comes home.
//!
//! [`make`] writes one, [`may_write`] is what it has no field for, [`at_home`] what is not done in it, [`back`] says its
//! changes in the words of the catalogue it was made from. It has a secret of its own, so the team reads its files and it
//! reads none of the team's.

mod at_home;
mod back;
mod make;
mod may_write;

#[cfg(test)]
mod back_tests;
#[cfg(test)]
mod make_tests;

pub(crate) use at_home::{may_bring_in, may_erase, may_give_on};
pub(crate) use back::{home, remember};
pub(crate) use make::Wanted;
pub(crate) use may_write::{has_field, may_write};

use crate::catalogue::Catalogue;
use crate::error::{Error, Result};
use crate::id::TravelCopyId;
use crate::log::{Vector, rows as log_rows};
use crate::record::{Kind, Record};
use crate::storage::rows;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// In a copy: what it is a copy of.
pub(crate) const FACT: &str = "travel";

/// What the catalogue remembers of a copy that was made of it. For the team, so that each of its laptops can take in
/// what comes back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TravelCopy {
    /// For whom: "Rosa", "Green Partners".
    pub name: String,
    pub audience: String,
    /// ISO 8601 time.
    pub made_at: String,
    /// The copy's own secret: its identity and its key follow from it.
    pub secret: String,
    /// In which its first content was written.
    pub voice: String,
    /// Voice → the highest number of what was here when it was made.
    #[serde(default)]
    pub held: Vector,
    /// Id in the copy → id here, where the two differ.
    #[serde(default)]
    pub ids: BTreeMap<String, String>,
}

impl Record for TravelCopy {
    const KIND: Kind = Kind::TravelCopy;
    const NESTED: &'static [&'static str] = &["held", "ids"];
    const FIXED: &'static [&'static str] = &["secret", "voice", "held", "ids"];
    const NAME_IN_LABELS: &'static str = "name";
}

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TravelCopyLine {
    pub id: TravelCopyId,
    /// For whom.
    pub name: String,
    pub audience: String,
    /// ISO 8601 time.
    pub made_at: String,
}

/// What a travel copy says of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Travel {
    /// ISO 8601 time.
    pub made_at: String,
    /// What the catalogue is called that it was made from.
    pub home: String,
    /// For whom, in words: "our team", "everyone", the name of a partner.
    pub reader: String,
    /// The units that an asset may have here, by their names before a "/"; none where all of them may be.
    pub fields: Option<BTreeSet<String>>,
    /// What the covering letter of any other release says.
    #[serde(default)]
    pub about: TravelAbout,
}

/// What whoever works in a copy ought to know of what is in it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ts_rs::TS)]
pub struct TravelAbout {
    /// What others may do with it.
    pub licence: Option<String>,
    /// Whom to name.
    pub attributions: Vec<String>,
    pub who_to_ask: Option<String>,
    /// The rules, as sentences, by which places were made coarser.
    pub coarsening: Vec<String>,
}

impl Catalogue {
    /// Copies that were made for volunteers and partners, the newest first.
    pub fn list_travel_copies(&self) -> Result<Vec<TravelCopyLine>> {
        self.read(|db| {
            let mut lines: Vec<TravelCopyLine> = rows::all::<TravelCopy>(db, "n")?
                .into_iter()
                .map(|found| TravelCopyLine {
                    id: TravelCopyId(found.id),
                    name: found.record.name,
                    audience: found.record.audience,
                    made_at: found.record.made_at,
                })
                .collect();
            lines.sort_by(|a, b| (&b.made_at, b.id).cmp(&(&a.made_at, a.id)));
            Ok(lines)
        })
    }
}

/// What this copy says of itself; none where this is no travel copy.
pub(crate) fn travel(db: &Connection) -> Result<Option<Travel>> {
    let said = log_rows::fact(db, FACT)?;
    let said = said.map(|text| serde_json::from_str(&text)).transpose();
    said.map_err(|e| Error::Damaged(e.to_string()))
}

/// The copy that bears this name among catalogues.
pub(crate) fn copy_of(db: &Connection, identity: &str) -> Result<Option<TravelCopy>> {
    let copies = rows::all::<TravelCopy>(db, "n")?.into_iter();
    let mut copies = copies.map(|found| found.record);
    Ok(copies.find(|copy| identity_of(&copy.secret) == identity))
}

/// What names a catalogue among others: the same in all its copies.
pub(crate) fn identity_of(secret: &str) -> String {
    crate::id::imported(secret.as_bytes(), &["identity"]).to_string()
}

/// The key of a catalogue's change files: 64 hexadecimal digits.
pub(crate) fn key_of(secret: &str) -> String {
    let digest = Sha256::digest(format!("hereabouts exchange key {secret}"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
