//! The list that everybody takes home from a session, with only what each agreed to.

use super::cards::{SaidCard, cards, stored};
use crate::asset::{Asset, AssetKind, first_name};
use crate::audience::{Audience, Sensitivity};
use crate::catalogue::{Catalogue, Outcome, now};
use crate::disclosure::Disclosure;
use crate::error::{Error, Result};
use crate::gift::GiftStatus;
use crate::history::{Action, Label};
use crate::id::{AssetId, GatheringId};
use crate::many::Words;
use crate::release::leaks::without_ways_to_reach;
use crate::storage::rows;
use crate::wish::WishStatus;
use hereabouts_export as export;
use hereabouts_export::takeaway::{Line, Section, Takeaway};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

impl Catalogue {
    /// Writes the list as a page to be printed, and enters it in the register: as public, since nobody knows who reads
    /// it at home. Answers how many cards are on it. `words` are what the window calls things: `lang`, `opening`,
    /// `offers`, `wishes`.
    ///
    /// # Errors
    /// `Invalid` where nobody agreed to anything; as [`export::save_alone`].
    pub fn save_takeaway(
        &self,
        gathering: GatheringId,
        path: String,
        words: Words,
    ) -> Result<Outcome<u32>> {
        let path = Path::new(&path);
        self.refuse_own_file(path)?;
        let mut in_place = false;
        let outcome = self.transact(Label::of(Action::Release), |tx| {
            let (list, of) = takeaway(tx.db(), gathering, &words)?;
            let listed: usize = list.sections.iter().map(|section| section.lines.len()).sum();
            if listed == 0 {
                return Err(Error::invalid(
                    "Nobody has agreed yet that their card stands on the list. Ask them, and tick it on their cards.",
                ));
            }
            let saved = export::takeaway::save(&list, path)?;
            in_place = true;
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
            entry.telling_of(people.into_iter().map(|id| id.0)).enter(tx)?;
            Ok(listed as u32)
        });
        if outcome.is_err() && in_place {
            std::fs::remove_file(path).map_err(Error::io("Taking back", path))?;
        }
        outcome
    }
}

/// The list, and of whom something stands on it.
fn takeaway(
    db: &Connection,
    gathering: GatheringId,
    words: &Words,
) -> Result<(Takeaway, BTreeMap<AssetId, AssetKind>)> {
    // Without words of the window it bears the name alone.
    let word = |key: &str, or: &str| words.get(key).cloned().unwrap_or_else(|| or.to_owned());
    let session = stored(db, gathering)?;
    let mut of = BTreeMap::new();
    let (mut offers, mut wishes) = (Vec::new(), Vec::new());
    // In the order in which it was said.
    for card in cards(db, gathering)?.iter().rev() {
        let Some((what, is_gift)) = agreed(card) else {
            continue;
        };
        let holder = rows::get::<Asset>(db, &card.holder.id.0)?.map(|found| found.record);
        let holder = holder
            .filter(|asset| asset.sensitivity != Sensitivity::Safeguarded && !asset.restricted);
        let Some(holder) = holder else { continue };
        let who = match holder.kind {
            AssetKind::Person => first_name(&holder.name).to_owned(),
            _ => holder.name,
        };
        of.insert(card.holder.id, holder.kind);
        let lines = if is_gift { &mut offers } else { &mut wishes };
        let what = without_ways_to_reach(&what);
        lines.push(Line { who, what });
    }
    let section = |key: &str, lines: Vec<Line>| Section {
        title: word(key, ""),
        lines,
    };
    let list = Takeaway {
        language: word("lang", "en"),
        title: session.name,
        on: session.on,
        opening: word("opening", ""),
        sections: vec![section("offers", offers), section("wishes", wishes)],
    };
    Ok((list, of))
}

/// What is offered (true) or wished for on a card that its holder lets stand on the list, while it still is.
fn agreed(card: &SaidCard) -> Option<(String, bool)> {
    let gift = card.gift.as_ref().map(|line| &line.gift);
    let wish = card.wish.as_ref().map(|line| &line.wish);
    let gift = gift.filter(|gift| gift.may_be_listed && gift.status != GiftStatus::Ended);
    let wish = wish.filter(|wish| {
        wish.may_be_listed && !matches!(wish.status, WishStatus::Done | WishStatus::LetGo)
    });
    let gift = gift.map(|gift| (gift.what.clone(), true));
    gift.or_else(|| wish.map(|wish| (wish.what.clone(), false)))
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
