//! What somebody does at home or in a copy.

use crate::support::Dice;
use hereabouts_core::Catalogue;
use hereabouts_core::api::Edit;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::contact::Contact;
use hereabouts_core::erase::Ticked;
use hereabouts_core::gift::Gift;
use hereabouts_core::history::Action;
use hereabouts_core::id::{AssetId, RecordId};
use hereabouts_core::relationship::Relationship;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub fn ids(laptop: &Catalogue, sql: &str) -> Vec<RecordId> {
    let read = laptop.read(|db| {
        let mut statement = db.prepare(sql)?;
        let found = statement.query_map([], |row| row.get::<_, [u8; 16]>(0))?;
        let found = found.map(|id| id.map(RecordId::from_bytes));
        Ok(found.collect::<Result<Vec<_>, _>>()?)
    });
    read.unwrap()
}

pub fn assets(laptop: &Catalogue, existence: &str) -> Vec<AssetId> {
    let sql = format!("SELECT id FROM asset WHERE existence = '{existence}' ORDER BY id");
    ids(laptop, &sql).into_iter().map(AssetId).collect()
}

pub fn one<T: Copy>(dice: &mut Dice, of: &[T]) -> Option<T> {
    (!of.is_empty()).then(|| of[dice.below(of.len())])
}

/// Who has a name of their own, and how many names were given.
#[derive(Default)]
pub struct People {
    pub names: BTreeMap<AssetId, String>,
    pub named: u32,
}

/// One thing that somebody does; nothing where it cannot be done.
pub fn step(
    dice: &mut Dice,
    laptop: &Catalogue,
    at_home: bool,
    people: &mut People,
) -> Option<&'static str> {
    let here = assets(laptop, "here");
    let (asset, other) = (one(dice, &here)?, one(dice, &here)?);
    let text = ["red", "blue"][dice.below(2)];
    let fields = |fields: Value| -> Edit { serde_json::from_value(fields).unwrap() };
    let known = |id: &&AssetId| people.names.contains_key(*id);
    let persons: Vec<AssetId> = here.iter().filter(known).copied().collect();
    match dice.below(20) {
        0..=1 => {
            let kinds = [AssetKind::Place, AssetKind::Association, AssetKind::Person];
            let kind = kinds[dice.below(3)];
            people.named += 1;
            let name = format!("w{}w", people.named);
            let open = json!({"audience": "public", "audience_reason": "it is on their poster"});
            let open = match kind == AssetKind::Association && at_home {
                true => open,
                false => json!({}),
            };
            let made = laptop.create_asset(kind, name.clone(), fields(open)).ok()?;
            if kind == AssetKind::Person {
                people.names.insert(made.value, name);
            }
            Some("create")
        }
        2..=4 => {
            let field = ["summary", "times", "cost", "note"][dice.below(4)];
            let value = [json!(null), json!(text)][dice.below(2)].clone();
            laptop
                .edit_asset(asset, fields(json!({ (field): value })))
                .ok()?;
            Some("edit")
        }
        5 => {
            let on = dice.below(3) > 0;
            laptop.tag_assets(vec![asset], text.into(), on).ok()?;
            Some("tag")
        }
        6 => {
            laptop.delete_assets(vec![asset]).ok()?;
            Some("delete")
        }
        7 => {
            let binned = one(dice, &assets(laptop, "bin"))?;
            laptop.restore_assets(vec![binned]).ok()?;
            Some("restore")
        }
        8 => {
            let tie = json!({"from": asset, "type": "supports", "to": other, "note": text});
            let tie: Relationship = serde_json::from_value(tie).unwrap();
            laptop.relate(tie).ok()?;
            Some("tie")
        }
        9 => {
            let tie = laptop.show_asset(asset).ok()?.ties.into_iter().next()?;
            if dice.below(3) == 0 {
                laptop.unrelate(tie.id).ok()?;
                return Some("end");
            }
            let mut ended = tie.relationship;
            ended.until = Some(["2024", "2025"][dice.below(2)].into());
            laptop.edit_relationship(tie.id, ended).ok()?;
            Some("end")
        }
        10..=11 => {
            let there = laptop.show_asset(asset).ok()?.contacts.into_iter().next();
            let number = format!("01632 96000{}", dice.below(3));
            let Some(there) = there else {
                let contact =
                    json!({"asset": asset, "kind": "role", "channel": "phone", "value": number});
                let contact: Contact = serde_json::from_value(contact).unwrap();
                laptop.add_contact(contact).ok()?;
                return Some("contact");
            };
            if dice.below(3) == 0 {
                laptop.remove_contact(there.id).ok()?;
                return Some("edit contact");
            }
            let contact = Contact {
                value: number,
                ..there.contact
            };
            laptop.edit_contact(there.id, contact).ok()?;
            Some("edit contact")
        }
        12..=13 => {
            laptop
                .join_duplicates(asset, other, vec!["summary".into()])
                .ok()?;
            Some("join")
        }
        14 => {
            let joined = one(dice, &assets(laptop, "joined"))?;
            laptop.unjoin(joined).ok()?;
            Some("unjoin")
        }
        15..=16 => {
            let next = laptop.undo_list().ok()?.undo.into_iter().next()?;
            // Letters that are set aside are a case of their own.
            if next.label.action == Action::Merge {
                return None;
            }
            laptop.undo().ok()?;
            Some("undo")
        }
        17 => {
            let lon = -2.0 - dice.below(50) as f64 / 100.0;
            let at = json!({"type": "Point", "coordinates": [lon, 53.4]});
            let place = json!({"geometry": at, "precision": "exact"});
            laptop
                .edit_asset(asset, fields(json!({ "place": place })))
                .ok()?;
            Some("place")
        }
        18 => {
            let person = one(dice, &persons).filter(|person| *person != asset)?;
            let met = format!("met {} today", people.names[&person]);
            laptop
                .edit_asset(asset, fields(json!({ "summary": met })))
                .ok()?;
            Some("mention")
        }
        _ if at_home && dice.below(2) == 0 => {
            let person = one(dice, &persons)?;
            let plan = laptop.plan_erasure(person).ok()?;
            let surely = plan.passages.into_iter().filter(|passage| passage.ticked);
            let ticked = surely.map(|passage| Ticked {
                record: passage.record,
                unit: passage.unit,
                term: passage.term,
            });
            laptop.erase(person, ticked.collect()).ok()?;
            Some("erase")
        }
        _ => {
            laptop.add_gift(Gift::of(asset, text)).ok()?;
            Some("gift")
        }
    }
}
