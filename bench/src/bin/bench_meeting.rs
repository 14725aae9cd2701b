//! `bench_meeting SIZE` measures who could meet over one wish among SIZE gifts. Prints a JSON list of rows.

use hereabouts_bench::{ask, percentile, row, size, table, timed};
use hereabouts_core::Catalogue;
use hereabouts_core::gift::Gift;
use hereabouts_core::history::{Action, Label};
use hereabouts_core::id::{AssetId, GiftId};
use serde_json::{Value, json};

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
    let people: Vec<AssetId> = serde_json::from_value(people).expect("ids are a list");
    // As one step: after each of several the text index would be written anew.
    let gifts = town.transact(Label::of(Action::AddGift), |tx| {
        (0..size).try_for_each(|i| {
            let gift = Gift::of(people[i % people.len()], &what(i));
            tx.create(GiftId::new(), &gift)
        })
    });
    gifts.expect("gifts can be kept");
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
