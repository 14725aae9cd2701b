//! What questions are answered from: the assets that may be used, and how they are tied now.

use super::{Answer, NetworkFinding};
use crate::asset::AssetKind;
use crate::conversation::Party;
use crate::error::Result;
use crate::id::AssetId;
use crate::network::graph::{End, Graph};
use crate::network::measures::Simple;
use rusqlite::Connection;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

/// Ties that have ended, and what is kept but not used, are not in it.
#[derive(Debug)]
pub(super) struct Town {
    graph: Arc<Graph>,
    /// Those with a tie, by their places in the graph.
    ends: Vec<u32>,
    /// How those are tied, by their places in `ends`.
    pub ties: Simple,
    /// People and groups without a tie, by name.
    pub alone: Vec<Party>,
    assets: u32,
    of_ties: u32,
}

impl Town {
    pub fn read(db: &Connection, graph: Arc<Graph>) -> Result<Town> {
        let assets = db
            .prepare_cached(
                "SELECT count(*) FROM asset WHERE existence = 'here' AND restricted = 0",
            )?
            .query_row([], |row| row.get(0))?;
        let used = |end: u32| !graph.ends[end as usize].restricted;
        let lines: Vec<(u32, u32)> = graph
            .lines
            .iter()
            .filter(|line| !line.past && used(line.from) && used(line.to))
            .map(|line| (line.from, line.to))
            .collect();
        let all = Simple::of(graph.ends.len(), lines.iter().copied());
        let degrees = all.degrees();
        let is_tied = |id: AssetId| {
            let place = graph.ends.binary_search_by_key(&id, |end| end.id);
            place.is_ok_and(|place| degrees[place] > 0)
        };
        let alone = alone(db, is_tied)?;
        let ends: Vec<u32> = (0..degrees.len() as u32)
            .filter(|end| degrees[*end as usize] > 0)
            .collect();
        let ties = all.among(&ends);
        Ok(Town {
            of_ties: lines.len() as u32,
            ties,
            ends,
            graph,
            alone,
            assets,
        })
    }

    /// An asset with a tie, by its place.
    pub fn end(&self, place: u32) -> &End {
        &self.graph.ends[self.ends[place as usize] as usize]
    }

    pub fn party(&self, place: u32) -> Party {
        self.end(place).party()
    }

    /// The places of those with a tie.
    pub fn places(&self) -> impl Iterator<Item = u32> + use<> {
        0..self.ends.len() as u32
    }

    /// The places of so many with the most ties, in their order; all where there are no more.
    pub fn best_tied(&self, most: usize) -> Vec<u32> {
        let degrees = self.ties.degrees();
        let mut places: Vec<u32> = self.places().collect();
        if places.len() > most {
            places.sort_by_key(|place| (Reverse(degrees[*place as usize]), *place));
            places.truncate(most);
            places.sort_unstable();
        }
        places
    }

    /// Those of some with the most ties to each other, at most `most`; of the same by name.
    pub fn most_tied(&self, of: &[u32], most: usize) -> Vec<Party> {
        let among: BTreeSet<u32> = of.iter().copied().collect();
        let ties = |place: u32| {
            self.ties
                .neighbours(place)
                .filter(|other| among.contains(other))
                .count()
        };
        let mut order: Vec<(usize, u32)> = of.iter().map(|place| (ties(*place), *place)).collect();
        order.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| self.by_name(a.1, b.1)));
        order
            .iter()
            .take(most)
            .map(|(_, place)| self.party(*place))
            .collect()
    }

    pub fn by_name(&self, a: u32, b: u32) -> std::cmp::Ordering {
        let [a, b] = [self.end(a), self.end(b)];
        (&a.name, a.id).cmp(&(&b.name, b.id))
    }

    pub fn answer(&self, findings: Vec<NetworkFinding>) -> Answer {
        let mut seen = BTreeSet::new();
        let named = findings.iter().flat_map(NetworkFinding::names);
        Answer {
            assets: named.filter(|id| seen.insert(*id)).collect(),
            findings,
            of_assets: self.assets,
            of_ties: self.of_ties,
            of_best_tied: None,
        }
    }
}

/// People and groups that go on and are not tied, by name.
fn alone(db: &Connection, is_tied: impl Fn(AssetId) -> bool) -> Result<Vec<Party>> {
    let mut read = db.prepare_cached(
        "SELECT id, kind, name FROM asset WHERE existence = 'here' AND restricted = 0 \
         AND kind IN ('person', 'association') AND status <> 'ended' ORDER BY name, id",
    )?;
    let mut rows = read.query([])?;
    let mut alone = Vec::new();
    while let Some(row) = rows.next()? {
        let id = AssetId(Uuid::from_bytes(row.get(0)?));
        let kind = AssetKind::from_token(&row.get::<_, String>(1)?);
        if let Some(kind) = kind.filter(|_| !is_tied(id)) {
            let name = row.get(2)?;
            alone.push(Party { id, name, kind });
        }
    }
    Ok(alone)
}
