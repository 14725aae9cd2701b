//! Areas in tiles: their outlines, and each name once.

use super::super::borders::Borders;
use super::*;

fn area(db: &Connection, n: u32, kind: &str, name: &str, west: f64, size: f64) {
    let ring = [
        [west, 53.46],
        [west + size, 53.46],
        [west + size, 53.46 + size],
        [west, 53.46 + size],
        [west, 53.46],
    ];
    let geometry = serde_json::json!({"type": "Polygon", "coordinates": [ring]}).to_string();
    db.execute(
        "INSERT OR REPLACE INTO area (n, id, existence, kind, name, vintage, geometry) VALUES (?1, ?2, 'here', ?3, ?4, 'wards 2023', ?5)",
        params![n, id(n).as_bytes(), kind, name, geometry],
    )
    .unwrap();
}

#[test]
fn outlines_are_in_every_tile_they_reach_and_names_in_one() {
    let db = file();
    area(&db, 1, "neighbourhood", "Weir End", -2.03, 0.02);
    area(&db, 2, "official", "Moat ward", -2.02, 0.001);
    let mut borders = Borders::load(&db).unwrap();
    let mut named = Vec::new();
    let mut outlined = 0;
    for (x, y) in (8098..8102).flat_map(|x| (5299..5304).map(move |y| (x, y))) {
        let layers = read(&borders.tile(14, x, y));
        outlined += layers.get("borders").map_or(0, Vec::len);
        let names = layers.get("names").into_iter().flatten();
        named.extend(names.map(|name| (name.text("name"), name.text("layer"))));
    }
    assert!(outlined > 2, "Weir End reaches into several tiles");
    named.sort();
    let expect = [
        ("Moat ward", "official wards 2023"),
        ("Weir End", "neighbourhood"),
    ];
    assert_eq!(named, expect.map(|(a, b)| (a.to_owned(), b.to_owned())));

    area(&db, 2, "official", "Moat", -2.02, 0.001);
    db.execute("UPDATE area SET existence = 'bin' WHERE n = 1", [])
        .unwrap();
    assert_eq!(borders.differences(&Borders::load(&db).unwrap()), [1, 2]);
    borders.update(&db, &[1, 2]).unwrap();
    assert!(borders.differences(&Borders::load(&db).unwrap()).is_empty());
    assert!(borders.tile(25, 0, 0).is_empty());
}
