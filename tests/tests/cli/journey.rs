//! From an empty file to a partner's copy and back.

use crate::{FILE, found, number, sample, source};
use hereabouts_e2e::{Cli, shared};
use serde_json::Value;

/// Every row is accounted for.
#[track_caller]
fn accounted(counts: &Value) {
    let parts = ["new", "updated", "same", "inbox", "skipped"];
    let sum: u64 = parts.iter().map(|part| number(counts, part)).sum();
    assert_eq!(number(counts, "rows"), sum, "{counts}");
    let reasons = counts["skipped_reasons"].as_object().expect("reasons");
    let with_reason: u64 = reasons.values().filter_map(Value::as_u64).sum();
    assert_eq!(with_reason, number(counts, "skipped"), "{counts}");
}

#[test]
fn a_messy_spreadsheet_comes_in_once_and_can_be_taken_back() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--name", "Aldermoor"]);
    let empty = cli.json(&["info", FILE, "--json"]);
    let venues = source("venues.csv");

    let planned = cli.json(&[
        "import",
        FILE,
        &venues,
        "--map",
        "source_id=Ref",
        "--dry-run",
        "--json",
    ]);
    accounted(&planned);
    assert_eq!(
        cli.json(&["info", FILE, "--json"])["content_hash"],
        empty["content_hash"],
        "a dry run changes nothing"
    );

    let done = cli.json(&["import", FILE, &venues, "--map", "source_id=Ref", "--json"]);
    accounted(&done);
    for count in ["rows", "new", "updated", "same", "inbox", "skipped"] {
        assert_eq!(done[count], planned[count], "{count} was planned otherwise");
    }
    let info = cli.json(&["info", FILE, "--json"]);
    assert_eq!(number(&info, "assets"), number(&done, "new"));
    assert_eq!(number(&info, "inbox"), number(&done, "inbox"));
    assert!(
        number(&done, "skipped") >= 1,
        "the repeated headings: {done}"
    );
    assert!(
        number(&done, "inbox") >= 1,
        "the shed without a name: {done}"
    );

    let names = |query: &str| -> Vec<String> {
        let rows = found(&cli, query);
        let name = |row: &Value| row["name"].as_str().expect("a name").to_owned();
        rows.iter().map(name).collect()
    };
    assert_eq!(names("lodz"), ["Łódź Café"]);
    assert_eq!(names("brickf lib"), ["Brickfields Library"]);
    let nowhere = found(&cli, "\"Quiet Corner\"");
    assert_eq!(nowhere[0]["at"], Value::Null, "0, 0 is no place");
    let cafe = found(&cli, "lodz")[0].clone();
    assert_eq!(cafe["kind"], "exchange");
    assert_eq!(cafe["at"], serde_json::json!([-2.0201, 53.4712]));
    let shown = cli.json(&["show", FILE, cafe["id"].as_str().expect("an id"), "--json"]);
    assert_eq!(
        shown["asset"]["imported_from"]["row"], "007",
        "zeros are kept"
    );
    assert_eq!(shown["asset"]["extra"]["Ward"], "AM-07");
    assert_eq!(
        number(
            &cli.json(&["list", FILE, "--query", &text(&done["show"]), "--json"]),
            "total"
        ),
        number(&done, "new")
    );

    // What its columns are is remembered.
    let again = cli.json(&["import", FILE, &venues, "--json"]);
    accounted(&again);
    assert_eq!(
        number(&again, "new") + number(&again, "updated"),
        0,
        "{again}"
    );
    assert_eq!(
        cli.json(&["info", FILE, "--json"])["content_hash"],
        info["content_hash"],
        "the same file again changes nothing"
    );

    cli.ok(&["undo", FILE]);
    let undone = cli.json(&["info", FILE, "--json"]);
    assert_eq!(undone["content_hash"], empty["content_hash"]);
    assert_eq!(number(&undone, "assets"), 0);
    cli.ok(&["redo", FILE]);
    let redone = cli.json(&["info", FILE, "--json"]);
    assert_eq!(redone["content_hash"], info["content_hash"]);
    cli.ok(&["check", FILE]);
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

#[test]
fn columns_can_be_named_and_kept() {
    let cli = Cli::new();
    cli.ok(&["new", FILE]);
    let done = cli.json(&[
        "import",
        FILE,
        &source("venues.csv"),
        "--map",
        "name=ward,extra=Venue",
        "--kind",
        "place",
        "--json",
    ]);
    accounted(&done);
    let rows = found(&cli, "\"AM-08\"");
    assert!(!rows.is_empty() && rows.iter().all(|row| row["name"] == "AM-08"));
    let shown = cli.json(&["show", FILE, &text(&rows[0]["id"]), "--json"]);
    assert_eq!(shown["asset"]["extra"]["Venue"], "Lockside Rowers");
}

#[test]
fn shapes_of_every_sort_come_in() {
    let cli = Cli::new();
    cli.ok(&["new", FILE]);
    let done = cli.json(&[
        "import",
        FILE,
        &source("green.geojson"),
        "--kind",
        "place",
        "--json",
    ]);
    accounted(&done);
    assert_eq!(number(&done, "rows"), 4);
    assert_eq!(number(&done, "skipped"), 0, "{done}");
    let meadow = &found(&cli, "\"Water Meadow\"")[0];
    assert!(meadow["at"].is_array());
    let cinema = &found(&cli, "cinema")[0];
    assert_eq!(cinema["at"], Value::Null);
    let mixed = cli.json(&["call", FILE, "list_inbox"]);
    assert!(
        mixed.to_string().contains("GeometryCollection"),
        "a mixed shape is kept with its entry: {mixed}"
    );
}

#[test]
fn what_is_exported_comes_back_as_it_was() {
    let cli = sample();
    cli.ok(&["import", FILE, &source("venues.csv")]);
    cli.ok(&["import", FILE, &source("green.geojson"), "--kind", "place"]);
    let before = cli.json(&["info", FILE, "--json"]);
    for (out, rows) in [("own.geojson", "rows"), ("own.csv", "rows")] {
        let saved = cli.json(&["export", FILE, out, "--audience", "me", "--json"]);
        assert_eq!(
            number(&saved, "released"),
            number(&before, "assets"),
            "{saved}"
        );
        let again = cli.json(&["import", FILE, out, "--dry-run", "--json"]);
        assert_eq!(again["same"], again[rows], "{out}: {again}");
        assert_eq!(number(&again, "same"), number(&before, "assets"), "{out}");
    }
    // In another catalogue they are the same assets.
    cli.ok(&["new", "Other.hereabouts"]);
    let came = cli.json(&["import", "Other.hereabouts", "own.geojson", "--json"]);
    assert_eq!(number(&came, "new"), number(&before, "assets"), "{came}");
    let there = cli.json(&["info", "Other.hereabouts", "--json"]);
    for count in ["assets", "located", "by_kind"] {
        assert_eq!(there[count], before[count], "{count}");
    }
}

#[test]
fn a_release_leaves_people_out_and_says_so() {
    let cli = sample();
    let people = found(&cli, "kind:person").len() as u64;
    let preview = cli.json(&[
        "export",
        FILE,
        "out.geojson",
        "--audience",
        "public",
        "--dry-run",
        "--json",
    ]);
    assert!(!cli.path("out.geojson").exists(), "a dry run saves nothing");
    assert_eq!(number(&preview, "people"), 0);
    // One of them is a child, who stays for a reason of its own.
    let withheld = ["person", "child"].map(|why| number(&preview["withheld"], why));
    assert_eq!(withheld, [people - 1, 1]);
    let register = || {
        cli.json(&["call", FILE, "list_disclosures"])
            .as_array()
            .map(Vec::len)
    };
    assert_eq!(register(), Some(0));

    let saved = cli.json(&[
        "export",
        FILE,
        "out.geojson",
        "--audience",
        "public",
        "--json",
    ]);
    for field in ["released", "withheld", "people"] {
        assert_eq!(
            saved[field], preview[field],
            "{field} was previewed otherwise"
        );
    }
    let written = std::fs::read_to_string(cli.path("out.geojson")).expect("it was saved");
    let written: Value = serde_json::from_str(&written).expect("it is JSON");
    let features = written["features"].as_array().expect("features");
    assert_eq!(features.len() as u64, number(&saved, "released"));
    let all = written.to_string();
    for secret in [
        "Nadia",
        "Tomasz",
        "Idris",
        "01632 960177",
        "tools@example.org",
    ] {
        assert!(!all.contains(secret), "{secret} left");
    }
    assert!(all.contains("Old Chapel Hall"));
    assert_eq!(register(), Some(1));

    let partner = cli.json(&[
        "export",
        FILE,
        "council.csv",
        "--audience",
        "partner:greenfield council",
        "--profile",
        "What the council shows",
        "--query",
        "kind:place",
        "--json",
    ]);
    assert_eq!(
        number(&partner, "released"),
        found(&cli, "kind:place").len() as u64
    );
    assert_eq!(register(), Some(2));

    let bench = found(&cli, "\"Weir bench\"")[0]["id"].clone();
    let one = cli.json(&[
        "export",
        FILE,
        "bench.csv",
        "--select",
        &text(&bench),
        "--json",
    ]);
    assert_eq!(number(&one, "released"), 1);

    let team = cli.json(&["export", FILE, "team.geojson", "--json"]);
    assert_eq!(number(&team, "people"), people, "the team may see people");
}

#[test]
fn a_preview_names_everything_that_leaves_and_everything_that_stays() {
    let cli = sample();
    let mut rows = String::from("name,kind,audience\n");
    for n in 0..230 {
        rows += &format!("Choir {n},association,\n");
    }
    for n in 0..70 {
        rows += &format!("Bench {n},place,\n");
    }
    std::fs::write(cli.path("many.csv"), rows).expect("it can be written");
    cli.ok(&["import", FILE, "many.csv", "--map", "kind=kind"]);
    let dry = [
        "export",
        FILE,
        "out.csv",
        "--audience",
        "public",
        "--dry-run",
    ];
    let preview = cli.json(&[&dry[..], &["--json"]].concat());
    let leaving = preview["leaving"].as_array().expect("a list").len() as u64;
    assert_eq!(leaving, number(&preview, "released"));
    assert!(leaving > 70, "{leaving}");
    let groups = preview["staying"].as_array().expect("a list");
    for group in groups {
        let names = group["names"].as_array().expect("a list").len() as u64;
        assert_eq!(names, number(group, "count"));
    }
    let said = cli.ok(&dry);
    let lines = |start: &str| said.lines().filter(|line| line.starts_with(start)).count() as u64;
    assert_eq!(lines("  leaves: "), leaving);
    let staying: u64 = groups.iter().map(|group| number(group, "count")).sum();
    assert!(staying > 230, "{staying}");
    assert_eq!(lines("  stays: "), staying);
    assert!(said.contains("  stays: Choir 229, because they are for fewer people"));
}

#[test]
fn a_tile_is_for_the_team() {
    let cli = sample();
    let tile = |name: &str| {
        cli.ok(&["tile", FILE, "14/8100/5303", name]);
        std::fs::read(cli.path(name)).expect("it was written")
    };
    let holds = |tile: &[u8], name: &str| tile.windows(name.len()).any(|w| w == name.as_bytes());
    // The sample lies within one tile of zoom 10.
    cli.ok(&["tile", FILE, "10/506/331", "town.mvt"]);
    let town = std::fs::read(cli.path("town.mvt")).expect("it was written");
    assert!(!town.is_empty());
    assert!(
        tile("nowhere.mvt").is_empty(),
        "nothing is drawn where nothing is"
    );

    cli.ok(&["call", FILE, "create_asset",
        r#"{"kind":"place","name":"Secret seat","fields":{"audience":"me","place":{"geometry":{"type":"Point","coordinates":[-2.5,51.5]},"precision":"exact"}}}"#]);
    cli.ok(&["call", FILE, "create_asset",
        r#"{"kind":"place","name":"Open seat","fields":{"place":{"geometry":{"type":"Point","coordinates":[-2.6,51.6]},"precision":"exact"}}}"#]);
    let at = |lon: f64, lat: f64| {
        let n = f64::from(1 << 14);
        let x = ((lon + 180.0) / 360.0 * n) as u32;
        let y = ((1.0 - lat.to_radians().tan().asinh() / std::f64::consts::PI) / 2.0 * n) as u32;
        cli.ok(&["tile", FILE, &format!("14/{x}/{y}"), "seat.mvt"]);
        std::fs::read(cli.path("seat.mvt")).expect("it was written")
    };
    assert!(
        at(-2.5, 51.5).is_empty(),
        "what is for me alone is in no tile"
    );
    assert!(holds(&at(-2.6, 51.6), "Open seat"));
    let seats = cli.json(&["list", FILE, "--query", "Open seat", "--json"]);
    let id = &seats["rows"][0]["id"];
    let kept = serde_json::json!({ "id": id, "why": "they asked us to" }).to_string();
    cli.ok(&["call", FILE, "restrict", &kept]);
    assert!(
        at(-2.6, 51.6).is_empty(),
        "what is kept but not used is in no tile either"
    );
}

#[test]
fn a_backup_is_the_same_catalogue() {
    let cli = sample();
    cli.ok(&["backup", FILE, "copy.hereabouts"]);
    cli.ok(&["restore", "copy.hereabouts", "back.hereabouts"]);
    let hash = |file: &str| cli.json(&["info", file, "--json"])["content_hash"].clone();
    assert_eq!(hash(FILE), hash("copy.hereabouts"));
    assert_eq!(hash(FILE), hash("back.hereabouts"));
    cli.ok(&["check", "back.hereabouts"]);
}

#[test]
fn a_councils_list_is_accounted_for() {
    let Some(council) =
        shared("assets/trafford_uk/council_open_data/trafford_land_and_building_assets.csv")
    else {
        return;
    };
    let cli = Cli::new();
    cli.ok(&["new", FILE]);
    let council = council.to_str().expect("a plain path");
    let done = cli.json(&[
        "import",
        FILE,
        council,
        "--kind",
        "place",
        "--audience",
        "public",
        "--json",
    ]);
    accounted(&done);
    assert_eq!(number(&done, "rows"), 608);
    assert_eq!(number(&done, "new") + number(&done, "inbox"), 608, "{done}");
    let info = cli.json(&["info", FILE, "--json"]);
    assert_eq!(number(&info, "assets"), number(&done, "new"));
    let again = cli.json(&[
        "import",
        FILE,
        council,
        "--kind",
        "place",
        "--audience",
        "public",
        "--json",
    ]);
    assert_eq!(
        number(&again, "new") + number(&again, "updated"),
        0,
        "{again}"
    );
    cli.ok(&["undo", FILE]);
    assert_eq!(number(&cli.json(&["info", FILE, "--json"]), "assets"), 0);
}
