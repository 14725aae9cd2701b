//! Delimited text: CSV and its relatives, whatever the encoding, the delimiter and the line ends.

use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use encoding_rs::Encoding;

use super::encoding::{Decoded, STAND_IN, detect, io_error};
use super::headings::{self, Headings};
use super::source::Opened;
use super::{ColumnProfile, ImportError, Progress, ReadOptions, Row, SkipReason, dialect};

/// How much of a file is looked at to find its delimiter.
const BEGINNING: usize = 256 * 1024;
/// Rows among which the headings are looked for.
const TOP: usize = 60;

/// Nothing marks a CSV file; its extension does.
pub fn sniff(_: &[u8]) -> bool {
    false
}

/// How to read one CSV file, found once.
#[derive(Clone)]
struct Table {
    path: PathBuf,
    encoding: &'static Encoding,
    delimiter: char,
    headings: Headings,
    /// Records at the top that are no rows: a `sep=` line, notes above the headings, the headings.
    top: usize,
    verbatim: bool,
    progress: Arc<Progress>,
}

pub fn open(path: &Path, options: &ReadOptions) -> Result<Opened, ImportError> {
    let (encoding, lossy) = detect(path, options)?;
    let beginning = beginning(path, encoding, options)?;
    let (text, complete) = &beginning;
    if text
        .trim_matches(['\u{feff}', ' ', '\r', '\n', '\t', '\0'])
        .is_empty()
    {
        return Err(ImportError::Empty {
            path: path.into(),
            cause: "the file is empty".into(),
        });
    }
    if text.contains('\0') {
        return Err(ImportError::Invalid {
            path: path.into(),
            format: "CSV",
            line: Some(1 + text[..text.find('\0').unwrap_or(0)].matches('\n').count() as u64),
            cause: "it holds bytes that are no text".into(),
            next: "Open it in the program it comes from and save it as CSV.",
        });
    }
    let mut table = Table {
        path: path.into(),
        encoding,
        delimiter: options
            .delimiter
            .unwrap_or_else(|| dialect::delimiter(text, *complete)),
        headings: Headings::default(),
        top: 0,
        verbatim: options.verbatim,
        progress: options.progress.clone(),
    };
    let mut warnings = Vec::new();
    if lossy {
        warnings.push("A few characters could not be read; they are shown as \u{fffd}.".into());
    }
    table.find_headings(options, &mut warnings)?;
    let (columns, row_count) = table.profile(&mut warnings)?;
    Ok(Opened {
        columns,
        row_count,
        has_geometry: false,
        sheets: Vec::new(),
        about: Vec::new(),
        warnings,
        read: Box::new(move |each| table.rows(each)),
    })
}

fn beginning(
    path: &Path,
    encoding: &'static Encoding,
    options: &ReadOptions,
) -> Result<(String, bool), ImportError> {
    let mut bytes = Vec::new();
    Decoded::open(path, encoding, None, &options.progress)?
        .take(BEGINNING as u64)
        .read_to_end(&mut bytes)
        .map_err(|source| io_error(path, &options.progress, source))?;
    let complete = bytes.len() < BEGINNING;
    Ok((String::from_utf8_lossy(&bytes).into_owned(), complete))
}

impl Table {
    fn reader(&self) -> Result<csv::Reader<Decoded>, ImportError> {
        let one_line_end = |decoded: Decoded| match self.verbatim {
            true => decoded,
            false => decoded.with_one_line_end(),
        };
        let wide = !self.delimiter.is_ascii();
        let decoded = Decoded::open(
            &self.path,
            self.encoding,
            wide.then_some(self.delimiter),
            &self.progress,
        )?;
        Ok(csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(if wide { STAND_IN } else { self.delimiter as u8 })
            .from_reader(one_line_end(decoded)))
    }

    /// Calls `each` with every record of the file, its index and the line it starts on.
    fn records(
        &self,
        mut each: impl FnMut(usize, u64, &[String]) -> ControlFlow<()>,
    ) -> Result<(), ImportError> {
        let mut reader = self.reader()?;
        let mut record = csv::ByteRecord::new();
        let mut cells: Vec<String> = Vec::new();
        let mut index = 0;
        while reader
            .read_byte_record(&mut record)
            .map_err(|error| self.failed(error))?
        {
            cells.clear();
            cells.extend(record.iter().map(|cell| {
                let text = String::from_utf8_lossy(cell).into_owned();
                if self.delimiter.is_ascii() {
                    text
                } else {
                    text.replace('\u{1f}', self.delimiter.encode_utf8(&mut [0; 4]))
                }
            }));
            let line = record.position().map_or(0, csv::Position::line);
            if each(index, line, &cells).is_break() {
                return Ok(());
            }
            index += 1;
        }
        Ok(())
    }

    fn failed(&self, error: csv::Error) -> ImportError {
        let line = error.position().map(csv::Position::line);
        match error.into_kind() {
            csv::ErrorKind::Io(source) => io_error(&self.path, &self.progress, source),
            other => ImportError::Invalid {
                path: self.path.clone(),
                format: "CSV",
                line,
                cause: format!("{other:?}"),
                next: "Open it in a spreadsheet and save it as CSV again.",
            },
        }
    }

    fn find_headings(
        &mut self,
        options: &ReadOptions,
        warnings: &mut Vec<String>,
    ) -> Result<(), ImportError> {
        let mut top: Vec<Vec<String>> = Vec::new();
        let mut lines = Vec::new();
        self.records(|_, line, cells| {
            top.push(cells.to_vec());
            lines.push(line);
            if top.len() < TOP {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        })?;
        let named = top.first().is_some_and(|first| {
            dialect::named_in_first_line(&first.join(&self.delimiter.to_string()))
                == Some(self.delimiter)
        });
        let start = usize::from(named);
        // Our own files begin with their headings, whatever these look like.
        let ours = self.verbatim.then_some(1);
        let forced = options.header_line.or(ours).map(|wanted| match wanted {
            0 => None,
            1 => Some(0),
            wanted => lines
                .iter()
                .rposition(|line| *line <= wanted)
                .map(|row| row.saturating_sub(start)),
        });
        self.headings = headings::find(&top[start.min(top.len())..], forced);
        self.top = start + self.headings.row.map_or(0, |row| row + 1);
        let above: Vec<String> = top[start..start + self.headings.row.unwrap_or(0)]
            .iter()
            .map(|row| {
                row.iter()
                    .map(|cell| cell.trim())
                    .filter(|cell| !cell.is_empty())
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .filter(|line| !line.is_empty())
            .collect();
        if !above.is_empty() {
            warnings.push(format!("Above the headings stands: {}", above.join(" / ")));
        }
        if self.headings.row.is_none() {
            warnings.push("No line of headings was found, so the columns are numbered.".into());
        }
        Ok(())
    }

    /// Reads the whole file once to learn what its columns hold.
    fn profile(
        &self,
        warnings: &mut Vec<String>,
    ) -> Result<(Vec<ColumnProfile>, u64), ImportError> {
        let mut columns: Vec<ColumnProfile> = Vec::new();
        let (mut rows, mut swallowed) = (0, None);
        self.rows(&mut |row| {
            rows += 1;
            swallowed = None;
            for (index, cell) in &row.cells {
                if *index >= columns.len() {
                    columns.resize_with(*index + 1, ColumnProfile::default);
                }
                columns[*index].observe(cell);
                if cell.text().matches('\n').count() > 100 {
                    swallowed = row.line;
                }
            }
            ControlFlow::Continue(())
        })?;
        if let Some(line) = swallowed {
            warnings.push(format!(
                "The row that starts on line {line} runs to the end of the file: a quotation mark there is probably never closed."
            ));
        }
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
        self.records(|index, line, cells| {
            if index < self.top {
                return ControlFlow::Continue(());
            }
            number += 1;
            each(self.row(number, line, cells))
        })
    }

    fn row(&self, number: u64, line: u64, texts: &[String]) -> Row {
        let cells: Vec<_> = texts
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
        Row {
            number,
            line: Some(line),
            cells,
            skip,
            ..Row::default()
        }
    }
}
