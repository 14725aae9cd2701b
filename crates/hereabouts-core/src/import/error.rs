//! Why a file could not be read, as one plain sentence with what to do next.
//! Odd data is never an error: it stays with its row.

use std::path::{Path, PathBuf};

/// A file that cannot be read at all. Display names the file, the place in it and the cause.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The disk or the system said no.
    #[error(
        "“{}” could not be read: {source}. Check that the file is still there and that you may open it.",
        name(path)
    )]
    Io {
        path: PathBuf,
        source: std::io::Error,
    },
    /// No importer knows this kind of file.
    #[error(
        "“{}” is not a kind of file that can be brought in ({found}). Save it as CSV, XLSX or GeoJSON and try again.",
        name(path)
    )]
    UnknownFormat { path: PathBuf, found: String },
    /// The file holds nothing.
    #[error("“{}” holds no rows: {cause}. Choose another file.", name(path))]
    Empty { path: PathBuf, cause: String },
    /// The file is not valid in its own format.
    #[error("“{}” is not valid {format}{}: {cause}. {next}", name(path), place(*.line))]
    Invalid {
        path: PathBuf,
        format: &'static str,
        /// 1-based line of the file, where there is one to name.
        line: Option<u64>,
        cause: String,
        next: &'static str,
    },
    /// Valid JSON that holds no places or properties.
    #[error(
        "“{}” is JSON, but not GeoJSON: {cause}. Ask whoever sent it for GeoJSON or CSV.",
        name(path)
    )]
    NotGeoJson { path: PathBuf, cause: String },
    /// Unpacked, the file would be far larger than an honest one.
    #[error(
        "“{}” was not opened: {cause}. If you trust the file, save the sheet as CSV and bring that in.",
        name(path)
    )]
    TooLarge { path: PathBuf, cause: String },
    /// The sheet that was asked for is not in the workbook.
    #[error("“{}” has no sheet called “{sheet}”. Its sheets are: {}.", name(path), sheets.join(", "))]
    NoSuchSheet {
        path: PathBuf,
        sheet: String,
        sheets: Vec<String>,
    },
    /// The user pressed Stop.
    #[error("Reading “{}” was stopped. Nothing was changed.", name(path))]
    Stopped { path: PathBuf },
}

fn name(path: &Path) -> String {
    match path.file_name() {
        Some(name) => name.to_string_lossy().into_owned(),
        None => path.display().to_string(),
    }
}

fn place(line: Option<u64>) -> String {
    line.map(|line| format!(", line {line}"))
        .unwrap_or_default()
}
