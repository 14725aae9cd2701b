//! What the log shows, worked out once more from the raw tables, against the rows.

use crate::area::Area;
use crate::asset::Asset;
use crate::attachment::Attachment;
use crate::catalogue::Named;
use crate::confirmation::Confirmation;
use crate::contact::Contact;
use crate::error::{Error, Result};
use crate::inbox::InboxItem;
use crate::partner::{Disclosure, Partner, ReleaseProfile};
use crate::record::{Record, Units};
use crate::relationship::Relationship;
use crate::saved_view::SavedView;
use crate::storage::rows;
use crate::vocabulary::RelationshipType;
use rusqlite::Connection;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// One unit as one change set it.
struct Said {
    voice: String,
    seq: u64,
    lamport: u64,
    values: Vec<Value>,
    /// What its writer had seen of this unit.
    seen: Map<String, Value>,
    /// Everything its writer had seen, by unit.
    all_seen: std::rc::Rc<Map<String, Value>>,
}

/// What the log shows of a record.
pub struct Shown {
    pub kind: String,
    pub units: Units,
    /// here, bin or blank
    pub existence: &'static str,
    pub disputed: u32,
}

/// Rows that are not what the log shows, rows the log knows nothing of, and what the log shows without a row.
pub fn differences(db: &Connection) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut shown = whole_log(db, &mut found)?;
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

fn whole_log(db: &Connection, found: &mut Vec<String>) -> Result<BTreeMap<Uuid, Shown>> {
    let mut records: BTreeMap<Uuid, (String, HashMap<String, Vec<Said>>)> = BTreeMap::new();
    let mut statement =
        db.prepare("SELECT record, kind, voice, seq, lamport, sets, seen FROM change WHERE aside = 0 ORDER BY n")?;
    let mut lines = statement.query([])?;
    while let Some(line) = lines.next()? {
        let id = Uuid::from_bytes(line.get(0)?);
        let object = |column: usize| -> Result<Option<Map<String, Value>>> {
            Ok(serde_json::from_str(line.get_ref(column)?.as_str().unwrap_or_default()).ok())
        };
        let (Some(sets), Some(seen)) = (object(5)?, object(6)?) else {
            found.push(format!(
                "change {}/{} cannot be read",
                line.get::<_, String>(2)?,
                line.get::<_, u64>(3)?
            ));
            continue;
        };
        let all_seen = std::rc::Rc::new(seen);
        let entry = records.entry(id).or_default();
        entry.0 = line.get(1)?;
        for (unit, values) in sets {
            let Value::Array(values) = values else {
                continue;
            };
            let seen = all_seen
                .get(&unit)
                .and_then(Value::as_object)
                .cloned()
                .unwrap_or_default();
            let said = Said {
                voice: line.get(2)?,
                seq: line.get(3)?,
                lamport: line.get(4)?,
                values,
                seen,
                all_seen: all_seen.clone(),
            };
            entry.1.entry(unit).or_default().push(said);
        }
    }
    let hangers = hangers(&records);
    Ok(records
        .iter()
        .map(|(id, (kind, units))| {
            (
                *id,
                record(kind, units, hangers.get(id).map_or(&[], Vec::as_slice)),
            )
        })
        .collect())
}

/// Record → what hangs on it and is here: relationships, contacts, confirmations, activities, attachments.
fn hangers(
    records: &BTreeMap<Uuid, (String, HashMap<String, Vec<Said>>)>,
) -> HashMap<Uuid, Vec<Uuid>> {
    let mut hangers: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for (id, (kind, units)) in records {
        let ends: &[&str] = match kind.as_str() {
            "relationship" => &["from", "to"],
            "contact" | "confirmation" | "attachment" => &["asset"],
            "activity" => &["host"],
            _ => continue,
        };
        if answers("exists", units).first() != Some(&Value::from("here")) {
            continue;
        }
        for end in ends {
            if let Some(end) = answers(end, units)
                .first()
                .and_then(Value::as_str)
                .and_then(|id| id.parse().ok())
            {
                hangers.entry(end).or_default().push(*id);
            }
        }
    }
    hangers
}

fn record(kind: &str, units: &HashMap<String, Vec<Said>>, hangers: &[Uuid]) -> Shown {
    let mut existence = answers("exists", units);
    if !existence.contains(&Value::from("here")) && undecided(units, hangers) {
        existence.insert(0, "here".into());
    }
    let mut shown = Shown {
        kind: kind.to_owned(),
        units: Units::new(),
        existence: match existence.first().and_then(Value::as_str) {
            Some("here") => "here",
            Some("bin") => "bin",
            _ => "blank",
        },
        disputed: u32::from(existence.len() > 1),
    };
    for unit in units.keys().filter(|unit| *unit != "exists") {
        let answers = answers(unit, units);
        shown.disputed += u32::from(answers.len() > 1);
        if let Some(value) = answers
            .into_iter()
            .next()
            .filter(|value| !crate::record::is_blank(value))
        {
            shown.units.insert(unit.clone(), value);
        }
    }
    shown
}

/// Was something done to a deleted record, or tied to it, that whoever deleted it could not know of?
fn undecided(units: &HashMap<String, Vec<Said>>, hangers: &[Uuid]) -> bool {
    let nothing = Vec::new();
    let deciders = last(units.get("exists").unwrap_or(&nothing));
    if deciders.is_empty() {
        return false;
    }
    let work = units
        .iter()
        .filter(|(unit, _)| *unit != "exists")
        .any(|(unit, said)| {
            last(said).iter().any(|head| {
                let knew = deciders.iter().any(|d| {
                    (&d.voice, d.seq) == (&head.voice, head.seq) || knows(&d.all_seen, unit, head)
                });
                let behind = deciders.iter().any(|d| knows(&head.all_seen, "exists", d));
                !knew && !behind
            })
        });
    work || hangers.iter().any(|id| {
        !deciders
            .iter()
            .any(|d| d.all_seen.contains_key(&format!("on:{id}")))
    })
}

fn knows(all_seen: &Map<String, Value>, unit: &str, of: &Said) -> bool {
    all_seen
        .get(unit)
        .and_then(|vector| vector.get(&of.voice))
        .and_then(Value::as_u64)
        .is_some_and(|n| n >= of.seq)
}

/// What nobody has written over, the last first.
fn last(said: &[Said]) -> Vec<&Said> {
    let mut heads: Vec<&Said> = Vec::new();
    for one in said {
        let over = said.iter().any(|other| {
            (&other.voice, other.seq) != (&one.voice, one.seq)
                && other
                    .seen
                    .get(&one.voice)
                    .and_then(Value::as_u64)
                    .is_some_and(|n| n >= one.seq)
        });
        if !over {
            heads.push(one);
        }
    }
    heads.sort_by(|a, b| (b.lamport, &b.voice, b.seq).cmp(&(a.lamport, &a.voice, a.seq)));
    heads
}

/// The answers to a unit, the one to show first.
fn answers(unit: &str, units: &HashMap<String, Vec<Said>>) -> Vec<Value> {
    let Some(said) = units.get(unit) else {
        return vec![Value::Null];
    };
    let mut answers: Vec<Value> = Vec::new();
    for value in last(said).into_iter().flat_map(|said| &said.values) {
        if !answers.contains(value) {
            answers.push(value.clone());
        }
    }
    let safer: &[&str] = match unit {
        "exists" => &["here", "bin"],
        "audience" => &["me", "team", "partners", "public"],
        "sensitivity" => &["safeguarded", "sensitive", "careful", "ordinary"],
        "is_child" => &["true"],
        "may_be_published" => &["false", "null"],
        _ => &[],
    };
    let rank = |value: &Value| {
        let word = value.as_str().map_or_else(
            || value.to_string(),
            |text| text.split(':').next().unwrap_or(text).to_owned(),
        );
        safer
            .iter()
            .position(|rung| *rung == word)
            .unwrap_or(safer.len())
    };
    if !safer.is_empty() {
        answers.sort_by_key(rank);
    }
    answers
}
