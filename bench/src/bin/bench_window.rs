//! `bench_window SIZE` measures the real window with so many assets, taking turns: how much longer it takes to open than
//! one without any, and how smoothly its map and its list move beside those of two assets. Prints a JSON list of rows.
//! Part of `cargo xtask bench`, which builds everything for it.
//!
//! Frames are the gaps between two calls of `requestAnimationFrame`, in milliseconds.

use hereabouts_bench::process::rounds;
use hereabouts_bench::row::Row;
use hereabouts_bench::{ask, borough, percentile, size};
use hereabouts_core::Catalogue;
use hereabouts_e2e::{Cli, Start, Window};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

const MAP: &str = ".mapbox";
const LIST: &str = "[data-testid=list]";
const TO_EVERYTHING: &str = "button[aria-label='Zoom to what is shown']";
const SAME_MAP: &str = "the same map with two assets at its corners";

/// Notes when the window can be used, in milliseconds since 1970: the map says that it is drawn, the counts are there,
/// and where there are assets the map has gone to them. From afar they are a few markers at most, near by many.
const WATCH_OPENING: &str = "(() => { window.usable = null; \
    const look = () => { \
      const counts = document.querySelector('[data-testid=shown]'); \
      const markers = Number(document.querySelector('.mapbox')?.dataset.markers ?? 0); \
      const drawn = document.documentElement.dataset.ready === 'map'; \
      if (drawn && counts !== null && (counts.querySelector('b') === null || markers > 12)) window.usable = Date.now(); \
      else setTimeout(look, 4); }; \
    look(); return window.usable; })()";

/// Notes the gap before each frame until it is started anew.
const WATCH: &str = "(() => { const mine = window.gaps = []; let last = null; \
    const next = (now) => { if (window.gaps !== mine) return; if (last !== null) mine.push(now - last); last = now; requestAnimationFrame(next); }; \
    requestAnimationFrame(next); return 1; })()";

/// Notes how long after the next click another card is there. The next asset may be called the same.
const WATCH_CARD: &str = "(() => { const card = () => document.querySelector('#card h1'); \
    const was = card(); window.opened = null; \
    addEventListener('click', () => { const clicked = performance.now(); \
      const look = () => { if (card() !== null && card() !== was) window.opened = performance.now() - clicked; else requestAnimationFrame(look); }; \
      look(); }, { once: true, capture: true }); return 1; })()";

fn main() {
    let size = size();
    let cli = Cli::new();
    let [large, two, empty] = catalogues(&cli, size);
    eprintln!("window: opening {size} assets and none, in turns");
    let opened = side_by_side([large.as_path(), empty.as_path()], opening);
    let (large, two) = (Window::open(Some(&large)), Window::open(Some(&two)));
    let both = [&large, &two];
    for window in both {
        window.wait_for("html[data-ready=map]");
        std::thread::sleep(Duration::from_secs(3));
    }
    eprintln!("window: moving the map");
    let panned = side_by_side(both, |window| frames_of_map(window, pan));
    let zoomed = side_by_side(both, |window| frames_of_map(window, zoom));
    eprintln!("window: in the list");
    for window in both {
        window.press("2");
        window.wait_for("#row-1");
    }
    let scrolled = side_by_side(both, |window| frames(window, scroll));
    let card = Row::new("window: open a card", size, "ms", cards(&large));
    let rows = vec![
        open(size, opened),
        smooth("window: pan the map", size, panned, SAME_MAP),
        smooth("window: zoom the map", size, zoomed, SAME_MAP),
        smooth("window: scroll the list", size, scrolled, "a list of two"),
        card.goal(100.0).interactive(),
    ];
    println!("{}", Value::from(rows));
}

/// The measured one, one of two assets whose map shows the same part of the world, and one without any.
fn catalogues(cli: &Cli, size: usize) -> [PathBuf; 3] {
    let files = ["Large", "Two", "Empty"].map(|name| cli.path(&format!("{name}.hereabouts")));
    cli.ok(&["new", "Two.hereabouts", "--name", "Two"]);
    cli.ok(&["new", "Empty.hereabouts", "--name", "Empty"]);
    std::fs::copy(borough::catalogue(size), &files[0]).expect("there is room for a copy");
    let [west, south, east, north] = extent(&files[0]);
    let corners = format!(
        "id,kind,name,lat,lon\n1,place,A corner,{south},{west}\n2,place,The other corner,{north},{east}\n"
    );
    std::fs::write(cli.path("two.csv"), corners).expect("a file can be written");
    cli.ok(&[
        "import",
        "Two.hereabouts",
        "two.csv",
        "--audience",
        "public",
    ]);
    files
}

/// West, south, east, north of where the map of a catalogue opens.
fn extent(file: &Path) -> [f64; 4] {
    let town = Catalogue::open(file, None).expect("a catalogue can be opened");
    let counts = ask(&town, "counts", json!({ "query": "" }));
    let bounds = match &counts["bulk"] {
        Value::Null => &counts["bounds"],
        bulk => &bulk["bounds"],
    };
    serde_json::from_value(bounds.clone()).expect("what is on the map has bounds")
}

/// What is measured of the one and of the other, each once in a round.
fn side_by_side<T: ?Sized>(both: [&T; 2], measure: impl Fn(&T) -> f64) -> [Vec<f64>; 2] {
    let mut found = [Vec::new(), Vec::new()];
    for _ in 0..rounds() {
        for (one, found) in both.into_iter().zip(&mut found) {
            found.push(measure(one));
        }
    }
    found
}

/// Milliseconds from the start of the program, as the system noted it, until its window can be used.
fn opening(file: &Path) -> f64 {
    // What was closed last comes to its end.
    std::thread::sleep(Duration::from_secs(1));
    let window = Window::starting(Start {
        file: Some(file),
        ..Start::default()
    });
    let early = window.read(WATCH_OPENING);
    assert!(early.is_null(), "it could be used before anybody looked");
    window.wait_until("the window can be used", |window| {
        !window.read("window.usable").is_null()
    });
    let usable = window.read("window.usable").as_f64();
    let started = window.started().duration_since(UNIX_EPOCH);
    let started = started.expect("nobody measures before 1970");
    usable.expect("a moment is a number") - started.as_secs_f64() * 1000.0
}

fn open(size: usize, [large, empty]: [Vec<f64>; 2]) -> Row {
    let [large, empty] =
        [large, empty].map(|all| [0.5, 0.0, 1.0].map(|share| percentile(all.clone(), share)));
    let told = |[median, least, most]: [f64; 3]| format!("{median:.0} ({least:.0} to {most:.0})");
    let note = format!(
        "{} ms from the start of the program, {} ms of an empty catalogue; ours is the difference. It may be 300 ms up \
         to 100,000 assets and 1 s at 1,000,000, between them by the logarithm.",
        told(large),
        told(empty)
    );
    Row::new(
        "window: open, beyond an empty one",
        size,
        "ms",
        large[0] - empty[0],
    )
    .goal(may_add(size))
    .note(&note)
}

/// How much longer than an empty one a window of so many assets may take to open, in milliseconds.
fn may_add(size: usize) -> f64 {
    300.0 + 700.0 * (size as f64 / 100_000.0).log10().max(0.0)
}

/// Medians of the frames of many assets and of two.
fn smooth(name: &str, size: usize, [large, two]: [Vec<f64>; 2], beside: &str) -> Row {
    Row::new(name, size, "ms", percentile(large, 0.5))
        .beside(beside, percentile(two, 0.5))
        .goal(1.3)
        .interactive()
}

/// The 95th percentile of the frames while somebody does this.
fn frames(window: &Window, act: fn(&Window)) -> f64 {
    window.read(WATCH);
    act(window);
    let gaps = window.read("window.gaps");
    let gaps = gaps.as_array().expect("gaps are a list").iter();
    percentile(gaps.filter_map(Value::as_f64).collect(), 0.95)
}

/// The same on the map, from where everything is in view.
fn frames_of_map(window: &Window, act: fn(&Window)) -> f64 {
    window.click(TO_EVERYTHING);
    std::thread::sleep(Duration::from_secs(1));
    frames(window, act)
}

/// Drags the map to and fro.
fn pan(window: &Window) {
    for way in [1.0, -1.0, 1.0, -1.0] {
        let far = 150.0 * way;
        window.drag((MAP, -far, -80.0), (MAP, far, 80.0));
    }
}

/// Turns the wheel over the middle of the map: two levels nearer, and back.
fn zoom(window: &Window) {
    let [x, y] = window.middle(MAP);
    for down in [-1, 1] {
        for _ in 0..4 {
            window.wheel([x as i64, y as i64], down * 400);
        }
        // The last turn goes on for a moment.
        std::thread::sleep(Duration::from_millis(300));
    }
}

/// Turns the wheel over the list, down and up again.
fn scroll(window: &Window) {
    let [x, y] = window.middle(LIST);
    for down in [1, 1, 1, 1, -1, -1] {
        window.wheel([x as i64, y as i64], down * 900);
    }
}

/// The median of how long it takes from the click to the card, in milliseconds.
fn cards(window: &Window) -> f64 {
    let mut took = Vec::new();
    let [x, y] = window.middle(LIST);
    window.wheel([x as i64, y as i64], -100_000);
    for line in 0..10 {
        window.read(WATCH_CARD);
        window.click(&format!("#row-{line} .name b"));
        window.wait_until("the card is open", |window| {
            !window.read("window.opened").is_null()
        });
        took.extend(window.read("window.opened").as_f64());
    }
    percentile(took, 0.5)
}
