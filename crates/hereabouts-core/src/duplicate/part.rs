//! Taking assets apart that are one.
//!
//! It is more than taking back one step: that they are one may have been said again since, by whoever answered a
//! question about it, or otherwise on another laptop. All that said so is taken back together.

use crate::catalogue::{Catalogue, Outcome};
use crate::error::{OrNotFound, Result};
use crate::history::{Action, Label, Undone};
use crate::id::{AssetId, RecordId};
use crate::log::door::Tx;
use crate::log::joined::{ABSORBS, JOINED, next};
use crate::log::view::{View, same_values};
use crate::log::{AUDIENCE, Change, Sets, rows, undo};
use crate::record::Kind;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

impl Catalogue {
    /// Takes an asset out of the one it became one with: both are as they were, and what was changed since in the one
    /// that stayed stays there.
    ///
    /// # Errors
    /// `NotFound` for what is one with nothing.
    pub fn unjoin(&self, id: AssetId) -> Result<Outcome<Undone>> {
        self.transact(Label::one(Action::Unjoin, id), |tx| {
            let db = tx.db();
            let mut joinings = vec![Joining::of(db, id.0)?.or_not_found("asset")?];
            if let Some(last) = closes_circle(db, &id.0)? {
                joinings.extend(Joining::of(db, last)?);
            }
            let mut ops: Vec<String> = Vec::new();
            for op in joinings.iter().flat_map(|joining| &joining.said) {
                if !ops.contains(&op.op) {
                    ops.push(op.op.clone());
                }
            }
            let goes = |change: &Change, unit: &str| {
                let mut all = joinings.iter();
                all.any(|joining| joining.brought(change, unit))
            };
            let back = undo::look_back_at(db, &ops, &goes)?;
            let undone = Undone {
                label: tx.label.clone(),
                name: undo::name_of(db, &id.0)?,
                kept: back.kept,
                steps: 1,
                let_out: back.lets_out.clone(),
                stayed: Vec::new(),
            };
            undo::take_back(tx, back)?;
            for joining in &joinings {
                stand_alone(tx, joining.gone)?;
            }
            Ok(undone)
        })
    }
}

/// That a record is one with another, as it stands now, by whomever it was said.
struct Joining {
    gone: RecordId,
    /// All that was said of it.
    changes: Vec<Change>,
    /// The changes of it that say so and that nobody took back, those first that were written first.
    said: Vec<Change>,
    /// They all say the same, so that the last of them is what is shown.
    is_plain: bool,
    /// With which it is one, by any of them: record → what was said of that.
    with: BTreeMap<RecordId, Vec<Change>>,
}

impl Joining {
    fn of(db: &Connection, gone: RecordId) -> Result<Option<Joining>> {
        let changes = rows::changes_of(db, &gone)?;
        let about = changes.iter().filter(|c| c.sets.contains_key(JOINED));
        let (joins, parts): (Vec<&Change>, Vec<&Change>) =
            about.partition(|c| c.sets[JOINED].iter().any(Value::is_string));
        let stands = |c: &&Change| !parts.iter().any(|part| knew(part, JOINED, c));
        let mut said: Vec<Change> = joins.into_iter().filter(stands).cloned().collect();
        said.sort_by(|a, b| (a.lamport, &a.voice, a.seq).cmp(&(b.lamport, &b.voice, b.seq)));
        let shown = View::of(&changes).values(JOINED);
        let Some(last) = said.last().filter(|_| shown.iter().any(Value::is_string)) else {
            return Ok(None);
        };
        let is_plain = same_values(&shown, &last.sets[JOINED]);
        let mut with = BTreeMap::new();
        let ids = said.iter().flat_map(|c| &c.sets[JOINED]);
        for id in ids.filter_map(|id| id.as_str()?.parse::<RecordId>().ok()) {
            with.insert(id, rows::changes_of(db, &id)?);
        }
        Ok(Some(Joining {
            gone,
            changes,
            said,
            is_plain,
            with,
        }))
    }

    /// Did a change bring this unit with the joining, so that it goes when they are taken apart?
    fn brought(&self, change: &Change, unit: &str) -> bool {
        if change.record == self.gone {
            return unit == JOINED && self.is_plain;
        }
        let Some(at) = self.said.iter().position(|c| c.op == change.op) else {
            return false;
        };
        if self.is_joining(&change.op) {
            return true;
        }
        // Whoever answers a question about it may answer others in the same step.
        let kept = self.with.get(&change.record);
        kept.is_some_and(|kept| {
            self.was_answered(at, unit) && self.is_theirs(kept, &change.sets[unit], unit)
        })
    }

    /// Did an operation join them, and nothing else?
    fn is_joining(&self, op: &str) -> bool {
        let absorbs = format!("{ABSORBS}{}", self.gone);
        let mut kept = self.with.values().flatten();
        kept.any(|c| c.op == op && c.sets.contains_key(&absorbs))
    }

    /// Did the change at this place know something of a unit that those before it did not, which said the same? Who may
    /// see what was taken over was not asked, and follows from that.
    fn was_answered(&self, at: usize, unit: &str) -> bool {
        let (before, by) = (&self.said[..at], &self.said[at]);
        let is_new = |c: &Change| {
            let says = c.sets.contains_key(unit);
            says && knew(by, unit, c) && !before.iter().any(|b| knew(b, unit, c))
        };
        unit == AUDIENCE || self.changes.iter().any(is_new)
    }

    /// Was it taken over from the one that went, and is it still so?
    fn is_theirs(&self, kept: &[Change], values: &[Value], unit: &str) -> bool {
        let theirs = |c: &Change| c.sets.get(unit).is_some_and(|said| said == values);
        self.changes.iter().any(theirs) && same_values(&View::of(kept).values(unit), values)
    }
}

/// Had the writer of one change seen another, as to this unit?
fn knew(one: &Change, unit: &str, other: &Change) -> bool {
    let seen = one.seen.get(unit).and_then(|seen| seen.get(&other.voice));
    seen.is_some_and(|&seq| seq >= other.seq)
}

/// Where two laptops joined in opposite directions: the record that leads to this one and to which this one leads.
fn closes_circle(db: &Connection, record: &RecordId) -> Result<Option<RecordId>> {
    let (mut at, mut way) = (*record, BTreeSet::new());
    while let Some(to) = next(db, &at)?.filter(|to| way.insert(*to)) {
        if to == *record {
            return Ok(Some(at));
        }
        at = to;
    }
    Ok(None)
}

/// Says that a record is one with nothing, where that is not so yet: laptops may have joined it with different ones.
fn stand_alone(tx: &mut Tx, record: RecordId) -> Result<()> {
    let changes = rows::changes_of(tx.db(), &record)?;
    if View::of(&changes).values(JOINED).iter().all(Value::is_null) {
        return Ok(());
    }
    let alone = Sets::from([(JOINED.to_owned(), vec![Value::Null])]);
    tx.write(Kind::Asset.table(), record, alone, None)
}
