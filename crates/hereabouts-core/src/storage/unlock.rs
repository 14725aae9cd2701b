//! What somebody has to open a catalogue with, and the key that follows from it.

use super::key::{Key, Passphrase, SALT_BYTES};
use super::place::{self, Head};
use super::recovery::RecoveryKey;
use crate::error::{Error, Result};
use std::path::Path;

/// What a catalogue is opened with. A catalogue that has no passphrase opens with any of them.
#[derive(Debug, Clone, Copy)]
pub enum Unlock<'a> {
    Nothing,
    Passphrase(&'a Passphrase),
    Recovery(&'a RecoveryKey),
}

impl<'a> From<Option<&'a Passphrase>> for Unlock<'a> {
    fn from(passphrase: Option<&'a Passphrase>) -> Self {
        passphrase.map_or(Unlock::Nothing, Unlock::Passphrase)
    }
}

impl<'a> From<&'a RecoveryKey> for Unlock<'a> {
    fn from(key: &'a RecoveryKey) -> Self {
        Unlock::Recovery(key)
    }
}

/// The key of the file at `path`, once it is clear that it may be a catalogue.
pub(super) fn key_for(path: &Path, unlock: Unlock<'_>) -> Result<Option<Key>> {
    let Some(salt) = salt(path)? else {
        return Ok(None);
    };
    match unlock {
        Unlock::Nothing => Err(Error::NeedsPassphrase(path.to_owned())),
        Unlock::Passphrase(words) => Ok(Some(Key::derive(words, &salt))),
        Unlock::Recovery(key) => key.key_for(path, &salt).map(Some),
    }
}

/// The salt of the file at `path`, which anybody can read; none where it has no passphrase. Every passphrase it
/// gets comes with a new one, so that it names the file with the passphrase it has now.
///
/// # Errors
/// `NotOurs`, `Io`.
pub fn salt(path: &Path) -> Result<Option<[u8; SALT_BYTES]>> {
    match place::head(path)? {
        Head::Ours => Ok(None),
        Head::Foreign => Err(Error::NotOurs(path.to_owned())),
        Head::PerhapsSalt(salt) => Ok(Some(salt)),
    }
}
