//! The rows, and what is kept of them for the content hash, against what the log shows.
//!
//! The log is read once, in the order in which it came, a change at a time. A record of which one thing alone was said is
//! proved [`straight`](super::straight); one of which more was said is looked at as a whole when its first change comes.
//! What is remembered is a few bits for each record.

use super::log::Log;
use super::spread::{self, Rows};
use super::straight::Table;
use super::sums::{self, Kept, Parts};
use super::told::Shown;
use super::{Found, asked};
use crate::error::{Error, Result};
use crate::log::project::with_kind;
use crate::record::{Kind, Record};
use crate::search::Bits;
use crate::storage::rows::{self, Existence};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};
use uuid::Uuid;

/// Of so many rows without anything that adds to the hash, or the other way round, each is looked at.
const UNMATCHED: u32 = 20_000;

/// What was found.
pub(super) struct Proof {
    /// Rows that are not what the log shows, rows the log knows nothing of, and what the log shows without a row.
    pub rows: Found,
    /// What is kept for the content hash and is not what the log shows.
    pub hash: Found,
    /// The rows of the records that were looked at.
    pub looked_at: Rows,
}

/// Compares every record; where `most` says so and there are more changes than that, those of so many, and of the others
/// only whether each has a row, and whether the sums are those of what is kept for each.
pub(super) fn prove(db: &Connection, most: Option<u32>) -> Result<Proof> {
    let some = match most {
        Some(most) => spread::records(db, most)?,
        None => None,
    };
    let mut pass = Pass {
        db,
        log: Log::of(db)?,
        tables: BTreeMap::new(),
        audience: String::new(),
        said: Parts::default(),
        rows: Found::default(),
        hash: Found::default(),
    };
    let looked_at = match some {
        None => {
            pass.all()?;
            Rows::All
        }
        Some(records) => Rows::These(pass.these(&records)?),
    };
    Ok(Proof {
        rows: pass.rows,
        hash: pass.hash,
        looked_at,
    })
}

struct Pass<'a> {
    db: &'a Connection,
    log: Log<'a>,
    /// Those of which a record was looked at.
    tables: BTreeMap<Kind, Table<'a>>,
    /// What was said last of who may have a change, and lets the team have all of it.
    audience: String,
    /// What the records add to the content hash by what they show.
    said: Parts,
    rows: Found,
    hash: Found,
}

/// What came of looking at one record.
#[derive(Default)]
struct Looked {
    row: Option<(Kind, u32)>,
    part: [i64; 2],
}

impl<'a> Pass<'a> {
    fn all(&mut self) -> Result<()> {
        let db = self.db;
        let (first, later) = said_more_of(db)?;
        let mut statement = db.prepare(
            "SELECT n, record, kind, sets, seen, audience, aside, seq, lamport FROM change ORDER BY n",
        )?;
        let mut lines = statement.query([])?;
        while let Some(line) = lines.next()? {
            let n = line.get(0)?;
            if later.has(n) {
                continue;
            }
            let record = Uuid::from_bytes(line.get(1)?);
            if !first.has(n) {
                let is_aside: bool = line.get(6)?;
                if is_aside || self.is_plain(&record, line)? {
                    continue;
                }
            }
            let looked = self.look_at(&record)?;
            self.said.add(&record, looked.part);
        }
        for kind in Kind::ALL {
            with_kind!(kind, R => self.left_over::<R>()?);
        }
        // What cannot be read of one does not hide what the others found.
        if let Err(error) = asked::differences(db, &self.log, &mut self.rows) {
            self.rows.add(error.to_string());
        }
        if let Err(error) = self.sums() {
            self.hash.add(error.to_string());
        }
        Ok(())
    }

    /// What is kept for the content hash, against what was said.
    fn sums(&mut self) -> Result<()> {
        let kept = Kept::of(self.db)?;
        sums::differences(self.db, &self.log, &self.said, &kept.parts, &mut self.hash)?;
        kept.compare_sums(self.db, &mut self.hash)
    }

    /// Looks at these records; answers their rows.
    fn these(&mut self, records: &[Uuid]) -> Result<BTreeMap<Kind, BTreeSet<u32>>> {
        let mut rows: BTreeMap<Kind, BTreeSet<u32>> = BTreeMap::new();
        for record in records {
            let looked = self.look_at(record)?;
            sums::compare(self.db, record, looked.part, &mut self.hash)?;
            if let Some((kind, n)) = looked.row {
                rows.entry(kind).or_default().insert(n);
            }
        }
        let kept = Kept::of(self.db)?;
        kept.compare_sums(self.db, &mut self.hash)?;
        self.unmatched(kept.records)?;
        Ok(rows)
    }

    /// Proves a record of which this change alone was said, where that is done the short way.
    fn is_plain(&mut self, record: &Uuid, line: &Row) -> Result<bool> {
        // Numbers that are none are left to the long way, which names them.
        if line.get::<_, u64>(7).is_err() || line.get::<_, u64>(8).is_err() {
            return Ok(false);
        }
        let text = |column: usize| -> Option<&str> { line.get_ref(column).ok()?.as_str().ok() };
        let kind = text(2).and_then(Kind::from_table);
        let (Some(kind), Some(sets), Some("{}"), Some(audience)) =
            (kind, text(3), text(4), text(5))
        else {
            return Ok(false);
        };
        if !self.is_for_team(audience) {
            return Ok(false);
        }
        let table = table_of(&mut self.tables, self.db, kind)?;
        let part = table.agrees(record, sets, &self.log.joined)?;
        if let Some(part) = part {
            self.said.add(record, [part; 2]);
        }
        Ok(part.is_some())
    }

    /// May the team have all of a change with these audiences?
    fn is_for_team(&mut self, audience: &str) -> bool {
        if !audience.is_empty() && audience == self.audience {
            return true;
        }
        let said = serde_json::from_str::<BTreeMap<&str, &str>>(audience);
        let is_for_team = said.is_ok_and(|said| {
            said.contains_key("*") && said.values().all(|widest| *widest != "me")
        });
        if is_for_team {
            self.audience = audience.to_owned();
        }
        is_for_team
    }

    /// Compares a record with its row by all that was said of it.
    fn look_at(&mut self, record: &Uuid) -> Result<Looked> {
        let mut told = self.log.told(record)?;
        for change in std::mem::take(&mut told.unreadable) {
            self.rows.add(change);
        }
        if told.is_empty() {
            return Ok(Looked::default());
        }
        let part = self.log.parts(record, &told)?;
        let Some(kind) = Kind::from_table(&told.kind) else {
            return Ok(Looked { row: None, part });
        };
        let says = self.log.shown(record, &told)?;
        let n = with_kind!(kind, R => self.compare::<R>(record, &says)?);
        if let Some(n) = n {
            table_of(&mut self.tables, self.db, kind)?.seen.set(n);
        }
        Ok(Looked {
            row: n.map(|n| (kind, n)),
            part,
        })
    }

    /// Answers the number of the row.
    fn compare<R: Record>(&mut self, id: &Uuid, says: &Shown) -> Result<Option<u32>> {
        let table = R::KIND.table();
        let row = match rows::get::<R>(self.db, id) {
            Ok(row) => row,
            Err(Error::Damaged(why)) => {
                self.rows.add(format!("a row cannot be read: {why}"));
                let sql = format!("SELECT n FROM {table} WHERE id = ?1");
                let mut statement = self.db.prepare_cached(&sql)?;
                let n = statement.query_row([id.as_bytes()], |row| row.get(0));
                return Ok(n.optional()?);
            }
            Err(other) => return Err(other),
        };
        let expected = R::from_units(&says.units);
        let Some(row) = row else {
            if expected.is_ok() {
                self.rows
                    .add(format!("{table} {id} is in the log and has no row"));
            }
            return Ok(None);
        };
        if row.existence == Existence::Blank && expected.is_err() {
            // What made it a record is set aside, or has not come.
            return Ok(Some(row.n));
        }
        let (here, there) = (row.existence.token(), says.existence);
        if here != there {
            self.rows.add(format!(
                "{table} {id} is “{here}” in its row and “{there}” in the log"
            ));
        }
        if says.disputed != row.disputed {
            self.rows.add(format!(
                "{table} {id} has {} open questions, its row says {}",
                says.disputed, row.disputed
            ));
        }
        let Ok(expected) = expected else {
            self.rows.add(format!(
                "{table} {id} has a row, and in the log it is no whole record"
            ));
            return Ok(Some(row.n));
        };
        let (expected, here) = (expected.units(), row.record.units());
        let units: BTreeSet<&String> = expected.keys().chain(here.keys()).collect();
        for unit in units {
            if expected.get(unit) != here.get(unit) {
                self.rows.add(format!(
                    "{table} {id}: “{unit}” in its row is not what the log shows"
                ));
            }
        }
        Ok(Some(row.n))
    }

    /// Rows of a kind that no record of the log has.
    fn left_over<R: Record>(&mut self) -> Result<()> {
        let table = R::KIND.table();
        let none = Bits::default();
        let seen = self.tables.get(&R::KIND).map_or(&none, |table| &table.seen);
        if count(self.db, &format!("SELECT count(*) FROM {table}"))? == seen.count() {
            return Ok(());
        }
        let mut statement = self.db.prepare(&format!("SELECT * FROM {table}"))?;
        let mut lines = statement.query([])?;
        while let Some(line) = lines.next()? {
            if seen.has(line.get("n")?) {
                continue;
            }
            match rows::stored::<R>(line) {
                // What made it a record is set aside.
                Ok(row) if row.existence == Existence::Blank && is_in_log(self.db, &row.id)? => {}
                Ok(row) => self.rows.add(unknown(table, &row.id)),
                Err(Error::Damaged(why)) => {
                    self.rows.add(format!("a row cannot be read: {why}"));
                }
                Err(other) => return Err(other),
            }
        }
        Ok(())
    }

    /// Where there are not as many rows that are something as records that add something to the hash: looks at those
    /// of which there is the one without the other. Of a kind that this version does not know there is no row.
    fn unmatched(&mut self, records: u64) -> Result<()> {
        let mut rows = 0;
        for kind in Kind::ALL {
            let table = kind.table();
            // The rows of many assets that are not here are told by an index.
            let sql = format!(
                "SELECT (SELECT count(*) FROM {table}) \
                 - (SELECT count(*) FROM {table} WHERE existence <> 'here' AND existence = 'blank')"
            );
            rows += count(self.db, &sql)?;
        }
        if rows == records {
            return Ok(());
        }
        let tables = Kind::ALL.map(Kind::table);
        let no_row = tables
            .map(|table| format!(" AND NOT EXISTS (SELECT 1 FROM {table} WHERE id = p.record)"));
        let no_row = no_row.concat();
        let sql =
            format!("SELECT record FROM content_part p WHERE me <> 0{no_row} LIMIT {UNMATCHED}");
        for record in ids(self.db, &sql)? {
            self.look_at(&record)?;
        }
        for table in tables {
            let sql = format!(
                "SELECT id FROM {table} t WHERE existence <> 'blank' AND NOT EXISTS \
                 (SELECT 1 FROM content_part WHERE record = t.id AND me <> 0) LIMIT {UNMATCHED}"
            );
            for record in ids(self.db, &sql)? {
                if is_in_log(self.db, &record)? {
                    self.look_at(&record)?;
                } else {
                    self.rows.add(unknown(table, &record));
                }
            }
        }
        Ok(())
    }
}

/// Of the records of which more than one thing was said: the first change of each, and the others, by their numbers.
fn said_more_of(db: &Connection) -> Result<(Bits, Bits)> {
    let mut statement = db.prepare("SELECT record, n FROM change ORDER BY record, n")?;
    let mut lines = statement.query([])?;
    let (mut first, mut later) = (Bits::default(), Bits::default());
    let mut before: Option<([u8; 16], u32)> = None;
    while let Some(line) = lines.next()? {
        let (record, n): ([u8; 16], u32) = (line.get(0)?, line.get(1)?);
        match before {
            Some((same, began)) if same == record => {
                first.set(began);
                later.set(n);
            }
            _ => before = Some((record, n)),
        }
    }
    Ok((first, later))
}

fn table_of<'t, 'a>(
    tables: &'t mut BTreeMap<Kind, Table<'a>>,
    db: &'a Connection,
    kind: Kind,
) -> Result<&'t mut Table<'a>> {
    Ok(match tables.entry(kind) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(new) => new.insert(Table::of(db, kind)?),
    })
}

fn unknown(table: &str, id: &Uuid) -> String {
    format!("{table} {id} has a row, and the log knows nothing of it")
}

fn count(db: &Connection, sql: &str) -> Result<u64> {
    Ok(db.query_row(sql, [], |row| row.get(0))?)
}

fn ids(db: &Connection, sql: &str) -> Result<Vec<Uuid>> {
    let mut statement = db.prepare(sql)?;
    let ids = statement.query_map([], |row| Ok(Uuid::from_bytes(row.get(0)?)))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Is anything known of a record, also what is set aside?
fn is_in_log(db: &Connection, id: &Uuid) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM change WHERE record = ?1")?
        .exists([id.as_bytes()])?)
}
