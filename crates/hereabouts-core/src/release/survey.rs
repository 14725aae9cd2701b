//! One pass over what is asked for, before anything is shown or written.

use super::alone::{Counted, alone};
use super::coarser::{self, Kinds};
use super::contents::{about, leaver};
use super::digest::Digest;
use super::fields::{Key, Known};
use super::leaks::{Found, Left, Looking};
use super::request::{Reason, ReleaseRequest, Staying, StayingName};
use super::rules::Rules;
use super::said::{Said, said};
use super::ties::{self, Words};
use super::together::all_known;
use crate::asset::AssetKind;
use crate::error::Result;
use crate::id::{AssetId, RecordId};
use crate::place::Gazetteer;
use crate::search::Bits;
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Stand in the register for columns that are not ours.
pub(crate) const OWN_FIELD: &str = "own_field";
const OTHER_COLUMNS: &str = "other_columns";

/// What leaves and what stays, counted.
#[derive(Default)]
pub struct Survey {
    /// Row numbers.
    pub released: Bits,
    /// Row numbers of those of them that leave without a place, because too few others lie where theirs would be.
    pub alone: Bits,
    /// At what levels places are given, to be kept with the reader.
    pub levels: BTreeSet<String>,
    /// The rules by which places are made coarser, in sentences.
    pub rules: Vec<String>,
    /// How many people there are said to be.
    pub people_said: Option<Said>,
    pub people: Vec<AssetId>,
    pub photos: u64,
    /// Whom to thank for places that were looked up.
    pub credits: BTreeSet<String>,
    /// Something leaves with a place.
    pub placed: bool,
    /// The columns there are values for.
    pub keys: BTreeSet<Key>,
    /// With the first names of each reason, as many as were asked for.
    pub staying: BTreeMap<Reason, Staying>,
    pub ties_released: u64,
    pub ties_withheld: u64,
    /// What is worth a look before it leaves.
    pub found: Found,
    /// What is left out because of it.
    pub left: Left,
    /// Lower-case hexadecimal digits of SHA-256 over all that leaves but the day.
    pub digest: String,
}

/// Looks at everything that is asked for. `names` is how many assets that stay are named for each reason.
/// `at` hears how far the work is, up to twice as many as are wanted, and may stop it.
pub fn survey(
    db: &Connection,
    request: &ReleaseRequest,
    rules: &Rules,
    wanted: &Bits,
    names: usize,
    at: impl Fn(u64) -> Result<()>,
) -> Result<Survey> {
    let (mut before, mut alone) = (BTreeMap::new(), false);
    loop {
        let about = (&before, alone);
        let mut looking = Looking::begin(db, request, rules, wanted, about)?;
        let mut survey = pass(db, request, rules, wanted, names, &at, &mut looking)?;
        let is_one = rules.beyond_team && survey.released.count() == 1;
        if looking.late.is_empty() && (alone || !is_one) {
            (survey.found, survey.left) = (looking.found, looking.left);
            return Ok(survey);
        }
        // Who is left out is named nowhere else either; what leaves alone is looked at as such.
        alone |= is_one;
        before.append(&mut looking.late);
    }
}

fn pass(
    db: &Connection,
    request: &ReleaseRequest,
    rules: &Rules,
    wanted: &Bits,
    names: usize,
    at: &impl Fn(u64) -> Result<()>,
    looking: &mut Looking<'_>,
) -> Result<Survey> {
    let mut survey = Survey::default();
    let mut digest = Digest::default();
    let mut generalised = Generalised::default();
    let mut about = about(db, rules)?;
    about.exported_on.clear();
    digest.take(&(about, &request.format, rules.profile.lines));
    for (known, done) in all_known(db, rules, wanted)?.zip(0..) {
        at(done)?;
        let known = known?;
        let n = known.n;
        if let Some(reason) = rules.stays(known.id, &known.asset) {
            survey.stays(&known, reason, names);
            continue;
        }
        let mut leaver = leaver(&known, rules, false);
        if !looking.at(&known, &mut leaver)? {
            survey.stays(&known, Reason::LeftOut, names);
            continue;
        }
        survey.released.set(n);
        if known.asset.kind == AssetKind::Person {
            survey.people.push(known.id);
        }
        for (key, _) in &leaver.fields.leaving {
            if *key != Key::LocationArea && !survey.keys.contains(key) {
                survey.keys.insert(key.clone());
            }
        }
        if leaver.place.geometry.is_some() {
            let place = known.asset.place.as_ref();
            let gazetteer = place.and_then(|place| place.gazetteer.as_ref());
            let credit = gazetteer.map(Gazetteer::credit);
            match leaver.generalised {
                Some(place) => generalised.take(Counted { n, place }, credit),
                None => {
                    survey.placed = true;
                    survey.credits.extend(credit);
                }
            }
        }
        digest.take_asset(&leaver, known.asset.kind);
        // Their names do not say what they show.
        let photos = known.photos.iter().filter(|_| !looking.left.has_photos(n));
        for photo in photos.filter(|photo| photo.stays.is_none()) {
            survey.photos += 1;
            digest.take(&photo.attachment.hash);
        }
    }
    generalised.settle(&mut survey, rules);
    survey.people_said = said(db, rules, survey.people.len() as u64)?;
    digest.take(&survey.alone.iter().collect::<Vec<_>>());
    digest.take(&(&survey.rules, survey.people_said));
    let (words, tied) = (Words::of(db)?, ties::tied(db)?);
    for (n, done) in wanted.iter().zip(wanted.count()..) {
        at(done)?;
        if !tied.has(n) {
            continue;
        }
        let between = ties::look(db, n, rules, &survey.released, &words, looking)?;
        let ties = ties::leaving(db, between, n, rules, &survey, &words, &looking.left)?;
        survey.ties_released += ties.leaving.len() as u64;
        survey.ties_withheld += ties.staying + ties::from_elsewhere(db, n, wanted, &words)?;
        ties.leaving.iter().for_each(|tie| digest.take(tie));
    }
    digest.take(&survey.credits);
    survey.digest = digest.end();
    Ok(survey)
}

/// What would leave as something coarser, until all of it is known.
#[derive(Default)]
struct Generalised {
    places: Vec<Counted>,
    /// Whom to thank for the places of which rows.
    credits: BTreeMap<String, Vec<u32>>,
}

impl Generalised {
    fn take(&mut self, counted: Counted, credit: Option<String>) {
        if let Some(credit) = credit {
            self.credits.entry(credit).or_default().push(counted.n);
        }
        self.places.push(counted);
    }

    /// Which of them have enough others around, and what follows from that.
    fn settle(self, survey: &mut Survey, rules: &Rules) {
        let fewest = rules.profile.fewest.unwrap_or_default() as usize;
        survey.alone = alone(&self.places, fewest).into_iter().collect();
        let mut kinds = Kinds::default();
        for counted in &self.places {
            let place = counted.place;
            kinds.overruled |= place.overruled;
            kinds.homes |= place.home && rules.beyond_team;
            if !survey.alone.has(counted.n) {
                survey.placed = true;
                if rules.beyond_team {
                    let words = rules.levels.words(place.at, place.home);
                    survey.levels.extend(words);
                }
                if let coarser::Given::Area(_) = place.given {
                    survey.keys.insert(Key::LocationArea);
                }
            }
        }
        for (credit, rows) in self.credits {
            if rows.iter().any(|n| !survey.alone.has(*n)) {
                survey.credits.insert(credit);
            }
        }
        survey.rules = coarser::in_words(rules, &kinds);
    }
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

    /// What leaves of the assets: columns of ours by their names. What the team calls its own fields, and what others
    /// called theirs, may name somebody: of those the ids, and that there are any.
    pub fn fields(&self, rules: &Rules) -> BTreeSet<String> {
        let place = self.placed.then_some("place");
        let always = ["kind", "name"].into_iter().chain(place);
        let columns = self.keys.iter().map(|key| match key {
            Key::Custom(i, _) => match rules.fields.get(*i) {
                Some((id, _)) => id.to_string(),
                None => OWN_FIELD.to_owned(),
            },
            Key::Extra(_) => OTHER_COLUMNS.to_owned(),
            ours => ours.column().name,
        });
        always.map(str::to_owned).chain(columns).collect()
    }

    /// SHA-256 over the ids of the assets that leave, sorted, each on a line of its own.
    pub fn ids_digest(&self, db: &Connection) -> Result<String> {
        let mut digest = Sha256::new();
        // By the index alone, which holds no more than this.
        let mut statement = db.prepare_cached("SELECT id, n FROM asset ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut digits = RecordId::encode_buffer();
        while let Some(row) = rows.next()? {
            if self.released.has(row.get(1)?) {
                let id = RecordId::from_bytes(row.get(0)?);
                digest.update(id.hyphenated().encode_lower(&mut digits).as_bytes());
                digest.update(b"\n");
            }
        }
        Ok(hexadecimal(digest))
    }
}

pub(super) fn hexadecimal(digest: Sha256) -> String {
    let bytes = digest.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
