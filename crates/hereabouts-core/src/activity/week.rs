//! What is on in seven days.

use super::{Activity, named};
use crate::asset::AssetKind;
use crate::error::Result;
use crate::id::{ActivityId, AssetId};
use crate::search::Bits;
use crate::storage::rows;
use jiff::ToSpan;
use jiff::civil::Date;
use rusqlite::Connection;
use serde::Serialize;

/// One time that something happens.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Occurrence {
    pub id: ActivityId,
    pub name: String,
    /// ISO 8601 day.
    pub on: String,
    pub begins: Option<String>,
    pub ends: Option<String>,
    pub host: AssetId,
    pub host_name: String,
    pub host_kind: AssetKind,
    pub at_name: Option<String>,
}

pub(super) fn week(db: &Connection, from: Date, shown: &Bits) -> Result<Vec<Occurrence>> {
    let to = from.saturating_add(6.days());
    let mut found = Vec::new();
    for row in rows::all::<Activity>(db, "n")? {
        let activity = row.record;
        let Some(schedule) = &activity.schedule else {
            continue;
        };
        let host = rows::get::<crate::asset::Asset>(db, &activity.host.0)?;
        let here = |n: u32| shown.has(n);
        let Some(host) =
            host.filter(|host| host.existence == rows::Existence::Here && here(host.n))
        else {
            continue;
        };
        let at_name = match activity.at {
            Some(at) => named(db, at)?,
            None => None,
        };
        for day in schedule.between(from, to, 7) {
            found.push(Occurrence {
                id: ActivityId(row.id),
                name: activity.name.clone(),
                on: day.to_string(),
                begins: schedule.begins.clone(),
                ends: schedule.ends.clone(),
                host: activity.host,
                host_name: host.record.name.clone(),
                host_kind: host.record.kind,
                at_name: at_name.clone(),
            });
        }
    }
    found.sort_by(|a, b| {
        (&a.on, &a.begins, &a.host_name, a.id).cmp(&(&b.on, &b.begins, &b.host_name, b.id))
    });
    Ok(found)
}
