//! Printing in the window: a map and a call sheet of the sample neighbourhood, saved as PDF and read again.
//!
//! Pictures of the window and of what was printed go to `target/screenshots`.

use hereabouts_e2e::{Cli, Start, Window};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const FILE: &str = "Aldermoor.hereabouts";

#[test]
fn a_map_and_a_call_sheet_are_saved() {
    let cli = Cli::new();
    let window = Window::start(Start::default());
    window.visit(&cli.path(FILE));

    window.press("Control+p");
    window.click_words(".audience", "Everyone");
    window.wait_until("the button says a map, and for whom", |window| {
        let says = window.text(".strip .main");
        says.starts_with("Save a map of ")
            && says.contains("for everyone, 0 people")
            && window.has(".strip .main:not(:disabled)")
    });
    window.wait_for(".desk img");
    window.wait_for(".desk:not(.stale)");
    window.put_messages_away();
    picture(&window, "print-map");

    let map = cli.path("wall.pdf");
    window.click(".strip .main");
    window.display().name_in_dialog("Save as", &map);
    window.wait_for_words("h1", "Saved");
    window.click(".btn.main");
    let words = words_of(&map);
    pages(&map, "page-map");
    let released = cli.json(&[
        "export",
        FILE,
        "x.pdf",
        "--audience",
        "public",
        "--dry-run",
        "--json",
    ]);
    let leaving = released["leaving"].as_array().expect("it leaves");
    assert!(leaving.len() > 20);
    for asset in leaving {
        let name = asset["name"].as_str().expect("it has a name");
        assert!(words.contains(&plain(name)), "{name} is missing");
    }
    for stays in withheld(&released) {
        assert!(
            !words.contains(&plain(&stays)),
            "{stays} should have stayed"
        );
    }
    for part in [
        "for everyone",
        "Natural Earth",
        "Not on the map",
        "Groups & clubs",
    ] {
        assert!(words.contains(part), "{part} is missing");
    }
    assert!(colours(&map) > 500, "there is a map under the marks");

    window.press("Control+p");
    window.click_words(".strip label", "Call sheet");
    window.wait_until("the button says a call sheet", |window| {
        window
            .text(".strip .main")
            .starts_with("Save a call sheet of ")
            && window.has(".strip .main:not(:disabled)")
    });
    window.wait_for(".desk:not(.stale) img");
    picture(&window, "print-sheet");
    let sheet = cli.path("round.pdf");
    window.click(".strip .main");
    window.display().name_in_dialog("Save as", &sheet);
    window.wait_for_words("h1", "Saved");
    let words = words_of(&sheet);
    for part in ["Still going", "No answer", "for our team"] {
        assert!(words.contains(part), "{part} is missing");
    }

    let register = cli
        .json(&["call", FILE, "list_disclosures", "{}"])
        .to_string();
    assert!(
        register.contains("\"map-a4\"") && register.contains("\"call-sheet\""),
        "{register}"
    );
}

#[test]
fn a_walk_is_printed_in_its_order() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let window = Window::start(Start {
        file: Some(&cli.path(FILE)),
        width: 1024,
        height: 700,
        dark: true,
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");
    window.plan_walk();
    let stops = window.texts("[data-testid=walk] > ol .walkstop .nm");
    assert!(stops.len() > 1, "{stops:?}");
    picture(&window, "print-walk");
    window.click_words("[data-testid=walk] .sum button", "Print this walk");
    window.wait_until("the button says a call sheet", |window| {
        let says = window.text(".strip .main");
        says.starts_with("Save a call sheet of ") && window.has(".strip .main:not(:disabled)")
    });
    window.wait_for(".desk:not(.stale) img");
    picture(&window, "print-walk-sheet");
    window.accessible("print");
    let sheet = cli.path("walk.pdf");
    window.click(".strip .main");
    window.display().name_in_dialog("Save as", &sheet);
    window.wait_for_words("h1", "Saved");
    let words = words_of(&sheet);
    pages(&sheet, "page-walk");
    let mut rest = words.as_str();
    for stop in &stops {
        let at = rest.find(&plain(stop));
        let at = at.unwrap_or_else(|| panic!("{stop} does not come next in: {rest}"));
        rest = &rest[at..];
    }
}

/// The names of what stays.
fn withheld(released: &Value) -> Vec<String> {
    let groups = released["staying"].as_array().expect("it is a list");
    let names = groups
        .iter()
        .flat_map(|group| group["names"].as_array().expect("names").iter());
    names
        .filter_map(|each| each["name"].as_str().map(str::to_owned))
        .collect()
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words_of(pdf: &Path) -> String {
    let read = Command::new("pdftotext")
        .arg(pdf)
        .arg("-")
        .output()
        .expect("set-up brings poppler-utils");
    assert!(read.status.success());
    plain(&String::from_utf8_lossy(&read.stdout).replace('\u{200B}', ""))
}

/// Pictures of all pages, to look at.
fn pages(pdf: &Path, name: &str) {
    let drawn = Command::new("pdftoppm")
        .args(["-r", "110", "-png"])
        .args([pdf, &screenshots().join(name)])
        .status()
        .expect("set-up brings poppler-utils");
    assert!(drawn.success());
}

/// How many colours the first page has.
fn colours(pdf: &Path) -> usize {
    let out = pdf.with_extension("");
    let drawn = Command::new("pdftoppm")
        .args(["-r", "60", "-singlefile"])
        .args([pdf, &out])
        .status()
        .expect("set-up brings poppler-utils");
    assert!(drawn.success());
    let ppm = std::fs::read(out.with_extension("ppm")).expect("it was drawn");
    let pixels: std::collections::HashSet<&[u8]> = ppm[15..].chunks_exact(3).collect();
    pixels.len()
}

fn picture(window: &Window, name: &str) {
    window.save_screenshot(&screenshots().join(format!("{name}.png")));
    window.nothing_is_cut(name);
}

fn screenshots() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}
