use super::*;
use serde_json::json;

fn file(features: serde_json::Value) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wards_2023_here.geojson");
    let all = json!({"type": "FeatureCollection", "features": features});
    std::fs::write(&path, all.to_string()).unwrap();
    (folder, path.display().to_string())
}

fn square(name: &str, code: &str, west: f64) -> serde_json::Value {
    let ring = [
        [west, 53.0],
        [west + 0.1, 53.0],
        [west + 0.1, 53.1],
        [west, 53.1],
        [west, 53.0],
    ];
    json!({"type": "Feature", "properties": {"WD23NM": name, "WD23CD": code, "LAD23NM": "Trafford"},
        "geometry": {"type": "Polygon", "coordinates": [ring]}})
}

#[test]
fn every_row_becomes_an_area_or_waits_in_the_inbox() {
    let catalogue = Catalogue::in_memory("Ours").unwrap();
    let point = json!({"type": "Feature", "properties": {"WD23NM": "Spot", "WD23CD": "E3"},
        "geometry": {"type": "Point", "coordinates": [-2.0, 53.0]}});
    let (_kept, path) = file(json!([
        square("Broadheath", "E1", -2.4),
        square("Altrincham", "E2", -2.3),
        point
    ]));
    let plan = catalogue
        .plan_boundaries(path.clone(), BoundaryOptions::default())
        .unwrap();
    let options = BoundaryOptions {
        name: Some("WD23NM".into()),
        code: Some("WD23CD".into()),
        vintage: Some("wards 2023".into()),
    };
    assert_eq!(plan.options, options);
    assert_eq!(plan.rows[0].words, "It is a point or a line, not an area.");
    let counts = catalogue
        .bring_in_boundaries(path.clone(), plan.options)
        .unwrap()
        .value;
    assert_eq!(counts, plan.counts);
    assert_eq!((counts.rows, counts.new, counts.inbox), (3, 2, 1));
    let layers = catalogue.list_area_layers().unwrap();
    assert_eq!(layers.len(), 1);
    assert_eq!(layers[0].key, "official wards 2023");
    let names: Vec<_> = layers[0]
        .areas
        .iter()
        .map(|area| area.name.as_str())
        .collect();
    assert_eq!(names, ["Altrincham", "Broadheath"]);
    assert_eq!(catalogue.check(true).unwrap(), Vec::<String>::new());

    // The same file again is the same; a changed one changes what is here.
    let again = catalogue
        .bring_in_boundaries(path, BoundaryOptions::default())
        .unwrap()
        .value;
    assert_eq!((again.same, again.new, again.updated), (2, 0, 0));
    let (_kept, path) = file(json!([square("Broadheath", "E1", -2.5)]));
    let moved = catalogue
        .bring_in_boundaries(path.clone(), BoundaryOptions::default())
        .unwrap()
        .value;
    assert_eq!((moved.same, moved.new, moved.updated), (0, 0, 1));

    // Removed and wanted again, it comes again; and all of it is undone step by step.
    assert_eq!(
        catalogue
            .remove_area_layer("official wards 2023".into())
            .unwrap()
            .value,
        2
    );
    assert!(catalogue.list_area_layers().unwrap().is_empty());
    let back = catalogue
        .bring_in_boundaries(path, BoundaryOptions::default())
        .unwrap()
        .value;
    assert_eq!(back.new, 1);
    assert_eq!(catalogue.list_area_layers().unwrap()[0].areas.len(), 1);
    // The one that changed nothing is no step.
    for _ in 0..4 {
        catalogue.undo().unwrap();
    }
    assert!(catalogue.list_area_layers().unwrap().is_empty());
    assert_eq!(catalogue.check(true).unwrap(), Vec::<String>::new());
}

#[test]
fn a_layer_is_called_as_its_file_up_to_the_year() {
    for (name, expect) in [
        ("ward__2023__trafford_ward_generalised", "ward 2023"),
        ("LSOA_Dec_2021_EW", "LSOA Dec 2021"),
        ("localities", "localities"),
    ] {
        assert_eq!(vintage(name), expect);
    }
}

#[test]
fn a_table_is_no_file_of_boundaries() {
    let catalogue = Catalogue::in_memory("Ours").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, "name,code\nA,1\n").unwrap();
    let refused = catalogue.plan_boundaries(path.display().to_string(), BoundaryOptions::default());
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .starts_with("Boundaries come as a map file")
    );
}
