//! The rows against what the log shows.

use super::log::{Log, Shown};
use super::{apart, twins};
use crate::error::{Error, Result};
use crate::log::project::with_kind;
use crate::record::{Kind, Record};
use crate::storage::rows::{self, Existence};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Rows that are not what the log shows, rows the log knows nothing of, and what the log shows without a row.
pub fn differences(db: &Connection, log: &Log) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut shown = log.shown();
    found.extend(twins::differences(db, log, &shown)?);
    found.extend(apart::differences(db, log, &shown)?);
    for kind in Kind::ALL {
        with_kind!(kind, R => compare::<R>(db, &mut shown, &mut found)?);
    }
    Ok(found)
}

fn compare<R: Record>(
    db: &Connection,
    shown: &mut BTreeMap<Uuid, Shown>,
    found: &mut Vec<String>,
) -> Result<()> {
    let table = R::KIND.table();
    let mut statement = db.prepare(&format!("SELECT * FROM {table}"))?;
    let mut lines = statement.query([])?;
    while let Some(line) = lines.next()? {
        let row = match rows::stored::<R>(line) {
            Ok(row) => row,
            Err(Error::Damaged(why)) => {
                found.push(format!("a row cannot be read: {why}"));
                continue;
            }
            Err(other) => return Err(other),
        };
        let id = row.id;
        let says = shown.remove(&id).filter(|says| says.kind == table);
        let expected = says.as_ref().map(|says| R::from_units(&says.units));
        if row.existence == Existence::Blank && !matches!(expected, Some(Ok(_))) {
            // What made it a record is set aside, or has not come.
            if is_in_log(db, &id)? {
                continue;
            }
        }
        let Some(says) = says else {
            found.push(format!(
                "{table} {id} has a row, and the log knows nothing of it"
            ));
            continue;
        };
        if says.existence != row.existence.token() {
            let (here, there) = (row.existence.token(), says.existence);
            found.push(format!(
                "{table} {id} is “{here}” in its row and “{there}” in the log"
            ));
        }
        if says.disputed != row.disputed {
            found.push(format!(
                "{table} {id} has {} open questions, its row says {}",
                says.disputed, row.disputed
            ));
        }
        let Some(Ok(expected)) = expected.map(|record| record.map(|record| record.units())) else {
            found.push(format!(
                "{table} {id} has a row, and in the log it is no whole record"
            ));
            continue;
        };
        let here = row.record.units();
        let units: BTreeSet<&String> = expected.keys().chain(here.keys()).collect();
        for unit in units
            .into_iter()
            .filter(|unit| expected.get(*unit) != here.get(*unit))
        {
            found.push(format!(
                "{table} {id}: “{unit}” in its row is not what the log shows"
            ));
        }
    }
    for (id, _) in shown
        .iter()
        .filter(|(_, says)| says.kind == table && R::from_units(&says.units).is_ok())
    {
        found.push(format!("{table} {id} is in the log and has no row"));
    }
    shown.retain(|_, says| says.kind != table);
    Ok(())
}

/// Is anything known of a record, also what is set aside?
fn is_in_log(db: &Connection, id: &Uuid) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM change WHERE record = ?1")?
        .exists([id.as_bytes()])?)
}
