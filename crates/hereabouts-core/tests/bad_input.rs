//! Files, folders and values that nobody wishes for: each gives a clear sentence or simply works, the
//! program goes on, and nothing is lost.

// All of this is a test, also outside the functions that are marked as one.
#![allow(clippy::unwrap_used)]

use hereabouts_core::api::Edit;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::geometry::Geometry;
use hereabouts_core::list::Sort;
use hereabouts_core::place::Place;
use hereabouts_core::storage::Passphrase;
use hereabouts_core::{Catalogue, Error};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn folder(name: &str) -> (TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join(name);
    fs::create_dir(&folder).unwrap();
    (root, folder)
}

/// A catalogue with the sample neighbourhood, closed.
fn sample(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    let catalogue = Catalogue::create(&path, "Greenfield", None).unwrap();
    catalogue.add_sample().unwrap();
    path
}

fn found(catalogue: &Catalogue, query: &str) -> Vec<String> {
    let page = catalogue.list_assets(query.into(), Sort::default(), 0, 100);
    page.unwrap().rows.into_iter().map(|row| row.name).collect()
}

/// A day's work: make, find, take back, do again.
fn works(catalogue: &Catalogue) {
    let before = catalogue.info().unwrap();
    catalogue
        .create_asset(AssetKind::Place, "Bandstand".into(), Edit::default())
        .unwrap();
    assert!(found(catalogue, "bandst").contains(&"Bandstand".to_owned()));
    catalogue.undo().unwrap();
    assert_eq!(catalogue.info().unwrap().content_hash, before.content_hash);
    catalogue.redo().unwrap();
    assert_eq!(catalogue.info().unwrap().assets, before.assets + 1);
    assert_eq!(catalogue.check(false).unwrap(), [""; 0]);
}

fn refused(path: &Path, passphrase: Option<&Passphrase>) -> String {
    let error = Catalogue::open(path, passphrase).err();
    error.expect("it cannot be opened").to_string()
}

#[test]
fn what_is_not_ours_is_said_to_be_not_ours() {
    let (_root, folder) = folder("maps");
    let words = Passphrase::new("our bench".into()).unwrap();
    let database = folder.join("other.sqlite");
    rusqlite::Connection::open(&database)
        .unwrap()
        .execute_batch("CREATE TABLE bench (n)")
        .unwrap();
    let other = fs::read(&database).unwrap();
    let noise: Vec<u8> = (0..4096u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    for (name, bytes, perhaps_locked) in [
        ("table.csv", &b"Name,Town\nBench,Hale\n".repeat(40)[..], false),
        ("empty.hereabouts", b"", false),
        ("short.hereabouts", b"SQLite format 3\0", false),
        ("picture.png", b"\x89PNG\r\n\x1a\n and so on, for more than a hundred bytes; a picture is longer than its beginning, and this one, too, goes on", false),
        ("database.hereabouts", &other, false),
        ("noise.hereabouts", &noise, true),
    ] {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        let shown = path.display();
        let not_ours = format!("{shown} is not a Hereabouts catalogue. Nothing was changed. To bring in a spreadsheet or map data, open or make a catalogue first, then choose Bring in.");
        let expected = match perhaps_locked {
            false => [not_ours.clone(), not_ours],
            true => [
                format!("{shown} needs its passphrase."),
                format!("{shown} cannot be opened: either it is not a Hereabouts catalogue, or the passphrase is not the right one. Nothing was changed."),
            ],
        };
        assert_eq!([refused(&path, None), refused(&path, Some(&words))], expected);
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name} was changed");
    }
    assert_eq!(
        refused(&folder, None),
        format!(
            "{} is a folder. Choose the catalogue inside it.",
            folder.display()
        )
    );
    let gone = folder.join("gone.hereabouts");
    let said = refused(&gone, None);
    assert!(
        said.starts_with(&format!("Opening {} did not work: ", gone.display())),
        "{said}"
    );
}

#[test]
fn a_newer_file_is_refused_and_left_as_it_is() {
    let (_root, folder) = folder("maps");
    let path = sample(&folder, "a.hereabouts");
    let db = rusqlite::Connection::open(&path).unwrap();
    db.pragma_update(None, "user_version", 9_999).unwrap();
    drop(db);
    let before = fs::read(&path).unwrap();
    assert_eq!(
        refused(&path, None),
        format!(
            "{} was made by a newer Hereabouts. Nothing was changed. Open it with that version, or ask whoever sent it for a spreadsheet.",
            path.display()
        )
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}

const BUSY: &str =
    "Another program is writing to this file just now. Nothing was lost. Try again in a moment.";

#[test]
fn a_locked_file_is_waited_for_and_then_said_to_be() {
    let (_root, folder) = folder("Dropbox");
    let path = sample(&folder, "a.hereabouts");
    let catalogue = Catalogue::open(&path, None).unwrap();
    let hash = catalogue.info().unwrap().content_hash;
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    std::thread::scope(|scope| {
        // All at once: each takes five seconds.
        let opening = scope.spawn(|| refused(&path, None));
        let reading = scope.spawn(|| catalogue.info().map(drop).unwrap_err().to_string());
        let writing = scope.spawn(|| {
            catalogue
                .jot("a bench".into())
                .map(drop)
                .unwrap_err()
                .to_string()
        });
        for said in [opening, reading, writing] {
            assert_eq!(said.join().unwrap(), BUSY);
        }
    });
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(catalogue.info().unwrap().content_hash, hash);
    works(&catalogue);
    works(&Catalogue::open(&path, None).unwrap());
}

#[cfg(unix)]
#[test]
fn where_nobody_may_write_everything_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    for (file_mode, folder_mode, why) in [
        (0o444, 0o755, "its file is marked as not to be changed"),
        (0o644, 0o555, "its folder is marked as not to be changed"),
    ] {
        let (root, folder) = folder("maps");
        let path = sample(&folder, "a.hereabouts");
        let table = root.path().join("benches.csv");
        fs::write(&table, "Name,Town\nBench,Hale\n").unwrap();
        let modes = |file, dir| {
            fs::set_permissions(&path, fs::Permissions::from_mode(file)).unwrap();
            fs::set_permissions(&folder, fs::Permissions::from_mode(dir)).unwrap();
        };
        modes(file_mode, folder_mode);
        let catalogue = Catalogue::open(&path, None).unwrap();
        let info = catalogue.info().unwrap();
        assert_eq!(info.read_only.as_deref(), Some(why));
        assert!(!found(&catalogue, "tool library").is_empty());
        assert!(!catalogue.tile(0, 0, 0, "").unwrap().is_empty());
        let table = table.to_str().unwrap().to_owned();
        catalogue
            .plan_import(table.clone(), Default::default())
            .unwrap();
        let sentence = format!(
            "This catalogue is open for reading only, because {why}. Save a copy somewhere else to work on it."
        );
        for refused in [
            catalogue.jot("a bench".into()).map(drop),
            catalogue.undo().map(drop),
            catalogue.run_import(table, Default::default()).map(drop),
            catalogue.advice_seen().map(drop),
        ] {
            assert_eq!(refused.unwrap_err().to_string(), sentence);
        }
        catalogue.settle().unwrap();
        catalogue.backup_if_due().unwrap();
        assert_eq!(catalogue.info().unwrap(), info);
        drop(catalogue);
        modes(0o644, 0o755);
        works(&Catalogue::open(&path, None).unwrap());
    }
}

#[test]
fn a_synchronised_folder_gets_a_rollback_journal_and_advice_once() {
    let (_root, folder) = folder("Dropbox");
    let path = sample(&folder, "a.hereabouts");
    let catalogue = Catalogue::open(&path, None).unwrap();
    let advice = catalogue.info().unwrap().place_advice.unwrap();
    assert!(advice.contains("Dropbox"), "{advice}");
    catalogue.jot("a bench".into()).unwrap();
    let steps = catalogue.undo_list().unwrap();
    catalogue.advice_seen().unwrap();
    assert_eq!(catalogue.undo_list().unwrap(), steps, "reading is no step");
    assert_eq!(catalogue.info().unwrap().place_advice, None);
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        1,
        "no log lies beside it"
    );
    drop(catalogue);
    let again = Catalogue::open(&path, None).unwrap();
    assert_eq!(again.info().unwrap().place_advice, None);
    works(&again);
}

#[test]
fn any_path_is_a_path() {
    for name in [
        "with spaces",
        "it's \"ours\"",
        "#1 ?x=y&z",
        "100% %41%00",
        "🌳 Łódź",
        "file:x?mode=memory",
    ] {
        if cfg!(windows) && name.contains(['"', '?', ':']) {
            continue;
        }
        let (_root, folder) = folder(name);
        let path = sample(&folder, &format!("{name}.hereabouts"));
        let catalogue = Catalogue::open(&path, None).unwrap_or_else(|e| panic!("{name}: {e}"));
        works(&catalogue);
        catalogue.settle().unwrap();
        catalogue.backup_if_due().unwrap();
        drop(catalogue);
        let mut beside: Vec<String> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        beside.sort();
        assert_eq!(
            beside,
            [format!("{name}.backups"), format!("{name}.hereabouts")]
        );
        let backups = fs::read_dir(folder.join(&beside[0])).unwrap();
        let backup = backups.map(|entry| entry.unwrap().path()).next().unwrap();
        let [now, then] = [&path, &backup].map(|path| {
            let catalogue = Catalogue::open(path, None).unwrap();
            catalogue.info().unwrap().content_hash
        });
        assert_eq!(now, then, "{name}");
    }
    let (_root, folder) = folder("maps");
    let path = folder.join("x".repeat(10_000));
    for error in [
        Catalogue::create(&path, "Greenfield", None).err(),
        Catalogue::open(&path, None).err(),
    ] {
        let said = error.unwrap().to_string();
        assert!(said.ends_with("… is too long for a catalogue. Choose a shorter one, or a folder that is not so deep inside others."), "{said}");
        assert!(said.len() < 400, "{said}");
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn a_name_of_ten_thousand_characters_is_a_name() {
    let (_root, folder) = folder("maps");
    let path = sample(&folder, "a.hereabouts");
    let catalogue = Catalogue::open(&path, None).unwrap();
    for long in [
        "Ł".repeat(10_000),
        "a very long bench ".repeat(556).trim().to_owned(),
    ] {
        let id = catalogue
            .create_asset(AssetKind::Place, long.clone(), Edit::default())
            .unwrap()
            .value;
        let spot = Geometry::point(-2.3, 53.4).unwrap();
        catalogue.place_asset(id, Some(Place::pin(spot))).unwrap();
        assert_eq!(catalogue.show_asset(id).unwrap().asset.name, long);
        assert!(found(&catalogue, &long[..40]).contains(&long));
        assert!(found(&catalogue, &format!("\"{long}\"")).contains(&long));
        assert!(!catalogue.tile(14, 8087, 5306, "").unwrap().is_empty());
        catalogue.rename(long.clone()).unwrap();
        assert_eq!(catalogue.info().unwrap().name, long);
    }
    works(&catalogue);
    drop(catalogue);
    works(&Catalogue::open(&path, None).unwrap());
}

#[test]
fn a_polygon_of_a_hundred_thousand_corners_is_a_place() {
    let (_root, folder) = folder("maps");
    let path = sample(&folder, "a.hereabouts");
    let catalogue = Catalogue::open(&path, None).unwrap();
    let made = catalogue.create_asset(AssetKind::Place, "The common".into(), Edit::default());
    let id = made.unwrap().value;
    let corners: Vec<[f64; 2]> = (0..=100_000)
        .map(|n| f64::from(n % 100_000) / 100_000.0 * std::f64::consts::TAU)
        .map(|angle| {
            let far = 0.01 + 0.002 * (angle * 40.0).sin();
            [-2.3 + far * angle.cos(), 53.4 + far * angle.sin()]
        })
        .collect();
    let shape = json!({ "type": "Polygon", "coordinates": [corners] });
    let shape: Geometry = serde_json::from_value(shape).unwrap();
    let mut points = 0;
    shape.for_each_position(&mut |_| points += 1);
    assert_eq!(points, 100_001);
    catalogue
        .place_asset(id, Some(Place::pin(shape.clone())))
        .unwrap();
    let kept = catalogue.show_asset(id).unwrap().asset.place.unwrap();
    assert_eq!(kept.geometry, Some(shape));
    assert!(!catalogue.tile(14, 8087, 5306, "common").unwrap().is_empty());
    catalogue.undo().unwrap();
    assert!(catalogue.show_asset(id).unwrap().asset.place.is_none());
    catalogue.redo().unwrap();
    works(&catalogue);
    drop(catalogue);
    let catalogue = Catalogue::open(&path, None).unwrap();
    assert!(catalogue.show_asset(id).unwrap().asset.place.is_some());
}

/// On Unix, closing a file takes away all locks that its process holds on it.
#[test]
fn a_catalogue_is_never_brought_in_and_never_written_over() {
    let (_root, folder) = folder("maps");
    let (ours, other) = (sample(&folder, "a.hereabouts"), sample(&folder, "b.csv"));
    let catalogue = Catalogue::open(&ours, None).unwrap();
    if cfg!(unix) {
        for path in [&ours, &other] {
            let text = path.to_str().unwrap().to_owned();
            let sentence = format!(
                "{text} is a Hereabouts catalogue itself. Nothing was changed. Open it instead of bringing it in."
            );
            for error in [
                catalogue
                    .plan_import(text.clone(), Default::default())
                    .map(drop),
                catalogue.run_import(text, Default::default()).map(drop),
            ] {
                assert_eq!(error.unwrap_err().to_string(), sentence);
            }
        }
    }
    let everything = json!({ "what": { "of": "everything" }, "audience": "team", "format": "csv" });
    let Ok(request) = serde_json::from_value(everything) else {
        panic!("a request is written otherwise now");
    };
    let refused = catalogue.save_release(request, other.to_str().unwrap().into(), None);
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    works(&catalogue);
    works(&Catalogue::open(&other, None).unwrap());
}
