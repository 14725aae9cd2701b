//! Memory stays flat however many assets leave.

mod support;

use hereabouts_export::{
    About, Column, Columns, Precision, Release, ReleasedAsset, Value, format::format, save,
};
use std::fs;
use support::*;

const ASSETS: usize = 200_000;
/// All of the release in memory at once would be more than twice this.
const ALLOWED_KIB: u64 = 32 * 1024;

#[test]
fn memory_does_not_grow_with_the_release() {
    let folder = tempfile::tempdir().unwrap();
    let summary = "What happens the first time somebody comes. ".repeat(8);
    let made = |number: usize| ReleasedAsset {
        values: vec![
            (0, Value::Text(summary.clone())),
            (1, Value::Integer(number as i64)),
        ],
        ..asset(
            &format!("{number:036}"),
            "Reading circle",
            at(-2.0 + number as f64 * 1e-6, 53.0, Precision::Exact),
        )
    };
    let release = || Release {
        about: About::default(),
        columns: Columns::new([Column::ours("summary"), Column::foreign("Number")]),
        assets: Box::new((0..ASSETS).map(|number| Ok(made(number)))),
        relationships: Box::new(std::iter::empty()),
        lines: false,
    };
    for key in ["geojson", "csv"] {
        let before = peak_kib();
        let written = save(release(), format(key).unwrap(), &folder.path().join(key)).unwrap();
        assert_eq!(written.assets, ASSETS as u64);
        assert!(
            written.files[0].bytes > 64 * 1024 * 1024,
            "{} bytes are worth measuring",
            written.files[0].bytes
        );
        let Some((before, after)) = before.zip(peak_kib()) else {
            println!("/proc/self/status is not there");
            return;
        };
        println!(
            "{key}: {} bytes, peak memory grew by {} KiB",
            written.files[0].bytes,
            after - before
        );
        assert!(
            after - before < ALLOWED_KIB,
            "{key}: peak memory grew by {} KiB",
            after - before
        );
    }
}

/// The most memory this process has held so far.
fn peak_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
