//! Every page of the window with the sample neighbourhood, light and dark: pictured, read by axe, and
//! watched for what the content policy blocks and for any way out to a network.
//!
//! Pictures go to `target/screenshots`; with `HEREABOUTS_SCREENSHOTS=1` to `docs/screenshots`.

use hereabouts_e2e::{Cli, Picture, Start, Window, fixture};
use serde_json::{Value, json};
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";

#[test]
fn the_light_pages() {
    pages(false);
}

#[test]
fn the_dark_pages() {
    pages(true);
}

fn pages(dark: bool) {
    let cli = Cli::new();
    let window = Window::start(Start {
        dark,
        ..Start::default()
    });
    let look = |page: &str| {
        window.put_messages_away();
        picture(&window, page, dark);
        window.accessible(page);
        assert_eq!(
            window.blocked(),
            json!([]),
            "{page}: the content policy blocked something"
        );
        stays_home(&window, page);
    };
    window.wait_for(".door");
    look("start");

    window.visit(&cli.path(FILE));
    look("map");

    window.press("2");
    window.wait_for("[data-testid=list] #row-8");
    look("list");

    window.search("\"Mill Lane Tool Library\"");
    window.wait_for_words("#row-0", "Mill Lane Tool Library");
    window.click("#row-0 .name b");
    window.wait_for("#card h1");
    window.show_everything();
    window.press("1");
    window.wait_for("html[data-ready=map]");
    look("card");

    window.choose_to_bring_in(&fixture("terminal/venues.csv"));
    look("import");
    window.click_words(".strip button", "Not now");

    window.click("button[aria-label='Share']");
    window.click_words(".audience", "Greenfield Council");
    window.wait_until("the button says for whom", |window| {
        window
            .text(".strip .main")
            .contains("for Greenfield Council")
            && window.has(".strip .main:not(:disabled)")
    });
    look("export");
    window.click_words(".strip label", "Map on paper");
    window.wait_for(".desk:not(.stale) img");
    window.wait_for(".strip .main:not(:disabled)");
    look("print");
    window.click_words(".strip button", "Not now");

    // Not pictured, but to be used by everybody as well.
    for (button, page) in [("Inbox", "inbox"), ("Not on the map", "tray")] {
        window.click_words("section[aria-labelledby=sorting] .lrow", button);
        window.wait_for(&format!("html[data-view={page}]"));
        window.accessible(page);
    }
    window.press("n");
    window.wait_for("[data-testid=new-asset]");
    window.accessible("new asset");
    window.press("Escape");
    window.press("Control+k");
    window.wait_for("#palette-list");
    window.accessible("palette");
}

/// Markers are drawn where the assets are: the keyboard walks from one to the next and says where it is.
#[test]
fn markers_are_drawn_where_the_assets_are() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    let found = cli.json(&[
        "list",
        FILE,
        "--query",
        "has:place",
        "--limit",
        "1000",
        "--json",
    ]);
    let rows = found["rows"].as_array().expect("rows are a list");
    let plain = Picture::of(&window);
    let [x, y] = window.middle(".mapbox");
    let map = [x - 300.0, y - 300.0, x + 300.0, y + 300.0];
    assert!(plain.colours(map) > 40, "the map is drawn");
    // Near enough that none of the first stands in a cluster.
    for _ in 0..3 {
        window.click("button[aria-label='Zoom in']");
    }
    window.click_at(".mapbox", 0.0, 0.0);
    window.press("Escape");
    let mut drawn = 0;
    for _ in rows.iter().take(12) {
        window.press("Right");
        window.wait_for(".here");
        let id = window.read("document.querySelector('.here').dataset.id");
        let row = rows
            .iter()
            .find(|row| row["id"] == id)
            .expect("it is one of them");
        let kind = row["kind"].as_str().expect("a kind is a word");
        window.wait_until(&format!("{row} is drawn"), |window| {
            let spot = window.read("(({ left, top }) => [parseFloat(left), parseFloat(top)])(document.querySelector('.here').style)");
            let corner = window.read("(({ left, top }) => [left, top])(document.querySelector('.mapbox').getBoundingClientRect())");
            let at = |i: usize| spot[i].as_f64().unwrap_or(0.0) + corner[i].as_f64().unwrap_or(0.0);
            window.has_marker(&Picture::of(window), kind, at(0), at(1))
        });
        drawn += 1;
    }
    assert!(drawn >= 10, "{drawn} of the sample are on the map");
}

fn picture(window: &Window, page: &str, dark: bool) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let kept = std::env::var_os("HEREABOUTS_SCREENSHOTS").is_some_and(|on| on == "1");
    let folder = root.join(if kept {
        "docs/screenshots"
    } else {
        "target/screenshots"
    });
    let name = if dark {
        format!("{page}-dark.png")
    } else {
        format!("{page}.png")
    };
    window.save_screenshot(&folder.join(name));
}

/// Nothing was asked of a network: neither by the page nor by any process of the program.
#[track_caller]
fn stays_home(window: &Window, page: &str) {
    let asked = window.read(
        "performance.getEntriesByType('resource').map(({ name }) => name) \
           .filter((name) => !/^(tauri|ipc|mapdata|blob|data|hereabouts):/.test(name))",
    );
    assert_eq!(
        asked,
        json!([]),
        "{page}: the page asked for something elsewhere"
    );
    let open: Vec<Value> = window.connections().into_iter().map(Value::from).collect();
    assert_eq!(
        open,
        Vec::<Value>::new(),
        "{page}: the program speaks to another machine"
    );
}
