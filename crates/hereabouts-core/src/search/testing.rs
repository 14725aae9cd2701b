//! A catalogue in memory, filled row by row as the write door would.

use super::text_index;
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use uuid::Uuid;

pub fn empty() -> Connection {
    crate::storage::in_memory().unwrap()
}

pub fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 6, 1)
}

/// `Adder::new("Library").kind("place").at(-0.1, 51.5).add(&db)`
#[derive(Clone)]
pub struct Adder {
    name: String,
    columns: Vec<(&'static str, rusqlite::types::Value)>,
    tags: Vec<String>,
    contacts: Vec<(&'static str, String)>,
}

impl Adder {
    pub fn new(name: &str) -> Adder {
        Adder {
            name: name.into(),
            columns: Vec::new(),
            tags: Vec::new(),
            contacts: Vec::new(),
        }
    }

    /// Any column of `asset`.
    pub fn set(mut self, column: &'static str, value: impl Into<rusqlite::types::Value>) -> Adder {
        self.columns.retain(|(there, _)| *there != column);
        self.columns.push((column, value.into()));
        self
    }

    pub fn kind(self, kind: &str) -> Adder {
        self.set("kind", kind.to_owned())
    }

    pub fn at(self, lon: f64, lat: f64) -> Adder {
        self.shape(json!({ "type": "Point", "coordinates": [lon, lat] }))
    }

    pub fn shape(self, geometry: Value) -> Adder {
        let [w, s, e, n] = serde_json::from_value::<crate::geometry::Geometry>(geometry.clone())
            .unwrap()
            .bounds();
        let place = json!({ "geometry": geometry, "precision": "exact" });
        self.set("place", place.to_string())
            .set("west", w)
            .set("south", s)
            .set("east", e)
            .set("north", n)
    }

    pub fn tag(mut self, tag: &str) -> Adder {
        self.tags.push(tag.into());
        self
    }

    pub fn contact(mut self, channel: &'static str, value: &str) -> Adder {
        self.contacts.push((channel, value.into()));
        self
    }

    /// Answers its row number.
    pub fn add(self, db: &Connection) -> u32 {
        let id = Uuid::now_v7().into_bytes();
        db.execute(
            "INSERT INTO asset (id, existence, kind, name, tags, status, audience, sensitivity)
             VALUES (?1, 'here', 'association', ?2, ?3, 'unknown', 'team', 'ordinary')",
            params![id, self.name, json!(self.tags).to_string()],
        )
        .unwrap();
        let n = db.last_insert_rowid() as u32;
        for (column, value) in self.columns {
            let set = format!("UPDATE asset SET {column} = ?1 WHERE n = ?2");
            db.execute(&set, params![value, n]).unwrap();
        }
        for tag in self.tags {
            db.execute("INSERT INTO asset_tag VALUES (?1, ?2)", params![tag, n])
                .unwrap();
        }
        for (channel, value) in self.contacts {
            db.execute(
                "INSERT INTO contact (id, existence, asset, kind, channel, value)
                 VALUES (?1, 'here', ?2, 'role', ?3, ?4)",
                params![Uuid::now_v7().into_bytes(), id, channel, value],
            )
            .unwrap();
        }
        text_index::write(db, n).unwrap();
        n
    }
}

pub fn relate(db: &Connection, from: u32, to: u32) {
    db.execute(
        r#"INSERT INTO relationship (id, existence, "from", type, "to", sensitivity)
           SELECT ?1, 'here', a.id, 'meets_at', b.id, 'ordinary' FROM asset AS a, asset AS b
           WHERE a.n = ?2 AND b.n = ?3"#,
        params![Uuid::now_v7().into_bytes(), from, to],
    )
    .unwrap();
}

pub fn bin(db: &Connection, n: u32) {
    db.execute("UPDATE asset SET existence = 'bin' WHERE n = ?1", [n])
        .unwrap();
}
