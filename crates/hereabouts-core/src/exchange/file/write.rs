//! Writing a change file.

use super::{FORMAT, Letter, Lock, NAME};
use crate::error::{Error, Result};
use crate::exchange::columns;
use std::io::{self, Write};
use std::iter::once;
use std::path::Path;

/// zstd levels: the highest before it takes much longer for little, and one that passes photos through.
const LEVEL: i32 = 15;
const LEVEL_OF_PHOTOS: i32 = 1;

/// Writes a change file, over one that is there. Answers its size in bytes.
///
/// It is written beside, synced and renamed: a stick that is pulled leaves the old file or the new one.
///
/// # Errors
/// `Invalid` for an empty passphrase; `Export`, `Io` where it cannot be written: then what was there is as it was.
pub fn write(path: &Path, letter: &Letter, lock: Lock) -> Result<u64> {
    if let Lock::Passphrase("") = lock {
        return Err(Error::invalid(
            "A passphrase needs at least one character. Leave it out altogether for laptops of your own team.",
        ));
    }
    let content = locked(letter, lock).map_err(Error::io("Writing", path))?;
    let first = [
        NAME,
        &FORMAT.to_string(),
        &letter.header.catalogue,
        lock.word(),
        &content.len().to_string(),
    ];
    let mut whole = first.join(" ").into_bytes();
    whole.push(b'\n');
    whole.extend_from_slice(&content);
    Ok(hereabouts_export::save_alone(path, &whole)?.bytes)
}

fn locked(letter: &Letter, lock: Lock) -> io::Result<Vec<u8>> {
    let mut recipient = age::scrypt::Recipient::new(lock.secret());
    recipient.set_work_factor(lock.work());
    let recipients = once(&recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients)
        .expect("one lock alone cannot disagree with others");
    let mut out = encryptor.wrap_output(Vec::new())?;

    let header = serde_json::to_vec(&letter.header)?;
    pack(&mut out, [&header, b"\n"])?;
    let body = columns::pack(&letter.changes);
    for piece in [&body.ids, &body.numbers, &body.values] {
        pack(&mut out, [&length(piece), piece])?;
    }
    let mut photos = zstd::Encoder::new(&mut out, LEVEL_OF_PHOTOS)?;
    photos.write_all(&(letter.photos.len() as u64).to_le_bytes())?;
    for photo in &letter.photos {
        for piece in [photo.hash.as_bytes(), &photo.bytes] {
            photos.write_all(&length(piece))?;
            photos.write_all(piece)?;
        }
    }
    photos.finish()?;
    out.finish()
}

/// A frame of its own: what follows is of another sort, and would pack worse with it.
fn pack(out: &mut impl Write, pieces: [&[u8]; 2]) -> io::Result<()> {
    let mut frame = zstd::Encoder::new(out, LEVEL)?;
    let size: usize = pieces.iter().map(|piece| piece.len()).sum();
    frame.set_pledged_src_size(Some(size as u64))?;
    for piece in pieces {
        frame.write_all(piece)?;
    }
    frame.finish()?;
    Ok(())
}

fn length(piece: &[u8]) -> [u8; 8] {
    (piece.len() as u64).to_le_bytes()
}
