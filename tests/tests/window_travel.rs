//! A travel copy and a day that is over, in the real window: the copy is made from what the preview shows and worked in
//! elsewhere; what was done there comes home, is set aside and brought back. Then the catalogue is shown as it was on
//! a day, where nothing can be changed, and as it is again.
//!
//! Pictures go to `target/screenshots/travel`, each light and dark.

use hereabouts_e2e::{Cli, Start, Window};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;

const FILE: &str = "Aldermoor.hereabouts";
const COPY: &str = "Aldermoor for Rosa.hereabouts";
/// What opens the copy.
const WORDS: &str = "kettle weir plum";
const TOOLS: &str = "Mill Lane Tool Library";
const SATURDAYS: &str = "Saturdays, 10 to 12";
const SUNDAYS: &str = "Sundays, 2 to 4";
const KITES: &str = "Kite afternoon";
/// What is for nobody but whoever wrote it down.
const KEY: &str = "Attic key";
/// Where a card says when something happens.
const TIMES: &str = "#card [data-field=times]";

#[test]
fn what_is_done_in_a_travel_copy_comes_home_and_a_day_is_shown_as_it_was() {
    travels(false);
}

#[test]
fn the_same_in_the_dark() {
    travels(true);
}

fn travels(dark: bool) {
    let (amina, rosa) = (begun_long_ago(), Cli::new());
    let home = open(&amina, FILE, dark);
    home.wait_for("html[data-ready=map]");
    home.wait_for_everything();
    let total = home.shown().total;
    make_copy(&home, &rosa.path(COPY), total - 1, dark);
    let file = work_in_copy(&rosa, total - 1, dark);
    come_home(&home, &file, total, dark);
    look_back(&home, total, dark);
    assert_eq!(home.blocked(), json!([]));
    drop(home);
    amina.ok(&["check", FILE]);
}

/// Amina's laptop: the sample neighbourhood, and a place that is for her alone, all of it written down on 3 May 2025.
fn begun_long_ago() -> Cli {
    // When something was done is only shown: nothing in the file follows from it.
    const DATE: &str = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); \
        db.execute('UPDATE op SET at = ?', ['2025-05-03T09:00:00Z']); db.commit(); db.close()";
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let key = json!({ "kind": "place", "name": KEY, "fields": { "audience": "me" } });
    cli.ok(&["call", FILE, "set_worker", r#"{"name": "Amina"}"#]);
    cli.ok(&["call", FILE, "create_asset", &key.to_string()]);
    let mut python = Command::new("/usr/bin/python3");
    let dated = python.args(["-c", DATE]).arg(cli.path(FILE)).status();
    assert!(dated.expect("Python is installed").success());
    cli
}

/// Reads the preview, fills the form for a travel copy, and saves it, so that `left` assets are in it.
fn make_copy(home: &Window, copy: &Path, left: u64, dark: bool) {
    home.click("button[aria-label='Share']");
    home.click_words(".audience", "Our team");
    home.click_words(".strip label", "Travel copy");
    let act = format!("Save a travel copy of {left} assets for our team, ");
    home.wait_for_words(".strip .main:not(:disabled)", &act);
    assert_eq!(home.text("#leave-title"), format!("{left} leave"));
    assert_eq!(home.text("#stay-title"), "1 stays here");
    home.wait_for_words(".cols li.item", "Meant for fewer people");
    home.wait_for_words(".cols li.item", KEY);
    says(home, "travel-copy", "It holds only what this preview");

    home.click(".strip .main");
    home.wait_for_words(".note[role=alert]", "Say whose copy it is.");
    home.fill("input[name=copy-name]", "Rosa");
    home.fill("input[name=copy-passphrase]", WORDS);
    home.fill("input[name=copy-again]", WORDS);
    home.wait_until("nothing is wrong", |home| !home.has(".note[role=alert]"));
    home.wait_for_words("[data-testid=travel-copy] [role=status]", "Say it to them.");
    look(home, "form", dark);
    home.click(".strip .main");
    home.display().name_in_dialog("Save as", copy);
    home.wait_for_words("h1", &act.replacen("Save a travel copy of", "Saved", 1));
    home.wait_for_words(".page", "Rosa opens it with Hereabouts");
    home.wait_for_words(".page", "It asks for the passphrase.");
    look(home, "saved", dark);
    home.click_words(".panel button", "Done");
    go(home, "Work together", "merge");
    says(home, "travel-copies", "Rosa, for our team, made on");
}

/// Rosa's laptop: the copy is opened, one thing in it is put right and one is added; answers the file that goes home.
fn work_in_copy(rosa: &Cli, left: u64, dark: bool) -> PathBuf {
    let opens = [("HEREABOUTS_PASSPHRASE", WORDS)];
    let worker = ["call", COPY, "set_worker", r#"{"name": "Rosa"}"#];
    let named = rosa.run_with(&worker, &opens, "");
    assert_eq!(named.status, Some(0), "{named:?}");
    let window = open(rosa, COPY, dark);
    window.fill("input[name=passphrase]", WORDS);
    window.press("Enter");
    window.wait_for("html[data-ready=map]");
    holds(&window, left);
    assert!(window.has("button[aria-label='Share']:disabled"));

    window.from_palette(TOOLS);
    window.wait_for_words(TIMES, SATURDAYS);
    window.click("#card button[aria-label='Edit']");
    window.fill("[data-testid=editing] [name=times]", SUNDAYS);
    window.press("Tab");
    window.click_words("[data-testid=editing] button", "Done");
    window.wait_for_words(TIMES, SUNDAYS);
    look(&window, "copy", dark);
    add(&window, KITES);
    holds(&window, left + 1);

    go(&window, "Give what I did", "merge");
    let line = "This is a travel copy of Aldermoor, made for our team on";
    says(&window, "travel-line", line);
    says(&window, "give", "Those who made this copy");
    look(&window, "give", dark);
    button(&window, "give", "Save the file");
    let file = rosa.path("from Rosa.hereabouts-changes");
    window.display().name_in_dialog("Where to save it", &file);
    says(&window, "changes-saved", "all that was done in this copy");
    assert_eq!(window.blocked(), json!([]));
    file
}

/// What comes is looked at, taken in, set aside by one undo, and brought back.
fn come_home(home: &Window, file: &Path, total: u64, dark: bool) {
    let choose = |words: &str| {
        button(home, "take", words);
        home.display()
            .choose_in_dialog("Choose what you were given", file);
        says(home, "coming", "From the travel copy for Rosa");
    };
    choose("Choose a file");
    says(home, "coming", "From Rosa’s laptop");
    assert_eq!(home.text("[data-testid=coming] .sum"), "1 new, 1 changed");
    let named = |line: &str| home.texts(&format!("[data-testid=coming] [data-line={line}] .names"));
    assert_eq!(named("new"), [KITES]);
    assert_eq!(named("changed"), [TOOLS]);
    look(home, "preview", dark);
    button(home, "take", "Take it in");
    says(home, "together", "The travel copy for Rosa came home");
    says(home, "together", "Everything fitted together by itself.");
    let came = home.texts("[data-testid=together] [data-result]").join(" ");
    let came: Vec<&str> = came.split_whitespace().collect();
    assert_eq!(came.join(" "), "1 new from Rosa 1 changed by Rosa");
    look(home, "came-home", dark);
    card(home, SUNDAYS);
    holds(home, total + 1);

    home.press("Control+z");
    home.wait_toast("Taken back: Took in changes of another laptop");
    home.wait_for_words(TIMES, SATURDAYS);
    holds(home, total);
    go(home, "Work together", "merge");
    choose("Take in another file");
    says(home, "coming", "and set aside on this laptop");
    look(home, "set-aside", dark);
    button(home, "coming", "Bring it back");
    says(home, "coming", "What was set aside is here again.");
    card(home, SUNDAYS);
    holds(home, total + 1);
}

/// A day before the copy was made is shown in a window of its own, where nothing can be changed; then today again.
fn look_back(home: &Window, total: u64, dark: bool) {
    go(home, "All that was done", "history");
    says(home, "history", &format!("Rosa changed {TOOLS}: when"));
    type_day(home);
    look(home, "history", dark);
    button(home, "look-back", "Show that day");
    home.wait_until("the day has a window", |window| window.count() == 2);
    home.turn_to_other();
    says(home, "as-it-was", "Aldermoor was on 5 May 2025.");
    says(home, "as-it-was", "not change it and not share it");
    says(home, "saved", "As it was on 5 May 2025");
    holds(home, total);
    card(home, SATURDAYS);
    look(home, "as-it-was", dark);

    for name in ["Share", "Bring in", "Add an asset, key N"] {
        let off = format!("button[aria-label='{name}']:disabled");
        assert!(home.has(&off), "{name} can be pressed");
    }
    assert!(!home.has("#card button[aria-label='Edit']"));
    home.press("F2");
    home.press("n");
    home.press("Control+k");
    home.wait_for("#palette-list");
    home.type_text("New asset");
    let option = "#palette-list .opt.on[aria-disabled=true]";
    home.wait_for_words(option, "New asset");
    home.wait_for_words(option, "this catalogue can only be read");
    home.press("Enter");
    home.press("Escape");
    home.wait_until("the palette is gone", |window| !window.has("#palette-list"));
    assert!(!home.has("[data-testid=editing]"), "F2 opened the form");
    assert!(!home.has("[data-testid=new-asset]"), "N opened the form");
    assert_eq!(home.blocked(), json!([]));

    home.click_words("[data-testid=as-it-was] button", "Close this window");
    home.turn_to_last();
    card(home, SUNDAYS);
    assert!(home.has("#card button[aria-label='Edit']"));
    add(home, "Ferry steps");
    holds(home, total + 2);
}

/// Types 5 May 2025 with the keyboard alone: clicked, the field shows a calendar, which cannot be driven.
fn type_day(window: &Window) {
    window.wait_until("Tab reaches the day", |window| {
        window.press("Tab");
        window.read("document.activeElement.matches('[data-testid=look-back] input')") == true
    });
    window.wait_until("the day is typed", |window| {
        // Which of the two comes first is up to the system, so they are the same.
        for part in ["05", "05", "2025"] {
            window.type_text(part);
            window.press("Right");
        }
        let typed = window.read("document.querySelector('[data-testid=look-back] input').value");
        // Where the machine was too slow, a part of it was begun anew in between.
        (0..2).for_each(|_| window.press("Left"));
        typed == "2025-05-05"
    });
}

/// Opens the card of the tool library, which says when it is open, and turns the keyboard to it.
#[track_caller]
fn card(window: &Window, times: &str) {
    window.from_palette(TOOLS);
    window.wait_for_words("#card h1", TOOLS);
    window.wait_for_words(TIMES, times);
    window.click("#card h1");
}

/// Waits until so many assets are there.
#[track_caller]
fn holds(window: &Window, total: u64) {
    window.wait_until(&format!("{total} assets are here"), |window| {
        window.has("[data-testid=shown] b") && window.shown().total == total
    });
}

fn open(cli: &Cli, file: &str, dark: bool) -> Window {
    let home = cli.path("data");
    std::fs::create_dir_all(&home).expect("a folder can be made");
    Window::start(Start {
        file: Some(&cli.path(file)),
        home: Some(&home),
        dark,
        ..Start::default()
    })
}

#[track_caller]
fn add(window: &Window, name: &str) {
    window.press("n");
    window.wait_for("input[name=name]");
    window.type_text(name);
    window.press("Enter");
    window.wait_for_words("#card h1", name);
    window.put_messages_away();
}

#[track_caller]
fn go(window: &Window, what: &str, view: &str) {
    window.from_palette(what);
    window.wait_for(&format!("html[data-view={view}]"));
}

#[track_caller]
fn says(window: &Window, part: &str, words: &str) {
    window.wait_for_words(&format!("[data-testid={part}]"), words);
}

#[track_caller]
fn button(window: &Window, part: &str, words: &str) {
    window.click_words(&format!("[data-testid={part}] button"), words);
}

/// A picture of the page, and axe's word on it.
#[track_caller]
fn look(window: &Window, page: &str, dark: bool) {
    window.put_messages_away();
    let name = format!("{page}{}", if dark { "-dark" } else { "" });
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots/travel");
    window.save_screenshot(&folder.join(format!("{name}.png")));
    window.accessible(&name);
}
