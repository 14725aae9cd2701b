//! Bad days: the power goes, the disk is full, the disk fails. An edit that was acknowledged is there
//! afterwards; one that was not is there whole or not at all; what went wrong is said by name.

// All of this is a test, also outside the functions that are marked as one.
#![allow(clippy::unwrap_used)]

mod calls;
mod disk;
mod files;
mod merging;
mod processes;
mod script;
mod together;
mod vfs;

use disk::{Dice, Disk, Event, Replay, Trouble};
use hereabouts_core::storage::{Journal, OpenFile, Passphrase};
use hereabouts_core::{Error, Result};
use script::{EDITS, Subject};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;
use tempfile::TempDir;

/// `HEREABOUTS_SEED` tries another.
fn seed() -> u64 {
    let given = std::env::var("HEREABOUTS_SEED").ok();
    given.map_or(20_261_103, |seed| seed.parse().expect("a whole number"))
}

const FILE: &str = "a.hereabouts";

/// A folder whose writes are watched, with files in it.
struct Place {
    _root: TempDir,
    folder: PathBuf,
}

impl Place {
    /// In a folder of that name, by which it may be known as synchronised.
    fn new(name: &str, files: &BTreeMap<String, Vec<u8>>) -> Place {
        // Memory, where there is some: what a power cut leaves is worked out, not tried.
        let memory = Path::new("/dev/shm");
        let root = tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir());
        let root = root.unwrap();
        let folder = root.path().join(name);
        fs::create_dir(&folder).unwrap();
        for (name, bytes) in files {
            fs::write(folder.join(name), bytes).unwrap();
        }
        let _root = root;
        Place { _root, folder }
    }

    fn file(&self) -> PathBuf {
        self.folder.join(FILE)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        vfs::unwatch(&self.folder);
    }
}

fn empty_catalogue() -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE);
    drop(OpenFile::create(&path, None).unwrap());
    BTreeMap::from([(FILE.to_owned(), fs::read(path).unwrap())])
}

#[derive(Debug, Default, Clone, Copy, PartialEq)]
struct Toll {
    /// Points at which an acknowledged edit was gone.
    lost: usize,
    unopenable: usize,
    /// Not whole, or between two edits.
    damaged: usize,
}

struct PowerCut<C> {
    subject: Subject<C>,
    start: BTreeMap<String, Vec<u8>>,
    folder: &'static str,
    edits: usize,
    points: usize,
    /// Of which files the disk does sync when it says so.
    heeds: fn(&str) -> bool,
    /// Every so many points the whole catalogue is proved, at the others what it shows is compared.
    proved_every: usize,
}

impl<C> PowerCut<C> {
    fn toll(&self, dice: &mut Dice) -> Toll {
        let expected = {
            let place = Place::new(self.folder, &self.start);
            vfs::watch(&place.folder, Disk::plain());
            self.subject.contents(&place.file(), self.edits).unwrap()
        };
        let place = Place::new(self.folder, &self.start);
        let disk = vfs::watch(&place.folder, Disk::remembering());
        let mut acknowledge = |n| vfs::lock(&disk).happened(Event::Acknowledged(n));
        self.subject
            .script(&place.file(), self.edits, &mut acknowledge)
            .unwrap();
        let events = std::mem::take(&mut vfs::lock(&disk).events);
        assert!(
            events.len() > 3 * self.edits,
            "the script went past the watch"
        );

        let mut cuts: Vec<usize> = (0..self.points)
            .map(|_| dice.below(events.len() + 1))
            .collect();
        cuts.sort_unstable();
        let mut replay = Replay::of(&self.start);
        let (mut played, mut saved) = (0, 0);
        let mut toll = Toll::default();
        for (point, cut) in cuts.into_iter().enumerate() {
            for event in &events[played..cut] {
                replay.play(event, self.heeds);
                if let Event::Acknowledged(n) = event {
                    saved = *n;
                }
            }
            played = cut;
            let proved = point % self.proved_every == 0;
            match self.shown_after(&replay.after_power_cut(dice), proved) {
                Err(_) => toll.unopenable += 1,
                Ok(None) => toll.damaged += 1,
                Ok(Some(content)) => match expected.iter().position(|one| *one == content) {
                    None => toll.damaged += 1,
                    Some(n) if n < saved => toll.lost += 1,
                    Some(n) => assert!(n <= saved + 1, "more than was ever edited"),
                },
            }
        }
        toll
    }

    /// What is shown when the program is started again; none when the file is not whole.
    fn shown_after(
        &self,
        files: &BTreeMap<String, Vec<u8>>,
        proved: bool,
    ) -> Result<Option<String>> {
        let place = Place::new(self.folder, files);
        vfs::watch(&place.folder, Disk::plain());
        let mut open = (self.subject.open)(&place.file())?;
        let whole = !proved || (self.subject.wrong)(&mut open)?.is_empty();
        let content = (self.subject.content)(&mut open)?;
        Ok(whole.then_some(content))
    }
}

const ALL: fn(&str) -> bool = |_| true;

#[test]
fn no_acknowledged_edit_is_lost_in_a_power_cut() {
    let start = empty_catalogue();
    let weaker = |open| Subject { open, ..EDITS };
    let cut = |subject, folder, heeds, points| PowerCut {
        subject,
        start: start.clone(),
        folder,
        edits: 80,
        points,
        heeds,
        proved_every: 1,
    };
    let safe = [
        ("write-ahead log, FULL", cut(EDITS, "maps", ALL, 1000)),
        ("rollback journal, EXTRA", cut(EDITS, "Dropbox", ALL, 1000)),
    ];
    let normal = weaker(|path| opened_with(path, "NORMAL"));
    let off = || weaker(|path| opened_with(path, "OFF"));
    // FULL does not sync the folder after the journal is removed.
    let full = weaker(|path| opened_with(path, "FULL"));
    let lies: fn(&str) -> bool = |file| !file.ends_with("-wal");
    let controls = [
        (
            "control: write-ahead log, NORMAL",
            cut(normal, "maps", ALL, 1000),
        ),
        (
            "control: write-ahead log, OFF",
            cut(off(), "maps", ALL, 1000),
        ),
        (
            "control: rollback journal, FULL",
            cut(full, "Dropbox", ALL, 300),
        ),
        (
            "control: rollback journal, OFF",
            cut(off(), "Dropbox", ALL, 300),
        ),
        (
            "control: a disk that lies about the log",
            cut(EDITS, "maps", lies, 300),
        ),
    ];
    println!("seed {}", seed());
    let run = |(name, cut): &(&str, PowerCut<_>)| {
        let began = Instant::now();
        let toll = cut.toll(&mut Dice(seed()));
        println!(
            "{name}: {toll:?} of {} in {:.1?}",
            cut.points,
            began.elapsed()
        );
        toll
    };
    for case in &safe {
        assert_eq!(run(case), Toll::default(), "{}", case.0);
    }
    for case in &controls {
        assert!(
            run(case).lost > 0,
            "{} shows nothing: the test is blind",
            case.0
        );
    }
}

fn opened_with(path: &Path, synchronous: &str) -> Result<rusqlite::Connection> {
    let db = OpenFile::open(path, None)?.1;
    db.pragma_update(None, "synchronous", synchronous)?;
    Ok(db)
}

#[test]
fn nor_in_an_encrypted_one() {
    let words = || Passphrase::new("our bench".into()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE);
    drop(OpenFile::create(&path, Some(&words())).unwrap());
    let open: fn(&Path) -> Result<rusqlite::Connection> = |path| {
        let words = Passphrase::new("our bench".into())?;
        Ok(OpenFile::open(path, Some(&words))?.1)
    };
    let cut = PowerCut {
        subject: Subject { open, ..EDITS },
        start: BTreeMap::from([(FILE.to_owned(), fs::read(path).unwrap())]),
        folder: "maps",
        edits: 30,
        // Each opening is meant to take its time.
        points: 25,
        heeds: ALL,
        proved_every: 1,
    };
    assert_eq!(cut.toll(&mut Dice(seed())), Toll::default());
}

type AtTheNth = fn(usize) -> Trouble;

/// Runs the script into the trouble, heals the disk, and looks. False when the trouble came too late.
fn survives<C>(
    subject: &Subject<C>,
    start: &BTreeMap<String, Vec<u8>>,
    folder: &str,
    expected: &[String],
    trouble: Trouble,
) -> bool {
    let edits = expected.len() - 1;
    let place = Place::new(folder, start);
    let disk = vfs::watch(&place.folder, Disk::in_trouble(trouble));
    let mut saved = 0;
    let ended = subject.script(&place.file(), edits, &mut |n| saved = n);
    let came = vfs::lock(&disk).came_to_trouble();
    vfs::lock(&disk).heal();
    if let Err(error) = &ended {
        named(trouble, error);
    }
    let mut open =
        (subject.open)(&place.file()).unwrap_or_else(|error| panic!("{trouble:?}: {error}"));
    let wrong = (subject.wrong)(&mut open).unwrap();
    assert!(wrong.is_empty(), "{trouble:?}: {wrong:?}");
    let content = (subject.content)(&mut open).unwrap();
    let shown = expected.iter().position(|one| *one == content);
    let old_or_new = [Some(saved), Some(saved + 1)];
    assert!(
        old_or_new.contains(&shown),
        "{trouble:?}: {saved} saved, {shown:?} shown"
    );
    if let Some(next) = shown.filter(|n| *n < edits) {
        (subject.edit)(&mut open, next).unwrap();
        assert_eq!(
            (subject.content)(&mut open).unwrap(),
            expected[next + 1],
            "work goes on"
        );
    }
    came
}

/// What went wrong is said as what it is.
fn named(trouble: Trouble, error: &Error) {
    let named = match trouble {
        Trouble::Full { .. } => matches!(error, Error::DiskFull),
        Trouble::Error { .. } | Trouble::Gone { .. } => matches!(error, Error::DiskFailed),
    };
    assert!(named, "{trouble:?}: {error}");
}

const TROUBLES: [(&str, AtTheNth); 3] = [
    ("full from the n-th write on", |from| Trouble::Full { from }),
    ("one error", |at| Trouble::Error { at }),
    ("pulled out", |from| Trouble::Gone { from }),
];

#[test]
fn a_disk_in_trouble_leaves_the_old_or_the_new_and_is_named() {
    let start = empty_catalogue();
    for (folder, edits) in [("maps", 10), ("Dropbox", 7)] {
        let expected = {
            let place = Place::new(folder, &start);
            vfs::watch(&place.folder, Disk::plain());
            EDITS.contents(&place.file(), edits).unwrap()
        };
        for (name, trouble) in TROUBLES {
            let began = Instant::now();
            let came = (0..)
                .take_while(|n| survives(&EDITS, &start, folder, &expected, trouble(*n)))
                .count();
            assert!(came > 100, "only {came} writes met the trouble");
            println!(
                "{folder}, {name}: {came} of {came} old or new, in {:.1?}",
                began.elapsed()
            );
        }
    }
}

#[test]
fn the_same_connection_goes_on_after_the_disk_is_well_again() {
    let start = empty_catalogue();
    for trouble in [Trouble::Full { from: 40 }, Trouble::Gone { from: 60 }] {
        let place = Place::new("maps", &start);
        let disk = vfs::watch(&place.folder, Disk::in_trouble(trouble));
        let mut open = (EDITS.open)(&place.file()).unwrap();
        let failed = (0..40)
            .find(|n| (EDITS.edit)(&mut open, *n).is_err())
            .unwrap();
        assert!((EDITS.edit)(&mut open, failed).is_err(), "still in trouble");
        vfs::lock(&disk).heal();
        (EDITS.edit)(&mut open, failed).unwrap();
        assert!((EDITS.wrong)(&mut open).unwrap().is_empty());
    }
}

#[test]
fn a_disk_without_shared_memory_gets_a_rollback_journal() {
    let start = empty_catalogue();
    let place = Place::new("maps", &start);
    let (file, mut db) = OpenFile::open(&place.file(), None).unwrap();
    assert_eq!(
        file.journal,
        Journal::Wal,
        "this test needs a temporary folder on a local disk"
    );
    (EDITS.edit)(&mut db, 0).unwrap();
    drop(db);
    vfs::watch(&place.folder, Disk::without_shared_memory());
    let (file, mut db) = OpenFile::open(&place.file(), None).unwrap();
    assert_eq!(file.journal, Journal::Rollback);
    (EDITS.edit)(&mut db, 1).unwrap();
    let mut reading = file.connect(true).unwrap();
    assert!((EDITS.content)(&mut reading).unwrap().contains("Bench1"));
}
