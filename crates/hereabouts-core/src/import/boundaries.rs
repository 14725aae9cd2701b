//! Bringing in official boundaries: a map file whose rows are areas, not assets.
//!
//! Each row with an outline becomes an area of one vintage, known again by its code (or else its name)
//! when the file comes once more. A row without one goes into the Inbox with the reason.

use super::geometry::{Tidied, tidy};
use super::opened::stopped;
use super::plan::{ImportCounts, RowOutcome};
use super::run::each;
use super::{ColumnProfile, ReadOptions, Row, Source};
use crate::area::{Area, AreaKind};
use crate::catalogue::{Catalogue, Going, Named, Outcome, SELF, Work};
use crate::error::{Error, OrNotFound, Result};
use crate::geometry::Geometry;
use crate::history::{Action, Label};
use crate::id::{AreaId, InboxItemId, imported};
use crate::inbox::{InboxItem, InboxReason};
use crate::log::door::Tx;
use crate::record::Kind;
use crate::storage::{self, Before, rows};
use geojson::GeometryValue;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::Path;

/// How a file of boundaries is to be read; what is not said is guessed from the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct BoundaryOptions {
    /// The column of their names; "" where there is none, and the code stands for it.
    pub name: Option<String>,
    /// The column of their codes; "" where there is none.
    pub code: Option<String>,
    /// What boundaries these are, and of when: "wards 2023".
    pub vintage: Option<String>,
}

/// What bringing in a file of boundaries would do.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct BoundaryPlan {
    /// The file's name without folder and ending.
    pub source: String,
    /// As chosen, or as guessed.
    pub options: BoundaryOptions,
    pub columns: Vec<BoundaryColumn>,
    pub counts: ImportCounts,
    /// At most 200, those first that need a look.
    pub rows: Vec<BoundaryRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct BoundaryColumn {
    pub name: String,
    /// The first value that is there.
    pub sample: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct BoundaryRow {
    /// As counted in the source, from 1.
    pub row: u32,
    pub outcome: RowOutcome,
    pub name: String,
    pub code: Option<String>,
    /// Why it is left for the Inbox, or what is different, in a sentence.
    pub words: String,
}

const SHOWN: usize = 200;

impl Catalogue {
    /// What bringing in a file as boundaries would do. Nothing is changed.
    pub fn plan_boundaries(&self, path: String, options: BoundaryOptions) -> Result<BoundaryPlan> {
        let going = self.long_work().begin(Work::Reading, None, true);
        self.read(|db| {
            let _breaks_off = going.breaks_off(db)?;
            let file = File::open(Path::new(&path), &options, &going)?;
            let mut plan = BoundaryPlan {
                source: file.source.name.clone(),
                options: file.options(),
                columns: file.source.columns.iter().map(column).collect(),
                counts: ImportCounts::default(),
                rows: Vec::new(),
            };
            let mut fine = Vec::new();
            file.each(db, &going, |judged, row| {
                plan.counts.count(judged.outcome);
                let line = BoundaryRow {
                    row: u32::try_from(row.number).unwrap_or(u32::MAX),
                    outcome: judged.outcome,
                    name: judged.name,
                    code: judged.code,
                    words: judged.words,
                };
                let list = match judged.outcome {
                    RowOutcome::Inbox | RowOutcome::Updated => &mut plan.rows,
                    _ => &mut fine,
                };
                if list.len() < SHOWN {
                    list.push(line);
                }
                Ok(())
            })?;
            plan.rows.extend(fine);
            plan.rows.truncate(SHOWN);
            Ok(plan)
        })
    }

    /// Brings in a file of boundaries as planned with the same options: one step, undone as one.
    pub fn bring_in_boundaries(
        &self,
        path: String,
        options: BoundaryOptions,
    ) -> Result<Outcome<ImportCounts>> {
        let going = self.long_work().begin(Work::BackingUp, None, true);
        if let Some(file) = self.file().filter(|_| self.read_only().is_none()) {
            let stop = going.stop_flag();
            self.read(|db| storage::backup_before(db, file, Before::Import, &stop))?;
        }
        going.now(Work::Reading, None, true);
        let file = File::open(Path::new(&path), &options, &going)?;
        going.now(Work::BringingIn, Some(file.source.row_count), true);
        self.transact(Label::of(Action::AddBoundaries), |tx| {
            let _breaks_off = going.breaks_off(tx.db())?;
            let mut counts = ImportCounts::default();
            let db = tx.db();
            file.each(db, &going, |judged, row| {
                counts.count(judged.outcome);
                write(tx, &file, judged, row)
            })?;
            tx.label.count = Some(counts.new + counts.updated);
            Ok(counts)
        })
    }
}

/// A file of boundaries, its columns understood.
struct File {
    source: Source,
    name: Option<usize>,
    code: Option<usize>,
    vintage: Option<String>,
}

/// What a row would become.
struct Judged {
    outcome: RowOutcome,
    id: AreaId,
    name: String,
    code: Option<String>,
    area: Option<Area>,
    words: String,
}

impl File {
    fn open(path: &Path, options: &BoundaryOptions, going: &Going) -> Result<File> {
        if storage::known_as_catalogue(path) {
            return Err(Error::invalid(format!(
                "{} is a Hereabouts catalogue itself. Nothing was changed. Open it instead of bringing it in.",
                path.display()
            )));
        }
        let read = ReadOptions {
            progress: going.reading(),
            ..ReadOptions::default()
        };
        let source = Source::open(path, &read).map_err(stopped)?;
        if !source.has_geometry {
            return Err(Error::invalid(
                "Boundaries come as a map file with outlines (GeoJSON). This file has none. Nothing was changed.",
            ));
        }
        let chosen = |column: &Option<String>, guess: &[&str]| match column.as_deref() {
            Some("") => None,
            Some(name) => source.columns.iter().position(|column| column.name == name),
            None => guessed(&source, guess),
        };
        let vintage = options
            .vintage
            .clone()
            .unwrap_or_else(|| vintage(&source.name));
        Ok(File {
            name: chosen(&options.name, &["name", "nm", "label", "title"]),
            code: chosen(&options.code, &["code", "cd", "gss", "id"]),
            vintage: Some(vintage.trim().to_owned()).filter(|vintage| !vintage.is_empty()),
            source,
        })
    }

    fn options(&self) -> BoundaryOptions {
        let name = |column: Option<usize>| {
            Some(column.map_or_else(String::new, |i| self.source.columns[i].name.clone()))
        };
        BoundaryOptions {
            name: name(self.name),
            code: name(self.code),
            vintage: self.vintage.clone(),
        }
    }

    /// Every row and what it would become, in order.
    fn each(
        &self,
        db: &Connection,
        going: &Going,
        mut act: impl FnMut(Judged, &Row) -> Result<()>,
    ) -> Result<()> {
        let named = rows::get::<Named>(db, &SELF)?.or_not_found("catalogue")?;
        let secret = named.record.secret.unwrap_or_default();
        let mut seen: HashMap<String, u32> = HashMap::new();
        each(&self.source, going, |row| {
            let judged = self.judge(db, &secret, &row, &mut seen)?;
            act(judged, &row)
        })
    }

    fn judge(
        &self,
        db: &Connection,
        secret: &str,
        row: &Row,
        seen: &mut HashMap<String, u32>,
    ) -> Result<Judged> {
        let text = |column: Option<usize>| -> Option<String> {
            let text = row.text(column?)?.trim().to_owned();
            Some(text).filter(|text| !text.is_empty())
        };
        let code = text(self.code);
        let vintage = self.vintage.clone().unwrap_or_default();
        let name = text(self.name).or_else(|| code.clone());
        let name = name.unwrap_or_else(|| format!("{vintage} {}", row.number).trim().to_owned());
        let key = code.clone().unwrap_or_else(|| name.clone());
        let again = seen.entry(key.clone()).or_default();
        *again += 1;
        let id = imported(
            secret.as_bytes(),
            &["area", &vintage, &key, &again.to_string()],
        );
        let mut judged = Judged {
            outcome: RowOutcome::Inbox,
            id: AreaId(id),
            name,
            code,
            area: None,
            words: String::new(),
        };
        if let Some(skip) = row.skip {
            judged.outcome = RowOutcome::Skipped;
            judged.words = skip.words().to_owned();
            return Ok(judged);
        }
        let geometry = match outline(row) {
            Ok(geometry) => geometry,
            Err(why) => {
                judged.words = why;
                return Ok(judged);
            }
        };
        let area = Area {
            kind: AreaKind::Official,
            name: judged.name.clone(),
            geometry: Some(geometry),
            code: judged.code.clone(),
            vintage: self.vintage.clone(),
            defined_by: None,
            defined_on: None,
            note: None,
        };
        let area = area.valid()?;
        let there = rows::get::<Area>(db, &id)?;
        judged.outcome = match there.filter(|found| found.existence == rows::Existence::Here) {
            None => RowOutcome::New,
            Some(found) => {
                // What people wrote about it stays.
                let same = Area {
                    note: found.record.note.clone(),
                    defined_by: found.record.defined_by.clone(),
                    defined_on: found.record.defined_on.clone(),
                    ..area.clone()
                };
                match same == found.record {
                    true => RowOutcome::Same,
                    false => {
                        judged.words = "Its name or its outline is different now.".into();
                        judged.area = Some(same);
                        RowOutcome::Updated
                    }
                }
            }
        };
        if judged.outcome == RowOutcome::New {
            judged.area = Some(area);
        }
        Ok(judged)
    }
}

fn outline(row: &Row) -> std::result::Result<Geometry, String> {
    let Some(raw) = &row.geometry else {
        return Err("It has no outline.".into());
    };
    let geometry = match tidy(raw, false) {
        Tidied::Fit { geometry, .. } => geometry,
        Tidied::Nothing { .. } => return Err("It has no outline.".into()),
        Tidied::Mixed { .. } => {
            return Err("It mixes points, lines and areas, and is no outline.".into());
        }
        Tidied::Bad { why } => return Err(format!("Its outline cannot be read: {why}.")),
    };
    match geometry {
        GeometryValue::Polygon { .. } | GeometryValue::MultiPolygon { .. } => {
            Geometry::new(geometry).map_err(|why| format!("Its outline cannot be used: {why}."))
        }
        _ => Err("It is a point or a line, not an area.".into()),
    }
}

fn write(tx: &mut Tx, file: &File, judged: Judged, row: &Row) -> Result<()> {
    match (judged.outcome, &judged.area) {
        (RowOutcome::New, Some(area)) => {
            if !tx.bring(judged.id, area)? {
                // Removed here before, and wanted again.
                tx.restore(Kind::Area, judged.id)?;
                tx.update(judged.id, area)?;
            }
            Ok(())
        }
        (RowOutcome::Updated, Some(area)) => tx.update(judged.id, area).map(drop),
        (RowOutcome::Inbox, _) => {
            let item = InboxItem {
                reason: InboxReason::PlaceUnclear,
                words: Some(judged.words),
                title: Some(judged.name),
                tie: None,
                draft: Default::default(),
                reach: Vec::new(),
                offering: None,
                checked: None,
                cells: row
                    .cells
                    .iter()
                    .map(|(i, cell)| {
                        let name = file.source.columns[*i].name.clone();
                        (name, cell.clone().into_json())
                    })
                    .collect(),
                raw_geometry: row.geometry.as_ref().map(|raw| raw.value.to_string()),
                about: None,
                source: Some(file.source.name.clone()),
                source_row: Some(row.number.to_string()),
            };
            tx.bring(InboxItemId(judged.id.0), &item).map(drop)
        }
        _ => Ok(()),
    }
}

fn column(profile: &ColumnProfile) -> BoundaryColumn {
    BoundaryColumn {
        name: profile.name.clone(),
        sample: profile.samples.first().cloned().unwrap_or_default(),
    }
}

/// The column whose heading ends in one of these, and whose values tell most rows apart.
fn guessed(source: &Source, endings: &[&str]) -> Option<usize> {
    let columns = source.columns.iter().enumerate();
    columns
        .filter(|(_, column)| {
            let heading = column.name.to_lowercase();
            endings.iter().any(|ending| heading.ends_with(ending))
        })
        // What most areas share names something larger that they lie in.
        .filter(|(_, column)| column.distinct as u64 * 2 > column.filled.max(1))
        .max_by_key(|(i, column)| (column.distinct, std::cmp::Reverse(*i)))
        .map(|(i, _)| i)
}

/// What boundaries a file's name says it holds, up to the year: `ward__2023__trafford` is "ward 2023".
fn vintage(name: &str) -> String {
    let words: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_year = |word: &&str| {
        word.len() == 4 && word.starts_with(['1', '2']) && word.chars().all(|c| c.is_ascii_digit())
    };
    let until = words
        .iter()
        .position(is_year)
        .map_or(words.len(), |i| i + 1);
    words[..until].join(" ")
}

#[cfg(test)]
mod tests;
