//! Saving what is held about somebody: the page, the same for a program, their photos; and its entry in the register.
//! All of it or nothing.

use super::{AccessChoices, AccessLine, AccessPlan, plan};
use crate::asset::shown_as;
use crate::attachment::{self, Attachment, ContentHash};
use crate::audience::Audience;
use crate::catalogue::{Catalogue, Named, Outcome, SELF, now};
use crate::consent::today;
use crate::disclosure::Disclosure;
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::AssetId;
use crate::log::joined::one_with;
use crate::many::Words;
use crate::rights::{Right, requests};
use crate::storage::rows::{self, get};
use hereabouts_export as export;
use rusqlite::Connection;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AccessSaved {
    /// The page first, photos last.
    pub files: Vec<String>,
    /// They had asked for it, and that is done now.
    pub settled: bool,
}

impl Catalogue {
    /// Writes what [`Catalogue::plan_access`] shows for the same choices, and enters it in the register as given to
    /// the person themselves. What they asked for is done with it.
    ///
    /// # Errors
    /// As [`export::bundle::prepare`]: then nothing was saved and nothing is done.
    pub fn save_access(
        &self,
        person: AssetId,
        path: String,
        choices: AccessChoices,
        words: Words,
    ) -> Result<Outcome<AccessSaved>> {
        let path = Path::new(&path);
        self.refuse_own_file(path)?;
        let mut in_place = Vec::new();
        let outcome = self.transact(Label::one(Action::Access, person), |tx| {
            let person = shown_as(tx.db(), person)?;
            tx.label.record = Some(person.into());
            let plan = plan(tx.db(), person, &choices, &words)?;
            let bundle = bundle(tx.db(), person, &plan, &words)?;
            let photos = bundle.photos.len() as u64;
            let files = export::bundle::prepare(bundle, path)?;
            let main = files.files().next();
            let sha256 = main.map(|main| main.sha256.clone()).unwrap_or_default();
            let entry = Disclosure {
                on: now(),
                audience: Audience::Me,
                partner: None,
                profile: None,
                format: "access".into(),
                released: 1,
                people: 1,
                photos,
                withheld: BTreeMap::new(),
                sha256,
                ids_digest: ids_digest(person),
                salt: None,
                about: Default::default(),
                previous: None,
                accepted: Default::default(),
                people_said: None,
                people_said_of: None,
                voice: None,
                purposes: Vec::new(),
                bases: BTreeMap::new(),
                fields: Default::default(),
            };
            // Whatever they were known as: taken apart, each of them was told of.
            let all = one_with(tx.db(), &person.0)?;
            entry.telling_of(all).enter(tx)?;
            let settled = requests::done(tx, person, Right::Access)? > 0;
            in_place = files.publish()?;
            let paths = in_place.iter().map(|file| file.path.display().to_string());
            Ok(AccessSaved {
                files: paths.collect(),
                settled,
            })
        });
        if outcome.is_err() {
            for file in &in_place {
                std::fs::remove_file(&file.path).map_err(Error::io("Taking back", &file.path))?;
            }
        }
        outcome
    }
}

/// As that of a release of this one person.
fn ids_digest(person: AssetId) -> String {
    let digest = Sha256::digest(format!("{person}\n"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bundle(
    db: &Connection,
    person: AssetId,
    plan: &AccessPlan,
    words: &Words,
) -> Result<export::bundle::Bundle> {
    // Without words of the window it bears the name alone.
    let word = |key: &str, or: &str| words.get(key).cloned().unwrap_or_else(|| or.to_owned());
    let held_by = get::<Named>(db, &SELF)?.map(|named| named.record.name);
    let mut photos = Vec::new();
    let mut sections = Vec::new();
    // A name that tells nothing.
    let folder = uuid::Uuid::new_v4().to_string();
    for section in &plan.sections {
        let mut lines = Vec::new();
        for line in section.lines.iter().filter(|line| !line.left_out) {
            let photo = match &line.photo {
                Some(hash) => picture(db, person, hash, &folder, photos.len() as u32 + 1)?,
                None => None,
            };
            lines.push(as_it_leaves(
                line,
                photo.as_ref().map(|photo| photo.name.clone()),
            ));
            photos.extend(photo);
        }
        sections.push(export::bundle::Section {
            key: section.key.clone(),
            title: section.title.clone(),
            lines,
        });
    }
    sections.retain(|section| !section.lines.is_empty());
    Ok(export::bundle::Bundle {
        language: word("lang", "en"),
        title: word("title", "{}").replace("{}", &plan.name),
        name: plan.name.clone(),
        held_by: held_by.unwrap_or_default(),
        made_on: today(db)?.to_string(),
        opening: words.get("opening").cloned().into_iter().collect(),
        sections,
        photos,
    })
}

fn as_it_leaves(line: &AccessLine, photo: Option<String>) -> export::bundle::Line {
    export::bundle::Line {
        key: line.key.clone(),
        label: line.label.clone(),
        value: line.leaves(),
        photo,
    }
}

/// A picture written anew; none while its bytes have not come to this laptop.
fn picture(
    db: &Connection,
    person: AssetId,
    hash: &ContentHash,
    folder: &str,
    number: u32,
) -> Result<Option<export::ReleasedPhoto>> {
    let found = rows::of::<Attachment>(db, "asset", &person.0)?;
    let Some(found) = found.into_iter().find(|found| found.record.hash == *hash) else {
        return Ok(None);
    };
    if !crate::storage::bytes::has(db, hash)? {
        return Ok(None);
    }
    let ending = attachment::leaves_as(db, hash)?;
    Ok(Some(export::ReleasedPhoto {
        name: export::photo::name(folder, number, ending),
        bytes: attachment::written_anew(db, &found.record)?,
    }))
}
