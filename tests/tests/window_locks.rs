//! The window keeps its hold on an open catalogue.
use hereabouts_e2e::{Cli, Window};
use std::os::unix::fs::MetadataExt;

fn held(path: &std::path::Path) -> usize {
    let inode = format!(":{} ", path.metadata().unwrap().ino());
    let locks = std::fs::read_to_string("/proc/locks").unwrap();
    locks.lines().filter(|line| line.contains(&inode)).count()
}

#[test]
fn locks() {
    let cli = Cli::new();
    let file = cli.path("a.hereabouts");
    let window = Window::open(None);
    window.begin("A", &file, None);
    for _ in 0..10 {
        eprintln!("after begin {}", held(&file));
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    cli.ok(&["info", "a.hereabouts"]);
    eprintln!("after info {}", held(&file));
    window.choose_to_bring_in(&hereabouts_e2e::fixture("window/food_tables.geojson"));
    eprintln!("after dialog {}", held(&file));
    window.bring_in();
    eprintln!("after import {}", held(&file));
}
