//! Transactions: all of an operation or nothing of it, and on the disk before anybody says "saved".

use super::{Catalogue, Outcome, version};
use crate::error::{Error, Result};
use crate::history::{Action, Holding, Label, Stayed, UndoList, Undone};
use crate::id::RecordId;
use crate::log::door::{Tx, Voice};
use crate::log::undo::{self, StepOf};
use crate::log::{Op, aside, held, rows};
use crate::storage::Room;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use std::collections::BTreeSet;
use std::path::Path;

/// Typing on in one field within this many seconds is one step of the undo list.
const TYPING_S: i64 = 60;

const KEPT_BY_A_REASON: &str = "It is kept but not used, and something was done since. Say why it may be used again, on its page “Rights and last day”. What was done before it can be taken back in the list of what was done.";

impl Outcome<Undone> {
    /// This step and the next, both taken back.
    fn and(self, next: Outcome<Undone>) -> Outcome<Undone> {
        let (before, mut undone) = (self.value, next.value);
        if undone.steps == 0 && before.steps > 0 {
            (undone.label, undone.name) = (before.label, before.name);
        }
        undone.kept += before.kept;
        undone.steps += before.steps;
        undone.let_out.splice(0..0, before.let_out);
        undone.stayed.splice(0..0, before.stayed);
        Outcome {
            changed: self.changed.and(next.changed),
            value: undone,
            ..next
        }
    }
}

impl Catalogue {
    /// Runs an operation. What it wrote through the door is one step of the undo list, and on the disk when
    /// this answers; if it fails, nothing of it ever was.
    ///
    /// Where something safeguarded lost its place on the way, it goes from the bytes of the file and from the backups
    /// as well, whichever operation it was.
    pub fn transact<T>(
        &self,
        label: Label,
        run: impl FnOnce(&mut Tx) -> Result<T>,
    ) -> Result<Outcome<T>> {
        let (outcome, shut) = self.commit(label, run)?;
        if !shut.is_empty() {
            // What was said is saved; what cannot be done now is done at the next opening, or said by whoever asks.
            let _ = self.safeguarded_elsewhere(shut);
            let _ = self.left_file_follows();
        }
        Ok(outcome)
    }

    /// The transaction itself; answers also which records lost where they are.
    fn commit<T>(
        &self,
        label: Label,
        run: impl FnOnce(&mut Tx) -> Result<T>,
    ) -> Result<(Outcome<T>, BTreeSet<RecordId>)> {
        self.may_write()?;
        let mut writer = self.writer();
        let writer = &mut *writer;
        let fresh = writer.voice.is_none();
        let voice = writer.voice.clone().unwrap_or_else(Voice::drawn);
        let at = now();
        // Rolled back unless it is committed, also when `run` panics.
        let work = Transaction::new_unchecked(&writer.db, TransactionBehavior::Immediate)?;
        let before = version(&work)?;
        let mut tx = Tx::new(&work, voice, number(&work)? + 1, label);
        let value = run(&mut tx)?;
        enter(&mut tx, fresh, self.path(), &at)?;
        // Something that this voice said may be set aside now: what is said next has not seen it, so another says it.
        let falls_silent = match &tx.undoes {
            Some(step) => aside::merge_of(tx.db(), step)?.is_some(),
            None => false,
        };
        let Tx {
            changed,
            assets,
            areas,
            voice,
            shut,
            label,
            ..
        } = tx;
        // Whatever can fail does so before the commit: what is on the disk afterwards is answered as saved.
        let after = version(&work)?;
        if let Err(error) = work.commit() {
            // Perhaps it is on the disk all the same. A voice that might have said it never speaks again.
            writer.voice = None;
            return Err(error.into());
        }
        writer.voice = Some(voice).filter(|voice| voice.seq > 0 && !falls_silent);
        let assets: Vec<u32> = assets.into_iter().collect();
        let areas: Vec<u32> = areas.into_iter().collect();
        let db = &writer.db;
        self.map.follow(before, after, |map| {
            map.update(db, &assets, &areas).map(|()| true)
        });
        self.columns.follow(before, after, |columns| {
            columns.update(db, &assets, &areas).map(|()| true)
        });
        // What takes something out for good, or may.
        let goes = [Action::Erase, Action::Safeguard, Action::Merge].contains(&label.action);
        match goes || !shut.is_empty() {
            true => self.known.forget(),
            false => self.known.follow(db, &assets, before, after),
        }
        self.forget_looked();
        let outcome = Outcome {
            value,
            changed,
            saved_at: at,
            version: after,
        };
        Ok((outcome, shut))
    }

    /// Runs an operation and takes all of it back: what it would do.
    pub(crate) fn rehearse<T>(&self, run: impl FnOnce(&mut Tx) -> Result<T>) -> Result<T> {
        self.may_write()?;
        let writer = self.writer();
        // Rolled back when it is dropped.
        let work = Transaction::new_unchecked(&writer.db, TransactionBehavior::Immediate)?;
        let number = number(&work)? + 1;
        run(&mut Tx::new(
            &work,
            Voice::drawn(),
            number,
            Label::of(Action::Begin),
        ))
    }

    /// The answer of something that changed nothing that is shown or merged.
    pub(crate) fn unchanged<T>(&self, value: T) -> Result<Outcome<T>> {
        self.read(|db| {
            Ok(Outcome {
                value,
                changed: Default::default(),
                saved_at: now(),
                version: version(db)?,
            })
        })
    }

    /// Takes the last step back, whatever it was; but see [`Catalogue::take_back`] for what is kept and not used.
    pub fn undo(&self) -> Result<Outcome<Undone>> {
        self.take_back(Action::Undo, true, |undo, _| {
            undo.pop().ok_or(Error::NothingToUndo)
        })
    }

    /// Does the last undone step again.
    pub fn redo(&self) -> Result<Outcome<Undone>> {
        self.take_back(Action::Redo, true, |_, redo| {
            redo.pop().ok_or(Error::NothingToRedo)
        })
    }

    /// Takes steps back, one after the other, up to and including `step`.
    ///
    /// Where these are several, those that keep something from leaving stay: whoever goes back to before a slip in
    /// the list does not mean the consent that somebody took back meanwhile.
    pub fn undo_to(&self, step: String) -> Result<Outcome<Undone>> {
        let (undo, _) = self.read(|db| Ok(undo::lists(&rows::ops(db, false)?)))?;
        let at = undo
            .iter()
            .rposition(|s| s.step == step)
            .ok_or(Error::NothingToUndo)?;
        let alone = at + 1 == undo.len();
        let mut all: Option<Outcome<Undone>> = None;
        for step in undo[at..].iter().rev() {
            let next = self.take_back(Action::Undo, alone, |undo, _| {
                let at = undo.iter().position(|s| s.step == step.step);
                at.map(|at| undo.swap_remove(at))
                    .ok_or(Error::NothingToUndo)
            })?;
            all = Some(match all {
                Some(before) => before.and(next),
                None => next,
            });
        }
        all.ok_or(Error::NothingToUndo)
    }

    /// Takes back the step that `choose` takes out of the undo and redo lists. It chooses while nobody else
    /// writes, so that two windows cannot take back one step twice.
    ///
    /// Together with others, a step without which more would leave stays. By itself it is taken back, as whoever
    /// does that sees which it is; of what is kept and not used only while nothing was done since. Then it is the
    /// slip of a moment; later it was relied upon, and whoever asked for it is told before it ends (UK GDPR, article
    /// 18 (3)), so that ends by `lift_restriction`, with a reason.
    ///
    /// # Errors
    /// `Invalid` for a restriction after which something was done.
    fn take_back(
        &self,
        action: Action,
        alone: bool,
        choose: impl FnOnce(&mut Vec<StepOf>, &mut Vec<StepOf>) -> Result<StepOf>,
    ) -> Result<Outcome<Undone>> {
        self.transact(Label::of(action), |tx| {
            let _going = self.long.begin(super::Work::Undoing, None, false);
            let _room = Room::on(tx.db())?;
            let (mut undo, mut redo) = undo::lists(&rows::ops(tx.db(), false)?);
            let step = choose(&mut undo, &mut redo)?;
            let back = match aside::merge_of(tx.db(), &step.step)? {
                Some(merge) => undo::look_at_merge(tx.db(), merge, action == Action::Undo)?,
                None => undo::look_back(tx.db(), &step.ops)?,
            };
            let mut undone = Undone {
                label: step.label.clone(),
                name: called(tx.db(), &step)?,
                kept: 0,
                steps: 0,
                let_out: Vec::new(),
                stayed: Vec::new(),
            };
            if !alone && !back.lets_out.is_empty() {
                undone.stayed.push(Stayed {
                    label: step.label,
                    name: undone.name.clone(),
                    held: back.lets_out,
                });
                return Ok(undone);
            }
            let is_used_again = back
                .lets_out
                .iter()
                .any(|held| held.by == Holding::Restriction);
            if action == Action::Undo && is_used_again && !is_last(tx.db(), &step)? {
                return Err(Error::invalid(KEPT_BY_A_REASON));
            }
            tx.label = Label {
                action,
                ..step.label.clone()
            };
            tx.undoes = Some(step.step.clone());
            (undone.kept, undone.steps) = (back.kept, 1);
            undone.let_out = back.lets_out.clone();
            undo::take_back(tx, back)?;
            if !tx.has_written() {
                // Everything was changed since: the step is off the list all the same.
                tx.keep_empty();
            }
            // As it is called now.
            undone.name = called(tx.db(), &step)?;
            Ok(undone)
        })
    }

    /// The undo list as the window shows it.
    pub fn undo_list(&self) -> Result<UndoList> {
        const SHOWN: usize = 100;
        self.read(|db| {
            let ops = rows::ops(db, false)?;
            let (undo, redo) = undo::lists(&ops);
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
                for_good: named(undo::last_for_good(&ops).into_iter().collect())?.pop(),
            })
        })
    }
}

/// What the record of a step is called now.
fn called(db: &Connection, step: &StepOf) -> Result<Option<String>> {
    let record = step.label.record.as_ref();
    Ok(record
        .map(|id| undo::name_of(db, id))
        .transpose()?
        .flatten())
}

/// Was nothing done in this file, and did nothing come into it, since this step?
fn is_last(db: &Connection, step: &StepOf) -> Result<bool> {
    let last: String = db
        .prepare_cached("SELECT id FROM op ORDER BY n DESC LIMIT 1")?
        .query_row([], |row| row.get(0))?;
    Ok(step.ops.contains(&last))
}

/// The highest number that any change here carries.
fn number(db: &Connection) -> Result<u64> {
    let number = rows::fact(db, "lamport")?;
    Ok(number.and_then(|n| n.parse().ok()).unwrap_or(0))
}

/// Enters what an operation wrote in the list of operations and in the text index.
fn enter(tx: &mut Tx, fresh: bool, path: Option<&Path>, at: &str) -> Result<()> {
    let db = tx.db();
    if tx.has_written() || tx.keep_op {
        let continues = match &tx.undoes {
            None => continued(db, tx, fresh)?,
            Some(_) => None,
        };
        if fresh {
            introduce(db, &tx.voice.id, at)?;
            crate::exchange::device::settle(db, path)?;
        }
        let op = Op {
            id: tx.op.clone(),
            voice: tx.voice.id.clone(),
            label: tx.label.clone(),
            at: at.to_owned(),
            undoes: tx.undoes.clone(),
            continues,
        };
        rows::append_op(db, &op, false)?;
    }
    // Only what was said takes a number; what came from elsewhere raises the count.
    let said = match tx.has_written() {
        true => tx.lamport,
        false => tx.lamport - 1,
    };
    rows::set_fact(db, "lamport", &said.max(tx.heard).to_string())?;
    if let Some(last) = tx.written {
        held::hold(db, &tx.voice.id, last)?;
    }
    tx.areas_follow()?;
    tx.search_follows()
}

/// The step this operation goes on with: the last one, if it was the same field of the same record a
/// moment ago, in this voice.
fn continued(db: &Connection, tx: &Tx, fresh: bool) -> Result<Option<String>> {
    let Label {
        action: Action::Edit | Action::EditAttachment,
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
    let laptop = laptop();
    let person = rows::fact(db, "worker")?;
    db.execute(
        "INSERT OR IGNORE INTO voice (id, laptop, person, since) VALUES (?1, ?2, ?3, ?4)",
        params![voice, laptop, person, at],
    )?;
    Ok(())
}

/// What this laptop is called in its network.
pub(crate) fn laptop() -> Option<String> {
    #[cfg(unix)]
    let name = rustix::system::uname()
        .nodename()
        .to_string_lossy()
        .into_owned();
    #[cfg(not(unix))]
    let name = std::env::var("COMPUTERNAME").ok()?;
    let name = name.split('.').next().unwrap_or_default().trim().to_owned();
    Some(name).filter(|name| !name.is_empty() && name != "localhost")
}

/// The time as ISO 8601, for showing.
pub fn now() -> String {
    format!("{:.0}", jiff::Timestamp::now())
}

/// Today, here.
pub fn today() -> jiff::civil::Date {
    jiff::ZonedDateTime::now().date()
}
