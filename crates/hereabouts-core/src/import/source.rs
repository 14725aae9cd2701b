//! Opening a file: which format it is, its columns, and its rows as a stream.
//!
//! A file is read twice. Opening reads it once, to learn encoding, headings and
//! what the columns hold; every call of [`Source::rows`] reads it again. Nothing
//! keeps the whole file in memory.

use std::fs::File;
use std::io::Read;
use std::mem;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread;

use super::{ColumnProfile, ImportError, Row, csv, geojson, xlsx};

/// The formats that can be brought in, one line each. The first whose `sniff` accepts the
/// beginning of the file wins; the extension decides where the beginning says nothing.
const FORMATS: &[Format] = &[
    Format {
        name: "XLSX",
        extensions: &["xlsx", "xlsm"],
        sniff: xlsx::sniff,
        open: xlsx::open,
    },
    Format {
        name: "GeoJSON",
        extensions: &["geojson", "json", "geojsonl", "geojsons", "ndjson", "jsonl"],
        sniff: geojson::sniff,
        open: geojson::open,
    },
    Format {
        name: "CSV",
        extensions: &["csv", "tsv", "tab", "txt", "psv"],
        sniff: csv::sniff,
        open: csv::open,
    },
];

struct Format {
    name: &'static str,
    extensions: &'static [&'static str],
    /// Whether the first bytes of a file can only be this format.
    sniff: fn(&[u8]) -> bool,
    open: fn(&Path, &ReadOptions) -> Result<Opened, ImportError>,
}

/// Reads all rows once, in order, until `each` breaks.
pub(super) type ReadRows =
    Box<dyn Fn(&mut dyn FnMut(Row) -> ControlFlow<()>) -> Result<(), ImportError> + Send + Sync>;

/// What a format's `open` hands back.
pub(super) struct Opened {
    pub columns: Vec<ColumnProfile>,
    pub row_count: u64,
    pub has_geometry: bool,
    pub sheets: Vec<String>,
    pub about: Vec<(String, serde_json::Value)>,
    pub warnings: Vec<String>,
    pub read: ReadRows,
}

/// How to read a file where the user knows better than the guess. `Default` guesses everything.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The sheet of a workbook; without it the first that holds anything.
    pub sheet: Option<String>,
    /// The character between cells of a CSV file.
    pub delimiter: Option<char>,
    /// The encoding by its web name, such as `windows-1252`; a name nobody knows is as good as none.
    pub encoding: Option<String>,
    /// The 1-based line that holds the headings; 0 when there are none.
    pub header_line: Option<u64>,
    /// Keep text exactly as written: no markup removed, no `NA` taken as missing, no trimming.
    /// For files this program wrote itself.
    pub verbatim: bool,
    /// How far reading is, and the way to stop it from another thread.
    pub progress: Arc<Progress>,
}

/// How far reading a file is, shared with whoever shows it or wants it stopped.
#[derive(Debug, Default)]
pub struct Progress {
    stop: AtomicBool,
    /// Bytes of the file read in the current pass.
    pub done: AtomicU64,
    /// Bytes of the whole file.
    pub total: AtomicU64,
}

impl Progress {
    /// Asks whoever is reading to stop; `rows` and `open` then end with [`ImportError::Stopped`].
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether stopping was asked for.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// A file that can be brought in.
pub struct Source {
    /// Where the file is.
    pub path: PathBuf,
    /// `CSV`, `XLSX` or `GeoJSON`.
    pub format: &'static str,
    /// The file's name without its extension.
    pub name: String,
    /// The columns in file order, with what was seen in them.
    pub columns: Vec<ColumnProfile>,
    /// All rows that [`Source::rows`] will yield, skipped ones included.
    pub row_count: u64,
    /// Whether rows carry a geometry of their own (GeoJSON).
    pub has_geometry: bool,
    /// The sheets of a workbook, empty for other formats.
    pub sheets: Vec<String>,
    /// Members of a FeatureCollection beside its features, such as its source and licence.
    pub about: Vec<(String, serde_json::Value)>,
    /// What was noticed about the file as a whole, as sentences.
    pub warnings: Vec<String>,
    progress: Arc<Progress>,
    read: ReadRows,
}

impl Source {
    /// Opens a file and reads it once: format, encoding, headings, what the columns hold.
    ///
    /// # Errors
    /// Only when the file cannot be read, is empty, or is not valid in its format.
    pub fn open(path: impl AsRef<Path>, options: &ReadOptions) -> Result<Source, ImportError> {
        let path = path.as_ref();
        let format = format_of(path)?;
        let opened = (format.open)(path, options)?;
        Ok(Source {
            path: path.to_path_buf(),
            format: format.name,
            name: path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            columns: opened.columns,
            row_count: opened.row_count,
            has_geometry: opened.has_geometry,
            sheets: opened.sheets,
            about: opened.about,
            warnings: opened.warnings,
            progress: options.progress.clone(),
            read: opened.read,
        })
    }

    /// Yields every row in order until `each` breaks. May be called again: each call reads the
    /// file from its beginning. It is read ahead beside whatever `each` does, some rows at a time.
    ///
    /// # Errors
    /// When the file cannot be read any more, or reading was stopped.
    pub fn rows(&self, mut each: impl FnMut(Row) -> ControlFlow<()>) -> Result<(), ImportError> {
        const TOGETHER: usize = 32;
        const AHEAD: usize = 4;
        let (send, read) = mpsc::sync_channel(AHEAD);
        thread::scope(|scope| {
            let reader = scope.spawn(move || {
                let mut some = Vec::with_capacity(TOGETHER);
                let ended = (self.read)(&mut |row| {
                    some.push(row);
                    match some.len() < TOGETHER || send.send(mem::take(&mut some)).is_ok() {
                        true => ControlFlow::Continue(()),
                        false => ControlFlow::Break(()),
                    }
                });
                // Nobody may want them any more.
                let _ = send.send(some);
                ended
            });
            // What was read ahead when somebody asked to stop is not wanted either.
            let mut stopped = false;
            let _ = read.iter().flatten().try_for_each(|row| {
                stopped = self.progress.is_stopped();
                match stopped {
                    true => ControlFlow::Break(()),
                    false => each(row),
                }
            });
            drop(read);
            match reader.join() {
                Ok(Ok(())) if stopped => Err(ImportError::Stopped {
                    path: self.path.clone(),
                }),
                Ok(ended) => ended,
                Err(panic) => resume_unwind(panic),
            }
        })
    }
}

fn format_of(path: &Path) -> Result<&'static Format, ImportError> {
    let io = |source| ImportError::Io {
        path: path.to_path_buf(),
        source,
    };
    let mut beginning = Vec::new();
    File::open(path)
        .map_err(io)?
        .take(4096)
        .read_to_end(&mut beginning)
        .map_err(io)?;
    if beginning.is_empty() {
        return Err(ImportError::Empty {
            path: path.to_path_buf(),
            cause: "the file is empty".into(),
        });
    }
    let extension = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    FORMATS
        .iter()
        .find(|format| (format.sniff)(&beginning))
        .or_else(|| {
            FORMATS
                .iter()
                .find(|f| f.extensions.contains(&extension.as_str()))
        })
        .ok_or_else(|| ImportError::UnknownFormat {
            path: path.to_path_buf(),
            found: match extension.as_str() {
                "" => "it has no extension".into(),
                other => format!("its extension is .{other}"),
            },
        })
}
