//! GeoJSON, streamed: a FeatureCollection with its members in any order, a single Feature, a bare
//! geometry, or many of them one after the other (newline-delimited, RFC 8142 text sequences).
//! One feature is in memory at a time.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::BufReader;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use encoding_rs::Encoding;
use serde::de::DeserializeSeed;
use serde_json::Value;

use super::encoding::{Decoded, detect, io_error};
use super::features::{Member, Members, TopLevel};
use super::mended::Mended;
use super::source::Opened;
use super::{
    Cell, ColumnProfile, Crs, ImportError, Progress, RawGeometry, ReadOptions, Row, crs, headings,
};

/// Whether a file begins like a JSON object.
pub fn sniff(beginning: &[u8]) -> bool {
    let text = String::from_utf8_lossy(beginning);
    let text = text.trim_start_matches(['\u{feff}', '\u{1e}', ' ', '\t', '\r', '\n']);
    match text.strip_prefix('{') {
        Some(rest) => rest.trim_start().starts_with(['"', '}']) || rest.trim().is_empty(),
        None => false,
    }
}

pub fn open(path: &Path, options: &ReadOptions) -> Result<Opened, ImportError> {
    let (encoding, lossy) = detect(path, options)?;
    let mut document = Document {
        path: path.into(),
        encoding,
        verbatim: options.verbatim,
        progress: options.progress.clone(),
        names: Arc::default(),
        crs: Crs::Wgs84,
    };
    let mut columns: Vec<ColumnProfile> = Vec::new();
    let mut row_count = 0;
    let found = document.read(&mut |row| {
        row_count += 1;
        for (index, cell) in &row.cells {
            if *index >= columns.len() {
                columns.resize_with(*index + 1, ColumnProfile::default);
            }
            columns[*index].observe(cell);
        }
        ControlFlow::Continue(())
    })?;
    columns.resize_with(found.names.len(), ColumnProfile::default);
    for (name, index) in found.names.iter() {
        columns[*index].name.clone_from(name);
        columns[*index].finish();
    }
    let mut warnings = Vec::new();
    if lossy {
        warnings.push("A few characters could not be read; they are shown as \u{fffd}.".into());
    }
    if let Crs::Unknown(name) = &found.crs {
        warnings.push(format!(
            "The coordinates are in “{name}”, which cannot be converted here. Ask for the file in WGS 84."
        ));
    }
    document.names = Arc::new(found.names);
    document.crs = found.crs;
    Ok(Opened {
        columns,
        row_count,
        has_geometry: true,
        sheets: Vec::new(),
        about: found.about,
        warnings,
        read: Box::new(move |each| document.read(each).map(|_| ())),
    })
}

struct Document {
    path: PathBuf,
    encoding: &'static Encoding,
    verbatim: bool,
    progress: Arc<Progress>,
    /// Column of each property name, as far as known before reading.
    names: Arc<HashMap<String, usize>>,
    crs: Crs,
}

/// What one reading of a document found beside its rows.
struct Found {
    names: HashMap<String, usize>,
    crs: Crs,
    about: Vec<(String, Value)>,
}

impl Document {
    fn read(&self, each: &mut dyn FnMut(Row) -> ControlFlow<()>) -> Result<Found, ImportError> {
        let bytes = Decoded::open(&self.path, self.encoding, None, &self.progress)?;
        let text = BufReader::with_capacity(64 * 1024, Mended::new(bytes));
        let mut json = serde_json::Deserializer::from_reader(text);
        let state = RefCell::new(Reading {
            each,
            names: self.names.as_ref().clone(),
            crs: self.crs.clone(),
            about: Vec::new(),
            rows: 0,
            stopped: false,
            not_geojson: None,
            verbatim: self.verbatim,
        });
        loop {
            let result = (TopLevel { state: &state }).deserialize(&mut json);
            if state.borrow().stopped {
                break;
            }
            result.map_err(|error| self.failed(error))?;
            let end = json.end();
            let state = &mut *state.borrow_mut();
            if let Some(cause) = state.not_geojson.take() {
                // Text after a lone value makes it no JSON at all, which is the plainer cause.
                if state.rows == 0 {
                    end.map_err(|error| self.failed(error))?;
                }
                let cause = match state.rows {
                    0 => cause,
                    rows => format!("after {rows} features {cause}"),
                };
                return Err(ImportError::NotGeoJson {
                    path: self.path.clone(),
                    cause,
                });
            }
            match end {
                Ok(()) => break,
                Err(error) if error.is_io() => return Err(self.failed(error)),
                Err(_) => {}
            }
        }
        let state = state.into_inner();
        Ok(Found {
            names: state.names,
            crs: state.crs,
            about: state.about,
        })
    }

    fn failed(&self, error: serde_json::Error) -> ImportError {
        let line = (error.line() > 0).then_some(error.line() as u64);
        if error.is_io() {
            return io_error(&self.path, &self.progress, error.into());
        }
        let text = error.to_string();
        let cause = text.split(" at line ").next().unwrap_or(&text);
        let cause = match (cause, error.classify()) {
            (_, serde_json::error::Category::Eof) => {
                "the file ends too early; it may not have been copied whole".to_string()
            }
            ("recursion limit exceeded", _) => {
                "lists or objects are nested more than 127 deep".to_string()
            }
            (cause, _) => format!("{cause} (column {})", error.column()),
        };
        ImportError::Invalid {
            path: self.path.clone(),
            format: "JSON",
            line,
            cause,
            next: "Ask whoever sent it for a new copy.",
        }
    }
}

/// One reading of a document, while it goes on.
pub struct Reading<'a> {
    each: &'a mut dyn FnMut(Row) -> ControlFlow<()>,
    names: HashMap<String, usize>,
    pub crs: Crs,
    pub about: Vec<(String, Value)>,
    pub rows: u64,
    stopped: bool,
    pub not_geojson: Option<String>,
    verbatim: bool,
}

impl Reading<'_> {
    /// Hands on a feature: its members in file order.
    pub fn feature<E: serde::de::Error>(&mut self, members: Members) -> Result<(), E> {
        self.rows += 1;
        let mut row = Row {
            number: self.rows,
            ..Row::default()
        };
        let mut crs = self.crs.clone();
        let mut geometry = None;
        for (key, value) in members.0 {
            match (key.as_str(), value) {
                ("type" | "bbox", _) => {}
                ("id", Member::Json(id)) => row.id = identifier(&id),
                ("crs", Member::Json(member)) => crs = crs::of_member(&member).unwrap_or(crs),
                ("geometry", Member::Json(value)) => geometry = Some(value),
                ("properties", Member::Properties(properties)) => {
                    for (name, value) in properties {
                        self.property(&mut row, name, value);
                    }
                }
                ("properties", Member::Json(Value::Null)) => {}
                (_, Member::Json(value)) => self.property(&mut row, key, value),
                (_, Member::Properties(_)) => {}
            }
        }
        row.geometry = geometry.map(|value| RawGeometry { value, crs });
        row.cells.sort_by_key(|(column, _)| *column);
        self.hand_on(row)
    }

    /// Hands on a geometry that stands alone.
    pub fn bare_geometry<E: serde::de::Error>(&mut self, members: Members) -> Result<(), E> {
        self.rows += 1;
        let mut row = Row {
            number: self.rows,
            ..Row::default()
        };
        let mut crs = self.crs.clone();
        let mut geometry = serde_json::Map::new();
        for (key, value) in members.0 {
            let Member::Json(value) = value else { continue };
            match key.as_str() {
                "type" | "coordinates" | "geometries" => {
                    geometry.insert(key, value);
                }
                "crs" => crs = crs::of_member(&value).unwrap_or(crs),
                "bbox" => {}
                _ => self.property(&mut row, key, value),
            }
        }
        row.geometry = Some(RawGeometry {
            value: Value::Object(geometry),
            crs,
        });
        row.cells.sort_by_key(|(column, _)| *column);
        self.hand_on(row)
    }

    pub fn hand_on<E: serde::de::Error>(&mut self, row: Row) -> Result<(), E> {
        if (self.each)(row).is_break() {
            self.stopped = true;
            return Err(E::custom("stopped"));
        }
        Ok(())
    }

    /// Adds a property to the row; nested objects become `a.b`, a name seen twice `a (2)`.
    pub fn property(&mut self, row: &mut Row, name: String, value: Value) {
        let cell = match value {
            Value::Null => {
                self.column(name);
                return;
            }
            Value::Object(inner) if !inner.is_empty() => {
                for (key, value) in inner {
                    self.property(row, format!("{name}.{key}"), value);
                }
                return;
            }
            // Only in tables do our texts carry a guard against spreadsheets.
            Value::String(text) if self.verbatim => {
                Some(Cell::Text(text)).filter(|cell| !cell.text().is_empty())
            }
            Value::String(text) => headings::cell(&text, false),
            Value::Number(_) | Value::Bool(_) => Some(Cell::Value(value)),
            Value::Array(ref items) if items.is_empty() => None,
            Value::Array(_) => Some(Cell::Value(value)),
            Value::Object(_) => None,
        };
        let mut column = self.column(name.clone());
        let mut count = 2;
        while row.cell(column).is_some() {
            column = self.column(format!("{name} ({count})"));
            count += 1;
        }
        row.cells.extend(cell.map(|cell| (column, cell)));
    }

    fn column(&mut self, name: String) -> usize {
        let next = self.names.len();
        *self.names.entry(name).or_insert(next)
    }
}

/// An `id` of any type as text.
fn identifier(id: &Value) -> Option<String> {
    match id {
        Value::Null => None,
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
