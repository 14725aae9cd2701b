//! What goes by one id in a copy and by another here.
//!
//! Assets leave under their ids, but for people that leave the team; ties of the team do as well. All the rest was made
//! in the copy, and is what hangs on the same asset here and says the same.

use super::fill::{Fresh, Written};
use crate::asset::stored;
use crate::error::Result;
use crate::gift::{Gift, GiftStatus, in_a_cell};
use crate::id::{AssetId, RecordId};
use crate::relationship::{Relationship, same};
use crate::release::{Rules, Survey, photos_of, token_of};
use crate::storage::rows;
use crate::vocabulary::{self, RelationshipType};
use crate::wish::Wish;
use rusqlite::{Connection, OptionalExtension, Params};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Id in the copy → id here, where the two differ. What there is more than once here is the one that may leave.
pub(super) fn ids(
    db: &Connection,
    rules: &Rules,
    survey: &Survey,
    fresh: &Fresh,
    written: &Written,
) -> Result<BTreeMap<String, String>> {
    let mut found = Found {
        people: people(db, rules, survey)?,
        ids: BTreeMap::new(),
    };
    for (copy, home) in found.people.clone() {
        found.note(copy.0, Some(home.0));
    }
    for own in &fresh.fields {
        found.note(own.id.0, Some(own.home.0));
    }
    for contact in &written.contacts {
        let is = &contact.record;
        let home = one(
            db,
            "SELECT id FROM contact WHERE asset = ?1 AND channel = ?2 AND value = ?3 AND existence = 'here' \
             ORDER BY kind = 'role' DESC, may_be_published DESC, id LIMIT 1",
            (
                found.home(is.asset).0.as_bytes(),
                is.channel.token(),
                &is.value,
            ),
        )?;
        found.note(contact.id, home);
    }
    for check in &written.checks {
        let is = &check.record;
        let home = one(
            db,
            "SELECT id FROM confirmation WHERE asset = ?1 AND \"on\" = ?2 AND existence = 'here' \
             ORDER BY outcome = 'could_not_reach', id LIMIT 1",
            (found.home(is.asset).0.as_bytes(), &is.on),
        )?;
        found.note(check.id, home);
    }
    for gift in &written.gifts {
        let home = gift_here(db, found.home(gift.record.holder), &gift.record)?;
        found.note(gift.id, home);
    }
    for wish in &written.wishes {
        let holder = found.home(wish.record.holder);
        let mut there = rows::of::<Wish>(db, "holder", &holder.0)?.into_iter();
        let home = there.find(|there| there.record.what == wish.record.what);
        found.note(wish.id, home.map(|there| there.id));
    }
    found.photos(db, rules, written)?;
    found.ties(db, rules, written)?;
    Ok(found.ids)
}

struct Found {
    /// People by the ids under which they leave.
    people: HashMap<AssetId, AssetId>,
    ids: BTreeMap<String, String>,
}

impl Found {
    fn home(&self, asset: AssetId) -> AssetId {
        self.people.get(&asset).copied().unwrap_or(asset)
    }

    fn note(&mut self, copy: RecordId, home: Option<RecordId>) {
        if let Some(home) = home.filter(|home| *home != copy) {
            self.ids.insert(copy.to_string(), home.to_string());
        }
    }

    /// A photo in the copy is called as it left.
    fn photos(&mut self, db: &Connection, rules: &Rules, written: &Written) -> Result<()> {
        let cards: BTreeSet<AssetId> = written.photos.iter().map(|p| p.record.asset).collect();
        for card in cards {
            let home = self.home(card);
            let there = photos_of(db, home, &stored(db, home)?.record, rules)?;
            for photo in written.photos.iter().filter(|p| p.record.asset == card) {
                let mut there = there.iter();
                let home = there.find(|p| p.name().as_ref() == Some(&photo.record.file_name));
                self.note(photo.id, home.map(|there| there.id.0));
            }
        }
        Ok(())
    }

    /// Types before ties, because a tie here is found by what its type is called here. Within the team both have their
    /// own ids.
    fn ties(&mut self, db: &Connection, rules: &Rules, written: &Written) -> Result<()> {
        if !rules.beyond_team {
            return Ok(());
        }
        let known = vocabulary::all(db)?;
        let mut keys: HashMap<String, String> = HashMap::new();
        for made in &written.types {
            let is_it = |kind: &&RelationshipType| {
                let token = token_of(&kind.key, &kind.wording, true);
                kind.merged_into.is_none() && kind.wording == made.wording && token == made.token
            };
            let Some(home) = known.iter().find(is_it) else {
                continue;
            };
            self.note(made.id.0, home.key.parse().ok());
            keys.insert(made.id.to_string(), home.key.clone());
        }
        for tie in &written.ties {
            let is = &tie.record;
            let kind = keys.get(&is.kind).unwrap_or(&is.kind);
            let wanted = Relationship {
                since: is.since.clone(),
                until: is.until.clone(),
                ..Relationship::new(self.home(is.from), kind, self.home(is.to))
            };
            let home = same(db, &known, &wanted)?;
            self.note(tie.id, home.map(|there| there.id));
        }
        Ok(())
    }
}

/// People who leave the team do so under other ids.
fn people(db: &Connection, rules: &Rules, survey: &Survey) -> Result<HashMap<AssetId, AssetId>> {
    let mut people = HashMap::new();
    for id in survey.people.iter().filter(|_| rules.beyond_team) {
        let leaves_as = rules.leaves_as(*id, &stored(db, *id)?.record);
        people.insert(AssetId(leaves_as), *id);
    }
    Ok(people)
}

/// The gift that leaves in these words: as it stands in a cell, or beyond the team without the sign that somebody would
/// teach it.
fn gift_here(db: &Connection, holder: AssetId, gift: &Gift) -> Result<Option<RecordId>> {
    let mut there = rows::of::<Gift>(db, "holder", &holder.0)?;
    there.retain(|there| there.record.status != GiftStatus::Ended);
    let cell = |gift: &Gift| in_a_cell(&gift.what, gift.would_teach);
    let as_said = there.iter().find(|there| cell(&there.record) == cell(gift));
    let by_what = || there.iter().find(|there| there.record.what == gift.what);
    Ok(as_said.or_else(by_what).map(|there| there.id))
}

fn one(db: &Connection, sql: &str, what: impl Params) -> Result<Option<RecordId>> {
    let mut statement = db.prepare_cached(sql)?;
    let id = statement
        .query_row(what, |row| row.get::<_, [u8; 16]>(0))
        .optional()?;
    Ok(id.map(RecordId::from_bytes))
}
