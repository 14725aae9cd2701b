//! What a change made now has seen, and who may ever get its values.

use super::joined::{self, JOINED};
use super::people::{People, as_names_begin};
use super::texts::{holds_words, is_own_name};
use super::view::{Hangers, View, hanger_key};
use super::{AUDIENCE, Change, EXISTS, HERE, Mentions, Seen, Sets, project, rows};
use crate::audience::Audience;
use crate::custom_field::UNIT;
use crate::error::Result;
use crate::id::RecordId;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// For each unit it sets, all that is known of it; the deletion, if it is made behind one (a record in
/// question counts as here); and for a decision about existence or about being one with another, all of the record and all that hangs
/// on it. `cover` states what a decision that is taken back counts as having known.
pub fn seen(
    view: &View,
    sets: &Sets,
    hangers: &Hangers,
    behind_joining: bool,
    cover: Option<&Seen>,
) -> Seen {
    let mut seen: Seen = sets
        .keys()
        .map(|unit| (unit.clone(), view.vector(unit)))
        .collect();
    if view.existence(hangers)[0] != HERE {
        seen.insert(EXISTS.into(), view.vector(EXISTS));
    }
    // Of an edit made behind a joining, unless it is one of those that the joining had not seen.
    if behind_joining {
        let unseen = view.unseen_work_by(JOINED, &Hangers::new());
        if !sets.keys().any(|unit| unseen.contains(unit)) {
            seen.insert(JOINED.into(), view.vector(JOINED));
        }
    }
    if sets.keys().any(|unit| joined::decides(unit)) {
        let covered = cover.cloned().unwrap_or_else(|| everything(view, hangers));
        for (unit, vector) in covered {
            if !sets.contains_key(&unit) {
                seen.insert(unit, vector);
            }
        }
    }
    seen.retain(|unit, vector| !vector.is_empty() || unit.starts_with("on:"));
    seen
}

/// All that is known of a record apart from its existence, and all that hangs on it.
pub fn everything(view: &View, hangers: &Hangers) -> Seen {
    let units = view
        .units()
        .filter(|unit| *unit != EXISTS)
        .map(|unit| (unit.to_owned(), view.vector(unit)));
    units
        .chain(
            hangers
                .keys()
                .map(|id| (hanger_key(id), Default::default())),
        )
        .collect()
}

/// What is about a record and nothing without it: its relationships, contacts, confirmations, activities, attachments,
/// consents, requests, gifts, wishes, promises, introductions; and whether each is here.
pub fn hangers(db: &Connection, record: &RecordId) -> Result<Hangers> {
    hangers_for(db, record, &Audience::Me)
}

/// The same as far as an audience may know of them.
pub fn hangers_for(db: &Connection, record: &RecordId, audience: &Audience) -> Result<Hangers> {
    let mut ids = hanging_on(db, record)?;
    // What hangs on a record that is one with another has the other's id in its row.
    let keep = joined::survivor(db, record)?;
    if keep != *record {
        for id in hanging_on(db, &keep)? {
            let changes = rows::changes_of(db, &id)?;
            let said = changes.iter().flat_map(|change| &change.sets);
            let mut named = said.filter(|(unit, _)| *unit != EXISTS);
            let id_of = record.to_string();
            if named.any(|(unit, values)| {
                unit.ends_with(&id_of) || values.iter().any(|value| *value == id_of)
            }) {
                ids.push(id);
            }
        }
    }
    let mut found = Hangers::new();
    for id in ids {
        let mut changes = rows::changes_of(db, &id)?;
        changes.retain(|change| change.audience_of(EXISTS).includes(audience));
        found.insert(id, View::of(&changes).shown(EXISTS) == HERE);
    }
    Ok(found)
}

/// The ids of records whose rows name this one as what they are about.
fn hanging_on(db: &Connection, record: &RecordId) -> Result<Vec<RecordId>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM relationship WHERE \"from\" = ?1 OR \"to\" = ?1 \
         UNION ALL SELECT id FROM contact WHERE asset = ?1 \
         UNION ALL SELECT id FROM confirmation WHERE asset = ?1 \
         UNION ALL SELECT id FROM activity WHERE host = ?1 \
         UNION ALL SELECT id FROM attachment WHERE asset = ?1 \
         UNION ALL SELECT id FROM consent WHERE person = ?1 \
         UNION ALL SELECT id FROM rights_request WHERE person = ?1 \
         UNION ALL SELECT id FROM gift WHERE holder = ?1 \
         UNION ALL SELECT id FROM wish WHERE holder = ?1 \
         UNION ALL SELECT id FROM follow_up WHERE about = ?1 \
         UNION ALL SELECT id FROM network_pin WHERE asset = ?1 \
         UNION ALL SELECT id FROM distinct_pair WHERE one = ?1 OR other = ?1 \
         UNION ALL SELECT i.id FROM involved v JOIN introduction i ON i.id = v.record WHERE v.asset = ?1",
    )?;
    let ids = statement
        .query_map([record.as_bytes()], |row| {
            Ok(RecordId::from_bytes(row.get(0)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(ids)
}

/// The widest audience of each value: never wider than the record, the unit, or whatever it is `about` (both ends of a
/// tie); nor than what the card says on which it is written.
pub fn audiences(
    db: &Connection,
    record: &RecordId,
    about: &[RecordId],
    kind: &str,
    sets: &Sets,
    view: &View,
) -> Result<BTreeMap<String, Audience>> {
    let said = match kind {
        "asset" => narrowest(
            sets.get(AUDIENCE)
                .cloned()
                .unwrap_or_else(|| view.values(AUDIENCE)),
        ),
        "relationship" | "contact" | "confirmation" | "activity" => Audience::Public,
        // Terms and areas are about no one; everything else is the team's own work. An attachment goes
        // beyond the team in a release alone, written anew.
        "relationship_type" | "area" | "catalogue" => Audience::Public,
        _ => Audience::Team,
    };
    let mut of_record = said.clone();
    // What is one with it may protect it more than anything that was said of it.
    if kind == "asset"
        && !sets.contains_key(AUDIENCE)
        && let Some(card) = of_card(db, record)?
    {
        of_record = said.narrowest(&card);
    }
    for other in about.iter().filter(|other| *other != record) {
        of_record = of_record.narrowest(&audience_of(db, other)?);
    }
    if about.is_empty()
        && matches!(
            kind,
            "relationship" | "contact" | "confirmation" | "activity"
        )
    {
        of_record = Audience::Team;
    }
    let team = of_record.narrowest(&Audience::Team);
    let own = sets
        .keys()
        .filter(|unit| stays_with_the_team(unit))
        .map(|unit| (unit.clone(), team.clone()));
    let mut own: BTreeMap<String, Audience> = own.collect();
    for (unit, values) in sets
        .iter()
        .filter(|(unit, _)| joined::is_about_joining(unit))
    {
        // That two are one is known to whoever may know of both; that they are not, to whoever may know that they were.
        let is_parting = values.iter().all(Value::is_null);
        let mut reach = match is_parting {
            true => said.clone(),
            false => of_record.clone(),
        };
        let named = values.iter().filter_map(Value::as_str);
        let ids = unit.strip_prefix(joined::ABSORBS).into_iter().chain(named);
        for id in ids.filter_map(|id| id.parse().ok()) {
            let of_other = match is_parting {
                true => said_of(db, &id)?,
                false => audience_of(db, &id)?,
            };
            reach = reach.narrowest(&of_other);
        }
        own.insert(unit.clone(), reach);
    }
    let own: BTreeMap<String, Audience> = own
        .into_iter()
        .filter(|(_, audience)| *audience != of_record)
        .collect();
    Ok(own
        .into_iter()
        .chain([("*".to_owned(), of_record)])
        .collect())
}

fn narrowest(values: Vec<Value>) -> Audience {
    values
        .iter()
        .map(|value| {
            value
                .as_str()
                .and_then(|text| text.parse().ok())
                .unwrap_or_default()
        })
        .reduce(|a: Audience, b| a.narrowest(&b))
        .unwrap_or_default()
}

/// The audience of an asset as its card says it, which is that of what it is shown as: the narrowest of those in
/// question, and of what protects it.
pub(super) fn audience_of(db: &Connection, asset: &RecordId) -> Result<Audience> {
    let said = said_of(db, asset)?;
    let card = of_card(db, &joined::survivor(db, asset)?)?;
    Ok(card.map_or(said.clone(), |card| said.narrowest(&card)))
}

/// The audience on the card of an asset that others lead to; elsewhere it is what was said of it.
fn of_card(db: &Connection, asset: &RecordId) -> Result<Option<Audience>> {
    if joined::directly_in(db, asset)?.is_empty() {
        return Ok(None);
    }
    let (mut units, _) = project::shown(db, asset)?;
    joined::protected(db, asset, &mut units)?;
    Ok(units
        .get(AUDIENCE)
        .map(|shown| narrowest(vec![shown.clone()])))
}

/// What was said of the audience of an asset: the narrowest of those in question; the team's where it is not here yet.
fn said_of(db: &Connection, asset: &RecordId) -> Result<Audience> {
    let plain: Option<(String, i64)> = db
        .prepare_cached("SELECT audience, disputed FROM asset WHERE id = ?1")?
        .query_row([asset.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match plain {
        None => Ok(Audience::Team),
        // The row of what others lead to may be more careful than what was said of it.
        Some((audience, 0)) if joined::directly_in(db, asset)?.is_empty() => {
            Ok(audience.parse().unwrap_or_default())
        }
        Some(_) => {
            let changes = rows::changes_of(db, asset)?;
            Ok(narrowest(View::of(&changes).values(AUDIENCE)))
        }
    }
}

/// Notes, and what is said in the team's own fields, are the team's words, whatever the record's audience.
pub(super) fn stays_with_the_team(unit: &str) -> bool {
    unit.starts_with(UNIT)
        || matches!(
            unit,
            "note"
                | "source_note"
                | "audience_reason"
                | "permission_note"
                | "steward"
                | "restricted_why"
                | "restriction_lifted_why"
                | "ends_on"
                // The catalogue's own.
                | "secret"
        )
}

/// Where the names of people stand in texts being written, found while they are written so that any
/// laptop can later erase them without knowing the words.
pub(super) fn mentions(
    db: &Connection,
    people: &mut People,
    record: &RecordId,
    kind: &str,
    sets: &Sets,
) -> Result<Mentions> {
    let texts: Vec<(&String, usize, String)> = sets
        .iter()
        .filter(|(unit, _)| holds_words(kind, unit) && !is_own_name(kind, unit))
        .flat_map(|(unit, values)| {
            values
                .iter()
                .enumerate()
                .map(move |(i, value)| (unit, i, value))
        })
        .filter_map(|(unit, i, value)| Some((unit, i, value.as_str()?.to_lowercase())))
        .collect();
    let mut found = Mentions::new();
    if texts.is_empty() {
        return Ok(found);
    }
    // Names are looked up by the words of the text, so that a long list of people costs nothing.
    let mut statement = db.prepare_cached(
        "SELECT id, name FROM asset WHERE kind = 'person' AND lower(name) >= ?1 AND lower(name) < ?1 || char(1114111)",
    )?;
    for (unit, value, text) in &texts {
        for (at, word) in words(text) {
            if !people.may_begin(db, word)? {
                continue;
            }
            for begins in as_names_begin(word) {
                let mut called = statement.query([begins])?;
                while let Some(row) = called.next()? {
                    let person = RecordId::from_bytes(row.get(0)?);
                    let name = row.get_ref(1)?.as_str().unwrap_or_default().to_lowercase();
                    if person != *record
                        && text[at..].starts_with(&name)
                        && ends_there(text, at + name.len())
                    {
                        let place = (
                            *value as u32,
                            text[..at].chars().count() as u32,
                            name.chars().count() as u32,
                        );
                        let owners = found.entry((*unit).clone()).or_default();
                        let places = owners.entry(person).or_default();
                        // A name without capitals is met in more than one way.
                        if !places.contains(&place) {
                            places.push(place);
                        }
                    }
                }
            }
        }
    }
    Ok(found)
}

/// Links all that is said in these units to the record it was taken over from.
pub(super) fn link(change: &mut Change, from: &RecordId, units: &BTreeSet<String>) {
    // A choice says nobody's words, and blanked it would be none.
    let is_linked = |unit: &String| units.contains(unit) && holds_words(&change.kind, unit);
    for (unit, values) in change.sets.iter().filter(|(unit, _)| is_linked(unit)) {
        let said = super::leaves::leaves(unit, values).into_iter();
        let whole = said.map(|leaf| (leaf.number, 0, leaf.text.chars().count() as u32));
        let owners = change.mentions.entry(unit.clone()).or_default();
        owners.entry(*from).or_default().extend(whole);
    }
}

/// Links what a change says once more (undone, put back, said for more people) to whomever it was linked when it was
/// said first: a name may stand in it that is no name any more.
pub(super) fn link_again(change: &mut Change, view: &View) {
    for (unit, values) in &change.sets {
        for earlier in view.changes(unit) {
            let Some(linked) = earlier.mentions.get(unit) else {
                continue;
            };
            let before = super::leaves::leaves(unit, &earlier.sets[unit]);
            let now = super::leaves::leaves(unit, values);
            for (owner, places) in linked {
                for &(of, first, characters) in places {
                    let said = before.iter().find(|leaf| leaf.number == of);
                    let Some(again) = said.and_then(|s| now.iter().find(|n| n.text == s.text))
                    else {
                        continue;
                    };
                    let owners = change.mentions.entry(unit.clone()).or_default();
                    let places = owners.entry(*owner).or_default();
                    let place = (again.number, first, characters);
                    if !places.contains(&place) {
                        places.push(place);
                    }
                }
            }
        }
    }
}

/// The words of a text and the bytes at which they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn ends_there(text: &str, at: usize) -> bool {
    !text[at..].chars().next().is_some_and(char::is_alphanumeric)
}
