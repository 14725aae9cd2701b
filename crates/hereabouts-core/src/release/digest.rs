//! A digest of all that leaves, so that what would leave at two times can be told apart.

use super::contents::Leaver;
use super::fields::Key;
use super::survey::hexadecimal;
use crate::asset::AssetKind;
use geojson::GeometryValue;
use hereabouts_export::{Place, Value};
use sha2::{Digest as _, Sha256};
use std::fmt::Debug;

/// Of whatever is told apart it takes each part with where it ends.
#[derive(Default)]
pub struct Digest {
    sha256: Sha256,
    /// What is taken next.
    said: Vec<u8>,
}

impl Digest {
    /// Adds something of which there is little.
    pub fn take(&mut self, what: &impl Debug) {
        self.text(&format!("{what:?}"));
        self.take_said();
    }

    /// Adds an asset, of which there are many: as bytes, because words for them take far longer.
    pub fn take_asset(&mut self, leaver: &Leaver, kind: AssetKind) {
        self.text(&leaver.id);
        self.text(&leaver.name);
        self.text(kind.token());
        self.place(&leaver.place);
        self.number(leaver.fields.leaving.len() as u64);
        for (key, value) in &leaver.fields.leaving {
            self.key(key);
            self.value(value);
        }
        self.take_said();
    }

    /// Lower-case hexadecimal digits of SHA-256.
    pub fn end(self) -> String {
        hexadecimal(self.sha256)
    }

    fn take_said(&mut self) {
        self.sha256.update((self.said.len() as u64).to_be_bytes());
        self.sha256.update(&self.said);
        self.said.clear();
    }

    fn number(&mut self, number: u64) {
        self.said.extend_from_slice(&number.to_be_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.said.extend_from_slice(text.as_bytes());
    }

    fn place(&mut self, place: &Place) {
        let Place {
            geometry,
            precision,
            uncertainty_m,
            is_cell,
        } = place;
        match geometry {
            Some(geojson::Geometry {
                bbox: None,
                value: GeometryValue::Point { coordinates },
                foreign_members: None,
            }) => {
                let coordinates = coordinates.as_slice();
                self.text("point");
                self.number(coordinates.len() as u64);
                for coordinate in coordinates {
                    self.number(coordinate.to_bits());
                }
            }
            other => self.text(&format!("{other:?}")),
        }
        self.text(precision.token());
        self.number(u64::from(uncertainty_m.is_some()));
        self.number(uncertainty_m.unwrap_or_default().to_bits());
        self.number(u64::from(*is_cell));
    }

    fn key(&mut self, key: &Key) {
        match key {
            Key::Field(i) => {
                self.number(0);
                self.number(*i as u64);
            }
            Key::Channel(i) => {
                self.number(1);
                self.number(*i as u64);
            }
            Key::LocationArea => self.number(2),
            Key::Photos => self.number(3),
            Key::Custom(i, name) => {
                self.number(4);
                self.number(*i as u64);
                self.text(name);
            }
            Key::Extra(name) => {
                self.number(5);
                self.text(name);
            }
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Text(text) => {
                self.number(0);
                self.text(text);
            }
            Value::Integer(number) => {
                self.number(1);
                self.said.extend_from_slice(&number.to_be_bytes());
            }
            Value::Number(number) => {
                self.number(2);
                self.number(number.to_bits());
            }
            Value::Flag(yes) => {
                self.number(3);
                self.number(u64::from(*yes));
            }
            Value::List(items) => {
                self.number(4);
                self.number(items.len() as u64);
                items.iter().for_each(|item| self.text(item));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::fields::Fields;
    use hereabouts_export::Precision;

    fn leaver(leaving: Vec<(Key, Value)>, at: Option<[f64; 2]>) -> Leaver {
        Leaver {
            id: "1".into(),
            name: "Bench".into(),
            place: Place {
                geometry: at.map(geojson::Geometry::new_point),
                precision: Precision::Exact,
                ..Place::default()
            },
            fields: Fields {
                leaving,
                ..Fields::default()
            },
            made_coarser: false,
            generalised: None,
        }
    }

    #[test]
    fn whatever_differs_has_a_digest_of_its_own() {
        let text = |text: &str| Value::Text(text.into());
        let list = |items: &[&str]| Value::List(items.iter().map(|&item| item.into()).collect());
        let different = [
            leaver(Vec::new(), None),
            leaver(Vec::new(), Some([1.0, 2.0])),
            leaver(Vec::new(), Some([1.0, 2.5])),
            leaver(vec![(Key::Field(0), text("ab"))], None),
            leaver(vec![(Key::Field(1), text("ab"))], None),
            leaver(vec![(Key::Channel(0), text("ab"))], None),
            leaver(vec![(Key::Field(0), list(&["ab"]))], None),
            leaver(vec![(Key::Field(0), list(&["a", "b"]))], None),
            leaver(
                vec![(Key::Field(0), list(&["a"])), (Key::Photos, list(&["b"]))],
                None,
            ),
            leaver(vec![(Key::Extra("a".into()), text("b"))], None),
            leaver(vec![(Key::Extra("ab".into()), text(""))], None),
            leaver(vec![(Key::Custom(0, "a".into()), text("b"))], None),
            leaver(vec![(Key::Field(0), Value::Integer(1))], None),
            leaver(vec![(Key::Field(0), Value::Number(1.0))], None),
            leaver(vec![(Key::Field(0), Value::Flag(true))], None),
        ];
        let digest_of = |leaver: &Leaver| {
            let mut digest = Digest::default();
            digest.take_asset(leaver, AssetKind::Place);
            digest.end()
        };
        let digests: Vec<String> = different.iter().map(digest_of).collect();
        let apart: std::collections::BTreeSet<&String> = digests.iter().collect();
        assert_eq!(apart.len(), different.len());
        assert!(different.iter().map(digest_of).eq(digests.iter().cloned()));
    }
}
