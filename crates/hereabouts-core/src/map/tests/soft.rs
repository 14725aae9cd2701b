//! What is only about there is drawn at its true size, at every zoom and in every tile it reaches.

use super::*;

/// The ring of the one disc of a tile, and how crowded it is.
fn disc(index: &MapIndex, z: u8, x: u32, y: u32) -> Option<(Vec<[i32; 2]>, String)> {
    let layers = read(&index.tile(z, x, y, None, TODAY));
    let found = layers.get("soft")?.first()?;
    let MvtGeometry::Polygon(area) = &found.geometry else {
        panic!("a disc is an area");
    };
    let corners = area.exterior().0.iter().map(|c| [c.x, c.y]).collect();
    Some((corners, found.text("crowd")))
}

#[test]
fn every_precision_is_drawn_at_its_size() {
    let check = |precision: &str, metres: &str, expect_m: Option<f64>| {
        let db = file();
        let place = format!(
            "place = json_set(place, '$.precision', '{precision}', '$.uncertainty_m', {metres})"
        );
        put(&db, 1, &point(-2.02, 53.47), &place);
        let index = MapIndex::load(&db).unwrap();
        // A zoom at which all of it lies in one tile and its margin; 4096 steps are so many metres.
        let (z, metres) = if expect_m.is_some_and(|m| m > 300.0) {
            (12, 9_784.0)
        } else {
            (14, 2_446.0)
        };
        let (x, y) = *tiles_of(&[(-2.02, 53.47)], z).first().unwrap();
        let wide = disc(&index, z, x, y).map(|(ring, _)| {
            let xs = || ring.iter().map(|c| c[0]);
            let steps = f64::from(xs().max().unwrap() - xs().min().unwrap());
            steps / 4096.0 * metres * 53.47_f64.to_radians().cos()
        });
        match (wide, expect_m) {
            (None, None) => {}
            (Some(wide), Some(metres)) => {
                assert!(
                    (wide - 2.0 * metres).abs() < metres * 0.03,
                    "{precision}: {wide} m"
                );
            }
            (got, expect) => panic!("{precision}: {got:?}, not {expect:?}"),
        }
    };
    check("exact", "5", None);
    check("building", "15", None);
    check("street", "75", Some(75.0));
    check("about_100m", "100", Some(100.0));
    check("about_1km", "500", Some(500.0));
    check("neighbourhood", "null", Some(750.0));
    check("area", "400", Some(400.0));
    // Nobody knows how large: no sharp pin all the same.
    check("area", "null", Some(750.0));
}

#[test]
fn a_disc_is_there_where_its_middle_is_not() {
    let db = file();
    let about = "place = json_set(place, '$.precision', 'about_1km', '$.uncertainty_m', 1000)";
    put(&db, 1, &point(-2.02, 53.47), about);
    let mut index = MapIndex::load(&db).unwrap();
    // At zoom 17 a tile is 182 m wide there: five tiles off there is nothing but the disc.
    let (x, y) = *tiles_of(&[(-2.02, 53.47)], 17).first().unwrap();
    let (ring, _) = disc(&index, 17, x + 4, y).expect("it reaches there");
    assert_eq!(ring.len(), 5, "the whole tile lies in it: {ring:?}");
    assert!(disc(&index, 17, x + 5, y).is_some(), "its edge");
    assert!(disc(&index, 17, x + 7, y).is_none());
    // Gone with its asset.
    db.execute("UPDATE asset SET existence = 'bin'", [])
        .unwrap();
    index.update(&db, &[1, 1]).unwrap();
    assert!(disc(&index, 17, x, y).is_none());
}

#[test]
fn only_what_stands_alone_has_a_disc_and_says_how_crowded_it_is() {
    let db = file();
    for n in 1..=4 {
        put(&db, n, &point(-2.02 + f64::from(n) * 4e-4, 53.47), "");
    }
    let index = MapIndex::load(&db).unwrap();
    let drawn = |z: u8, x: u32, y: u32| {
        let layers = read(&index.tile(z, x, y, None, TODAY));
        let discs: Vec<String> = layers
            .get("soft")
            .into_iter()
            .flatten()
            .map(|one| one.text("crowd"))
            .collect();
        discs
    };
    let (x, y) = *tiles_of(&[(-2.019, 53.47)], 14).first().unwrap();
    assert_eq!(drawn(14, x, y), Vec::<String>::new(), "a cluster");
    let (x, y) = *tiles_of(&[(-2.019, 53.47)], 17).first().unwrap();
    assert_eq!(drawn(17, x, y), ["4", "4", "4", "4"]);
}

#[test]
fn lines_and_areas_that_are_about_there_say_how_far_off() {
    let check = |precision: &str, expect: &str| {
        let db = file();
        let place = format!("place = json_set(place, '$.precision', '{precision}')");
        let line = r#"{"type":"LineString","coordinates":[[-2.03,53.465],[-2.01,53.475]]}"#;
        put(&db, 1, line, &place);
        let index = MapIndex::load(&db).unwrap();
        let layers = read(&index.tile(14, 8100, 5301, None, TODAY));
        assert_eq!(layers["lines"][0].text("soft_m"), expect, "{precision}");
        assert_eq!(layers["lines"][0].text("precision"), precision);
        assert!(
            !layers.contains_key("soft"),
            "its own shape says where it is"
        );
    };
    check("exact", "None");
    check("about_100m", "125.9988");
}
