use super::*;
use crate::Precision;
use expect_test::{Expect, expect};

fn place(geometry: &str, precision: Precision) -> Place {
    Place {
        geometry: Some(geometry.parse().unwrap()),
        precision,
        uncertainty_m: None,
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
    // A hole that sticks out is cut off, one outside is nothing.
    check(
        Precision::Exact,
        r#"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[3,1],[5,1],[5,2],[3,2],[3,1]],[[8,8],[9,8],[9,9],[8,8]]]}"#,
        expect![[
            r#"{"type":"Polygon","coordinates":[[[0,4],[0,0],[4,0],[4,1],[3,1],[3,2],[4,2],[4,4],[0,4]]]}"#
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
fn collections_keep_their_highest_dimension() {
    check(
        Precision::Exact,
        r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[1,2],[3,4]]}]}"#,
        expect![[r#"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}"#]],
    );
}
