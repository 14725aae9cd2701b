//! Journeys with the built terminal program: what people do with it, what it says, and how it ends.

mod as_it_was;
mod bad_days;
mod exchange;
mod fields;
mod interrupted;
mod journey;
mod keys;
mod leaks;
mod printing;
mod queries;
mod travel;

use hereabouts_e2e::{Cli, fixture};
use serde_json::Value;

/// The catalogue that tests work in, in the harness's own folder.
const FILE: &str = "Aldermoor.hereabouts";

/// A folder with the sample neighbourhood in [`FILE`].
fn sample() -> Cli {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    cli
}

/// The path of a fixture as an argument.
fn source(name: &str) -> String {
    let path = fixture(&format!("terminal/{name}"));
    path.to_str().expect("fixtures have plain names").to_owned()
}

/// A number of an answer.
#[track_caller]
fn number(answer: &Value, field: &str) -> u64 {
    answer[field]
        .as_u64()
        .unwrap_or_else(|| panic!("no number “{field}” in {answer}"))
}

/// All rows that a query finds.
#[track_caller]
fn found(cli: &Cli, query: &str) -> Vec<Value> {
    let page = cli.json(&[
        "list", FILE, "--query", query, "--limit", "100000", "--json",
    ]);
    let rows = page["rows"].as_array().expect("rows are a list").clone();
    assert_eq!(number(&page, "total"), rows.len() as u64, "{query}");
    rows
}
