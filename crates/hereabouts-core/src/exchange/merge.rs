//! Taking in what another laptop did: looked at first, then done.

use super::file::Letter;
use super::{MergeTie, Sender, device, peer, photos_named, send, source, ties};
use crate::attachment::ContentHash;
use crate::audience::Audience;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, RecordId};
use crate::log::door::Tx;
use crate::log::exchange::{self, Came, Changes};
use crate::log::{aside, erasure, hash, held, project, rows, undo};
use crate::record::Kind;
use crate::search::text_index;
use crate::storage::{Room, bytes};
use crate::{conflict, duplicate, erase, travel};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Names shown of what comes.
const NAMED: usize = 12;

/// What a merge brings, or brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MergeCounts {
    /// Assets that were not here.
    #[ts(type = "number")]
    pub new: u64,
    /// Assets of which something is different, or of what hangs on them.
    #[ts(type = "number")]
    pub changed: u64,
    /// Questions that are open because of it.
    #[ts(type = "number")]
    pub conflicts: u64,
    /// Assets that were erased elsewhere.
    #[ts(type = "number")]
    pub erased: u64,
    /// New assets that look like ones that are here.
    #[ts(type = "number")]
    pub duplicates: u64,
}

/// What merging a file would do.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct MergePlan {
    pub from: Sender,
    /// ISO 8601 time.
    pub made_at: String,
    /// What the catalogue is called there.
    pub catalogue: String,
    pub counts: MergeCounts,
    /// Kind of record → how many come, new or different.
    #[ts(type = "Record<string, number>")]
    pub by_kind: BTreeMap<String, u64>,
    /// The first of them.
    pub new_names: Vec<String>,
    pub changed_names: Vec<String>,
    /// The first ties that come beside others between the same two: both are kept.
    pub ties: Vec<MergeTie>,
    /// All of it is here.
    pub nothing_new: bool,
    /// Some of it was taken in once and set aside: its step, to bring it back.
    pub set_aside: Option<String>,
    /// It goes on from changes that are not here.
    pub incomplete: bool,
    /// This laptop wrote it.
    pub own: bool,
    /// It comes from a travel copy that was made here: for whom.
    pub travel: Option<String>,
}

/// What was merged.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Merged {
    pub counts: MergeCounts,
    /// The step that takes it back, where anything came.
    pub step: Option<String>,
    pub nothing_new: bool,
    pub incomplete: bool,
    /// Of what the team has here now.
    pub content_hash: String,
    /// Kind of record → how many of them the team has here.
    #[ts(type = "Record<string, number>")]
    pub by_kind: BTreeMap<String, u64>,
    /// Both laptops hold the same; none where the other cannot know all of this one yet.
    pub same_as_theirs: Option<bool>,
    /// Records that are different though they should be the same.
    pub differs: Vec<String>,
    /// It came from a travel copy that was made of this catalogue: for whom. Nothing is given back to that.
    pub travel: Option<String>,
}

impl Catalogue {
    /// All that may be given to an audience, as changes for another laptop.
    pub fn changes_for(&self, audience: &Audience) -> Result<Changes> {
        self.may_share()?;
        self.read(|db| exchange::changes_for(db, audience))
    }

    /// Unites another laptop's changes with these. Answers how many are new here.
    pub fn merge(&self, changes: &Changes) -> Result<Outcome<u64>> {
        self.take_in(|tx| Ok(exchange::merge(tx, changes, None)?.new))
    }

    /// What merging a file, or a second copy of this catalogue, would do.
    ///
    /// # Errors
    /// `NeedsPassphrase`; `Invalid` for a file that is none, cut short, altered, of another catalogue, or of a later
    /// version.
    pub fn plan_merge(&self, path: String, passphrase: Option<String>) -> Result<MergePlan> {
        let letter = self.letter_at(&path, passphrase.as_deref())?;
        let plan = self.rehearse(|tx| {
            let brought = take(tx, &letter)?;
            plan(tx.db(), &letter, &brought)
        })?;
        let own = self.read(|db| rows::fact(db, device::FACT))?;
        Ok(MergePlan {
            // Where it holds more than there is here, this is an older copy, and it is to be taken in.
            own: plan.nothing_new && own.is_some_and(|own| own == letter.header.device),
            ..plan
        })
    }

    /// Merges a file, or a second copy of this catalogue, as one step; what was erased there goes from the bytes of
    /// this file and from its backups as well. One that was merged before changes nothing.
    ///
    /// # Errors
    /// As [`Catalogue::plan_merge`]; then nothing was changed.
    pub fn run_merge(&self, path: String, passphrase: Option<String>) -> Result<Outcome<Merged>> {
        let letter = self.letter_at(&path, passphrase.as_deref())?;
        self.take_in(|tx| {
            let brought = take(tx, &letter)?;
            let header = &letter.header;
            let own = device::settle(tx.db(), self.path())?.device;
            if letter.travel.is_some() {
                // Nothing is ever written for a travel copy, so what it holds is asked by nobody.
                travel::remember(tx.db(), &letter)?;
            } else if !header.device.is_empty() && header.device != own {
                peer::heard(tx.db(), &header.device, &header.from, &header.has)?;
            }
            merged(tx.db(), &tx.op, &letter, &brought)
        })
    }

    /// Takes in again what a merge brought that was set aside; answers the step that sets it aside once more.
    ///
    /// # Errors
    /// `Invalid` where it is here already; `NotFound` for a step that is no merge.
    pub fn bring_back(&self, step: String) -> Result<Outcome<String>> {
        self.transact(Label::of(Action::Redo), |tx| {
            let merge = aside::merge_of(tx.db(), &step)?.or_not_found("entry")?;
            // Where it was set aside by a step that stands, that step is taken back by this one.
            tx.undoes = aside::standing(tx.db(), merge)?;
            tx.label.action = Action::Merge;
            aside::set(tx, merge, false)?;
            Ok(tx.op.clone())
        })
    }

    fn letter_at(&self, path: &str, passphrase: Option<&str>) -> Result<Letter> {
        self.read(|db| source::read(db, self.file(), Path::new(path), passphrase))
    }

    fn take_in<T>(&self, run: impl FnOnce(&mut Tx) -> Result<T>) -> Result<Outcome<T>> {
        let gone = |db: &Connection| -> Result<_> {
            Ok((erasure::tombstones(db)?, erasure::redactions(db)?))
        };
        let mut erased = false;
        let outcome = self.transact(Label::of(Action::Merge), |tx| {
            let _going = self
                .long_work()
                .begin(crate::catalogue::Work::Merging, None, false);
            let _room = Room::on(tx.db())?;
            let before = gone(tx.db())?;
            let answer = run(tx)?;
            erased = gone(tx.db())? != before;
            if erased {
                erase::mark(tx.db())?;
                erase::mark_elsewhere(tx.db())?;
                if tx.shut.is_empty() {
                    // Otherwise it was built anew already.
                    text_index::rebuild(tx.db(), &mut |_| true)?;
                }
            }
            Ok(answer)
        })?;
        if erased {
            // What came is saved; what cannot be done now is done at the next opening.
            let _ = self.follow_erasures();
            let _ = self.left_file_follows();
        }
        Ok(outcome)
    }
}

/// What a merge brought, as people would say it.
struct Brought {
    came: Came,
    counts: MergeCounts,
    new: BTreeSet<AssetId>,
    changed: BTreeSet<AssetId>,
    /// Records that are not as they were.
    different: Vec<RecordId>,
    /// Ties among them that were not here.
    ties: Vec<RecordId>,
}

/// Merges, and counts what it brought.
fn take(tx: &mut Tx, letter: &Letter) -> Result<Brought> {
    let db = tx.db();
    let records: BTreeSet<RecordId> = letter.changes.changes.iter().map(|c| c.record).collect();
    let _room = Room::for_records(db, records.len())?;
    let before = Before::of(db, &records)?;
    let mut erased = 0;
    for record in &letter.changes.erased {
        erased += u64::from(is_here(db, record)?);
    }
    let came = exchange::merge(tx, &letter.changes, Some(&letter.header.device))?;
    photos(tx, letter)?;
    let db = tx.db();
    let mut counts = MergeCounts {
        erased,
        ..MergeCounts::default()
    };
    let mut different = Vec::new();
    for record in &came.records {
        if hash::part_of(db, record)? != before.parts.get(record).copied().unwrap_or(0) {
            different.push(*record);
        }
    }
    let mut ties = Vec::new();
    for record in &different {
        let was = before.parts.get(record).copied().unwrap_or(0);
        if was == 0 && kind_of(db, record)? == Some(Kind::Relationship) {
            ties.push(*record);
        }
    }
    let (new, changed) = assets(db, &different, &before)?;
    (counts.new, counts.changed) = (new.len() as u64, changed.len() as u64);
    for (record, asked) in conflict::counts(db)? {
        let was = before.asked.get(&record).copied().unwrap_or(0);
        counts.conflicts += asked.saturating_sub(was);
    }
    counts.duplicates = duplicate::look_like_ours(db, &new)?;
    Ok(Brought {
        came,
        counts,
        new,
        changed,
        different,
        ties,
    })
}

/// What was here before.
struct Before {
    here: BTreeSet<RecordId>,
    /// Record → so many questions about it.
    asked: BTreeMap<RecordId, u64>,
    /// What each record added to the content hash.
    parts: BTreeMap<RecordId, i64>,
}

impl Before {
    fn of(db: &Connection, records: &BTreeSet<RecordId>) -> Result<Before> {
        let mut before = Before {
            here: BTreeSet::new(),
            asked: conflict::counts(db)?,
            parts: BTreeMap::new(),
        };
        for record in records {
            before.parts.insert(*record, hash::part_of(db, record)?);
            if is_here(db, record)? {
                before.here.insert(*record);
            }
        }
        Ok(before)
    }
}

/// Assets that are new here, and those of which something is different.
fn assets(
    db: &Connection,
    different: &[RecordId],
    before: &Before,
) -> Result<(BTreeSet<AssetId>, BTreeSet<AssetId>)> {
    let (mut new, mut touched) = (BTreeSet::new(), BTreeSet::new());
    for record in different {
        match kind_of(db, record)? {
            Some(Kind::Asset) if before.here.contains(record) => {
                touched.insert(*record);
            }
            Some(Kind::Asset) if is_here(db, record)? => {
                new.insert(AssetId(*record));
            }
            Some(Kind::Asset) | None => {}
            Some(kind) => touched.extend(project::about(kind, &project::shown(db, record)?.0)),
        }
    }
    let mut changed = BTreeSet::new();
    for record in touched {
        // What hangs on something that has not come yet is no change of it.
        let is_known = before.here.contains(&record) || is_here(db, &record)?;
        if is_known && !new.contains(&AssetId(record)) {
            changed.insert(AssetId(record));
        }
    }
    Ok((new, changed))
}

fn kind_of(db: &Connection, record: &RecordId) -> Result<Option<Kind>> {
    let kind: Option<String> = db
        .prepare_cached("SELECT kind FROM change WHERE record = ?1 LIMIT 1")?
        .query_row([record.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(kind.and_then(|kind| Kind::from_table(&kind)))
}

fn is_here(db: &Connection, asset: &RecordId) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM asset WHERE id = ?1 AND existence = 'here'")?
        .exists([asset.as_bytes()])?)
}

/// Takes over the photos that something here names.
fn photos(tx: &Tx, letter: &Letter) -> Result<()> {
    let mut named = tx.db().prepare_cached(
        "SELECT 1 FROM change WHERE kind = 'attachment' AND sets ->> '$.hash[0]' = ?1",
    )?;
    let wanted: BTreeSet<&str> = photos_named(&letter.changes).collect();
    for photo in &letter.photos {
        let digest = ContentHash::of(&photo.bytes);
        // Bytes that are not what their name says are no photo of anybody here.
        if wanted.contains(photo.hash.as_str())
            && digest.as_str() == photo.hash
            && named.exists([&photo.hash])?
            && !bytes::has(tx.db(), &digest)?
        {
            bytes::put(tx.db(), &digest, &photo.bytes)?;
        }
    }
    Ok(())
}

fn plan(db: &Connection, letter: &Letter, brought: &Brought) -> Result<MergePlan> {
    let mut by_kind = BTreeMap::new();
    for record in &brought.different {
        if let Some(kind) = kind_of(db, record)? {
            *by_kind.entry(kind.table().to_owned()).or_default() += 1;
        }
    }
    let names = |ids: &BTreeSet<AssetId>| -> Result<Vec<String>> {
        let named = ids.iter().take(NAMED).map(|id| undo::name_of(db, &id.0));
        Ok(named
            .collect::<Result<Vec<_>>>()?
            .into_iter()
            .flatten()
            .collect())
    };
    let header = &letter.header;
    Ok(MergePlan {
        from: header.from.clone(),
        made_at: header.made_at.clone(),
        catalogue: header.name.clone(),
        counts: brought.counts,
        by_kind,
        new_names: names(&brought.new)?,
        changed_names: names(&brought.changed)?,
        ties: ties::beside(db, &brought.ties, NAMED)?,
        nothing_new: brought.came.merge.is_none(),
        set_aside: set_aside(db, &letter.changes)?,
        incomplete: held::has_gap(&held::held(db)?, &header.since),
        own: false,
        travel: letter.travel.clone(),
    })
}

/// The step of a merge that brought some of these and is set aside.
fn set_aside(db: &Connection, changes: &Changes) -> Result<Option<String>> {
    let mut statement = db.prepare_cached(
        "SELECT m.op FROM change c JOIN merging m ON m.n = c.came WHERE c.voice = ?1 AND c.seq = ?2 AND c.aside <> 0",
    )?;
    for change in &changes.changes {
        let step = statement
            .query_row(rusqlite::params![change.voice, change.seq], |row| {
                row.get(0)
            })
            .optional()?;
        if step.is_some() {
            return Ok(step);
        }
    }
    Ok(None)
}

fn merged(db: &Connection, step: &str, letter: &Letter, brought: &Brought) -> Result<Merged> {
    let (came, counts) = (&brought.came, brought.counts);
    let header = &letter.header;
    let incomplete = held::has_gap(&held::held(db)?, &header.since);
    // They know all that is here, and all of theirs is here: both must show the same. What is erased here and not there
    // they do not know yet. A travel copy never does.
    let (here, sent) = (held::held(db)?, held::sent(db)?);
    let comparable = letter.travel.is_none()
        && !incomplete
        && here == sent
        && !held::has_gap(&header.has, &here)
        && header.has == header.knows
        && header.erasures == send::erasures(db)?
        && header.uncounted == send::uncounted(db)?;
    let differs = match comparable && !header.sums.is_empty() {
        true => {
            let exchanged = letter.changes.changes.iter().map(|change| change.record);
            hash::differing(db, &header.sums, &exchanged.collect())?
        }
        false => Vec::new(),
    };
    let mut names = Vec::new();
    for record in &differs {
        let name = undo::name_of(db, record)?;
        names.push(name.unwrap_or_else(|| record.to_string()));
    }
    let content_hash = hash::content_hash(db, "team")?;
    Ok(Merged {
        counts,
        step: came.merge.map(|_| step.to_owned()),
        nothing_new: came.merge.is_none(),
        incomplete,
        same_as_theirs: comparable.then(|| content_hash == header.content_hash),
        content_hash,
        by_kind: super::by_kind(db)?,
        differs: names,
        travel: letter.travel.clone(),
    })
}
