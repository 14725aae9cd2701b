//! `bench_window SIZE` measures the real window with so many assets beside one without any, taking turns, and
//! prints a JSON list of rows. Part of `cargo xtask bench`, which builds everything for it.
//!
//! Frames are the gaps between two calls of `requestAnimationFrame`, in milliseconds.

use hereabouts_bench::{ROUNDS, percentile, row, size, table};
use hereabouts_e2e::{Cli, Window};
use serde_json::Value;
use std::time::Duration;

const MAP: &str = ".mapbox";
const LIST: &str = "[data-testid=list]";

/// Notes the gap before each frame until it is started anew.
const WATCH: &str = "(() => { const mine = window.gaps = []; let last = null; \
    const next = (now) => { if (window.gaps !== mine) return; if (last !== null) mine.push(now - last); last = now; requestAnimationFrame(next); }; \
    requestAnimationFrame(next); return 1; })()";

/// Notes how long after the next click another name stands on the card.
const WATCH_CARD: &str = "(() => { const name = () => document.querySelector('#card h1')?.textContent ?? null; \
    const was = name(); window.opened = null; \
    addEventListener('click', () => { const clicked = performance.now(); \
      const look = () => { if (name() !== null && name() !== was) window.opened = performance.now() - clicked; else requestAnimationFrame(look); }; \
      look(); }, { once: true, capture: true }); return 1; })()";

fn main() {
    let size = size();
    let cli = Cli::new();
    cli.ok(&["new", "Empty.hereabouts", "--name", "Empty"]);
    cli.ok(&["new", "Large.hereabouts", "--name", "Large"]);
    std::fs::write(cli.path("large.csv"), table(size, false)).expect("a file can be written");
    cli.ok(&[
        "import",
        "Large.hereabouts",
        "large.csv",
        "--kind",
        "place",
        "--audience",
        "public",
    ]);
    let empty = Window::open(Some(&cli.path("Empty.hereabouts")));
    let large = Window::open(Some(&cli.path("Large.hereabouts")));
    for window in [&empty, &large] {
        window.wait_for("html[data-ready=map]");
        std::thread::sleep(Duration::from_secs(3));
    }
    let pan = side_by_side(&large, &empty, pan);
    for window in [&empty, &large] {
        window.press("2");
    }
    large.wait_for("#row-3");
    let scroll = side_by_side(&large, &empty, scroll);
    let rows = [
        frames("window: pan the map", size, pan),
        frames("window: scroll the list", size, scroll),
        row("window: open a card", size, cards(&large), None, 100.0),
    ];
    println!("{}", Value::from(rows.to_vec()));
}

/// The 95th percentile of the frames of each, in turns; the median of the rounds.
fn side_by_side(large: &Window, empty: &Window, act: fn(&Window)) -> [f64; 2] {
    let mut found = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (window, found) in [large, empty].iter().zip(&mut found) {
            window.read(WATCH);
            act(window);
            let gaps = window.read("window.gaps");
            let gaps = gaps.as_array().expect("gaps are a list").iter();
            found.push(percentile(gaps.filter_map(Value::as_f64).collect(), 0.95));
        }
    }
    found.map(|found| percentile(found, 0.5))
}

/// Drags the map to and fro.
fn pan(window: &Window) {
    for way in [1.0, -1.0, 1.0, -1.0] {
        let far = 150.0 * way;
        window.drag((MAP, -far, -80.0), (MAP, far, 80.0));
    }
}

/// Turns the wheel over the list, down and up again.
fn scroll(window: &Window) {
    let [x, y] = window.middle(match window.has(LIST) {
        true => LIST,
        false => "main",
    });
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

fn frames(name: &str, size: usize, [large, empty]: [f64; 2]) -> Value {
    row(name, size, large, Some(empty), 1.3)
}
