//! Transactions: all of an operation or nothing of it, and on the disk before anybody says "saved".

use super::{Catalogue, Outcome, version};
use crate::error::{Error, Result};
use crate::history::{Action, Label, UndoList, Undone};
use crate::log::door::{Tx, Voice};
use crate::log::exchange::{self, Changes};
use crate::log::undo::{self, StepOf};
use crate::log::{Op, rows};
use crate::search::text_index;
use rusqlite::Connection;
use rusqlite::params;
use std::sync::PoisonError;

/// Typing on in one field within this many seconds is one step of the undo list.
const TYPING_S: i64 = 60;

/// From so many assets on, the text index is rebuilt as a whole instead of line by line.
const BULK: usize = 2_000;

impl Catalogue {
    /// Runs an operation. What it wrote through the door is one step of the undo list, and on the disk when
    /// this answers; if it fails, nothing of it ever was.
    pub fn transact<T>(
        &self,
        label: Label,
        run: impl FnOnce(&mut Tx) -> Result<T>,
    ) -> Result<Outcome<T>> {
        self.run(label, None, run)
    }

    fn run<T>(
        &self,
        label: Label,
        undoes: Option<&str>,
        run: impl FnOnce(&mut Tx) -> Result<T>,
    ) -> Result<Outcome<T>> {
        if let Some(why) = self.file.as_ref().and_then(|file| file.read_only.clone()) {
            return Err(Error::ReadOnly(why));
        }
        let mut writer = self.writer();
        let fresh = writer.voice.is_none();
        let voice = writer.voice.clone().unwrap_or_else(Voice::drawn);
        let at = now();
        writer.db.execute_batch("BEGIN IMMEDIATE")?;
        let done: Result<_> = (|| {
            let db = &writer.db;
            let lamport = rows::fact(db, "lamport")?
                .and_then(|n| n.parse::<u64>().ok())
                .unwrap_or(0)
                + 1;
            let mut tx = Tx::new(db, voice, lamport, label);
            let value = run(&mut tx)?;
            if !tx.written.is_empty() || tx.keep_op {
                let continues = if undoes.is_none() {
                    continued(db, &tx, fresh)?
                } else {
                    None
                };
                if fresh {
                    introduce(db, &tx.voice.id, &at)?;
                }
                let op = Op {
                    id: tx.op.clone(),
                    voice: tx.voice.id.clone(),
                    label: tx.label.clone(),
                    at: at.clone(),
                    undoes: undoes.map(str::to_owned),
                    continues,
                };
                rows::append_op(db, &op, false)?;
            }
            // Only what was said takes a number; what came from elsewhere raises the count.
            let said = if tx.written.is_empty() {
                lamport - 1
            } else {
                lamport
            };
            rows::set_fact(db, "lamport", &said.max(tx.heard).to_string())?;
            let bulk = tx.assets.len() > BULK;
            if bulk {
                rows::set_fact(db, "text_index", "stale")?;
            } else {
                for n in &tx.assets {
                    text_index::write(db, *n)?;
                }
            }
            Ok((value, tx.changed, tx.assets, tx.voice, bulk))
        })();
        let ended = match &done {
            Ok(_) => writer.db.execute_batch("COMMIT").map_err(Error::from),
            Err(_) => Ok(()),
        };
        if (done.is_err() || ended.is_err()) && !writer.db.is_autocommit() {
            writer.db.execute_batch("ROLLBACK")?;
        }
        let (value, changed, assets, voice, bulk) = done?;
        ended?;
        if voice.seq > 0 {
            writer.voice = Some(voice);
        }
        if bulk {
            text_index::rebuild(&writer.db, &mut |_| true)?;
            rows::set_fact(&writer.db, "text_index", "whole")?;
        }
        let version = version(&writer.db)?;
        let mut map = self.map.write().unwrap_or_else(PoisonError::into_inner);
        map.1
            .update(&writer.db, &assets.into_iter().collect::<Vec<_>>())?;
        map.0 = version;
        Ok(Outcome {
            value,
            changed,
            saved_at: at,
            version,
        })
    }

    /// Takes the last step back.
    pub fn undo(&self) -> Result<Outcome<Undone>> {
        let (mut undo, _) = self.read(|db| Ok(undo::lists(&rows::ops(db, false)?)))?;
        self.take_back(undo.pop().ok_or(Error::NothingToUndo)?, Action::Undo)
    }

    /// Does the last undone step again.
    pub fn redo(&self) -> Result<Outcome<Undone>> {
        let (_, mut redo) = self.read(|db| Ok(undo::lists(&rows::ops(db, false)?)))?;
        self.take_back(redo.pop().ok_or(Error::NothingToRedo)?, Action::Redo)
    }

    /// Takes steps back, one after the other, up to and including `step`.
    pub fn undo_to(&self, step: String) -> Result<Outcome<Undone>> {
        let (undo, _) = self.read(|db| Ok(undo::lists(&rows::ops(db, false)?)))?;
        let at = undo
            .iter()
            .rposition(|s| s.step == step)
            .ok_or(Error::NothingToUndo)?;
        let mut last = Err(Error::NothingToUndo);
        let mut changed = super::Changed::default();
        let mut kept = 0;
        for step in undo[at..].iter().rev() {
            let outcome = self.take_back(step.clone(), Action::Undo)?;
            changed = changed.and(outcome.changed);
            kept += outcome.value.kept;
            last = Ok(outcome);
        }
        last.map(|mut outcome| {
            outcome.changed = changed;
            outcome.value.kept = kept;
            outcome
        })
    }

    fn take_back(&self, step: StepOf, action: Action) -> Result<Outcome<Undone>> {
        let going = self.long.begin(super::Work::Undoing, None, false);
        let label = Label {
            action,
            ..step.label.clone()
        };
        let outcome = self.run(label, Some(&step.step), |tx| {
            let kept = undo::take_back(tx, &step.ops)?;
            if tx.written.is_empty() {
                // Everything was changed since: the step is off the list all the same.
                tx.keep_empty();
            }
            let name = match &step.label.record {
                Some(record) => undo::name_of(tx.db(), record)?,
                None => None,
            };
            Ok(Undone {
                label: step.label,
                name,
                kept,
            })
        });
        drop(going);
        outcome
    }

    /// The undo list as the window shows it.
    pub fn undo_list(&self) -> Result<UndoList> {
        const SHOWN: usize = 100;
        self.read(|db| {
            let (undo, redo) = undo::lists(&rows::ops(db, false)?);
            let named = |steps: Vec<StepOf>| -> Result<Vec<crate::history::Step>> {
                steps
                    .into_iter()
                    .rev()
                    .take(SHOWN)
                    .map(|step| {
                        let name = match &step.label.record {
                            Some(record) => undo::name_of(db, record)?,
                            None => None,
                        };
                        Ok(step.named(name))
                    })
                    .collect()
            };
            Ok(UndoList {
                undo: named(undo)?,
                redo: named(redo)?,
            })
        })
    }

    /// All that may be given to an audience, as changes for another laptop.
    pub fn changes_for(&self, audience: &crate::audience::Audience) -> Result<Changes> {
        self.read(|db| exchange::changes_for(db, audience))
    }

    /// Unites another laptop's changes with these. Answers how many are new here.
    pub fn merge(&self, changes: &Changes) -> Result<Outcome<u64>> {
        self.transact(Label::of(Action::Merge), |tx| exchange::merge(tx, changes))
    }
}

/// The step this operation goes on with: the last one, if it was the same field of the same record a
/// moment ago, in this voice.
fn continued(db: &Connection, tx: &Tx, fresh: bool) -> Result<Option<String>> {
    let Label {
        action: Action::Edit,
        record: Some(_),
        field: Some(_),
        ..
    } = &tx.label
    else {
        return Ok(None);
    };
    if fresh {
        return Ok(None);
    }
    let mut statement = db.prepare_cached(
        "SELECT id, voice, label, at, undoes, continues FROM op WHERE n = (SELECT max(n) FROM op)",
    )?;
    let last = statement.query_row([], rows::op)?;
    let moments = last
        .at
        .parse::<jiff::Timestamp>()
        .ok()
        .map(|at| (jiff::Timestamp::now() - at).as_secs());
    let goes_on = last.voice == tx.voice.id
        && last.label == tx.label
        && last.undoes.is_none()
        && moments.is_some_and(|s| (0..TYPING_S).contains(&s));
    Ok(goes_on.then(|| last.continues.unwrap_or(last.id)))
}

/// Enters a new voice, with the laptop and the person it speaks for.
fn introduce(db: &Connection, voice: &str, at: &str) -> Result<()> {
    let laptop = std::env::var("HOSTNAME")
        .or_else(|_| std::env::var("COMPUTERNAME"))
        .ok();
    let person = rows::fact(db, "worker")?;
    db.execute(
        "INSERT OR IGNORE INTO voice (id, laptop, person, since) VALUES (?1, ?2, ?3, ?4)",
        params![voice, laptop, person, at],
    )?;
    Ok(())
}

/// The time as ISO 8601, for showing.
pub fn now() -> String {
    format!("{:.0}", jiff::Timestamp::now())
}

/// Today, here.
pub fn today() -> jiff::civil::Date {
    jiff::ZonedDateTime::now().date()
}
