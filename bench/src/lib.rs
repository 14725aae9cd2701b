//! What the measuring programs have in common: the assets that are measured, and rows of the answer.

pub mod asking;
pub mod borough;
pub mod list;
pub mod process;
pub mod row;

use hereabouts_core::{Catalogue, api};
use serde_json::{Value, json};
use std::fmt::Write;
use std::time::Instant;

/// How often things are measured, taking turns; the median counts.
pub const ROUNDS: usize = 5;

/// How many assets the command line asks for.
pub fn size() -> usize {
    let mut arguments = std::env::args();
    let program = arguments.next().unwrap_or_default();
    let size = arguments.next().and_then(|size| size.parse().ok());
    size.unwrap_or_else(|| {
        eprintln!("Usage: {program} SIZE");
        std::process::exit(2);
    })
}

/// A spreadsheet of assets around one town, closer together towards its middle; names of several words, in several
/// scripts. Every tenth is a person where `people` are wanted, all others are places.
pub fn table(size: usize, people: bool) -> String {
    const WHAT: [&str; 8] = [
        "Hall", "Garden", "Library", "Bench", "Workshop", "Kitchen", "Chapel", "Orchard",
    ];
    const WHERE: [&str; 7] = [
        "Mill Lane",
        "Łąkowa",
        "High Street",
        "Weaver’s Row",
        "Park Side",
        "Station Road",
        "Am Bach",
    ];
    let mut table = String::from("id,kind,name,lat,lon,summary,tags\n");
    for i in 0..size {
        // The golden angle spreads points evenly over a disc.
        let (turn, far) = (i as f64 * 2.399_963, (i as f64 / size as f64).powi(2));
        let (lat, lon) = (
            53.4 + 0.2 * far * turn.sin(),
            -2.1 + 0.33 * far * turn.cos(),
        );
        let kind = match people && i % 10 == 0 {
            true => "person",
            false => "place",
        };
        let (what, street) = (WHAT[i % WHAT.len()], WHERE[i % WHERE.len()]);
        let line = writeln!(
            table,
            "{i},{kind},{what} {i} of {street},{lat:.6},{lon:.6},A {what} for {} neighbours and whoever comes by,{what}",
            i % 90
        );
        line.expect("a text takes everything");
    }
    table
}

/// Asks as the window does.
#[track_caller]
pub fn ask(town: &Catalogue, command: &str, arguments: Value) -> Value {
    let answer = api::call(town, command, arguments, None)
        .unwrap_or_else(|failure| panic!("{command}: {}", failure.message));
    serde_json::from_str(&answer).expect("an answer is JSON")
}

/// How long it takes, in milliseconds.
pub fn timed(act: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    act();
    begun.elapsed().as_secs_f64() * 1000.0
}

/// Milliseconds of both, taking turns: the median of the rounds.
pub fn in_turns(mut ours: impl FnMut(), mut peer: impl FnMut()) -> [f64; 2] {
    let mut found = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        found[0].push(timed(&mut ours));
        found[1].push(timed(&mut peer));
    }
    found.map(|found| percentile(found, 0.5))
}

pub fn percentile(mut all: Vec<f64>, share: f64) -> f64 {
    all.sort_by(f64::total_cmp);
    let last = all.len().saturating_sub(1) as f64;
    all.get((last * share).round() as usize)
        .copied()
        .unwrap_or(f64::NAN)
}

/// Milliseconds of ours and of what it is compared with; without that, the goal is in milliseconds too.
pub fn row(name: &str, size: usize, ours: f64, peer: Option<f64>, goal: f64) -> Value {
    measured(name, size, "ms", ours, peer, Some(goal))
}

/// The same in any unit. Without a goal there is none to meet.
pub fn measured(
    name: &str,
    size: usize,
    unit: &str,
    ours: f64,
    peer: Option<f64>,
    goal: Option<f64>,
) -> Value {
    let ratio = peer.map(|peer| ours / peer);
    let met = goal.map(|goal| ratio.unwrap_or(ours) <= goal);
    json!({ "name": name, "size": size, "unit": unit, "ours": ours, "peer": peer, "ratio": ratio,
        "goal": goal, "met": met })
}
