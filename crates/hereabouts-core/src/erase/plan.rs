//! What an erasure takes with it, before it does.

use super::words::{self, Term};
use super::{BackupTouched, Ticked};
use crate::asset::{AssetKind, shown_as, stored};
use crate::catalogue::Catalogue;
use crate::consent::{self, Sent};
use crate::error::Result;
use crate::id::{AssetId, RecordId};
use crate::log::aside;
use crate::log::erasure::{Redaction, said_aside};
use crate::log::joined::one_with;
use crate::log::leaves::{NAME, WHOLE, headings, leaves, stands_in};
use crate::log::texts::is_own_name;
use crate::log::{Change, context, project, rows, undo};
use crate::record::{Kind, Units};
use crate::travel;
use rusqlite::Connection;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ErasurePlan {
    pub name: String,
    /// Kind of record → how many hang on it and go with it, also from the bin and from what was set aside.
    #[ts(type = "Record<string, number>")]
    pub with: BTreeMap<String, u64>,
    /// Entries of the history that go.
    #[ts(type = "number")]
    pub changes: u64,
    /// Where their words stand in what others wrote, now or before.
    pub passages: Vec<Passage>,
    /// Who was given something, to be told.
    pub sent: Vec<Sent>,
    pub backups: Vec<BackupTouched>,
}

/// Words in what others wrote.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Passage {
    #[ts(type = "string")]
    pub record: RecordId,
    /// What that record is called.
    pub name: Option<String>,
    pub unit: String,
    /// What was looked for. Empty where all that a conversation about them says may go: it tells of them also where
    /// it does not name them.
    pub term: String,
    /// The text around it, or all of it.
    pub text: String,
    /// It stands there now, not only in the history.
    pub now: bool,
    /// It stands only in what was set aside with a merge, which is shown nowhere else.
    pub aside: bool,
    /// It is surely theirs: the whole name, a phone number, an e-mail address. A part of a name, or a whole one by
    /// which another record is called itself, may be somebody else's; what a conversation says may be of others, too.
    pub ticked: bool,
}

/// Characters on either side of a passage.
const AROUND: u32 = 40;
/// So many are listed of those that may be somebody else's.
const MOST: usize = 500;

impl Catalogue {
    /// What would go, and where the words of this person stand in what others wrote.
    ///
    /// # Errors
    /// As [`Catalogue::erase`].
    pub fn plan_erasure(&self, id: AssetId) -> Result<ErasurePlan> {
        self.read(|db| travel::may_erase(db, id))?;
        self.planned_erasure(id)
    }

    /// The same for [`Catalogue::erase_in_any_file`].
    pub(crate) fn planned_erasure(&self, id: AssetId) -> Result<ErasurePlan> {
        let backups = self.every_backup_touched()?;
        self.read(|db| {
            let id = shown_as(db, id)?;
            let asset = stored(db, id)?.record;
            let all = one_with(db, &id.0)?;
            let gone = going(db, &all)?;
            let mut with: BTreeMap<String, u64> = BTreeMap::new();
            let mut changes = 0;
            for one in &gone {
                let own = rows::history_of(db, one)?;
                changes += own.len() as u64;
                if let Some(first) = own.first().filter(|_| *one != id.0) {
                    *with.entry(first.kind.clone()).or_default() += 1;
                }
            }
            let mut passages = passages(db, &all, &gone)?;
            if asset.kind == AssetKind::Person {
                passages.extend(conversations(db, &id.0, &all)?);
            }
            Ok(ErasurePlan {
                name: asset.name,
                with,
                changes,
                passages,
                sent: consent::sent(db, id, None)?,
                backups,
            })
        })
    }
}

/// Words of a person where something else is described.
pub(crate) struct Elsewhere {
    pub record: RecordId,
    pub unit: String,
    /// What stands there now.
    pub value: serde_json::Value,
    /// They are surely meant, not perhaps somebody of the same name.
    pub surely: bool,
}

/// Records that are one, and all that hangs on them.
fn going(db: &Connection, all: &[RecordId]) -> Result<BTreeSet<RecordId>> {
    let mut gone: BTreeSet<RecordId> = all.iter().copied().collect();
    let aside = aside::about(db)?;
    for one in all {
        gone.extend(context::hangers(db, one)?.into_keys());
        gone.extend(said_aside(db, one, &aside)?);
    }
    Ok(gone)
}

/// Where the words of a person stand now in what others wrote: each unit of a record once.
pub(crate) fn standing_elsewhere(db: &Connection, id: RecordId) -> Result<Vec<Elsewhere>> {
    let all = one_with(db, &id)?;
    let gone = going(db, &all)?;
    let mut found: BTreeMap<(RecordId, String), bool> = BTreeMap::new();
    for passage in passages(db, &all, &gone)? {
        if passage.now {
            *found.entry((passage.record, passage.unit)).or_default() |= passage.ticked;
        }
    }
    let mut all = Vec::new();
    for ((record, unit), surely) in found {
        let (mut units, _) = project::shown(db, &record)?;
        if let Some(value) = units.remove(&unit) {
            all.push(Elsewhere {
                record,
                unit,
                value,
                surely,
            });
        }
    }
    Ok(all)
}

/// A unit of a record, and what was looked for there.
type Key = (RecordId, String, String);

fn passages(db: &Connection, all: &[RecordId], gone: &BTreeSet<RecordId>) -> Result<Vec<Passage>> {
    let mut found: BTreeMap<Key, (Passage, u32)> = BTreeMap::new();
    each(db, all, gone, |change, term, sure, spots| {
        let aside = rows::is_aside(db, change)?;
        for spot in spots {
            let key = (change.record, spot.unit.clone(), term.shown());
            if !sure && found.len() >= MOST && !found.contains_key(&key) {
                continue;
            }
            let text = excerpt(change, &spot);
            let whose = !is_own_name(&change.kind, &spot.unit);
            let ticked = sure && (whose || !matches!(term, Term::Words(_)));
            let (passage, value) = found.entry(key).or_insert_with(|| {
                let passage = Passage {
                    record: change.record,
                    name: None,
                    unit: spot.unit,
                    term: term.shown(),
                    text: String::new(),
                    now: false,
                    aside: true,
                    ticked,
                };
                (passage, spot.value)
            });
            // The newest wording is shown; what is set aside only where it stands nowhere else.
            if passage.aside || !aside {
                passage.text = text;
                *value = spot.value;
            }
            passage.aside &= aside;
            passage.ticked |= ticked;
        }
        Ok(())
    })?;
    let mut passages = Vec::new();
    for (mut passage, value) in found.into_values() {
        let (units, _) = project::shown(db, &passage.record)?;
        let now = units.get(&passage.unit).map(std::slice::from_ref);
        let text = passage.text.trim_matches('…');
        passage.now = now.is_some_and(|now| match value {
            NAME => true,
            WHOLE => headings(now).contains(text),
            _ => leaves(&passage.unit, now)
                .iter()
                .any(|leaf| leaf.text.contains(text)),
        });
        passage.name = undo::name_of(db, &passage.record)?;
        passages.push(passage);
    }
    passages.sort_by_key(|passage| (!passage.ticked, !passage.now));
    Ok(passages)
}

/// The unit in which a conversation says what was heard.
const HEARD: &str = "words";

/// What conversations about a person say, each as a whole. `all` are the records that are one.
fn conversations(db: &Connection, person: &RecordId, all: &[RecordId]) -> Result<Vec<Passage>> {
    let mut statement = db.prepare_cached(
        "SELECT c.id FROM involved v JOIN conversation c ON c.id = v.record \
         WHERE v.asset = ?1 ORDER BY c.\"on\" DESC, c.n DESC",
    )?;
    let found = statement.query_map([person.as_bytes()], |row| {
        Ok(RecordId::from_bytes(row.get(0)?))
    })?;
    let mut found: Vec<RecordId> = found.collect::<rusqlite::Result<_>>()?;
    let mut more = conversations_aside(db, all)?;
    more.retain(|one| !found.contains(one));
    found.extend(more);
    let mut here =
        db.prepare_cached("SELECT 1 FROM conversation WHERE id = ?1 AND existence = 'here'")?;
    let mut passages = Vec::new();
    for record in found {
        let mut heard = said_in(&project::shown(db, &record)?.0);
        let aside = heard.is_none();
        if aside {
            heard = said_in(&project::known(db, &record)?);
        }
        // What was blanked once says nothing any more.
        let heard = heard.filter(|heard| heard.contains(char::is_alphanumeric));
        let now = !aside && here.exists([record.as_bytes()])?;
        passages.extend(heard.map(|text| Passage {
            record,
            name: None,
            unit: HEARD.to_owned(),
            term: String::new(),
            text,
            now,
            aside,
            ticked: false,
        }));
    }
    Ok(passages)
}

fn said_in(conversation: &Units) -> Option<String> {
    let heard = conversation.get(HEARD)?.as_str();
    heard.map(str::to_owned)
}

/// Conversations that are about one of these by the word of changes that are set aside.
fn conversations_aside(db: &Connection, all: &[RecordId]) -> Result<BTreeSet<RecordId>> {
    let units: Vec<String> = all.iter().map(|one| format!("about/{one}")).collect();
    let mut found = BTreeSet::new();
    rows::for_each_aside(db, |change| {
        let is_one = change.kind == Kind::Conversation.table();
        let about = |unit: &String| {
            let mut said = change.sets.get(unit).into_iter().flatten();
            said.any(|value| !value.is_null())
        };
        if is_one && units.iter().any(about) {
            found.insert(change.record);
        }
        Ok(())
    })?;
    Ok(found)
}

/// All that a change lets a conversation say.
fn heard(change: &Change) -> Vec<Redaction> {
    let is_one = change.kind == Kind::Conversation.table();
    let said = change.sets.get(HEARD).filter(|_| is_one);
    let all = said.into_iter().flat_map(|said| leaves(HEARD, said));
    all.map(|leaf| Redaction {
        voice: change.voice.clone(),
        seq: change.seq,
        unit: HEARD.to_owned(),
        value: leaf.number,
        start: 0,
        length: leaf.text.chars().count() as u32,
    })
    .collect()
}

/// Every change of others in which a term of somebody stands, and where, also of those that are set aside. `all` are
/// the records that are one.
fn each(
    db: &Connection,
    all: &[RecordId],
    gone: &BTreeSet<RecordId>,
    mut each: impl FnMut(&Change, &Term, bool, Vec<Redaction>) -> Result<()>,
) -> Result<()> {
    let (mut sure, mut parts) = (BTreeSet::new(), BTreeSet::new());
    let aside = aside::about(db)?;
    for one in all {
        let (whole, some) = words::terms(db, one, &aside)?;
        sure.extend(whole);
        parts.extend(some);
    }
    parts.retain(|part| !sure.contains(part));
    rows::for_each_in_history(db, |change| {
        if gone.contains(&change.record) {
            return Ok(());
        }
        let mut theirs: Vec<Redaction> = Vec::new();
        for term in &sure {
            let spots = words::found_in(&change, term, |_| true);
            theirs.extend(spots.iter().cloned());
            if !spots.is_empty() {
                each(&change, term, true, spots)?;
            }
        }
        for term in &parts {
            // A part of the whole name is no other passage.
            let mut spots = words::found_in(&change, term, |_| true);
            spots.retain(|spot| !theirs.iter().any(|whole| whole.holds(spot)));
            if !spots.is_empty() {
                each(&change, term, false, spots)?;
            }
        }
        Ok(())
    })
}

fn excerpt(change: &Change, spot: &Redaction) -> String {
    let text = stands_in(change, spot).unwrap_or_default();
    let from = spot.start.saturating_sub(AROUND);
    let to = spot.start + spot.length + AROUND;
    let part: String = text
        .chars()
        .skip(from as usize)
        .take((to - from) as usize)
        .collect();
    let (before, after) = (from > 0, text.chars().count() > to as usize);
    format!(
        "{}{part}{}",
        if before { "…" } else { "" },
        if after { "…" } else { "" }
    )
}

/// Where the ticked passages stand, in every wording they ever had. `all` are the records that are one.
pub fn redactions(
    db: &Connection,
    all: &[RecordId],
    ticked: &[Ticked],
) -> Result<BTreeSet<Redaction>> {
    let (whole, parts): (Vec<&Ticked>, Vec<&Ticked>) =
        ticked.iter().partition(|ticked| ticked.term.is_empty());
    let mut found = BTreeSet::new();
    for ticked in whole.iter().filter(|ticked| ticked.unit == HEARD) {
        let changes = rows::history_of(db, &ticked.record)?;
        found.extend(changes.iter().flat_map(heard));
    }
    if parts.is_empty() {
        return Ok(found);
    }
    let wanted: BTreeSet<Key> = parts
        .iter()
        .map(|t| (t.record, t.unit.clone(), t.term.clone()))
        .collect();
    let gone = all.iter().copied().collect();
    each(db, all, &gone, |change, term, _, spots| {
        let is =
            |spot: &Redaction| wanted.contains(&(change.record, spot.unit.clone(), term.shown()));
        found.extend(spots.into_iter().filter(is));
        Ok(())
    })?;
    Ok(found)
}
