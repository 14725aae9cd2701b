//! Which photos leave, and under which names.

use super::rules::Rules;
use crate::asset::Asset;
use crate::attachment::{self, Attachment};
use crate::consent::Shareable;
use crate::error::Result;
use crate::id::{AssetId, AttachmentId};
use crate::storage::{bytes, rows};
use hereabouts_export::{ReleasedPhoto, photo};
use rusqlite::Connection;

/// A photo, scan or recording of an asset that leaves.
pub struct Photo {
    pub id: AttachmentId,
    pub attachment: Attachment,
    /// Why it stays, in a sentence.
    pub stays: Option<&'static str>,
    /// Named anew: the name of its file, and when it was added, stay here.
    name: String,
}

/// All of an asset that leaves, in their order, with why each stays that does.
pub fn of(db: &Connection, id: AssetId, asset: &Asset, rules: &Rules) -> Result<Vec<Photo>> {
    // Whatever the rows hold, nothing is told of what is safeguarded.
    if attachment::why_none(asset).is_some() {
        return Ok(Vec::new());
    }
    let mut found = rows::of::<Attachment>(db, "asset", &id.0)?;
    found.sort_by_key(|found| (found.record.position, found.id));
    let mut photos = Vec::with_capacity(found.len());
    // Those that stay are not counted, so that no number is missing.
    let mut leaving = 0;
    for row in found {
        let (photo, attachment) = (AttachmentId(row.id), row.record);
        let stays = why(db, photo, &attachment, (id, asset), rules)?;
        let name = match stays {
            Some(_) => String::new(),
            None => {
                leaving += 1;
                photo::name(
                    &rules.leaves_as(id, asset).to_string(),
                    leaving,
                    attachment::leaves_as(db, &attachment.hash)?,
                )
            }
        };
        photos.push(Photo {
            id: photo,
            attachment,
            stays,
            name,
        });
    }
    Ok(photos)
}

fn why(
    db: &Connection,
    photo: AttachmentId,
    attachment: &Attachment,
    (id, asset): (AssetId, &Asset),
    rules: &Rules,
) -> Result<Option<&'static str>> {
    if !attachment.is_picture() {
        return Ok(Some(
            "Only photos that can be written anew leave; everything else stays as it came.",
        ));
    }
    match rules.agreed(id, asset) {
        Some(what) if !what.contains(&Shareable::Photo) => {
            return Ok(Some("They did not agree to their photos being shared."));
        }
        // What they signed tells more than how they look.
        Some(_) if is_signed_form(db, photo)? => {
            return Ok(Some("It is a form they signed, and that stays here."));
        }
        Some(_) => {}
        None if rules.beyond_team && !attachment.may_be_published => {
            return Ok(Some("Nobody has said it may be published."));
        }
        None => {}
    }
    Ok(match bytes::has(db, &attachment.hash)? {
        true => None,
        false => Some("It has not come to this laptop yet."),
    })
}

/// Did somebody agree to something by it?
fn is_signed_form(db: &Connection, photo: AttachmentId) -> Result<bool> {
    let mut statement = db.prepare_cached("SELECT 1 FROM consent WHERE form = ?1")?;
    Ok(statement.exists([photo.0.as_bytes()])?)
}

impl Photo {
    /// As it is called in what leaves.
    pub fn name(&self) -> Option<String> {
        self.stays.is_none().then(|| self.name.clone())
    }

    /// What leaves of it.
    pub fn released(self, db: &Connection) -> Result<Option<ReleasedPhoto>> {
        if self.stays.is_some() {
            return Ok(None);
        }
        Ok(Some(ReleasedPhoto {
            bytes: attachment::written_anew(db, &self.attachment)?,
            name: self.name,
        }))
    }
}
