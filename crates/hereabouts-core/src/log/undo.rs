//! Undo and redo: an operation that states anew what the log held before.
//!
//! They survive a restart, because the lists follow from the log, and travel to other laptops like any
//! edit. What somebody changed since is left as it is and counted.

use super::door::Tx;
use super::joined::{JOINED, decides};
use super::project::about;
use super::view::{View, lets_out_more, same_values};
use super::{AUDIENCE, Change, EXISTS, HERE, Op, Seen, Sets, Vector, context, join, rows};
use crate::error::Result;
use crate::history::{Action, Held, Holding, Label, Step};
use crate::id::RecordId;
use crate::record::Kind;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A named step that can be taken back or done again.
#[derive(Debug, Clone)]
pub struct StepOf {
    /// The operation that `undoes` will name.
    pub step: String,
    /// What was done in the first place, however often it was undone and done again.
    pub label: Label,
    pub at: String,
    /// The operations in it: several where typing went on.
    pub ops: Vec<String>,
}

/// What was given away or erased cannot be taken back.
fn is_for_good(op: &Op) -> bool {
    use Action::{Access, Erase, Release, Safeguard};
    matches!(op.label.action, Release | Access | Erase | Safeguard)
}

/// The last thing that was done, where it is one that no step takes back.
pub fn last_for_good(ops: &[Op]) -> Option<StepOf> {
    let last = ops.last().filter(|op| is_for_good(op))?;
    Some(StepOf {
        step: last.id.clone(),
        label: last.label.clone(),
        at: last.at.clone(),
        ops: vec![last.id.clone()],
    })
}

/// The undo and redo lists of this file, the next one last in each.
pub fn lists(ops: &[Op]) -> (Vec<StepOf>, Vec<StepOf>) {
    let (mut undo, mut redo): (Vec<StepOf>, Vec<StepOf>) = (Vec::new(), Vec::new());
    for op in ops {
        if let Some(undone) = &op.undoes {
            let step = |label| StepOf {
                step: op.id.clone(),
                label,
                at: op.at.clone(),
                ops: vec![op.id.clone()],
            };
            if let Some(i) = undo.iter().rposition(|s| s.step == *undone) {
                let done = undo.remove(i);
                redo.push(step(done.label));
            } else if let Some(i) = redo.iter().rposition(|s| s.step == *undone) {
                let done = redo.remove(i);
                undo.push(step(done.label));
            } else if op.label.action == Action::Merge {
                // A merge that was brought back by itself, after something else was done.
                undo.push(step(op.label.clone()));
            }
        } else if op.label.action == Action::Begin || is_for_good(op) {
            // Nor is what the file began with.
        } else if let Some(i) = op
            .continues
            .as_ref()
            .and_then(|first| undo.iter().rposition(|s| s.step == *first))
        {
            undo[i].ops.push(op.id.clone());
            undo[i].at = op.at.clone();
            redo.clear();
        } else {
            let ops = vec![op.id.clone()];
            undo.push(StepOf {
                step: op.id.clone(),
                label: op.label.clone(),
                at: op.at.clone(),
                ops,
            });
            redo.clear();
        }
    }
    (undo, redo)
}

/// The operations of those steps among these that are taken back now: what did them, what took them back, and what did
/// them again in between.
pub fn taken_back<'a>(ops: impl IntoIterator<Item = &'a Op>) -> Vec<&'a str> {
    let mut steps: Vec<(bool, Vec<&str>)> = Vec::new();
    let mut step_of: BTreeMap<&str, usize> = BTreeMap::new();
    for op in ops {
        let before = op.undoes.as_ref().or(op.continues.as_ref());
        let known = before.and_then(|before| step_of.get(before.as_str()).copied());
        let step = match (known, &op.undoes) {
            (Some(step), _) => step,
            // It takes back what was done before these.
            (None, Some(_)) => continue,
            (None, None) => {
                steps.push((false, Vec::new()));
                steps.len() - 1
            }
        };
        step_of.insert(&op.id, step);
        let (is_back, of_step) = &mut steps[step];
        *is_back ^= op.undoes.is_some();
        of_step.push(&op.id);
    }
    let back = steps.into_iter().filter(|(is_back, _)| *is_back);
    back.flat_map(|(_, ops)| ops).collect()
}

impl StepOf {
    pub fn named(&self, name: Option<String>) -> Step {
        Step {
            step: self.step.clone(),
            label: self.label.clone(),
            name,
            at: self.at.clone(),
        }
    }
}

/// What a step did to one record, unit by unit: the change before which to look, and what was left.
struct Done {
    first: Change,
    left: BTreeMap<String, Vec<Value>>,
    earliest: BTreeMap<String, Change>,
}

impl Done {
    fn is_creation(&self) -> bool {
        self.left.contains_key(EXISTS) && self.first.seen.get(EXISTS).is_none_or(Vector::is_empty)
    }
}

/// What taking a step back comes to, decided by what is there now.
pub struct TakingBack {
    /// The last thing first: what hangs on a record goes before it, and comes back after it.
    writes: Vec<(String, RecordId, Sets, Option<Seen>)>,
    /// So many units are left as they are because they were changed since.
    pub kept: u64,
    /// What may leave again.
    pub lets_out: Vec<Held>,
    /// The merge that is set aside, or (false) taken in again.
    merge: Option<(i64, bool)>,
}

/// Looks at what a step did. Nothing is written before all of it is known.
pub fn look_back(db: &Connection, ops: &[String]) -> Result<TakingBack> {
    look_back_at(db, ops, &|_, _| true)
}

/// The same of that part of what these operations did, change by change and unit by unit, which is to be taken back.
pub fn look_back_at(
    db: &Connection,
    ops: &[String],
    goes: &dyn Fn(&Change, &str) -> bool,
) -> Result<TakingBack> {
    let mut done: BTreeMap<RecordId, Done> = BTreeMap::new();
    let mut order = Vec::new();
    for op in ops {
        for change in rows::changes_by(db, op)? {
            if !change.sets.keys().any(|unit| goes(&change, unit)) {
                continue;
            }
            let entry = done.entry(change.record).or_insert_with(|| {
                order.push(change.record);
                Done {
                    first: change.clone(),
                    left: BTreeMap::new(),
                    earliest: BTreeMap::new(),
                }
            });
            let sets = change.sets.iter();
            for (unit, values) in sets.filter(|(unit, _)| goes(&change, unit)) {
                entry.left.insert(unit.clone(), values.clone());
                entry
                    .earliest
                    .entry(unit.clone())
                    .or_insert_with(|| change.clone());
            }
        }
    }
    let (mut kept, mut let_out) = (0, BTreeMap::new());
    let mut writes = Vec::new();
    for record in order.into_iter().rev() {
        let of = &done[&record];
        let (sets, cover) = plan(db, of, &done, ops, &mut kept, &mut let_out)?;
        writes.push((of.first.kind.clone(), record, sets, cover));
    }
    Ok(TakingBack {
        writes,
        kept,
        lets_out: held(db, let_out)?,
        merge: None,
    })
}

fn held(db: &Connection, let_out: LetOut) -> Result<Vec<Held>> {
    let held = |(by, assets): (Holding, BTreeSet<RecordId>)| -> Result<Held> {
        let one = assets.first().filter(|_| assets.len() == 1);
        let name = one.map(|asset| name_of(db, asset)).transpose()?.flatten();
        let count = assets.len() as u64;
        Ok(Held { by, count, name })
    };
    let_out.into_iter().map(held).collect()
}

/// The same of a merge, which is set aside (or taken in again): nobody's work is taken back by it.
pub fn look_at_merge(db: &Connection, merge: i64, aside: bool) -> Result<TakingBack> {
    let let_out = match aside {
        true => super::aside::lets_out(db, merge)?,
        false => LetOut::new(),
    };
    Ok(TakingBack {
        writes: Vec::new(),
        kept: 0,
        lets_out: held(db, let_out)?,
        merge: Some((merge, aside)),
    })
}

/// Takes a step back within an operation whose `undoes` names it.
pub fn take_back(tx: &mut Tx, back: TakingBack) -> Result<()> {
    if let Some((merge, aside)) = back.merge {
        return super::aside::set(tx, merge, aside);
    }
    // Who may know what is said of the one that stays follows from its card as it is before they are taken apart.
    let leads = |(_, _, sets, _): &(_, _, Sets, _)| sets.contains_key(JOINED);
    let (leading, others): (Vec<_>, Vec<_>) = back.writes.into_iter().partition(leads);
    for (kind, record, sets, cover) in others.into_iter().chain(leading) {
        tx.write(&kind, record, sets, cover.as_ref())?;
    }
    Ok(())
}

/// Which assets are kept from leaving, by what.
type LetOut = BTreeMap<Holding, BTreeSet<RecordId>>;

/// What keeps something from leaving, by the unit that says it.
pub(super) fn holding(unit: &str) -> Option<Holding> {
    match unit {
        "withdrawn" => Some(Holding::Withdrawal),
        "review_by" => Some(Holding::ReviewBy),
        "restricted" => Some(Holding::Restriction),
        "is_child" => Some(Holding::Child),
        "sensitivity" => Some(Holding::Sensitivity),
        AUDIENCE => Some(Holding::Audience),
        "may_be_published" => Some(Holding::Unpublished),
        _ => None,
    }
}

/// The asset that a record is about in the first place, or the record itself.
pub(super) fn whose(kind: &str, record: RecordId, view: &View) -> RecordId {
    let said = view.units().map(|unit| (unit.to_owned(), view.shown(unit)));
    let about = Kind::from_table(kind).map(|kind| about(kind, &said.collect()));
    about
        .and_then(|assets| assets.first().copied())
        .unwrap_or(record)
}

fn plan(
    db: &Connection,
    done: &Done,
    all: &BTreeMap<RecordId, Done>,
    ops: &[String],
    kept: &mut u64,
    let_out: &mut LetOut,
) -> Result<(Sets, Option<Seen>)> {
    let record = &done.first.record;
    let (log, past) = (rows::changes_of(db, record)?, rows::history_of(db, record)?);
    let view = View::of(&log);
    let creation = done.is_creation();
    let (mut sets, mut cover) = (Sets::new(), None);
    // A creation's values stay, for whoever keeps the record.
    let units: Vec<&String> = done
        .left
        .keys()
        .filter(|unit| !creation || *unit == EXISTS)
        .collect();
    for unit in units {
        let (change, left) = (&done.earliest[unit], &done.left[unit]);
        let was = before(&past, change, unit);
        if let Some(was) = &was
            && same_values(was, left)
            && (!decides(unit) || was.iter().any(|v| v == HERE))
        {
            continue;
        }
        let untouched = same_values(&view.values(unit), left);
        let Some(was) = was.filter(|_| untouched) else {
            *kept += 1;
            continue;
        };
        if creation && changed_since(db, &view, done, all, ops)? {
            *kept += 1;
            continue;
        }
        if decides(unit) && !was.iter().any(|v| v == HERE) {
            cover = Some(cover_before(db, (&view, &past), change, unit)?);
        }
        if let (Some(by), Some(then)) = (holding(unit), was.first())
            && lets_out_more(unit, &view.shown(unit), then)
        {
            let whose = whose(&done.first.kind, *record, &view);
            let_out.entry(by).or_default().insert(whose);
        }
        sets.insert(unit.clone(), was);
    }
    Ok((sets, cover))
}

/// The values a unit had before a change, out of the log; none where the log does not hold that past:
/// nothing is blanked for want of history.
pub fn before(log: &[Change], change: &Change, unit: &str) -> Option<Vec<Value>> {
    let nothing = Vector::new();
    let had = change.seen.get(unit).unwrap_or(&nothing);
    let past: Vec<&Change> = log
        .iter()
        .filter(|c| c.sets.contains_key(unit) && had.get(&c.voice).is_some_and(|&seq| seq >= c.seq))
        .collect();
    let mut known = Vector::new();
    for c in &past {
        join(&mut known, &Vector::from([(c.voice.clone(), c.seq)]));
        if let Some(seen) = c.seen.get(unit) {
            join(&mut known, seen);
        }
    }
    let whole = had
        .iter()
        .all(|(voice, &seq)| known.get(voice).copied().unwrap_or(0) >= seq);
    whole.then(|| View::of(past).values(unit))
}

/// Is a created record no longer what its creation left, or used by something else, or made by somebody
/// else too?
fn changed_since(
    db: &Connection,
    view: &View,
    done: &Done,
    all: &BTreeMap<RecordId, Done>,
    ops: &[String],
) -> Result<bool> {
    let blank = vec![Value::Null];
    let edited = view
        .units()
        .filter(|unit| *unit != EXISTS)
        .any(|unit| !same_values(&view.values(unit), done.left.get(unit).unwrap_or(&blank)));
    let made_elsewhere = view
        .heads(EXISTS)
        .iter()
        .any(|head| !ops.contains(&head.op) && head.seen.get(EXISTS).is_none_or(Vector::is_empty));
    if edited || made_elsewhere {
        return Ok(true);
    }
    for (hanger, here) in context::hangers(db, &done.first.record)? {
        if !here {
            continue;
        }
        let changes = rows::changes_of(db, &hanger)?;
        let view = View::of(&changes);
        let uses_it = match all.get(&hanger).filter(|hung| hung.is_creation()) {
            // It goes as well, unless somebody did something to it; taken away and brought back is nothing.
            Some(hung) => changed_since(db, &view, hung, all, ops)?,
            None => view
                .heads(EXISTS)
                .iter()
                .any(|head| !ops.contains(&head.op)),
        };
        if uses_it {
            return Ok(true);
        }
    }
    Ok(false)
}

/// For taking back a decision about a whole record, its existence or that it is one with another: all that is known now counts as known to it, except what
/// was in question before it, which is in question again.
fn cover_before(
    db: &Connection,
    (view, log): (&View, &[Change]),
    change: &Change,
    decision: &str,
) -> Result<Seen> {
    let hangers = context::hangers(db, &change.record)?;
    let mut cover = context::everything(view, &hangers);
    let past: Vec<Change> = log
        .iter()
        .map(|c| {
            let known = |unit: &str| {
                change
                    .seen
                    .get(unit)
                    .and_then(|v| v.get(&c.voice))
                    .is_some_and(|&s| s >= c.seq)
            };
            c.only(known)
        })
        .filter(|part| !part.sets.is_empty())
        .collect();
    let then = View::of(&past);
    let deciders = then.heads(decision);
    if deciders.is_empty() {
        return Ok(cover);
    }
    for unit in then.unseen_work_by(decision, &BTreeMap::new()) {
        let mut known = Vector::new();
        deciders
            .iter()
            .filter_map(|d| d.seen.get(&unit))
            .for_each(|seen| join(&mut known, seen));
        cover.insert(unit, known);
    }
    let asked: BTreeSet<&String> = change
        .seen
        .keys()
        .filter(|unit| unit.starts_with("on:"))
        .collect();
    for (hanger, here) in hangers {
        let key = super::view::hanger_key(&hanger);
        if here && asked.contains(&key) && !deciders.iter().any(|d| d.seen.contains_key(&key)) {
            cover.remove(&key);
        }
    }
    Ok(cover)
}

/// The name a record goes by, for the lists.
pub fn name_of(db: &Connection, record: &RecordId) -> Result<Option<String>> {
    use rusqlite::OptionalExtension;
    for (kind, column) in [
        (Kind::Asset, "name"),
        (Kind::Area, "name"),
        (Kind::Partner, "name"),
        (Kind::ReleaseProfile, "name"),
        (Kind::SavedView, "name"),
        (Kind::CustomField, "label"),
        (Kind::Purpose, "label"),
        (Kind::InboxItem, "title"),
    ] {
        let sql = format!("SELECT {column} FROM {} WHERE id = ?1", kind.table());
        let found: Option<Option<String>> = db
            .prepare_cached(&sql)?
            .query_row([record.as_bytes()], |row| row.get(0))
            .optional()?;
        if let Some(name) = found {
            return Ok(name);
        }
    }
    // A photo goes by the name of what it shows.
    Ok(db
        .prepare_cached(
            "SELECT a.name FROM attachment t JOIN asset a ON a.id = t.asset WHERE t.id = ?1",
        )?
        .query_row([record.as_bytes()], |row| row.get(0))
        .optional()?)
}
