//! CSV that a spreadsheet opens safely: UTF-8 with a byte order mark, lines ended by CR LF, a comma between cells.
//!
//! A point is in `longitude` and `latitude`; any other shape, and a point with a height, is in `wkt`. Text is
//! guarded as [`crate::cell`] says, numbers never are.

use super::{Counts, Format, Letter, relationships};
use crate::{
    Error, Release, ReleasedAsset, Result, Value, cell,
    column::Columns,
    destination::{Destination, Outgoing},
    number::shortest,
    place::{Rounded, rounded},
};

pub const FORMAT: Format<'static> = Format {
    key: "csv",
    label: "CSV",
    extension: "csv",
    reading: &[
        "Longitude and latitude are in degrees (WGS 84). A line or a shape is in the column wkt instead.",
        "A cell that would be run as a formula, such as a phone number with a plus sign, begins with an apostrophe \
         that is not part of its text.",
        "Lists are joined by a semicolon; a semicolon inside an element has a backslash before it.",
    ],
    letter: Letter::Beside,
    write: &write,
};

/// Columns before and after those of the release.
const BEFORE: [&str; 4] = ["id", "kind", "kind_label", "name"];
const AFTER: [&str; 5] = [
    "longitude",
    "latitude",
    "wkt",
    "location_precision",
    "uncertainty_m",
];

fn write(release: &mut Release<'_>, destination: &mut Destination) -> Result<Counts> {
    let mut counts = Counts::default();
    let mut table = Table::begin(destination.begin(None)?)?;
    table.row(
        BEFORE
            .into_iter()
            .chain(release.columns.keys())
            .chain(AFTER),
    )?;
    for asset in release.assets.by_ref() {
        let asset = asset.map_err(Error::Contents)?;
        let place = rounded(&asset.place);
        table.row(row(&asset, &release.columns, place.as_ref())?)?;
        counts.assets += 1;
        counts.located += u64::from(place.is_some());
    }
    destination.end(table.end()?)?;
    counts.relationships = relationships::write(release, destination, false)?;
    Ok(counts)
}

fn row(asset: &ReleasedAsset, columns: &Columns, place: Option<&Rounded>) -> Result<Vec<String>> {
    let mut cells: Vec<String> = [&asset.id, &asset.kind, &asset.kind_label, &asset.name]
        .into_iter()
        .map(|text| cell::write(text).into_owned())
        .collect();
    let first = cells.len();
    cells.resize(first + columns.len(), String::new());
    for (value, (index, _)) in asset.named(columns).zip(&asset.values) {
        cells[first + index] = text(value?.1);
    }
    let point = place.and_then(Rounded::lon_lat);
    let flat =
        point.is_some() && place.is_none_or(|place| place.spots().all(|spot| spot.z.is_none()));
    let (longitude, latitude) = point.unwrap_or_default();
    let wkt = place
        .filter(|_| !flat)
        .map(Rounded::wkt)
        .unwrap_or_default();
    let uncertainty = asset
        .place
        .uncertainty_m
        .and_then(shortest)
        .unwrap_or_default();
    cells.extend([
        longitude,
        latitude,
        wkt,
        asset.place.precision.token().to_owned(),
        uncertainty,
    ]);
    Ok(cells)
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => cell::write(text).into_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Number(number) => shortest(*number).unwrap_or_default(),
        Value::Flag(flag) => flag.to_string(),
        Value::List(elements) => cell::write(&cell::join_list(elements)).into_owned(),
    }
}

/// A table being written; cells arrive guarded.
pub struct Table {
    cells: csv::Writer<Outgoing>,
}

impl Table {
    pub fn begin(mut out: Outgoing) -> Result<Table> {
        // Without the mark a spreadsheet takes UTF-8 for the code page of the machine.
        out.put("\u{FEFF}")?;
        Ok(Table {
            cells: csv::WriterBuilder::new()
                .terminator(csv::Terminator::CRLF)
                .from_writer(out),
        })
    }

    pub fn row<C: AsRef<[u8]>>(&mut self, cells: impl IntoIterator<Item = C>) -> Result<()> {
        let written = self.cells.write_record(cells);
        written.map_err(|error| self.cells.get_ref().failed(error.into()))
    }

    pub fn end(mut self) -> Result<Outgoing> {
        let flushed = self.cells.flush();
        flushed.map_err(|error| self.cells.get_ref().failed(error))?;
        self.cells
            .into_inner()
            .map_err(|_| Error::Contents("the table could not be ended".into()))
    }
}
