use super::*;
use expect_test::{Expect, expect};
use proptest::prelude::*;

fn read(json: &str) -> Geometry {
    serde_json::from_str(json).unwrap()
}

fn text(geometry: &Geometry) -> String {
    serde_json::to_string(geometry).unwrap()
}

fn polygon(coordinates: &str) -> Geometry {
    read(&format!(
        r#"{{"type":"Polygon","coordinates":[{coordinates}]}}"#
    ))
}

const SQUARE: &str = "[[0,0],[4,0],[4,4],[0,4],[0,0]]";
const HOLE: &str = "[[1,1],[1,3],[3,3],[3,1],[1,1]]";

#[test]
fn what_cannot_be_an_outline_is_refused_in_a_sentence() {
    let check = |geometry: Geometry, expect: &str| {
        let said = well_drawn(&geometry).err().map(|e| e.to_string());
        assert_eq!(said.unwrap_or_default(), expect, "{}", text(&geometry));
    };
    check(polygon(SQUARE), "");
    check(polygon(&format!("{SQUARE},{HOLE}")), "");
    check(polygon("[[0,0],[4,4],[4,0],[0,4],[0,0]]"), CROSSES);
    // Out and straight back.
    check(
        polygon("[[0,0],[4,0],[4,4],[4,9],[4,4],[0,4],[0,0]]"),
        CROSSES,
    );
    check(polygon("[[0,0],[2,0],[4,0],[0,0]]"), CROSSES);
    check(
        polygon(&format!("{SQUARE},[[1,1],[1,3],[9,3],[3,1],[1,1]]")),
        "A hole reaches out of the area around it. Move its corners inside.",
    );
    check(
        polygon(&format!("{SQUARE},{HOLE},[[2,2],[2,3.5],[3.5,3.5],[2,2]]")),
        "Two holes run into one another. Move their corners apart.",
    );
    check(polygon("[[0,0],[1,1],[0,0],[1,1],[0,0]]"), CROSSES);
    check(
        read(
            r#"{"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,0]]],[[[3,1],[9,1],[9,2],[3,1]]]]}"#,
        ),
        "Two parts of this area lie over one another. Move them apart, or join them.",
    );
    check(
        read(r#"{"type":"LineString","coordinates":[[0,0],[4,4],[4,0],[0,4]]}"#),
        "",
    );
}

fn pieces(area: &Geometry, along: &str, expect: Expect) {
    let along = read(&format!(r#"{{"type":"LineString","coordinates":{along}}}"#));
    let cut = match split(area, &along) {
        Ok(pieces) => pieces.iter().map(|piece| text(piece) + "\n").collect(),
        Err(why) => why.to_string() + "\n",
    };
    expect.assert_eq(&cut);
}

#[test]
fn an_area_is_cut_along_a_line() {
    let square = polygon(SQUARE);
    pieces(
        &square,
        "[[1,-1],[1,5]]",
        expect![[r#"
            {"type":"Polygon","coordinates":[[[4.0,0.0],[4.0,4.0],[1.0,4.0],[1.0,0.0],[4.0,0.0]]]}
            {"type":"Polygon","coordinates":[[[1.0,0.0],[1.0,4.0],[0.0,4.0],[0.0,0.0],[1.0,0.0]]]}
        "#]],
    );
    pieces(
        &square,
        "[[1,-1],[1,2]]",
        expect![[r#"
        This line does not cut the area in two. Begin and end it outside the area, and draw right across.
    "#]],
    );
    pieces(
        &square,
        "[[9,-1],[9,5]]",
        expect![[r#"
        This line does not cut the area in two. Begin and end it outside the area, and draw right across.
    "#]],
    );
    pieces(
        &polygon(&format!("{SQUARE},{HOLE}")),
        "[[-1,2],[5,2]]",
        expect![[r#"
            {"type":"Polygon","coordinates":[[[4.0,0.0],[4.0,2.0],[3.0,2.0],[3.0,1.0],[1.0,1.0],[1.0,2.0],[0.0,2.0],[0.0,0.0],[4.0,0.0]]]}
            {"type":"Polygon","coordinates":[[[1.0,2.0],[1.0,3.0],[3.0,3.0],[3.0,2.0],[4.0,2.0],[4.0,4.0],[0.0,4.0],[0.0,2.0],[1.0,2.0]]]}
        "#]],
    );
    pieces(
        &read(r#"{"type":"Point","coordinates":[1,1]}"#),
        "[[0,0],[1,1]]",
        expect![[r#"
            Only areas can be cut and joined. Draw it as an area first.
        "#]],
    );
}

#[test]
fn areas_become_one() {
    let check = |one: &str, other: &str, expect: Expect| {
        expect.assert_eq(&text(&join(&polygon(one), &polygon(other)).unwrap()));
    };
    check(
        "[[0,0],[1,0],[1,4],[0,4],[0,0]]",
        "[[1,0],[4,0],[4,4],[1,4],[1,0]]",
        expect![[
            r#"{"type":"Polygon","coordinates":[[[0.0,4.0],[0.0,0.0],[4.0,0.0],[4.0,4.0],[0.0,4.0]]]}"#
        ]],
    );
    check(
        "[[0,0],[1,0],[1,1],[0,0]]",
        "[[5,5],[6,5],[6,6],[5,5]]",
        expect![[
            r#"{"type":"MultiPolygon","coordinates":[[[[1.0,1.0],[0.0,0.0],[1.0,0.0],[1.0,1.0]]],[[[6.0,6.0],[5.0,5.0],[6.0,5.0],[6.0,6.0]]]]}"#
        ]],
    );
}

#[test]
fn distances_and_sizes_are_those_on_the_ground() {
    let check = |geometry: &str, metres: f64, square_metres: Option<f64>| {
        let got = measured(&read(geometry)).unwrap();
        assert!((got.metres - metres).abs() < 1.0, "{got:?}");
        match (got.square_metres, square_metres) {
            (Some(got), Some(expect)) => assert!((got - expect).abs() < expect / 1e6, "{got}"),
            (got, expect) => assert_eq!(got, expect),
        }
    };
    // The example of GeodSolve's manual, JFK to LHR; and a square degree at the equator.
    check(
        r#"{"type":"LineString","coordinates":[[-73.8,40.6],[-0.5,51.6]]}"#,
        5_551_759.4,
        None,
    );
    check(
        r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}"#,
        443_770.9,
        Some(12_308_778_361.469),
    );
    check(r#"{"type":"Point","coordinates":[1,1]}"#, 0.0, None);
}

fn any_area() -> impl Strategy<Value = Geometry> {
    let corner = (-6_i32..6, -6_i32..6);
    prop::collection::vec(corner, 4..9).prop_filter_map("an area", |ring| {
        let corners: Vec<String> = ring.iter().map(|(x, y)| format!("[{x},{y}]")).collect();
        let json = format!(
            r#"{{"type":"Polygon","coordinates":[[{}]]}}"#,
            corners.join(",")
        );
        serde_json::from_str(&json).ok()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Whatever is drawn, an answer comes; what was well drawn is cut into pieces that are, too, that cover
    /// the same ground, and that join to it again.
    #[test]
    fn nothing_drawn_makes_it_fall_over(area in any_area(), x in -7_i32..7, y in -7_i32..7) {
        let line = read(&format!(r#"{{"type":"LineString","coordinates":[[{x},-9],[{y},9]]}}"#));
        let fine = well_drawn(&area).is_ok();
        let pieces = split(&area, &line);
        prop_assert!(join(&area, &area).is_ok() || !fine);
        if let (true, Ok(pieces)) = (fine, pieces) {
            let size = |g: &Geometry| geo::Area::unsigned_area(&shape(g).unwrap());
            let sum: f64 = pieces.iter().map(size).sum();
            prop_assert!((sum - size(&area)).abs() < 1e-5);
            let mut whole = pieces[0].clone();
            for piece in &pieces {
                prop_assert!(well_drawn(piece).is_ok(), "{}", text(piece));
                whole = join(&whole, piece).unwrap();
            }
            prop_assert!((size(&whole) - size(&area)).abs() < 1e-5);
        }
    }
}
