//! Columns that are fields of the team's own: those there are, known by their headings, and new ones made of a
//! column that matches nothing.

use super::{ColumnProfile, Field, Mapping, Row, shapes, wording};
use crate::custom_field::{self, Choice, CustomField, FieldType, Fields, in_words};
use crate::error::{Error, Result};
use crate::id::{self, CustomFieldId};
use crate::log::door::Tx;
use crate::search::fold;
use crate::storage::rows::{self, Existence};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeMap;

/// So many different words are choices; more are texts.
const MOST_CHOICES: usize = 12;
/// A longer word is no choice, and a longer text needs more than a line.
const LONGEST_CHOICE: usize = 40;
const LONGEST_LINE: usize = 120;

/// The team's own fields, as a file is read.
pub struct OwnFields {
    /// Those that are here, and behind them those that will be made.
    pub all: Fields,
    made: Vec<CustomFieldId>,
}

impl OwnFields {
    pub fn of(db: &Connection) -> Result<OwnFields> {
        Ok(OwnFields {
            all: custom_field::all(db)?,
            made: Vec::new(),
        })
    }

    /// The field whose name a heading is.
    pub fn named(&self, heading: &str) -> Option<CustomFieldId> {
        let heading = fold(heading.trim());
        let mut fields = self.all.iter();
        let found = fields.find(|(_, field)| fold(&field.label) == heading);
        found.map(|(id, _)| *id)
    }

    /// The field of a token: `field/` and an id or a name.
    ///
    /// # Errors
    /// There is none.
    pub fn chosen(&self, which: &str) -> Result<Field> {
        let by_id = which.parse().ok();
        let by_id = by_id.filter(|id| custom_field::find(&self.all, *id).is_some());
        match by_id.or_else(|| self.named(which)) {
            Some(id) => Ok(Field::Own(id)),
            None => Err(Error::invalid(format!(
                "There is no field “{which}” that a column could be."
            ))),
        }
    }

    pub fn is_new(&self, id: CustomFieldId) -> bool {
        self.made.contains(&id)
    }

    /// Columns that were to be new fields become the fields that [`OwnFields::bring`] makes, and those that were
    /// fields which are not here any more are kept as they are.
    pub fn settle(
        &mut self,
        db: &Connection,
        mapping: &mut Mapping,
        names: &[String],
        profiles: &[ColumnProfile],
    ) -> Result<()> {
        for (column, field) in mapping.columns.iter_mut().enumerate() {
            match *field {
                Field::Own(id) if custom_field::find(&self.all, id).is_none() => {
                    *field = Field::Extra;
                }
                Field::NewField => {
                    let name = names.get(column).map_or("", |name| name.trim());
                    *field = Field::Own(match self.named(name) {
                        Some(there) => there,
                        None => self.make(db, name, profiles.get(column))?,
                    });
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The id follows from the name, so that two laptops bringing in one file make the same field.
    fn make(
        &mut self,
        db: &Connection,
        name: &str,
        profile: Option<&ColumnProfile>,
    ) -> Result<CustomFieldId> {
        let secret = crate::catalogue::secret(db)?;
        let key = fold(name);
        let id = id::imported(secret.as_bytes(), &["custom_field", &key]);
        // One of that id was put away: this is another.
        let id = match rows::get::<CustomField>(db, &id)? {
            Some(there) if there.existence == Existence::Bin => id::imported(
                secret.as_bytes(),
                &["custom_field", &key, &self.all.len().to_string()],
            ),
            _ => id,
        };
        let mut field = CustomField {
            position: custom_field::after(&self.all),
            ..CustomField::new(name, FieldType::Text)
        };
        if let Some(profile) = profile {
            (field.kind, field.choices) = guessed(profile);
        }
        let id = CustomFieldId(id);
        self.all.push((id, field));
        self.made.push(id);
        Ok(id)
    }

    /// Makes the new fields that any column is.
    pub fn bring(&self, tx: &mut Tx) -> Result<()> {
        for (id, field) in self.all.iter().filter(|(id, _)| self.is_new(*id)) {
            let field = field.clone().valid(*id, &custom_field::all(tx.db())?)?;
            tx.bring(*id, &field)?;
        }
        Ok(())
    }
}

/// What a column most likely holds, and the choices where it repeats a few words.
fn guessed(profile: &ColumnProfile) -> (FieldType, Vec<Choice>) {
    let all = |test: &dyn Fn(&str) -> bool| profile.share(test) == 1.0;
    let is = |kind: FieldType| {
        let field = CustomField::new("", kind);
        move |text: &str| field.understood(&text.into()).is_ok()
    };
    let none = Vec::new();
    if profile.samples.is_empty() {
        return (FieldType::Text, none);
    }
    // 0 and 1 alone are figures rather than answers.
    if all(&is(FieldType::YesNo)) && !all(&is(FieldType::Number)) {
        return (FieldType::YesNo, none);
    }
    if all(&is(FieldType::Number)) && !profile.samples.iter().any(|text| is_code(text)) {
        return (FieldType::Number, none);
    }
    if all(&|text| wording::loose_day(text).is_some()) {
        return (FieldType::Date, none);
    }
    if all(&shapes::is_web) {
        return (FieldType::Link, none);
    }
    let repeats = profile.filled >= 2 * profile.distinct as u64;
    if repeats && profile.distinct <= MOST_CHOICES && profile.longest <= LONGEST_CHOICE {
        let choices: BTreeMap<String, &str> = profile
            .samples
            .iter()
            .map(|label| (fold(label.trim()), label.trim()))
            .collect();
        let choice = |label: &str| Choice {
            key: label.to_owned(),
            label: label.to_owned(),
        };
        return (
            FieldType::Choice,
            choices.into_values().map(choice).collect(),
        );
    }
    match profile.longest > LONGEST_LINE {
        true => (FieldType::LongText, none),
        false => (FieldType::Text, none),
    }
}

/// Figures that count nothing: they begin with a nought or are as long as a telephone number.
fn is_code(text: &str) -> bool {
    let text = text.trim();
    text.len() > 9 || text.len() > 1 && text.starts_with('0') && !text.starts_with("0.")
}

/// What a row says in the team's own fields; what a field cannot read is kept as the row says it.
pub fn said(fields: &Fields, mapping: &Mapping, row: &Row) -> BTreeMap<CustomFieldId, Value> {
    let mut said: BTreeMap<CustomFieldId, Value> = BTreeMap::new();
    for (column, cell) in &row.cells {
        let Field::Own(id) = mapping.field(*column) else {
            continue;
        };
        let Some(field) = custom_field::find(fields, id) else {
            continue;
        };
        let came = cell.clone().into_json();
        let together = match said.get(&id) {
            None => came,
            Some(before) => {
                let parts = [in_words(field, before), in_words(field, &came)];
                parts
                    .join(if field.kind == FieldType::LongText {
                        "\n"
                    } else {
                        "; "
                    })
                    .into()
            }
        };
        let kept = field.understood(&together).unwrap_or(together);
        if !kept.is_null() {
            said.insert(id, kept);
        }
    }
    said
}
