//! What can be known of a catalogue's place without opening it: paths, the first bytes of a file,
//! whether it may be written to, what a crash left beside it.

use super::connection::APPLICATION_ID;
use super::key::SALT_BYTES;
use crate::error::{Error, Result};
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// The absolute path of a file that is there, links followed. Absolute, because SQLite takes a name
/// that starts with `file:` for a web address.
pub(super) fn of_existing_file(path: &Path) -> Result<PathBuf> {
    short_enough(path)?;
    let real = fs::canonicalize(path).map_err(Error::io("Opening", path))?;
    short_enough(&real)?;
    if real.is_dir() {
        return Err(Error::invalid(format!(
            "{} is a folder. Choose the catalogue inside it.",
            path.display()
        )));
    }
    Ok(as_people_write_it(real))
}

/// The absolute path for a file that is to be made: its folder is there, and nothing of its name is.
pub(crate) fn for_new_file(path: &Path) -> Result<PathBuf> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(Error::invalid(format!(
            "{} is not a name for a file. Choose another.",
            path.display()
        )));
    };
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let folder = fs::canonicalize(folder).map_err(Error::io("Finding the folder for", path))?;
    let real = as_people_write_it(folder).join(name);
    short_enough(&real)?;
    // A log left by a file of the same name would be taken for a part of the new one.
    for taken in [
        real.clone(),
        beside(&real, "-wal"),
        beside(&real, "-journal"),
    ] {
        if taken.symlink_metadata().is_ok() {
            return Err(Error::AlreadyThere(taken));
        }
    }
    Ok(real)
}

/// SQLite takes paths of 512 bytes at most, and puts `-journal` behind ours.
const LONGEST_PATH: usize = 480;

fn short_enough(path: &Path) -> Result<()> {
    if path.as_os_str().len() <= LONGEST_PATH {
        return Ok(());
    }
    let start: String = path.to_string_lossy().chars().take(60).collect();
    Err(Error::invalid(format!(
        "The name {start}… is too long for a catalogue. Choose a shorter one, or a folder that is not so deep inside others."
    )))
}

/// Windows spells real paths `\\?\C:\…`, which no person does.
fn as_people_write_it(path: PathBuf) -> PathBuf {
    match path.to_str().and_then(|text| text.strip_prefix(r"\\?\")) {
        Some(rest) if cfg!(windows) && rest.as_bytes().get(1) == Some(&b':') => rest.into(),
        _ => path,
    }
}

/// `path` with `ending` after its name.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

/// What the first bytes of a file say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// A catalogue without a passphrase.
    Ours,
    /// Something else.
    Foreign,
    /// Either a catalogue with a passphrase, whose salt this is, or something else.
    PerhapsSalt([u8; SALT_BYTES]),
}

/// What the first bytes of the file at `path` say. A file is read here once: on Unix, closing it takes
/// away the locks that SQLite holds on it anywhere in this process
/// (https://www.sqlite.org/howtocorrupt.html, section 2.2). What its head says never changes.
pub(super) fn head(path: &Path) -> Result<Head> {
    let identity = identity(path);
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(head) = identity.as_ref().and_then(|identity| read.get(identity)) {
        return Ok(*head);
    }
    let head = read_head(path)?;
    // Another kind of file may yet become a catalogue, and nobody has locks on it.
    if let (Some(identity), true) = (identity, head != Head::Foreign) {
        read.insert(identity, head);
    }
    Ok(head)
}

/// The same of a backup, which nobody works in: it is not known as a catalogue for it.
pub(super) fn head_of_backup(path: &Path) -> Result<Head> {
    let identity = identity(path);
    let read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    match identity.and_then(|identity| read.get(&identity).copied()) {
        Some(head) => Ok(head),
        None => read_head(path),
    }
}

/// The heads of the catalogues that this process has opened.
static READ: Mutex<BTreeMap<Identity, Head>> = Mutex::new(BTreeMap::new());

/// Whether this process knows the file at `path` as a catalogue: then nothing else may open it, see
/// above. Found out without opening it.
pub fn known_as_catalogue(path: &Path) -> bool {
    let read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    identity(path).is_some_and(|identity| read.contains_key(&identity))
}

/// Whether the file at `path` is a catalogue, or lies beside one as its log or journal: then nothing else
/// may be written there, whatever a person answered to "Replace it?".
pub fn holds_catalogue(path: &Path) -> bool {
    let text = path.as_os_str().to_string_lossy();
    let endings = ["-wal", "-shm", "-journal"];
    let of = endings.iter().find_map(|ending| text.strip_suffix(ending));
    if of.is_some_and(|catalogue| is_catalogue(Path::new(catalogue))) {
        return true;
    }
    is_catalogue(path)
}

fn is_catalogue(path: &Path) -> bool {
    known_as_catalogue(path)
        || match head(path) {
            Ok(Head::Ours) => true,
            // Without its passphrase nobody can tell; its name can.
            Ok(Head::PerhapsSalt(_)) => path.extension().is_some_and(|end| end == "hereabouts"),
            Ok(Head::Foreign) | Err(_) => false,
        }
}

/// Device, number and birth of a file: another file may get the number of one that is gone.
type Identity = (u64, u64, Option<SystemTime>);

#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let about = path.metadata().ok()?;
    Some((about.dev(), about.ino(), about.created().ok()))
}

/// Elsewhere locks belong to whoever opened the file, and it can be read as often as one likes.
#[cfg(not(unix))]
fn identity(_path: &Path) -> Option<Identity> {
    None
}

fn read_head(path: &Path) -> Result<Head> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(100).read_to_end(&mut bytes))
        .map_err(Error::io("Opening", path))?;
    // A database is at least one page of at least 512 bytes; SQLite's header is 100 of them.
    let Ok(bytes) = <[u8; 100]>::try_from(bytes) else {
        return Ok(Head::Foreign);
    };
    if bytes.starts_with(b"SQLite format 3\0") {
        // https://www.sqlite.org/fileformat.html: the application id is at offset 68.
        return Ok(if bytes[68..72] == APPLICATION_ID.to_be_bytes() {
            Head::Ours
        } else {
            Head::Foreign
        });
    }
    let mut salt = [0; SALT_BYTES];
    salt.copy_from_slice(&bytes[..SALT_BYTES]);
    Ok(if looks_like_another_kind(&salt) {
        Head::Foreign
    } else {
        Head::PerhapsSalt(salt)
    })
}

/// A random salt that nobody takes for the beginning of a spreadsheet.
pub(super) fn fresh_salt() -> [u8; SALT_BYTES] {
    loop {
        let salt = *super::key::random::<SALT_BYTES>();
        if !looks_like_another_kind(&salt) {
            return salt;
        }
    }
}

/// Text, or the first bytes of the binary files people have beside their catalogues.
fn looks_like_another_kind(start: &[u8; SALT_BYTES]) -> bool {
    const KNOWN: [&[u8]; 10] = [
        b"SQLite format 3",
        b"PK\x03\x04",       // XLSX, ODS, DOCX, ZIP
        b"\xd0\xcf\x11\xe0", // XLS, DOC
        b"\x89PNG",
        b"\xff\xd8\xff", // JPEG
        b"GIF8",
        b"\x1f\x8b\x08", // gzip
        b"\xff\xfe",     // text in UTF-16
        b"\xfe\xff",
        b"\xef\xbb\xbf", // text in UTF-8, with its mark
    ];
    let is_text = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
    KNOWN.iter().any(|known| start.starts_with(known)) || start.iter().all(is_text)
}

/// Why the file can only be read, if so: completes "… open for reading only, because …".
///
/// An administrator's account may write to everything; what is marked as not to be written to is
/// read only for everybody.
pub(super) fn why_read_only(path: &Path) -> Option<String> {
    let marked = |path: &Path| path.metadata().is_ok_and(|m| m.permissions().readonly());
    let refused = |error: &std::io::Error| {
        matches!(
            error.kind(),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
        )
    };
    if marked(path) {
        return Some("its file is marked as not to be changed".into());
    }
    // Asked through SQLite, which knows how to close a file: see `head`.
    let as_far_as_allowed = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let refused_to_write = Connection::open_with_flags(path, as_far_as_allowed)
        .and_then(|db| db.is_readonly(rusqlite::MAIN_DB));
    if refused_to_write == Ok(true) {
        return Some("you may not write to its file".into());
    }
    // The journal lies beside the file. Windows marks folders for other reasons.
    let folder = path.parent()?;
    if cfg!(unix) && marked(folder) {
        return Some("its folder is marked as not to be changed".into());
    }
    match tempfile::tempfile_in(folder) {
        Err(error) if refused(&error) => Some("you may not write to its folder".into()),
        _ => None,
    }
}

/// Whether a log or journal with something in it lies beside the file: some of the catalogue is there.
pub(super) fn unfinished_beside(path: &Path) -> bool {
    ["-wal", "-journal"].iter().any(|ending| {
        beside(path, ending)
            .metadata()
            .is_ok_and(|found| found.len() > 0)
    })
}

/// The sentence for a catalogue whose last edits cannot be put together where it lies.
pub(super) fn left_behind(path: &Path) -> Error {
    Error::invalid(format!(
        "The last edits of {0} are still in a file beside it whose name begins the same, and here they cannot be put together. Nothing was changed. Copy all files that begin with its name to a folder you can write to, and open it there.",
        path.display()
    ))
}

/// `path` for SQLite as something that nobody writes to (https://www.sqlite.org/uri.html).
pub(crate) fn immutable_uri(path: &Path) -> String {
    let mut uri = String::from(if cfg!(windows) { "file:/" } else { "file:" });
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' | b':' => {
                uri.push(char::from(*byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}
