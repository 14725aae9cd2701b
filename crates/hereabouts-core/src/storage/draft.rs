//! How a new file comes to its name: written beside it under another, synced, renamed. A power cut
//! leaves the old or the new, never half of one.

use crate::error::{Error, Result};
use hereabouts_export::destination::name_new;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;
use tempfile::TempPath;

/// An empty file in the folder of `path`, gone when dropped. What is written there comes to its name
/// whole or not at all, because a rename within one folder does.
pub(super) fn beside(path: &Path) -> Result<TempPath> {
    let folder = path.parent().unwrap_or(Path::new("."));
    tempfile::Builder::new()
        .prefix(".hereabouts-")
        .suffix(".new")
        .tempfile_in(folder)
        .map(tempfile::NamedTempFile::into_temp_path)
        .map_err(Error::io("Writing to the folder of", path))
}

/// Gives a finished draft its name, unless something has it.
pub(super) fn put_in_place(draft: TempPath, path: &Path) -> Result<()> {
    sync(&draft)?;
    name_new(draft, path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Error::AlreadyThere(path.to_owned()),
        _ => Error::io("Writing", path)(error),
    })?;
    sync_folder_of(path)
}

/// Gives a finished draft the name of the file it replaces.
pub(super) fn replace(draft: TempPath, path: &Path) -> Result<()> {
    sync(&draft)?;
    draft
        .persist(path)
        .map_err(|failed| Error::io("Writing", path)(failed.error))?;
    sync_folder_of(path)
}

fn sync(path: &Path) -> Result<()> {
    fs::OpenOptions::new()
        .write(true)
        .open(path)
        .and_then(|file| file.sync_all())
        .map_err(Error::io("Saving", path))
}

/// The new name is on the disk too. Windows keeps names safe by itself.
fn sync_folder_of(path: &Path) -> Result<()> {
    if let (true, Some(folder)) = (cfg!(unix), path.parent()) {
        match File::open(folder).and_then(|folder| folder.sync_all()) {
            // Some network drives cannot do this to a folder.
            Err(error)
                if !matches!(
                    error.kind(),
                    ErrorKind::InvalidInput | ErrorKind::Unsupported
                ) =>
            {
                return Err(Error::io("Saving", path)(error));
            }
            _ => {}
        }
    }
    Ok(())
}
