//! A walk: what is due for a check, near enough to one another for one trip, in the order of the shortest round.
//!
//! A walk is a question and not a record: what is due changes with every check, and the checks themselves are
//! what is kept of it. So it is worked out when somebody asks, and asked anew for the next one.

mod round;

use crate::asset::AssetKind;
use crate::audience::Sensitivity;
use crate::catalogue::{Catalogue, today};
use crate::confirmation::Freshness;
use crate::contact::{Channel, Contact};
use crate::error::{Error, Result};
use crate::list::AssetRow;
use crate::place::Precision;
use crate::search::{self, Bits, Matter, Query, list};
use crate::storage::rows;
use geo::{Distance, Haversine, Point};
use rstar::RTree;
use rstar::primitives::GeomWithData;
use rusqlite::Connection;
use serde::Serialize;

/// Stops of one walk: more take longer than anybody's afternoon.
pub const MOST_STOPS: u32 = 12;
/// So many are named that are due and cannot be walked to.
const MOST_OTHERS: usize = 50;
/// Streets are longer than the way a bird flies: in towns by about a third (Giacomin and Levinson 2015, "Road
/// network circuity in metropolitan areas": 1.3 for short trips).
const ROUNDABOUT: f64 = 1.3;
/// An unhurried step: 4.5 km an hour.
const METRES_A_MINUTE: f64 = 75.0;
/// So many places are tried as the middle of a walk.
const MIDDLES: usize = 200;

/// The way of a walk, in order.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Walk {
    pub stops: Vec<Stop>,
    /// Where it begins and ends, longitude before latitude; without one it is a round from stop to stop.
    pub start: Option<[f64; 2]>,
    /// All the way round and back, in metres along streets, roughly.
    pub metres: f64,
    /// Walking alone, without what happens at the stops.
    pub minutes: u32,
    /// Due, to be walked to, and left for another walk.
    #[ts(type = "number")]
    pub left: u64,
    /// Due, and nowhere that one could walk to, or somebody's home: a call rather than a visit.
    pub calls: Vec<Stop>,
    /// How many these are; the first 50 are named.
    #[ts(type = "number")]
    pub calls_in_all: u64,
}

/// Something to look at on the way.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Stop {
    pub row: AssetRow,
    /// Where one walks to, longitude before latitude.
    pub at: Option<[f64; 2]>,
    /// From the stop before, or from where the walk begins, in metres along streets, roughly; nothing where it
    /// begins here.
    pub metres: f64,
    /// The first telephone number it has.
    pub phone: Option<String>,
    pub times: Option<String>,
    pub access: Option<String>,
}

/// One that is due.
#[derive(Debug, Clone, Copy)]
struct Due {
    n: u32,
    at: Point,
    /// The more, the sooner.
    urgent: bool,
}

impl Catalogue {
    /// What of a query's assets is due, as a round of at most `most` stops. Without `start` (longitude,
    /// latitude) it is where most of it lies close together.
    pub fn walk(&self, query: String, start: Option<[f64; 2]>, most: u32) -> Result<Walk> {
        if let Some([lon, lat]) = start
            && !(lon.abs() <= 180.0 && lat.abs() <= 90.0)
        {
            return Err(Error::invalid(
                "That lies nowhere on Earth. Choose where to begin on the map.",
            ));
        }
        let most = most.clamp(1, MOST_STOPS) as usize;
        self.read(|db| {
            let found = self.find(db, &query)?;
            let wanted = asked_for(&Query::parse(&query));
            let (due, calls) = due(db, &found.bits, &wanted)?;
            walk(db, due, calls, start, most)
        })
    }
}

/// Freshness that is due, and whether it is urgent: as the query says, or else all but what was checked lately.
fn asked_for(query: &Query) -> Vec<Freshness> {
    let names = |term: &crate::search::Term| match &term.matter {
        Matter::Fresh(fresh) if !term.negated => Some(fresh.clone()),
        _ => None,
    };
    query.terms.iter().find_map(names).unwrap_or_else(|| {
        vec![
            Freshness::CheckNow,
            Freshness::NeverChecked,
            Freshness::CheckSoon,
        ]
    })
}

/// What is due and can be walked to, and what cannot.
fn due(db: &Connection, found: &Bits, wanted: &[Freshness]) -> Result<(Vec<Due>, Bits)> {
    let (mut due, mut calls) = (Vec::new(), Bits::default());
    let columns = "n, kind, review_months, last_checked, sensitivity, precision, west, south, east, north, status";
    search::each(db, columns, found, |row| {
        let kind = list::kind(row.get_ref(1)?.as_str().unwrap_or_default())?;
        let last = row.get_ref(3)?.as_str_or_null().unwrap_or_default();
        let fresh = list::freshness_on(today(), kind, row.get(2)?, last);
        let text = |i: usize| -> Result<String> {
            Ok(row
                .get_ref(i)?
                .as_str_or_null()
                .unwrap_or_default()
                .unwrap_or_default()
                .to_owned())
        };
        if !wanted.contains(&fresh) || text(10)? == "ended" || is_never_due(kind, row.get(2)?) {
            return Ok(());
        }
        let n = row.get(0)?;
        let bounds: [Option<f64>; 4] = [row.get(6)?, row.get(7)?, row.get(8)?, row.get(9)?];
        let private = kind == AssetKind::Person || text(4)? == "safeguarded";
        match bounds {
            [Some(w), Some(s), Some(e), Some(north)] if !private && is_findable(&text(5)?) => due
                .push(Due {
                    n,
                    at: Point::new((w + e) / 2.0, (s + north) / 2.0),
                    urgent: matches!(fresh, Freshness::CheckNow | Freshness::NeverChecked),
                }),
            _ => calls.set(n),
        }
        Ok(())
    })?;
    Ok((due, calls))
}

/// Stories do not go stale unless somebody said so.
fn is_never_due(kind: AssetKind, review_months: Option<i64>) -> bool {
    kind.usual_review_months().is_none() && review_months.is_none()
}

/// Known well enough to walk up to.
fn is_findable(precision: &str) -> bool {
    let findable = [
        Precision::Exact,
        Precision::Building,
        Precision::Street,
        Precision::About100M,
    ];
    let token = |one: Precision| hereabouts_export::Precision::from(one).token();
    findable.into_iter().any(|one| token(one) == precision)
}

fn walk(
    db: &Connection,
    due: Vec<Due>,
    calls: Bits,
    start: Option<[f64; 2]>,
    most: usize,
) -> Result<Walk> {
    // What is only soon due waits for a walk of its own, unless there is room.
    let urgent = due.iter().filter(|one| one.urgent).count();
    let all = due.len();
    let candidates: Vec<Due> = match urgent >= most {
        true => due.into_iter().filter(|one| one.urgent).collect(),
        false => due,
    };
    let chosen = close_together(candidates, start.map(Point::from), most);
    let order = round::shortest(
        &chosen.iter().map(|one| one.at).collect::<Vec<_>>(),
        start.map(Point::from),
    );
    let mut stops = Vec::new();
    let mut metres = 0.0;
    let mut before = start.map(Point::from);
    let home = before.or(order.first().map(|first| chosen[*first].at));
    for i in order {
        let Due { n, at, .. } = chosen[i];
        let way = before.map_or(0.0, |before| along_streets(before, at));
        metres += way;
        before = Some(at);
        stops.extend(stop(db, n, Some(at), way)?);
    }
    if let (Some(home), Some(last)) = (home, before) {
        metres += along_streets(last, home);
    }
    let mut named = Vec::new();
    for n in calls.iter().take(MOST_OTHERS) {
        named.extend(stop(db, n, None, 0.0)?);
    }
    Ok(Walk {
        left: (all - stops.len()) as u64,
        stops,
        start,
        metres: metres.round(),
        minutes: (metres / METRES_A_MINUTE).round() as u32,
        calls: named,
        calls_in_all: calls.count(),
    })
}

fn along_streets(from: Point, to: Point) -> f64 {
    Haversine.distance(from, to) * ROUNDABOUT
}

/// The `most` that lie closest to where one begins, or else closest together.
fn close_together(due: Vec<Due>, start: Option<Point>, most: usize) -> Vec<Due> {
    if due.len() <= most {
        return due;
    }
    // Degrees east made as long as degrees north, so that near is near.
    let middle = start.unwrap_or(due[0].at);
    let narrow = middle.y().to_radians().cos().max(0.01);
    let flat = |at: Point| [at.x() * narrow, at.y()];
    let tree = RTree::bulk_load(
        due.iter()
            .map(|one| GeomWithData::new(flat(one.at), *one))
            .collect(),
    );
    let around = |at: Point| -> (f64, Vec<Due>) {
        let near = tree
            .nearest_neighbor_iter_with_distance_2(&flat(at))
            .take(most);
        let (mut far, mut chosen) = (0.0, Vec::new());
        for (found, distance) in near {
            far += distance.sqrt();
            chosen.push(found.data);
        }
        (far, chosen)
    };
    if let Some(start) = start {
        return around(start).1;
    }
    let step = due.len().div_ceil(MIDDLES);
    let best = due.iter().step_by(step).map(|one| around(one.at));
    let best = best.min_by(|(a, _), (b, _)| a.total_cmp(b));
    best.map(|(_, chosen)| chosen).unwrap_or_default()
}

fn stop(db: &Connection, n: u32, at: Option<Point>, metres: f64) -> Result<Option<Stop>> {
    let Some(row) = list::rows(db, &[n], &Bits::default(), today())?.pop() else {
        return Ok(None);
    };
    let asset = crate::asset::stored(db, row.id)?.record;
    let contacts = rows::of::<Contact>(db, "asset", &row.id.0)?.into_iter();
    let phone = contacts
        .map(|found| found.record)
        .find(|contact| contact.channel == Channel::Phone);
    Ok(Some(Stop {
        at: at
            .filter(|_| asset.sensitivity != Sensitivity::Safeguarded)
            .map(|at| [at.x(), at.y()]),
        metres: metres.round(),
        phone: phone.map(|contact| contact.value),
        times: asset.times,
        access: asset.access,
        row,
    }))
}

#[cfg(test)]
mod tests;
