//! What is said in the team's own fields: filters by it, and the counts of answers.

use super::columns::{Columns, Postings, among};
use super::fold::fold;
use super::found::Bits;
use super::query::{Query, in_quotes};
use crate::custom_field::{self, CustomField, FieldType, Said};
use crate::error::{Error, Result};
use crate::id::CustomFieldId;
use crate::list::{Facet, FieldFacets};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

/// So many fields are counted at once, the first on the card.
const MOST: usize = 6;
/// So many answers of one field are listed.
const MOST_ANSWERS: usize = 30;

/// Assets that say any of these in a field of this name. Words that the field cannot read are compared as words.
pub(super) fn saying(db: &Connection, label: &str, asked: &[String]) -> Result<Bits> {
    let label = fold(label.trim());
    let mut bits = Bits::default();
    for (id, field) in custom_field::all(db)? {
        if fold(&field.label) != label {
            continue;
        }
        each(db, id, |n, value| {
            let said = Said::read(&field, &value);
            let is = |asked: &String| match &said {
                Some(said) => said.is(&field, asked),
                None => asked == "*" || custom_field::has_words(&value, asked),
            };
            if asked.iter().any(is) {
                bits.set(n);
            }
        })?;
    }
    Ok(bits)
}

/// The fields that have answers to choose from.
pub(super) fn with_answers(db: &Connection) -> Result<BTreeSet<CustomFieldId>> {
    let fields = custom_field::all(db)?.into_iter();
    let with_answers = fields.filter(|(_, field)| has_answers(field));
    Ok(with_answers.map(|(id, _)| id).collect())
}

fn has_answers(field: &CustomField) -> bool {
    match field.kind {
        FieldType::YesNo | FieldType::Choice | FieldType::Choices => true,
        FieldType::Text | FieldType::LongText | FieldType::Link => false,
        FieldType::Number | FieldType::Date => false,
    }
}

/// The answers to the fields that have answers to choose from.
pub(super) fn facets(
    db: &Connection,
    columns: &Columns,
    query: &Query,
    found: &Bits,
) -> Result<Vec<FieldFacets>> {
    let mut facets = Vec::new();
    for (id, field) in custom_field::all(db)? {
        if !has_answers(&field) {
            continue;
        }
        let name = in_quotes(&field.label);
        let mut answers: Vec<Facet> = answers(&field)
            .map(|value| Facet {
                chosen: query.names(&name, &value),
                value,
                shown: 0,
                total: 0,
            })
            .collect();
        // What is said in the same words is read once.
        let all = columns.said.get(&id).into_iter().flat_map(Postings::iter);
        for (value, assets) in all {
            let Some(said) = Said::read(&field, &read(value)?) else {
                continue;
            };
            let shown = among(assets, found);
            for i in chosen(&field, &said) {
                answers[i].total += assets.len() as u64;
                answers[i].shown += shown;
            }
        }
        if !answers
            .iter()
            .any(|answer| answer.shown > 0 || answer.chosen)
        {
            continue;
        }
        answers.retain(|answer| answer.total > 0 || answer.chosen);
        answers.truncate(MOST_ANSWERS);
        facets.push(FieldFacets {
            id,
            label: field.label,
            field: name,
            answers,
            yes_or_no: field.kind == FieldType::YesNo,
        });
        if facets.len() == MOST {
            break;
        }
    }
    Ok(facets)
}

fn answers(field: &CustomField) -> impl Iterator<Item = String> {
    let choices = field.choices.iter().map(|choice| choice.label.clone());
    let yes_or_no = ["yes", "no"].map(str::to_owned);
    let (yes_or_no, choices) = match field.kind {
        FieldType::YesNo => (Some(yes_or_no), None),
        _ => (None, Some(choices)),
    };
    yes_or_no
        .into_iter()
        .flatten()
        .chain(choices.into_iter().flatten())
}

/// Which of the answers these are.
fn chosen(field: &CustomField, said: &Said) -> Vec<usize> {
    match said {
        Said::Yes(yes) => vec![usize::from(!yes)],
        Said::Choices(keys) => keys
            .iter()
            .filter_map(|key| field.choices.iter().position(|choice| choice.key == *key))
            .collect(),
        _ => Vec::new(),
    }
}

/// What every asset that is here says in a field.
fn each(db: &Connection, id: CustomFieldId, mut each: impl FnMut(u32, Value)) -> Result<()> {
    let mut said = db.prepare_cached("SELECT asset, value FROM asset_field WHERE field = ?1")?;
    let mut said = said.query([id.to_string()])?;
    while let Some(row) = said.next()? {
        let value = read(row.get_ref(1)?.as_str().unwrap_or_default())?;
        each(row.get(0)?, value);
    }
    Ok(())
}

fn read(json: &str) -> Result<Value> {
    serde_json::from_str(json)
        .map_err(|e| Error::Damaged(format!("what is said in a field cannot be read ({e})")))
}
