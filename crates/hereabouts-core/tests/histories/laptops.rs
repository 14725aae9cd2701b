//! Two to five laptops that do anything and exchange files in any order: whatever happens, they come to hold the
//! same, and nothing that anybody wrote is lost.

use crate::{Dice, call, ids, one, write};
use hereabouts_core::Catalogue;
use hereabouts_core::audience::Audience;
use hereabouts_core::id::RecordId;
use hereabouts_core::log::view::View;
use hereabouts_core::log::{Change, rows};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// `HEREABOUTS_LONG` asks for so many times as many.
const HISTORIES: u64 = 60;
const STEPS: u64 = 24;

struct Laptops {
    folder: tempfile::TempDir,
    base: PathBuf,
    laptops: Vec<Catalogue>,
    /// Change files that lie about: any of them may be taken in again, or late.
    files: Vec<String>,
    dice: Dice,
}

impl Laptops {
    fn new(seed: u64) -> Laptops {
        // Memory, where there is some: nothing here is about disks.
        let memory = Path::new("/dev/shm");
        let folder = tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir());
        let folder = folder.expect("a folder");
        let base = folder.path().join("base.hereabouts");
        drop(Catalogue::create(&base, "Ours", None).expect("made"));
        let mut all = Laptops {
            folder,
            base,
            laptops: Vec::new(),
            files: Vec::new(),
            dice: Dice(seed),
        };
        for n in 0..2 + all.dice.below(4) {
            let laptop = all.copy(&format!("laptop {n}"));
            laptop.set_worker(format!("Worker {n}")).expect("named");
            all.laptops.push(laptop);
        }
        all
    }

    fn copy(&self, name: &str) -> Catalogue {
        let path = self.folder.path().join(format!("{name}.hereabouts"));
        std::fs::copy(&self.base, &path).expect("copied");
        Catalogue::open(&path, None).expect("opened")
    }

    /// Writes what others lack; what they are known to hold is left out, or not.
    fn give(&mut self, at: usize) -> String {
        let name = format!("{}.hereabouts-changes", self.files.len());
        let path = self.folder.path().join(name).display().to_string();
        let peers = self.laptops[at].list_peers().expect("readable");
        let peer = match peers.is_empty() {
            true => None,
            false => Some(
                peers[self.dice.below(peers.len() as u64) as usize]
                    .id
                    .clone(),
            ),
        };
        let saved = self.laptops[at].save_changes(path.clone(), peer, None);
        saved.expect("written");
        self.files.push(path.clone());
        path
    }

    fn step(&mut self, documents: &[String]) -> &'static str {
        let at = self.dice.below(self.laptops.len() as u64) as usize;
        match self.dice.below(10) {
            0..=1 => {
                let path = self.give(at);
                let to = self.dice.below(self.laptops.len() as u64) as usize;
                if to != at {
                    self.laptops[to].run_merge(path, None).expect("merged");
                }
                "exchange"
            }
            2 if !self.files.is_empty() => {
                let path = self.dice.one(&self.files);
                self.laptops[at].run_merge(path, None).expect("merged");
                "again"
            }
            3 => joining(&mut self.dice, &self.laptops[at]),
            4 => {
                // What is undone may be a merge, and is done again or not.
                let name = ["undo", "undo", "redo"][self.dice.below(3) as usize];
                drop(call(&self.laptops[at], name, json!({})));
                name
            }
            _ => {
                let (name, args) = one(&mut self.dice, &self.laptops[at], documents);
                drop(call(&self.laptops[at], name, args));
                name
            }
        }
    }

    /// Everybody takes in again what was set aside, and all that the others have.
    fn exchange_all(&mut self) {
        for laptop in &self.laptops {
            let aside = laptop.read(|db| {
                let mut statement =
                    db.prepare("SELECT op FROM merging WHERE aside = 1 ORDER BY n")?;
                let steps = statement.query_map([], |row| row.get(0))?;
                Ok(steps.collect::<Result<Vec<String>, _>>()?)
            });
            for step in aside.expect("readable") {
                laptop.bring_back(step).expect("it was set aside");
            }
        }
        for _ in 0..2 {
            for at in 0..self.laptops.len() {
                let whole = self.laptops[at].changes_for(&Audience::Team);
                let whole = whole.expect("readable");
                for to in (0..self.laptops.len()).filter(|to| *to != at) {
                    self.laptops[to].merge(&whole).expect("merged");
                }
            }
        }
    }
}

/// What this issue adds to what one laptop can do.
fn joining(dice: &mut Dice, laptop: &Catalogue) -> &'static str {
    let assets = ids(laptop, "asset", "here");
    let (one, other) = (dice.one(&assets), dice.one(&assets));
    let (name, args) = match dice.below(6) {
        0..=1 => (
            "join_duplicates",
            json!({"keep": one, "gone": other, "take": ["summary", "tag/food"]}),
        ),
        2 => (
            "unjoin",
            json!({"id": dice.one(&ids(laptop, "asset", "joined"))}),
        ),
        3 => ("not_the_same", json!({"one": one, "other": other})),
        4 => {
            let asked = laptop.list_conflicts(0, 10).expect("readable").conflicts;
            let Some(asked) = asked.first() else {
                return "decide";
            };
            let answer = &asked.answers[dice.below(asked.answers.len() as u64) as usize];
            let decision =
                json!({"record": asked.record, "unit": asked.unit, "value": answer.value});
            ("decide", json!({"decisions": [decision]}))
        }
        _ if dice.below(4) == 0 => ("erase", json!({"id": one, "ticked": []})),
        _ => (
            "edit_asset",
            json!({"id": one, "fields": {"summary": format!("s{}", dice.below(3))}}),
        ),
    };
    drop(call(laptop, name, args));
    name
}

/// All changes of a laptop, record by record.
fn log(laptop: &Catalogue) -> BTreeMap<RecordId, Vec<Change>> {
    let read = laptop.read(|db| {
        let mut log: BTreeMap<RecordId, Vec<Change>> = BTreeMap::new();
        rows::for_each_change(db, |change| {
            log.entry(change.record).or_default().push(change);
            Ok(())
        })?;
        Ok(log)
    });
    read.expect("readable")
}

fn times(laptop: &Catalogue) -> BTreeMap<String, String> {
    let read = laptop.read(|db| {
        Ok(rows::ops(db, true)?
            .into_iter()
            .map(|op| (op.id, op.at))
            .collect())
    });
    read.expect("readable")
}

/// Edits that nobody wrote over knowingly and that are not among the answers: lost ones.
fn lost(
    log: &BTreeMap<RecordId, Vec<Change>>,
    answers: impl Fn(&[Change], &str) -> Vec<Value>,
) -> usize {
    let mut lost = 0;
    for changes in log.values() {
        let view = View::of(changes);
        for unit in view.units() {
            let answers = answers(changes, unit);
            for head in view.heads(unit) {
                lost += head.sets[unit]
                    .iter()
                    .filter(|value| !answers.contains(value))
                    .count();
            }
        }
    }
    lost
}

/// The rule that loses: whoever's clock is later is right.
fn last_by_clock(changes: &[Change], unit: &str, at: &BTreeMap<String, String>) -> Vec<Value> {
    let said = changes
        .iter()
        .filter(|change| change.sets.contains_key(unit));
    let last = said.max_by_key(|change| (at.get(&change.op), change.seq));
    last.map(|change| change.sets[unit].clone())
        .unwrap_or_default()
}

#[test]
fn laptops_that_exchange_come_to_hold_the_same_and_lose_nothing() {
    let documents = tempfile::tempdir().expect("a folder");
    let documents = [
        write(
            documents.path(),
            "venues.csv",
            "id,name,tags\n7,Hall,food\n8,Łódź,\n",
        ),
        write(
            documents.path(),
            "more.csv",
            "name,address\nHall,1 Mill Lane\n,nameless\n",
        ),
        write(documents.path(), "letter.pdf", "%PDF-1.7 Dear all"),
        write(documents.path(), "poster.pdf", "%PDF-1.7 Come along"),
    ];
    let long = std::env::var("HEREABOUTS_LONG").ok();
    let long: u64 = long.and_then(|n| n.parse().ok()).unwrap_or(1);
    let (mut done, mut by_clock, mut written_of) = (BTreeSet::new(), 0, 0);
    for seed in 1..=HISTORIES * long {
        let mut all = Laptops::new(seed);
        // Of every change while it is young: it must be known everywhere at the end.
        let mut written = BTreeSet::new();
        for _ in 0..STEPS {
            done.insert(all.step(&documents));
            for laptop in &all.laptops {
                // What is for one alone stays at home.
                let team = |c: &Change| !c.part_for(&Audience::Team).sets.is_empty();
                written.extend(
                    log(laptop)
                        .into_values()
                        .flatten()
                        .filter(team)
                        .map(|c| (c.voice, c.seq)),
                );
            }
        }
        all.exchange_all();
        let hashes: BTreeSet<String> = all
            .laptops
            .iter()
            .map(|laptop| laptop.info().expect("readable").team_hash)
            .collect();
        assert_eq!(hashes.len(), 1, "seed {seed}: they differ");
        for laptop in &all.laptops {
            assert_eq!(
                laptop.check(true).expect("checkable"),
                [""; 0],
                "seed {seed}"
            );
        }

        // The union of the same sets in any order is the same set.
        let whole: Vec<_> = all
            .laptops
            .iter()
            .map(|l| l.changes_for(&Audience::Team).expect("readable"))
            .collect();
        for (name, order) in [("forwards", 1), ("backwards", 0)] {
            let fresh = all.copy(name);
            let mut parts: Vec<_> = whole.iter().collect();
            if order == 0 {
                parts.reverse();
            }
            for part in parts {
                fresh.merge(part).expect("merged");
            }
            let hash = fresh.info().expect("readable").team_hash;
            assert_eq!(Some(&hash), hashes.first(), "seed {seed}: {name}");
            let version = fresh.info().expect("readable").version;
            fresh.merge(&whole[0]).expect("merged");
            assert_eq!(
                fresh.info().expect("readable").version,
                version,
                "seed {seed}: again"
            );
        }

        // Every edit is in the history everywhere, unless its record was erased.
        let logs: Vec<_> = all.laptops.iter().map(log).collect();
        let known: BTreeSet<(String, u64)> = logs[0]
            .values()
            .flatten()
            .map(|c| (c.voice.clone(), c.seq))
            .collect();
        let gone = all.laptops[0]
            .read(|db| {
                Ok(db.query_row("SELECT count(*) FROM erased", [], |row| {
                    row.get::<_, u64>(0)
                })?)
            })
            .expect("readable");
        if gone == 0 {
            let missing: Vec<_> = written.difference(&known).collect();
            assert!(missing.is_empty(), "seed {seed}: {missing:?} are nowhere");
        }
        written_of += written.len();
        for log in &logs {
            let shown = |changes: &[Change], unit: &str| View::of(changes).values(unit);
            assert_eq!(lost(log, shown), 0, "seed {seed}");
        }
        let at = times(&all.laptops[0]);
        by_clock += lost(&logs[0], |changes, unit| last_by_clock(changes, unit, &at));
    }
    println!("{written_of} changes; the clock would have lost {by_clock}");
    assert!(
        by_clock > 0,
        "the rule that loses edits must be seen to lose some"
    );
    for name in [
        "exchange",
        "again",
        "join_duplicates",
        "unjoin",
        "not_the_same",
        "decide",
        "erase",
        "undo",
        "run_import",
    ] {
        assert!(done.contains(name), "no history did {name}");
    }
}
