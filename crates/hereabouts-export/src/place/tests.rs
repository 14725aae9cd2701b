use super::*;
use crate::Precision;
use expect_test::{Expect, expect};

fn place(geometry: &str, precision: Precision) -> Place {
    Place {
        geometry: Some(geometry.parse().unwrap()),
        precision,
        uncertainty_m: None,
        is_cell: false,
    }
}

fn check(precision: Precision, geometry: &str, expected: Expect) {
    let text =
        rounded(&place(geometry, precision)).map_or("null".to_owned(), |place| place.geojson());
    expected.assert_eq(&text);
}

#[test]
fn points() {
    check(
        Precision::Exact,
        r#"{"type":"Point","coordinates":[-1.54912349,53.8]}"#,
        expect![[r#"{"type":"Point","coordinates":[-1.549123,53.8]}"#]],
    );
    check(
        Precision::About1km,
        r#"{"type":"Point","coordinates":[-1.549123,53.801,33.25]}"#,
        expect![[r#"{"type":"Point","coordinates":[-1.55,53.8]}"#]],
    );
    check(
        Precision::Exact,
        r#"{"type":"Point","coordinates":[-0.0000001,0,33.256]}"#,
        expect![[r#"{"type":"Point","coordinates":[0,0,33.26]}"#]],
    );
    check(
        Precision::Exact,
        r#"{"type":"Point","coordinates":[190,10]}"#,
        expect![[r#"{"type":"Point","coordinates":[-170,10]}"#]],
    );
    check(
        Precision::Exact,
        r#"{"type":"Point","coordinates":[10,91]}"#,
        expect!["null"],
    );
    check(
        Precision::None,
        r#"{"type":"Point","coordinates":[10,11]}"#,
        expect!["null"],
    );
    check(
        Precision::Exact,
        r#"{"type":"MultiPoint","coordinates":[[1,2]]}"#,
        expect![[r#"{"type":"MultiPoint","coordinates":[[1,2]]}"#]],
    );
}

#[test]
fn lines() {
    check(
        Precision::Exact,
        r#"{"type":"LineString","coordinates":[[170,-10],[-170,10],[-160,10]]}"#,
        expect![[
            r#"{"type":"MultiLineString","coordinates":[[[170,-10],[180,0]],[[-180,0],[-170,10],[-160,10]]]}"#
        ]],
    );
    check(
        Precision::Exact,
        r#"{"type":"LineString","coordinates":[[170,0,10],[180,1,20],[-170,2,30]]}"#,
        expect![[
            r#"{"type":"MultiLineString","coordinates":[[[170,0,10],[180,1,20]],[[-180,1,20],[-170,2,30]]]}"#
        ]],
    );
    check(
        Precision::Exact,
        r#"{"type":"LineString","coordinates":[[170,0],[180,1],[170,2]]}"#,
        expect![[r#"{"type":"LineString","coordinates":[[170,0],[180,1],[170,2]]}"#]],
    );
    check(
        Precision::Exact,
        r#"{"type":"LineString","coordinates":[[-180,0],[180,0]]}"#,
        expect![[r#"{"type":"LineString","coordinates":[[-180,0],[180,0]]}"#]],
    );
    check(
        Precision::About1km,
        r#"{"type":"LineString","coordinates":[[1.001,2],[1.002,2],[1.003,2]]}"#,
        expect![[r#"{"type":"Point","coordinates":[1,2]}"#]],
    );
    check(
        Precision::Exact,
        r#"{"type":"LineString","coordinates":[[180,0],[180,1],[-179,1]]}"#,
        expect![[
            r#"{"type":"MultiLineString","coordinates":[[[180,0],[180,1]],[[-180,1],[-179,1]]]}"#
        ]],
    );
}

#[test]
fn polygons() {
    // Clockwise outside, counter-clockwise hole, not closed.
    check(
        Precision::Exact,
        r#"{"type":"Polygon","coordinates":[[[0,0],[0,10],[10,10],[10,0]],[[2,2],[4,2],[4,4],[2,4],[2,2]]]}"#,
        expect![[
            r#"{"type":"Polygon","coordinates":[[[10,0],[10,10],[0,10],[0,0],[10,0]],[[2,4],[4,4],[4,2],[2,2],[2,4]]]}"#
        ]],
    );
    // A figure of eight becomes two.
    check(
        Precision::Exact,
        r#"{"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}"#,
        expect![[
            r#"{"type":"MultiPolygon","coordinates":[[[[0,2],[0,0],[1,1],[0,2]]],[[[2,2],[1,1],[2,0],[2,2]]]]}"#
        ]],
    );
    // A hole that sticks out is cut off, one outside is an island.
    check(
        Precision::Exact,
        r#"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[3,1],[5,1],[5,2],[3,2],[3,1]],[[8,8],[9,8],[9,9],[8,8]]]}"#,
        expect![[
            r#"{"type":"MultiPolygon","coordinates":[[[[0,4],[0,0],[4,0],[4,1],[3,1],[3,2],[4,2],[4,4],[0,4]]],[[[9,9],[8,8],[9,8],[9,9]]]]}"#
        ]],
    );
    // Too small for its precision.
    check(
        Precision::About1km,
        r#"{"type":"Polygon","coordinates":[[[1,1],[1.001,1],[1.001,1.001],[1,1]]]}"#,
        expect![[r#"{"type":"Point","coordinates":[1,1]}"#]],
    );
    check(
        Precision::Exact,
        r#"{"type":"Polygon","coordinates":[[[170,40,5],[-170,40,6],[-170,50,7],[170,50,8],[170,40,5]]]}"#,
        expect![[
            r#"{"type":"MultiPolygon","coordinates":[[[[-180,50,6],[-180,40,6],[-170,40,6],[-170,50,7],[-180,50,6]]],[[[170,50,8],[170,40,5],[180,40,5],[180,50,5],[170,50,8]]]]}"#
        ]],
    );
}

#[test]
fn round_the_globe() {
    // Right round along a parallel, and merely written with both names of the antimeridian.
    let band =
        r#"{"type":"Polygon","coordinates":[[[-180,40],[180,40],[180,50],[-180,50],[-180,40]]]}"#;
    check(
        Precision::Exact,
        band,
        expect![[
            r#"{"type":"Polygon","coordinates":[[[-180,40],[180,40],[180,50],[-180,50],[-180,40]]]}"#
        ]],
    );
    let cape =
        r#"{"type":"Polygon","coordinates":[[[166,77],[180,78],[-180,81],[162,81],[166,77]]]}"#;
    check(
        Precision::Exact,
        cape,
        expect![[
            r#"{"type":"Polygon","coordinates":[[[180,81],[162,81],[166,77],[180,78],[180,81]]]}"#
        ]],
    );
    // Eastward round the north pole, westward round the south pole.
    let north =
        r#"{"type":"Polygon","coordinates":[[[45,40],[135,40],[-135,40],[-45,40],[45,40]]]}"#;
    check(
        Precision::Exact,
        north,
        expect![[
            r#"{"type":"Polygon","coordinates":[[[-180,90],[-180,40],[-135,40],[-45,40],[45,40],[135,40],[180,40],[180,90],[-180,90]]]}"#
        ]],
    );
    let south =
        r#"{"type":"Polygon","coordinates":[[[45,-80],[-45,-80],[-135,-80],[135,-80],[45,-80]]]}"#;
    check(
        Precision::Exact,
        south,
        expect![[
            r#"{"type":"Polygon","coordinates":[[[-180,-80],[-180,-90],[180,-90],[180,-80],[135,-80],[45,-80],[-45,-80],[-135,-80],[-180,-80]]]}"#
        ]],
    );
    // A hole written 360 degrees away from its outside.
    let hole = r#"{"type":"Polygon","coordinates":[[[170,40],[190,40],[190,60],[170,60],[170,40]],[[-175,45],[-175,55],[-172,50],[-175,45]]]}"#;
    check(
        Precision::Exact,
        hole,
        expect![[
            r#"{"type":"MultiPolygon","coordinates":[[[[-180,60],[-180,40],[-170,40],[-170,60],[-180,60]],[[-175,45],[-175,55],[-172,50],[-175,45]]],[[[170,60],[170,40],[180,40],[180,60],[170,60]]]]}"#
        ]],
    );
}

#[test]
fn collections_keep_their_highest_dimension() {
    check(
        Precision::Exact,
        r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[1,2],[3,4]]}]}"#,
        expect![[r#"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}"#]],
    );
}

#[test]
fn a_hundred_thousand_corners() {
    let corner = |number: u32| {
        let angle = f64::from(number) / 100_000.0 * std::f64::consts::TAU;
        let reach = if number.is_multiple_of(2) { 1.0 } else { 0.9 };
        [angle.cos() * reach - 2.0, angle.sin() * reach + 53.0]
    };
    let ring: Vec<[f64; 2]> = (0..100_000).chain([0]).map(corner).collect();
    // The same ring with two corners changed places crosses itself.
    let mut crossed = ring.clone();
    crossed.swap(30, 40);
    for (ring, whole) in [(ring, true), (crossed, false)] {
        let geometry = Some(Geometry::new_polygon([ring]));
        let place = Place {
            geometry,
            precision: Precision::Exact,
            uncertainty_m: None,
            is_cell: false,
        };
        let Some(Rounded {
            shape: Shape::Polygons(parts),
            ..
        }) = rounded(&place)
        else {
            panic!("it stays a shape")
        };
        let corners: usize = parts.iter().flatten().map(Vec::len).sum();
        assert_eq!(corners == 100_000, whole, "{corners} corners are left");
        assert!(corners > 99_900, "{corners} corners are left");
    }
}
