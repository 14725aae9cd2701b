//! The fields that can be changed in the table and on many assets at once, and how each is typed.
//! One line of [`FIELDS`] each.

use super::typed;
use crate::asset::Asset;
use crate::custom_field::{self, CustomField, in_words};
use crate::error::{Error, Result};
use crate::id::CustomFieldId;
use rusqlite::Connection;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A field that can be changed in the table: its name in the log, and what it holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    pub name: Cow<'static, str>,
    pub shape: Shape,
}

/// What a field holds, and so how it is typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Text,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Several words, with commas between them.
    Words,
    YesNo,
    /// A whole number.
    Number,
    /// The words of its place.
    Address,
    /// One of the team's own.
    Own(CustomFieldId, CustomField),
}

const KINDS: &[&str] = &[
    "person",
    "association",
    "institution",
    "place",
    "exchange",
    "culture",
];
const STATUSES: &[&str] = &["idea", "starting", "going", "resting", "ended", "unknown"];
const AUDIENCES: &[&str] = &["me", "team", "public"];

/// Names in the log; but `address`, which is part of the place.
#[rustfmt::skip]
const FIELDS: &[(&str, Shape)] = &[
    ("name", Shape::Text),
    ("kind", Shape::Choice(KINDS)),
    ("summary", Shape::Text),
    ("status", Shape::Choice(STATUSES)),
    ("tags", Shape::Words),
    ("address", Shape::Address),
    ("times", Shape::Text),
    ("access", Shape::Text),
    ("cost", Shape::Text),
    ("story", Shape::Text),
    ("note", Shape::Text),
    ("languages", Shape::Words),
    ("audience", Shape::Choice(AUDIENCES)),
    ("steward", Shape::Text),
    ("who_leads", Shape::Text),
    ("source_note", Shape::Text),
    ("review_months", Shape::Number),
    ("is_bumping_place", Shape::YesNo),
    ("is_connector", Shape::YesNo),
    ("pronouns", Shape::Text),
    ("roles", Shape::Text),
    ("size_band", Shape::Text),
    ("meets_as", Shape::Text),
    ("formality", Shape::Text),
    ("focus", Shape::Text),
    ("organisation_number", Shape::Text),
    ("sector", Shape::Text),
    ("place_type", Shape::Text),
    ("capacity", Shape::Text),
    ("booking", Shape::Text),
    ("step_free", Shape::Text),
    ("exchange_form", Shape::Text),
    ("keepers", Shape::Text),
    ("permission_note", Shape::Text),
];

/// The field of that name, if it is one that can be changed here.
pub fn known(db: &Connection, name: &str) -> Result<Option<Field>> {
    if let Some(id) = custom_field::of_unit(name) {
        let fields = custom_field::all(db)?;
        return Ok(custom_field::find(&fields, id).map(|field| Field {
            name: name.to_owned().into(),
            shape: Shape::Own(id, field.clone()),
        }));
    }
    let listed = FIELDS.iter().find(|(field, _)| *field == name);
    Ok(listed.map(|(name, shape)| Field {
        name: (*name).into(),
        shape: shape.clone(),
    }))
}

/// The same, or a sentence.
pub fn named(db: &Connection, name: &str) -> Result<Field> {
    match known(db, name)? {
        Some(field) => Ok(field),
        None if custom_field::of_unit(name).is_some() => Err(Error::NotFound("field")),
        None => Err(Error::invalid(format!(
            "“{name}” cannot be changed in the table. It is changed on the card."
        ))),
    }
}

/// The fields of these names, in their order.
pub fn all_named(db: &Connection, names: &[String]) -> Result<Vec<Field>> {
    names.iter().map(|name| named(db, name)).collect()
}

/// The same without fields of the team's own that are gone: whoever looks at the table may not have heard of it yet.
pub fn still_there(db: &Connection, names: &[String]) -> Result<Vec<Field>> {
    let mut found = Vec::new();
    for name in names {
        match named(db, name) {
            Err(Error::NotFound(_)) => {}
            field => found.push(field?),
        }
    }
    Ok(found)
}

/// The fields of an asset as somebody would type them.
pub fn texts(asset: &Asset, fields: &[Field]) -> Result<BTreeMap<String, String>> {
    let Ok(Value::Object(all)) = serde_json::to_value(asset) else {
        return Err(Error::Damaged("an asset is not a struct".into()));
    };
    let text = |Field { name, shape }: &Field| {
        let text = match shape {
            Shape::Own(id, field) => asset.custom.get(id).map(|said| in_words(field, said)),
            Shape::Address => all
                .get("place")
                .and_then(|place| place.get("address"))
                .map(typed::write),
            _ => all.get(name.as_ref()).map(typed::write),
        };
        (name.clone().into_owned(), text.unwrap_or_default())
    };
    Ok(fields.iter().map(text).collect())
}

/// One field of an asset as somebody would type it.
pub fn text(asset: &Asset, field: &Field) -> Result<String> {
    let mut texts = texts(asset, std::slice::from_ref(field))?;
    Ok(texts.remove(field.name.as_ref()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::{AssetKind, Status};
    use crate::place::Place;

    #[test]
    fn every_field_is_one_of_an_asset_and_every_choice_is_understood() {
        let asset = Asset::new(AssetKind::Association, "Knitters");
        let all = serde_json::to_value(&asset).unwrap();
        for (name, shape) in FIELDS {
            assert!(
                all.get(name).is_some() || *shape == Shape::Address,
                "{name}"
            );
            if let Shape::Choice(tokens) = shape {
                for token in *tokens {
                    let edit = BTreeMap::from([((*name).to_owned(), Value::from(*token))]);
                    let edited = asset.edited(&crate::api::Edit(edit));
                    assert!(edited.is_ok(), "{name}: {token}");
                }
            }
        }
        assert_eq!(KINDS.len(), AssetKind::ALL.len());
    }

    #[test]
    fn values_are_shown_as_they_would_be_typed() {
        let mut asset = Asset::new(AssetKind::Place, "Hall");
        asset.tags = ["food", "walks, long"].map(str::to_owned).into();
        asset.status = Status::Resting;
        asset.is_bumping_place = true;
        asset.review_months = Some(3);
        asset.place = Some(Place {
            address: Some("1 Mill Lane".into()),
            ..Place::default()
        });
        let db = crate::search::testing::empty();
        let check = |field: &str, expect: &str| {
            assert_eq!(
                text(&asset, &named(&db, field).unwrap()).unwrap(),
                expect,
                "{field}"
            );
        };
        check("name", "Hall");
        check("tags", "food, \"walks, long\"");
        check("status", "resting");
        check("is_bumping_place", "yes");
        check("is_connector", "");
        check("review_months", "3");
        check("address", "1 Mill Lane");
        check("note", "");
        assert!(named(&db, "sensitivity").is_err());
    }
}
