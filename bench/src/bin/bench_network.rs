//! `bench_network SIZE` measures "two steps around" any of so many assets with four times as many ties; and, of
//! 5,000 assets and 20,000 ties, who lies between others, beside rustworkx-core alone, and the layout. Prints a JSON
//! list of rows.

use hereabouts_bench::{ROUNDS, ask, in_turns, percentile, row, size, table, timed};
use hereabouts_core::Catalogue;
use hereabouts_core::network::layout::{self, Wanted};
use hereabouts_core::network::measures::Simple;
use rustworkx_core::centrality::betweenness_centrality;
use rustworkx_core::petgraph::graph::UnGraph;
use serde_json::{Value, json};
use uuid::Uuid;

/// As many are drawn at most.
const DRAWN: usize = 5_000;
/// Ties for each asset.
const TIES: usize = 4;
/// Assets that are looked around.
const LOOKS: usize = 400;

fn main() {
    let size = size();
    let ties = neighbourhoods(DRAWN);
    let alone = UnGraph::<(), ()>::from_edges(Simple::of(DRAWN, ties.iter().copied()).pairs());
    let between = in_turns(
        || drop(Simple::of(DRAWN, ties.iter().copied()).betweenness()),
        || drop(betweenness_centrality(&alone, false, true, 50)),
    );
    let wanted = Wanted {
        ids: (0..DRAWN as u128)
            .map(|n| Uuid::from_u128(n * 0x9e37_79b9_7f4a_7c15))
            .collect(),
        ties,
        kept: vec![None; DRAWN],
        pinned: vec![None; DRAWN],
    };
    let layouts = (0..ROUNDS)
        .map(|_| timed(|| drop(layout::lay(&wanted))))
        .collect();
    let rows = [
        row(
            "network: betweenness, beside rustworkx-core",
            DRAWN,
            between[0],
            Some(between[1]),
            1.1,
        ),
        row(
            "network: layout",
            DRAWN,
            percentile(layouts, 0.5),
            None,
            5_000.0,
        ),
        row(
            "network: two steps around, p95",
            size,
            percentile(around(size), 0.95),
            None,
            50.0,
        ),
    ];
    println!("{}", Value::from(rows.to_vec()));
}

/// Ties of which most stay among forty neighbours, and some go anywhere; some have many more than others.
fn neighbourhoods(assets: usize) -> Vec<(u32, u32)> {
    // Numbers as if drawn, the same every time (a linear congruential generator of Knuth's).
    let mut drawn = 1u64;
    let mut draw = |below: usize| {
        drawn = drawn
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((drawn >> 33) as usize) % below.max(1)
    };
    let mut ties = Vec::with_capacity(assets * TIES);
    for one in 0..assets {
        for _ in 0..TIES {
            let far = match draw(10) {
                0 => draw(assets),
                1..=3 => one - one % 40,
                _ => one - one % 40 + draw(40),
            };
            ties.push((one as u32, far.min(assets - 1) as u32));
        }
    }
    ties.retain(|(one, other)| one != other);
    ties
}

/// Milliseconds of each look around one of so many assets.
fn around(size: usize) -> Vec<f64> {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("Town.hereabouts");
    let town = Catalogue::create(&file, "Town", None).expect("a catalogue can be made");
    let path = folder.path().join("town.csv").display().to_string();
    std::fs::write(&path, table(size, true)).expect("a file can be written");
    let import = json!({ "path": path, "options": { "audience": "team" } });
    ask(&town, "run_import", import);
    drop(town);
    let ids = tie(&file, size);
    let town = Catalogue::open(&file, None).expect("a catalogue can be opened");
    let step = (ids.len() / LOOKS).max(1);
    let looks = ids.iter().step_by(step).map(|id| {
        let asked = json!({ "query": "", "around": id.to_string(), "steps": 2 });
        timed(|| drop(ask(&town, "network", json!({ "asked": asked }))))
    });
    looks.collect()
}

/// Ties the assets of a file as rows: made one by one, they would take longer than all that is measured.
fn tie(file: &std::path::Path, size: usize) -> Vec<Uuid> {
    let db = rusqlite::Connection::open(file).expect("a file without a passphrase is SQLite's");
    let read = |db: &rusqlite::Connection| -> rusqlite::Result<Vec<Uuid>> {
        let mut read = db.prepare("SELECT id FROM asset ORDER BY n")?;
        let ids = read.query_map([], |row| Ok(Uuid::from_bytes(row.get(0)?)))?;
        ids.collect()
    };
    let ids = read(&db).expect("assets can be read");
    let write = |db: &rusqlite::Connection| -> rusqlite::Result<()> {
        db.execute_batch("BEGIN")?;
        let mut insert = db.prepare(
            "INSERT INTO relationship (id, existence, \"from\", type, \"to\", sensitivity) \
             VALUES (?1, 'here', ?2, 'knows', ?3, 'ordinary')",
        )?;
        for (n, (one, other)) in (1u128..).zip(neighbourhoods(size.min(ids.len()))) {
            let [one, other] = [one, other].map(|place| ids[place as usize].into_bytes());
            insert.execute((Uuid::from_u128(n).into_bytes(), one, other))?;
        }
        db.execute_batch("COMMIT")
    };
    write(&db).expect("ties can be written");
    ids
}
