//! The fields that can be changed in the table and on many assets at once, and how each is typed.
//! One line of [`FIELDS`] each.

use super::typed;
use crate::asset::Asset;
use crate::error::{Error, Result};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a field holds, and so how it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
pub fn known(name: &str) -> Option<(&'static str, Shape)> {
    FIELDS.iter().copied().find(|(field, _)| *field == name)
}

/// The same, or a sentence.
pub fn named(name: &str) -> Result<(&'static str, Shape)> {
    known(name).ok_or_else(|| {
        Error::invalid(format!(
            "“{name}” cannot be changed in the table. It is changed on the card."
        ))
    })
}

/// The fields of an asset as somebody would type them.
pub fn texts(asset: &Asset, fields: &[(&'static str, Shape)]) -> Result<BTreeMap<String, String>> {
    let Ok(Value::Object(all)) = serde_json::to_value(asset) else {
        return Err(Error::Damaged("an asset is not a struct".into()));
    };
    let text = |(name, shape): &(&'static str, Shape)| {
        let value = match shape {
            Shape::Address => all.get("place").and_then(|place| place.get("address")),
            _ => all.get(*name),
        };
        (
            (*name).to_owned(),
            value.map(typed::write).unwrap_or_default(),
        )
    };
    Ok(fields.iter().map(text).collect())
}

/// One field of an asset as somebody would type it.
pub fn text(asset: &Asset, field: (&'static str, Shape)) -> Result<String> {
    Ok(texts(asset, &[field])?.remove(field.0).unwrap_or_default())
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
        let check = |field: &str, expect: &str| {
            assert_eq!(
                text(&asset, named(field).unwrap()).unwrap(),
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
        assert!(named("sensitivity").is_err());
    }
}
