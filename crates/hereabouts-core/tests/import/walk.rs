//! Every real and every awkward file of the shared data sets, with what must come of it listed in
//! `tests/fixtures/import/outcomes.txt`. An error is right only for a file that is invalid.

use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::shared;
use expect_test::expect_file;
use hereabouts_core::import::check::check;
use hereabouts_core::import::columns::guess;
use hereabouts_core::import::position::position;
use hereabouts_core::import::{ImportError, Mapping, Position, ReadOptions, Source};

/// Reads a file to the end and says in one line what came of it.
fn outcome(path: &Path) -> String {
    match read(path) {
        Ok(line) => line,
        Err(error) => {
            let file = format!("“{}”", path.file_name().unwrap().to_string_lossy());
            let text = error.to_string();
            assert!(text.contains(&file), "the error names the file: {text}");
            text.replace(&file, "It")
        }
    }
}

fn read(path: &Path) -> Result<String, ImportError> {
    let source = Source::open(path, &ReadOptions::default())?;
    let mapping = Mapping::from_guesses(&guess(&source.columns));
    let (mut rows, mut skipped, mut placed, mut nowhere, mut doubtful, mut why) =
        (0, 0, 0, 0, 0, String::new());
    source.rows(|row| {
        rows += 1;
        assert_eq!(row.number, rows, "rows are numbered without a gap");
        assert!(
            row.cells
                .iter()
                .all(|(column, _)| *column < source.columns.len()),
            "every cell has its column"
        );
        if row.skip.is_some() {
            skipped += 1;
        } else {
            match position(&row, &mapping) {
                Position::Place(_) => placed += 1,
                Position::Nowhere { .. } => nowhere += 1,
                Position::Doubtful { why: this, .. } => {
                    doubtful += 1;
                    why = this;
                }
            }
        }
        ControlFlow::Continue(())
    })?;
    assert_eq!(rows, source.row_count, "both readings find the same rows");
    assert_eq!(
        rows,
        skipped + placed + nowhere + doubtful,
        "every row is accounted for"
    );
    let mut line = format!("{rows} rows");
    for (count, what) in [
        (placed, "with a place"),
        (nowhere, "without"),
        (doubtful, "doubtful"),
        (skipped, "skipped"),
    ] {
        if count > 0 {
            write!(line, ", {count} {what}").unwrap();
        }
    }
    if !why.is_empty() {
        write!(line, ": {}", why.chars().take(150).collect::<String>()).unwrap();
    }
    for warning in &source.warnings {
        write!(line, " [{}]", warning.chars().take(150).collect::<String>()).unwrap();
    }
    if path.metadata().is_ok_and(|file| file.len() < 4_000_000) {
        for found in check(&source, &mapping)? {
            let found = serde_json::to_value(&found).unwrap();
            write!(line, " [{}]", found["words"].as_str().unwrap()).unwrap();
        }
    }
    Ok(line)
}

#[test]
fn every_file_has_its_expected_outcome() {
    let mut outcomes = String::from("# What must come of each shared file when it is read.\n");
    let folders = [
        ("assets", &["csv", "geojson"][..]),
        ("conformance/antimeridian/input", &["json"]),
        ("conformance/geojsonhint", &["geojson"]),
        ("conformance/georust_geojson", &["geojson"]),
        ("conformance/geojson_misc", &["geojson", "json"]),
        ("conformance/h3o_shapes", &["geojson"]),
        ("conformance/jsontestsuite", &["json"]),
        ("derived", &["xlsx"]),
    ];
    for (folder, extensions) in folders {
        let Some(root) = shared::data(folder) else {
            return;
        };
        writeln!(outcomes, "\n[{folder}]").unwrap();
        for path in shared::files(&root) {
            let extension = path
                .extension()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if !extensions.contains(&extension.as_str()) {
                continue;
            }
            let name = path
                .strip_prefix(&root)
                .unwrap()
                .to_string_lossy()
                .into_owned();
            let started = Instant::now();
            writeln!(outcomes, "{name}: {}", outcome(&path)).unwrap();
            assert!(
                started.elapsed() < Duration::from_secs(60),
                "{name} took {:?}",
                started.elapsed()
            );
        }
    }
    expect_file!["../../../../tests/fixtures/import/outcomes.txt"].assert_eq(&outcomes);
}

#[test]
fn json_is_read_as_json() {
    let Some(root) = shared::data("conformance/jsontestsuite/test_parsing") else {
        return;
    };
    let (mut refused, mut read) = (0, 0);
    for path in shared::files(&root) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let result = Source::open(&path, &ReadOptions::default());
        if name.starts_with("n_") {
            let refused_as_json = matches!(
                result,
                Err(ImportError::Invalid { .. } | ImportError::Empty { .. })
            );
            assert!(
                refused_as_json,
                "{name} is not JSON, yet: {:?}",
                result.err()
            );
            refused += 1;
        } else if name.starts_with("y_") {
            let not_geojson = matches!(result, Ok(_) | Err(ImportError::NotGeoJson { .. }));
            assert!(not_geojson, "{name} is JSON, yet: {:?}", result.err());
            read += 1;
        }
    }
    println!("{refused} texts refused as no JSON, {read} read as JSON");
    assert!(refused > 180 && read > 90);
}
