//! What is shown where records are one with others.

use super::log::Log;
use super::told::{Shown, first_name, first_name_of_child};
use crate::audience::Audience;
use crate::error::Result;
use crate::log::project::with_kind;
use crate::record::{Kind, Record, Units};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Asset → the one its id leads to; those that lead nowhere else are left out.
type Leads = HashMap<Uuid, Uuid>;

/// Which assets are one with others. It is kept of all of them while a catalogue is looked at: ids alone.
#[derive(Default)]
pub(super) struct Joined {
    pub leads: Leads,
    /// The same the other way round.
    led: HashMap<Uuid, Vec<Uuid>>,
    /// Those of them to whom others lead and who are shown as under 18.
    children: HashSet<Uuid>,
}

impl Joined {
    /// Reads it from the changes that ever said so.
    pub fn of(log: &Log) -> Result<Joined> {
        let leads = leads(&said(log)?);
        let mut led: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        for (one, keep) in &leads {
            led.entry(*keep).or_default().push(*one);
        }
        let mut joined = Joined {
            leads,
            led,
            children: HashSet::new(),
        };
        for keep in joined.led.keys() {
            let mut shown = log.told(keep)?.shown(&[]);
            joined.make_safer(log, keep, &mut shown)?;
            if shown.units.get("is_child") == Some(&Value::Bool(true)) {
                joined.children.insert(*keep);
            }
        }
        Ok(joined)
    }

    pub fn are_none(&self) -> bool {
        self.leads.is_empty()
    }

    /// Is this record one with another, or another with it?
    pub fn has(&self, record: &Uuid) -> bool {
        self.leads.contains_key(record) || self.led.contains_key(record)
    }

    /// Shows an asset as careful as those that lead to it, and one that leads to a child by the first name.
    pub fn protect(&self, log: &Log, record: &Uuid, shown: &mut Shown) -> Result<()> {
        self.make_safer(log, record, shown)?;
        let keep = self.leads.get(record);
        if keep.is_some_and(|keep| self.children.contains(keep)) {
            first_name(shown);
        }
        Ok(())
    }

    fn make_safer(&self, log: &Log, record: &Uuid, shown: &mut Shown) -> Result<()> {
        let Some(led) = self.led.get(record) else {
            return Ok(());
        };
        for one in led {
            for (unit, theirs) in log.told(one)?.untold() {
                let mine = shown.units.get(unit).cloned().unwrap_or_default();
                if let Some(safer) = safer(unit, &mine, &theirs) {
                    shown.units.insert(unit.to_owned(), safer);
                }
            }
        }
        first_name_of_child(shown);
        Ok(())
    }

    /// Shows a record as it is with the ids in it led to where they lead.
    pub fn follow(&self, record: &Uuid, says: &mut Shown) {
        let Some(kind) = Kind::from_table(&says.kind).filter(|_| !self.are_none()) else {
            return;
        };
        let ends = match kind {
            Kind::Relationship => ["from", "to"],
            Kind::Distinct => ["one", "other"],
            _ => ["", ""],
        };
        let pair = |units: &Units| ends.map(|end| units.get(end).cloned());
        let before = pair(&says.units);
        says.units = with_kind!(kind, R => led::<R>(&says.units, &self.leads));
        let after = pair(&says.units);
        let is_one_now = before[0] != before[1] && after[0] == after[1];
        let is_another = kind == Kind::Asset && self.leads.contains_key(record);
        if says.existence == "here" && (is_one_now || is_another) {
            says.existence = "joined";
        }
    }
}

/// Record → the asset that it is said to be one with, of those that are there to be led to.
fn said(log: &Log) -> Result<Leads> {
    let mut statement = log.db.prepare(
        "SELECT DISTINCT record FROM change INDEXED BY change_joins \
         WHERE (instr(sets, '\"absorbs/') > 0 OR instr(sets, '\"joined_into\"') > 0) \
         AND instr(sets, '\"joined_into\"') > 0",
    )?;
    let records = statement.query_map([], |row| Ok(Uuid::from_bytes(row.get(0)?)))?;
    let mut said = Leads::new();
    for record in records {
        let record = record?;
        if let Some(into) = log.told(&record)?.leads_to()
            && log.told(&into)?.is_a_named_asset()
        {
            said.insert(record, into);
        }
    }
    Ok(said)
}

fn leads(said: &Leads) -> Leads {
    let mut leads = Leads::new();
    for id in said.keys() {
        let (mut way, mut at) = (vec![*id], *id);
        let last = loop {
            let Some(to) = said.get(&at) else {
                break at;
            };
            if let Some(begins) = way.iter().position(|one| one == to) {
                // A circle: its smallest id.
                break way[begins..].iter().min().copied().unwrap_or(*to);
            }
            way.push(*to);
            at = *to;
        };
        if last != *id {
            leads.insert(*id, last);
        }
    }
    leads
}

fn safer(unit: &str, mine: &Value, theirs: &Value) -> Option<Value> {
    if unit == "audience" {
        let reach = |value: &Value| {
            value
                .as_str()
                .and_then(|text| text.parse::<Audience>().ok())
        };
        let mine = reach(mine).unwrap_or_default();
        let both = mine.narrowest(&reach(theirs).unwrap_or_default());
        return (both != mine).then(|| both.to_string().into());
    }
    if unit == "ends_on" {
        let day = |value: &Value| value.as_str().unwrap_or("never").to_owned();
        return (day(theirs) < day(mine)).then(|| theirs.clone());
    }
    let rung = |value: &Value| match (unit, value.as_str()) {
        ("sensitivity", Some("safeguarded")) => 0,
        ("sensitivity", Some("careful")) => 2,
        ("sensitivity", Some("ordinary") | None) => 3,
        ("sensitivity", Some(_)) => 1,
        _ => u8::from(*value != true),
    };
    (rung(theirs) < rung(mine)).then(|| theirs.clone())
}

fn led<R: Record>(units: &Units, leads: &Leads) -> Units {
    let to = |id: &str| -> Option<String> { Some(leads.get(&id.parse().ok()?)?.to_string()) };
    let lists = R::ELEMENTS.iter();
    let lists: Vec<&str> = lists
        .filter(|(field, ..)| R::INVOLVES.contains(field) || R::ABOUT.contains(field))
        .map(|(_, prefix, _)| *prefix)
        .collect();
    let led = units.iter().map(|(unit, value)| {
        if let Some((list, id)) = unit
            .split_once('/')
            .filter(|(list, _)| lists.contains(list))
        {
            let id = to(id).unwrap_or_else(|| id.to_owned());
            return (format!("{list}/{id}"), value.clone());
        }
        let id = value
            .as_str()
            .filter(|_| R::REFERENCES.contains(&unit.as_str()));
        let led = id.and_then(to).map(Into::into);
        (unit.clone(), led.unwrap_or_else(|| value.clone()))
    });
    led.collect()
}
