//! What is in the files, letter by letter, and what is left behind when saving fails.

// The helpers of a test may stop it, as the test itself may.
#![allow(clippy::unwrap_used)]

mod support;

use expect_test::{Expect, expect};
use geojson::Geometry;
use hereabouts_export::{
    About, Column, End, Error, Place, Precision, ReleasedAsset, ReleasedRelationship, Value,
    about::Companion, format::format, save,
};
use std::{fs, path::Path};
use support::*;

fn canalside() -> Content {
    let hall = ReleasedAsset {
        values: vec![
            (
                0,
                Value::Text("Fictional hall; \"kettle\" always on".into()),
            ),
            (1, Value::List(vec!["food".into(), "young people".into()])),
            (2, Value::Text("+44 161 496 0000".into())),
            (3, Value::Flag(true)),
            (4, Value::Text("004".into())),
        ],
        ..asset(
            "01",
            "Łódź Hall",
            at(-1.5491234, 53.80125, Precision::Building),
        )
    };
    let park = Place {
        geometry: Some(Geometry::new_polygon([[
            [-1.5, 53.8],
            [-1.5, 53.9],
            [-1.4, 53.9],
            [-1.4, 53.8],
            [-1.5, 53.8],
        ]])),
        precision: Precision::Area,
        uncertainty_m: None,
        is_cell: false,
    };
    let walkers = ReleasedAsset {
        values: vec![(5, Value::Number(-0.5)), (6, Value::Integer(12))],
        ..asset("03", "=Walkers", Place::default())
    };
    let tie = ReleasedRelationship {
        id: None,
        kind: "meets_at".into(),
        kind_label: "meets at".into(),
        from: End {
            id: "02".into(),
            name: "Canal park".into(),
            place: park.clone(),
        },
        to: End {
            id: "01".into(),
            name: "Łódź Hall".into(),
            place: hall.place.clone(),
        },
        since: Some("2019-04".into()),
        until: None,
        strength: None,
        source: Some("told by a resident".into()),
        confidence: None,
        note: Some("-every Tuesday".into()),
    };
    Content {
        about: About {
            title: "Canalside".into(),
            audience: "Greenfield Council".into(),
            partner: Some("Greenfield Council".into()),
            profile: Some("Public places".into()),
            purpose: Some("Walks for newcomers".into()),
            licence: Some("CC BY 4.0, https://creativecommons.org/licenses/by/4.0/".into()),
            attributions: vec!["Place names from an invented gazetteer".into()],
            who_to_ask: Some("hello@canalside.example".into()),
            exported_on: "2026-03-01".into(),
            coarsening: vec![
                "Groups that meet in homes are placed within about 1 kilometre.".into(),
            ],
            people: Some(10),
        },
        columns: vec![
            Column::ours("summary"),
            Column::ours("tags"),
            Column::foreign("Phone"),
            Column::foreign("Step free?"),
            Column::foreign("ID"),
            Column::foreign("Change %"),
            Column::foreign("Seats"),
        ],
        assets: vec![hall, asset("02", "Canal park", park), walkers],
        relationships: vec![tie],
        lines: true,
    }
}

fn check(content: &Content, key: &str, file: &str, expected: Expect) {
    let folder = tempfile::tempdir().unwrap();
    let format = format(key).unwrap();
    save(
        content.release(),
        format,
        &folder
            .path()
            .join(format!("canal side.{}", format.extension)),
    )
    .unwrap();
    let text = fs::read_to_string(folder.path().join(file)).unwrap_or_else(|_| "not there".into());
    expected.assert_eq(
        &text
            .replace('\u{FEFF}', "<BOM>")
            .replace("\r\n", "<CRLF>\n"),
    );
}

#[test]
fn geojson() {
    check(
        &canalside(),
        "geojson",
        "canal side.geojson",
        expect![[r#"
        {"type":"FeatureCollection","features":[
        {"type":"Feature","id":"01","geometry":{"type":"Point","coordinates":[-1.54912,53.80125]},"properties":{"id":"01","kind":"place","kind_label":"Place","name":"Łódź Hall","summary":"Fictional hall; \"kettle\" always on","tags":"food;young people","phone":"+44 161 496 0000","step_free":true,"x_id":"004","location_precision":"building","uncertainty_m":15}},
        {"type":"Feature","id":"02","geometry":{"type":"Polygon","coordinates":[[[-1.4,53.8],[-1.4,53.9],[-1.5,53.9],[-1.5,53.8],[-1.4,53.8]]]},"properties":{"id":"02","kind":"place","kind_label":"Place","name":"Canal park","location_precision":"area"}},
        {"type":"Feature","id":"03","geometry":null,"properties":{"id":"03","kind":"place","kind_label":"Place","name":"=Walkers","change":-0.5,"seats":12,"location_precision":"none"}}
        ],"bbox":[-1.54912,53.8,-1.4,53.9]}
    "#]],
    );
    check(
        &canalside(),
        "geojson",
        "canal side.relationships.geojson",
        expect![[r#"
            {"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":{"type":"LineString","coordinates":[[-1.45,53.85],[-1.54912,53.80125]]},"properties":{"kind":"meets_at","kind_label":"meets at","from_id":"02","from_name":"Canal park","to_id":"01","to_name":"Łódź Hall","since":"2019-04","source":"told by a resident","note":"-every Tuesday","location_precision":"area"}}
            ],"bbox":[-1.54912,53.80125,-1.45,53.85]}
        "#]],
    );
}

#[test]
fn csv() {
    check(
        &canalside(),
        "csv",
        "canal side.csv",
        expect![[r#"
        <BOM>id,kind,kind_label,name,summary,tags,phone,step_free,x_id,change,seats,longitude,latitude,wkt,location_precision,uncertainty_m<CRLF>
        01,place,Place,Łódź Hall,"Fictional hall; ""kettle"" always on",food;young people,'+44 161 496 0000,true,004,,,-1.54912,53.80125,,building,15<CRLF>
        02,place,Place,Canal park,,,,,,,,,,"POLYGON ((-1.4 53.8,-1.4 53.9,-1.5 53.9,-1.5 53.8,-1.4 53.8))",area,<CRLF>
        03,place,Place,'=Walkers,,,,,,-0.5,12,,,,none,<CRLF>
    "#]],
    );
    check(
        &canalside(),
        "csv",
        "canal side.relationships.csv",
        expect![[r#"
            <BOM>id,kind,kind_label,from_id,from_name,to_id,to_name,since,until,strength,source,confidence,note<CRLF>
            ,meets_at,meets at,02,Canal park,01,Łódź Hall,2019-04,,,told by a resident,,'-every Tuesday<CRLF>
        "#]],
    );
    check(
        &canalside(),
        "csv",
        "canal side.relationships.geojson",
        expect!["not there"],
    );
}

#[test]
fn companions() {
    check(
        &canalside(),
        "geojson",
        "canal side.README.txt",
        expect![[r#"
            Canalside
            =========

            For: Greenfield Council
            Purpose: Walks for newcomers
            Profile: Public places
            Licence: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/
            Questions go to: hello@canalside.example
            Saved on: 2026-03-01
            Credit: Place names from an invented gazetteer

            What is in it
            -------------
            - 3 assets, 2 with a place
            - about 10 people among them, counted in fives
            - 1 relationship between them

            Files
            -----
            - canal side.geojson
            - canal side.relationships.csv
            - canal side.relationships.geojson

            How to read it
            --------------
            - Coordinates are longitude, then latitude, in degrees (WGS 84).
            - An asset without a place has an empty geometry and is still part of the file.
            - Lists are joined by a semicolon; a semicolon inside an element has a backslash before it.

            How well a place is known (location_precision)
            ----------------------------------------------
            - exact: the spot itself, to within a few metres (up to 6 decimals)
            - building: the right building (up to 5 decimals)
            - street: the right street or postcode (up to 4 decimals)
            - about_100m: within about 100 metres (up to 3 decimals)
            - about_1km: within about 1 kilometre (up to 2 decimals)
            - neighbourhood: somewhere in the neighbourhood (up to 2 decimals)
            - area: somewhere in the area drawn or named (up to 2 decimals)
            - uncertainty_m is the radius in metres within which the place lies.
            - No coordinate has more decimals than its precision gives meaning to, but for the corners of squares of a fixed grid, which are exact.

            Where places were made coarser
            ------------------------------
            - Groups that meet in homes are placed within about 1 kilometre.

            Columns whose names were changed
            --------------------------------
            - change was "Change %"
            - phone was "Phone"
            - seats was "Seats"
            - step_free was "Step free?"
            - x_id was "ID"
        "#]],
    );
    check(
        &canalside(),
        "csv",
        "canal side.about.json",
        expect![[r#"
            {
              "title": "Canalside",
              "audience": "Greenfield Council",
              "partner": "Greenfield Council",
              "profile": "Public places",
              "purpose": "Walks for newcomers",
              "licence": "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
              "attributions": [
                "Place names from an invented gazetteer"
              ],
              "who_to_ask": "hello@canalside.example",
              "exported_on": "2026-03-01",
              "format": "csv",
              "assets": 3,
              "people": "10",
              "located": 2,
              "relationships": 1,
              "places_made_coarser": [
                "Groups that meet in homes are placed within about 1 kilometre."
              ],
              "location_precision": [
                {
                  "token": "exact",
                  "meaning": "the spot itself, to within a few metres",
                  "decimals": 6
                },
                {
                  "token": "building",
                  "meaning": "the right building",
                  "decimals": 5
                },
                {
                  "token": "street",
                  "meaning": "the right street or postcode",
                  "decimals": 4
                },
                {
                  "token": "about_100m",
                  "meaning": "within about 100 metres",
                  "decimals": 3
                },
                {
                  "token": "about_1km",
                  "meaning": "within about 1 kilometre",
                  "decimals": 2
                },
                {
                  "token": "neighbourhood",
                  "meaning": "somewhere in the neighbourhood",
                  "decimals": 2
                },
                {
                  "token": "area",
                  "meaning": "somewhere in the area drawn or named",
                  "decimals": 2
                }
              ],
              "columns": {
                "change": "Change %",
                "phone": "Phone",
                "seats": "Seats",
                "step_free": "Step free?",
                "x_id": "ID"
              },
              "files": [
                {
                  "name": "canal side.csv",
                  "bytes": 431,
                  "sha256": "ac0b9e993b5ab82d6e21c785a52380c39c2a162c66e05318faa69c5dc2b06180"
                },
                {
                  "name": "canal side.relationships.csv",
                  "bytes": 195,
                  "sha256": "071401554f0c869910877ddafb87f3bd911c428175020079fc344ea5f56900ed"
                }
              ]
            }
        "#]],
    );
}

#[test]
fn an_empty_release() {
    check(
        &Content::default(),
        "geojson",
        "canal side.geojson",
        expect![[r#"
            {"type":"FeatureCollection","features":[
            ]}
        "#]],
    );
    check(
        &Content::default(),
        "geojson",
        "canal side.relationships.csv",
        expect!["not there"],
    );
    check(
        &Content::default(),
        "csv",
        "canal side.csv",
        expect![[r#"
        <BOM>id,kind,kind_label,name,longitude,latitude,wkt,location_precision,uncertainty_m<CRLF>
    "#]],
    );
}

#[test]
fn the_companion_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("canalside.geojson");
    let written = save(canalside().release(), format("geojson").unwrap(), &path).unwrap();
    let text = fs::read_to_string(folder.path().join("canalside.about.json")).unwrap();
    let companion: Companion = serde_json::from_str(&text).unwrap();
    assert_eq!(companion.columns["x_id"], "ID");
    assert_eq!(
        (companion.assets, companion.located, companion.relationships),
        (3, 2, 1)
    );
    assert_eq!(
        (written.assets, written.located, written.relationships),
        (3, 2, 1)
    );
    assert_eq!(companion.files[0].name, "canalside.geojson");
    for file in &written.files {
        assert_eq!(
            fs::metadata(&file.path).unwrap().len(),
            file.bytes,
            "{}",
            file.path.display()
        );
    }
    assert_eq!(companion.files[0].sha256, written.files[0].sha256);
}

#[test]
fn an_older_save_is_replaced_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("canalside.geojson");
    save(canalside().release(), format("geojson").unwrap(), &path).unwrap();
    assert_eq!(names(folder.path()).len(), 5);
    let fewer = Content {
        relationships: Vec::new(),
        ..canalside()
    };
    save(fewer.release(), format("geojson").unwrap(), &path).unwrap();
    assert_eq!(
        names(folder.path()),
        [
            "canalside.README.txt",
            "canalside.about.json",
            "canalside.geojson"
        ]
    );
}

#[test]
fn what_somebody_else_put_beside_it_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("canalside.geojson");
    for (name, theirs) in [
        ("canalside.README.txt", "How to find the canal"),
        ("canalside.relationships.csv", "who,whom"),
        ("canalside.about.json", r#"{"title":"The canal"}"#),
    ] {
        let own = folder.path().join(name);
        fs::write(&own, theirs).unwrap();
        let error = save(canalside().release(), format("geojson").unwrap(), &path).unwrap_err();
        let said = error.to_string();
        assert!(
            said.contains(name) && said.contains("did not save"),
            "{said}"
        );
        assert_eq!(names(folder.path()), [name]);
        assert_eq!(fs::read_to_string(&own).unwrap(), theirs);
        fs::remove_file(own).unwrap();
    }
    // Another format under the same name speaks for both.
    save(canalside().release(), format("geojson").unwrap(), &path).unwrap();
    save(
        canalside().release(),
        format("csv").unwrap(),
        &path.with_extension("csv"),
    )
    .unwrap();
}

#[test]
fn a_failed_save_leaves_the_folder_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("canalside.geojson");
    fs::write(&path, "an earlier save").unwrap();
    let content = canalside();
    let mut release = content.release();
    release.relationships = Box::new([Err("the catalogue was closed".into())].into_iter());
    let error = save(release, format("geojson").unwrap(), &path).unwrap_err();
    assert_eq!(error.to_string(), "the catalogue was closed");
    assert_eq!(names(folder.path()), ["canalside.geojson"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), "an earlier save");
}

#[test]
fn places_that_cannot_be_saved_to() {
    let folder = tempfile::tempdir().unwrap();
    let check = |path: &Path, expected: &str| {
        let error = save(canalside().release(), format("csv").unwrap(), path)
            .unwrap_err()
            .to_string();
        assert!(error.ends_with(expected), "{error}");
        assert!(error.contains(&path.display().to_string()), "{error}");
    };
    check(folder.path(), "it is a folder. Choose a name for the file.");
    check(
        &folder.path().join("missing/x.csv"),
        "its folder does not exist. Choose another, or make it first.",
    );
    assert!(matches!(format("gpx"), Err(Error::UnknownFormat(..))));
}

#[test]
fn values_that_do_not_fit_are_an_error() {
    let folder = tempfile::tempdir().unwrap();
    for values in [
        vec![(7, Value::Flag(true))],
        vec![(1, Value::Flag(true)), (1, Value::Flag(false))],
    ] {
        for key in ["geojson", "csv"] {
            let mut content = canalside();
            content.assets[0].values = values.clone();
            let saved = save(
                content.release(),
                format(key).unwrap(),
                &folder.path().join("x"),
            );
            assert!(matches!(saved, Err(Error::Values { .. })), "{values:?}");
        }
    }
    assert_eq!(names(folder.path()), [""; 0]);
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
