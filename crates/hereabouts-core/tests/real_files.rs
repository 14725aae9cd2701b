//! Real files, where they are there: every row is accounted for, nothing doubles, and undo takes it all back.

#![allow(clippy::unwrap_used)]

use hereabouts_core::Catalogue;
use hereabouts_core::import::plan::{ImportCounts, ImportOptions};
use std::path::{Path, PathBuf};

fn data() -> Option<PathBuf> {
    let shared = std::env::var_os("HEREABOUTS_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let data = shared.join("data/assets");
    if !data.exists() {
        println!("the real files are not there");
        return None;
    }
    Some(data)
}

fn import(catalogue: &Catalogue, path: &Path) -> ImportCounts {
    let path = path.display().to_string();
    let plan = catalogue
        .plan_import(path.clone(), ImportOptions::default())
        .unwrap();
    let done = catalogue
        .run_import(path.clone(), ImportOptions::default())
        .unwrap()
        .value;
    assert_eq!(
        plan.counts, done.counts,
        "{path}: what was planned is what is done"
    );
    let c = done.counts;
    assert_eq!(
        c.rows,
        c.new + c.updated + c.same + c.inbox + c.skipped,
        "{path}"
    );
    c
}

#[test]
fn a_councils_spreadsheet_is_accounted_for_row_by_row() {
    let Some(data) = data() else { return };
    let file = data.join("trafford_uk/council_open_data/trafford_land_and_building_assets.csv");
    let catalogue = Catalogue::in_memory("Trafford").unwrap();
    let first = import(&catalogue, &file);
    assert_eq!((first.rows, first.skipped), (608, 0));
    let info = catalogue.info().unwrap();
    assert_eq!(
        info.assets + info.inbox,
        608,
        "every row is an asset or waits in the Inbox: {first:?}"
    );
    assert_eq!(info.unlocated, 235);
    let again = import(&catalogue, &file);
    assert_eq!(
        (again.same, again.inbox),
        (first.new, first.inbox),
        "the same file once more changes nothing"
    );
    assert_eq!(catalogue.info().unwrap().content_hash, info.content_hash);
    catalogue.undo().unwrap();
    assert_eq!(catalogue.info().unwrap().assets, 0);
    catalogue.redo().unwrap();
    assert_eq!(catalogue.info().unwrap().content_hash, info.content_hash);
}

#[test]
fn two_laptops_that_bring_in_one_file_hold_the_same_records() {
    let Some(data) = data() else { return };
    let file = data.join("trafford_uk/open_data/gm_food_banks.geojson");
    let ours = Catalogue::in_memory("Trafford").unwrap();
    let theirs = ours.copy_in_memory().unwrap();
    import(&ours, &file);
    import(&theirs, &file);
    let before = ours.info().unwrap();
    ours.merge(
        &theirs
            .changes_for(&hereabouts_core::audience::Audience::Team)
            .unwrap(),
    )
    .unwrap();
    let after = ours.info().unwrap();
    assert_eq!(
        (before.assets, before.content_hash),
        (after.assets, after.content_hash)
    );
    assert!(after.assets > 100);
}

/// Every CSV and GeoJSON of the collection comes in, twice, without doubling anything.
#[test]
fn every_real_file_comes_in_and_does_not_double() {
    let Some(data) = data() else { return };
    let mut files = Vec::new();
    walk(&data, &mut files);
    let mut rows = 0;
    for file in files {
        let catalogue = Catalogue::in_memory("Anywhere").unwrap();
        let path = file.display().to_string();
        let first = match catalogue.run_import(path.clone(), ImportOptions::default()) {
            Ok(done) => done.value.counts,
            Err(error) => {
                println!("{path}: {error}");
                continue;
            }
        };
        assert_eq!(
            first.rows,
            first.new + first.updated + first.same + first.inbox + first.skipped,
            "{path}"
        );
        let info = catalogue.info().unwrap();
        let again = catalogue
            .run_import(path.clone(), ImportOptions::default())
            .unwrap()
            .value
            .counts;
        let now = catalogue.info().unwrap();
        assert_eq!(
            (again.new, again.updated),
            (0, 0),
            "{path}: {first:?} then {again:?}"
        );
        assert_eq!(now.content_hash, info.content_hash, "{path}");
        rows += first.rows;
    }
    println!("{rows} rows");
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        let ending = path
            .extension()
            .and_then(|e| e.to_str())
            .unwrap_or_default();
        if path.is_dir() {
            walk(&path, files);
        } else if matches!(ending, "csv" | "geojson") {
            files.push(path);
        }
    }
}
