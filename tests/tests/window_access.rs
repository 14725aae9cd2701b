//! Whether everybody can use the window: every view read by axe in both looks, the whole main job by keyboard
//! alone, everything twice as large, and less movement where the computer asks for it.
//!
//! Pictures go to `target/screenshots/access`.

use hereabouts_e2e::{Cli, Start, Window, fixture};
use serde_json::{Value, json};
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";

#[test]
fn axe_finds_nothing_in_any_light_view() {
    every_view(false);
}

#[test]
fn axe_finds_nothing_in_any_dark_view() {
    every_view(true);
}

fn every_view(dark: bool) {
    let cli = Cli::new();
    let window = Window::start(Start {
        dark,
        width: 1024,
        height: 700,
        ..Start::default()
    });
    let look = |page: &str| {
        window.put_messages_away();
        let name = if dark {
            format!("{page}-dark")
        } else {
            page.to_owned()
        };
        picture(&window, &name);
        window.accessible(page);
    };
    window.wait_for(".door");
    look("start");
    window.click_words(".door", "Begin your own");
    window.wait_for("input[name=name]");
    look("begin");
    window.press("Escape");
    window.visit(&cli.path(FILE));
    views_of_a_catalogue(&window, &look);
    cli.ok(&["check", FILE]);
}

fn views_of_a_catalogue(window: &Window, look: &dyn Fn(&str)) {
    look("map");
    window.from_palette("Show the list");
    window.wait_for("[data-testid=list] #row-3");
    look("list");
    open(window, "Mill Lane Tool Library");
    look("card");
    window.press("Shift+F10");
    window.wait_for("[role=menuitem]");
    look("asset-menu");
    window.press("Escape");
    window.press("F2");
    window.wait_for("[data-testid=editing]");
    look("editing");
    window.press("Escape");
    window.from_palette("What was done to it");
    window.wait_for_words("#card h1", "What was done");
    look("card-history");
    window.click("#card .card-head button");
    window.click("#card .foot .who");
    window.wait_for_words("#card h1", "Who may see");
    look("who");
    for (what, view) in [
        ("Show what is not on the map", "tray"),
        ("What is on", "week"),
        ("Open the Inbox", "inbox"),
        ("Show all areas", "areas"),
        ("What we gave to whom", "register"),
        ("Partners and purposes", "partners"),
        ("Permissions that run out", "permissions"),
        ("Fields of your own", "fields"),
        ("Work together", "merge"),
        ("Questions to decide", "conflicts"),
        ("Look for duplicates", "duplicates"),
        ("All that was done", "history"),
        ("Plan a walk", "walk"),
        ("All area packs", "packs"),
        ("Internet, on or off", "internet"),
        ("About", "about"),
        ("Guide", "guide"),
        ("Bring in", "bring-in"),
        ("Share", "share"),
    ] {
        go(window, what, view);
        look(view);
    }
    window.choose_to_bring_in(&fixture("terminal/venues.csv"));
    look("import");
    window.press("Escape");
    window.from_palette("Show the map");
    window.press("n");
    window.wait_for("[data-testid=new-asset]");
    look("new-asset");
    window.press("Escape");
    open(window, "Weir bench");
    window.press("Delete");
    window.from_palette("Open the bin");
    window.wait_for_words("[data-testid=bin] .arow", "Weir bench");
    look("bin");
    window.click(".undo .list");
    window.wait_for("[data-testid=undo-list] ol");
    look("undo");
    window.press("Escape");
    window.press("Control+k");
    window.wait_for("#palette-list");
    look("palette");
    window.type_text("Seed swap");
    window.wait_for_words("#palette-list .opt.on", "Seed swap shelf");
    window.press("Right");
    window.wait_for_words("#palette-list", "Edit what is chosen");
    look("palette-actions");
    window.press("Escape");
    window.press("?");
    window.wait_for_words("[role=dialog] h2", "Keys");
    look("keys");
    window.press("Escape");
    window.click(".whose .open");
    window.wait_for(".whose [data-do=looks]");
    look("menu");
    window.click(".whose [data-do=looks]");
    window.wait_for("[data-testid=looks]");
    look("looks");
    window.press("Escape");
    views_of_what_was_heard(window, look);
    views_of_meeting(window, look);
    views_of_the_network(window, look);
}

/// What was heard: noted, sorted, asked for.
fn views_of_what_was_heard(window: &Window, look: &dyn Fn(&str)) {
    go(window, "Go to the home page", "home");
    window.wait_for("[data-testid=home] [data-testid=visit]");
    look("home");
    go(window, "Note a conversation", "conversations");
    window.fill("[data-testid=note-box] textarea", "Nadia knows Idris.");
    window.wait_for_words("[data-testid=note-box] .chips", "Nadia bakes");
    look("conversations");
    window.click_words("[data-testid=conversations] .does button", "Sort");
    window.wait_for("[data-testid=sort] .lines");
    look("sorting");
    window.click_words("[data-testid=sort] .strip .main", "Keep");
    window.wait_for("[data-testid=sort] [aria-label='What came of it']");
    look("sorted");
    go(window, "Interview somebody", "interview");
    window.wait_for("[data-testid=interview] .wording");
    look("interview");
    window.click("[data-testid=interview] .part input[type=checkbox]");
    window.click("[data-testid=interview] .part .main:not(:disabled)");
    window.fill("[data-testid=interview] .part input.input", "Wanda");
    window.click("[data-testid=interview] .part .main");
    window.fill("[data-testid=interview] textarea", "can teach sourdough");
    window.wait_for_words("[data-testid=interview] .chips", "sourdough");
    look("interview-question");
}

/// What people offer on their cards, who could meet over it, and what comes of it.
fn views_of_meeting(window: &Window, look: &dyn Fn(&str)) {
    go(window, "Introductions", "introductions");
    window.wait_for("[data-testid=introduction] [data-testid=tie-offer]");
    look("introductions");
    open(window, "Nadia bakes");
    window.click("#card [data-testid=gifts] button.what");
    window.wait_for("#card [data-testid=gift-form]");
    look("gift");
    window.click("#card .connect");
    window.wait_for("[data-testid=connect] input:focus");
    window.type_text("knows Jo");
    window.wait_for_words("[data-testid=connect] [role=option] .name", "Joan");
    look("tie");
    window.press("Escape");
    window.press("Escape");
    window.wait_for("#card .connect");
    window.press("F2");
    window.click("[data-testid=editing] button[aria-label^='Edit the tie']");
    window.wait_for("[data-testid=edit-tie]");
    look("editing-tie");
    window.press("Escape");
    go(window, "Who could meet what is chosen?", "introductions");
    window.click("[data-testid=suggestion] button[aria-expanded]");
    window.wait_for("[data-testid=introduce]");
    look("suggestions");
    go(window, "Connect the dots", "actions");
    window.click("[data-testid=action-form] summary");
    window.wait_for("[data-testid=action]");
    look("actions");
    go(window, "Offers and wishes", "gathering");
    window.wait_for("[data-testid=gatherings] .item .name");
    look("gatherings");
    window.click("[data-testid=gatherings] .item .name");
    window.wait_for("[data-testid=session] form input:focus");
    for words in ["Nadia", "can teach sourdough"] {
        window.type_text(words);
        window.press("Enter");
    }
    window.wait_for_words("[data-testid=session] [data-testid=card]", "sourdough");
    look("session");
}

/// The network, its questions and its words; and its ties on the map.
fn views_of_the_network(window: &Window, look: &dyn Fn(&str)) {
    open(window, "Mill Lane Tool Library");
    go(window, "See around what is chosen", "network");
    window.wait_for(".netbox[data-ties]");
    look("network");
    window.click_words("[data-testid=network] .head button", "Which ties");
    window.wait_for("[data-testid=network] .options");
    look("network-options");
    window.press("Escape");
    go(window, "Which gifts has nobody asked for?", "network");
    window.wait_for("[data-testid=answer] details");
    look("network-answer");
    go(window, "The words for ties", "tie-types");
    window.click("[data-testid=tie-types] .does button");
    window.wait_for("[data-testid=type-form]");
    look("tie-types");
    window.from_palette("Show the map");
    window.wait_for("html[data-ready=map]");
    window.click("button[aria-label='What the map shows']");
    window.click("[data-testid=all-ties]");
    window.click("[data-testid=layers] button[aria-label='Close']");
    window.click("[data-testid=ties-beside] > .lrow");
    window.wait_for("[data-testid=ties-beside] li");
    look("map-ties");
}

/// From an empty start page to a partner's file, without the mouse: what is meant is reached by Tab or through the
/// palette, and on the way one always sees where the keyboard is.
#[test]
fn the_whole_main_job_by_keyboard_alone() {
    const FILE: &str = "Our place.hereabouts";
    let cli = Cli::new();
    let window = Window::open(None);
    window.tab_to(".door", "Begin your own");
    window.press("Enter");
    window.wait_for("input[name=name]");
    window.type_text("Our place");
    window.tab_to("input[name=protect]", "Protect it");
    window.press("Down");
    window.tab_to("button[type=submit]", "Choose where");
    window.press("Enter");
    window
        .display()
        .name_in_dialog("Where to keep it", &cli.path(FILE));
    window.wait_for("html[data-ready=map]");

    window.from_palette("Bring in a file");
    window.tab_to(".page button", "Choose a file");
    window.press("Enter");
    let source = fixture("window/community_buildings.csv");
    window.display().choose_in_dialog("Choose a file", &source);
    window.wait_for("#happen-title");
    window.tab_to("input[name=import-audience]", "Already public");
    window.press("Space");
    window.wait_until("the plan is made anew", |window| {
        window.has(".strip .main:not(:disabled)") && !window.has("[aria-busy=true]")
    });
    window.tab_to(".strip .main", "");
    window.press("Enter");
    window.wait_for_words(".ends button", "Show these");
    window.tab_to(".ends button", "Show these");
    window.press("Enter");
    window.wait_for("html[data-ready=map]");
    window.wait_shown(24, 24, 9);

    let id = found(&cli, FILE, "Mill Lane Library Store");
    let shown = || cli.json(&["show", FILE, &id, "--json"]);
    open(&window, "Mill Lane Library Store");
    window.press("F2");
    window.wait_for("[data-testid=editing] input[name=name]:focus");
    window.tab_to("textarea[name=summary]", "");
    window.type_text("Shelves for the whole lane");
    window.tab_to("#card .connect", "Connect");
    window.wait_until("what was typed is saved", |_| {
        shown()["asset"]["summary"] == "Shelves for the whole lane"
    });
    window.press("Enter");
    window.wait_for("[data-testid=connect] input:focus");
    window.type_text("Weir End Library");
    window.wait_for_words(
        "[data-testid=connect] [role=option] .name",
        "Weir End Library",
    );
    window.press("Enter");
    window.wait_until("they are connected", |_| ties(&shown()) == 1);

    window.tab_to("input[name=spot]", "");
    window.type_text("53.4721, -2.0233");
    window.press("Enter");
    let at = || shown()["asset"]["place"]["geometry"]["coordinates"].clone();
    window.wait_until("it is where it was typed", |_| {
        at() == json!([-2.0233, 53.4721])
    });

    // Out of the form, where Undo is that of the catalogue.
    window.press("Escape");
    window.wait_until("the card is read again", |window| {
        !window.has("[data-testid=editing]")
    });
    window.press("Control+z");
    window.wait_until("it is nowhere again", |_| at().is_null());
    window.press("Control+z");
    window.wait_until("the tie is taken back", |_| ties(&shown()) == 0);
    window.press("Control+Shift+Z");
    window.wait_until("and made again", |_| ties(&shown()) == 1);

    window.from_palette("Share");
    window.wait_for(".strip .main:not(:disabled)");
    window.tab_to(".audience input", "team");
    window.press("Down");
    window.wait_until("it is for everyone", |window| {
        window.text(".strip .main").contains("for everyone")
            && window.has(".strip .main:not(:disabled)")
    });
    window.tab_to(".strip .main", "");
    window.press("Enter");
    let out = cli.path("for everyone.geojson");
    window.display().name_in_dialog("Save as", &out);
    window.wait_for_words("h1", "Saved");
    let saved = std::fs::read_to_string(&out).expect("it was saved");
    let saved: Value = serde_json::from_str(&saved).expect("it is JSON");
    assert_eq!(saved["features"].as_array().map(Vec::len), Some(24));
    drop(window);
    cli.ok(&["check", FILE]);
}

/// The id of the one asset with this name.
#[track_caller]
fn found(cli: &Cli, file: &str, name: &str) -> String {
    let found = cli.json(&["list", file, "--query", &format!("\"{name}\""), "--json"]);
    let id = found["rows"][0]["id"].as_str();
    id.unwrap_or_else(|| panic!("there is no {name}: {found}"))
        .to_owned()
}

fn ties(shown: &Value) -> usize {
    shown["ties"].as_array().map_or(0, Vec::len)
}

/// Everything twice as large, by key: each part of the window is reached, and nothing is cut off. The size is
/// there again when the window is opened anew.
#[test]
fn everything_twice_as_large() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let file = cli.path(FILE);
    let home = cli.path("settings");
    std::fs::create_dir(&home).expect("a folder can be made");
    let start = || {
        let window = Window::start(Start {
            file: Some(&file),
            home: Some(&home),
            width: 1024,
            height: 700,
            ..Start::default()
        });
        window.wait_for("html[data-ready=map]");
        window
    };
    let window = start();
    for (percent, wide) in [(125, 819), (150, 683), (200, 512)] {
        window.press("Control+=");
        window.wait_until(&format!("all is {percent} per cent as large"), |window| {
            window
                .read("innerWidth")
                .as_i64()
                .is_some_and(|width| (width - wide).abs() <= 2)
        });
        if percent > 125 {
            large_views(&window, percent);
        }
    }
    drop(window);
    let window = start();
    assert_eq!(window.read("Math.abs(innerWidth - 512) <= 2"), true);
    window.press("Control+0");
    window.wait_until("all is as usual", |window| {
        window.read("innerWidth") == 1024
    });
}

fn large_views(window: &Window, percent: u32) {
    let look = |page: &str| {
        window.read("new Promise((rest) => setTimeout(() => rest(1), 300))");
        picture(window, &format!("{page}-{percent}"));
        window.nothing_is_cut(page);
    };
    window.from_palette("Show the map");
    look("map");
    window.press("/");
    window.wait_for("#search:focus");
    look("filters");
    window.press("Escape");
    window.from_palette("Show the list");
    window.wait_for("[data-testid=list] #row-0");
    look("list");
    open(window, "Mill Lane Tool Library");
    look("card");
    window.press("F2");
    window.wait_for("[data-testid=editing] input:focus");
    look("editing");
    window.press("Escape");
    for (what, view) in [
        ("What is on", "week"),
        ("Open the Inbox", "inbox"),
        ("Guide", "guide"),
        ("What we gave to whom", "register"),
        ("Partners and purposes", "partners"),
        ("Permissions that run out", "permissions"),
        ("Bring in a file", "bring-in"),
        ("Share", "share"),
    ] {
        go(window, what, view);
        look(view);
    }
    window.from_palette("Look and language");
    window.wait_for("[data-testid=looks]");
    look("looks");
    window.press("Escape");
    window.from_palette("Show the map");
}

/// Where the computer asks for less movement, the map is where it goes to at once; else it glides.
#[test]
fn nothing_moves_by_itself_where_the_computer_asks_for_that() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let file = cli.path(FILE);
    for still in [true, false] {
        let home = cli.path(if still { "still" } else { "moving" });
        let settings = home.join("gtk-3.0/settings.ini");
        std::fs::create_dir_all(settings.parent().expect("it is in a folder"))
            .expect("a folder can be made");
        let animations = if still { 0 } else { 1 };
        std::fs::write(
            &settings,
            format!("[Settings]\ngtk-enable-animations={animations}\n"),
        )
        .expect("settings can be written");
        let window = Window::start(Start {
            file: Some(&file),
            home: Some(&home),
            ..Start::default()
        });
        window.wait_for("html[data-ready=map]");
        assert_eq!(
            window.read("matchMedia('(prefers-reduced-motion: reduce)').matches"),
            still
        );
        let takes = window.read("getComputedStyle(document.querySelector('.btn')).transitionDuration.split(',').map(parseFloat)[0]");
        assert_eq!(takes == 0.0, still, "a button changes in {takes} seconds");
        // From the key to the moment at which the camera has come to rest, and the scale says so.
        window.read(
            "(() => { let from = 0; window.glided = null; \
               addEventListener('keydown', () => (from = performance.now()), true); \
               new MutationObserver(() => (window.glided ??= performance.now() - from)) \
                 .observe(document.querySelector('.scale'), { subtree: true, childList: true, characterData: true, attributes: true }); \
               return 1; })()",
        );
        window.tab_to(".mapbox", "");
        window.press("-");
        window.wait_until("the camera has come to rest", |window| {
            !window.read("window.glided").is_null()
        });
        let glided = window.read("window.glided").as_f64().expect("it is a time");
        assert_eq!(glided < 100.0, still, "the camera took {glided} ms");
    }
}

/// Shows a view through the palette, and waits until it has what it shows.
#[track_caller]
fn go(window: &Window, what: &str, view: &str) {
    window.from_palette(what);
    window.wait_for(&format!("html[data-view={view}]"));
    if view == "share" {
        window.wait_for(".strip .main:not(:disabled)");
    }
}

/// Opens the card of an asset through the palette.
#[track_caller]
fn open(window: &Window, name: &str) {
    window.from_palette(name);
    window.wait_for_words("#card h1", name);
}

fn picture(window: &Window, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots/access");
    window.save_screenshot(&folder.join(format!("{name}.png")));
}
