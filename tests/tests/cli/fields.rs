//! The names that others rely on.

use crate::{FILE, found, sample, source};
use serde_json::Value;

#[test]
fn answers_have_the_fields_that_others_rely_on() {
    let cli = sample();
    let id = found(&cli, "\"Mill Lane Tool Library\"")[0]["id"].clone();
    let id = id.as_str().expect("an id is a text");
    let venues = source("venues.csv");
    cli.ok(&["call", FILE, "jot", r#"{"text":"Ask about the shed"}"#]);
    let check = |arguments: &[&str], expect: &[&str]| {
        let answer = cli.json(arguments);
        for field in expect {
            let there =
                field
                    .split('.')
                    .try_fold(&answer, |value, part| match part.parse::<usize>() {
                        Ok(n) => value.get(n),
                        Err(_) => value.get(part),
                    });
            assert!(there.is_some(), "{arguments:?} has no {field}: {answer}");
        }
    };
    check(
        &["info", FILE, "--json"],
        &[
            "name",
            "content_hash",
            "assets",
            "located",
            "unlocated",
            "inbox",
            "relationships",
            "by_kind.person",
            "by_kind.association",
            "by_kind.institution",
            "by_kind.place",
            "by_kind.exchange",
            "by_kind.culture",
            "schema_version",
        ],
    );
    check(
        &["list", FILE, "--json"],
        &[
            "total",
            "rows.0.id",
            "rows.0.kind",
            "rows.0.name",
            "rows.0.at",
            "rows.0.freshness",
        ],
    );
    check(
        &["show", FILE, id, "--json"],
        &[
            "asset.name",
            "asset.place.precision",
            "contacts.0.contact.value",
            "ties.0.wording",
            "freshness",
        ],
    );
    check(
        &["history", FILE, "--json"],
        &["undo.0.label.action", "undo.0.step", "undo.0.at", "redo"],
    );
    check(
        &["history", FILE, id, "--json"],
        &["0.label", "0.at", "0.what.0.field"],
    );
    let counts = [
        "rows",
        "new",
        "updated",
        "same",
        "inbox",
        "skipped",
        "skipped_reasons",
    ];
    check(&["import", FILE, &venues, "--dry-run", "--json"], &counts);
    check(
        &["import", FILE, &venues, "--dry-run", "--json"],
        &["columns.0.field", "notes"],
    );
    check(&["import", FILE, &venues, "--json"], &counts);
    check(&["check", FILE, "--json"], &["found"]);
    check(
        &["undo", FILE, "--json"],
        &["value.label.action", "saved_at"],
    );
    check(
        &["redo", FILE, "--json"],
        &["value.label.action", "saved_at"],
    );
    let release = ["released", "withheld", "people"];
    check(
        &["export", FILE, "out.csv", "--dry-run", "--json"],
        &release,
    );
    check(
        &["export", FILE, "out.csv", "--dry-run", "--json"],
        &["leaving", "staying", "rules"],
    );
    check(&["export", FILE, "out.csv", "--json"], &release);
}

#[test]
fn every_line_of_the_table_is_in_its_help() {
    let cli = sample();
    let help = cli.ok(&["call", "--help"]);
    for command in [
        "info",
        "counts",
        "create_asset",
        "run_import",
        "save_release",
        "progress",
    ] {
        assert!(help.contains(&format!("\n  {command} ")), "{command}");
    }
    let answer = cli.json(&["call", FILE, "info"]);
    assert_eq!(answer, cli.json(&["info", FILE, "--json"]));
    let toggled = cli.json(&[
        "call",
        FILE,
        "toggle",
        r#"{"query":"","field":"kind","value":"place","only":false}"#,
    ]);
    assert_eq!(toggled, Value::from("kind:place"));
}
