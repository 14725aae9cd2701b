//! What an asset offers and would love, as a row says it: gifts and wishes, each brought once.

use super::draft::{File, column_name};
use super::{Cell, Field, Row, ours, words};
use crate::asset::shown_as;
use crate::error::Result;
use crate::gift::{self, Gift, SaidGift, SaidLine};
use crate::id::{AssetId, GiftId, RecordId, WishId, imported};
use crate::log::door::Tx;
use crate::log::erasure;
use crate::record::{Kind, Record};
use crate::search::fold;
use crate::storage::rows::{Existence, get};
use crate::topic::one_line;
use crate::wish::Wish;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};

/// In the heading of a column of gifts: they would teach what stands there. Folded.
const TEACH: [&str; 8] = [
    "teach", "teaches", "teaching", "nauczyc", "nauczy", "naucze", "uczy", "ucze",
];

/// What the cells of a row say of gifts and wishes. A cell that says neither goes to `extra`, under its column's name.
pub fn said(file: &File, row: &Row, extra: &mut BTreeMap<String, Value>) -> SaidLine {
    let mut all = SaidLine::default();
    for (column, cell) in &row.cells {
        let field = file.mapping.field(*column);
        if !matches!(field, Field::Gifts | Field::Wishes) {
            continue;
        }
        let heading = column_name(file, *column);
        let said = read(field, cell, file.is_own(*column), &heading);
        match said == SaidLine::default() {
            true => drop(extra.insert(heading, cell.clone().into_json())),
            false => add(&mut all, said),
        }
    }
    all
}

/// `own`: we wrote the cell ourselves, so that it is a list and means what it says.
fn read(field: Field, cell: &Cell, own: bool, heading: &str) -> SaidLine {
    let text = match cell {
        Cell::Text(_) | Cell::Value(Value::Array(_)) => cell.text(),
        Cell::Value(_) => return SaidLine::default(),
    };
    match (field, own) {
        (Field::Gifts, true) => gift::own_gifts(&ours::several(&text)),
        (Field::Gifts, false) => gift::read_gifts(&text, teaches(heading)),
        (_, true) => gift::own_wishes(&ours::several(&text)),
        (_, false) => gift::read_wishes(&text),
    }
}

fn teaches(heading: &str) -> bool {
    let words = words::words(heading).into_iter();
    words
        .map(|word| fold(&word))
        .any(|word| TEACH.contains(&word.as_str()))
}

/// Adds what another column says; what both say is said once.
fn add(all: &mut SaidLine, more: SaidLine) {
    for gift in more.gifts {
        let is_it = |known: &&mut SaidGift| essence(&known.what) == essence(&gift.what);
        match all.gifts.iter_mut().find(is_it) {
            Some(known) => {
                known.would_teach |= gift.would_teach;
                known.form = known.form.or(gift.form);
                known.terms = known.terms.or(gift.terms);
            }
            None => all.gifts.push(gift),
        }
    }
    for wish in more.wishes {
        let mut known = all.wishes.iter();
        if !known.any(|known| essence(&known.what) == essence(&wish.what)) {
            all.wishes.push(wish);
        }
    }
}

/// What of it is not here.
#[derive(Default)]
pub struct Missing {
    pub gifts: Vec<(GiftId, Gift)>,
    pub wishes: Vec<(WishId, Wish)>,
}

/// Brings what is not here yet, and takes nothing away. `secret` is the catalogue's: ids follow from it, so that the
/// same row brings the same.
pub fn bring(tx: &mut Tx, secret: &str, holder: AssetId, said: &SaidLine) -> Result<()> {
    let missing = missing(tx.db(), secret, holder, said)?;
    for (id, gift) in missing.gifts {
        tx.bring(id, &gift)?;
    }
    for (id, wish) in missing.wishes {
        tx.bring(id, &wish)?;
    }
    Ok(())
}

/// The gifts and wishes that are not here. One that was here and was taken away or put in other words by hand stays as
/// it is. Of a holder that became one with another it is asked what both offer.
pub fn missing(db: &Connection, secret: &str, holder: AssetId, said: &SaidLine) -> Result<Missing> {
    let mut missing = Missing::default();
    let (gifts, wishes) = (&said.gifts, &said.wishes);
    if gifts.is_empty() && wishes.is_empty() {
        return Ok(missing);
    }
    let shown = shown_as(db, holder)?;
    let known = whats::<Gift>(db, shown, gifts.is_empty())?;
    for gift in gifts {
        let id = follows(secret, Kind::Gift, holder, &gift.what);
        // Somebody may have called it that, sign and all.
        let marked = gift::in_a_cell(&gift.what, gift.would_teach);
        let mut as_said = [&gift.what, &marked].into_iter();
        let is_said = as_said.any(|what| known.contains(&essence(what)));
        if !is_said && !was_here::<Gift>(db, &id)? {
            let gift = gift.held_by(holder).valid()?;
            missing.gifts.push((GiftId(id), gift));
        }
    }
    let known = whats::<Wish>(db, shown, wishes.is_empty())?;
    for wish in wishes {
        let id = follows(secret, Kind::Wish, holder, &wish.what);
        if !known.contains(&essence(&wish.what)) && !was_here::<Wish>(db, &id)? {
            let wish = wish.held_by(holder).valid()?;
            missing.wishes.push((WishId(id), wish));
        }
    }
    Ok(missing)
}

/// What a holder is known to offer, or to wish for, also what lies in the bin; nothing where it is `unasked`.
fn whats<R: Record>(db: &Connection, holder: AssetId, unasked: bool) -> Result<HashSet<String>> {
    let mut known = HashSet::new();
    if unasked {
        return Ok(known);
    }
    let sql = format!(
        "SELECT what FROM {} WHERE holder = ?1 AND existence <> 'blank'",
        R::KIND.table()
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([holder.0.as_bytes()])?;
    while let Some(row) = rows.next()? {
        known.insert(essence(row.get_ref(0)?.as_str().unwrap_or_default()));
    }
    Ok(known)
}

fn was_here<R: Record>(db: &Connection, id: &RecordId) -> Result<bool> {
    let found = get::<R>(db, id)?;
    let is = found.is_some_and(|found| found.existence != Existence::Blank);
    Ok(is || erasure::is_erased(db, id)?)
}

/// The id of a gift or a wish follows from whose it is and what.
fn follows(secret: &str, kind: Kind, holder: AssetId, what: &str) -> RecordId {
    let parts = [kind.table(), &holder.to_string(), &essence(what)];
    imported(secret.as_bytes(), &parts)
}

/// What two ways to write one thing have in common.
fn essence(what: &str) -> String {
    fold(&one_line(what))
}
