//! Photos in the real window: dropped and pasted on a card, looked at, offered as a place, and shared.

use hereabouts_e2e::{Cli, Window, fixture};
use serde_json::{Value, json};
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";

/// Words that `weir.jpg` hides, and that never leave.
const HIDDEN: [&str; 4] = ["Exif", "Invented Cameras", "Serial-7731337", "2026:05:17"];

/// The middle of the card, in pixels of the display.
const CARD: (u32, u32) = (1230, 500);

fn attachments(cli: &Cli, id: &str) -> Vec<Value> {
    let shown = cli.json(&["show", FILE, id, "--json"]);
    shown["attachments"]
        .as_array()
        .expect("a card has a list of them")
        .clone()
}

fn make(cli: &Cli, kind: &str, name: &str) -> String {
    let fields = json!({ "kind": kind, "name": name, "fields": {} });
    let made = cli.json(&["call", FILE, "create_asset", &fields.to_string()]);
    made["value"].as_str().expect("it has an id").to_owned()
}

/// Opens the card of an asset that has a name of its own.
#[track_caller]
fn open_card(window: &Window, name: &str) {
    window.press("2");
    window.search(&format!("\"{name}\""));
    window.wait_until("it is alone", |window| window.shown().shown == 1);
    window.click("#row-0 .name b");
    window.wait_for_words("#card h1", name);
}

#[track_caller]
fn has_photos(window: &Window, count: usize) {
    let drawn = "[...document.querySelectorAll('[data-testid=photos] img')].filter((img) => img.complete && img.naturalWidth > 0).length";
    window.wait_until(&format!("{count} photos are shown"), |window| {
        window.read(drawn) == count
    });
}

#[test]
fn a_photo_dropped_on_a_card_places_it_when_asked_to() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let id = make(&cli, "place", "Bench by the weir");
    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    open_card(&window, "Bench by the weir");
    window.display().drop_files(
        &[&fixture("photos/weir.jpg"), &fixture("photos/chapel.jpg")],
        CARD.0,
        CARD.1,
    );
    has_photos(&window, 2);
    window.wait_toast("2 photos were added");
    assert_eq!(attachments(&cli, &id).len(), 2);
    let place = || cli.json(&["show", FILE, &id, "--json"])["asset"]["place"].clone();
    assert_eq!(place(), Value::Null, "nothing is placed by itself");
    window.wait_for_words(
        "[data-testid=offer]",
        "Put Bench by the weir on the map there?",
    );
    window.save_screenshot(Path::new(concat!(
        env!("CARGO_TARGET_TMPDIR"),
        "/photos-offer.png"
    )));
    window.click_words("[data-testid=offer] button", "Put it there");
    window.wait_toast("is on the map");
    let there = place();
    assert_eq!(there["precision"], "building");
    assert_eq!(there["geometry"]["coordinates"], json!([-2.0234, 53.4682]));
    window.wait_until("the offer is gone", |window| {
        !window.has("[data-testid=offer]")
    });
    window.press("1");
    window.wait_for("html[data-ready=map]");
    window.zoom_to_one("place");
    window.click("#card h1");
    window.press("Control+z");
    window.wait_until("undone, it has no place", |_| place() == Value::Null);
    window.wait_for("[data-testid=offer]");
    assert_eq!(
        window.blocked(),
        json!([]),
        "the content policy blocked nothing"
    );
    drop(window);
    cli.ok(&["check", FILE]);
}

#[test]
fn photos_are_pasted_turned_captioned_and_taken_off() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let id = make(&cli, "association", "Friends of the weir");
    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    open_card(&window, "Friends of the weir");
    let copied = window.display().copy_picture(&fixture("photos/soup.jpg"));
    window.click("#card h1");
    window.press("Control+v");
    has_photos(&window, 1);
    drop(copied);
    window.put_messages_away();
    window
        .display()
        .drop_file(&fixture("photos/weir.jpg"), CARD.0, CARD.1);
    has_photos(&window, 2);
    window.put_messages_away();

    window.click("[data-testid=photos] li:nth-child(2) button");
    let upright = "(({ complete, naturalWidth, naturalHeight }) => complete && naturalHeight > naturalWidth)(document.querySelector('.gallery img'))";
    window.wait_for(".gallery img");
    window.wait_until("the photo stands upright", |window| {
        window.read(upright) == true
    });
    window.fill("input[name=caption]", "The weir in May");
    window.press("Tab");
    window.wait_until("the caption is kept", |_| {
        attachments(&cli, &id)[1]["attachment"]["caption"] == "The weir in May"
    });
    window.save_screenshot(Path::new(concat!(
        env!("CARGO_TARGET_TMPDIR"),
        "/photos-gallery.png"
    )));
    window.click(".gallery h2");
    window.press("Left");
    window.wait_for_words(".gallery [role=status]", "1 of 2");
    window.press("Delete");
    window.wait_until("it is off the card", |_| attachments(&cli, &id).len() == 1);
    window.wait_for_words("[data-testid=toast]", "was removed");
    window.press("Control+z");
    window.wait_until("it is back", |_| attachments(&cli, &id).len() == 2);
    window.press("Escape");
    window.wait_until("the gallery is closed", |window| !window.has(".gallery"));
    has_photos(&window, 2);
    assert_eq!(
        window.blocked(),
        json!([]),
        "the content policy blocked nothing"
    );
}

#[test]
fn what_is_no_photo_is_a_sentence_and_a_photo_without_a_card_too() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let notes = cli.path("notes.jpg");
    std::fs::write(&notes, "Ask Nadia about the hall.").expect("it can be written");
    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    window.display().drop_file(&notes, 700, 450);
    window.wait_toast("Open the card it belongs to");
    make(&cli, "place", "Bench by the weir");
    open_card(&window, "Bench by the weir");
    window.display().drop_file(&notes, CARD.0, CARD.1);
    window.wait_for_words(
        "[data-testid=toast][role=alert]",
        "“notes.jpg” was not added",
    );
    assert!(!window.has("[data-testid=photos]"));
}

#[test]
fn photos_that_are_shared_tell_nothing_of_camera_place_or_time() {
    let cli = Cli::new();
    // The sample has photos of its own to share.
    cli.ok(&["new", FILE, "--name", "Ours"]);
    let id = make(&cli, "place", "Bench by the weir");
    let paths = [fixture("photos/weir.jpg"), fixture("photos/chapel.jpg")];
    let added = json!({ "asset": id, "paths": paths });
    let added = cli.json(&["call", FILE, "add_attachments", &added.to_string()]);
    let first = &added["value"]["added"][0];
    let publish = json!({ "id": first, "fields": { "may_be_published": true, "publish_reason": "it hangs in the hall" } });
    cli.ok(&["call", FILE, "edit_attachment", &publish.to_string()]);

    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    window.click("button[aria-label='Share']");
    window.click_words(".audience", "Everyone");
    window.click("input[name=photos]");
    window.wait_for_words(".cols header", "with 1 photo");
    window.wait_for(".strip .main:not(:disabled)");
    let out = cli.path("out");
    std::fs::create_dir(&out).expect("a folder can be made");
    window.click(".strip .main");
    window
        .display()
        .name_in_dialog("Save as", &out.join("for everyone.geojson"));
    window.wait_for_words("h1", "Saved");
    let photos: Vec<_> = std::fs::read_dir(out.join("for everyone-photos"))
        .expect("there is a folder of photos")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    assert_eq!(photos.len(), 1, "only the one that may be published");
    let name = photos[0]
        .file_name()
        .expect("it has a name")
        .to_string_lossy()
        .into_owned();
    assert_eq!(name, format!("{id}-1.jpg"));
    let saved = std::fs::read_to_string(out.join("for everyone.geojson")).expect("it was saved");
    assert!(saved.contains(&name), "the asset names it");
    let bytes = std::fs::read(&photos[0]).expect("it was saved");
    let original = std::fs::read(&paths[0]).expect("a fixture can be read");
    let holds = |bytes: &[u8], word: &str| {
        bytes
            .windows(word.len())
            .any(|part| part == word.as_bytes())
    };
    for word in HIDDEN {
        assert!(
            holds(&original, word),
            "the control: {word} is in what came"
        );
        assert!(!holds(&bytes, word), "{word} is in what left");
    }
}
