//! Somebody asks to be forgotten: looked at, done, and in no byte any more.

use hereabouts_e2e::{Cli, Window};
use std::path::Path;

const FILE: &str = "Ours.hereabouts";

#[test]
fn somebody_is_erased_for_good() {
    const NAME: &str = "Wilhelmina Quill";
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--name", "Ours"]);
    let make = |kind: &str, name: &str, note: &str| {
        let made = serde_json::json!({ "kind": kind, "name": name, "fields": { "note": note } });
        cli.ok(&["call", FILE, "create_asset", &made.to_string()])
    };
    make("person", NAME, "likes wintergreen tea");
    make("place", "Pump house", &format!("{NAME} has the key"));
    assert!(cli.holds("wintergreen"));

    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    window.press("2");
    window.search("Wilhelmina");
    window.wait_for_words("#row-0", NAME);
    window.click("#row-0 .name b");
    window.wait_for_words("#card h1", NAME);
    window.from_palette("Erase for good");
    window.wait_for_words("[data-testid=erase] h1", &format!("Erase {NAME} for good"));
    window.wait_for_words("[data-testid=passages] li", "Pump house");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
    window.save_screenshot(&folder.join("erase.png"));
    window.click(".strip .sure input");
    window.click_words(".strip button", &format!("Erase {NAME}"));
    window.wait_for_words("[data-testid=erase] h1", "Erased");
    window.click_words("[data-testid=erase] button", "Done");
    window.show_everything();
    window.wait_shown(1, 1, 1);
    // Nothing takes it back, which is said first.
    window.press("Control+z");
    window.wait_toast("cannot be taken back");
    window.press("Control+z");
    window.wait_toast("Pump house");
    window.press("Control+Shift+z");
    window.wait_toast("Pump house");
    window.wait_shown(1, 1, 1);
    assert_eq!(window.blocked(), serde_json::json!([]));
    drop(window);
    for word in ["Wilhelmina", "wilhelmina", "wintergreen", "quill"] {
        assert!(!cli.holds(word), "{word} is still there");
    }
    assert!(cli.holds("has the key"));
    cli.ok(&["check", FILE]);
}
