//! The other laptops, as far as their files told of them.

use crate::catalogue::{Catalogue, now};
use crate::error::{Error, Result};
use crate::log::Vector;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

/// Who made a change file, and on which laptop.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Sender {
    pub person: Option<String>,
    pub laptop: Option<String>,
}

/// Another laptop that something came from.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Peer {
    pub id: String,
    pub person: Option<String>,
    pub laptop: Option<String>,
    /// ISO 8601 time at which something of it was taken in.
    pub heard_at: Option<String>,
    /// ISO 8601 time at which something was last written for it.
    pub sent_at: Option<String>,
}

impl Catalogue {
    /// Laptops that changes came from, the one heard of last first.
    pub fn list_peers(&self) -> Result<Vec<Peer>> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT device, person, laptop, heard_at, sent_at FROM peer ORDER BY heard_at DESC, device",
            )?;
            let found = statement.query_map([], |row| {
                Ok(Peer {
                    id: row.get(0)?,
                    person: row.get(1)?,
                    laptop: row.get(2)?,
                    heard_at: row.get(3)?,
                    sent_at: row.get(4)?,
                })
            })?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }
}

/// Whoever works here.
pub(super) fn here(db: &Connection) -> Result<Sender> {
    Ok(Sender {
        person: crate::log::rows::fact(db, "worker")?,
        laptop: crate::catalogue::laptop(),
    })
}

/// Remembers what a laptop says that it holds.
pub(super) fn heard(db: &Connection, device: &str, from: &Sender, holds: &Vector) -> Result<()> {
    let holds = serde_json::to_string(holds).map_err(|e| Error::Damaged(e.to_string()))?;
    db.prepare_cached(
        "INSERT INTO peer (device, person, laptop, holds, heard_at) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (device) DO UPDATE SET person = excluded.person, laptop = excluded.laptop, \
         holds = excluded.holds, heard_at = excluded.heard_at",
    )?
    .execute(params![device, from.person, from.laptop, holds, now()])?;
    Ok(())
}

/// Remembers that something was written for one of them, or for all.
pub(super) fn sent(db: &Connection, peer: Option<&str>) -> Result<()> {
    db.prepare_cached("UPDATE peer SET sent_at = ?2 WHERE device = coalesce(?1, device)")?
        .execute(params![peer, now()])?;
    Ok(())
}

/// What a laptop said that it holds; nothing is known of anybody else.
///
/// # Errors
/// `Invalid` for one that nothing came from.
pub(super) fn holds(db: &Connection, peer: Option<&str>) -> Result<Vector> {
    let Some(peer) = peer else {
        return Ok(Vector::new());
    };
    let holds: Option<String> = db
        .prepare_cached("SELECT holds FROM peer WHERE device = ?1")?
        .query_row([peer], |row| row.get(0))
        .optional()?;
    let holds = holds.ok_or_else(|| {
        Error::invalid(
            "Nothing came from that laptop yet, so what it lacks is not known. Write a file with everything instead.",
        )
    })?;
    serde_json::from_str(&holds).map_err(|e| Error::Damaged(e.to_string()))
}

/// When something was last heard of another laptop.
pub(crate) fn last_heard(db: &Connection) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT max(heard_at) FROM peer")?
        .query_row([], |row| row.get(0))?)
}
