//! Making something safeguarded: where it is goes for good, from every change, index and backup; the front door stays.

use super::words::{self, Term};
use super::{BackupTouched, Passage, elsewhere, scrub};
use crate::asset::{Asset, shown_as, stored};
use crate::audience::Sensitivity;
use crate::catalogue::{Catalogue, Outcome};
use crate::contact::{Channel, Contact};
use crate::error::Result;
use crate::history::{Action, Label};
use crate::id::{AssetId, RecordId};
use crate::log::aside::{self, About};
use crate::log::door::Tx;
use crate::log::erasure::{Redaction, said_aside};
use crate::log::leaves::{passage, stands_in};
use crate::log::safeguard::{self, Goes};
use crate::log::texts::is_own_name;
use crate::log::{context, joined, project, rows, undo};
use crate::record::Kind;
use crate::relationship::Relationship;
use crate::storage::rows::{Existence, get};
use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What making an asset safeguarded would take, and what would stay.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SafeguardPlan {
    pub name: String,
    /// It is so already: nothing is left to do.
    pub already: bool,
    /// It has, or had, a spot on the map.
    pub spot: bool,
    /// It has, or had, an address or a postcode, itself or among the ways to reach it.
    pub address: bool,
    /// Photos, scans and recordings.
    #[ts(type = "number")]
    pub photos: u64,
    /// What it is tied to where that is a place, or says where it meets.
    pub ties: Vec<String>,
    /// What would not be said to happen there any more, or where.
    pub activities: Vec<String>,
    /// Columns that came with a file and say where it is.
    pub columns: Vec<String>,
    /// Rows of the Inbox it came from.
    #[ts(type = "number")]
    pub inbox: u64,
    /// Entries of the history that lose something.
    #[ts(type = "number")]
    pub changes: u64,
    /// Where its address stands in what was written, which is blanked.
    pub passages: Vec<Passage>,
    pub backups: Vec<BackupTouched>,
    /// The front door: the ways to reach it that stay.
    pub stays: Vec<Contact>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Safeguarded {
    pub backups: Vec<BackupTouched>,
    /// Nothing of it is left in the bytes of this file. Otherwise it is finished at the next opening.
    pub clean: bool,
}

impl Catalogue {
    /// What would go, and what would stay. Nothing is changed.
    pub fn plan_safeguard(&self, id: AssetId) -> Result<SafeguardPlan> {
        let backups = self.every_backup_touched()?;
        self.read(|db| plan(db, id, backups))
    }

    /// Makes an asset safeguarded for good, and what is one with it: places, addresses, photos and ties to places are
    /// erased here, in the history, in every backup that can be reached, and on every laptop that hears of it.
    ///
    /// # Errors
    /// `NotFound` where it is not here, `ReadOnly`, `DiskFull`: then nothing was done.
    pub fn safeguard(&self, id: AssetId) -> Result<Outcome<Safeguarded>> {
        let mut all = Vec::new();
        let mut done = self.transact(Label::one(Action::Safeguard, id), |tx| {
            let id = shown_as(tx.db(), id)?;
            tx.label.record = Some(id.0);
            stored(tx.db(), id)?;
            all = joined::one_with(tx.db(), &id.0)?;
            make(tx, &id.0)?;
            // Done below, so that the answer says how it went.
            tx.shut.clear();
            Ok(Safeguarded {
                backups: Vec::new(),
                clean: false,
            })
        })?;
        done.value.clean = self.write_alone(scrub::finish).is_ok();
        done.value.backups = self.safeguard_in_backups(all)?;
        // What was cleared from `shut` here does not tell the writing of a transaction to do it.
        let _ = self.left_file_follows();
        Ok(done)
    }

    /// Finishes what a union or an older version of the program left: bytes of this file, and its backups.
    pub(crate) fn safeguarded_elsewhere(&self, shut: BTreeSet<RecordId>) -> Result<()> {
        if !shut.is_empty() {
            // Where somebody is reading it stays due, and is done at the next opening.
            let _ = self.write_alone(scrub::finish);
            self.safeguard_in_backups(shut)?;
        }
        Ok(())
    }

    fn safeguard_in_backups(
        &self,
        shut: impl IntoIterator<Item = RecordId>,
    ) -> Result<Vec<BackupTouched>> {
        let shut: Vec<RecordId> = shut.into_iter().collect();
        self.in_every_backup(|there| {
            for id in &shut {
                if there.read(|db| Ok(!rows::history_of(db, id)?.is_empty()))? {
                    there.transact(Label::one(Action::Safeguard, *id), |tx| make(tx, id))?;
                }
            }
            Ok(())
        })
    }

    /// Takes out what stood in the log of assets that an older version of the program called safeguarded.
    pub(crate) fn finish_safeguarding(&self) -> Result<()> {
        let due = |db: &Connection| Ok(rows::fact(db, DUE)?.as_deref() == Some("due"));
        if !self.read(due)? {
            return Ok(());
        }
        let done = self.transact(Label::of(Action::Safeguard), |tx| {
            for id in safeguard::all(tx.db())? {
                make(tx, &id)?;
            }
            rows::set_fact(tx.db(), DUE, "done")
        });
        done.map(drop)
    }
}

/// Set by the migration that brought the marks.
const DUE: &str = "safeguarding";

/// The step itself, in whichever file.
pub(super) fn make(tx: &mut Tx, id: &RecordId) -> Result<()> {
    let there = get::<Asset>(tx.db(), id)?.filter(|found| found.existence != Existence::Blank);
    if let Some(found) = there
        && found.record.sensitivity != Sensitivity::Safeguarded
    {
        let asset = Asset {
            sensitivity: Sensitivity::Safeguarded,
            ..found.record
        };
        tx.update(*id, &asset)?;
    }
    safeguard::shut(tx, id)?;
    if !tx.has_written() {
        tx.keep_empty();
    }
    scrub::mark(tx.db())?;
    elsewhere::mark(tx.db())?;
    crate::search::text_index::rebuild(tx.db(), &mut |_| true)
}

fn plan(db: &Connection, id: AssetId, backups: Vec<BackupTouched>) -> Result<SafeguardPlan> {
    let id = shown_as(db, id)?;
    let asset = stored(db, id)?.record;
    let all = joined::one_with(db, &id.0)?;
    let Goes {
        changes,
        units,
        activities,
        gone,
    } = safeguard::goes(db, &id.0)?;
    let of = |kind: Kind| gone.iter().filter(move |(_, each)| *each == kind);
    let mut places = Vec::new();
    for one in &all {
        places.extend(said(db, one, "place")?);
    }
    let mut ties = Vec::new();
    for (tie, _) in of(Kind::Relationship) {
        if let Some(found) = get::<Relationship>(db, tie)? {
            let ends = [found.record.from, found.record.to];
            let other = ends.into_iter().find(|end| *end != id);
            let name = other.map(|other| undo::name_of(db, &other.0)).transpose()?;
            ties.extend(name.flatten());
        }
    }
    let mut happening = Vec::new();
    for activity in &activities {
        let units = project::shown(db, activity)?.0;
        let name = units.get("name").and_then(Value::as_str);
        happening.extend(name.map(str::to_owned));
    }
    let gone_ids: BTreeSet<RecordId> = gone.iter().map(|(id, _)| *id).collect();
    let contacts = crate::storage::rows::of::<Contact>(db, "asset", &id.0)?;
    let mut entries: BTreeSet<(String, u64)> = changes.into_iter().collect();
    for gone in &gone_ids {
        let own = rows::history_of(db, gone)?.into_iter();
        entries.extend(own.map(|change| (change.voice, change.seq)));
    }
    let words = where_its_address_stands(db, &all)?.into_iter();
    entries.extend(words.map(|spot| (spot.voice, spot.seq)));
    let columns = units.iter().filter_map(|unit| unit.strip_prefix("x/"));
    Ok(SafeguardPlan {
        already: asset.sensitivity == Sensitivity::Safeguarded
            && safeguard::is_safeguarded(db, &id.0)?,
        name: asset.name,
        spot: places.iter().any(|place| !place["geometry"].is_null()),
        address: !addresses(db, &all, &aside::about(db)?)?.is_empty(),
        photos: of(Kind::Attachment).count() as u64,
        ties,
        activities: happening,
        columns: columns.map(str::to_owned).collect(),
        inbox: of(Kind::InboxItem).count() as u64,
        changes: entries.len() as u64,
        passages: passages(db, &all, &gone_ids)?,
        backups,
        stays: contacts
            .into_iter()
            .filter(|found| !gone_ids.contains(&found.id))
            .map(|found| found.record)
            .collect(),
    })
}

/// Every value that a unit of a record ever had, also where that is set aside.
fn said(db: &Connection, record: &RecordId, unit: &str) -> Result<Vec<Value>> {
    let changes = rows::history_of(db, record)?;
    let values = changes.iter().filter_map(|change| change.sets.get(unit));
    Ok(values.flatten().cloned().collect())
}

/// What hangs on a record, also by the word of what is set aside.
fn hanging(db: &Connection, record: &RecordId, aside: &About) -> Result<BTreeSet<RecordId>> {
    let mut found = said_aside(db, record, aside)?;
    found.extend(context::hangers(db, record)?.into_keys());
    Ok(found)
}

/// Every address and postcode that was ever said of records.
fn addresses(db: &Connection, records: &[RecordId], aside: &About) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for record in records {
        for place in said(db, record, "place")? {
            let texts = ["address", "postcode"].map(|part| place[part].as_str().map(str::to_owned));
            found.extend(texts.into_iter().flatten());
        }
        for hanger in hanging(db, record, aside)? {
            let channels = said(db, &hanger, "channel")?;
            if channels.iter().any(|one| *one == Channel::Address.token()) {
                let values = said(db, &hanger, "value")?;
                found.extend(values.iter().filter_map(Value::as_str).map(str::to_owned));
            }
        }
    }
    found.retain(|text| !text.trim().is_empty());
    Ok(found)
}

/// What to look for in other texts: a whole address, each line of one with a number in it, a postcode. The name of a
/// street alone gives nobody away.
fn terms(addresses: &BTreeSet<String>) -> BTreeSet<Term> {
    let mut found = BTreeSet::new();
    for address in addresses {
        let lines = address.split(['\n', ',', ';']).chain([address.as_str()]);
        for line in lines.filter(|line| line.chars().any(|sign| sign.is_ascii_digit())) {
            let words = words::folded(line);
            // As it is also written without the space, where it is a postcode.
            let joined = words.concat();
            let numbers_alone = joined.chars().all(|sign| sign.is_ascii_digit());
            if words.len() == 2 && joined.len() <= 8 && !numbers_alone {
                found.insert(Term::Words(vec![joined.clone()]));
            }
            if words.len() > 1 || (joined.len() > 4 && !numbers_alone) {
                found.insert(Term::Words(words));
            }
        }
    }
    found
}

/// Names of streets: what follows the number in each line of an address that has one, and its first line.
fn streets(addresses: &BTreeSet<String>) -> BTreeSet<Term> {
    let mut found = BTreeSet::new();
    for address in addresses {
        for (at, line) in address.split(['\n', ',', ';']).enumerate() {
            let words = words::folded(line);
            let number = |word: &String| word.chars().any(|sign| sign.is_ascii_digit());
            let last = words.iter().rposition(number);
            let street = &words[last.map_or(0, |last| last + 1)..];
            if street.len() > 1 && (at == 0 || last.is_some()) {
                found.insert(Term::Words(street.to_vec()));
            }
        }
    }
    found
}

/// Where the address of what is one stands in what was written of it and of others, ever, also in what is set aside. In
/// what was written of it, and of what hangs on it, the street alone tells where it is.
pub(crate) fn where_its_address_stands(
    db: &Connection,
    all: &[RecordId],
) -> Result<Vec<Redaction>> {
    let aside = aside::about(db)?;
    let addresses = addresses(db, all, &aside)?;
    let (terms, streets) = (terms(&addresses), streets(&addresses));
    let mut own: BTreeSet<RecordId> = all.iter().copied().collect();
    for one in all {
        own.extend(hanging(db, one, &aside)?);
    }
    let mut found = Vec::new();
    if terms.is_empty() && streets.is_empty() {
        return Ok(found);
    }
    rows::for_each_in_history(db, |change| {
        let of_it = own.contains(&change.record);
        // Another's place, name or door is its own.
        let is_text = |unit: &str| {
            let theirs = match Kind::from_table(&change.kind) {
                Some(Kind::Contact) => unit == "value",
                Some(Kind::InboxItem) => matches!(unit, "draft" | "cells" | "reach"),
                _ => false,
            };
            unit != "place" && !is_own_name(&change.kind, unit) && (of_it || !theirs)
        };
        let mut here: Vec<Redaction> = terms
            .iter()
            .flat_map(|term| words::found_in(&change, term, is_text))
            .collect();
        for term in streets.iter().filter(|_| of_it) {
            let mut more = words::found_in(&change, term, is_text);
            more.retain(|spot| !here.iter().any(|whole| whole.holds(spot)));
            here.extend(more);
        }
        found.extend(here);
        Ok(())
    })?;
    Ok(found)
}

/// Those in what stays.
fn passages(db: &Connection, all: &[RecordId], gone: &BTreeSet<RecordId>) -> Result<Vec<Passage>> {
    let mut found: BTreeMap<(RecordId, String), Passage> = BTreeMap::new();
    for spot in where_its_address_stands(db, all)? {
        let change = rows::change_at(db, &spot.voice, spot.seq)?;
        let Some(change) = change.filter(|change| !gone.contains(&change.record)) else {
            continue;
        };
        let text = stands_in(&change, &spot).unwrap_or_default();
        let term = passage(&change, &spot).unwrap_or_default();
        let key = (change.record, spot.unit.clone());
        let shown = project::shown(db, &change.record)?.0;
        let now = shown
            .get(&spot.unit)
            .is_some_and(|now| now.as_str() == Some(text.as_str()));
        let aside = rows::is_aside(db, &change)?;
        let is_behind = |before: &Passage| before.now && !now || !before.aside && aside;
        let before = found.get(&key).is_some_and(is_behind);
        if !before {
            let name = undo::name_of(db, &change.record)?;
            found.insert(
                key,
                Passage {
                    record: change.record,
                    name,
                    unit: spot.unit.clone(),
                    term,
                    text,
                    now,
                    aside,
                    ticked: true,
                },
            );
        }
    }
    Ok(found.into_values().collect())
}
