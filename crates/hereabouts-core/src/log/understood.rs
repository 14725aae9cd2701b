//! What a later version said, as far as this one understands it.
//!
//! A unit may hold more than is known here: a further member of a place, a new sort of gift. What is not understood is
//! left out of what is *shown* and never of the log, where it is kept, covered by the hash and passed on as it came.
//! What people type is read without this: there a member that nobody knows is a slip, and is refused.

use crate::record::Kind;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Error, Map, Value, map};
use std::cell::RefCell;
use std::iter::Enumerate;
use std::slice;

/// A record of a kind from its fields, without what is not understood in them.
///
/// # Errors
/// What makes it a record is missing, or is not understood itself.
pub(crate) fn record<R: DeserializeOwned>(
    kind: Kind,
    fields: Map<String, Value>,
) -> Result<R, Error> {
    read(Value::Object(fields), Some(kind))
}

/// What a unit says; none where nothing of it is understood.
pub(crate) fn value<T: DeserializeOwned>(said: &Value) -> Option<T> {
    read(said.clone(), None).ok()
}

/// Reads, and leaves out what cannot be read, until it can be.
fn read<T: DeserializeOwned>(mut said: Value, kind: Option<Kind>) -> Result<T, Error> {
    loop {
        let path = RefCell::default();
        let read = T::deserialize(Known {
            value: &said,
            path: &path,
        });
        match read {
            Ok(read) => return Ok(read),
            Err(error) if !leave_out(&mut said, kind, &path.take()) => return Err(error),
            Err(_) => {}
        }
    }
}

/// A step into a value.
enum Step {
    Member(String),
    Element(usize),
}

/// What is read where something is not understood.
enum Instead {
    Nothing,
    /// Leaving it out would let out more than was said, or say what nobody said.
    This(&'static str),
    /// Without it a list would mean all, so it keeps its last element or there is no record.
    NotEmpty,
}

fn instead(kind: Kind, names: &[&str]) -> Instead {
    match (kind, names) {
        (Kind::Asset, ["audience"]) => Instead::This("me"),
        (_, ["sensitivity"]) => Instead::This("sensitive"),
        // Coarser than the others that are drawn around a spot.
        (Kind::Asset, ["place", "precision"]) => Instead::This("about_1km"),
        (Kind::Contact, ["kind"]) => Instead::This("personal"),
        (Kind::Contact, ["channel"]) => Instead::This("other"),
        (Kind::ReleaseProfile, ["coarsest"]) => Instead::This("none"),
        (Kind::ReleaseProfile, ["kinds"]) => Instead::NotEmpty,
        _ => Instead::Nothing,
    }
}

/// Leaves out what lies at the end of a path, or puts something safe in its place; answers whether anything is
/// different now.
fn leave_out(said: &mut Value, kind: Option<Kind>, path: &[Step]) -> bool {
    let Some((last, outer)) = path.split_last() else {
        return false;
    };
    let names = path.iter().map_while(|step| match step {
        Step::Member(name) => Some(name.as_str()),
        Step::Element(_) => None,
    });
    let names: Vec<&str> = names.collect();
    let instead = kind.map_or(Instead::Nothing, |kind| instead(kind, &names));
    let mut within = said;
    for step in outer {
        let next = match step {
            Step::Member(name) => within.get_mut(name),
            Step::Element(n) => within.get_mut(*n),
        };
        let Some(next) = next else { return false };
        within = next;
    }
    match (within, last, instead) {
        (Value::Object(fields), Step::Member(name), Instead::This(word)) => {
            fields.insert(name.clone(), word.into()).as_ref() != Some(&Value::from(word))
        }
        (Value::Object(fields), Step::Member(name), Instead::Nothing) => {
            fields.remove(name).is_some()
        }
        (Value::Array(items), Step::Element(n), Instead::Nothing) if *n < items.len() => {
            items.remove(*n);
            true
        }
        (Value::Array(items), Step::Element(n), Instead::NotEmpty)
            if *n < items.len() && items.len() > 1 =>
        {
            items.remove(*n);
            true
        }
        _ => false,
    }
}

/// A value of which members of a struct are passed over that the struct does not have. `path` is where the reader
/// stands in it, or where it broke off.
#[derive(Clone, Copy)]
struct Known<'a> {
    value: &'a Value,
    path: &'a RefCell<Vec<Step>>,
}

impl<'a> Known<'a> {
    fn within(self, value: &'a Value) -> Known<'a> {
        Known { value, ..self }
    }
}

impl<'de> Deserializer<'de> for Known<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Array(items) => visitor.visit_seq(Elements {
                of: self,
                left: items.iter().enumerate(),
            }),
            Value::Object(fields) => visitor.visit_map(Members {
                of: self,
                left: fields.iter(),
                known: None,
                value: &Value::Null,
            }),
            plain => plain.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.value {
            Value::Object(fields) => visitor.visit_map(Members {
                of: self,
                left: fields.iter(),
                known: Some(known),
                value: &Value::Null,
            }),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.value.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier
    }
}

struct Elements<'de> {
    of: Known<'de>,
    left: Enumerate<slice::Iter<'de, Value>>,
}

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((n, value)) = self.left.next() else {
            return Ok(None);
        };
        self.of.path.borrow_mut().push(Step::Element(n));
        let read = seed.deserialize(self.of.within(value))?;
        self.of.path.borrow_mut().pop();
        Ok(Some(read))
    }
}

struct Members<'de> {
    of: Known<'de>,
    left: map::Iter<'de>,
    /// Those that the struct has; none where any name may stand.
    known: Option<&'static [&'static str]>,
    /// Of the member whose name was read last.
    value: &'de Value,
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let known = self.known;
        let is_known = |name: &str| known.is_none_or(|known| known.contains(&name));
        let Some((name, value)) = self.left.find(|(name, _)| is_known(name)) else {
            return Ok(None);
        };
        self.value = value;
        self.of.path.borrow_mut().push(Step::Member(name.clone()));
        let name = BorrowedStrDeserializer::<Error>::new(name);
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let read = seed.deserialize(self.of.within(self.value))?;
        self.of.path.borrow_mut().pop();
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::Schedule;
    use crate::place::{Method, Place};
    use crate::record::Record;
    use crate::{asset::Asset, contact::Contact, gift::Gift, partner::ReleaseProfile};
    use serde_json::json;

    /// The record that these fields make, field by field; null where they make none.
    fn shown<R: Record>(said: Value) -> Value {
        let Value::Object(fields) = said else {
            return Value::Null;
        };
        let read = record::<R>(R::KIND, fields);
        read.map_or(Value::Null, |read| json!(read.units()))
    }

    #[test]
    fn what_is_not_known_is_left_out_and_the_rest_is_shown() {
        fn check<R: Record>(said: Value, unit: &str, expect: Value) {
            assert_eq!(shown::<R>(said.clone())[unit], expect, "{said}: {unit}");
        }
        let asset = |more: Value| {
            let mut said = json!({"kind": "place", "name": "Old mill", "audience": "public"});
            said.as_object_mut()
                .unwrap()
                .extend(more.as_object().unwrap().clone());
            said
        };
        let point = json!({"type": "Point", "coordinates": [-2.3, 53.4]});
        let place = json!({"geometry": point, "precision": "exact", "method": "dowsing", "altitude_m": 40,
            "gazetteer": {"name": "Streets", "edition": 3}});
        let expect = json!({"geometry": point, "precision": "exact", "gazetteer": {"name": "Streets", "attribution": ""}});
        check::<Asset>(asset(json!({ "place": place })), "place", expect);
        let far = json!({"geometry": point, "precision": "about_10km"});
        let expect = json!({"geometry": point, "precision": "about_1km"});
        check::<Asset>(asset(json!({ "place": far })), "place", expect);
        let globe = json!({"geometry": {"type": "Globe", "coordinates": [1]}, "address": "Here"});
        let expect = json!({"precision": "none", "address": "Here"});
        check::<Asset>(asset(json!({ "place": globe })), "place", expect);
        check::<Asset>(
            asset(json!({"status": "dreaming"})),
            "name",
            json!("Old mill"),
        );
        check::<Asset>(
            asset(json!({"status": "dreaming"})),
            "status",
            json!("unknown"),
        );
        check::<Asset>(asset(json!({"tags": ["food", 7]})), "tag/food", json!(true));
        // What decides who may see something is taken for the safer.
        for (field, unheard_of, expect) in [
            ("audience", "circle:7", "me"),
            ("sensitivity", "explosive", "sensitive"),
        ] {
            check::<Asset>(asset(json!({ field: unheard_of })), field, json!(expect));
        }
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        let contact = json!({"asset": id, "kind": "shared", "channel": "pigeon", "value": "7"});
        check::<Contact>(contact.clone(), "kind", json!("personal"));
        check::<Contact>(contact, "channel", json!("other"));
        let gift = json!({"holder": id, "what": "flour", "domain": "soul", "status": "promised"});
        check::<Gift>(gift.clone(), "what", json!("flour"));
        check::<Gift>(gift.clone(), "status", json!("offered"));
        check::<Gift>(gift, "domain", Value::Null);
        let profile =
            |kinds: Value| json!({"name": "Council", "kinds": kinds, "coarsest": "county"});
        let both = profile(json!(["place", "recipe"]));
        check::<ReleaseProfile>(both.clone(), "kind/place", json!(true));
        check::<ReleaseProfile>(both, "coarsest", json!("none"));
        // Without it the profile would be for every kind.
        let one = profile(json!(["recipe"]));
        assert_eq!(shown::<ReleaseProfile>(one), Value::Null);
        // What makes it a record is not made up.
        assert_eq!(
            shown::<Asset>(asset(json!({"kind": "recipe"}))),
            Value::Null
        );
        assert_eq!(shown::<Asset>(json!({"kind": "place"})), Value::Null);
    }

    #[test]
    fn a_unit_by_itself_is_read_as_far_as_it_is_understood() {
        let said = json!({"address": "Here", "method": "dowsing", "altitude_m": 40});
        let place: Place = value(&said).unwrap();
        let expect = Place {
            address: Some("Here".into()),
            ..Place::default()
        };
        assert_eq!(place, expect);
        let said = json!({"first": "2026-05-04", "begins": "10:00", "moon": "full"});
        let schedule: Schedule = value(&said).unwrap();
        assert_eq!(schedule.begins.as_deref(), Some("10:00"));
        assert!(value::<Schedule>(&json!({"moon": "full"})).is_none());
        assert_eq!(value(&json!("pin")), Some(Method::Pin));
        assert_eq!(value::<Method>(&json!("dowsing")), None);
    }

    #[test]
    fn what_people_type_is_read_strictly() {
        let strict = |said: Value| serde_json::from_value::<Place>(said).is_ok();
        assert!(strict(json!({"address": "Here"})));
        assert!(!strict(json!({"address": "Here", "altitude_m": 40})));
        assert!(!strict(json!({"method": "dowsing"})));
    }
}
