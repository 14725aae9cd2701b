//! Answering: a decision is an ordinary change that has seen every answer.

use super::asked::{self, Question};
use super::rules::{self, Decided};
use super::write::{Settled, write};
use super::{ConflictDecision, ConflictKind};
use crate::audience::Audience;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::RecordId;
use crate::log::joined::{self, JOINED};
use crate::log::project::with_kind;
use crate::log::view::View;
use crate::log::{AUDIENCE, BIN, EXISTS, HERE, Seen, Sets, Vector, context, project, rows, undo};
use crate::record::{Kind, field_of};
use crate::relationship::shown_as_one;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeMap;

/// Record → unit → the value to keep.
type Decisions = BTreeMap<RecordId, BTreeMap<String, Value>>;

impl Catalogue {
    /// Answers questions, all of them as one step; answers how many. The value may be the one that is shown already.
    ///
    /// Some units protect somebody: audience, sensitivity, withdrawn, is_child, restricted, may_be_published and
    /// review_by. They are decided like all others; the window asks for each of them by itself and never answers many
    /// of them at once.
    ///
    /// # Errors
    /// `Invalid` where one of them is no question any more, or where an edit would be refused that leaves its record
    /// so. Then nothing is decided.
    pub fn decide(&self, decisions: Vec<ConflictDecision>) -> Result<Outcome<u32>> {
        let mut by_record = Decisions::new();
        for decision in decisions {
            let units = by_record.entry(decision.record).or_default();
            units.insert(decision.unit, decision.value);
        }
        let count: usize = by_record.values().map(BTreeMap::len).sum();
        self.transact(Label::of(Action::Decide), |tx| {
            let db = tx.db();
            tx.label = label(db, &by_record, count)?;
            let mut settled = Vec::new();
            for (record, units) in &by_record {
                let of_record = settle(db, record, units);
                settled.extend(match count {
                    1 => of_record,
                    _ => of_record.map_err(|error| which(db, record, error)),
                }?);
            }
            for one in settled {
                write(tx, one)?;
            }
            Ok(count as u32)
        })
    }
}

/// Of many, which one it was that cannot be decided so.
fn which(db: &Connection, record: &RecordId, error: Error) -> Error {
    let name = whose(db, record).and_then(|record| undo::name_of(db, &record));
    match (error, name) {
        (Error::Invalid(why), Ok(Some(name))) => Error::invalid(format!("About “{name}”: {why}")),
        (error, _) => error,
    }
}

fn label(db: &Connection, decisions: &Decisions, count: usize) -> Result<Label> {
    match decisions.iter().next() {
        Some((record, units)) if count == 1 => Ok(Label {
            field: units
                .keys()
                .next()
                .map(|unit| field_called(db, record, unit))
                .transpose()?,
            ..Label::one(Action::Decide, whose(db, record)?)
        }),
        _ => Ok(Label {
            count: Some(count as u64),
            ..Label::of(Action::Decide)
        }),
    }
}

/// The field that a unit belongs to: labels hold no words, and the name of a tag is one.
fn field_called(db: &Connection, record: &RecordId, unit: &str) -> Result<String> {
    let Some(kind) = kind_of(db, record)? else {
        return Ok(EXISTS.to_owned());
    };
    Ok(with_kind!(kind, R => field_of::<R>(unit).to_owned()))
}

/// The first asset that a record is about, or the record itself.
fn whose(db: &Connection, record: &RecordId) -> Result<RecordId> {
    let Some(kind) = kind_of(db, record)? else {
        return Ok(*record);
    };
    let (units, _) = project::shown(db, record)?;
    let about = project::about(kind, &units).into_iter().next();
    Ok(about.unwrap_or(*record))
}

fn kind_of(db: &Connection, record: &RecordId) -> Result<Option<Kind>> {
    let changes = rows::changes_of(db, record)?;
    let first = changes.first();
    Ok(first.and_then(|change| Kind::from_table(&change.kind)))
}

/// What to write for the decisions about one record. Nothing is written yet.
fn settle(
    db: &Connection,
    record: &RecordId,
    decisions: &BTreeMap<String, Value>,
) -> Result<Vec<Settled>> {
    let kind = kind_of(db, record)?.ok_or_else(meanwhile)?;
    let questions = asked::questions(db, kind, record)?;
    let changes = rows::changes_of(db, record)?;
    let view = View::of(&changes);
    let (mut own, mut taken, mut sets) = (Decided::default(), Decided::default(), Sets::new());
    let (mut is_behind, mut goes_too) = (false, false);
    for (unit, value) in decisions {
        let question = questions.iter().find(|question| question.unit == *unit);
        let question = question.ok_or_else(meanwhile)?;
        match question.asked {
            ConflictKind::Kept => {
                let answer = question.answer(value).ok_or_else(not_an_answer)?;
                sets.insert(unit.clone(), vec![answer.value.clone()]);
            }
            ConflictKind::Differs | ConflictKind::Twins => own.decide(question, value)?,
            ConflictKind::JoinedWithErased => {
                let answer = question.answer(value).ok_or_else(not_an_answer)?;
                match answer.value == HERE {
                    // It is one with that no more: from then on it stands for itself.
                    true => {
                        let left = joined::without_erased(db, &view, unit)?;
                        sets.insert(unit.clone(), left);
                    }
                    false => goes_too = true,
                }
            }
            ConflictKind::AfterJoining => {
                is_behind = true;
                if !leaves_behind(question, value) {
                    taken.decide(question, value)?;
                }
            }
        }
    }
    if !own.units.is_empty() {
        sets.extend(rules::sets(db, kind, record, &own)?);
        if kind == Kind::Relationship {
            // It becomes so of all that are shown as one with it, and has to be right of each.
            for tie in shown_as_one(db, record)? {
                rules::sets(db, kind, &tie.id, &own)?;
            }
        }
    }
    let mut settled = Vec::new();
    if goes_too {
        // Whatever it is shown as.
        settled.push(Settled {
            kind,
            record: joined::survivor(db, record)?,
            sets: Sets::from([(EXISTS.to_owned(), vec![BIN.into()])]),
            knows: None,
            from: None,
        });
    }
    if !taken.units.is_empty() {
        let keep = joined::survivor(db, record)?;
        let mut over = rules::sets(db, kind, &keep, &taken)?;
        if !decisions.contains_key(AUDIENCE) {
            reach_no_further(db, &keep, &view, &mut over)?;
        }
        settled.push(Settled {
            kind,
            record: keep,
            sets: over,
            knows: None,
            from: Some(*record),
        });
    }
    if is_behind {
        // That it is one with the other is said once more, now by somebody who knows what was changed.
        let into = sets.entry(JOINED.to_owned());
        into.or_insert_with(|| view.values(JOINED));
    }
    let is_open = |question: &&Question| {
        question.asked == ConflictKind::AfterJoining && !decisions.contains_key(&question.unit)
    };
    let open = questions.iter().filter(is_open);
    let open: Vec<&str> = open.map(|question| question.unit.as_str()).collect();
    let knows = match sets.contains_key(JOINED) && !sets.contains_key(EXISTS) {
        true => Some(all_but(db, record, &view, &open)?),
        false => None,
    };
    settled.push(Settled {
        kind,
        record: *record,
        sets,
        knows,
        from: None,
    });
    Ok(settled)
}

/// What is taken over reaches nobody who could not have it where it stood: from then on neither does the rest, as when
/// two are joined.
fn reach_no_further(db: &Connection, keep: &RecordId, from: &View, over: &mut Sets) -> Result<()> {
    let changes = rows::changes_of(db, keep)?;
    let own = View::of(&changes).shown(AUDIENCE);
    let said = over.get(AUDIENCE).and_then(|values| values.first());
    let reach = audience(said.unwrap_or(&own));
    let both = reach.narrowest(&audience(&from.shown(AUDIENCE)));
    if both != reach {
        over.insert(AUDIENCE.to_owned(), vec![both.to_string().into()]);
    }
    Ok(())
}

fn audience(value: &Value) -> Audience {
    let said = value.as_str().and_then(|text| text.parse().ok());
    said.unwrap_or_default()
}

fn meanwhile() -> Error {
    Error::invalid(
        "That was decided meanwhile, by somebody else or in another window. Nothing was changed. Look at the questions again.",
    )
}

fn not_an_answer() -> Error {
    Error::invalid("Choose one of the answers. Nothing was changed.")
}

/// Does this answer leave a change where it is, with the record that went?
fn leaves_behind(question: &Question, value: &Value) -> bool {
    let shown = question.answers.first().map(|answer| &answer.value);
    let answer = question.answer(value).map(|answer| &answer.value);
    value.is_null() || answer.is_some() && answer == shown
}

impl Decided {
    /// One of the answers as it was given, or something else where that may be.
    fn decide(&mut self, question: &Question, value: &Value) -> Result<()> {
        let unit = question.unit.clone();
        if let Some(answer) = question.answer(value) {
            self.units.insert(unit, answer.value.clone());
            return Ok(());
        }
        if !question.free {
            return Err(not_an_answer());
        }
        let value = match value {
            Value::String(text) if text.trim().is_empty() => Value::Null,
            Value::String(text) => text.trim().into(),
            other => other.clone(),
        };
        self.written.insert(unit.clone());
        self.units.insert(unit, value);
        Ok(())
    }
}

/// All that is known of a record, but of what is still to be asked only what those knew who joined it.
fn all_but(db: &Connection, record: &RecordId, view: &View, open: &[&str]) -> Result<Seen> {
    let mut seen = context::everything(view, &context::hangers(db, record)?);
    let joining = view.heads(JOINED);
    for unit in open {
        let mut known = Vector::new();
        let knew = joining.iter().filter_map(|head| head.seen.get(*unit));
        for (voice, &seq) in knew.flatten() {
            let most = known.entry(voice.clone()).or_default();
            *most = seq.max(*most);
        }
        seen.insert((*unit).to_owned(), known);
    }
    Ok(seen)
}
