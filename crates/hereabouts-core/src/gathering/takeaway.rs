//! The list that everybody takes home from a session, with only what each agreed to.

use super::cards::{CardId, SaidCard, cards, stored};
use crate::asset::{Asset, AssetKind, Status, first_name};
use crate::audience::{Audience, Sensitivity};
use crate::catalogue::{Catalogue, Outcome, now};
use crate::conflict;
use crate::disclosure::Disclosure;
use crate::error::{Error, Result};
use crate::gift::GiftStatus;
use crate::id::{AssetId, GatheringId};
use crate::log::joined;
use crate::many::Words;
use crate::release::leaks::{Names, without_leaks};
use crate::storage::rows;
use crate::wish::WishStatus;
use hereabouts_export as export;
use hereabouts_export::takeaway::{Line, Section, Takeaway};
use rusqlite::Connection;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What stands on the list.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TakeawayList {
    /// What the session is called.
    pub title: String,
    /// ISO 8601 day.
    pub on: String,
    /// In the order in which it was said.
    pub offers: Vec<TakeawayLine>,
    pub wishes: Vec<TakeawayLine>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TakeawayLine {
    pub card: CardId,
    /// People by their first names.
    pub who: String,
    pub what: String,
}

impl Catalogue {
    /// The list as [`Catalogue::save_takeaway`] would write it.
    pub fn takeaway(&self, gathering: GatheringId) -> Result<TakeawayList> {
        self.read(|db| Ok(list(db, gathering)?.0))
    }

    /// Writes the list as a page to be printed, and enters it in the register: as public, since nobody knows who reads
    /// it at home. Answers how many cards are on it. `words` are what the window calls things: `lang`, `opening`,
    /// `offers`, `wishes`.
    ///
    /// # Errors
    /// `Invalid` where nobody agreed to anything, and in a travel copy; as [`export::save_alone`]. What stood there before
    /// stands there still.
    pub fn save_takeaway(
        &self,
        gathering: GatheringId,
        path: String,
        words: Words,
    ) -> Result<Outcome<u32>> {
        self.save_entered(Path::new(&path), |tx, file| {
            let (list, of) = list(tx.db(), gathering)?;
            let listed = list.offers.len() + list.wishes.len();
            if listed == 0 {
                return Err(Error::invalid(
                    "Nobody has agreed yet that their card stands on the list. Ask them, and tick it on their cards.",
                ));
            }
            let saved = file.save(|path| export::takeaway::save(&page(list, &words), path))?;
            let people = of.iter().filter(|(_, kind)| **kind == AssetKind::Person);
            let people: BTreeSet<AssetId> = people.map(|(id, _)| *id).collect();
            let entry = Disclosure {
                on: now(),
                audience: Audience::Public,
                partner: None,
                profile: None,
                format: "takeaway".into(),
                released: of.len() as u64,
                people: people.len() as u64,
                people_said: None,
                people_said_of: None,
                photos: 0,
                withheld: BTreeMap::new(),
                sha256: saved.sha256,
                ids_digest: ids_digest(of.keys()),
                salt: None,
                about: Default::default(),
                previous: None,
                accepted: Default::default(),
                voice: None,
                purposes: Vec::new(),
                bases: BTreeMap::new(),
                fields: Default::default(),
            };
            let mut about = BTreeSet::new();
            for id in people {
                about.insert(id.0);
                about.extend(joined::those_in(tx.db(), &id.0)?);
            }
            entry.telling_of(about).enter(tx)?;
            Ok(listed as u32)
        })
    }
}

/// The list, and of whom something stands on it.
fn list(
    db: &Connection,
    gathering: GatheringId,
) -> Result<(TakeawayList, BTreeMap<AssetId, AssetKind>)> {
    let session = stored(db, gathering)?;
    let held = conflict::held(db)?;
    let mut cards = cards(db, gathering)?;
    cards.retain(|card| agreed(card).is_some() && !held.contains(&card.holder.id.0));
    // Where there is nothing to be read, nobody is looked for in it.
    let names = match cards.is_empty() {
        true => Names::default(),
        false => Names::of_all(db)?,
    };
    let mut list = TakeawayList {
        title: without_leaks(&session.name, &names, None).unwrap_or_else(|| "…".to_owned()),
        on: session.on,
        offers: Vec::new(),
        wishes: Vec::new(),
    };
    let mut of = BTreeMap::new();
    // In the order in which it was said.
    for card in cards.iter().rev() {
        let id = card.holder.id;
        let holder = rows::get::<Asset>(db, &id.0)?.map(|found| found.record);
        let (Some((what, card)), Some(holder)) = (agreed(card), holder.filter(may_be_on_it)) else {
            continue;
        };
        let who = match holder.kind {
            AssetKind::Person => Some(first_name(&holder.name).to_owned()),
            _ => without_leaks(&holder.name, &names, Some((id, ""))),
        };
        let Some(who) = who else { continue };
        // What is nothing but a name or a number stays.
        let Some(what) = without_leaks(what, &names, Some((id, &who))) else {
            continue;
        };
        of.insert(id, holder.kind);
        let lines = match card {
            CardId::Gift(_) => &mut list.offers,
            CardId::Wish(_) => &mut list.wishes,
        };
        lines.push(TakeawayLine { card, who, what });
    }
    Ok((list, of))
}

/// Whoever must not be found, is not to be used, is a child or is not here any more does not stand on it, whatever they
/// said.
fn may_be_on_it(holder: &Asset) -> bool {
    holder.sensitivity != Sensitivity::Safeguarded
        && holder.status != Status::Ended
        && !(holder.restricted || holder.is_child)
}

/// The list in the words of the window. Without these it bears the name alone.
fn page(list: TakeawayList, words: &Words) -> Takeaway {
    let word = |key: &str, or: &str| words.get(key).cloned().unwrap_or_else(|| or.to_owned());
    let section = |key: &str, lines: Vec<TakeawayLine>| Section {
        title: word(key, ""),
        lines: lines
            .into_iter()
            .map(|line| Line {
                who: line.who,
                what: line.what,
            })
            .collect(),
    };
    Takeaway {
        language: word("lang", "en"),
        title: list.title,
        on: list.on,
        opening: word("opening", ""),
        sections: vec![
            section("offers", list.offers),
            section("wishes", list.wishes),
        ],
    }
}

/// What is offered or wished for on a card that its holder lets stand on the list, while it still is.
fn agreed(card: &SaidCard) -> Option<(&str, CardId)> {
    let gift = card.gift.as_ref().filter(|line| {
        let gift = &line.gift;
        gift.may_be_listed && gift.status != GiftStatus::Ended
    });
    let wish = card.wish.as_ref().filter(|line| {
        let wish = &line.wish;
        wish.may_be_listed && !matches!(wish.status, WishStatus::Done | WishStatus::LetGo)
    });
    let gift = gift.map(|line| (line.gift.what.as_str(), CardId::Gift(line.id)));
    gift.or_else(|| wish.map(|line| (line.wish.what.as_str(), CardId::Wish(line.id))))
}

/// As that of a release of the same assets.
fn ids_digest<'a>(ids: impl Iterator<Item = &'a AssetId>) -> String {
    let mut digest = Sha256::new();
    for id in ids {
        digest.update(format!("{id}\n"));
    }
    let digest = digest.finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
