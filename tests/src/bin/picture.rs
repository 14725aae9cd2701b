//! `picture PNG [FILE]` opens the window on a virtual display, saves a picture of it and ends.
//! `picture --stay PNG [FILE]` leaves the window open until this program is stopped. Part of `cargo xtask run`.

use hereabouts_e2e::Window;
use std::path::Path;

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let stay = arguments.first().is_some_and(|first| first == "--stay");
    arguments.drain(..usize::from(stay));
    let [png, file @ ..] = &arguments[..] else {
        eprintln!("Usage: picture [--stay] PNG [FILE]");
        std::process::exit(2);
    };
    let window = Window::open(file.first().map(Path::new));
    if !file.is_empty() {
        window.wait_for("html[data-ready='map']");
    }
    window.save_screenshot(Path::new(png));
    println!("A picture of the window: {png}");
    if stay {
        println!(
            "The window stays open on the virtual display {}. Press Ctrl-C to close it.",
            window.display().name()
        );
        loop {
            std::thread::park();
        }
    }
}
