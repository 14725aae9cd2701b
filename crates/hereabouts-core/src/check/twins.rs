//! How much is asked about ties that are shown as one, counted once more.

use super::log::{Log, Shown};
use crate::error::Result;
use crate::record::{Record, is_blank};
use crate::relationship::Relationship;
use crate::vocabulary::{self, RelationshipType, lookup};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// What makes ties the same but for their times: the type as it reads, and the ends.
type Key = (String, Uuid, Uuid);

/// Ties of which the row says otherwise how much is asked.
pub(super) fn differences(
    db: &Connection,
    log: &Log,
    shown: &BTreeMap<Uuid, Shown>,
) -> Result<Vec<String>> {
    let known = vocabulary::all(db)?;
    let mut alike: HashMap<Key, Vec<Vec<(Uuid, Relationship)>>> = HashMap::new();
    for (id, says) in shown {
        if says.kind != "relationship" || says.existence != "here" {
            continue;
        }
        let Ok(tie) = Relationship::from_units(&says.units) else {
            continue;
        };
        let groups = alike.entry(key(&known, &tie)).or_default();
        let group = groups.iter_mut().find(|group| at_once(&group[0].1, &tie));
        match group {
            Some(group) => group.push((*id, tie)),
            None => groups.push(vec![(*id, tie)]),
        }
    }
    let said = log.units_of("relationship");
    let mut asked: BTreeMap<Uuid, u32> = BTreeMap::new();
    for group in alike
        .into_values()
        .flatten()
        .filter(|group| group.len() > 1)
    {
        let ties: Vec<Uuid> = group.into_iter().map(|(id, _)| id).collect();
        let differing = differing(&ties, &said);
        for tie in ties.iter().filter(|_| !differing.is_empty()) {
            let own = said.get(tie);
            let in_question = |unit: &&String| {
                own.and_then(|units| units.get(*unit))
                    .is_some_and(|answers| answers.len() > 1)
            };
            let among = differing.iter().filter(in_question).count();
            let disputed = shown.get(tie).map_or(0, |says| says.disputed);
            let for_all = if ties.first() == Some(tie) {
                differing.len()
            } else {
                0
            };
            asked.insert(
                *tie,
                (disputed as usize + for_all).saturating_sub(among) as u32,
            );
        }
    }
    let mut statement = db.prepare("SELECT id, asked FROM relationship")?;
    let kept = statement.query_map([], |row| {
        Ok((Uuid::from_bytes(row.get(0)?), row.get::<_, Option<u32>>(1)?))
    })?;
    let mut found = Vec::new();
    for row in kept {
        let (id, kept) = row?;
        if asked.get(&id).copied() != kept {
            found.push(format!(
                "how much is asked about tie {id} is kept otherwise than it follows from what is said"
            ));
        }
    }
    Ok(found)
}

fn key(known: &[RelationshipType], tie: &Relationship) -> Key {
    let kind = lookup(known, &tie.kind);
    let name = kind.map_or(&tie.kind, |kind| &kind.key).clone();
    let (from, to) = (tie.from.0, tie.to.0);
    match kind.is_some_and(RelationshipType::is_symmetric) {
        true => (name, from.min(to), from.max(to)),
        false => (name, from, to),
    }
}

/// Both are going on; or they ended together, and what is known of when they began does not say otherwise.
fn at_once(one: &Relationship, other: &Relationship) -> bool {
    let began = [&one.since, &other.since];
    match (&one.until, &other.until) {
        (None, None) => true,
        (one, other) if one != other => false,
        _ => began.contains(&&None) || began[0] == began[1],
    }
}

/// The units in which these ties have more than one answer between them, blank being none.
fn differing(ties: &[Uuid], said: &BTreeMap<Uuid, BTreeMap<String, Vec<Value>>>) -> Vec<String> {
    let mut answers: BTreeMap<&String, BTreeSet<String>> = BTreeMap::new();
    for (unit, values) in ties.iter().filter_map(|tie| said.get(tie)).flatten() {
        let values = values.iter().filter(|value| !is_blank(value));
        answers
            .entry(unit)
            .or_default()
            .extend(values.map(Value::to_string));
    }
    for one_for_all in ["from", "to", "type"] {
        answers.retain(|unit, _| *unit != one_for_all);
    }
    answers.retain(|_, values| values.len() > 1);
    answers.into_keys().cloned().collect()
}
