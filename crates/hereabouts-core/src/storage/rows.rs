//! The rows of records: the one `set` for each kind, and reading them back.
//!
//! A table has one column for each plain field of its record. Adding a field to a record needs a
//! migration that adds its column, and nothing here.

mod cell;

use crate::error::{Error, Result};
use crate::id::RecordId;
use crate::record::{Record, is_blank};
use cell::Cell;
use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, Statement, params_from_iter};
use serde::de::value::MapDeserializer;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::marker::PhantomData;
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

    fn of(value: ValueRef) -> Existence {
        match value.as_str().unwrap_or_default() {
            "here" => Existence::Here,
            "bin" => Existence::Bin,
            "joined" => Existence::Joined,
            _ => Existence::Blank,
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
    let fields = fields(record)?;
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

fn fields<R: Record>(record: &R) -> Result<Map<String, Value>> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => Ok(fields),
        _ => Err(Error::Damaged("a record is not a struct".into())),
    }
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
    let columns: &Statement = row.as_ref();
    let mut cells = Vec::with_capacity(CELLS);
    let (mut n, mut id, mut existence, mut disputed) = (0, RecordId::nil(), Existence::Here, 0);
    for i in 0..columns.column_count() {
        let value = row.get_ref(i)?;
        // Most of a row is blank, and needs no name; what every row has never is.
        if matches!(value, ValueRef::Null) {
            continue;
        }
        match columns.column_name(i)? {
            "n" => n = row.get(i)?,
            "id" => id = RecordId::from_bytes(row.get(i)?),
            "existence" => existence = Existence::of(value),
            "disputed" => disputed = row.get(i)?,
            column => cells.push((column, Cell::of::<R>(column, value))),
        }
    }
    Ok(Stored {
        n,
        id,
        existence,
        disputed,
        record: record(&id, cells)?,
    })
}

/// Cells of a row that something is said in: so many there are seldom more of.
const CELLS: usize = 24;

fn record<'r, R: Record>(id: &RecordId, mut cells: Vec<(&'r str, Cell<'r>)>) -> Result<R> {
    cells.retain(|(_, cell)| !cell.is_blank());
    R::deserialize(MapDeserializer::new(cells.into_iter()))
        .map_err(|e: serde_json::Error| Error::Damaged(format!("{} {id}: {e}", R::KIND.table())))
}

/// Reads records of one kind from many rows. What a row has beside the fields of its record is not asked for: some of
/// that is worked out from its JSON whenever it is.
pub struct Whole<R> {
    fields: Vec<String>,
    of: PhantomData<R>,
}

impl<R: Record> Whole<R> {
    /// Of the kind of this one: all of a kind have the same fields.
    pub fn like(record: &R) -> Result<Whole<R>> {
        let fields = fields(record)?;
        Ok(Whole {
            fields: fields.into_iter().map(|(field, _)| field).collect(),
            of: PhantomData,
        })
    }

    /// The columns, to be asked for before any others.
    pub fn columns(&self) -> String {
        let mut columns = "n, id, existence, disputed".to_owned();
        for field in &self.fields {
            columns.push_str(&format!(", \"{field}\""));
        }
        columns
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        4 + self.fields.len()
    }

    /// A row of which these columns were asked for, as its record.
    pub fn read(&self, row: &Row) -> Result<Stored<R>> {
        let mut cells = Vec::with_capacity(CELLS);
        for (i, field) in (4_usize..).zip(&self.fields) {
            let value = row.get_ref(i)?;
            if !matches!(value, ValueRef::Null) {
                cells.push((field.as_str(), Cell::of::<R>(field, value)));
            }
        }
        let id = RecordId::from_bytes(row.get(1)?);
        Ok(Stored {
            n: row.get(0)?,
            id,
            existence: Existence::of(row.get_ref(2)?),
            disputed: row.get(3)?,
            record: record(&id, cells)?,
        })
    }
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
