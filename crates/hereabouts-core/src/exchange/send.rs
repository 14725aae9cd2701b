//! Writing a change file.

use super::file::{self, Header, Letter, Lock, Photo};
use super::peer::Sender;
use super::{by_kind, device, key, peer, photos_named};
use crate::attachment::ContentHash;
use crate::audience::Audience;
use crate::catalogue::{Catalogue, Named, Outcome, SELF, now};
use crate::error::Result;
use crate::history::{Action, Label};
use crate::log::exchange::{Changes, VoiceLine, changes_since};
use crate::log::rows::fact;
use crate::log::{Vector, erasure, hash, held, safeguard};
use crate::record::Kind;
use crate::storage::{SCHEMA_VERSION, bytes, rows as records};
use rusqlite::Connection;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What was written for somebody else.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ChangesSaved {
    pub path: String,
    #[ts(type = "number")]
    pub bytes: u64,
    #[ts(type = "number")]
    pub changes: u64,
    /// So many assets are in it, whole or changed.
    #[ts(type = "number")]
    pub assets: u64,
    /// It needs nothing that came before.
    pub everything: bool,
    /// Of what the team has here: the same on the other laptop once both have taken in all of each other.
    pub content_hash: String,
    /// Kind of record → how many of them the team has here.
    #[ts(type = "Record<string, number>")]
    pub by_kind: BTreeMap<String, u64>,
}

impl Catalogue {
    /// Writes what another laptop lacks as one file: what it said itself that it holds is left out. Without `peer`
    /// it is everything, for anybody.
    ///
    /// Private notes and what is for one person alone stay here.
    ///
    /// # Errors
    /// `Invalid` for a laptop that is not known; `Io`, `DiskFull`: then a file that was there is as it was.
    pub fn save_changes(
        &self,
        path: String,
        peer: Option<String>,
        passphrase: Option<String>,
    ) -> Result<Outcome<ChangesSaved>> {
        let own = self.path().map(Path::to_path_buf);
        self.transact(Label::of(Action::Merge), |tx| {
            let device = device::settle(tx.db(), own.as_deref())?.device;
            let since = peer::holds(tx.db(), peer.as_deref())?;
            let saved = write(
                tx.db(),
                Path::new(&path),
                &device,
                &since,
                passphrase.as_deref(),
            )?;
            peer::sent(tx.db(), peer.as_deref())?;
            Ok(saved)
        })
    }
}

fn write(
    db: &Connection,
    path: &Path,
    device: &str,
    since: &Vector,
    passphrase: Option<&str>,
) -> Result<ChangesSaved> {
    let letter = letter(db, device, since)?;
    let key = key(db)?;
    let lock = match passphrase {
        Some(words) => Lock::Passphrase(words),
        None => Lock::Key(&key),
    };
    put(path, &letter, lock)
}

/// Writes a letter as a file, over one that is there.
pub(super) fn put(path: &Path, letter: &Letter, lock: Lock) -> Result<ChangesSaved> {
    let bytes = file::write(path, letter, lock)?;
    let header = &letter.header;
    Ok(ChangesSaved {
        path: path.display().to_string(),
        bytes,
        changes: header.changes,
        assets: header.assets,
        everything: header.everything,
        content_hash: header.content_hash.clone(),
        by_kind: header.by_kind.clone(),
    })
}

/// What the catalogue is called.
pub(super) fn name(db: &Connection) -> Result<String> {
    let named = records::get::<Named>(db, &SELF)?;
    Ok(named.map(|named| named.record.name).unwrap_or_default())
}

/// Sixteen digits that follow from all that is erased here, or must not be found: no [`Vector`] tells of that.
pub(super) fn erasures(db: &Connection) -> Result<String> {
    let mut digest = Sha256::new();
    for record in erasure::tombstones(db)? {
        digest.update(record.as_bytes());
    }
    digest.update("safeguarded");
    for record in safeguard::all(db)? {
        digest.update(record.as_bytes());
    }
    for gone in erasure::redactions(db)? {
        let (at, value) = (&gone.unit, gone.value);
        let of = format!("{}/{} {at} {value}", gone.voice, gone.seq);
        digest.update(format!("{of} {} {}\n", gone.start, gone.length));
    }
    Ok(sixteen_digits(digest))
}

/// Sixteen digits that follow from all that is here and in no [`Vector`], without what is set aside; empty where there
/// is nothing.
pub(super) fn uncounted(db: &Connection) -> Result<String> {
    let all = held::uncounted(db)?;
    if all.is_empty() {
        return Ok(String::new());
    }
    let mut digest = Sha256::new();
    for one in all {
        let units = one.units.join(" ");
        digest.update(format!("{}/{} {units}\n", one.voice, one.seq));
    }
    Ok(sixteen_digits(digest))
}

fn sixteen_digits(digest: Sha256) -> String {
    let digits = digest.finalize();
    let digits = digits.iter().take(8);
    digits.map(|byte| format!("{byte:02x}")).collect()
}

/// What somebody lacks who holds `since`, with what the file says of itself.
pub(super) fn letter(db: &Connection, device: &str, since: &Vector) -> Result<Letter> {
    of(
        db,
        device,
        since,
        changes_since(db, &Audience::Team, since)?,
    )
}

/// All that the team may have of a second copy of the catalogue of `home`, and what is for its writer alone where that
/// is whoever works there: nobody else comes by it.
pub(super) fn of_copy(db: &Connection, home: &Connection) -> Result<Letter> {
    let since = Vector::new();
    let mut changes = changes_since(db, &Audience::Me, &since)?;
    let worker = peer::here(home)?;
    let device = fact(db, device::FACT)?;
    let is_same_file = device.is_some() && device == fact(home, device::FACT)?;
    let voices = changes.voices.iter();
    let own: BTreeSet<String> = voices
        .filter(|voice| is_by(voice, &worker, is_same_file))
        .map(|voice| voice.id.clone())
        .collect();
    for change in &mut changes.changes {
        if !own.contains(&change.voice) {
            *change = change.part_for(&Audience::Team);
        }
    }
    changes.changes.retain(|change| !change.sets.is_empty());
    // It has no name of its own among the laptops: what was done in it is in voices of its own.
    of(db, "", &since, changes)
}

/// Is it the voice of whoever works here? Where nobody had given it a name, it is what was said on this laptop, or in
/// this very file before it was copied.
fn is_by(voice: &VoiceLine, worker: &Sender, is_same_file: bool) -> bool {
    let named = |name: &Option<String>| name.clone().filter(|name| !name.is_empty());
    match (named(&voice.person), named(&worker.person)) {
        (None, _) => is_same_file || voice.laptop.is_some() && voice.laptop == worker.laptop,
        (voice, worker) => voice == worker,
    }
}

fn of(db: &Connection, device: &str, since: &Vector, changes: Changes) -> Result<Letter> {
    let assets: BTreeSet<_> = changes
        .changes
        .iter()
        .filter(|change| change.kind == Kind::Asset.table())
        .map(|change| change.record)
        .collect();
    let header = Header {
        format: file::FORMAT,
        schema: SCHEMA_VERSION,
        catalogue: changes.catalogue.clone(),
        name: name(db)?,
        made_at: now(),
        from: peer::here(db)?,
        device: device.to_owned(),
        since: since.clone(),
        has: changes.has.clone(),
        everything: since.is_empty(),
        knows: held::held(db)?,
        erasures: erasures(db)?,
        uncounted: uncounted(db)?,
        content_hash: hash::content_hash(db, "team")?,
        sums: hash::sums(db, "team")?,
        by_kind: by_kind(db)?,
        changes: changes.changes.len() as u64,
        assets: assets.len() as u64,
    };
    let photos = photos(db, &changes)?;
    Ok(Letter {
        header,
        changes,
        photos,
        travel: None,
        read: Vector::new(),
    })
}

fn photos(db: &Connection, changes: &Changes) -> Result<Vec<Photo>> {
    let named: BTreeSet<&str> = photos_named(changes).collect();
    let mut found = Vec::new();
    for hash in named {
        let Ok(of) = hash.parse::<ContentHash>() else {
            continue;
        };
        if let Some(bytes) = bytes::get(db, &of)? {
            found.push(Photo {
                hash: hash.to_owned(),
                bytes,
            });
        }
    }
    Ok(found)
}
