//! Geometries as they are kept: GeoJSON (RFC 7946) in WGS 84, longitude before latitude, made canonical
//! so that equal shapes are equal texts on every machine.

use geojson::{GeometryValue, Position};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A Point, LineString or Polygon or one of their Multi forms; never empty, never a collection.
///
/// Canonical: every coordinate rounded to 1e-7 degree (heights to 1e-3 metre), rings closed,
/// exterior rings counter-clockwise (RFC 7946, section 3.1.6).
#[derive(Debug, Clone, PartialEq, ts_rs::TS)]
#[ts(type = "GeoJsonGeometry")]
pub struct Geometry(GeometryValue);

impl Geometry {
    /// A point at `lon`, `lat` in degrees.
    pub fn point(lon: f64, lat: f64) -> Result<Geometry, String> {
        Geometry::new(GeometryValue::new_point([lon, lat]))
    }

    /// Refuses, with a sentence, what is nowhere on Earth or no shape: coordinates out of range, 0,0
    /// alone, lines of one point, rings of fewer than three corners, collections.
    pub fn new(mut value: GeometryValue) -> Result<Geometry, String> {
        match &mut value {
            GeometryValue::Point { coordinates } => position(coordinates)?,
            GeometryValue::MultiPoint { coordinates } => {
                some(coordinates, "points")?;
                coordinates.iter_mut().try_for_each(position)?;
            }
            GeometryValue::LineString { coordinates } => line(coordinates)?,
            GeometryValue::MultiLineString { coordinates } => {
                some(coordinates, "lines")?;
                coordinates.iter_mut().try_for_each(|l| line(l))?;
            }
            GeometryValue::Polygon { coordinates } => polygon(coordinates)?,
            GeometryValue::MultiPolygon { coordinates } => {
                some(coordinates, "areas")?;
                coordinates.iter_mut().try_for_each(|p| polygon(p))?;
            }
            GeometryValue::GeometryCollection { .. } => {
                return Err(
                    "a mix of points, lines and areas cannot be one place; choose one of them"
                        .into(),
                );
            }
        }
        let geometry = Geometry(value);
        match geometry.bounds() == [0.0; 4] {
            true => Err("0, 0 is what programs write when they do not know; it is no place".into()),
            false => Ok(geometry),
        }
    }

    pub fn value(&self) -> &GeometryValue {
        &self.0
    }

    /// West, south, east, north in degrees. A shape across the 180th meridian spans the whole width.
    pub fn bounds(&self) -> [f64; 4] {
        let mut bounds = [
            f64::INFINITY,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NEG_INFINITY,
        ];
        self.for_each_position(&mut |p| {
            bounds[0] = bounds[0].min(p[0]);
            bounds[1] = bounds[1].min(p[1]);
            bounds[2] = bounds[2].max(p[0]);
            bounds[3] = bounds[3].max(p[1]);
        });
        bounds
    }

    /// Longitude, latitude of a point to show it by: the point itself, the middle of a line, a point
    /// inside an area.
    pub fn label_point(&self) -> [f64; 2] {
        use geo::InteriorPoint;
        let middle = {
            let b = self.bounds();
            [(b[0] + b[2]) / 2.0, (b[1] + b[3]) / 2.0]
        };
        match &self.0 {
            GeometryValue::Point { coordinates } => [coordinates[0], coordinates[1]],
            GeometryValue::LineString { coordinates } => {
                let p = &coordinates[coordinates.len() / 2];
                [p[0], p[1]]
            }
            other => geo::Geometry::<f64>::try_from(other)
                .ok()
                .and_then(|shape| shape.interior_point())
                .map_or(middle, |p| [p.x(), p.y()]),
        }
    }

    pub fn for_each_position(&self, each: &mut impl FnMut(&Position)) {
        match &self.0 {
            GeometryValue::Point { coordinates } => each(coordinates),
            GeometryValue::MultiPoint { coordinates }
            | GeometryValue::LineString { coordinates } => {
                coordinates.iter().for_each(each);
            }
            GeometryValue::MultiLineString { coordinates }
            | GeometryValue::Polygon { coordinates } => {
                coordinates.iter().flatten().for_each(each);
            }
            GeometryValue::MultiPolygon { coordinates } => {
                coordinates.iter().flatten().flatten().for_each(each)
            }
            GeometryValue::GeometryCollection { .. } => unreachable!("refused when made"),
        }
    }
}

fn some<T>(parts: &[T], what: &str) -> Result<(), String> {
    if parts.is_empty() {
        Err(format!("there are no {what} in it"))
    } else {
        Ok(())
    }
}

fn position(p: &mut Position) -> Result<(), String> {
    if p.len() < 2 {
        return Err("a coordinate needs a longitude and a latitude".into());
    }
    if !p.as_slice().iter().take(3).all(|c| c.is_finite()) {
        return Err("a coordinate is not a number".into());
    }
    if !(-180.0..=180.0).contains(&p[0]) || !(-90.0..=90.0).contains(&p[1]) {
        return Err(format!(
            "longitude {} and latitude {} lie nowhere on Earth",
            p[0], p[1]
        ));
    }
    let rounded: Vec<f64> = p
        .as_slice()
        .iter()
        .take(3)
        .enumerate()
        .map(|(i, c)| round(*c, if i < 2 { 1e7 } else { 1e3 }))
        .collect();
    *p = Position::from(rounded);
    Ok(())
}

/// Rounded, and never minus nought.
fn round(value: f64, per_unit: f64) -> f64 {
    (value * per_unit).round() / per_unit + 0.0
}

fn line(coordinates: &mut [Position]) -> Result<(), String> {
    coordinates.iter_mut().try_for_each(position)?;
    if coordinates.len() < 2 {
        return Err("a line needs at least two points".into());
    }
    Ok(())
}

fn polygon(rings: &mut [Vec<Position>]) -> Result<(), String> {
    some(rings, "rings")?;
    for (i, ring) in rings.iter_mut().enumerate() {
        ring.iter_mut().try_for_each(position)?;
        if ring.first() != ring.last()
            && let Some(first) = ring.first().cloned()
        {
            ring.push(first);
        }
        if ring.len() < 4 {
            return Err("an area needs at least three corners".into());
        }
        let area = signed_area(ring);
        // One without an area runs no way round, and stays as it is.
        if area < 0 && i == 0 || area > 0 && i > 0 {
            ring.reverse();
        }
    }
    Ok(())
}

/// Twice the area in units of 1e-7 degree, positive when counter-clockwise (the shoelace formula). Exact, so
/// that a tiny ring has one way round on every machine and at every reading.
fn signed_area(ring: &[Position]) -> i128 {
    let unit = |degrees: f64| (degrees * 1e7).round() as i128;
    ring.windows(2)
        .map(|w| unit(w[0][0]) * unit(w[1][1]) - unit(w[1][0]) * unit(w[0][1]))
        .sum()
}

impl Serialize for Geometry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Geometry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Geometry::new(GeometryValue::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &str, expect: &str) {
        let got = match serde_json::from_str::<Geometry>(given) {
            Ok(geometry) => serde_json::to_string(&geometry).unwrap(),
            Err(error) => error.to_string(),
        };
        assert_eq!(got, expect, "{given}");
    }

    #[test]
    fn what_is_kept_is_canonical() {
        check(
            r#"{"type":"Point","coordinates":[-2.123456789,53.1,12.34567]}"#,
            r#"{"type":"Point","coordinates":[-2.1234568,53.1,12.346]}"#,
        );
        check(
            r#"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0]],[[0.2,0.2],[0.4,0.2],[0.4,0.4],[0.2,0.2]]]}"#,
            r#"{"type":"Polygon","coordinates":[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,1.0],[0.0,0.0]],[[0.2,0.2],[0.4,0.4],[0.4,0.2],[0.2,0.2]]]}"#,
        );
    }

    #[test]
    fn reading_again_changes_nothing() {
        for given in [
            // A hole without an area, an outline without one, and a ring too small for its place in floats.
            r#"{"type":"Polygon","coordinates":[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,0.0]],[[3.0,1.0],[5.0,1.0],[4.0,1.0],[3.0,1.0]]]}"#,
            r#"{"type":"Polygon","coordinates":[[[3.0,90.0],[5.0,90.0],[4.0,90.0],[3.0,90.0]]]}"#,
            r#"{"type":"Polygon","coordinates":[[[-2.3333333,53.4444444],[-2.3333332,53.4444444],[-2.3333332,53.4444445],[-2.3333333,53.4444444]]]}"#,
        ] {
            check(given, given);
        }
    }

    #[test]
    fn what_is_nowhere_is_refused_in_a_sentence() {
        check(
            r#"{"type":"Point","coordinates":[0,0]}"#,
            "0, 0 is what programs write when they do not know; it is no place",
        );
        for nowhere in [
            r#"{"type":"Point","coordinates":[0.00000001,-0.0]}"#,
            r#"{"type":"MultiPoint","coordinates":[[0,0],[0,0]]}"#,
            r#"{"type":"LineString","coordinates":[[0,0],[0,0]]}"#,
            r#"{"type":"MultiPolygon","coordinates":[[[[0,0],[0,0],[0,0],[0,0]]]]}"#,
        ] {
            check(
                nowhere,
                "0, 0 is what programs write when they do not know; it is no place",
            );
        }
        check(
            r#"{"type":"Point","coordinates":[200,0]}"#,
            "longitude 200 and latitude 0 lie nowhere on Earth",
        );
        check(
            r#"{"type":"LineString","coordinates":[[1,1]]}"#,
            "a line needs at least two points",
        );
        check(
            r#"{"type":"MultiPoint","coordinates":[]}"#,
            "there are no points in it",
        );
        check(
            r#"{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}"#,
            "an area needs at least three corners",
        );
    }

    #[test]
    fn a_point_to_show_an_area_by_lies_inside_it() {
        let l_shape: Geometry = serde_json::from_str(
            r#"{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,1],[1,1],[1,10],[0,10],[0,0]]]}"#,
        )
        .unwrap();
        let [lon, lat] = l_shape.label_point();
        assert!(lon < 1.0 || lat < 1.0, "{lon}, {lat} lies in the notch");
    }
}
