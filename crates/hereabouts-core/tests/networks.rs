//! Measures and communities against networks that everybody knows, with the numbers that others published or computed
//! (networkx); and against a little one counted by hand, which is always there.

#![allow(clippy::unwrap_used)]

#[path = "support/data.rs"]
mod data;

use data::data;
use hereabouts_core::network::communities::{communities, modularity};
use hereabouts_core::network::measures::Simple;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A network with names.
struct Named {
    names: Vec<String>,
    ties: Simple,
}

impl Named {
    fn read(path: &Path) -> Named {
        let mut names: Vec<String> = Vec::new();
        let mut place = |name: &str| {
            let known = names.iter().position(|known| known == name);
            known.unwrap_or_else(|| {
                names.push(name.to_owned());
                names.len() - 1
            }) as u32
        };
        let mut file = csv::Reader::from_path(path).unwrap();
        let ties: Vec<(u32, u32)> = file
            .records()
            .map(|row| row.unwrap())
            .map(|row| (place(&row[0]), place(&row[1])))
            .collect();
        let ties = Simple::of(names.len(), ties);
        Named { names, ties }
    }
}

fn near(found: f64, expect: f64, what: &str) {
    assert!(
        (found - expect).abs() < 1e-9,
        "{what}: {found} instead of {expect}"
    );
}

/// Compares with `NAME_expected_node_metrics.csv` and `NAME_expected_summary.json`; says how many nodes it has.
fn agrees(folder: &Path, name: &str) -> usize {
    let of = Named::read(&folder.join(format!("{name}_edges.csv")));
    let mut table =
        csv::Reader::from_path(folder.join(format!("{name}_expected_node_metrics.csv"))).unwrap();
    let (degrees, between, close) = (
        of.ties.degrees(),
        of.ties.betweenness(),
        of.ties.closeness(),
    );
    let cuts = of.ties.cut_points();
    let mut rows = 0;
    for row in table.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let node = of
            .names
            .iter()
            .position(|known| *known == row["node"])
            .unwrap();
        let expect = |column: &str| row[column].parse::<f64>().unwrap();
        let say = |what: &str| format!("{name}, {}: {what}", row["node"]);
        near(f64::from(degrees[node]), expect("degree"), &say("degree"));
        near(
            between[node],
            expect("betweenness_normalized"),
            &say("betweenness"),
        );
        near(close[node], expect("closeness"), &say("closeness"));
        let is_cut = f64::from(u8::from(cuts.contains(&(node as u32))));
        near(is_cut, expect("articulation_point"), &say("cut point"));
        rows += 1;
    }
    assert_eq!(rows, of.ties.len(), "{name}");
    let summary = fs::read_to_string(folder.join(format!("{name}_expected_summary.json"))).unwrap();
    let summary: serde_json::Value = serde_json::from_str(&summary).unwrap();
    let said = |key: &str| {
        summary[key]
            .as_f64()
            .unwrap_or_else(|| panic!("{name}: no {key}"))
    };
    near(
        of.ties.pairs().len() as f64,
        said("edges"),
        &format!("{name}: ties"),
    );
    near(
        of.ties.bridges().len() as f64,
        said("bridges"),
        &format!("{name}: bridges"),
    );
    near(
        of.ties.parts().len() as f64,
        said("components"),
        &format!("{name}: parts"),
    );
    let found = communities(of.ties.len(), &of.ties.pairs());
    for key in ["cnm_modularity", "louvain_seed42_modularity"] {
        assert!(
            found.modularity >= said(key) - 1e-9,
            "{name}: {} is less than {key}, {}",
            found.modularity,
            said(key)
        );
    }
    near(
        found.modularity,
        modularity(of.ties.len(), &of.ties.pairs(), &found.of),
        name,
    );
    println!(
        "{name}: modularity {} in {} groups",
        found.modularity,
        found.members().len()
    );
    rows
}

#[test]
fn the_classic_networks_give_the_published_numbers() {
    let Some(folder) = data("networks/classic") else {
        return;
    };
    for (name, nodes) in [
        ("karate", 34),
        ("les_miserables", 77),
        ("florentine_families", 15),
        ("davis_southern_women", 32),
    ] {
        assert_eq!(agrees(&folder, name), nodes, "{name}");
    }
    // The best that anybody knows of Zachary's club (Brandes and others 2008): 0.4198 in four groups.
    let karate = Named::read(&folder.join("karate_edges.csv"));
    let found = communities(karate.ties.len(), &karate.ties.pairs());
    assert!(
        (found.modularity - 0.4198).abs() < 1e-4 && found.members().len() == 4,
        "{found:?}"
    );
}

/// Two squares, each with one diagonal, that share a corner: 0 1 2 3 and 3 4 5 6.
#[test]
fn a_little_network_counted_by_hand() {
    let ties = [
        (0, 1),
        (1, 2),
        (2, 3),
        (3, 0),
        (0, 2),
        (3, 4),
        (4, 5),
        (5, 6),
        (6, 3),
        (4, 6),
    ];
    let network = Simple::of(7, ties);
    assert_eq!(network.degrees(), [3, 2, 3, 4, 3, 2, 3]);
    let between = network.betweenness();
    // Each of the 3 × 3 ways from square to square goes over 3; within a square, of 0–2 and the like none does.
    // Of 15 pairs of others.
    near(between[3], 9.0 / 15.0, "the corner they share");
    // From 1 there are two ways to each of 3, 4, 5, 6: 0 lies on one of the two, and so does 2.
    near(between[0], 4.0 * 0.5 / 15.0, "a corner beside it");
    near(between[1], 0.0, "the far corner");
    let close = network.closeness();
    near(close[3], 6.0 / (4.0 + 2.0 * 2.0), "the corner they share");
    near(
        close[1],
        6.0 / (2.0 + 2.0 + 2.0 * 3.0 + 4.0),
        "the far corner",
    );
    assert_eq!(network.cut_points(), [3].into());
    assert!(network.bridges().is_empty());
    let found = communities(7, &network.pairs());
    // With 3 in either square: 5 of 10 ties inside, or 3; 14 of 20 ends… 12 and 8: 8/10 − (12² + 8²)/20².
    near(
        found.modularity,
        8.0 / 10.0 - (144.0 + 64.0) / 400.0,
        "two groups",
    );
    assert_eq!(found.members().len(), 2);
}
