//! Reading a change file, whatever was done to it on the way.

use super::{FORMAT, Header, Letter, Lock, NAME, Outside, Photo};
use crate::error::{Error, Result};
use crate::exchange::columns;
use crate::log::Vector;
use crate::log::exchange::Changes;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::iter::once;
use std::path::Path;

/// The most bytes of the plain line, and of what `age` writes before the content: 150 for one lock. A file that has
/// more there is none of ours, and could keep a reader busy for ever.
const LONGEST_LINE: u64 = 256;
const LONGEST_START: u64 = 512;
/// The most that a file may unpack to: 1 GiB, and four times its size.
const MOST_UNPACKED: u64 = 1 << 30;
const MOST_TIMES: u64 = 4;
/// The most bytes of what a file says of itself: it names every voice that ever spoke.
const MOST_HEADER: u64 = 16 << 20;

/// Does it begin as a change file does, whatever it is called?
pub fn is_one(path: &Path) -> bool {
    let mut begun = Vec::new();
    let read =
        File::open(path).and_then(|file| file.take(NAME.len() as u64).read_to_end(&mut begun));
    read.is_ok() && begun == NAME.as_bytes()
}

/// What kind of lock it has and of which catalogue it is, without opening it.
///
/// # Errors
/// `Invalid` for a file that is none, cut short, or written by a later version; `Io`.
pub fn look(path: &Path) -> Result<Outside> {
    Ok(opened(path)?.0)
}

/// Opens and reads a change file.
///
/// # Errors
/// `NeedsPassphrase`; `Invalid` with a sentence of its own for each: no change file, a later version, the wrong lock,
/// cut short, altered; `Io`.
pub fn read(path: &Path, lock: Lock) -> Result<Letter> {
    let (outside, size, packed) = unlocked(path, lock)?;
    let most = MOST_UNPACKED.saturating_add(size.saturating_mul(MOST_TIMES));
    unpacked(path, &outside, packed, most)
}

/// What a change file says of itself, however long it is. Whether all else in it is as it was written, only [`read`]
/// finds out.
///
/// # Errors
/// As [`read`].
pub fn header(path: &Path, lock: Lock) -> Result<Header> {
    let (outside, _, packed) = unlocked(path, lock)?;
    let frames = zstd::Decoder::new(packed).map_err(|error| broken(path, error))?;
    let mut inside = BufReader::new(frames.take(MOST_HEADER));
    head(&mut inside, &outside).map_err(|error| broken(path, error))
}

/// What the plain line says, how many bytes follow, and what they hold, still packed.
fn unlocked(path: &Path, lock: Lock) -> Result<(Outside, u64, impl Read)> {
    let (outside, size, file) = opened(path)?;
    match (outside.passphrase, lock) {
        (true, Lock::Key(_)) => return Err(Error::NeedsPassphrase(path.to_owned())),
        (false, Lock::Passphrase(_)) => {
            return Err(Error::invalid(format!(
                "{} was written without a passphrase, for laptops of its own team. Nothing was changed. Leave the passphrase out.",
                path.display()
            )));
        }
        _ => {}
    }
    let failed = |error: age::DecryptError| match error {
        age::DecryptError::DecryptionFailed => does_not_fit(lock, path),
        age::DecryptError::Io(error) => broken(path, error),
        _ => altered(path),
    };
    let file = age_file(file).map_err(|error| broken(path, error))?;
    let locked = age::Decryptor::new_buffered(file).map_err(failed)?;
    let mut identity = age::scrypt::Identity::new(lock.secret());
    // A later version may want twice the work. One that wants more would keep the laptop busy for nothing.
    identity.set_max_work_factor(lock.work() + 1);
    let identities = once(&identity as &dyn age::Identity);
    let packed = locked.decrypt(identities).map_err(failed)?;
    Ok((outside, size, packed))
}

/// What the plain line says, how many bytes follow, and the file from there on.
fn opened(path: &Path) -> Result<(Outside, u64, BufReader<File>)> {
    let file = File::open(path).map_err(Error::io("Opening", path))?;
    let size = file.metadata().map_err(Error::io("Reading", path))?.len();
    let mut file = BufReader::new(file);
    let mut line = Vec::new();
    let mut start = file.by_ref().take(LONGEST_LINE);
    start
        .read_until(b'\n', &mut line)
        .map_err(Error::io("Reading", path))?;

    let begun = line.get(..NAME.len()).unwrap_or(&line);
    if !NAME.as_bytes().starts_with(begun) {
        return Err(Error::invalid(format!(
            "{} is not a file of changes from Hereabouts. Nothing was changed. Choose one whose name ends in .hereabouts-changes.",
            path.display()
        )));
    }
    let size = size.saturating_sub(line.len() as u64);
    let Some(text) = line.strip_suffix(b"\n") else {
        return Err(match size {
            0 => cut_short(path),
            _ => altered(path),
        });
    };
    let text = std::str::from_utf8(text).map_err(|_| altered(path))?;
    let words: Vec<&str> = text.split(' ').collect();
    let format = words.get(1).and_then(|word| word.parse::<u32>().ok());
    if format.is_some_and(|format| format > FORMAT) {
        return Err(Error::invalid(format!(
            "{} was written by a newer Hereabouts. Nothing was changed. Install the newer version on this laptop, then try again.",
            path.display()
        )));
    }
    let (Some(FORMAT), [NAME, _, catalogue, lock @ ("key" | "passphrase"), said]) =
        (format, &words[..])
    else {
        return Err(altered(path));
    };
    let said: u64 = said.parse().map_err(|_| altered(path))?;
    if size < said {
        return Err(cut_short(path));
    }
    if size > said {
        return Err(altered(path));
    }
    let outside = Outside {
        catalogue: (*catalogue).to_owned(),
        passphrase: *lock == "passphrase",
        format: FORMAT,
    };
    Ok((outside, size, file))
}

/// What `age` wrote, once it is sure that it begins as it does for one lock: four lines.
fn age_file(mut file: BufReader<File>) -> io::Result<impl BufRead> {
    let mut start = Vec::new();
    let mut lines = file.by_ref().take(LONGEST_START);
    for _ in 0..3 {
        lines.read_until(b'\n', &mut start)?;
    }
    let before = start.len();
    lines.read_until(b'\n', &mut start)?;
    match start[before..].starts_with(b"--- ") {
        true => Ok(io::Cursor::new(start).chain(file)),
        false => Err(malformed()),
    }
}

pub(super) fn unpacked(
    path: &Path,
    outside: &Outside,
    packed: impl Read,
    most: u64,
) -> Result<Letter> {
    let frames = zstd::Decoder::new(packed).map_err(|error| broken(path, error))?;
    let mut inside = BufReader::new(frames.take(most));
    let letter = letter(&mut inside, outside);
    if inside.get_ref().limit() == 0 {
        return Err(Error::invalid(format!(
            "{} unpacks to more than changes can be. Nothing was changed. Delete it, and ask whoever sent it for another.",
            path.display()
        )));
    }
    letter.map_err(|error| broken(path, error))
}

/// The line that comes first.
fn head(inside: &mut impl BufRead, outside: &Outside) -> io::Result<Header> {
    let mut header = Vec::new();
    inside.read_until(b'\n', &mut header)?;
    let header: Header = serde_json::from_slice(&header)?;
    match header.catalogue == outside.catalogue && header.format == outside.format {
        true => Ok(header),
        false => Err(malformed()),
    }
}

fn letter(inside: &mut impl BufRead, outside: &Outside) -> io::Result<Letter> {
    let header = head(inside, outside)?;
    let body = columns::Packed {
        ids: piece(inside)?,
        numbers: piece(inside)?,
        values: piece(inside)?,
    };
    let changes = columns::unpack(&body).ok_or_else(malformed)?;
    let mut photos = Vec::new();
    for _ in 0..number(inside)? {
        let hash = String::from_utf8(piece(inside)?).map_err(|_| malformed())?;
        let bytes = piece(inside)?;
        photos.push(Photo { hash, bytes });
    }
    // Only at its end is it known that none of it is missing.
    if !inside.fill_buf()?.is_empty() {
        return Err(malformed());
    }
    Ok(Letter {
        changes: Changes {
            catalogue: header.catalogue.clone(),
            since: header.since.clone(),
            has: header.has.clone(),
            ..changes
        },
        header,
        photos,
        travel: None,
        read: Vector::new(),
    })
}

fn number(inside: &mut impl BufRead) -> io::Result<u64> {
    let mut bytes = [0; 8];
    inside.read_exact(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}

/// Takes no more memory than there are bytes, whatever is said of its length.
fn piece(inside: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let length = number(inside)?;
    let mut piece = Vec::new();
    inside.by_ref().take(length).read_to_end(&mut piece)?;
    match piece.len() as u64 == length {
        true => Ok(piece),
        false => Err(malformed()),
    }
}

fn malformed() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

/// The disk did not answer, or what it answered is not what was written.
fn broken(path: &Path, error: io::Error) -> Error {
    match error.raw_os_error() {
        Some(_) => Error::io("Reading", path)(error),
        None => altered(path),
    }
}

/// A file that was altered where its key lies looks the same.
fn does_not_fit(lock: Lock, path: &Path) -> Error {
    let path = path.display();
    Error::invalid(match lock {
        Lock::Key(_) => format!(
            "{path} was written by another team, or was altered on the way: the key of this catalogue does not open it. Nothing was changed. Ask whoever wrote it for one with a passphrase."
        ),
        Lock::Passphrase(_) => format!(
            "That passphrase does not open {path}. Nothing was changed. Type it again as you were told; if it is right, the file was altered on the way: copy it again."
        ),
    })
}

fn cut_short(path: &Path) -> Error {
    Error::invalid(format!(
        "{} is cut short: copying it was broken off, or goes on still. Nothing was changed. Copy it again, or ask for it again.",
        path.display()
    ))
}

fn altered(path: &Path) -> Error {
    Error::invalid(format!(
        "{} is not as it was written: it was damaged or altered on the way. Nothing was changed. Copy it again, or ask for it again.",
        path.display()
    ))
}
