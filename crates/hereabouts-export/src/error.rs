//! What can go wrong while a release is written, in sentences that say what to do next.

use std::{io, path::PathBuf};

/// The failure of whoever prepares the contents; a format passes it on untouched.
pub type Source = Box<dyn std::error::Error + Send + Sync>;
pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The place to save to cannot be used as it is.
    #[error("Cannot save to '{}': {why}", path.display())]
    Destination { path: PathBuf, why: &'static str },
    #[error("Could not write '{}': {source}. Free some space or choose another folder, then save again.", path.display())]
    Write { path: PathBuf, source: io::Error },
    /// All files were written, but one could not take its name.
    #[error("Could not put '{}' in place: {source}. Close it if another program has it open, then save again.", path.display())]
    Rename { path: PathBuf, source: io::Error },
    #[error("There is no format called '{0}'. The formats are: {1}.")]
    UnknownFormat(String, String),
    /// A release that was put together wrongly: a value for a column it does not have, or two for one.
    #[error(
        "Asset '{asset}' has a value that does not fit the columns of this release (number {column})."
    )]
    Values { asset: String, column: usize },
    #[error("Could not remove '{}', which belongs to an earlier save: {source}. Remove it before you pass the files on.", path.display())]
    Remove { path: PathBuf, source: io::Error },
    /// A photo that was not written anew, or is not called as photos are.
    #[error("The photo '{0}' holds more than a picture. Nothing was saved.")]
    Photo(String),
    #[error(transparent)]
    Contents(Source),
}
