//! Two laptops and no server, in the real window: a catalogue and its copy, both worked in, exchange through a folder.
//! What comes is looked at first, set aside and brought back in one step; what two wrote differently is decided; what
//! is here twice is joined and taken apart. In the end both hold the same.
//!
//! Pictures go to `target/screenshots`, each light and dark.

use hereabouts_e2e::{Cli, Start, Window, fixture};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const FILE: &str = "Aldermoor.hereabouts";
/// 24 assets, no two of them alike.
const LIST: &str = "window/community_buildings.csv";
const LIBRARY: &str = "Weir End Library";
const HALL: &str = "Hop Market Hall";
const CLUB: &str = "Lockside Canoe Club";
const TUESDAY: &str = "Tuesday, 10 to 4";
const THURSDAY: &str = "Thursday, 10 to 4";

/// Amina's laptop, Joe's with a copy of her catalogue made by hand, and a folder that is the same on both. Each laptop
/// has settings of its own, which its window shares with its terminal.
fn two() -> ([Cli; 2], PathBuf) {
    let laptops = [Cli::new(), Cli::new()];
    let [amina, joe] = &laptops;
    amina.ok(&["new", FILE, "--name", "Aldermoor"]);
    call(amina, "set_worker", json!({ "name": "Amina" }));
    make(amina, "place", "Ferry steps", json!({}));
    std::fs::copy(amina.path(FILE), joe.path(FILE)).expect("a file can be copied");
    call(joe, "set_worker", json!({ "name": "Joe" }));
    let folder = amina.path("shared");
    std::fs::create_dir(&folder).expect("a folder can be made");
    (laptops, folder)
}

/// The whole exchange by hand: the list in both, work in both, there and back through the folder.
#[test]
fn two_laptops_come_together_through_a_folder_and_one_step_takes_it_back() {
    let (laptops, folder) = two();
    let [amina, joe] = &laptops;
    let windows = [open(amina, false), open(joe, false)];
    let [hers, his] = &windows;
    for window in &windows {
        window.choose_to_bring_in(&fixture(LIST));
        assert_eq!(window.outcomes(), [24, 0, 0, 0, 0]);
        window.bring_in();
        window.show_everything();
    }
    hers.press("n");
    hers.wait_for("input[name=name]");
    hers.type_text("Signal box");
    hers.press("Enter");
    hers.wait_for_words("#card h1", "Signal box");
    hers.put_messages_away();
    edit(amina, LIBRARY, json!({ "times": TUESDAY }));
    edit(joe, LIBRARY, json!({ "cost": "Free" }));
    edit(joe, HALL, json!({ "summary": "Stalls" }));
    for (window, cli) in windows.iter().zip([amina, joe]) {
        // The system's dialog for folders cannot be driven by keys here.
        call(cli, "watch_folder", json!({ "path": folder }));
        go(window, "Work together", "merge");
        window.wait_for_words("[data-testid=folder] .path", "shared");
    }
    says(his, "copied", "This is a copy of the catalogue");
    assert!(!hers.has("[data-testid=copied]"), "hers is the original");
    button(hers, "folder", "Leave mine there now");
    says(hers, "folder", "Left there:");

    // Joe looks at it, takes it in, takes it back as one step, and does it again.
    let before = said(joe, "content_hash");
    button(his, "folder", "Look into it again");
    assert_eq!(look_at(his, "Amina"), "1 new, 1 changed");
    let named = |line: &str| his.texts(&format!("[data-testid=coming] [data-line={line}] .names"));
    assert_eq!(named("new"), ["Signal box"]);
    assert_eq!(named("changed"), [LIBRARY]);
    assert_eq!(said(joe, "content_hash"), before);
    button(his, "take", "Take it in");
    says(his, "together", "Everything fitted together by itself.");
    says(his, "folder", "1 file there was taken in before.");
    let after = said(joe, "content_hash");
    his.click(".undo .list");
    button(his, "undo-list", "Took in changes of another laptop");
    his.wait_toast("Taken back: Took in changes of another laptop");
    assert_eq!(said(joe, "content_hash"), before);
    his.press("Control+Shift+Z");
    his.wait_toast("Done again");
    assert_eq!(said(joe, "content_hash"), after);
    button(his, "folder", "Leave mine there now");
    says(his, "folder", "Left there:");

    // Amina takes in the answer; on her page it goes and comes again as well.
    let before = said(amina, "content_hash");
    button(hers, "folder", "Look into it again");
    assert_eq!(look_at(hers, "Joe"), "2 changed");
    button(hers, "take", "Take it in");
    says(hers, "together", "Both laptops now hold the same.");
    both_hold_the_same(&laptops);
    button(hers, "take", "Take the whole joining back");
    says(hers, "taken-back", "What came in is set aside");
    assert_eq!(said(amina, "content_hash"), before);
    assert_eq!(said(joe, "content_hash"), after, "it is aside here alone");
    button(hers, "take", "Bring it back");
    hers.wait_for("[data-testid=together]");
    for cli in &laptops {
        assert_eq!(said(cli, "assets"), 26, "nothing of the list is here twice");
        let library = asset(cli, LIBRARY);
        assert_eq!([&library["times"], &library["cost"]], [TUESDAY, "Free"]);
        assert_eq!(asset(cli, HALL)["summary"], "Stalls");
    }
    // Each left one file, and nothing else.
    assert_eq!(std::fs::read_dir(&folder).expect("it is there").count(), 2);
    both_hold_the_same(&laptops);
}

#[test]
fn what_two_wrote_differently_is_decided_and_what_is_twice_is_joined() {
    desks(false);
}

#[test]
fn the_same_in_the_dark() {
    desks(true);
}

/// Joe's window after both worked: what Amina left, the question, the pair, and all that was done.
fn desks(dark: bool) {
    let (laptops, folder) = two();
    let [amina, joe] = &laptops;
    let list = fixture(LIST).display().to_string();
    for (cli, times, lon) in [(amina, TUESDAY, -2.0231), (joe, THURSDAY, -2.0234)] {
        cli.ok(&["import", FILE, &list, "--audience", "public"]);
        call(cli, "watch_folder", json!({ "path": folder }));
        edit(cli, LIBRARY, json!({ "times": times }));
        let point = json!({ "type": "Point", "coordinates": [lon, 53.4722] });
        let place = json!({ "geometry": point, "precision": "exact" });
        let fields = json!({ "place": place, "summary": format!("Canoes. {times}") });
        make(cli, "association", CLUB, fields);
    }
    make(amina, "place", "Signal box", json!({}));
    call(amina, "leave_changes", json!({}));

    let window = open(joe, dark);
    go(&window, "Work together", "merge");
    button(&window, "copied", "Understood");
    let summary = "2 new, 1 changed, 1 you disagree on, 1 looks like one you have";
    assert_eq!(look_at(&window, "Amina"), summary);
    look(&window, "preview", dark);
    button(&window, "take", "Take it in");
    says(&window, "together", "looks like one you have");
    says(&window, "together", "you two disagree on");
    button(&window, "take", "Decide which is right");
    decide(&window, joe, dark);
    join_and_take_apart(&window, joe, dark);
    go(&window, "All that was done", "history");
    says(&window, "history", &format!("You took {CLUB} apart again"));
    button(&window, "history", &format!("Amina changed {LIBRARY}"));
    window.wait_for_words("[data-testid=history] .more", TUESDAY);
    look(&window, "history", dark);
    assert_eq!(window.blocked(), json!([]));

    // What was decided is no question on the other laptop.
    call(joe, "leave_changes", json!({}));
    let news = call(amina, "folder_news", json!({}));
    let file = json!({ "path": news["waiting"][0]["path"], "passphrase": null });
    let came = call(amina, "run_merge", file);
    assert_eq!(came["value"]["same_as_theirs"], true, "{came}");
    both_hold_the_same(&laptops);
}

/// One question, by keyboard: decided, taken back, decided again.
fn decide(window: &Window, joe: &Cli, dark: bool) {
    window.wait_for_words("[data-testid=question] h2", LIBRARY);
    says(window, "question", "both changed it. Which is right?");
    let whose = window.texts("[data-testid=question] article h3");
    assert_eq!(whose, ["You", "Amina"]);
    let answers = window.texts("[data-testid=question] article .value");
    assert_eq!(answers, [THURSDAY, TUESDAY]);
    look(window, "conflict", dark);
    let keep_hers = || {
        assert_eq!(said(joe, "conflicts"), 1);
        window.press("Right");
        says(window, "conflicts", "Nothing to decide");
        window.wait_toast("Amina’s is kept");
        assert_eq!(said(joe, "conflicts"), 0);
        assert_eq!(asset(joe, LIBRARY)["times"], TUESDAY);
    };
    keep_hers();
    window.press("Control+z");
    window.wait_for_words("[data-testid=question] h2", LIBRARY);
    window.wait_toast("Taken back");
    keep_hers();
}

/// The two clubs become one on the desk, and two again on the card.
fn join_and_take_apart(window: &Window, joe: &Cli, dark: bool) {
    go(window, "Look for duplicates", "duplicates");
    window.click_words("[data-testid=duplicates] .pair", CLUB);
    window.wait_for_words("[data-testid=duplicates] .read", "Same name");
    says(window, "board", "This one stays");
    look(window, "duplicates", dark);
    let before = said(joe, "content_hash");
    window.press("j");
    window.wait_toast("are one now");
    assert_eq!(called(joe, CLUB).len(), 1);
    window.from_palette(CLUB);
    says(window, "joined-with", &format!("Joined with {CLUB} on"));
    says(window, "joined-with", "by Joe");
    button(window, "joined-with", "Take apart again");
    window.wait_toast("stands by itself again");
    assert_eq!(called(joe, CLUB).len(), 2);
    assert_eq!(said(joe, "content_hash"), before, "both are as they were");
}

fn open(cli: &Cli, dark: bool) -> Window {
    let home = cli.path("data");
    std::fs::create_dir_all(&home).expect("a folder can be made");
    let window = Window::start(Start {
        file: Some(&cli.path(FILE)),
        home: Some(&home),
        dark,
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");
    window
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

/// Looks at what somebody left in the folder; gives what it would change, in words.
#[track_caller]
fn look_at(window: &Window, whose: &str) -> String {
    window.wait_for_words("[data-testid=folder] li", &format!("{whose}’s laptop"));
    window.click_words("[data-testid=folder] li button", "Look");
    says(window, "coming", &format!("From {whose}’s laptop"));
    window.text("[data-testid=coming] .sum")
}

/// A picture of the page, and axe's word on it.
#[track_caller]
fn look(window: &Window, page: &str, dark: bool) {
    window.put_messages_away();
    let name = format!("together-{page}{}", if dark { "-dark" } else { "" });
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
    window.save_screenshot(&folder.join(format!("{name}.png")));
    window.accessible(&name);
}

fn call(cli: &Cli, command: &str, arguments: Value) -> Value {
    cli.json(&["call", FILE, command, &arguments.to_string()])
}

fn make(cli: &Cli, kind: &str, name: &str, fields: Value) {
    let asset = json!({ "kind": kind, "name": name, "fields": fields });
    call(cli, "create_asset", asset);
}

fn edit(cli: &Cli, name: &str, fields: Value) {
    let id = &called(cli, name)[0];
    call(cli, "edit_asset", json!({ "id": id, "fields": fields }));
}

/// The ids of all assets of this name.
fn called(cli: &Cli, name: &str) -> Vec<String> {
    let found = cli.json(&["list", FILE, "--query", &format!("\"{name}\""), "--json"]);
    let rows = found["rows"].as_array().expect("rows are a list").iter();
    let ids = rows.filter(|row| row["name"] == name).map(|row| &row["id"]);
    ids.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn asset(cli: &Cli, name: &str) -> Value {
    cli.json(&["show", FILE, &called(cli, name)[0], "--json"])["asset"].clone()
}

fn said(cli: &Cli, field: &str) -> Value {
    cli.json(&["info", FILE, "--json"])[field].clone()
}

#[track_caller]
fn both_hold_the_same([amina, joe]: &[Cli; 2]) {
    assert_eq!(said(amina, "team_hash"), said(joe, "team_hash"));
    for cli in [amina, joe] {
        assert_eq!(said(cli, "conflicts"), 0);
        cli.ok(&["check", FILE]);
    }
}
