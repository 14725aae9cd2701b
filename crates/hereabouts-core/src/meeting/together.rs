//! What the cards of one session go together with among themselves. It is read from across a room: what anybody
//! said elsewhere is not looked at, and a reason is in what was said at that session, never in where somebody lives,
//! whom they know or which languages they speak.

use super::Suggestion;
use super::known::left_out;
use super::said::Said;
use super::suggest::{may_meet, over, same_time, weighed};
use crate::asset::Asset;
use crate::error::Result;
use crate::gift::Gift;
use crate::id::{AssetId, GatheringId};
use crate::storage::rows;
use crate::topic::Meaning;
use crate::wish::Wish;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// Of each card so many are shown.
const OF_CARD: usize = 3;

/// What was said at a session and goes together, at most `most`, that on the newest cards first, each two once.
pub(crate) fn together(
    db: &Connection,
    gathering: GatheringId,
    most: usize,
) -> Result<Vec<Suggestion>> {
    let (meaning, cards) = (Meaning::read(db)?, cards(db, gathering)?);
    let speakers = speakers(db, &cards)?;
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for card in &cards {
        for suggestion in of(card, &cards, &speakers, &meaning) {
            let (one, other) = (suggestion.one.id, suggestion.other.id);
            if seen.insert((one.min(other), one.max(other))) {
                all.push(suggestion);
            }
        }
        if all.len() >= most {
            break;
        }
    }
    all.truncate(most);
    Ok(all)
}

/// What was said at a session, the newest first.
fn cards(db: &Connection, gathering: GatheringId) -> Result<Vec<Said>> {
    let gifts = rows::of::<Gift>(db, "gathering", &gathering.0)?;
    let wishes = rows::of::<Wish>(db, "gathering", &gathering.0)?;
    let gifts = gifts.into_iter().filter_map(Said::gift);
    let mut cards: Vec<Said> = gifts
        .chain(wishes.into_iter().filter_map(Said::wish))
        .collect();
    // A later id was made later.
    cards.sort_by_key(|card| std::cmp::Reverse(card.id));
    Ok(cards)
}

/// Somebody who spoke and may be introduced.
struct Speaker {
    asset: Asset,
    left_out: BTreeSet<AssetId>,
}

fn speakers(db: &Connection, cards: &[Said]) -> Result<BTreeMap<AssetId, Speaker>> {
    let mut speakers = BTreeMap::new();
    for id in cards
        .iter()
        .map(|card| card.holder)
        .collect::<BTreeSet<_>>()
    {
        if let Some(found) = rows::get::<Asset>(db, &id.0)?.filter(may_meet) {
            let left_out = left_out(db, id)?;
            let asset = found.record;
            speakers.insert(id, Speaker { asset, left_out });
        }
    }
    Ok(speakers)
}

/// What one card goes together with, the best first, each other speaker once.
fn of(
    card: &Said,
    cards: &[Said],
    speakers: &BTreeMap<AssetId, Speaker>,
    meaning: &Meaning,
) -> Vec<Suggestion> {
    let Some(one) = speakers.get(&card.holder) else {
        return Vec::new();
    };
    let is_also_said_otherwise = meaning.also(&card.words).next().is_some();
    let mut best: BTreeMap<AssetId, (f64, Suggestion)> = BTreeMap::new();
    for found in cards {
        let Some(other) = speakers.get(&found.holder) else {
            continue;
        };
        let shared = card
            .words
            .iter()
            .filter(|word| found.words.iter().any(|other| word.is_same(other)));
        let shared = shared.count();
        // Of most two there is nothing to be said.
        if one.left_out.contains(&found.holder) || (shared == 0 && !is_also_said_otherwise) {
            continue;
        }
        let mut reasons = over(card, found, shared.max(1) as f64, meaning);
        if reasons.is_empty() {
            continue;
        }
        reasons.extend(same_time(card, found));
        let (weight, suggestion) = weighed([card, found], [&one.asset, &other.asset], reasons);
        let known = best.get(&found.holder).map(|(known, _)| *known);
        if known.is_none_or(|known| weight > known) {
            best.insert(found.holder, (weight, suggestion));
        }
    }
    let mut all: Vec<(f64, Suggestion)> = best.into_values().collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    all.truncate(OF_CARD);
    all.into_iter().map(|(_, suggestion)| suggestion).collect()
}
