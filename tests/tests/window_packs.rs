//! Area packs and lists of postcodes in the real window: added, seen, looked up in, placed by.

use hereabouts_e2e::{Cli, Start, Window, fixture, shared};
use serde_json::{Value, json};
use std::path::Path;

const FILE: &str = "Ours.hereabouts";

fn make(cli: &Cli, name: &str, place: Value) -> String {
    let fields = json!({ "kind": "place", "name": name, "fields": { "place": place } });
    let made = cli.json(&["call", FILE, "create_asset", &fields.to_string()]);
    made["value"].as_str().expect("it has an id").to_owned()
}

fn place_of(cli: &Cli, id: &str) -> Value {
    cli.json(&["show", FILE, id, "--json"])["asset"]["place"].clone()
}

fn picture(window: &Window, name: &str) {
    let path = format!("{}/packs-{name}.png", env!("CARGO_TARGET_TMPDIR"));
    window.save_screenshot(Path::new(&path));
}

/// Drops a file on the window, sees that the page of packs understands it, and adds it.
#[track_caller]
fn add(window: &Window, file: &Path, says: &str) {
    window.display().drop_file(file, 520, 500);
    window.wait_for_words("[data-testid=pack-form] h2", says);
    picture(window, says.split(',').next().unwrap_or(says));
    window.click_words("[data-testid=pack-form] button", "Add it");
    window.wait_toast("is added");
}

#[test]
fn a_street_of_a_pack_is_seen_found_and_placed_at() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--name", "Ours"]);
    let id = make(&cli, "Reading room", json!({ "address": "Mill Lane" }));
    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    add(&window, &fixture("packs/aldermoor.pmtiles"), "Street map");
    picture(&window, "page");

    window.click_words("[data-pack='Around Aldermoor'] button", "Go there");
    window.wait_for_words("[data-testid=attribution]", "© Aldermoor mappers");
    window.wait_until("streets and water are drawn", |window| {
        window.read("Number(document.querySelector('.mapbox').dataset.streets) > 3") == true
    });
    picture(&window, "map");

    window.fill("#search", "near mill la");
    window.wait_for_words("[data-testid=found-places] button", "from Around Aldermoor");
    picture(&window, "search");
    window.click_words("[data-testid=found-places] button", "Mill Lane");
    window.press("Escape");
    window.fill("#search", "");

    window.click_words(".tray .link", "See all");
    window.click("button[aria-label='Find its place: Reading room']");
    window.wait_for_words("[data-testid=place-choice] button", "Mill Lane");
    picture(&window, "tray");
    window.click_words("[data-testid=place-choice] button", "Mill Lane");
    window.wait_toast("is on the map at Mill Lane");
    let place = place_of(&cli, &id);
    assert_eq!(place["precision"], "street");
    assert_eq!(place["method"], "address");
    assert_eq!(place["gazetteer"]["name"], "Around Aldermoor");
    assert_eq!(place["gazetteer"]["attribution"], "© Aldermoor mappers");

    window.press("1");
    window.wait_for("html[data-ready=map]");
    window.press("Control+k");
    window.type_text("high str");
    window.wait_for_words("#palette-list li", "High Street");
    picture(&window, "palette");
    window.press("Escape");

    window.click("button[aria-label='What the map shows']");
    window.click("[data-testid=layers] [data-pack='Around Aldermoor'] input");
    window.wait_until("its thanks go with it", |window| {
        !window
            .text("[data-testid=attribution]")
            .contains("Aldermoor mappers")
    });
    picture(&window, "layers");
    window.click("[data-testid=layers] button[aria-label='Remove Around Aldermoor']");
    window.wait_toast("was removed");
    assert_eq!(place_of(&cli, &id)["gazetteer"]["name"], "Around Aldermoor");
    assert_eq!(
        window.blocked(),
        json!([]),
        "the content policy blocked nothing"
    );
    drop(window);
    cli.ok(&["check", FILE]);
}

#[test]
fn tray_items_are_placed_by_their_postcodes_with_the_counts_before() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--name", "Ours"]);
    let choir = make(&cli, "Choir", json!({ "postcode": "AM1 1AA" }));
    let knitters = make(&cli, "Knitters", json!({ "address": "Chapel, AM1 1AB" }));
    let walkers = make(&cli, "Walkers", json!({ "address": "By the weir" }));
    let codes = cli.path("codes.csv");
    let text =
        "postcode,quality,easting,northing\nAM1 1AA,10,398900,396500\nAM1 1AB,10,398950,396550\n";
    std::fs::write(&codes, text).expect("a file can be written");
    let window = Window::start(Start {
        file: Some(&cli.path(FILE)),
        dark: true,
        width: 1024,
        height: 700,
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");
    window.press("Control+k");
    window.type_text("all area packs");
    window.press("Enter");
    window.wait_for("[data-testid=pack-how][open]");
    picture(&window, "how");
    add(&window, &codes, "List of postcodes");
    window.wait_for_words("[data-pack=codes]", "2 postcodes");

    window.press("1");
    window.wait_for("html[data-ready=map]");
    window.click_words(".tray .link", "Place what I can by postcode");
    window.wait_for_words(
        "[data-testid=by-postcode]",
        "2 of 3 can be placed by postcode.",
    );
    picture(&window, "by-postcode");
    window.click_words("[data-testid=by-postcode] button", "Place 2 assets");
    window.wait_toast("2 assets placed by postcode");
    for id in [&choir, &knitters] {
        let place = place_of(&cli, id);
        assert_eq!(place["method"], "postcode_centroid");
        assert_eq!(place["precision"], "about_100m");
        assert_eq!(place["gazetteer"]["name"], "codes");
    }
    assert_eq!(place_of(&cli, &walkers)["geometry"], Value::Null);
    window.click("[data-testid=tray-list] h1");
    window.press("Control+z");
    window.wait_until("one step back takes both off", |_| {
        [&choir, &knitters]
            .iter()
            .all(|id| place_of(&cli, id)["geometry"] == Value::Null)
    });
    drop(window);
    cli.ok(&["check", FILE]);
}

/// The published pack of a real town, where it is there: seen light, quiet and dark, for whoever looks.
#[test]
fn a_published_pack_is_drawn_in_every_look() {
    let Some(pack) = shared("basemap/pmtiles/protomaps(vector)ODbL_firenze.pmtiles") else {
        return;
    };
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--name", "Ours"]);
    let home = cli.path("home");
    let add = json!({ "path": pack, "add": { "name": "Firenze", "attribution": "© Protomaps © OpenStreetMap", "copy": false, "names": true } });
    let data = home.to_str().expect("the path is text");
    let arguments = ["call", FILE, "add_pack", &add.to_string()];
    let ran = cli.run_with(&arguments, &[("XDG_DATA_HOME", data)], "");
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    for dark in [false, true] {
        let window = Window::start(Start {
            file: Some(&cli.path(FILE)),
            home: Some(&home),
            dark,
            ..Start::default()
        });
        window.wait_for("html[data-ready=map]");
        window.click("button[aria-label='What the map shows']");
        window.click("[data-testid=layers] button[aria-label='Go there: Firenze']");
        let many = |count: u32| {
            let read =
                format!("Number(document.querySelector('.mapbox').dataset.streets) > {count}");
            window.wait_until("the town is drawn", |window| window.read(&read) == true);
        };
        many(300);
        let name = if dark { "dark" } else { "light" };
        picture(&window, &format!("town-{name}"));
        window.click_words("[data-testid=layers] label", "Quiet");
        window.click("[data-testid=layers] button[aria-label='Close']");
        picture(&window, &format!("quiet-{name}"));
        window.press("Control+k");
        window.type_text("quiet");
        window.press("Enter");
        window.fill("#search", "ponte vecchio");
        // What is drawn there is counted anew.
        window.read("delete document.querySelector('.mapbox').dataset.streets");
        window.click("[data-testid=found-places] button");
        many(100);
        picture(&window, &format!("street-{name}"));
        assert_eq!(window.blocked(), json!([]));
    }
}
