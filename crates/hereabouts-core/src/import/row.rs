//! One row of a source: its cells, its geometry as written, and why it may be skipped.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::Value;

/// One record of the source: a line of a table, or a feature.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// 1-based number among the rows of the source, skipped ones included.
    pub number: u64,
    /// 1-based line of the file (or row of the sheet) where the record starts.
    pub line: Option<u64>,
    /// Filled cells as (column index, cell), in column order. What is missing is absent.
    pub cells: Vec<(usize, Cell)>,
    /// The geometry a GeoJSON feature carries. `None`: the format or the record has no such member.
    pub geometry: Option<RawGeometry>,
    /// The `id` of a GeoJSON feature, numbers written as text.
    pub id: Option<String>,
    /// Why this is no record at all, such as a repeated line of headings.
    pub skip: Option<SkipReason>,
    /// What was odd about the record, as sentences; its content is kept all the same.
    pub problems: Vec<String>,
}

impl Row {
    /// The cell in `column`, if it is filled.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells
            .iter()
            .find(|(index, _)| *index == column)
            .map(|(_, cell)| cell)
    }

    /// The text of the cell in `column`, if it is filled.
    pub fn text(&self, column: usize) -> Option<Cow<'_, str>> {
        self.cell(column).map(Cell::text)
    }
}

/// What one cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text as written; identifiers keep their leading zeros.
    Text(String),
    /// A JSON number, boolean or list of a GeoJSON property.
    Value(Value),
}

impl Cell {
    /// The cell as text: lists joined by "; ".
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Value(value) => Cow::Owned(text_of(value)),
        }
    }

    /// The cell as the JSON value it was.
    pub fn into_json(self) -> Value {
        match self {
            Cell::Text(text) => Value::String(text),
            Cell::Value(value) => value,
        }
    }
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text_of).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

/// A geometry as the source wrote it, not yet looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct RawGeometry {
    /// The JSON of the geometry; `Value::Null` where the source says it has no place.
    pub value: Value,
    /// What its numbers mean.
    pub crs: Crs,
}

/// The coordinate reference system a source names.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Crs {
    /// Longitude and latitude in degrees, WGS 84 (RFC 7946, CRS84, EPSG:4326 as GeoJSON writes it).
    #[default]
    Wgs84,
    /// Web Mercator metres, EPSG:3857 and its older numbers.
    WebMercator,
    /// British National Grid metres, EPSG:27700.
    BritishGrid,
    /// One we cannot convert; every geometry under it is kept as a problem.
    Unknown(Arc<str>),
}

/// Why a row is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// The line of headings once more, in the middle of the table.
    RepeatedHeader,
    /// A row whose cells are all empty.
    Blank,
}

impl SkipReason {
    /// The reason in words, for the list of what was left out.
    pub fn words(self) -> &'static str {
        match self {
            SkipReason::RepeatedHeader => "the headings once more",
            SkipReason::Blank => "an empty row",
        }
    }
}
