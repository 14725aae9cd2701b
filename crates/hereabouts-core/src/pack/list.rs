//! Lists of places: CSV, packed with gzip or not, with a row for each postcode or name.
//!
//! Read row by row, however long it is; a line without an end is refused before it fills the memory. The
//! columns are guessed by their headings, or, where there are none, as Ordnance Survey's Code-Point Open
//! writes them: the postcode first, easting and northing further on.

use super::ListOf;
use crate::error::{Error, Result};
use crate::grid::british;
use flate2::read::MultiGzDecoder;
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

/// The most bytes of one line.
const LONGEST_LINE: usize = 1 << 20;
/// Rows by which a list is judged.
const LOOKED_AT: usize = 200;

/// A list whose columns are understood.
#[derive(Debug)]
pub struct List {
    path: PathBuf,
    pub of: ListOf,
    delimiter: u8,
    has_headings: bool,
    columns: Columns,
    /// What the columns that are read are called, in the order of `Columns`; numbers where they have no names.
    pub headings: Vec<String>,
    /// First rows, as they were understood.
    pub first: Vec<Entry>,
}

#[derive(Debug, Clone, Copy)]
struct Columns {
    name: usize,
    spot: Spot,
    ended: Option<usize>,
    also: Option<usize>,
    people: Option<usize>,
}

#[derive(Debug, Clone, Copy)]
enum Spot {
    LonLat(usize, usize),
    /// Easting and northing of the British National Grid.
    Grid(usize, usize),
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub name: String,
    /// Longitude and latitude in degrees; none where the list gives none.
    pub at: Option<[f64; 2]>,
    /// When it stopped being used, as the list says it.
    pub ended: Option<String>,
    /// Other names, separated by `|`, `;` or commas.
    pub also: Option<String>,
    /// How many people live there.
    pub people: Option<u64>,
}

impl List {
    /// # Errors
    /// A sentence that says why the file is of no use and what to do.
    pub fn open(path: &Path) -> Result<List> {
        let first_line = first_line(path)?;
        let delimiter = [b',', b';', b'\t', b'|']
            .into_iter()
            .max_by_key(|d| (first_line.iter().filter(|b| *b == d).count(), *d == b','));
        let delimiter = delimiter.unwrap_or(b',');
        let mut rows = reader(path, delimiter)?;
        let mut records = Vec::new();
        for record in rows.byte_records().take(LOOKED_AT) {
            records.push(record.map_err(|error| failed(path, error))?);
        }
        let Some(top) = records.first() else {
            return Err(no_list(path));
        };
        let cells: Vec<String> = top.iter().map(|cell| text(cell).into_owned()).collect();
        let by_heading = by_headings(&cells);
        let has_headings = by_heading.is_some();
        let columns = by_heading
            .or_else(|| by_values(&cells))
            .ok_or_else(|| no_list(path))?;
        let mut list = List {
            path: path.to_owned(),
            of: ListOf::Names,
            delimiter,
            has_headings,
            columns,
            headings: Vec::new(),
            first: Vec::new(),
        };
        list.headings = list.named(&cells);
        let rows = records.iter().skip(usize::from(has_headings));
        list.first = rows.filter_map(|record| list.entry(record)).collect();
        let located = list.first.iter().filter(|entry| entry.at.is_some()).count();
        if located * 2 < list.first.len() || located == 0 {
            return Err(no_list(path));
        }
        let codes = list.first.iter().filter(|entry| is_code(&entry.name));
        let may_be_codes = !has_headings || CODES.contains(&folded(&cells[columns.name]).as_str());
        if may_be_codes && codes.count() * 5 >= list.first.len() * 4 {
            list.of = ListOf::Postcodes;
        }
        Ok(list)
    }

    /// Every row that names something, in order, until one is answered with false.
    pub fn each(&self, mut each: impl FnMut(Entry) -> Result<bool>) -> Result<()> {
        let mut rows = reader(&self.path, self.delimiter)?;
        let mut record = csv::ByteRecord::new();
        let mut is_first = self.has_headings;
        while rows
            .read_byte_record(&mut record)
            .map_err(|error| failed(&self.path, error))?
        {
            if std::mem::take(&mut is_first) {
                continue;
            }
            if let Some(entry) = self.entry(&record)
                && !each(entry)?
            {
                break;
            }
        }
        Ok(())
    }

    fn named(&self, cells: &[String]) -> Vec<String> {
        let (x, y) = match self.columns.spot {
            Spot::LonLat(x, y) | Spot::Grid(x, y) => (x, y),
        };
        let columns = [
            Some(self.columns.name),
            Some(x),
            Some(y),
            self.columns.ended,
        ];
        let name = |column: usize| match self.has_headings {
            true => cells[column].trim().to_owned(),
            false => (column + 1).to_string(),
        };
        columns.into_iter().flatten().map(name).collect()
    }

    fn entry(&self, record: &csv::ByteRecord) -> Option<Entry> {
        let cell = |column: usize| {
            let text = text(record.get(column)?).trim().to_owned();
            Some(text).filter(|text| !text.is_empty())
        };
        let Columns {
            name,
            spot,
            ended,
            also,
            people,
        } = self.columns;
        let number = |column: usize| cell(column)?.parse::<f64>().ok();
        let at = match spot {
            Spot::LonLat(lon, lat) => number(lon).zip(number(lat)),
            Spot::Grid(east, north) => number(east)
                .zip(number(north))
                // Nought and nought is what Code-Point Open writes where it does not know.
                .filter(|(east, north)| *east > 0.0 && *north > 0.0)
                .and_then(|(east, north)| british::to_lon_lat(east, north).ok()),
        };
        let sound = |(lon, lat): &(f64, f64)| {
            lon.abs() <= 180.0 && lat.abs() <= 85.0 && (*lon, *lat) != (0.0, 0.0)
        };
        Some(Entry {
            name: cell(name)?.chars().take(200).collect(),
            at: at.filter(sound).map(|(lon, lat)| [lon, lat]),
            ended: ended.and_then(cell),
            also: also.and_then(cell),
            people: people.and_then(cell).and_then(|text| text.parse().ok()),
        })
    }
}

/// Headings of a column of postcodes.
const CODES: [&str; 10] = [
    "postcode",
    "postcodes",
    "pcds",
    "pcd",
    "pcd2",
    "pcd8",
    "pcd7",
    "postalcode",
    "plz",
    "zipcode",
];

/// A heading, letters and figures alone.
fn folded(heading: &str) -> String {
    let letters = heading.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn by_headings(cells: &[String]) -> Option<Columns> {
    let folded: Vec<String> = cells.iter().map(|cell| folded(cell)).collect();
    let find = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| folded.iter().position(|cell| cell == name))
    };
    let name = find(&CODES).or_else(|| {
        find(&[
            "name",
            "placename",
            "streetname",
            "street",
            "town",
            "locality",
            "name1",
            "asciiname",
            "sector",
            "outcode",
        ])
    })?;
    let lon_lat = find(&["longitude", "lon", "lng", "long"]).zip(find(&["latitude", "lat"]));
    let grid = find(&["easting", "eastings", "oseast1m", "east1m", "geometryx"]).zip(find(&[
        "northing",
        "northings",
        "osnrth1m",
        "north1m",
        "geometryy",
    ]));
    let spot = match (lon_lat, grid) {
        (Some((lon, lat)), _) => Spot::LonLat(lon, lat),
        (None, Some((east, north))) => Spot::Grid(east, north),
        (None, None) => return None,
    };
    Some(Columns {
        name,
        spot,
        ended: find(&[
            "doterm",
            "terminated",
            "dateoftermination",
            "termination",
            "ended",
            "enddate",
        ]),
        also: find(&["alternatenames", "alternativenames", "altname", "name2"]),
        people: find(&["population"]),
    })
}

/// Without headings: a postcode, and further on two whole numbers of metres or two degrees, north first.
fn by_values(cells: &[String]) -> Option<Columns> {
    let name = cells.iter().position(|cell| is_code(cell))?;
    let numbers: Vec<Option<f64>> = cells.iter().map(|cell| cell.trim().parse().ok()).collect();
    let pairs = numbers.windows(2).zip(0..);
    let spot =
        pairs
            .filter(|(_, at)| *at > name)
            .find_map(|(pair, at)| match (pair[0]?, pair[1]?) {
                (east, north) if east > 1000.0 && north > 1000.0 => Some(Spot::Grid(at, at + 1)),
                (lat, lon)
                    if lat.abs() > 1.0
                        && lat.abs() <= 90.0
                        && lat.fract() != 0.0
                        && lon.fract() != 0.0 =>
                {
                    Some(Spot::LonLat(at + 1, at))
                }
                _ => None,
            })?;
    Some(Columns {
        name,
        spot,
        ended: None,
        also: None,
        people: None,
    })
}

/// A postcode of some country: figures, and no more than ten characters.
pub fn is_code(text: &str) -> bool {
    let text = text.trim();
    let sign = |c: char| c.is_ascii_alphanumeric() || " -".contains(c);
    (3..=10).contains(&text.len())
        && text.chars().all(sign)
        && text.chars().filter(char::is_ascii_digit).count() >= 2
        && !text.contains("  ")
}

/// A cell, in UTF-8 or as Windows writes it.
fn text(cell: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(cell) {
        Ok(text) => Cow::Borrowed(text.trim_start_matches('\u{feff}')),
        Err(_) => encoding_rs::WINDOWS_1252.decode(cell).0,
    }
}

fn no_list(path: &Path) -> Error {
    Error::invalid(format!(
        "{} is neither an area pack nor a list of places. An area pack is a PMTiles or an MBTiles file; a list of places is a CSV file with a heading for the postcode or the name, and for longitude and latitude or easting and northing.",
        path.display()
    ))
}

fn failed(path: &Path, error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(source) if source.kind() == io::ErrorKind::UnexpectedEof => {
            Error::invalid(format!(
                "{} was not copied whole: it ends in the middle. Copy it again.",
                path.display()
            ))
        }
        csv::ErrorKind::Io(source)
            if !matches!(
                source.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData
            ) =>
        {
            Error::io("Reading", path)(source)
        }
        _ => no_list(path),
    }
}

fn opened(path: &Path) -> io::Result<Box<dyn Read>> {
    let mut start = [0; 2];
    let read = File::open(path)?.take(2).read(&mut start)?;
    let file = BufReader::with_capacity(1 << 16, File::open(path)?);
    Ok(match (read, start) {
        (2, [0x1f, 0x8b]) => Box::new(MultiGzDecoder::new(file)),
        _ => Box::new(file),
    })
}

fn reader(path: &Path, delimiter: u8) -> Result<csv::Reader<Lines>> {
    let opened = opened(path).map_err(Error::io("Opening", path))?;
    let lines = Lines {
        from: opened,
        in_line: 0,
    };
    Ok(csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .buffer_capacity(1 << 16)
        .from_reader(lines))
}

fn first_line(path: &Path) -> Result<Vec<u8>> {
    let mut start = Vec::new();
    let read = opened(path).and_then(|from| from.take(1 << 16).read_to_end(&mut start));
    read.map_err(|source| failed(path, csv::Error::from(source)))?;
    start.truncate(
        start
            .iter()
            .position(|b| *b == b'\n')
            .unwrap_or(start.len()),
    );
    match start.contains(&0) || start.is_empty() {
        true => Err(no_list(path)),
        false => Ok(start),
    }
}

/// Refuses a line that does not end.
struct Lines {
    from: Box<dyn Read>,
    in_line: usize,
}

impl Read for Lines {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.in_line = match into[..read].iter().rposition(|b| *b == b'\n') {
            Some(at) => read - at,
            None => self.in_line + read,
        };
        match self.in_line > LONGEST_LINE {
            true => Err(io::Error::from(io::ErrorKind::InvalidData)),
            false => Ok(read),
        }
    }
}
