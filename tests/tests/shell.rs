//! What the shell does with files and windows, asked for as the page asks.

use hereabouts_e2e::{Cli, Window};
use serde_json::{Value, json};

/// A command of the shell, as the page calls it; a failure comes back as `{"failed": …}`.
fn ask(window: &Window, command: &str, arguments: Value) -> Value {
    window.read(&format!(
        "window.__TAURI_INTERNALS__.invoke('{command}', {arguments}).catch((failed) => ({{ failed }}))"
    ))
}

#[test]
fn each_file_has_one_window() {
    let folder = Cli::new();
    let first = folder.path("a b'c #%1 🌳.hereabouts");
    let second = folder.path("file:second.hereabouts");
    let window = Window::open(None);
    let made =
        |path, name| json!({ "path": path, "name": name, "passphrase": null, "sample": false });

    let opened = ask(&window, "create_file", made(&first, "First"));
    assert_eq!(
        opened,
        json!({ "path": first.canonicalize().unwrap(), "here": true })
    );
    assert_eq!(
        ask(&window, "open_file", json!({ "path": first })),
        opened,
        "opening it again changes nothing"
    );

    let elsewhere = ask(&window, "create_file", made(&second, "Second"));
    assert_eq!(elsewhere["here"], false, "this window has a file already");
    window.wait_until("a second window opened", |window| window.count() == 2);
    window.turn_to_other();
    window.wait_for("html[data-view=\"map\"]");
    assert_eq!(
        ask(&window, "open_file", json!({ "path": second }))["here"],
        true
    );
    assert_eq!(
        ask(&window, "open_file", json!({ "path": first }))["here"],
        false,
        "the first window comes forward"
    );
    assert_eq!(window.count(), 2, "no third window opened");

    let start = ask(&window, "start_info", json!({}));
    assert_eq!(start["open"], elsewhere["path"]);
    assert_eq!(start["recent"], json!([elsewhere["path"], opened["path"]]));

    ask(&window, "close_file", json!({}));
    assert_eq!(ask(&window, "start_info", json!({}))["open"], Value::Null);
}

#[test]
fn how_it_was_has_a_window_of_its_own_that_goes_with_its_file() {
    let folder = Cli::new();
    let file = folder.path("Hale.hereabouts");
    let window = Window::open(None);
    let made = json!({ "path": file, "name": "Hale", "passphrase": null, "sample": false });
    ask(&window, "create_file", made);
    let today = window.read(
        "(() => { const now = new Date(); const two = (n) => String(n).padStart(2, '0'); \
         return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`; })()",
    );
    let early = ask(&window, "open_as_it_was", json!({ "day": "2000-01-01" }));
    let sentence = early["failed"]["message"].as_str().unwrap_or_default();
    assert!(sentence.contains("on 1 January 2000"), "{early}");
    assert_eq!(window.count(), 1);

    let shown = ask(&window, "open_as_it_was", json!({ "day": today }));
    assert_eq!(shown, Value::Null);
    window.wait_until("a second window opened", |window| window.count() == 2);
    ask(&window, "open_as_it_was", json!({ "day": today }));
    assert_eq!(window.count(), 2, "it is there already");
    window.turn_to_other();
    window.wait_for("html[data-view=\"map\"]");
    let start = ask(&window, "start_info", json!({}));
    assert_eq!(
        (&start["as_it_was"], &start["open"]),
        (&today, &Value::Null)
    );
    window.wait_for_words("[data-testid=\"as-it-was\"]", "Hale");
    let jotted = json!({ "name": "jot", "args": { "text": "a bench" }, "request": "1" });
    let refused = ask(&window, "call", jotted);
    assert_eq!(refused["failed"]["code"], "read_only", "{refused}");
    // A file that is opened from here has a window of its own, which it has already.
    let opened = ask(&window, "open_file", json!({ "path": file }));
    assert_eq!(opened["here"], false);

    window.turn_to_other();
    ask(&window, "close_file", json!({}));
    window.wait_until("it went with its file", |window| window.count() == 1);
}

#[test]
fn a_file_that_is_not_there_is_a_sentence() {
    let window = Window::open(None);
    let reply = ask(
        &window,
        "open_file",
        json!({ "path": "/nowhere/Hale.hereabouts" }),
    );
    let sentence = reply["failed"]["message"].as_str().unwrap_or_default();
    assert!(sentence.contains("/nowhere/Hale.hereabouts"), "{reply}");
}

#[test]
fn the_file_named_on_the_command_line_waits_for_the_page() {
    let folder = Cli::new();
    let file = folder.path("Hale.hereabouts");
    let window = Window::open(Some(&file));
    // The page may have taken it already; then what became of it is on the page.
    let named = ask(&window, "start_info", json!({}))["named"].clone();
    let asked = named == json!(file) || window.text("body").contains("Hale.hereabouts");
    assert!(asked, "{named}");
}

#[test]
fn the_page_can_reach_nothing_but_its_own_commands() {
    let window = Window::open(None);
    for command in [
        "plugin:dialog|open",
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "plugin:app|version",
    ] {
        let reply = ask(&window, command, json!({}));
        assert!(
            reply["failed"].to_string().contains("not allowed"),
            "{command}: {reply}"
        );
    }
}

#[test]
fn files_are_chosen_in_the_dialog_of_the_system() {
    let folder = Cli::new();
    let file = folder.path("the café's list #1.csv");
    std::fs::write(&file, "name\nLibrary\n").unwrap();
    let window = Window::open(None);
    let choose = |purpose: &str, suggested: &str| {
        let arguments = json!({ "purpose": purpose, "title": "Choose one", "kind": "Some files", "any": "Any file", "suggested": suggested });
        window.read(&format!(
            "void (window.chosen = 'waiting', window.__TAURI_INTERNALS__.invoke('choose_file', {arguments}).then((path) => (window.chosen = path)))"
        ));
    };
    let chosen = || {
        window.wait_until("a file was chosen", |window| {
            window.read("window.chosen") != "waiting"
        });
        window.read("window.chosen")
    };

    choose("import", "");
    window.display().choose_in_dialog("Choose one", &file);
    assert_eq!(chosen(), json!([file]));

    choose("save", "Hale.geojson");
    window
        .display()
        .name_in_dialog("Choose one", &folder.path("for the council"));
    assert_eq!(
        chosen(),
        json!([folder.path("for the council.geojson")]),
        "the ending is added"
    );
}

#[test]
fn tiles_come_by_the_scheme_and_by_the_command() {
    let window = Window::open(None);
    let answer = window.read(
        "(async () => { const found = []; for (const path of ['base/0/0/0', 'base/7/20/64', 'tile/0/0/0', 'base/1/9/9']) { \
         const reply = await fetch('mapdata://localhost/' + path, { cache: 'default' }); \
         found.push([reply.status, (await reply.arrayBuffer()).byteLength > 1000, reply.headers.get('cache-control')]); } return found; })()",
    );
    let expected = json!([
        [200, true, "no-store"],
        [204, false, "no-store"],
        [500, false, "no-store"],
        [500, false, "no-store"],
    ]);
    assert_eq!(
        answer, expected,
        "a tile, open sea, no catalogue, no such tile"
    );
    let bytes = "window.__TAURI_INTERNALS__.invoke('mapdata', { address: 'base/0/0/0' }).then((bytes) => bytes.byteLength > 1000)";
    assert_eq!(window.read(bytes), true);
}

#[test]
fn one_command_reaches_the_whole_table() {
    let folder = Cli::new();
    let file = folder.path("Hale.hereabouts");
    let window = Window::open(None);
    let passphrase = "a lane in May";
    ask(
        &window,
        "create_file",
        json!({ "path": file, "name": "Hale", "passphrase": passphrase, "sample": false }),
    );
    let call = |name: &str, args: Value, request: Option<&str>| {
        ask(
            &window,
            "call",
            json!({ "name": name, "args": args, "request": request }),
        )
    };

    let library = json!({ "kind": "place", "name": "Library", "fields": {} });
    let first = call("create_asset", library.clone(), Some("one"));
    assert_eq!(
        call("create_asset", library, Some("one")),
        first,
        "a request that was done answers again"
    );
    assert_eq!(call("info", json!({}), None)["assets"], 1, "and acts once");
    let unknown = call("sing", json!({}), None);
    assert!(
        unknown["failed"]["message"]
            .as_str()
            .is_some_and(|sentence| sentence.contains("sing")),
        "{unknown}"
    );

    ask(&window, "close_file", json!({}));
    let locked = ask(&window, "open_file", json!({ "path": file }));
    assert_eq!(locked["failed"]["code"], "needs_passphrase", "{locked}");
    let wrong = ask(
        &window,
        "open_file",
        json!({ "path": file, "passphrase": "a lane in June" }),
    );
    assert_eq!(wrong["failed"]["code"], "wrong_passphrase", "{wrong}");
    assert_eq!(
        ask(
            &window,
            "open_file",
            json!({ "path": file, "passphrase": passphrase })
        )["here"],
        true
    );
    assert_eq!(call("info", json!({}), None)["assets"], 1);
}

#[test]
fn a_dropped_file_reaches_the_page_as_a_path() {
    let folder = Cli::new();
    let file = folder.path("greenspace & café #2.csv");
    std::fs::write(&file, "name\nPark\n").unwrap();
    let window = Window::open(None);
    window.read(
        "void (window.heard = [], window.__TAURI_INTERNALS__.invoke('plugin:event|listen', { event: 'files-dragged', \
         target: { kind: 'Any' }, handler: window.__TAURI_INTERNALS__.transformCallback((event) => window.heard.push(event.payload)) }))",
    );
    window.display().drop_file(&file, 700, 450);
    window.wait_until("the drop was heard", |window| {
        window.read("window.heard.some((one) => one.is === 'dropped')") == true
    });
    assert_eq!(
        window.read("window.heard"),
        json!([{ "is": "over", "paths": [file] }, { "is": "dropped", "paths": [file] }])
    );
}
