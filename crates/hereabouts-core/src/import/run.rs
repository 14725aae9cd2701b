//! Bringing a file in: the plan that is shown first, and then exactly that, in one transaction.

use super::check::{FileCheck, check};
use super::columns::{Certainty, guess};
use super::draft::File;
use super::judge::{Judge, Judged};
use super::mapping::{Swap, fingerprint};
use super::plan::*;
use super::write::write;
use super::{Field, ImportError, Mapping, ReadOptions, Row, Source, ours, wording};
use crate::asset::{AssetKind, ImportedFrom};
use crate::catalogue::{Catalogue, Going, Outcome, Work, now};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::storage::{self, Before};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

/// Rows shown of each outcome.
const SHOWN: usize = 500;

/// A file opened, its columns understood.
struct Opened {
    source: Source,
    columns: Vec<String>,
    mapping: Mapping,
    certainty: Vec<ColumnCertainty>,
    remembered: bool,
    kind: AssetKind,
    notes: Vec<FileNote>,
    /// What the records say they came from.
    name: String,
    /// We saved it ourselves.
    ours: bool,
    own: Vec<bool>,
}

impl Catalogue {
    /// What bringing in a file would do, row by row. Nothing is changed.
    pub fn plan_import(&self, path: String, options: ImportOptions) -> Result<ImportPlan> {
        let going = self.long_work().begin(Work::Reading, None, true);
        self.read(|db| {
            let _breaks_off = going.breaks_off(db)?;
            let opened = open(db, Path::new(&path), &options, &going)?;
            let mut judge = judge(db, &opened, &options, &going)?;
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
                notes: opened.notes.clone(),
            };
            let mut shown = [0; 5];
            each(&opened.source, &going, |row| {
                let judged = judge.judge(db, &row)?;
                plan.counts.count(judged.outcome);
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
        let going = self.long_work().begin(Work::BackingUp, None, true);
        if let Some(file) = self.file().filter(|file| file.read_only.is_none()) {
            let stop = going.stop_flag();
            self.read(|db| storage::backup_before(db, file, Before::Import, &stop))?;
        }
        going.now(Work::Reading, None, true);
        let opened = self.read(|db| open(db, Path::new(&path), &options, &going))?;
        going.now(Work::BringingIn, Some(opened.source.row_count), true);
        self.transact(Label::of(Action::Import), |tx| {
            let _breaks_off = going.breaks_off(tx.db())?;
            let mut judge = judge(tx.db(), &opened, &options, &going)?;
            let mut result = ImportResult {
                counts: ImportCounts::default(),
                show: ImportedFrom::query(&opened.name),
                skipped: BTreeMap::new(),
            };
            each(&opened.source, &going, |row| {
                let judged = judge.judge(tx.db(), &row)?;
                result.counts.count(judged.outcome);
                write(tx, &judge, &row, &judged, &mut result)
            })?;
            remember(tx.db(), &opened)?;
            tx.label.count = Some(result.counts.new + result.counts.updated);
            going.now(Work::PreparingSearch, None, true);
            tx.search_follows_telling(&mut |done| going.at(done).is_ok())?;
            Ok(result)
        })
    }
}

impl Opened {
    fn file<'a>(&'a self, options: &'a ImportOptions) -> File<'a> {
        File {
            source: &self.name,
            columns: &self.columns,
            mapping: &self.mapping,
            kind: self.kind,
            audience: options.audience.as_ref(),
            ours: self.ours,
            own: &self.own,
        }
    }

    fn columns_shown(&self) -> Vec<ColumnPlan> {
        let profiles = self.source.columns.iter().enumerate();
        profiles
            .map(|(i, profile)| ColumnPlan {
                name: self.columns[i].clone(),
                sample: profile.samples.first().cloned().unwrap_or_default(),
                field: token(self.mapping.field(i)),
                certainty: self.certainty[i],
            })
            .collect()
    }
}

fn token(field: Field) -> String {
    match field {
        Field::Extra => String::new(),
        field => serde_json::to_value(field)
            .ok()
            .and_then(|v| v.as_str().map(str::to_owned))
            .unwrap_or_default(),
    }
}

/// A field by its token; "" keeps the column as it is.
fn field(token: &str) -> Result<Field> {
    match token {
        "" => Ok(Field::Extra),
        token => serde_json::from_value(Value::from(token)).map_err(|_| {
            Error::invalid(format!(
                "There is no field “{token}” that a column could be."
            ))
        }),
    }
}

fn open(db: &Connection, path: &Path, options: &ImportOptions, going: &Going) -> Result<Opened> {
    if storage::known_as_catalogue(path) {
        return Err(Error::invalid(format!(
            "{} is a Hereabouts catalogue itself. Nothing was changed. Open it instead of bringing it in.",
            path.display()
        )));
    }
    let companion = ours::companion_of(path);
    let read = ReadOptions {
        verbatim: companion.is_some(),
        delimiter: companion.as_ref().map(|_| ','),
        sheet: options.sheet.clone(),
        progress: going.reading(),
        ..ReadOptions::default()
    };
    let source = Source::open(path, &read).map_err(stopped)?;
    let headings: Vec<&str> = source
        .columns
        .iter()
        .map(|profile| profile.name.as_str())
        .collect();
    let original = |name: &str| {
        companion
            .as_ref()
            .and_then(|companion| companion.columns.get(name).cloned())
    };
    let columns: Vec<String> = headings
        .iter()
        .map(|name| original(name).unwrap_or_else(|| (*name).to_owned()))
        .collect();
    let own: Vec<bool> = headings
        .iter()
        .map(|name| original(name).is_none())
        .collect();
    let guesses = guess(&source.columns);
    let before: Option<String> = db
        .prepare_cached("SELECT mapping FROM remembered_mapping WHERE shape = ?1")?
        .query_row([fingerprint(columns.iter().map(String::as_str))], |row| {
            row.get(0)
        })
        .optional()?;
    let before: Option<Mapping> = before.and_then(|text| serde_json::from_str(&text).ok());
    let remembered = before.is_some();
    let mut mapping = before.unwrap_or_else(|| Mapping::from_guesses(&guesses));
    mapping.columns.resize(columns.len(), Field::Extra);
    if companion.is_some() {
        let named = |(heading, own): (&&str, &bool)| match own {
            true => ours::field(heading),
            false => Field::Extra,
        };
        mapping.columns = headings.iter().zip(&own).map(named).collect();
    }
    let mut certainty: Vec<ColumnCertainty> = guesses
        .iter()
        .map(|guess| match guess.certainty {
            _ if remembered => ColumnCertainty::AsBefore,
            Certainty::Sure => ColumnCertainty::Sure,
            Certainty::PleaseLook => ColumnCertainty::PleaseLook,
            Certainty::KeptAsItIs => ColumnCertainty::KeptAsItIs,
        })
        .collect();
    for (column, chosen) in &options.columns {
        let column = *column as usize;
        if column < columns.len() {
            mapping.columns[column] = field(chosen)?;
            certainty[column] = ColumnCertainty::Chosen;
        }
    }
    let mut notes: Vec<FileNote> = source
        .warnings
        .iter()
        .map(|words| FileNote::other(words))
        .collect();
    mapping.swap = Swap::AsWritten;
    for found in check(&source, &mapping).map_err(stopped)? {
        match found {
            FileCheck::Swapped {
                rows,
                correction,
                words,
                ..
            } => {
                if options.swap {
                    mapping.swap = correction;
                }
                notes.push(FileNote {
                    note: FileNoteKind::Swapped,
                    words,
                    rows,
                });
            }
            FileCheck::SameSpot { rows, words, .. } => {
                notes.push(FileNote {
                    note: FileNoteKind::Other,
                    words,
                    rows,
                });
            }
        }
    }
    let sheet = options
        .sheet
        .as_ref()
        .filter(|sheet| source.sheets.first() != Some(sheet));
    let name = match sheet {
        Some(sheet) => format!("{}, {sheet}", source.name),
        None => source.name.clone(),
    };
    let kind = options
        .kind
        .or_else(|| wording::kind(&name))
        .or_else(|| wording::kind_of_headings(columns.iter().map(String::as_str)))
        .unwrap_or(AssetKind::Place);
    Ok(Opened {
        columns,
        mapping,
        certainty,
        remembered,
        kind,
        notes,
        name,
        ours: companion.is_some(),
        own,
        source,
    })
}

impl FileNote {
    fn other(words: &str) -> FileNote {
        FileNote {
            note: FileNoteKind::Other,
            words: words.to_owned(),
            rows: 0,
        }
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

pub(super) fn stopped(error: ImportError) -> Error {
    match error {
        ImportError::Stopped { .. } => Error::Stopped,
        error => error.into(),
    }
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

fn remember(db: &Connection, opened: &Opened) -> Result<()> {
    let shape = fingerprint(opened.columns.iter().map(String::as_str));
    let mapping = opened.mapping.to_remember();
    let text = serde_json::to_string(&mapping).map_err(|e| Error::Damaged(e.to_string()))?;
    db.prepare_cached(
        "INSERT INTO remembered_mapping (shape, mapping, at) VALUES (?1, ?2, ?3) \
         ON CONFLICT (shape) DO UPDATE SET mapping = excluded.mapping, at = excluded.at",
    )?
    .execute(params![shape, text, now()])?;
    Ok(())
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
