//! Something that was wrong is put right, and whoever was given it is to be told (UK GDPR, articles 16 and 19).

use super::{Right, RightsRequest, requests, said};
use crate::api::Edit;
use crate::asset::{Asset, AssetKind, by_hand, keep, shown_as, stored};
use crate::audience::Audience;
use crate::catalogue::{Catalogue, Outcome};
use crate::consent::{Past, Sent, Shareable, sent, today};
use crate::contact::{Contact, ContactKind};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, ContactId, RightsRequestId};
use crate::log::door::Tx;
use crate::log::joined::one_with;
use crate::record::Record;
use crate::release::of_person;
use crate::storage::rows::of;
use rusqlite::Connection;
use serde::Serialize;

/// The name of a way to reach somebody where a field is named.
const CONTACT: &str = "contacts";

/// Something of a person that was put right, and whom to tell.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Correction {
    pub request: RightsRequestId,
    pub field: String,
    /// Of a name: what it was.
    pub was: Option<String>,
    /// What was sent before that, and told what was wrong; the newest first.
    pub sent: Vec<Sent>,
}

impl Catalogue {
    /// All that was put right of a person, with those who were given it as it was before.
    pub fn corrections(&self, person: AssetId) -> Result<Vec<Correction>> {
        self.read(|db| {
            let person = shown_as(db, person)?;
            let mut corrections = Vec::new();
            for found in of::<RightsRequest>(db, "person", &person.0)? {
                let RightsRequest {
                    right: Right::Correction,
                    done_on: Some(_),
                    field: Some(field),
                    was,
                    ..
                } = found.record
                else {
                    continue;
                };
                let past = Past::of(db, &found.id)?;
                let done = past.last_said("done_on");
                let mut sent = told_of(db, person, &field)?;
                sent.retain(|sent| done.is_none_or(|done| sent.on.as_str() <= done));
                corrections.push(Correction {
                    request: RightsRequestId(found.id),
                    field,
                    was,
                    sent,
                });
            }
            Ok(corrections)
        })
    }

    /// Puts one field of a person right, and writes down that it was. Answers who was given what was wrong, to be
    /// told.
    ///
    /// # Errors
    /// `Invalid` where it says that already, or cannot say it.
    pub fn correct(
        &self,
        person: AssetId,
        fields: Edit,
        note: Option<String>,
    ) -> Result<Outcome<Vec<Sent>>> {
        self.transact(Label::one(Action::Correct, person), |tx| {
            let (Some(field), 1) = (fields.0.keys().next().cloned(), fields.0.len()) else {
                return Err(Error::invalid("Choose the one thing that is wrong."));
            };
            let person = shown_as(tx.db(), person)?;
            tx.label.record = Some(person.into());
            let before = stored(tx.db(), person)?.record;
            // Before it is put right: what is being done has no moment yet.
            let sent = told_of(tx.db(), person, &field)?;
            let after = by_hand(tx.db(), person, &before, &fields)?;
            if !keep(tx, person, &after)? {
                return Err(Error::invalid(
                    "It says so already. Write what is right instead.",
                ));
            }
            let was = Some(before.name).filter(|_| field == "name");
            write_down(tx, person, &field, was, note.as_deref())?;
            Ok(sent)
        })
    }
}

/// What was sent that told a field of a person, the newest first: they agreed to it then, and it said something.
fn told_of(db: &Connection, person: AssetId, field: &str) -> Result<Vec<Sent>> {
    let what = match field {
        "name" => Some(Shareable::Name),
        CONTACT => Some(Shareable::Contact),
        _ => of_person(field),
    };
    let Some(what) = what else {
        return Ok(Vec::new());
    };
    // Under whichever id they were told of.
    let pasts = one_with(db, &person.0)?.into_iter();
    let pasts: Vec<Past> = pasts.map(|id| Past::of(db, &id)).collect::<Result<_>>()?;
    let element = Asset::ELEMENTS.iter().find(|(of, ..)| *of == field);
    let element = element.map(|(_, prefix, _)| *prefix);
    let mut sent = sent(db, person, None)?;
    sent.retain(|sent| {
        let mut pasts = pasts.iter();
        let said =
            field == CONTACT || pasts.any(|past| past.said_something(field, element, &sent.on));
        let columns = &sent.columns;
        let is_column = field == CONTACT || columns.is_empty() || columns.contains(field);
        said && is_column && sent.what.contains(&what)
    });
    Ok(sent)
}

/// The number or address of a person was changed on their card. Where somebody was given the one before, it is written
/// down as put right; answers who, to be told.
pub(crate) fn contact_put_right(tx: &mut Tx, id: ContactId, was: &Contact) -> Result<Vec<Sent>> {
    let person = was.asset;
    if stored(tx.db(), person)?.record.kind != AssetKind::Person {
        return Ok(Vec::new());
    }
    let own = was.kind == ContactKind::Personal;
    if !own && !was.may_be_published {
        return Ok(Vec::new());
    }
    let past = Past::of(tx.db(), &id.0)?;
    let since = past.last_said("value");
    let mut sent = told_of(tx.db(), person, CONTACT)?;
    // What left before it was here did not hold it, and a person's own goes to partners alone.
    sent.retain(|sent| {
        let held = since.is_none_or(|since| since <= sent.on.as_str());
        held && !(own && sent.audience == Audience::Public)
    });
    if !sent.is_empty() {
        write_down(tx, person, CONTACT, None, None)?;
    }
    Ok(sent)
}

/// What was put right: of what they asked for, or by itself.
fn write_down(
    tx: &mut Tx,
    person: AssetId,
    field: &str,
    was: Option<String>,
    note: Option<&str>,
) -> Result<()> {
    let today = today(tx.db())?.to_string();
    let note = note.and_then(said);
    let field = Some(field.to_owned());
    match requests::open(tx.db(), person, Right::Correction)?.pop() {
        Some((id, asked)) => {
            let done = RightsRequest {
                done_on: Some(today),
                field,
                was,
                note: note.or(asked.note.clone()),
                ..asked
            };
            tx.update(id, &done).map(drop)
        }
        None => {
            let done = RightsRequest {
                person,
                right: Right::Correction,
                due_on: requests::due(&today)?,
                asked_on: today.clone(),
                done_on: Some(today),
                field,
                was,
                note,
            };
            tx.create(RightsRequestId::new(), &done)
        }
    }
}
