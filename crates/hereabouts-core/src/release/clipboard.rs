//! Cells of the table in the clipboard. Whoever pastes them pastes them anywhere, so they are a release like any
//! other, for the team: what is only for one person stays.

use super::contents::leaver;
use super::fields::{self, Key, Known};
use super::request::{ReleaseRequest, What};
use super::rules::Rules;
use crate::audience::Audience;
use crate::catalogue::{Catalogue, today};
use crate::custom_field;
use crate::error::{OrNotFound, Result};
use crate::id::{AssetId, CustomFieldId};
use crate::list::AssetRow;
use crate::many::Words;
use crate::search::{self, Bits, TiesOf};
use hereabouts_export::{Value, clipboard};
use rusqlite::{Connection, OptionalExtension};

/// Cells as text, and how many rows are among them.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS)]
pub struct Copied {
    pub text: String,
    #[ts(type = "number")]
    pub rows: u64,
    /// Rows that stay, because they are not for the team.
    #[ts(type = "number")]
    pub stays: u64,
}

impl Catalogue {
    /// The cells of these assets in these columns of the table. `words` are what choices are called in the window:
    /// `status/going` → "Going"; also `yes`.
    pub fn copy_cells(
        &self,
        ids: Vec<AssetId>,
        columns: Vec<String>,
        words: Words,
    ) -> Result<Copied> {
        self.may_share()?;
        self.read(|db| {
            let request = ReleaseRequest {
                audience: Audience::Team,
                format: String::new(),
                profile: None,
                what: What::Selected { ids: Vec::new() },
                photos: false,
                only_published_contacts: false,
                choices: Default::default(),
            };
            let rules = Rules::of(db, &request)?;
            let mut rows = Vec::new();
            let mut stays = 0;
            for id in ids {
                let known = fields::known(db, number(db, id)?)?;
                match rules.stays(known.id, &known.asset) {
                    Some(_) => stays += 1,
                    None => rows.push(cells(db, &known, &rules, &columns, &words)?),
                }
            }
            Ok(Copied {
                text: clipboard::write(&rows),
                rows: rows.len() as u64,
                stays,
            })
        })
    }
}

fn number(db: &Connection, id: AssetId) -> Result<u32> {
    let mut number = db.prepare_cached("SELECT n FROM asset WHERE id = ?1")?;
    number
        .query_row([id.0.as_bytes()], |row| row.get(0))
        .optional()?
        .or_not_found("asset")
}

fn cells(
    db: &Connection,
    known: &Known,
    rules: &Rules,
    columns: &[String],
    words: &Words,
) -> Result<Vec<Option<Value>>> {
    let leaver = leaver(known, rules, false);
    let row = search::list::rows(db, &[known.n], &Bits::default(), today())?;
    let row = row.into_iter().next().or_not_found("asset")?;
    let cell = |column: &String| match column.as_str() {
        "name" => Ok(Some(Value::Text(leaver.name.clone()))),
        "kind" => Ok(said(words, "kind", Value::Text(row.kind.token().into()))),
        "ties" => ties(db, &row).map(Some),
        "area" => Ok(row.area.clone().map(Value::Text)),
        column => {
            let key = match custom_field::of_unit(column) {
                Some(id) => own(rules, id),
                None => fields::key(leaves_as(column)),
            };
            let mut leaving = leaver.fields.leaving.iter();
            let value = leaving.find(|(one, _)| Some(one) == key.as_ref());
            Ok(value.and_then(|(_, value)| said(words, column, value.clone())))
        }
    };
    columns.iter().map(cell).collect()
}

/// A field of the team's own, as it leaves.
fn own(rules: &Rules, id: CustomFieldId) -> Option<Key> {
    let mut all = rules.fields.iter().enumerate();
    let (i, (_, field)) = all.find(|(_, (one, _))| *one == id)?;
    Some(Key::Custom(i, field.label.clone()))
}

/// The name under which a column of the table leaves.
fn leaves_as(column: &str) -> &str {
    match column {
        "place" => "address",
        "checked" => "last_confirmed",
        "times" => "opening_times",
        same => same,
    }
}

/// The value as the window calls it.
fn said(words: &Words, column: &str, value: Value) -> Option<Value> {
    let word = |key: &str| words.get(key).cloned().map(Value::Text);
    match &value {
        Value::Flag(true) => word("yes").or(Some(value)),
        Value::Flag(false) => word("no").or(Some(value)),
        Value::Text(token) => word(&format!("{column}/{token}")).or(Some(value)),
        _ => Some(value),
    }
}

/// How many ties it has with what the team may see.
fn ties(db: &Connection, row: &AssetRow) -> Result<Value> {
    let count = TiesOf::read(db)?.count(row.id, |audience| audience != "me")?;
    Ok(Value::Integer(count.into()))
}
