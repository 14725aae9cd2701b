//! The main job, from an empty file to a partner's copy, in the real window. Mouse and keyboard act;
//! the terminal program, the exported file and the independent readers judge.

use hereabouts_e2e::{Cli, Start, Window, fixture, judge, shared};
use serde_json::Value;
use std::path::PathBuf;

const FILE: &str = "Our place.hereabouts";

/// What the journey is made with.
struct Materials {
    /// Each file with its number of rows.
    files: Vec<(PathBuf, u64)>,
    /// Of the first file, the assets without a place.
    unplaced: u64,
}

#[test]
fn with_a_small_spreadsheet_and_two_maps() {
    journey(&Materials {
        files: vec![
            (fixture("window/community_buildings.csv"), 24),
            (fixture("window/food_tables.geojson"), 5),
            (fixture("window/green_spots.geojson"), 6),
        ],
        unplaced: 9,
    });
}

#[test]
fn with_the_spreadsheet_of_a_council() {
    let folder = "assets/trafford_uk";
    let files = [
        (
            "council_open_data/trafford_land_and_building_assets.csv",
            608,
        ),
        ("open_data/gm_food_banks.geojson", 171),
        ("open_data/trafford_greenspace_sites.geojson", 427),
    ];
    let found = files.map(|(name, rows)| Some((shared(&format!("{folder}/{name}"))?, rows)));
    let Some(files) = found.into_iter().collect() else {
        return;
    };
    journey(&Materials {
        files,
        unplaced: 235,
    });
}

fn journey(with: &Materials) {
    let cli = Cli::new();
    let file = cli.path(FILE);
    let home = cli.path("settings");
    std::fs::create_dir(&home).expect("a folder can be made");
    let window = Window::start(Start {
        home: Some(&home),
        ..Start::default()
    });

    window.begin("Our place", &file, None);
    bring_in(&window, &cli, with);
    find(&window, &cli);
    let moved = move_one(&window, &cli);
    let placed = place_one(&window, &cli);
    relate(&window, &cli, &moved, &placed);
    assert_eq!(
        window.blocked(),
        serde_json::json!([]),
        "the content policy blocked nothing"
    );
    drop(window);

    let window = Window::start(Start {
        file: Some(&file),
        home: Some(&home),
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");
    assert_eq!(ties(&cli, &moved), 1);
    window.press("Control+z");
    until(&window, "the tie is taken back after a restart", || {
        ties(&cli, &moved) == 0
    });
    window.press("Control+Shift+Z");
    until(&window, "and made again", || ties(&cli, &moved) == 1);
    share(&window, &cli, &moved, &placed);
    assert_eq!(
        window.blocked(),
        serde_json::json!([]),
        "the content policy blocked nothing"
    );
    drop(window);
    cli.ok(&["check", FILE]);
}

fn bring_in(window: &Window, cli: &Cli, with: &Materials) {
    for (at, (source, rows)) in with.files.iter().enumerate() {
        if at == 1 {
            // The second is dropped on the window, as from a file manager.
            window.display().drop_file(source, 700, 450);
            window.wait_for("#happen-title");
        } else {
            window.choose_to_bring_in(source);
        }
        let before = cli.json(&["info", FILE, "--json"]);
        let outcomes = window.outcomes();
        assert_eq!(
            outcomes.iter().sum::<u64>(),
            *rows,
            "every row of {source:?} is accounted for"
        );
        window.bring_in();
        let after = cli.json(&["info", FILE, "--json"]);
        let grew = |count: &str| number(&after, count) - number(&before, count);
        assert_eq!(grew("assets"), outcomes[0], "{source:?}");
        assert_eq!(grew("inbox"), outcomes[3], "{source:?}");
        until(window, "they are shown", || {
            window.shown().shown == outcomes[0]
        });
        if at == 0 {
            // All but what is asked about first: one row of the council's is a home of children.
            assert_eq!(number(&after, "assets"), outcomes[0]);
            window.wait_shown(outcomes[0], outcomes[0], with.unplaced);
        }
    }
    window.show_everything();
    let info = cli.json(&["info", FILE, "--json"]);
    window.wait_shown(
        number(&info, "assets"),
        number(&info, "assets"),
        number(&info, "unlocated"),
    );
}

fn find(window: &Window, cli: &Cli) {
    let found = cli.json(&[
        "list", FILE, "--query", "library", "--limit", "1000", "--json",
    ]);
    let names: Vec<&str> = rows(&found)
        .iter()
        .filter_map(|row| row["name"].as_str())
        .collect();
    assert!(names.len() > 1 && names.iter().all(|name| !name.is_empty()));
    window.press("2");
    window.wait_for("[data-testid=list]");
    window.press("/");
    window.type_text("library");
    window.wait_until("the list shows what the terminal finds", |window| {
        window.texts("[data-testid=list] .name b") == names
    });
    window.show_everything();
    window.press("1");
    window.wait_for("html[data-ready=map]");
}

/// Drags the marker of a library to another spot.
fn move_one(window: &Window, cli: &Cli) -> String {
    let row = one(cli, "library has:place");
    let (id, name) = (text(&row, "id"), text(&row, "name"));
    let before = at(cli, &id);
    window.search(&format!("\"{name}\""));
    until(window, "it is alone", || window.shown().shown == 1);
    window.zoom_to_one(&text(&row, "kind"));
    // By its head, 35 pixels above its foot.
    window.drag((".mapbox", 0.0, -35.0), (".mapbox", 120.0, 25.0));
    until(window, "it is elsewhere", || at(cli, &id) != before);
    let after = at(cli, &id);
    let expected = moved_by(&before, 120.0, 60.0);
    assert!(
        near(&after, &expected),
        "from {before:?} to {after:?}, not {expected:?}"
    );
    window.wait_marker(&text(&row, "kind"), 120.0, 60.0);
    window.wait_toast("Moved");
    there_and_back(window, &|| at(cli, &id), &before, &after);
    window.show_everything();
    id
}

/// Drags something from the tray to the map.
fn place_one(window: &Window, cli: &Cli) -> String {
    let row = one(cli, "-has:place centre");
    let (id, name) = (text(&row, "id"), text(&row, "name"));
    // The map is where the moved one is; the tray follows the search.
    window.search(&format!("\"{name}\""));
    until(window, "it is alone", || window.shown().shown == 1);
    window.wait_until("the tray holds it alone", |window| {
        window.texts(".tray .nm") == [name.as_str()]
    });
    window.drag((".tray .trayitem", 0.0, 0.0), (".mapbox", -150.0, -60.0));
    until(window, "it has a place", || at(cli, &id).is_some());
    let after = at(cli, &id);
    window.wait_toast("is on the map");
    window.zoom_to_one(&text(&row, "kind"));
    there_and_back(window, &|| at(cli, &id), &None, &after);
    window.show_everything();
    id
}

/// Connects the one with the other on its card.
fn relate(window: &Window, cli: &Cli, one: &str, other: &str) {
    let name = |id: &str| text(&cli.json(&["show", FILE, id, "--json"])["asset"], "name");
    window.press("2");
    window.search(&format!("\"{}\"", name(one)));
    until(window, "it is alone", || window.shown().shown == 1);
    window.click("#row-0 .name b");
    window.wait_for_words("#card h1", &name(one));
    window.click_words("#card button", "Connect it to something");
    window.click("[data-testid=connect] input[role=combobox]");
    window.type_text(&name(other));
    window.click_words("[data-testid=connect] [role=option] .name", &name(other));
    until(window, "they are connected", || ties(cli, one) == 1);
    let tie = &cli.json(&["show", FILE, one, "--json"])["ties"][0];
    assert_eq!(tie["other"], other);
    window.wait_for_words(
        "#card .tie",
        &format!("{} {}", text(tie, "wording"), name(other)),
    );
    window.put_messages_away();
    // The box of the type-ahead has the keyboard; Undo there would be Undo of typing.
    window.click("#card h1");
    there_and_back(window, &|| ties(cli, one), &0, &1);
    window.show_everything();
}

/// Undo and Redo, seen from outside.
#[track_caller]
fn there_and_back<T: PartialEq + std::fmt::Debug>(
    window: &Window,
    now: &dyn Fn() -> T,
    before: &T,
    after: &T,
) {
    window.press("Control+z");
    until(window, &format!("undone, it is {before:?}"), || {
        now() == *before
    });
    window.wait_toast("Taken back");
    window.press("Control+Shift+Z");
    until(window, &format!("done again, it is {after:?}"), || {
        now() == *after
    });
    window.wait_toast("Done again");
}

/// Saves what everyone may have, and lets it be judged.
fn share(window: &Window, cli: &Cli, moved: &str, placed: &str) {
    window.click("button[aria-label='Share']");
    window.click_words(".audience", "Everyone");
    window.wait_until("the button says for whom", |window| {
        window.text(".strip .main").contains("for everyone")
            && window.has(".strip .main:not(:disabled)")
    });
    let says = window.text(".strip .main");
    let out = cli.path("out");
    std::fs::create_dir(&out).expect("a folder can be made");
    let expected = cli.json(&[
        "export",
        FILE,
        "unused.geojson",
        "--audience",
        "public",
        "--dry-run",
        "--json",
    ]);
    let released = number(&expected, "released");
    let words = format!("Save {} assets for everyone, 0 people", grouped(released));
    assert_eq!(says, words);
    window.click(".strip .main");
    let file = out.join("for everyone.geojson");
    window.display().name_in_dialog("Save as", &file);
    window.wait_for_words("h1", "Saved");

    let saved: Value =
        serde_json::from_slice(&std::fs::read(&file).expect("it was saved")).expect("it is JSON");
    let features = saved["features"]
        .as_array()
        .expect("a collection has features");
    assert_eq!(features.len() as u64, released);
    for id in [moved, placed] {
        let feature = features
            .iter()
            .find(|feature| feature["id"] == id)
            .expect("it was released");
        let at = at(cli, id).expect("it has a place");
        let coordinates = feature["geometry"]["coordinates"]
            .as_array()
            .expect("it is a point");
        let saved: Vec<f64> = coordinates.iter().filter_map(Value::as_f64).collect();
        assert!(
            saved.len() == 2 && (saved[0] - at[0]).abs() < 1e-6 && (saved[1] - at[1]).abs() < 1e-6
        );
    }
    assert_eq!(
        features
            .iter()
            .filter(|feature| feature["properties"]["kind"] == "person")
            .count(),
        0
    );
    judge(&out);
    let register = cli.json(&["call", FILE, "list_disclosures", "{}"]);
    assert!(
        register.to_string().contains("public"),
        "it is in the register: {register}"
    );
}

fn one(cli: &Cli, query: &str) -> Value {
    let found = cli.json(&["list", FILE, "--query", query, "--limit", "1000", "--json"]);
    // One whose name no other has, so that the search box can leave it alone.
    let alone = |row: &&Value| {
        let name = format!("\"{}\"", text(row, "name"));
        number(
            &cli.json(&["list", FILE, "--query", &name, "--json"]),
            "total",
        ) == 1
    };
    rows(&found)
        .iter()
        .find(alone)
        .expect("one of them has a name of its own")
        .clone()
}

fn rows(found: &Value) -> &[Value] {
    found["rows"].as_array().expect("rows are a list")
}

/// Longitude and latitude of an asset.
fn at(cli: &Cli, id: &str) -> Option<[f64; 2]> {
    let shown = cli.json(&["show", FILE, id, "--json"]);
    let coordinates = shown["asset"]["place"]["geometry"]["coordinates"].as_array()?;
    Some([0, 1].map(|i| coordinates[i].as_f64().expect("a coordinate is a number")))
}

fn ties(cli: &Cli, id: &str) -> usize {
    let shown = cli.json(&["show", FILE, id, "--json"]);
    shown["ties"].as_array().map_or(0, Vec::len)
}

/// A place so many pixels to the right and down, at the zoom at which a single asset is shown (16.5;
/// the world is 512 pixels wide at zoom 0).
fn moved_by(at: &Option<[f64; 2]>, right: f64, down: f64) -> Option<[f64; 2]> {
    let [lon, lat] = (*at)?;
    let degrees = 360.0 / (512.0 * 16.5f64.exp2());
    Some([
        lon + right * degrees,
        lat - down * degrees * lat.to_radians().cos(),
    ])
}

/// Within three pixels of one another at that zoom.
fn near(one: &Option<[f64; 2]>, other: &Option<[f64; 2]>) -> bool {
    let degrees = 360.0 / (512.0 * 16.5f64.exp2());
    let (Some(one), Some(other)) = (one, other) else {
        return false;
    };
    (0..2).all(|i| (one[i] - other[i]).abs() <= 3.0 * degrees)
}

#[track_caller]
fn until(window: &Window, what: &str, holds: impl Fn() -> bool) {
    window.wait_until(what, |_| holds());
}

#[track_caller]
fn number(answer: &Value, field: &str) -> u64 {
    answer[field]
        .as_u64()
        .unwrap_or_else(|| panic!("no number “{field}” in {answer}"))
}

#[track_caller]
fn text(answer: &Value, field: &str) -> String {
    answer[field]
        .as_str()
        .unwrap_or_else(|| panic!("no text “{field}” in {answer}"))
        .to_owned()
}

/// 1234 as "1,234".
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let parts: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|part| std::str::from_utf8(part).expect("hexadecimal digits are ASCII"))
        .collect();
    parts.join(",")
}
