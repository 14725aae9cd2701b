//! The questions of one record, and who gave which answer.

use super::ConflictKind;
use super::units::{Holds, both, place};
use crate::asset::{AssetKind, first_name};
use crate::error::Result;
use crate::history::{Hand, hand};
use crate::id::RecordId;
use crate::log::joined::{self, JOINED};
use crate::log::view::{Hangers, View, hanger_key};
use crate::log::{BIN, Change, EXISTS, HERE, context, rows};
use crate::record::Kind;
use rusqlite::Connection;
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// What is asked of one unit.
pub(super) struct Question {
    pub unit: String,
    pub asked: ConflictKind,
    /// The one that is shown meanwhile comes first.
    pub answers: Vec<Answer>,
    pub both: Option<Value>,
    pub free: bool,
}

pub(super) struct Answer {
    pub value: Value,
    /// The operations that said so.
    pub ops: Vec<String>,
}

/// What is asked of a record, in the order of the card; nothing of one that is not here. Of one that is one with
/// another, only what is about the whole of it and what was changed behind its joining.
pub(super) fn questions(db: &Connection, kind: Kind, record: &RecordId) -> Result<Vec<Question>> {
    let changes = rows::changes_of(db, record)?;
    let said = Said::of(db, &changes);
    let view = &said.view;
    let hangers = match view.shown(EXISTS) == HERE {
        true => Hangers::new(),
        false => context::hangers(db, record)?,
    };
    let existence = view.existence(&hangers);
    if existence.first().is_none_or(|shown| shown != HERE) {
        return Ok(Vec::new());
    }
    let is_absorbed = kind == Kind::Asset && joined::survivor(db, record)? != *record;
    let mut found = Vec::new();
    if existence.len() > 1 {
        found.push(said.kept(&hangers)?);
    }
    let own = view.units().filter(|unit| *unit != EXISTS);
    for unit in own.filter(|unit| !is_absorbed || *unit == JOINED) {
        let values = view.values(unit);
        if values.len() > 1 {
            let answers = values.into_iter().map(|value| said.answer(unit, value));
            let mut answers = answers.collect::<Result<Vec<_>>>()?;
            if kind == Kind::Asset && said.is_child() {
                with_first_name(unit, &mut answers);
            }
            found.push(Question::of(
                db,
                kind,
                unit,
                ConflictKind::Differs,
                answers,
            )?);
        }
    }
    if is_absorbed {
        found.extend(behind(db, record, &said)?);
    }
    found.sort_by(|a, b| place(&a.unit).cmp(&place(&b.unit)));
    Ok(found)
}

/// What was changed of a record by somebody who did not know that it is one with another, which is here.
fn behind(db: &Connection, record: &RecordId, gone: &Said) -> Result<Vec<Question>> {
    let keep = joined::survivor(db, record)?;
    let is_here = db
        .prepare_cached("SELECT 1 FROM asset WHERE id = ?1 AND existence = 'here'")?
        .exists([keep.as_bytes()])?;
    let units = joined::left_behind(db, record)?;
    if units.is_empty() || !is_here {
        return Ok(Vec::new());
    }
    let changes = rows::changes_of(db, &keep)?;
    let stayed = Said::of(db, &changes);
    let mut found = Vec::new();
    for unit in &units {
        let shown = stayed.view.shown(unit);
        let mut answers = vec![stayed.answer(unit, shown.clone())?];
        let others = gone.view.values(unit).into_iter();
        for value in others.filter(|value| *value != shown) {
            answers.push(gone.answer(unit, value)?);
        }
        if stayed.is_child() || gone.is_child() {
            with_first_name(unit, &mut answers);
        }
        if answers.len() > 1 {
            let asked = ConflictKind::AfterJoining;
            found.push(Question::of(db, Kind::Asset, unit, asked, answers)?);
        }
    }
    Ok(found)
}

impl Question {
    fn of(
        db: &Connection,
        kind: Kind,
        unit: &str,
        asked: ConflictKind,
        answers: Vec<Answer>,
    ) -> Result<Question> {
        let values: Vec<&Value> = answers.iter().map(|answer| &answer.value).collect();
        let holds = Holds::of(db, kind, unit, &values)?;
        Ok(Question {
            unit: unit.to_owned(),
            asked,
            both: both(holds, &values),
            free: holds != Holds::Choice,
            answers,
        })
    }

    /// The answer that says this.
    pub fn answer(&self, value: &Value) -> Option<&Answer> {
        self.answers
            .iter()
            .find(|answer| same(&answer.value, value))
    }
}

/// Equal, however numbers are written: what is 5.0 here comes back from the window as 5.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let is_same = |(name, part): (&String, &Value)| {
                other.get(name).is_some_and(|other| same(part, other))
            };
            one.len() == other.len() && one.iter().all(is_same)
        }
        _ => one == other,
    }
}

/// Of a child only the first name is shown, also where several names are in question.
fn with_first_name(unit: &str, answers: &mut [Answer]) {
    if unit != "name" {
        return;
    }
    for answer in answers {
        if let Value::String(name) = &mut answer.value {
            *name = first_name(name).to_owned();
        }
    }
}

/// Whose hands these operations were, the newest first.
pub(super) fn hands(db: &Connection, ops: &[String]) -> Result<Vec<Hand>> {
    let once: BTreeSet<&String> = ops.iter().collect();
    let hands = once.into_iter().map(|op| hand(db, op));
    let mut hands = hands.collect::<Result<Vec<_>>>()?;
    hands.sort_by(|a, b| b.at.cmp(&a.at));
    hands.dedup();
    Ok(hands)
}

/// What was said of one record.
struct Said<'a> {
    db: &'a Connection,
    changes: &'a [Change],
    view: View<'a>,
}

impl<'a> Said<'a> {
    fn of(db: &'a Connection, changes: &'a [Change]) -> Said<'a> {
        Said {
            db,
            changes,
            view: View::of(changes),
        }
    }

    fn is_child(&self) -> bool {
        self.view.shown("is_child") == Value::Bool(true)
            && self.view.shown("kind") == AssetKind::Person.token()
    }

    /// A value with the operations that said it.
    fn answer(&self, unit: &str, value: Value) -> Result<Answer> {
        let mut ops = Vec::new();
        for head in self.view.heads(unit) {
            let said = head.sets.get(unit);
            if said.is_some_and(|values| values.contains(&value)) {
                ops.push(self.first_said(unit, &value, head)?);
            }
        }
        Ok(Answer { value, ops })
    }

    /// The operation that said a value in the first place: a question that is put again, by taking its answer back or
    /// for more people, is not of whoever put it.
    fn first_said(&self, unit: &str, value: &Value, head: &Change) -> Result<String> {
        let alone = |change: &Change| {
            let said = change.sets.get(unit).map(Vec::as_slice);
            matches!(said, Some([one]) if one == value)
        };
        let before = self.changes.iter();
        let mut said: Vec<&Change> = before
            .filter(|change| change.lamport <= head.lamport && alone(change))
            .collect();
        said.sort_by_key(|change| {
            let is_head = change.voice == head.voice && change.seq == head.seq;
            (!is_head, Reverse(change.lamport))
        });
        // A decision says nothing of its own once it is taken back, nor does any other step.
        let mut by_hand = self.db.prepare_cached(
            "SELECT 1 FROM op WHERE id = ?1 AND undoes IS NULL AND (id = ?2 OR label ->> '$.action' <> 'decide') \
             AND id IS NOT (SELECT undoes FROM op WHERE id = ?2)",
        )?;
        for change in said {
            if by_hand.exists([&change.op, &head.op])? {
                return Ok(change.op.clone());
            }
        }
        Ok(head.op.clone())
    }

    /// Whether it stays: who deleted it, and who did something to it without knowing of that.
    fn kept(&self, hangers: &Hangers) -> Result<Question> {
        let (mut here, mut bin) = (Vec::new(), Vec::new());
        let deciders = self.view.heads(EXISTS);
        for head in &deciders {
            for value in head.sets.get(EXISTS).into_iter().flatten() {
                let said = self.first_said(EXISTS, value, head)?;
                match value == HERE {
                    true => here.push(said),
                    false => bin.push(said),
                }
            }
        }
        for unit in self.view.unseen_work_by(EXISTS, hangers) {
            if let Some(hanger) = hangers.keys().find(|id| hanger_key(id) == unit) {
                let changes = rows::changes_of(self.db, hanger)?;
                let view = View::of(&changes);
                here.extend(view.heads(EXISTS).into_iter().map(|head| head.op.clone()));
                continue;
            }
            let heads = self.view.heads(&unit).into_iter();
            let others = heads.filter(|head| !deciders.iter().any(|by| by.op == head.op));
            here.extend(others.map(|head| head.op.clone()));
        }
        let answers = [(HERE, here), (BIN, bin)].map(|(value, ops)| Answer {
            value: value.into(),
            ops,
        });
        Ok(Question {
            unit: EXISTS.to_owned(),
            asked: ConflictKind::Kept,
            answers: answers.into(),
            both: None,
            free: false,
        })
    }
}
