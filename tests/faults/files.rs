//! Files that are made: a new catalogue, a backup, a restored one, one with another passphrase. With
//! the disk in trouble at every write they are there whole or not at all, and nothing else is changed.

use crate::disk::{Disk, Trouble};
use crate::script::EDITS;
use crate::{FILE, Place, empty_catalogue, vfs};
use hereabouts_core::storage::{self, OpenFile, Passphrase, RecoveryKey, Unlock};
use hereabouts_core::{Catalogue, Error, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

type Files = BTreeMap<String, Vec<u8>>;

/// But what SQLite keeps beside the catalogue: on a disk that is gone nobody can remove it.
fn files_in(folder: &Path) -> Files {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries
        .filter(|entry| {
            let name = entry.file_name().into_string().unwrap();
            !name.starts_with(&format!("{FILE}-"))
        })
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// A catalogue with a few edits, and what it shows.
fn with_edits() -> (Files, String) {
    let place = Place::new("maps", &empty_catalogue());
    let mut open = (EDITS.open)(&place.file()).unwrap();
    for n in 0..10 {
        (EDITS.edit)(&mut open, n).unwrap();
    }
    let content = (EDITS.content)(&mut open).unwrap();
    drop(open);
    (files_in(&place.folder), content)
}

/// `make` is tried with each trouble at every `step`-th write until the trouble comes too late. After a
/// failure the files are those from before; after success `made` opens and shows `content`.
fn whole_or_not_at_all(
    start: &Files,
    step: usize,
    make: fn(&Path) -> Result<()>,
    check: fn(&Path) -> String,
    content: &str,
) {
    let troubles: [fn(usize) -> Trouble; 2] =
        [|from| Trouble::Full { from }, |from| Trouble::Gone { from }];
    for trouble in troubles {
        let mut failures = 0;
        for n in (0..).step_by(step) {
            let trouble = trouble(n);
            let place = Place::new("maps", start);
            let disk = vfs::watch(&place.folder, Disk::in_trouble(trouble));
            let ended = make(&place.folder);
            vfs::lock(&disk).heal();
            match ended {
                Ok(()) => {
                    assert_eq!(check(&place.folder), content, "{trouble:?}");
                    break;
                }
                Err(error) => {
                    let named = matches!(error, Error::DiskFull | Error::DiskFailed);
                    assert!(named, "{trouble:?}: {error}");
                    failures += 1;
                    let left = files_in(&place.folder);
                    let names: Vec<&String> = left.keys().collect();
                    assert!(
                        names == start.keys().collect::<Vec<_>>(),
                        "{trouble:?} leaves {names:?}"
                    );
                    // Which journal it has may have changed, what it shows may not.
                    let same = left == *start || shown(&place.file(), None) == content;
                    assert!(same, "{trouble:?} changed what was there");
                }
            }
        }
        assert!(failures > 4, "the trouble came only {failures} times");
    }
}

fn shown<'a>(path: &Path, unlock: impl Into<Unlock<'a>>) -> String {
    let (_, mut db) = OpenFile::open(path, unlock).unwrap();
    assert!((EDITS.wrong)(&mut db).unwrap().is_empty());
    (EDITS.content)(&mut db).unwrap()
}

fn words() -> Passphrase {
    Passphrase::new("our bench".into()).unwrap()
}

#[test]
fn a_new_catalogue() {
    let name_of = |folder: &Path| {
        let info = Catalogue::open(&folder.join(FILE), None).and_then(|c| c.info());
        info.unwrap().name
    };
    whole_or_not_at_all(
        &Files::new(),
        1,
        |folder| {
            let path = folder.join(FILE);
            match Catalogue::create(&path, "Greenfield", None) {
                // Made, and then not opened: it is there, and whole.
                Err(_) if path.exists() => {
                    vfs::unwatch(folder);
                    vfs::watch(folder, Disk::plain());
                    Ok(())
                }
                ended => ended.map(|_| ()),
            }
        },
        name_of,
        "Greenfield",
    );
}

#[test]
fn a_backup_and_a_restored_one() {
    let (start, content) = with_edits();
    whole_or_not_at_all(
        &start,
        1,
        |folder| storage::restore(&folder.join(FILE), None, &folder.join("copy")),
        |folder| shown(&folder.join("copy"), None),
        &content,
    );
}

#[test]
fn one_with_a_passphrase() {
    let (start, content) = with_edits();
    whole_or_not_at_all(
        &start,
        // Each try takes its time.
        9,
        |folder| storage::set_passphrase(&folder.join(FILE), None, Some(&words())).map(drop),
        |folder| shown(&folder.join(FILE), Some(&words())),
        &content,
    );
}

/// What opens the catalogue of [`with_passphrase`].
static KEY: std::sync::OnceLock<RecoveryKey> = std::sync::OnceLock::new();

/// A catalogue with a passphrase, and what it shows; [`KEY`] opens it without the work that a passphrase asks for.
fn with_passphrase() -> (Files, String) {
    let (start, content) = with_edits();
    let place = Place::new("maps", &start);
    vfs::watch(&place.folder, Disk::plain());
    storage::set_passphrase(&place.file(), None, Some(&words())).unwrap();
    let (file, db) = OpenFile::open(&place.file(), Some(&words())).unwrap();
    drop(db);
    let key = RecoveryKey::of(&file).unwrap();
    assert!(KEY.set(key).is_ok());
    (files_in(&place.folder), content)
}

/// At every write: whoever could open it before still can, or whoever can afterwards does.
#[test]
fn one_with_another_passphrase_or_none() {
    let (start, content) = with_passphrase();
    let key = KEY.get().unwrap();
    let other = || Passphrase::new("seven swans".into()).unwrap();
    for new in [None, Some(other())] {
        let mut failures = 0;
        // Without a passphrase there is no work to be done for the new one, and every write can be tried.
        let step = if new.is_some() { 7 } else { 1 };
        for n in (0..).step_by(step) {
            let place = Place::new("maps", &start);
            let disk = vfs::watch(&place.folder, Disk::in_trouble(Trouble::Gone { from: n }));
            let ended = storage::set_passphrase(&place.file(), key, new.as_ref());
            vfs::lock(&disk).heal();
            match ended {
                Ok(_) => {
                    assert_eq!(shown(&place.file(), new.as_ref()), content);
                    let refused = OpenFile::open(&place.file(), key);
                    assert!(new.is_none() || matches!(refused, Err(Error::OldRecoveryKey(_))));
                    break;
                }
                Err(_) => {
                    failures += 1;
                    assert_eq!(shown(&place.file(), key), content, "write {n}");
                }
            }
        }
        assert!(failures > 4, "the trouble came only {failures} times");
    }
}
