//! `bench_keeping SIZE` measures what a catalogue of so many assets costs to keep: checking it, the memory that it takes,
//! opening it, a backup while it is open, and an edit. Prints a JSON list of rows.
//!
//! It runs itself for what is measured of a whole program: with `--hold FILE` it opens a catalogue, asks it what a
//! window asks, and prints its memory; with `--integrity FILE` it runs SQLite's own check.

use hereabouts_bench::list::said;
use hereabouts_bench::process::{self, Found, Took};
use hereabouts_bench::row::Row;
use hereabouts_bench::{ask, borough, percentile, size, timed};
use hereabouts_core::Catalogue;
use serde_json::{Value, json};
use std::f64::consts::PI;
use std::fs::{self, File};
use std::io::{Seek, Write};
use std::path::Path;
use std::process::Command;

/// At least so many edits are made, shared among the rounds.
const EDITS: usize = 300;
/// What is edited, one of them each time.
const FIELDS: [&str; 5] = ["note", "summary", "times", "access", "name"];
/// The bytes of a bare write.
const PAGE: usize = 4096;
/// Tiles around the world at zoom 8.
const TILES: f64 = 256.0;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["--hold", file] => return hold(Path::new(file)),
        ["--integrity", file] => return integrity(Path::new(file)),
        _ => {}
    }
    let size = size();
    let kept = borough::catalogue(size);
    let folder = tempfile::tempdir_in(process::folder(size));
    let folder = folder.expect("a temporary folder can be made");
    let town = folder.path().join("Town.hereabouts");
    let empty = folder.path().join("Empty.hereabouts");
    fs::copy(&kept, &town).expect("a file can be copied");
    drop(Catalogue::create(&empty, "Empty", None).expect("a catalogue can be made"));

    // Whole programs first: the memory that Linux says of one begins with that of the program that starts it.
    let mut rows = checks(size, &town);
    rows.push(memory(size, &town, &empty));
    rows.push(opening(size, &town, &empty));
    rows.push(backup(size, &town, &kept));
    rows.extend(edits(size, &town));
    println!("{}", Value::from(rows));
}

/// A copy of a catalogue looks at itself, as whole programs: opening it is part of that.
fn checks(size: usize, town: &Path) -> Vec<Row> {
    eprintln!("keeping: checks");
    let mut quick = check(town);
    quick.arg("--quick");
    let mut full = check(town);
    let mut sqlite = itself("--integrity", town);
    let found = process::taking_turns(
        process::rounds(),
        &mut [
            &mut || process::run(&mut quick),
            &mut || process::run(&mut full),
            &mut || process::run(&mut sqlite),
        ],
    );
    let [quick, full, sqlite] = &found[..] else {
        unreachable!("each has its runs");
    };
    let row = |name: &str, found: &Found| {
        Row::new(name, size, "s", found.seconds())
            .runs(found)
            .control(sqlite)
    };
    let peer = format!("integrity_check of SQLite {}", rusqlite::version());
    vec![
        row("keeping: check, quick", quick).goal(15.0),
        row("keeping: check, full", full)
            .beside(&peer, sqlite.seconds())
            .goal(4.0),
    ]
}

fn check(town: &Path) -> Command {
    let mut command = Command::new(process::hereabouts());
    command.arg("check").arg(town);
    command.env_remove("HEREABOUTS_PASSPHRASE");
    // The area packs of whoever measures are none of it.
    command.env("XDG_DATA_HOME", town.with_file_name("data"));
    command
}

fn integrity(file: &Path) {
    let db = rusqlite::Connection::open(file).expect("a file without a passphrase is SQLite's");
    let found = db.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
    assert_eq!(found.expect("the file can be read"), "ok");
}

/// Beyond what the same takes with an empty catalogue.
fn memory(size: usize, town: &Path, empty: &Path) -> Row {
    eprintln!("keeping: memory");
    let mut found = [town, empty].map(|file| (file, Vec::new(), Vec::new()));
    for _ in 0..process::rounds() {
        for (file, resident, most) in &mut found {
            let [now, highest] = held(file);
            resident.push(now);
            most.push(highest);
        }
    }
    let [[town, most], [empty, _]] =
        found.map(|(_, resident, most)| [percentile(resident, 0.5), percentile(most, 1.0)]);
    Row::new("keeping: memory of the core", size, "MB", town - empty)
        .goal(64.0 * size as f64 / 1e6 + 60.0)
        .note(&format!(
            "resident with it {town:.0} MB, with an empty one {empty:.0} MB; until then {most:.0} MB at most"
        ))
}

/// The memory of a program that holds a catalogue: now, and the most it had.
fn held(file: &Path) -> [f64; 2] {
    let output = itself("--hold", file).output();
    let output = output.expect("this program can be run");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    serde_json::from_slice(&output.stdout).expect("it prints two numbers")
}

fn hold(file: &Path) {
    let town = open(file);
    let counts = ask(&town, "counts", json!({ "query": "" }));
    let bounds = counts["bounds"].as_array().into_iter().flatten();
    let bounds: Vec<f64> = bounds.filter_map(Value::as_f64).collect();
    let middle = match bounds[..] {
        [west, south, east, north] => [(west + east) / 2.0, (south + north) / 2.0],
        _ => [0.0, 0.0],
    };
    let (x, y) = tile_at(middle);
    drop(town.tile(8, x, y, "").expect("a tile can be made"));
    let asked = json!({ "query": "", "sort": [], "group": null });
    let page = json!({ "asked": asked, "fields": [], "offset": 0, "limit": 200, "stood": null });
    ask(&town, "table", page);
    ask(
        &town,
        "suggest_assets",
        json!({ "text": "mi", "limit": 20 }),
    );
    println!("{}", json!([memory_of("VmRSS"), memory_of("VmHWM")]));
}

/// Column and row of the tile at zoom 8 in which a longitude and latitude lie.
fn tile_at([lon, lat]: [f64; 2]) -> (u32, u32) {
    let x = (lon + 180.0) / 360.0;
    let y = (1.0 - lat.to_radians().tan().asinh() / PI) / 2.0;
    ((x * TILES) as u32, (y * TILES) as u32)
}

/// From the file to what the window asks first, beside an empty catalogue.
fn opening(size: usize, town: &Path, empty: &Path) -> Row {
    eprintln!("keeping: opening");
    let opened = |file: &Path| {
        // Closing is no part of it.
        let (_open, took) = acting(|| {
            let open = open(file);
            ask(&open, "info", json!({}));
            open
        });
        took
    };
    let found = process::taking_turns(
        process::rounds(),
        &mut [&mut || opened(town), &mut || opened(empty)],
    );
    let [ours, empty] = &found[..] else {
        unreachable!("each has its runs");
    };
    let milliseconds = |found: &Found| found.seconds() * 1000.0;
    Row::new("keeping: opening the core", size, "ms", milliseconds(ours))
        .beside("an empty catalogue", milliseconds(empty))
}

/// While it is open, beside writing the same bytes. Those are read from the catalogue that is kept: closing the file of
/// an open one would take its locks away.
fn backup(size: usize, town: &Path, kept: &Path) -> Row {
    eprintln!("keeping: backup");
    let open = open(town);
    let copy = town.with_file_name("Backup.hereabouts");
    let bytes = town.with_file_name("bytes");
    let found = process::taking_turns(
        process::rounds(),
        &mut [
            &mut || {
                let (made, took) = acting(|| open.backup_to(&copy));
                made.expect("a backup can be made");
                fs::remove_file(&copy).expect("a file of ours can be removed");
                took
            },
            &mut || process::written_and_synced(kept, &bytes),
        ],
    );
    let [ours, cat] = &found[..] else {
        unreachable!("each has its runs");
    };
    Row::new("keeping: backup while open", size, "s", ours.seconds())
        .beside("cat and fsync", cat.seconds())
        .goal(2.0)
        .runs(ours)
        .control(cat)
}

/// Edits in turns with bare writes beside the catalogue; what they take beyond those, in milliseconds.
fn edits(size: usize, town: &Path) -> [Row; 2] {
    eprintln!("keeping: edits");
    let rounds = process::rounds();
    let each = EDITS.div_ceil(rounds);
    let bare = File::create(town.with_file_name("bare"));
    let mut bare = bare.expect("a file can be made");
    let town = open(town);
    let ids = spread(&town, each * rounds);
    let (mut ours, mut raw) = (Vec::new(), Vec::new());
    for (i, id) in ids.iter().enumerate() {
        let field = FIELDS[i % FIELDS.len()];
        let edit = json!({ "id": id, "fields": { field: said(i) } });
        ours.push(timed(|| drop(ask(&town, "edit_asset", edit))));
        raw.push(timed(|| write_bare(&mut bare, i)));
    }
    // Seconds of the bare write in each round.
    let typical = |round: &[f64]| Took {
        seconds: percentile(round.to_vec(), 0.5) / 1000.0,
        cpu: 0.0,
        peak: 0.0,
    };
    let control = Found {
        runs: raw.chunks(each).map(typical).collect(),
    };
    let row = |name: &str, share, goal| {
        let [ours, raw] = [&ours, &raw].map(|took| percentile(took.clone(), share));
        Row::new(name, size, "ms", ours - raw)
            .goal(goal)
            .control(&control)
            .interactive()
            .note(&format!(
                "an edit {ours:.2} ms, a bare write {raw:.2} ms, of {} each",
                ids.len()
            ))
    };
    [
        row("keeping: an edit beyond a bare write, p50", 0.5, 5.0),
        row("keeping: an edit beyond a bare write, p95", 0.95, 20.0),
    ]
}

/// The least that anything durable costs: a page over one that is there, and synced.
fn write_bare(file: &mut File, i: usize) {
    let written = file
        .rewind()
        .and_then(|()| file.write_all(&[i as u8; PAGE]))
        .and_then(|()| file.sync_all());
    written.expect("a file can be written");
}

/// So many assets from all over the list; one is seldom near the one before it.
fn spread(town: &Catalogue, many: usize) -> Vec<Value> {
    let asked = json!({ "query": "", "sort": [], "group": null });
    let total = ask(town, "counts", json!({ "query": "" }))["total"].as_u64();
    let total = total.expect("it says how many") as usize;
    let at = |i: usize| (i * 7919 + i * total / many) % total;
    let rows = (0..many).map(|i| {
        let row = json!({ "asked": asked, "from": at(i), "to": at(i) + 1 });
        ask(town, "table_ids", row)[0].take()
    });
    rows.collect()
}

fn open(file: &Path) -> Catalogue {
    Catalogue::open(file, None).expect("a catalogue can be opened")
}

/// This very program, asked for something else.
fn itself(what: &str, file: &Path) -> Command {
    let program = std::env::current_exe().expect("a running program has a path");
    let mut command = Command::new(program);
    command.arg(what).arg(file);
    command
}

/// What something gives that is done in this program, and what it took. The memory is that of all that was done before.
fn acting<T>(act: impl FnOnce() -> T) -> (T, Took) {
    let before = cpu();
    let mut gave = None;
    let milliseconds = timed(|| gave = Some(act()));
    let took = Took {
        seconds: milliseconds / 1000.0,
        cpu: cpu() - before,
        peak: memory_of("VmHWM"),
    };
    (gave.expect("it was done"), took)
}

/// Seconds of user and system that this program took until now; Linux counts them in hundredths.
fn cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux says what a program takes");
    // The name in brackets may hold spaces; behind it both are the twelfth and the thirteenth.
    let rest = stat.rsplit(") ").next().unwrap_or_default();
    let times = rest.split(' ').skip(11).take(2);
    times
        .filter_map(|time| time.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

/// What Linux says of the memory of this program, in MB: `VmRSS` is what it has, `VmHWM` the most it had.
fn memory_of(line: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux says what a program has");
    let kibibytes = status.lines().find_map(|said| {
        let said = said.strip_prefix(line)?.strip_prefix(':')?;
        said.trim().strip_suffix(" kB")?.parse::<f64>().ok()
    });
    kibibytes.expect("it is one of the lines") * 1024.0 / 1e6
}
