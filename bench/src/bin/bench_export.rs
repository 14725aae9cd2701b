//! `bench_export SIZE` measures the export of everything as GeoJSON, from the program's start to its end, beside
//! ogr2ogr and pyogrio, which write the same assets from a GeoPackage; and beside writing the same bytes. All take turns.
//! Prints a JSON list of rows.
//!
//! Ours is on the disk when it ends; the others leave that to the system.

use hereabouts_bench::process::{self, Found, Took};
use hereabouts_bench::row::Row;
use hereabouts_bench::{borough, size};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Another program that makes the same, and what it is called.
struct Peer {
    name: String,
    command: Command,
    out: PathBuf,
}

fn main() {
    let size = size();
    let kept = borough::catalogue(size);
    let folder = tempfile::tempdir_in(process::folder(size));
    let folder = folder.expect("a temporary folder can be made");
    let at = |name: &str| folder.path().join(name);
    let town = at("Town.hereabouts");
    // An export is entered in the register, and the catalogue that is kept stays as it is.
    fs::copy(kept, &town).expect("a file can be copied");

    let mut peers = peers(size, folder.path());
    // A folder of its own, for what stands beside the main file.
    let out = at("ours").join("Borough.geojson");
    let left = leaving(&town, &out);
    let mut ours = export(&town, &out);
    let found = in_turns(&mut ours, &out, &mut peers, &at("again.geojson"));
    let [ours, control, theirs @ ..] = &found[..] else {
        unreachable!("each has its runs");
    };
    let rows = rows(size, left, [ours, control], &peers, theirs);
    println!("{}", Value::from(rows));
}

fn rows(
    size: usize,
    left: u64,
    [ours, control]: [&Found; 2],
    peers: &[Peer],
    theirs: &[Found],
) -> Vec<Row> {
    let named = || peers.iter().map(|peer| peer.name.as_str()).zip(theirs);
    let fastest = named().min_by(|(_, one), (_, other)| one.seconds().total_cmp(&other.seconds()));
    let mut notes: Vec<String> = named().map(|(name, found)| found.in_words(name)).collect();
    for missing in ["ogr2ogr", "pyogrio"] {
        if !peers.iter().any(|peer| peer.name.starts_with(missing)) {
            notes.push(format!("{missing} is not there"));
        }
    }
    let beside = notes.join("; ");
    let row = |name: &str| {
        Row::new(name, size, "s", ours.seconds())
            .runs(ours)
            .control(control)
    };
    let whole = row("export: GeoJSON, everything");
    let whole = match fastest {
        Some((name, found)) => whole.beside(name, found.seconds()).goal(0.25),
        None => whole,
    };
    vec![
        whole.note(&format!("{left} leave; {beside}")),
        row("export: GeoJSON, beside its bytes")
            .beside("write and fsync", control.seconds())
            .goal(4.0),
        Row::new("export: GeoJSON, memory at most", size, "MB", ours.peak())
            .goal(64.0)
            .note(&beside),
    ]
}

/// Ours, the control and each of the peers, in this order.
fn in_turns(ours: &mut Command, out: &Path, peers: &mut [Peer], again: &Path) -> Vec<Found> {
    eprintln!("export: in turns with {} other programs", peers.len());
    let mut export = || {
        anew(out);
        process::run(ours)
    };
    let mut control = || process::written_and_synced(out, again);
    let mut theirs: Vec<_> = peers.iter_mut().map(|peer| move || run(peer)).collect();
    let mut contestants: Vec<&mut dyn FnMut() -> Took> = vec![&mut export, &mut control];
    for peer in &mut theirs {
        contestants.push(peer);
    }
    process::taking_turns(process::rounds(), &mut contestants)
}

/// GeoJSON is not written over by the others. What they wrote is gone before anybody else's turn: the system would
/// bring it to the disk just then.
fn run(peer: &mut Peer) -> Took {
    let took = process::run(&mut peer.command);
    fs::remove_file(&peer.out).expect("what was written can be removed");
    took
}

/// An empty folder for a file.
fn anew(out: &Path) {
    let folder = out.parent().expect("the file lies in a folder");
    if folder.exists() {
        fs::remove_dir_all(folder).expect("a folder of ours can be removed");
    }
    fs::create_dir(folder).expect("a folder can be made");
}

/// How many leave. It is run once for that: the copy of the catalogue is then opened not for the first time.
fn leaving(town: &Path, out: &Path) -> u64 {
    anew(out);
    let said = said(export(town, out).arg("--json")).expect("an export can be made");
    let said: Value = serde_json::from_str(&said).expect("it prints JSON");
    said["released"].as_u64().expect("it says how many")
}

fn export(town: &Path, out: &Path) -> Command {
    let mut command = Command::new(process::hereabouts());
    command.arg("export").args([town, out]);
    command.args(["--audience", "team"]);
    command.env_remove("HEREABOUTS_PASSPHRASE");
    // The area packs of whoever measures are none of it.
    command.env("XDG_DATA_HOME", town.with_file_name("data"));
    command
}

/// Those that are on this machine. Without ogr2ogr there is nothing for them to read.
fn peers(size: usize, folder: &Path) -> Vec<Peer> {
    let Some(version) = said(Command::new("ogr2ogr").arg("--version")) else {
        return Vec::new();
    };
    let source = geopackage(size, folder);
    // GDAL 3.6.2, released 2023/01/02
    let number = version.split([' ', ',']).nth(1).unwrap_or_default();
    let out = folder.join("ogr2ogr.geojson");
    let mut command = Command::new("ogr2ogr");
    command.args(["-f", "GeoJSON"]).args([&out, &source]);
    let mut peers = vec![Peer {
        name: format!("ogr2ogr {number}"),
        command,
        out,
    }];
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/read_gpkg.py");
    let Some(python) = process::python() else {
        return peers;
    };
    if let Some(name) = said(Command::new(&python).arg(&script).arg("--version")) {
        let out = folder.join("pyogrio.geojson");
        let mut command = Command::new(python);
        command.arg(script).args([&source, &out]);
        peers.push(Peer { name, command, out });
    }
    peers
}

/// The same assets as a GeoPackage. It is kept, unless this program, which knows what they are, is newer.
fn geopackage(size: usize, folder: &Path) -> PathBuf {
    let kept = process::folder(size).join("Borough.gpkg");
    let written = |path: &Path| fs::metadata(path).and_then(|about| about.modified()).ok();
    let program = std::env::current_exe().expect("a running program has a path");
    if written(&kept) > written(&program) {
        return kept;
    }
    eprintln!("export: ogr2ogr makes the GeoPackage");
    let source = folder.join("Borough.geojson");
    borough::geojson(size, &source);
    let draft = folder.join("Borough.gpkg");
    let mut command = Command::new("ogr2ogr");
    process::run(command.args(["-f", "GPKG"]).args([&draft, &source]));
    fs::rename(&draft, &kept).expect("a file can be moved");
    fs::remove_file(source).expect("a file of ours can be removed");
    kept
}

/// What a program prints; none where it is not there or fails.
fn said(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| printed.trim().to_owned())
}
