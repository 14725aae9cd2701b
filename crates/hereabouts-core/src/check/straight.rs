//! The short way to prove a record of which one thing alone was said, and that plainly, as every row of an import is:
//! what its change says and what its row holds are compared as they are written, letter by letter. Whatever is not the
//! same at once, or asks for any weighing, is left to the long way, which decides: so this finds nothing wrong, ever.

use super::joined::Joined;
use super::sums;
use crate::error::Result;
use crate::log::project::with_kind;
use crate::record::{Elements, Kind, Record};
use crate::search::Bits;
use crate::storage::rows;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Statement};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::ops::Bound;
use uuid::Uuid;

/// A table of records, as far as it was looked at.
pub(super) struct Table<'a> {
    by_number: Statement<'a>,
    by_id: Statement<'a>,
    columns: Vec<Column>,
    /// Can this version read a row as its record?
    reads: fn(&Row) -> bool,
    /// Its units may name assets by their names.
    lists_assets: bool,
    /// The row that comes next, if rows were written in the order of the log.
    next: u32,
    /// The rows of records that were looked at.
    pub seen: Bits,
}

/// What a row holds besides its number, its id, whether it is here, and how much is asked.
struct Column {
    name: String,
    held: Held,
}

enum Held {
    /// A text or a number.
    Plain,
    Flag,
    Reference,
    /// JSON that is one unit.
    Whole,
    /// JSON of elements that are units: what their names begin with.
    Set(String),
    Map(String),
    /// How much is asked about what it is shown as one with: nothing.
    Asked,
}

/// Columns that hold no unit. Those that follow from units are compared with them elsewhere.
const NO_UNITS: &[&str] = &[
    "n",
    "id",
    "existence",
    "disputed",
    "west",
    "south",
    "east",
    "north",
    "square_metres",
    "last_checked",
];
/// Where the columns begin that are compared: behind number, id, existence and what is disputed.
const FIRST: usize = 4;

/// The units of a change as they are written, each with its one answer.
type Units<'s> = BTreeMap<&'s str, [&'s RawValue; 1]>;

impl<'a> Table<'a> {
    pub fn of(db: &'a Connection, kind: Kind) -> Result<Table<'a>> {
        with_kind!(kind, R => Table::holding::<R>(db))
    }

    fn holding<R: Record>(db: &'a Connection) -> Result<Table<'a>> {
        let table = R::KIND.table();
        // Columns that SQLite works out itself are not among these.
        let mut names = db.prepare("SELECT name FROM pragma_table_info(?1)")?;
        let names = names.query_map([table], |row| row.get::<_, String>(0))?;
        let mut columns = Vec::new();
        for name in names {
            let name = name?;
            if !NO_UNITS.contains(&name.as_str()) {
                let held = held::<R>(&name);
                columns.push(Column { name, held });
            }
        }
        let named: String = columns
            .iter()
            .map(|column| format!(", \"{}\"", column.name))
            .collect();
        let select = format!("SELECT n, id, existence, disputed{named} FROM {table}");
        let names_assets = |field: &&str| R::INVOLVES.contains(field) || R::ABOUT.contains(field);
        Ok(Table {
            by_number: db.prepare(&format!("{select} WHERE n = ?1"))?,
            by_id: db.prepare(&format!("{select} WHERE id = ?1"))?,
            columns,
            reads: |row| rows::stored::<R>(row).is_ok(),
            lists_assets: R::ELEMENTS.iter().any(|(field, ..)| names_assets(field)),
            next: 1,
            seen: Bits::default(),
        })
    }

    /// Is the row of a record of which nothing else was said than `sets` just that, and does the record show it for the
    /// team as well? Then this answers what it adds to the content hash.
    pub fn agrees(&mut self, record: &Uuid, sets: &str, joined: &Joined) -> Result<Option<i64>> {
        let Ok(units) = serde_json::from_str::<Units>(sets) else {
            return Ok(None);
        };
        let is_here = units
            .get("exists")
            .is_some_and(|[said]| said.get() == "\"here\"");
        // Somebody under 18 is shown by another name than what was said.
        let is_plain = is_here && !units.contains_key("is_child") && !joined.has(record);
        if !is_plain || self.lists_assets && !joined.are_none() {
            return Ok(None);
        }
        let mut rows = self.by_number.query([self.next])?;
        let mut same = None;
        if let Some(row) = rows.next()? {
            same =
                is_of(row, record)?.then(|| number(row, &self.columns, self.reads, &units, joined));
        }
        drop(rows);
        let same = match same {
            Some(same) => same?,
            None => {
                let mut rows = self.by_id.query([record.as_bytes()])?;
                match rows.next()? {
                    Some(row) => number(row, &self.columns, self.reads, &units, joined)?,
                    None => None,
                }
            }
        };
        let Some(n) = same else { return Ok(None) };
        self.seen.set(n);
        self.next = n.saturating_add(1);
        Ok(Some(sums::digest(&shown(record, &units, sets.len()))))
    }
}

fn held<R: Record>(column: &str) -> Held {
    if column == "asked" {
        return Held::Asked;
    }
    let elements = R::ELEMENTS.iter().find(|(field, ..)| *field == column);
    match elements {
        Some((_, prefix, Elements::Set)) => Held::Set(format!("{prefix}/")),
        Some((_, prefix, Elements::Map)) => Held::Map(format!("{prefix}/")),
        None if R::FLAGS.contains(&column) => Held::Flag,
        None if R::NESTED.contains(&column) => Held::Whole,
        None if R::REFERENCES.contains(&column) => Held::Reference,
        None => Held::Plain,
    }
}

fn is_of(row: &Row, record: &Uuid) -> rusqlite::Result<bool> {
    Ok(row.get_ref(1)? == ValueRef::Blob(record.as_bytes()))
}

/// The number of a row that is here, asks nothing, holds these units and nothing else, and can be read.
fn number(
    row: &Row,
    columns: &[Column],
    reads: fn(&Row) -> bool,
    units: &Units,
    joined: &Joined,
) -> rusqlite::Result<Option<u32>> {
    let is_plain =
        row.get_ref(2)? == ValueRef::Text(b"here") && row.get_ref(3)? == ValueRef::Integer(0);
    // All but that it is here.
    let mut left = units.len() - 1;
    for (at, column) in (FIRST..).zip(columns) {
        let held = column.units(row.get_ref(at)?, units, joined);
        match held.and_then(|held| left.checked_sub(held)) {
            Some(rest) if is_plain => left = rest,
            _ => return Ok(None),
        }
    }
    match left {
        0 if reads(row) => row.get(0).map(Some),
        _ => Ok(None),
    }
}

impl Column {
    /// How many units it holds as they are said; none where it holds anything else.
    fn units(&self, value: ValueRef, units: &Units, joined: &Joined) -> Option<usize> {
        let said = || units.get(self.name.as_str()).map(|[said]| said.get());
        match (&self.held, value) {
            (_, ValueRef::Null) | (Held::Flag, ValueRef::Integer(0)) => Some(0),
            (Held::Flag, ValueRef::Integer(_)) => (said()? == "true").then_some(1),
            (Held::Plain, ValueRef::Text(text)) => is_text(said()?, text).then_some(1),
            (Held::Plain, ValueRef::Integer(n)) => (said()?.parse::<i64>() == Ok(n)).then_some(1),
            (Held::Whole, ValueRef::Text(json)) => (said()?.as_bytes() == json).then_some(1),
            (Held::Reference, ValueRef::Blob(id)) => {
                let id = Uuid::from_slice(id).ok()?;
                let mut text = Uuid::encode_buffer();
                let text = id.hyphenated().encode_lower(&mut text);
                let is_it = is_text(said()?, text.as_bytes()) && !joined.leads.contains_key(&id);
                is_it.then_some(1)
            }
            (Held::Set(prefix), ValueRef::Text(json)) => {
                let (mut list, mut count) = (String::from("["), 0);
                for (element, said) in elements(units, prefix) {
                    if said != "true" {
                        return None;
                    }
                    list.push_str(if count > 0 { ",\"" } else { "\"" });
                    list.push_str(element);
                    list.push('"');
                    count += 1;
                }
                list.push(']');
                (list.as_bytes() == json).then_some(count)
            }
            (Held::Map(prefix), ValueRef::Text(json)) => {
                let (mut map, mut count) = (String::from("{"), 0);
                for (element, said) in elements(units, prefix) {
                    map.push_str(if count > 0 { ",\"" } else { "\"" });
                    map.push_str(element);
                    map.push_str("\":");
                    map.push_str(said);
                    count += 1;
                }
                map.push('}');
                (map.as_bytes() == json).then_some(count)
            }
            _ => None,
        }
    }
}

/// The units whose names begin so, by the rest of them. None of these holds a sign that JSON writes otherwise.
fn elements<'u>(units: &'u Units<'u>, prefix: &'u str) -> impl Iterator<Item = (&'u str, &'u str)> {
    let from: (Bound<&str>, Bound<&str>) = (Bound::Included(prefix), Bound::Unbounded);
    let units = units.range::<str, _>(from);
    units.map_while(move |(unit, [said])| Some((unit.strip_prefix(prefix)?, said.get())))
}

/// Is this JSON that text?
fn is_text(json: &str, text: &[u8]) -> bool {
    let inner = json
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    match inner {
        Some(inner) if !inner.contains('\\') => inner.as_bytes() == text,
        Some(_) => serde_json::from_str::<String>(json).is_ok_and(|said| said.as_bytes() == text),
        None => false,
    }
}

/// What the record shows, as the content hash has it.
fn shown(record: &Uuid, units: &Units, length: usize) -> String {
    let mut shown = String::with_capacity(length + 64);
    shown.push_str("[\"");
    shown.push_str(record.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
    shown.push_str("\",[\"here\"],{");
    let others = units.iter().filter(|(unit, _)| **unit != "exists");
    for (i, (unit, [said])) in others.enumerate() {
        shown.push_str(if i > 0 { ",\"" } else { "\"" });
        shown.push_str(unit);
        shown.push_str("\":[");
        shown.push_str(said.get());
        shown.push(']');
    }
    shown.push_str("}]");
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Edit;
    use crate::asset::AssetKind;
    use crate::catalogue::Catalogue;

    /// Of each change whether its record is proved the short way. Then what it adds is what is kept.
    fn proved(town: &Catalogue) -> Vec<bool> {
        let proved = town.write_alone(|db| {
            let mut statement = db.prepare(
                "SELECT c.record, c.kind, c.sets, p.me FROM change c \
                 JOIN content_part p ON p.record = c.record ORDER BY c.n",
            )?;
            let mut rows = statement.query([])?;
            let mut proved = Vec::new();
            while let Some(row) = rows.next()? {
                let record = Uuid::from_bytes(row.get(0)?);
                let kind = Kind::from_table(&row.get::<_, String>(1)?).unwrap();
                let (sets, kept): (String, i64) = (row.get(2)?, row.get(3)?);
                let part = Table::of(db, kind)?.agrees(&record, &sets, &Joined::default())?;
                assert!(part.is_none_or(|part| part == kept), "{sets}");
                proved.push(part.is_some());
            }
            Ok(proved)
        });
        proved.unwrap()
    }

    #[test]
    fn what_is_said_plainly_is_proved_as_it_is_written() {
        let town = Catalogue::in_memory("Aldermoor").unwrap();
        let add = |kind, name: &str, fields: &str| {
            let fields = Edit(serde_json::from_str(fields).unwrap());
            town.create_asset(kind, name.into(), fields).unwrap();
        };
        let plain = r#"{"tags":["food","a/b"],"extra":{"Ward":"AM-07","n":[1,{"a":true}]},
            "note":"\"Ask\" – at C:\\Łódź","is_connector":true,"review_months":3}"#;
        add(AssetKind::Place, "Łódź hall", plain);
        add(AssetKind::Person, "Amira", r#"{"is_child":true}"#);
        add(AssetKind::Place, "Odd", r#"{"extra":{"we\"ird":1}}"#);
        // The catalogue's own record is the first.
        assert_eq!(proved(&town), [true, true, false, false]);
        for broken in [
            "UPDATE asset SET note = NULL WHERE n = 1",
            "UPDATE asset SET cost = '5' WHERE n = 1",
            "UPDATE asset SET is_connector = 0 WHERE n = 1",
            "UPDATE asset SET review_months = 4 WHERE n = 1",
            "UPDATE asset SET tags = '[\"food\"]' WHERE n = 1",
            "UPDATE asset SET extra = json_set(extra, '$.n[0]', 2) WHERE n = 1",
            "UPDATE asset SET disputed = 1 WHERE n = 1",
            "UPDATE asset SET asked = 1 WHERE n = 1",
            "UPDATE asset SET existence = 'bin' WHERE n = 1",
        ] {
            let run = |sql: &str| town.write_alone(|db| Ok(db.execute_batch(sql)?)).unwrap();
            run(&format!("SAVEPOINT whole; {broken}"));
            assert!(!proved(&town)[1], "{broken}");
            run("ROLLBACK TO whole; RELEASE whole");
        }
        assert!(proved(&town)[1]);
    }
}
