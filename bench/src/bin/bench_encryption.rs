//! `bench_encryption SIZE` measures what is done again and again in a catalogue with a passphrase beside the same in one
//! without, taking turns; bringing everything in; and unlocking. Prints a JSON list of rows.

use hereabouts_bench::{ROUNDS, ask, percentile, row, size, table, timed};
use hereabouts_core::Catalogue;
use hereabouts_core::storage::Passphrase;
use serde_json::{Value, json};
use std::path::Path;

/// How often each thing is done in one round.
const TIMES: usize = 20;

/// What a person does and waits for: a name, its goal in milliseconds (the 95th percentile; of an edit beyond a bare
/// write to the disk), and the doing of it for the `i`th time.
type Act = (&'static str, f64, fn(&Catalogue, usize, &Value));
const ACTS: &[Act] = &[
    ("a page of the list", 10.0, |town, i, ids| {
        let asked = json!({ "query": "", "sort": [], "group": null });
        let page = json!({ "asked": asked, "fields": [], "offset": any(i, ids), "limit": 200, "stood": null });
        ask(town, "table", page);
    }),
    ("a search as it is typed", 30.0, |town, i, _| {
        let typed = ["h", "mi", "lib", "łąk", "orch", "stati", "kitche"][i % 7];
        ask(
            town,
            "suggest_assets",
            json!({ "text": typed, "limit": 20 }),
        );
    }),
    ("counts for a query", 100.0, |town, i, _| {
        let query = ["garden", "mill", "chapel", "tag:hall"][i % 4];
        ask(town, "counts", json!({ "query": query }));
    }),
    ("a card", 100.0, |town, i, ids| {
        ask(town, "show_asset", json!({ "id": ids[any(i, ids)] }));
    }),
    ("an edit", 25.0, |town, i, ids| {
        let fields = json!({ "note": format!("seen {i}") });
        ask(
            town,
            "edit_asset",
            json!({ "id": ids[any(i, ids)], "fields": fields }),
        );
    }),
];

/// Somewhere in the list, elsewhere each time.
fn any(i: usize, ids: &Value) -> usize {
    i * 7919 % ids.as_array().map_or(1, Vec::len)
}

fn main() {
    let size = size();
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let source = folder.path().join("town.csv");
    std::fs::write(&source, table(size, false)).expect("a file can be written");
    let words = || Passphrase::new("our bench by the pond".into()).expect("it is not empty");
    let locked = folder.path().join("Locked.hereabouts");
    let made = |path: &Path, words: Option<&Passphrase>| {
        Catalogue::create(path, "Town", words).expect("a catalogue can be made")
    };
    let (locked_town, open_town) = (
        made(&locked, Some(&words())),
        made(&folder.path().join("Open.hereabouts"), None),
    );
    let bring_in = |town: &Catalogue| {
        let options = json!({ "kind": "place", "audience": "public" });
        ask(
            town,
            "run_import",
            json!({ "path": source, "options": options }),
        );
    };
    let mut rows = vec![row(
        "encryption: bring in, beside plain",
        size,
        timed(|| bring_in(&locked_town)),
        Some(timed(|| bring_in(&open_town))),
        1.6,
    )];
    for (name, goal, act) in ACTS {
        let [ours, peer] = side_by_side([&locked_town, &open_town], *act);
        say_meanwhile(name, ours, peer);
        let mut row = row(&format!("encryption: {name}"), size, ours, None, *goal);
        row["peer"] = peer.into();
        rows.push(row);
    }
    drop(locked_town);
    let unlock = (0..ROUNDS).map(|_| timed(|| drop(Catalogue::open(&locked, Some(&words())))));
    rows.push(row(
        "encryption: unlock",
        size,
        percentile(unlock.collect(), 0.5),
        None,
        1000.0,
    ));
    println!("{}", Value::from(rows));
}

/// The 95th percentile of each, in turns.
fn side_by_side(towns: [&Catalogue; 2], act: fn(&Catalogue, usize, &Value)) -> [f64; 2] {
    let asked = json!({ "query": "", "sort": [], "group": null });
    let ids = towns.map(|town| {
        ask(
            town,
            "table_ids",
            json!({ "asked": asked, "from": 0, "to": u32::MAX }),
        )
    });
    let mut found = [Vec::new(), Vec::new()];
    for round in 0..ROUNDS {
        for ((town, ids), found) in towns.iter().zip(&ids).zip(&mut found) {
            found.extend((0..TIMES).map(|i| timed(|| act(town, round * TIMES + i, ids))));
        }
    }
    found.map(|found| percentile(found, 0.95))
}

/// Said on the side, for whoever waits.
fn say_meanwhile(name: &str, ours: f64, peer: f64) {
    eprintln!("{name}: {ours:.1} ms, plain {peer:.1} ms");
}
