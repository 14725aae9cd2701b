//! From something heard to an introduction: a conversation is noted and sorted, the match is found, they are
//! introduced and meet, and the tie that came of it stands on the card, in the network, in its table and beside the
//! map. Each step goes back.

use hereabouts_e2e::{Cli, Start, Window};
use serde_json::{Value, json};
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";
const HEARD: &str = "Zofia can teach pruning. Zofia would love someone to walk with. \
                     Zofia knows Joan plays. Zofia helps run Lockside Knitters.";
const PLACE: &str = "Mill Lane Allotments";

fn look(window: &Window, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
    window.save_screenshot(&folder.join(format!("{name}.png")));
}

#[test]
fn what_was_heard_becomes_an_introduction_and_every_step_goes_back() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let window = Window::start(Start {
        file: Some(&cli.path(FILE)),
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");
    let hash = || cli.json(&["info", FILE, "--json"])["content_hash"].clone();
    let unsorted = || call(&cli, "list_conversations", json!({ "sorted": false }));
    let waiting = || unsorted().as_array().map_or(0, Vec::len);
    let (first, waited) = (hash(), waiting());

    // Noted in one box; who is known is recognised while it is typed.
    window.from_palette("Note a conversation");
    window.wait_for("[data-testid=note-box] textarea");
    window.fill("[data-testid=note-box] textarea", HEARD);
    window.wait_for_words("[data-testid=note-box] .chips", "Joan plays");
    window.wait_for_words("[data-testid=note-box] .chips", "Lockside Knitters");
    look(&window, "conversation");
    window.press("Control+Enter");
    window.wait_for_words("[data-testid=toast]", "Noted");

    // Sorted into a person, a gift, a wish and two ties, in one step.
    window.click_words("[data-testid=toast] button", "Sort now");
    window.wait_for("[data-testid=sort] .lines");
    assert_eq!(waiting(), waited + 1);
    look(&window, "sorting");
    window.click_words("[data-testid=sort] .strip .main", "Keep these 5");
    window.wait_toast("Kept: 5 things");
    assert_eq!(waiting(), waited);
    let zofia = found(&cli, "Zofia");
    let card = || cli.json(&["show", FILE, &zofia, "--json"]);
    let many = |what: &str| card()[what].as_array().map_or(0, Vec::len);
    let made = card();
    assert_eq!(made["asset"]["kind"], "person");
    assert_eq!(made["gifts"][0]["gift"]["what"], "pruning");
    let counts = ["gifts", "wishes", "ties"].map(many);
    assert_eq!(counts, [1, 1, 2], "{made}");

    // The match is found, and why.
    window.click("[data-testid=sort] button[aria-label*='pruning']");
    let introduce = format!("button[aria-label='Introduce Zofia and {PLACE}']");
    let why = format!("[data-testid=suggestion]:has({introduce}) .why");
    window.wait_for_words(&why, "pruning");
    look(&window, "suggestions");
    window.click(&format!("[data-testid=suggestions] {introduce}"));
    window.click_words("[data-testid=introduce] button", "Write it down");
    window.wait_until("they are introduced", |_| many("introductions") == 1);
    let line = "[data-testid=introduction]:has(button[aria-label*='Zofia'])";
    window.wait_for_words(line, PLACE);
    window.put_messages_away();

    // They met, and the tie that came of it is offered.
    let stage = || card()["introductions"][0]["introduction"]["stage"].clone();
    assert_eq!(stage(), "suggested");
    window.click_words(&format!("{line} ol button"), "met");
    window.wait_for(&format!("{line} [data-testid=tie-offer]"));
    assert_eq!(stage(), "met");
    look(&window, "introductions");
    window.put_messages_away();
    window.click_words(
        &format!("{line} [data-testid=tie-offer] button"),
        "Add this tie",
    );
    window.wait_until("the tie is there", |_| many("ties") == 3);
    let ties = card()["ties"].as_array().cloned().unwrap_or_default();
    let tie = ties.iter().find(|tie| tie["other_name"] == PLACE);
    let tie = tie.expect("a tie with the allotments").clone();
    assert!(tie["relationship"]["introduction"].is_string(), "{tie}");
    window.wait_for_words(line, "The tie that came of it");

    // On the card, in the network, in its table and on the map.
    window.put_messages_away();
    window.from_palette("Show the list");
    window.wait_for("[data-testid=list] #row-0");
    window.search("Zofia");
    window.wait_for_words("#row-0 .name b", "Zofia");
    window.click("#row-0 .name b");
    window.wait_for_words("#card .tie", PLACE);
    look(&window, "card-of-ties");
    window.show_everything();
    window.click_words("#card button", "See around it");
    window.wait_for("html[data-ready=network]");
    window.wait_for_words("[data-testid=ties] tr", PLACE);
    let around = json!({ "asked": { "query": "", "around": zofia, "past": true } });
    let around = call(&cli, "network", around)["ties"].clone();
    let around = around.as_array().expect("ties are a list");
    assert!(around.iter().any(|drawn| drawn["id"] == tie["id"]));
    let drawn = "Number(document.querySelector('.netbox').dataset.ties)";
    window.wait_until("all of them are drawn", |window| {
        window.read(drawn) == around.len()
    });
    look(&window, "network");
    window.press("1");
    window.wait_for("html[data-ready=map]");
    // She is not on the map: it says so of the one that is.
    window.from_palette(PLACE);
    window.wait_for_words("#card h1", PLACE);
    window.click("[data-testid=ties-beside] > .lrow");
    window.wait_for_words("[data-testid=ties-beside] li", "Zofia");
    look(&window, "map-of-ties");

    // Back, step by step: the tie, the meeting, the introduction, the sorting, the note.
    window.click("#card h1");
    window.press("Control+z");
    window.wait_until("the tie is gone", |_| many("ties") == 2);
    window.wait_until("also from the map", |window| {
        !window.has("[data-testid=ties-beside]")
    });
    window.press("Control+z");
    window.wait_until("they have not met", |_| stage() == "suggested");
    window.press("Control+z");
    window.wait_until("nobody is introduced", |_| many("introductions") == 0);
    window.press("Control+z");
    window.wait_until("it waits to be sorted again", |_| waiting() == waited + 1);
    window.press("Control+z");
    window.wait_until("all is as it was at first", |_| hash() == first);
    assert_eq!(waiting(), waited);
    assert_eq!(window.blocked(), json!([]));
    drop(window);
    cli.ok(&["check", FILE]);
}

fn call(cli: &Cli, command: &str, args: Value) -> Value {
    cli.json(&["call", FILE, command, &args.to_string()])
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
