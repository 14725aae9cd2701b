//! Which gifts has nobody asked for?

use super::NetworkFinding;
use super::changed::{created, day_of, usable};
use crate::error::Result;
use crate::gift::{Gift, GiftStatus};
use crate::id::{AssetId, GiftId, RecordId};
use crate::introduction::Introduction;
use crate::storage::rows;
use crate::topic::{Meaning, Word, words};
use rusqlite::Connection;
use std::collections::{BTreeSet, HashMap};

/// Gifts on offer that no introduction is about, that nobody ever took up, and of whose topic nobody else wishes
/// anything, also in other words that mean the same here; by who offers them.
pub(super) fn unasked(db: &Connection) -> Result<Vec<NetworkFinding>> {
    let introduced: BTreeSet<GiftId> = rows::all::<Introduction>(db, "n")?
        .into_iter()
        .filter_map(|found| found.record.gift)
        .collect();
    let (wished, meaning) = (Wished::read(db)?, Meaning::read(db)?);
    let mut findings = Vec::new();
    for found in rows::all::<Gift>(db, "n")? {
        let (id, gift) = (GiftId(found.id), found.record);
        let is_open = gift.status == GiftStatus::Offered && gift.last_taken_up.is_none();
        if !is_open || introduced.contains(&id) || wished.asks_for(&gift, &meaning) {
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

/// The wishes that were not let go, by their topics.
#[derive(Default)]
struct Wished {
    /// Topic → who wishes for something of it: each wish's number, and whose it is.
    by: HashMap<String, HashMap<u32, AssetId>>,
}

impl Wished {
    fn read(db: &Connection) -> Result<Wished> {
        let mut wished = Wished::default();
        let mut topics = db.prepare(
            "SELECT t.topic, w.n, w.holder FROM wish_topic t JOIN wish w ON w.n = t.wish \
             WHERE w.existence = 'here' AND w.status <> 'let_go'",
        )?;
        let mut rows = topics.query([])?;
        while let Some(row) = rows.next()? {
            let wishes = wished.by.entry(row.get(0)?).or_default();
            wishes.insert(row.get(1)?, AssetId(RecordId::from_bytes(row.get(2)?)));
        }
        Ok(wished)
    }

    /// Does somebody else wish for something of the topics of a gift?
    fn asks_for(&self, gift: &Gift, meaning: &Meaning) -> bool {
        let texts = gift.topics.iter().chain([&gift.what]);
        let about: Vec<Word> = texts.flat_map(|text| words(text)).collect();
        let others = |all: &[Word]| self.by_others(all, gift.holder);
        about.chunks(1).any(others) || meaning.also(&about).any(|also| others(also.words))
    }

    /// Does somebody else than the holder speak of all of these in one wish?
    fn by_others(&self, all: &[Word], holder: AssetId) -> bool {
        let Some((first, rest)) = all.split_first() else {
            return false;
        };
        let mut wishes = self.of(first).flatten();
        wishes.any(|(n, whose)| {
            let has = |word: &Word| self.of(word).any(|wishes| wishes.contains_key(n));
            *whose != holder && rest.iter().all(has)
        })
    }

    /// The wishes of each key of a word.
    fn of<'a>(&'a self, word: &'a Word) -> impl Iterator<Item = &'a HashMap<u32, AssetId>> {
        word.keys.iter().filter_map(move |key| self.by.get(key))
    }
}
