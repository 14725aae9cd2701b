//! Photos, scans and recordings put on a card, changed there and taken off again.

use super::{Attachment, ContentHash, MAX_BYTES, MediaType, made_of, why_none};
use crate::api::Edit;
use crate::asset::{AssetKind, reasoned};
use crate::audience::Audience;
use crate::catalogue::{Catalogue, Outcome, Work};
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, AttachmentId};
use crate::log::door::Tx;
use crate::record::Kind;
use crate::storage::bytes;
use crate::storage::rows::{Existence, get, of};
use serde::Serialize;
use serde_json::Value;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// What came of putting files on a card.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ts_rs::TS)]
pub struct Added {
    pub added: Vec<AttachmentId>,
    pub refused: Vec<Refused>,
}

/// A file that was not kept.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Refused {
    pub file_name: String,
    /// In a sentence.
    pub why: String,
}

impl Catalogue {
    /// Puts copies of files on the card of an asset, as one step. A file that is not kept is named with the
    /// reason, and the others come all the same.
    ///
    /// # Errors
    /// `Invalid` where the asset may hold none; `Stopped`.
    pub fn add_attachments(&self, asset: AssetId, paths: Vec<String>) -> Result<Outcome<Added>> {
        let files = paths.len() as u64;
        self.transact(Label::one(Action::AddAttachments, asset), |tx| {
            let going = self
                .long_work()
                .begin(Work::AddingAttachments, Some(files), true);
            let mut card = OpenCard::of(tx, asset)?;
            for (path, done) in paths.iter().zip(0..) {
                going.at(done)?;
                let path = Path::new(path);
                card.take(tx, &name_of(path), read(path))?;
            }
            card.close(tx)
        })
    }

    /// The same with bytes that have no file, such as a picture from the clipboard.
    pub fn add_attachment_bytes(
        &self,
        asset: AssetId,
        file_name: &str,
        bytes: Vec<u8>,
    ) -> Result<Outcome<Added>> {
        self.transact(Label::one(Action::AddAttachments, asset), |tx| {
            let mut card = OpenCard::of(tx, asset)?;
            let bytes = match bytes.len() as u64 > MAX_BYTES {
                true => Err(TOO_LARGE.to_owned()),
                false => Ok(bytes),
            };
            card.take(tx, &name_of(Path::new(file_name)), bytes)?;
            card.close(tx)
        })
    }

    /// Changes `caption`, `alt` or `may_be_published`; published only together with a `publish_reason`.
    pub fn edit_attachment(&self, id: AttachmentId, fields: Edit) -> Result<Outcome<()>> {
        let label = Label {
            field: match fields
                .0
                .keys()
                .filter(|field| *field != REASON)
                .collect::<Vec<_>>()[..]
            {
                [field] => Some(field.clone()),
                _ => None,
            },
            ..Label::one(Action::EditAttachment, id)
        };
        self.transact(label, |tx| {
            let mut attachment = here(tx, id)?;
            let was_published = attachment.may_be_published;
            for (field, value) in &fields.0 {
                let text = || value.as_str().map(str::trim).filter(|text| !text.is_empty());
                match field.as_str() {
                    "caption" => attachment.caption = text().map(str::to_owned),
                    "alt" => attachment.alt = text().map(str::to_owned),
                    REASON => attachment.publish_reason = text().map(str::to_owned),
                    "may_be_published" => attachment.may_be_published = *value == Value::Bool(true),
                    _ => {
                        return Err(Error::invalid(format!(
                            "“{field}” of a photo cannot be changed."
                        )));
                    }
                }
            }
            let asset = crate::asset::stored(tx.db(), attachment.asset)?.record;
            if attachment.may_be_published && asset.kind == AssetKind::Person {
                return Err(Error::invalid(
                    "Photos of people stay with the team, except for those they agreed to show them to. Their sharing page is the place for that.",
                ));
            }
            if attachment.may_be_published && !attachment.is_picture() {
                return Err(Error::invalid(
                    "Only a photo that can be shown here can be published. Everything else stays with the team as it came.",
                ));
            }
            if !attachment.may_be_published {
                attachment.publish_reason = None;
            } else if !was_published {
                let reason = fields.0.get(REASON).and_then(Value::as_str);
                reasoned(&Audience::Team, &Audience::Public, reason)?;
            }
            tx.update(id, &attachment).map(drop)
        })
    }

    /// Puts the attachments of an asset into this order; those not named keep their place after them.
    pub fn order_attachments(&self, asset: AssetId, ids: Vec<AttachmentId>) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::OrderAttachments, asset), |tx| {
            let mut all = of::<Attachment>(tx.db(), "asset", &asset.0)?;
            let wanted = |id| ids.iter().position(|each| each.0 == id);
            all.sort_by_key(|found| {
                let last = (usize::MAX, found.record.position, found.id);
                wanted(found.id).map_or(last, |place| (place, 0, found.id))
            });
            for (found, position) in all.into_iter().zip(0..) {
                let moved = Attachment {
                    position,
                    ..found.record
                };
                tx.update(found.id, &moved)?;
            }
            Ok(())
        })
    }

    /// Takes a photo, scan or recording off its card. Undo brings it back.
    pub fn remove_attachment(&self, id: AttachmentId) -> Result<Outcome<()>> {
        self.transact(Label::of(Action::RemoveAttachment), |tx| {
            tx.label.record = Some(here(tx, id)?.asset.0);
            tx.remove(Kind::Attachment, id)
        })
    }
}

fn here(tx: &Tx, id: AttachmentId) -> Result<Attachment> {
    get::<Attachment>(tx.db(), &id.0)?
        .filter(|found| found.existence == Existence::Here)
        .map(|found| found.record)
        .or_not_found("photo")
}

/// The field that says why a photo may be published.
const REASON: &str = "publish_reason";

const TOO_LARGE: &str = "It is larger than 100 MB. Keep it elsewhere, so that this catalogue stays easy to copy and to back up.";

/// The bytes of a file, or why they are not kept.
fn read(path: &Path) -> std::result::Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let failed = |error: std::io::Error| format!("It could not be read: {error}.");
    let about = path.metadata().map_err(failed)?;
    if !about.is_file() {
        return Err("It is no file.".to_owned());
    }
    let file = File::open(path).map_err(failed)?;
    // It may grow while it is read.
    file.take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    match bytes.len() as u64 > MAX_BYTES {
        true => Err(TOO_LARGE.to_owned()),
        false => Ok(bytes),
    }
}

/// A file's name without its folder.
fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.chars().filter(|c| !c.is_control()).collect()
}

/// Puts one file on the card of an asset within a step; answers its id, or in a sentence why it is not kept.
pub(crate) fn put_on_card(
    tx: &mut Tx,
    asset: AssetId,
    file_name: &str,
    bytes: &[u8],
) -> Result<std::result::Result<AttachmentId, String>> {
    OpenCard::of(tx, asset)?.keep(tx, file_name, bytes)
}

/// A card while files are put on it.
struct OpenCard {
    asset: AssetId,
    /// What is on it already.
    hashes: Vec<ContentHash>,
    position: u32,
    came: Added,
}

impl OpenCard {
    fn of(tx: &Tx, id: AssetId) -> Result<OpenCard> {
        let asset = crate::asset::stored(tx.db(), id)?.record;
        if let Some(why) = why_none(&asset) {
            return Err(Error::invalid(why));
        }
        let all = of::<Attachment>(tx.db(), "asset", &id.0)?;
        Ok(OpenCard {
            asset: id,
            position: all
                .iter()
                .map(|found| found.record.position + 1)
                .max()
                .unwrap_or(0),
            hashes: all.into_iter().map(|found| found.record.hash).collect(),
            came: Added::default(),
        })
    }

    fn take(
        &mut self,
        tx: &mut Tx,
        file_name: &str,
        bytes: std::result::Result<Vec<u8>, String>,
    ) -> Result<()> {
        let kept = match bytes {
            Ok(bytes) => self.keep(tx, file_name, &bytes)?,
            Err(why) => Err(why),
        };
        match kept {
            Ok(id) => self.came.added.push(id),
            Err(why) => self.came.refused.push(Refused {
                file_name: file_name.to_owned(),
                why,
            }),
        }
        Ok(())
    }

    fn keep(
        &mut self,
        tx: &mut Tx,
        file_name: &str,
        bytes: &[u8],
    ) -> Result<std::result::Result<AttachmentId, String>> {
        let refused = |why: &str| Ok(Err(why.to_owned()));
        let Some(media_type) = MediaType::of(bytes) else {
            return refused("It is no photo, scan or recording that can be kept.");
        };
        let hash = ContentHash::of(bytes);
        if self.hashes.contains(&hash) {
            return refused("It is on this card already.");
        }
        let made = match made_of(bytes, media_type) {
            Ok(made) => made,
            Err(why) => return refused(why),
        };
        bytes::put(tx.db(), &hash, bytes)?;
        bytes::put_derived(tx.db(), &hash, &made.derived)?;
        let attachment = Attachment {
            asset: self.asset,
            hash: hash.clone(),
            media_type,
            file_name: match file_name {
                "" => format!("photo.{}", media_type.ending()),
                name => name.to_owned(),
            },
            size: bytes.len() as u64,
            width: made.size.map(|(width, _)| width),
            height: made.size.map(|(_, height)| height),
            taken_on: made.taken_on,
            position: self.position,
            caption: None,
            alt: None,
            may_be_published: false,
            publish_reason: None,
        };
        self.position += 1;
        self.hashes.push(hash);
        let id = AttachmentId::new();
        tx.create(id, &attachment)?;
        Ok(Ok(id))
    }

    fn close(self, tx: &mut Tx) -> Result<Added> {
        let added = self.came.added.len() as u64;
        tx.label.count = Some(added).filter(|added| *added > 1);
        Ok(self.came)
    }
}
