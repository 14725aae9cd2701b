//! How much is asked about ties that are shown as one, counted once more.

use super::log::Log;
use super::told::{Told, Who};
use crate::error::Result;
use crate::record::{Record, is_blank};
use crate::relationship::Relationship;
use crate::vocabulary::{self, RelationshipType, lookup};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// What makes ties the same but for their times: the type as it reads, and the ends.
type Key = (String, Uuid, Uuid);

/// How much is asked about the ties of which that is kept beside what is asked about each by itself.
pub(super) fn asked(db: &Connection, log: &Log) -> Result<BTreeMap<Uuid, u32>> {
    let known = vocabulary::all(db)?;
    let mut asked = BTreeMap::new();
    for ties in between_same_ends(db)?.values() {
        let mut alike: HashMap<Key, Vec<Vec<(Uuid, Relationship)>>> = HashMap::new();
        let (mut said, mut disputed) = (BTreeMap::new(), BTreeMap::new());
        for id in ties {
            let told = log.told(id)?;
            let says = log.shown(id, &told)?;
            if says.kind != "relationship" || says.existence != "here" {
                continue;
            }
            let Ok(tie) = Relationship::from_units(&says.units) else {
                continue;
            };
            disputed.insert(*id, says.disputed);
            said.insert(*id, told);
            let groups = alike.entry(key(&known, &tie)).or_default();
            let group = groups.iter_mut().find(|group| at_once(&group[0].1, &tie));
            match group {
                Some(group) => group.push((*id, tie)),
                None => groups.push(vec![(*id, tie)]),
            }
        }
        let groups = alike.into_values().flatten();
        for group in groups.filter(|group| group.len() > 1) {
            let ties: Vec<Uuid> = group.into_iter().map(|(id, _)| id).collect();
            asked.extend(asked_of(&ties, &said, &disputed));
        }
    }
    Ok(asked)
}

/// The same of ties that are shown as one: what they differ in is asked about the first of them.
fn asked_of(
    ties: &[Uuid],
    said: &BTreeMap<Uuid, Told>,
    disputed: &BTreeMap<Uuid, u32>,
) -> BTreeMap<Uuid, u32> {
    let differing = differing(ties, said);
    let mut asked = BTreeMap::new();
    for tie in ties.iter().filter(|_| !differing.is_empty()) {
        let own = said.get(tie).map(|told| told.all(Who::Me));
        let in_question = |unit: &&String| {
            let answers = own.as_ref().and_then(|units| units.get(unit.as_str()));
            answers.is_some_and(|answers| answers.len() > 1)
        };
        let among = differing.iter().filter(in_question).count();
        let disputed = disputed.get(tie).copied().unwrap_or_default();
        let for_all = match ties.first() == Some(tie) {
            true => differing.len(),
            false => 0,
        };
        let count = (disputed as usize + for_all).saturating_sub(among);
        asked.insert(*tie, count as u32);
    }
    asked
}

/// The ties between whose ends there are others, by those, and by their ids. Their rows tell, which are compared with the
/// log elsewhere.
fn between_same_ends(db: &Connection) -> Result<BTreeMap<[Uuid; 2], Vec<Uuid>>> {
    let mut statement = db.prepare(
        "SELECT id, \"from\", \"to\" FROM relationship a WHERE EXISTS (SELECT 1 FROM relationship b \
           WHERE b.\"from\" = a.\"from\" AND b.\"to\" = a.\"to\" AND b.n <> a.n) \
         OR EXISTS (SELECT 1 FROM relationship b \
           WHERE b.\"from\" = a.\"to\" AND b.\"to\" = a.\"from\" AND b.n <> a.n) ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    let mut found: BTreeMap<[Uuid; 2], Vec<Uuid>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let id = |column: usize| row.get(column).map(Uuid::from_bytes);
        let (from, to) = (id(1)?, id(2)?);
        let ends = [from.min(to), from.max(to)];
        found.entry(ends).or_default().push(id(0)?);
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
fn differing(ties: &[Uuid], said: &BTreeMap<Uuid, Told>) -> Vec<String> {
    let mut answers: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let all = ties.iter().filter_map(|tie| said.get(tie));
    for (unit, values) in all.flat_map(|told| told.all(Who::Me)) {
        let values = values.into_iter().filter(|value| !is_blank(value));
        answers
            .entry(unit)
            .or_default()
            .extend(values.map(|value| value.to_string()));
    }
    for one_for_all in ["from", "to", "type"] {
        answers.remove(one_for_all);
    }
    answers.retain(|_, values| values.len() > 1);
    answers.into_keys().map(str::to_owned).collect()
}
