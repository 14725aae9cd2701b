//! The counts of the browser pane, made from what a query found.

use super::found::{Bits, Found};
use super::list::{freshness_on, kind, status_of};
use super::query::{PRECISIONS, Query, STATUSES, precision_token, status_token};
use super::{areas, find, own_fields};
use crate::asset::AssetKind;
use crate::confirmation::Freshness;
use crate::error::Result;
use crate::inbox;
use crate::list::{Counts, Facet};
use crate::place::Precision;
use jiff::civil::Date;
use rusqlite::Connection;

const MOST_TAGS: usize = 200;

/// Counts for a query on the day `today`. A value of a facet counts, as shown, those of its assets
/// that the whole query finds; as total, all that are here.
pub fn counts(db: &Connection, query: &Query, today: Date) -> Result<Counts> {
    counts_of(db, query, &find(db, query, today)?, today)
}

/// The same, of what was found already.
pub fn counts_of(db: &Connection, query: &Query, found: &Found, today: Date) -> Result<Counts> {
    let mut counts = Counts {
        shown: found.bits.count(),
        kinds: facets(query, "kind", AssetKind::ALL.map(AssetKind::token)),
        freshness: facets(query, "fresh", Freshness::ALL.map(Freshness::token)),
        statuses: facets(query, "status", STATUSES.map(status_token)),
        precisions: facets(query, "precision", PRECISIONS.map(precision_token)),
        inbox: inbox::waiting(db)?,
        bin: count(db, "SELECT count(*) FROM asset WHERE existence = 'bin'")?,
        relationships: count(
            db,
            r#"SELECT count(*) FROM relationship AS tie WHERE tie.existence = 'here'
               AND EXISTS (SELECT 1 FROM asset WHERE id = tie."from" AND existence = 'here')
               AND EXISTS (SELECT 1 FROM asset WHERE id = tie."to" AND existence = 'here')"#,
        )?,
        chips: query.chips(),
        ..Counts::default()
    };
    let mut here = Bits::default();
    let mut rows = db.prepare_cached(
        "SELECT n, kind, status, review_months, last_checked, west, south, east, north, precision
         FROM asset WHERE existence = 'here'",
    )?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let n = row.get(0)?;
        let shown = found.bits.has(n);
        here.set(n);
        let kind = kind(row.get_ref(1)?.as_str().unwrap_or_default())?;
        let status = status_of(row.get_ref(2)?.as_str().unwrap_or_default())?;
        let last = row.get_ref(4)?.as_str_or_null().unwrap_or_default();
        let freshness = freshness_on(today, kind, row.get(3)?, last);
        add(&mut counts.kinds[kind as usize], shown);
        add(&mut counts.statuses[status as usize], shown);
        add(&mut counts.freshness[freshness as usize], shown);
        let precision = row.get_ref(9)?.as_str_or_null().unwrap_or_default();
        let precision = precision.unwrap_or(precision_token(Precision::None));
        let placed = counts
            .precisions
            .iter_mut()
            .find(|facet| facet.value == precision);
        placed.into_iter().for_each(|facet| add(facet, shown));
        counts.total += 1;
        match row.get(5)? {
            None => {
                counts.unlocated += 1;
                counts.unlocated_shown += u64::from(shown);
            }
            Some(west) if shown => {
                let bounds = [west, row.get(6)?, row.get(7)?, row.get(8)?];
                counts.bounds = Some(around(counts.bounds, bounds));
            }
            Some(_) => {}
        }
    }
    counts.tags = tags(db, query, &here, &found.bits)?;
    counts.areas = areas::facets(db, query, &found.bits)?;
    counts.fields = own_fields::facets(db, query, &found.bits)?;
    Ok(counts)
}

fn facets<const N: usize>(query: &Query, field: &str, values: [&str; N]) -> Vec<Facet> {
    let facet = |value: &str| Facet {
        value: value.to_owned(),
        shown: 0,
        total: 0,
        chosen: query.names(field, value),
    };
    values.into_iter().map(facet).collect()
}

fn add(facet: &mut Facet, shown: bool) {
    facet.total += 1;
    facet.shown += u64::from(shown);
}

/// The most used tags, and those the query names however little they are used.
fn tags(db: &Connection, query: &Query, here: &Bits, found: &Bits) -> Result<Vec<Facet>> {
    let mut all: Vec<Facet> = Vec::new();
    let mut rows = db.prepare_cached("SELECT tag, asset FROM asset_tag ORDER BY tag")?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let n = row.get(1)?;
        if !here.has(n) {
            continue;
        }
        let tag = row.get_ref(0)?.as_str().unwrap_or_default();
        if all.last().is_none_or(|last| last.value != tag) {
            all.extend(facets(query, "tag", [tag]));
        }
        if let Some(last) = all.last_mut() {
            add(last, found.has(n));
        }
    }
    all.sort_by_key(|tag| std::cmp::Reverse((tag.chosen, tag.total)));
    all.truncate(MOST_TAGS);
    all.sort_by_key(|tag| std::cmp::Reverse(tag.total));
    Ok(all)
}

fn around(bounds: Option<[f64; 4]>, more: [f64; 4]) -> [f64; 4] {
    let Some([w, s, e, n]) = bounds else {
        return more;
    };
    [
        w.min(more[0]),
        s.min(more[1]),
        e.max(more[2]),
        n.max(more[3]),
    ]
}

fn count(db: &Connection, sql: &str) -> Result<u64> {
    Ok(db
        .prepare_cached(sql)?
        .query_row([], |row| row.get::<_, u32>(0))?
        .into())
}
