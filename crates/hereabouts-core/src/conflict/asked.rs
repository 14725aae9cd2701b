//! The questions of one record, and who gave which answer.

use super::ConflictKind;
use super::said::Said;
use super::units::{Holds, both, place};
use crate::asset::first_name;
use crate::error::Result;
use crate::history::{Hand, hand};
use crate::id::RecordId;
use crate::log::joined::{self, JOINED};
use crate::log::view::Hangers;
use crate::log::{EXISTS, HERE, context, rows};
use crate::record::Kind;
use crate::relationship::{Differing, Relationship, differing, shown_as_one};
use crate::storage::rows::Stored;
use rusqlite::Connection;
use serde_json::Value;
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
    let keep = match kind {
        Kind::Asset => joined::survivor(db, record)?,
        _ => *record,
    };
    let is_absorbed = keep != *record;
    let mut found = Vec::new();
    if existence.len() > 1 {
        found.push(said.kept(&hangers)?);
    }
    let (ties, erased) = match kind {
        Kind::Asset => (Vec::new(), joined::naming_erased(db, view)?),
        Kind::Relationship => (shown_as_one(db, record)?, Vec::new()),
        _ => (Vec::new(), Vec::new()),
    };
    let differing = differing(db, &ties)?;
    // What is asked in another way is not asked as an answer to this unit alone.
    let is_asked_so = |unit: &str| {
        erased.iter().any(|own| own == unit) || differing.iter().any(|one| one.unit == unit)
    };
    let own = view.units().filter(|unit| *unit != EXISTS);
    let own = own.filter(|unit| !is_asked_so(unit));
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
    if ties.first().is_some_and(|first| first.id == *record) {
        for one in differing {
            found.push(twins(db, &ties, one)?);
        }
    }
    if !is_absorbed || is_here(db, &keep)? {
        for unit in &erased {
            found.push(said.joined_with_erased(unit)?);
        }
    }
    if is_absorbed {
        found.extend(behind(db, record, &said)?);
    }
    found.sort_by(|a, b| place(&a.unit).cmp(&place(&b.unit)));
    Ok(found)
}

/// What ties that are shown as one say differently, each value with all who said it of any of them.
fn twins(
    db: &Connection,
    ties: &[Stored<Relationship>],
    Differing { unit, values }: Differing,
) -> Result<Question> {
    let nobody = |value| Answer {
        value,
        ops: Vec::new(),
    };
    let mut answers: Vec<Answer> = values.into_iter().map(nobody).collect();
    for tie in ties {
        let changes = rows::changes_of(db, &tie.id)?;
        let said = Said::of(db, &changes);
        for answer in &mut answers {
            let own = said.answer(&unit, answer.value.clone())?;
            answer.ops.extend(own.ops);
        }
    }
    Question::of(db, Kind::Relationship, &unit, ConflictKind::Twins, answers)
}

fn is_here(db: &Connection, asset: &RecordId) -> Result<bool> {
    let mut here = db.prepare_cached("SELECT 1 FROM asset WHERE id = ?1 AND existence = 'here'")?;
    Ok(here.exists([asset.as_bytes()])?)
}

/// What was changed of a record by somebody who did not know that it is one with another, which is here.
fn behind(db: &Connection, record: &RecordId, gone: &Said) -> Result<Vec<Question>> {
    let keep = joined::survivor(db, record)?;
    let units = joined::left_behind(db, record)?;
    if units.is_empty() || !is_here(db, &keep)? {
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
