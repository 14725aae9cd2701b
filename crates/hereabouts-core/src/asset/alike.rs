//! Whether something that is being typed is here already: called nearly the same and near by, or reached by the
//! same telephone, the same page on the web, or the same number in a public register.
//!
//! It is a hint and never an obstacle: names repeat, and two groups share a hall's telephone.

use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::contact::{Channel, Reach};
use crate::duplicate::{Like, namesakes, phone, phone_spellings, register, web};
use crate::error::Result;
use crate::id::AssetId;
use crate::search::{self, Bits, tokens};
use geo::{Distance, Haversine, Point};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// So far apart (metres) two of the same name may still be one.
const SAME_NAME_M: f64 = 2_000.0;
/// And two of nearly the same.
const LIKE_NAME_M: f64 = 500.0;
/// What more than these share is a switchboard or a council's front page, and says nothing.
const SHARED: u64 = 3;
const MOST: usize = 3;

/// What is known so far of what is being typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct Typed {
    pub name: String,
    /// Longitude, latitude.
    pub at: Option<[f64; 2]>,
    pub reach: Vec<Reach>,
    pub organisation_number: Option<String>,
    /// The asset it is typed into, which is not like itself.
    pub but: Option<AssetId>,
}

/// What an asset has in common with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Number,
    Phone,
    Web,
    SameName,
    LikeName,
}

/// An asset that it may be.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Alike {
    pub id: AssetId,
    pub name: String,
    pub kind: AssetKind,
    pub why: Why,
    /// How far away it is, where both have a place.
    pub metres: Option<f64>,
}

impl Catalogue {
    /// The few assets that are most likely what is being typed.
    pub fn alike(&self, typed: Typed) -> Result<Vec<Alike>> {
        self.read(|db| alike(db, &typed))
    }
}

pub(crate) fn alike(db: &Connection, typed: &Typed) -> Result<Vec<Alike>> {
    let mut found: Vec<Alike> = Vec::new();
    if let Some(number) = typed.organisation_number.as_deref().and_then(register) {
        let words = tokens(typed.organisation_number.as_deref().unwrap_or_default());
        let mut candidates = search::saying(db, words)?;
        candidates.or(&search::saying(db, vec![number.clone()])?);
        let same = each(db, &candidates, typed, |row| {
            let there = row.number.as_deref().and_then(register);
            (there.as_deref() == Some(&number)).then_some(Why::Number)
        })?;
        found.extend(same);
    }
    for way in &typed.reach {
        let (why, wanted) = match way.channel {
            Channel::Phone => (Why::Phone, phone(&way.value)),
            Channel::Web | Channel::Social => (Why::Web, web(&way.value)),
            _ => continue,
        };
        let Some(wanted) = wanted else { continue };
        let spellings = match why {
            Why::Phone => phone_spellings(&wanted),
            _ => vec![tokens(&wanted)],
        };
        let mut candidates = Bits::default();
        for words in spellings {
            candidates.or(&search::saying(db, words)?);
        }
        let same = each(db, &candidates, typed, |row| {
            let ways = row
                .reach
                .iter()
                .filter(|(channel, _)| *channel == way.channel);
            let mut ways = ways.map(|(channel, value)| match channel {
                Channel::Phone => phone(value),
                _ => web(value),
            });
            ways.any(|there| there.as_deref() == Some(&wanted))
                .then_some(why)
        })?;
        if same.len() as u64 <= SHARED {
            found.extend(same);
        }
    }
    let mut called = BTreeMap::new();
    for one in namesakes(db, &typed.name)? {
        // One that only begins so is one of many in a place that lends them all its name.
        called.extend(match one.like {
            Some(Like::Same) => Some((one.n, Why::SameName)),
            Some(like) if one.few || like == Like::Nearly => Some((one.n, Why::LikeName)),
            _ => None,
        });
    }
    let candidates: Bits = called.keys().copied().collect();
    found.extend(each(db, &candidates, typed, |row| {
        let metres = row.metres.unwrap_or(0.0);
        match called.get(&row.n) {
            Some(why @ Why::SameName) if metres <= SAME_NAME_M => Some(*why),
            Some(why) if metres <= LIKE_NAME_M => Some(*why),
            _ => None,
        }
    })?);
    found.sort_by(|a, b| {
        let far = |one: &Alike| one.metres.unwrap_or(SAME_NAME_M);
        (a.why.cmp(&b.why))
            .then(far(a).total_cmp(&far(b)))
            .then_with(|| a.name.cmp(&b.name))
    });
    let mut once: Vec<Alike> = Vec::new();
    for one in found {
        if once.len() < MOST && !once.iter().any(|there| there.id == one.id) {
            once.push(one);
        }
    }
    Ok(once)
}

/// What is looked at of a candidate.
struct Row {
    /// `asset.n`
    n: u32,
    name: String,
    metres: Option<f64>,
    number: Option<String>,
    reach: Vec<(Channel, String)>,
}

fn each(
    db: &Connection,
    candidates: &Bits,
    typed: &Typed,
    is: impl Fn(&Row) -> Option<Why>,
) -> Result<Vec<Alike>> {
    let mut get = db.prepare_cached(
        "SELECT id, name, kind, west, south, east, north, organisation_number FROM asset WHERE n = ?1 AND existence = 'here'",
    )?;
    let mut ways = db.prepare_cached(
        "SELECT channel, value FROM contact WHERE asset = ?1 AND existence = 'here' AND channel IN ('phone', 'web', 'social')",
    )?;
    let mut found = Vec::new();
    for n in candidates.iter() {
        let mut rows = get.query([n])?;
        let Some(row) = rows.next()? else { continue };
        let id: [u8; 16] = row.get(0)?;
        let kind = AssetKind::from_token(row.get_ref(2)?.as_str().unwrap_or_default());
        let (Some(kind), id) = (kind, AssetId(uuid::Uuid::from_bytes(id))) else {
            continue;
        };
        if typed.but == Some(id) {
            continue;
        }
        let bounds: [Option<f64>; 4] = [row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?];
        let there = match bounds {
            [Some(w), Some(s), Some(e), Some(n)] => Some(Point::new((w + e) / 2.0, (s + n) / 2.0)),
            _ => None,
        };
        let here = typed.at.map(Point::from);
        let mut reach = Vec::new();
        let mut lines = ways.query([id.0.as_bytes()])?;
        while let Some(line) = lines.next()? {
            let channel = match line.get_ref(0)?.as_str().unwrap_or_default() {
                "phone" => Channel::Phone,
                "web" => Channel::Web,
                _ => Channel::Social,
            };
            reach.push((channel, line.get(1)?));
        }
        let row = Row {
            n,
            name: row.get(1)?,
            metres: here.zip(there).map(|(a, b)| Haversine.distance(a, b)),
            number: row.get(7)?,
            reach,
        };
        if let Some(why) = is(&row) {
            let Row { name, metres, .. } = row;
            found.push(Alike {
                id,
                name,
                kind,
                why,
                metres,
            });
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
