//! The files of one release, next to each other, which appear whole or not at all.
//!
//! Each file is written under a temporary name in the folder it is meant for, brought to the disk, and only when
//! all are complete do they take their names. A failure before that leaves the folder as it was.

use crate::{Error, Result, about::Companion, photo_folder::PhotoFolder};
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::{self, BufRead, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
};
use tempfile::{NamedTempFile, TempPath};

/// Names, after `NAME.`, of everything that may stand beside a release. What is left there from an earlier save
/// under the same name is removed: it would speak of assets that are not in the new one. Anything else that has
/// one of these names is left alone, and nothing is saved.
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

/// A file where a companion has to go that no earlier save has put there: it is somebody's own. What an
/// earlier save has put there is named in its `NAME.about.json`.
fn stranger(main: &Path) -> Option<PathBuf> {
    let earlier = fs::read(companion(main, ABOUT)).ok();
    let earlier: Option<Companion> = earlier.and_then(|text| serde_json::from_slice(&text).ok());
    let earlier = earlier.filter(|about| !about.format.is_empty() && !about.files.is_empty());
    let ours = |path: &Path, name: &str| {
        let Some(earlier) = &earlier else {
            return false;
        };
        let file_name = path.file_name().unwrap_or_default().to_string_lossy();
        [ABOUT, README].contains(&name) || earlier.files.iter().any(|file| file.name == file_name)
    };
    COMPANIONS
        .into_iter()
        .map(|name| (companion(main, name), name))
        .find(|(path, name)| path.symlink_metadata().is_ok() && !ours(path, name))
        .map(|(path, _)| path)
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
    complete: Vec<(TempPath, WrittenFile)>,
    photos: PhotoFolder,
    /// Nothing that is there gives way to it, and nothing beside it belongs to it.
    stands_alone: bool,
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
        let main = folder.join(main.file_name().unwrap_or_default());
        Ok(Destination {
            photos: PhotoFolder::beside(&main),
            complete: Vec::new(),
            stands_alone: false,
            main,
        })
    }

    /// The same for a file that has companions beside it.
    pub fn with_companions(main: &Path) -> Result<Destination> {
        let destination = Destination::new(main)?;
        match stranger(&destination.main) {
            None => Ok(destination),
            Some(path) => Err(Error::Destination {
                path,
                why: "a file of that name is there that Hereabouts did not save. Choose another name, or move that file first.",
            }),
        }
    }

    pub fn main(&self) -> &Path {
        &self.main
    }

    /// What is complete so far; the main file comes first.
    pub fn complete(&self) -> impl Iterator<Item = &WrittenFile> {
        self.complete.iter().map(|(_, written)| written)
    }

    /// The photos that stand beside the files.
    pub fn photos(&self) -> &PhotoFolder {
        &self.photos
    }

    pub fn photos_mut(&mut self) -> &mut PhotoFolder {
        &mut self.photos
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
                out: BufWriter::with_capacity(
                    TOGETHER,
                    Counted {
                        file,
                        sha256: Sha256::new(),
                        bytes: 0,
                    },
                ),
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
        self.complete.push((counted.file.into_temp_path(), written));
        Ok(())
    }

    /// Begins a main file for what writes to a file by its path, as a database does: empty, and under no name yet. Only
    /// whoever saves it can read it.
    pub fn begin_apart(&self) -> Result<TempPath> {
        let folder = self.main.parent().unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(".hereabouts-").suffix(".saving");
        let begun = builder.tempfile_in(folder);
        begun
            .map(NamedTempFile::into_temp_path)
            .map_err(|source| Error::Write {
                path: self.main.clone(),
                source,
            })
    }

    /// Takes a main file that was begun apart, has all its content and is closed, and brings it to the disk. It stands
    /// alone: it takes its name only where nothing has it, and what lies beside it is left as it is.
    pub fn end_apart(&mut self, file: TempPath) -> Result<()> {
        let brought = fs::OpenOptions::new()
            .read(true)
            .write(true)
            .open(&file)
            .and_then(|open| {
                let counted = counted(&open)?;
                open.sync_all()?;
                Ok(counted)
            });
        let (bytes, sha256) = brought.map_err(|source| Error::Write {
            path: self.main.clone(),
            source,
        })?;
        let written = WrittenFile {
            path: self.main.clone(),
            bytes,
            sha256,
        };
        self.complete.push((file, written));
        self.stands_alone = true;
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
            if !self.stands_alone {
                self.photos.go_if_empty();
            }
        }
        done.map(|()| published)
    }

    fn put_in_place(&mut self, published: &mut Vec<WrittenFile>) -> Result<()> {
        self.name_files(published)?;
        if self.stands_alone {
            return self.sync();
        }
        self.photos.put_in_place(published)?;
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
        self.photos.forget_others(published)?;
        self.sync()
    }

    fn name_files(&mut self, published: &mut Vec<WrittenFile>) -> Result<()> {
        for (file, written) in std::mem::take(&mut self.complete) {
            let named = match self.stands_alone {
                true => name_new(file, &written.path),
                false => file.persist(&written.path).map_err(|error| error.error),
            };
            named.map_err(|source| {
                let path = written.path.clone();
                match source.kind() {
                    io::ErrorKind::AlreadyExists => Error::Destination {
                        path,
                        why: "something of that name is there already. Choose another name for the file.",
                    },
                    _ => Error::Rename { path, source },
                }
            })?;
            published.push(written);
        }
        Ok(())
    }

    /// The new names are on the disk too.
    fn sync(&self) -> Result<()> {
        #[cfg(unix)]
        if let Some(folder) = self.main.parent() {
            let synced = fs::File::open(folder).and_then(|folder| folder.sync_all());
            match synced {
                // Some network drives cannot, and the file is in its place by now.
                Err(source)
                    if !matches!(
                        source.kind(),
                        io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
                    ) =>
                {
                    return Err(Error::Write {
                        path: folder.to_owned(),
                        source,
                    });
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// So many bytes are written at once.
const TOGETHER: usize = 1 << 16;

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
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
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

/// Gives a finished file its name, unless something has it.
///
/// # Errors
/// `AlreadyExists` where something has it.
pub fn name_new(draft: TempPath, path: &Path) -> io::Result<()> {
    match draft.persist_noclobber(path) {
        Ok(()) => Ok(()),
        Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => Err(taken.error),
        // Some sticks know no way to rename without overwriting: take the name first.
        Err(unable) => {
            fs::File::create_new(path)?;
            unable.path.persist(path).map_err(|failed| {
                let _ = fs::remove_file(path);
                failed.error
            })
        }
    }
}

/// How many bytes a file has, and their digest.
fn counted(file: &fs::File) -> io::Result<(u64, String)> {
    let mut reader = BufReader::with_capacity(1 << 16, file);
    let (mut bytes, mut sha256) = (0, Sha256::new());
    loop {
        let part = reader.fill_buf()?;
        if part.is_empty() {
            return Ok((bytes, hexadecimal(sha256)));
        }
        sha256.update(part);
        let length = part.len();
        bytes += length as u64;
        reader.consume(length);
    }
}

pub(crate) fn hexadecimal(digest: Sha256) -> String {
    let bytes = digest.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with what an earlier release left under this name, and a file that stands alone on its way there.
    fn alone() -> (tempfile::TempDir, PathBuf, Destination) {
        let folder = tempfile::tempdir().unwrap();
        let main = folder.path().join("Rosa.hereabouts");
        fs::write(companion(&main, ABOUT), "{}").unwrap();
        let mut destination = Destination::new(&main).unwrap();
        let begun = destination.begin_apart().unwrap();
        fs::write(&begun, "a copy").unwrap();
        destination.end_apart(begun).unwrap();
        (folder, main, destination)
    }

    #[test]
    fn what_stands_alone_comes_whole_and_touches_nothing_beside_it() {
        let (folder, main, destination) = alone();
        let written = destination.publish().unwrap();
        let sha256 = hexadecimal(Sha256::new_with_prefix("a copy"));
        let expected = WrittenFile {
            path: main.clone(),
            bytes: 6,
            sha256,
        };
        assert_eq!(written, [expected]);
        assert_eq!(fs::read(&main).unwrap(), b"a copy");
        assert_eq!(fs::read(companion(&main, ABOUT)).unwrap(), b"{}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_stands_alone_is_written_over_nothing() {
        let (folder, main, destination) = alone();
        // Somebody was quicker.
        fs::write(&main, "my own words").unwrap();
        let error = destination.publish().unwrap_err().to_string();
        assert!(error.contains("is there already"), "{error}");
        assert_eq!(fs::read(&main).unwrap(), b"my own words");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
