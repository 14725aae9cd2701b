//! A conversation that is sorted again: what was kept of it before is not guessed a second time.

use crate::asset::Asset;
use crate::conversation::{End, Heard, HeardAsset};
use crate::erase::words::folded;
use crate::error::Result;
use crate::follow_up::FollowUp;
use crate::gift::Gift;
use crate::id::{AssetId, ConversationId};
use crate::relationship::{Relationship, same};
use crate::storage::rows::{self, Existence};
use crate::vocabulary::RelationshipType;
use crate::wish::Wish;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Leaves out what is here of this conversation, and whoever is new and of whom nothing more is said.
pub(super) fn without_what_is_kept(
    db: &Connection,
    id: ConversationId,
    types: &[RelationshipType],
    mut heard: Heard,
) -> Result<Heard> {
    for kept in rows::of::<Gift>(db, "conversation", &id.0)? {
        let Some(holder) = Holder::of(db, kept.record.holder)? else {
            continue;
        };
        heard.gifts.retain(|guess| {
            !(is_same(&guess.what, &kept.record.what) && holder.is(guess.holder, &heard.assets))
        });
    }
    for kept in rows::of::<Wish>(db, "conversation", &id.0)? {
        let Some(holder) = Holder::of(db, kept.record.holder)? else {
            continue;
        };
        heard.wishes.retain(|guess| {
            !(is_same(&guess.what, &kept.record.what) && holder.is(guess.holder, &heard.assets))
        });
    }
    for kept in rows::of::<FollowUp>(db, "conversation", &id.0)? {
        // A promise is a sentence of its own: whom it is about may have been put right.
        heard
            .follow_ups
            .retain(|guess| !is_same(&guess.what, &kept.record.what));
    }
    let mut ties = Vec::new();
    for guess in heard.ties {
        let there = match (guess.from, guess.to) {
            (End::Here(from), End::Here(to)) => {
                same(db, types, &Relationship::new(from, guess.kind.as_str(), to))?
            }
            _ => None,
        };
        if there.is_none_or(|there| there.record.conversation != Some(id)) {
            ties.push(guess);
        }
    }
    heard.ties = ties;
    Ok(without_the_unnamed(heard))
}

fn is_same(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

/// Of whom something was kept.
struct Holder {
    id: AssetId,
    name: String,
}

impl Holder {
    /// None where they lie in the bin, and what is theirs with them.
    fn of(db: &Connection, id: AssetId) -> Result<Option<Holder>> {
        let found = rows::get::<Asset>(db, &id.0)?;
        let here = found.filter(|found| found.existence == Existence::Here);
        Ok(here.map(|found| Holder {
            id,
            name: found.record.name,
        }))
    }

    /// Is the guess about them? Whoever was new then may have been given the rest of their name: Maryam, and now
    /// Maryam Khan.
    fn is(&self, guess: End, new: &[HeardAsset]) -> bool {
        match guess {
            End::Here(id) => id == self.id,
            End::New(at) => new.get(at as usize).is_some_and(|new| {
                let (guessed, name) = (folded(&new.name), folded(&self.name));
                !guessed.is_empty() && name.starts_with(&guessed)
            }),
        }
    }
}

/// Without the new ones to whom nothing points; the others keep their order.
fn without_the_unnamed(mut heard: Heard) -> Heard {
    let mut named = BTreeSet::new();
    for end in ends(&mut heard) {
        if let End::New(at) = end {
            named.insert(*at);
        }
    }
    for end in ends(&mut heard) {
        if let End::New(at) = end {
            let now = named.iter().position(|named| *named == *at);
            *at = now.unwrap_or_default() as u32;
        }
    }
    let assets = heard.assets.into_iter().zip(0_u32..);
    heard.assets = assets
        .filter(|(_, at)| named.contains(at))
        .map(|(asset, _)| asset)
        .collect();
    heard
}

/// All that says whom or what something is about.
fn ends(heard: &mut Heard) -> impl Iterator<Item = &mut End> {
    let gifts = heard.gifts.iter_mut().map(|gift| &mut gift.holder);
    let wishes = heard.wishes.iter_mut().map(|wish| &mut wish.holder);
    let ties = heard.ties.iter_mut();
    let ties = ties.flat_map(|tie| [&mut tie.from, &mut tie.to]);
    let promises = heard.follow_ups.iter_mut();
    let promises = promises.filter_map(|promise| promise.about.as_mut());
    gifts.chain(wishes).chain(ties).chain(promises)
}
