//! What a travel copy has no place for, and what therefore cannot be written in it.

use super::travel;
use crate::asset::AssetKind;
use crate::error::{Error, Result};
use crate::log::joined::ABSORBS;
use crate::log::{AUDIENCE, EXISTS, Sets};
use crate::record::Kind;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

const KEPT_AT_HOME: &str = "A travel copy keeps no partners, consents or requests, and no register of what was given to whom, so this is done in the catalogue it was made from. Tell whoever made the copy.";

const THE_TEAMS_OWN: &str = "The team’s own fields and words for ties are looked after in the catalogue that this copy was made from. Tell whoever made the copy.";

/// Whether this may be written here. At home everything may; a travel copy does not keep what is decided at home alone,
/// and one for others than the team has only those fields of an asset that they may see, and the team's words as they are.
///
/// # Errors
/// `Invalid` with a sentence that says where to put it instead.
pub(crate) fn may_write(db: &Connection, kind: &str, sets: &Sets) -> Result<()> {
    let Some(travel) = travel(db)? else {
        return Ok(());
    };
    match (Kind::from_table(kind), &travel.fields) {
        (
            Some(
                Kind::Consent
                | Kind::Purpose
                | Kind::Partner
                | Kind::ReleaseProfile
                | Kind::Disclosure
                | Kind::RightsRequest
                | Kind::TravelCopy,
            ),
            _,
        ) => Err(Error::invalid(KEPT_AT_HOME)),
        (Some(Kind::CustomField | Kind::RelationshipType), Some(_)) => {
            Err(Error::invalid(THE_TEAMS_OWN))
        }
        (Some(Kind::Asset), Some(fields)) => asset(fields, sets),
        _ => Ok(()),
    }
}

/// Whether assets have this field here: one that a travel copy was made without is not written along with anything else.
pub(crate) fn has_field(db: &Connection, field: &str) -> Result<bool> {
    let fields = travel(db)?.and_then(|travel| travel.fields);
    Ok(fields.is_none_or(|fields| fields.contains(field)))
}

fn asset(fields: &BTreeSet<String>, sets: &Sets) -> Result<()> {
    let along = Along::of(sets);
    let mut units = sets.iter();
    let missing = units.find(|(unit, values)| {
        let field = whole(unit);
        !fields.contains(field) && !along.comes(field, values)
    });
    match missing {
        None => Ok(()),
        Some((unit, _)) => Err(Error::invalid(format!(
            "This copy was made without this field: {}. Note it in a conversation instead, or tell whoever made the copy.",
            called(unit)
        ))),
    }
}

/// The field that a unit is, or is a part of.
fn whole(unit: &str) -> &str {
    unit.split_once('/').map_or(unit, |(field, _)| field)
}

/// A unit in a sentence.
fn called(unit: &str) -> String {
    match unit.split_once('/') {
        Some(("x", column)) => format!("“{column}”"),
        _ => whole(unit).replace('_', " "),
    }
}

/// What goes with a change by itself, so that nobody wrote in a field that is not here.
struct Along {
    /// The asset is new here, so nothing is known of it elsewhere: it has what every asset has, and what the file says
    /// that it came with.
    is_made: bool,
    /// Two become one, and are as careful as both were.
    is_joined: bool,
    /// Another kind may be for fewer people.
    kind: Option<AssetKind>,
}

impl Along {
    fn of(sets: &Sets) -> Along {
        let kind = sets.get("kind").and_then(|values| values.first());
        let kind = kind.and_then(Value::as_str);
        let kind = kind.and_then(AssetKind::from_token);
        Along {
            is_made: kind.is_some() && sets.contains_key(EXISTS),
            is_joined: sets.keys().any(|unit| unit.starts_with(ABSORBS)),
            kind,
        }
    }

    fn comes(&self, field: &str, values: &[Value]) -> bool {
        let is_usual = |kind: AssetKind| {
            let usual = kind.usual_audience().to_string();
            values.iter().all(|value| *value == usual)
        };
        match field {
            AUDIENCE => self.is_made || self.is_joined || self.kind.is_some_and(is_usual),
            "sensitivity" => self.is_made || self.is_joined,
            "status" | "source_type" | "imported_from" | "x" => self.is_made,
            _ => false,
        }
    }
}
