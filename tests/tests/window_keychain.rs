//! A catalogue that the laptop remembers, in the real window with the keychain of GNOME, where that is installed.

use hereabouts_e2e::{Cli, Keyring, Start, Window};
use serde_json::json;
use std::path::Path;

const WORDS: &str = "our bench by the pond";
const OTHER: &str = "seven swans on the weir";
const OFFER: &str = "[data-testid=unlock] .remembered button";

fn picture(window: &Window, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
    window.save_screenshot(&folder.join(name));
}

#[track_caller]
fn unlock(window: &Window, words: &str) {
    window.fill("[data-testid=unlock] input[name=passphrase]", words);
    window.press("Enter");
}

#[track_caller]
fn go_to_keys(window: &Window) {
    window.put_messages_away();
    window.from_palette("Passphrase and lock");
    window.wait_for_words("[data-testid=keys] h1", "Passphrase and lock");
}

#[test]
fn what_the_laptop_remembers_opens_what_was_closed_and_never_what_was_locked() {
    let Some(keyring) = Keyring::start() else {
        return;
    };
    let (cli, home) = (Cli::new(), Cli::new());
    let file = cli.path("Ours.hereabouts");
    let start = |dark| {
        Window::start(Start {
            file: Some(&file),
            home: Some(home.folder()),
            keyring: Some(&keyring),
            dark,
            ..Start::default()
        })
    };
    let window = Window::start(Start {
        home: Some(home.folder()),
        keyring: Some(&keyring),
        ..Start::default()
    });
    window.begin("Ours", &file, Some(WORDS));
    drop(window);

    // Offered, and off until somebody wishes so.
    let window = start(false);
    window.wait_for_words("[data-testid=unlock] h1", "Ours has a passphrase");
    window.wait_for("input[name=remember]");
    assert!(!window.has(OFFER));
    assert_eq!(
        window.read("document.querySelector('input[name=remember]').checked"),
        false
    );
    window.click("input[name=remember]");
    picture(&window, "remember.png");
    unlock(&window, WORDS);
    window.wait_toast("This laptop remembers it from now on");
    let list = std::fs::read_to_string(home.path("org.hereabouts.desktop/remembered.json"));
    let list = list.expect("there is a list");
    assert!(!list.contains("Ours") && list.len() < 80, "{list}");
    drop(window);

    // One click opens what was closed.
    let window = start(true);
    window.wait_for_words(OFFER, "Open with what this laptop remembers");
    picture(&window, "remembered-dark.png");
    window.click(OFFER);
    window.wait_for("html[data-ready=map]");
    // And gives nobody a new passphrase.
    go_to_keys(&window);
    window.wait_for_words(
        "[data-testid=on-this-laptop]",
        "This laptop remembers this catalogue",
    );
    window.click_words("[data-testid=keys] button", "Change the passphrase");
    window.wait_for("input[name=current]");

    // Locked, it wants the passphrase: here, from the start page, and after a new start.
    window.press("Control+l");
    window.wait_for_words("[data-testid=unlock] h1", "Ours is locked");
    window.wait_for_words(
        "[data-testid=unlock] .fine",
        "opens with the passphrase only",
    );
    assert!(!window.has(OFFER));
    let asked = format!(
        "window.__TAURI_INTERNALS__.invoke('open_remembered', {})",
        json!({ "path": file })
    );
    assert_eq!(window.read(&asked), "held");
    window.click_words("[data-testid=unlock] button", "Back");
    window.click_words(".recent button", "Ours");
    window.wait_for_words(
        "[data-testid=unlock] .fine",
        "opens with the passphrase only",
    );
    drop(window);
    let window = start(false);
    window.wait_for_words(
        "[data-testid=unlock] .fine",
        "opens with the passphrase only",
    );
    assert!(!window.has(OFFER));
    picture(&window, "remembered-held.png");
    unlock(&window, WORDS);
    window.wait_for("html[data-ready=map]");
    assert_eq!(window.blocked(), json!([]));
    drop(window);

    // Once the passphrase was typed it is as before, until the passphrase changes.
    let window = start(false);
    window.wait_for(OFFER);
    picture(&window, "remembered.png");
    window.click(OFFER);
    window.wait_for("html[data-ready=map]");
    go_to_keys(&window);
    window.wait_for("[data-testid=on-this-laptop]");
    picture(&window, "keys-remembered.png");
    window.click_words("[data-testid=keys] button", "Change the passphrase");
    window.fill("input[name=current]", WORDS);
    window.fill("input[name=fresh]", OTHER);
    window.fill("input[name=again]", OTHER);
    window.click_words("[data-testid=change-passphrase] button", "Change it");
    window.wait_toast("The new passphrase opens it from now on");
    window.wait_until("the laptop does not remember it", |window| {
        !window.has("[data-testid=on-this-laptop]")
    });
    let list = std::fs::read_to_string(home.path("org.hereabouts.desktop/remembered.json"));
    assert_eq!(list.expect("there is a list"), "[]");
    drop(window);

    // Forgotten where it would be used.
    let window = start(true);
    window.wait_for("input[name=remember]");
    picture(&window, "remember-dark.png");
    window.click("input[name=remember]");
    unlock(&window, OTHER);
    window.wait_toast("This laptop remembers it from now on");
    drop(window);
    let window = start(false);
    window.wait_for(OFFER);
    window.click_words("[data-testid=unlock] button", "Forget it on this laptop");
    window.wait_toast("does not remember it any more");
    window.wait_for("input[name=remember]");
    assert!(!window.has(OFFER));
    assert_eq!(window.read(&asked), "gone");
}
