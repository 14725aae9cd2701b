//! Nothing of what was erased is left in the bytes of a file: its pages are written anew, and its log is emptied.

use super::{Ticked, erase_here};
use crate::catalogue::Catalogue;
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::RecordId;
use crate::log::rows;
use crate::storage::backup::{self, Rewritten};
use rusqlite::Connection;
use serde::Serialize;
use std::path::PathBuf;

/// Says that pages may still hold what was erased.
const FACT: &str = "scrub";

/// A backup beside the catalogue, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct BackupTouched {
    pub path: String,
    /// What the stick or disk is called on which it lies, where that can be told.
    pub volume: Option<String>,
    /// ISO 8601 time of what it holds.
    pub at: String,
    pub state: BackupState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupState {
    /// It is written anew without what is erased.
    Rewritten,
    /// It cannot be opened, so that nobody knows what it holds: it is removed.
    Removed,
    /// It could not be written to and still holds everything: somebody has to remove it.
    Left,
    /// It is out of reach, as on a stick that is not in: it still holds everything until it is.
    Absent,
}

/// Notes that the file has to be written anew; within the transaction that erases.
pub fn mark(db: &Connection) -> Result<()> {
    rows::set_fact(db, FACT, "due")
}

/// Writes the file anew where that is due. Outside of any transaction.
///
/// # Errors
/// `Busy` while somebody reads; `DiskFull`. It stays due, and is tried again at the next opening.
pub fn finish(db: &Connection) -> Result<()> {
    if rows::fact(db, FACT)?.as_deref() != Some("due") {
        return Ok(());
    }
    db.execute_batch("VACUUM")?;
    match crate::storage::checkpoint(db)? {
        true => rows::set_fact(db, FACT, "done"),
        false => Err(Error::Busy),
    }
}

impl Catalogue {
    /// The backups beside this catalogue, and what an erasure would do to each.
    pub(super) fn backups_touched(&self) -> Result<Vec<BackupTouched>> {
        let Some(file) = self.file() else {
            return Ok(Vec::new());
        };
        let found = backup::backups(file)?;
        Ok(found
            .into_iter()
            .map(|copy| BackupTouched {
                state: match backup::opens(file, &copy.path) {
                    true => BackupState::Rewritten,
                    false => BackupState::Removed,
                },
                at: copy.at.to_string(),
                volume: None,
                path: shown(copy.path),
            })
            .collect())
    }

    /// Erases in every backup beside this catalogue just what was erased here: what is one now may not have been so then.
    /// A backup that cannot be opened is removed.
    pub(super) fn erase_in_backups(
        &self,
        all: &[RecordId],
        ticked: &[Ticked],
    ) -> Result<Vec<BackupTouched>> {
        self.in_every_backup(|there| {
            let is_there = |id: &RecordId| {
                there.read(|db| Ok((!rows::history_of(db, id)?.is_empty()).then_some(*id)))
            };
            let known = all.iter().map(is_there).collect::<Result<Vec<_>>>()?;
            let known: Vec<RecordId> = known.into_iter().flatten().collect();
            if !known.is_empty() {
                there.transact(Label::of(Action::Erase), |tx| {
                    erase_here(tx, &known, ticked)?;
                    mark(tx.db())
                })?;
            }
            Ok(())
        })
    }

    /// Does something in every backup beside this catalogue, and writes each anew; one that cannot be opened is
    /// removed.
    pub(super) fn in_backups(
        &self,
        run: impl Fn(&Catalogue) -> Result<()>,
    ) -> Result<Vec<BackupTouched>> {
        let Some(file) = self.file() else {
            return Ok(Vec::new());
        };
        let mut touched = Vec::new();
        for copy in backup::backups(file)? {
            let done = backup::rewrite(file, &copy, |db| {
                let there = Catalogue::over_copy(db)?;
                run(&there)?;
                let db = there.into_connection();
                finish(&db)?;
                Ok(db)
            });
            touched.push(BackupTouched {
                state: match done {
                    Ok(Rewritten::Yes) => BackupState::Rewritten,
                    Ok(Rewritten::Removed) => BackupState::Removed,
                    Err(_) => BackupState::Left,
                },
                at: copy.at.to_string(),
                volume: None,
                path: shown(copy.path),
            });
        }
        Ok(touched)
    }
}

fn shown(path: PathBuf) -> String {
    path.display().to_string()
}

#[cfg(test)]
impl Catalogue {
    /// A backup beside the catalogue, as the program makes them by itself.
    pub(super) fn backup_now_for_tests(&self) {
        let file = self.file().expect("it has a file");
        let before = backup::Before::Import;
        let made =
            self.write_alone(|db| backup::backup_before(db, file, before, &Default::default()));
        made.expect("there is room for a backup");
    }
}
