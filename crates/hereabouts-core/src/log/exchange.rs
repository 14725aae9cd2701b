//! Uniting two logs: what may be given, and taking over what came.

use super::door::Tx;
use super::erasure::{self, Redaction};
use super::view::View;
use super::{Change, Vector, aside, held, joined, project, rows, safeguard};
use crate::audience::Audience;
use crate::error::{Error, Result};
use crate::id::RecordId;
use crate::record::Kind;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Changes on their way to another laptop.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// The catalogue's secret as a digest: changes of another catalogue are refused.
    pub catalogue: String,
    pub changes: Vec<Change>,
    pub ops: Vec<SentOp>,
    /// Who spoke.
    #[serde(default)]
    pub voices: Vec<VoiceLine>,
    /// Tombstones: ids alone.
    pub erased: BTreeSet<RecordId>,
    pub redactions: BTreeSet<Redaction>,
    /// What must not be found, by ids alone.
    #[serde(default)]
    pub safeguarded: BTreeSet<RecordId>,
    /// What whoever gets them is known to hold already, and is not in here.
    #[serde(default)]
    pub since: Vector,
    /// What they hold once these are there.
    #[serde(default)]
    pub has: Vector,
}

/// An operation as it travels: its label as it was written, so that one of a later version is passed on as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SentOp {
    pub id: String,
    pub voice: String,
    pub label: serde_json::Value,
    pub at: String,
    pub undoes: Option<String>,
    pub continues: Option<String>,
}

/// Whose voice it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VoiceLine {
    pub id: String,
    pub laptop: Option<String>,
    pub person: Option<String>,
    pub since: String,
}

/// All that an audience may be given, cut down to the values it may have.
pub fn changes_for(db: &Connection, audience: &Audience) -> Result<Changes> {
    changes_since(db, audience, &Vector::new())
}

/// The same without what somebody holds already.
pub fn changes_since(db: &Connection, audience: &Audience, since: &Vector) -> Result<Changes> {
    let mut changes = Vec::new();
    rows::for_each_change_since(db, since, |change| {
        let mut part = change.part_for(audience);
        if part.kind == Kind::Catalogue.table() {
            // The team's exchange key follows from it, and every copy of the file has it.
            part.sets.remove(SECRET);
        }
        forget_names(db, &mut part, audience)?;
        if !part.sets.is_empty() {
            changes.push(part);
        }
        Ok(())
    })?;
    let named: BTreeSet<&String> = changes.iter().map(|change| &change.op).collect();
    let ops: Vec<SentOp> = rows::sent_ops(db)?
        .into_iter()
        .filter(|op| named.contains(&op.id))
        .collect();
    let spoke: BTreeSet<&String> = changes
        .iter()
        .map(|change| &change.voice)
        .chain(ops.iter().map(|op| &op.voice))
        .collect();
    let is_within_the_team = matches!(audience, Audience::Me | Audience::Team);
    let voices = rows::voices(db)?
        .into_iter()
        // Who works here is nothing for anybody beyond the team.
        .filter(|voice| is_within_the_team && spoke.contains(&voice.id))
        .collect();
    Ok(Changes {
        catalogue: identity(db)?,
        voices,
        ops,
        erased: erasure::tombstones(db)?,
        redactions: erasure::redactions(db)?,
        safeguarded: safeguard::all(db)?,
        since: since.clone(),
        // Whoever gets less than the team has no voice whole.
        has: match is_within_the_team {
            true => held::sent(db)?,
            false => Vector::new(),
        },
        changes,
    })
}

/// The unit of the catalogue's own record that never leaves.
const SECRET: &str = "secret";

/// A decision about a whole record names each unit that it had seen. The name of a tag is a word, so whoever may know
/// of nothing that was ever said of it does not learn that it was there.
fn forget_names(db: &Connection, part: &mut Change, audience: &Audience) -> Result<()> {
    let is_named = |unit: &String| unit.contains('/') && !part.sets.contains_key(unit);
    let named: Vec<String> = part.seen.keys().filter(|u| is_named(u)).cloned().collect();
    if named.is_empty() {
        return Ok(());
    }
    let changes = rows::changes_of(db, &part.record)?;
    let view = View::of(&changes);
    for unit in named {
        if !view.was_for(&unit, audience) {
            part.seen.remove(&unit);
        }
    }
    Ok(())
}

/// What names a catalogue among others: the same in all its copies.
pub fn identity(db: &Connection) -> Result<String> {
    rows::fact(db, "catalogue")?
        .ok_or_else(|| Error::Damaged("it does not say which catalogue it is".into()))
}

/// What a merge brought.
#[derive(Debug, Default)]
pub struct Came {
    /// So many changes.
    pub new: u64,
    /// Records of which something is new here.
    pub records: BTreeSet<RecordId>,
    /// The number of the merge, where anything came.
    pub merge: Option<i64>,
}

/// The union of two sets of changes, all or nothing. `device` wrote them, where that is known.
///
/// Two different changes under one identity are refused by name, never merged.
pub fn merge(tx: &mut Tx, incoming: &Changes, device: Option<&str>) -> Result<Came> {
    if incoming.catalogue != identity(tx.db())? {
        return Err(Error::invalid(
            "These are changes of another catalogue. Nothing was changed.",
        ));
    }
    for voice in &incoming.voices {
        rows::append_voice(tx.db(), voice)?;
    }
    let number = aside::enter(tx, device)?;
    let mut new = 0;
    let (mut records, mut ops) = (BTreeSet::new(), BTreeSet::new());
    // What was erased there goes here before anything comes, with the words that this laptop alone knows of.
    let before = erasure::tombstones(tx.db())?;
    let come: Vec<RecordId> = incoming.erased.difference(&before).copied().collect();
    if !come.is_empty() {
        let passages = crate::erase::words::of(tx.db(), &come)?;
        erasure::redact(tx, passages)?;
        erasure::erase(tx, come)?;
        tx.keep_empty();
    }
    if !incoming
        .redactions
        .is_subset(&erasure::redactions(tx.db())?)
    {
        erasure::redact(tx, incoming.redactions.iter().cloned())?;
        erasure::forget_drafts(tx.db())?;
        tx.keep_empty();
    }
    let mine = safeguard::all(tx.db())?;
    for record in incoming.safeguarded.difference(&mine) {
        safeguard::shut(tx, record)?;
        tx.keep_empty();
    }
    for change in &incoming.changes {
        let Some(change) = &erasure::allowed(tx.db(), change)? else {
            continue;
        };
        let mine = rows::change_at(tx.db(), &change.voice, change.seq)?;
        match mine {
            None => {
                rows::append_come(tx.db(), change, number)?;
                new += 1;
            }
            Some(mine) => {
                let both = united(&mine, change)?;
                if both == mine {
                    continue;
                }
                rows::extend(tx.db(), &both)?;
            }
        }
        tx.heard = tx.heard.max(change.lamport);
        records.insert(change.record);
        ops.insert(change.op.clone());
    }
    // Of what was erased nothing comes, not even that it was done.
    for op in incoming.ops.iter().filter(|op| ops.contains(&op.id)) {
        rows::append_sent_op(tx.db(), op)?;
    }
    if !records.is_empty() {
        // Every step that changes what is shown is in the list of operations: by it others see that something is
        // different, also where all that came belongs to operations that are here already.
        tx.keep_empty();
    }
    // Whatever hangs on something is shown first, so that its ends see it: what came or went, or is one with another,
    // is looked at by others. Of all else no other row tells anything.
    let is_decision = |unit: &String| joined::decides(unit) || joined::is_about_joining(unit);
    let mut come = incoming
        .changes
        .iter()
        .filter(|c| records.contains(&c.record));
    let times = match come.any(|change| change.sets.keys().any(is_decision)) {
        true => 2,
        false => 1,
    };
    for _ in 0..times {
        for record in &records {
            tx.show(record, true)?;
        }
    }
    // What came may hang on somebody who is erased, or name them.
    let mut late = BTreeSet::new();
    if erasure::is_any(tx.db())? {
        for change in &incoming.changes {
            let brought = erasure::brought(tx.db(), change)?;
            erasure::redact(tx, brought)?;
        }
        let mut looked_at = BTreeSet::new();
        for change in &incoming.changes {
            if records.contains(&change.record) && looked_at.insert(change.record) {
                for about in about_of(tx.db(), change)? {
                    late.extend(erasure::is_erased(tx.db(), &about)?.then_some(change.record));
                }
            }
        }
    }
    erasure::erase(tx, late)?;
    safeguard::follow(tx, records.iter().copied())?;
    if !tx.shut.is_empty() {
        crate::search::text_index::rebuild(tx.db(), &mut |_| true)?;
    }
    held::hear(tx.db(), &incoming.since, &incoming.has)?;
    let merge = tx.keep_op.then_some(number);
    if merge.is_none() {
        aside::leave(tx, number)?;
    }
    Ok(Came {
        new,
        records,
        merge,
    })
}

/// Would a merge bring nothing?
pub fn is_all_here(db: &Connection, incoming: &Changes) -> Result<bool> {
    if !incoming.erased.is_subset(&erasure::tombstones(db)?)
        || !incoming.redactions.is_subset(&erasure::redactions(db)?)
        || !incoming.safeguarded.is_subset(&safeguard::all(db)?)
    {
        return Ok(false);
    }
    for change in &incoming.changes {
        let Some(change) = erasure::allowed(db, change)? else {
            continue;
        };
        let known = match rows::change_at(db, &change.voice, change.seq)? {
            Some(mine) => united(&mine, &change)? == mine,
            None => false,
        };
        if !known {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The assets that the record of a change is about.
fn about_of(db: &Connection, change: &Change) -> Result<Vec<RecordId>> {
    let Some(kind) = Kind::from_table(&change.kind) else {
        return Ok(Vec::new());
    };
    Ok(project::about(kind, &project::shown(db, &change.record)?.0))
}

/// Two copies of one change, each perhaps holding only a part of its units.
fn united(mine: &Change, other: &Change) -> Result<Change> {
    let same = mine.op == other.op
        && mine.record == other.record
        && other
            .sets
            .iter()
            .all(|(unit, values)| mine.sets.get(unit).is_none_or(|own| own == values));
    if !same {
        return Err(Error::invalid(format!(
            "Two different changes carry one number, {}/{}. One of the two laptops was restored from a snapshot while Hereabouts was open. Nothing was changed. What only one of them has can go to the other as a file: share it there, and bring that file in here.",
            mine.voice, mine.seq
        )));
    }
    let mut both = mine.clone();
    for (unit, values) in &other.sets {
        if !both.sets.contains_key(unit) {
            both.sets.insert(unit.clone(), values.clone());
            both.audience
                .insert(unit.clone(), other.audience_of(unit).clone());
        }
    }
    for (unit, vector) in &other.seen {
        super::join(both.seen.entry(unit.clone()).or_default(), vector);
    }
    for (unit, mentions) in &other.mentions {
        both.mentions
            .entry(unit.clone())
            .or_insert_with(|| mentions.clone());
    }
    Ok(both)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Edit;
    use crate::asset::AssetKind;
    use crate::catalogue::{Catalogue, Changed};
    use crate::list::Sort;
    use serde_json::json;

    fn found(catalogue: &Catalogue, query: &str) -> u64 {
        let page = catalogue.list_assets(query.into(), Sort::default(), 0, 10);
        page.unwrap().total
    }

    /// What comes in parts of operations that are here already is noticed by everybody who asks again.
    #[test]
    fn more_of_what_is_here_raises_the_version() {
        let ours = Catalogue::in_memory("Ours").unwrap();
        let theirs = ours.copy_in_memory().unwrap();
        let ids = ["Mill", "Pond"].map(|name| {
            let fields = json!({"note": "ask Rosa", "audience": "public"});
            let fields: Edit = serde_json::from_value(fields).unwrap();
            let made = ours.create_asset(AssetKind::Place, name.into(), fields);
            made.unwrap().value
        });
        ours.tag_assets(ids.to_vec(), "water".into(), true).unwrap();
        let whole = ours.changes_for(&Audience::Team).unwrap();
        let part = ours.changes_for(&Audience::Public).unwrap();
        let mut first = part.clone();
        let tags = |change: &Change| change.sets.contains_key("tag/water");
        let last = first.changes.iter().rposition(tags).unwrap();
        let held_back = first.changes.remove(last).record;
        assert!(ids.iter().any(|id| id.0 == held_back));

        let steps = [
            (&first, "tag:water", 1, true),
            // One more change of an operation that is here.
            (&part, "tag:water", 2, true),
            (&part, "tag:water", 2, false),
            // More of changes that are here.
            (&whole, "rosa", 2, true),
            (&whole, "rosa", 2, false),
        ];
        for (i, (changes, query, expected, differs)) in steps.into_iter().enumerate() {
            let before = theirs.info().unwrap();
            found(&theirs, query);
            let merged = theirs.merge(changes).unwrap();
            let after = theirs.info().unwrap();
            assert_eq!(found(&theirs, query), expected, "step {i}");
            assert_eq!(
                after.content_hash != before.content_hash,
                differs,
                "step {i}"
            );
            assert_eq!(after.version > before.version, differs, "step {i}");
            assert_eq!(merged.version, after.version, "step {i}");
            assert_eq!(merged.changed.assets, differs, "step {i}");
            assert!(differs || merged.changed == Changed::default(), "step {i}");
            assert_eq!(theirs.check(true).unwrap(), Vec::<String>::new());
        }
        let steps = theirs.undo_list().unwrap().undo;
        assert_eq!(
            steps.len(),
            3,
            "each merge that brought something is a step"
        );
    }
}
