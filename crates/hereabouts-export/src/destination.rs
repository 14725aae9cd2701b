//! The files of one release, next to each other, which appear whole or not at all.
//!
//! Each file is written under a temporary name in the folder it is meant for, brought to the disk, and only when
//! all are complete do they take their names. A failure before that leaves the folder as it was.

use crate::{Error, Result, photo};
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};
use tempfile::{NamedTempFile, TempDir};

/// Names, after `NAME.`, of everything that may stand beside a release. What is left there from an earlier save
/// under the same name is removed: it would speak of assets that are not in the new one.
pub const COMPANIONS: [&str; 4] = [RELATIONSHIPS, RELATIONSHIP_LINES, ABOUT, README];
pub const RELATIONSHIPS: &str = "relationships.csv";
pub const RELATIONSHIP_LINES: &str = "relationships.geojson";
pub const ABOUT: &str = "about.json";
pub const README: &str = "README.txt";

/// Where `NAME.COMPANION` stands for the file `NAME.geojson`, `NAME.csv` and so on.
pub fn companion(main: &Path, companion: &str) -> PathBuf {
    let mut name = main.file_stem().unwrap_or_default().to_owned();
    name.push(".");
    name.push(companion);
    main.with_file_name(name)
}

/// A file as it was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenFile {
    pub path: PathBuf,
    pub bytes: u64,
    /// In lower-case hexadecimal digits.
    pub sha256: String,
}

/// Files on their way to a folder.
pub struct Destination {
    main: PathBuf,
    complete: Vec<(NamedTempFile, WrittenFile)>,
    photos: Option<Photos>,
}

/// Photos on their way to their folder, each written to the end.
struct Photos {
    /// Where they lie until then.
    draft: TempDir,
    folder: PathBuf,
    complete: Vec<WrittenFile>,
}

/// Where the photos of the file `NAME.geojson` are: `NAME-photos`.
pub fn photo_folder(main: &Path) -> PathBuf {
    let mut name = main.file_stem().unwrap_or_default().to_owned();
    name.push("-photos");
    main.with_file_name(name)
}

/// Saves one file by itself, whole or not at all.
pub fn save_alone(path: &Path, bytes: &[u8]) -> Result<WrittenFile> {
    let mut destination = Destination::new(path)?;
    let mut out = destination.begin(None)?;
    out.write_all(bytes).map_err(|source| out.failed(source))?;
    destination.end(out)?;
    let mut published = Vec::new();
    let done = destination.name_files(&mut published);
    done.and_then(|()| destination.sync())?;
    published.pop().ok_or_else(|| Error::Destination {
        path: path.to_owned(),
        why: "nothing was written.",
    })
}

impl Destination {
    /// For the main file `main`; the companions take its name without the extension.
    pub fn new(main: &Path) -> Result<Destination> {
        let refuse = |why| {
            Err(Error::Destination {
                path: main.to_owned(),
                why,
            })
        };
        if main.file_name().is_none() || main.is_dir() {
            return refuse("it is a folder. Choose a name for the file.");
        }
        let folder = main
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        if !folder.is_dir() {
            return refuse("its folder does not exist. Choose another, or make it first.");
        }
        Ok(Destination {
            main: folder.join(main.file_name().unwrap_or_default()),
            complete: Vec::new(),
            photos: None,
        })
    }

    pub fn main(&self) -> &Path {
        &self.main
    }

    /// What is complete so far; the main file comes first.
    pub fn complete(&self) -> impl Iterator<Item = &WrittenFile> {
        self.complete.iter().map(|(_, written)| written)
    }

    /// The folder of the photos and what is complete in it, if there are any.
    pub fn photos(&self) -> Option<(&Path, &[WrittenFile])> {
        let photos = self.photos.as_ref()?;
        Some((&photos.folder, &photos.complete))
    }

    /// Writes one photo. It is closed again: there may be thousands.
    pub fn photo(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let folder = photo_folder(&self.main);
        let failed = |source| Error::Write {
            path: folder.join(name),
            source,
        };
        let photos = match &mut self.photos {
            Some(photos) => photos,
            none => {
                let beside = self.main.parent().unwrap_or(Path::new("."));
                let mut draft = tempfile::Builder::new();
                draft.prefix(".hereabouts-").suffix(".saving");
                none.insert(Photos {
                    draft: draft.tempdir_in(beside).map_err(failed)?,
                    folder: folder.clone(),
                    complete: Vec::new(),
                })
            }
        };
        let mut file = fs::File::create_new(photos.draft.path().join(name)).map_err(failed)?;
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .map_err(failed)?;
        photos.complete.push(WrittenFile {
            path: folder.join(name),
            bytes: bytes.len() as u64,
            sha256: hexadecimal(Sha256::new_with_prefix(bytes)),
        });
        Ok(())
    }

    /// Begins the main file, or the companion of that name.
    pub fn begin(&self, companion_name: Option<&str>) -> Result<Outgoing> {
        let path =
            companion_name.map_or_else(|| self.main.clone(), |name| companion(&self.main, name));
        let folder = self.main.parent().unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(".hereabouts-").suffix(".saving");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // As any saved file, less what the person's umask takes away.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        match builder.tempfile_in(folder) {
            Ok(file) => Ok(Outgoing {
                path,
                out: BufWriter::new(Counted {
                    file,
                    sha256: Sha256::new(),
                    bytes: 0,
                }),
            }),
            Err(source) => Err(Error::Write { path, source }),
        }
    }

    /// Takes a file that has all its content, and brings it to the disk.
    pub fn end(&mut self, outgoing: Outgoing) -> Result<()> {
        let path = outgoing.path;
        let failed = |source| Error::Write {
            path: path.clone(),
            source,
        };
        let counted = outgoing
            .out
            .into_inner()
            .map_err(|error| failed(error.into_error()))?;
        counted.file.as_file().sync_all().map_err(failed)?;
        let written = WrittenFile {
            path,
            bytes: counted.bytes,
            sha256: hexadecimal(counted.sha256),
        };
        self.complete.push((counted.file, written));
        Ok(())
    }

    /// Gives every file its name, or, with an error, none. The main file goes first: it is the one another
    /// program is likely to hold open.
    pub fn publish(mut self) -> Result<Vec<WrittenFile>> {
        let mut published = Vec::new();
        let done = self.put_in_place(&mut published);
        if done.is_err() {
            // What cannot be taken away again is named by the error that is answered already.
            for written in &published {
                let _ = fs::remove_file(&written.path);
            }
            let _ = fs::remove_dir(photo_folder(&self.main));
        }
        done.map(|()| published)
    }

    fn put_in_place(&mut self, published: &mut Vec<WrittenFile>) -> Result<()> {
        self.name_files(published)?;
        self.name_photos(published)?;
        for name in COMPANIONS {
            let path = companion(&self.main, name);
            if published.iter().any(|written| written.path == path) {
                continue;
            }
            match fs::remove_file(&path) {
                Err(source) if source.kind() != io::ErrorKind::NotFound => {
                    return Err(Error::Remove { path, source });
                }
                _ => {}
            }
        }
        self.forget_photos(published)?;
        self.sync()
    }

    fn name_files(&mut self, published: &mut Vec<WrittenFile>) -> Result<()> {
        for (file, written) in std::mem::take(&mut self.complete) {
            let renamed = file.persist(&written.path);
            renamed.map_err(|error| Error::Rename {
                path: written.path.clone(),
                source: error.error,
            })?;
            published.push(written);
        }
        Ok(())
    }

    fn name_photos(&mut self, published: &mut Vec<WrittenFile>) -> Result<()> {
        let Some(photos) = self.photos.take() else {
            return Ok(());
        };
        let made = fs::create_dir_all(&photos.folder);
        made.map_err(|source| Error::Write {
            path: photos.folder.clone(),
            source,
        })?;
        for written in photos.complete {
            let name = written.path.file_name().unwrap_or_default();
            let renamed = fs::rename(photos.draft.path().join(name), &written.path);
            renamed.map_err(|source| Error::Rename {
                path: written.path.clone(),
                source,
            })?;
            published.push(written);
        }
        Ok(())
    }

    /// Removes the photos of an earlier save that are not in this one; what somebody else put there stays.
    fn forget_photos(&self, published: &[WrittenFile]) -> Result<()> {
        let folder = photo_folder(&self.main);
        let kept: HashSet<&Path> = published.iter().map(|file| file.path.as_path()).collect();
        let Ok(entries) = fs::read_dir(&folder) else {
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
        // It goes when nothing is left in it.
        let _ = fs::remove_dir(&folder);
        Ok(())
    }

    /// The new names are on the disk too.
    fn sync(&self) -> Result<()> {
        #[cfg(unix)]
        if let Some(folder) = self.main.parent() {
            let synced = fs::File::open(folder).and_then(|folder| folder.sync_all());
            synced.map_err(|source| Error::Write {
                path: folder.to_owned(),
                source,
            })?;
        }
        Ok(())
    }
}

/// One file being written.
pub struct Outgoing {
    path: PathBuf,
    out: BufWriter<Counted>,
}

impl Outgoing {
    pub fn put(&mut self, text: &str) -> Result<()> {
        self.out
            .write_all(text.as_bytes())
            .map_err(|source| self.failed(source))
    }

    /// An error of this file, for writers that only know [`io::Error`].
    pub fn failed(&self, source: io::Error) -> Error {
        Error::Write {
            path: self.path.clone(),
            source,
        }
    }
}

impl Write for Outgoing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

struct Counted {
    file: NamedTempFile,
    sha256: Sha256,
    bytes: u64,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.sha256.update(&bytes[..count]);
        self.bytes += count as u64;
        Ok(count)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn hexadecimal(digest: Sha256) -> String {
    let bytes = digest.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
