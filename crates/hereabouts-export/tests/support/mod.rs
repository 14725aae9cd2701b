//! Releases for tests: built by hand, or at random with everything that is hard to write down.
#![allow(dead_code)]

use geojson::{Geometry, GeometryValue, Position};
use hereabouts_export::{
    About, Column, Columns, End, Place, Precision, Release, ReleasedAsset, ReleasedRelationship,
    Value,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// What a release is made of, so that a test can look at it after the release was written.
#[derive(Debug, Clone, Default)]
pub struct Content {
    pub about: About,
    pub columns: Vec<Column>,
    pub assets: Vec<ReleasedAsset>,
    pub relationships: Vec<ReleasedRelationship>,
    pub lines: bool,
}

impl Content {
    pub fn release(&self) -> Release<'_> {
        Release {
            about: self.about.clone(),
            columns: Columns::new(self.columns.clone()),
            assets: Box::new(self.assets.iter().cloned().map(Ok)),
            relationships: Box::new(self.relationships.iter().cloned().map(Ok)),
            photos: Box::new(std::iter::empty()),
            lines: self.lines,
        }
    }
}

pub fn asset(id: &str, name: &str, place: Place) -> ReleasedAsset {
    let kind = "place".to_owned();
    ReleasedAsset {
        id: id.to_owned(),
        kind_label: "Place".to_owned(),
        kind,
        name: name.to_owned(),
        place,
        values: Vec::new(),
    }
}

pub fn at(lon: f64, lat: f64, precision: Precision) -> Place {
    Place {
        geometry: Some(Geometry::new_point([lon, lat])),
        precision,
        uncertainty_m: precision.default_uncertainty_m(),
        is_cell: false,
    }
}

pub fn content() -> impl Strategy<Value = Content> {
    let columns = vec((text(), any::<bool>()), 0..6);
    (
        columns,
        vec((text(), any_place(), vec(option::of(value()), 6)), 0..12),
        vec((any::<u8>(), any::<u8>(), option::of(text())), 0..6),
        any::<bool>(),
    )
        .prop_map(|(columns, assets, ties, lines)| {
            let mut named = vec![Column::ours("tags"), Column::ours("last_confirmed")];
            named.extend(columns.iter().map(|(name, _)| Column::foreign(name)));
            let assets: Vec<ReleasedAsset> = assets
                .into_iter()
                .enumerate()
                .map(|(number, (name, place, values))| {
                    let values = values.into_iter().enumerate().take(named.len());
                    let values = values
                        .filter_map(|(column, value)| Some((column, value?)))
                        .collect();
                    ReleasedAsset {
                        values,
                        ..asset(
                            &format!("0190c0de-0000-8000-8000-{number:012}"),
                            &name,
                            place,
                        )
                    }
                })
                .collect();
            let relationships =
                ties.into_iter()
                    .filter(|_| !assets.is_empty())
                    .map(|(from, to, note)| {
                        let end = |index: u8| {
                            let asset = &assets[usize::from(index) % assets.len()];
                            End {
                                id: asset.id.clone(),
                                name: asset.name.clone(),
                                place: asset.place.clone(),
                            }
                        };
                        let (since, until, strength, source) =
                            (Some("2024-05-01".to_owned()), None, None, None);
                        let (kind, kind_label) = ("meets_at".to_owned(), "meets at".to_owned());
                        ReleasedRelationship {
                            id: None,
                            kind,
                            kind_label,
                            from: end(from),
                            to: end(to),
                            since,
                            until,
                            strength,
                            source,
                            confidence: None,
                            note,
                        }
                    });
            let about = About {
                title: "Canalside".to_owned(),
                audience: "our team".to_owned(),
                exported_on: "2026-03-01".to_owned(),
                ..About::default()
            };
            Content {
                about,
                columns: named,
                relationships: relationships.collect(),
                assets,
                lines,
            }
        })
}

pub fn text() -> impl Strategy<Value = String> {
    let awkward = [
        "",
        " ",
        "\"quoted\", 'twice'",
        "=HYPERLINK(\"http://x\")",
        "+44 161 496 0000",
        "-1",
        "@all",
        "\t=1+1",
        "a;b\\c",
        "line one\r\nline two",
        "مرحبا بالعالم",
        "\u{202E}desrever",
        "👩‍👩‍👧‍👦 café Łódź",
        "\u{0}\u{1}\u{7F}",
        "</script>",
        "null",
        "NaN",
        "1e5",
        "00123",
        "\u{2028}\u{2029}",
        "\u{FEFF}bom",
    ];
    prop_oneof![
        4 => "[A-Za-z ]{1,20}".prop_map(String::from),
        3 => select(awkward.to_vec()).prop_map(String::from),
        2 => any::<String>(),
        1 => Just("a very long name ".repeat(600)),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        text().prop_map(Value::Text),
        any::<i64>().prop_map(Value::Integer),
        any::<f64>().prop_map(Value::Number),
        (-1000.0..1000.0).prop_map(Value::Number),
        any::<bool>().prop_map(Value::Flag),
        vec("[a-z;\\\\ =+]{1,6}", 1..4).prop_map(Value::List),
    ]
}

pub fn any_place() -> impl Strategy<Value = Place> {
    let precision = select(Precision::ALL.to_vec());
    (
        option::weighted(0.85, geometry()),
        precision,
        option::of(prop_oneof![0.0..50.0_f64, 0.0..20_000.0_f64, any::<f64>()]),
    )
        .prop_map(|(geometry, precision, uncertainty_m)| Place {
            geometry,
            precision,
            uncertainty_m,
            is_cell: false,
        })
}

pub fn geometry() -> impl Strategy<Value = Geometry> {
    let single = one_geometry();
    prop_oneof![9 => single, 1 => vec(one_geometry(), 0..3).prop_map(Geometry::new_geometry_collection)]
}

fn one_geometry() -> impl Strategy<Value = Geometry> {
    // A neighbourhood somewhere: its middle, its size in degrees, and whether positions have a height.
    let middle = prop_oneof![3 => Just((-2.3, 53.4)), 2 => (-180.0..180.0, -89.0..89.0), 1 => (select(vec![-180.0, 179.9, 180.0]), -60.0..60.0)];
    let size = select(vec![1e-7, 1e-5, 1e-3, 0.05, 1.0, 40.0]);
    (middle, size, any::<bool>()).prop_flat_map(|((lon, lat), size, high)| {
        let position = move |(x, y, z): (f64, f64, f64)| {
            let lat = (lat + y * size).clamp(-90.0, 90.0);
            let mut position = vec![lon + x * size, lat];
            if high {
                position.push(z);
            }
            Position::from(position)
        };
        let spot = || (-1.0..1.0, -1.0..1.0, -10.0..900.0).prop_map(position);
        let line = || vec(spot(), 2..9);
        // Some rings go round their middle, some run as they like over themselves.
        let star = (3_usize..20, vec(0.2..1.0, 20), any::<bool>()).prop_map(move |(corners, reach, clockwise)| {
            let mut ring: Vec<Position> = (0..corners)
                .map(|corner| {
                    let angle = corner as f64 / corners as f64 * std::f64::consts::TAU;
                    position((angle.cos() * reach[corner], angle.sin() * reach[corner], 30.0))
                })
                .collect();
            if clockwise {
                ring.reverse();
            }
            ring.push(ring[0].clone());
            ring
        });
        let wild = vec(spot(), 3..10).prop_map(|mut ring| {
            ring.push(ring[0].clone());
            ring
        });
        let hole = vec(spot(), 3..6).prop_map(|mut ring| {
            ring.push(ring[0].clone());
            ring
        });
        let polygon = (prop_oneof![3 => star, 1 => wild], vec(hole, 0..3)).prop_map(|(outside, holes)| {
            let mut rings = vec![outside];
            rings.extend(holes);
            rings
        });
        prop_oneof![
            3 => spot().prop_map(|coordinates| GeometryValue::Point { coordinates }),
            1 => vec(spot(), 1..5).prop_map(|coordinates| GeometryValue::MultiPoint { coordinates }),
            1 => line().prop_map(|coordinates| GeometryValue::LineString { coordinates }),
            1 => vec(line(), 1..4).prop_map(|coordinates| GeometryValue::MultiLineString { coordinates }),
            2 => polygon.clone().prop_map(|coordinates| GeometryValue::Polygon { coordinates }),
            1 => vec(polygon, 1..4).prop_map(|coordinates| GeometryValue::MultiPolygon { coordinates }),
        ]
        .prop_map(Geometry::new)
    })
}
