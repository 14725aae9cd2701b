//! Work that takes its time says what it is, how far it is, and can be stopped; meanwhile the page goes on drawing.
//! The longest gap between two frames is printed, not judged: it depends on the machine.

use hereabouts_e2e::{Cli, Window};
use std::path::{Path, PathBuf};

const FILE: &str = "Large.hereabouts";
const ROWS: usize = 20_000;

/// A table of so many halls.
fn halls(cli: &Cli, count: usize) -> PathBuf {
    let source = cli.path("large.csv");
    let rows = (0..count).map(|i| {
        let (lat, lon) = (53.4 + i as f64 * 1e-5, -2.1 + (i % 500) as f64 * 1e-4);
        format!(
            "Hall {i},{lat:.5},{lon:.5},A room for {} people and their dog\n",
            i % 90
        )
    });
    let table = format!("name,lat,lon,summary\n{}", rows.collect::<String>());
    std::fs::write(&source, table).expect("a file can be written");
    source
}

/// Begins to note the gaps between frames, in milliseconds.
const WATCH: &str = "(() => { let last = performance.now(); window.longest = 0; window.frames = 0; window.began = last; \
    const next = (now) => { if (now - last > window.longest) { window.longest = now - last; window.at = now - window.began; } window.frames += 1; last = now; requestAnimationFrame(next); }; \
    requestAnimationFrame(next); return 1; })()";

#[test]
fn a_large_file_comes_in_and_is_taken_back_before_ones_eyes() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--name", "Large"]);
    let source = halls(&cli, ROWS);
    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    window.choose_to_bring_in(&source);
    window.click_words(".answer", "Already public");
    window.wait_until("the plan is made anew", |window| {
        window.has(".strip .main:not(:disabled)") && !window.has("[aria-busy=true]")
    });

    window.read(WATCH);
    window.click(".strip .main");
    window.wait_for("[role=progressbar]");
    window.wait_for_words("button:not(:disabled)", "Stop");
    window.wait_until("it says how far it is", |window| {
        window.read("document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') ?? null").is_string()
            || window.has(".ends")
    });
    goes_on(&window, "[role=progressbar]");
    window.wait_for_words(".ends button", "Show these");
    gap(&window, "bringing in");

    window.read(WATCH);
    window.click_words(".ends button", "Undo import");
    window.wait_for("[data-testid=working] [role=progressbar]");
    goes_on(&window, "[data-testid=working] [role=progressbar]");
    window.wait_for_words(".note", "The import was taken back");
    gap(&window, "taking back");
    assert_eq!(cli.json(&["info", FILE, "--json"])["assets"], 0);
}

/// Before all that would leave was looked through its first ones are there, and nothing can be saved yet.
#[test]
fn the_first_that_leave_are_seen_at_once() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--name", "Large"]);
    let source = halls(&cli, ROWS / 2);
    let source = source.to_str().expect("a path that is text");
    cli.ok(&[
        "import",
        FILE,
        source,
        "--kind",
        "place",
        "--audience",
        "public",
    ]);
    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    window.click("button[aria-label='Share']");
    window.click_words(".audience", "Everyone");
    window.wait_for_words(
        "[data-testid=looking-through]",
        "Looking through all 10,000",
    );
    window.wait_for_words("h2", "The first 50 that leave");
    assert!(!window.has(".strip .main:not(:disabled)"));
    window.wait_until("it says how far it is", |window| {
        window.read("document.querySelector('[data-testid=looking-through] [role=progressbar]')?.getAttribute('aria-valuenow') ?? null").is_string()
    });
    window.accessible("looking through");
    let pictures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
    window.save_screenshot(&pictures.join("share-first.png"));
    window.wait_for(".strip .main:not(:disabled)");
    window.wait_for_words("h2", "10,000 leave");
    assert!(!window.has("[data-testid=looking-through]"));
    // Another page of what was looked through is there without another look.
    window.click_words("footer button", "Later ones");
    window.wait_for_words(".fine", "51 to 100 of 10,000");
}

fn gap(window: &Window, what: &str) {
    let longest = window.read("Math.round(window.longest)");
    let frames = window.read("window.frames");
    let at = window.read("Math.round(window.at)");
    let whole = window.read("Math.round(performance.now() - window.began)");
    eprintln!(
        "{what} {ROWS} rows: the longest gap between frames was {longest} ms, {at} ms after the beginning, of {frames} frames in {whole} ms"
    );
    assert!(
        frames.as_u64().is_some_and(|frames| frames > 3),
        "the page went on drawing"
    );
}

/// Long work takes as long as the machine is busy: waits while it is shown to go on, five minutes at most.
fn goes_on(window: &Window, shown: &str) {
    for _ in 0..600 {
        if !window.has(shown) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
}
