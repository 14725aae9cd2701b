//! An asset with what hangs on it, as it is known here.

use super::photos::{self, Photo};
use super::rules::Rules;
use crate::asset::Asset;
use crate::audience::Sensitivity;
use crate::contact::Contact;
use crate::error::Result;
use crate::gift::{Gift, GiftStatus, in_a_cell};
use crate::id::AssetId;
use crate::search::Bits;
use crate::storage::rows::{self, Stored};
use crate::wish::{Wish, WishStatus};
use hereabouts_export::Value;
use rusqlite::Connection;

pub struct Known {
    pub n: u32,
    pub id: AssetId,
    pub asset: Asset,
    /// ISO 8601 day.
    pub last_checked: Option<String>,
    pub contacts: Vec<Contact>,
    /// Only where photos are asked for; those that stay are among them.
    pub photos: Vec<Photo>,
    /// What it offers still and would love still, once that is [taken](Known::take_gifts).
    pub gifts: Vec<Gift>,
    pub wishes: Vec<Wish>,
}

/// The row of an asset and its contacts.
pub fn known(db: &Connection, n: u32) -> Result<Known> {
    // To find a column by its name takes longer than to read it, so it comes first.
    let mut statement = db.prepare_cached("SELECT last_checked, * FROM asset WHERE n = ?1")?;
    let (found, last_checked) =
        statement.query_row([n], |row| Ok((rows::stored::<Asset>(row), row.get(0)?)))?;
    let mut known = Known::of(found?, last_checked);
    let contacts = rows::of::<Contact>(db, "asset", &known.id.0)?.into_iter();
    known.contacts = contacts.map(|found| found.record).collect();
    Ok(known)
}

/// The same with its gifts and wishes, and with its photos where they are asked for.
pub fn known_in_full(db: &Connection, n: u32, rules: &Rules) -> Result<Known> {
    let mut known = known(db, n)?;
    known.take_all_but_contacts(db, rules)?;
    Ok(known)
}

/// Row numbers of the assets of which a gift or a wish is known, or was.
pub fn holders(db: &Connection) -> Result<Bits> {
    let mut statement = db.prepare_cached(
        "SELECT n FROM asset WHERE id IN (SELECT holder FROM gift UNION SELECT holder FROM wish)",
    )?;
    let rows = statement.query_map([], |row| row.get::<_, u32>(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Known {
    /// A row, and the day on which it was checked last, without anything that hangs on it.
    pub fn of(found: Stored<Asset>, last_checked: Option<String>) -> Known {
        Known {
            n: found.n,
            id: AssetId(found.id),
            asset: found.record,
            last_checked,
            contacts: Vec::new(),
            photos: Vec::new(),
            gifts: Vec::new(),
            wishes: Vec::new(),
        }
    }

    /// Adds its gifts and wishes, and its photos where they are asked for.
    pub fn take_all_but_contacts(&mut self, db: &Connection, rules: &Rules) -> Result<()> {
        self.take_photos(db, rules)?;
        // Of most assets neither gift nor wish is known, and that is asked once for all of them.
        match rules.holders(db)?.has(self.n) {
            true => self.take_gifts(db),
            false => Ok(()),
        }
    }

    /// Adds its photos, where they are asked for.
    pub fn take_photos(&mut self, db: &Connection, rules: &Rules) -> Result<()> {
        if rules.photos {
            self.photos = photos::of(db, self.id, &self.asset, rules)?;
        }
        Ok(())
    }

    /// Adds what it offers and would love. Of something safeguarded that stays in the catalogue, as its place does:
    /// it may say where that is.
    pub fn take_gifts(&mut self, db: &Connection) -> Result<()> {
        if self.asset.sensitivity == Sensitivity::Safeguarded {
            return Ok(());
        }
        let gifts = rows::of::<Gift>(db, "holder", &self.id.0)?.into_iter();
        let gifts = gifts.map(|found| found.record);
        self.gifts = gifts
            .filter(|gift| gift.status != GiftStatus::Ended)
            .collect();
        let wishes = rows::of::<Wish>(db, "holder", &self.id.0)?.into_iter();
        let wishes = wishes.map(|found| found.record);
        self.wishes = wishes
            .filter(|wish| !matches!(wish.status, WishStatus::Done | WishStatus::LetGo))
            .collect();
        Ok(())
    }

    /// What it offers, with the sign that somebody would teach it.
    pub fn offers(&self) -> Option<Value> {
        let gifts = self.gifts.iter();
        listed(gifts.map(|gift| in_a_cell(&gift.what, gift.would_teach)))
    }

    /// What it offers now, and nothing else about it.
    pub fn bare_offers(&self) -> Option<Value> {
        let gifts = self.gifts.iter();
        let offered = gifts.filter(|gift| gift.status != GiftStatus::Resting);
        listed(offered.map(|gift| gift.what.clone()))
    }

    /// What it would love.
    pub fn wished(&self) -> Option<Value> {
        listed(self.wishes.iter().map(|wish| wish.what.clone()))
    }
}

/// Always a list, so that a `;` within a gift is told from one between two; each once.
fn listed(whats: impl Iterator<Item = String>) -> Option<Value> {
    let mut list: Vec<String> = Vec::new();
    for what in whats {
        if !list.contains(&what) {
            list.push(what);
        }
    }
    (!list.is_empty()).then_some(Value::List(list))
}
