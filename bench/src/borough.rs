//! A borough of any size as its council and its groups would list it: files that other programs read as well, of ten
//! columns of text in several scripts, with points and a few lines and areas. Each row is the same whatever the size.

mod cells;
mod shapes;
#[cfg(test)]
mod tests;

use crate::list::{drawn, listed, said};
use crate::process;
use cells::{COLUMNS, cells, id, now_and_then};
use shapes::{TOWNS, area, geometry, spot};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What ties in the borough say.
#[rustfmt::skip]
const TYPES: &[&str] = &[
    "supports", "uses", "part_of", "advises", "borrows_from", "grew_out_of", "meets_at", "looks_after",
];
/// What a collection of features begins and ends with.
const BEGINNING: &[u8] = b"{\"type\":\"FeatureCollection\",\"features\":[\n";
const END: &[u8] = b"\n]}\n";

/// One collection of features, each on a line of its own.
pub fn geojson(size: usize, path: &Path) {
    collection(path, |rows, _| rows < size);
}

/// As many features as fill so many bytes; answers how many that are.
pub fn geojson_of(bytes: usize, path: &Path) -> usize {
    collection(path, |_, written| written < bytes)
}

/// A collection of one area with so many corners, as a coast has.
pub fn coast(corners: usize, path: &Path) {
    made(path, |out| {
        out.write_all(BEGINNING)?;
        let properties = r#"{"id":"coast","name":"The coast","kind":"place"}"#;
        write!(
            out,
            r#"{{"type":"Feature","properties":{properties},"geometry":"#
        )?;
        area(0, TOWNS[0].1, 3.0, corners.max(3), out)?;
        out.write_all(b"}")?;
        out.write_all(END)
    });
}

/// A table of the same rows, all of them points, with their latitude and longitude.
pub fn csv(size: usize, path: &Path) {
    made(path, |out| {
        writeln!(out, "{},lat,lon", COLUMNS.join(","))?;
        for i in 0..size {
            let listed = listed(i);
            for cell in cells(i, &listed) {
                match cell.contains([',', '"', '\n']) {
                    true => write!(out, "\"{}\",", cell.replace('"', "\"\""))?,
                    false => write!(out, "{cell},")?,
                }
            }
            let [lon, lat] = spot(listed.at);
            writeln!(out, "{lat:.6},{lon:.6}")?;
        }
        Ok(())
    });
}

/// A table of ties between the rows of a borough of this size, two for every five of them.
pub fn ties(size: usize, path: &Path) {
    made(path, |out| {
        writeln!(out, "from_id,type,to_id,since,note")?;
        for n in 0..size * 2 / 5 {
            // Each leads from another row to one above it, so that no two are tied twice; some are tied to by many.
            let from = n * 5 / 2 + 1;
            let to = (from as f64 * share(n, 60).powi(2)) as usize;
            let kind = TYPES[drawn(n, 61) % TYPES.len()];
            let (year, month) = (1990 + drawn(n, 62) % 36, 1 + drawn(n, 63) % 12);
            let note = now_and_then(n, 64, 4, said(n));
            let (from, to) = (id(from), id(to));
            writeln!(out, "{from},{kind},{to},{year}-{month:02}-01,{note}")?;
        }
        Ok(())
    });
}

/// Longitude and latitude of every row: where its point is, its line begins or the middle of its area lies.
pub fn points(size: usize) -> impl Iterator<Item = [f64; 2]> {
    (0..size).map(|i| spot(listed(i).at))
}

/// A catalogue of the features of [`geojson`], all of them public, without a passphrase. It is kept until the program or
/// the one that measures is a newer one; what is measured must leave it as it is, or be done in a copy.
pub fn catalogue(size: usize) -> PathBuf {
    let folder = process::folder(size);
    let file = folder.join("Borough.hereabouts");
    // What is there without this was broken off.
    let whole = folder.join("Borough.made");
    let this = std::env::current_exe().expect("a program knows where it lies");
    if file.exists()
        && [process::hereabouts(), this]
            .iter()
            .all(|program| is_newer(&whole, program))
    {
        return file;
    }
    eprintln!("a catalogue of {size} assets is made");
    for ending in ["hereabouts", "hereabouts-wal", "hereabouts-shm", "made"] {
        remove(&file.with_extension(ending));
    }
    let backups = file.with_extension("backups");
    if backups.exists() {
        fs::remove_dir_all(backups).expect("a folder of ours can be removed");
    }
    let source = folder.join("borough.geojson");
    geojson(size, &source);
    process::run(program().arg("new").arg(&file));
    let public = ["--audience", "public"];
    process::run(program().arg("import").args([&file, &source]).args(public));
    remove(&source);
    made(&whole, |_| Ok(()));
    file
}

/// The program in a terminal, to be told what to do: without a passphrase, and without the area packs of whoever measures.
pub fn program() -> Command {
    let program = process::hereabouts();
    let mut command = Command::new(&program);
    command.env_remove("HEREABOUTS_PASSPHRASE");
    command.env("XDG_DATA_HOME", program.with_file_name("no-packs"));
    command
}

/// Features until there are enough: `more` is asked with how many there are and how many bytes these take.
fn collection(path: &Path, more: impl Fn(usize, usize) -> bool) -> usize {
    let (mut rows, mut written) = (0, 0);
    made(path, |out| {
        out.write_all(BEGINNING)?;
        let mut line = Vec::new();
        while more(rows, written) {
            line.clear();
            if rows > 0 {
                line.extend_from_slice(b",\n");
            }
            feature(rows, &mut line)?;
            out.write_all(&line)?;
            rows += 1;
            written += line.len();
        }
        out.write_all(END)
    });
    rows
}

fn feature(i: usize, out: &mut Vec<u8>) -> io::Result<()> {
    let listed = listed(i);
    out.write_all(b"{\"type\":\"Feature\",\"properties\":{")?;
    for (n, (column, cell)) in COLUMNS.iter().zip(cells(i, &listed)).enumerate() {
        let comma = if n > 0 { "," } else { "" };
        write!(out, "{comma}\"{column}\":")?;
        match cell.is_empty() {
            true => out.write_all(b"null")?,
            false => serde_json::to_writer(&mut *out, &cell)?,
        }
    }
    out.write_all(b"},\"geometry\":")?;
    geometry(i, spot(listed.at), out)?;
    out.write_all(b"}")
}

/// From 0 up to 1, as if drawn.
fn share(i: usize, of: usize) -> f64 {
    (drawn(i, of) % 1_000_000) as f64 / 1e6
}

/// A file that is there once it is whole, and on the disk: what is measured next is not to wait for that.
fn made(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) {
    let draft = path.with_extension("draft");
    let written = || -> io::Result<()> {
        let mut out = BufWriter::with_capacity(1 << 20, File::create(&draft)?);
        write(&mut out)?;
        out.into_inner()?.sync_all()?;
        fs::rename(&draft, path)
    };
    written().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn remove(file: &Path) {
    if file.exists() {
        fs::remove_file(file).expect("a file of ours can be removed");
    }
}

fn is_newer(file: &Path, than: &Path) -> bool {
    let written = |path: &Path| fs::metadata(path).and_then(|about| about.modified()).ok();
    written(file) > written(than)
}
