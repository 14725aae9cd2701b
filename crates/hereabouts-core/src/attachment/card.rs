//! Photos, scans and recordings as the card of their asset shows them.

use super::{Attachment, camera};
use crate::asset::Asset;
use crate::error::Result;
use crate::id::{AssetId, AttachmentId};
use crate::place::Place;
use crate::storage::{bytes, rows};
use rusqlite::Connection;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AttachmentLine {
    pub id: AttachmentId,
    pub attachment: Attachment,
    /// Its bytes are in this file; they may come later than what is known of it.
    pub is_here: bool,
    /// It can be shown as a picture.
    pub is_picture: bool,
    /// Where it was taken, as a place for this asset, which has none.
    pub offers: Option<Place>,
    /// What a copy of it would be called.
    pub copy_name: String,
}

/// All of an asset, in their order.
pub(crate) fn lines(db: &Connection, id: AssetId, asset: &Asset) -> Result<Vec<AttachmentLine>> {
    let mut found = rows::of::<Attachment>(db, "asset", &id.0)?;
    found.sort_by_key(|found| (found.record.position, found.id));
    let mut lines = Vec::with_capacity(found.len());
    for row in found {
        let attachment = row.record;
        let is_here = bytes::has(db, &attachment.hash)?;
        let spot = bytes::spot(db, &attachment.hash)?;
        lines.push(AttachmentLine {
            id: AttachmentId(row.id),
            is_here,
            is_picture: is_here && attachment.is_picture(),
            offers: spot.and_then(|spot| camera::offer(spot, asset)),
            copy_name: copy_name(db, &attachment)?,
            attachment,
        });
    }
    Ok(lines)
}

/// A picture is copied written anew, and its name says as what.
fn copy_name(db: &Connection, attachment: &Attachment) -> Result<String> {
    let name = &attachment.file_name;
    if !attachment.is_picture() {
        return Ok(name.clone());
    }
    let stem = name
        .rsplit_once('.')
        .map_or(name.as_str(), |(stem, _)| stem);
    Ok(format!(
        "{stem}.{}",
        super::leaves_as(db, &attachment.hash)?
    ))
}
