//! What was asked for, and by when it is due.

use super::{Right, RightsRequest, day, said};
use crate::api::With;
use crate::asset::{Asset, AssetKind, shown_as, stored};
use crate::catalogue::{Catalogue, Outcome};
use crate::consent::today;
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, RightsRequestId};
use crate::log::door::Tx;
use crate::storage::rows::{self, Existence, get};
use jiff::ToSpan;
use jiff::civil::Date;
use rusqlite::Connection;
use serde::Serialize;

/// The law says one month; the shortest has 28 days.
const DAYS: i32 = 28;

/// A request that is still to be done, as work.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct RequestLine {
    pub id: RightsRequestId,
    pub is: RightsRequest,
    pub name: String,
    /// Days until it is due; below 0 where that is past.
    pub days_left: i32,
}

impl Catalogue {
    /// What was asked for and is not done: the next due first.
    pub fn open_requests(&self) -> Result<Vec<RequestLine>> {
        self.read(|db| {
            let today = today(db)?;
            let mut lines = Vec::new();
            for found in rows::all::<RightsRequest>(db, "n")? {
                let is = found.record;
                let person = get::<Asset>(db, &is.person.0)?;
                let person = person.filter(|person| person.existence != Existence::Blank);
                let (Some(person), None) = (person, &is.done_on) else {
                    continue;
                };
                let due: Date = is.due_on.parse().unwrap_or(today);
                lines.push(RequestLine {
                    id: RightsRequestId(found.id),
                    name: person.record.name,
                    days_left: (due - today).get_days(),
                    is,
                });
            }
            lines.sort_by(|a, b| a.is.due_on.cmp(&b.is.due_on));
            Ok(lines)
        })
    }

    /// All that one person ever asked for, the newest first.
    pub fn requests_of(
        &self,
        person: AssetId,
    ) -> Result<Vec<With<RightsRequestId, RightsRequest>>> {
        self.read(|db| {
            let person = shown_as(db, person)?;
            let mut found = rows::of::<RightsRequest>(db, "person", &person.0)?;
            found.sort_by(|a, b| (&b.record.asked_on, b.n).cmp(&(&a.record.asked_on, a.n)));
            let with = |found: rows::Stored<RightsRequest>| With {
                id: RightsRequestId(found.id),
                is: found.record,
            };
            Ok(found.into_iter().map(with).collect())
        })
    }

    /// Writes down that somebody asked for something; due after 28 days.
    ///
    /// # Errors
    /// `Invalid` where it is nobody who could ask, or a day to come.
    pub fn ask_right(
        &self,
        person: AssetId,
        right: Right,
        asked_on: String,
        note: Option<String>,
    ) -> Result<Outcome<RightsRequestId>> {
        let id = RightsRequestId::new();
        self.transact(Label::one(Action::AskRight, person), |tx| {
            let person = shown_as(tx.db(), person)?;
            tx.label.record = Some(person.into());
            if stored(tx.db(), person)?.record.kind != AssetKind::Person {
                return Err(Error::invalid(
                    "Only people ask for what is held about them.",
                ));
            }
            let asked_on = day(&asked_on)?;
            if asked_on > today(tx.db())?.to_string() {
                return Err(Error::invalid("That day is still to come."));
            }
            let request = RightsRequest {
                person,
                right,
                due_on: due(&asked_on)?,
                asked_on,
                done_on: None,
                field: None,
                was: None,
                note: note.as_deref().and_then(said),
            };
            tx.create(id, &request)?;
            Ok(id)
        })
    }

    /// What was asked for is done, today.
    pub fn settle_right(&self, id: RightsRequestId, note: Option<String>) -> Result<Outcome<()>> {
        self.transact(Label::of(Action::SettleRight), |tx| {
            let request = get::<RightsRequest>(tx.db(), &id.0)?
                .filter(|found| found.existence == Existence::Here)
                .or_not_found("request")?
                .record;
            tx.label.record = Some(request.person.into());
            let done_on = Some(today(tx.db())?.to_string());
            let note = note.as_deref().and_then(said).or(request.note.clone());
            let done = RightsRequest {
                done_on,
                note,
                ..request
            };
            tx.update(id, &done).map(drop)
        })
    }
}

/// Four weeks after a day.
pub(super) fn due(day: &str) -> Result<String> {
    let asked: std::result::Result<Date, _> = day.parse();
    let due = asked.and_then(|day| day.checked_add(DAYS.days()));
    due.map(|due| due.to_string())
        .map_err(|_| Error::invalid(format!("“{day}” is not a day. Write it as 2026-03-31.")))
}

/// Marks as done what a person asked for of this kind; answers how many there were.
pub(super) fn done(tx: &mut Tx, person: AssetId, right: Right) -> Result<usize> {
    let today = today(tx.db())?.to_string();
    let asked = open(tx.db(), person, right)?;
    for (id, request) in &asked {
        let done = RightsRequest {
            done_on: Some(today.clone()),
            ..request.clone()
        };
        tx.update(*id, &done)?;
    }
    Ok(asked.len())
}

/// What a person asked for of this kind and is not done.
pub(super) fn open(
    db: &Connection,
    person: AssetId,
    right: Right,
) -> Result<Vec<(RightsRequestId, RightsRequest)>> {
    let found = rows::of::<RightsRequest>(db, "person", &person.0)?;
    let open = found
        .into_iter()
        .filter(|found| found.record.right == right && found.record.done_on.is_none());
    Ok(open
        .map(|found| (RightsRequestId(found.id), found.record))
        .collect())
}
