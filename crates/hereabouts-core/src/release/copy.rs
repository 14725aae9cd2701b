//! A copy of one photo, scan or recording, saved by whoever works here.

use crate::asset::AssetKind;
use crate::attachment::{self, Attachment};
use crate::audience::Audience;
use crate::catalogue::{Catalogue, Outcome, now};
use crate::conflict;
use crate::disclosure::Disclosure;
use crate::error::{Error, OrNotFound, Result};
use crate::id::AttachmentId;
use crate::storage::bytes;
use crate::storage::rows::{Existence, get};
use hereabouts_export as export;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

impl Catalogue {
    /// Saves a copy and enters it in the register. A picture is written anew, upright and without any metadata;
    /// what cannot be decoded is copied as it came, with all that it may tell.
    ///
    /// # Errors
    /// `Invalid` while its bytes have not come to this file, and in a travel copy; as [`export::save_alone`]. What stood
    /// there before stands there still.
    pub fn copy_attachment(&self, id: AttachmentId, path: String) -> Result<Outcome<()>> {
        self.save_entered(Path::new(&path), |tx, file| {
            let attachment = get::<Attachment>(tx.db(), &id.0)?
                .filter(|found| found.existence == Existence::Here)
                .or_not_found("photo")?
                .record;
            let asset = crate::asset::stored(tx.db(), attachment.asset)?.record;
            if asset.restricted {
                return Err(Error::invalid(
                    "It is kept but not used, so no copy of its photos leaves.",
                ));
            }
            if conflict::held(tx.db())?.contains(&attachment.asset.0) {
                return Err(Error::invalid(
                    "What it was joined with was erased. Say first, among the questions to decide, whether it stays; until then no copy of its photos leaves.",
                ));
            }
            let bytes = match attachment.is_picture() {
                true => attachment::written_anew(tx.db(), &attachment)?,
                false => bytes::get(tx.db(), &attachment.hash)?.ok_or_else(|| {
                    Error::invalid("It has not come to this laptop yet, so it cannot be copied.")
                })?,
            };
            let ids = Sha256::new_with_prefix(format!("{}\n", attachment.asset));
            let saved = file.save(|path| export::save_alone(path, &bytes))?;
            let entry = Disclosure {
                on: now(),
                audience: Audience::Me,
                partner: None,
                profile: None,
                format: "copy".into(),
                released: 1,
                people: u64::from(asset.kind == AssetKind::Person),
                people_said: None,
                people_said_of: None,
                photos: 1,
                withheld: BTreeMap::new(),
                sha256: saved.sha256,
                ids_digest: super::survey::hexadecimal(ids),
                salt: None,
                about: Default::default(),
                previous: None,
                accepted: Vec::new(),
                voice: None,
                purposes: Vec::new(),
                bases: BTreeMap::new(),
                fields: ["photos".to_owned()].into(),
            };
            entry.enter(tx)
        })
    }
}
