//! The promise of a small file: the zstd size of the values that changed, and 24 bytes a change.

use super::{KEY, drawn, letter, made, saved};
use crate::asset::{Asset, AssetKind};
use crate::audience::Audience;
use crate::exchange::file::read;
use crate::id::imported;
use crate::log::Change;
use crate::log::exchange::SentOp;
use crate::record::Record;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

/// Words for a text, drawn anew for each number.
fn words(of: &str, i: usize, count: usize) -> String {
    const WORDS: [&str; 32] = [
        "mill",
        "pond",
        "garden",
        "open",
        "every",
        "Tuesday",
        "hall",
        "with",
        "tea",
        "lunch",
        "choir",
        "step-free",
        "bring",
        "your",
        "own",
        "bike",
        "repair",
        "young",
        "people",
        "library",
        "weir",
        "lane",
        "church",
        "by",
        "the",
        "river",
        "ask",
        "inside",
        "from",
        "ten",
        "until",
        "noon",
    ];
    let word = |n: usize| WORDS[(drawn(of, i * 50 + n) & 31) as usize];
    let words: Vec<&str> = (0..count).map(word).collect();
    words.join(" ")
}

fn made_by(seq: usize, op: &str, record: String, sets: Value, audience: Value) -> Change {
    made(json!({
        "voice": "a3f09b12c4d5e677", "seq": seq, "op": op, "lamport": 7, "kind": "asset", "record": record,
        "sets": sets, "seen": {}, "audience": audience, "mentions": {},
    }))
}

/// A list of two thousand assets with ten fields each, in one operation.
fn brought_in() -> (Vec<Change>, Vec<SentOp>) {
    let row = |i: usize| {
        let mut asset = Asset::new(AssetKind::Place, words("name", i, 3));
        let text = |of: &str, count| Some(words(of, i, count));
        asset.summary = text("summary", 8);
        asset.times = text("times", 4);
        asset.access = text("access", 3);
        asset.cost = Some(format!("£{}", drawn("cost", i) & 31));
        asset.place_type = text("type", 1);
        asset.capacity = Some((drawn("capacity", i) & 255).to_string());
        asset.booking = text("booking", 2);
        asset.step_free = text("step", 1);
        asset.note = text("note", 5);
        asset.tags = [words("tag", i, 1)].into();
        let mut sets: BTreeMap<String, Vec<Value>> = asset
            .units()
            .into_iter()
            .map(|(unit, value)| (unit, vec![value]))
            .collect();
        sets.insert("exists".into(), vec!["here".into()]);
        let record = imported(b"secret", &["venues", &i.to_string()]);
        let audience = json!({"*": "public", "note": "team"});
        let change = made_by(
            i,
            "a3f09b12c4d5e677/1",
            record.to_string(),
            json!(sets),
            audience,
        );
        change.part_for(&Audience::Team)
    };
    let op = json!({"id": "a3f09b12c4d5e677/1", "voice": "a3f09b12c4d5e677", "at": "2026-05-03T14:02:11Z",
        "label": {"action": "import", "count": 2000}, "undoes": null, "continues": null});
    ((1..=2_000).map(row).collect(), vec![made(op)])
}

/// Two thousand edits of as many assets, each an operation of its own.
fn typed() -> (Vec<Change>, Vec<SentOp>) {
    let mut at = 1_777_000_000;
    let edit = |i: usize| {
        let field = ["note", "name", "times", "summary"][(drawn("field", i) & 3) as usize];
        let record = imported(b"secret", &["venues", &i.to_string()]).to_string();
        let op = format!("a3f09b12c4d5e677/{i}");
        let sets = json!({field: [words("typed", i, 6)]});
        let mut change = made_by(i, &op, record.clone(), sets, json!({field: "team"}));
        change.lamport += i as u64;
        let seen = drawn("seen", i).unsigned_abs() % 100_000;
        change.seen = [(
            field.to_owned(),
            [("77aa09b12c4d5e61".to_owned(), seen)].into(),
        )]
        .into();
        at += drawn("pause", i) & 63;
        let op = json!({"id": op, "voice": "a3f09b12c4d5e677", "undoes": null, "continues": null,
            "label": {"action": "edit", "record": record, "field": field},
            "at": jiff::Timestamp::from_second(at).unwrap().to_string()});
        (change, made(op))
    };
    (1..=2_000).map(edit).unzip()
}

#[test]
fn it_is_hardly_larger_than_the_values_that_changed() {
    for (changes, ops) in [brought_in(), typed()] {
        let values = changes
            .iter()
            .flat_map(|change| change.sets.values().flatten());
        let lines: String = values.map(|value| format!("{value}\n")).collect();
        let packed = zstd::encode_all(lines.as_bytes(), 15).unwrap().len();
        let count = changes.len();
        let mut letter = letter();
        letter.photos.clear();
        letter.changes.changes = changes;
        letter.changes.ops = ops;
        let (_stick, path) = saved(&letter, KEY);
        assert_eq!(read(&path, KEY).unwrap(), letter);
        let size = fs::metadata(&path).unwrap().len() as usize;
        let most = packed + 24 * count + 2_048;
        assert!(
            size <= most,
            "{size} bytes, {packed} of them values: more than {most}"
        );
    }
}
