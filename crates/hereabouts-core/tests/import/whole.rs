//! What is noticed about a file as a whole, files that cannot be read, stopping, and the shape of a
//! file that is remembered.

use std::ops::ControlFlow;

use expect_test::expect;
use hereabouts_core::import::check::{FileCheck, check as look};
use hereabouts_core::import::columns::guess;
use hereabouts_core::import::mapping::{Swap, fingerprint};
use hereabouts_core::import::position::position;
use hereabouts_core::import::{Field, Mapping, Position, ReadOptions, Source};

use crate::render::{check, render};
use crate::shared;

#[test]
fn the_file_as_a_whole() {
    for name in [
        "swapped.csv",
        "swapped.geojson",
        "strays.csv",
        "one_spot.csv",
    ] {
        let text = render(name, &ReadOptions::default());
        let found: Vec<&str> = text
            .lines()
            .filter(|line| line.starts_with("check"))
            .collect();
        println!("{name}: {found:#?}");
        assert_eq!(found.len(), 1, "{text}");
    }
}

/// The latitudes of a file after the first correction that is offered.
fn corrected(name: &str, swapped_rows: u64) -> Vec<f64> {
    let source = Source::open(shared::fixture(name), &ReadOptions::default()).unwrap();
    let mut mapping = Mapping::from_guesses(&guess(&source.columns));
    let found = look(&source, &mapping).unwrap().remove(0);
    let FileCheck::Swapped {
        rows, correction, ..
    } = found
    else {
        panic!("{found:?}");
    };
    assert_eq!(rows, swapped_rows);
    mapping.swap = correction;
    let mut latitudes = Vec::new();
    source
        .rows(|row| {
            if let Position::Place(place) = position(&row, &mapping) {
                let value = serde_json::to_value(place.geometry).unwrap();
                latitudes.push(value["coordinates"][1].as_f64().unwrap());
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(
        latitudes.iter().all(|lat| (53.4..53.5).contains(lat)),
        "{latitudes:?}"
    );
    assert!(
        look(&source, &mapping).unwrap().is_empty(),
        "nothing is left to correct"
    );
    latitudes
}

#[test]
fn swapped_numbers_are_put_right_when_asked() {
    assert_eq!(corrected("swapped.csv", 12).len(), 12);
    assert_eq!(corrected("swapped.geojson", 12).len(), 12);
    assert_eq!(corrected("strays.csv", 4).len(), 20);
}

#[test]
fn files_that_cannot_be_read() {
    check(
        "empty.csv",
        expect![[r#"
        “empty.csv” holds no rows: the file is empty. Choose another file.
    "#]],
    );
    check(
        "only_a_mark.csv",
        expect![[r#"
        “only_a_mark.csv” holds no rows: the file is empty. Choose another file.
    "#]],
    );
    check(
        "binary.csv",
        expect![[r#"
        “binary.csv” is not valid CSV, line 2: it holds bytes that are no text. Open it in the program it comes from and save it as CSV.
    "#]],
    );
    check(
        "cut_short.geojson",
        expect![[r#"
        “cut_short.geojson” is not valid JSON, line 3: the file ends too early; it may not have been copied whole. Ask whoever sent it for a new copy.
    "#]],
    );
    check(
        "not_a_number.geojson",
        expect![[r#"
        “not_a_number.geojson” is not valid JSON, line 2: expected value (column 43). Ask whoever sent it for a new copy.
    "#]],
    );
    check(
        "settings.json",
        expect![[r#"
        “settings.json” is JSON, but not GeoJSON: it does not say its type. Ask whoever sent it for GeoJSON or CSV.
    "#]],
    );
    check(
        "topology.json",
        expect![[r#"
        “topology.json” is JSON, but not GeoJSON: it is TopoJSON, a different format. Ask whoever sent it for GeoJSON or CSV.
    "#]],
    );
    check(
        "old_workbook.xls",
        expect![[r#"
        “old_workbook.xls” is not a kind of file that can be brought in (its extension is .xls). Save it as CSV, XLSX or GeoJSON and try again.
    "#]],
    );
    check(
        "not_a_workbook.xlsx",
        expect![[r#"
        “not_a_workbook.xlsx” is not valid XLSX: invalid Zip archive: Could not find EOCD. Open it in the program it comes from and save it as XLSX or CSV again.
    "#]],
    );
    let missing = render("no such file.csv", &ReadOptions::default());
    assert!(
        missing.starts_with("“no such file.csv” could not be read: "),
        "{missing}"
    );
}

#[test]
fn an_unclosed_quotation_mark_is_named() {
    let text = render("unclosed_quote.csv", &ReadOptions::default());
    assert!(
        text.contains("The row that starts on line 2 runs to the end of the file"),
        "{text}"
    );
}

#[test]
fn reading_can_be_stopped() {
    let options = ReadOptions::default();
    let source = Source::open(shared::fixture("messy.csv"), &options).unwrap();
    let mut rows = 0;
    source
        .rows(|_| {
            rows += 1;
            ControlFlow::Break(())
        })
        .unwrap();
    assert_eq!(rows, 1, "the caller may end early");
    options.progress.stop();
    for name in ["messy.csv", "every_geometry.geojson"] {
        let error = Source::open(shared::fixture(name), &options)
            .err()
            .unwrap()
            .to_string();
        assert!(
            error.contains("was stopped. Nothing was changed."),
            "{error}"
        );
    }
}

#[test]
fn a_shape_is_remembered() {
    let shape = |names: &[&str]| fingerprint(names.iter().copied());
    assert_eq!(shape(&["Name", "Town"]), shape(&["name ", "TOWN"]));
    assert_ne!(shape(&["Name", "Town"]), shape(&["Town", "Name"]));
    assert_ne!(shape(&["ab", "c"]), shape(&["a", "bc"]));
    let mapping = Mapping {
        columns: vec![Field::Name, Field::Ignore],
        ..Mapping::default()
    };
    let text = serde_json::to_string(&mapping).unwrap();
    assert_eq!(text, r#"{"columns":["name","ignore"],"swap":"as_written"}"#);
    assert_eq!(serde_json::from_str::<Mapping>(&text).unwrap(), mapping);
    let corrected = Mapping {
        swap: Swap::Rows(vec![3]),
        ..mapping.clone()
    };
    assert_eq!(
        corrected.to_remember(),
        mapping,
        "a correction is about one file"
    );
}
