//! What the terminal lists and what the browser pane counts are the same.

use crate::{FILE, number, sample, source};
use serde_json::{Value, json};

/// A row of numbers that looks drawn and is the same on every machine (Knuth's MMIX constants).
struct Drawn(u64);

impl Drawn {
    fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        of[(self.0 >> 33) as usize % of.len()]
    }
}

const TERMS: &[&str] = &[
    "kind:association",
    "kind:place,exchange",
    "-kind:person",
    "tag:\"open to newcomers\"",
    "tag:food",
    "-tag:food",
    "status:going",
    "-status:ended",
    "fresh:now,soon",
    "fresh:never",
    "has:place",
    "-has:place",
    "has:contact",
    "has:ties",
    "area:\"Weir End\"",
    "audience:public",
    "imported:venues",
    "near:53.469,-2.0198,400m",
    "bbox:-2.03,53.46,-2.02,53.48",
    "lib",
    "mill la",
    "\"Lane Tool\"",
    "chapple",
    "lodz",
    "%_'\"*",
    "-walk",
];

#[test]
fn twenty_drawn_queries_count_the_same_everywhere() {
    let cli = sample();
    cli.ok(&["import", FILE, &source("venues.csv")]);
    let mut drawn = Drawn(2);
    let mut found_something = 0;
    for n in 0..20 {
        let terms: Vec<&str> = (0..n % 3 + 1).map(|_| drawn.one_of(TERMS)).collect();
        let query = terms.join(" ");
        let page = cli.json(&["list", FILE, "--query", &query, "--limit", "1000", "--json"]);
        let asked = json!({ "query": query }).to_string();
        let counts = cli.json(&["call", FILE, "counts", &asked]);
        let rows = page["rows"].as_array().expect("rows are a list");
        let check = |what: &str, listed: usize, counted: u64| {
            assert_eq!(listed as u64, counted, "{what} of {query}");
        };
        let having = |holds: &dyn Fn(&Value) -> bool| rows.iter().filter(|row| holds(row)).count();
        check("all", rows.len(), number(&page, "total"));
        check("shown", rows.len(), number(&counts, "shown"));
        check(
            "not on the map",
            having(&|row| row["at"].is_null()),
            number(&counts, "unlocated_shown"),
        );
        for (facet, field) in [("kinds", "kind"), ("statuses", "status")] {
            for value in counts[facet].as_array().expect("facets are a list") {
                let having = having(&|row| row[field] == value["value"]);
                check(&value["value"].to_string(), having, number(value, "shown"));
            }
        }
        for tag in counts["tags"].as_array().expect("tags are a list") {
            let tagged = |row: &Value| {
                let tags = row["tags"].as_array().expect("tags are a list");
                tags.contains(&tag["value"])
            };
            check(
                &tag["value"].to_string(),
                having(&tagged),
                number(tag, "shown"),
            );
        }
        found_something += usize::from(!rows.is_empty());
    }
    assert!(
        found_something >= 10,
        "queries that find nothing prove little"
    );
    let info = cli.json(&["info", FILE, "--json"]);
    let counts = cli.json(&["call", FILE, "counts", r#"{"query":""}"#]);
    for (of_info, of_counts) in [
        ("assets", "total"),
        ("assets", "shown"),
        ("unlocated", "unlocated"),
        ("inbox", "inbox"),
        ("relationships", "relationships"),
    ] {
        assert_eq!(info[of_info], counts[of_counts], "{of_info}");
    }
}

#[test]
fn a_box_is_part_of_the_query() {
    let cli = sample();
    let boxed = cli.json(&["list", FILE, "--bbox", "-2.03,53.46,-2.02,53.48", "--json"]);
    let written = cli.json(&[
        "list",
        FILE,
        "--query",
        "bbox:-2.03,53.46,-2.02,53.48",
        "--json",
    ]);
    assert_eq!(boxed, written);
    let all = number(&cli.json(&["list", FILE, "--json"]), "total");
    assert!((1..all).contains(&number(&boxed, "total")));
}

#[test]
fn what_is_only_similar_is_marked() {
    let cli = sample();
    let said = cli.ok(&["list", FILE, "--query", "tool librray"]);
    let line = said.lines().find(|line| line.contains("Tool Library"));
    assert!(
        line.is_some_and(|line| line.contains("  similar  ")),
        "{said}"
    );
    let said = cli.ok(&["list", FILE, "--query", "tool library"]);
    assert!(!said.contains("similar"), "{said}");
}
