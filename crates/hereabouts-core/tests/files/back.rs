//! What we save for ourselves or the team and bring in again is the same, every record of it.

use crate::{catalogues, corpus};
use hereabouts_core::api;
use hereabouts_core::import::plan::{ImportCounts, ImportOptions, RowOutcome};
use hereabouts_core::{Catalogue, id::ProfileId};
use serde_json::{Value, json};
use std::path::Path;

pub fn call(catalogue: &Catalogue, name: &str, args: Value) -> Value {
    let answer = api::call(catalogue, name, args, None)
        .unwrap_or_else(|failure| panic!("{name}: {}", failure.message));
    serde_json::from_str(&answer).unwrap()
}

/// Saves everything; answers how many assets left. Where nothing may leave for everybody it is said, and there
/// is no file.
pub fn save(
    catalogue: &Catalogue,
    audience: &str,
    format: &str,
    profile: Option<ProfileId>,
    path: &Path,
) -> u64 {
    let request = json!({"audience": audience, "format": format, "profile": profile, "what": {"of": "everything"}});
    let save = json!({"request": request, "path": path, "token": null});
    match api::call(catalogue, "save_release", save, None) {
        Ok(answer) => {
            let done: Value = serde_json::from_str(&answer).unwrap();
            done["value"]["released"].as_u64().unwrap()
        }
        Err(failure) => {
            let nothing = failure.message.starts_with("Nothing of this may leave");
            assert!(nothing && audience == "public", "{audience}: {failure:?}");
            assert!(!path.exists(), "{}", path.display());
            0
        }
    }
}

/// For whom, as what, and whether it is brought in again.
pub type Way = (&'static str, &'static str, bool);

/// All that comes back the same.
pub const ALL: &[Way] = &[
    ("me", "geojson", true),
    ("team", "geojson", true),
    ("public", "geojson", false),
    ("me", "csv", true),
];

/// Saves in each way into the folder. What is brought in again is the same asset by asset, and nothing
/// changes. Answers how many assets left.
pub fn check(
    catalogue: &Catalogue,
    what: &str,
    folder: &Path,
    ways: &[Way],
    profile: Option<ProfileId>,
) -> u64 {
    let mut saved = 0;
    for (audience, format, back) in ways {
        let path = folder.join(format!("{audience}.{format}"));
        let released = save(catalogue, audience, format, profile, &path);
        saved += released;
        if *back {
            comes_back(
                catalogue,
                &path,
                released,
                &format!("{what}, {audience}, {format}"),
            );
        }
    }
    saved
}

fn comes_back(catalogue: &Catalogue, path: &Path, released: u64, what: &str) {
    let before = catalogue.info().unwrap().content_hash;
    let path = path.display().to_string();
    let plan = || catalogue.plan_import(path.clone(), ImportOptions::default());
    let odd = || -> Vec<_> {
        let rows = plan().unwrap().rows.into_iter();
        rows.filter(|row| row.outcome != RowOutcome::Same)
            .take(3)
            .collect()
    };
    let done = catalogue.run_import(path.clone(), ImportOptions::default());
    let counts = done.unwrap().value.counts;
    let expected = ImportCounts {
        rows: released,
        same: released,
        ..ImportCounts::default()
    };
    if counts != expected {
        catalogue.undo().unwrap();
        panic!("{what}: {counts:?}, not {expected:?}: {:#?}", odd());
    }
    assert_eq!(catalogue.info().unwrap().content_hash, before, "{what}");
}

fn check_all(catalogue: &Catalogue, what: &str) {
    let folder = tempfile::tempdir().unwrap();
    let assets = catalogue.info().unwrap().assets;
    let ours: Vec<Way> = ALL.iter().copied().filter(|(.., back)| *back).collect();
    let saved = check(catalogue, what, folder.path(), &ours, None);
    assert_eq!(saved, 3 * assets, "{what}: all of it left each time");
}

/// Catalogues with anything in them that a catalogue can hold.
#[test]
fn random_catalogues_leave_and_come_back() {
    const CATALOGUES: u64 = 200;
    let folder = corpus::for_the_judges("export-corpus-catalogues");
    corpus::each((1..=CATALOGUES).collect(), |seed| {
        let (catalogue, profile) = catalogues::random(seed);
        let folder = folder.join(format!("{seed:03}"));
        std::fs::create_dir(&folder).unwrap();
        let what = format!("seed {seed}");
        check(&catalogue, &what, &folder, ALL, Some(profile));
        if seed % 10 == 0 {
            assert_eq!(
                catalogue.check(true).unwrap(),
                Vec::<String>::new(),
                "{what}"
            );
        }
    });
}

#[test]
fn the_sample_comes_back_the_same() {
    let catalogue = Catalogue::in_memory("Aldermoor").unwrap();
    catalogue.add_sample().unwrap();
    check_all(&catalogue, "sample");
}

#[test]
fn odd_texts_places_and_fields_come_back_the_same() {
    let catalogue = Catalogue::in_memory("Odd").unwrap();
    let texts = [
        "=1+1",
        "+44 161 496 0001",
        "-2.5",
        "@home",
        "'quoted'",
        "a;b",
        "a\\;b",
        "two\nlines",
        "NA",
        "007",
        "1.50",
        "<b>bold</b>",
        "a < b",
        "  inner   spaces ",
        "\u{200f}עברית",
        "🌳",
        "true",
        "null",
        "2024-05-03",
    ];
    for (i, text) in texts.iter().enumerate() {
        let fields = json!({
            "summary": text, "note": text, "times": text, "access": text, "cost": text, "booking": text, "story": text,
            "tags": [text], "languages": [text], "extra": {"Ward ref": text, "name": text, "number": 5, "list": ["a", text],
                "capacity": 12.0, "contact_address": text, "mixed": [1, text]},
            "is_bumping_place": i % 2 == 0, "review_months": 4, "status": "going", "audience": "team", "source_note": text,
        });
        let name = format!("Asset {text}");
        let id = call(
            &catalogue,
            "create_asset",
            json!({"kind": "place", "name": name, "fields": fields}),
        )["value"]
            .clone();
        for channel in ["phone", "email", "web", "social", "other"] {
            let contact = json!({"asset": id, "kind": "role", "channel": channel, "value": text, "label": text});
            call(&catalogue, "add_contact", json!({"contact": contact}));
        }
        let shapes = [
            json!({"type": "Point", "coordinates": [-2.123456789, 53.987654321, 12.5]}),
            json!({"type": "MultiPoint", "coordinates": [[1.0, 2.0], [3.0, 4.0]]}),
            json!({"type": "LineString", "coordinates": [[1.0, 2.0], [3.0, 4.0]]}),
            json!({"type": "Polygon", "coordinates": [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]]}),
            json!({"type": "MultiPolygon", "coordinates": [[[[10.0, 0.0], [11.0, 0.0], [11.0, 1.0], [10.0, 0.0]]]]}),
            Value::Null,
        ];
        let precision = [
            "exact",
            "building",
            "street",
            "about_100m",
            "about_1km",
            "neighbourhood",
            "area",
        ][i % 7];
        let mut place = json!({"precision": precision, "address": text, "postcode": "M33 0ZZ"});
        if !shapes[i % 6].is_null() {
            place["geometry"] = shapes[i % 6].clone();
        }
        call(&catalogue, "place_asset", json!({"id": id, "place": place}));
        call(
            &catalogue,
            "confirm_asset",
            json!({"id": id, "outcome": "still_going", "method": null, "note": null}),
        );
    }
    check_all(&catalogue, "odd");
}

/// Brought into an empty catalogue our own file makes the same assets under the same ids.
#[test]
fn a_new_laptop_gets_equal_assets() {
    let ours = Catalogue::in_memory("Aldermoor").unwrap();
    ours.add_sample().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.geojson");
    save(&ours, "me", "geojson", None, &path);
    let theirs = Catalogue::in_memory("Aldermoor").unwrap();
    theirs
        .run_import(path.display().to_string(), ImportOptions::default())
        .unwrap();
    let list = json!({"query": "", "sort": {"by": "name"}, "offset": 0, "limit": 500});
    let (here, there) = (
        call(&ours, "list_assets", list.clone()),
        call(&theirs, "list_assets", list),
    );
    assert_eq!(here["total"], there["total"]);
    for row in here["rows"].as_array().unwrap() {
        let shown = |catalogue| {
            let mut asset =
                call(catalogue, "show_asset", json!({"id": row["id"]}))["asset"].clone();
            asset["imported_from"] = Value::Null;
            asset
        };
        let (mut ours, mut theirs) = (shown(&ours), shown(&theirs));
        // A place leaves rounded to its precision.
        let places = (
            ours["place"]["geometry"].take(),
            theirs["place"]["geometry"].take(),
        );
        assert_eq!(places.0.is_null(), places.1.is_null(), "{row}");
        assert_eq!(ours, theirs);
    }
}
