//! Bringing ties in: the plan that is shown first, and then exactly that, in one transaction.

use super::ends::{End, EndIs};
use super::judge::{Judge, Judged, Waits, holds, text};
use super::plan::*;
use super::read::{FileRow, TieFile, read};
use super::types::Types;
use crate::asset::{ImportedFrom, shown_as};
use crate::audience::Audience;
use crate::catalogue::{Catalogue, Going, Outcome, Work, secret};
use crate::error::Result;
use crate::history::{Action, Label};
use crate::id::RelationshipId;
use crate::import::plan::{ImportCounts, RowOutcome};
use crate::log::door::Tx;
use crate::relationship::{Relationship, relate_as};
use crate::search::fold;
use crate::storage::{self, Before};
use crate::travel;
use crate::vocabulary::{RelationshipType, lookup, usual_sensitivity};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::Path;

/// Rows shown of each outcome.
const SHOWN: usize = 500;

impl Catalogue {
    /// What bringing in a file of ties would do, row by row. Nothing is changed.
    ///
    /// # Errors
    /// `Invalid` in a travel copy that does not have every field.
    pub fn plan_ties(&self, path: String, options: TiesOptions) -> Result<TiesPlan> {
        self.read(travel::may_bring_in)?;
        let going = self.long_work().begin(Work::Reading, None, true);
        let file = read(Path::new(&path), options.sheet.as_deref(), going.reading())?;
        self.read(|db| {
            let _breaks_off = going.breaks_off(db)?;
            let types = types(db, &file, &options)?;
            let mut counts = ImportCounts::default();
            let (mut rows, mut skipped) = (Vec::new(), BTreeMap::new());
            let mut shown = [0; 5];
            let (ends, waiting) = each(db, &file, &options, &types, &going, |row, judged| {
                counts.count(judged.outcome);
                if judged.outcome == RowOutcome::Skipped {
                    *skipped.entry(judged.words.clone()).or_default() += 1;
                }
                let so_far = &mut shown[judged.outcome as usize];
                if *so_far < SHOWN {
                    *so_far += 1;
                    rows.push(shown_row(row, judged));
                }
                Ok(())
            })?;
            Ok(TiesPlan {
                columns: columns_shown(&file, &options),
                types: types.found.values().cloned().collect(),
                new_assets: new(&ends).count() as u64,
                source: file.name.clone(),
                format: file.format.to_owned(),
                sheets: file.sheets.clone(),
                notes: notes(&file, &options, &types, &ends, &waiting),
                options: options.clone(),
                counts,
                rows,
                skipped,
            })
        })
    }

    /// Brings a file of ties in as planned with the same options: one step, undone as one. Stopped or failed, the
    /// catalogue is as it was.
    pub fn run_ties(&self, path: String, options: TiesOptions) -> Result<Outcome<TiesResult>> {
        self.read(travel::may_bring_in)?;
        let going = self.long_work().begin(Work::BackingUp, None, true);
        if let Some(file) = self.file().filter(|_| self.read_only().is_none()) {
            let stop = going.stop_flag();
            self.read(|db| storage::backup_before(db, file, Before::Import, &stop))?;
        }
        going.now(Work::Reading, None, true);
        let file = read(Path::new(&path), options.sheet.as_deref(), going.reading())?;
        going.now(Work::BringingIn, Some(file.rows.len() as u64), true);
        self.transact(Label::of(Action::Import), |tx| {
            let _breaks_off = going.breaks_off(tx.db())?;
            let types = types(tx.db(), &file, &options)?;
            let mut result = TiesResult {
                counts: ImportCounts::default(),
                new_assets: 0,
                new_types: Vec::new(),
                show: ImportedFrom::query(&file.name),
                skipped: BTreeMap::new(),
            };
            let mut all: Vec<Judged> = Vec::new();
            let (ends, waiting) = each(tx.db(), &file, &options, &types, &going, |_, judged| {
                result.counts.count(judged.outcome);
                if judged.outcome == RowOutcome::Skipped {
                    *result.skipped.entry(judged.words.clone()).or_default() += 1;
                }
                all.push(judged);
                Ok(())
            })?;
            for found in types.found.values().filter(|found| found.is_new) {
                make_type(tx, &types, found)?;
                result.new_types.push(found.wording.clone());
            }
            let secret = secret(tx.db())?;
            for end in new(&ends) {
                tx.bring(end.asset, &end.said.asset.clone().valid()?)?;
                end.said.hang(tx, &secret, end.asset)?;
                result.new_assets += 1;
            }
            for (id, item) in waiting {
                tx.bring(id, &item)?;
            }
            for judged in all {
                if let Some((id, tie)) = judged.tie {
                    make_tie(tx, &types.known, id, tie)?;
                }
                if let Some((id, item)) = judged.item {
                    tx.bring(id, &item)?;
                }
            }
            tx.label.count = Some(result.counts.new + result.counts.updated);
            // Said once for the file: why more people than usual may see what came.
            let public = options.audience == Some(Audience::Public);
            tx.label.field = public.then(|| "audience".to_owned());
            going.now(Work::PreparingSearch, None, true);
            tx.search_follows_telling(&mut |done| going.at(done).is_ok())?;
            Ok(result)
        })
    }
}

/// The types of a file, all of whose rows were met.
fn types(db: &Connection, file: &TieFile, options: &TiesOptions) -> Result<Types> {
    let (mut types, holds) = (Types::new(db, options)?, holds(file, options));
    for row in file.rows.iter().filter(|row| row.skip.is_none()) {
        let text = |wanted| text(&holds, row, wanted);
        types.meet(text(TieColumn::Type), text(TieColumn::Wording))?;
    }
    Ok(types)
}

/// Judges every row in order; answers the ends that were met, and those that wait by themselves.
fn each(
    db: &Connection,
    file: &TieFile,
    options: &TiesOptions,
    types: &Types,
    going: &Going,
    mut act: impl FnMut(u64, Judged) -> Result<()>,
) -> Result<(Vec<End>, Vec<Waits>)> {
    let mut judge = Judge::new(db, file, options, types)?;
    for row in &file.rows {
        going.at(row.number)?;
        let judged = judge.judge(row)?;
        act(row.number, judged)?;
    }
    judge.ends()
}

/// What was noticed about the file as a whole.
fn notes(
    file: &TieFile,
    options: &TiesOptions,
    types: &Types,
    ends: &[End],
    waiting: &[Waits],
) -> Vec<String> {
    let holds = holds(file, options);
    let has_direction = |row: &&FileRow| {
        let text = |wanted| text(&holds, row, wanted);
        let kind = types.of(text(TieColumn::Type), text(TieColumn::Wording));
        kind.is_some_and(|kind| fold(&kind.wording) != fold(&kind.inverse))
    };
    let undirected = file.rows.iter().filter(|row| row.undirected);
    let turned = undirected.filter(has_direction).count();
    let known = ends
        .iter()
        .filter(|end| matches!(end.is, EndIs::Here) && !end.said.cells.is_empty())
        .count();
    let said = [
        (
            turned,
            format!(
                "Ties without a direction in the file, of a type that has one: {turned}. They lead from the first to the second."
            ),
        ),
        (
            known,
            format!(
                "Ends that are here already, of which the file says more: {known}. What is here stays as it is."
            ),
        ),
        (
            waiting.len(),
            format!(
                "Ends by themselves that wait in the Inbox, because it cannot be told what they are: {}.",
                waiting.len()
            ),
        ),
    ];
    let said = said.into_iter().filter(|(count, _)| *count > 0);
    let noticed = file.notes.iter().cloned();
    noticed.chain(said.map(|(_, words)| words)).collect()
}

fn new(ends: &[End]) -> impl Iterator<Item = &End> {
    ends.iter().filter(|end| matches!(end.is, EndIs::New))
}

/// Makes a tie, or says more of the one that is there. What became one with another has a tie of its own, which is shown
/// with the one that stayed.
fn make_tie(
    tx: &mut Tx,
    known: &[RelationshipType],
    id: RelationshipId,
    tie: Relationship,
) -> Result<()> {
    let db = tx.db();
    let shown = Relationship {
        from: shown_as(db, tie.from)?,
        to: shown_as(db, tie.to)?,
        ..tie.clone()
    };
    if (shown.from, shown.to) == (tie.from, tie.to) {
        return relate_as(tx, known, id, tie).map(drop);
    }
    let usual = match lookup(known, &tie.kind) {
        Some(kind) => usual_sensitivity(db, kind, &shown)?,
        None => tie.sensitivity,
    };
    let tie = Relationship {
        sensitivity: tie.sensitivity.max(usual),
        ..tie.valid()?
    };
    tx.bring(id, &tie).map(drop)
}

fn make_type(tx: &mut Tx, types: &Types, found: &TieTypePlan) -> Result<()> {
    let kind = types.known.iter().find(|kind| kind.key == found.key);
    let id = found.key.parse::<crate::id::RelationshipTypeId>().ok();
    match kind.zip(id) {
        Some((kind, id)) => tx.bring(id, kind).map(drop),
        None => Ok(()),
    }
}

fn columns_shown(file: &TieFile, options: &TiesOptions) -> Vec<TieColumnPlan> {
    let columns = file.columns.iter().zip(holds(file, options)).enumerate();
    columns
        .map(|(n, (column, holds))| TieColumnPlan {
            name: column.name.clone(),
            sample: file
                .rows
                .iter()
                .find_map(|row| row.cells.get(&n))
                .cloned()
                .unwrap_or_default(),
            holds,
        })
        .collect()
}

fn shown_row(row: u64, judged: Judged) -> TieRowPlan {
    TieRowPlan {
        row: u32::try_from(row).unwrap_or(u32::MAX),
        outcome: judged.outcome,
        from: judged.from,
        wording: judged.wording,
        to: judged.to,
        words: judged.words,
    }
}
