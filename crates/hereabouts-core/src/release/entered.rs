//! One file that is saved within the step that enters it in the register: both or neither.

use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::log::door::Tx;
use crate::travel;
use hereabouts_export::{self as export, WrittenFile};
use std::path::Path;
use tempfile::TempPath;

/// Where the file is to stand, and what stood there before.
pub(crate) struct Standing<'a> {
    path: &'a Path,
    before: Option<TempPath>,
    is_saved: bool,
}

impl Catalogue {
    /// Runs a step that saves a file at `path` and enters it in the register. Where it fails, what stood there before
    /// stands there again.
    ///
    /// # Errors
    /// `Invalid` in a travel copy, and where a catalogue is there; as the step.
    pub(crate) fn save_entered<T>(
        &self,
        path: &Path,
        step: impl FnOnce(&mut Tx, &mut Standing) -> Result<T>,
    ) -> Result<Outcome<T>> {
        self.may_write()?;
        self.read(travel::may_give_on)?;
        self.refuse_own_file(path)?;
        let mut standing = Standing {
            path,
            before: None,
            is_saved: false,
        };
        let outcome = self.transact(Label::of(Action::Release), |tx| step(tx, &mut standing));
        // Nothing leaves unrecorded.
        if outcome.is_err() {
            standing.put_back()?;
        }
        outcome
    }
}

impl Standing<'_> {
    /// Saves the file, once.
    pub(crate) fn save(
        &mut self,
        write: impl FnOnce(&Path) -> export::Result<WrittenFile>,
    ) -> Result<WrittenFile> {
        self.before = set_aside(self.path)?;
        let saved = write(self.path)?;
        self.is_saved = true;
        Ok(saved)
    }

    fn put_back(self) -> Result<()> {
        let failed = Error::io("Taking back", self.path);
        match self.before {
            Some(before) => before.persist(self.path).map_err(|unable| {
                // Better under another name than gone.
                let _ = unable.path.keep();
                failed(unable.error)
            }),
            None if self.is_saved => std::fs::remove_file(self.path).map_err(failed),
            None => Ok(()),
        }
    }
}

/// Takes a file out of the way. It is gone once what is answered is dropped.
fn set_aside(path: &Path) -> Result<Option<TempPath>> {
    if !path.is_file() {
        return Ok(None);
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let kept = tempfile::Builder::new()
        .prefix(".hereabouts-")
        .suffix(".before")
        .tempfile_in(folder.unwrap_or(Path::new(".")))
        .map_err(Error::io("Replacing", path))?
        .into_temp_path();
    std::fs::rename(path, &kept).map_err(Error::io("Replacing", path))?;
    Ok(Some(kept))
}
