//! Copies for volunteers and partners, in the terminal: made, opened, worked in.

use crate::{FILE, number, sample};
use hereabouts_e2e::Cli;
use serde_json::{Value, json};

const COPY: &str = "Rosa.hereabouts";
const FOR_ROSA: [&str; 5] = ["travel-copy", FILE, COPY, "--for", "Rosa"];

#[track_caller]
fn info(cli: &Cli, file: &str) -> Value {
    cli.json(&["info", file, "--json"])
}

#[test]
fn a_copy_is_a_catalogue_of_its_own_and_written_over_nothing() {
    let cli = sample();
    let made = cli.json(&[&FOR_ROSA[..], &["--photos", "--json"]].concat());
    let (ours, theirs) = (info(&cli, FILE), info(&cli, COPY));
    assert_eq!(number(&made, "released"), number(&theirs, "assets"));
    assert_eq!(number(&made, "photos"), number(&theirs, "attachments"));
    assert_eq!(ours["travel"], Value::Null);
    let travel = &theirs["travel"];
    assert_eq!(travel["home"], ours["name"]);
    assert_eq!(
        (&travel["reader"], &travel["fields"]),
        (&json!("our team"), &Value::Null)
    );
    for file in [FILE, COPY] {
        cli.ok(&["check", file]);
    }
    let copies = cli.json(&["call", FILE, "list_travel_copies"]);
    assert_eq!(copies[0]["name"], "Rosa");
    let register = cli.json(&["call", FILE, "list_disclosures"]);
    assert_eq!(register[0]["is"]["format"], "travel_copy");

    let before = std::fs::read(cli.path(COPY)).expect("the copy is there");
    let again = cli.run(&FOR_ROSA);
    assert_eq!(again.status, Some(1), "{again:?}");
    assert!(again.stderr.contains("is there already"), "{again:?}");
    let after = std::fs::read(cli.path(COPY)).expect("the copy is there");
    assert!(before == after, "it was written over");
    let copies = cli.json(&["call", FILE, "list_travel_copies"]);
    assert_eq!(copies.as_array().map(Vec::len), Some(1));
}

#[test]
fn a_partner_gets_what_they_may_see_and_nothing_else_can_be_written() {
    let cli = sample();
    let council = ["--audience", "partner:Greenfield Council"];
    let said = cli.ok(&[&FOR_ROSA[..], &council].concat());
    assert!(said.contains("has no passphrase"), "{said}");
    assert_eq!(info(&cli, COPY)["travel"]["reader"], "Greenfield Council");
    let list = cli.json(&["list", COPY, "--json"]);
    let id = list["rows"][0]["id"].clone();
    let edit = |fields: Value| {
        let edit = json!({ "id": id, "fields": fields }).to_string();
        cli.run(&["call", COPY, "edit_asset", &edit])
    };
    let note = edit(json!({ "note": "quiet" }));
    assert_eq!(note.status, Some(1), "{note:?}");
    let why = "This copy was made without this field: note.";
    assert!(note.stderr.contains(why), "{note:?}");
    assert_eq!(edit(json!({ "name": "Quiet room" })).status, Some(0));
    let out = cli.run(&["export", COPY, "out.geojson"]);
    assert_eq!(out.status, Some(1), "{out:?}");
    assert!(out.stderr.contains("keeps no register"), "{out:?}");
    assert!(!cli.path("out.geojson").exists());
    cli.ok(&["check", COPY]);
}

#[test]
fn a_passphrase_comes_from_the_environment_and_someone_is_named() {
    let cli = sample();
    let words = [("HEREABOUTS_COPY_PASSPHRASE", "kettle weir plum")];
    let made = cli.run_with(&FOR_ROSA, &words, "");
    assert_eq!(made.status, Some(0), "{made:?}");
    assert!(!made.stdout.contains("has no passphrase"), "{made:?}");
    let locked = cli.run(&["info", COPY]);
    assert_eq!(locked.status, Some(1), "{locked:?}");
    let opens = [("HEREABOUTS_PASSPHRASE", "kettle weir plum")];
    let opened = cli.run_with(&["info", COPY], &opens, "");
    assert_eq!(opened.status, Some(0), "{opened:?}");
    let check = |arguments: &[&str], status: i32| {
        let ran = cli.run(&[&["travel-copy", FILE, "other.hereabouts"], arguments].concat());
        assert_eq!(ran.status, Some(status), "{ran:?}");
        assert!(!cli.path("other.hereabouts").exists());
    };
    check(&[], 2);
    check(&["--for", " "], 1);
    check(&["--for", "Rosa", "--audience", "me"], 1);
    check(&["--for", "Rosa", "--audience", "everybody"], 2);
}
