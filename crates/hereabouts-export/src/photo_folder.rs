//! The folder of the photos beside a release: `NAME-photos` for the file `NAME.geojson`.

use crate::{Error, Result, WrittenFile, destination::hexadecimal, photo};
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    fs,
    io::Write,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// Photos on their way to their folder, each written to the end.
pub struct PhotoFolder {
    folder: PathBuf,
    /// Where they lie until then; made for the first.
    draft: Option<TempDir>,
    complete: Vec<WrittenFile>,
}

impl PhotoFolder {
    pub fn beside(main: &Path) -> PhotoFolder {
        let mut name = main.file_stem().unwrap_or_default().to_owned();
        name.push("-photos");
        PhotoFolder {
            folder: main.with_file_name(name),
            draft: None,
            complete: Vec::new(),
        }
    }

    pub fn path(&self) -> &Path {
        &self.folder
    }

    pub fn complete(&self) -> &[WrittenFile] {
        &self.complete
    }

    /// Writes one photo. It is closed again: there may be thousands.
    pub fn write(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        let failed = |source| Error::Write {
            path: path.clone(),
            source,
        };
        let draft = match &self.draft {
            Some(draft) => draft,
            None => {
                let mut draft = tempfile::Builder::new();
                draft.prefix(".hereabouts-").suffix(".saving");
                let beside = self.folder.parent().unwrap_or(Path::new("."));
                self.draft.insert(draft.tempdir_in(beside).map_err(failed)?)
            }
        };
        let mut file = fs::File::create_new(draft.path().join(name)).map_err(failed)?;
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .map_err(failed)?;
        self.complete.push(WrittenFile {
            bytes: bytes.len() as u64,
            sha256: hexadecimal(Sha256::new_with_prefix(bytes)),
            path,
        });
        Ok(())
    }

    /// Gives the photos their names.
    pub fn put_in_place(&mut self, published: &mut Vec<WrittenFile>) -> Result<()> {
        let Some(draft) = self.draft.take() else {
            return Ok(());
        };
        let made = fs::create_dir_all(&self.folder);
        made.map_err(|source| Error::Write {
            path: self.folder.clone(),
            source,
        })?;
        for written in std::mem::take(&mut self.complete) {
            let name = written.path.file_name().unwrap_or_default();
            let renamed = fs::rename(draft.path().join(name), &written.path);
            renamed.map_err(|source| Error::Rename {
                path: written.path.clone(),
                source,
            })?;
            published.push(written);
        }
        Ok(())
    }

    /// Removes the photos of an earlier save that are not in this one; what somebody else put there stays.
    pub fn forget_others(&self, published: &[WrittenFile]) -> Result<()> {
        let kept: HashSet<&Path> = published.iter().map(|file| file.path.as_path()).collect();
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return Ok(());
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if photo::is_named_so(&name) && !kept.contains(path.as_path()) {
                fs::remove_file(&path).map_err(|source| Error::Remove {
                    path: path.clone(),
                    source,
                })?;
            }
        }
        self.go_if_empty();
        Ok(())
    }

    /// The folder goes when nothing is left in it.
    pub fn go_if_empty(&self) {
        let _ = fs::remove_dir(&self.folder);
    }
}
