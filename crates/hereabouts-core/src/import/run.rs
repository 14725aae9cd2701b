//! Bringing a file in: the plan that is shown first, and then exactly that, in one transaction.

use super::judge::{Judge, Judged};
use super::opened::{Opened, open, stopped};
use super::plan::*;
use super::write::write;
use super::{Row, Source};
use crate::asset::ImportedFrom;
use crate::audience::Audience;
use crate::catalogue::{Catalogue, Going, Outcome, Work};
use crate::error::Result;
use crate::history::{Action, Label};
use crate::storage::{self, Before};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

/// Rows shown of each outcome.
const SHOWN: usize = 500;

impl Catalogue {
    /// What bringing in a file would do, row by row. Nothing is changed.
    pub fn plan_import(&self, path: String, options: ImportOptions) -> Result<ImportPlan> {
        let going = self.long_work().begin(Work::Reading, None, true);
        self.read(|db| {
            let _breaks_off = going.breaks_off(db)?;
            let opened = open(db, Path::new(&path), &options, &going)?;
            let mut judge = judge(db, &opened, &options, &going)?;
            judge.postcodes = self.postcodes()?;
            let mut plan = ImportPlan {
                source: opened.source.name.clone(),
                format: opened.source.format.to_owned(),
                sheets: opened.source.sheets.clone(),
                sheet: options
                    .sheet
                    .clone()
                    .or_else(|| opened.source.sheets.first().cloned()),
                columns: opened.columns_shown(),
                remembered: opened.remembered,
                options: ImportOptions {
                    kind: Some(opened.kind),
                    ..options.clone()
                },
                counts: ImportCounts::default(),
                new_located: 0,
                rows: Vec::new(),
                skipped: BTreeMap::new(),
                notes: opened.notes.clone(),
            };
            let mut shown = [0; 5];
            each(&opened.source, &going, |row| {
                let judged = judge.judge(db, &row)?;
                plan.counts.count(judged.outcome);
                if judged.outcome == RowOutcome::Skipped {
                    *plan.skipped.entry(judged.words.clone()).or_default() += 1;
                }
                let line = shown_row(db, &row, &judged)?;
                plan.new_located += u64::from(judged.outcome == RowOutcome::New && line.located);
                let so_far = &mut shown[judged.outcome as usize];
                if *so_far < SHOWN {
                    *so_far += 1;
                    plan.rows.push(line);
                }
                Ok(())
            })?;
            Ok(plan)
        })
    }

    /// Brings a file in as planned with the same options: one step, undone as one. Stopped or failed, the
    /// catalogue is as it was.
    pub fn run_import(
        &self,
        path: String,
        options: ImportOptions,
    ) -> Result<Outcome<ImportResult>> {
        self.read(crate::travel::may_bring_in)?;
        let going = self.long_work().begin(Work::BackingUp, None, true);
        if let Some(file) = self.file().filter(|_| self.read_only().is_none()) {
            let stop = going.stop_flag();
            self.read(|db| storage::backup_before(db, file, Before::Import, &stop))?;
        }
        going.now(Work::Reading, None, true);
        let opened = self.read(|db| open(db, Path::new(&path), &options, &going))?;
        going.now(Work::BringingIn, Some(opened.source.row_count), true);
        self.transact(Label::of(Action::Import), |tx| {
            let _breaks_off = going.breaks_off(tx.db())?;
            let _room = storage::Room::on(tx.db())?;
            opened.own_fields.bring(tx)?;
            let mut judge = judge(tx.db(), &opened, &options, &going)?;
            judge.postcodes = self.postcodes()?;
            let mut result = ImportResult {
                counts: ImportCounts::default(),
                show: ImportedFrom::query(&opened.name),
                skipped: BTreeMap::new(),
            };
            each(&opened.source, &going, |row| {
                let judged = judge.judge(tx.db(), &row)?;
                result.counts.count(judged.outcome);
                write(tx, &judge, &judged, &mut result)
            })?;
            opened.remember(tx.db())?;
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

/// Who judges the rows of a file, with what must be known of all of them before the first.
fn judge<'a>(
    db: &Connection,
    opened: &'a Opened,
    options: &'a ImportOptions,
    going: &Going,
) -> Result<Judge<'a>> {
    let mut judge = Judge::new(db, opened.file(options), options)?;
    if judge.looks_ahead() {
        each(&opened.source, going, |row| {
            judge.foresee(&row);
            Ok(())
        })?;
        judge.foresaw();
    }
    Ok(judge)
}

/// Every row in order, until one fails or somebody stops it.
pub(super) fn each(
    source: &Source,
    going: &Going,
    mut act: impl FnMut(Row) -> Result<()>,
) -> Result<()> {
    let mut outcome = Ok(());
    source
        .rows(|row| {
            outcome = going.at(row.number).and_then(|()| act(row));
            match outcome {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        })
        .map_err(stopped)?;
    outcome
}

fn shown_row(db: &Connection, row: &Row, judged: &Judged) -> Result<RowPlan> {
    let draft = judged.draft.as_ref();
    let asset = judged.asset.as_ref().or(draft.map(|draft| &draft.asset));
    let place = asset.and_then(|asset| asset.place.as_ref());
    let about = judged.id.filter(|_| judged.outcome != RowOutcome::New);
    let about_name = match about {
        Some(id) => crate::log::undo::name_of(db, &id.0)?,
        None => None,
    };
    Ok(RowPlan {
        row: u32::try_from(row.number).unwrap_or(u32::MAX),
        outcome: judged.outcome,
        title: draft.map(|draft| draft.title.clone()).unwrap_or_default(),
        kind: asset.map(|asset| asset.kind),
        words: judged.words.clone(),
        reason: judged.reason,
        about: about.filter(|_| about_name.is_some()),
        about_name,
        summary: asset.and_then(|asset| asset.summary.clone()),
        place_words: place.and_then(|place| place.address.clone().or(place.postcode.clone())),
        located: place.is_some_and(|place| place.geometry.is_some()),
    })
}

impl ImportCounts {
    pub(super) fn count(&mut self, outcome: RowOutcome) {
        self.rows += 1;
        *match outcome {
            RowOutcome::New => &mut self.new,
            RowOutcome::Updated => &mut self.updated,
            RowOutcome::Same => &mut self.same,
            RowOutcome::Inbox => &mut self.inbox,
            RowOutcome::Skipped => &mut self.skipped,
        } += 1;
    }
}
