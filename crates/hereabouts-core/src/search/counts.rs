//! The counts of the browser pane, made from what a query found.

use super::columns::{Columns, among, day_number};
use super::found::{Bits, Found};
use super::query::{PRECISIONS, Query, STATUSES, precision_token, status_token};
use super::{areas, find, own_fields};
use crate::asset::AssetKind;
use crate::confirmation::Freshness;
use crate::error::Result;
use crate::inbox;
use crate::list::{Counts, Facet};
use jiff::civil::Date;
use rusqlite::Connection;

const MOST_TAGS: usize = 200;

/// Counts for a query on the day `today`. A value of a facet counts, as shown, those of its assets
/// that the whole query finds; as total, all that are here.
pub fn counts(db: &Connection, query: &Query, today: Date) -> Result<Counts> {
    let columns = Columns::load(db)?;
    counts_of(db, &columns, query, &find(db, query, today)?, today)
}

/// The same, of what was found already, and of columns that were read.
pub fn counts_of(
    db: &Connection,
    columns: &Columns,
    query: &Query,
    found: &Found,
    today: Date,
) -> Result<Counts> {
    let mut counts = Counts {
        shown: found.bits.count(),
        total: columns.lines.len() as u64,
        kinds: facets(query, "kind", AssetKind::ALL.map(AssetKind::token)),
        freshness: facets(query, "fresh", Freshness::ALL.map(Freshness::token)),
        statuses: facets(query, "status", STATUSES.map(status_token)),
        precisions: facets(query, "precision", PRECISIONS.map(precision_token)),
        tags: tags(columns, query, &found.bits),
        areas: areas::facets(db, columns, query, &found.bits)?,
        fields: own_fields::facets(db, columns, query, &found.bits)?,
        inbox: inbox::waiting(db)?,
        bin: in_bin(db)?,
        relationships: columns.ties.len() as u64,
        chips: query.chips(),
        ..Counts::default()
    };
    let today = day_number(today);
    for (n, line) in &columns.lines {
        let shown = found.bits.has(*n);
        add(&mut counts.kinds[line.kind as usize], shown);
        add(&mut counts.statuses[line.status as usize], shown);
        add(&mut counts.freshness[line.freshness(today) as usize], shown);
        if let Some(precision) = line.precision {
            add(&mut counts.precisions[precision as usize], shown);
        }
        match line.bounds() {
            None => {
                counts.unlocated += 1;
                counts.unlocated_shown += u64::from(shown);
            }
            Some(bounds) if shown => counts.bounds = Some(around(counts.bounds, bounds)),
            Some(_) => {}
        }
    }
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
fn tags(columns: &Columns, query: &Query, found: &Bits) -> Vec<Facet> {
    // Names are folded to be compared, and there may be thousands.
    let is_asked = query.terms.iter().any(|term| term.matter.field() == "tag");
    let tags = columns.tags.iter().map(|(tag, assets)| {
        let chosen = is_asked && query.names("tag", tag);
        (tag, assets, chosen)
    });
    let mut tags: Vec<_> = tags.collect();
    tags.sort_by_key(|(_, assets, chosen)| std::cmp::Reverse((*chosen, assets.len())));
    tags.truncate(MOST_TAGS);
    tags.sort_by_key(|(_, assets, _)| std::cmp::Reverse(assets.len()));
    let facet = |(tag, assets, chosen): (&String, &[u32], bool)| Facet {
        value: tag.clone(),
        shown: among(assets, found),
        total: assets.len() as u64,
        chosen,
    };
    tags.into_iter().map(facet).collect()
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

fn in_bin(db: &Connection) -> Result<u64> {
    // The second half says nothing new, and names the index of what is not here.
    let sql = "SELECT count(*) FROM asset WHERE existence = 'bin' AND existence <> 'here'";
    Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}
