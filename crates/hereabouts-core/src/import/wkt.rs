//! Well-known text to the JSON of a geometry; `geometry` makes it fit afterwards.

use std::str::FromStr;

use serde_json::{Value, json};
use wkt::Wkt;
use wkt::types::{Coord, LineString, Polygon};

/// Reads a text such as `POINT (-2.3 53.4)`; `None` when it is no well-known text.
pub fn geometry(text: &str) -> Option<Value> {
    // The parser recurses; no honest geometry nests this deep.
    let mut depth = 0_i32;
    for byte in text.bytes() {
        depth += match byte {
            b'(' => 1,
            b')' => -1,
            _ => 0,
        };
        if depth > 60 {
            return None;
        }
    }
    Wkt::<f64>::from_str(text).ok().map(|wkt| value(&wkt))
}

fn value(wkt: &Wkt<f64>) -> Value {
    let shape = |kind: &str, coordinates: Value| json!({"type": kind, "coordinates": coordinates});
    match wkt {
        Wkt::Point(point) => shape("Point", point.coord().map_or(json!([]), position)),
        Wkt::LineString(l) => shape("LineString", line(l)),
        Wkt::Polygon(p) => shape("Polygon", polygon(p)),
        Wkt::MultiPoint(m) => shape(
            "MultiPoint",
            m.points()
                .iter()
                .filter_map(|point| point.coord())
                .map(position)
                .collect(),
        ),
        Wkt::MultiLineString(m) => shape(
            "MultiLineString",
            m.line_strings().iter().map(line).collect(),
        ),
        Wkt::MultiPolygon(m) => shape("MultiPolygon", m.polygons().iter().map(polygon).collect()),
        Wkt::GeometryCollection(c) => {
            json!({"type": "GeometryCollection", "geometries": c.geometries().iter().map(value).collect::<Vec<_>>()})
        }
    }
}

fn position(coord: &Coord<f64>) -> Value {
    match coord.z {
        Some(z) => json!([coord.x, coord.y, z]),
        None => json!([coord.x, coord.y]),
    }
}

fn line(line: &LineString<f64>) -> Value {
    line.coords().iter().map(position).collect()
}

fn polygon(area: &Polygon<f64>) -> Value {
    area.rings().iter().map(line).collect()
}
