//! The bytes of photos, scans and recordings, once each, and what follows from them. Nothing here reads
//! bytes to answer anything else, so that a catalogue with thousands of photos is as quick as one with none.

use crate::attachment::ContentHash;
use crate::error::{Error, Result};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::io::Read;
use std::str::FromStr;

/// Where a camera says it stood: degrees, and the radius in metres within which that lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    pub lon: f64,
    pub lat: f64,
    pub radius_m: f64,
}

/// What follows from the bytes of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Derived {
    pub spot: Option<Spot>,
    /// A picture with parts that show what is behind it.
    pub transparent: bool,
    /// JPEG, upright, without metadata; only of a picture that can be decoded.
    pub card: Option<Vec<u8>>,
    pub gallery: Option<Vec<u8>>,
}

/// In which size a picture is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureSize {
    Card,
    Gallery,
}

impl PictureSize {
    /// The word in addresses.
    pub fn from_token(token: &str) -> Option<PictureSize> {
        match token {
            "card" => Some(PictureSize::Card),
            "gallery" => Some(PictureSize::Gallery),
            _ => None,
        }
    }
}

pub fn has(db: &Connection, hash: &ContentHash) -> Result<bool> {
    let mut statement =
        db.prepare_cached("SELECT EXISTS (SELECT 1 FROM attachment_bytes WHERE hash = ?1)")?;
    Ok(statement.query_row([hash.as_str()], |row| row.get(0))?)
}

pub fn get(db: &Connection, hash: &ContentHash) -> Result<Option<Vec<u8>>> {
    let mut statement = db.prepare_cached("SELECT bytes FROM attachment_bytes WHERE hash = ?1")?;
    Ok(statement
        .query_row([hash.as_str()], |row| row.get(0))
        .optional()?)
}

/// Keeps bytes, unless they are here already.
pub(crate) fn put(db: &Connection, hash: &ContentHash, bytes: &[u8]) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO attachment_bytes (hash, bytes) VALUES (?1, ?2)")?
        .execute(params![hash.as_str(), bytes])?;
    Ok(())
}

/// Keeps what follows from bytes, unless it is here already.
pub(crate) fn put_derived(db: &Connection, hash: &ContentHash, derived: &Derived) -> Result<()> {
    let spot = derived.spot;
    db.prepare_cached(
        "INSERT OR IGNORE INTO attachment_derived (hash, longitude, latitude, radius_m, transparent, card, gallery) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        hash.as_str(),
        spot.map(|spot| spot.lon),
        spot.map(|spot| spot.lat),
        spot.map(|spot| spot.radius_m),
        derived.transparent,
        derived.card,
        derived.gallery,
    ])?;
    Ok(())
}

/// Where it was taken, as far as that is known here.
pub fn spot(db: &Connection, hash: &ContentHash) -> Result<Option<Spot>> {
    let mut statement = db.prepare_cached(
        "SELECT longitude, latitude, radius_m FROM attachment_derived WHERE hash = ?1 AND longitude IS NOT NULL",
    )?;
    let spot = statement.query_row([hash.as_str()], |row| {
        Ok(Spot {
            lon: row.get(0)?,
            lat: row.get(1)?,
            radius_m: row.get(2)?,
        })
    });
    Ok(spot.optional()?)
}

/// Whether parts of it show what is behind it; none where that has not been worked out.
pub fn is_transparent(db: &Connection, hash: &ContentHash) -> Result<Option<bool>> {
    let mut statement =
        db.prepare_cached("SELECT transparent FROM attachment_derived WHERE hash = ?1")?;
    Ok(statement
        .query_row([hash.as_str()], |row| row.get(0))
        .optional()?)
}

/// The picture that is kept in a size; the outer answer is none where nothing has been worked out.
pub fn picture(
    db: &Connection,
    hash: &ContentHash,
    size: PictureSize,
) -> Result<Option<Option<Vec<u8>>>> {
    let mut statement = db.prepare_cached(match size {
        PictureSize::Card => "SELECT card FROM attachment_derived WHERE hash = ?1",
        PictureSize::Gallery => "SELECT gallery FROM attachment_derived WHERE hash = ?1",
    })?;
    Ok(statement
        .query_row([hash.as_str()], |row| row.get(0))
        .optional()?)
}

/// Files of which it has not been worked out what follows from them.
pub(crate) fn without_derived(db: &Connection) -> Result<Vec<ContentHash>> {
    hashes(
        db,
        "SELECT hash FROM attachment_bytes EXCEPT SELECT hash FROM attachment_derived",
    )
}

/// Files whose bytes are not what their names say. They are read a part at a time.
pub(crate) fn changed(db: &Connection) -> Result<Vec<ContentHash>> {
    let mut found = Vec::new();
    let mut statement = db.prepare("SELECT n, hash FROM attachment_bytes")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let mut blob = db.blob_open("main", "attachment_bytes", "bytes", row.get(0)?, true)?;
        let (mut digest, mut part) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            match blob.read(&mut part) {
                Ok(0) => break,
                Ok(length) => digest.update(&part[..length]),
                Err(error) => return Err(Error::Damaged(error.to_string())),
            }
        }
        let hash = hash(row.get_ref(1)?.as_str().unwrap_or_default())?;
        if ContentHash::from_digest(digest) != hash {
            found.push(hash);
        }
    }
    Ok(found)
}

const UNNAMED: &str = "SELECT hash FROM attachment_bytes b \
     WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.kind = 'attachment' AND c.sets ->> '$.hash[0]' = b.hash)";

/// Files that no change names, not even one that was taken back: nothing could ever show them again.
pub(crate) fn unnamed(db: &Connection) -> Result<Vec<ContentHash>> {
    hashes(db, UNNAMED)
}

/// Lets go of them, and of what follows from bytes that are not here.
pub(crate) fn sweep(db: &Connection) -> Result<()> {
    db.execute(
        &format!("DELETE FROM attachment_bytes WHERE hash IN ({UNNAMED})"),
        [],
    )?;
    db.execute(
        "DELETE FROM attachment_derived WHERE hash NOT IN (SELECT hash FROM attachment_bytes)",
        [],
    )?;
    Ok(())
}

fn hashes(db: &Connection, sql: &str) -> Result<Vec<ContentHash>> {
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(hash(row.get_ref(0)?.as_str().unwrap_or_default())?);
    }
    Ok(found)
}

fn hash(text: &str) -> Result<ContentHash> {
    ContentHash::from_str(text).map_err(Error::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attachment::testing;
    use crate::audience::Audience;
    use crate::catalogue::Catalogue;
    use crate::list::Sort;
    use crate::release::request::{ReleaseRequest, What};

    /// From here on nothing can ask for bytes or pictures.
    const OUT_OF_REACH: &str = "ALTER TABLE attachment_bytes RENAME COLUMN bytes TO far; \
         ALTER TABLE attachment_derived RENAME COLUMN card TO far; \
         ALTER TABLE attachment_derived RENAME COLUMN gallery TO farther;";

    #[test]
    fn nothing_but_who_wants_the_bytes_asks_for_them() {
        let catalogue = Catalogue::in_memory("Aldermoor").unwrap();
        let kind = crate::asset::AssetKind::Place;
        let id = catalogue.create_asset(kind, "Bench".into(), Default::default());
        let id = id.unwrap().value;
        let photo = testing::taken_at(-2.02, 53.47);
        let hash = ContentHash::of(&photo);
        catalogue.add_attachment_bytes(id, "a.jpg", photo).unwrap();
        let reach = catalogue.write_alone(|db| Ok(db.execute_batch(OUT_OF_REACH)?));
        reach.unwrap();
        assert!(catalogue.read(|db| get(db, &hash)).is_err(), "the control");
        assert!(
            catalogue.picture(&hash, PictureSize::Card).is_err(),
            "the control"
        );

        assert_eq!(catalogue.info().unwrap().attachments, 1);
        let card = catalogue.show_asset(id).unwrap();
        assert!(card.attachments[0].is_picture && card.attachments[0].offers.is_some());
        catalogue
            .list_assets(String::new(), Sort::default(), 0, 50)
            .unwrap();
        catalogue.counts("bench".into()).unwrap();
        catalogue.tile(0, 0, 0, "").unwrap();
        catalogue.read(crate::map::index::MapIndex::load).unwrap();
        catalogue.read(unnamed).unwrap();
        let request = ReleaseRequest {
            audience: Audience::Team,
            format: "geojson".into(),
            profile: None,
            what: What::Everything,
            photos: true,
            only_published_contacts: false,
            choices: Default::default(),
        };
        assert_eq!(catalogue.preview_release(request, 0).unwrap().photos, 1);
        catalogue.remove_attachment(card.attachments[0].id).unwrap();
        catalogue.undo().unwrap();
    }
}
