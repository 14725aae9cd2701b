//! The change log against the reference model: the same random histories of edits, undos, deletions,
//! imports and exchanges on two to four laptops, played in both, must show the same content, questions
//! and relationships. Where the model is not there the histories still have to converge.

#[path = "../support/dice.rs"]
mod dice;
mod history;

use hereabouts_core::Catalogue;
use hereabouts_core::audience::Audience;
use hereabouts_core::id::RecordId;
use hereabouts_core::log::view::View;
use hereabouts_core::log::{EXISTS, context, joined, rows};
use hereabouts_core::record::Kind;
use history::{History, model_id};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Of one batch. `HEREABOUTS_LONG` asks for so many batches, each of histories of its own.
const HISTORIES: u64 = 1_000;

fn shown(laptop: &Catalogue) -> Value {
    let shown = laptop.read(|db| {
        let mut records: BTreeMap<RecordId, Kind> = BTreeMap::new();
        rows::for_each_change(db, |change| {
            records.insert(
                change.record,
                Kind::from_table(&change.kind).expect("a kind of ours"),
            );
            Ok(())
        })?;
        let name = |id: &str| {
            id.parse()
                .map(|id| model_id(Kind::Asset, &id))
                .unwrap_or(id.to_owned())
        };
        let (mut content, mut questions, mut team) =
            (serde_json::Map::new(), Vec::new(), BTreeSet::new());
        let mut ties: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
        for (id, kind) in records
            .into_iter()
            .filter(|(_, kind)| *kind != Kind::Catalogue)
        {
            let changes = rows::changes_of(db, &id)?;
            let view = View::of(&changes);
            let hangers = context::hangers(db, &id)?;
            let existence = view.existence(&hangers);
            let record = model_id(kind, &id);
            if existence.iter().all(Value::is_null) {
                continue;
            }
            let mut fields =
                serde_json::Map::from_iter([("existence".to_owned(), json!(existence))]);
            for unit in view.units().filter(|unit| *unit != EXISTS) {
                let values = view.values(unit);
                let called = match unit.strip_prefix(joined::ABSORBS) {
                    Some(id) => format!("absorbs/{}", name(id)),
                    None => unit.to_owned(),
                };
                if values.len() > 1 {
                    questions.push(json!(["differs", record, called]));
                }
                if values.iter().any(|value| !value.is_null()) {
                    let told = match unit {
                        "from" | "to" | joined::JOINED => values
                            .iter()
                            .map(|value| value.as_str().map_or(Value::Null, |id| name(id).into()))
                            .collect(),
                        _ => json!(values),
                    };
                    fields.insert(called, told);
                }
            }
            for unit in joined::left_behind(db, &id)? {
                questions.push(json!(["changed after joining", record, unit]));
            }
            if existence.len() > 1 {
                questions.push(json!(["deleted or kept", record, EXISTS]));
            }
            content.insert(record.clone(), fields.into());
            let parts: Vec<_> = changes
                .iter()
                .map(|c| c.part_for(&Audience::Team))
                .collect();
            if !View::of(&parts)
                .existence(&hangers)
                .iter()
                .all(Value::is_null)
            {
                team.insert(record.clone());
            }
            if kind == Kind::Relationship {
                let end = |unit| -> hereabouts_core::Result<String> {
                    let id = view.shown(unit).as_str().unwrap_or_default().to_owned();
                    let id: RecordId = id.parse().expect("an id");
                    Ok(joined::survivor(db, &id)?.to_string())
                };
                let (from, to) = (end("from")?, end("to")?);
                let here = |id: &str| -> hereabouts_core::Result<bool> {
                    let sql = "SELECT count(*) FROM asset WHERE id = ?1 AND existence = 'here'";
                    let id: RecordId = id.parse().expect("an id");
                    Ok(db.query_row(sql, [id.as_bytes()], |row| row.get::<_, i64>(0))? == 1)
                };
                let kind = view.shown("type").as_str().unwrap_or_default().to_owned();
                if existence[0] == "here" && from != to && here(&from)? && here(&to)? {
                    ties.entry(vec![name(&from), name(&to), kind])
                        .or_default()
                        .push(record);
                }
            }
        }
        questions.sort_by_key(Value::to_string);
        let ties: Vec<Value> = ties
            .into_iter()
            .map(|(key, group)| json!([key[0], key[1], key[2], group]))
            .collect();
        Ok(json!({"content": content, "questions": questions, "ties": ties, "team": team}))
    });
    shown.expect("readable")
}

/// What was done on a laptop itself and is set aside there with what it was done on top of: operation and record.
fn own_aside(laptop: &Catalogue) -> Value {
    let aside = laptop.read(|db| {
        let mut statement = db.prepare(
            "SELECT c.op, c.kind, c.record FROM change c JOIN op o ON o.id = c.op \
             WHERE c.aside = 1 AND o.came_by_merge = 0 ORDER BY c.n",
        )?;
        let told = statement.query_map([], |row| {
            let (op, kind): (String, String) = (row.get(0)?, row.get(1)?);
            let kind = Kind::from_table(&kind).expect("a kind of ours");
            let record = model_id(kind, &RecordId::from_bytes(row.get(2)?));
            Ok(json!([op, record]))
        })?;
        Ok(told.collect::<Result<Value, _>>()?)
    });
    aside.expect("readable")
}

fn model() -> Option<PathBuf> {
    let shared = std::env::var_os("HEREABOUTS_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let folder = shared.join("sketches/merge-model");
    folder.join("model.py").exists().then_some(folder)
}

#[test]
fn random_histories_converge_and_agree_with_the_model() {
    let long = std::env::var("HEREABOUTS_LONG").ok();
    let batches: u64 = long.and_then(|n| n.parse().ok()).unwrap_or(1);
    for batch in 0..batches {
        converge_and_agree(batch * HISTORIES + 1..=(batch + 1) * HISTORIES);
    }
}

/// Plays a batch of histories, which are held in memory until the model has played them as well.
fn converge_and_agree(seeds: RangeInclusive<u64>) {
    let mut histories = Vec::new();
    for seed in seeds.clone() {
        let history = History::play(seed);
        let hashes: BTreeSet<String> = history
            .laptops
            .iter()
            .map(|laptop| {
                laptop
                    .read(|db| hereabouts_core::log::hash::content_hash(db, "team"))
                    .expect("readable")
            })
            .collect();
        assert_eq!(
            hashes.len(),
            1,
            "seed {seed}: laptops that exchanged everything differ for the team"
        );
        histories.push((seed, history.shown(), json!(history.steps)));
    }
    let Some(folder) = model() else {
        // What a test that passes prints is swallowed.
        drop(writeln!(
            std::io::stderr(),
            "reference model: not there, so nothing was compared; histories {seeds:?} converged"
        ));
        return;
    };
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/merge_model/replay.py");
    let mut child = Command::new("python3")
        .arg(script)
        .arg(folder)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("python3 runs the model");
    let input: String = histories
        .iter()
        .map(|(_, _, steps)| format!("{steps}\n"))
        .collect();
    let mut stdin = child.stdin.take().expect("piped");
    let feeding = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("python3 ends");
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && complaints.is_empty(),
        "the model says: {complaints}"
    );
    feeding
        .join()
        .expect("no panic")
        .expect("python3 read it all");
    let lines = String::from_utf8(output.stdout).expect("JSON");
    assert_eq!(lines.lines().count(), histories.len());
    for ((seed, ours, steps), line) in histories.iter().zip(lines.lines()) {
        let theirs: Vec<Value> = serde_json::from_str(line).expect("JSON");
        for (i, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
            for part in ["content", "questions", "ties", "team"] {
                assert_eq!(
                    ours[part], theirs[part],
                    "seed {seed}, laptop {i}, {part}\n{steps}"
                );
            }
        }
    }
    println!("histories {seeds:?} agree with the model");
}
