use super::*;
use crate::storage::{OpenFile, Passphrase};
use rusqlite::Connection;
use std::fs;

/// A catalogue as a power cut leaves it, with a log of several commits beside it.
fn with_log(folder: &Path, passphrase: Option<&Passphrase>, commits: usize) -> std::path::PathBuf {
    let path = folder.join("Hale.hereabouts");
    let (_, db) = OpenFile::create(&path, passphrase).unwrap();
    for n in 0..commits {
        // More than one page each.
        let text = "kettle ".repeat(1_500);
        db.execute(
            "INSERT INTO fact VALUES (?1, ?2)",
            (format!("note {n}"), text),
        )
        .unwrap();
    }
    let cut = folder.join("cut");
    fs::create_dir_all(&cut).unwrap();
    let copy = cut.join("Hale.hereabouts");
    for ending in ["", "-wal"] {
        fs::copy(place::beside(&path, ending), place::beside(&copy, ending)).unwrap();
    }
    copy
}

fn notes(db: &Connection) -> usize {
    db.query_row(
        "SELECT count(*) FROM fact WHERE key LIKE 'note %'",
        [],
        |row| row.get(0),
    )
    .unwrap()
}

/// Changes one byte of the log.
fn flip(path: &Path, at: usize) {
    let log = place::beside(path, "-wal");
    let mut bytes = fs::read(&log).unwrap();
    bytes[at] ^= 0x10;
    fs::write(&log, bytes).unwrap();
}

#[test]
fn a_break_with_more_of_the_log_after_it_is_noticed() {
    for words in [
        None,
        Some(Passphrase::new("our bench by the pond".into()).unwrap()),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = with_log(folder.path(), words.as_ref(), 6);
        let whole = fs::read(place::beside(&path, "-wal")).unwrap();
        let frame = FRAME_HEADER + 4096;
        let frames = (whole.len() - HEADER) / frame;
        assert!(
            frames > 12 && whole.len() == HEADER + frames * frame,
            "{frames}"
        );
        let (mut noticed, mut silent) = (0, 0);
        for n in 0..frames {
            // In the number of its page, its salts, its sums, and what it holds.
            for at in [2, 9, 18, FRAME_HEADER + 700] {
                let again = tempfile::tempdir().unwrap();
                let path = again.path().join("Hale.hereabouts");
                fs::copy(folder.path().join("cut/Hale.hereabouts"), &path).unwrap();
                fs::write(place::beside(&path, "-wal"), &whole).unwrap();
                let place_of_flip = HEADER + n * frame + at;
                flip(&path, place_of_flip);
                // Whether another transaction comes after the one that is broken.
                let commits = (n..frames).filter(|m| {
                    let start = HEADER + m * frame;
                    word(&whole[start..start + FRAME_HEADER], 4) != 0
                });
                let after = commits.count() > 1;
                assert_eq!(
                    goes_on_after_damage(&path),
                    after,
                    "frame {n} of {frames}, byte {at}"
                );
                // What SQLite makes of it: it ends at a whole commit, and misses some.
                if at == 18 && n % 5 == 0 {
                    let (file, db) = OpenFile::open(&path, words.as_ref()).unwrap();
                    assert_eq!(file.cut_short, after);
                    let shown = notes(&db);
                    assert!(shown < 6, "{shown} after a break in frame {n}");
                }
                *(if after { &mut noticed } else { &mut silent }) += 1;
            }
        }
        assert!(noticed > 20 && silent > 0);
    }
}

#[test]
fn a_whole_log_and_one_that_was_being_written_are_nothing_to_tell() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_log(folder.path(), None, 4);
    let log = place::beside(&path, "-wal");
    let whole = fs::read(&log).unwrap();
    assert!(!goes_on_after_damage(&path), "whole");
    for length in [
        0,
        20,
        HEADER,
        HEADER + 11,
        whole.len() - 1,
        whole.len() - 5_000,
    ] {
        fs::write(&log, &whole[..length]).unwrap();
        assert!(!goes_on_after_damage(&path), "cut at {length}");
    }
    // The last frames never came.
    let mut torn = whole.clone();
    let end = torn.len();
    torn[end - 9_000..].fill(0);
    fs::write(&log, &torn).unwrap();
    assert!(!goes_on_after_damage(&path));
    fs::remove_file(&log).unwrap();
    assert!(!goes_on_after_damage(&path), "none");

    // What an earlier round left behind the end has other salts.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hereabouts");
    let (_, db) = OpenFile::create(&path, None).unwrap();
    let jot = |n: usize| {
        db.execute(
            "INSERT INTO fact VALUES (?1, ?2)",
            (format!("note {n}"), "x".repeat(9_000)),
        )
        .unwrap()
    };
    for n in 0..5 {
        jot(n);
    }
    db.query_row("PRAGMA wal_checkpoint(RESTART)", [], |_| Ok(()))
        .unwrap();
    jot(5);
    assert!(place::beside(&path, "-wal").metadata().unwrap().len() > 50_000);
    assert!(!goes_on_after_damage(&path), "an earlier round");
}

#[test]
fn a_log_without_its_header_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_log(folder.path(), None, 3);
    for at in [0, 5, 10, 17, 22, 27, 31] {
        flip(&path, at);
        assert!(goes_on_after_damage(&path), "byte {at}");
        flip(&path, at);
        assert!(!goes_on_after_damage(&path));
    }
}
