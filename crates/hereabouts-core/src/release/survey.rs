//! One pass over what is asked for, before anything is shown or written.

use super::contents::{about, leaver};
use super::fields::{Key, Known, known_with_photos};
use super::request::{Reason, ReleaseRequest, Staying, StayingName};
use super::rules::Rules;
use super::ties::{self, Words};
use crate::asset::AssetKind;
use crate::error::Result;
use crate::id::AssetId;
use crate::place::Gazetteer;
use crate::search::Bits;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What leaves and what stays, counted.
#[derive(Default)]
pub struct Survey {
    /// Row numbers.
    pub released: Bits,
    pub people: u64,
    pub photos: u64,
    /// Whom to thank for places that were looked up.
    pub credits: BTreeSet<String>,
    /// The columns there are values for.
    pub keys: BTreeSet<Key>,
    /// With the first names of each reason, as many as were asked for.
    pub staying: BTreeMap<Reason, Staying>,
    pub ties_released: u64,
    pub ties_withheld: u64,
    /// Lower-case hexadecimal digits of SHA-256 over all that leaves but the day.
    pub digest: String,
}

/// Looks at everything that is asked for. `names` is how many assets that stay are named for each reason.
/// `each` sees every asset that leaves, in order; `at` hears how far the work is, up to twice as many as are
/// wanted, and may stop it.
pub fn survey(
    db: &Connection,
    request: &ReleaseRequest,
    rules: &Rules,
    wanted: &Bits,
    names: usize,
    mut each: impl FnMut(&Known),
    at: impl Fn(u64) -> Result<()>,
) -> Result<Survey> {
    let mut survey = Survey::default();
    let mut digest = Sha256::new();
    let mut about = about(db, rules)?;
    about.exported_on.clear();
    take(&mut digest, &(about, &request.format, rules.profile.lines));
    for (n, done) in wanted.iter().zip(0..) {
        at(done)?;
        let known = known_with_photos(db, n, rules)?;
        if let Some(reason) = rules.stays(&known.asset) {
            survey.stays(&known, reason, names);
            continue;
        }
        let leaver = leaver(&known, rules);
        survey.released.set(n);
        survey.people += u64::from(known.asset.kind == AssetKind::Person);
        for (key, _) in &leaver.fields.leaving {
            if !survey.keys.contains(key) {
                survey.keys.insert(key.clone());
            }
        }
        if leaver.place.geometry.is_some() {
            let place = known.asset.place.as_ref();
            let gazetteer = place.and_then(|place| place.gazetteer.as_ref());
            survey.credits.extend(gazetteer.map(Gazetteer::credit));
        }
        let what = (&leaver.id, &leaver.name, known.asset.kind);
        take(&mut digest, &(what, &leaver.place, &leaver.fields.leaving));
        // Their names do not say what they show.
        for photo in known.photos.iter().filter(|photo| photo.stays.is_none()) {
            survey.photos += 1;
            take(&mut digest, &photo.attachment.hash);
        }
        each(&known);
    }
    let words = Words::of(db)?;
    for (n, done) in wanted.iter().zip(wanted.count()..) {
        at(done)?;
        let ties = ties::from(db, n, rules, &survey.released, &words)?;
        survey.ties_released += ties.leaving.len() as u64;
        survey.ties_withheld += ties.staying + ties::from_elsewhere(db, n, wanted)?;
        ties.leaving.iter().for_each(|tie| take(&mut digest, tie));
    }
    take(&mut digest, &survey.credits);
    survey.digest = hexadecimal(digest);
    Ok(survey)
}

impl Survey {
    fn stays(&mut self, known: &Known, reason: Reason, names: usize) {
        let staying = self.staying.entry(reason).or_insert_with(|| Staying {
            reason,
            count: 0,
            names: Vec::new(),
        });
        staying.count += 1;
        if staying.names.len() < names {
            staying.names.push(StayingName {
                id: known.id,
                name: known.asset.name.clone(),
                kind: known.asset.kind,
            });
        }
    }

    pub fn withheld(&self) -> u64 {
        self.staying.values().map(|staying| staying.count).sum()
    }

    /// SHA-256 over the ids of the assets that leave, sorted, each on a line of its own.
    pub fn ids_digest(&self, db: &Connection) -> Result<String> {
        let mut digest = Sha256::new();
        let mut statement =
            db.prepare_cached("SELECT id, n FROM asset WHERE existence = 'here' ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if self.released.has(row.get(1)?) {
                let id = AssetId(uuid::Uuid::from_bytes(row.get(0)?));
                digest.update(format!("{id}\n"));
            }
        }
        Ok(hexadecimal(digest))
    }
}

/// Adds something to a digest, with where it ends.
fn take(digest: &mut Sha256, what: &impl std::fmt::Debug) {
    let text = format!("{what:?}");
    digest.update((text.len() as u64).to_be_bytes());
    digest.update(text);
}

pub(super) fn hexadecimal(digest: Sha256) -> String {
    let bytes = digest.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
