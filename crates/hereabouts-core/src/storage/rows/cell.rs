//! One cell of a row, read as what the field of its record is.

use crate::id::RecordId;
use crate::record::Record;
use rusqlite::types::ValueRef;
use serde::de::value::StrDeserializer;
use serde::de::{Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Error;
use serde_json::de::SliceRead;
use std::fmt::Display;

/// What a row holds in one column. A record is read from it without anything in between: for a whole catalogue that is
/// half of the time.
#[derive(Clone, Copy)]
pub struct Cell<'r> {
    column: &'r str,
    value: ValueRef<'r>,
    /// Yes or no, kept as a number.
    is_flag: bool,
    /// Kept as JSON.
    is_nested: bool,
}

type Json<'r> = serde_json::Deserializer<SliceRead<'r>>;

impl<'r> Cell<'r> {
    pub fn of<R: Record>(column: &'r str, value: ValueRef<'r>) -> Cell<'r> {
        Cell {
            column,
            value,
            is_flag: R::FLAGS.contains(&column),
            is_nested: R::NESTED.contains(&column),
        }
    }

    /// Is nothing said in it? There is no JSON for what is no number.
    pub fn is_blank(&self) -> bool {
        match self.value {
            ValueRef::Null => true,
            ValueRef::Real(number) => !number.is_finite(),
            ValueRef::Text(text) => self.is_nested && text == b"null",
            ValueRef::Integer(_) | ValueRef::Blob(_) => false,
        }
    }

    fn text(self, text: &'r [u8]) -> Result<&'r str, Error> {
        std::str::from_utf8(text).map_err(|error| self.wrong(error))
    }

    fn json<T>(
        self,
        text: &'r [u8],
        read: impl FnOnce(&mut Json<'r>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut json = serde_json::Deserializer::from_slice(text);
        let read = read(&mut json).and_then(|read| json.end().map(|()| read));
        read.map_err(|error| self.wrong(error))
    }

    fn wrong(self, error: impl Display) -> Error {
        Error::custom(format_args!("{}: {error}", self.column))
    }
}

impl<'de> IntoDeserializer<'de, Error> for Cell<'de> {
    type Deserializer = Cell<'de>;

    fn into_deserializer(self) -> Cell<'de> {
        self
    }
}

impl<'de> Deserializer<'de> for Cell<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            ValueRef::Null => visitor.visit_unit(),
            ValueRef::Integer(number) if self.is_flag => visitor.visit_bool(number != 0),
            ValueRef::Integer(number) => match u64::try_from(number) {
                Ok(number) => visitor.visit_u64(number),
                Err(_) => visitor.visit_i64(number),
            },
            ValueRef::Real(number) => visitor.visit_f64(number),
            ValueRef::Text(text) if self.is_nested => {
                self.json(text, |json| json.deserialize_any(visitor))
            }
            ValueRef::Text(text) => visitor.visit_borrowed_str(self.text(text)?),
            ValueRef::Blob(bytes) => {
                let id = RecordId::from_slice(bytes).map_err(|error| self.wrong(error))?;
                let mut digits = RecordId::encode_buffer();
                visitor.visit_str(id.hyphenated().encode_lower(&mut digits))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
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
        match self.value {
            ValueRef::Text(text) if self.is_nested => {
                self.json(text, |json| json.deserialize_enum(name, variants, visitor))
            }
            ValueRef::Text(text) => {
                let word: StrDeserializer<'_, Error> = self.text(text)?.into_deserializer();
                word.deserialize_enum(name, variants, visitor)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier
    }
}
