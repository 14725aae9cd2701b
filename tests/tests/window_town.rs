//! The sample neighbourhood in the real window: its map is drawn, its streets are found, something is placed
//! by one of them, and nobody else is given its map. Seen at every zoom in each look, for whoever looks.

use hereabouts_e2e::{Cli, Start, Window};
use serde_json::{Value, json};
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";

fn picture(window: &Window, name: &str) {
    let path = format!("{}/town-{name}.png", env!("CARGO_TARGET_TMPDIR"));
    window.save_screenshot(Path::new(&path));
}

/// Waits until more than so many things of area packs are drawn.
#[track_caller]
fn many_streets(window: &Window, count: u32) {
    let read = format!("Number(document.querySelector('.mapbox')?.dataset.streets) > {count}");
    window.wait_until("the town is drawn", |window| window.read(&read) == true);
}

#[test]
fn something_in_the_tray_is_placed_by_a_street_of_the_sample() {
    let cli = Cli::new();
    let home = cli.path("home");
    let window = Window::start(Start {
        home: Some(&home),
        ..Start::default()
    });
    window.wait_for(".door");
    window.visit(&cli.path(FILE));
    many_streets(&window, 40);
    window.wait_for_words(
        "[data-testid=attribution]",
        "Sample map drawn for Hereabouts",
    );
    picture(&window, "first");

    window.click("button[aria-label='What the map shows']");
    window.wait_for("[data-testid=layers] [data-pack=Aldermoor]");
    assert!(!window.has("[data-testid=layers] button[aria-label='Remove Aldermoor']"));
    window.click("[data-testid=layers] button[aria-label='Close']");

    window.fill("#search", "near mill la");
    window.wait_for_words("[data-testid=found-places] button", "Mill Lane");
    window.press("Escape");
    window.fill("#search", "");

    window.click_words(".tray .link", "See all");
    window.click("button[aria-label='Find its place: Hour for Hour']");
    window.fill("[data-testid=place-choice] input", "chapel street");
    window.wait_for_words("[data-testid=place-choice] button", "Chapel Street");
    picture(&window, "tray");
    window.click_words("[data-testid=place-choice] button", "Chapel Street");
    window.wait_toast("is on the map at Chapel Street");
    let found = cli.json(&["list", FILE, "--query", "\"Hour for Hour\"", "--json"]);
    let id = found["rows"][0]["id"].as_str().expect("it is listed");
    let place = cli.json(&["show", FILE, id, "--json"])["asset"]["place"].clone();
    assert_eq!(place["precision"], "street");
    assert_eq!(place["gazetteer"]["name"], "Aldermoor");
    assert_eq!(window.blocked(), json!([]));
    drop(window);
    cli.ok(&["check", FILE]);

    // The same laptop, another catalogue: it has no such map.
    cli.ok(&["new", "Ours.hereabouts", "--name", "Ours"]);
    let data = [("XDG_DATA_HOME", home.to_str().expect("the path is text"))];
    let asked = |command: &str, arguments: Value, file: &str| {
        let ran = cli.run_with(&["call", file, command, &arguments.to_string()], &data, "");
        assert_eq!(ran.status, Some(0), "{}", ran.stderr);
        serde_json::from_str::<Value>(&ran.stdout).expect("it answers JSON")
    };
    let chapel = json!({ "text": "chapel street", "near": Value::Null, "limit": 5 });
    assert_ne!(asked("find_places", chapel.clone(), FILE), json!([]));
    for (command, arguments) in [("list_packs", json!({})), ("find_places", chapel)] {
        assert_eq!(
            asked(command, arguments, "Ours.hereabouts"),
            json!([]),
            "{command}"
        );
    }
}

#[test]
fn it_is_drawn_at_every_zoom_by_day_and_by_night() {
    for (look, dark) in [("light", false), ("dark", true)] {
        let cli = Cli::new();
        cli.ok(&["new", FILE, "--sample"]);
        let window = Window::start(Start {
            file: Some(&cli.path(FILE)),
            dark,
            ..Start::default()
        });
        window.wait_for("html[data-ready=map]");
        many_streets(&window, 20);
        picture(&window, &format!("{look}-near-15"));
        // Down to where the whole country is seen, and up to single houses.
        for (steps, key, zoom, least) in [
            (2, "-", 13, 20),
            (2, "-", 11, 8),
            (5, "=", 16, 10),
            (2, "=", 18, 3),
        ] {
            zoomed(&window, key, steps);
            many_streets(&window, least);
            picture(&window, &format!("{look}-near-{zoom}"));
        }
        zoomed(&window, "-", 3);
        window.press("Control+k");
        window.type_text("street map quiet");
        window.press("Enter");
        zoomed(&window, "-", 1);
        zoomed(&window, "=", 1);
        many_streets(&window, 10);
        picture(&window, &format!("{look}-quiet"));
    }
}

/// Presses a key of the map so many times; what is drawn then is counted anew.
fn zoomed(window: &Window, key: &str, times: u32) {
    window.read("document.querySelector('.mapbox').focus()");
    for _ in 0..times {
        window.read("delete document.querySelector('.mapbox').dataset.streets");
        window.press(key);
        many_streets(window, 0);
    }
}
