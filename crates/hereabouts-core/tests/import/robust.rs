//! Whatever the bytes, reading ends with rows or a sentence: never a panic, never without an end.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;

use crate::shared;
use hereabouts_core::import::check::check;
use hereabouts_core::import::columns::guess;
use hereabouts_core::import::position::position;
use hereabouts_core::import::{Field, Mapping, ReadOptions, Source, plain_text};
use proptest::prelude::*;
use tempfile::TempDir;

/// Reads a file in every way a user could ask for; answers the number of rows.
fn read_to_the_end(path: &Path) -> u64 {
    let Ok(source) = Source::open(path, &ReadOptions::default()) else {
        return 0;
    };
    let mapping = Mapping::from_guesses(&guess(&source.columns));
    let mut rows = 0;
    source
        .rows(|row| {
            rows += 1;
            position(&row, &mapping);
            mapping.address(&row);
            ControlFlow::Continue(())
        })
        .unwrap();
    check(&source, &mapping).unwrap();
    assert_eq!(rows, source.row_count, "both readings find the same rows");
    rows
}

fn with_bytes(extension: &str, bytes: &[u8]) -> u64 {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(format!("any.{extension}"));
    std::fs::File::create(&path)
        .unwrap()
        .write_all(bytes)
        .unwrap();
    read_to_the_end(&path)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..600), kind in 0..3_usize) {
        with_bytes(["csv", "geojson", "xlsx"][kind], &bytes);
    }

    #[test]
    fn any_table(text in "[a-z0-9,;|\"'\r\n\t .<>&é°-]{0,400}") {
        with_bytes("csv", text.as_bytes());
    }

    #[test]
    fn any_cells_keep_their_rows(rows in proptest::collection::vec(proptest::collection::vec("[A-Za-z0-9 éŁ,;\"\n]{0,12}x", 3), 1..20)) {
        let mut text = String::from("First,Second,Third\n");
        for row in &rows {
            let quoted: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            text.push_str(&quoted.join(","));
            text.push('\n');
        }
        prop_assert_eq!(with_bytes("csv", text.as_bytes()), rows.len() as u64);
    }

    #[test]
    fn any_texts_as_places(texts in proptest::collection::vec("[0-9NSEWnsew °'\",./;:()+−-]{0,24}|[A-Z]{2} ?[0-9 ]{0,12}|(POINT|POLYGON|GEOMETRYCOLLECTION) ?[( 0-9,.)]{0,30}", 8)) {
        let fields = [
            Field::Longitude, Field::Latitude, Field::LonLat, Field::Easting,
            Field::Northing, Field::GridReference, Field::Wkt, Field::GeoJsonGeometry,
        ];
        let row = hereabouts_core::import::Row {
            cells: texts.into_iter().map(hereabouts_core::import::Cell::Text).enumerate().collect(),
            ..Default::default()
        };
        for only in fields {
            let mapping = Mapping {
                columns: fields.iter().map(|field| if *field == only || matches!(field, Field::Latitude | Field::Northing) { *field } else { Field::Extra }).collect(),
                ..Mapping::default()
            };
            position(&row, &mapping);
        }
    }

    #[test]
    fn any_markup(text in "(<[a-z/!\"' =-]{0,9}>?|&[a-z#0-9x]{0,6};?|[a-zé<>& \n]{0,6}){0,30}") {
        let plain = plain_text(&text);
        prop_assert!(!plain.contains("<script"), "{}", plain);
    }
}

#[test]
fn files_cut_short_anywhere() {
    for name in [
        "every_geometry.geojson",
        "properties.geojson",
        "messy.csv",
        "utf16le.csv",
        "ways_to_say_where.csv",
        "lines.geojsonl",
    ] {
        let path = shared::fixture(name);
        let bytes = std::fs::read(&path).unwrap();
        let extension = path.extension().unwrap().to_str().unwrap();
        for length in (0..bytes.len()).step_by(7) {
            with_bytes(extension, &bytes[..length]);
        }
    }
}

#[test]
fn depth_and_width_end_in_a_sentence() {
    let refused = |text: String, extension: &str| {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join(format!("deep.{extension}"));
        std::fs::write(&path, text).unwrap();
        Source::open(&path, &ReadOptions::default())
            .err()
            .map(|error| error.to_string())
    };
    let feature =
        |geometry: &str| format!(r#"{{"type":"Feature","properties":null,"geometry":{geometry}}}"#);
    let deep = feature(&format!(
        r#"{{"type":"Polygon","coordinates":{}"#,
        "[".repeat(100_000)
    ));
    let error = refused(deep, "geojson").unwrap();
    assert!(error.contains("nested more than 127 deep"), "{error}");
    let nested = format!("Name,WKT\nA,\"{}\"\n", "GEOMETRYCOLLECTION(".repeat(50_000));
    assert_eq!(with_bytes("csv", nested.as_bytes()), 1);
    let wide = format!("{}\n{}\n", "a,".repeat(5_000), "1,".repeat(5_000));
    assert_eq!(with_bytes("csv", wide.as_bytes()), 1);
    let markup = format!("Name,Note\nA,{}\n", "<b \"<!--&amp".repeat(20_000));
    assert_eq!(with_bytes("csv", markup.as_bytes()), 1);
}
