//! What was found, as rows of the list.

use super::find::find_best;
use super::found::{Bits, Found};
use super::order::{self, Key};
use super::query::{Query, STATUSES, status_token};
use super::vocabulary::KnownWords;
use super::{areas, tied};
use crate::asset::{AssetKind, Status};
use crate::confirmation::{Freshness, freshness};
use crate::error::{Error, Result};
use crate::id::AssetId;
use crate::list::{AssetPage, AssetRow, Sort};
use crate::place::Place;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

/// A page of what was found, sorted; blank values come last in either direction.
pub fn page(
    db: &Connection,
    found: &Found,
    sort: Sort,
    offset: u32,
    limit: u32,
    today: Date,
) -> Result<AssetPage> {
    let order = order::order(db, found, &[Key::of_list(sort)])?;
    let shown = order.iter().skip(offset as usize).take(limit as usize);
    let shown: Vec<u32> = shown.copied().collect();
    Ok(AssetPage {
        total: found.bits.count(),
        rows: rows(db, &shown, &found.similar, today)?,
    })
}

/// Assets whose words begin like the text, the best first; none for no words. `known` are the words of the catalogue.
pub(crate) fn suggest(
    db: &Connection,
    known: &KnownWords,
    text: &str,
    limit: u32,
    today: Date,
) -> Result<Vec<AssetRow>> {
    let (best, similar) = find_best(db, known, &Query::of_words(text), limit as usize)?;
    rows(db, &best, &similar, today)
}

/// The rows of these assets, in this order, whether they are here or in the bin.
pub fn rows(
    db: &Connection,
    numbers: &[u32],
    similar: &Bits,
    today: Date,
) -> Result<Vec<AssetRow>> {
    let mut get = db.prepare_cached(&format!(
        "SELECT id, kind, name, summary, status, tags, place,
                review_months, last_checked, {}, sensitivity = 'safeguarded' FROM asset WHERE n = ?1",
        areas::first()
    ))?;
    let mut ties = tied::TiesOf::read(db)?;
    let mut rows = Vec::with_capacity(numbers.len());
    for n in numbers {
        let row = get.query_row([n], |row| Ok(row_of(row, similar.has(*n), today)));
        if let Some(row) = row.optional()?.transpose()? {
            let ties = ties.count(row.id, |_| true)?;
            rows.push(AssetRow { ties, ..row });
        }
    }
    Ok(rows)
}

fn row_of(row: &Row, similar: bool, today: Date) -> Result<AssetRow> {
    let kind = kind(row.get_ref(1)?.as_str().unwrap_or_default())?;
    let status: String = row.get(4)?;
    let tags: Option<String> = row.get(5)?;
    let place: Option<String> = row.get(6)?;
    let place: Option<Place> = place.map(|json| read("place", &json)).transpose()?;
    let last_checked: Option<String> = row.get(8)?;
    let area: Option<String> = row.get(9)?;
    Ok(AssetRow {
        id: AssetId(Uuid::from_bytes(row.get(0)?)),
        kind,
        name: row.get(2)?,
        summary: row.get(3)?,
        status: status_of(&status)?,
        tags: tags
            .map(|json| read("tag list", &json))
            .transpose()?
            .unwrap_or_default(),
        place_words: place
            .as_ref()
            .and_then(place_words)
            .or_else(|| area.clone()),
        area,
        precision: place
            .as_ref()
            .map(|place| place.precision)
            .unwrap_or_default(),
        at: place
            .and_then(|place| place.geometry)
            .map(|g| g.label_point()),
        // Counted apart.
        ties: 0,
        freshness: freshness_on(today, kind, row.get(7)?, last_checked.as_deref()),
        last_checked,
        similar,
        safeguarded: row.get(10)?,
    })
}

/// The first line of the address, or else the postcode.
fn place_words(place: &Place) -> Option<String> {
    let line = |text: &String| {
        text.lines()
            .map(str::trim)
            .find(|l| !l.is_empty())
            .map(str::to_owned)
    };
    let address = place.address.as_ref().and_then(line);
    address.or_else(|| place.postcode.as_ref().and_then(line))
}

/// Assets whose freshness on the day `today` is one of these.
pub(super) fn fresh(db: &Connection, wanted: &[Freshness], today: Date) -> Result<Bits> {
    let mut bits = Bits::default();
    let mut rows = db.prepare_cached(
        "SELECT n, kind, review_months, last_checked FROM asset WHERE existence = 'here'",
    )?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let kind = kind(row.get_ref(1)?.as_str().unwrap_or_default())?;
        let last = row.get_ref(3)?.as_str_or_null().unwrap_or_default();
        if wanted.contains(&freshness_on(today, kind, row.get(2)?, last)) {
            bits.set(row.get(0)?);
        }
    }
    Ok(bits)
}

/// Freshness on the day `today`, from the columns of an asset's row.
pub(crate) fn freshness_on(
    today: Date,
    kind: AssetKind,
    review_months: Option<i64>,
    last_checked: Option<&str>,
) -> Freshness {
    let last = last_checked.and_then(|day| day.get(..10)?.parse::<Date>().ok());
    let days = last.and_then(|last| Some(i64::from(last.until(today).ok()?.get_days())));
    let months = review_months.and_then(|months| u16::try_from(months).ok());
    freshness(kind, months, days)
}

pub(crate) fn kind(token: &str) -> Result<AssetKind> {
    AssetKind::from_token(token)
        .ok_or_else(|| Error::Damaged(format!("“{token}” is no kind of asset")))
}

pub(super) fn status_of(token: &str) -> Result<Status> {
    let known = STATUSES
        .into_iter()
        .find(|status| status_token(*status) == token);
    known.ok_or_else(|| Error::Damaged(format!("“{token}” is no status")))
}

/// A list of numbers as one bound value.
pub(super) fn json(numbers: impl Iterator<Item = u32>) -> String {
    let numbers: Vec<String> = numbers.map(|n| n.to_string()).collect();
    format!("[{}]", numbers.join(","))
}

fn read<T: serde::de::DeserializeOwned>(what: &str, json: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|e| Error::Damaged(format!("a {what} cannot be read ({e})")))
}
