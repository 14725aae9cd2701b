//! The guide in the window, and the pictures in it: taken of the sample neighbourhood, light and dark.
//!
//! With `HEREABOUTS_SCREENSHOTS=1` they are taken anew into `ui/public/guide`, else into `target/screenshots/guide`.

use hereabouts_e2e::{Cli, Picture, Start, Window, fixture};
use serde_json::json;
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";
/// So many pixels of what is pictured, from its upper edge.
const TALLEST: f64 = 480.0;
const SECTIONS: [&str; 10] = [
    "around", "find", "add", "place", "connect", "bringIn", "check", "undo", "share", "comfort",
];

#[test]
fn the_guide_has_its_pictures() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let window = open(&cli, false);
    window.press("F1");
    window.wait_for("[data-testid=guide]");
    assert_eq!(
        window.texts("[data-testid=guide] nav li").len(),
        SECTIONS.len() + 1
    );
    for name in SECTIONS {
        // A picture that lies further down is only fetched when one comes there.
        window.click_words(
            "[data-testid=guide] nav button",
            &window.text(&format!("#guide-{name}")),
        );
        window.wait_until(&format!("the picture of {name} is drawn"), |window| {
            let drawn = format!("[...document.querySelectorAll('img')].some((img) => img.src.endsWith('/guide/{name}.png') && img.naturalWidth > 100 && img.alt.length > 10)");
            window.read(&drawn) == true
        });
        assert_eq!(
            window.read("document.activeElement.id"),
            format!("guide-{name}")
        );
    }
    assert_eq!(window.blocked(), json!([]));
    // What can be done is done from here.
    window.click_words("[data-testid=guide] button", "New asset");
    window.wait_for("[data-testid=new-asset]");
}

#[test]
fn light_pictures() {
    pictures(false);
}

#[test]
fn dark_pictures() {
    pictures(true);
}

fn pictures(dark: bool) {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let window = open(&cli, dark);
    let take = |name: &str, selector: &str| {
        window.put_messages_away();
        take(&window, name, selector, dark);
    };
    take("around", ".mapbox");
    take("place", ".tray");
    window.from_palette("Mill Lane Tool Library");
    window.press("2");
    window.wait_for("[data-testid=list] #row-3");
    window.wait_for_words("#card h1", "Mill Lane Tool Library");
    // The wheel brings it into view.
    for part in ["h2", ".connect"] {
        let part = format!("#card section[aria-labelledby=connected] {part}");
        window.hover_at(&part, 0.0, 0.0);
    }
    take("connect", "#card section[aria-labelledby=connected]");
    window.hover_at("#card section:has(.taps) .row", 0.0, 0.0);
    take("check", "#card section:has(.taps)");
    window.press("n");
    window.wait_for("[data-testid=new-asset]");
    take("add", "[data-testid=new-asset]");
    window.press("Escape");
    window.press("Control+k");
    window.wait_for("#palette-list");
    window.type_text("li");
    window.wait_for_words("#palette-list .opt.on", "L");
    take("find", ".pop[role=dialog]");
    window.press("Escape");
    for name in ["Weir bench", "Seed swap shelf"] {
        window.from_palette(name);
        window.wait_for_words("#card h1", name);
        window.click(".taps .yes");
        window.wait_for(".taps .yes.done");
    }
    window.press("Delete");
    window.wait_toast("is in the bin");
    window.click(".undo .list");
    window.wait_for("[data-testid=undo-list] ol");
    take("undo", "[data-testid=undo-list]");
    window.press("Escape");
    window.choose_to_bring_in(&fixture("window/community_buildings.csv"));
    take("bringIn", ".stage");
    window.press("Escape");
    window.click("button[aria-label='Share']");
    window.click_words(".audience", "Greenfield Council");
    window.wait_until("it is for the council", |window| {
        window.text(".strip .main").contains("Greenfield")
            && window.has(".strip .main:not(:disabled)")
    });
    take("share", ".stage");
    window.press("Escape");
    window.from_palette("Look and language");
    window.wait_for("[data-testid=looks]");
    take("comfort", "[data-testid=looks]");
}

fn open(cli: &Cli, dark: bool) -> Window {
    let file = cli.path(FILE);
    let window = Window::start(Start {
        file: Some(&file),
        dark,
        width: 1024,
        height: 900,
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");
    window
}

#[track_caller]
fn take(window: &Window, name: &str, selector: &str, dark: bool) {
    window.wait_for(selector);
    let box_of = format!(
        "(({{ left, top, right, bottom }}) => [left, top, right, bottom])(document.querySelector('{selector}').getBoundingClientRect())"
    );
    let edges = window.read(&box_of);
    let [left, top, right, bottom] =
        [0, 1, 2, 3].map(|i| edges[i].as_f64().expect("an edge is a number"));
    // The guide has no room for more, and below it is more of the same; of the map the middle is worth seeing.
    let top = if name == "around" { top + 150.0 } else { top };
    let within = [left, top, right, bottom.min(top + TALLEST)];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let kept = std::env::var_os("HEREABOUTS_SCREENSHOTS").is_some_and(|on| on == "1");
    let folder = root.join(if kept {
        "ui/public/guide"
    } else {
        "target/screenshots/guide"
    });
    let picture = Picture::of(window);
    assert!(picture.colours(within) > 8, "{name}: something is drawn");
    let look = if dark { "-dark" } else { "" };
    picture.save_part(within, &folder.join(format!("{name}{look}.png")));
    let committed = root.join(format!("ui/public/guide/{name}{look}.png"));
    assert!(
        committed.exists(),
        "the guide has no picture {name}{look}.png: take them anew"
    );
}
