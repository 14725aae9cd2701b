//! GeoJSON, streamed: a FeatureCollection with its members in any order, a single Feature, a bare
//! geometry, or many of them one after the other (newline-delimited, RFC 8142 text sequences).
//! One feature is in memory at a time.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::io::{BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use encoding_rs::Encoding;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::encoding::{Decoded, detect, io_error};
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
        let text = BufReader::with_capacity(64 * 1024, Separated(bytes));
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
            if let Some(cause) = state.borrow_mut().not_geojson.take() {
                // Text after it would make it no JSON at all, which is the plainer cause.
                end.map_err(|error| self.failed(error))?;
                return Err(ImportError::NotGeoJson {
                    path: self.path.clone(),
                    line: None,
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

/// Record separators of RFC 8142 read as line breaks; inside strings JSON forbids both.
struct Separated<R>(R);

impl<R: Read> Read for Separated<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.0.read(buffer)?;
        for byte in &mut buffer[..read] {
            if *byte == 0x1e {
                *byte = b'\n';
            }
        }
        Ok(read)
    }
}

struct Reading<'a> {
    each: &'a mut dyn FnMut(Row) -> ControlFlow<()>,
    names: HashMap<String, usize>,
    crs: Crs,
    about: Vec<(String, Value)>,
    rows: u64,
    stopped: bool,
    not_geojson: Option<String>,
    verbatim: bool,
}

impl Reading<'_> {
    /// Hands on a feature: its members in file order.
    fn feature<E: serde::de::Error>(&mut self, members: Members) -> Result<(), E> {
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
    fn bare_geometry<E: serde::de::Error>(&mut self, members: Members) -> Result<(), E> {
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

    fn hand_on<E: serde::de::Error>(&mut self, row: Row) -> Result<(), E> {
        if (self.each)(row).is_break() {
            self.stopped = true;
            return Err(E::custom("stopped"));
        }
        Ok(())
    }

    /// Adds a property to the row; nested objects become `a.b`, a name seen twice `a (2)`.
    fn property(&mut self, row: &mut Row, name: String, value: Value) {
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
            Value::String(text) => headings::cell(&text, self.verbatim),
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

enum Member {
    Json(Value),
    Properties(Vec<(String, Value)>),
}

/// The members of an object in file order, none lost when a name comes twice.
struct Members(Vec<(String, Member)>);

impl Members {
    fn kind(&self) -> Option<&str> {
        self.0.iter().find_map(|(key, value)| match value {
            Member::Json(Value::String(kind)) if key == "type" => Some(kind.as_str()),
            _ => None,
        })
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }
}

/// Reads a whole JSON text: objects are looked into, anything else is no GeoJSON.
struct TopLevel<'s, 'a> {
    state: &'s RefCell<Reading<'a>>,
}

impl<'de> DeserializeSeed<'de> for TopLevel<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl TopLevel<'_, '_> {
    fn refuse<E>(&self, what: &str) -> Result<(), E> {
        self.state.borrow_mut().not_geojson = Some(format!(
            "it holds {what} where a FeatureCollection, a Feature or a geometry should be"
        ));
        Ok(())
    }
}

impl<'de> Visitor<'de> for TopLevel<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("GeoJSON")
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        self.refuse("nothing (null)")
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.refuse("true or false")
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.refuse("a number")
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.refuse("a number")
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.refuse("a number")
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.refuse("a text")
    }

    /// A bare list of features is not GeoJSON, yet programs write it; a list of anything else is refused.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let before = self.state.borrow().rows;
        while list
            .next_element_seed(Feature {
                state: self.state,
                strict: true,
            })?
            .is_some()
        {}
        let rows = self.state.borrow().rows;
        let state = &mut *self.state.borrow_mut();
        if state.not_geojson.is_some() || rows == before {
            state.not_geojson = Some("it is a list of something other than features".into());
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let mut members = Members(Vec::new());
        let mut streamed = false;
        while let Some(key) = object.next_key::<String>()? {
            if key == "features" {
                streamed |= object.next_value_seed(Features { state: self.state })?;
            } else {
                let value = if key == "properties" {
                    object.next_value_seed(Properties)?
                } else {
                    Member::Json(object.next_value()?)
                };
                if let ("crs", Member::Json(member)) = (key.as_str(), &value) {
                    let state = &mut *self.state.borrow_mut();
                    state.crs = crs::of_member(member).unwrap_or(state.crs.clone());
                }
                members.0.push((key, value));
            }
        }
        self.finish(members, streamed)
    }
}

impl TopLevel<'_, '_> {
    fn finish<E: serde::de::Error>(self, members: Members, streamed: bool) -> Result<(), E> {
        let state = &mut *self.state.borrow_mut();
        let kind = members.kind().map(String::from);
        match kind.as_deref() {
            _ if streamed => {
                let about = members
                    .0
                    .into_iter()
                    .filter_map(|(key, value)| match value {
                        Member::Json(value) if !matches!(key.as_str(), "type" | "bbox" | "crs") => {
                            Some((key, value))
                        }
                        Member::Properties(properties) => {
                            Some((key, Value::Object(properties.into_iter().collect())))
                        }
                        Member::Json(_) => None,
                    });
                state.about.extend(about);
                Ok(())
            }
            Some("Feature") => state.feature(members),
            Some(
                "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon"
                | "MultiPolygon" | "GeometryCollection",
            ) => state.bare_geometry(members),
            Some("FeatureCollection") => {
                state.not_geojson = Some("its FeatureCollection has no list of features".into());
                Ok(())
            }
            Some("Topology") => {
                state.not_geojson = Some("it is TopoJSON, a different format".into());
                Ok(())
            }
            Some(other) => {
                state.not_geojson = Some(format!(
                    "its type is “{}”, which GeoJSON does not know",
                    other.chars().take(40).collect::<String>()
                ));
                Ok(())
            }
            None if members.has("geometry") && members.has("properties") => state.feature(members),
            None => {
                state.not_geojson = Some("it does not say its type".into());
                Ok(())
            }
        }
    }
}

/// The list under `features`, one at a time. Answers whether it was a list.
struct Features<'s, 'a> {
    state: &'s RefCell<Reading<'a>>,
}

impl<'de> DeserializeSeed<'de> for Features<'_, '_> {
    type Value = bool;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Features<'_, '_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of features")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        while list
            .next_element_seed(Feature {
                state: self.state,
                strict: false,
            })?
            .is_some()
        {}
        Ok(true)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<bool, A::Error> {
        while object
            .next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?
            .is_some()
        {}
        Ok(false)
    }
    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }
    fn visit_bool<E>(self, _: bool) -> Result<bool, E> {
        Ok(false)
    }
    fn visit_i64<E>(self, _: i64) -> Result<bool, E> {
        Ok(false)
    }
    fn visit_u64<E>(self, _: u64) -> Result<bool, E> {
        Ok(false)
    }
    fn visit_f64<E>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }
    fn visit_str<E>(self, _: &str) -> Result<bool, E> {
        Ok(false)
    }
}

/// One member of a list of features. Anything that is no feature becomes a row with a problem, or
/// with `strict` a reason to refuse the file.
struct Feature<'s, 'a> {
    state: &'s RefCell<Reading<'a>>,
    strict: bool,
}

impl<'de> DeserializeSeed<'de> for Feature<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let members = match deserializer.deserialize_any(AnyMembers)? {
            Ok(members) => members,
            Err(other) => {
                let state = &mut *self.state.borrow_mut();
                if self.strict {
                    state.not_geojson = Some("a list".into());
                    return Ok(());
                }
                let mut row = Row {
                    number: state.rows + 1,
                    ..Row::default()
                };
                state.rows += 1;
                row.problems.push("This is no feature.".into());
                state.property(&mut row, "feature".into(), other);
                return state.hand_on(row);
            }
        };
        let state = &mut *self.state.borrow_mut();
        match members.kind() {
            Some(
                "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon"
                | "MultiPolygon" | "GeometryCollection",
            ) => state.bare_geometry(members),
            Some("Feature") => state.feature(members),
            _ if self.strict && !members.has("geometry") => {
                state.not_geojson = Some("a list".into());
                Ok(())
            }
            _ => state.feature(members),
        }
    }
}

/// Any JSON value, objects as their members in order.
struct AnyMembers;

impl<'de> Visitor<'de> for AnyMembers {
    type Value = Result<Members, Value>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a feature")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(key) = object.next_key::<String>()? {
            let value = if key == "properties" {
                object.next_value_seed(Properties)?
            } else {
                Member::Json(object.next_value()?)
            };
            members.push((key, value));
        }
        Ok(Ok(Members(members)))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Err(Value::Array(items)))
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Err(Value::Null))
    }
    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Err(value.into()))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Err(value.into()))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Err(value.into()))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Err(value.into()))
    }
    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Err(value.into()))
    }
}

/// The value of `properties`: an object in file order, anything else as it is.
struct Properties;

impl<'de> DeserializeSeed<'de> for Properties {
    type Value = Member;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Member, D::Error> {
        match deserializer.deserialize_any(AnyMembers)? {
            Ok(Members(members)) => Ok(Member::Properties(
                members
                    .into_iter()
                    .map(|(key, member)| match member {
                        Member::Json(value) => (key, value),
                        Member::Properties(inner) => {
                            (key, Value::Object(inner.into_iter().collect()))
                        }
                    })
                    .collect(),
            )),
            Err(other) => Ok(Member::Json(other)),
        }
    }
}
