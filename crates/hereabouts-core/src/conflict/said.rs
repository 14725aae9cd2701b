//! What was said of one record, and who said it.

use super::ConflictKind;
use super::asked::{Answer, Question};
use crate::asset::AssetKind;
use crate::error::Result;
use crate::log::view::{Hangers, View, hanger_key};
use crate::log::{BIN, Change, EXISTS, HERE, rows};
use rusqlite::Connection;
use serde_json::Value;
use std::cmp::Reverse;

/// The changes of a record, as far as they are asked about.
pub(super) struct Said<'a> {
    db: &'a Connection,
    changes: &'a [Change],
    pub view: View<'a>,
}

impl<'a> Said<'a> {
    pub fn of(db: &'a Connection, changes: &'a [Change]) -> Said<'a> {
        Said {
            db,
            changes,
            view: View::of(changes),
        }
    }

    pub fn is_child(&self) -> bool {
        self.view.shown("is_child") == Value::Bool(true)
            && self.view.shown("kind") == AssetKind::Person.token()
    }

    /// A value with the operations that said it.
    pub fn answer(&self, unit: &str, value: Value) -> Result<Answer> {
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

    /// Whether it stays though the other half was erased; with whoever made them one.
    pub fn joined_with_erased(&self, unit: &str) -> Result<Question> {
        let mut joined = Vec::new();
        for head in self.view.heads(unit) {
            let values = head.sets.get(unit).into_iter().flatten();
            for value in values.filter(|value| !value.is_null()) {
                joined.push(self.first_said(unit, value, head)?);
            }
        }
        let answers = [(HERE, joined), (BIN, Vec::new())].map(|(value, ops)| Answer {
            value: value.into(),
            ops,
        });
        Ok(Question {
            unit: unit.to_owned(),
            asked: ConflictKind::JoinedWithErased,
            answers: answers.into(),
            both: None,
            free: false,
        })
    }

    /// Whether it stays: who deleted it, and who did something to it without knowing of that.
    pub fn kept(&self, hangers: &Hangers) -> Result<Question> {
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
