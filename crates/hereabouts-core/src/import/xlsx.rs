//! Excel workbooks, read like CSV: one sheet, its headings, its rows. How large it would become is
//! looked at before anything is unpacked.

use std::collections::HashMap;
use std::io::{self, BufReader};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx, XlsxError};

use super::encoding::{Watched, io_error};
use super::headings::{self, Headings};
use super::source::Opened;
use super::unpack::{broken, refuse_bombs};
use super::{Cell, ColumnProfile, ImportError, Progress, ReadOptions, Row, SkipReason};

/// Cells of merged regions that are filled in.
const MOST_MERGED: u64 = 200_000;
/// Rows among which the headings are looked for.
const TOP: usize = 60;

/// A zip file; what is in it shows when it is opened.
pub fn sniff(beginning: &[u8]) -> bool {
    beginning.starts_with(b"PK\x03\x04")
}

pub fn open(path: &Path, options: &ReadOptions) -> Result<Opened, ImportError> {
    refuse_bombs(path, &options.progress)?;
    let mut workbook = open_workbook(path, &options.progress)?;
    let sheets: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let name = choose_sheet(path, options, &mut workbook, &sheets)?;
    let mut sheet = Sheet {
        path: path.into(),
        merged: merged(&mut workbook, &name),
        name,
        headings: Headings::default(),
        first_column: 0,
        skip_before: 0,
        verbatim: options.verbatim,
        progress: options.progress.clone(),
    };
    drop(workbook);
    let mut warnings = Vec::new();
    if sheets.len() > 1 {
        let others: Vec<&str> = sheets
            .iter()
            .map(String::as_str)
            .filter(|other| *other != sheet.name)
            .collect();
        warnings.push(format!(
            "This is sheet “{}”; the file also has: {}.",
            sheet.name,
            others.join(", ")
        ));
    }
    sheet.find_headings(options, &mut warnings)?;
    let (columns, row_count) = sheet.profile()?;
    Ok(Opened {
        columns,
        row_count,
        has_geometry: false,
        sheets,
        about: Vec::new(),
        warnings,
        read: Box::new(move |each| sheet.rows(each)),
    })
}

type Workbook = Xlsx<BufReader<Watched>>;

fn open_workbook(path: &Path, progress: &Arc<Progress>) -> Result<Workbook, ImportError> {
    let file = Watched::open(path, progress).map_err(|source| io_error(path, progress, source))?;
    Xlsx::new(BufReader::new(file)).map_err(|error| failed(path, progress, error))
}

fn failed(path: &Path, progress: &Progress, error: XlsxError) -> ImportError {
    if progress.is_stopped() {
        return ImportError::Stopped { path: path.into() };
    }
    match error {
        XlsxError::Io(source)
            if source.kind() != io::ErrorKind::InvalidData
                && source.kind() != io::ErrorKind::UnexpectedEof =>
        {
            ImportError::Io {
                path: path.into(),
                source,
            }
        }
        XlsxError::Password => ImportError::Invalid {
            path: path.into(),
            format: "XLSX",
            line: None,
            cause: "it is locked with a password".into(),
            next: "Save it without the password and try again.",
        },
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => {
            broken(path, "it is a zip file, but not a workbook")
        }
        other => broken(path, &other.to_string()),
    }
}

/// The sheet that was asked for, else the first that holds anything.
fn choose_sheet(
    path: &Path,
    options: &ReadOptions,
    workbook: &mut Workbook,
    sheets: &[String],
) -> Result<String, ImportError> {
    if let Some(wanted) = &options.sheet {
        let known = sheets.iter().find(|sheet| sheet.as_str() == wanted);
        return known.cloned().ok_or_else(|| ImportError::NoSuchSheet {
            path: path.into(),
            sheet: wanted.clone(),
            sheets: sheets.to_vec(),
        });
    }
    for sheet in sheets {
        let mut cells = workbook
            .worksheet_cells_reader(sheet)
            .map_err(|error| failed(path, &options.progress, error))?;
        while let Some(cell) = cells
            .next_cell()
            .map_err(|error| failed(path, &options.progress, error))?
        {
            if text_of(cell.get_value()).is_some() {
                return Ok(sheet.clone());
            }
        }
    }
    Err(ImportError::Empty {
        path: path.into(),
        cause: "no sheet has anything in it".into(),
    })
}

/// For every cell of a column covered by a merged region, the cell that holds its value. A region
/// over several columns is a title or a group of headings and fills only its first column.
fn merged(workbook: &mut Workbook, sheet: &str) -> HashMap<(u32, u32), (u32, u32)> {
    let mut covered = HashMap::new();
    let regions = workbook.merge_cells_by_sheet_name(sheet);
    for region in regions.unwrap_or_default() {
        let (first, last) = (region.start.0, region.end.0);
        if covered.len() as u64 + u64::from(last.saturating_sub(first)) > MOST_MERGED {
            continue;
        }
        for row in first + 1..=last {
            covered.insert((row, region.start.1), region.start);
        }
    }
    covered
}

/// How to read one sheet, found once.
struct Sheet {
    path: PathBuf,
    name: String,
    merged: HashMap<(u32, u32), (u32, u32)>,
    headings: Headings,
    /// The column of the sheet where the table begins.
    first_column: u32,
    /// Rows of the sheet above this one (0-based) are headings and what stands over them.
    skip_before: u32,
    verbatim: bool,
    progress: Arc<Progress>,
}

/// The filled cells of one row of the sheet.
type SheetRow = Vec<(u32, String)>;

impl Sheet {
    /// Calls `each` with the number (0-based) and the filled cells of every row that has any.
    fn sheet_rows(
        &self,
        mut each: impl FnMut(u32, &SheetRow) -> ControlFlow<()>,
    ) -> Result<(), ImportError> {
        let mut workbook = open_workbook(&self.path, &self.progress)?;
        let mut cells = workbook
            .worksheet_cells_reader(&self.name)
            .map_err(|error| failed(&self.path, &self.progress, error))?;
        let mut anchors: HashMap<(u32, u32), String> = HashMap::new();
        let mut by_row: HashMap<u32, Vec<u32>> = HashMap::new();
        for (row, column) in self.merged.keys() {
            by_row.entry(*row).or_default().push(*column);
        }
        let is_anchor: std::collections::HashSet<(u32, u32)> =
            self.merged.values().copied().collect();
        let (mut row, mut number) = (SheetRow::new(), 0);
        loop {
            if self.progress.is_stopped() {
                return Err(ImportError::Stopped {
                    path: self.path.clone(),
                });
            }
            let cell = cells
                .next_cell()
                .map_err(|error| failed(&self.path, &self.progress, error))?;
            let position = cell.as_ref().map(|cell| cell.get_position());
            if position.is_none_or(|(next, _)| next != number) {
                for column in by_row.get(&number).into_iter().flatten() {
                    if let Some(text) = anchors.get(&self.merged[&(number, *column)]) {
                        row.push((*column, text.clone()));
                    }
                }
                row.sort_by_key(|(column, _)| *column);
                row.dedup_by_key(|(column, _)| *column);
                if !row.is_empty() && each(number, &row).is_break() {
                    return Ok(());
                }
                row.clear();
            }
            let Some(cell) = cell else { return Ok(()) };
            number = cell.get_position().0;
            if let Some(text) = text_of(cell.get_value()) {
                if is_anchor.contains(&cell.get_position()) {
                    anchors.insert(cell.get_position(), text.clone());
                }
                row.push((cell.get_position().1, text));
            }
        }
    }

    fn find_headings(
        &mut self,
        options: &ReadOptions,
        warnings: &mut Vec<String>,
    ) -> Result<(), ImportError> {
        let mut top: Vec<(u32, SheetRow)> = Vec::new();
        self.sheet_rows(|number, row| {
            top.push((number, row.clone()));
            if top.len() < TOP {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        })?;
        self.first_column = top
            .iter()
            .filter_map(|(_, row)| row.first())
            .map(|(column, _)| *column)
            .min()
            .unwrap_or(0);
        let dense: Vec<Vec<String>> = top.iter().map(|(_, row)| self.dense(row)).collect();
        let forced = options.header_line.map(|wanted| match wanted {
            0 => None,
            wanted => top
                .iter()
                .position(|(number, _)| u64::from(*number) + 1 == wanted),
        });
        self.headings = headings::find(&dense, forced);
        if let (Some(row), None) = (self.headings.row, forced) {
            // A heading merged downwards stands beside a second row of headings.
            let lower = self.below_merged(top[row].0);
            if let Some(index) = top.iter().position(|(number, _)| *number == lower) {
                self.headings = headings::find(&dense, Some(Some(index)));
            }
        }
        match self.headings.row {
            None => {
                warnings.push("No row of headings was found, so the columns are numbered.".into())
            }
            Some(index) => {
                self.skip_before = top[index].0 + 1;
                let above: Vec<String> = top[..index]
                    .iter()
                    .map(|(_, row)| {
                        row.iter()
                            .map(|(_, text)| text.as_str())
                            .collect::<Vec<_>>()
                            .join(" ")
                    })
                    .collect();
                if !above.is_empty() {
                    warnings.push(format!("Above the headings stands: {}", above.join(" / ")));
                }
            }
        }
        Ok(())
    }

    /// The last row that a cell of `row` is merged down to; `row` itself when there is none.
    fn below_merged(&self, row: u32) -> u32 {
        let ends = self.merged.iter().filter(|(_, anchor)| anchor.0 == row);
        ends.map(|((end, _), _)| *end).fold(row, u32::max)
    }

    /// The row as a list of texts from the table's first column on.
    fn dense(&self, row: &SheetRow) -> Vec<String> {
        let width = row.last().map_or(0, |(column, _)| {
            column.saturating_sub(self.first_column) as usize + 1
        });
        let mut texts = vec![String::new(); width];
        for (column, text) in row {
            if let Some(slot) = column
                .checked_sub(self.first_column)
                .and_then(|index| texts.get_mut(index as usize))
            {
                slot.clone_from(text);
            }
        }
        texts
    }

    fn profile(&self) -> Result<(Vec<ColumnProfile>, u64), ImportError> {
        let mut columns: Vec<ColumnProfile> = Vec::new();
        let mut rows = 0;
        self.rows(&mut |row| {
            rows += 1;
            for (index, cell) in &row.cells {
                if *index >= columns.len() {
                    columns.resize_with(*index + 1, ColumnProfile::default);
                }
                columns[*index].observe(cell);
            }
            ControlFlow::Continue(())
        })?;
        for (index, name) in self.headings.names(columns.len()).into_iter().enumerate() {
            match columns.get_mut(index) {
                Some(column) => column.name = name,
                None => columns.push(ColumnProfile::named(name)),
            }
        }
        columns.iter_mut().for_each(ColumnProfile::finish);
        Ok((columns, rows))
    }

    fn rows(&self, each: &mut dyn FnMut(Row) -> ControlFlow<()>) -> Result<(), ImportError> {
        let mut number = 0;
        self.sheet_rows(|sheet_row, row| {
            if sheet_row < self.skip_before {
                return ControlFlow::Continue(());
            }
            number += 1;
            let texts = self.dense(row);
            let cells: Vec<(usize, Cell)> = texts
                .iter()
                .enumerate()
                .filter_map(|(index, text)| Some((index, headings::cell(text, self.verbatim)?)))
                .collect();
            let skip = if texts.iter().all(|text| text.trim().is_empty()) {
                Some(SkipReason::Blank)
            } else if self.headings.repeated_in(texts.iter().map(String::as_str)) {
                Some(SkipReason::RepeatedHeader)
            } else {
                None
            };
            each(Row {
                number,
                line: Some(u64::from(sheet_row) + 1),
                cells,
                skip,
                ..Row::default()
            })
        })
    }
}

/// The value of a cell as text; formulas count with the value last computed, their errors as empty.
fn text_of(value: &DataRef) -> Option<String> {
    let text = match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => as_shown(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_string(),
        DataRef::Bool(true) => "yes".into(),
        DataRef::Bool(false) => "no".into(),
        DataRef::DateTime(moment) => iso(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// A number with the fifteen figures a spreadsheet shows, so that 0.1 + 0.2 is 0.3.
fn as_shown(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    f64::to_string(&rounded)
}

/// A day, a time of day or both as ISO 8601.
fn iso(moment: &ExcelDateTime) -> String {
    let value = moment.as_f64();
    if moment.is_duration() {
        let seconds = (value * 86_400.0).round() as i64;
        return format!(
            "{}:{:02}:{:02}",
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60
        );
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = match second {
        0 => format!("{hour:02}:{minute:02}"),
        second => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    if (0.0..1.0).contains(&value) {
        time
    } else if value.fract() == 0.0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{time}")
    }
}
