use super::*;
use crate::storage::{self, OpenFile, Passphrase};
use std::path::PathBuf;

/// What the file at a path goes on as, when somebody edits it on a laptop.
fn edited(path: &Path, laptop: &str) -> Settled {
    let (file, db) = OpenFile::open(path, None).unwrap();
    settle_on(&db, Some(&file.path), Some(laptop.into())).unwrap()
}

fn when_copied(path: &Path) -> Option<String> {
    let (_file, db) = OpenFile::open(path, None).unwrap();
    rows::fact(&db, COPIED).unwrap()
}

fn beside(path: &Path, name: &str) -> PathBuf {
    let other = path.with_file_name(name);
    fs::create_dir_all(other.parent().unwrap()).unwrap();
    other
}

/// Something is done with a file that was edited in the kitchen; then it is edited where it is now.
#[track_caller]
fn check(what: &str, act: impl Fn(&Path) -> PathBuf, laptop: &str, copied: bool) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Ours.hereabouts");
    drop(OpenFile::create(&path, None).unwrap());
    let first = edited(&path, "kitchen");
    assert_eq!((first.device.len(), first.copied), (16, false), "{what}");

    let now = act(&path);
    let second = edited(&now, laptop);
    assert_eq!(second.copied, copied, "{what}");
    assert_eq!(second.device != first.device, copied, "{what}");
    assert_eq!(when_copied(&now).is_some(), copied, "{what}");
    // Found out once, it is a file like any other.
    let known = Settled {
        copied: false,
        ..second
    };
    assert_eq!(edited(&now, laptop), known, "{what}");
    // The one that it was copied from goes on as what it was.
    if copied && path.exists() && now != path {
        assert_eq!(edited(&path, "kitchen"), first, "{what}");
    }
}

fn renamed(path: &Path, name: &str) -> PathBuf {
    let other = beside(path, name);
    fs::rename(path, &other).unwrap();
    other
}

fn copied(path: &Path, name: &str) -> PathBuf {
    let other = beside(path, name);
    fs::copy(path, &other).unwrap();
    other
}

/// As a synchronising program does it.
fn brought(path: &Path, from: &Path) -> PathBuf {
    let draft = copied(from, "draft");
    fs::rename(draft, path).unwrap();
    path.to_owned()
}

#[test]
fn a_copy_is_told_from_what_is_opened_again_moved_or_written_anew() {
    // Elsewhere the number of a file cannot be had without opening it.
    let moved_is_copied = !cfg!(unix);
    check("opened again", Path::to_owned, "kitchen", false);
    check(
        "renamed",
        |at| renamed(at, "New.hereabouts"),
        "kitchen",
        moved_is_copied,
    );
    check(
        "moved",
        |at| renamed(at, "2026/Ours.hereabouts"),
        "kitchen",
        moved_is_copied,
    );
    check(
        "copied",
        |at| copied(at, "Copy.hereabouts"),
        "kitchen",
        true,
    );
    check(
        "copied to a stick",
        |at| copied(at, "stick/Ours.hereabouts"),
        "hall",
        true,
    );
    // Two homes called the same.
    check("sent to another laptop", Path::to_owned, "hall", true);
    let words = Passphrase::new("our bench by the pond".into()).unwrap();
    let anew = |at: &Path| {
        storage::set_passphrase(at, None, Some(&words)).unwrap();
        storage::set_passphrase(at, Some(&words), None).unwrap();
        at.to_owned()
    };
    check("written anew", anew, "kitchen", false);
    let restored = |at: &Path| {
        let (backup, new) = (
            beside(at, "Backup.hereabouts"),
            beside(at, "Restored.hereabouts"),
        );
        let (file, db) = OpenFile::open(at, None).unwrap();
        storage::backup(&db, &file, &backup).unwrap();
        storage::restore(&backup, None, &new).unwrap();
        new
    };
    check("a backup restored beside it", restored, "kitchen", true);
    check(
        "a backup opened",
        |at| brought(&beside(at, "Old.hereabouts"), at),
        "kitchen",
        true,
    );
    // The one that has the old name may go on as what it was; then this one must not.
    let swapped = |at: &Path| {
        let other = renamed(at, "Other.hereabouts");
        brought(at, &other);
        other
    };
    check(
        "moved, and a copy put where it was",
        swapped,
        "kitchen",
        true,
    );
    let over = |at: &Path| {
        let other = beside(at, "Theirs.hereabouts");
        drop(OpenFile::create(&other, None).unwrap());
        edited(&other, "hall");
        fs::copy(at, &other).unwrap();
        other
    };
    check("copied over another", over, "kitchen", true);
}

/// What takes the number of a file that is gone is not that file.
#[test]
fn a_copy_with_the_number_of_the_old_file_is_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Ours.hereabouts");
    drop(OpenFile::create(&path, None).unwrap());
    let first = edited(&path, "kitchen");
    let words = Passphrase::new("our bench by the pond".into()).unwrap();
    storage::set_passphrase(&path, None, Some(&words)).unwrap();
    storage::set_passphrase(&path, Some(&words), None).unwrap();
    // Many disks give out now what the rewriting set free.
    let copies = ["One", "Two", "Three"].map(|name| copied(&path, name));
    assert_eq!(edited(&path, "kitchen"), first);
    for copy in copies {
        assert!(edited(&copy, "kitchen").copied, "{}", copy.display());
    }
}

#[test]
fn copies_of_what_nobody_has_edited_yet_are_devices_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Ours.hereabouts");
    let (file, db) = OpenFile::create(&path, None).unwrap();
    // As a catalogue begins: before its file has a name.
    let draft = settle_on(&db, None, None).unwrap();
    drop((file, db));
    let other = copied(&path, "Theirs.hereabouts");
    let all = [draft, edited(&path, "kitchen"), edited(&other, "hall")];
    for (n, one) in all.iter().enumerate() {
        assert!(!one.copied, "{n}");
        assert!(
            all[..n].iter().all(|before| before.device != one.device),
            "{n}"
        );
    }
}

#[test]
fn a_copy_in_memory_is_a_device_of_its_own() {
    let db = storage::in_memory().unwrap();
    let first = settle(&db, None).unwrap();
    assert!(!first.copied);
    assert_eq!(settle(&db, None).unwrap(), first);
    let mut other = storage::in_memory().unwrap();
    let copying = rusqlite::backup::Backup::new(&db, &mut other).unwrap();
    copying
        .run_to_completion(1000, std::time::Duration::ZERO, None)
        .unwrap();
    drop(copying);
    let second = settle(&other, None).unwrap();
    assert!(second.copied);
    assert_ne!(first.device, second.device);
    let known = Settled {
        copied: false,
        ..second
    };
    assert_eq!(settle(&other, None).unwrap(), known);
    assert_eq!(settle(&db, None).unwrap(), first);
}

#[test]
fn a_backup_that_is_written_anew_still_says_whose_copy_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Ours.hereabouts");
    let (file, db) = OpenFile::create(&path, None).unwrap();
    let first = settle_on(&db, Some(&file.path), Some("kitchen".into())).unwrap();
    let at = rows::fact(&db, DEVICE_AT).unwrap();
    assert!(at.is_some());
    assert_eq!(settle_on(&db, None, None).unwrap(), first);
    assert_eq!(rows::fact(&db, DEVICE_AT).unwrap(), at);
}

#[test]
fn a_laptop_stays_the_same_and_differs_from_others() {
    let [one, other] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let first = laptop_in(&one.path().join("not/there/yet")).unwrap();
    assert_eq!(laptop_in(&one.path().join("not/there/yet")).unwrap(), first);
    assert_ne!(laptop_in(other.path()).unwrap(), first);
    fs::write(other.path().join("laptop"), "").unwrap();
    assert!(
        laptop_in(other.path()).is_err(),
        "an empty one is no laptop"
    );
}
