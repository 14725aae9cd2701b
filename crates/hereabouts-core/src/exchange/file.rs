//! The change file: what one laptop tells another, whole or not at all.
//!
//! One line that anybody can read comes first: `hereabouts-changes 1 CATALOGUE key 48211`, where `key` is `passphrase`
//! when one was agreed on, and the number says how many bytes follow, so that a file cut short is told from one that
//! was altered. They are an `age` file (scrypt), and in it are zstd frames, one after the other: the header as a line
//! of JSON, the three pieces of [`columns`](super::columns) each behind its length, and the photos, which are packed
//! already. Format 1 for ever; what a later version adds to the header is skipped by an earlier one.

mod read;
mod write;

pub use read::{header, is_one, look, read};
pub use write::write;

use super::Sender;
use crate::log::Vector;
use crate::log::exchange::Changes;
use age::secrecy::SecretString;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

pub const FORMAT: u32 = 1;

/// What every change file begins with.
const NAME: &str = "hereabouts-changes";

/// What a file says of itself once it is open. All but format and catalogue may be missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// [`FORMAT`].
    pub format: u32,
    /// The version of the schema it was written with.
    #[serde(default)]
    pub schema: u32,
    /// Which catalogue it is: `log::exchange::identity`.
    pub catalogue: String,
    /// What the catalogue is called there.
    #[serde(default)]
    pub name: String,
    /// ISO 8601 time.
    #[serde(default)]
    pub made_at: String,
    #[serde(default)]
    pub from: Sender,
    /// Which of the copies wrote it.
    #[serde(default)]
    pub device: String,
    /// What the reader holds already, and is not in it.
    #[serde(default)]
    pub since: Vector,
    /// What the reader holds once these are there.
    #[serde(default)]
    pub has: Vector,
    /// It needs nothing that came before.
    #[serde(default)]
    pub everything: bool,
    /// What the sender holds of everybody.
    #[serde(default)]
    pub knows: Vector,
    /// Follows from all that is erased there or must not be found: where it is the same here, neither knows of more.
    #[serde(default)]
    pub erasures: String,
    /// Follows from all that is there and that neither `has` nor `knows` tells, such as what came home from travel
    /// copies: where it is the same here, both have the same of it. Empty where there is nothing.
    #[serde(default)]
    pub uncounted: String,
    /// Of what the team has there, and its sums in 256 buckets.
    #[serde(default)]
    pub content_hash: String,
    #[serde(default)]
    pub sums: Vec<i64>,
    /// Kind of record → how many of them the team has there.
    #[serde(default)]
    pub by_kind: BTreeMap<String, u64>,
    /// How many are in it.
    #[serde(default)]
    pub changes: u64,
    /// So many assets are in it, whole or changed.
    #[serde(default)]
    pub assets: u64,
}

/// A photo, scan or recording as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Photo {
    pub hash: String,
    pub bytes: Vec<u8>,
}

/// All that is in a change file. What the changes say of catalogue, since and has is what the header says.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    pub header: Header,
    pub changes: Changes,
    pub photos: Vec<Photo>,
    /// For whom the travel copy was made that it comes from, once it is said as it is here; none of anything else.
    pub travel: Option<String>,
    /// Of a travel copy: voice → so far its changes were read with this. See `travel::remember`.
    pub read: Vector,
}

/// What opens it.
#[derive(Clone, Copy)]
pub enum Lock<'a> {
    /// 64 hexadecimal digits that every laptop of the team has.
    Key(&'a str),
    /// Words spoken across the table.
    Passphrase(&'a str),
}

/// What can be known of a file without opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    pub catalogue: String,
    pub passphrase: bool,
    pub format: u32,
}

impl Lock<'_> {
    fn word(self) -> &'static str {
        match self {
            Lock::Key(_) => "key",
            Lock::Passphrase(_) => "passphrase",
        }
    }

    /// How much work a guess is, as a power of two. A random key needs none; words that somebody can remember take a
    /// second and 256 MiB. Not measured, because a laptop that is busy at the time would measure too little.
    fn work(self) -> u8 {
        match self {
            Lock::Key(_) => 10,
            Lock::Passphrase(_) => 18,
        }
    }

    /// The same words whichever keyboard typed them: an accent may come as one character or as two.
    fn secret(self) -> SecretString {
        match self {
            Lock::Key(key) => SecretString::from(key),
            Lock::Passphrase(words) => SecretString::from(words.nfc().collect::<String>()),
        }
    }
}

#[cfg(test)]
mod tests;
