//! From something heard to an introduction: a conversation is noted and sorted, the match is found, they are
//! introduced and meet, and the tie that came of it stands on the card, in the network and in its table. Each step
//! goes back.

use hereabouts_e2e::{Cli, Start, Window};
use serde_json::Value;
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";
const HEARD: &str = "Zofia can teach pruning. Zofia would love someone to walk with. \
                     Zofia knows Joan plays. Zofia helps run Lockside Knitters.";

fn look(window: &Window, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
    window.save_screenshot(&folder.join(format!("{name}.png")));
}

#[test]
fn what_was_heard_becomes_an_introduction_and_every_step_goes_back() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let hash = || cli.json(&["info", FILE, "--json"])["content_hash"].clone();
    let first = hash();
    let window = Window::start(Start {
        file: Some(&cli.path(FILE)),
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");

    // Noted in one box; who is known is recognised while it is typed.
    window.from_palette("Note a conversation");
    window.wait_for("[data-testid=note-box] textarea");
    window.fill("[data-testid=note-box] textarea", HEARD);
    window.wait_for_words("[data-testid=note-box] .chips", "Joan plays");
    window.wait_for_words("[data-testid=note-box] .chips", "Lockside Knitters");
    window.press("Control+Return");
    window.wait_toast("Noted");
    look(&window, "conversation");

    // Sorted into a person, a gift, a wish and two ties, in one step.
    window.click_words(".toast button", "Sort now");
    window.wait_for("[data-testid=sort] .lines");
    look(&window, "sorting");
    window.click_words("[data-testid=sort] .strip .main", "Keep these");
    window.wait_toast("Kept");
    let zofia = found(&cli, "Zofia");
    let card = || cli.json(&["show", FILE, &zofia, "--json"]);
    let many = |card: &Value, what: &str| card[what].as_array().map_or(0, Vec::len);
    let made = card();
    assert_eq!(made["gifts"][0]["gift"]["what"], "pruning");
    let counts = ["gifts", "wishes", "ties"].map(|what| many(&made, what));
    assert_eq!(counts, [1, 1, 2], "{made}");

    // The match is found, and why.
    window.click("[data-testid=sort] button[aria-label*='pruning']");
    window.wait_for_words("[data-testid=suggestions]", "Mill Lane Allotments");
    look(&window, "suggestions");
    window.click(
        "[data-testid=suggestions] button[aria-label='Introduce Zofia and Mill Lane Allotments']",
    );
    window.click_words("[data-testid=suggestions] form button", "Write it down");
    window.wait_for_words("[data-testid=introductions]", "Zofia");
    window.wait_until("they are introduced", |_| {
        many(&card(), "introductions") == 1
    });

    // They met, and the tie that came of it is offered.
    let line = "[data-testid=introduction]:has(button[aria-label*='Zofia'])";
    window.click_words(&format!("{line} ol button"), "met");
    window.wait_for("[data-testid=tie-offer]");
    look(&window, "introductions");
    window.click_words("[data-testid=tie-offer] button", "Add this tie");
    window.wait_until("the tie is there", |_| many(&card(), "ties") == 3);
    let of_it = card()["ties"].as_array().and_then(|ties| {
        let tie = ties
            .iter()
            .find(|tie| tie["other_name"] == "Mill Lane Allotments");
        tie.cloned()
    });
    let of_it = of_it.expect("a tie with the allotments");
    assert!(of_it["relationship"]["introduction"].is_string());

    // On the card, in the network and in its table.
    window.put_messages_away();
    window.from_palette("Show the list");
    window.wait_for("[data-testid=list] #row-0");
    window.search("Zofia");
    window.wait_for_words("#row-0 .name b", "Zofia");
    window.click("#row-0 .name b");
    window.wait_for_words("#card .tie", "Mill Lane Allotments");
    look(&window, "card-of-ties");
    window.click_words("#card button", "See around it");
    window.wait_for("html[data-ready=network]");
    window.wait_for_words("[data-testid=ties]", "Mill Lane Allotments");
    look(&window, "network");
    window.press("1");
    window.wait_for("html[data-ready=map]");
    window.wait_for_words("[data-testid=elsewhere]", "Zofia");

    // Back, step by step: the tie, the meeting, the introduction, the sorting, the note.
    window.click("#card h1");
    window.press("Control+z");
    window.wait_until("the tie is gone", |_| many(&card(), "ties") == 2);
    window.press("Control+z");
    let stage = || card()["introductions"][0]["introduction"]["stage"].clone();
    window.wait_until("they have not met", |_| stage() == "suggested");
    window.press("Control+z");
    window.wait_until("nobody is introduced", |_| {
        many(&card(), "introductions") == 0
    });
    window.press("Control+z");
    window.press("Control+z");
    window.wait_until("all is as it was at first", |_| hash() == first);
    drop(window);
    cli.ok(&["check", FILE]);
}

fn found(cli: &Cli, name: &str) -> String {
    let rows = cli.json(&["list", FILE, "--query", name, "--limit", "5", "--json"])["rows"].clone();
    let row = rows
        .as_array()
        .and_then(|rows| rows.iter().find(|row| row["name"] == name));
    row.and_then(|row| row["id"].as_str())
        .expect("it is there")
        .to_owned()
}
