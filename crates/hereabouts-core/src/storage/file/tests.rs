use super::*;
use crate::storage::{integrity, key};
use std::fs;

mod places;

fn words(text: &str) -> Passphrase {
    Passphrase::new(text.into()).unwrap()
}

/// What lies in a folder, and what it holds.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect();
    all.sort();
    all
}

fn remember(db: &Connection, key: &str, value: &str) {
    db.execute("INSERT INTO fact VALUES (?1, ?2)", [key, value])
        .unwrap();
}

fn recall(db: &Connection, key: &str) -> Option<String> {
    db.query_row("SELECT value FROM fact WHERE key = ?1", [key], |row| {
        row.get(0)
    })
    .ok()
}

#[test]
fn sqlite_has_the_bug_fixes_we_need() {
    // Before 3.51.3 a checkpoint beside a writer could damage the file (sqlite.org/wal.html#walresetbug).
    assert!(rusqlite::version_number() >= 3_051_003);
    let cipher: String = in_memory()
        .unwrap()
        .pragma_query_value(None, "cipher_version", |row| row.get(0))
        .unwrap();
    assert!(cipher.starts_with("4."), "{cipher}");
}

#[test]
fn every_connection_has_our_pragmas() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Greenfield.hereabouts");
    let (file, first) = OpenFile::create(&path, None).unwrap();
    assert_eq!(file.read_only, None);
    let journal = match Folder::of(&file.path) {
        Folder::OnThisLaptop => Journal::Wal,
        _ => Journal::Rollback,
    };
    assert_eq!(file.journal, journal);
    for db in [
        first,
        file.connect(false).unwrap(),
        file.connect(true).unwrap(),
    ] {
        let check = |pragma: &str, expect: &str| {
            let got =
                db.pragma_query_value(None, pragma, |row| row.get::<_, rusqlite::types::Value>(0));
            let got = match got.unwrap() {
                rusqlite::types::Value::Integer(number) => number.to_string(),
                rusqlite::types::Value::Text(text) => text,
                other => format!("{other:?}"),
            };
            assert_eq!(got, expect, "{pragma}");
        };
        check("application_id", "1214607973");
        check("user_version", &schema::SCHEMA_VERSION.to_string());
        match journal {
            Journal::Wal => check("synchronous", "2"),
            Journal::Rollback => check("synchronous", "3"),
        }
        check(
            "journal_mode",
            if journal == Journal::Wal {
                "wal"
            } else {
                "delete"
            },
        );
        check("secure_delete", "1");
        check("cell_size_check", "1");
        check("trusted_schema", "0");
        check("temp_store", "2");
        check("fullfsync", "1");
        check("checkpoint_fullfsync", "1");
        check("busy_timeout", "5000");
        // Not even a number where mapping is switched off at build time.
        let mapped = db.pragma_query_value(None, "mmap_size", |row| row.get::<_, i64>(0));
        assert!(mapped.is_err() || mapped == Ok(0));
    }
}

#[test]
fn a_reading_connection_does_not_write() {
    let folder = tempfile::tempdir().unwrap();
    let (file, db) = OpenFile::create(&folder.path().join("a.hereabouts"), None).unwrap();
    remember(&db, "bench", "by the pond");
    let reading = file.connect(true).unwrap();
    assert_eq!(recall(&reading, "bench").as_deref(), Some("by the pond"));
    let refused: Error = reading.execute("DELETE FROM fact", []).unwrap_err().into();
    assert!(matches!(refused, Error::ReadOnly(_)), "{refused}");
}

#[test]
fn making_never_overwrites() {
    let folder = tempfile::tempdir().unwrap();
    for (name, taken) in [
        ("a.hereabouts", "a.hereabouts"),
        // Logs that a removed catalogue of this name left behind.
        ("b.hereabouts", "b.hereabouts-wal"),
        ("c.hereabouts", "c.hereabouts-journal"),
    ] {
        fs::write(folder.path().join(taken), "somebody's").unwrap();
        let before = contents(folder.path());
        let error = OpenFile::create(&folder.path().join(name), None).err();
        assert!(
            matches!(&error, Some(Error::AlreadyThere(path)) if path.ends_with(taken)),
            "{name}: {error:?}"
        );
        assert_eq!(contents(folder.path()), before);
    }
    for nowhere in ["no such folder/a.hereabouts", ".."] {
        assert!(OpenFile::create(&folder.path().join(nowhere), None).is_err());
    }
}

#[test]
fn with_a_passphrase_nothing_can_be_read_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hereabouts");
    let (file, db) = OpenFile::create(&path, Some(&words("our bench"))).unwrap();
    assert!(file.encrypted);
    remember(&db, "canary", "Meadowsweet");
    let second = file.connect(true).unwrap();
    assert_eq!(recall(&second, "canary").as_deref(), Some("Meadowsweet"));
    assert_eq!(integrity(&second).unwrap(), Vec::<String>::new());
    for (name, bytes) in contents(folder.path()) {
        for plain in ["SQLite format 3", "Meadowsweet", "CREATE TABLE"] {
            let hit = bytes.windows(plain.len()).any(|w| w == plain.as_bytes());
            assert!(!hit, "{plain} can be read in {name}");
        }
    }
    // A copy as a crash leaves it, with the last edit still in the log: a wrong guess loses nothing.
    let crashed = tempfile::tempdir().unwrap();
    for (name, bytes) in contents(folder.path()) {
        fs::write(crashed.path().join(name), bytes).unwrap();
    }
    let there = crashed.path().join("a.hereabouts");
    let wrong = OpenFile::open_with(there.clone(), Some(Key::derive(&words("guess"), &[7; 16])));
    assert!(matches!(
        wrong.err(),
        Some(Error::NotOursOrWrongPassphrase(_))
    ));
    let (_, found) = OpenFile::open_with(there, file.key.clone()).unwrap();
    assert_eq!(recall(&found, "canary").as_deref(), Some("Meadowsweet"));

    drop((second, db));
    let before = contents(folder.path());
    let without = OpenFile::open(&path, None).err();
    assert!(
        matches!(without, Some(Error::NeedsPassphrase(_))),
        "{without:?}"
    );
    let wrong = OpenFile::open(&path, Some(&words("Our bench"))).err();
    assert!(
        matches!(wrong, Some(Error::NotOursOrWrongPassphrase(_))),
        "{wrong:?}"
    );
    assert_eq!(contents(folder.path()), before, "trying changes nothing");
    let (file, db) = OpenFile::open(&path, Some(&words("our bench"))).unwrap();
    assert_eq!(recall(&db, "canary").as_deref(), Some("Meadowsweet"));
    // Another application's file that opens with the passphrase is still not ours.
    db.pragma_update(None, "application_id", 7).unwrap();
    drop(db);
    let other = OpenFile::open_with(path, file.key.clone()).err();
    assert!(matches!(other, Some(Error::NotOurs(_))), "{other:?}");
}

#[test]
fn what_is_not_ours_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other");
    let db = Connection::open(&other).unwrap();
    db.execute_batch("PRAGMA application_id = 0x47504B47; CREATE TABLE t (a)")
        .unwrap();
    drop(db);
    let other = fs::read(other).unwrap();
    let newer = folder.path().join("newer");
    let (_, db) = OpenFile::create(&newer, None).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    let newer = fs::read(newer).unwrap();
    let noise: Vec<u8> = (0..8192u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let text = "name,lat,lon\nLibrary,53.4,-2.3\n".repeat(9);

    let check = |what: &str, bytes: &[u8], passphrase: Option<&str>, expect: fn(&Error) -> bool| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(what);
        fs::write(&path, bytes).unwrap();
        let before = contents(folder.path());
        let error = OpenFile::open(&path, passphrase.map(words).as_ref()).err();
        let error = error.unwrap_or_else(|| panic!("{what} was opened"));
        assert!(expect(&error), "{what}: {error:?}");
        assert_eq!(contents(folder.path()), before, "{what}");
    };
    let not_ours = |error: &Error| matches!(error, Error::NotOurs(_));
    check("empty", b"", None, not_ours);
    check("short", b"SQLite format 3\0", None, not_ours);
    check("csv", text.as_bytes(), None, not_ours);
    check("csv", text.as_bytes(), Some("x"), not_ours);
    check(
        "utf-8 csv",
        format!("\u{feff}Ł{text}").as_bytes(),
        None,
        not_ours,
    );
    check(
        "xlsx",
        &[b"PK\x03\x04\x14\0".as_slice(), &noise].concat(),
        None,
        not_ours,
    );
    check(
        "png",
        &[b"\x89PNG\r\n\x1a\n".as_slice(), &noise].concat(),
        None,
        not_ours,
    );
    check("geopackage", &other, None, not_ours);
    check("geopackage", &other, Some("x"), not_ours);
    check("noise", &noise, None, |e| {
        matches!(e, Error::NeedsPassphrase(_))
    });
    check("noise", &noise, Some("x"), |e| {
        matches!(e, Error::NotOursOrWrongPassphrase(_))
    });
    check("newer", &newer, None, |e| matches!(e, Error::FileTooNew(_)));
    check("cut short", &newer[..2048], None, |e| {
        matches!(e, Error::Damaged(_))
    });

    assert!(matches!(
        OpenFile::open(&folder.path().join("not there"), None).err(),
        Some(Error::Io { .. })
    ));
    assert!(matches!(
        OpenFile::open(folder.path(), None).err(),
        Some(Error::Invalid(_))
    ));
}

#[test]
fn two_programs_write_by_turns() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hereabouts");
    let (_, one) = OpenFile::create(&path, None).unwrap();
    let (_, two) = OpenFile::open(&path, None).unwrap();
    remember(&one, "one", "1");
    remember(&two, "two", "2");
    assert_eq!(recall(&one, "two").as_deref(), Some("2"));
    two.busy_timeout(Duration::from_millis(10)).unwrap();
    one.execute_batch("BEGIN IMMEDIATE").unwrap();
    let waiting: Error = two.execute_batch("BEGIN IMMEDIATE").unwrap_err().into();
    assert!(matches!(waiting, Error::Busy), "{waiting}");
}

/// On Linux the kernel tells who holds which lock.
#[cfg(target_os = "linux")]
#[test]
fn opening_a_file_again_takes_no_locks_away() {
    use std::os::unix::fs::MetadataExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hereabouts");
    let (_, first) = OpenFile::create(&path, None).unwrap();
    let inode = format!(":{} ", path.metadata().unwrap().ino());
    first
        .execute_batch("BEGIN IMMEDIATE; INSERT INTO fact VALUES ('a', 'b')")
        .unwrap();
    let held = || {
        let all = fs::read_to_string("/proc/locks").unwrap();
        all.lines().filter(|lock| lock.contains(&inode)).count()
    };
    let before = held();
    assert!(before > 0);
    drop(OpenFile::open(&path, None).unwrap());
    drop(OpenFile::open_to_copy(&path, None.into()));
    assert_eq!(held(), before);
    fs::File::open(&path).unwrap();
    assert_eq!(held(), 0, "the control: opening it by hand does take them");
}

#[test]
fn every_flipped_bit_of_an_encrypted_file_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hereabouts");
    let (_, db) = OpenFile::create(&path, Some(&words("our bench"))).unwrap();
    for n in 0..200 {
        remember(&db, &format!("fact {n}"), &"words ".repeat(20));
    }
    assert!(integrity(&db).unwrap().is_empty());
    drop(db);
    let whole = fs::read(&path).unwrap();
    let passphrase = words("our bench");
    let key = key_for(&path, Some(&passphrase).into()).unwrap();
    let mut seed = 0x2545_F491_4F6C_DD1Du64;
    for _ in 0..40 {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        // Not in the salt: that is another key, and the file does not open at all.
        let at = key::SALT_BYTES + (seed as usize >> 3) % (whole.len() - key::SALT_BYTES);
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (seed & 7);
        fs::write(&path, flipped).unwrap();
        let found = OpenFile::open_with(path.clone(), key.clone())
            .and_then(|(_, db)| integrity(&db))
            .unwrap_or_else(|error| vec![error.to_string()]);
        assert!(!found.is_empty(), "a flip at byte {at} goes unnoticed");
    }
}
