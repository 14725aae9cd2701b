//! What was done in a travel copy, on its way home.
//!
//! A copy writes changes as every catalogue does: in ids of its own where people are concerned, and knowing only what it
//! was given. They are said here in the ids of this catalogue ([`names`]) and with what their writers can have seen of
//! it ([`past`]); what nobody finds again here comes as a whole ([`unmatched`]). Then the union with this log is the
//! usual one: over what a copy was shown its edits count, and what it could not see is asked about, never blanked.
//! Nothing is decided here that the log does not decide.

mod names;
mod past;
mod unmatched;

use self::names::Names;
use self::past::{Past, was_here};
use super::TravelCopy;
use crate::audience::Audience;
use crate::error::{Error, Result};
use crate::exchange::file::{Header, Letter};
use crate::id::RecordId;
use crate::log::erasure::Redaction;
use crate::log::exchange::{Changes, SentOp, identity};
use crate::log::{Change, Vector, join, rows, taken_out};
use crate::record::Kind;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// The copy's own housekeeping, and what only the home catalogue decides.
const STAY_THERE: [Kind; 10] = [
    Kind::Catalogue,
    Kind::Partner,
    Kind::ReleaseProfile,
    Kind::Disclosure,
    Kind::Purpose,
    Kind::Consent,
    Kind::RightsRequest,
    Kind::SavedView,
    Kind::NetworkPin,
    Kind::TravelCopy,
];

/// The team's own fields and words for ties: a copy for others shows them and does not look after them.
const TEAMS_OWN: [Kind; 2] = [Kind::CustomField, Kind::RelationshipType];

/// Voice → so far the changes of travel copies were read here.
const READ: &str = "travel_read";

const ONLY_LATER: &str = "This file was written by a travel copy for another copy of it, and holds only what came later. Write one there that holds everything, and take that in. Nothing was changed.";

/// Changes that a copy sent, said in the ids of this catalogue and with what their writers can have seen of it.
///
/// The same letter gives the same changes, and a later one gives changes that unite with those.
///
/// # Errors
/// `Invalid` for a letter without what the copy began with.
pub(crate) fn home(db: &Connection, copy: &TravelCopy, letter: Letter) -> Result<Letter> {
    let Letter {
        header,
        changes: sent,
        photos,
        ..
    } = letter;
    if header.since.contains_key(&copy.voice) {
        return Err(Error::invalid(ONLY_LATER));
    }
    let names = Names::of(copy);
    let mut given: BTreeMap<RecordId, Vec<Change>> = BTreeMap::new();
    let mut said = Vec::new();
    for change in sent.changes {
        if stays_there(&change.kind) {
            continue;
        }
        let change = names.change(change);
        match change.voice == copy.voice {
            true => given.entry(change.record).or_default().push(change),
            false => said.push(change),
        }
    }
    if copy.audience != Audience::Team.to_string() {
        said.retain(|change| {
            !is_the_teams_own(&change.kind) || !given.contains_key(&change.record)
        });
    }
    unmatched::whole(db, copy, &mut given, &mut said)?;
    // A change that lost its place there because it must not be found has to lose it here before both are united.
    let guarded = said
        .iter()
        .filter(|change| change.sets.contains_key("sensitivity"));
    let guarded: BTreeSet<RecordId> = guarded.map(|change| change.record).collect();
    let mut safeguarded = BTreeSet::new();
    for record in sent.safeguarded.iter().map(|there| names.record(there)) {
        let is_ours = given.contains_key(&record) || was_known(db, copy, &record)?;
        if !is_ours || guarded.contains(&record) {
            safeguarded.insert(record);
        }
    }
    // What is ours is erased for everybody here, or not at all.
    let mut erased = BTreeSet::new();
    for there in sent.erased {
        let is_ours = names.record(&there) != there || was_known(db, copy, &there)?;
        if !is_ours {
            erased.insert(there);
        }
    }
    let pasts = pasts(db, copy, &given, &said)?;
    let changes: Vec<Change> = said
        .into_iter()
        .filter_map(|change| pasts.get(&change.record)?.part(change, &copy.voice))
        .collect();

    let named: BTreeSet<&String> = changes.iter().map(|change| &change.op).collect();
    let ops = sent.ops.into_iter().filter(|op| named.contains(&op.id));
    let ops: Vec<SentOp> = ops
        .map(|op| SentOp {
            label: names.label(op.label),
            ..op
        })
        .collect();
    let spoke: BTreeSet<&String> = changes
        .iter()
        .map(|change| &change.voice)
        .chain(ops.iter().map(|op| &op.voice))
        .collect();
    let voices = sent.voices.into_iter();
    let voices = voices.filter(|voice| spoke.contains(&voice.id)).collect();
    let redactions = sent
        .redactions
        .into_iter()
        // Of what the copy began with, and what its own secret alone can tell.
        .filter(|redaction| redaction.voice != copy.voice && !taken_out::is_one(redaction))
        .map(|redaction| Redaction {
            unit: names.word(&redaction.unit),
            ..redaction
        })
        .collect();
    let assets: BTreeSet<RecordId> = changes
        .iter()
        .filter(|change| change.kind == Kind::Asset.table())
        .map(|change| change.record)
        .collect();
    let mut read = match header.since.is_empty() {
        true => header.has.clone(),
        false => Vector::new(),
    };
    read.remove(&copy.voice);
    let catalogue = identity(db)?;
    Ok(Letter {
        // Nothing is claimed of what the copy holds: it never held all that is here.
        header: Header {
            catalogue: catalogue.clone(),
            since: Vector::new(),
            has: Vector::new(),
            everything: true,
            knows: Vector::new(),
            uncounted: String::new(),
            content_hash: String::new(),
            sums: Vec::new(),
            changes: changes.len() as u64,
            assets: assets.len() as u64,
            ..header
        },
        changes: Changes {
            catalogue,
            changes,
            ops,
            voices,
            erased,
            redactions,
            safeguarded,
            since: Vector::new(),
            has: Vector::new(),
        },
        photos,
        travel: Some(copy.name.clone()),
        read,
    })
}

fn stays_there(kind: &str) -> bool {
    Kind::from_table(kind).is_some_and(|kind| STAY_THERE.contains(&kind))
}

fn is_the_teams_own(kind: &str) -> bool {
    Kind::from_table(kind).is_some_and(|kind| TEAMS_OWN.contains(&kind))
}

/// Was something of this record here when the copy was made?
fn was_known(db: &Connection, copy: &TravelCopy, record: &RecordId) -> Result<bool> {
    let log = rows::history_of(db, record)?;
    Ok(log.iter().any(|change| was_here(copy, change)))
}

/// The past of every record of which something was said.
fn pasts(
    db: &Connection,
    copy: &TravelCopy,
    given: &BTreeMap<RecordId, Vec<Change>>,
    said: &[Change],
) -> Result<BTreeMap<RecordId, Past>> {
    let read = read_before(db)?;
    let mut of: BTreeMap<RecordId, Vec<&Change>> = BTreeMap::new();
    for change in said {
        of.entry(change.record).or_default().push(change);
    }
    let mut pasts = BTreeMap::new();
    for (record, said) in of {
        let given: &[Change] = given.get(&record).map_or(&[], Vec::as_slice);
        let past = Past::of(db, copy, &read, &record, given, &said)?;
        pasts.insert(record, past);
    }
    Ok(pasts)
}

fn read_before(db: &Connection) -> Result<Vector> {
    match rows::fact(db, READ)? {
        Some(text) => serde_json::from_str(&text).map_err(|e| Error::Damaged(e.to_string())),
        None => Ok(Vector::new()),
    }
}

/// Remembers how far the changes of a copy were read: what was taken back there does not come up again with an older
/// letter.
pub(crate) fn remember(db: &Connection, letter: &Letter) -> Result<()> {
    let mut read = read_before(db)?;
    join(&mut read, &letter.read);
    let text = serde_json::to_string(&read).map_err(|e| Error::Damaged(e.to_string()))?;
    rows::set_fact(db, READ, &text)
}
