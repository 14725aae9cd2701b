//! Laptops with copies of one catalogue, what is done on them, and what passes between them.

use hereabouts_core::Catalogue;
use hereabouts_core::api::Edit;
use hereabouts_core::asset::{Asset, AssetKind};
use hereabouts_core::audience::Audience;
use hereabouts_core::conflict::{ConflictDecision, ConflictKind};
use hereabouts_core::contact::Contact;
use hereabouts_core::exchange::Merged;
use hereabouts_core::exchange::file::{self, Letter, Lock};
use hereabouts_core::id::{AssetId, RecordId, RelationshipId};
use hereabouts_core::list::Sort;
use hereabouts_core::log::{EXISTS, rows};
use hereabouts_core::relationship::Relationship;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A catalogue with one group in it.
pub fn knitters() -> (Catalogue, AssetId) {
    let base = Catalogue::in_memory("Ours").unwrap();
    let id = make(&base, AssetKind::Association, "Knitters");
    (base, id)
}

pub fn make(laptop: &Catalogue, kind: AssetKind, name: &str) -> AssetId {
    let made = laptop.create_asset(kind, name.into(), Edit::default());
    made.unwrap().value
}

/// Copies of a catalogue, each on the laptop of somebody.
pub fn laptops<const N: usize>(of: &Catalogue, who: [&str; N]) -> [Catalogue; N] {
    who.map(|who| {
        let copy = of.copy_in_memory().unwrap();
        copy.set_worker(who.into()).unwrap();
        copy
    })
}

pub fn edit(laptop: &Catalogue, id: AssetId, fields: Value) {
    let fields: Edit = serde_json::from_value(fields).unwrap();
    laptop.edit_asset(id, fields).unwrap();
}

/// Lets a laptop count on, so that what is said on it next is what is shown meanwhile.
pub fn later(laptop: &Catalogue, id: AssetId) {
    for day in 1..4 {
        edit(
            laptop,
            id,
            json!({ "steward": format!("Joe, since day {day}") }),
        );
    }
}

pub fn tag(laptop: &Catalogue, id: AssetId, tag: &str, on: bool) {
    laptop.tag_assets(vec![id], tag.into(), on).unwrap();
}

pub fn reach(laptop: &Catalogue, asset: AssetId, value: &str) {
    let contact = json!({"asset": asset, "kind": "role", "channel": "phone", "value": value});
    let contact: Contact = serde_json::from_value(contact).unwrap();
    laptop.add_contact(contact).unwrap();
}

/// One supports the other, and what more is known of that.
pub fn tie(laptop: &Catalogue, from: AssetId, to: AssetId, more: Value) -> RelationshipId {
    let mut said = json!({"from": from, "type": "supports", "to": to});
    for (field, value) in more.as_object().unwrap() {
        said[field.as_str()] = value.clone();
    }
    let tie: Relationship = serde_json::from_value(said).unwrap();
    laptop.relate(tie).unwrap().value
}

/// Everybody gets what everybody has.
pub fn exchange(laptops: &[&Catalogue]) {
    for from in laptops {
        let changes = from.changes_for(&Audience::Team).unwrap();
        for to in laptops.iter().filter(|to| !std::ptr::eq(**to, *from)) {
            to.merge(&changes).unwrap();
        }
    }
}

/// Where files lie.
pub struct Stick(TempDir);

impl Stick {
    pub fn new() -> Stick {
        Stick(tempfile::tempdir().unwrap())
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A change file.
    pub fn at(&self, name: &str) -> PathBuf {
        self.file(&format!("{name}.hereabouts-changes"))
    }
}

/// Writes what somebody lacks as far as that is known; everything for whom nothing is known of.
pub fn save(from: &Catalogue, to: &str, path: &Path) {
    let peers = from.list_peers().unwrap().into_iter();
    let mut known = peers.filter(|peer| peer.person.as_deref() == Some(to));
    let peer = known.next().map(|peer| peer.id);
    from.save_changes(path.display().to_string(), peer, None)
        .unwrap();
}

pub fn take(to: &Catalogue, path: &Path) -> Merged {
    let merged = to.run_merge(path.display().to_string(), None);
    merged.unwrap().value
}

/// The key of the team's files as every version of the program works it out: laptops with different versions have to
/// open each other's files.
pub fn key(laptop: &Catalogue) -> String {
    let secret = laptop.read(|db| {
        Ok(db.query_row("SELECT secret FROM catalogue", [], |row| {
            row.get::<_, String>(0)
        })?)
    });
    let digest = Sha256::digest(format!("hereabouts exchange key {}", secret.unwrap()));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes a change file anew with something else in it.
pub fn rewritten(path: &Path, key: &str, alter: impl FnOnce(&mut Letter)) {
    let mut letter = file::read(path, Lock::Key(key)).unwrap();
    alter(&mut letter);
    file::write(path, &letter, Lock::Key(key)).unwrap();
}

pub fn asset(laptop: &Catalogue, id: AssetId) -> Asset {
    laptop.show_asset(id).unwrap().asset
}

pub fn names(laptop: &Catalogue) -> Vec<String> {
    let page = laptop.list_assets(String::new(), Sort::default(), 0, 100);
    let rows = page.unwrap().rows.into_iter();
    let mut names: Vec<String> = rows.map(|row| row.name).collect();
    names.sort();
    names
}

pub fn id_of(laptop: &Catalogue, name: &str) -> AssetId {
    let page = laptop.list_assets(String::new(), Sort::default(), 0, 100);
    let mut rows = page.unwrap().rows.into_iter();
    rows.find(|row| row.name == name).unwrap().id
}

/// All that is shown of every asset that is here: what it says, its ties, and how it is reached.
pub fn shown(laptop: &Catalogue) -> Vec<Value> {
    let page = laptop.list_assets(String::new(), Sort::default(), 0, 100);
    let mut ids: Vec<AssetId> = page.unwrap().rows.into_iter().map(|row| row.id).collect();
    ids.sort();
    let cards = ids.into_iter().map(|id| {
        let card = laptop.show_asset(id).unwrap();
        let mut reached: Vec<String> = card
            .contacts
            .into_iter()
            .map(|line| line.contact.value)
            .collect();
        reached.sort();
        json!({"id": id, "asset": card.asset, "ties": card.ties, "reached": reached})
    });
    cards.collect()
}

/// Does a word stand anywhere in what was ever said?
pub fn is_anywhere(laptop: &Catalogue, word: &str) -> bool {
    let found = laptop.read(|db| {
        let mut found = false;
        rows::for_each_change(db, |change| {
            found |= json!(change).to_string().contains(word);
            Ok(())
        })?;
        Ok(found)
    });
    found.unwrap()
}

pub fn hash(laptop: &Catalogue) -> String {
    laptop.info().unwrap().team_hash
}

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub record: RecordId,
    pub asked: ConflictKind,
    pub unit: String,
    /// The one that is shown meanwhile comes first.
    pub answers: Vec<Value>,
}

/// The question which of several values is right.
pub fn differs(record: impl Into<RecordId>, unit: &str, answers: &Value) -> Asked {
    Asked {
        record: record.into(),
        asked: ConflictKind::Differs,
        unit: unit.to_owned(),
        answers: answers.as_array().unwrap().clone(),
    }
}

/// The question whether a record stays.
pub fn kept(record: impl Into<RecordId>) -> Asked {
    Asked {
        asked: ConflictKind::Kept,
        ..differs(record, EXISTS, &json!(["here", "bin"]))
    }
}

pub fn asked(laptop: &Catalogue) -> Vec<Asked> {
    let list = laptop.list_conflicts(0, 100).unwrap();
    assert_eq!(list.total, list.conflicts.len() as u64);
    assert_eq!(laptop.info().unwrap().conflicts, list.total);
    let asked = list.conflicts.into_iter().map(|one| Asked {
        record: one.record,
        asked: one.asked,
        unit: one.unit,
        answers: one.answers.into_iter().map(|said| said.value).collect(),
    });
    asked.collect()
}

pub fn decision(asked: &Asked, value: Value) -> ConflictDecision {
    ConflictDecision {
        record: asked.record,
        unit: asked.unit.clone(),
        value,
    }
}

/// Answers the only question.
pub fn decide(laptop: &Catalogue, value: Value) {
    let open = asked(laptop);
    let [one] = &open[..] else {
        panic!("not one question: {open:?}")
    };
    laptop.decide(vec![decision(one, value)]).unwrap();
}

/// That all of them show the same, ask the same, have one hash and are sound; answers what they ask.
#[track_caller]
pub fn agreed(laptops: &[&Catalogue]) -> Vec<Asked> {
    let first = laptops[0];
    for laptop in laptops {
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
        assert_eq!(shown(laptop), shown(first));
        assert_eq!(asked(laptop), asked(first));
        assert_eq!(hash(laptop), hash(first), "they show the same");
    }
    asked(first)
}

/// A small generator with a seed: the same numbers on every machine (SplitMix64, Steele and others 2014).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }
}
