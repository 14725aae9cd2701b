//! A photo, scan or recording of an asset, kept inside the file.
//!
//! The record, and with it the change log, names the bytes by their digest only; they are stored once
//! ([`crate::storage::bytes`]) and may come later than what is known of them. [`media`] says what a file
//! is, [`picture`] decodes pictures and writes them anew, [`camera`] reads what the camera noted, [`adding`]
//! puts them on a card.

mod adding;
mod camera;
mod card;
mod media;
mod picture;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub(crate) use adding::put_on_card;
pub use adding::{Added, Refused};
pub use card::AttachmentLine;
pub(crate) use card::lines;
pub use media::{MAX_BYTES, MediaType};

use crate::asset::Asset;
use crate::audience::Sensitivity;
use crate::catalogue::Catalogue;
use crate::error::{Error, Result};
use crate::id::AssetId;
use crate::log::door::Tx;
use crate::record::{Kind, Record};
use crate::storage::bytes::{self, Derived, PictureSize};
use crate::storage::rows;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// What names the bytes of a file: SHA-256 of them as they came, in lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct ContentHash(String);

impl ContentHash {
    pub fn of(bytes: &[u8]) -> ContentHash {
        ContentHash::from_digest(Sha256::new_with_prefix(bytes))
    }

    pub(crate) fn from_digest(digest: Sha256) -> ContentHash {
        let bytes = digest.finalize();
        ContentHash(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ContentHash {
    type Error = String;

    fn try_from(text: String) -> std::result::Result<ContentHash, String> {
        let is_digit = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
        match text.len() == 64 && text.bytes().all(is_digit) {
            true => Ok(ContentHash(text)),
            false => Err(format!("“{text}” is no digest of a file")),
        }
    }
}

impl From<ContentHash> for String {
    fn from(hash: ContentHash) -> String {
        hash.0
    }
}

impl FromStr for ContentHash {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<ContentHash, String> {
        text.to_owned().try_into()
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is known of a photo, scan or recording. Field names are names in the change log: for ever.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Attachment {
    pub asset: AssetId,
    pub hash: ContentHash,
    pub media_type: MediaType,
    /// The name its file had, without the folder.
    pub file_name: String,
    /// In bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// In pixels, upright; only of a picture that can be decoded.
    #[serde(default)]
    pub width: Option<u32>,
    #[serde(default)]
    pub height: Option<u32>,
    /// ISO 8601 day and time by the camera's own clock.
    #[serde(default)]
    pub taken_on: Option<String>,
    /// Lower ones come first; equal ones in the order of their ids.
    #[serde(default)]
    pub position: u32,
    #[serde(default)]
    pub caption: Option<String>,
    /// What it shows, for those who cannot see it, where the caption does not say that.
    #[serde(default)]
    pub alt: Option<String>,
    /// Only then may it leave beyond the team.
    #[serde(default)]
    pub may_be_published: bool,
    /// Who said that it may be published, or where it is public already.
    #[serde(default)]
    pub publish_reason: Option<String>,
}

impl Record for Attachment {
    const KIND: Kind = Kind::Attachment;
    const FLAGS: &'static [&'static str] = &["may_be_published"];
    const FIXED: &'static [&'static str] = &[
        "asset",
        "hash",
        "media_type",
        "file_name",
        "size",
        "width",
        "height",
        "taken_on",
    ];
    const REFERENCES: &'static [&'static str] = &["asset"];
    const ABOUT: &'static [&'static str] = &["asset"];
}

impl Attachment {
    /// It is a picture that could be decoded, so that it can be shown and written anew.
    pub fn is_picture(&self) -> bool {
        self.media_type.image_format().is_some() && self.width.is_some()
    }
}

/// Why an asset holds no photos, scans or recordings, in a sentence; none where it may.
pub fn why_none(asset: &Asset) -> Option<&'static str> {
    if asset.sensitivity == Sensitivity::Safeguarded {
        return Some(
            "A safeguarded asset holds no photos, scans or recordings, so that nothing can give it away.",
        );
    }
    asset
        .is_child
        .then_some("No photos, scans or recordings are kept of anybody under 18.")
}

/// Takes away what an asset may not hold any more, as part of the step that made it so.
pub(crate) fn let_go(tx: &mut Tx, id: AssetId, asset: &Asset) -> Result<()> {
    if why_none(asset).is_none() {
        return Ok(());
    }
    for found in rows::of::<Attachment>(tx.db(), "asset", &id.0)? {
        tx.remove(Kind::Attachment, found.id)?;
    }
    Ok(())
}

/// What follows from the bytes of a file.
pub(crate) struct Made {
    pub derived: Derived,
    /// Of a picture: in pixels, upright.
    size: Option<(u32, u32)>,
    taken_on: Option<String>,
}

/// Works it out; or says in a sentence why such a file is not kept.
pub(crate) fn made_of(
    bytes: &[u8],
    media_type: MediaType,
) -> std::result::Result<Made, &'static str> {
    let noted = match media_type.has_exif() {
        true => camera::read(bytes),
        false => camera::Noted::default(),
    };
    let mut made = Made {
        derived: Derived {
            spot: noted.spot,
            ..Derived::default()
        },
        size: None,
        taken_on: noted.on,
    };
    match picture::look(bytes, media_type) {
        picture::Look::Kept => {}
        picture::Look::Refused(why) => return Err(why),
        picture::Look::Picture(small) => {
            made.size = Some(small.size);
            made.derived.transparent = small.transparent;
            made.derived.card = Some(small.card);
            made.derived.gallery = Some(small.gallery);
        }
    }
    Ok(made)
}

/// The same of bytes that are kept already.
fn derived(db: &Connection, hash: &ContentHash) -> Result<Option<Derived>> {
    let Some(bytes) = bytes::get(db, hash)? else {
        return Ok(None);
    };
    let made = MediaType::of(&bytes).and_then(|media_type| made_of(&bytes, media_type).ok());
    Ok(Some(made.map(|made| made.derived).unwrap_or_default()))
}

/// Makes anew what follows from bytes and is missing.
pub(crate) fn mend(db: &Connection) -> Result<()> {
    for hash in bytes::without_derived(db)? {
        if let Some(derived) = derived(db, &hash)? {
            bytes::put_derived(db, &hash, &derived)?;
        }
    }
    Ok(())
}

impl Catalogue {
    /// A picture as JPEG, upright and without any metadata, in one of the sizes that are shown; none where
    /// there is none to show.
    pub fn picture(&self, hash: &ContentHash, size: PictureSize) -> Result<Option<Vec<u8>>> {
        self.read(|db| match bytes::picture(db, hash, size)? {
            Some(picture) => Ok(picture),
            None => Ok(derived(db, hash)?.and_then(|derived| match size {
                PictureSize::Card => derived.card,
                PictureSize::Gallery => derived.gallery,
            })),
        })
    }
}

/// The ending of a picture written anew: transparent ones are PNG, all others JPEG.
pub(crate) fn leaves_as(db: &Connection, hash: &ContentHash) -> Result<&'static str> {
    let transparent = match bytes::is_transparent(db, hash)? {
        Some(transparent) => transparent,
        None => derived(db, hash)?.is_some_and(|derived| derived.transparent),
    };
    Ok(if transparent { "png" } else { "jpg" })
}

/// A picture as it leaves: written anew from its pixels, upright, without any metadata.
pub(crate) fn written_anew(db: &Connection, attachment: &Attachment) -> Result<Vec<u8>> {
    let unreadable = || {
        Error::invalid(format!(
            "The photo “{}” cannot be read any more. Remove it from its card, or share without photos.",
            attachment.file_name
        ))
    };
    let bytes = bytes::get(db, &attachment.hash)?.ok_or_else(unreadable)?;
    picture::written_anew(&bytes, attachment.media_type).ok_or_else(unreadable)
}
