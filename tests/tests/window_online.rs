//! The internet in the real window: off at first, on by hand, asked of a server that stands in for the services,
//! on the list, and off again. Nothing but the tiles in view and what somebody typed ever reaches that server.

use hereabouts_e2e::{Cli, Picture, Start, Window};
use serde_json::{Value, json};
use server::{Answer, Request, Server};
use std::path::Path;
use std::time::Duration;

#[path = "../../crates/hereabouts-online/tests/asking/server.rs"]
mod server;

const FILE: &str = "Ours.hereabouts";
/// No map of ours has this colour.
const TILE: [u8; 3] = [0xd0, 0x20, 0xd0];

fn tile() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 256, 256);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("a picture has a head");
    writer
        .write_image_data(&TILE.repeat(256 * 256))
        .expect("it can be written");
    drop(writer);
    bytes
}

fn service(request: &Request) -> Answer {
    const PLACES: &str = r#"[{"lat":"53.4721","lon":"-2.0233","category":"highway","type":"residential","name":"Mill Lane","display_name":"Mill Lane, Aldermoor, Shire","boundingbox":["53.4715","53.4727","-2.0240","-2.0226"]}]"#;
    match request.path.starts_with("/search") {
        true => Answer::ok("application/json", PLACES),
        false => Answer::ok("image/png", tile()).with("Cache-Control", "max-age=0"),
    }
}

fn picture(window: &Window, name: &str) {
    let path = format!("{}/online-{name}.png", env!("CARGO_TARGET_TMPDIR"));
    window.save_screenshot(Path::new(&path));
}

/// Pixels of the online map in the window.
fn magenta(window: &Window) -> usize {
    let picture = Picture::of(window);
    let whole = [0.0, 0.0, picture.width as f64, picture.height as f64];
    picture.count(TILE, whole)
}

/// Writes an address and its thanks into the form of one of the two, and uses it.
fn ask_instead(window: &Window, thing: &str, address: &str, thanks: &str) {
    let of = |rest: &str| format!("[data-thing={thing}] {rest}");
    window.click(&of("summary"));
    window.fill(&of("input[name=template]"), address);
    window.fill(&of("input[name=attribution]"), thanks);
    window.press("Enter");
}

fn to_internet(window: &Window) {
    window.click("button[aria-label='What the map shows']");
    window.click_words("[data-testid=layers] button", "Internet, on or off");
    window.wait_for("[data-testid=asked]");
}

fn to_map(window: &Window) {
    window.click_words(".views button", "Map");
    window.wait_for("html[data-ready=map]");
}

#[test]
fn off_until_turned_on_then_seen_found_listed_and_off_again() {
    let server = Server::start(service);
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--name", "Ours"]);
    let place = json!({ "kind": "place", "name": "Reading room", "fields": { "place": { "address": "Mill Lane" } } });
    let made = cli.json(&["call", FILE, "create_asset", &place.to_string()]);
    let id = made["value"].as_str().expect("it has an id");
    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");

    to_internet(&window);
    window.wait_for_words("[data-testid=internet-now]", "This laptop stays offline.");
    window.wait_for_words("[data-testid=asked]", "Nothing, ever.");
    window.wait_for_words("[data-thing=tiles]", "sent to tile.openstreetmap.org");
    window.wait_for_words("[data-thing=search]", "sent to nominatim.openstreetmap.org");
    picture(&window, "off");
    ask_instead(
        &window,
        "tiles",
        "http://maps.example/{z}/{x}/{y}.png",
        "© Test mappers",
    );
    window.wait_for_words("[data-thing=tiles] [role=alert]", "without protection");
    let address = server.address();
    window.fill(
        "[data-thing=tiles] input[name=template]",
        &format!("{address}/{{z}}/{{x}}/{{y}}.png"),
    );
    window.click_words("[data-thing=tiles] button", "Use this");
    window.wait_toast("From now on that one is asked");
    let search = format!("{address}/search?format=jsonv2&q={{text}}");
    ask_instead(&window, "search", &search, "© Test names");
    window.wait_toast("From now on that one is asked");
    window.wait_for_words("[data-thing=tiles]", "sent to 127.0.0.1");
    to_map(&window);
    assert_eq!(server.asked().len(), 0, "nothing is asked while it is off");
    assert_eq!(magenta(&window), 0);

    to_internet(&window);
    window.click("[data-thing=tiles] input[type=checkbox]");
    window.wait_for_words("[data-testid=internet-now]", "may be asked");
    to_map(&window);
    window.wait_until("the online map is drawn", |window| magenta(window) > 50_000);
    window.wait_for_words("[data-testid=attribution]", "© Test mappers");
    window.wait_for_words(".foot", "The online map is on.");
    picture(&window, "map");
    let asked = server.asked();
    assert!(!asked.is_empty());
    for request in &asked {
        assert!(request.path.ends_with(".png"), "{}", request.path);
        assert!(request.header("user-agent").starts_with("Hereabouts/"));
        assert_eq!(request.header("cookie"), "");
    }
    assert!(server.most_at_once() <= 2);

    to_internet(&window);
    window.click("[data-thing=search] input[type=checkbox]");
    window.wait_for("[data-thing=search] input:checked");
    to_map(&window);
    window.click_words(".tray .link", "See all");
    window.click("button[aria-label='Find its place: Reading room']");
    window.wait_for_words("[data-testid=online-search] button", "Mill Lane");
    let searches = || {
        let asked = server.asked().into_iter();
        let found = asked.filter(|one| one.path.starts_with("/search"));
        found.map(|one| one.path).collect::<Vec<_>>()
    };
    assert_eq!(
        searches(),
        [""; 0],
        "nothing is sent before it is asked for"
    );
    window.click("[data-testid=place-choice] input");
    window.press("Enter");
    window.wait_for_words("[data-testid=online-search]", "from 127.0.0.1, online");
    picture(&window, "found");
    assert_eq!(searches(), ["/search?format=jsonv2&q=Mill%20Lane"]);
    window.click_words("[data-testid=online-search] li button", "Mill Lane");
    window.wait_toast("is on the map at Mill Lane");
    let place = cli.json(&["show", FILE, id, "--json"])["asset"]["place"].clone();
    assert_eq!(place["precision"], "street");
    assert_eq!(
        place["gazetteer"],
        json!({ "name": "127.0.0.1", "attribution": "© Test names" })
    );
    credited(&cli);

    to_map(&window);
    to_internet(&window);
    window.wait_for_words("[data-testid=asked] td", "looked up “Mill Lane”");
    window.wait_for_words("[data-testid=asked] td", "of the map, zoom");
    window.accessible("internet with a list");
    picture(&window, "list");
    window.click_words("[data-testid=internet-now] button", "Stay offline");
    window.wait_for_words("[data-testid=internet-now]", "This laptop stays offline.");
    let before = server.asked().len();
    to_map(&window);
    window.click("button[aria-label='Zoom in']");
    window.click("button[aria-label='Zoom in']");
    window.wait_until("it is gone from the map", |window| magenta(window) == 0);
    // As long as the map took to ask before, and longer.
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(server.asked().len(), before, "off again");
    assert!(!window.text("[data-testid=attribution]").contains("© Test"));
    assert!(
        server
            .asked()
            .iter()
            .all(|one| !one.path.contains("Reading")),
        "nothing of the catalogue was sent"
    );

    to_internet(&window);
    window.click_words("[data-testid=asked] button", "Clear this list");
    window.wait_for_words("[data-testid=asked]", "Nothing since");
    assert_eq!(
        window.blocked(),
        json!([]),
        "the content policy blocked nothing"
    );
    drop(window);
    cli.ok(&["check", FILE]);
}

/// What leaves thanks whoever found its places.
fn credited(cli: &Cli) {
    cli.ok(&["export", FILE, "out.geojson", "--audience", "team"]);
    let files = std::fs::read_dir(cli.folder()).expect("the folder is there");
    let thanks = files.flatten().any(|file| {
        let text = std::fs::read_to_string(file.path()).unwrap_or_default();
        let is_ours = file.file_name().to_string_lossy().starts_with("out");
        is_ours && text.contains("© Test names")
    });
    assert!(thanks, "no file of the release thanks the service");
}

/// Somebody turned it on, and there is no internet: said once, put away, and the map goes on.
#[test]
fn without_internet_the_map_says_so_once_and_goes_on() {
    let server = Server::start(service);
    let home = tempfile::tempdir().expect("a temporary folder can be made");
    let gone = server.address();
    drop(server);
    let folder = home.path().join("org.hereabouts.desktop/online");
    let source = |template: String| json!({ "template": template, "attribution": "© Nobody" });
    let settings = json!({
        "tiles": true,
        "search": true,
        "tile_source": source(format!("{gone}/{{z}}/{{x}}/{{y}}.png")),
        "search_source": source(format!("{gone}/?q={{text}}")),
    });
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    std::fs::write(folder.join("online.json"), settings.to_string()).expect("it can be written");
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let window = Window::start(Start {
        file: Some(&cli.path(FILE)),
        home: Some(home.path()),
        dark: true,
        width: 1024,
        height: 700,
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");
    window.wait_for_words("[data-testid=online-trouble]", "did not answer");
    picture(&window, "trouble");
    window.click("[data-testid=online-trouble] button[aria-label='Put this away']");
    window.click("button[aria-label='Zoom out']");
    std::thread::sleep(Duration::from_secs(2));
    assert!(
        !window.has("[data-testid=online-trouble]"),
        "once is enough"
    );
    let drawn = window.read("Number(document.querySelector('.mapbox').dataset.markers) > 0");
    assert_eq!(drawn, Value::Bool(true), "the map goes on");

    window.fill("#search", "near Corn Street");
    window.click_words("[data-testid=online-search] button", "Search online");
    window.wait_for_words("[data-testid=online-search]", "did not answer");
    picture(&window, "no-answer");
    assert_eq!(window.blocked(), json!([]));
}
