//! A file of ties as it stands: what it says of its ends, and its rows.

use super::plan::TieColumn;
use super::{columns, gexf, graphml, xml};
use crate::error::{Error, Result};
use crate::import::opened::stopped;
use crate::import::{Progress, ReadOptions, Source};
use crate::storage;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file of ties, whole.
#[derive(Debug, Default, PartialEq)]
pub(super) struct TieFile {
    /// Its name without folder and ending.
    pub name: String,
    pub path: PathBuf,
    pub format: &'static str,
    pub sheets: Vec<String>,
    pub columns: Vec<FileColumn>,
    /// What the file says of its ends apart from ties, in its order; a table of pairs says nothing.
    pub ends: Vec<FileEnd>,
    /// What the data of its ends are called.
    pub end_columns: Vec<String>,
    pub rows: Vec<FileRow>,
    pub notes: Vec<String>,
}

#[derive(Debug, PartialEq)]
pub(super) struct FileColumn {
    pub name: String,
    /// What it is taken for.
    pub holds: TieColumn,
}

/// An end that a network lists.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FileEnd {
    /// What the file's ties call it by.
    pub key: String,
    pub name: String,
    /// What it is, in the file's word.
    pub kind: Option<String>,
    /// What else is said of it, by column.
    pub cells: Vec<(usize, String)>,
}

#[derive(Debug, PartialEq)]
pub(super) struct FileRow {
    /// From 1.
    pub number: u64,
    /// By column.
    pub cells: HashMap<usize, String>,
    /// Why it is no row.
    pub skip: Option<&'static str>,
    /// The file says that it leads neither way, or both ways.
    pub undirected: bool,
}

/// Reads a file of ties.
///
/// # Errors
/// `Import` where it cannot be read or is none; `Invalid` for a catalogue.
pub(super) fn read(path: &Path, sheet: Option<&str>, progress: Arc<Progress>) -> Result<TieFile> {
    if storage::known_as_catalogue(path) {
        return Err(Error::invalid(format!(
            "{} is a Hereabouts catalogue itself. Nothing was changed. Open it instead of bringing it in.",
            path.display()
        )));
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut file = match xml::root(path)?.as_deref() {
        Some("graphml") => graphml::read(path)?,
        Some("gexf") => gexf::read(path)?,
        _ => table(path, sheet, progress)?,
    };
    file.name = name.into_owned();
    file.path = path.to_owned();
    Ok(file)
}

fn table(path: &Path, sheet: Option<&str>, progress: Arc<Progress>) -> Result<TieFile> {
    let options = ReadOptions {
        sheet: sheet.map(str::to_owned),
        progress,
        ..ReadOptions::default()
    };
    let source = Source::open(path, &options).map_err(stopped)?;
    let names: Vec<&str> = source.columns.iter().map(|c| c.name.as_str()).collect();
    let holds = columns::guess(&names);
    let columns = names.iter().zip(holds).map(|(name, holds)| FileColumn {
        name: (*name).to_owned(),
        holds,
    });
    let columns = columns.collect();
    let mut rows = Vec::new();
    source
        .rows(|row| {
            let cells = row.cells.iter().map(|(column, cell)| {
                let text = cell.text();
                let text = hereabouts_export::cell::read(text.trim());
                (*column, one_line(text))
            });
            rows.push(FileRow {
                number: row.number,
                cells: cells.filter(|(_, text)| !text.is_empty()).collect(),
                skip: row.skip.map(|skip| skip.words()),
                undirected: false,
            });
            ControlFlow::Continue(())
        })
        .map_err(stopped)?;
    Ok(TieFile {
        format: source.format,
        sheets: source.sheets.clone(),
        columns,
        rows,
        notes: source.warnings.clone(),
        ..TieFile::default()
    })
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
