//! Random histories on two to four laptops, and what they were told step by step.

use super::{own_aside, shown};
use crate::dice::Dice;
use hereabouts_core::asset::{Asset, AssetKind};
use hereabouts_core::audience::Audience;
use hereabouts_core::history::{Action, Label};
use hereabouts_core::id::{AssetId, CustomFieldId, RecordId, imported};
use hereabouts_core::log::view::View;
use hereabouts_core::log::{Change, context, joined, rows};
use hereabouts_core::record::{Kind, Record};
use hereabouts_core::relationship::Relationship;
use hereabouts_core::{Catalogue, Error};
use serde_json::{Value, json};

const STEPS: u64 = 30;

impl Dice {
    fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        (!of.is_empty()).then(|| &of[self.below(of.len() as u64) as usize])
    }
}

pub struct History {
    dice: Dice,
    pub laptops: Vec<Catalogue>,
    pub steps: Vec<Value>,
    made: u64,
    joined: Vec<(RecordId, String)>,
}

pub fn model_id(kind: Kind, id: &RecordId) -> String {
    format!(
        "{}:{id}",
        if kind == Kind::Relationship {
            "tie"
        } else {
            "asset"
        }
    )
}

/// Units as the model is told them: everything but existence, which it sets itself.
fn units(record: &impl Record) -> Value {
    json!(record.units())
}

impl History {
    pub fn play(seed: u64) -> History {
        let mut history = History {
            dice: Dice(seed),
            laptops: vec![Catalogue::in_memory("Ours").expect("memory is there")],
            steps: Vec::new(),
            made: seed << 20,
            joined: Vec::new(),
        };
        for _ in 0..1 + history.dice.below(3) {
            history.copy(0, history.laptops.len());
        }
        for _ in 0..STEPS {
            history.step();
        }
        history.bring_back_all();
        history.exchange_all();
        history
    }

    fn id(&mut self) -> RecordId {
        self.made += 1;
        RecordId::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 | u128::from(self.made))
    }

    fn copy(&mut self, at: usize, to: usize) {
        let fresh = self.laptops[at].copy_in_memory().expect("memory is there");
        match to < self.laptops.len() {
            true => self.laptops[to] = fresh,
            false => self.laptops.push(fresh),
        }
        self.steps.push(json!({"do": "copy", "at": at, "to": to}));
    }

    fn exchange(&mut self, at: usize, to: usize) {
        let changes = self.laptops[at]
            .changes_for(&Audience::Team)
            .expect("readable");
        let before = self.last_op(to);
        self.laptops[to]
            .merge(&changes)
            .expect("changes of the same catalogue");
        let mut step = json!({"do": "exchange", "at": at, "to": to});
        let after = self.last_op(to);
        if let Some(op) = after.filter(|op| Some(op) != before.as_ref()) {
            step["makes"] = op.into();
        }
        self.steps.push(step);
    }

    /// What was set aside is taken in again: laptops that keep something aside show something else.
    fn bring_back_all(&mut self) {
        for at in 0..self.laptops.len() {
            let aside = self.laptops[at].read(|db| {
                let mut statement =
                    db.prepare("SELECT op FROM merging WHERE aside = 1 ORDER BY n")?;
                let steps = statement.query_map([], |row| row.get(0))?;
                Ok(steps.collect::<Result<Vec<String>, _>>()?)
            });
            for step in aside.expect("readable") {
                self.laptops[at]
                    .bring_back(step.clone())
                    .expect("it was set aside");
                let (makes, own) = (self.last_op(at), own_aside(&self.laptops[at]));
                self.steps.push(json!({
                    "do": "undo", "at": at, "op": step, "kept": 0, "makes": makes, "aside": own,
                }));
            }
        }
    }

    fn join(&mut self, at: usize, assets: &[RecordId]) {
        let (Some(&keep), Some(&gone)) = (self.dice.one(assets), self.dice.one(assets)) else {
            return;
        };
        if keep == gone {
            return;
        }
        let theirs = self.asset_at(at, &gone).units();
        let take: Vec<String> = theirs
            .keys()
            .filter(|unit| matches!(unit.as_str(), "summary" | "note") || unit.starts_with("tag/"))
            .filter(|_| self.dice.below(2) == 0)
            .cloned()
            .collect();
        let (was, laptop) = (self.last_op(at), &self.laptops[at]);
        laptop
            .join_duplicates(AssetId(keep), AssetId(gone), take)
            .expect("both are here");
        let op = self.last_op(at).filter(|op| Some(op) != was.as_ref());
        let op = op.expect("a joining is an operation");
        let written = self.laptops[at].read(|db| rows::changes_by(db, &op));
        let sets: serde_json::Map<String, Value> = written
            .expect("readable")
            .into_iter()
            .filter(|change| change.record == keep)
            .flat_map(|change| change.sets)
            .filter(|(unit, _)| !unit.starts_with(joined::ABSORBS))
            .map(|(unit, mut values)| (unit, values.swap_remove(0)))
            .collect();
        self.steps.push(json!({
            "do": "join", "at": at, "sets": sets, "makes": op, "voice": op.split('/').next(),
            "keep": model_id(Kind::Asset, &keep), "gone": model_id(Kind::Asset, &gone),
        }));
        self.joined.push((gone, op));
    }

    /// Takes a joining back, on whichever laptop it is known and stands. The model takes back the one step: where it was
    /// said more than once, or in a circle, the program takes back all of it (see `tests/merging/rules/parted.rs`).
    fn unjoin(&mut self, at: usize) {
        let Some((gone, joining)) = self.dice.one(&self.joined).cloned() else {
            return;
        };
        let stands = self.laptops[at].read(|db| {
            let changes = rows::changes_of(db, &gone)?;
            let view = View::of(&changes);
            let heads = view.heads(joined::JOINED);
            let [head] = heads[..] else { return Ok(false) };
            let into = head.sets[joined::JOINED][0].as_str();
            let Some(into) = into.filter(|_| head.op == joining) else {
                return Ok(false);
            };
            let into: RecordId = into.parse().expect("an id");
            let is_circle = joined::those_in(db, &gone)?.contains(&into);
            Ok(!is_circle && said_so(&changes) == 1)
        });
        if !stands.expect("readable") {
            return;
        }
        let before = self.last_op(at);
        let done = self.laptops[at].unjoin(AssetId(gone)).expect("it stands");
        let op = self.last_op(at).filter(|op| Some(op) != before.as_ref());
        let voice = op.as_ref().and_then(|op| op.split('/').next());
        self.steps.push(json!({
            "do": "undo", "at": at, "op": joining, "kept": done.value.kept, "voice": voice, "makes": op,
        }));
    }

    /// Twice round: whoever was first hears of what the last had to say.
    fn exchange_all(&mut self) {
        for _ in 0..2 {
            for at in 0..self.laptops.len() {
                for to in 0..self.laptops.len() {
                    if at != to {
                        self.exchange(at, to);
                    }
                }
            }
        }
    }

    fn records(&self, at: usize, kind: Kind, existence: &str) -> Vec<RecordId> {
        let sql = format!(
            "SELECT id FROM {} WHERE existence = ?1 ORDER BY id",
            kind.table()
        );
        let found = self.laptops[at].read(|db| {
            let mut statement = db.prepare(&sql)?;
            let ids =
                statement.query_map([existence], |row| Ok(RecordId::from_bytes(row.get(0)?)))?;
            Ok(ids.collect::<Result<Vec<_>, _>>()?)
        });
        found.expect("readable")
    }

    fn step(&mut self) {
        let at = self.dice.below(self.laptops.len() as u64) as usize;
        let assets = self.records(at, Kind::Asset, "here");
        let word = format!("w{}", self.dice.below(4));
        match self.dice.below(23) {
            20..=21 => self.join(at, &assets),
            22 => self.unjoin(at),
            0..=2 => {
                let rows: Vec<_> = (0..1 + self.dice.below(2))
                    .map(|_| (self.id(), self.asset()))
                    .collect();
                self.write(at, json!({"do": "create", "rows": told(&rows)}), |tx| {
                    rows.iter()
                        .try_for_each(|(id, asset)| tx.create(*id, asset))
                });
            }
            3 => {
                // The same two rows of one spreadsheet, wherever it is brought in.
                let rows: Vec<_> = (0..2)
                    .map(|row| {
                        (
                            imported(b"secret", &["sheet", &row.to_string()]),
                            Asset::new(AssetKind::Place, "row"),
                        )
                    })
                    .collect();
                self.write(at, json!({"do": "sheet", "rows": told(&rows)}), |tx| {
                    rows.iter()
                        .try_for_each(|(id, asset)| tx.bring(*id, asset).map(drop))
                });
            }
            4..=8 => {
                let Some(id) = self.dice.one(&assets).copied() else {
                    return;
                };
                let mut asset = self.asset_at(at, &id);
                let unit = match self.dice.below(5) {
                    0 => {
                        asset.name = word;
                        "name".to_owned()
                    }
                    1 => {
                        asset.summary = (self.dice.below(4) > 0).then_some(word);
                        "summary".to_owned()
                    }
                    2 => {
                        asset.note = Some(word);
                        "note".to_owned()
                    }
                    3 => {
                        // One of the team's own fields, of two.
                        let field = imported(b"field", &[&self.dice.below(2).to_string()]);
                        match self.dice.below(4) {
                            0 => asset.custom.remove(&CustomFieldId(field)),
                            _ => asset.custom.insert(CustomFieldId(field), word.into()),
                        };
                        format!("field/{field}")
                    }
                    _ => {
                        if !asset.tags.remove(&word) {
                            asset.tags.insert(word.clone());
                        }
                        format!("tag/{word}")
                    }
                };
                if asset == self.asset_at(at, &id) {
                    return;
                }
                let value = asset.units().get(&unit).cloned().unwrap_or_default();
                let step = json!({"do": "edit", "record": model_id(Kind::Asset, &id), "sets": {unit: value}});
                self.write(at, step, |tx| tx.update(id, &asset).map(drop));
            }
            9..=10 => {
                let (Some(&from), Some(&to)) = (self.dice.one(&assets), self.dice.one(&assets))
                else {
                    return;
                };
                if from == to {
                    return;
                }
                let (id, kind) = (self.id(), ["uses", "knows"][self.dice.below(2) as usize]);
                let tie: Relationship =
                    serde_json::from_value(json!({"from": from, "to": to, "type": kind}))
                        .expect("whole");
                let mut told = units(&tie);
                told["from"] = model_id(Kind::Asset, &from).into();
                told["to"] = model_id(Kind::Asset, &to).into();
                let rows = json!([[model_id(Kind::Relationship, &id), told]]);
                self.write(at, json!({"do": "create", "rows": rows}), |tx| {
                    tx.create(id, &tie)
                });
            }
            11..=12 => {
                let kind = if self.dice.below(3) == 0 {
                    Kind::Relationship
                } else {
                    Kind::Asset
                };
                let there = self.records(at, kind, "here");
                let Some(id) = self.dice.one(&there).copied() else {
                    return;
                };
                let step = json!({"do": "delete", "record": model_id(kind, &id)});
                self.write(at, step, |tx| tx.remove(kind, id));
            }
            13 => {
                let there = self.records(at, Kind::Asset, "bin");
                let Some(id) = self.dice.one(&there).copied() else {
                    return;
                };
                let step = json!({"do": "undelete", "record": model_id(Kind::Asset, &id)});
                self.write(at, step, |tx| tx.restore(Kind::Asset, id));
            }
            14 => {
                let Some(id) = self.dice.one(&assets).copied() else {
                    return;
                };
                let level = ["me", "team", "public"][self.dice.below(3) as usize];
                let mut asset = self.asset_at(at, &id);
                // The model widens nothing whose existence is in question, nor does it answer by the way what is asked
                // about a record that is one with this one.
                if asset.audience.to_string() == level
                    || self.in_question(at, &id)
                    || self.is_held(at, &id)
                {
                    return;
                }
                asset.audience = level.parse().expect("a level");
                let step =
                    json!({"do": "audience", "record": model_id(Kind::Asset, &id), "level": level});
                self.write(at, step, |tx| tx.update(id, &asset).map(drop));
            }
            15..=16 => self.undo(at, true),
            17 => self.undo(at, false),
            18 => self.copy(at, at),
            _ => {
                let to = self.dice.below(self.laptops.len() as u64) as usize;
                if at != to {
                    self.exchange(at, to);
                }
            }
        }
    }

    fn in_question(&self, at: usize, id: &RecordId) -> bool {
        let existence = self.laptops[at].read(|db| {
            let changes = rows::changes_of(db, id)?;
            Ok(View::of(&changes).existence(&context::hangers(db, id)?))
        });
        existence.expect("readable").len() > 1
    }

    /// Was anything said of who may see what is one with a record, by somebody who did not know that it is?
    fn is_held(&self, at: usize, id: &RecordId) -> bool {
        let held = self.laptops[at].read(|db| {
            let mut held = false;
            for one in joined::those_in(db, id)? {
                let changes = rows::changes_of(db, &one)?;
                let view = View::of(&changes);
                let joiners = view.heads(joined::JOINED);
                let told = |head: &Change| joiners.iter().all(|by| knew(by, "audience", head));
                held |= !view.heads("audience").into_iter().all(told);
            }
            Ok(held)
        });
        held.expect("readable")
    }

    fn asset(&mut self) -> Asset {
        let mut asset = Asset::new(AssetKind::Place, format!("w{}", self.dice.below(3)));
        asset.summary = (self.dice.below(2) == 0).then(|| format!("w{}", self.dice.below(3)));
        asset
    }

    fn asset_at(&self, at: usize, id: &RecordId) -> Asset {
        let found =
            self.laptops[at].read(|db| hereabouts_core::storage::rows::get::<Asset>(db, id));
        found.expect("readable").expect("it was listed").record
    }

    fn write(
        &mut self,
        at: usize,
        mut step: Value,
        act: impl FnOnce(&mut hereabouts_core::log::door::Tx) -> hereabouts_core::Result<()>,
    ) {
        let before = self.last_op(at);
        self.laptops[at]
            .transact(Label::of(Action::Tag), act)
            .expect("the step is possible");
        let after = self.last_op(at);
        if let Some(op) = after.filter(|op| Some(op) != before.as_ref()) {
            step["voice"] = op.split('/').next().into();
            step["makes"] = op.into();
        }
        step["at"] = at.into();
        self.steps.push(step);
    }

    fn undo(&mut self, at: usize, back: bool) {
        let lists = self.laptops[at].undo_list().expect("readable");
        let next = if back {
            lists.undo.first()
        } else {
            lists.redo.first()
        };
        let Some(step) = next.map(|step| step.step.clone()) else {
            return;
        };
        let done = if back {
            self.laptops[at].undo()
        } else {
            self.laptops[at].redo()
        };
        let kept = match done {
            Ok(done) => done.value.kept,
            Err(Error::NothingToUndo | Error::NothingToRedo) => return,
            Err(error) => panic!("{error}"),
        };
        let op = self.last_op(at).expect("an undo is an operation");
        let voice = op.split('/').next().map(str::to_owned);
        let own = own_aside(&self.laptops[at]);
        self.steps.push(json!({
            "do": "undo", "at": at, "op": step, "kept": kept, "voice": voice, "makes": op, "aside": own,
        }));
    }

    fn last_op(&self, at: usize) -> Option<String> {
        let last = self.laptops[at].read(|db| {
            Ok(db.query_row(
                "SELECT id FROM op WHERE n = (SELECT max(n) FROM op)",
                [],
                |row| row.get(0),
            )?)
        });
        last.ok()
    }

    /// What each laptop shows, as the model says it.
    pub fn shown(&self) -> Vec<Value> {
        self.laptops.iter().map(shown).collect()
    }
}

/// How many changes say of a record that it is one with another, and were not taken back.
fn said_so(changes: &[Change]) -> usize {
    let about = changes
        .iter()
        .filter(|change| change.sets.contains_key(joined::JOINED));
    let (says, parts): (Vec<&Change>, Vec<&Change>) =
        about.partition(|change| change.sets[joined::JOINED].iter().any(Value::is_string));
    let mut stands = says;
    stands.retain(|change| !parts.iter().any(|part| knew(part, joined::JOINED, change)));
    stands.len()
}

/// Had the writer of one change seen another, as to this unit?
fn knew(one: &Change, unit: &str, other: &Change) -> bool {
    let seen = one.seen.get(unit).and_then(|seen| seen.get(&other.voice));
    seen.is_some_and(|&seq| seq >= other.seq)
}

fn told(rows: &[(RecordId, Asset)]) -> Value {
    rows.iter()
        .map(|(id, asset)| json!([model_id(Kind::Asset, id), units(asset)]))
        .collect()
}
