//! The rows of records: the one `set` for each kind, and reading them back.
//!
//! A table has one column for each plain field of its record. Adding a field to a record needs a
//! migration that adds its column, and nothing here.

use crate::error::{Error, Result};
use crate::id::RecordId;
use crate::record::{Record, is_blank};
use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use serde::de::value::MapDeserializer;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Whether a record is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existence {
    Here,
    Bin,
    /// It is one with another record, and shown as that.
    Joined,
    /// Its making was taken back.
    Blank,
}

impl Existence {
    pub fn token(self) -> &'static str {
        match self {
            Existence::Here => "here",
            Existence::Bin => "bin",
            Existence::Joined => "joined",
            Existence::Blank => "blank",
        }
    }
}

/// A record as its row shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored<R> {
    pub n: u32,
    pub id: RecordId,
    pub existence: Existence,
    /// Units with more than one answer.
    pub disputed: u32,
    pub record: R,
}

/// Writes the row of a record: the only function that does. Answers the row's number.
pub(crate) fn set<R: Record>(
    db: &Connection,
    id: &RecordId,
    existence: Existence,
    disputed: u32,
    record: &R,
) -> Result<u32> {
    let Ok(Value::Object(fields)) = serde_json::to_value(record) else {
        return Err(Error::Damaged("a record is not a struct".into()));
    };
    let mut columns = vec!["id".to_owned(), "existence".into(), "disputed".into()];
    let mut values = vec![
        Sql::Blob(id.as_bytes().to_vec()),
        Sql::Text(existence.token().into()),
        Sql::Integer(disputed.into()),
    ];
    for (field, value) in fields {
        values.push(to_sql::<R>(&field, value)?);
        columns.push(field);
    }
    for (column, value) in record.derived() {
        columns.push(column.into());
        values.push(value);
    }
    let sql = writing(R::KIND.table(), &columns);
    Ok(db
        .prepare_cached(&sql)?
        .query_row(params_from_iter(values), |row| row.get(0))?)
}

/// The statement that writes a row. It is put together once for each table, all of whose records have the same fields:
/// that took longer than to run it.
fn writing(table: &'static str, columns: &[String]) -> Arc<str> {
    static KNOWN: Mutex<BTreeMap<&'static str, Arc<str>>> = Mutex::new(BTreeMap::new());
    // What is behind this lock is whole also after a panic: it is only ever added to.
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let sql = known.entry(table).or_insert_with(|| {
        let named: Vec<String> = columns.iter().map(|c| format!("\"{c}\"")).collect();
        let marks = vec!["?"; named.len()].join(", ");
        let updates = named[1..].iter().map(|c| format!("{c} = excluded.{c}"));
        let updates: Vec<String> = updates.collect();
        let sql = format!(
            "INSERT INTO {table} ({}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {} RETURNING n",
            named.join(", "),
            updates.join(", ")
        );
        sql.into()
    });
    sql.clone()
}

/// The row of a record, wherever it is.
pub fn get<R: Record>(db: &Connection, id: &RecordId) -> Result<Option<Stored<R>>> {
    let sql = format!("SELECT * FROM {} WHERE id = ?1", R::KIND.table());
    let mut statement = db.prepare_cached(&sql)?;
    let found = statement
        .query_row([id.as_bytes()], |row| Ok(stored(row)))
        .optional()?;
    found.transpose()
}

/// All records of a kind that are here, in the order of `order` (a fixed fragment of SQL).
pub fn all<R: Record>(db: &Connection, order: &'static str) -> Result<Vec<Stored<R>>> {
    let sql = format!(
        "SELECT * FROM {} WHERE existence = 'here' ORDER BY {order}",
        R::KIND.table()
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(stored(row)?);
    }
    Ok(found)
}

/// The records of a kind whose `column` (a fixed name) holds `value`, and that are here.
pub fn of<R: Record>(
    db: &Connection,
    column: &'static str,
    value: &RecordId,
) -> Result<Vec<Stored<R>>> {
    let sql = format!(
        "SELECT * FROM {} WHERE \"{column}\" = ?1 AND existence = 'here' ORDER BY n",
        R::KIND.table()
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([value.as_bytes()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(stored(row)?);
    }
    Ok(found)
}

/// The records of a kind that name an asset among several and are here, the newest first.
pub fn involving<R: Record>(db: &Connection, asset: &RecordId) -> Result<Vec<Stored<R>>> {
    let sql = format!(
        "SELECT r.* FROM involved v JOIN {} r ON r.id = v.record \
         WHERE v.asset = ?1 AND r.existence = 'here' ORDER BY r.n DESC",
        R::KIND.table()
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([asset.as_bytes()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(stored(row)?);
    }
    Ok(found)
}

/// A whole row (`SELECT *`) as its record.
pub fn stored<R: Record>(row: &Row) -> Result<Stored<R>> {
    let mut fields = Vec::new();
    let (mut n, mut id, mut existence, mut disputed) = (0, RecordId::nil(), Existence::Here, 0);
    for (i, column) in row.as_ref().column_names().enumerate() {
        match column {
            "n" => n = row.get(i)?,
            "id" => id = RecordId::from_bytes(row.get(i)?),
            "existence" => {
                existence = match row.get_ref(i)?.as_str().unwrap_or_default() {
                    "here" => Existence::Here,
                    "bin" => Existence::Bin,
                    "joined" => Existence::Joined,
                    _ => Existence::Blank,
                }
            }
            "disputed" => disputed = row.get(i)?,
            _ => {
                let value = from_sql::<R>(column, row.get_ref(i)?)?;
                if !value.is_null() {
                    fields.push((column, value));
                }
            }
        }
    }
    let record = R::deserialize(MapDeserializer::new(fields.into_iter()))
        .map_err(|e: serde_json::Error| Error::Damaged(format!("{} {id}: {e}", R::KIND.table())))?;
    Ok(Stored {
        n,
        id,
        existence,
        disputed,
        record,
    })
}

fn to_sql<R: Record>(field: &str, value: Value) -> Result<Sql> {
    Ok(match value {
        value if R::NESTED.contains(&field) => {
            if is_blank(&value) {
                Sql::Null
            } else {
                Sql::Text(value.to_string())
            }
        }
        Value::Null => Sql::Null,
        Value::Bool(yes) => Sql::Integer(yes.into()),
        Value::String(text) if text.is_empty() => Sql::Null,
        Value::String(text) if R::REFERENCES.contains(&field) => {
            let id: RecordId = text
                .parse()
                .map_err(|_| Error::Damaged(format!("{field} {text} is no id")))?;
            Sql::Blob(id.as_bytes().to_vec())
        }
        Value::String(text) => Sql::Text(text),
        Value::Number(number) => match number.as_i64() {
            Some(integer) => Sql::Integer(integer),
            None => Sql::Real(number.as_f64().unwrap_or_default()),
        },
        nested => Sql::Text(nested.to_string()),
    })
}

fn from_sql<R: Record>(column: &str, value: ValueRef) -> Result<Value> {
    let damaged = |what: String| Error::Damaged(format!("{} in {}", what, R::KIND.table()));
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(flag) if R::FLAGS.contains(&column) => Value::Bool(flag != 0),
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) if R::NESTED.contains(&column) => {
            serde_json::from_slice(text).map_err(|e| damaged(format!("{column}: {e}")))?
        }
        ValueRef::Text(text) => String::from_utf8(text.to_vec())
            .map_err(|e| damaged(format!("{column}: {e}")))?
            .into(),
        ValueRef::Blob(bytes) => RecordId::from_slice(bytes)
            .map_err(|e| damaged(format!("{column}: {e}")))?
            .to_string()
            .into(),
    })
}
