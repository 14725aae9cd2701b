//! A field of a team's own: what it is called, for which kinds of assets it is, and what it holds.
//!
//! What an asset says in it is one unit of the asset, named by the field's id (`field/ID`), and is kept as it
//! was said. What that means is read by the type that the field has now ([`Said::read`]). So a field gets
//! another type, a choice another wording, and nothing is rewritten and nothing is lost; a field that is put
//! away leaves what was said where it is.

mod edit;
mod said;
#[cfg(test)]
mod tests;

pub use edit::FieldRow;
pub(crate) use edit::after;
pub use said::{Said, has_words, in_words};

use crate::asset::{Asset, AssetKind};
use crate::audience::Sensitivity;
use crate::error::{Error, Result};
use crate::id::CustomFieldId;
use crate::record::{Elements, Kind, Record, is_blank};
use crate::search::fold;
use crate::storage::rows;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    Text,
    LongText,
    Number,
    Date,
    YesNo,
    Choice,
    Choices,
    Link,
}

/// One of the answers to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What assets carry that chose it: its first wording, which never changes. Blank for a new one.
    #[serde(default)]
    pub key: String,
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct CustomField {
    /// As it stands on the card.
    pub label: String,
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// Assets of these kinds have it; of every kind when there are none.
    #[serde(default)]
    pub kinds: BTreeSet<AssetKind>,
    /// In their order. They stay when the field gets another type.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// What to write there, in a sentence.
    #[serde(default)]
    pub help: Option<String>,
    /// What is said in a sensitive field never leaves the team; in any other only if a profile names it.
    #[serde(default)]
    pub sensitivity: Sensitivity,
    /// Fields stand on a card in the order of this.
    #[serde(default)]
    pub position: u32,
}

impl Record for CustomField {
    const KIND: Kind = Kind::CustomField;
    const NESTED: &'static [&'static str] = &["kinds", "choices"];
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] =
        &[("kinds", "for", Elements::Set)];
    const NAME_IN_LABELS: &'static str = "label";
}

/// The fields that are here, in their order.
pub type Fields = Vec<(CustomFieldId, CustomField)>;

pub fn all(db: &Connection) -> Result<Fields> {
    let found = rows::all::<CustomField>(db, "position, n")?;
    Ok(found
        .into_iter()
        .map(|found| (CustomFieldId(found.id), found.record))
        .collect())
}

pub fn find(fields: &Fields, id: CustomFieldId) -> Option<&CustomField> {
    fields
        .iter()
        .find(|(known, _)| *known == id)
        .map(|(_, field)| field)
}

/// What begins the name of a custom field's unit.
pub const UNIT: &str = "field/";

/// The field that a unit of an asset is.
pub fn of_unit(unit: &str) -> Option<CustomFieldId> {
    unit.strip_prefix(UNIT)?.parse().ok()
}

impl CustomField {
    pub fn new(label: impl Into<String>, kind: FieldType) -> CustomField {
        CustomField {
            label: label.into(),
            kind,
            kinds: BTreeSet::new(),
            choices: Vec::new(),
            help: None,
            sensitivity: Sensitivity::Ordinary,
            position: 0,
        }
    }

    /// Do assets of this kind have it?
    pub fn is_for(&self, kind: AssetKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// The choice that a word stands for: by its wording, or by what assets carry.
    pub fn choice(&self, word: &str) -> Option<&Choice> {
        let exactly = self.choices.iter().find(|choice| choice.key == word);
        let word = fold(word.trim());
        exactly
            .or_else(|| self.choices.iter().find(|c| fold(&c.label) == word))
            .or_else(|| self.choices.iter().find(|c| fold(&c.key) == word))
    }

    /// What was typed, or came with a file, as it is kept; null for nothing.
    ///
    /// # Errors
    /// It cannot be read as what the field holds; the sentence says how it would be.
    pub fn understood(&self, typed: &Value) -> Result<Value> {
        if nothing(typed) {
            return Ok(Value::Null);
        }
        match Said::read(self, typed) {
            Some(said) => Ok(said.kept(self)),
            None => Err(Error::invalid(self.not_understood(&said::plain(typed)))),
        }
    }

    fn not_understood(&self, typed: &str) -> String {
        match self.kind {
            FieldType::Number => {
                format!("“{typed}” is not a number. Write figures alone, such as 12 or 12.5.")
            }
            FieldType::Date => format!(
                "“{typed}” is not a day. Write it as 31/3/2026, 31 March 2026 or 2026-03-31."
            ),
            FieldType::YesNo => format!("“{typed}” is neither yes nor no."),
            FieldType::Choice | FieldType::Choices => {
                format!("“{typed}” is not among the choices of “{}”.", self.label)
            }
            FieldType::Link => format!(
                "“{typed}” is not a web address. One begins with https://, as in the address line of a browser."
            ),
            FieldType::Text | FieldType::LongText => format!("“{typed}” is not a text."),
        }
    }
}

fn nothing(value: &Value) -> bool {
    match value {
        Value::Bool(_) => false,
        Value::String(text) => text.trim().is_empty(),
        value => is_blank(value),
    }
}

/// The asset's fields to change (`field/ID` and what was typed), each as it is kept.
///
/// # Errors
/// A field that is not here, or something it does not hold.
pub fn understood(
    db: &Connection,
    typed: &BTreeMap<String, Value>,
) -> Result<BTreeMap<String, Value>> {
    let mut fields = None;
    let mut understood = typed.clone();
    for (unit, value) in &mut understood {
        let Some(id) = of_unit(unit) else { continue };
        let fields = match &fields {
            Some(fields) => fields,
            None => fields.insert(all(db)?),
        };
        let field = find(fields, id).ok_or(Error::NotFound("field"))?;
        *value = field.understood(value)?;
    }
    Ok(understood)
}

/// What a card shows of a field.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FieldLine {
    pub id: CustomFieldId,
    pub field: CustomField,
    /// As it is kept: a text, a number, an ISO 8601 day, "yes" or "no", the key of a choice, several of these.
    /// Where it cannot be read as what the field holds, it is as somebody said it once.
    #[ts(type = "unknown")]
    pub value: Value,
    /// It can be read as what the field holds.
    pub fits: bool,
}

/// The fields that an asset has by its kind, and those in which something is said all the same.
pub fn lines(db: &Connection, asset: &Asset) -> Result<Vec<FieldLine>> {
    let shown = all(db)?.into_iter().filter_map(|(id, field)| {
        let said = asset.custom.get(&id);
        if said.is_none() && !field.is_for(asset.kind) {
            return None;
        }
        let read = said.map(|value| Said::read(&field, value));
        let value = match &read {
            Some(Some(read)) => read.kept(&field),
            _ => said.cloned().unwrap_or_default(),
        };
        Some(FieldLine {
            id,
            fits: !matches!(read, Some(None)),
            field,
            value,
        })
    });
    Ok(shown.collect())
}
