//! GeoJSON of every kind, and what comes of it.

use expect_test::expect;

use crate::render::check;

#[test]
fn geojson_of_every_kind() {
    check(
        "every_geometry.geojson",
        expect![[r#"
            GeoJSON every_geometry | name (Name) | feature (Extra)
            1: 0=point with height -> Point [-2.33012,53.41034,41.5] imported exact
            2: 0=points -> MultiPoint [[-2.33012,53.41034],[-2.34,53.42]] imported exact
            3: 0=line -> LineString [[-2.33,53.41],[-2.34,53.42]] imported exact
            4: 0=lines -> MultiLineString [[[-2.33,53.41],[-2.34,53.42]]] imported exact
            5: 0=clockwise, not closed -> Polygon [[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,1.0],[0.0,0.0]]] imported exact (A ring that did not end where it began was closed.) (Rings were turned to run counter-clockwise outside, clockwise inside.)
            6: 0=areas -> MultiPolygon [[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,0.0]]]] imported exact
            7: 0=over the antimeridian -> Polygon [[[170.0,0.0],[-170.0,0.0],[-170.0,10.0],[170.0,10.0],[170.0,0.0]]] imported exact
            8: 0=one family -> MultiPoint [[-2.33012,53.41034],[-2.34,53.42]] imported exact (A collection of one kind was joined into one shape.)
            9: 0=mixed -> doubtful: It mixes points, lines and areas, which cannot be one place. (kept)
            10: 0=without -> nowhere: The source gives no coordinates.
            11: 0=empty -> nowhere: The source gives no coordinates.
            12: 0=zero -> nowhere: 0, 0 is what programs write for “no place”.
            13: 0=once round -> Point [-169.87655,-17.54321] imported exact (The longitude went once round the Earth and was brought back.)
            14: 0=text -> Point [-2.33012,53.41034] imported exact (Coordinates were written as text and read as numbers.)
            15: 0=too far north -> doubtful: Its geometry cannot be used: -2.33, 153.41 is not on Earth (longitude, latitude).
            16: 0=short line -> doubtful: Its geometry cannot be used: a line needs two points.
            17: 0=unknown -> doubtful: Its geometry cannot be used: “Circle” is not a type of geometry.
            18: 0=no geometry at all -> nowhere: The source gives no place on the map.
            19: 1=7 ! This is no feature. -> nowhere: The source gives no place on the map.
        "#]],
    );
    check(
        "grid_crs_last.geojson",
        expect![[r#"
        GeoJSON grid_crs_last | name (Name)
        1 id 7: 0=Hall -> Point [-2.331108513961111,53.45911134471628] imported exact
        about: licence = "Open"
    "#]],
    );
    check(
        "web_mercator.geojson",
        expect![[r#"
        GeoJSON web_mercator | name (Name)
        1: 0=Hall -> Point [-2.330108574442683,53.432217555539744] imported exact
    "#]],
    );
    check(
        "unknown_crs.geojson",
        expect![[r#"
        GeoJSON unknown_crs | name (Name)
        1: 0=Hall -> doubtful: Its geometry cannot be used: its coordinates are in “EPSG:2056”, which cannot be converted here; ask for the file in WGS 84.
        warning: The coordinates are in “EPSG:2056”, which cannot be converted here. Ask for the file in WGS 84.
    "#]],
    );
    check(
        "properties.geojson",
        expect![[r#"
        GeoJSON properties | name (Name) | Name (Extra) | open.mon (Extra) | open.tue (Extra) | tags (Tags) | rooms (Extra) | free (Extra) | ref (Extra) | ref (2) (Extra) | empty (Extra) | properties (Extra)
        1 id a/1: 0=foreign | 1=Hall | 2=9-5 | 4=tea; cake | 5=3 | 6=true | 7=007 | 8=008 -> nowhere: The source gives no coordinates.
        2 id 12345678901234567:  -> nowhere: The source gives no coordinates.
        3: 10=odd -> nowhere: The source gives no coordinates.
        4 id {"a":1}: 1=cut off � -> nowhere: The source gives no coordinates.
    "#]],
    );
    check(
        "lines.geojsonl",
        expect![[r#"
        GeoJSON lines | name (Name)
        1: 0=One -> Point [-2.33012,53.41034] imported exact
        2: 0=Two -> nowhere: The source gives no coordinates.
    "#]],
    );
    check(
        "sequence.geojsons",
        expect![[r#"
        GeoJSON sequence | name (Name)
        1: 0=One -> nowhere: The source gives no coordinates.
        2:  -> Point [-2.33012,53.41034] imported exact
    "#]],
    );
    check(
        "single_feature_bom.geojson",
        expect![[r#"
        GeoJSON single_feature_bom | name (Name)
        1: 0=One -> Point [-2.33012,53.41034] imported exact
    "#]],
    );
    check(
        "bare_geometry.geojson",
        expect![[r#"
        GeoJSON bare_geometry | 
        1:  -> LineString [[-2.33,53.41],[-2.34,53.42]] imported exact
    "#]],
    );
    check(
        "windows1252.geojson",
        expect![[r#"
        GeoJSON windows1252 | name (Name)
        1: 0=Café -> nowhere: The source gives no coordinates.
    "#]],
    );
}
