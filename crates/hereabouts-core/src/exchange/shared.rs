//! A folder that some other program keeps the same on all laptops: each leaves its own file there and takes in those
//! of the others. The catalogue itself never lies in it.

use super::{ChangesSaved, Sender, device, file, folder, peer, send};
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::log::Vector;
use crate::log::{exchange, held, rows};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// The fact of this file that names the folder.
const FOLDER: &str = "exchange_folder";
/// What this laptop's own file in the folder says that it holds.
const LEFT: &str = "exchange_left";

/// A change file of somebody else in the folder.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FolderFile {
    pub path: String,
    pub from: Sender,
    /// ISO 8601 time.
    pub made_at: String,
    /// All of it is here.
    pub nothing_new: bool,
}

/// What lies in the folder, and beside the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FolderNews {
    pub folder: Option<String>,
    /// The newest first.
    pub waiting: Vec<FolderFile>,
    /// Second copies of this catalogue that lie beside it.
    pub copies: Vec<String>,
}

impl Catalogue {
    /// What others left in the folder, and copies that a program made beside the catalogue.
    pub fn folder_news(&self) -> Result<FolderNews> {
        let copies = self
            .path()
            .map(folder::conflicted_copies)
            .unwrap_or_default();
        self.read(|db| {
            let folder = rows::fact(db, FOLDER)?;
            let mut waiting = Vec::new();
            if let Some(folder) = &folder {
                let own = rows::fact(db, device::FACT)?.unwrap_or_default();
                let key = super::key(db)?;
                for path in folder::files(Path::new(folder), &own, &exchange::identity(db)?)? {
                    // One that is still being copied is whole a moment later.
                    let Ok(letter) = file::read(&path, file::Lock::Key(&key)) else {
                        continue;
                    };
                    if letter.header.device == own {
                        continue;
                    }
                    waiting.push(FolderFile {
                        path: path.display().to_string(),
                        from: letter.header.from,
                        made_at: letter.header.made_at,
                        nothing_new: exchange::is_all_here(db, &letter.changes)?,
                    });
                }
            }
            Ok(FolderNews {
                folder,
                waiting,
                copies: copies.into_iter().map(shown).collect(),
            })
        })
    }

    /// Chooses the folder, or (null) none any more; what lies in it stays.
    ///
    /// # Errors
    /// `Invalid` for a folder that is not there, cannot be written to, or is no place for it.
    pub fn watch_folder(&self, path: Option<String>) -> Result<Outcome<()>> {
        if let Some(path) = &path {
            folder::valid(Path::new(path), self.path())?;
        }
        self.transact(Label::of(Action::Merge), |tx| {
            for fact in [FOLDER, LEFT] {
                tx.db().execute("DELETE FROM fact WHERE key = ?1", [fact])?;
            }
            match &path {
                Some(path) => rows::set_fact(tx.db(), FOLDER, path),
                None => Ok(()),
            }
        })
    }

    /// What was erased goes from the file that this laptop left in the folder as well. Those of others are theirs.
    pub(crate) fn left_file_follows(&self) -> Result<()> {
        if self.read(|db| rows::fact(db, LEFT))?.is_none() {
            return Ok(());
        }
        self.transact(Label::of(Action::Merge), |tx| {
            tx.db().execute("DELETE FROM fact WHERE key = ?1", [LEFT])?;
            Ok(())
        })?;
        self.leave_changes().map(drop)
    }

    /// Writes this laptop's own file into the folder, where anything is new since it was written last.
    pub fn leave_changes(&self) -> Result<Outcome<Option<ChangesSaved>>> {
        let own = self.path().map(Path::to_path_buf);
        let name = self.info()?.name;
        self.transact(Label::of(Action::Merge), |tx| {
            let db = tx.db();
            let Some(folder) = rows::fact(db, FOLDER)? else {
                return Ok(None);
            };
            let folder = PathBuf::from(folder);
            folder::valid(&folder, own.as_deref())?;
            let device = device::settle(db, own.as_deref())?.device;
            let here = peer::here(db)?;
            let path = folder.join(folder::own_name(
                &name,
                here.person.as_deref(),
                here.laptop.as_deref(),
                &device,
            ));
            let has = serde_json::to_string(&(held::sent(db)?, path.display().to_string()))
                .map_err(|e| Error::Damaged(e.to_string()))?;
            if rows::fact(db, LEFT)?.as_ref() == Some(&has) && path.exists() {
                return Ok(None);
            }
            // Whoever comes to the folder later has to find all in it.
            let saved = send::write(db, &path, &device, &Vector::new(), None)?;
            remove_older(&folder, &path, &device)?;
            rows::set_fact(db, LEFT, &has)?;
            Ok(Some(saved))
        })
    }
}

/// Files of this laptop under an earlier name: somebody gave the catalogue or themselves another one.
fn remove_older(folder: &Path, path: &Path, device: &str) -> Result<()> {
    for older in folder::own_files(folder, device)? {
        if older != path {
            std::fs::remove_file(&older).map_err(Error::io("Removing", &older))?;
        }
    }
    Ok(())
}

fn shown(path: PathBuf) -> String {
    path.display().to_string()
}
