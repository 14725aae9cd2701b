//! A folder that this laptop looks into no more: its own file goes from there, and nothing else is touched.

use super::{FOLDER, Left, shown};
use crate::error::Result;
use crate::exchange::file::{self, Lock};
use crate::exchange::{folder, key};
use crate::log::{Vector, held, rows};
use rusqlite::Connection;
use serde::Serialize;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// This laptop's own file in a folder that it looks into no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FormerFile {
    pub folder: String,
    pub became: Became,
}

/// What became of it. Of several files, what comes last here is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    TakenAway,
    /// It could not be taken away: the folder is out of reach, or nothing in it can be changed.
    StillThere,
    /// It stays, because it holds more than there is here: this is an older copy of the catalogue, perhaps a backup.
    HoldsMore,
}

/// What is known of the folder before another is chosen.
pub(super) struct Former {
    folder: PathBuf,
    device: String,
    key: String,
    /// What is here.
    held: Vector,
    /// This laptop left its file there, as far as it knows.
    left: bool,
}

impl Former {
    /// None where no folder was chosen. `device` is what this file goes on as.
    pub(super) fn of(db: &Connection, device: String) -> Result<Option<Former>> {
        let Some(folder) = rows::fact(db, FOLDER)? else {
            return Ok(None);
        };
        // A copy still knows what it was copied from left, and that is not its own.
        let left = Left::of(db)?;
        let left = left.is_some_and(|left| folder::is_own(Path::new(&left.path), &device));
        Ok(Some(Former {
            folder: folder.into(),
            key: key(db)?,
            held: held::held(db)?,
            device,
            left,
        }))
    }

    /// Takes the file away, unless its folder was chosen again; none where there is none. It touches the folder, so it
    /// is for outside of any transaction.
    pub(super) fn leave(self, chosen_again: Option<&Path>) -> Option<FormerFile> {
        if chosen_again.is_some_and(|chosen| folder::is_same(chosen, &self.folder)) {
            return None;
        }
        let became = match folder::own_files(&self.folder, &self.device) {
            Ok(files) => files.iter().map(|file| self.take_away(file)).max()?,
            Err(_) if self.left => Became::StillThere,
            Err(_) => return None,
        };
        let folder = shown(&self.folder);
        Some(FormerFile { folder, became })
    }

    fn take_away(&self, file: &Path) -> Became {
        let Ok(there) = file::header(file, Lock::Key(&self.key)) else {
            // It may be on its way, or out of reach.
            return Became::StillThere;
        };
        if held::has_gap(&self.held, &there.has) {
            return Became::HoldsMore;
        }
        match std::fs::remove_file(file) {
            Ok(()) => Became::TakenAway,
            Err(error) if error.kind() == ErrorKind::NotFound => Became::TakenAway,
            Err(_) => Became::StillThere,
        }
    }
}
