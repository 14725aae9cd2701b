//! A long import is stopped at any moment: the answer comes within a second, and the catalogue is as it
//! was. While one goes on everything can be read, as it was before; writing waits.

// All of this is a test, also outside the functions that are marked as one.
#![allow(clippy::unwrap_used)]

use hereabouts_core::api::{self, Code, Failure};
use hereabouts_core::catalogue::{Progress, Work};
use hereabouts_core::{Catalogue, Error};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// On this laptop with a write-ahead log, and in a synchronised folder with a rollback journal.
const FOLDERS: [&str; 2] = ["maps", "Dropbox"];

struct Place {
    root: TempDir,
    file: PathBuf,
    catalogue: Catalogue,
}

impl Place {
    fn new(folder: &str) -> Place {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(folder);
        std::fs::create_dir(&folder).unwrap();
        let file = folder.join("Greenfield.hereabouts");
        let catalogue = Catalogue::create(&file, "Greenfield", None).unwrap();
        catalogue.add_sample().unwrap();
        Place {
            root,
            file,
            catalogue,
        }
    }

    /// A spreadsheet of so many rows, outside of the catalogue's folder.
    fn spreadsheet(&self, rows: usize) -> String {
        let mut text = String::from("Name,About,Longitude,Latitude,Phone,Postcode\n");
        for n in 0..rows {
            let (lon, lat) = (-2.4 + n as f64 / 1e5, 53.4 + (n % 977) as f64 / 1e4);
            let _ = writeln!(
                text,
                "Bench {n},a bench to sit on,{lon:.5},{lat:.5},0161 496 {:04},M33 {}AB",
                n % 10_000,
                n % 9
            );
        }
        let path = self.root.path().join(format!("benches {rows}.csv"));
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn bring_in(&self, path: &str) -> Result<Value, Failure> {
        self.call("run_import", json!({ "path": path, "options": {} }))
    }

    fn call(&self, name: &str, args: Value) -> Result<Value, Failure> {
        let reply = api::call(&self.catalogue, name, args, None)?;
        Ok(serde_json::from_str(&reply).unwrap())
    }

    /// Every row of every table, but what search keeps in its own.
    fn dump(&self) -> String {
        let dumped = self.catalogue.read(|db| {
            let mut out = String::new();
            let mut tables = db.prepare(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'asset_te%' ORDER BY name",
            )?;
            let tables = tables.query_map([], |row| row.get::<_, String>(0))?;
            for table in tables.collect::<rusqlite::Result<Vec<_>>>()? {
                let mut rows = db.prepare(&format!("SELECT * FROM {table} ORDER BY 1"))?;
                let columns = rows.column_count();
                let mut rows = rows.query([])?;
                while let Some(row) = rows.next()? {
                    out += &table;
                    for i in 0..columns {
                        let _ = write!(out, " {:?}", row.get_ref(i)?);
                    }
                    out.push('\n');
                }
            }
            Ok(out)
        });
        dumped.unwrap()
    }
}

/// Bytes in the write-ahead log. Asked without opening it.
fn log_of(file: &Path) -> u64 {
    let log = file.with_extension("hereabouts-wal");
    log.metadata().map_or(0, |about| about.len())
}

/// Waits until the work that goes on is as far as `there` says.
fn wait_until(place: &Place, there: impl Fn(&Progress) -> bool) -> Progress {
    let began = Instant::now();
    loop {
        match place.catalogue.progress().unwrap() {
            Some(progress) if there(&progress) => return progress,
            _ => std::thread::sleep(Duration::from_micros(200)),
        }
        assert!(began.elapsed() < Duration::from_secs(120), "it never comes");
    }
}

/// Stops an import there; answers how long that took.
fn stop_at(place: &Place, path: &str, there: impl Fn(&Progress) -> bool) -> Duration {
    let (answer, progress, took) = std::thread::scope(|scope| {
        let importing = scope.spawn(|| place.bring_in(path));
        let progress = wait_until(place, there);
        let asked = Instant::now();
        place.call("stop", json!({})).unwrap();
        (importing.join().unwrap(), progress, asked.elapsed())
    });
    println!("{progress:?}: stopped after {took:.1?}");
    assert!(progress.can_stop, "{progress:?}");
    let failure = answer.expect_err("it was stopped");
    assert_eq!(failure.code, Some(Code::Stopped), "{}", failure.message);
    assert_eq!(failure.message, Error::Stopped.to_string());
    took
}

fn check_stopped(place: &Place, path: &str, there: impl Fn(&Progress) -> bool) {
    let catalogue = &place.catalogue;
    let (hash, dump) = (catalogue.info().unwrap().content_hash, place.dump());
    // Where other programs keep the machine busy, one of three tries has to be quick.
    let quick = (0..3).any(|_| stop_at(place, path, &there) < Duration::from_secs(1));
    assert!(quick, "a second is too long");

    assert_eq!(catalogue.progress().unwrap(), None);
    assert_eq!(catalogue.info().unwrap().content_hash, hash);
    assert!(place.dump() == dump, "something is left");
    catalogue.settle().unwrap();
    assert_eq!(
        log_of(&place.file),
        0,
        "what was begun is gone from the log"
    );
    assert_eq!(catalogue.check(true).unwrap(), [""; 0]);
    place.call("jot", json!({ "text": "go on" })).unwrap();
    place.call("undo", json!({})).unwrap();
    assert_eq!(catalogue.info().unwrap().content_hash, hash);
}

#[test]
fn a_stopped_import_leaves_nothing() {
    for folder in FOLDERS {
        let place = Place::new(folder);
        let long = place.spreadsheet(20_000);
        check_stopped(&place, &long, |p| p.work == Work::BackingUp);
        check_stopped(&place, &long, |p| p.work == Work::Reading);
        for row in [0, 1, 700] {
            check_stopped(&place, &long, |p| {
                p.work == Work::BringingIn && p.done >= row
            });
        }
        // Many enough that search is prepared for all at once.
        let short = place.spreadsheet(2_100);
        check_stopped(&place, &short, |p| p.work == Work::PreparingSearch);
    }
}

#[test]
fn looking_at_a_file_can_be_stopped_too() {
    let place = Place::new("maps");
    let path = place.spreadsheet(20_000);
    std::thread::scope(|scope| {
        let planning =
            scope.spawn(|| place.call("plan_import", json!({ "path": path, "options": {} })));
        wait_until(&place, |p| p.work == Work::Reading);
        place.call("stop", json!({})).unwrap();
        let failure = planning.join().unwrap().expect_err("it was stopped");
        assert_eq!(failure.code, Some(Code::Stopped), "{}", failure.message);
    });
}

#[test]
fn reading_goes_on_during_an_import_and_writing_waits() {
    for folder in FOLDERS {
        let place = Place::new(folder);
        let path = place.spreadsheet(2_500);
        let asset = place.call("suggest_assets", json!({ "text": "lib", "limit": 1 }));
        let asset = asset.unwrap()[0]["id"].clone();
        let questions = [
            ("info", json!({})),
            ("counts", json!({ "query": "" })),
            (
                "list_assets",
                json!({ "query": "bench", "sort": { "by": "name" }, "offset": 0, "limit": 50 }),
            ),
            ("suggest_assets", json!({ "text": "be", "limit": 5 })),
            ("show_asset", json!({ "id": asset })),
            ("undo_list", json!({})),
            ("list_inbox", json!({})),
        ];
        let ask = || -> Vec<Value> {
            let answers = questions.iter().map(|(name, args)| {
                let began = Instant::now();
                let answer = place.call(name, args.clone()).unwrap();
                let took = began.elapsed();
                assert!(took < Duration::from_secs(2), "{name} took {took:?}");
                answer
            });
            answers.collect()
        };
        let before = ask();
        let tile = place.catalogue.tile(0, 0, 0, "").unwrap();
        std::thread::scope(|scope| {
            let importing = scope.spawn(|| place.bring_in(&path));
            wait_until(&place, |p| p.work == Work::BringingIn && p.done > 10);
            let writing = scope.spawn(|| {
                let written = place.call("jot", json!({ "text": "while it goes on" }));
                (written, Instant::now())
            });
            let mut asked = 0;
            loop {
                let answers = ask();
                let shown = place.catalogue.tile(0, 0, 0, "").unwrap();
                if !matches!(place.catalogue.progress().unwrap(), Some(p) if p.work == Work::BringingIn)
                {
                    break;
                }
                assert_eq!(answers, before, "{folder}");
                assert!(shown == tile, "{folder}");
                assert!(!writing.is_finished(), "the write did not wait");
                asked += 1;
            }
            let done = importing.join().unwrap().unwrap();
            assert_eq!(done["value"]["counts"]["new"], 2_500);
            writing.join().unwrap().0.unwrap();
            println!("{folder}: asked {asked} times while it went on");
            assert!(asked > 3, "{folder}: only {asked} times");
        });
        let info = place.catalogue.info().unwrap();
        assert_eq!(info.assets, before[0]["assets"].as_u64().unwrap() + 2_500);
        assert_eq!(info.inbox, before[0]["inbox"].as_u64().unwrap() + 1);
        let steps = place.catalogue.undo_list().unwrap().undo.len();
        let steps_before = before[5]["undo"].as_array().unwrap().len();
        assert_eq!(steps, steps_before + 2);
        assert_eq!(place.catalogue.check(true).unwrap(), [""; 0]);
    }
}
