//! Walking through the JSON of a GeoJSON document without holding it: what is a collection, a
//! feature, a geometry, and what is neither.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::geojson::Reading;
use super::{Row, crs};

/// Members beside the features that are kept; a file of many collections could bring any number.
const MOST_ABOUT: usize = 100;

/// The types of RFC 7946, geometries first.
const TYPES: &[&str] = &[
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
    "Feature",
    "FeatureCollection",
];

/// A type as RFC 7946 writes it, whatever its letter case; an unknown one as it is.
pub fn canonical(kind: &str) -> &str {
    TYPES
        .iter()
        .find(|known| known.eq_ignore_ascii_case(kind))
        .unwrap_or(&kind)
}

fn is_geometry(kind: &str) -> bool {
    TYPES[..7].contains(&kind)
}

/// One member of an object.
pub enum Member {
    Json(Value),
    Properties(Vec<(String, Value)>),
}

/// The members of an object in file order, none lost when a name comes twice.
pub struct Members(pub Vec<(String, Member)>);

impl Members {
    /// The `type` member, known types in the letter case of RFC 7946.
    fn kind(&self) -> Option<&str> {
        self.0.iter().find_map(|(key, value)| match value {
            Member::Json(Value::String(kind)) if key == "type" => Some(canonical(kind)),
            _ => None,
        })
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }
}

/// Reads a whole JSON text: objects are looked into, anything else is no GeoJSON.
pub struct TopLevel<'s, 'a> {
    pub state: &'s RefCell<Reading<'a>>,
}

impl<'de> DeserializeSeed<'de> for TopLevel<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl TopLevel<'_, '_> {
    fn refuse<E>(&self, what: &str) -> Result<(), E> {
        self.state.borrow_mut().not_geojson = Some(format!(
            "it holds {what} where a FeatureCollection, a Feature or a geometry should be"
        ));
        Ok(())
    }
}

impl<'de> Visitor<'de> for TopLevel<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("GeoJSON")
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        self.refuse("nothing (null)")
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.refuse("true or false")
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.refuse("a number")
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.refuse("a number")
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.refuse("a number")
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.refuse("a text")
    }

    /// A bare list of features is not GeoJSON, yet programs write it; a list of anything else is refused.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let before = self.state.borrow().rows;
        while list
            .next_element_seed(Feature {
                state: self.state,
                strict: true,
            })?
            .is_some()
        {}
        let rows = self.state.borrow().rows;
        let state = &mut *self.state.borrow_mut();
        if state.not_geojson.is_some() || rows == before {
            state.not_geojson = Some("it is a list of something other than features".into());
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let mut members = Members(Vec::new());
        let mut streamed = false;
        while let Some(key) = object.next_key::<String>()? {
            if key == "features" {
                streamed |= object.next_value_seed(Features { state: self.state })?;
            } else {
                let value = if key == "properties" {
                    object.next_value_seed(Properties)?
                } else {
                    Member::Json(object.next_value()?)
                };
                if let ("crs", Member::Json(member)) = (key.as_str(), &value) {
                    let state = &mut *self.state.borrow_mut();
                    state.crs = crs::of_member(member).unwrap_or(state.crs.clone());
                }
                members.0.push((key, value));
            }
        }
        self.finish(members, streamed)
    }
}

impl TopLevel<'_, '_> {
    fn finish<E: serde::de::Error>(self, members: Members, streamed: bool) -> Result<(), E> {
        let state = &mut *self.state.borrow_mut();
        let kind = members.kind().map(String::from);
        match kind.as_deref() {
            // A feature may carry a foreign member of that name.
            kind if streamed && kind != Some("Feature") && kind.is_none_or(|k| !is_geometry(k)) => {
                let about = members
                    .0
                    .into_iter()
                    .filter_map(|(key, value)| match value {
                        Member::Json(value) if !matches!(key.as_str(), "type" | "bbox" | "crs") => {
                            Some((key, value))
                        }
                        Member::Properties(properties) => {
                            Some((key, Value::Object(properties.into_iter().collect())))
                        }
                        Member::Json(_) => None,
                    });
                let room = MOST_ABOUT.saturating_sub(state.about.len());
                state.about.extend(about.take(room));
                Ok(())
            }
            Some("Feature") => state.feature(members),
            Some(kind) if is_geometry(kind) => state.bare_geometry(members),
            Some("FeatureCollection") => {
                state.not_geojson = Some("its FeatureCollection has no list of features".into());
                Ok(())
            }
            Some("Topology") => {
                state.not_geojson = Some("it is TopoJSON, a different format".into());
                Ok(())
            }
            Some(other) => {
                state.not_geojson = Some(format!(
                    "its type is “{}”, which GeoJSON does not know",
                    other.chars().take(40).collect::<String>()
                ));
                Ok(())
            }
            None if members.has("geometry") && members.has("properties") => state.feature(members),
            None => {
                state.not_geojson = Some("it does not say its type".into());
                Ok(())
            }
        }
    }
}

/// The list under `features`, one at a time. Answers whether it was a list.
struct Features<'s, 'a> {
    state: &'s RefCell<Reading<'a>>,
}

impl<'de> DeserializeSeed<'de> for Features<'_, '_> {
    type Value = bool;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Features<'_, '_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of features")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        while list
            .next_element_seed(Feature {
                state: self.state,
                strict: false,
            })?
            .is_some()
        {}
        Ok(true)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<bool, A::Error> {
        while object
            .next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?
            .is_some()
        {}
        Ok(false)
    }
    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }
    fn visit_bool<E>(self, _: bool) -> Result<bool, E> {
        Ok(false)
    }
    fn visit_i64<E>(self, _: i64) -> Result<bool, E> {
        Ok(false)
    }
    fn visit_u64<E>(self, _: u64) -> Result<bool, E> {
        Ok(false)
    }
    fn visit_f64<E>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }
    fn visit_str<E>(self, _: &str) -> Result<bool, E> {
        Ok(false)
    }
}

/// One member of a list of features. Anything that is no feature becomes a row with a problem, or
/// with `strict` a reason to refuse the file.
struct Feature<'s, 'a> {
    state: &'s RefCell<Reading<'a>>,
    strict: bool,
}

impl<'de> DeserializeSeed<'de> for Feature<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let members = match deserializer.deserialize_any(AnyMembers)? {
            Ok(members) => members,
            Err(other) => {
                let state = &mut *self.state.borrow_mut();
                if self.strict {
                    state.not_geojson = Some("a list".into());
                    return Ok(());
                }
                let mut row = Row {
                    number: state.rows + 1,
                    ..Row::default()
                };
                state.rows += 1;
                row.problems.push("This is no feature.".into());
                state.property(&mut row, "feature".into(), other);
                return state.hand_on(row);
            }
        };
        let state = &mut *self.state.borrow_mut();
        match members.kind() {
            Some(kind) if is_geometry(kind) => state.bare_geometry(members),
            Some("Feature") => state.feature(members),
            _ if self.strict && !members.has("geometry") => {
                state.not_geojson = Some("a list".into());
                Ok(())
            }
            _ => state.feature(members),
        }
    }
}

/// Any JSON value, objects as their members in order.
struct AnyMembers;

impl<'de> Visitor<'de> for AnyMembers {
    type Value = Result<Members, Value>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a feature")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(key) = object.next_key::<String>()? {
            let value = if key == "properties" {
                object.next_value_seed(Properties)?
            } else {
                Member::Json(object.next_value()?)
            };
            members.push((key, value));
        }
        Ok(Ok(Members(members)))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Err(Value::Array(items)))
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Err(Value::Null))
    }
    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Err(value.into()))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Err(value.into()))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Err(value.into()))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Err(value.into()))
    }
    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Err(value.into()))
    }
}

/// The value of `properties`: an object in file order, anything else as it is.
struct Properties;

impl<'de> DeserializeSeed<'de> for Properties {
    type Value = Member;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Member, D::Error> {
        match deserializer.deserialize_any(AnyMembers)? {
            Ok(Members(members)) => Ok(Member::Properties(
                members
                    .into_iter()
                    .map(|(key, member)| match member {
                        Member::Json(value) => (key, value),
                        Member::Properties(inner) => {
                            (key, Value::Object(inner.into_iter().collect()))
                        }
                    })
                    .collect(),
            )),
            Err(other) => Ok(Member::Json(other)),
        }
    }
}
