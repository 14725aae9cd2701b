//! What was taken out of a record for good, known again when it comes once more: by the file it came from, or from a
//! laptop that still has it.
//!
//! Nothing of it can be read. What is kept is a digest of the words together with the record, keyed by the catalogue's
//! secret: a redaction of no change, which travels like the others. What a person writes themselves is theirs to write.

use super::erasure::Redaction;
use super::leaves::NAME;
use super::{Change, Sets, project, rows};
use crate::erase::words::{Span, essence, essences};
use crate::error::{Error, Result};
use crate::id::{RecordId, imported};
use crate::record::Kind;
use rusqlite::{Connection, params};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Is this one of no change?
pub fn is_one(redaction: &Redaction) -> bool {
    redaction.voice.is_empty()
}

fn digest(secret: &str, record: &RecordId, unit: &str, words: &str) -> String {
    let parts = ["taken_out", &record.to_string(), unit, words];
    imported(secret.as_bytes(), &parts).to_string()
}

fn one(record: &RecordId, digest: &str, value: u32) -> Redaction {
    Redaction {
        voice: String::new(),
        seq: 0,
        unit: format!("{record}/{digest}"),
        value,
        start: 0,
        length: 0,
    }
}

/// What is to be remembered of words that stood in a unit of a change: for its record; of a way to reach something,
/// for what it reaches; of a gift or a wish, for whose it is; of a row of the Inbox, for the asset that it would become.
pub fn words_of(
    db: &Connection,
    change: &Change,
    unit: &str,
    words: &str,
) -> Result<Vec<Redaction>> {
    let Some((many, essence)) = essence(words) else {
        return Ok(Vec::new());
    };
    let secret = crate::catalogue::secret(db)?;
    let mut all = vec![(change.record, unit)];
    let kind = Kind::from_table(&change.kind);
    if matches!(
        kind,
        Some(Kind::Contact | Kind::Gift | Kind::Wish | Kind::InboxItem)
    ) {
        let units = project::known(db, &change.record)?;
        let said = |unit: &str| units.get(unit).and_then(Value::as_str);
        let asset = said("asset").or(said("holder"));
        if let Some(asset) = asset.and_then(|asset| asset.parse().ok()) {
            all.push((asset, unit));
        }
        if let (Some(source), Some(row)) = (said("source"), said("source_row")) {
            all.push((crate::import::judge::follows(&secret, source, row), ANY));
        }
    }
    let one = |(record, unit): (RecordId, &str)| {
        one(&record, &digest(&secret, &record, unit, &essence), many)
    };
    Ok(all.into_iter().map(one).collect())
}

/// Instead of a unit: whichever the words stand in.
const ANY: &str = "*";
/// Instead of a unit: the name of one.
const NAMED: &str = "/";

/// What is to be remembered of a unit that goes with its name.
pub fn unit_of(db: &Connection, change: Option<&Change>, unit: &str) -> Result<Option<Redaction>> {
    let Some(change) = change else {
        return Ok(None);
    };
    let secret = crate::catalogue::secret(db)?;
    let digest = digest(&secret, &change.record, NAMED, unit);
    Ok(Some(one(&change.record, &digest, NAME)))
}

/// Takes a unit out of every change of its record, where the redaction is of one; answers the record.
pub fn follow(db: &Connection, redaction: &Redaction) -> Result<Option<RecordId>> {
    let record = redaction.unit.split_once('/');
    let record = record.and_then(|(record, _)| record.parse().ok());
    let Some(record) = record.filter(|_| redaction.value == NAME) else {
        return Ok(None);
    };
    for mut change in rows::history_of(db, &record)? {
        if without_units(db, &mut change)? {
            rows::extend(db, &change)?;
        }
    }
    Ok(Some(record))
}

/// Takes out of a change the units whose names are gone; answers whether there were any.
pub fn without_units(db: &Connection, change: &mut Change) -> Result<bool> {
    let gone = digests(db, &change.record)?;
    if gone.is_empty() {
        return Ok(false);
    }
    let secret = crate::catalogue::secret(db)?;
    let record = change.record;
    let stays = |unit: &String| {
        !unit.contains('/') || !gone.contains(&digest(&secret, &record, NAMED, unit))
    };
    let before = (change.sets.len(), change.seen.len());
    change.sets.retain(|unit, _| stays(unit));
    change.seen.retain(|unit, _| stays(unit));
    change.audience.retain(|unit, _| stays(unit));
    change.mentions.retain(|unit, _| stays(unit));
    Ok(before != (change.sets.len(), change.seen.len()))
}

/// Digests of the units of a record that are gone with their names.
fn digests(db: &Connection, record: &RecordId) -> Result<HashSet<String>> {
    let mut statement = db.prepare_cached(
        "SELECT unit FROM redaction WHERE voice = '' AND seq = 0 AND unit > ?1 AND unit < ?2 AND value = ?3",
    )?;
    let (from, to) = (format!("{record}/"), format!("{record}0"));
    let found = statement.query_map(params![from, to, NAME], |row| {
        let unit: String = row.get(0)?;
        Ok(unit.trim_start_matches(&from).to_owned())
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// A tag or a column that was taken out of a record cannot be put on it again.
pub fn refuse(db: &Connection, record: &RecordId, sets: &Sets) -> Result<()> {
    let mut named = sets.keys().filter(|unit| unit.contains('/')).peekable();
    if named.peek().is_none() {
        return Ok(());
    }
    let gone = digests(db, record)?;
    if gone.is_empty() {
        return Ok(());
    }
    let secret = crate::catalogue::secret(db)?;
    let is_gone = |unit: &&String| gone.contains(&digest(&secret, record, NAMED, unit));
    match named.find(is_gone) {
        None => Ok(()),
        Some(_) => Err(Error::invalid(
            "That was taken out of this entry for good and cannot be put on it again. Use other words.",
        )),
    }
}

/// All that was taken out of records, at hand while many rows come in.
#[derive(Default)]
pub struct TakenOut {
    secret: String,
    /// Record → how many words, or [`NAME`], and the digest.
    of: HashMap<RecordId, HashSet<(u32, String)>>,
}

impl TakenOut {
    pub fn load(db: &Connection) -> Result<TakenOut> {
        let mut all = TakenOut {
            secret: crate::catalogue::secret(db)?,
            of: HashMap::new(),
        };
        let mut statement =
            db.prepare_cached("SELECT unit, value FROM redaction WHERE voice = '' AND seq = 0")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let unit: String = row.get(0)?;
            if let Some((record, digest)) = unit.split_once('/')
                && let Ok(record) = record.parse()
            {
                let of = all.of.entry(record).or_default();
                of.insert((row.get(1)?, digest.to_owned()));
            }
        }
        Ok(all)
    }

    pub fn any_of(&self, record: &RecordId) -> bool {
        self.of.contains_key(record)
    }

    /// Where something stands in a text of a unit that was taken out of it: each passage, how many words it is, and
    /// what it says.
    pub fn in_text(&self, record: &RecordId, unit: &str, text: &str) -> Vec<(Span, u32, String)> {
        let Some(gone) = self.of.get(record) else {
            return Vec::new();
        };
        let many: BTreeSet<u32> = gone.iter().map(|(many, _)| *many).collect();
        let mut found = essences(text, &many);
        found.retain(|(_, many, essence)| {
            [unit, ANY]
                .iter()
                .any(|unit| gone.contains(&(*many, digest(&self.secret, record, unit, essence))))
        });
        found
    }

    /// Was this unit taken out of the record with its name?
    pub fn is_unit(&self, record: &RecordId, unit: &str) -> bool {
        let is = |gone: &HashSet<(u32, String)>| {
            gone.contains(&(NAME, digest(&self.secret, record, NAMED, unit)))
        };
        self.of.get(record).is_some_and(is)
    }
}
