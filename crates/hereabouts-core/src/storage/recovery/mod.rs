//! The recovery key: what opens a catalogue when its passphrase is forgotten, on paper.
//!
//! It is the key of the file and its salt, so that a file which gets another passphrase has another
//! recovery key, and the old paper opens it no more. Whole, it is one sheet of four lines; split, three
//! sheets of five, any two of which are enough. The program keeps none of it: a sheet is wherever
//! somebody put it.

mod lines;
mod shamir;

use super::file::OpenFile;
use super::key::{Key, WHOLE_BYTES, random};
use crate::error::{Error, Result};
use lines::LINE_BYTES;
use sha2::{Digest, Sha256};
use std::path::Path;
use zeroize::Zeroizing;

/// What is split also says whether it was put together rightly.
const SEAL_BYTES: usize = LINE_BYTES;
const SHARED_BYTES: usize = WHOLE_BYTES + SEAL_BYTES;

/// Opens one catalogue as it is now, without its passphrase. Wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey(Key);

impl std::fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryKey(..)")
    }
}

/// What stands on one sheet of paper. Wiped from memory when dropped.
pub struct Sheet {
    /// Which of three; none when it is the whole key.
    pub number: Option<u8>,
    /// Six groups of four letters and figures each.
    pub lines: Vec<Zeroizing<String>>,
}

impl RecoveryKey {
    /// The key of a catalogue that is open; none when it has no passphrase.
    pub fn of(file: &OpenFile) -> Option<RecoveryKey> {
        file.key().cloned().map(RecoveryKey)
    }

    /// The one sheet that opens the catalogue.
    pub fn whole(&self) -> Sheet {
        Sheet {
            number: None,
            lines: lines::write(0, self.0.bytes()),
        }
    }

    /// Three sheets, any two of which open the catalogue. Every call makes another three, which do not
    /// go together with earlier ones.
    pub fn split(&self) -> [Sheet; 3] {
        let mut secret = Zeroizing::new([0u8; SHARED_BYTES]);
        secret[..WHOLE_BYTES].copy_from_slice(self.0.bytes());
        secret[WHOLE_BYTES..].copy_from_slice(&seal(self.0.bytes()));
        let slope = random::<SHARED_BYTES>();
        [1, 2, 3].map(|number| Sheet {
            number: Some(number),
            lines: lines::write(number, &shamir::share(&secret[..], &slope[..], number)),
        })
    }

    /// The key on the sheets that somebody typed: the whole one, or two of three. Spaces, line ends
    /// and capitals do not matter, and neither do letters that look like figures.
    ///
    /// # Errors
    /// `Invalid` with a sentence that names the line which is not as printed, or says that the two
    /// sheets do not belong together; `NeedsSecondSheet`.
    pub fn read<T: AsRef<str>>(sheets: &[T]) -> Result<RecoveryKey> {
        let first = sheets.first().map_or("", AsRef::as_ref);
        let first = lines::read(first, false)?;
        if first.number == 0 {
            return RecoveryKey::of_bytes(&first.bytes);
        }
        let second = match sheets.get(1).map(AsRef::as_ref) {
            Some(text) if !text.trim().is_empty() => lines::read(text, true)?,
            _ => return Err(Error::NeedsSecondSheet),
        };
        if second.number == 0 {
            return RecoveryKey::of_bytes(&second.bytes);
        }
        if second.number == first.number {
            return Err(Error::invalid(
                "This is the same sheet twice. Type the one that somebody else keeps.",
            ));
        }
        let secret = shamir::join((first.number, &first.bytes), (second.number, &second.bytes));
        let (key, sealed) = secret.split_at(WHOLE_BYTES);
        if seal(key) != sealed {
            return Err(Error::invalid(
                "These two sheets do not belong together. Look whether both were made for this catalogue and on the same day.",
            ));
        }
        RecoveryKey::of_bytes(key)
    }

    fn of_bytes(bytes: &[u8]) -> Result<RecoveryKey> {
        let mut whole = Zeroizing::new([0u8; WHOLE_BYTES]);
        if bytes.len() != WHOLE_BYTES {
            return Err(Error::invalid(
                "Some of the sheet is missing. Type every line of it.",
            ));
        }
        whole.copy_from_slice(bytes);
        Ok(RecoveryKey(Key::of_bytes(whole)))
    }

    /// The salt of the file that it opens.
    pub fn salt(&self) -> &[u8] {
        self.0.salt()
    }

    /// The key for the file at `path`, which begins with `salt`.
    pub(super) fn key_for(&self, path: &Path, salt: &[u8]) -> Result<Key> {
        match self.0.salt() == salt {
            true => Ok(self.0.clone()),
            false => Err(Error::OldRecoveryKey(path.to_owned())),
        }
    }
}

/// Says whether two shares of one split were put together.
fn seal(key: &[u8]) -> [u8; SEAL_BYTES] {
    let mut digest = Sha256::new();
    digest.update(b"hereabouts recovery key 1");
    digest.update(key);
    let digest = digest.finalize();
    let mut seal = [0; SEAL_BYTES];
    seal.copy_from_slice(&digest[..SEAL_BYTES]);
    seal
}

#[cfg(test)]
mod tests;
