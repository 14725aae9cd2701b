//! The write door: the one way in which a record changes.
//!
//! Every operation runs in a [`Tx`]. What it writes of a record becomes one change of this operation,
//! appended to the log, and the record's row is written from the log, all in one transaction. Nothing
//! else writes rows.

use super::people::People;
use super::project::Projected;
mod follows;
mod given;

use super::view::View;
use super::{
    AUDIENCE, BIN, Change, EXISTS, HERE, Seen, Sets, context, joined, project, rows, safeguard,
};
use crate::audience::Audience;
use crate::catalogue::Changed;
use crate::error::{OrNotFound, Result};
use crate::history::Label;
use crate::id::RecordId;
use crate::record::{Kind, Record, Units, is_blank};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Who is speaking, and the last number used. Drawn at the first edit after each opening.
#[derive(Debug, Clone)]
pub struct Voice {
    pub id: String,
    pub seq: u64,
}

impl Voice {
    /// Sixteen random hexadecimal digits.
    pub fn drawn() -> Voice {
        Voice {
            id: format!(
                "{:016x}",
                uuid::Uuid::new_v4().as_u64_pair().0 ^ uuid::Uuid::new_v4().as_u64_pair().1
            ),
            seq: 0,
        }
    }
}

/// An operation under way.
pub struct Tx<'a> {
    pub(crate) db: &'a Connection,
    pub(crate) voice: Voice,
    pub(crate) lamport: u64,
    pub(crate) op: String,
    pub label: Label,
    /// The number of the last change that was written.
    pub(crate) written: Option<u64>,
    pub(crate) changed: Changed,
    /// The highest number that came with changes from elsewhere.
    pub(crate) heard: u64,
    /// The step that this operation takes back or does again.
    pub(crate) undoes: Option<String>,
    /// Enter the operation even if it changed nothing.
    pub(crate) keep_op: bool,
    /// Numbers of the assets whose text and place on the map may be different now.
    pub(crate) assets: BTreeSet<u32>,
    /// Record → the record from which it takes over values in this operation, and which units: whoever is named in
    /// them there is erased from them here as well.
    pub(crate) copied: BTreeMap<RecordId, Vec<(RecordId, BTreeSet<String>)>>,
    /// Record → what it led to before, in this operation.
    pub(super) formerly: BTreeMap<RecordId, BTreeSet<RecordId>>,
    /// Records that lost where they are in this operation: see [`safeguard`].
    pub(crate) shut: BTreeSet<RecordId>,
    /// Those of them that search does not know yet as they are now.
    unsearched: BTreeSet<u32>,
    /// Those of them that may lie in other areas now.
    moved: BTreeSet<u32>,
    /// Numbers of the areas that may hold other assets now.
    pub(crate) areas: BTreeSet<u32>,
    people: People,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(db: &'a Connection, voice: Voice, lamport: u64, label: Label) -> Tx<'a> {
        let op = format!("{}/{}", voice.id, voice.seq + 1);
        Tx {
            db,
            voice,
            lamport,
            op,
            label,
            written: None,
            changed: Changed::default(),
            heard: 0,
            undoes: None,
            keep_op: false,
            assets: BTreeSet::new(),
            copied: BTreeMap::new(),
            formerly: BTreeMap::new(),
            shut: BTreeSet::new(),
            unsearched: BTreeSet::new(),
            moved: BTreeSet::new(),
            areas: BTreeSet::new(),
            people: People::default(),
        }
    }

    /// Did it write anything of a record?
    pub(crate) fn has_written(&self) -> bool {
        self.written.is_some()
    }

    /// For reading within the operation.
    pub fn db(&self) -> &'a Connection {
        self.db
    }

    /// Enters the operation in the list though it says nothing itself: a step taken back of which nothing was
    /// left, a union with what others said.
    pub(crate) fn keep_empty(&mut self) {
        self.voice.seq += 1;
        self.keep_op = true;
    }

    /// Makes a record, or brings one back whose making was undone.
    pub fn create<R: Record>(&mut self, id: impl Into<RecordId>, record: &R) -> Result<()> {
        let mut sets: Sets = record
            .units()
            .into_iter()
            .map(|(unit, value)| (unit, vec![value]))
            .collect();
        sets.insert(EXISTS.into(), vec![HERE.into()]);
        self.write(R::KIND.table(), id.into(), sets, None)
    }

    /// Makes a record whose id follows from where it came from. One that is here or in the bin is left as
    /// it is; one whose making was undone is here again, and says what `record` says. Answers whether it
    /// came.
    pub fn bring<R: Record>(&mut self, id: impl Into<RecordId>, record: &R) -> Result<bool> {
        let id = id.into();
        let changes = rows::changes_of(self.db, &id)?;
        let view = View::of(&changes);
        if view.heads(EXISTS).is_empty() {
            self.create(id, record)?;
            return Ok(true);
        }
        let blank = view
            .existence(&context::hangers(self.db, &id)?)
            .iter()
            .all(Value::is_null);
        if blank {
            self.restore(R::KIND, id)?;
            self.update(id, record)?;
        }
        Ok(blank)
    }

    /// Changes what is different in a record; answers whether anything was. Units that this version does
    /// not know stay as they are, and fixed fields cannot change.
    pub fn update<R: Record>(&mut self, id: impl Into<RecordId>, record: &R) -> Result<bool> {
        let id = id.into();
        let (mut before, exists) = project::shown(self.db, &id)?;
        Some(())
            .filter(|()| !exists.is_null())
            .or_not_found("entry")?;
        if R::KIND == Kind::Asset {
            project::protected(self.db, &id, &mut before)?;
        }
        let known = R::from_units(&joined::resolved::<R>(self.db, &before)?)
            .map(|record| record.units())
            .unwrap_or_default();
        let sets = differences::<R>(&known, &record.units());
        let different = !sets.is_empty();
        if different {
            let answered = joined::answered(self.db, &id, &sets)?;
            let sets = match sets.contains_key(AUDIENCE) {
                true => restated(&View::of(&rows::changes_of(self.db, &id)?), &known, sets),
                false => sets,
            };
            self.write(R::KIND.table(), id, sets, None)?;
            for one in answered {
                self.write(Kind::Asset.table(), one.record, one.into, Some(&one.knows))?;
            }
        }
        Ok(different)
    }

    /// Puts a record into the bin. What hangs on it stays, hidden, and comes back with it.
    pub fn remove(&mut self, kind: Kind, id: impl Into<RecordId>) -> Result<()> {
        self.write(
            kind.table(),
            id.into(),
            Sets::from([(EXISTS.into(), vec![BIN.into()])]),
            None,
        )
    }

    /// Takes a record out of the bin.
    pub fn restore(&mut self, kind: Kind, id: impl Into<RecordId>) -> Result<()> {
        self.write(
            kind.table(),
            id.into(),
            Sets::from([(EXISTS.into(), vec![HERE.into()])]),
            None,
        )
    }

    /// Appends what this operation sets of a record and writes the record's row.
    pub(crate) fn write(
        &mut self,
        kind: &str,
        record: RecordId,
        mut sets: Sets,
        cover: Option<&Seen>,
    ) -> Result<()> {
        sets.retain(|unit, values| !is_kept_for_ever(unit) || !values.iter().all(Value::is_null));
        if sets.is_empty() {
            return Ok(());
        }
        super::erasure::refuse_erased(self.db, &record)?;
        super::taken_out::refuse(self.db, &record, &sets)?;
        crate::travel::may_write(self.db, kind, &sets)?;
        let before = rows::changes_of(self.db, &record)?;
        let view = View::of(&before);
        let (hangers, were_alone) = match before.is_empty() {
            true => Default::default(),
            false => {
                // Of a card that is asked once its row says for whom it is.
                if kind != Kind::Asset.table() {
                    sets.extend(self.untold(kind, &record, &sets, &view)?);
                }
                let hangers = self.hangers_if_asked(&view, &sets, &record)?;
                (hangers, self.for_one_alone(kind, &record, &sets)?)
            }
        };
        let behind_joining =
            !view.shown(joined::JOINED).is_null() && joined::survivor(self.db, &record)? != record;
        let seen = context::seen(&view, &sets, &hangers, behind_joining, cover);
        let own = |change: &&Change| change.op == self.op && change.voice == self.voice.id;
        let (change, is_new) = match before.iter().find(own) {
            None => {
                self.voice.seq += 1;
                let change = Change {
                    voice: self.voice.id.clone(),
                    seq: self.voice.seq,
                    op: self.op.clone(),
                    lamport: self.lamport,
                    kind: kind.to_owned(),
                    record,
                    sets,
                    seen,
                    audience: BTreeMap::new(),
                    mentions: BTreeMap::new(),
                };
                (change, true)
            }
            // The same operation once more: still one change, and what it had seen is what was there before it.
            Some(change) => {
                let mut change = change.clone();
                for (unit, vector) in seen {
                    change.seen.entry(unit).or_insert(vector);
                }
                change
                    .seen
                    .retain(|_, vector| vector.get(&self.voice.id) != Some(&change.seq));
                change.sets.extend(sets);
                (change, false)
            }
        };
        let is_first = before.is_empty();
        self.put(change, is_new, is_first, &view)?;
        self.give(were_alone)
    }

    /// `is_new`: it was not written before in this operation; `is_first`: nothing was said of its record before.
    fn put(&mut self, mut change: Change, is_new: bool, is_first: bool, view: &View) -> Result<()> {
        safeguard::kept(self.db, &mut change)?;
        change.audience = self.audiences(&change.kind, &change.record, &change.sets, view)?;
        change.mentions = context::mentions(
            self.db,
            &mut self.people,
            &change.record,
            &change.kind,
            &change.sets,
        )?;
        context::link_again(&mut change, view);
        for (from, units) in self.copied.get(&change.record).into_iter().flatten() {
            context::link(&mut change, from, units);
        }
        match is_new {
            true => rows::append(self.db, &change)?,
            false => rows::extend(self.db, &change)?,
        }
        self.written = self.written.max(Some(change.seq));
        let record = change.record;
        let unit_of_place = change.sets.contains_key("place") || change.sets.contains_key(EXISTS);
        let says = |unit: &str| change.sets.contains_key(unit);
        let is_asset = change.kind == Kind::Asset.table();
        let may_be_safeguarded = is_asset && (says("sensitivity") || says(joined::JOINED));
        if is_asset {
            self.people.learn(&change.sets);
        }
        self.show_as(&record, unit_of_place, is_first.then_some(&change))?;
        match may_be_safeguarded {
            true => safeguard::follow(self, [record]),
            false => Ok(()),
        }
    }

    /// Writes the row of a record from the log, and of those it is about where they are in question.
    pub(crate) fn show(&mut self, record: &RecordId, place: bool) -> Result<()> {
        self.show_as(record, place, None)
    }

    /// The same; `first` is all that was said of it, where that is known.
    fn show_as(&mut self, record: &RecordId, place: bool, first: Option<&Change>) -> Result<()> {
        let led = joined::led_to(self.db, record)?;
        let projected = match first {
            Some(change) if led.is_none() => project::project_first(self.db, change)?,
            _ => project::project(self.db, record)?,
        };
        if self.look_at(record, place, projected)? {
            joined::follow(self, record)?;
        }
        joined::turned(self, record, led)
    }

    /// The same without what is shown elsewhere because this record is one with another; answers whether it leads
    /// elsewhere now.
    pub(crate) fn show_alone(&mut self, record: &RecordId, place: bool) -> Result<bool> {
        let projected = project::project(self.db, record)?;
        self.look_at(record, place, projected)
    }

    /// What the row of a record, written anew, is different for; answers whether it leads elsewhere now.
    fn look_at(&mut self, record: &RecordId, place: bool, projected: Projected) -> Result<bool> {
        if let Some(kind) = projected.kind {
            self.changed.mark(kind, place);
        }
        if projected.kind == Some(Kind::Asset) {
            self.assets.extend(projected.n);
            self.unsearched.extend(projected.n);
            self.moved.extend(projected.n.filter(|_| place));
        }
        if projected.kind == Some(Kind::Area) {
            self.areas.extend(projected.n);
        }
        for other in projected.about {
            let Some((n, plainly_here)) = asset_number(self.db, &other)? else {
                continue;
            };
            self.assets.insert(n);
            self.unsearched.insert(n);
            if !plainly_here {
                project::project_row(self.db, &other)?;
                self.moved.insert(n);
                self.changed.mark(Kind::Asset, true);
            }
        }
        if let Some(Some(former)) = projected.leads_elsewhere {
            self.formerly.entry(*record).or_default().insert(former);
        }
        Ok(projected.leads_elsewhere.is_some())
    }

    /// What hangs on a record matters to a decision about its existence and behind a deletion alone.
    fn hangers_if_asked(
        &self,
        view: &View,
        sets: &Sets,
        record: &RecordId,
    ) -> Result<super::view::Hangers> {
        match sets.keys().any(|unit| joined::decides(unit)) || view.shown(EXISTS) != HERE {
            true => context::hangers(self.db, record),
            false => Ok(Default::default()),
        }
    }
}

/// How coarsely somebody was given places is only ever added to: see `release/levels.rs`.
fn is_kept_for_ever(unit: &str) -> bool {
    unit.starts_with("level/")
}

/// The number of an asset's row, and whether it is here without question.
fn asset_number(db: &Connection, asset: &RecordId) -> Result<Option<(u32, bool)>> {
    use rusqlite::OptionalExtension;
    Ok(db
        .prepare_cached("SELECT n, existence = 'here' AND disputed = 0 FROM asset WHERE id = ?1")?
        .query_row([asset.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// What an operation sets, and with an audience that becomes wider also the present values, stated anew
/// for it: the past stays where it was. A question stays a question.
///
/// Units that this version does not know are not stated anew: a later one may keep them for the team.
pub(crate) fn restated(view: &View, known: &Units, mut sets: Sets) -> Sets {
    let given = |values: &[Value]| {
        values
            .first()
            .and_then(Value::as_str)
            .and_then(|text| text.parse::<Audience>().ok())
    };
    // As its card said it, which may be narrower than what was said of it.
    let before = match known.get(AUDIENCE) {
        Some(shown) => given(std::slice::from_ref(shown)),
        None => given(&view.values(AUDIENCE)),
    };
    let (Some(now), Some(before)) = (sets.get(AUDIENCE).and_then(|v| given(v)), before) else {
        return sets;
    };
    if !before.includes(&now) {
        for unit in view
            .units()
            .filter(|unit| {
                // What is blank is said to those who may know of something else, and to nobody besides: the name
                // of a tag that was taken off is a word too.
                *unit == EXISTS
                    || known.contains_key(*unit)
                    || is_blank(&view.shown(unit)) && view.was_for(unit, &now)
            })
            .filter(|unit| !context::stays_with_the_team(unit) && !joined::is_about_joining(unit))
        {
            sets.entry(unit.to_owned())
                .or_insert_with(|| view.values(unit));
        }
    }
    sets
}

/// Unit by unit, what `after` has otherwise than `before`; fixed fields are left out.
fn differences<R: Record>(before: &Units, after: &Units) -> Sets {
    let units: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    units
        .into_iter()
        .filter(|unit| before.get(*unit) != after.get(*unit) && !R::FIXED.contains(&unit.as_str()))
        .map(|unit| {
            (
                unit.clone(),
                vec![after.get(unit).cloned().unwrap_or(Value::Null)],
            )
        })
        .collect()
}
