//! `bench_merge SIZE` measures a merge of 10,000 edits into SIZE assets beside the same into a tenth of them, taking
//! turns, and its preview; how large files of changes are; and how long likely duplicates are looked for. Prints a JSON
//! list of rows.
//!
//! What is said of 100,000 assets is measured in the larger of both catalogues that has no more. That a merge costs
//! what the changes are, and not what is there, is promised for a million beside 100,000: SIZE 1000000.

use hereabouts_bench::list::{drawn, list, listed, otherwise, said};
use hereabouts_bench::{ROUNDS, ask, measured, percentile, row, size, timed};
use hereabouts_core::Catalogue;
use hereabouts_core::exchange::file::{self, Letter, Lock};
use serde_json::{Value, json};
use std::ops::Range;
use std::path::{Path, PathBuf};

const CHANGES: usize = 10_000;
/// What a change may take in a file beside its values.
const BYTES: usize = 24;
/// The level of zstd beside which files are measured.
const LEVEL: i32 = 15;
/// Duplicates are looked for among so many at most.
const MOST: usize = 100_000;
/// Names that are typed, and assets that are asked about; every twentieth may take longer.
const NAMES: usize = 200;
/// From this row on nothing of the list is in any catalogue.
const NEW: usize = 10_000_000;

/// A catalogue and how many rows of the list are in it.
struct Town {
    file: PathBuf,
    size: usize,
}

fn main() {
    let size = size();
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let [large, small] = towns(folder.path(), size);
    let at = |name: &str| folder.path().join(name);

    let changes = at("edits.hereabouts-changes");
    let editor = worker(&small);
    edit(&editor);
    save(&editor, &changes, None);
    let edits = smallness("merge: file of single edits", &editor, &at("edits-packed"));
    drop(editor);
    let importer = worker(&small);
    bring_in(&importer, &at("more.csv"), size..size + CHANGES);
    let import = smallness("merge: file of an import", &importer, &at("import-packed"));
    drop(importer);

    let [into_large, into_small] = merges([&large, &small], &changes);
    let (among, merged) = match large.size <= MOST {
        true => (&large, into_large[1]),
        false => (&small, into_small[1]),
    };
    let beside = Some(into_small[1]);
    let all = into_large[1];
    let mut rows = vec![
        row("merge: 10,000 edits", among.size, merged, None, 2_000.0),
        row("merge: beside into a tenth", large.size, all, beside, 1.5),
        measured(
            "merge: preview, beside merging",
            large.size,
            "ms",
            into_large[0],
            Some(into_large[1]),
            None,
        ),
        edits,
        import,
    ];
    rows.extend(duplicates(among));
    println!("{}", Value::from(rows));
}

/// Two catalogues: of what is in the first, the second has a tenth.
fn towns(folder: &Path, size: usize) -> [Town; 2] {
    let tenth = (size / 10).max(1);
    let [large, small] = ["Large", "Small"].map(|name| folder.join(format!("{name}.hereabouts")));
    let town = Catalogue::create(&small, "Town", None).expect("a catalogue can be made");
    bring_in(&town, &folder.join("town.csv"), 0..tenth);
    close(town);
    copy(&small, &large);
    let town = open(&large);
    bring_in(&town, &folder.join("rest.csv"), tenth..size);
    close(town);
    [(large, size), (small, tenth)].map(|(file, size)| Town { file, size })
}

fn bring_in(town: &Catalogue, path: &Path, rows: Range<usize>) {
    std::fs::write(path, list(rows)).expect("a file can be written");
    let options = json!({ "audience": "team" });
    ask(
        town,
        "run_import",
        json!({ "path": path, "options": options }),
    );
}

fn open(file: &Path) -> Catalogue {
    Catalogue::open(file, None).expect("a catalogue can be opened")
}

/// All of it is in the file then, which can be copied.
fn close(town: Catalogue) {
    ask(&town, "settle", json!({}));
}

fn copy(from: &Path, to: &Path) {
    std::fs::copy(from, to).expect("a file can be copied");
}

/// A laptop with a copy of a catalogue. It knows what is there, and sends only what it did itself.
fn worker(town: &Town) -> Catalogue {
    let file = town.file.with_file_name("Worker.hereabouts");
    copy(&town.file, &file);
    let db = rusqlite::Connection::open(&file).expect("a file without a passphrase is SQLite's");
    let known = "INSERT INTO peer (device, holds, heard_at) \
         SELECT 'town', json_group_object(voice, seq), '2026-03-02T09:00:00Z' FROM held";
    db.execute(known, []).expect("rows can be written");
    drop(db);
    // On the disk each of ten thousand edits would wait for it.
    let copied = open(&file).copy_in_memory();
    copied.expect("there is memory for a catalogue")
}

/// Ten thousand steps, each of one change.
fn edit(worker: &Catalogue) {
    let ids = ids(worker);
    let step = (ids.len() / CHANGES).max(1);
    for i in 0..CHANGES {
        let id = &ids[i * step % ids.len()];
        let field = ["note", "summary", "times", "access"].get(i % 5);
        match field {
            Some(&field) => ask(
                worker,
                "edit_asset",
                json!({ "id": id, "fields": { field: said(i) } }),
            ),
            None => {
                let tag = ["wheelchair", "drop-in", "evenings", "po polsku"][drawn(i, 6) % 4];
                ask(
                    worker,
                    "tag_assets",
                    json!({ "ids": [id], "tag": tag, "on": true }),
                )
            }
        };
    }
}

fn ids(town: &Catalogue) -> Vec<Value> {
    let asked = json!({ "query": "", "sort": [], "group": null });
    let ids = ask(
        town,
        "table_ids",
        json!({ "asked": asked, "from": 0, "to": u32::MAX }),
    );
    let ids = ids.as_array().cloned().unwrap_or_default();
    assert!(!ids.is_empty(), "nothing came in");
    ids
}

fn save(worker: &Catalogue, path: &Path, passphrase: Option<&str>) {
    let arguments = json!({ "path": path, "peer": "town", "passphrase": passphrase });
    ask(worker, "save_changes", arguments);
}

/// The size of a file of what was done, beside that of the values in it, packed by themselves, and a few bytes for
/// each change.
fn smallness(name: &str, worker: &Catalogue, path: &Path) -> Value {
    const WORDS: &str = "our bench by the pond";
    let lock = Lock::Passphrase(WORDS);
    save(worker, path, Some(WORDS));
    let mut letter = file::read(path, lock).expect("what was written can be read");
    over_weeks(&mut letter);
    let bytes = file::write(path, &letter, lock).expect("a file can be written");
    let changes = &letter.changes.changes;
    let values = changes.iter().flat_map(|change| change.sets.values());
    let lines: Vec<String> = values.flatten().map(Value::to_string).collect();
    let packed = zstd::encode_all(lines.join("\n").as_bytes(), LEVEL);
    let most = packed.expect("a text can be packed").len() + BYTES * changes.len();
    measured(
        name,
        changes.len(),
        "kB",
        bytes as f64 / 1000.0,
        Some(most as f64 / 1000.0),
        Some(1.0),
    )
}

/// As if it was done some minutes apart, and not within a moment, which would pack too well.
fn over_weeks(letter: &mut Letter) {
    let mut second = 0;
    for (i, op) in letter.changes.ops.iter_mut().enumerate() {
        second += drawn(i, 7) % 600;
        let (day, time) = (second / 86_400, second % 86_400);
        op.at = format!(
            "2026-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            day / 28 % 12 + 1,
            day % 28 + 1,
            time / 3_600,
            time / 60 % 60,
            time % 60
        );
    }
}

/// Milliseconds of the preview and of the merge into each: medians. Every time it is a fresh copy, opened anew.
fn merges(towns: [&Town; 2], changes: &Path) -> [[f64; 2]; 2] {
    let mut found: [[Vec<f64>; 2]; 2] = Default::default();
    for _ in 0..ROUNDS {
        for (town, found) in towns.iter().zip(&mut found) {
            let file = town.file.with_file_name("Merged.hereabouts");
            copy(&town.file, &file);
            for (command, found) in ["plan_merge", "run_merge"].into_iter().zip(found) {
                let town = open(&file);
                let asked = json!({ "path": changes, "passphrase": null });
                let mut answer = Value::Null;
                found.push(timed(|| answer = ask(&town, command, asked)));
                let is_new = answer.to_string().contains(r#""nothing_new":false"#);
                assert!(is_new, "{command} took nothing in: {answer}");
            }
        }
    }
    found.map(|both| both.map(|times| percentile(times, 0.5)))
}

/// How long it takes to find what may be in a catalogue twice.
fn duplicates(town: &Town) -> [Value; 3] {
    let of = town.size;
    let town = open(&town.file);
    let mut pairs = Value::Null;
    let all = timed(|| {
        pairs = ask(
            &town,
            "list_duplicates",
            json!({ "offset": 0, "limit": 50 }),
        );
    });
    eprintln!("{} pairs may be one", pairs["total"]);
    let typed = (0..NAMES).map(|i| {
        // Every other one is here under much the same name.
        let one = listed(match i % 2 {
            0 => drawn(i, 8) % of,
            _ => NEW + i,
        });
        let typed = json!({ "name": otherwise(&one.name, i), "at": one.at });
        timed(|| drop(ask(&town, "alike", json!({ "typed": typed }))))
    });
    let typed = percentile(typed.collect(), 0.95);
    let ids = ids(&town);
    let each = (0..NAMES).map(|i| {
        let one = json!({ "id": ids[drawn(i, 9) % ids.len()] });
        timed(|| drop(ask(&town, "duplicates_of", one)))
    });
    let each = percentile(each.collect(), 0.95);
    [
        row("duplicates: all", of, all, None, 60_000.0),
        row("duplicates: of a name typed, p95", of, typed, None, 20.0),
        row("duplicates: of one asset, p95", of, each, None, 20.0),
    ]
}
