//! How large a packed file becomes, found out before anything of it is read.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::atomic::Ordering;

use super::encoding::io_error;
use super::{ImportError, Progress};

/// Files in a workbook; honest ones have dozens.
const MOST_ENTRIES: usize = 10_000;
/// Bytes a workbook may unpack to.
const MOST_BYTES: u64 = 400 << 20;
/// Sheets shrink well; from this size on more than a hundredfold is no sheet.
const RATIO_FROM_BYTES: u64 = 32 << 20;
const MOST_RATIO: u64 = 100;
/// Reads the table of contents, then unpacks every entry into nothing: a workbook that is larger
/// than it says, or larger than an honest one, is never handed to the reader.
pub fn refuse_bombs(path: &Path, progress: &Progress) -> Result<(), ImportError> {
    let too_large = |cause: String| ImportError::TooLarge {
        path: path.into(),
        cause,
    };
    let file = File::open(path).map_err(|source| io_error(path, progress, source))?;
    let packed = file
        .metadata()
        .map_err(|source| io_error(path, progress, source))?
        .len();
    progress.total.store(packed, Ordering::Relaxed);
    let mut archive = zip::ZipArchive::new(BufReader::new(file))
        .map_err(|error| broken(path, &error.to_string()))?;
    if archive.len() > MOST_ENTRIES {
        return Err(too_large(format!(
            "it holds {} files inside, far more than a workbook has",
            archive.len()
        )));
    }
    let mut total: u64 = 0;
    for index in 0..archive.len() {
        let entry = archive
            .by_index_raw(index)
            .map_err(|error| broken(path, &error.to_string()))?;
        total = total.saturating_add(entry.size());
    }
    let limit = if packed > 0 && total / packed > MOST_RATIO {
        RATIO_FROM_BYTES
    } else {
        MOST_BYTES
    };
    let refused = |size: u64| {
        too_large(format!(
            "unpacked it would take {} MB, {} times its size on disk",
            size >> 20,
            size / packed.max(1)
        ))
    };
    if total > limit {
        return Err(refused(total));
    }
    let mut unpacked = 0;
    for index in 0..archive.len() {
        let entry = archive
            .by_index(index)
            .map_err(|error| broken(path, &error.to_string()))?;
        let mut entry = entry.take(limit - unpacked + 1);
        let mut chunk = [0; 32 * 1024];
        loop {
            if progress.is_stopped() {
                return Err(ImportError::Stopped { path: path.into() });
            }
            match entry
                .read(&mut chunk)
                .map_err(|error| broken(path, &error.to_string()))?
            {
                0 => break,
                read => unpacked += read as u64,
            }
        }
        if unpacked > limit {
            return Err(refused(unpacked));
        }
    }
    Ok(())
}

/// A workbook that is not what it says.
pub fn broken(path: &Path, cause: &str) -> ImportError {
    ImportError::Invalid {
        path: path.into(),
        format: "XLSX",
        line: None,
        cause: cause.trim_end_matches('.').to_string(),
        next: "Open it in the program it comes from and save it as XLSX or CSV again.",
    }
}
