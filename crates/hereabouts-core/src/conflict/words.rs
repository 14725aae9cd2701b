//! Answers in words, where nobody could read them as they are: ids by what they name, and what is made of pieces.
//!
//! What the window has words for itself (choices, days, numbers, yes and no) is left to it.

use crate::activity::Schedule;
use crate::audience::Audience;
use crate::catalogue::today;
use crate::contact::Reach;
use crate::custom_field::Choice;
use crate::drawing::measured;
use crate::error::Result;
use crate::geometry::Geometry;
use crate::id::RecordId;
use crate::log::{AUDIENCE, understood, undo};
use crate::place::Place;
use crate::record::Kind;
use crate::saved_view::Camera;
use crate::vocabulary::{self, TypeWords, lookup};
use rusqlite::{Connection, OptionalExtension};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

/// So many days are named of what comes again.
const DAYS: usize = 3;

/// An answer in words; none where it needs none, or has none.
pub(super) fn of(db: &Connection, kind: Kind, unit: &str, value: &Value) -> Result<Option<String>> {
    match value {
        // One of several that are named: who is there, what it is about.
        Value::Bool(true) => match unit.split_once('/') {
            Some((_, element)) => named(db, element),
            None => Ok(None),
        },
        Value::String(text) if unit == AUDIENCE => partners(db, text),
        Value::String(text) if kind == Kind::Consent && unit == "to" => partners(db, text),
        Value::String(key) if kind == Kind::RelationshipType && unit == "merged_into" => {
            let known = vocabulary::all(db)?;
            Ok(lookup(&known, key).map(|kind| kind.wording.clone()))
        }
        Value::String(text) => named(db, text),
        Value::Array(_) | Value::Object(_) => Ok(in_pieces(unit, value)),
        Value::Null | Value::Bool(false) | Value::Number(_) => Ok(None),
    }
}

/// Who is introduced, in SQL.
const PARTIES: &str = "coalesce((SELECT group_concat(a.name, ', ') FROM involved v JOIN asset a ON a.id = v.asset \
    WHERE v.record = introduction.id), '')";

/// What an id names; none for any other text.
fn named(db: &Connection, text: &str) -> Result<Option<String>> {
    let Ok(id) = text.parse::<RecordId>() else {
        return Ok(None);
    };
    if let Some(name) = undo::name_of(db, &id)? {
        return Ok(Some(name));
    }
    for (kind, column) in [
        (Kind::Gift, "what"),
        (Kind::Wish, "what"),
        (Kind::FollowUp, "what"),
        (Kind::Activity, "name"),
        (Kind::Gathering, "name"),
        (Kind::PossibleAction, "name"),
        (Kind::RelationshipType, "wording"),
        (Kind::Conversation, "\"on\""),
        (Kind::Introduction, PARTIES),
    ] {
        let sql = format!("SELECT {column} FROM {} WHERE id = ?1", kind.table());
        let found: Option<String> = db
            .prepare_cached(&sql)?
            .query_row([id.as_bytes()], |row| row.get(0))
            .optional()?;
        if let Some(name) = found.filter(|name| !name.is_empty()) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Partners by their names; none for an audience without.
fn partners(db: &Connection, text: &str) -> Result<Option<String>> {
    let Ok(Audience::Partners(partners)) = text.parse::<Audience>() else {
        return Ok(None);
    };
    let mut names = Vec::new();
    for partner in partners {
        names.extend(undo::name_of(db, &partner.0)?);
    }
    Ok(listed(names, ", "))
}

fn in_pieces(unit: &str, value: &Value) -> Option<String> {
    match unit {
        "place" => place(&read(value)?),
        "schedule" => Some(schedule(&read(value)?)),
        "geometry" => size(&read(value)?),
        "camera" => {
            let camera: Camera = read(value)?;
            Some(spot([camera.lon, camera.lat]))
        }
        "choices" => {
            let choices: Vec<Choice> = read(value)?;
            listed(choices.into_iter().map(|choice| choice.label), "; ")
        }
        "words" => {
            let words: BTreeMap<String, TypeWords> = read(value)?;
            let both = |(language, words): (String, TypeWords)| {
                format!("{language}: {} / {}", words.wording, words.inverse)
            };
            listed(words.into_iter().map(both), "; ")
        }
        "reach" => {
            let reach: Vec<Reach> = read(value)?;
            listed(reach.into_iter().map(|reach| reach.value), "; ")
        }
        _ => None,
    }
}

fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    understood::value(value)
}

/// Those that say something, joined; none where none does.
fn listed(texts: impl IntoIterator<Item = String>, between: &str) -> Option<String> {
    let texts = texts.into_iter().filter(|text| !text.is_empty());
    let texts: Vec<String> = texts.collect();
    (!texts.is_empty()).then(|| texts.join(between))
}

/// As people say it, and the spot: two pins may have one address.
fn place(place: &Place) -> Option<String> {
    let lines = |text: &String| text.lines().collect::<Vec<_>>().join(", ");
    let said = [&place.address, &place.postcode].into_iter().flatten();
    let spot = place
        .geometry
        .as_ref()
        .map(|geometry| geometry.label_point());
    listed(said.map(lines).chain(spot.map(self::spot)), ", ")
}

/// Latitude and longitude to the metre.
fn spot([lon, lat]: [f64; 2]) -> String {
    format!("{lat:.5}, {lon:.5}")
}

/// The next days on which it happens, and the time.
fn schedule(schedule: &Schedule) -> String {
    let next = schedule.next(today(), DAYS);
    let mut words: Vec<String> = next.iter().map(ToString::to_string).collect();
    if words.is_empty() {
        words.push(schedule.first.clone());
    }
    let time = [&schedule.begins, &schedule.ends].into_iter().flatten();
    let time: Vec<&str> = time.map(String::as_str).collect();
    if !time.is_empty() {
        words.push(time.join("–"));
    }
    words.join(", ")
}

/// How large an outline is.
fn size(geometry: &Geometry) -> Option<String> {
    let square_metres = measured(geometry).ok()?.square_metres?;
    Some(match square_metres >= 1e6 {
        true => format!("{:.1} km²", square_metres / 1e6),
        false => format!("{:.2} ha", square_metres / 1e4),
    })
}
