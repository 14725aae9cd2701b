//! From a passphrase to the key of a file. Nothing here is ever printed or written down.
//!
//! The first 16 bytes of an encrypted catalogue are SQLCipher's salt and can be read without a key,
//! so that Argon2id over passphrase and salt gives the raw key and one file stays one file.

use crate::error::{Error, Result};
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The length of SQLCipher's salt, in bytes: the first ones of the file.
pub(super) const SALT_BYTES: usize = 16;

/// Version 1 of how a passphrase becomes a key. For ever: files are opened with it.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;
const KEY_BYTES: usize = 32;
/// Key and salt: all that opens a file.
pub(super) const WHOLE_BYTES: usize = KEY_BYTES + SALT_BYTES;

/// What a person types to open a catalogue. Wiped from memory when dropped.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// The same passphrase whichever keyboard typed it: an accent may come as one character or as two.
    ///
    /// # Errors
    /// `Invalid` when there is nothing in it.
    pub fn new(typed: String) -> Result<Passphrase> {
        let typed = Zeroizing::new(typed);
        if typed.is_empty() {
            return Err(Error::invalid(
                "A passphrase needs at least one character. Leave it out altogether for a catalogue without one.",
            ));
        }
        Ok(Passphrase(Zeroizing::new(typed.nfc().collect())))
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

/// The raw key and the salt of one file, wiped from memory when dropped.
///
/// Both together, because a file keyed with the key alone gets a new salt, and then the passphrase
/// no longer opens it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Key(Zeroizing<[u8; WHOLE_BYTES]>);

impl Key {
    pub(super) fn derive(passphrase: &Passphrase, salt: &[u8; SALT_BYTES]) -> Key {
        let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(KEY_BYTES))
            .expect("64 MiB, 3 passes and 1 lane are within Argon2's limits");
        let mut whole = Zeroizing::new([0u8; WHOLE_BYTES]);
        let (raw, behind) = whole.split_at_mut(KEY_BYTES);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.0.as_bytes(), salt, raw)
            .expect("a passphrase of any length and 16 bytes of salt are what Argon2 takes");
        behind.copy_from_slice(salt);
        Key(whole)
    }

    /// What [`Key::bytes`] answered once.
    pub(super) fn of_bytes(whole: Zeroizing<[u8; WHOLE_BYTES]>) -> Key {
        Key(whole)
    }

    /// The key and, after it, the salt.
    pub(super) fn bytes(&self) -> &[u8; WHOLE_BYTES] {
        &self.0
    }

    /// The first bytes of the file that it opens.
    pub(super) fn salt(&self) -> &[u8] {
        &self.0[KEY_BYTES..]
    }

    /// Whether it is what this passphrase gives.
    pub(super) fn is_of(&self, passphrase: &Passphrase) -> bool {
        let mut salt = [0; SALT_BYTES];
        salt.copy_from_slice(self.salt());
        Key::derive(passphrase, &salt) == *self
    }

    /// As SQLCipher takes it: `x'` and 96 digits `'`.
    pub(super) fn for_sqlcipher(&self) -> Zeroizing<String> {
        let mut pragma = Zeroizing::new(String::with_capacity(3 + 2 * WHOLE_BYTES));
        pragma.push_str("x'");
        for byte in self.0.iter() {
            for digit in [byte >> 4, byte & 15] {
                pragma.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
            }
        }
        pragma.push('\'');
        pragma
    }
}

/// Bytes from the operating system that nobody can guess.
pub(super) fn random<const N: usize>() -> Zeroizing<[u8; N]> {
    let mut bytes = Zeroizing::new([0u8; N]);
    for part in bytes.chunks_mut(8) {
        // Version 4: random bits, but for a few in the middle.
        let drawn = Zeroizing::new(*uuid::Uuid::new_v4().as_bytes());
        for (into, from) in part.iter_mut().zip(drawn[..4].iter().chain(&drawn[12..])) {
            *into = *from;
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_follows_from_passphrase_and_salt() {
        // The first part is what the reference implementation gives (argon2-cffi, Argon2id 0x13,
        // time 3, memory 65536 KiB, parallelism 1): files are opened with it for ever.
        let composed = Passphrase::new("caf\u{e9}".into()).unwrap();
        let key = Key::derive(&composed, b"sixteen_bytes_ok");
        let decomposed = Passphrase::new("cafe\u{301}".into()).unwrap();
        assert_eq!(
            key.for_sqlcipher(),
            Key::derive(&decomposed, b"sixteen_bytes_ok").for_sqlcipher()
        );
        assert_eq!(
            *key.for_sqlcipher(),
            concat!(
                "x'9c3d3938f2affbc690dbf32aa7642158d2dd7d80c8fc83f2bba734da7d2d2cca",
                "7369787465656e5f62797465735f6f6b'"
            )
        );
        assert_eq!(key.salt(), b"sixteen_bytes_ok");
        assert!(Key::of_bytes(Zeroizing::new(*key.bytes())) == key);
    }

    #[test]
    fn a_passphrase_is_never_shown() {
        let secret = Passphrase::new("our bench by the pond".into()).unwrap();
        assert_eq!(format!("{secret:?}"), "Passphrase(..)");
        assert!(Passphrase::new(String::new()).is_err());
    }
}
