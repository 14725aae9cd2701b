//! What all records have in common: a kind, and fields that are units of the change log.
//!
//! A *unit* is what people would call one answer and never merges in parts. Each plain field is one
//! (`place` is a field, so its geometry, precision and address move together); each element of a
//! list is one of its own (`tag/food`), and so is each extra property (`x/Ward`) and what is said in a field of
//! the team's own (`field/ID`).

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A unit's name → its value. Absent means blank; `null` is never a value in here.
pub type Units = BTreeMap<String, Value>;

/// Which table a record lives in. Names in the log: for ever.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    serde::Deserialize,
    ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Asset,
    Contact,
    Relationship,
    RelationshipType,
    Area,
    Confirmation,
    Activity,
    Attachment,
    InboxItem,
    Partner,
    ReleaseProfile,
    Disclosure,
    SavedView,
    CustomField,
    Purpose,
    Consent,
    RightsRequest,
    Gift,
    Wish,
    Conversation,
    FollowUp,
    Introduction,
    PossibleAction,
    Gathering,
    Synonym,
    NetworkPin,
    Distinct,
    TravelCopy,
    Catalogue,
}

impl Kind {
    pub const ALL: [Kind; 29] = [
        Kind::Asset,
        Kind::Contact,
        Kind::Relationship,
        Kind::RelationshipType,
        Kind::Area,
        Kind::Confirmation,
        Kind::Activity,
        Kind::Attachment,
        Kind::InboxItem,
        Kind::Partner,
        Kind::ReleaseProfile,
        Kind::Disclosure,
        Kind::SavedView,
        Kind::CustomField,
        Kind::Purpose,
        Kind::Consent,
        Kind::RightsRequest,
        Kind::Gift,
        Kind::Wish,
        Kind::Conversation,
        Kind::FollowUp,
        Kind::Introduction,
        Kind::PossibleAction,
        Kind::Gathering,
        Kind::Synonym,
        Kind::NetworkPin,
        Kind::Distinct,
        Kind::TravelCopy,
        Kind::Catalogue,
    ];

    /// The kind's name in the log, which is its table's name too.
    pub fn table(self) -> &'static str {
        match self {
            Kind::Asset => "asset",
            Kind::Contact => "contact",
            Kind::Relationship => "relationship",
            Kind::RelationshipType => "relationship_type",
            Kind::Area => "area",
            Kind::Confirmation => "confirmation",
            Kind::Activity => "activity",
            Kind::Attachment => "attachment",
            Kind::InboxItem => "inbox_item",
            Kind::Partner => "partner",
            Kind::ReleaseProfile => "release_profile",
            Kind::Disclosure => "disclosure",
            Kind::SavedView => "saved_view",
            Kind::CustomField => "custom_field",
            Kind::Purpose => "purpose",
            Kind::Consent => "consent",
            Kind::RightsRequest => "rights_request",
            Kind::Gift => "gift",
            Kind::Wish => "wish",
            Kind::Conversation => "conversation",
            Kind::FollowUp => "follow_up",
            Kind::Introduction => "introduction",
            Kind::PossibleAction => "possible_action",
            Kind::Gathering => "gathering",
            Kind::Synonym => "synonym",
            Kind::NetworkPin => "network_pin",
            Kind::Distinct => "distinct_pair",
            Kind::TravelCopy => "travel_copy",
            Kind::Catalogue => "catalogue",
        }
    }

    pub fn from_table(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.table() == name)
    }
}

/// How a field made of elements is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elements {
    Set,
    Map,
}

/// A kind of record. Its table has one column for each plain field; the constants say which of them
/// are not plain.
pub trait Record: Serialize + DeserializeOwned + Clone + PartialEq {
    const KIND: Kind;
    /// Fields that are yes or no: 0 or 1 in the table, and no is blank.
    const FLAGS: &'static [&'static str] = &[];
    /// Fields that are kept as JSON in the table.
    const NESTED: &'static [&'static str] = &[];
    /// Sets and maps, each element a unit: field → what its units' names begin with.
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] = &[];
    /// Fields that never change once the record is made.
    const FIXED: &'static [&'static str] = &[];
    /// Fields that hold the id of another record.
    const REFERENCES: &'static [&'static str] = &[];
    /// Those of them naming the assets this record is about: it is shown only with all of them.
    const ABOUT: &'static [&'static str] = &[];
    /// Sets of ids among its elements: each asset in them is worked out to be involved in the record.
    const INVOLVES: &'static [&'static str] = &[];
    /// The field a record is called by.
    const NAME_IN_LABELS: &'static str = "";

    /// Columns that follow from the fields, for indexes.
    fn derived(&self) -> Vec<(&'static str, rusqlite::types::Value)> {
        Vec::new()
    }

    /// The record as units.
    fn units(&self) -> Units {
        let Ok(Value::Object(fields)) = serde_json::to_value(self) else {
            unreachable!("a record is a struct of plain data");
        };
        let mut units = Units::new();
        for (field, value) in fields {
            match Self::ELEMENTS.iter().find(|(list, ..)| *list == field) {
                Some((_, prefix, _)) => match value {
                    Value::Array(items) => units.extend(
                        items
                            .iter()
                            .filter_map(Value::as_str)
                            .map(|item| (format!("{prefix}/{item}"), Value::Bool(true))),
                    ),
                    Value::Object(items) => units.extend(
                        items
                            .into_iter()
                            .filter(|(_, v)| !is_blank(v))
                            .map(|(k, v)| (format!("{prefix}/{k}"), v)),
                    ),
                    _ => {}
                },
                None if is_blank(&value) => {}
                None => {
                    units.insert(field, value);
                }
            }
        }
        units
    }

    /// The record that these units make. What this version does not know of them is left out: the log keeps it.
    fn from_units(units: &Units) -> Result<Self, serde_json::Error> {
        serde_json::from_value(Value::Object(fields_of::<Self>(units)))
            .or_else(|_| crate::log::understood::record(Self::KIND, fields_of::<Self>(units)))
    }
}

/// The field that a unit belongs to. Labels of operations hold no words, and the name of an element is one.
pub(crate) fn field_of<R: Record>(unit: &str) -> &str {
    let Some((prefix, _)) = unit.split_once('/') else {
        return unit;
    };
    match R::ELEMENTS.iter().find(|(_, of, _)| *of == prefix) {
        _ if crate::custom_field::of_unit(unit).is_some() => unit,
        Some((list, ..)) => list,
        None => prefix,
    }
}

/// Blank: nothing, no text, no, an empty list.
pub fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(true) | Value::Number(_) => false,
    }
}

/// Units gathered into the fields of a record kind, elements back in their lists.
fn fields_of<R: Record>(units: &Units) -> Map<String, Value> {
    let mut fields = Map::new();
    for (unit, value) in units {
        let element = unit.split_once('/').and_then(|(prefix, element)| {
            R::ELEMENTS
                .iter()
                .find(|(_, p, _)| *p == prefix)
                .map(|(field, _, shape)| (*field, *shape, element))
        });
        match element {
            None => {
                fields.insert(unit.clone(), value.clone());
            }
            Some((field, Elements::Set, element)) => {
                let list = fields
                    .entry(field)
                    .or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(items) = list {
                    items.push(Value::String(element.to_owned()));
                }
            }
            Some((field, Elements::Map, element)) => {
                let map = fields
                    .entry(field)
                    .or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(items) = map {
                    items.insert(element.to_owned(), value.clone());
                }
            }
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::{Asset, AssetKind};
    use serde_json::json;

    #[test]
    fn a_record_is_its_units_and_back() {
        let mut asset = Asset::new(AssetKind::Place, "Bench");
        asset.tags = ["food", "a/b"].map(str::to_owned).into();
        asset.extra.insert("Ward".into(), json!("AM-07"));
        asset.extra.insert("open".into(), json!(true));
        let units = asset.units();
        assert_eq!(
            serde_json::to_string(&units).unwrap(),
            r#"{"audience":"public","kind":"place","name":"Bench","status":"unknown","sensitivity":"ordinary","tag/a/b":true,"tag/food":true,"x/Ward":"AM-07","x/open":true}"#
                .replace(r#""name":"Bench","status":"unknown","sensitivity":"ordinary""#, r#""name":"Bench","sensitivity":"ordinary","status":"unknown""#)
        );
        assert_eq!(Asset::from_units(&units).unwrap(), asset);
    }

    #[test]
    fn a_unit_of_a_later_version_is_left_out_not_refused() {
        let mut units = Asset::new(AssetKind::Place, "Bench").units();
        units.insert("colour_of_next_year".into(), json!("teal"));
        assert_eq!(Asset::from_units(&units).unwrap().name, "Bench");
        units.remove("name");
        assert!(
            Asset::from_units(&units).is_err(),
            "a record without what makes it one is not shown"
        );
    }
}
