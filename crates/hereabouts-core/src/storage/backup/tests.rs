use super::*;
use crate::storage::{Passphrase, set_passphrase};
use rusqlite::types::Value;
use std::collections::BTreeSet;

fn words(text: &str) -> Passphrase {
    Passphrase::new(text.into()).unwrap()
}

fn facts(db: &Connection) -> Vec<(String, String)> {
    let mut all = db
        .prepare("SELECT key, value FROM fact ORDER BY key")
        .unwrap();
    let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.unwrap().map(|row| row.unwrap()).collect()
}

fn write(db: &Connection, fact: &str) {
    db.execute("INSERT INTO fact VALUES (?1, 'yes')", [fact])
        .unwrap();
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn a_backup_holds_everything_and_comes_back_elsewhere() {
    for passphrase in [None, Some(words("our bench"))] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hereabouts");
        let (file, db) = OpenFile::create(&path, passphrase.as_ref()).unwrap();
        for n in 0..300 {
            write(&db, &format!("fact {n}"));
        }
        let copy = folder.path().join("copy.hereabouts");
        backup(&file.connect(true).unwrap(), &file, &copy).unwrap();
        write(&db, "after the backup");
        assert!(!place::beside(&copy, "-wal").exists(), "one file");

        // A backup is never overwritten, nor is what lies where one is restored to.
        for again in [
            backup(&db, &file, &copy),
            restore(&copy, passphrase.as_ref(), &path),
        ] {
            assert!(matches!(again, Err(Error::AlreadyThere(_))), "{again:?}");
        }
        let bytes = fs::read(&copy).unwrap();
        let restored = folder.path().join("restored.hereabouts");
        restore(&copy, passphrase.as_ref(), &restored).unwrap();
        assert_eq!(fs::read(&copy).unwrap(), bytes, "the backup stays as it is");
        let (opened, found) = OpenFile::open(&restored, passphrase.as_ref()).unwrap();
        assert_eq!(opened.encrypted, passphrase.is_some());
        assert_eq!(facts(&found).len(), 300);
        assert!(check::integrity(&found).unwrap().is_empty());
        if passphrase.is_some() {
            let wrong = restore(
                &copy,
                Some(&words("x")),
                &folder.path().join("no.hereabouts"),
            );
            assert!(
                matches!(wrong, Err(Error::NotOursOrWrongPassphrase(_))),
                "{wrong:?}"
            );
        }
        let names = names_in(folder.path());
        assert!(
            !names.iter().any(|name| name.ends_with(".new")),
            "{names:?}"
        );
    }
}

#[test]
fn a_catalogue_that_is_not_whole_makes_no_backup() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hereabouts");
    let (_, db) = OpenFile::create(&path, None).unwrap();
    for n in 0..300 {
        write(&db, &format!("fact {n}"));
    }
    let page: u32 = db
        .query_row(
            "SELECT pageno FROM dbstat WHERE name = 'fact' AND pagetype = 'leaf' LIMIT 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    drop(db);
    let mut bytes = fs::read(&path).unwrap();
    let at = (page as usize - 1) * 4096;
    bytes[at..at + 200].fill(0x55);
    fs::write(&path, bytes).unwrap();
    let (file, db) = OpenFile::open(&path, None).unwrap();
    let copy = folder.path().join("copy.hereabouts");
    let refused = backup(&db, &file, &copy);
    assert!(matches!(refused, Err(Error::Damaged(_))), "{refused:?}");
    for looks in [Looks::Wholly, Looks::AtPages] {
        let refused = looked_through(&db, &file, &copy, looks, &Arc::default());
        let is_refused = matches!(refused, Err(Error::Damaged(_)));
        assert!(is_refused, "{looks:?}: {refused:?}");
    }
    assert!(!copy.exists());
}

#[test]
fn a_copy_is_looked_through_wholly_at_first_and_once_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hereabouts");
    let (file, db) = OpenFile::create(&path, None).unwrap();
    let now = Timestamp::now();
    let after = |hours| Looks::at(&file, now + SignedDuration::from_hours(hours));
    assert_eq!(after(0), Looks::Wholly, "the first of an opening");
    due_at(&db, &file, now).unwrap().unwrap();
    assert_eq!(after(20), Looks::AtPages);
    assert_eq!(after(25), Looks::Wholly);
    assert_eq!(after(-25), Looks::Wholly, "the clock was set back");
    let again = OpenFile::open(&path, None).unwrap().0;
    assert_eq!(Looks::at(&again, now), Looks::Wholly, "another opening");
}

#[test]
fn a_copy_has_the_pages_of_its_catalogue_and_nothing_else() {
    for passphrase in [None, Some(words("our bench"))] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hereabouts");
        let (file, db) = OpenFile::create(&path, passphrase.as_ref()).unwrap();
        for n in 0..300 {
            write(&db, &format!("fact {n}"));
        }
        let copy = folder.path().join("copy.hereabouts");
        backup(&db, &file, &copy).unwrap();
        let (_, copied) = OpenFile::open_to_copy(&copy, passphrase.as_ref().into()).unwrap();
        let pages = |db: &Connection| {
            // Where a file is encrypted, its page size is told as a text.
            ["page_size", "page_count", "freelist_count"].map(|pragma| {
                let number = db.pragma_query_value(None, pragma, |row| row.get::<_, Value>(0));
                number.unwrap()
            })
        };
        assert_eq!(pages(&copied), pages(&db));
        let tables = |db: &Connection| {
            let count = "SELECT count(*) FROM sqlite_schema";
            db.query_row(count, [], |row| row.get::<_, u64>(0)).unwrap()
        };
        assert_eq!(tables(&copied), tables(&db));
        assert_eq!(check::pages(&copied).unwrap(), [""; 0]);
    }
}

#[test]
fn a_backup_is_due_after_half_an_hour_of_work() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Greenfield.hereabouts");
    let (file, db) = OpenFile::create(&path, None).unwrap();
    let start = Timestamp::now();
    let after = |minutes| start + SignedDuration::from_mins(minutes);
    let made = |minutes: i64| due_at(&db, &file, after(minutes)).unwrap().is_some();
    assert!(made(-60), "the first");
    assert!(made(0), "written to since, and long enough ago");
    write(&db, "bench");
    assert!(!made(29), "not yet");
    assert!(made(31));
    assert!(!made(90), "nothing was written since");
    let forced = backup_before(&db, &file, Before::Import, &Arc::default()).unwrap();
    assert!(
        forced
            .to_str()
            .unwrap()
            .ends_with(" before import.hereabouts")
    );
    let all = backups(&file).unwrap();
    assert_eq!(all.len(), 4);
    assert_eq!(
        all.iter().filter(|backup| backup.before.is_some()).count(),
        1
    );
    for copy in all {
        let (opened, _) = OpenFile::open_to_copy(&copy.path, None.into()).unwrap();
        assert!(!opened.encrypted);
    }
}

#[test]
fn opening_is_not_writing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hereabouts");
    drop(OpenFile::create(&path, None).unwrap());
    let long_ago = SystemTime::now() - std::time::Duration::from_secs(24 * 60 * 60);
    let by_hand = fs::File::options().write(true).open(&path).unwrap();
    by_hand.set_modified(long_ago).unwrap();
    drop(by_hand);
    let (file, db) = OpenFile::open(&path, None).unwrap();
    let earlier = Timestamp::now() - SignedDuration::from_hours(3);
    assert!(due_at(&db, &file, earlier).unwrap().is_some());
    assert_eq!(due_at(&db, &file, Timestamp::now()).unwrap(), None);
    write(&db, "bench");
    assert!(due_at(&db, &file, Timestamp::now()).unwrap().is_some());
}

#[test]
fn two_backups_in_one_second_are_two_files() {
    let folder = tempfile::tempdir().unwrap();
    let (file, db) = OpenFile::create(&folder.path().join("a.hereabouts"), None).unwrap();
    let now = Timestamp::now();
    for _ in 0..3 {
        automatic(&db, &file, Some(Before::Import), now, &Arc::default()).unwrap();
    }
    assert_eq!(backups(&file).unwrap().len(), 3);
}

#[test]
fn nothing_that_somebody_else_wrote_is_ever_removed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Greenfield.hereabouts");
    let (file, db) = OpenFile::create(&path, None).unwrap();
    let old = Timestamp::now() - SignedDuration::from_hours(24 * 365 * 5);
    let first = automatic(&db, &file, None, old, &Arc::default()).unwrap();
    let worked_in = automatic(
        &db,
        &file,
        None,
        old + SignedDuration::from_hours(1),
        &Arc::default(),
    )
    .unwrap();
    let store = first.parent().unwrap().to_owned();
    for name in [
        "Greenfield 2019-01-01 10-00-00Z.hereabouts", // Our name, but not written then.
        "Greenfield 2019-01-01 10-00-00Z before lunch.hereabouts",
        "Greenfield 2019-99-01 10-00-00Z.hereabouts",
        "Greenfield.hereabouts",
        "Brookside 2019-01-01 10-00-00Z.hereabouts",
        "notes.txt",
    ] {
        fs::write(store.join(name), "somebody's").unwrap();
    }
    fs::create_dir(store.join("Greenfield 2019-01-02 10-00-00Z.hereabouts")).unwrap();
    let (_, work) = OpenFile::open(&worked_in, None).unwrap();
    write(&work, "in the backup itself");
    drop(work);
    let mut expect = names_in(&store);
    automatic(&db, &file, None, Timestamp::now(), &Arc::default()).unwrap();
    let left = names_in(&store);
    expect.remove(first.file_name().unwrap().to_str().unwrap());
    assert!(left.is_superset(&expect), "{left:?}");
    assert_eq!(left.len(), expect.len() + 1);
}

#[test]
fn a_changed_passphrase_keeps_all_and_shuts_out_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hereabouts");
    let (file, db) = OpenFile::create(&path, None).unwrap();
    db.execute_batch(
        "INSERT INTO asset (id, existence, kind, name, status, audience, sensitivity, place)
         VALUES (x'01', 'here', 'place', 'Bench', 'going', 'public', 'ordinary', '{\"precision\":\"exact\"}');
         INSERT INTO asset_text (rowid, name, words, rest) VALUES (1, 'bench', 'pond', '');",
    )
    .unwrap();
    write(&db, "canary Meadowsweet");
    let rows = facts(&db);
    let busy = set_passphrase(&path, None, Some(&words("one")));
    assert!(
        matches!(busy, Err(Error::Busy)),
        "another has it open: {busy:?}"
    );
    drop((db, file));

    for (old, new) in [
        (None, Some("one")),
        (Some("one"), Some("two")),
        (Some("two"), None),
    ] {
        let (old, new) = (old.map(words), new.map(words));
        set_passphrase(&path, old.as_ref(), new.as_ref()).unwrap();
        let (file, db) = OpenFile::open(&path, new.as_ref()).unwrap();
        assert_eq!(file.encrypted, new.is_some());
        assert_eq!(facts(&db), rows);
        let found: (String, String) = db
            .query_row(
                "SELECT name, precision FROM asset WHERE n IN
                 (SELECT rowid FROM asset_text WHERE asset_text MATCH 'pon*')",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        assert_eq!(found, ("Bench".into(), "exact".into()));
        assert!(check::integrity(&db).unwrap().is_empty());
        drop(db);
        let canary = b"Meadowsweet";
        let readable = fs::read(&path)
            .unwrap()
            .windows(canary.len())
            .any(|w| w == canary);
        assert_eq!(readable, new.is_none());
        let names: Vec<_> = names_in(folder.path()).into_iter().collect();
        assert_eq!(names, ["a.hereabouts"]);
        if new.is_some() {
            let bytes = fs::read(&path).unwrap();
            let refused = set_passphrase(&path, Some(&words("guess")), None);
            assert!(
                matches!(refused, Err(Error::NotOursOrWrongPassphrase(_))),
                "{refused:?}"
            );
            assert_eq!(fs::read(&path).unwrap(), bytes);
        }
    }
}

#[test]
fn after_a_checkpoint_the_file_alone_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hereabouts");
    let (file, db) = OpenFile::create(&path, None).unwrap();
    write(&db, "bench");
    let reading = file.connect(true).unwrap();
    reading.execute_batch("BEGIN; SELECT * FROM fact").unwrap();
    write(&db, "gate");
    if file.journal == crate::storage::Journal::Wal {
        assert!(
            !check::checkpoint(&db).unwrap(),
            "somebody reads the old content"
        );
    }
    reading.execute_batch("COMMIT").unwrap();
    assert!(check::checkpoint(&db).unwrap());
    let copy = folder.path().join("copied by hand.hereabouts");
    fs::copy(&path, &copy).unwrap();
    let (_, copied) = OpenFile::open(&copy, None).unwrap();
    assert_eq!(facts(&copied).len(), 2);
}
