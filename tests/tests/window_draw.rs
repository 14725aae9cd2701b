//! Drawing on the map in the real window: an area drawn, taken back corner by corner, reshaped and cut;
//! and a neighbourhood drawn with the keyboard alone. The terminal program judges.

use hereabouts_e2e::{Cli, Window};
use serde_json::{Value, json};
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";

/// The sample neighbourhood with one more place, which is not on the map yet.
fn town(cli: &Cli) -> String {
    cli.ok(&["new", FILE, "--sample"]);
    let made = call(
        cli,
        "create_asset",
        json!({"kind": "place", "name": "Long Meadow", "fields": {"tags": ["green"]}}),
    );
    text(&made, "value")
}

#[test]
fn an_area_is_drawn_reshaped_and_cut() {
    let cli = Cli::new();
    let id = town(&cli);
    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    choose(&window, "Long Meadow");

    // Four corners and one too many, which Ctrl Z takes back; the catalogue's own last step stays.
    act(&window, "Draw it as an area");
    window.wait_for_words("[data-testid=drawing]", "Click around Long Meadow");
    for (right, down) in [
        (-200.0, -120.0),
        (0.0, -140.0),
        (10.0, 60.0),
        (120.0, 180.0),
    ] {
        window.click_at(".mapbox", right, down);
    }
    corners(&window, 4);
    window.press("Control+z");
    corners(&window, 3);
    window.click_at(".mapbox", -190.0, 70.0);
    corners(&window, 4);
    picture(&window, "draw-area");
    window.press("Enter");
    window.wait_until("it is drawn", |_| ring(&cli, &id).len() == 5);
    window.wait_toast("Long Meadow is drawn");
    let drawn = ring(&cli, &id);
    let place = shown(&cli, &id)["asset"]["place"].clone();
    assert_eq!(
        (&place["precision"], &place["method"]),
        (&json!("exact"), &json!("pin"))
    );

    // A corner dragged, taken back, dragged elsewhere, kept.
    act(&window, "Reshape it");
    window.wait_for_words("[data-testid=drawing]", "Drag the corners");
    wait_sketch(&window);
    window.drag((".mapbox", 10.0, 60.0), (".mapbox", 160.0, 20.0));
    window.wait_for("[data-testid=drawing] button:first-of-type:enabled");
    window.press("Control+z");
    window.wait_for("[data-testid=drawing] .ways button:disabled");
    window.drag((".mapbox", 10.0, 60.0), (".mapbox", 90.0, 110.0));
    window.wait_for("[data-testid=drawing] .ways button:first-child:enabled");
    picture(&window, "reshape");
    window.click_words("[data-testid=drawing] button", "Done");
    window.wait_until("it has another shape", |_| ring(&cli, &id) != drawn);
    let reshaped = ring(&cli, &id);
    let moved = reshaped
        .iter()
        .filter(|corner| !drawn.contains(corner))
        .count();
    assert_eq!(
        (moved, reshaped.len()),
        (1, 5),
        "one corner moved: {reshaped:?}"
    );
    window.press("Control+z");
    window.wait_until("the drawing is done, Ctrl Z is the catalogue's", |_| {
        ring(&cli, &id) == drawn
    });

    // Corners are typed, too: the last one as the terminal would say it.
    act(&window, "Reshape it");
    window.click_words("[data-testid=drawing] button", "Corners");
    window.wait_until("all four are listed", |window| {
        window.texts("[data-testid=corners] li").len() == 4
    });
    picture(&window, "corners");
    window.fill(
        "[data-testid=corners] li:nth-child(3) input",
        "53.468, -2.018",
    );
    window.press("Tab");
    window.click_words("[data-testid=drawing] button", "Done");
    window.wait_until("it is where was typed", |_| {
        ring(&cli, &id).contains(&json!([-2.018, 53.468]))
    });

    // Cut in two, as one step.
    act(&window, "Draw it as an area");
    for (right, down) in [(-200.0, -120.0), (0.0, -120.0), (0.0, 80.0), (-200.0, 80.0)] {
        window.click_at(".mapbox", right, down);
    }
    window.press("Enter");
    window.wait_toast("Long Meadow is drawn");
    window.click("#card button[aria-label='More']");
    window.click_words("[role=menuitem]", "Cut it in two");
    window.wait_for_words("[data-testid=drawing]", "Click right across Long Meadow");
    wait_sketch(&window);
    window.click_at(".mapbox", -80.0, -170.0);
    window.click_at(".mapbox", -80.0, 130.0);
    picture(&window, "cut");
    window.press("Enter");
    window.wait_until("there are two", |_| meadows(&cli) == 2);
    window.wait_toast("Long Meadow was cut");
    window.press("Control+z");
    window.wait_until("and one again", |_| meadows(&cli) == 1);
    assert_eq!(
        window.blocked(),
        json!([]),
        "the content policy blocked nothing"
    );
    drop(window);
    cli.ok(&["check", FILE]);
}

#[test]
fn a_neighbourhood_is_drawn_with_the_keyboard_alone() {
    let cli = Cli::new();
    town(&cli);
    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    let before = areas(&cli);
    act(&window, "Draw a neighbourhood");
    wait_sketch(&window);
    // Once round, corner by corner; one too many is taken back.
    for way in ["Up", "Right", "Down", "Left"] {
        for _ in 0..9 {
            window.press(way);
        }
        window.press("Space");
    }
    window.press("Space");
    corners(&window, 4);
    window.press("Backspace");
    corners(&window, 3);
    window.press("Control+z");
    corners(&window, 2);
    window.press("Enter");
    window.wait_toast("An area needs three corners");
    for _ in 0..9 {
        window.press("Left");
    }
    window.press("Space");
    corners(&window, 3);
    picture(&window, "keyboard");
    window.press("Enter");
    window.wait_for("[data-testid=area-form] input[name=name]:focus");
    picture(&window, "neighbourhood-form");
    window.press("Enter");
    window.wait_for_words("[role=alert]", "Give it the name");
    window.type_text("Round the Moat");
    window.press("Tab");
    window.type_text("three neighbours");
    window.press("Enter");
    window.wait_until("it is kept", |_| areas(&cli) == before + 1);
    window.wait_for_words("#card h1", "Round the Moat");
    window.wait_for_words("#card dd", "three neighbours");
    picture(&window, "area-card");
    let layers = call(&cli, "list_area_layers", json!({}));
    let ours = layers[0]["areas"].as_array().expect("areas");
    let ours = ours
        .iter()
        .find(|area| area["name"] == "Round the Moat")
        .expect("it is listed");
    assert_eq!(ours["defined_by"], "three neighbours");
    assert_eq!(ours["drawn"], true);
    assert_eq!(
        window.blocked(),
        json!([]),
        "the content policy blocked nothing"
    );
    drop(window);
    cli.ok(&["check", FILE]);
}

/// Opens the palette and does what is called so.
#[track_caller]
fn act(window: &Window, title: &str) {
    window.press("Control+k");
    window.wait_for("[role=dialog] input");
    window.type_text(title);
    window.click_words("[role=option] span", title);
}

#[track_caller]
fn choose(window: &Window, name: &str) {
    window.press("Control+k");
    window.wait_for("[role=dialog] input");
    window.type_text(name);
    window.click_words("[role=option] b", name);
    window.wait_for_words("#card h1", name);
}

/// Waits until so many corners are put: one step each.
#[track_caller]
fn corners(window: &Window, n: u64) {
    window.wait_until(&format!("there are {n} corners"), |window| {
        window.read("Number(document.querySelector('[data-testid=drawing]')?.dataset.corners)") == n
    });
}

/// Waits until the drawing answers to the pointer and the keyboard.
#[track_caller]
fn wait_sketch(window: &Window) {
    window.wait_for("[data-testid=drawing][data-corners]");
}

fn call(cli: &Cli, command: &str, args: Value) -> Value {
    cli.json(&["call", FILE, command, &args.to_string()])
}

fn shown(cli: &Cli, id: &str) -> Value {
    cli.json(&["show", FILE, id, "--json"])
}

/// The outer ring of an asset's area.
fn ring(cli: &Cli, id: &str) -> Vec<Value> {
    let shown = shown(cli, id);
    let geometry = &shown["asset"]["place"]["geometry"];
    match geometry["type"].as_str() {
        Some("Polygon") => geometry["coordinates"][0]
            .as_array()
            .cloned()
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn meadows(cli: &Cli) -> u64 {
    let found = cli.json(&["list", FILE, "--query", "\"long meadow\"", "--json"]);
    found["total"].as_u64().expect("a number")
}

fn areas(cli: &Cli) -> usize {
    let layers = call(cli, "list_area_layers", json!({}));
    let layers = layers.as_array().expect("layers").iter();
    layers
        .map(|layer| layer["areas"].as_array().map_or(0, Vec::len))
        .sum()
}

#[track_caller]
fn text(answer: &Value, field: &str) -> String {
    answer[field]
        .as_str()
        .unwrap_or_else(|| panic!("no text “{field}” in {answer}"))
        .to_owned()
}

/// A picture to look at, where somebody asks for one.
fn picture(window: &Window, name: &str) {
    if let Some(folder) = std::env::var_os("HEREABOUTS_PICTURES") {
        window.save_screenshot(&Path::new(&folder).join(format!("{name}.png")));
    }
}
