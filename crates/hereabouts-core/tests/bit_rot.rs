//! One byte of a file changes by itself: what is encrypted notices every one, what is not notices every
//! one that changes what is in it. Then the last good backup is found.

#![allow(clippy::unwrap_used)]

use hereabouts_core::api::Edit;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::check::last_good_backup;
use hereabouts_core::storage::{self, OpenFile, Passphrase, RecoveryKey, Unlock};
use hereabouts_core::{Catalogue, Error};
use rusqlite::Connection;
use std::fs;
use std::path::Path;

const FLIPS: usize = 200;
const NAME: &str = "Hale.hereabouts";

/// The same numbers every time (Knuth's MMIX generator); `HEREABOUTS_SEED` tries others.
struct Dice(u64);

impl Dice {
    fn new() -> Dice {
        let given = std::env::var("HEREABOUTS_SEED").ok();
        Dice(given.map_or(20_261_126, |seed| seed.parse().unwrap()))
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }
}

fn fill(catalogue: &Catalogue) {
    for n in 0..60 {
        // Long enough that many a flip hits what somebody wrote.
        let story = "It began with one kettle and a song. ".repeat(40);
        let words = format!(
            r#"{{"summary":"Kettle {n} and songs","story":"{story}","note":"Ask at the side door, ring {n} times","tags":["t{n}","food"]}}"#
        );
        let fields = Edit(serde_json::from_str(&words).unwrap());
        let kind = [
            AssetKind::Place,
            AssetKind::Association,
            AssetKind::Exchange,
        ][n % 3];
        catalogue
            .create_asset(kind, format!("Bench {n} by the weir"), fields)
            .unwrap();
    }
    catalogue.settle().unwrap();
}

fn words() -> Passphrase {
    Passphrase::new("our bench by the pond".into()).unwrap()
}

/// The bytes with one bit of one byte turned, and which.
fn flipped(bytes: &[u8], dice: &mut Dice) -> (usize, Vec<u8>) {
    let at = dice.below(bytes.len());
    let mut bytes = bytes.to_vec();
    bytes[at] ^= 1 << dice.below(8);
    (at, bytes)
}

/// How many of the flips are noticed by `notices`, of a file that lies alone in a folder.
fn noticed(bytes: &[u8], notices: impl Fn(&Path, usize) -> bool) -> usize {
    let mut dice = Dice::new();
    let all = (0..FLIPS).map(|_| flipped(bytes, &mut dice));
    all.filter(|(at, bytes)| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::write(&path, bytes).unwrap();
        notices(&path, *at)
    })
    .count()
}

#[test]
fn every_flip_in_an_encrypted_catalogue_and_its_backup_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    let catalogue = Catalogue::create(&path, "Hale", Some(&words())).unwrap();
    fill(&catalogue);
    let file = catalogue.file().unwrap();
    // Opens without the work that a passphrase asks for.
    let key = RecoveryKey::of(file).unwrap();
    let copy = folder.path().join("copy.hereabouts");
    catalogue
        .read(|db| storage::backup(db, file, &copy))
        .unwrap();
    drop(catalogue);
    for path in [&path, &copy] {
        let bytes = fs::read(path).unwrap();
        let found = noticed(&bytes, |path, at| match OpenFile::open(path, &key) {
            Ok((_, db)) => storage::integrity(&db).map_or(true, |found| !found.is_empty()),
            Err(Error::Damaged(_) | Error::NotOursOrWrongPassphrase(_)) => true,
            // The salt is the first thing in the file, and the paper has it too.
            Err(Error::OldRecoveryKey(_)) => at < 16,
            Err(other) => panic!("byte {at}: {other}"),
        });
        assert_eq!(found, FLIPS);
        let sound = OpenFile::open(path, &key).unwrap().1;
        assert!(
            storage::integrity(&sound).unwrap().is_empty(),
            "control: unchanged"
        );
    }
}

/// What the records hold.
fn content(db: &Connection) -> rusqlite::Result<String> {
    let mut all = String::new();
    for table in [
        "asset",
        "relationship",
        "contact",
        "inbox_item",
        "catalogue",
    ] {
        let mut rows = db.prepare(&format!("SELECT * FROM \"{table}\" ORDER BY 1"))?;
        let columns = rows.column_count();
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                all += &format!("{:?}|", row.get_ref(column)?);
            }
        }
    }
    Ok(all)
}

#[test]
fn every_flip_that_changes_content_is_found_in_a_plain_catalogue() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    let catalogue = Catalogue::create(&path, "Hale", None).unwrap();
    fill(&catalogue);
    drop(catalogue);
    let bytes = fs::read(&path).unwrap();
    let before = content(&Connection::open(&path).unwrap()).unwrap();
    let changed = std::cell::Cell::new(0);
    let by_file_alone = std::cell::Cell::new(0);
    noticed(&bytes, |path, at| {
        let is_same =
            Connection::open(path).is_ok_and(|db| content(&db).is_ok_and(|now| now == before));
        let alone = OpenFile::open(path, None).map_or(true, |(_, db)| {
            storage::integrity(&db).map_or(true, |found| !found.is_empty())
        });
        let found = Catalogue::open(path, None).map_or(true, |catalogue| {
            catalogue
                .check(false)
                .map_or(true, |found| !found.is_empty())
        });
        if !is_same {
            changed.set(changed.get() + 1);
            by_file_alone.set(by_file_alone.get() + usize::from(alone));
            assert!(
                found,
                "byte {at} changes what is in it, and nothing is found"
            );
        }
        found
    });
    let (changed, by_file_alone) = (changed.get(), by_file_alone.get());
    assert!(changed > 10, "{changed} of {FLIPS} change anything");
    assert!(
        by_file_alone < changed,
        "control: the file alone finds {by_file_alone} of {changed}"
    );
}

#[test]
fn a_beginning_that_rotted_is_told_from_a_wrong_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    let catalogue = Catalogue::create(&path, "Hale", Some(&words())).unwrap();
    catalogue.backup_if_due().unwrap();
    let key = RecoveryKey::of(catalogue.file().unwrap()).unwrap();
    drop(catalogue);
    let whole = fs::read(&path).unwrap();
    let other = Passphrase::new("seven swans on the weir".into()).unwrap();
    let open = |unlock: Unlock<'_>| Catalogue::open(&path, unlock).map(drop);
    // In the salt, and in what is encrypted.
    for at in [3, 900] {
        let mut bytes = whole.clone();
        bytes[at] ^= 4;
        // A file of its own, as after a restart.
        fs::remove_file(&path).unwrap();
        fs::write(&path, &bytes).unwrap();
        let said = open(Unlock::Passphrase(&words())).unwrap_err();
        assert!(matches!(said, Error::Damaged(_)), "byte {at}: {said}");
        let said = open(Unlock::Recovery(&key)).unwrap_err();
        assert!(matches!(said, Error::Damaged(_)), "byte {at}: {said}");
        let said = open(Unlock::Passphrase(&other)).unwrap_err();
        assert!(
            matches!(said, Error::NotOursOrWrongPassphrase(_)),
            "byte {at}: {said}"
        );
        let good = last_good_backup(&path, Some(&words())).unwrap().unwrap();
        let restored = folder.path().join(format!("restored {at}.hereabouts"));
        storage::restore(&good.path, Some(&words()), &restored).unwrap();
        assert_eq!(
            Catalogue::open(&restored, Some(&words()))
                .unwrap()
                .info()
                .unwrap()
                .name,
            "Hale"
        );
    }
}

#[test]
fn the_last_backup_that_is_whole_is_offered() {
    for words in [None, Some(words())] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let catalogue = Catalogue::create(&path, "Hale", words.as_ref()).unwrap();
        fill(&catalogue);
        let file = catalogue.file().unwrap();
        let stop = Default::default();
        let copies: Vec<_> = (0..3)
            .map(|_| {
                catalogue
                    .read(|db| storage::backup_before(db, file, storage::Before::Import, &stop))
                    .unwrap()
            })
            .collect();
        drop(catalogue);
        let last = || {
            last_good_backup(&path, words.as_ref())
                .unwrap()
                .map(|copy| copy.path)
        };
        assert_eq!(last().as_ref(), copies.last());
        // The newest rots where it says something.
        let newest = &copies[2];
        let time = newest.metadata().unwrap().modified().unwrap();
        let mut bytes = fs::read(newest).unwrap();
        let at = bytes
            .windows(9)
            .rposition(|part| part == b"side door")
            .unwrap_or(bytes.len() / 2);
        bytes[at] ^= 1;
        fs::write(newest, &bytes).unwrap();
        fs::File::options()
            .write(true)
            .open(newest)
            .unwrap()
            .set_modified(time)
            .unwrap();
        assert_eq!(last().as_ref(), Some(&copies[1]));
        // The catalogue itself need not be there.
        fs::remove_file(&path).unwrap();
        assert_eq!(last().as_ref(), Some(&copies[1]));
    }
}

#[test]
fn a_damaged_log_says_since_when_edits_may_be_missing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    let catalogue = Catalogue::create(&path, "Hale", Some(&words())).unwrap();
    let key = RecoveryKey::of(catalogue.file().unwrap()).unwrap();
    for n in 0..12 {
        catalogue.jot(format!("ask about bench {n}")).unwrap();
    }
    // As a power cut leaves it.
    let log = |path: &Path| path.with_extension("hereabouts-wal");
    let (bytes, whole) = (fs::read(&path).unwrap(), fs::read(log(&path)).unwrap());
    drop(catalogue);
    for at in [None, Some(whole.len() / 2)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let mut frames = whole.clone();
        if let Some(at) = at {
            frames[at] ^= 4;
        }
        fs::write(&path, &bytes).unwrap();
        fs::write(log(&path), frames).unwrap();
        let catalogue = Catalogue::open(&path, &key).unwrap();
        let found = catalogue.check(false).unwrap();
        let since = catalogue.info().unwrap().missing_since;
        match at {
            None => assert_eq!((since, found.len()), (None, 0)),
            Some(_) => {
                let since = since.expect("the log went on");
                let named = found
                    .iter()
                    .any(|line| line.contains("may be missing") && line.contains(&since));
                assert!(named, "{found:?}");
            }
        }
    }
}
