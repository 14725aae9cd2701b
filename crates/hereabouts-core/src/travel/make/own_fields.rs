//! The team's own fields in a copy. For the team they are as here; for anybody else each is the simplest field that
//! holds what the release says in it, so that nothing is told of its choices that do not leave.

use super::sheet::json;
use crate::custom_field::{Choice, CustomField, FieldType};
use crate::id::CustomFieldId;
use crate::release::{Key, Rules};
use hereabouts_export as export;
use serde_json::Value;

/// A field of the team's own on its way into a copy.
#[derive(Clone)]
pub(super) struct OwnField {
    /// In the copy.
    pub id: CustomFieldId,
    pub home: CustomFieldId,
    pub field: CustomField,
    as_at_home: bool,
    /// Something is said in it.
    pub holds: bool,
}

/// The fields of a copy, and by the columns of the release which of them each column is.
pub(super) fn own_fields<'k>(
    rules: &Rules,
    keys: impl Iterator<Item = &'k Key>,
) -> (Vec<OwnField>, Vec<Option<usize>>) {
    let mut fields: Vec<OwnField> = Vec::new();
    if !rules.beyond_team {
        fields.extend(rules.fields.iter().map(|(home, field)| OwnField {
            field: field.clone(),
            as_at_home: true,
            ..OwnField::new(*home)
        }));
    }
    let mut said_in = Vec::new();
    for key in keys {
        let own = match key {
            Key::Custom(at, _) => rules.fields.get(*at),
            _ => None,
        };
        said_in.push(own.map(|(home, field)| {
            let known = fields.iter().position(|field| field.home == *home);
            known.unwrap_or_else(|| {
                let position = fields.len();
                fields.push(OwnField {
                    field: CustomField {
                        position: u32::try_from(position).unwrap_or(u32::MAX),
                        ..CustomField::new(&field.label, FieldType::Text)
                    },
                    ..OwnField::new(*home)
                });
                position
            })
        }));
    }
    (fields, said_in)
}

impl OwnField {
    fn new(home: CustomFieldId) -> OwnField {
        OwnField {
            id: CustomFieldId::new(),
            home,
            field: CustomField::new("", FieldType::Text),
            as_at_home: false,
            holds: false,
        }
    }

    /// What the release says in it, as it is kept with an asset.
    pub fn said(&mut self, value: &export::Value) -> Value {
        let said = match value {
            export::Value::Flag(true) => "yes".into(),
            export::Value::Flag(false) => "no".into(),
            value => json(value),
        };
        if self.as_at_home {
            return self.field.understood(&said).unwrap_or(said);
        }
        self.hold(value);
        said
    }

    /// Makes it a field that holds this as well.
    fn hold(&mut self, value: &export::Value) {
        let kind = match value {
            export::Value::Flag(_) => FieldType::YesNo,
            export::Value::Integer(_) | export::Value::Number(_) => FieldType::Number,
            export::Value::List(_) => FieldType::Choices,
            export::Value::Text(text) if text.contains('\n') => FieldType::LongText,
            export::Value::Text(_) => FieldType::Text,
        };
        let before = self.holds.then_some(self.field.kind);
        self.holds = true;
        self.field.kind = match before {
            Some(before) if before != kind => FieldType::LongText,
            _ => kind,
        };
        if let export::Value::List(labels) = value {
            let choices = &mut self.field.choices;
            for label in labels {
                if !choices.iter().any(|choice| choice.label == *label) {
                    choices.push(Choice {
                        key: label.clone(),
                        label: label.clone(),
                    });
                }
            }
            choices.sort_by(|a, b| a.label.cmp(&b.label));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> export::Value {
        export::Value::Text(text.into())
    }

    #[test]
    fn a_field_is_the_simplest_that_holds_what_is_said() {
        let check = |said: &[export::Value], kind: FieldType, kept: Value| {
            let mut field = OwnField::new(CustomFieldId::new());
            let mut last = Value::Null;
            for value in said {
                last = field.said(value);
            }
            assert_eq!((field.field.kind, last), (kind, kept), "{said:?}");
        };
        let flag = export::Value::Flag;
        check(&[flag(true), flag(false)], FieldType::YesNo, "no".into());
        check(
            &[export::Value::Integer(3), export::Value::Number(1.5)],
            FieldType::Number,
            1.5.into(),
        );
        check(&[text("Moss Side")], FieldType::Text, "Moss Side".into());
        check(
            &[text("one"), text("two\nlines")],
            FieldType::LongText,
            "two\nlines".into(),
        );
        check(
            &[export::Value::Integer(3), text("about forty")],
            FieldType::LongText,
            "about forty".into(),
        );
        let list = |items: &[&str]| {
            export::Value::List(items.iter().map(|item| (*item).to_owned()).collect())
        };
        let mut field = OwnField::new(CustomFieldId::new());
        field.said(&list(&["tea", "chairs"]));
        field.said(&list(&["chairs", "stage"]));
        assert_eq!(field.field.kind, FieldType::Choices);
        let labels = field.field.choices.iter().map(|c| c.label.as_str());
        assert_eq!(labels.collect::<Vec<_>>(), ["chairs", "stage", "tea"]);
    }

    #[test]
    fn within_the_team_it_is_kept_as_the_field_reads_it() {
        let choice = |key: &str, label: &str| Choice {
            key: key.into(),
            label: label.into(),
        };
        let mut field = OwnField {
            field: CustomField {
                choices: vec![choice("old", "New words"), choice("b", "B")],
                ..CustomField::new("Ward", FieldType::Choice)
            },
            as_at_home: true,
            ..OwnField::new(CustomFieldId::new())
        };
        assert_eq!(field.said(&text("New words")), "old");
        assert_eq!(field.said(&text("somewhere else")), "somewhere else");
    }
}
