//! Two to five laptops that do anything and exchange files in any order: whatever happens, they come to hold the
//! same, and nothing that anybody wrote is lost.
//!
//! What they do is drawn from what one laptop can do alone (`steps`, `connecting`), from joining, deciding, erasing and
//! taking back, and from what two do to one thing before they hear of each other (`apart`). They exchange change files,
//! some of them partial, late or again. Not drawn here are second copies of the whole file, shared folders and clocks
//! that go wrong: those have tests of their own. Travel copies come into fewer histories (`travelling`), of which it is
//! only asked whether all laptops come to hold the same: that nothing done in one is lost is tested in
//! `merging/travel/random.rs`.

mod apart;
mod exchanging;
mod losses;
mod people;
mod travelling;
mod written;

use crate::{Dice, call, ids, one, write};
use hereabouts_core::Catalogue;
use hereabouts_core::audience::Audience;
use hereabouts_core::log::rows;
use losses::{Gone, Look, missing};
use people::{Log, People};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::thread;
use tempfile::TempDir;
use written::Written;

/// `HEREABOUTS_LONG` asks for so many times as many.
const HISTORIES: u64 = 60;
/// So many of them once more, with a travel copy: one in ten.
const WITH_TRAVEL: u64 = HISTORIES / 10;
const STEPS: u64 = 18;

/// What people bring along.
struct Files {
    _folder: TempDir,
    documents: [String; 4],
    /// One sheet, and the same put right.
    sheets: [String; 2],
    /// Two that bear one name.
    minutes: [String; 2],
}

impl Files {
    fn new() -> Files {
        let folder = tempfile::tempdir().expect("a folder");
        let [first, second] = ["first", "second"].map(|name| {
            let path = folder.path().join(name);
            fs::create_dir(&path).expect("a folder");
            path
        });
        let venues = "id,name,tags\n7,Hall,food\n8,Łódź,\n";
        let put_right = "id,name,tags\n7,Hall,food\n8,Łódź House,music\n";
        let more = "name,address\nHall,1 Mill Lane\n,nameless\n";
        Files {
            documents: [
                write(folder.path(), "venues.csv", venues),
                write(folder.path(), "more.csv", more),
                write(folder.path(), "letter.pdf", "%PDF-1.7 Dear all"),
                write(folder.path(), "poster.pdf", "%PDF-1.7 Come along"),
            ],
            sheets: [
                write(&first, "venues.csv", venues),
                write(&second, "venues.csv", put_right),
            ],
            minutes: [
                write(&first, "minutes.pdf", "%PDF-1.7 of May"),
                write(&second, "minutes.pdf", "%PDF-1.7 of June"),
            ],
            _folder: folder,
        }
    }
}

struct Laptops {
    folder: TempDir,
    base: PathBuf,
    laptops: Vec<Catalogue>,
    /// Change files that lie about: any of them may be taken in again, or late.
    files: Vec<String>,
    dice: Dice,
    written: Written,
    /// What was done and not refused.
    done: BTreeSet<&'static str>,
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
            written: Written::default(),
            done: BTreeSet::new(),
        };
        for n in 0..2 + all.dice.below(4) {
            let laptop = all.copy(&format!("laptop {n}"));
            laptop.set_worker(worker(n as usize)).expect("named");
            all.written.look(n as usize, &laptop);
            all.laptops.push(laptop);
        }
        all
    }

    fn copy(&self, name: &str) -> Catalogue {
        let path = self.folder.path().join(format!("{name}.hereabouts"));
        fs::copy(&self.base, &path).expect("copied");
        Catalogue::open(&path, None).expect("opened")
    }

    /// What cannot be done is refused; that is a step like any other.
    fn does(&mut self, at: usize, name: &'static str, args: Value) -> Option<Value> {
        let answer = call(&self.laptops[at], name, args).ok();
        self.written.look(at, &self.laptops[at]);
        if answer.is_some() {
            self.done.insert(name);
        }
        answer
    }

    fn step(&mut self, files: &Files) {
        let at = self.dice.below(self.laptops.len() as u64) as usize;
        match self.dice.below(12) {
            0..=1 => {
                let path = self.give(at);
                let to = self.dice.below(self.laptops.len() as u64) as usize;
                if to != at {
                    self.takes(to, path);
                    self.done.insert("exchange");
                }
            }
            2 if !self.files.is_empty() => {
                let path = self.dice.one(&self.files);
                self.takes(at, path);
                self.done.insert("again");
            }
            3 => {
                if let Some((name, args)) = joining(&mut self.dice, &self.laptops[at]) {
                    self.does(at, name, args);
                }
            }
            4 => {
                // What is undone may be a merge, and is done again or not.
                let name = ["undo", "undo", "redo"][self.dice.below(3) as usize];
                self.does(at, name, json!({}));
            }
            5..=6 => apart::apart(self, at, files),
            _ => {
                let (name, args) = one(&mut self.dice, &self.laptops[at], &files.documents);
                self.does(at, name, args);
            }
        }
    }

    fn team_hashes(&self) -> BTreeSet<String> {
        let laptops = self.laptops.iter();
        laptops
            .map(|laptop| laptop.info().expect("readable").team_hash)
            .collect()
    }

    /// They hold the same, and the union of the same sets in any order is the same set.
    fn are_one(&self, seed: u64) {
        let hashes = self.team_hashes();
        assert_eq!(hashes.len(), 1, "seed {seed}: they differ");
        for laptop in &self.laptops {
            let found = laptop.check(true).expect("checkable");
            assert_eq!(found, [""; 0], "seed {seed}");
        }
        let whole = self.laptops.iter().map(|l| l.changes_for(&Audience::Team));
        let whole: Vec<_> = whole.map(|whole| whole.expect("readable")).collect();
        for (name, is_forwards) in [("forwards", true), ("backwards", false)] {
            let fresh = self.copy(name);
            let mut parts: Vec<_> = whole.iter().collect();
            if !is_forwards {
                parts.reverse();
            }
            for part in parts {
                fresh.merge(part).expect("merged");
            }
            let before = fresh.info().expect("readable");
            assert!(hashes.contains(&before.team_hash), "seed {seed}: {name}");
            fresh.merge(&whole[0]).expect("merged");
            let after = fresh.info().expect("readable");
            assert_eq!(after.version, before.version, "seed {seed}: again");
        }
    }

    /// Nothing that was written is lost on any of them, and no writer is said to have seen what they had not.
    fn lost_nothing(&self, seed: u64, tally: &mut Tally) {
        let written = &self.written;
        let gone = Gone::of(&self.laptops, written);
        let mut wrong = Vec::new();
        for (place, young) in written.all() {
            if !gone.records.contains(&young.change.record) {
                wrong.extend(written.misunderstood(place, &young.change));
            }
        }
        let mut lost_by_clock = false;
        for (laptop, catalogue) in self.laptops.iter().enumerate() {
            let log = log(catalogue);
            wrong.extend(missing(written, laptop, &gone, &log));
            let look = |people: &People| {
                let gone = &gone;
                let look = Look {
                    written,
                    laptop,
                    gone,
                    people,
                };
                look.losses()
            };
            let people = People::of(catalogue, &log);
            wrong.extend(look(&people));
            lost_by_clock |= !look(&People::by_clock(written, laptop)).is_empty();
            tally.questions += people.questions;
        }
        let count = wrong.len();
        wrong.truncate(20);
        assert_eq!(count, 0, "seed {seed}:\n{}", wrong.join("\n"));
        tally.changes += written.all().count();
        tally.erased += u64::from(!gone.records.is_empty());
        tally.lost_by_clock += u64::from(lost_by_clock);
        if let Some((place, change)) = written.forged() {
            assert!(!written.misunderstood(place, &change).is_empty());
            tally.forged += 1;
        }
    }
}

fn worker(n: usize) -> String {
    format!("Worker {n}")
}

/// What is there to do besides, where somebody else works on the same.
fn joining(dice: &mut Dice, laptop: &Catalogue) -> Option<(&'static str, Value)> {
    let assets = ids(laptop, "asset", "here");
    let (one, other) = (dice.one(&assets), dice.one(&assets));
    Some(match dice.below(8) {
        0..=1 => (
            "join_duplicates",
            json!({"keep": one, "gone": other, "take": ["summary", "tag/food"]}),
        ),
        2 => (
            "unjoin",
            json!({"id": dice.one(&ids(laptop, "asset", "joined"))}),
        ),
        3 => ("not_the_same", json!({"one": one, "other": other})),
        4..=5 => {
            let asked = laptop.list_conflicts(0, 10).expect("readable").conflicts;
            let asked = asked.first()?;
            let answer = &asked.answers[dice.below(asked.answers.len() as u64) as usize];
            let decision =
                json!({"record": asked.record, "unit": asked.unit, "value": answer.value});
            ("decide", json!({"decisions": [decision]}))
        }
        6 => ("erase", json!({"id": one, "ticked": []})),
        _ => (
            "edit_asset",
            json!({"id": one, "fields": {"summary": format!("s{}", dice.below(3))}}),
        ),
    })
}

/// All changes of a laptop, record by record.
fn log(laptop: &Catalogue) -> Log {
    let read = laptop.read(|db| {
        let mut log = Log::new();
        rows::for_each_change(db, |change| {
            log.entry(change.record).or_default().push(change);
            Ok(())
        })?;
        Ok(log)
    });
    read.expect("readable")
}

/// What all histories together were about.
#[derive(Debug, Default)]
struct Tally {
    changes: usize,
    /// On all laptops.
    questions: usize,
    /// Histories in which something was erased.
    erased: u64,
    /// Histories in which something would be lost if the last by the clock were right.
    lost_by_clock: u64,
    /// Histories in which a change could be made to claim more than its writer had seen.
    forged: u64,
}

impl Tally {
    fn add(&mut self, other: &Tally) {
        self.changes += other.changes;
        self.questions += other.questions;
        self.erased += other.erased;
        self.lost_by_clock += other.lost_by_clock;
        self.forged += other.forged;
    }
}

/// How many times as many.
fn long() -> u64 {
    let long = std::env::var("HEREABOUTS_LONG").ok();
    long.and_then(|n| n.parse().ok()).unwrap_or(1)
}

/// Plays these histories: what was done in them, and what they were about.
fn played(files: &Files, seeds: impl Iterator<Item = u64>) -> (BTreeSet<&'static str>, Tally) {
    let (mut done, mut tally) = (BTreeSet::new(), Tally::default());
    for seed in seeds {
        let mut all = Laptops::new(seed);
        let by_files = seed % 2 == 0;
        if by_files {
            all.meet();
        }
        for _ in 0..STEPS {
            all.step(files);
        }
        all.bring_back();
        match by_files {
            true => all.exchange_files(seed),
            false => all.exchange_whole(),
        }
        all.are_one(seed);
        all.lost_nothing(seed, &mut tally);
        done.append(&mut all.done);
    }
    (done, tally)
}

#[test]
fn laptops_that_exchange_come_to_hold_the_same_and_lose_nothing() {
    let files = &Files::new();
    let all = 1..=HISTORIES * long();
    let (mut done, mut tally) = (BTreeSet::new(), Tally::default());
    // By two at once: nothing of one history is in another.
    thread::scope(|scope| {
        let [odd, even] = [1, 0].map(|rest| {
            let seeds = all.clone().filter(move |seed| seed % 2 == rest);
            scope.spawn(move || played(files, seeds))
        });
        for played in [odd, even] {
            let (did, what) = played
                .join()
                .unwrap_or_else(|panic| panic::resume_unwind(panic));
            done.extend(did);
            tally.add(&what);
        }
    });
    println!("{tally:?}");
    // That the check sees what it is there for.
    assert!(
        tally.lost_by_clock > 0,
        "the rule that loses must be seen to"
    );
    assert!(tally.forged > 0, "two must have written without each other");
    assert!(tally.questions > 0 && tally.erased > 0, "{tally:?}");
    let apart = apart::ALL.iter().map(|(name, _)| *name);
    for name in apart.chain([
        "exchange",
        "again",
        "join_duplicates",
        "unjoin",
        "not_the_same",
        "decide",
        "erase",
        "undo",
        "redo",
        "bring_back",
        "brought back at once",
        "run_import",
    ]) {
        assert!(done.contains(name), "no history did {name}");
    }
}

#[test]
fn laptops_to_one_of_which_a_travel_copy_comes_home_come_to_hold_the_same() {
    let files = Files::new();
    let mut came = 0;
    for seed in 1..=WITH_TRAVEL * long() {
        let mut all = Laptops::new(seed);
        for _ in 0..STEPS {
            all.step(&files);
        }
        let Some(copy) = all.depart() else {
            continue;
        };
        for _ in 0..STEPS {
            all.step(&files);
            all.works_in(&copy, &files);
        }
        came += u64::from(all.comes_home(&copy));
        all.bring_back();
        all.exchange_whole();
        all.are_one(seed);
    }
    assert!(came > 0, "nothing ever came home");
}
