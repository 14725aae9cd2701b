//! What can go wrong, named for what a person can do about it.

use std::path::{Path, PathBuf};

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was asked cannot be done, and the sentence says what can.
    #[error("{0}")]
    Invalid(String),
    #[error(
        "That {0} is not in this catalogue any more. It may have been removed in another window."
    )]
    NotFound(&'static str),
    #[error("There is nothing to undo.")]
    NothingToUndo,
    #[error("There is nothing to do again.")]
    NothingToRedo,
    #[error("{} was made by a newer Hereabouts. Nothing was changed. Open it with that version, or ask whoever sent it for a spreadsheet.", .0.display())]
    FileTooNew(PathBuf),
    #[error("{} cannot be opened: either it is not a Hereabouts catalogue, or the passphrase is not the right one. Nothing was changed.", .0.display())]
    NotOursOrWrongPassphrase(PathBuf),
    #[error("{} is not a Hereabouts catalogue. Nothing was changed. To bring in a spreadsheet or map data, open or make a catalogue first, then choose Bring in.", .0.display())]
    NotOurs(PathBuf),
    #[error("{} needs its passphrase.", .0.display())]
    NeedsPassphrase(PathBuf),
    #[error("This recovery key is not for {} as it is now: it is for another catalogue, or was printed before the passphrase was last changed. Nothing was changed. Look for a newer sheet.", .0.display())]
    OldRecoveryKey(PathBuf),
    #[error("This is one sheet of three. Two of them open the catalogue: type a second one.")]
    NeedsSecondSheet,
    #[error("{} is there already. Nothing was changed. Choose another name.", .0.display())]
    AlreadyThere(PathBuf),
    #[error(
        "This catalogue is open for reading only, because {0}. Save a copy somewhere else to work on it."
    )]
    ReadOnly(String),
    #[error(
        "This is how the catalogue was on {0}. It can be read, not changed and not shared: what people agreed to is asked of today. To change or share something, go back to the catalogue as it is now."
    )]
    AsItWas(String),
    #[error(
        "The disk is full. Nothing of this was saved, and what was saved before is safe. Make some room, then try again."
    )]
    DiskFull,
    #[error(
        "Another program is writing to this file just now. Nothing was lost. Try again in a moment."
    )]
    Busy,
    #[error(
        "The disk did not answer as it should. Nothing of this was saved, and what was saved before is safe as far as the disk keeps it. Look whether the disk or stick is still connected, then try again."
    )]
    DiskFailed,
    #[error("Stopped. The catalogue is as it was before.")]
    Stopped,
    #[error("{action} {} did not work: {source}", .path.display())]
    Io {
        action: &'static str,
        path: PathBuf,
        source: std::io::Error,
    },
    #[error(transparent)]
    Import(#[from] crate::import::ImportError),
    #[error(transparent)]
    Export(#[from] hereabouts_export::Error),
    #[error(
        "The file answered in a way Hereabouts does not expect: {0}. Nothing was changed. Run a check, or go back to the last backup."
    )]
    Damaged(String),
    #[error("The catalogue could not be read or written: {0}. Nothing of this was saved.")]
    Database(rusqlite::Error),
}

impl Error {
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Error {
        let path = path.to_path_buf();
        move |source| match source.kind() {
            std::io::ErrorKind::StorageFull => Error::DiskFull,
            _ => Error::Io {
                action,
                path,
                source,
            },
        }
    }

    pub(crate) fn invalid(sentence: impl Into<String>) -> Error {
        Error::Invalid(sentence.into())
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Error::DiskFull,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Error::Busy,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Error::Damaged(error.to_string()),
            Some(Code::SystemIoFailure) => Error::DiskFailed,
            Some(Code::OperationInterrupted) => Error::Stopped,
            Some(Code::ReadOnly) => {
                Error::ReadOnly("its file or folder may not be written to".into())
            }
            _ => Error::Database(error),
        }
    }
}

/// `asset.or_not_found("asset")?`
pub(crate) trait OrNotFound<T> {
    fn or_not_found(self, what: &'static str) -> Result<T>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self, what: &'static str) -> Result<T> {
        self.ok_or(Error::NotFound(what))
    }
}
