//! What the real window does by itself for laptops that share a folder: it leaves its own file there when somebody
//! turns away, tells what others left, leads what was opened in the file manager to the catalogue that it is for, and
//! takes a catalogue out of a folder where edits could get lost. Nothing is ever merged by itself.

use hereabouts_e2e::{Cli, Start, Window};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

const FILE: &str = "Aldermoor.hereabouts";
const TITLE: &str = "Aldermoor - Hereabouts";

/// Amina's laptop, and Joe's with a copy of her catalogue made by hand.
fn two() -> [Cli; 2] {
    let [amina, joe] = [Cli::new(), Cli::new()];
    amina.ok(&["new", FILE, "--name", "Aldermoor"]);
    call(&amina, FILE, "set_worker", json!({ "name": "Amina" }));
    std::fs::copy(amina.path(FILE), joe.path(FILE)).expect("a file can be copied");
    call(&joe, FILE, "set_worker", json!({ "name": "Joe" }));
    [amina, joe]
}

#[test]
fn what_one_did_is_news_to_the_other_once_both_turned_away() {
    let [amina, joe] = two();
    let folder = amina.path("shared");
    std::fs::create_dir(&folder).expect("a folder can be made");
    // Joe’s window may leave its own as well.
    let is_left = || {
        let found = std::fs::read_dir(&folder).expect("it is there");
        let mut names = found.flatten().map(|entry| entry.file_name());
        names.any(|name| name.to_string_lossy().contains("Amina"))
    };
    call(&joe, FILE, "watch_folder", json!({ "path": folder }));
    let hers = open(&amina, &amina.path(FILE));
    let his = open(&joe, &joe.path(FILE));

    add(&hers, "Signal box");
    go(&hers, "Work together");
    button(&hers, "folder", "Choose the folder");
    let dialog = "Choose the folder that you share";
    hers.display().choose_folder_in_dialog(dialog, &folder);
    hers.wait_for_words("[data-testid=folder] .path", "shared");
    says(&hers, "own-file", "Your own file is not there yet.");
    assert!(!is_left());
    turn_away(&hers);
    says(&hers, "own-file", "Your own file was last left there");
    assert!(is_left());

    turn_away(&his);
    let news = "[data-testid=left-for-you]";
    his.wait_for_words(news, "Amina left something for you");
    let info = joe.json(&["info", FILE, "--json"]);
    assert_eq!(info["assets"], 0, "nothing came in by itself");
    his.click_words(&format!("{news} button"), "Look at it");
    says(&his, "coming", "From Amina’s laptop");
    assert_eq!(his.text("[data-testid=coming] .sum"), "1 new");
    assert_eq!(his.blocked(), json!([]));
}

#[test]
fn what_was_opened_in_the_file_manager_finds_its_catalogue() {
    let [amina, joe] = two();
    let place = json!({ "kind": "place", "name": "Signal box", "fields": {} });
    call(&amina, FILE, "create_asset", place);
    let changes = joe.path("from Amina.hereabouts-changes");
    let saved = json!({ "path": changes, "peer": null, "passphrase": null });
    call(&amina, FILE, "save_changes", saved);
    let copy = joe.path("Aldermoor (conflicted copy).hereabouts");
    std::fs::copy(amina.path(FILE), copy).expect("a file can be copied");
    let brings = |window: &Window, whose: &str| {
        says(window, "coming", whose);
        assert_eq!(window.text("[data-testid=coming] .sum"), "1 new");
        button(window, "take", "Not now");
        window.wait_until("it is put away", |window| {
            !window.has("[data-testid=coming]")
        });
    };
    // From now on this laptop knows which catalogue it is.
    drop(open(&joe, &joe.path(FILE)));

    let window = start(&joe, &changes);
    says(&window, "given", "is for the catalogue “Aldermoor”");
    button(&window, "given", "Open Aldermoor");
    window.wait_for("html[data-view=merge]");
    brings(&window, "From Amina’s laptop");
    window.display().drop_file(&changes, 700, 450);
    brings(&window, "From Amina’s laptop");
    button(&window, "copy", "Look what is different in it");
    brings(&window, "From Amina’s laptop");
    assert_eq!(window.count(), 1);
    assert_eq!(window.blocked(), json!([]));
}

#[test]
fn a_stick_that_takes_its_time_keeps_no_window_back() {
    let cli = Cli::new();
    let slow = cli.path("from Amina.hereabouts-changes");
    // Whoever opens it waits until somebody writes to it.
    let made = Command::new("mkfifo").arg(&slow).status();
    assert!(made.expect("mkfifo is installed").success());
    let window = start(&cli, &slow);
    assert!(!window.has("[data-testid=given]"));
    let writing = std::thread::spawn(move || std::fs::write(slow, "something else"));
    says(&window, "given", "is not a file of changes from Hereabouts");
    let written = writing.join().expect("writing does not panic");
    written.expect("it is read to its end");
    assert_eq!(window.count(), 1);
    assert_eq!(window.blocked(), json!([]));
}

#[test]
fn a_catalogue_in_a_synchronised_folder_goes_on_in_a_copy_on_this_laptop() {
    const OLD: &str = "Dropbox/Aldermoor.hereabouts";
    const COPY: &str = "Documents/Aldermoor.hereabouts";
    let cli = Cli::new();
    for folder in ["Dropbox", "Documents", "data"] {
        std::fs::create_dir(cli.path(folder)).expect("a folder can be made");
    }
    // Where the system says that documents are.
    let documents = format!(
        "XDG_DOCUMENTS_DIR=\"{}\"\n",
        cli.path("Documents").display()
    );
    std::fs::write(cli.path("data/user-dirs.dirs"), documents).expect("it can be written");
    cli.ok(&["new", OLD, "--name", "Aldermoor"]);

    let window = open(&cli, &cli.path(OLD));
    window.wait_for_words(".notes", "Dropbox copies between computers");
    add(&window, "Signal box");
    window.click_words(".notes button", "Go on in a copy here");
    says(&window, "moved", COPY);
    says(&window, "moved", OLD);
    assert!(!window.text(".notes").contains("copies between computers"));
    button(&window, "moved", "Share through that folder");
    window.wait_toast("This laptop looks into that folder now");
    // Choosing it is enough: nothing has to be written first.
    turn_away(&window);
    let folder = cli.path("Dropbox");
    window.wait_until("its own file is left there", |_| {
        let found = std::fs::read_dir(&folder).expect("it is there");
        let mut names = found.flatten().map(|entry| entry.file_name());
        names.any(|name| name.to_string_lossy().ends_with(".hereabouts-changes"))
    });
    window.put_messages_away();
    add(&window, "Ferry steps");
    let assets = |file| cli.json(&["info", file, "--json"])["assets"].clone();
    assert_eq!([assets(OLD), assets(COPY)], [1, 2]);
    let news = call(&cli, COPY, "folder_news", json!({}));
    let shared = cli.path("Dropbox").canonicalize().expect("it is there");
    assert_eq!(news["folder"], json!(shared));
    assert_eq!(window.blocked(), json!([]));
}

/// Opens a window on a file, with the settings of this laptop.
fn start(cli: &Cli, file: &Path) -> Window {
    let home = cli.path("data");
    std::fs::create_dir_all(&home).expect("a folder can be made");
    Window::start(Start {
        file: Some(file),
        home: Some(&home),
        ..Start::default()
    })
}

fn open(cli: &Cli, file: &Path) -> Window {
    let window = start(cli, file);
    window.wait_for("html[data-ready=map]");
    window
}

/// Another program gets the keyboard for a moment.
fn turn_away(window: &Window) {
    let display = window.display();
    display.turn_to(TITLE);
    window.press("Control+o");
    display.turn_to("Open a catalogue");
    display.xdotool(&["key", "Escape"]);
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
fn go(window: &Window, what: &str) {
    window.from_palette(what);
    window.wait_for("html[data-view=merge]");
}

#[track_caller]
fn says(window: &Window, part: &str, words: &str) {
    window.wait_for_words(&format!("[data-testid={part}]"), words);
}

#[track_caller]
fn button(window: &Window, part: &str, words: &str) {
    window.click_words(&format!("[data-testid={part}] button"), words);
}

fn call(cli: &Cli, file: &str, command: &str, arguments: Value) -> Value {
    cli.json(&["call", file, command, &arguments.to_string()])
}
