//! A rounded place as text: the coordinates of GeoJSON, and WKT.

use super::{Rounded, Shape, Spot};
use crate::{
    number::{fixed, put_fixed},
    precision::height_decimals,
};
use geojson::{Geometry, GeometryValue, Position};

impl Rounded {
    /// Name of the geometry type in GeoJSON.
    pub fn type_name(&self) -> &'static str {
        match (&self.shape, self.multi) {
            (Shape::Points(_), false) => "Point",
            (Shape::Points(_), true) => "MultiPoint",
            (Shape::Lines(_), false) => "LineString",
            (Shape::Lines(_), true) => "MultiLineString",
            (Shape::Polygons(_), false) => "Polygon",
            (Shape::Polygons(_), true) => "MultiPolygon",
        }
    }

    /// A GeoJSON geometry object.
    pub fn geojson(&self) -> String {
        let mut text = String::new();
        self.put_geojson(&mut text);
        text
    }

    /// The same behind what is there already.
    pub fn put_geojson(&self, text: &mut String) {
        text.push_str(r#"{"type":""#);
        text.push_str(self.type_name());
        text.push_str(r#"","coordinates":"#);
        let is_bare = !self.multi && self.count() == 1;
        if !is_bare {
            text.push('[');
        }
        match &self.shape {
            Shape::Points(points) => listed(text, points, |text, spot| self.put_spot(text, spot)),
            Shape::Lines(lines) => listed(text, lines, |text, line| self.put_spots(text, line)),
            Shape::Polygons(polygons) => listed(text, polygons, |text, rings| {
                text.push('[');
                listed(text, rings, |text, ring| {
                    self.put_spots(text, ring.iter().chain(ring.first()));
                });
                text.push(']');
            }),
        }
        if !is_bare {
            text.push(']');
        }
        text.push('}');
    }

    /// Well-known text, with `Z` where every position has a height; WKT cannot give some positions one and others
    /// none.
    pub fn wkt(&self) -> String {
        let high = self.spots().all(|spot| spot.z.is_some());
        let text = |spot: Spot| {
            self.numbers(Spot {
                z: spot.z.filter(|_| high),
                ..spot
            })
            .join(" ")
        };
        let bare = matches!((&self.shape, self.multi), (Shape::Points(_), false));
        let coordinates = self.nested(&text);
        let coordinates = if bare {
            format!("({coordinates})")
        } else {
            coordinates
        };
        format!(
            "{}{} {coordinates}",
            self.type_name().to_uppercase(),
            if high { " Z" } else { "" }
        )
    }

    /// Longitude and latitude as text, if the place is one point.
    pub fn lon_lat(&self) -> Option<(String, String)> {
        match (&self.shape, self.multi) {
            (Shape::Points(points), false) => points
                .first()
                .map(|spot| (self.degrees(spot.x), self.degrees(spot.y))),
            _ => None,
        }
    }

    /// The same place as numbers, as a reader of the file gets it.
    pub fn geometry(&self) -> Geometry {
        let position = |spot: &Spot| {
            let numbers = self
                .numbers(*spot)
                .into_iter()
                .filter_map(|number| number.parse().ok());
            Position::from(numbers.collect::<Vec<f64>>())
        };
        let line = |line: &Vec<Spot>| line.iter().map(position).collect::<Vec<_>>();
        let ring = |ring: &Vec<Spot>| {
            ring.iter()
                .chain(ring.first())
                .map(position)
                .collect::<Vec<_>>()
        };
        let polygon = |rings: &Vec<Vec<Spot>>| rings.iter().map(ring).collect::<Vec<_>>();
        Geometry::new(match (&self.shape, self.multi) {
            (Shape::Points(points), true) => GeometryValue::MultiPoint {
                coordinates: points.iter().map(position).collect(),
            },
            (Shape::Points(points), false) => GeometryValue::Point {
                coordinates: position(&points[0]),
            },
            (Shape::Lines(lines), true) => GeometryValue::MultiLineString {
                coordinates: lines.iter().map(line).collect(),
            },
            (Shape::Lines(lines), false) => GeometryValue::LineString {
                coordinates: line(&lines[0]),
            },
            (Shape::Polygons(parts), true) => GeometryValue::MultiPolygon {
                coordinates: parts.iter().map(polygon).collect(),
            },
            (Shape::Polygons(parts), false) => GeometryValue::Polygon {
                coordinates: polygon(&parts[0]),
            },
        })
    }

    /// Longitude and latitude, in degrees, of the middle of the box round the first part.
    pub fn middle(&self) -> Option<[f64; 2]> {
        let mut middle = None;
        self.each_part(|part| {
            let half = |values: &mut dyn Iterator<Item = i64>| {
                let (low, high) = values.fold((i64::MAX, i64::MIN), |(low, high), value| {
                    (low.min(value), high.max(value))
                });
                self.degrees((low + high) / 2).parse::<f64>().ok()
            };
            if middle.is_none() {
                middle = half(&mut part.iter().map(|spot| spot.x))
                    .zip(half(&mut part.iter().map(|spot| spot.y)));
            }
        });
        middle.map(|(lon, lat)| [lon, lat])
    }

    /// West, south, east, north in degrees of the box round all of it.
    pub fn bounds(&self) -> [f64; 4] {
        let unit = 10_f64.powi(i32::from(self.decimals));
        let none = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        self.spots().fold(none, |[w, s, e, n], spot| {
            let [x, y] = [spot.x as f64 / unit, spot.y as f64 / unit];
            [w.min(x), s.min(y), e.max(x), n.max(y)]
        })
    }

    /// Every position, in order, without the closing ones of rings.
    pub fn spots(&self) -> Box<dyn Iterator<Item = Spot> + '_> {
        match &self.shape {
            Shape::Points(points) => Box::new(points.iter().copied()),
            Shape::Lines(lines) => Box::new(lines.iter().flatten().copied()),
            Shape::Polygons(polygons) => Box::new(polygons.iter().flatten().flatten().copied()),
        }
    }

    /// Calls `with` once for each connected part.
    pub(super) fn each_part(&self, mut with: impl FnMut(&[Spot])) {
        match &self.shape {
            Shape::Points(points) => points
                .iter()
                .for_each(|spot| with(std::slice::from_ref(spot))),
            Shape::Lines(lines) => lines.iter().for_each(|line| with(line)),
            Shape::Polygons(polygons) => polygons
                .iter()
                .filter_map(|rings| rings.first())
                .for_each(|ring| with(ring)),
        }
    }

    /// How many parts there are.
    fn count(&self) -> usize {
        match &self.shape {
            Shape::Points(points) => points.len(),
            Shape::Lines(lines) => lines.len(),
            Shape::Polygons(polygons) => polygons.len(),
        }
    }

    fn put_spots<'s>(&self, text: &mut String, spots: impl IntoIterator<Item = &'s Spot>) {
        text.push('[');
        listed(text, spots, |text, spot| self.put_spot(text, spot));
        text.push(']');
    }

    fn put_spot(&self, text: &mut String, spot: &Spot) {
        text.push('[');
        put_fixed(text, spot.x, self.decimals);
        text.push(',');
        put_fixed(text, spot.y, self.decimals);
        if let Some((z, decimals)) = spot.z.zip(height_decimals(self.decimals)) {
            text.push(',');
            put_fixed(text, z, decimals);
        }
        text.push(']');
    }

    fn degrees(&self, units: i64) -> String {
        fixed(units, self.decimals)
    }

    fn numbers(&self, spot: Spot) -> Vec<String> {
        let mut numbers = vec![self.degrees(spot.x), self.degrees(spot.y)];
        numbers.extend(
            spot.z
                .zip(height_decimals(self.decimals))
                .map(|(z, decimals)| fixed(z, decimals)),
        );
        numbers
    }

    /// The coordinates of well-known text in as many brackets as the type asks for.
    fn nested(&self, text: &dyn Fn(Spot) -> String) -> String {
        let list = |items: Vec<String>| format!("({})", items.join(","));
        let line = |spots: &Vec<Spot>| list(spots.iter().copied().map(text).collect());
        let ring = |spots: &Vec<Spot>| {
            list(
                spots
                    .iter()
                    .chain(spots.first())
                    .copied()
                    .map(text)
                    .collect(),
            )
        };
        let mut parts: Vec<String> = match &self.shape {
            Shape::Points(points) if !self.multi => points.iter().copied().map(text).collect(),
            Shape::Points(points) => points.iter().map(|spot| list(vec![text(*spot)])).collect(),
            Shape::Lines(lines) => lines.iter().map(line).collect(),
            Shape::Polygons(polygons) => polygons
                .iter()
                .map(|rings| list(rings.iter().map(ring).collect()))
                .collect(),
        };
        match parts.len() {
            1 if !self.multi => parts.remove(0),
            _ => list(parts),
        }
    }
}

/// Puts one after the other, with commas between.
fn listed<T>(text: &mut String, items: impl IntoIterator<Item = T>, put: impl Fn(&mut String, T)) {
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            text.push(',');
        }
        put(text, item);
    }
}
