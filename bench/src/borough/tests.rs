use super::*;
use crate::ask;
use hereabouts_core::Catalogue;
use serde_json::{Value, json};

const SIZE: usize = 400;

fn written(write: impl FnOnce(&Path)) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("borough.txt");
    write(&path);
    fs::read_to_string(path).unwrap()
}

fn features(size: usize) -> Vec<Value> {
    let text = written(|path| geojson(size, path));
    let collection: Value = serde_json::from_str(&text).unwrap();
    collection["features"].as_array().unwrap().clone()
}

#[test]
fn a_row_is_the_same_whatever_the_size() {
    assert_eq!(features(SIZE)[..90], features(90));
    let [large, small] = [SIZE, 90].map(|size| written(|path| csv(size, path)));
    assert!(large.starts_with(&small), "{small}");
    let large = written(|path| ties(SIZE, path));
    assert!(large.starts_with(&written(|path| ties(90, path))));
    let mut count = 0;
    written(|path| count = geojson_of(50_000, path));
    assert!((60..200).contains(&count), "{count} features");
}

#[test]
fn points_are_where_the_files_say() {
    let features = features(SIZE);
    let table = written(|path| csv(SIZE, path));
    let rows = table.lines().skip(1).zip(&features);
    for ((line, feature), [lon, lat]) in rows.zip(points(SIZE)) {
        let end = format!(",{lat:.6},{lon:.6}");
        assert!(line.ends_with(&end), "{line} does not end with {end}");
        if feature["geometry"]["type"] == "Point" {
            assert_eq!(feature["geometry"]["coordinates"], json!([lon, lat]));
        }
    }
}

#[test]
fn two_in_a_hundred_are_lines_and_areas_that_are_valid() {
    let features = features(SIZE);
    let of = |kind: &str| {
        let geometries = features.iter().map(|feature| &feature["geometry"]);
        let of_kind = geometries.filter(|geometry| geometry["type"] == kind);
        of_kind.cloned().collect::<Vec<_>>()
    };
    assert_eq!(of("LineString").len(), SIZE / 100);
    let areas = of("Polygon");
    assert_eq!(areas.len(), SIZE / 100);
    let coast: Value = serde_json::from_str(&written(|path| coast(3_000, path))).unwrap();
    for area in areas.iter().chain([&coast["features"][0]["geometry"]]) {
        let ring: Vec<[f64; 2]> = serde_json::from_value(area["coordinates"][0].clone()).unwrap();
        assert!((6..=201).contains(&ring.len()) || ring.len() == 3_001);
        assert_eq!(ring.first(), ring.last());
        let twice: f64 = ring
            .windows(2)
            .map(|two| two[0][0] * two[1][1] - two[1][0] * two[0][1])
            .sum();
        assert!(twice > 0.0, "clockwise: {area}");
    }
}

#[test]
fn everything_comes_in_and_every_column_is_known() {
    let folder = tempfile::tempdir().unwrap();
    #[rustfmt::skip]
    let fields = [
        "source_id", "name", "kind", "summary", "tags", "address", "postcode", "email", "website", "when", "latitude",
        "longitude",
    ];
    let all =
        json!({ "rows": SIZE, "new": SIZE, "updated": 0, "same": 0, "inbox": 0, "skipped": 0 });
    let check = |name: &str, write: fn(usize, &Path), fields: &[&str]| {
        let path = folder.path().join(name);
        write(SIZE, &path);
        let asked = json!({ "path": path, "options": { "audience": "public" } });
        let town = Catalogue::in_memory("Borough").unwrap();
        let plan = ask(&town, "plan_import", asked.clone());
        let columns = plan["columns"].as_array().unwrap();
        let found: Vec<&str> = columns.iter().filter_map(|c| c["field"].as_str()).collect();
        assert_eq!(found, fields, "{name}");
        assert_eq!(ask(&town, "run_import", asked)["value"]["counts"], all);
        let info = ask(&town, "info", json!({}));
        assert_eq!(info["located"], SIZE, "{name}");
        town
    };
    check("borough.csv", csv, &fields);
    let town = check("borough.geojson", geojson, &fields[..10]);
    let path = folder.path().join("ties.csv");
    ties(SIZE, &path);
    let tied = ask(&town, "run_ties", json!({ "path": path, "options": {} }));
    assert_eq!(tied["value"]["counts"]["new"], SIZE * 2 / 5, "{tied}");
}
