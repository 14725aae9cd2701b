//! What is shown where records are one with others.

use super::log::{Shown, first_name, first_name_of_child};
use crate::audience::Audience;
use crate::log::project::with_kind;
use crate::record::{Kind, Record, Units};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Asset → the one its id leads to; those that lead nowhere else are left out.
pub(super) type Leads = HashMap<Uuid, Uuid>;

pub(super) fn leads(shown: &BTreeMap<Uuid, Shown>) -> Leads {
    let into = |id: &Uuid| -> Option<Uuid> {
        let to = shown.get(id)?.units.get("joined_into")?.as_str()?;
        let to: Uuid = to.parse().ok()?;
        let there = shown.get(&to)?;
        (there.kind == "asset" && there.units.contains_key("name")).then_some(to)
    };
    let mut leads = Leads::new();
    for id in shown.keys() {
        let (mut way, mut at) = (vec![*id], *id);
        let last = loop {
            match into(&at) {
                None => break at,
                // A circle: its smallest id.
                Some(to) if way.contains(&to) => {
                    let circle = way.iter().rev().scan(false, |over, one| {
                        (!std::mem::replace(over, *one == to)).then_some(*one)
                    });
                    break circle.min().unwrap_or(to);
                }
                Some(to) => {
                    way.push(to);
                    at = to;
                }
            }
        };
        if last != *id {
            leads.insert(*id, last);
        }
    }
    leads
}

/// Shows every asset as careful as those that lead to it, and those that lead to a child by the first name. `untold`
/// answers what was said of one that protects it, where those did not know who joined it.
pub(super) fn protect(
    shown: &mut BTreeMap<Uuid, Shown>,
    leads: &Leads,
    untold: impl Fn(&Uuid) -> Vec<(&'static str, Value)>,
) {
    for (id, keep) in leads {
        let Some(keep) = shown.get_mut(keep) else {
            continue;
        };
        for (unit, theirs) in untold(id) {
            let mine = keep.units.get(unit).cloned().unwrap_or_default();
            if let Some(safer) = safer(unit, &mine, &theirs) {
                keep.units.insert(unit.to_owned(), safer);
            }
        }
        first_name_of_child(keep);
    }
    for (id, keep) in leads {
        let said = shown.get(keep).and_then(|keep| keep.units.get("is_child"));
        let is_child = said == Some(&Value::Bool(true));
        if let Some(one) = shown.get_mut(id).filter(|_| is_child) {
            first_name(one);
        }
    }
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

/// Shows every record as it is with the ids in it led to where they lead.
pub(super) fn follow(shown: &mut BTreeMap<Uuid, Shown>, leads: &Leads) {
    if leads.is_empty() {
        return;
    }
    for (id, says) in shown.iter_mut() {
        let Some(kind) = Kind::from_table(&says.kind) else {
            continue;
        };
        let ends = match kind {
            Kind::Relationship => ["from", "to"],
            Kind::Distinct => ["one", "other"],
            _ => ["", ""],
        };
        let pair = |units: &Units| ends.map(|end| units.get(end).cloned());
        let before = pair(&says.units);
        says.units = with_kind!(kind, R => led::<R>(&says.units, leads));
        let after = pair(&says.units);
        let is_one_now = before[0] != before[1] && after[0] == after[1];
        if says.existence == "here" && (is_one_now || kind == Kind::Asset && leads.contains_key(id))
        {
            says.existence = "joined";
        }
    }
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
