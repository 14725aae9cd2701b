//! Which assets lie in which areas, whatever is moved, drawn, cut, joined or taken back.

use hereabouts_core::Catalogue;
use hereabouts_core::api;
use hereabouts_core::list::{Sort, SortBy};
use serde_json::{Value, json};
use std::path::PathBuf;

fn call(catalogue: &Catalogue, name: &str, args: Value) -> Result<Value, String> {
    let answer = api::call(catalogue, name, args, None).map_err(|failure| failure.message)?;
    serde_json::from_str(&answer).map_err(|e| e.to_string())
}

fn done(catalogue: &Catalogue, name: &str, args: Value) -> Value {
    call(catalogue, name, args).expect(name)["value"].take()
}

fn square(west: f64, south: f64, size: f64) -> Value {
    let (east, north) = (west + size, south + size);
    json!({"type": "Polygon", "coordinates":
        [[[west, south], [east, south], [east, north], [west, north], [west, south]]]})
}

fn area(catalogue: &Catalogue, kind: &str, name: &str, geometry: Value) -> Value {
    let area = json!({"kind": kind, "name": name, "geometry": geometry, "vintage": "wards 2023"});
    done(catalogue, "add_area", json!({"area": area}))
}

fn place(precision: &str, geometry: &Value) -> Value {
    json!({"geometry": geometry, "precision": precision})
}

fn asset(catalogue: &Catalogue, name: &str, place: Value) -> Value {
    let args = json!({"kind": "place", "name": name, "fields": {"place": place}});
    done(catalogue, "create_asset", args)
}

fn point(lon: f64, lat: f64) -> Value {
    json!({"type": "Point", "coordinates": [lon, lat]})
}

/// The names that a query finds.
fn found(catalogue: &Catalogue, query: &str) -> Vec<String> {
    let sort = Sort {
        by: SortBy::Name,
        descending: false,
    };
    let page = catalogue
        .list_assets(query.into(), sort, 0, 100)
        .expect("found");
    page.rows.into_iter().map(|row| row.name).collect()
}

fn whole(catalogue: &Catalogue) {
    assert_eq!(
        catalogue.check(true).expect("checkable"),
        Vec::<String>::new()
    );
}

#[test]
fn an_asset_is_in_the_areas_around_its_point() {
    let catalogue = Catalogue::in_memory("Ours").expect("memory");
    let moat = area(
        &catalogue,
        "neighbourhood",
        "The Moat",
        square(-2.1, 53.4, 0.1),
    );
    area(
        &catalogue,
        "official",
        "Moat ward",
        square(-2.1, 53.4, 0.05),
    );
    let hall = asset(&catalogue, "Hall", place("exact", &point(-2.09, 53.41)));
    // Its uncertainty reaches over the border, its point does not.
    asset(
        &catalogue,
        "About",
        place("about_1km", &point(-2.001, 53.401)),
    );
    asset(&catalogue, "Outside", place("exact", &point(-1.9, 53.41)));
    asset(&catalogue, "Nowhere", json!({"address": "Moat Lane"}));
    // By a point inside it.
    asset(
        &catalogue,
        "Park",
        place("exact", &square(-2.08, 53.42, 0.01)),
    );

    assert_eq!(
        found(&catalogue, "area:\"the moat\""),
        ["About", "Hall", "Park"]
    );
    assert_eq!(found(&catalogue, "area:\"moat ward\""), ["Hall", "Park"]);
    assert_eq!(
        found(&catalogue, "-area:\"the moat\""),
        ["Nowhere", "Outside"]
    );
    let card = call(&catalogue, "show_asset", json!({"id": hall})).expect("there");
    let names: Vec<_> = card["areas"]
        .as_array()
        .expect("areas")
        .iter()
        .map(|a| &a["name"])
        .collect();
    assert_eq!(
        names,
        ["The Moat", "Moat ward"],
        "what residents drew comes first"
    );
    let counts = catalogue.counts("tag:none".into()).expect("counted");
    let facets: Vec<_> = counts
        .areas
        .iter()
        .map(|a| (a.name.as_str(), a.layer.as_str(), a.shown, a.total))
        .collect();
    assert_eq!(
        facets,
        [
            ("The Moat", "neighbourhood", 0, 3),
            ("Moat ward", "official wards 2023", 0, 2)
        ]
    );
    whole(&catalogue);

    // What moves, goes, comes back or is redrawn takes its areas along.
    done(
        &catalogue,
        "place_asset",
        json!({"id": hall, "place": place("exact", &point(-1.9, 53.4))}),
    );
    assert_eq!(found(&catalogue, "area:\"the moat\""), ["About", "Park"]);
    catalogue.undo().expect("undone");
    assert_eq!(found(&catalogue, "area:\"moat ward\""), ["Hall", "Park"]);
    done(&catalogue, "delete_assets", json!({"ids": [hall]}));
    assert_eq!(found(&catalogue, "area:\"moat ward\""), ["Park"]);
    whole(&catalogue);
    done(&catalogue, "restore_assets", json!({"ids": [hall]}));
    assert_eq!(found(&catalogue, "area:\"moat ward\""), ["Hall", "Park"]);
    let wider =
        json!({"kind": "neighbourhood", "name": "The Moat", "geometry": square(-2.1, 53.4, 0.3)});
    done(&catalogue, "edit_area", json!({"id": moat, "area": wider}));
    assert_eq!(
        found(&catalogue, "area:\"the moat\""),
        ["About", "Hall", "Outside", "Park"]
    );
    done(&catalogue, "remove_area", json!({"id": moat}));
    assert_eq!(found(&catalogue, "area:\"the moat\""), Vec::<String>::new());
    whole(&catalogue);
    catalogue.undo().expect("undone");
    assert_eq!(found(&catalogue, "area:\"the moat\"").len(), 4);
    whole(&catalogue);
}

#[test]
fn two_areas_of_one_name_are_told_apart_by_their_codes() {
    let catalogue = Catalogue::in_memory("Ours").expect("memory");
    for (code, vintage, west) in [("E1", "wards 2021", -2.1), ("E2", "wards 2023", -2.0)] {
        let area = json!({"kind": "official", "name": "Moat", "code": code, "vintage": vintage,
            "geometry": square(west, 53.4, 0.05)});
        done(&catalogue, "add_area", json!({"area": area}));
        asset(&catalogue, code, place("exact", &point(west + 0.01, 53.41)));
    }
    let counts = catalogue.counts(String::new()).expect("counted");
    let values: Vec<_> = counts
        .areas
        .iter()
        .map(|area| area.value.as_str())
        .collect();
    assert_eq!(values, ["E1", "E2"]);
    assert_eq!(found(&catalogue, "area:moat"), ["E1", "E2"]);
    assert_eq!(found(&catalogue, "area:e2"), ["E2"]);
}

#[test]
fn areas_are_cut_and_joined_in_one_step_each() {
    let catalogue = Catalogue::in_memory("Ours").expect("memory");
    let moat = area(
        &catalogue,
        "neighbourhood",
        "The Moat",
        square(-2.1, 53.4, 0.1),
    );
    asset(&catalogue, "West", place("exact", &point(-2.09, 53.41)));
    asset(&catalogue, "East", place("exact", &point(-2.01, 53.41)));
    let line = json!({"type": "LineString", "coordinates": [[-2.04, 53.3], [-2.04, 53.6]]});
    let made = done(&catalogue, "split_area", json!({"id": moat, "along": line}));
    assert_eq!(found(&catalogue, "area:\"the moat\""), ["West"]);
    assert_eq!(found(&catalogue, "area:\"the moat (2)\""), ["East"]);
    whole(&catalogue);
    done(
        &catalogue,
        "join_areas",
        json!({"id": moat, "other": made[0]}),
    );
    assert_eq!(found(&catalogue, "area:\"the moat\""), ["East", "West"]);
    whole(&catalogue);
    catalogue.undo().expect("undone");
    catalogue.undo().expect("undone");
    assert_eq!(found(&catalogue, "area:\"the moat\""), ["East", "West"]);
    assert_eq!(
        catalogue.list_area_layers().expect("listed")[0].areas.len(),
        1
    );
    whole(&catalogue);

    let park = asset(&catalogue, "Park", place("exact", &square(-2.1, 53.4, 0.1)));
    done(
        &catalogue,
        "tag_assets",
        json!({"ids": [park], "tag": "green", "on": true}),
    );
    let made = done(
        &catalogue,
        "split_asset",
        json!({"id": park, "along": line}),
    );
    assert_eq!(found(&catalogue, "tag:green"), ["Park", "Park (2)"]);
    done(
        &catalogue,
        "join_assets",
        json!({"id": park, "other": made[0]}),
    );
    assert_eq!(found(&catalogue, "tag:green"), ["Park"]);
    let joined = call(&catalogue, "show_asset", json!({"id": park})).expect("there");
    assert_eq!(
        joined["asset"]["place"]["geometry"]["coordinates"][0]
            .as_array()
            .map(Vec::len),
        Some(5)
    );
    whole(&catalogue);
    let refused = call(
        &catalogue,
        "join_assets",
        json!({"id": park, "other": park}),
    );
    assert!(refused.is_err());
}

#[test]
fn what_is_drawn_wrongly_is_refused_and_what_a_file_brought_stays() {
    let catalogue = Catalogue::in_memory("Ours").expect("memory");
    let bow = json!({"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]});
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("bow.geojson");
    let feature = json!({"type": "Feature", "properties": {"name": "Bow"}, "geometry": bow});
    let all = json!({"type": "FeatureCollection", "features": [feature]});
    std::fs::write(&path, all.to_string()).expect("written");
    call(
        &catalogue,
        "run_import",
        json!({"path": path.display().to_string(), "options": {}}),
    )
    .expect("brought in");
    let row = &catalogue
        .list_assets(String::new(), Sort::default(), 0, 1)
        .expect("listed")
        .rows[0];
    // As precise as it is, drawn as it came.
    let kept = json!({"id": row.id, "place": place("about_100m", &bow)});
    call(&catalogue, "place_asset", kept).expect("its shape is not what changes");
    let other =
        json!({"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]});
    for (name, args) in [
        (
            "place_asset",
            json!({"id": row.id, "place": place("exact", &other)}),
        ),
        (
            "edit_asset",
            json!({"id": row.id, "fields": {"place": place("exact", &other)}}),
        ),
        (
            "add_area",
            json!({"area": {"kind": "neighbourhood", "name": "Bow", "geometry": other}}),
        ),
    ] {
        let why = call(&catalogue, name, args).expect_err(name);
        assert!(
            why.starts_with("The outline crosses itself."),
            "{name}: {why}"
        );
    }
}

#[test]
fn a_copy_that_takes_in_areas_and_assets_works_them_out() {
    let ours = Catalogue::in_memory("Ours").expect("memory");
    let theirs = ours.copy_in_memory().expect("copied");
    area(
        &theirs,
        "neighbourhood",
        "The Moat",
        square(-2.1, 53.4, 0.1),
    );
    for n in 0..30 {
        let name = format!("Bench {n:02}");
        asset(
            &ours,
            &name,
            place("exact", &point(-2.1 + f64::from(n) / 100.0, 53.41)),
        );
    }
    let changes = theirs
        .changes_for(&hereabouts_core::audience::Audience::Team)
        .expect("given");
    ours.merge(&changes).expect("merged");
    assert_eq!(found(&ours, "area:\"the moat\"").len(), 11);
    whole(&ours);
    let changes = ours
        .changes_for(&hereabouts_core::audience::Audience::Team)
        .expect("given");
    theirs.merge(&changes).expect("merged");
    assert_eq!(found(&theirs, "area:\"the moat\"").len(), 11);
    whole(&theirs);
}

fn shared(name: &str) -> Option<PathBuf> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let shared = std::env::var_os("HEREABOUTS_SHARED").map_or(here.join("shared"), PathBuf::from);
    let path = shared.join("data").join(name);
    let is_there = path.exists();
    if !is_there {
        println!("not there: {}", path.display());
    }
    is_there.then_some(path)
}

#[test]
fn the_boundaries_of_a_county_come_in_and_know_what_lies_in_them() {
    let folder = "boundaries/uk_trafford_gm";
    let (Some(lsoas), Some(wards), Some(banks)) = (
        shared(&format!("{folder}/lsoa__2021__gm_lsoa_generalised.geojson")),
        shared(&format!(
            "{folder}/ward__2023__gm_ward_super_generalised.geojson"
        )),
        shared("assets/trafford_uk/open_data/gm_food_banks.geojson"),
    ) else {
        return;
    };
    let catalogue = Catalogue::in_memory("Ours").expect("memory");
    let bring = |path: &PathBuf| {
        let args = json!({"path": path.display().to_string(), "options": {}});
        let plan = call(&catalogue, "plan_boundaries", args.clone()).expect("planned");
        let counts = done(&catalogue, "bring_in_boundaries", args);
        assert_eq!(plan["counts"], counts);
        plan
    };
    let plan = bring(&lsoas);
    assert_eq!(plan["counts"]["new"], 1702);
    assert_eq!(
        plan["options"],
        json!({"name": "area_name", "code": "area_code", "vintage": "lsoa 2021"})
    );
    let args = json!({"path": banks.display().to_string(), "options": {}});
    call(&catalogue, "run_import", args).expect("brought in");
    let plan = bring(&wards);
    assert_eq!(plan["counts"]["new"], 215);
    assert_eq!(plan["options"]["name"], "area_name");

    let layers = catalogue.list_area_layers().expect("listed");
    let lies = |key: &str| -> u64 {
        let layer = layers
            .iter()
            .find(|layer| layer.key == key)
            .expect("the layer");
        layer.areas.iter().map(|area| area.assets).sum()
    };
    let located = catalogue.info().expect("info").located;
    // Greater Manchester is cut up whole, and generalised borders leave slivers.
    assert!(
        lies("official lsoa 2021") + 3 >= located,
        "{} of {located}",
        lies("official lsoa 2021")
    );
    assert!(lies("official ward 2023") + 3 >= located);
    whole(&catalogue);
    catalogue.undo().expect("undone");
    assert_eq!(catalogue.list_area_layers().expect("listed").len(), 1);
    whole(&catalogue);
}
