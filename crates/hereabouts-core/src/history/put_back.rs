//! One field put back as it was before an operation: an edit like one by hand, with all that an edit by hand heeds.
//!
//! Taking a step back takes all of it back; this takes one answer out of it, however much was done since. What an edit
//! cannot say is not said here either, and nothing is let out by the way.

use super::{Action, Label};
use crate::activity::Activity;
use crate::api::Edit;
use crate::area::Area;
use crate::asset::{Asset, by_hand, stored};
use crate::attachment::let_go;
use crate::catalogue::{Catalogue, Outcome};
use crate::contact::Contact;
use crate::custom_field::of_unit;
use crate::drawing::well_drawn;
use crate::error::{Error, OrNotFound, Result};
use crate::follow_up::FollowUp;
use crate::gift::Gift;
use crate::id::{AssetId, ContactId, RecordId};
use crate::log::door::Tx;
use crate::log::rows::changes_of;
use crate::log::view::{View, lets_out_more, same_values};
use crate::log::{AUDIENCE, Change, EXISTS, Sets, joined, undo};
use crate::possible_action::PossibleAction;
use crate::record::{Kind, Record, field_of, is_blank};
use crate::relationship::{Relationship, Twins};
use crate::rights::contact_put_right;
use crate::storage::rows::{Existence, get};
use crate::vocabulary;
use crate::wish::Wish;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeMap;

const NOT_BY_ITSELF: &str = "This cannot be put back by itself. Change it where it stands, or take the whole step back in the list of what was done.";
const SAYS_SO: &str = "It says that already.";
const NEEDED: &str =
    "There was nothing before, and without it this would not be what it is. Change it instead.";

impl Catalogue {
    /// Puts back what a unit of a record held before an operation, as one step of the undo list.
    ///
    /// # Errors
    /// `Invalid` where the log does not hold what was there before, where it says that already, where an edit by hand
    /// could not say it, and where more would leave with it: the sentence says where to do that on purpose.
    pub fn put_back(&self, record: RecordId, unit: String, op: String) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::PutBack, record), |tx| {
            let past = Past::of(tx.db(), &record, &unit, &op)?;
            put(tx, record, &unit, &past)
        })
    }
}

/// What a unit holds, and what it held before an operation. Several values are a question.
struct Past {
    kind: Option<Kind>,
    now: Vec<Value>,
    was: Vec<Value>,
}

impl Past {
    fn of(db: &Connection, record: &RecordId, unit: &str, op: &str) -> Result<Past> {
        if unit == EXISTS {
            return Err(Error::invalid(
                "Whether something is here is not put back like a field. Take it out of the bin, or take the whole step back in the list of what was done.",
            ));
        }
        if joined::is_about_joining(unit) {
            return Err(Error::invalid(
                "That two became one is not put back like a field. Take them apart on the card.",
            ));
        }
        let log = changes_of(db, record)?;
        let of_it = |change: &&Change| change.op == op && change.sets.contains_key(unit);
        let Some(change) = log.iter().find(of_it) else {
            return Err(Error::invalid(
                "What was done there is not known here any more, so nothing can be put back.",
            ));
        };
        let Some(was) = undo::before(&log, change, unit) else {
            return Err(Error::invalid(
                "What it said before that is not known here, so it cannot be put back.",
            ));
        };
        let view = View::of(&log);
        let now = view.values(unit);
        if same_values(&now, &was) {
            return Err(Error::invalid(SAYS_SO));
        }
        let shown = view.shown(unit);
        match was.iter().find_map(|then| lets_out(unit, &shown, then)) {
            Some(why) => Err(Error::invalid(why)),
            None => Ok(Past {
                kind: Kind::from_table(&change.kind),
                now,
                was,
            }),
        }
    }
}

/// Where more is let out on purpose, if more would leave with `then` than with `now`.
fn lets_out(unit: &str, now: &Value, then: &Value) -> Option<&'static str> {
    let is_listed = unit == "may_be_listed" && *then == Value::Bool(true) && then != now;
    if !is_listed && !lets_out_more(unit, now, then) {
        return None;
    }
    Some(match unit {
        AUDIENCE => {
            "More people could see it then. If they should, choose who on its card, and say why."
        }
        "may_be_published" => {
            "It could be published then. If it may be, say so where it stands on the card, and who said that."
        }
        "may_be_listed" => {
            "It would stand on the list that everybody takes home then. If it may, say so at the session."
        }
        "withdrawn" | "review_by" => {
            "It would count again then, or for longer. If they agree to that, ask them anew on their sharing page."
        }
        "restricted" => {
            "It would be used again then. If it may be, say why, on its page “Rights and last day”."
        }
        _ => "More of it could leave then than now. If it should, change that on its card.",
    })
}

fn put(tx: &mut Tx, record: RecordId, unit: &str, past: &Past) -> Result<()> {
    match past.kind {
        Some(Kind::Asset) => put_asset(tx, AssetId(record), unit, past),
        Some(Kind::Contact) => put_contact(tx, record, unit, past),
        Some(Kind::Relationship) => {
            said_once(tx.db(), &record)?;
            put_record::<Relationship>(tx, record, unit, past, |_, tie| tie.valid())
        }
        Some(Kind::Activity) => put_record::<Activity>(tx, record, unit, past, |db, activity| {
            let activity = activity.valid()?;
            activity.may_stand(db)?;
            Ok(activity)
        }),
        Some(Kind::Area) => put_record::<Area>(tx, record, unit, past, |_, area| {
            let area = area.valid()?;
            if let Some(geometry) = area.geometry.as_ref().filter(|_| unit == "geometry") {
                well_drawn(geometry)?;
            }
            Ok(area)
        }),
        Some(Kind::Gift) => put_record::<Gift>(tx, record, unit, past, |_, gift| gift.valid()),
        Some(Kind::Wish) => put_record::<Wish>(tx, record, unit, past, |_, wish| wish.valid()),
        Some(Kind::FollowUp) => {
            put_record::<FollowUp>(tx, record, unit, past, |_, promise| promise.valid())
        }
        Some(Kind::PossibleAction) => {
            put_record::<PossibleAction>(tx, record, unit, past, |_, action| action.valid())
        }
        // What was agreed to, asked for by right or given away, and what has an order of its own, is no single answer.
        _ => Err(Error::invalid(NOT_BY_ITSELF)),
    }
}

fn put_asset(tx: &mut Tx, id: AssetId, unit: &str, past: &Past) -> Result<()> {
    let there = get::<Asset>(tx.db(), &id.0)?;
    if there.is_some_and(|found| found.existence == Existence::Joined) {
        return Err(Error::invalid(
            "It is one with another now. Take them apart on the card first.",
        ));
    }
    let before = stored(tx.db(), id)?.record;
    may_be_edited(&before, unit)?;
    let mut after = Vec::new();
    for value in &past.was {
        let typed = Edit(as_typed(&before, unit, value)?);
        after.push(by_hand(tx.db(), id, &before, &typed)?);
    }
    write(tx, id.0, unit, past, &after)?;
    match after.first() {
        Some(shown) => let_go(tx, id, shown),
        None => Ok(()),
    }
}

/// Changes as somebody would give them: a list whole, what is said in a field of the team's own by its unit.
fn as_typed(before: &Asset, unit: &str, value: &Value) -> Result<BTreeMap<String, Value>> {
    if of_unit(unit).is_some() {
        return Ok(BTreeMap::from([(unit.to_owned(), value.clone())]));
    }
    let field = field_of::<Asset>(unit);
    let after = serde_json::to_value(with(before, unit, value)?);
    let after = after.map_err(|e| Error::Damaged(e.to_string()))?;
    let typed = after.get(field).cloned().unwrap_or_default();
    Ok(BTreeMap::from([(field.to_owned(), typed)]))
}

/// Whoever was given the number or address that is there now is told, as after an edit.
fn put_contact(tx: &mut Tx, record: RecordId, unit: &str, past: &Past) -> Result<()> {
    if matches!(unit, "channel" | "value") {
        let there = get::<Contact>(tx.db(), &record)?.or_not_found("contact")?;
        contact_put_right(tx, ContactId(record), &there.record)?;
    }
    put_record::<Contact>(tx, record, unit, past, |db, contact| {
        let contact = contact.valid()?;
        contact.may_stand(db)?;
        Ok(contact)
    })
}

/// One of several ties that say the same cannot change without the others.
fn said_once(db: &Connection, record: &RecordId) -> Result<()> {
    let found = get::<Relationship>(db, record)?.or_not_found("relationship")?;
    let known = vocabulary::all(db)?;
    let (twins, _) = Twins::of(db, &known, &found)?;
    match twins.0.len() > 1 {
        true => Err(Error::invalid(
            "This tie was written down more than once and is shown as one. Change it on the card, then all of them follow.",
        )),
        false => Ok(()),
    }
}

/// Puts back a unit of a record that is here. `valid` tidies it as an edit would, or says why that cannot be.
fn put_record<R: Record>(
    tx: &mut Tx,
    record: RecordId,
    unit: &str,
    past: &Past,
    valid: impl Fn(&Connection, R) -> Result<R>,
) -> Result<()> {
    let found = get::<R>(tx.db(), &record)?
        .filter(|found| found.existence == Existence::Here)
        .or_not_found("entry")?;
    may_be_edited(&found.record, unit)?;
    let mut after = Vec::new();
    for value in &past.was {
        after.push(valid(tx.db(), with(&found.record, unit, value)?)?);
    }
    write(tx, record, unit, past, &after)
}

/// Writes what the record becomes with each of the values: the first is the one that is shown.
fn write<R: Record>(
    tx: &mut Tx,
    record: RecordId,
    unit: &str,
    past: &Past,
    after: &[R],
) -> Result<()> {
    let values: Vec<Value> = after
        .iter()
        .map(|after| after.units().remove(unit).unwrap_or_default())
        .collect();
    if same_values(&past.now, &values) {
        return Err(Error::invalid(SAYS_SO));
    }
    // The lists know the fields of an asset by name; of what hangs on one it is enough that something came back.
    if R::KIND == Kind::Asset {
        tx.label.field = Some(field_of::<R>(unit).to_owned());
    }
    if let Some(shown) = after.first() {
        tx.update(record, shown)?;
    }
    // Said as well where it is the one that is shown already and others are in question, and where it was a question.
    let sets = Sets::from([(unit.to_owned(), values)]);
    tx.write(R::KIND.table(), record, sets, None)
}

/// The record with one of its units as it was.
fn with<R: Record>(record: &R, unit: &str, value: &Value) -> Result<R> {
    let mut units = record.units();
    match is_blank(value) {
        true => units.remove(unit),
        false => units.insert(unit.to_owned(), value.clone()),
    };
    R::from_units(&units).map_err(|_| Error::invalid(NEEDED))
}

/// Only what an edit can write is put back: a field that may change, or an element of a list.
fn may_be_edited<R: Record>(record: &R, unit: &str) -> Result<()> {
    let fields = serde_json::to_value(record).map_err(|e| Error::Damaged(e.to_string()))?;
    let prefix = unit.split_once('/').map(|(prefix, _)| prefix);
    let is_element = R::ELEMENTS.iter().any(|(_, of, _)| prefix == Some(*of));
    let is_list = R::ELEMENTS.iter().any(|(list, ..)| *list == unit);
    let is_field = fields.get(unit).is_some() && !is_list && !R::FIXED.contains(&unit);
    match is_element || is_field {
        true => Ok(()),
        false => Err(Error::invalid(NOT_BY_ITSELF)),
    }
}
