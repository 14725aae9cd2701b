//! `bench_meeting SIZE` measures who could meet over one wish among SIZE gifts. Prints a JSON list of rows.

use hereabouts_bench::{ask, percentile, row, size, table, timed};
use hereabouts_core::Catalogue;
use serde_json::{Value, json};

/// Gifts that are kept in one step.
const AT_ONCE: usize = 10_000;
/// Wishes that are asked about; every twentieth may take longer.
const WISHES: usize = 100;

/// What people offer, the first ones most often: one in so many is about the first, one in twice as many about the
/// second, and so on.
const WHAT: [&str; 24] = [
    "baking",
    "gardening",
    "bike repair",
    "company on walks",
    "sewing",
    "cooking for many",
    "guitar",
    "football",
    "carpentry",
    "singing",
    "painting walls",
    "painting pictures",
    "reading aloud",
    "computers",
    "driving",
    "languages",
    "chess",
    "knitting",
    "bees",
    "photography",
    "pottery",
    "accounts",
    "first aid",
    "storytelling",
];
/// What tells one gift from another.
const HOW: [&str; 12] = [
    "for beginners",
    "with children",
    "outdoors",
    "old style",
    "in winter",
    "by the river",
    "with jam",
    "at home",
    "for the street",
    "on Saturdays",
    "from Poland",
    "with tools",
];

fn what(i: usize) -> String {
    // The harmonic series over 24 topics: those further down come up ever more rarely.
    let mut left =
        (i as f64 * 0.618_034).fract() * (1..=WHAT.len()).map(|n| 1.0 / n as f64).sum::<f64>();
    let topic = WHAT.iter().zip(1..).find(|(_, n)| {
        left -= 1.0 / f64::from(*n);
        left < 0.0
    });
    let topic = topic.map_or(WHAT[0], |(topic, _)| topic);
    format!("{topic} {} {}", HOW[i % HOW.len()], i % 997)
}

fn main() {
    let size = size();
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let town = Catalogue::create(&folder.path().join("Town.hereabouts"), "Town", None)
        .expect("a catalogue can be made");
    let file = folder.path().join("town.csv");
    std::fs::write(&file, table(size, true)).expect("a file can be written");
    ask(&town, "run_import", json!({ "path": file, "options": {} }));
    let asked = json!({ "query": "kind:person", "sort": [], "group": null });
    let people = ask(
        &town,
        "table_ids",
        json!({ "asked": asked, "from": 0, "to": u32::MAX }),
    );
    let people = people.as_array().expect("ids are a list");
    let holder = |i: usize| json!({ "here": people[i % people.len()] });
    for from in (0..size).step_by(AT_ONCE) {
        let gifts = from..size.min(from + AT_ONCE);
        let gifts = gifts.map(|i| json!({ "holder": holder(i), "what": what(i) }));
        let heard = json!({ "gifts": gifts.collect::<Vec<_>>() });
        ask(
            &town,
            "keep_heard",
            json!({ "heard": heard, "how": "interview" }),
        );
    }
    let wishes = (0..WISHES).map(|i| {
        let wish = json!({ "holder": people[(i * 7) % people.len()], "what": format!("to learn {}", what(i * 13)) });
        ask(&town, "add_wish", json!({ "wish": wish }))["value"].clone()
    });
    let wishes: Vec<Value> = wishes.collect();
    let meet = |wish: &Value| {
        let of = json!({ "wish": wish });
        drop(ask(
            &town,
            "who_could_meet",
            json!({ "of": of, "limit": 10 }),
        ));
    };
    meet(&wishes[0]);
    let times = wishes.iter().map(|wish| timed(|| meet(wish))).collect();
    let rows = [row(
        "meeting: suggestions for one wish, p95",
        size,
        percentile(times, 0.95),
        None,
        50.0,
    )];
    println!("{}", Value::from(rows.to_vec()));
}
