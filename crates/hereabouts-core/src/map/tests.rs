//! The whole of the map: rows in, tiles out, read back by the tiles' own reader.

use super::index::{MapIndex, Point};
use super::shape::{Drawn, Shape};
use super::world::Tile;
use crate::geometry::Geometry;
use crate::search::Bits;
use fast_mvt::{MvtGeometry, MvtLayerBuilder, MvtReaderRef, MvtValue};
use geojson::{GeometryValue, Position};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

mod borders;
mod soft;

const TODAY: Date = date(2026, 5, 17);

fn file() -> Connection {
    crate::storage::in_memory().unwrap()
}

fn id(n: u32) -> Uuid {
    Uuid::from_u128(u128::from(n))
}

/// Puts a row into the table, as the write door would.
fn put(db: &Connection, n: u32, geometry: &str, more: &str) {
    let shape: Geometry = serde_json::from_str(geometry).unwrap();
    let place = format!(r#"{{"geometry":{geometry},"precision":"street","uncertainty_m":75}}"#);
    let [west, south, east, north] = shape.bounds();
    db.execute(
        "INSERT OR REPLACE INTO asset (n, id, existence, kind, name, status, audience, sensitivity, place, west, south, east, north)
         VALUES (?1, ?2, 'here', 'association', ?3, 'going', 'team', 'ordinary', ?4, ?5, ?6, ?7, ?8)",
        params![n, id(n).as_bytes(), format!("Asset {n}"), place, west, south, east, north],
    )
    .unwrap();
    if !more.is_empty() {
        db.execute(&format!("UPDATE asset SET {more} WHERE n = {n}"), [])
            .unwrap();
    }
}

fn point(lon: f64, lat: f64) -> String {
    format!(r#"{{"type":"Point","coordinates":[{lon},{lat}]}}"#)
}

#[derive(Debug)]
struct Read {
    geometry: MvtGeometry,
    is: BTreeMap<String, MvtValue>,
}

impl Read {
    fn text(&self, key: &str) -> String {
        match self.is.get(key) {
            Some(MvtValue::String(text)) => text.clone(),
            Some(MvtValue::UInt(count)) => count.to_string(),
            Some(MvtValue::Bool(is)) => is.to_string(),
            Some(MvtValue::Double(number)) => format!("{number:.4}"),
            other => format!("{other:?}"),
        }
    }

    /// The assets this marker stands for, where they are named.
    fn assets(&self) -> Vec<Uuid> {
        if self.is.contains_key("id") {
            return vec![self.text("id").parse().unwrap()];
        }
        let members: serde_json::Value = serde_json::from_str(&self.text("members")).unwrap();
        let members = members.as_array().unwrap().iter();
        members
            .map(|m| m["id"].as_str().unwrap().parse().unwrap())
            .collect()
    }
}

fn read(tile: &[u8]) -> BTreeMap<String, Vec<Read>> {
    let reader = MvtReaderRef::new(tile).unwrap();
    let mut layers = BTreeMap::new();
    for layer in reader.layers() {
        let features = layer.features().map(|feature| Read {
            geometry: feature.geometry().unwrap(),
            is: feature
                .properties()
                .map(|property| property.unwrap())
                .map(|(key, value)| (key.to_owned(), value.into_owned()))
                .collect(),
        });
        layers.insert(layer.name().to_owned(), features.collect());
    }
    layers
}

/// How often each asset stands in the markers of a zoom, looked for in the tiles where anything can be.
fn markers(
    index: &MapIndex,
    z: u8,
    tiles: &BTreeSet<(u32, u32)>,
    shown: Option<&Bits>,
) -> Vec<Uuid> {
    let mut found = Vec::new();
    for (x, y) in tiles {
        let layers = read(&index.tile(z, *x, *y, shown, TODAY));
        for layer in ["assets", "clusters"] {
            for marker in layers.get(layer).into_iter().flatten() {
                found.extend(marker.assets());
            }
        }
    }
    found.sort();
    found
}

/// All tiles of a zoom that hold one of the places, worked out as textbooks do.
fn tiles_of(places: &[(f64, f64)], z: u8) -> BTreeSet<(u32, u32)> {
    let n = f64::from(1u32 << z);
    places
        .iter()
        .map(|(lon, lat)| {
            let phi = lat.clamp(-85.051128, 85.051128).to_radians();
            let y = (1.0 - (phi.tan() + 1.0 / phi.cos()).ln() / std::f64::consts::PI) / 2.0;
            let step = |c: f64| (c * n).floor().clamp(0.0, n - 1.0) as u32;
            (step((lon + 180.0) / 360.0), step(y))
        })
        .collect()
}

fn near_home() -> impl Strategy<Value = (f64, f64)> {
    // Whole steps, so that some share a spot.
    let town = (-200_i32..200, -200_i32..200)
        .prop_map(|(x, y)| (-2.02 + f64::from(x) / 8e3, 53.47 + f64::from(y) / 8e3));
    let anywhere = (-180.0..=180.0, -90.0..=90.0);
    prop_oneof![6 => town, 1 => anywhere]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_asset_is_in_exactly_one_marker_at_each_zoom(places in prop::collection::vec(near_home(), 1..28)) {
        let db = file();
        for (n, (lon, lat)) in (1..).zip(&places) {
            put(&db, n, &point(*lon, *lat), "");
        }
        let index = MapIndex::load(&db).unwrap();
        let all: Vec<Uuid> = (1..=places.len() as u32).map(id).collect();
        let odd: Bits = (1..=places.len() as u32).filter(|n| n % 2 == 1).collect();
        let shown: Vec<Uuid> = (1..=places.len() as u32).filter(|n| n % 2 == 1).map(id).collect();
        for z in 0..=20 {
            let tiles = tiles_of(&places, z);
            prop_assert_eq!(&markers(&index, z, &tiles, None), &all, "zoom {}", z);
            prop_assert_eq!(&markers(&index, z, &tiles, Some(&odd)), &shown, "filtered, zoom {}", z);
        }
    }

    #[test]
    fn updating_is_the_same_as_reading_anew(
        before in prop::collection::vec(near_home(), 0..20),
        moves in prop::collection::vec((1_u32..25, prop::option::of(near_home())), 0..20),
    ) {
        let db = file();
        for (n, (lon, lat)) in (1..).zip(&before) {
            put(&db, n, &point(*lon, *lat), "");
        }
        let mut index = MapIndex::load(&db).unwrap();
        for (n, to) in &moves {
            match to {
                Some((lon, lat)) => put(&db, *n, &point(*lon, *lat), ""),
                None => {
                    db.execute("UPDATE asset SET existence = 'bin' WHERE n = ?1", [n]).unwrap();
                }
            }
            // The same asset twice in one list must count once.
            index.update(&db, &[*n, *n]).unwrap();
        }
        let anew = MapIndex::load(&db).unwrap();
        prop_assert_eq!(index.len(), anew.len());
        prop_assert_eq!(index.bulk(None), anew.bulk(None));
        for (z, x, y) in [(0, 0, 0), (9, 253, 165), (14, 8100, 5301)] {
            prop_assert_eq!(index.tile(z, x, y, None, TODAY), anew.tile(z, x, y, None, TODAY));
        }
    }
}

#[test]
fn a_marker_says_what_is_known_of_its_asset() {
    let db = file();
    let more = "last_checked = '2026-01-02', kind = 'exchange', name = 'Mill Lane Tool Library'";
    put(&db, 7, &point(-2.02, 53.47), more);
    let index = MapIndex::load(&db).unwrap();
    let layers = read(&index.tile(14, 8100, 5301, None, TODAY));
    assert_eq!(layers.keys().collect::<Vec<_>>(), ["assets", "soft"]);
    let marker = &layers["assets"][0];
    for (key, expect) in [
        ("id", "00000000-0000-0000-0000-000000000007"),
        ("kind", "exchange"),
        ("name", "Mill Lane Tool Library"),
        ("precision", "street"),
        ("fresh", "lately"),
        ("status", "going"),
        ("shape", "point"),
    ] {
        assert_eq!(marker.text(key), expect, "{key}");
    }
}

#[test]
fn freshness_is_as_of_today() {
    let db = file();
    put(&db, 1, &point(-2.02, 53.47), "last_checked = '2026-01-02'");
    let index = MapIndex::load(&db).unwrap();
    for (today, expect) in [
        (date(2026, 1, 3), "lately"),
        (date(2026, 6, 1), "soon"),
        (date(2026, 12, 1), "now"),
    ] {
        let layers = read(&index.tile(14, 8100, 5301, None, today));
        assert_eq!(layers["assets"][0].text("fresh"), expect, "{today}");
    }
}

#[test]
fn clusters_say_what_is_in_them_and_open() {
    let db = file();
    put(&db, 1, &point(-2.0201, 53.47), "");
    put(&db, 2, &point(-2.0199, 53.4701), "kind = 'culture'");
    put(&db, 3, &point(-2.02, 53.47005), "kind = 'culture'");
    let index = MapIndex::load(&db).unwrap();
    let layers = read(&index.tile(8, 126, 82, None, TODAY));
    let cluster = &layers["clusters"][0];
    for (key, expect) in [
        ("count", "3"),
        ("association", "1"),
        ("culture", "2"),
        ("person", "None"),
        ("same_spot", "false"),
        ("west", "-2.0201"),
        ("south", "53.4700"),
        ("east", "-2.0199"),
        ("north", "53.4701"),
    ] {
        assert_eq!(cluster.text(key), expect, "{key}");
    }
    assert_eq!(cluster.assets().len(), 3);
    let tiles = tiles_of(
        &[(-2.0201, 53.47), (-2.0199, 53.4701), (-2.02, 53.47005)],
        17,
    );
    for (x, y) in tiles {
        let layers = read(&index.tile(17, x, y, None, TODAY));
        assert!(!layers.contains_key("clusters"), "apart from zoom 17 on");
    }
}

#[test]
fn markers_do_not_lie_on_one_another() {
    // A row of assets four pixels apart at zoom 14, across the edges of many cells and of a tile.
    let places: Vec<(f64, f64)> = (0..200)
        .map(|i| (-2.02 + f64::from(i) * 1.7e-4, 53.47))
        .collect();
    let db = file();
    for (n, (lon, lat)) in (1..).zip(&places) {
        put(&db, n, &point(*lon, *lat), "");
    }
    let index = MapIndex::load(&db).unwrap();
    let mut at: Vec<f64> = Vec::new();
    let mut assets = 0;
    for (x, y) in tiles_of(&places, 14) {
        for marker in read(&index.tile(14, x, y, None, TODAY))["clusters"].iter() {
            let MvtGeometry::Point(spot) = &marker.geometry else {
                panic!("a cluster is a point");
            };
            assets += marker.text("count").parse::<u32>().unwrap();
            at.push(f64::from(x) * 512.0 + f64::from(spot.x()) / 8.0);
        }
    }
    at.sort_by(f64::total_cmp);
    assert_eq!(assets, 200);
    assert!(at.len() > 10, "they are not all one: {at:?}");
    for pair in at.windows(2) {
        assert!(
            pair[1] - pair[0] > 34.0,
            "{} pixels apart",
            pair[1] - pair[0]
        );
    }
}

#[test]
fn what_lies_at_one_spot_stays_together_and_is_named() {
    let db = file();
    for n in 1..=40 {
        put(&db, n, &point(-2.02, 53.47), "");
    }
    let index = MapIndex::load(&db).unwrap();
    for z in [3, 16, 17, 20] {
        let tile = *tiles_of(&[(-2.02, 53.47)], z).first().unwrap();
        let layers = read(&index.tile(z, tile.0, tile.1, None, TODAY));
        let cluster = &layers["clusters"][0];
        assert_eq!(cluster.text("same_spot"), "true", "zoom {z}");
        assert_eq!(cluster.text("count"), "40", "zoom {z}");
        assert_eq!(cluster.assets().len(), 30, "zoom {z}");
    }
}

#[test]
fn shapes_are_drawn_and_have_a_marker() {
    let check = |geometry: &str, layer: &str, shape: &str| {
        let db = file();
        put(&db, 1, geometry, "");
        let index = MapIndex::load(&db).unwrap();
        let mut drawn = 0;
        let mut marked = Vec::new();
        for (x, y) in [(8100, 5301), (8099, 5301), (8100, 5302), (8099, 5302)] {
            let layers = read(&index.tile(14, x, y, None, TODAY));
            drawn += layers.get(layer).map_or(0, Vec::len);
            marked.extend(
                layers
                    .get("assets")
                    .into_iter()
                    .flatten()
                    .map(|m| m.text("shape")),
            );
        }
        assert!(drawn > 0, "{geometry} is drawn");
        assert_eq!(marked, [shape], "{geometry}");
    };
    check(
        r#"{"type":"LineString","coordinates":[[-2.03,53.465],[-2.02,53.47],[-2.01,53.475]]}"#,
        "lines",
        "line",
    );
    check(
        r#"{"type":"Polygon","coordinates":[[[-2.025,53.465],[-2.01,53.465],[-2.01,53.475],[-2.025,53.465]]]}"#,
        "areas",
        "area",
    );
    check(
        r#"{"type":"MultiPoint","coordinates":[[-2.02,53.47],[-2.015,53.471]]}"#,
        "dots",
        "dots",
    );
}

#[test]
fn an_area_round_a_tile_covers_it_and_keeps_its_hole() {
    let db = file();
    put(
        &db,
        1,
        r#"{"type":"Polygon","coordinates":[[[-10,50],[10,50],[10,60],[-10,60],[-10,50]],[[-2.0201,53.4699],[-2.0201,53.4701],[-2.0199,53.4701],[-2.0199,53.4699],[-2.0201,53.4699]]]}"#,
        "",
    );
    let index = MapIndex::load(&db).unwrap();
    let layers = read(&index.tile(14, 8100, 5301, None, TODAY));
    let MvtGeometry::Polygon(area) = &layers["areas"][0].geometry else {
        panic!("one area, got {:?}", layers["areas"][0].geometry);
    };
    assert_eq!(area.exterior().0.len(), 5, "the margin's four corners");
    assert_eq!(area.interiors().len(), 1);
}

#[test]
fn what_is_not_to_be_seen_is_not_drawn() {
    let check = |more: &str| {
        let db = file();
        put(&db, 1, &point(-2.02, 53.47), more);
        let index = MapIndex::load(&db).unwrap();
        assert!(index.is_empty(), "{more}");
        assert_eq!(index.bulk(None), None);
        assert!(index.tile(0, 0, 0, None, TODAY).is_empty(), "{more}");
    };
    check("existence = 'bin'");
    check("place = NULL, west = NULL, south = NULL, east = NULL, north = NULL");
    check("sensitivity = 'safeguarded'");
    check("id = x'00'");
    check("kind = 'feeling'");
}

#[test]
fn the_ends_of_the_world_are_on_the_map() {
    let db = file();
    for (n, (lon, lat)) in (1..).zip([(180.0, 90.0), (-180.0, -90.0), (180.0, 0.0), (-180.0, 0.0)])
    {
        put(&db, n, &point(lon, lat), "");
    }
    put(
        &db,
        5,
        r#"{"type":"Polygon","coordinates":[[[170,-90],[-170,-90],[-170,-80],[170,-80],[170,-90]]]}"#,
        "",
    );
    let index = MapIndex::load(&db).unwrap();
    assert_eq!(index.len(), 5);
    for (z, x, y) in [
        (0, 0, 0),
        (24, (1 << 24) - 1, 0),
        (24, 0, (1 << 24) - 1),
        (3, 7, 7),
        (3, 9, 9),
        (25, 0, 0),
    ] {
        let tile = index.tile(z, x, y, None, TODAY);
        read(&tile);
        assert_eq!(tile.is_empty(), x == 9 || z == 25, "{z}/{x}/{y}");
    }
}

#[test]
fn the_bulk_is_of_what_is_shown() {
    let db = file();
    for n in 1..=8 {
        put(&db, n, &point(-2.0 + f64::from(n) / 1000.0, 53.0), "");
    }
    let river = r#"{"type":"LineString","coordinates":[[10,50],[11,51]]}"#;
    put(&db, 9, river, "");
    let index = MapIndex::load(&db).unwrap();
    let check = |shown: Option<&[u32]>, expect: Option<([f64; 4], u64)>| {
        let bits = shown.map(|assets| assets.iter().copied().collect::<Bits>());
        let got = index.bulk(bits.as_ref());
        let got = got.map(|b| (b.bounds.map(|c| (c * 1e5).round() / 1e5), b.further));
        assert_eq!(got, expect, "{shown:?}");
    };
    check(None, Some(([-1.999, 53.0, -1.992, 53.0], 1)));
    check(Some(&[1, 2, 3, 8]), None);
    check(Some(&[1, 9]), None);
    check(Some(&[9]), None);
    check(Some(&[]), None);
    let (lon, lat) = index.middle().unwrap();
    assert!((lon + 1.9955).abs() < 1e-4 && (lat - 53.0).abs() < 1e-4);
    assert_eq!(MapIndex::default().middle(), None);
}

#[test]
fn a_name_as_long_as_a_page_is_cut() {
    let db = file();
    for (n, name) in [(1, "Łódź ".repeat(2000)), (2, "ź".repeat(80))] {
        put(
            &db,
            n,
            &point(-2.025 + f64::from(n) / 200.0, 53.47),
            &format!("name = '{name}'"),
        );
    }
    let index = MapIndex::load(&db).unwrap();
    let layers = read(&index.tile(14, 8100, 5301, None, TODAY));
    let mut names: Vec<String> = layers["assets"]
        .iter()
        .map(|one| one.text("name"))
        .collect();
    names.sort();
    assert_eq!(names[0].chars().count(), 80);
    assert!(names[0].starts_with("Łódź Łódź") && names[0].ends_with('…'));
    assert_eq!(names[1], "ź".repeat(80));
}

#[test]
fn a_marker_takes_sixteen_bytes() {
    assert_eq!(std::mem::size_of::<Point>(), 16);
}

fn any_area() -> impl Strategy<Value = GeometryValue> {
    // Few different corners near home, so that they repeat, lie on a line and cross.
    let near = (-4_i32..=4, -4_i32..=4)
        .prop_map(|(x, y)| (-2.02 + f64::from(x) / 400.0, 53.47 + f64::from(y) / 400.0));
    let anywhere = (-180.0_f64..=180.0, -90.0_f64..=90.0);
    let corner = prop_oneof![3 => near, 1 => anywhere];
    let ring = prop::collection::vec(corner, 4..9).prop_map(|ring| {
        ring.into_iter()
            .map(|(x, y)| Position::from([x, y]))
            .collect()
    });
    prop::collection::vec(ring, 1..3).prop_map(|coordinates| GeometryValue::Polygon { coordinates })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn tangled_areas_are_drawn_without_panic(areas in prop::collection::vec(any_area(), 400)) {
        for area in areas {
            let geometry = Geometry::new(area).unwrap();
            let [lon, lat] = geometry.label_point();
            prop_assert!(lon.is_finite() && lat.is_finite(), "{geometry:?}");
            let drawn = Drawn::new(&geometry).unwrap();
            let shape = Shape { n: 1, slot: 0, bounds: drawn.bounds(), drawn };
            for (z, x, y) in [(0, 0, 0), (10, 506, 331), (14, 8100, 5301), (17, 64800, 42411)] {
                let tile = Tile::new(z, x, y).unwrap();
                if let Some(cut) = shape.size_in(tile).and_then(|_| shape.cut(tile)) {
                    let layer = MvtLayerBuilder::new("areas").unwrap();
                    read(&cut.feature(layer).unwrap().end().encode());
                }
            }
        }
    }
}
