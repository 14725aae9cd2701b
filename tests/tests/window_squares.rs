//! Places that leave as squares or as an area, in the real window: chosen in the form, drawn in the preview, and in
//! the file.

use hereabouts_e2e::{Cli, Start, Window};
use serde_json::Value;
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";

fn open(cli: &Cli, dark: bool) -> Window {
    let window = Window::start(Start {
        file: Some(&cli.path(FILE)),
        dark,
        width: 1280,
        height: 860,
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");
    window
}

/// A picture of the page, and axe's word on it.
fn look(window: &Window, name: &str, dark: bool) {
    window.put_messages_away();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots/squares");
    let name = format!("{name}{}", if dark { "-dark" } else { "" });
    window.save_screenshot(&folder.join(format!("{name}.png")));
    window.accessible(&name);
}

/// Takes what is so many lines further down in a list of choices.
fn pick(window: &Window, select: &str, down: usize, value: &str) {
    window.click(select);
    for _ in 0..down {
        window.press("Down");
    }
    window.press("Enter");
    let now = format!(
        "document.querySelector({}).selectedOptions[0].text",
        Value::from(select)
    );
    window.wait_until("the choice is made", |window| {
        window
            .read(&now)
            .as_str()
            .is_some_and(|text| text.contains(value))
    });
    // What was chosen is painted once the list is left.
    window.press("Tab");
}

/// Makes a choice of fields for everyone, and waits for what would leave by it.
fn choose(window: &Window, name: &str, places: (usize, &str), area: Option<&str>, dark: bool) {
    window.click_words(".line button, button", "New choice of fields");
    window.fill("form.panel input", name);
    pick(window, "select[name=places]", places.0, places.1);
    if let Some(area) = area {
        pick(window, "select[name=area]", 1, area);
    }
    look(window, &format!("form-{}", name.to_lowercase()), dark);
    window.click_words("form.panel .ends button", "Keep this choice");
    window.wait_until("what would leave is looked at", |window| {
        window.has(".strip .main:not(:disabled)") && !window.has("form.panel")
    });
}

fn squares_and_an_area(dark: bool) {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let window = open(&cli, dark);
    window.click("button[aria-label='Share']");
    window.click_words(".audience", "Everyone");
    window.wait_for(".strip .main:not(:disabled)");

    choose(
        &window,
        "Area",
        (4, "One area you choose"),
        Some("Weir End"),
        dark,
    );
    // The first that lies in it may be just below what is seen, and what is not seen is not drawn.
    window.read("document.querySelector('.panel .scroll').scrollTop = 160");
    window.click_words(".panel li button", "across");
    window.wait_for("figure .cell");
    look(&window, "preview-area", dark);

    choose(&window, "Squares", (3, "Squares of about 5 km"), None, dark);
    window.click_words(".panel li button", "across");
    window.wait_for_words("figure figcaption", "The dot is where it is");
    window.wait_for_words(".note.calm", "squares of about 5 kilometres");
    look(&window, "preview-squares", dark);

    window.click(".strip .main");
    let out = cli.path("squares.geojson");
    window.display().name_in_dialog("Save as", &out);
    window.wait_for_words("h1", "Saved");
    let saved: Value =
        serde_json::from_slice(&std::fs::read(&out).expect("it was saved")).expect("it is JSON");
    let features = saved["features"].as_array().expect("a collection").iter();
    let kinds: Vec<_> = features
        .map(|one| one["geometry"]["type"].as_str())
        .collect();
    assert!(kinds.contains(&Some("Polygon")), "{kinds:?}");
    assert!(!kinds.contains(&Some("Point")), "{kinds:?}");
}

#[test]
fn squares_and_an_area_in_light() {
    squares_and_an_area(false);
}

#[test]
fn squares_and_an_area_in_dark() {
    squares_and_an_area(true);
}
