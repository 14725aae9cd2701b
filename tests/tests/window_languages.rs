//! The window in Polish and back, and mirrored, chosen in its menu and without opening it again: what is said,
//! what is where, and that longer words are cut nowhere.
//!
//! Pictures go to `target/screenshots/languages`.

use hereabouts_e2e::{Cli, Start, Window, fixture};
use serde_json::{Value, json};
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";

#[test]
fn polish_and_back() {
    in_polish("wide", 1440, 900);
}

#[test]
fn polish_in_a_small_window() {
    in_polish("small", 1024, 700);
}

#[test]
fn mirrored() {
    from_the_right("wide", 1440, 900);
}

#[test]
fn mirrored_in_a_small_window() {
    from_the_right("small", 1024, 700);
}

fn in_polish(size: &str, width: u32, height: u32) {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let window = open(&cli, width, height);
    let look = |page: &str| look(&window, &format!("polish-{page}-{size}"));
    assert_eq!(window.read("document.documentElement.lang"), "en");
    choose(&window, "language", "Polski");
    window.wait_for("html[lang=pl]");
    window.wait_for_words(".views button[aria-current]", "Mapa");
    look("menu");
    window.press("Escape");
    window.wait_for_words("[data-testid=shown]", "Widać");
    window.wait_for_words(".cardpane", "Wybierz coś na mapie");
    look("map");

    window.press("2");
    window.wait_for("[data-testid=list] #row-8");
    window.wait_for_words("[role=columnheader] button", "Nazwa");
    look("list");

    window.search("\"Mill Lane Tool Library\"");
    window.wait_for_words("#row-0", "Mill Lane Tool Library");
    window.click("#row-0 .name b");
    window.wait_for_words("#card .kindword", "Lokalna wymiana");
    // The core's own words of how things are tied.
    window.wait_for_words("#card .verb", "jest pod opieką:");
    look("card");
    window.click("#card button[aria-label='Popraw']");
    window.wait_for_words("[data-testid=editing] h1", "Poprawianie");
    look("editing");
    window.press("Escape");
    window.show_everything();

    let odd = cli.path("odd.bin");
    std::fs::write(&odd, [0_u8, 159, 146, 150].repeat(64)).expect("a file can be written");
    window.click("button[aria-label='Wczytaj']");
    window.click_words(".page button", "Wybierz plik");
    window.display().choose_in_dialog("Wybierz plik", &odd);
    // What went wrong is the core's sentence.
    window.wait_for_words("[role=alert]", "Pliku „odd.bin” nie da się wczytać");
    window.click_words(".ends button", "Wybierz inny plik");
    window
        .display()
        .choose_in_dialog("Wybierz plik", &fixture("terminal/venues.csv"));
    window.wait_for_words("#happen-title", "Co się stanie");
    look("bring-in");
    window.click_words(".strip button", "Nie teraz");

    window.click("button[aria-label='Podziel się']");
    window.click_words(".audience", "Greenfield Council");
    window.wait_until("the button says for whom", |window| {
        window
            .text(".strip .main")
            .contains("dla: Greenfield Council")
            && window.has(".strip .main:not(:disabled)")
    });
    look("share");
    window.click_words(".strip label", "Mapa na papierze");
    window.wait_for_words(".strip .main", "Zapisz mapę dla: Greenfield Council");
    window.wait_for(".desk:not(.stale) img");
    look("print");

    window.click(".undo .list");
    window.wait_for("[data-testid=undo-list]");
    look("undo");
    window.press("Escape");
    choose(&window, "language", "English");
    window.wait_for("html[lang=en]");
    window.press("Escape");
    window.wait_for_words(".strip .main", "for Greenfield Council");
    window.wait_for_words(".views button", "Map");
    window.click_words(".strip button", "Not now");
    the_other_pages(&window, &look);
    assert_eq!(window.blocked(), json!([]));
}

/// What lies beside the main way, in Polish.
fn the_other_pages(window: &Window, look: &dyn Fn(&str)) {
    choose(window, "language", "Polski");
    window.wait_for("html[lang=pl]");
    window.press("Escape");
    window.click_words(".browser .lrow", "Co się odbywa");
    window.wait_for("[data-testid=week] section");
    look("week");
    for (words, page) in [("Poczekalnia", "inbox"), ("Poza mapą", "tray")] {
        window.click_words("section[aria-labelledby=sorting] .lrow", words);
        window.wait_for(&format!("html[data-view={page}]"));
        look(page);
    }
    window.press("n");
    window.wait_for_words("[data-testid=new-asset] h1", "Nowy zasób");
    look("new-asset");
    window.press("Escape");
    window.click("#card .foot .who");
    window.wait_for_words("#card h1", "Kto może to widzieć?");
    look("who");
    window.press("Control+k");
    window.wait_for_words("#palette-list", "Otwórz poczekalnię");
    look("palette");
    window.press("Escape");
    window.press("?");
    window.wait_for_words("[role=dialog] h2", "Klawisze");
    look("keys");
    window.press("Escape");
    window.click(".whose .open");
    window.click_words(".whose .lrow", "Co komu daliśmy");
    window.wait_for_words("h1", "Co komu daliśmy");
    look("register");
    window.click(".whose .open");
    window.click_words(".whose .lrow", "O programie Hereabouts");
    window.wait_for_words("h2", "Działa bez internetu");
    look("about");
    window.click_words(".page button", "Wróć");
    window.click(".whose .open");
    window.click_words(".whose .lrow", "Zamknij ten spis");
    window.wait_for_words(".door", "Przynieś arkusz");
    look("start");
    window.click_words(".door", "Zacznij własny spis");
    window.wait_for_words("h1", "Zacznij własny spis");
    look("begin");
    window.press("Escape");
    // On the first page the other languages are a click away.
    window.click_words(".links button", "English");
    window.wait_for_words(".door", "Bring a spreadsheet");
}

fn from_the_right(size: &str, width: u32, height: u32) {
    const HEBREW: &str = "גן קהילתי";
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let on_map = |name: &str, at: [f64; 2]| {
        let place =
            json!({ "geometry": { "type": "Point", "coordinates": at }, "precision": "exact" });
        let summary = "حديقة مفتوحة للجميع، كل يوم سبت. Everyone is welcome.";
        let asset = json!({ "kind": "place", "name": name, "fields": { "summary": summary, "place": place } });
        cli.ok(&["call", FILE, "create_asset", &asset.to_string()]);
    };
    on_map("حديقة الحي", [-2.0245, 53.4718]);
    on_map("ספריית כלים", [-2.0215, 53.4725]);
    let window = open(&cli, width, height);
    window.press("n");
    window.wait_for("[data-testid=new-asset]");
    window.fill("input[name=name]", HEBREW);
    window.click_words("[data-testid=new-asset] button", "Add it");
    window.wait_for_words("#card h1", HEBREW);
    // In a window that runs from the left a name keeps to its own direction.
    assert_eq!(
        window.read("getComputedStyle(document.querySelector('#card h1')).direction"),
        "rtl"
    );
    window.put_messages_away();
    look(&window, &format!("hebrew-name-{size}"));

    choose(&window, "direction", "From the right");
    window.wait_for("html[dir=rtl]");
    look(&window, &format!("mirrored-menu-{size}"));
    window.press("Escape");
    window.wait_for("html[data-ready=map]");
    let (browser, map, card) = (
        side(&window, ".browser"),
        side(&window, ".mid"),
        side(&window, ".cardpane"),
    );
    assert!(
        card < map && map < browser,
        "the frame is mirrored: {card} {map} {browser}"
    );
    assert!(
        side(&window, ".mapctl") < side(&window, ".scale"),
        "so are the parts that lie on the map"
    );
    // The map is not, nor are the kinds; arrows are.
    let turned = |selector: &str| {
        window.read(&format!(
            "new DOMMatrix(getComputedStyle(document.querySelector({})).transform).a",
            Value::from(selector)
        ))
    };
    assert_eq!(turned(".bar .undo .turns"), -1.0);
    assert_eq!(turned(".browser .k"), 1.0);
    assert_eq!(turned(".mapbox canvas"), 1.0);
    look(&window, &format!("mirrored-map-{size}"));

    window.press("2");
    window.wait_for("[data-testid=list] #row-8");
    look(&window, &format!("mirrored-list-{size}"));
    window.search("\"Mill Lane Tool Library\"");
    window.wait_for_words("#row-0", "Mill Lane Tool Library");
    window.click("#row-0 .name b");
    window.wait_for_words("#card h1", "Mill Lane Tool Library");
    // What opens over the page opens inside it.
    window.click("#card button[aria-label='More']");
    window.wait_for("[role=menu]");
    look(&window, &format!("mirrored-card-{size}"));
    window.press("Escape");

    choose(&window, "direction", "As the language");
    window.wait_for("html[dir=ltr]");
    window.press("Escape");
    assert!(
        side(&window, ".browser") < side(&window, ".cardpane"),
        "and back again"
    );
    assert_eq!(window.blocked(), json!([]));
}

fn open(cli: &Cli, width: u32, height: u32) -> Window {
    let file = cli.path(FILE);
    let window = Window::start(Start {
        file: Some(&file),
        width,
        height,
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");
    window
}

/// Opens the menu and chooses there.
#[track_caller]
fn choose(window: &Window, what: &str, words: &str) {
    window.click(".whose .open");
    window.click(".whose [data-do=looks]");
    window.click_words(
        &format!("[data-testid=looks] label:has([name={what}])"),
        words,
    );
}

/// A picture, and the check that nothing in it is cut or stands outside.
#[track_caller]
fn look(window: &Window, page: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots/languages");
    window.save_screenshot(&folder.join(format!("{page}.png")));
    window.nothing_is_cut(page);
}

/// How far something begins from the left, in pixels.
#[track_caller]
fn side(window: &Window, selector: &str) -> f64 {
    window.wait_for(selector);
    let left = format!(
        "document.querySelector({}).getBoundingClientRect().left",
        Value::from(selector)
    );
    window.read(&left).as_f64().expect("a place is a number")
}
