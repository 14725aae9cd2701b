//! Memory stays flat however many assets leave.

mod support;

use hereabouts_export::{
    About, Column, Columns, Precision, Release, ReleasedAsset, ReleasedPhoto, Value,
    format::format, photo, save,
};
use std::fs;
use support::*;

const ASSETS: usize = 200_000;
/// Of a megabyte each.
const PHOTOS: u32 = 128;
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
        photos: Box::new((1..=PHOTOS).map(|number| Ok(photo(number)))),
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
        assert_eq!(written.photos, u64::from(PHOTOS));
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

/// The frame of a JPEG picture with a long scan.
fn photo(number: u32) -> ReleasedPhoto {
    let scan = vec![0x55; 1024 * 1024];
    ReleasedPhoto {
        name: photo::name("0197a5c4-1f2e-7a30-9b1c-0a1b2c3d4e5f", number, "jpg"),
        bytes: [b"\xFF\xD8\xFF\xDA\0\x02", &scan[..], b"\xFF\xD9"].concat(),
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
