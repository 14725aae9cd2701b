//! The catalogue as it was at the end of a day, read in a terminal.

use crate::{FILE, number, sample};
use hereabouts_e2e::{Cli, Ran};
use serde_json::Value;

/// Days begin at midnight in Greenwich, so that the time of an operation tells its day.
fn run(cli: &Cli, arguments: &[&str]) -> Ran {
    cli.run_with(arguments, &[("TZ", "UTC")], "")
}

#[track_caller]
fn json(cli: &Cli, arguments: &[&str]) -> Value {
    let ran = run(cli, arguments);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    serde_json::from_str(&ran.stdout).expect("it prints JSON")
}

#[test]
fn the_day_of_the_last_step_shows_what_is_here_now() {
    let cli = sample();
    let now = cli.json(&["info", FILE, "--json"]);
    assert_eq!(now["as_it_was"], Value::Null);
    let today = &now["saved_at"].as_str().expect("a time")[..10];

    let was = json(&cli, &["info", FILE, "--on", today, "--json"]);
    assert_eq!(was["as_it_was"], today);
    assert!(was["read_only"].is_string(), "{was}");
    assert_eq!(was["path"], Value::Null);
    for same in [
        "content_hash",
        "team_hash",
        "by_kind",
        "relationships",
        "attachments",
    ] {
        assert_eq!(was[same], now[same], "{same}");
    }
    let words = run(&cli, &["info", FILE, "--on", today]).stdout;
    assert!(
        words.contains(&format!("As it was at the end of {today}")),
        "{words}"
    );

    let query = ["list", FILE, "--query", "kind:place", "--json"];
    let listed = json(&cli, &[&query[..], &["--on", today]].concat());
    assert_eq!(listed, cli.json(&query));
    assert!(number(&listed, "total") > 0);
    let id = listed["rows"][0]["id"].as_str().expect("an id");
    let card = json(&cli, &["show", FILE, id, "--on", today, "--json"]);
    assert_eq!(
        card["asset"],
        cli.json(&["show", FILE, id, "--json"])["asset"]
    );
    // It was read.
    assert_eq!(cli.json(&["info", FILE, "--json"]), now);
    cli.ok(&["check", FILE]);
}

#[test]
fn a_day_that_cannot_be_shown_is_a_sentence() {
    let cli = sample();
    let check = |day: &str, status: i32, says: &str| {
        for command in ["info", "list"] {
            let ran = run(&cli, &[command, FILE, "--on", day]);
            assert_eq!(ran.status, Some(status), "{ran:?}");
            assert!(ran.stderr.contains(says), "{ran:?}");
            assert_eq!(ran.stdout, "");
        }
    };
    check(
        "2000-01-01",
        1,
        "Nothing was written here yet on 1 January 2000. The first day is ",
    );
    check("9000-01-01", 1, "That day is still to come.");
    check(
        "yesterday",
        2,
        "“yesterday” is no day. Write it like 2026-05-04.",
    );
}
