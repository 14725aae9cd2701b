//! The rows against what the log shows.

use super::log::{Log, Shown};
use crate::area::Area;
use crate::asset::Asset;
use crate::attachment::Attachment;
use crate::catalogue::Named;
use crate::confirmation::Confirmation;
use crate::consent::{Consent, Purpose};
use crate::contact::Contact;
use crate::custom_field::CustomField;
use crate::disclosure::Disclosure;
use crate::error::{Error, Result};
use crate::inbox::InboxItem;
use crate::partner::{Partner, ReleaseProfile};
use crate::record::Record;
use crate::relationship::Relationship;
use crate::rights::RightsRequest;
use crate::saved_view::SavedView;
use crate::storage::rows;
use crate::vocabulary::RelationshipType;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Rows that are not what the log shows, rows the log knows nothing of, and what the log shows without a row.
pub fn differences(db: &Connection, log: &Log) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut shown = log.shown();
    compare::<Asset>(db, &mut shown, &mut found)?;
    compare::<Contact>(db, &mut shown, &mut found)?;
    compare::<Relationship>(db, &mut shown, &mut found)?;
    compare::<RelationshipType>(db, &mut shown, &mut found)?;
    compare::<Area>(db, &mut shown, &mut found)?;
    compare::<Confirmation>(db, &mut shown, &mut found)?;
    compare::<crate::activity::Activity>(db, &mut shown, &mut found)?;
    compare::<Attachment>(db, &mut shown, &mut found)?;
    compare::<InboxItem>(db, &mut shown, &mut found)?;
    compare::<Partner>(db, &mut shown, &mut found)?;
    compare::<ReleaseProfile>(db, &mut shown, &mut found)?;
    compare::<Disclosure>(db, &mut shown, &mut found)?;
    compare::<SavedView>(db, &mut shown, &mut found)?;
    compare::<CustomField>(db, &mut shown, &mut found)?;
    compare::<Purpose>(db, &mut shown, &mut found)?;
    compare::<Consent>(db, &mut shown, &mut found)?;
    compare::<RightsRequest>(db, &mut shown, &mut found)?;
    compare::<Named>(db, &mut shown, &mut found)?;
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
        let Some(says) = shown.remove(&id).filter(|says| says.kind == table) else {
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
        let expected = R::from_units(&says.units).map(|record| record.units());
        let expected = expected.map_err(|e| Error::Damaged(e.to_string()))?;
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
