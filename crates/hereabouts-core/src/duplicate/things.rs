//! What of an asset is compared with others.
//!
//! What is in the bin or one with another is not compared, nor what is kept but not used. Nor is what is safeguarded:
//! that it looks like something else could tell where it is.

use super::Sameness;
use super::names::Name;
use super::ways::{email, phone, postcode, register, web};
use crate::asset::AssetKind;
use crate::error::Result;
use crate::id::AssetId;
use crate::search;
use rusqlite::{Connection, Row};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

#[derive(Debug, Clone)]
pub(super) struct Thing {
    /// `asset.n`
    pub n: u32,
    pub id: AssetId,
    pub kind: AssetKind,
    pub name: Name,
    /// Other names, of those that became one with it.
    pub also: Vec<Name>,
    /// West, south, east, north in degrees.
    pub bounds: Option<[f64; 4]>,
    /// It may lie so many metres away from there.
    pub off_m: f64,
    pub postcode: Option<String>,
    /// In a public register.
    pub number: Option<String>,
    /// Telephone numbers, addresses for mail and pages on the web, each in one spelling.
    pub ways: Vec<(Sameness, String)>,
}

const THINGS: &str = "SELECT n, id, kind, name, west, south, east, north, place ->> '$.uncertainty_m', \
     place ->> '$.postcode', organisation_number FROM asset \
     WHERE existence = 'here' AND sensitivity <> 'safeguarded' AND restricted = 0";
const WAYS: &str = "SELECT channel, value, asset FROM contact \
     WHERE existence = 'here' AND channel IN ('phone', 'email', 'web', 'social')";

/// All that are compared, in the order of their numbers.
pub(super) fn all(db: &Connection) -> Result<Vec<Thing>> {
    let mut things: Vec<Thing> = Vec::new();
    let mut places: HashMap<Uuid, usize> = HashMap::new();
    let mut statement = db.prepare_cached(&format!("{THINGS} ORDER BY n"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(thing) = thing(row)? {
            places.insert(thing.id.0, things.len());
            things.push(thing);
        }
    }
    let mut statement = db.prepare_cached(WAYS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let whose = Uuid::from_bytes(row.get(2)?);
        if let Some(place) = places.get(&whose) {
            things[*place].ways.extend(way(row)?);
        }
    }
    for (asset, names) in search::all_called_also(db)? {
        if let Some(place) = places.get(&asset) {
            things[*place].is_called(&names);
        }
    }
    things.iter_mut().for_each(Thing::settle);
    Ok(things)
}

/// Those with these numbers (`asset.n`).
pub(super) fn of(db: &Connection, numbers: &BTreeSet<u32>) -> Result<Vec<Thing>> {
    let mut statement = db.prepare_cached(&format!("{THINGS} AND n = ?1"))?;
    let mut things = Vec::new();
    for n in numbers {
        let mut rows = statement.query([n])?;
        if let Some(row) = rows.next()?
            && let Some(thing) = thing(row)?
        {
            things.push(thing.whole(db)?.0);
        }
    }
    Ok(things)
}

/// An asset, if it is compared, and all that it is called as it is written, the name that is shown first.
pub(super) fn one(db: &Connection, id: AssetId) -> Result<Option<(Thing, Vec<String>)>> {
    let mut statement = db.prepare_cached(&format!("{THINGS} AND id = ?1"))?;
    let mut rows = statement.query([id.0.as_bytes()])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let mut names: Vec<String> = vec![row.get(3)?];
    let Some(thing) = thing(row)? else {
        return Ok(None);
    };
    let (thing, also) = thing.whole(db)?;
    for name in also {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(Some((thing, names)))
}

/// A row of [`THINGS`], without how it is reached and what else it is called.
fn thing(row: &Row) -> Result<Option<Thing>> {
    let kind = AssetKind::from_token(row.get_ref(2)?.as_str().unwrap_or_default());
    let Some(kind) = kind else { return Ok(None) };
    let bounds: [Option<f64>; 4] = [row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?];
    let code: Option<String> = row.get(9)?;
    let number: Option<String> = row.get(10)?;
    Ok(Some(Thing {
        n: row.get(0)?,
        id: AssetId(Uuid::from_bytes(row.get(1)?)),
        kind,
        name: Name::of(row.get_ref(3)?.as_str().unwrap_or_default()),
        also: Vec::new(),
        bounds: match bounds {
            [Some(w), Some(s), Some(e), Some(n)] => Some([w, s, e, n]),
            _ => None,
        },
        off_m: row.get::<_, Option<f64>>(8)?.unwrap_or_default(),
        postcode: code.as_deref().and_then(postcode),
        number: number.as_deref().and_then(register),
        ways: Vec::new(),
    }))
}

impl Thing {
    /// All that it is called.
    pub(super) fn names(&self) -> impl Iterator<Item = &Name> {
        std::iter::once(&self.name).chain(&self.also)
    }

    /// With how it is reached and with its other names, which are answered as they are written.
    fn whole(mut self, db: &Connection) -> Result<(Thing, Vec<String>)> {
        let mut statement = db.prepare_cached(&format!("{WAYS} AND asset = ?1"))?;
        let mut rows = statement.query([self.id.0.as_bytes()])?;
        while let Some(row) = rows.next()? {
            self.ways.extend(way(row)?);
        }
        self.settle();
        let also = search::called_also(db, self.n)?;
        self.is_called(&also);
        Ok((self, also))
    }

    fn is_called(&mut self, also: &[String]) {
        for name in also.iter().map(|name| Name::of(name)) {
            if name != self.name && !self.also.contains(&name) {
                self.also.push(name);
            }
        }
    }

    fn settle(&mut self) {
        self.ways.sort();
        self.ways.dedup();
    }
}

/// A row of [`WAYS`].
fn way(row: &Row) -> Result<Option<(Sameness, String)>> {
    let value = row.get_ref(1)?.as_str().unwrap_or_default();
    let way = match row.get_ref(0)?.as_str().unwrap_or_default() {
        "phone" => (Sameness::Phone, phone(value)),
        "email" => (Sameness::Email, email(value)),
        _ => (Sameness::Web, web(value)),
    };
    Ok(match way {
        (why, Some(value)) => Some((why, value)),
        (_, None) => None,
    })
}
