//! What can be done to fields: made, changed, put in order, put away and brought back.

use super::said::plain;
use super::{Choice, CustomField, FieldType, Fields, Said, all};
use crate::asset::Asset;
use crate::audience::Sensitivity;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, CustomFieldId, RecordId};
use crate::log::door::Tx;
use crate::record::Kind;
use crate::search::fold;
use crate::storage::rows::{self, Existence, Stored, get};
use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// A field with how much is said in it, for where fields are looked after.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FieldRow {
    pub id: CustomFieldId,
    pub field: CustomField,
    /// It was put away; what was said stays with the assets.
    pub away: bool,
    /// Assets that say something in it.
    #[ts(type = "number")]
    pub used: u64,
    /// Those of them whose words cannot be read as what the field holds.
    #[ts(type = "number")]
    pub unread: u64,
    /// The key of a choice → assets that chose it.
    #[ts(type = "Record<string, number>")]
    pub chosen: BTreeMap<String, u64>,
}

impl Catalogue {
    /// The fields that are here in their order, then those put away.
    pub fn list_custom_fields(&self) -> Result<Vec<FieldRow>> {
        self.read(|db| {
            let mut listed = Vec::new();
            for (id, field) in all(db)? {
                listed.push(row(db, id, field, false)?);
            }
            for (id, field) in away(db)? {
                listed.push(row(db, id, field, true)?);
            }
            Ok(listed)
        })
    }

    pub fn add_custom_field(&self, field: CustomField) -> Result<Outcome<CustomFieldId>> {
        let id = CustomFieldId::new();
        self.transact(Label::one(Action::AddField, id), |tx| {
            let fields = all(tx.db())?;
            let mut field = field.valid(id, &fields)?;
            field.position = after(&fields);
            tx.create(id, &field)?;
            Ok(id)
        })
    }

    /// Changes a field. `moved` says what becomes of answers that chose what is no choice any more: key →
    /// the key of another choice, or none to take the answer off. What is not named in it stays as it is.
    pub fn edit_custom_field(
        &self,
        id: CustomFieldId,
        field: CustomField,
        moved: BTreeMap<String, Option<String>>,
    ) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::EditField, id), |tx| {
            let before = here(tx.db(), id)?.record;
            let field = field.valid(id, &all(tx.db())?)?;
            let position = before.position;
            tx.update(
                id,
                &CustomField {
                    position,
                    ..field.clone()
                },
            )?;
            let gone: BTreeMap<&str, Option<&str>> = moved
                .iter()
                .filter(|(key, _)| !field.choices.iter().any(|choice| choice.key == **key))
                .map(|(key, to)| (key.as_str(), to.as_deref()))
                .collect();
            let is_choice = |key: &str| field.choices.iter().any(|choice| choice.key == key);
            if gone.values().flatten().any(|to| !is_choice(to)) {
                return Err(Error::invalid(
                    "Choose one of the choices that stay, or take the answer off.",
                ));
            }
            rechoose(tx, id, &gone)
        })
    }

    /// Puts fields into this order; those not named follow.
    pub fn order_custom_fields(&self, ids: Vec<CustomFieldId>) -> Result<Outcome<()>> {
        self.transact(Label::of(Action::OrderFields), |tx| {
            let mut fields = all(tx.db())?;
            let place = |id: &CustomFieldId| ids.iter().position(|one| one == id);
            fields.sort_by_key(|(id, _)| place(id).unwrap_or(usize::MAX));
            for ((id, field), position) in fields.into_iter().zip(0..) {
                tx.update(id, &CustomField { position, ..field })?;
            }
            Ok(())
        })
    }

    /// Puts a field away. What was said in it stays with the assets, and comes back with the field.
    pub fn retire_custom_field(&self, id: CustomFieldId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RetireField, id), |tx| {
            here(tx.db(), id)?;
            tx.remove(Kind::CustomField, id)
        })
    }

    /// Brings a field back that was put away.
    pub fn restore_custom_field(&self, id: CustomFieldId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RestoreField, id), |tx| {
            let field = get::<CustomField>(tx.db(), &id.0)?
                .filter(|found| found.existence == Existence::Bin)
                .or_not_found("field")?;
            field.record.valid(id, &all(tx.db())?)?;
            tx.restore(Kind::CustomField, id)
        })
    }
}

fn here(db: &Connection, id: CustomFieldId) -> Result<Stored<CustomField>> {
    get::<CustomField>(db, &id.0)?
        .filter(|found| found.existence == Existence::Here)
        .or_not_found("field")
}

fn away(db: &Connection) -> Result<Fields> {
    let mut statement = db.prepare_cached(
        "SELECT * FROM custom_field WHERE existence = 'bin' ORDER BY position, n",
    )?;
    let mut lines = statement.query([])?;
    let mut found = Vec::new();
    while let Some(line) = lines.next()? {
        let stored = rows::stored::<CustomField>(line)?;
        found.push((CustomFieldId(stored.id), stored.record));
    }
    Ok(found)
}

/// The position behind all of these.
pub(crate) fn after(fields: &Fields) -> u32 {
    let last = fields.iter().map(|(_, field)| field.position).max();
    last.map_or(0, |last| last.saturating_add(1))
}

fn row(db: &Connection, id: CustomFieldId, field: CustomField, away: bool) -> Result<FieldRow> {
    let mut row = FieldRow {
        id,
        away,
        used: 0,
        unread: 0,
        chosen: field.choices.iter().map(|c| (c.key.clone(), 0)).collect(),
        field,
    };
    let mut said = db.prepare_cached("SELECT value FROM asset_field WHERE field = ?1")?;
    let mut said = said.query([id.to_string()])?;
    while let Some(line) = said.next()? {
        row.used += 1;
        let value = serde_json::from_str(line.get_ref(0)?.as_str().unwrap_or_default());
        let value: Value = value.unwrap_or_default();
        match Said::read(&row.field, &value) {
            None => row.unread += 1,
            Some(Said::Choices(keys)) => {
                for key in keys {
                    *row.chosen.entry(key).or_default() += 1;
                }
            }
            Some(_) => {}
        }
    }
    Ok(row)
}

/// Every asset that chose one of these keys gets the other instead, or none.
fn rechoose(tx: &mut Tx, id: CustomFieldId, gone: &BTreeMap<&str, Option<&str>>) -> Result<()> {
    if gone.is_empty() {
        return Ok(());
    }
    let mut statement = tx.db().prepare(
        "SELECT a.id FROM asset_field f JOIN asset a ON a.n = f.asset WHERE f.field = ?1 ORDER BY a.n",
    )?;
    let ids = statement
        .query_map([id.to_string()], |line| {
            Ok(AssetId(RecordId::from_bytes(line.get(0)?)))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for asset in ids {
        let mut known = crate::asset::stored(tx.db(), asset)?.record;
        let Some(value) = known.custom.get(&id) else {
            continue;
        };
        let now = rechosen(value, gone);
        if now != *value {
            match now.is_null() {
                true => known.custom.remove(&id),
                false => known.custom.insert(id, now),
            };
            tx.update::<Asset>(asset, &known)?;
        }
    }
    Ok(())
}

fn rechosen(value: &Value, gone: &BTreeMap<&str, Option<&str>>) -> Value {
    let one = |value: &Value| match gone.get(plain(value).as_str()) {
        Some(to) => to.map(Value::from),
        None => Some(value.clone()),
    };
    match value {
        Value::Array(items) => {
            let mut left: Vec<Value> = Vec::new();
            for item in items.iter().filter_map(one) {
                if !left.contains(&item) {
                    left.push(item);
                }
            }
            match left.is_empty() {
                true => Value::Null,
                false => left.into(),
            }
        }
        value => one(value).unwrap_or_default(),
    }
}

impl CustomField {
    /// Tidied; a name no other field has, and choices where there is something to choose.
    pub(crate) fn valid(mut self, id: CustomFieldId, others: &Fields) -> Result<CustomField> {
        let words: Vec<&str> = self.label.split_whitespace().collect();
        self.label = words.join(" ");
        if self.label.is_empty() {
            return Err(Error::invalid(
                "A field needs a name, as it will stand on the card.",
            ));
        }
        let same = |other: &CustomField| fold(&other.label) == fold(&self.label);
        if let Some((_, other)) = others.iter().find(|(one, other)| *one != id && same(other)) {
            return Err(Error::invalid(format!(
                "There is a field “{}” already. Use that one for more kinds, or choose another name.",
                other.label
            )));
        }
        self.help = self.help.map(|help| help.trim().to_owned());
        self.help = self.help.filter(|help| !help.is_empty());
        if self.sensitivity == Sensitivity::Safeguarded {
            return Err(Error::invalid(
                "A field is as usual, with care or sensitive. Only an asset can be safeguarded.",
            ));
        }
        self.choices = named(self.choices)?;
        let chooses = matches!(self.kind, FieldType::Choice | FieldType::Choices);
        if chooses && self.choices.is_empty() {
            return Err(Error::invalid("Write at least one choice."));
        }
        Ok(self)
    }
}

/// Choices with their words tidied and a key each; blank ones are none.
fn named(choices: Vec<Choice>) -> Result<Vec<Choice>> {
    let mut named: Vec<Choice> = Vec::new();
    let keys: Vec<String> = choices.iter().map(|choice| choice.key.clone()).collect();
    for Choice { mut key, label } in choices {
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        if label.is_empty() {
            continue;
        }
        if named.iter().any(|other| fold(&other.label) == fold(&label)) {
            return Err(Error::invalid(format!(
                "Two choices are called “{label}”. Give one of them another name."
            )));
        }
        if key.is_empty() {
            let taken = |key: &String| keys.contains(key) || named.iter().any(|c| c.key == *key);
            let numbered = (2..).map(|number| format!("{label} {number}"));
            let mut free = std::iter::once(label.clone()).chain(numbered);
            key = free.find(|key| !taken(key)).unwrap_or_default();
        }
        named.push(Choice { key, label });
    }
    Ok(named)
}
