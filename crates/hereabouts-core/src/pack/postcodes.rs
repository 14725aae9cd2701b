//! Placing assets by their postcodes, as far as the lists on this laptop know them.

use super::ListOf;
use super::ask::gazetteer;
use super::keep::{Packs, lock};
use super::names::find_code;
use crate::asset::Asset;
use crate::audience::Sensitivity;
use crate::catalogue::{Catalogue, Outcome, Work};
use crate::error::Result;
use crate::history::{Action, Label};
use crate::id::AssetId;
use crate::import::columns::is_postcode;
use crate::place::{Gazetteer, Place};
use rusqlite::Connection;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use ts_rs::TS;

/// What placing by postcode would do to the assets that a query finds.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PostcodePlan {
    /// Assets without a place on the map.
    #[ts(type = "number")]
    pub unplaced: u64,
    /// Those that would get one.
    #[ts(type = "number")]
    pub can: u64,
    /// Of these, by a postcode that is no longer used.
    #[ts(type = "number")]
    pub ended: u64,
    /// Why the others would not.
    pub others: Vec<PostcodeTrouble>,
    /// Whom to thank for the places.
    pub credits: Vec<String>,
    /// There is a list of postcodes on this laptop.
    pub has_list: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PostcodeTrouble {
    pub why: NotPlaced,
    #[ts(type = "number")]
    pub count: u64,
    /// Names of the first few.
    pub names: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NotPlaced {
    NoPostcode,
    /// No list has it.
    Unknown,
    /// A list has it, and not where it is.
    NoSpot,
    Safeguarded,
}

/// The lists of postcodes, open to be asked often.
#[derive(Default)]
pub struct Postcodes(Vec<(Gazetteer, Arc<Mutex<Connection>>)>);

enum Answer {
    Placed { place: Place, ended: bool },
    Not(NotPlaced),
}

impl Packs {
    /// The lists of postcodes that are switched on.
    pub fn postcodes(&self) -> Result<Postcodes> {
        let mut lists = Vec::new();
        for pack in self.all()? {
            if pack.on
                && pack.list == Some(ListOf::Postcodes)
                && let Some(names) = self.opened(&pack)?.and_then(|open| open.names)
            {
                lists.push((gazetteer(&pack), names));
            }
        }
        Ok(Postcodes(lists))
    }
}

impl Postcodes {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The place with the spot of its postcode, where it has none of its own and a list knows it.
    pub fn placed(&self, place: Place) -> Result<Place> {
        if place.geometry.is_some() || self.is_empty() {
            return Ok(place);
        }
        Ok(match self.answer(&place)? {
            Answer::Placed { place, .. } => place,
            Answer::Not(_) => place,
        })
    }

    fn answer(&self, place: &Place) -> Result<Answer> {
        let Some(code) = code_of(place) else {
            return Ok(Answer::Not(NotPlaced::NoPostcode));
        };
        let mut why = NotPlaced::Unknown;
        let mut ended = None;
        for (gazetteer, list) in &self.0 {
            match find_code(&lock(list), &code)? {
                None => {}
                Some(None) => why = NotPlaced::NoSpot,
                Some(Some(found)) => {
                    let spot = found.place(gazetteer.clone());
                    let placed = Place {
                        address: place.address.clone(),
                        postcode: place.postcode.clone(),
                        ..spot
                    };
                    if found.ended.is_none() {
                        return Ok(Answer::Placed {
                            place: placed,
                            ended: false,
                        });
                    }
                    // Another list may be newer.
                    ended.get_or_insert(placed);
                }
            }
        }
        Ok(match ended {
            Some(place) => Answer::Placed { place, ended: true },
            None => Answer::Not(why),
        })
    }
}

/// The postcode of a place: its own, or one that stands in its address.
fn code_of(place: &Place) -> Option<String> {
    if let Some(code) = &place.postcode {
        return Some(code.clone());
    }
    let address = place.address.as_ref()?;
    let words: Vec<&str> = address
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let two = words.windows(2).rev().map(|pair| pair.join(" "));
    let one = words.iter().rev().map(|word| (*word).to_owned());
    two.chain(one).find(|text| is_postcode(text))
}

struct Unplaced {
    id: AssetId,
    asset: Asset,
}

impl Catalogue {
    pub fn plan_postcodes(&self, query: String) -> Result<PostcodePlan> {
        let postcodes = self.postcodes()?;
        let mut plan = PostcodePlan {
            unplaced: 0,
            can: 0,
            ended: 0,
            others: Vec::new(),
            credits: Vec::new(),
            has_list: !postcodes.is_empty(),
        };
        let mut credits = BTreeSet::new();
        self.read(|db| {
            for n in self.find(db, &query)?.bits.iter() {
                let Some(Unplaced { asset, .. }) = unplaced(db, n)? else {
                    continue;
                };
                plan.unplaced += 1;
                match answer(&postcodes, &asset)? {
                    Answer::Placed { place, ended } => {
                        plan.can += 1;
                        plan.ended += u64::from(ended);
                        credits.extend(place.gazetteer.map(|gazetteer| gazetteer.credit()));
                    }
                    Answer::Not(why) => plan.note(why, asset.name),
                }
            }
            Ok(())
        })?;
        plan.others.sort_by_key(|other| other.why);
        plan.credits = credits.into_iter().collect();
        Ok(plan)
    }

    pub fn place_by_postcode(&self, query: String) -> Result<Outcome<u32>> {
        let postcodes = self.postcodes()?;
        let found = self.read(|db| self.find(db, &query))?;
        let going = self
            .long_work()
            .begin(Work::Placing, Some(found.bits.count()), true);
        self.transact(Label::of(Action::PlaceByPostcode), |tx| {
            let mut placed = 0;
            for (n, done) in found.bits.iter().zip(0..) {
                going.at(done)?;
                let Some(Unplaced { id, asset }) = unplaced(tx.db(), n)? else {
                    continue;
                };
                if let Answer::Placed { place, .. } = answer(&postcodes, &asset)? {
                    let asset = Asset {
                        place: Some(place),
                        ..asset
                    };
                    tx.update(id, &asset.valid()?)?;
                    placed += 1;
                }
            }
            tx.label.count = Some(u64::from(placed));
            Ok(placed)
        })
    }

    /// The lists of postcodes, where this laptop has any.
    pub(crate) fn postcodes(&self) -> Result<Postcodes> {
        match self.packs() {
            Ok(packs) => packs.postcodes(),
            Err(_) => Ok(Postcodes::default()),
        }
    }
}

impl PostcodePlan {
    fn note(&mut self, why: NotPlaced, name: String) {
        const NAMED: usize = 5;
        let at = match self.others.iter().position(|other| other.why == why) {
            Some(at) => at,
            None => {
                self.others.push(PostcodeTrouble {
                    why,
                    count: 0,
                    names: Vec::new(),
                });
                self.others.len() - 1
            }
        };
        let other = &mut self.others[at];
        other.count += 1;
        if other.names.len() < NAMED {
            other.names.push(name);
        }
    }
}

fn answer(postcodes: &Postcodes, asset: &Asset) -> Result<Answer> {
    if asset.sensitivity == Sensitivity::Safeguarded {
        return Ok(Answer::Not(NotPlaced::Safeguarded));
    }
    match &asset.place {
        Some(place) => postcodes.answer(place),
        None => Ok(Answer::Not(NotPlaced::NoPostcode)),
    }
}

/// The asset of a row that is here and has no geometry.
fn unplaced(db: &Connection, n: u32) -> Result<Option<Unplaced>> {
    let mut statement = db.prepare_cached(
        "SELECT * FROM asset WHERE n = ?1 AND existence = 'here' AND west IS NULL AND restricted = 0",
    )?;
    let mut rows = statement.query([n])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let found = crate::storage::rows::stored::<Asset>(row)?;
    Ok(Some(Unplaced {
        id: AssetId(found.id),
        asset: found.record,
    }))
}
