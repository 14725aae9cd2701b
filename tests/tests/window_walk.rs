//! A walk through what is due: planned, looked at on the map, and confirmed stop by stop.

use hereabouts_e2e::{Cli, Start, Window};
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";

fn look(window: &Window, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
    window.save_screenshot(&folder.join(format!("{name}.png")));
}

#[test]
fn a_walk_is_planned_seen_on_the_map_and_confirmed() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let window = Window::start(Start {
        file: Some(&cli.path(FILE)),
        width: 1024,
        height: 700,
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");
    window.plan_walk();
    window.wait_for_words("[data-testid=walk] .sum", "on foot");
    let stops = window.texts("[data-testid=walk] ol .walkstop .nm").len();
    assert!(stops > 1, "{stops} stops");
    look(&window, "walk");

    window.click_words("[data-testid=walk] .sum button", "Show it on the map");
    window.wait_for("html[data-ready=map]");
    window.wait_for_words("[data-testid=round]", "A walk of");
    window.wait_until("the map is drawn", |window| {
        window.read("Number(document.querySelector('.mapbox').dataset.markers) > 0") == true
    });
    std::thread::sleep(std::time::Duration::from_secs(2));
    look(&window, "walk-map");

    window.click_words("[data-testid=round] button", "The stops");
    window.wait_for("[data-testid=walk] .walkstop");
    let name = window.text("[data-testid=walk] .walkstop .nm");
    window.click("[data-testid=walk] .walkstop .taps .yes");
    window.wait_for("[data-testid=walk] .walkstop.seen .taps .yes[aria-pressed=true]");
    window.wait_for_words("[data-testid=walk] .sum", "looked at");
    let found = cli.json(&[
        "list",
        FILE,
        "--query",
        "fresh:lately",
        "--limit",
        "200",
        "--json",
    ]);
    let rows = found["rows"].as_array().expect("rows are a list");
    assert!(
        rows.iter().any(|row| row["name"] == name.as_str()),
        "{name} was looked at"
    );
    window.press("Control+z");
    window.wait_toast(&name);
    drop(window);
    cli.ok(&["check", FILE]);
}
