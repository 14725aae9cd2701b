//! The npm package `supercluster`, with which maps on the web draw many points: how long it takes to load those that
//! the catalogue has.

use crate::row::Row;
use crate::{borough, percentile, process};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The script that loads it; `npm` puts the package beside `ui/package.json`.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/peers/supercluster.mjs");

pub struct Supercluster {
    points: PathBuf,
    version: String,
    /// Milliseconds of each time it was loaded, or why it could not be.
    loads: Result<Vec<f64>, String>,
}

impl Supercluster {
    /// Writes the points for it: longitude and latitude in turn, each a 64-bit float, least byte first.
    pub fn new(size: usize) -> Supercluster {
        let points = process::folder(size).join("points.f64");
        let numbers = borough::points(size).flatten();
        let bytes: Vec<u8> = numbers.flat_map(f64::to_le_bytes).collect();
        std::fs::write(&points, bytes).expect("a file can be written");
        Supercluster {
            points,
            version: String::new(),
            loads: Ok(Vec::new()),
        }
    }

    /// Loads all points once more, in a program of its own.
    pub fn load(&mut self) {
        let Ok(loads) = &mut self.loads else {
            return;
        };
        match loaded(&self.points) {
            Ok((version, took)) => {
                self.version = version;
                loads.push(took);
            }
            Err(why) => {
                eprintln!("supercluster could not be measured: {why}");
                self.loads = Err(why);
            }
        }
    }

    /// The row beside the median of the times it was loaded, with a goal of the ratio, if there is one; or a note why
    /// that could not be.
    pub fn beside(&self, row: Row, goal: Option<f64>) -> Row {
        match &self.loads {
            Err(why) => row.note(&format!("supercluster could not be measured: {why}")),
            Ok(loads) => {
                let what = format!("supercluster {}, load", self.version);
                let row = row.beside(&what, percentile(loads.clone(), 0.5));
                match goal {
                    Some(goal) => row.goal(goal),
                    None => row,
                }
            }
        }
    }
}

/// Its version, and the milliseconds it took.
fn loaded(points: &Path) -> Result<(String, f64), String> {
    let ran = Command::new("node").arg(SCRIPT).arg(points).output();
    let ran = ran.map_err(|error| format!("node could not be run ({error})"))?;
    if !ran.status.success() {
        let said = String::from_utf8_lossy(&ran.stderr);
        let mut lines = said.lines();
        let why = lines.find(|line| line.contains("Error: "));
        return Err(why.unwrap_or("it ended without a word").to_owned());
    }
    let answer: Value = serde_json::from_slice(&ran.stdout).map_err(|error| error.to_string())?;
    let version = answer["version"].as_str().unwrap_or_default();
    let took = answer["load_ms"].as_f64();
    Ok((
        version.to_owned(),
        took.ok_or("it did not say how long it took")?,
    ))
}
