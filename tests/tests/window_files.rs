//! Files and bad days in the real window: each gives a sentence that says what to do next, and the
//! program goes on.

use hereabouts_e2e::{Cli, Start, Window, fixture};
use serde_json::json;
use std::path::Path;
use std::time::{Duration, Instant};

const FILE: &str = "Aldermoor.hereabouts";

/// Opens a catalogue by the third door of the start page.
#[track_caller]
fn open(window: &Window, file: &Path) {
    window.click_words(".door", "Bring a spreadsheet");
    let dialog = "Choose what you were given";
    window.display().choose_in_dialog(dialog, file);
}

/// Whether this or another program holds a lock on a file.
fn is_held(file: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let inode = file.metadata().expect("the file is there").ino();
    let locks = std::fs::read_to_string("/proc/locks").expect("Linux lists its locks");
    locks.contains(&format!(":{inode} "))
}

#[test]
fn a_file_that_is_not_ours_or_newer_is_a_sentence() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let foreign = cli.path("notes.hereabouts");
    std::fs::write(&foreign, "Ask Nadia about the hall.\n".repeat(99)).expect("it can be written");
    let newer = cli.path("newer.hereabouts");
    std::fs::copy(cli.path(FILE), &newer).expect("it can be copied");
    let mut bytes = std::fs::read(&newer).expect("it can be read");
    // https://www.sqlite.org/fileformat.html: the user version is at offset 60.
    bytes[60..64].copy_from_slice(&99u32.to_be_bytes());
    std::fs::write(&newer, &bytes).expect("it can be written");

    let window = Window::open(None);
    for (file, says) in [
        (&foreign, "not a Hereabouts catalogue"),
        (&newer, "newer Hereabouts"),
        (&cli.path("gone.hereabouts"), "gone.hereabouts"),
    ] {
        let before = std::fs::read(file).unwrap_or_default();
        open(&window, file);
        window.wait_for_words("[data-testid=toast][role=alert]", says);
        window.put_messages_away();
        assert_eq!(
            std::fs::read(file).unwrap_or_default(),
            before,
            "{file:?} was written to"
        );
    }
    // And goes on.
    open(&window, &cli.path(FILE));
    window.wait_for("html[data-ready=map]");
    assert_eq!(window.blocked(), json!([]));
}

#[test]
fn a_passphrase_keeps_a_catalogue_shut() {
    let cli = Cli::new();
    let file = cli.path("Ours, alone.hereabouts");
    let window = Window::open(None);
    window.begin("Ours", &file, Some("a lane in May"));
    window.press("n");
    window.wait_for("input[name=name]");
    window.type_text("Kite afternoon");
    window.press("Enter");
    window.wait_for_words("#card h1", "Kite afternoon");
    window.put_messages_away();
    window.click("button[aria-label='Ours: this catalogue']");
    window.click_words(".lrow", "Close this catalogue");

    open(&window, &file);
    window.wait_for("input[name=passphrase]");
    window.type_text("a lane in June");
    window.press("Enter");
    window.wait_for("form [role=alert]");
    window.fill("input[name=passphrase]", "a lane in May");
    window.press("Enter");
    window.wait_for("html[data-ready=map]");
    window.wait_shown(1, 1, 1);

    let words = [("HEREABOUTS_PASSPHRASE", "a lane in May")];
    let name = file.to_str().expect("paths of tests are UTF-8");
    let info = cli.run_with(&["info", name, "--json"], &words, "");
    assert_eq!(info.status, Some(0), "{}", info.stderr);
    assert!(info.stdout.contains("\"assets\":1"), "{}", info.stdout);
    let bytes = std::fs::read(&file).expect("it can be read");
    assert!(
        !bytes.windows(14).any(|part| part == b"Kite afternoon"),
        "nothing of it can be read"
    );
}

#[test]
fn a_file_has_one_window_and_the_first_comes_forward() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    cli.ok(&["new", "second.hereabouts", "--name", "Second"]);
    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    window.press("Control+o");
    window
        .display()
        .choose_in_dialog("Open a catalogue", &cli.path("second.hereabouts"));
    window.wait_until("a second window opened", |window| window.count() == 2);
    window.turn_to_other();
    titled(&window, "Second");
    window.press("Control+o");
    window
        .display()
        .choose_in_dialog("Open a catalogue", &cli.path(FILE));
    in_front(&window, "Aldermoor");
    window.turn_to_other();
    titled(&window, "Aldermoor");
    assert_eq!(window.count(), 2, "no third window opened");
}

#[track_caller]
fn titled(window: &Window, name: &str) {
    window.wait_until(&format!("the window shows {name}"), |window| {
        window.read("document.title") == format!("{name} - Hereabouts")
    });
}

/// Waits until the window of this catalogue has the keyboard.
#[track_caller]
fn in_front(window: &Window, name: &str) {
    window.wait_until(&format!("{name} is in front"), |window| {
        let title = window
            .display()
            .xdotool(&["getwindowfocus", "getwindowname"]);
        title.is_some_and(|title| title.starts_with(name))
    });
}

#[test]
fn the_window_keeps_its_hold_on_an_open_catalogue() {
    let cli = Cli::new();
    let file = cli.path("Hale.hereabouts");
    let window = Window::open(None);
    window.begin("Hale", &file, None);
    assert!(is_held(&file), "it is held once it is made");
    // Closed by another program that thought itself alone, the log would be removed.
    cli.ok(&["info", "Hale.hereabouts"]);
    window.choose_to_bring_in(&fixture("window/food_tables.geojson"));
    assert!(is_held(&file), "the dialog did not take the hold away");
    window.bring_in();
    assert_eq!(
        cli.json(&["info", "Hale.hereabouts", "--json"])["assets"],
        5
    );
    drop(window);
    // A program that was ended is gone a moment later.
    let until = Instant::now() + Duration::from_secs(20);
    while is_held(&file) && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(!is_held(&file), "closed, it is let go");
    assert_eq!(
        cli.json(&["info", "Hale.hereabouts", "--json"])["assets"],
        5
    );
}

#[test]
fn with_the_keyboard_alone() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    let all = window.shown().total;
    window.press("n");
    window.type_text("Kite afternoon");
    window.press("Enter");
    window.wait_for_words("#card h1", "Kite afternoon");
    let made = cli.json(&["list", FILE, "--query", "\"kite afternoon\"", "--json"]);
    assert_eq!(made["total"], 1);

    window.press("2");
    window.wait_for("[data-testid=list]");
    window.press("/");
    window.type_text("mill");
    let found = cli.json(&["list", FILE, "--query", "mill", "--json"]);
    window.wait_until("the list shows what was found", |window| {
        found["total"] == window.shown().shown
    });
    let third = found["rows"][1]["name"]
        .as_str()
        .expect("two are found")
        .to_owned();
    // From the search box through the pane into the list.
    window.wait_until("Tab reaches the list", |window| {
        window.press("Tab");
        window.read("document.activeElement.dataset.testid === 'list'") == true
    });
    window.press("Control+Home");
    window.press("Down");
    window.press("Control+Enter");
    window.wait_for_words("#card h1", &third);
    assert_eq!(cli.json(&["info", FILE, "--json"])["assets"], all + 1);
    window.press("Control+z");
    window.wait_until("the new one is gone", |_| {
        cli.json(&["info", FILE, "--json"])["assets"] == all
    });
    window.wait_for_words("[data-testid=toast]", "Taken back: Added Kite afternoon");
}

#[test]
fn a_file_marked_read_only_can_be_read() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let file = cli.path(FILE);
    let mut may = file.metadata().expect("it is there").permissions();
    may.set_readonly(true);
    std::fs::set_permissions(&file, may).expect("it can be marked");
    let window = Window::start(Start {
        file: Some(&file),
        ..Start::default()
    });
    window.wait_for_words("[data-testid=saved]", "Reading only");
    window.wait_for_words(".notes", "marked as not to be changed");
    assert!(window.has("button[aria-label='Bring in']:disabled"));
}
