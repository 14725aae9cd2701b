//! Little neighbourhoods for tests.

use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::id::{AssetId, RelationshipId};
use crate::relationship::Relationship;
use serde_json::{Value, json};

pub struct Little(pub Catalogue);

impl Little {
    /// Assets and ties, each of a line: "person Joan", "Joan knows Dougie", type keys in the middle.
    pub fn of(assets: &[(AssetKind, &str)], ties: &[&str]) -> Little {
        let little = Little(Catalogue::in_memory("Here").unwrap());
        for (kind, name) in assets {
            little.add(*kind, name, json!({}));
        }
        for tie in ties {
            little.tie(tie, json!({}));
        }
        little
    }

    pub fn add(&self, kind: AssetKind, name: &str, fields: Value) -> AssetId {
        let fields = serde_json::from_value(fields).unwrap();
        self.0
            .create_asset(kind, name.into(), fields)
            .unwrap()
            .value
    }

    pub fn id(&self, name: &str) -> AssetId {
        let id = self.0.read(|db| {
            let id: [u8; 16] =
                db.query_row("SELECT id FROM asset WHERE name = ?1", [name], |row| {
                    row.get(0)
                })?;
            Ok(AssetId(uuid::Uuid::from_bytes(id)))
        });
        id.unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// "Joan knows Dougie", with other fields of the tie.
    pub fn tie(&self, tie: &str, fields: Value) -> RelationshipId {
        let [from, kind, to] = tie.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{tie} is no tie");
        };
        let mut whole = json!({ "from": self.id(from), "type": kind, "to": self.id(to) });
        whole
            .as_object_mut()
            .unwrap()
            .extend(fields.as_object().unwrap().clone());
        let tie: Relationship = serde_json::from_value(whole).unwrap();
        self.0.relate(tie).unwrap().value
    }

    /// Many benches that are part of something, as rows: making thousands one by one would take a minute.
    pub fn benches(&self, count: u32, of: AssetId) {
        let add = self.0.write_alone(|db| {
            db.execute_batch("BEGIN")?;
            for n in 0..count {
                let mut id = [7u8; 16];
                id[..4].copy_from_slice(&n.to_be_bytes());
                db.prepare_cached(
                    "INSERT INTO asset (id, existence, kind, name, status, audience, sensitivity) \
                     VALUES (?1, 'here', 'place', 'Bench', 'going', 'team', 'ordinary')",
                )?
                .execute([&id[..]])?;
                db.prepare_cached(
                    "INSERT INTO relationship (id, existence, \"from\", type, \"to\", sensitivity) \
                     VALUES (?1, 'here', ?1, 'part_of', ?2, 'ordinary')",
                )?
                .execute([&id[..], &of.0.as_bytes()[..]])?;
            }
            Ok(db.execute_batch("COMMIT")?)
        });
        add.unwrap();
    }

    pub fn edit(&self, name: &str, fields: Value) {
        let fields = serde_json::from_value(fields).unwrap();
        self.0.edit_asset(self.id(name), fields).unwrap();
    }

    /// Lets everything so far have happened at a time.
    pub fn happened(&self, at: &str) {
        self.0
            .write_alone(|db| Ok(db.execute("UPDATE op SET at = ?1", [at])?))
            .unwrap();
    }
}

pub const PERSON: AssetKind = AssetKind::Person;
pub const GROUP: AssetKind = AssetKind::Association;
pub const SERVICE: AssetKind = AssetKind::Institution;
pub const PLACE: AssetKind = AssetKind::Place;
