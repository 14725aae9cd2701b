//! `bench_import SIZE` measures bringing in a borough of SIZE assets as GeoJSON and as CSV, from the program's start to its
//! end, beside ogr2ogr and pyogrio, which bring the same file into a GeoPackage; and beside writing its bytes. All take
//! turns. Then how long undoing an import takes, and how much memory a large file and a large area take. Prints a JSON
//! list of rows.
//!
//! It runs itself for a part of an import: with `--without-search CATALOGUE SOURCE` it brings a file into a new
//! catalogue, and prints the seconds without those in which search was prepared.

use hereabouts_bench::process::{self, Found, Took};
use hereabouts_bench::row::Row;
use hereabouts_bench::{ask, borough, size};
use hereabouts_core::{Catalogue, api};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// An import of so many at most is undone.
const UNDONE: usize = 100_000;
/// Bytes of the large file for each asset: 500 MB where there are a million.
const BYTES: usize = 500;
/// MB that an import may take, whatever is in the file.
const MEMORY: f64 = 256.0;
/// Between two looks at how far an import is.
const A_MOMENT: Duration = Duration::from_millis(2);
/// What ogr2ogr must be told of a table.
#[rustfmt::skip]
const TABLE: &[&str] = &[
    "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-oo", "KEEP_GEOM_COLUMNS=NO", "-a_srs", "EPSG:4326",
];

/// Another program that does the same, and what it is called.
struct Peer {
    name: String,
    command: Command,
    out: PathBuf,
}

/// What was found of all that took turns over one file.
struct Turns {
    ours: Found,
    control: Found,
    /// An import without search, where that was asked for.
    part: Option<Found>,
    theirs: Vec<(String, Found)>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let ["--without-search", catalogue, source] = arguments[..] {
        let seconds = without_search(Path::new(catalogue), Path::new(source));
        println!("{seconds}");
        return;
    }
    let size = size();
    let folder = tempfile::tempdir_in(process::folder(size));
    let folder = folder.expect("a temporary folder can be made");
    let mut rows = Vec::from(memory(size, folder.path()));
    rows.push(undo(size, folder.path()));
    rows.push(geojson(size, folder.path()));
    rows.extend(csv(size, folder.path()));
    println!("{}", Value::from(rows));
}

fn geojson(size: usize, folder: &Path) -> Row {
    let source = folder.join("borough.geojson");
    borough::geojson(size, &source);
    let turns = in_turns(size, &source, &mut peers(&source, &[]), false);
    row("import: GeoJSON, complete", size, &turns.ours, &turns, 0.5)
        .runs(&turns.ours)
        .note(&turns.in_words())
}

fn csv(size: usize, folder: &Path) -> Vec<Row> {
    let source = folder.join("borough.csv");
    borough::csv(size, &source);
    let turns = in_turns(size, &source, &mut peers(&source, TABLE), true);
    let complete = row("import: CSV, complete", size, &turns.ours, &turns, 1.0)
        .runs(&turns.ours)
        .note(&turns.in_words());
    let part = turns.part.iter().map(|part| {
        let [least, most] = part.spread();
        let note = format!("{least:.2} to {most:.2} s; {}", turns.in_words());
        row("import: CSV, without search", size, part, &turns, 0.5).note(&note)
    });
    std::iter::once(complete).chain(part).collect()
}

/// One of ours beside the fastest of the others.
fn row(name: &str, size: usize, ours: &Found, turns: &Turns, goal: f64) -> Row {
    let theirs = turns.theirs.iter();
    let fastest = theirs.min_by(|(_, one), (_, other)| one.seconds().total_cmp(&other.seconds()));
    let row = Row::new(name, size, "s", ours.seconds()).control(&turns.control);
    match fastest {
        Some((peer, found)) => row.beside(peer, found.seconds()).goal(goal),
        None => row,
    }
}

impl Turns {
    /// What the others took, and which of them are missing.
    fn in_words(&self) -> String {
        let theirs = self.theirs.iter();
        let there = theirs.map(|(name, found)| found.in_words(name));
        let is_there = |wanted: &str| {
            let mut names = self.theirs.iter().map(|(name, _)| name);
            names.any(|name| name.starts_with(wanted))
        };
        let missing = ["ogr2ogr", "pyogrio"].into_iter();
        let missing = missing
            .filter(|wanted| !is_there(wanted))
            .map(|wanted| format!("{wanted} is not there"));
        there.chain(missing).collect::<Vec<String>>().join("; ")
    }
}

/// Ours and the others bring in one file, each into a file of its own that was not there before.
fn in_turns(size: usize, source: &Path, peers: &mut [Peer], with_part: bool) -> Turns {
    let name = source.file_name().unwrap_or_default().display();
    eprintln!("import: {name}, in turns with {} others", peers.len());
    let (town, again) = (ours(source), source.with_extension("again"));
    let names: Vec<String> = peers.iter().map(|peer| peer.name.clone()).collect();
    let mut complete = || {
        let [made, import] = [new(&town), import(&town, source)];
        Took {
            seconds: made.seconds + import.seconds,
            cpu: made.cpu + import.cpu,
            peak: made.peak.max(import.peak),
        }
    };
    let mut control = || process::written_and_synced(source, &again);
    let mut part = || part(&town, source);
    let mut theirs: Vec<_> = peers.iter_mut().map(|peer| move || run(peer)).collect();
    let mut contestants: Vec<&mut dyn FnMut() -> Took> = vec![&mut complete, &mut control];
    if with_part {
        contestants.push(&mut part);
    }
    for peer in &mut theirs {
        contestants.push(peer);
    }
    let mut found = process::taking_turns(process::rounds(), &mut contestants).into_iter();
    let mut next = || found.next().expect("each has its runs");
    let turns = Turns {
        ours: next(),
        control: next(),
        part: with_part.then(&mut next),
        theirs: names.into_iter().map(|name| (name, next())).collect(),
    };
    all_came(&town, size);
    turns
}

/// What another wrote is gone before anybody else's turn: the system would bring it to the disk just then.
fn run(peer: &mut Peer) -> Took {
    let took = process::run(&mut peer.command);
    fs::remove_file(&peer.out).expect("what was written can be removed");
    took
}

/// Those that are on this machine. `told` is what ogr2ogr must know of the file.
fn peers(source: &Path, told: &[&str]) -> Vec<Peer> {
    let out = source.with_extension("gpkg");
    let mut peers = Vec::new();
    if let Some(version) = said(Command::new("ogr2ogr").arg("--version")) {
        // GDAL 3.6.2, released 2023/01/02
        let number = version.split([' ', ',']).nth(1).unwrap_or_default();
        let mut command = Command::new("ogr2ogr");
        command.args(["-f", "GPKG", "-lco", "SPATIAL_INDEX=YES"]);
        command.args(told).arg(&out).arg(source);
        peers.push(Peer {
            name: format!("ogr2ogr {number}"),
            command,
            out: out.clone(),
        });
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/write_gpkg.py");
    let Some(python) = process::python() else {
        return peers;
    };
    if let Some(name) = said(Command::new(&python).arg(&script).arg("--version")) {
        let mut command = Command::new(python);
        command.arg(script).arg(source).arg(&out);
        peers.push(Peer { name, command, out });
    }
    peers
}

/// An import and its undo, in turns.
fn undo(size: usize, folder: &Path) -> Row {
    let size = size.min(UNDONE);
    eprintln!("import: undo of {size}");
    let source = folder.join("some.geojson");
    borough::geojson(size, &source);
    let (town, again) = (ours(&source), source.with_extension("again"));
    let mut bring_in = || {
        new(&town);
        import(&town, &source)
    };
    let mut take_back = || process::run(borough::program().arg("undo").arg(&town));
    let mut control = || process::written_and_synced(&source, &again);
    let found = process::taking_turns(
        process::rounds(),
        &mut [&mut bring_in, &mut take_back, &mut control],
    );
    all_came(&town, 0);
    let [import, undo, control] = &found[..] else {
        unreachable!("each has its runs");
    };
    Row::new("import: undo", size, "s", undo.seconds())
        .beside("its import", import.seconds())
        .goal(1.0)
        .runs(undo)
        .control(control)
}

/// A file of much, and one of a single area with very many corners. The machine's other work hardly changes what they
/// take: once is enough.
fn memory(size: usize, folder: &Path) -> [Row; 2] {
    let large = folder.join("large.geojson");
    let assets = borough::geojson_of(BYTES * size, &large);
    let coast = folder.join("coast.geojson");
    borough::coast(size, &coast);
    [
        at_most("import: GeoJSON of 500 MB, memory", size, &large, assets),
        at_most("import: area of a million corners, memory", size, &coast, 1),
    ]
}

fn at_most(name: &str, size: usize, source: &Path, assets: usize) -> Row {
    eprintln!("{name}");
    let town = ours(source);
    new(&town);
    let took = import(&town, source);
    all_came(&town, assets);
    let about = fs::metadata(source).expect("a file of ours is there");
    fs::remove_file(source).expect("a file of ours can be removed");
    let note = format!(
        "a file of {:.1} MB with {assets} features, {:.1} s",
        about.len() as f64 / 1e6,
        took.seconds
    );
    Row::new(name, size, "MB", took.peak)
        .goal(MEMORY)
        .note(&note)
}

/// The catalogue that a file is brought into, in a folder of its own.
fn ours(source: &Path) -> PathBuf {
    source.with_file_name("ours").join("Town.hereabouts")
}

/// Makes a new catalogue, and nothing is beside it.
fn new(town: &Path) -> Took {
    nothing_at(town);
    process::run(borough::program().arg("new").arg(town))
}

fn import(town: &Path, source: &Path) -> Took {
    let mut command = borough::program();
    command.arg("import").args([town, source]);
    process::run(command.args(["--audience", "public"]))
}

/// An empty folder for a catalogue: what is beside one belongs to it.
fn nothing_at(town: &Path) {
    let folder = town.parent().expect("it lies in a folder");
    if folder.exists() {
        fs::remove_dir_all(folder).expect("a folder of ours can be removed");
    }
    fs::create_dir(folder).expect("a folder can be made");
}

/// So many assets are on the map: none waits in the Inbox or was left out, which is done sooner.
fn all_came(town: &Path, assets: usize) {
    let info = said(borough::program().arg("info").arg(town).arg("--json"));
    let info: Value =
        serde_json::from_str(&info.expect("it says what it holds")).expect("what it says is JSON");
    assert_eq!(info["located"], assets, "{info}");
}

/// [`without_search`], in a program of its own: the memory that Linux says of a program begins with that of the one that
/// starts it, and this one is to stay small. Processor and memory would be those of the whole import.
fn part(town: &Path, source: &Path) -> Took {
    nothing_at(town);
    let this = std::env::current_exe().expect("a program knows where it lies");
    let mut command = Command::new(this);
    let output = command
        .arg("--without-search")
        .args([town, source])
        .output();
    let output = output.expect("this program can be run");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    Took {
        seconds: serde_json::from_slice(&output.stdout).expect("it prints a number"),
        cpu: 0.0,
        peak: 0.0,
    }
}

/// Seconds that bringing a file into a new catalogue takes without those in which search is prepared. What follows that,
/// as writing all of it to the disk, counts.
fn without_search(catalogue: &Path, source: &Path) -> f64 {
    let begun = Instant::now();
    let town = Catalogue::create(catalogue, "Town", None).expect("a catalogue can be made");
    let done = AtomicBool::new(false);
    let options = json!({ "audience": "public" });
    let asked = json!({ "path": source, "options": options });
    let (answer, preparing) = std::thread::scope(|scope| {
        let watching = scope.spawn(|| preparing_search(&town, &done));
        let answer = api::call(&town, "run_import", asked, None);
        done.store(true, Ordering::Relaxed);
        (
            answer,
            watching.join().expect("watching ends with the work"),
        )
    });
    let all = begun.elapsed();
    if let Err(failure) = answer {
        panic!("{}", failure.message);
    }
    all.saturating_sub(preparing).as_secs_f64()
}

/// From when an import first says that it prepares search until it says for the last time how far that is.
fn preparing_search(town: &Catalogue, done: &AtomicBool) -> Duration {
    let mut between: Option<[Instant; 2]> = None;
    let mut before = Value::Null;
    while !done.load(Ordering::Relaxed) {
        let said = ask(town, "progress", json!({}));
        if said["work"] == "preparing_search" && said != before {
            let now = Instant::now();
            between = Some(between.map_or([now; 2], |[first, _]| [first, now]));
        }
        before = said;
        std::thread::sleep(A_MOMENT);
    }
    between.map_or(Duration::ZERO, |[first, last]| last - first)
}

/// What a program prints; none where it is not there or fails.
fn said(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| printed.trim().to_owned())
}
