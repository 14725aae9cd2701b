//! The small pieces that imports, searches and maps are made of, each by itself: `cargo xtask bench pieces`. Criterion
//! measures them, and says how they differ from the run before.

use criterion::{Criterion, criterion_group, criterion_main};
use hereabouts_bench::list::{drawn, listed, said};
use hereabouts_core::activity::Schedule;
use hereabouts_core::drawing::{join, measured, split};
use hereabouts_core::geometry::Geometry;
use hereabouts_core::grid::british;
use hereabouts_core::grid::cell::Cell;
use hereabouts_core::history;
use hereabouts_core::import::plain_text;
use hereabouts_core::import::typed::typed;
use hereabouts_core::network::communities::communities;
use hereabouts_core::network::measures::Simple;
use hereabouts_core::search::{Query, fold, tokens};
use serde_json::json;
use std::collections::BTreeSet;
use std::f64::consts::TAU;
use std::hint::black_box;

/// So many are taken together, so that no single one decides.
const MANY: usize = 1_000;

/// What is typed into the search box.
const ASKED: [&str; 4] = [
    "rep caf",
    "kind:association tag:food -status:ended near:51.5,-0.1,800m",
    "\"Has a ramp\":yes \"walking group\" lib",
    "świetlica łąkowa",
];

criterion_group! {
    name = pieces;
    config = Criterion::default().sample_size(30);
    targets = words, places, shapes, ties, days
}
criterion_main!(pieces);

fn words(criterion: &mut Criterion) {
    let names: Vec<String> = (0..MANY).map(|i| listed(i).name).collect();
    let texts: Vec<String> = (0..MANY).map(said).collect();
    let marked_up: Vec<String> = texts
        .iter()
        .map(|text| format!("<p>{text}<br>Tea &amp; lunch</p>"))
        .collect();
    criterion.bench_function("search: fold 1000 names", |bench| {
        bench.iter(|| {
            black_box(&names)
                .iter()
                .map(|name| fold(name).len())
                .sum::<usize>()
        });
    });
    criterion.bench_function("search: words of 1000 texts", |bench| {
        bench.iter(|| {
            black_box(&texts)
                .iter()
                .map(|text| tokens(text).len())
                .sum::<usize>()
        });
    });
    criterion.bench_function("search: read 4 queries and write them", |bench| {
        bench.iter(|| black_box(ASKED).map(|asked| Query::parse(asked).to_text()));
    });
    for (what, texts) in [("plain", &texts), ("marked up", &marked_up)] {
        criterion.bench_function(&format!("import: 1000 cells, {what}"), |bench| {
            let lengths = || black_box(texts).iter().map(|text| plain_text(text).len());
            bench.iter(|| lengths().sum::<usize>());
        });
    }
}

fn places(criterion: &mut Criterion) {
    for text in [
        "53.4808, -2.2426",
        "53° 28′ 51″ N 2° 14′ 33″ W",
        "SJ 838 980",
        "9C5VF4HG+WV",
        "12 Mill Lane",
    ] {
        criterion.bench_function(&format!("import: a place typed as “{text}”"), |bench| {
            bench.iter(|| typed(black_box(text), None));
        });
    }
    let spots: Vec<[f64; 2]> = (0..MANY).map(|i| listed(i).at).collect();
    criterion.bench_function("grid: 1000 places to the National Grid and back", |bench| {
        let there = |[lon, lat]: &[f64; 2]| british::from_lon_lat(*lon, *lat).ok();
        let back = |(east, north)| british::to_lon_lat(east, north).ok();
        bench.iter(|| {
            black_box(&spots)
                .iter()
                .filter_map(there)
                .filter_map(back)
                .count()
        });
    });
    criterion.bench_function("grid: cells of 1000 places", |bench| {
        let radius = |at: &[f64; 2]| Cell::of(*at, 8).radius_m();
        bench.iter(|| black_box(&spots).iter().map(radius).sum::<f64>());
    });
}

fn shapes(criterion: &mut Criterion) {
    let text = area_text(-2.1);
    let [area, other] = [-2.1, -2.09].map(|lon| read(&area_text(lon)));
    let along = json!({ "type": "LineString", "coordinates": [[-2.2, 53.4], [-2.0, 53.401]] });
    let along = read(&along.to_string());
    criterion.bench_function("geometry: read an area of 1000 corners", |bench| {
        bench.iter(|| read(black_box(&text)));
    });
    criterion.bench_function("geometry: a spot inside an area of 1000 corners", |bench| {
        bench.iter(|| black_box(&area).label_point());
    });
    criterion.bench_function("drawing: measure an area of 1000 corners", |bench| {
        bench.iter(|| measured(black_box(&area)));
    });
    criterion.bench_function("drawing: cut an area of 1000 corners in two", |bench| {
        bench.iter(|| split(black_box(&area), black_box(&along)));
    });
    criterion.bench_function("drawing: join two areas of 1000 corners", |bench| {
        bench.iter(|| join(black_box(&area), black_box(&other)));
    });
}

/// A star of so many corners around a longitude, as GeoJSON.
fn area_text(lon: f64) -> String {
    let corner = |i: usize| {
        let turn = TAU * i as f64 / MANY as f64;
        let far = 0.01 + 0.002 * (i % 2) as f64;
        [lon + far * turn.cos(), 53.4 + 0.6 * far * turn.sin()]
    };
    let ring: Vec<[f64; 2]> = (0..=MANY).map(|i| corner(i % MANY)).collect();
    json!({ "type": "Polygon", "coordinates": [ring] }).to_string()
}

fn read(text: &str) -> Geometry {
    serde_json::from_str(text).expect("it was written as a geometry")
}

fn ties(criterion: &mut Criterion) {
    // Most stay among forty neighbours.
    let other = |i: usize, of: usize| match drawn(i, of) % 8 {
        0 => drawn(i, of + 10) % MANY,
        _ => (i - i % 40 + drawn(i, of + 10) % 40).min(MANY - 1),
    };
    let ties = (0..MANY).flat_map(|i| [0, 1, 2].map(|of| (i as u32, other(i, of) as u32)));
    let network = Simple::of(MANY, ties);
    let pairs = network.pairs();
    criterion.bench_function("network: who lies between 1000", |bench| {
        bench.iter(|| black_box(&network).betweenness());
    });
    criterion.bench_function("network: groups among 1000", |bench| {
        bench.iter(|| communities(MANY, black_box(&pairs)));
    });
}

fn days(criterion: &mut Criterion) {
    let from = history::day("2026-05-04").expect("it is a day");
    for rule in ["FREQ=WEEKLY;BYDAY=WE", "FREQ=MONTHLY;BYDAY=-1SU"] {
        let schedule = Schedule {
            first: "2020-01-01".into(),
            begins: None,
            ends: None,
            rule: Some(rule.into()),
            not_on: BTreeSet::new(),
        };
        criterion.bench_function(&format!("activity: the next ten of {rule}"), |bench| {
            bench.iter(|| black_box(&schedule).next(from, 10));
        });
    }
}
