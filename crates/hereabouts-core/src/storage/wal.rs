//! What a write-ahead log says of itself before SQLite reads it (https://www.sqlite.org/fileformat.html,
//! section 4). Each frame is sealed together with all before it, so that SQLite ends a damaged log at its
//! last whole commit, and says nothing. Whether more of the same log came after is seen here.

use super::place;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
/// The last bit says in which order the bytes of a number come when the sums are taken.
const MAGIC: u32 = 0x377f_0682;
const FORMAT: u32 = 3_007_000;

/// Whether the log of the catalogue at `path` is broken and goes on after the break: then edits that were
/// acknowledged may be missing. A log that is broken in its last transaction was being written when the power went: the
/// disk may have kept the end of that and not its beginning.
pub(super) fn goes_on_after_damage(path: &Path) -> bool {
    let log = place::beside(path, "-wal");
    let Ok(file) = File::open(log) else {
        return false;
    };
    look(&mut BufReader::with_capacity(1 << 18, file)).unwrap_or(false)
}

/// Fails when the log ends.
fn look(log: &mut impl Read) -> std::io::Result<bool> {
    let mut header = [0; HEADER];
    log.read_exact(&mut header)?;
    let (magic, format, page) = (word(&header, 0), word(&header, 4), word(&header, 8));
    let big = magic == MAGIC | 1;
    let seal = add((0, 0), &header[..24], big);
    if magic & !1 != MAGIC || format != FORMAT || seal != (word(&header, 24), word(&header, 28)) {
        // Then SQLite leaves out all of it. Where there was never a header, there was never a log.
        let mut rest = [0; FRAME_HEADER + 512];
        log.read_exact(&mut rest)?;
        return Ok(header != [0; HEADER]);
    }
    let page = usize::try_from(page).unwrap_or_default();
    if !(512..=65_536).contains(&page) {
        return Ok(false);
    }
    let salts = &header[16..24];
    let mut frame = vec![0; FRAME_HEADER + page];
    let mut seal = seal;
    let mut broken = false;
    // Whether the transaction that is broken has ended.
    let mut ended = false;
    // Frames behind the end are left from an earlier round of the log, and have other salts.
    loop {
        match log.read_exact(&mut frame) {
            Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => return Ok(false),
            other => other?,
        }
        let of_this_log = &frame[8..16] == salts;
        let commits = word(&frame, 4) != 0;
        if broken {
            match of_this_log && commits {
                // Nothing is written after a transaction that is not on the disk.
                true if ended => return Ok(true),
                true => ended = true,
                false => {}
            }
            continue;
        }
        seal = add(seal, &frame[..8], big);
        seal = add(seal, &frame[FRAME_HEADER..], big);
        let sealed = seal == (word(&frame, 16), word(&frame, 20));
        broken = !(of_this_log && sealed && word(&frame, 0) != 0);
        ended = broken && commits;
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes[at..at + 4]
        .iter()
        .fold(0, |word, byte| (word << 8) | u32::from(*byte))
}

fn add(mut seal: (u32, u32), bytes: &[u8], big: bool) -> (u32, u32) {
    for pair in bytes.chunks_exact(8) {
        let (mut first, mut second) = (word(pair, 0), word(pair, 4));
        if !big {
            (first, second) = (first.swap_bytes(), second.swap_bytes());
        }
        seal.0 = seal.0.wrapping_add(first).wrapping_add(seal.1);
        seal.1 = seal.1.wrapping_add(second).wrapping_add(seal.0);
    }
    seal
}

#[cfg(test)]
mod tests;
