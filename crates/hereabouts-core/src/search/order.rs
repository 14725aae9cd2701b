//! The order of what was found, by one column or several.

use super::fold::fold;
use super::found::{Bits, Found};
use super::{areas, list, tied};
use crate::asset::Status;
use crate::custom_field::{CustomField, Said, in_words, of_unit};
use crate::error::{Error, Result};
use crate::id::CustomFieldId;
use crate::list::{Sort, SortBy};
use crate::many::field::{self, Shape};
use crate::table::Order;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde_json::Value;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashMap;

/// A column to sort by, known to the program.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    by: By,
    descending: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum By {
    Known(SortBy),
    /// The name of a column of `asset`, from the one list of fields.
    Field(Cow<'static, str>),
    /// One of the team's own, by what it holds now.
    Own(CustomFieldId, Box<CustomField>),
}

impl Key {
    pub fn of_list(sort: Sort) -> Key {
        Key {
            by: By::Known(sort.by),
            descending: sort.descending,
        }
    }

    /// None for a field of the team's own that is gone.
    pub fn of_table(db: &Connection, order: &Order) -> Result<Option<Key>> {
        let known = serde_json::from_value(order.by.as_str().into());
        let by = match (known, field::known(db, &order.by)?) {
            (Ok(by), _) => By::Known(by),
            (Err(_), Some(field)) => match field.shape {
                Shape::Address => By::Known(SortBy::Place),
                Shape::Own(id, own) => By::Own(id, Box::new(own)),
                _ => By::Field(field.name),
            },
            (Err(_), None) if of_unit(&order.by).is_some() => return Ok(None),
            (Err(_), None) => {
                return Err(Error::invalid(format!(
                    "The table cannot be sorted by “{}”.",
                    order.by
                )));
            }
        };
        Ok(Some(Key {
            by,
            descending: order.descending,
        }))
    }

    /// Its value in a row, as an expression of fixed fragments.
    fn sql(&self) -> String {
        match &self.by {
            // Counted apart.
            By::Known(SortBy::Rank | SortBy::Ties) => "NULL".into(),
            By::Known(SortBy::Name) => "name".into(),
            By::Known(SortBy::Kind) => "kind".into(),
            By::Known(SortBy::Summary) => "summary".into(),
            By::Known(SortBy::Place) => {
                "coalesce(place ->> '$.address', place ->> '$.postcode')".into()
            }
            By::Known(SortBy::Checked) => "last_checked".into(),
            By::Known(SortBy::Status) => "status".into(),
            By::Known(SortBy::Tags) => "nullif(tags, '[]')".into(),
            By::Known(SortBy::Area) => areas::first(),
            By::Field(column) => format!("nullif(\"{column}\", '[]')"),
            // An id is letters and figures alone.
            By::Own(id, _) => {
                format!("(SELECT value FROM asset_field WHERE field = '{id}' AND asset = asset.n)")
            }
        }
    }

    /// The value in column `i` of a row, to be compared letter by letter; none for blank.
    fn value(&self, row: &Row, i: usize) -> Result<Option<String>> {
        let value = row.get_ref(i)?;
        Ok(match &self.by {
            By::Own(_, field) => {
                let said = value.as_str_or_null().map_err(rusqlite::Error::from)?;
                let said = said.map(serde_json::from_str::<Value>).transpose();
                let said =
                    said.map_err(|e| Error::Damaged(format!("what is said in a field ({e})")))?;
                said.map(|said| comparable(field, &said))
            }
            By::Known(SortBy::Kind) => {
                let kind = list::kind(value.as_str().unwrap_or_default())?;
                Some((kind as u8).to_string())
            }
            By::Known(SortBy::Status) => {
                let status = list::status_of(value.as_str().unwrap_or_default())?;
                (status != Status::Unknown).then(|| (status as u8).to_string())
            }
            _ => match value {
                ValueRef::Integer(number) => Some(figures(number)),
                ValueRef::Text(text) => {
                    let text = fold(String::from_utf8_lossy(text).trim());
                    (!text.is_empty()).then_some(text)
                }
                _ => None,
            },
        })
    }
}

/// Row numbers of all that was found, in order; blank values come last in either direction, and the name
/// decides between equal ones.
pub fn order(db: &Connection, found: &Found, keys: &[Key]) -> Result<Vec<u32>> {
    let first = keys.first();
    if let (Some(best), Some(order)) = (first.filter(|key| key.is_rank()), &found.order) {
        let mut order = order.clone();
        if best.descending {
            order.reverse();
        }
        return Ok(order);
    }
    // Without words nothing is a better match than another: then it goes by name.
    let backwards = first.is_some_and(|key| key.descending && key.is_name());
    let keys: Vec<&Key> = keys.iter().filter(|key| !key.is_rank()).collect();
    let columns: Vec<String> = keys.iter().map(|key| key.sql()).collect();
    let columns = [vec!["n".into(), "name".into()], columns].concat();
    let ties = match keys.iter().any(|key| key.is_ties()) {
        true => tied::counts(db)?,
        false => HashMap::new(),
    };
    let mut rows = Vec::with_capacity(found.bits.count() as usize);
    each(db, &columns.join(", "), &found.bits, |row| {
        let n: u32 = row.get(0)?;
        let values = keys.iter().zip(2..).map(|(key, i)| match key.is_ties() {
            true => Ok(Some(figures(
                ties.get(&n).copied().unwrap_or_default().into(),
            ))),
            false => key.value(row, i),
        });
        let values = values.collect::<Result<Vec<_>>>()?;
        let name = fold(row.get_ref(1)?.as_str().unwrap_or_default());
        rows.push((values, name, n));
        Ok(())
    })?;
    rows.sort_by(|(a, name, n), (b, other, m)| {
        let by_values = keys.iter().zip(a.iter().zip(b));
        let by_values = by_values
            .map(|(key, (a, b))| compare(a, b, key.descending))
            .find(|order| order.is_ne());
        let by_name = (name, n).cmp(&(other, m));
        let by_name = if backwards {
            by_name.reverse()
        } else {
            by_name
        };
        by_values.unwrap_or(Ordering::Equal).then(by_name)
    });
    Ok(rows.into_iter().map(|(.., n)| n).collect())
}

/// The same by name.
pub fn by_name(db: &Connection, found: &Found) -> Result<Vec<u32>> {
    order(db, found, &[])
}

impl Key {
    fn is_rank(&self) -> bool {
        self.by == By::Known(SortBy::Rank)
    }

    fn is_ties(&self) -> bool {
        self.by == By::Known(SortBy::Ties)
    }

    fn is_name(&self) -> bool {
        self.is_rank() || self.by == By::Known(SortBy::Name)
    }
}

/// A number, so that letter by letter it stands where it should.
fn figures(number: i64) -> String {
    format!("{number:010}")
}

/// What is said in a field, so that letter by letter it stands where it should; what the field cannot read
/// comes after what it can.
fn comparable(field: &CustomField, said: &Value) -> String {
    match Said::read(field, said) {
        Some(Said::Number(number)) => {
            // The order of the bits of floating point numbers (IEEE 754), that of negative ones turned round.
            let bits = number.to_bits();
            let turned = if number.is_sign_negative() {
                !bits
            } else {
                bits | 1 << 63
            };
            format!("{turned:016x}")
        }
        Some(Said::Yes(yes)) => u8::from(!yes).to_string(),
        Some(Said::Choices(keys)) => {
            let place = |key: &String| field.choices.iter().position(|choice| choice.key == *key);
            let places = keys.iter().filter_map(place);
            places.map(|place| format!("{place:06}")).collect()
        }
        Some(Said::Text(text) | Said::Day(text)) => fold(&text),
        None => format!("\u{10FFFF}{}", fold(&in_words(field, said))),
    }
}

fn compare(a: &Option<String>, b: &Option<String>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        _ => a.is_none().cmp(&b.is_none()),
    }
}

/// Up to so many rows are looked up one by one; for more, the whole table is read.
const FEW: u64 = 5_000;

/// These columns of every asset in the set; the first of them is `n`.
pub(crate) fn each(
    db: &Connection,
    columns: &str,
    bits: &Bits,
    mut each: impl FnMut(&Row) -> Result<()>,
) -> Result<()> {
    let few = bits.count() <= FEW;
    let select = format!("SELECT {columns} FROM asset");
    let mut rows = match few {
        true => db.prepare_cached(&format!(
            "{select} WHERE n IN (SELECT value FROM json_each(?1))"
        ))?,
        false => db.prepare_cached(&select)?,
    };
    let mut rows = match few {
        true => rows.query([list::json(bits.iter())])?,
        false => rows.query([])?,
    };
    while let Some(row) = rows.next()? {
        if few || bits.has(row.get(0)?) {
            each(row)?;
        }
    }
    Ok(())
}
