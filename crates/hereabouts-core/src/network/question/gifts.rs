//! Which gifts has nobody asked for?

use super::NetworkFinding;
use super::changed::{created, day_of, usable};
use crate::error::Result;
use crate::gift::{Gift, GiftStatus};
use crate::id::{AssetId, GiftId};
use crate::introduction::Introduction;
use crate::search::tokens;
use crate::storage::rows;
use crate::wish::{Wish, WishStatus};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Shorter words are seldom what is spoken of.
const SHORTEST: usize = 4;

/// Gifts on offer that no introduction is about, that nobody ever took up, and of whose topic nobody else wishes
/// anything; by who offers them.
pub(super) fn unasked(db: &Connection) -> Result<Vec<NetworkFinding>> {
    let introduced: BTreeSet<GiftId> = rows::all::<Introduction>(db, "n")?
        .into_iter()
        .filter_map(|found| found.record.gift)
        .collect();
    let mut wished = Vec::new();
    for wish in rows::all::<Wish>(db, "n")? {
        if wish.record.status != WishStatus::LetGo {
            wished.push((
                wish.record.holder,
                said(&wish.record.what, &wish.record.topics),
            ));
        }
    }
    let topics: BTreeSet<&str> = wished
        .iter()
        .flat_map(|(_, said)| said)
        .map(String::as_str)
        .collect();
    let mut findings = Vec::new();
    for found in rows::all::<Gift>(db, "n")? {
        let (id, gift) = (GiftId(found.id), found.record);
        let is_open = gift.status == GiftStatus::Offered && gift.last_taken_up.is_none();
        if !is_open || introduced.contains(&id) {
            continue;
        }
        let about = said(&gift.what, &gift.topics);
        let may_be_wished = about.iter().any(|topic| topics.contains(topic.as_str()));
        let by_others = |(holder, said): &(AssetId, BTreeSet<String>)| {
            *holder != gift.holder && !said.is_disjoint(&about)
        };
        if may_be_wished && wished.iter().any(by_others) {
            continue;
        }
        if let Some(holder) = usable(db, gift.holder)? {
            let since = created(db, &id.0)?
                .as_deref()
                .map(day_of)
                .unwrap_or_default();
            findings.push((
                holder.name.clone(),
                NetworkFinding::UnaskedGift {
                    gift: id,
                    what: gift.what,
                    holder,
                    since,
                },
            ));
        }
    }
    findings.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(findings.into_iter().map(|(_, finding)| finding).collect())
}

/// The topics of a gift or a wish.
fn said(what: &str, topics: &BTreeSet<String>) -> BTreeSet<String> {
    let texts = topics.iter().map(String::as_str).chain([what]);
    let words = texts.flat_map(tokens);
    words
        .filter(|word| word.chars().count() >= SHORTEST)
        .collect()
}
