//! Bad input and bad days: each gives a clear sentence, and nothing is lost.

use crate::{FILE, number, sample, source};
use hereabouts_e2e::{Cli, fixture};
use serde_json::{Value, json};
use std::fs;

/// Runs it and insists on how it ends and on what it says.
#[track_caller]
fn check(cli: &Cli, arguments: &[&str], status: i32, says: &str) {
    let ran = cli.run(arguments);
    assert_eq!(ran.status, Some(status), "{arguments:?}: {ran:?}");
    assert!(ran.stderr.contains(says), "{arguments:?}: {ran:?}");
    assert!(!ran.stderr.contains("panicked"), "{ran:?}");
    assert_eq!(ran.stdout, "", "what went wrong belongs on standard error");
}

#[test]
fn wrong_usage_is_two_and_needs_no_file() {
    let cli = sample();
    for (arguments, says) in [
        (&["list"] as &[&str], "FILE"),
        (&["paint", FILE], "paint"),
        (&["show", FILE, "the-hall"], "the-hall"),
        (
            &["list", FILE, "--bbox", "1,2,3"],
            "west, south, east, north",
        ),
        (
            &["list", FILE, "--bbox", "1,2,x,3,4"],
            "west, south, east, north",
        ),
        (&["list", FILE, "--limit", "many"], "many"),
        (&["list", FILE, "--sort", "beauty"], "rank, name"),
        (&["import", FILE, "x.csv", "--kind", "shop"], "association"),
        (
            &["import", FILE, "x.csv", "--audience", "me"],
            "our own notes",
        ),
        (
            &["import", FILE, "x.csv", "--map", "colour=Venue"],
            "colour",
        ),
        (&["import", FILE, "x.csv", "--map", "Venue"], "FIELD=COLUMN"),
        (&["export", FILE, "x.csv", "--format", "pdf"], "geojson"),
        (
            &["export", FILE, "x.csv", "--audience", "everyone"],
            "partner:NAME",
        ),
        (&["tile", FILE, "3/9/0", "x.mvt"], "from 0 to 7"),
        (&["call", FILE, "fly"], "no command “fly”"),
        (&["call", FILE, "counts", "{"], "not JSON"),
        (&["call", FILE, "counts"], "missing field `query`"),
        (&["call", FILE, "counts", "7"], "does not understand"),
        (
            &["call", FILE, "jot", r#"{"text":"Hello","tone":"warm"}"#],
            "unknown field `tone`",
        ),
        (&["info", FILE, "--passphrase", "x"], "--passphrase"),
    ] {
        check(&cli, arguments, 2, says);
    }
    let venues = source("venues.csv");
    let wrong = ["import", FILE, &venues, "--map", "name=Colour"];
    check(&cli, &wrong, 2, "The columns are: Ref, Venue");
}

#[test]
fn help_is_no_failure() {
    let cli = Cli::new();
    for arguments in [
        &["--help"] as &[&str],
        &["import", "--help"],
        &["--version"],
    ] {
        assert!(!cli.ok(arguments).is_empty());
    }
}

#[test]
fn what_is_no_catalogue_is_left_alone() {
    let cli = sample();
    let notes = b"My own notes, in no format at all, and long enough to be looked at by somebody who wonders.".repeat(9);
    for (name, content, says) in [
        ("notes.hereabouts", notes.as_slice(), "atalogue"),
        ("empty.hereabouts", b"", "not a Hereabouts catalogue"),
        (
            "table.csv",
            b"name,place\nHall,here\n",
            "not a Hereabouts catalogue",
        ),
    ] {
        fs::write(cli.path(name), content).expect("a file can be written");
        for command in ["info", "list", "check", "undo"] {
            check(&cli, &[command, name], 1, says);
        }
        assert_eq!(
            fs::read(cli.path(name)).expect("it is still there"),
            content
        );
    }
    check(&cli, &["info", "gone.hereabouts"], 1, "gone.hereabouts");
    fs::create_dir(cli.path("folder.hereabouts")).expect("a folder can be made");
    check(&cli, &["info", "folder.hereabouts"], 1, "is a folder");
    check(&cli, &["new", "no/such/folder.hereabouts"], 1, "folder");
    check(&cli, &["new", FILE], 1, "is there already");
    check(&cli, &["backup", FILE, "table.csv"], 1, "is there already");
    check(&cli, &["restore", FILE, "table.csv"], 1, "is there already");
    check(&cli, &["export", FILE, "table.csv"], 1, "add --force");
    check(&cli, &["export", FILE, "no/such/out.csv"], 1, "older");
    check(
        &cli,
        &["show", FILE, "01234567-89ab-7def-8123-456789abcdef"],
        1,
        "not in this catalogue",
    );
    check(&cli, &["redo", FILE], 1, "nothing to do again");
    check(
        &cli,
        &["export", FILE, "x.csv", "--audience", "partner:Nobody"],
        1,
        "Greenfield Council",
    );
    check(
        &cli,
        &["export", FILE, "x.csv", "--profile", "Nothing"],
        1,
        "What the council shows",
    );
}

#[test]
fn a_catalogue_without_a_name_is_not_made() {
    let cli = Cli::new();
    check(&cli, &["new", FILE, "--name", " "], 1, "needs a name");
    assert!(!cli.path(FILE).exists(), "half of one was left behind");
    cli.ok(&["new", FILE, "--name", "Aldermoor"]);
}

#[test]
fn nothing_is_written_over_a_catalogue() {
    let cli = sample();
    cli.ok(&["new", "Other.hereabouts"]);
    let secret = [("HEREABOUTS_PASSPHRASE", "wetter als Regen")];
    let made = cli.run_with(&["new", "Locked.hereabouts"], &secret, "");
    assert_eq!(made.status, Some(0), "{made:?}");
    let bytes = |name: &str| fs::read(cli.path(name)).expect("it is still there");
    for name in [FILE, "Other.hereabouts", "Locked.hereabouts"] {
        let before = bytes(name);
        let wal = format!("{name}-wal");
        for out in [name, &wal] {
            check(&cli, &["tile", FILE, "0/0/0", out], 1, "a catalogue");
            let export = ["export", FILE, out, "--format", "csv", "--force"];
            check(&cli, &export, 1, "catalogue");
        }
        assert!(bytes(name) == before, "{name} was written to");
    }
    cli.ok(&["check", FILE]);
}

#[test]
fn a_newer_file_is_refused_and_not_touched() {
    let cli = sample();
    cli.ok(&["backup", FILE, "newer.hereabouts"]);
    let mut bytes = fs::read(cli.path("newer.hereabouts")).expect("it can be read");
    // https://www.sqlite.org/fileformat.html: the user version is at offset 60.
    bytes[60..64].copy_from_slice(&99u32.to_be_bytes());
    fs::write(cli.path("newer.hereabouts"), &bytes).expect("it can be written");
    for command in ["info", "undo", "check"] {
        check(&cli, &[command, "newer.hereabouts"], 1, "newer Hereabouts");
    }
    let after = fs::read(cli.path("newer.hereabouts")).expect("it can be read");
    assert!(after == bytes, "it was written to");
}

#[test]
fn a_file_that_may_only_be_read_can_be_read() {
    let cli = sample();
    let path = cli.path(FILE);
    let mut may = fs::metadata(&path).expect("it is there").permissions();
    may.set_readonly(true);
    fs::set_permissions(&path, may).expect("it can be marked");
    let info = cli.json(&["info", FILE, "--json"]);
    assert!(info["read_only"].is_string());
    assert_eq!(cli.json(&["list", FILE, "--json"])["total"], info["assets"]);
    let jot = ["call", FILE, "jot", r#"{"text":"Hello"}"#];
    check(&cli, &jot, 1, "reading only");
    check(
        &cli,
        &["import", FILE, &source("venues.csv")],
        1,
        "reading only",
    );
    cli.ok(&["backup", FILE, "copy.hereabouts"]);
    cli.ok(&["check", FILE]);
}

#[test]
fn any_name_a_file_can_have_is_a_name() {
    for name in [
        "a place with spaces.hereabouts",
        "it's \"quoted\".hereabouts",
        "#1 50% ?mode=ro&x.hereabouts",
        "🌳 Łódź.hereabouts",
        "file:aldermoor.hereabouts",
        ":memory:",
        "-dash.hereabouts",
        "no ending",
    ] {
        let cli = Cli::new();
        cli.ok(&["new", "--name", "Here", "--", name]);
        assert!(cli.path(name).exists(), "{name}");
        cli.ok(&["call", "--", name, "jot", r#"{"text":"Hello"}"#]);
        let info = cli.json(&["info", "--json", "--", name]);
        assert_eq!(number(&info, "inbox"), 1, "{name}");
        let csv = format!("{name}.csv");
        fs::copy(fixture("terminal/venues.csv"), cli.path(&csv)).expect("it can be copied");
        let done = cli.json(&["import", "--json", "--", name, &csv]);
        assert!(number(&done, "new") > 0, "{name}");
    }
}

#[test]
fn long_names_and_shapes_of_many_corners_are_kept_whole() {
    let cli = Cli::new();
    cli.ok(&["new", FILE]);
    let long = "Łódź ".repeat(2_000);
    let asset = json!({ "kind": "place", "name": long, "fields": {} }).to_string();
    let made = cli.json(&["call", FILE, "create_asset", &asset]);
    let id = made["value"].as_str().expect("an id");
    let shown = cli.json(&["show", FILE, id, "--json"]);
    assert_eq!(shown["asset"]["name"], long.trim());
    assert!(
        cli.ok(&["list", FILE]).len() < 1_000,
        "a list stays readable"
    );

    let corners = 100_000;
    let mut ring: Vec<Value> = (0..corners)
        .map(|n| {
            let turn = f64::from(n) / f64::from(corners) * std::f64::consts::TAU;
            json!([-2.0 + turn.cos() * 0.1, 53.0 + turn.sin() * 0.1])
        })
        .collect();
    ring.push(ring[0].clone());
    let shape = json!({ "type": "Feature", "properties": { "name": "Lake" },
        "geometry": { "type": "Polygon", "coordinates": [ring] } });
    fs::write(cli.path("lake.geojson"), shape.to_string()).expect("it can be written");
    let done = cli.json(&["import", FILE, "lake.geojson", "--kind", "place", "--json"]);
    assert_eq!(number(&done, "new"), 1, "{done}");
    let lake = cli.json(&["list", FILE, "--query", "lake", "--json"])["rows"][0]["id"].clone();
    let lake = cli.json(&["show", FILE, lake.as_str().expect("an id"), "--json"]);
    let kept = lake["asset"]["place"]["geometry"]["coordinates"][0].as_array();
    assert_eq!(kept.map(Vec::len), Some(corners as usize + 1));
    cli.ok(&["tile", FILE, "8/126/82", "lake.mvt"]);
    cli.ok(&["export", FILE, "out.geojson", "--audience", "public"]);
}

#[test]
fn files_that_cannot_be_brought_in_are_named_with_line_and_cause() {
    let cli = sample();
    let before = cli.json(&["info", FILE, "--json"]);
    for (name, says) in [
        ("cut_short.geojson", "cut_short.geojson"),
        ("empty.csv", "holds no rows"),
        ("not_a_workbook.xlsx", "not_a_workbook.xlsx"),
        ("topology.json", "GeoJSON"),
        ("settings.json", "GeoJSON"),
    ] {
        let path = fixture(&format!("import/{name}"));
        let path = path.to_str().expect("fixtures have plain names");
        check(&cli, &["import", FILE, path], 1, says);
        check(&cli, &["import", FILE, path, "--dry-run"], 1, says);
    }
    check(&cli, &["import", FILE, "gone.csv"], 1, "gone.csv");
    let after = cli.json(&["info", FILE, "--json"]);
    assert_eq!(after["content_hash"], before["content_hash"]);
}

#[test]
fn a_passphrase_is_never_an_argument() {
    let cli = Cli::new();
    let with = |words: &str, arguments: &[&str]| {
        cli.run_with(arguments, &[("HEREABOUTS_PASSPHRASE", words)], "")
    };
    let made = with("wetter als Regen", &["new", FILE, "--name", "Aldermoor"]);
    assert_eq!(made.status, Some(0), "{made:?}");
    let opened = with("wetter als Regen", &["info", FILE, "--json"]);
    assert_eq!(opened.status, Some(0), "{opened:?}");
    assert!(opened.stdout.contains(r#""encrypted":true"#));
    let wrong = with("wet", &["info", FILE]);
    assert_eq!(wrong.status, Some(1), "{wrong:?}");
    assert!(wrong.stderr.contains("passphrase is not the right one"));
    check(&cli, &["info", FILE], 1, "HEREABOUTS_PASSPHRASE");
    let kept = with("wetter als Regen", &["backup", FILE, "copy.hereabouts"]);
    assert_eq!(kept.status, Some(0), "{kept:?}");
    let back = ["restore", "copy.hereabouts", "back.hereabouts"];
    check(&cli, &back, 1, "HEREABOUTS_PASSPHRASE");
    let back = with("wetter als Regen", &back);
    assert_eq!(back.status, Some(0), "{back:?}");
    let bytes = fs::read(cli.path(FILE)).expect("it can be read");
    assert!(
        !bytes.windows(9).any(|w| w == b"Aldermoor"),
        "it can be read without"
    );
}
