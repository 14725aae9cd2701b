//! What is worth a look before it leaves, in the real window: found, decided, saved, and asked about in the register.

use hereabouts_e2e::{Cli, Start, Window};
use serde_json::{Value, json};
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";
const HALL: &str = "Old Chapel Hall";

fn open(cli: &Cli, dark: bool) -> Window {
    let window = Window::start(Start {
        file: Some(&cli.path(FILE)),
        dark,
        width: 1440,
        height: 900,
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");
    window
}

/// A picture of the page, and axe's word on it.
fn look(window: &Window, name: &str) {
    window.put_messages_away();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots/leaks");
    window.save_screenshot(&folder.join(format!("{name}.png")));
    window.accessible(name);
}

fn call(cli: &Cli, command: &str, args: Value) -> Value {
    cli.json(&["call", FILE, command, &args.to_string()])
}

fn id_of(cli: &Cli, name: &str) -> Value {
    let found = call(cli, "suggest_assets", json!({ "text": name, "limit": 1 }));
    found[0]["id"].clone()
}

/// The sample, with words in it that say more than they should.
fn with_telling_words(cli: &Cli) {
    cli.ok(&["new", FILE, "--sample"]);
    let write = |name: &str, field: &str, text: &str| {
        let args = json!({ "id": id_of(cli, name), "fields": { field: text } });
        call(cli, "edit_asset", args);
    };
    write(
        HALL,
        "access",
        "Level from Mill Street. For the key ring 07700 900123 before six.",
    );
    write(HALL, "booking", "Ask Rosa keeps the books, a week ahead.");
    write(
        "Repair Café",
        "booking",
        "Write to repairs@example.org, or leave a note at 12 Weir Terrace.",
    );
    write(
        "Mill Lane Allotments",
        "story",
        "Three plots were dug by hand; post for the committee goes to OL6 7RT.",
    );
}

fn open_share(window: &Window) {
    window.click("button[aria-label='Share']");
    window.click_words(".audience", "Greenfield Council");
    window.wait_until("it is for the council", |window| {
        window.text(".strip .main").contains("Greenfield Council")
            && window.has(".strip .main:not(:disabled)")
    });
}

fn save(window: &Window, cli: &Cli, file: &str) -> String {
    window.wait_for(".strip .main:not(:disabled)");
    window.click(".strip .main");
    let out = cli.path(&format!("{file}.geojson"));
    window.display().name_in_dialog("Save as", &out);
    window.wait_for_words("h1", "Saved");
    std::fs::read_to_string(&out).expect("it was saved")
}

#[test]
fn what_is_found_stays_until_somebody_keeps_it_with_a_reason() {
    let cli = Cli::new();
    with_telling_words(&cli);
    let window = open(&cli, false);
    open_share(&window);
    window.wait_for_words(".before", "Worth a look before it leaves.");
    look(&window, "share");
    let first = save(&window, &cli, "first");
    for word in [
        "07700 900123",
        "Rosa",
        "repairs@example.org",
        "12 Weir Terrace",
        "OL6 7RT",
    ] {
        assert!(!first.contains(word), "{word} left");
    }

    window.click_words("button", "Share something else");
    open_share(&window);
    window.wait_for_words(".before", "when Greenfield Council was last given this");
    window.click_words(".before .btn", "Look at them");
    window.wait_for_words(".passage mark", "07700 900123");
    look(&window, "findings");
    // Kept, with a reason; never without one.
    let phone = format!("[role=group][aria-label='{HALL}: Getting in and around'] .btn");
    window.click_words(&phone, "Let it leave");
    window.wait_for("form .btn[type=submit]:disabled");
    window.wait_for("form .input:focus");
    window.type_text("It is on their poster");
    look(&window, "findings-reason");
    window.press("Enter");
    window.wait_for_words(".outcome", "leaves: “It is on their poster”");
    look(&window, "findings-kept");
    let kept = save(&window, &cli, "kept");
    assert!(kept.contains("07700 900123") && !kept.contains("poster"));
    window.click_words("button", "What we gave to whom");
    window.wait_for_words("td b", "Greenfield Council");
    window.click_words("tbody .btn", "Proof");
    window.wait_for_words(".proof", "Phone numbers: It is on their poster");
    look(&window, "register");
    drop(window);

    let window = open(&cli, true);
    open_share(&window);
    look(&window, "share-dark");
    window.click_words(".before .btn", "Look at them");
    window.wait_for("[role=group]");
    look(&window, "findings-dark");
    window.press("Control+k");
    window.wait_for("#palette-list");
    window.type_text("What we gave to whom");
    window.wait_for_words("#palette-list .opt.on", "What we gave to whom");
    window.press("Enter");
    window.wait_for_words("h1", "What we gave to whom");
    window.click("[role=combobox]");
    window.type_text("nadia");
    window.wait_for_words("[role=option]", "Nadia bakes");
    window.press("Enter");
    window.wait_for_words(
        "section[aria-label]",
        "Nobody beyond the team has been sent anything",
    );
    look(&window, "register-dark");
    assert_eq!(window.blocked(), json!([]));
    drop(window);
    cli.ok(&["check", FILE]);
}
