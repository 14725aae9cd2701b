//! A geometry as a file wrote it, made into one RFC 7946 would accept: WGS 84, rings closed and
//! wound counter-clockwise, one family. What cannot be put right is said and kept, never guessed.
//! Splitting at the antimeridian is the exporter's job; such shapes pass through whole.

use geojson::{GeometryValue, Position};
use serde_json::Value;

use super::features::canonical;
use super::{Crs, RawGeometry, crs, number};

/// What became of a geometry.
#[derive(Debug, Clone, PartialEq)]
pub enum Tidied {
    /// Fit to be a place.
    Fit {
        geometry: GeometryValue,
        notes: Vec<String>,
    },
    /// It says that there is no place: null, or no coordinates at all.
    Nothing { why: String },
    /// Points, lines and areas in one collection: readable, and still not one place.
    Mixed { geometry: GeometryValue },
    /// It cannot be read; `why` is a clause such as "a coordinate is missing".
    Bad { why: String },
}

/// Makes a raw geometry fit, as far as that loses nothing. With `swapped` the two numbers of each
/// position are taken the other way round.
pub fn tidy(raw: &RawGeometry, swapped: bool) -> Tidied {
    let mut tidy = Tidy {
        crs: &raw.crs,
        swapped,
        notes: Vec::new(),
    };
    match tidy.geometry(&raw.value, 0) {
        Ok(None) => Tidied::Nothing {
            why: "The source gives no coordinates.".into(),
        },
        Ok(Some(GeometryValue::GeometryCollection { geometries })) => match one_family(&geometries)
        {
            Some(geometry) => {
                tidy.note("A collection of one kind was joined into one shape.");
                tidy.finish(geometry)
            }
            None => Tidied::Mixed {
                geometry: GeometryValue::GeometryCollection { geometries },
            },
        },
        Ok(Some(geometry)) => tidy.finish(geometry),
        Err(why) => Tidied::Bad { why },
    }
}

struct Tidy<'a> {
    crs: &'a Crs,
    swapped: bool,
    notes: Vec<String>,
}

type Maybe<T> = Result<Option<T>, String>;

impl Tidy<'_> {
    fn note(&mut self, note: &str) {
        if !self.notes.iter().any(|known| known == note) {
            self.notes.push(note.to_string());
        }
    }

    fn finish(mut self, mut geometry: GeometryValue) -> Tidied {
        if let GeometryValue::Point { coordinates } = &mut geometry
            && coordinates[0].abs() > 180.0
        {
            coordinates[0] -= 360.0_f64.copysign(coordinates[0]);
            self.note("The longitude went once round the Earth and was brought back.");
        }
        Tidied::Fit {
            geometry,
            notes: self.notes,
        }
    }

    fn geometry(&mut self, value: &Value, depth: usize) -> Maybe<GeometryValue> {
        if value.is_null() {
            return Ok(None);
        }
        let Some(object) = value.as_object() else {
            return Err("the geometry is not an object".into());
        };
        let kind = object
            .get("type")
            .and_then(Value::as_str)
            .map(canonical)
            .ok_or("the geometry does not say its type")?;
        if kind == "GeometryCollection" {
            return self.collection(object.get("geometries"), depth);
        }
        let Some(coordinates) = object.get("coordinates").filter(|c| !c.is_null()) else {
            return match kind {
                "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon"
                | "MultiPolygon" => Ok(None),
                other => Err(format!("“{other}” is not a type of geometry")),
            };
        };
        let c = coordinates;
        Ok(match kind {
            "Point" => self
                .position(c)?
                .map(|coordinates| GeometryValue::Point { coordinates }),
            "MultiPoint" => self
                .many(c, Self::position)?
                .map(|coordinates| GeometryValue::MultiPoint { coordinates }),
            "LineString" => self
                .line(c)?
                .map(|coordinates| GeometryValue::LineString { coordinates }),
            "MultiLineString" => self
                .many(c, Self::line)?
                .map(|coordinates| GeometryValue::MultiLineString { coordinates }),
            "Polygon" => self
                .polygon(c)?
                .map(|coordinates| GeometryValue::Polygon { coordinates }),
            "MultiPolygon" => self
                .many(c, Self::polygon)?
                .map(|coordinates| GeometryValue::MultiPolygon { coordinates }),
            other => return Err(format!("“{other}” is not a type of geometry")),
        })
    }

    fn collection(&mut self, members: Option<&Value>, depth: usize) -> Maybe<GeometryValue> {
        let Some(members) = members.and_then(Value::as_array) else {
            return Err("the collection lists no geometries".into());
        };
        if depth > 8 {
            return Err("collections are nested too deeply".into());
        }
        let mut geometries = Vec::new();
        for member in members {
            match self.geometry(member, depth + 1)? {
                Some(GeometryValue::GeometryCollection { geometries: inner }) => {
                    geometries.extend(inner)
                }
                Some(geometry) => geometries.push(geojson::Geometry::new(geometry)),
                None => {}
            }
        }
        Ok((!geometries.is_empty()).then_some(GeometryValue::GeometryCollection { geometries }))
    }

    /// Reads a list, dropping members without coordinates; `None` when nothing is left.
    fn many<T>(&mut self, value: &Value, read: fn(&mut Self, &Value) -> Maybe<T>) -> Maybe<Vec<T>> {
        let Some(items) = value.as_array() else {
            return Err("coordinates should be a list".into());
        };
        let mut found = Vec::with_capacity(items.len());
        for item in items {
            found.extend(read(self, item)?);
        }
        Ok((!found.is_empty()).then_some(found))
    }

    fn position(&mut self, value: &Value) -> Maybe<Position> {
        let Some(numbers) = value.as_array() else {
            return Err("a coordinate is not a list of numbers".into());
        };
        if numbers.is_empty() || numbers.iter().all(Value::is_null) {
            return Ok(None);
        }
        let mut read = Vec::with_capacity(3);
        for number in numbers {
            read.push(match number {
                Value::Number(number) => number.as_f64(),
                Value::String(text) => {
                    self.note("Coordinates were written as text and read as numbers.");
                    number::decimal(text)
                }
                _ => None,
            });
        }
        let (Some(x), Some(y)) = (read[0], read.get(1).copied().flatten()) else {
            return Err(if read.len() < 2 {
                "a coordinate has only one number"
            } else {
                "a coordinate is not a number"
            }
            .into());
        };
        if read.len() > 3 {
            self.note("Figures after longitude, latitude and height were left out.");
        }
        let (x, y) = if self.swapped { (y, x) } else { (x, y) };
        let (lon, lat) = crs::to_lon_lat(self.crs, x, y)?;
        if !lon.is_finite() || !lat.is_finite() || lat.abs() > 90.0 + 1e-9 || lon.abs() > 360.0 {
            return Err(format!(
                "{lon}, {lat} is not on Earth (longitude, latitude)"
            ));
        }
        let lat = lat.clamp(-90.0, 90.0);
        let height = read
            .get(2)
            .copied()
            .flatten()
            .filter(|height| height.is_finite());
        Ok(Some(match height {
            Some(height) => Position::from(vec![lon, lat, height]),
            None => Position::from(vec![lon, lat]),
        }))
    }

    fn line(&mut self, value: &Value) -> Maybe<Vec<Position>> {
        match self.many(value, Self::position)? {
            Some(positions) if positions.len() < 2 => Err("a line needs two points".into()),
            other => Ok(other),
        }
    }

    fn polygon(&mut self, value: &Value) -> Maybe<Vec<Vec<Position>>> {
        let Some(mut rings) = self.many(value, Self::ring)? else {
            return Ok(None);
        };
        for (index, ring) in rings.iter_mut().enumerate() {
            let clockwise = match area(ring) {
                Some(area) => area < 0.0,
                // A ring round a pole has no winding to speak of.
                None => continue,
            };
            if clockwise == (index == 0) {
                ring.reverse();
                self.note("Rings were turned to run counter-clockwise outside, clockwise inside.");
            }
        }
        Ok(Some(rings))
    }

    fn ring(&mut self, value: &Value) -> Maybe<Vec<Position>> {
        let Some(mut ring) = self.many(value, Self::position)? else {
            return Ok(None);
        };
        let closed = ring.first().map(|p| (p[0], p[1])) == ring.last().map(|p| (p[0], p[1]));
        if closed && ring.len() > 1 {
            // Equal in place, perhaps not in height: the first one counts.
            let first = ring[0].clone();
            let last = ring.len() - 1;
            ring[last] = first;
        } else {
            ring.push(ring[0].clone());
            self.note("A ring that did not end where it began was closed.");
        }
        if ring.len() < 4 {
            return Err("an area needs three corners".into());
        }
        Ok(Some(ring))
    }
}

/// Signed area of a closed ring, positive when counter-clockwise, following it across the
/// antimeridian; `None` for a ring that goes round a pole.
fn area(ring: &[Position]) -> Option<f64> {
    let mut sum = 0.0;
    let mut x = ring[0][0];
    for pair in ring.windows(2) {
        let mut step = pair[1][0] - pair[0][0];
        if step > 180.0 {
            step -= 360.0;
        } else if step < -180.0 {
            step += 360.0;
        }
        let next = x + step;
        sum += x * pair[1][1] - next * pair[0][1];
        x = next;
    }
    ((x - ring[0][0]).abs() < 180.0).then_some(sum / 2.0)
}

/// The Multi form (or the one member) of a collection whose members are all points, all lines or
/// all areas.
fn one_family(geometries: &[geojson::Geometry]) -> Option<GeometryValue> {
    use GeometryValue::*;
    if let [only] = geometries {
        return Some(only.value.clone());
    }
    let (mut points, mut lines, mut areas) = (Vec::new(), Vec::new(), Vec::new());
    for geometry in geometries {
        match geometry.value.clone() {
            Point { coordinates } => points.push(coordinates),
            MultiPoint { coordinates } => points.extend(coordinates),
            LineString { coordinates } => lines.push(coordinates),
            MultiLineString { coordinates } => lines.extend(coordinates),
            Polygon { coordinates } => areas.push(coordinates),
            MultiPolygon { coordinates } => areas.extend(coordinates),
            GeometryCollection { .. } => return None,
        }
    }
    match (points.is_empty(), lines.is_empty(), areas.is_empty()) {
        (false, true, true) => Some(MultiPoint {
            coordinates: points,
        }),
        (true, false, true) => Some(MultiLineString { coordinates: lines }),
        (true, true, false) => Some(MultiPolygon { coordinates: areas }),
        _ => None,
    }
}
