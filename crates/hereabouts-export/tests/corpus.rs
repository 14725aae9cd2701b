//! Writes 200 random releases for independent judges: `tests/judges` reads them from `target/export-corpus`.

// The helpers of a test may stop it, as the test itself may.
#![allow(clippy::unwrap_used)]

mod support;

use geojson::{GeoJson, Geometry};
use hereabouts_export::{FORMATS, Place, Precision, format::format, save};
use proptest::{strategy::ValueTree, test_runner::TestRunner};
use std::{
    env, fs,
    path::{Path, PathBuf},
};
use support::*;

const RELEASES: usize = 200;

fn corpus(name: &str) -> PathBuf {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target");
    let folder = env::var_os("CARGO_TARGET_DIR")
        .map_or(own, PathBuf::from)
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn corpus_for_the_judges() {
    let folder = corpus("export-corpus");
    let mut runner = TestRunner::deterministic();
    for number in 0..RELEASES {
        let content = proptest::strategy::Strategy::new_tree(&content(), &mut runner)
            .unwrap()
            .current();
        for format in FORMATS {
            let path = folder.join(format!("{number:03}-{}.{}", format.key, format.extension));
            let written = save(content.release(), format, &path).unwrap();
            assert_eq!(
                written.assets,
                content.assets.len() as u64,
                "everything given leaves"
            );
        }
    }
    let written = fs::read_dir(&folder).unwrap().filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_str()
            .is_some_and(|name| name.ends_with("-geojson.geojson"))
    });
    assert_eq!(written.count(), RELEASES);
}

/// Every geometry of the GeoJSON files at hand, as if all of them were exact places.
#[test]
fn real_geometries_for_the_judges() {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = env::var_os("HEREABOUTS_SHARED")
        .map_or(own, PathBuf::from)
        .join("data");
    if !shared.is_dir() {
        println!("{} is not there", shared.display());
        return;
    }
    let folder = corpus("export-corpus-real");
    let mut found = Vec::new();
    files(&shared, &mut found);
    found.sort();
    let mut saved = 0;
    for (number, path) in found.iter().enumerate() {
        let Ok(text) = fs::read_to_string(path) else {
            continue;
        };
        let Ok(json) = text.trim_start_matches('\u{FEFF}').parse::<GeoJson>() else {
            continue;
        };
        let geometries: Vec<Geometry> = match json {
            GeoJson::Geometry(geometry) => vec![geometry],
            GeoJson::Feature(feature) => feature.geometry.into_iter().collect(),
            GeoJson::FeatureCollection(collection) => collection
                .features
                .into_iter()
                .filter_map(|feature| feature.geometry)
                .collect(),
        };
        let assets = geometries
            .into_iter()
            .enumerate()
            .map(|(number, geometry)| {
                let place = Place {
                    geometry: Some(geometry),
                    precision: Precision::Exact,
                    uncertainty_m: None,
                    is_cell: false,
                };
                asset(&format!("{number}"), "A real shape", place)
            });
        let content = Content {
            assets: assets.collect(),
            ..Content::default()
        };
        save(
            content.release(),
            format("geojson").unwrap(),
            &folder.join(format!("{number:03}.geojson")),
        )
        .unwrap();
        saved += 1;
    }
    println!("{saved} of {} files saved again", found.len());
    assert!(saved > 100, "most of the files can be read: {saved}");
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "geojson" || extension == "json")
        {
            found.push(path);
        }
    }
}
