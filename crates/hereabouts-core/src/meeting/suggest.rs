//! From what is offered and wished for to who could meet, each with the reasons. What a reason weighs decides the
//! order and is told to nobody.

use super::apart::{Spot, apart, nearness};
use super::candidates::{Candidate, candidates};
use super::known::{both_know, left_out, ties_of};
use super::said::{Said, Side};
use super::when::overlap;
use super::{Matched, MeetFor, MeetReason, Suggestion};
use crate::asset::{Asset, AssetKind, Status};
use crate::audience::Sensitivity;
use crate::conversation::Party;
use crate::error::{OrNotFound, Result};
use crate::gift::Gift;
use crate::id::{AssetId, GiftId, RecordId, WishId};
use crate::search::fold;
use crate::storage::rows::{self, Existence, Stored};
use crate::topic::{Meaning, Word, are_in};
use crate::wish::Wish;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// Of so many that share a topic with one gift or wish the places are looked at.
const LOOKED_AT: usize = 1_000;
/// Who offers the same, or wishes for the same, is company; one who wishes for what the other offers is better.
const COMPANY: f64 = 0.5;
const WOULD_TEACH: f64 = 1.0;
const BOTH_KNOW: f64 = 0.6;
const SAME_TIME: f64 = 0.5;
const LANGUAGE: f64 = 0.25;

/// Who could meet, the best first, each other party once.
///
/// # Errors
/// `NotFound` where there is no such gift, wish or asset.
pub(crate) fn suggestions(db: &Connection, of: MeetFor, limit: usize) -> Result<Vec<Suggestion>> {
    let (holder, sought) = sought(db, of)?;
    let one = rows::get::<Asset>(db, &holder.0)?.or_not_found("asset")?;
    if !may_meet(&one) {
        return Ok(Vec::new());
    }
    let meaning = Meaning::read(db)?;
    let one = One {
        from: Spot::of(one.record.place.as_ref()),
        ties: ties_of(db, holder)?,
        left_out: left_out(db, holder)?,
        asset: one.record,
    };
    let mut best: BTreeMap<AssetId, (f64, Suggestion)> = BTreeMap::new();
    for sought in &sought {
        for side in [Side::Gift, Side::Wish] {
            if sought.id.is_none() && side == Side::Gift {
                // That a hall has the word "hall" in common with another is no reason.
                continue;
            }
            let found = candidates(db, side, sought, &meaning, one.from, LOOKED_AT)?;
            let mut seen = BTreeSet::new();
            let found = found.into_iter().filter(|Candidate { id, holder, .. }| {
                // What something is called may turn out not to speak of it after all, and hides no gift.
                !one.left_out.contains(holder) && seen.insert((*holder, id.is_some()))
            });
            // What is not seen yet can move a suggestion up a few places.
            for candidate in found.take(2 * limit + 10) {
                let Some((weight, suggestion)) =
                    one.meets(db, sought, side, &candidate, &meaning)?
                else {
                    continue;
                };
                let known = best.get(&candidate.holder).map(|(known, _)| *known);
                if known.is_none_or(|known| weight > known) {
                    best.insert(candidate.holder, (weight, suggestion));
                }
            }
        }
    }
    let mut all: Vec<(f64, Suggestion)> = best.into_values().collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.other.id.cmp(&b.1.other.id)));
    all.truncate(limit);
    Ok(all.into_iter().map(|(_, suggestion)| suggestion).collect())
}

/// Whose it is, and for what somebody is looked for.
fn sought(db: &Connection, of: MeetFor) -> Result<(AssetId, Vec<Said>)> {
    let one = |holder: AssetId, said: Option<Said>| (holder, said.into_iter().collect());
    Ok(match of {
        MeetFor::Gift(id) => {
            let found = rows::get::<Gift>(db, &id.0)?.or_not_found("gift")?;
            one(found.record.holder, Said::gift(found))
        }
        MeetFor::Wish(id) => {
            let found = rows::get::<Wish>(db, &id.0)?.or_not_found("wish")?;
            one(found.record.holder, Said::wish(found))
        }
        MeetFor::Asset(id) => {
            let asset = rows::get::<Asset>(db, &id.0)?.or_not_found("asset")?.record;
            let gifts = rows::of::<Gift>(db, "holder", &id.0)?;
            let wishes = rows::of::<Wish>(db, "holder", &id.0)?;
            let gifts = gifts.into_iter().filter_map(Said::gift);
            let said = gifts.chain(wishes.into_iter().filter_map(Said::wish));
            (id, said.chain(Said::itself(id, &asset)).collect())
        }
    })
}

/// Whom nobody is introduced to: as `MAY_MEET`.
pub(super) fn may_meet(found: &Stored<Asset>) -> bool {
    let asset = &found.record;
    found.existence == Existence::Here
        && asset.sensitivity != Sensitivity::Safeguarded
        && asset.status != Status::Ended
        && !(asset.restricted || asset.is_child || asset.no_introductions)
}

/// The one for whom somebody is looked for.
struct One {
    asset: Asset,
    from: Option<Spot>,
    ties: BTreeSet<AssetId>,
    left_out: BTreeSet<AssetId>,
}

impl One {
    fn meets(
        &self,
        db: &Connection,
        sought: &Said,
        side: Side,
        candidate: &Candidate,
        meaning: &Meaning,
    ) -> Result<Option<(f64, Suggestion)>> {
        let Some(other) = rows::get::<Asset>(db, &candidate.holder.0)? else {
            return Ok(None);
        };
        let found = match (&candidate.id, side) {
            (Some(id), Side::Gift) => rows::get::<Gift>(db, id)?.and_then(Said::gift),
            (Some(id), Side::Wish) => rows::get::<Wish>(db, id)?.and_then(Said::wish),
            (None, _) => Said::itself(candidate.holder, &other.record),
        };
        let Some(found) = found else {
            return Ok(None);
        };
        let mut reasons = over(sought, &found, candidate.topics, meaning);
        if reasons.is_empty() {
            return Ok(None);
        }
        self.besides(db, sought, &found, &other.record, &mut reasons)?;
        let two = [&self.asset, &other.record];
        Ok(Some(weighed([sought, &found], two, reasons)))
    }

    /// What speaks for it besides what it is about.
    fn besides(
        &self,
        db: &Connection,
        sought: &Said,
        found: &Said,
        other: &Asset,
        reasons: &mut Vec<(f64, MeetReason)>,
    ) -> Result<()> {
        if let (Some(here), Some(there)) = (&self.asset.place, &other.place)
            && let Some(metres) = apart(here, there)
        {
            let near = self.from.zip(Spot::of(Some(there)));
            let near = near.map_or(0.0, |(here, there)| nearness(here, there));
            reasons.push((near, MeetReason::Apart { metres }));
        }
        for party in both_know(db, &self.ties, &ties_of(db, found.holder)?)? {
            reasons.push((BOTH_KNOW, MeetReason::BothKnow { party }));
        }
        reasons.extend(same_time(sought, found));
        let people = [&self.asset, other].map(|asset| asset.kind == AssetKind::Person);
        if people == [true, true] {
            let theirs: Vec<String> = other.languages.iter().map(|one| fold(one)).collect();
            let both = self
                .asset
                .languages
                .iter()
                .filter(|one| theirs.contains(&fold(one)));
            for language in both {
                reasons.push((
                    LANGUAGE,
                    MeetReason::Language {
                        language: language.clone(),
                    },
                ));
            }
        }
        Ok(())
    }
}

/// A suggestion, its weightiest reason first, and how much it weighs. `said` is the one sought and the one found, and
/// `two` are whose they are.
pub(super) fn weighed(
    said: [&Said; 2],
    two: [&Asset; 2],
    mut reasons: Vec<(f64, MeetReason)>,
) -> (f64, Suggestion) {
    // Of equal weight they stay as they were found.
    reasons.sort_by(|a, b| b.0.total_cmp(&a.0));
    let weight = reasons.iter().map(|(weight, _)| weight).sum();
    let party = |said: &Said, asset: &Asset| Party {
        id: said.holder,
        name: asset.name.clone(),
        kind: asset.kind,
    };
    let suggestion = Suggestion {
        one: party(said[0], two[0]),
        other: party(said[1], two[1]),
        gift: matched(said, Side::Gift, GiftId),
        wish: matched(said, Side::Wish, WishId),
        reasons: reasons.into_iter().map(|(_, reason)| reason).collect(),
    };
    (weight, suggestion)
}

/// Both can at the same time, as far as they said when.
pub(super) fn same_time(sought: &Said, found: &Said) -> Option<(f64, MeetReason)> {
    let when = overlap(sought.when.as_deref()?, found.when.as_deref()?)?;
    Some((SAME_TIME, MeetReason::SameTime { when }))
}

/// The reasons in what is said itself: words that both share, or that mean the same.
pub(super) fn over(
    sought: &Said,
    found: &Said,
    topics: f64,
    meaning: &Meaning,
) -> Vec<(f64, MeetReason)> {
    let shared = |word: &&Word| found.words.iter().any(|other| word.is_same(other));
    let words = sought
        .words
        .iter()
        .filter(shared)
        .map(|word| word.said.clone());
    let words: Vec<String> = words.collect();
    let both_want_company = sought.company && found.company;
    let weight = match sought.side == found.side && !both_want_company {
        true => topics * COMPANY,
        false => topics,
    };
    let mut reasons = Vec::new();
    if words.is_empty() {
        let also = meaning.also(&sought.words);
        let same = also
            .into_iter()
            .find(|also| are_in(also.words, &found.words));
        let synonym = same.map(|same| MeetReason::Synonym {
            said: same.said.to_owned(),
            also: same.also.to_owned(),
        });
        reasons.extend(synonym.map(|reason| (weight, reason)));
    } else {
        let reason = match (sought.side, found.side) {
            (Side::Gift, Side::Gift) => MeetReason::BothOffer { words },
            (Side::Wish, Side::Wish) => MeetReason::BothWish { words },
            _ => MeetReason::Topic { words },
        };
        reasons.push((weight, reason));
    }
    if !reasons.is_empty() && sought.side != found.side && sought.taught && found.taught {
        reasons.push((WOULD_TEACH, MeetReason::WouldTeach));
    }
    reasons
}

/// The first of two that is on this side, if it is more than an asset by itself.
fn matched<I>(two: [&Said; 2], side: Side, id: fn(RecordId) -> I) -> Option<Matched<I>> {
    let said = two.into_iter().find(|said| said.side == side)?;
    Some(Matched {
        id: id(said.id?),
        holder: said.holder,
        what: said.what.clone(),
    })
}
