//! The network as it is drawn: what is shown of the graph, and where.

use super::graph::{self, Graph};
use super::layout::{self, At, Wanted};
use super::{Network, NetworkAsked, NetworkNode, NetworkPin, NetworkTie, NodePlace};
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::id::AssetId;
use crate::search::Found;
use crate::storage::rows;
use rusqlite::{Connection, params};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// More are not drawn: nobody could tell them from each other.
pub const MOST_NODES: usize = 5_000;
/// Steps around an asset, where nobody says.
const STEPS: u8 = 2;
/// Everything is so near to everything.
const MOST_STEPS: u8 = 4;
/// Nothing is drawn further out than this, in the units of the layout.
const FARTHEST: f64 = 1e6;

/// What is shown of a graph, by places in it.
struct Shown {
    graph: Arc<Graph>,
    ends: Vec<u32>,
    lines: Vec<u32>,
    alone: u32,
    left_out: u32,
}

impl Catalogue {
    /// Assets and ties, laid out: all that a query finds, or what is some steps around one of them. Around an asset,
    /// what is pinned elsewhere lies on its ring all the same.
    pub fn network(&self, asked: NetworkAsked) -> Result<Network> {
        let day = self.today().to_string();
        match asked.around {
            Some(of) => self.around(&asked, of, &day),
            None => self.whole(&asked, &day),
        }
    }

    fn around(&self, asked: &NetworkAsked, of: AssetId, day: &str) -> Result<Network> {
        let steps = if asked.steps == 0 {
            STEPS
        } else {
            asked.steps.min(MOST_STEPS)
        };
        let (graph, away) = self.read(|db| {
            let found = self.found_by(db, &asked.query)?;
            let is_found = |n| found.as_ref().is_none_or(|found| found.bits.has(n));
            graph::around(
                db,
                of,
                steps,
                day,
                |key, past| asked.wants(key, past),
                is_found,
            )
        })?;
        // The middle is the first, and stays whatever ties others have.
        let shown = Shown::of(
            Arc::new(graph),
            |_| true,
            |_| true,
            |end| away[end as usize],
        );
        let shown = shown.with(0);
        let away: Vec<u8> = shown.ends.iter().map(|end| away[*end as usize]).collect();
        let at = layout::rings(&away, &shown.pairs());
        let mut network = shown.drawn(&at, |_| false);
        for (node, steps) in network.nodes.iter_mut().zip(away) {
            node.steps = Some(steps);
        }
        Ok(network)
    }

    fn whole(&self, asked: &NetworkAsked, day: &str) -> Result<Network> {
        // Laying out takes long, and the file need not wait for it.
        let (shown, kept, pinned) = self.read(|db| {
            let found = self.found_by(db, &asked.query)?;
            let graph = self.graph(db, day)?;
            let wants = |place: u32| {
                let line = &graph.lines[place as usize];
                asked.wants(&graph.words[line.kind as usize].key, line.past)
            };
            let is_found = |place: u32| {
                let n = graph.ends[place as usize].n;
                found.as_ref().is_none_or(|found| found.bits.has(n))
            };
            let mut shown = Shown::of(graph.clone(), is_found, wants, |_| 0);
            let of = match &found {
                Some(found) => found.bits.count(),
                None => db.query_row(
                    "SELECT count(*) FROM asset WHERE existence = 'here'",
                    [],
                    |row| row.get(0),
                )?,
            };
            shown.alone =
                of.saturating_sub(shown.ends.len() as u64 + u64::from(shown.left_out)) as u32;
            Ok((shown, kept(db)?, pins(db)?))
        })?;
        let ids = || {
            shown
                .ends
                .iter()
                .map(|end| shown.graph.ends[*end as usize].id.0)
        };
        let at = layout::lay(&Wanted {
            ids: ids().collect(),
            ties: shown.pairs(),
            kept: ids().map(|id| kept.get(&id).copied()).collect(),
            pinned: ids().map(|id| pinned.get(&id).copied()).collect(),
        });
        Ok(shown.drawn(&at, |id| pinned.contains_key(&id)))
    }

    fn found_by(&self, db: &Connection, query: &str) -> Result<Option<Arc<Found>>> {
        match query.trim() {
            "" => Ok(None),
            query => self.find(db, query).map(Some),
        }
    }

    /// Remembers where things lay, in this file alone, so that the next look begins there. What is pinned lies where
    /// somebody wants to have it: where it lay before is remembered on, and it goes back there once it is let go. Where
    /// a file can only be read, nothing is remembered.
    pub fn keep_layout(&self, places: Vec<NodePlace>) -> Result<Outcome<()>> {
        if self.read_only().is_some() {
            return self.unchanged(());
        }
        let kept = self.write_alone(|db| {
            let work =
                rusqlite::Transaction::new_unchecked(db, rusqlite::TransactionBehavior::Immediate)?;
            {
                let mut keep = work.prepare_cached(
                    "INSERT OR REPLACE INTO network_place (asset, x, y) \
                     SELECT id, ?2, ?3 FROM asset WHERE id = ?1 AND existence = 'here' \
                     AND NOT EXISTS (SELECT 1 FROM network_pin WHERE asset = ?1 AND existence = 'here')",
                )?;
                for place in places
                    .iter()
                    .filter(|place| place.x.abs().max(place.y.abs()) <= FARTHEST)
                {
                    keep.execute(params![place.id.0.as_bytes(), place.x, place.y])?;
                }
            }
            Ok(work.commit()?)
        });
        match kept {
            Ok(()) | Err(Error::ReadOnly(_)) => self.unchanged(()),
            Err(error) => Err(error),
        }
    }
}

impl NetworkAsked {
    fn wants(&self, key: &str, past: bool) -> bool {
        (self.past || !past)
            && (self.types.is_empty() || self.types.iter().any(|wanted| wanted == key))
    }
}

impl Shown {
    /// The ties that are wanted between assets that are found, and their ends; of too many those fewest steps `away`,
    /// and of these those with most ties.
    fn of(
        graph: Arc<Graph>,
        found: impl Fn(u32) -> bool,
        wants: impl Fn(u32) -> bool,
        away: impl Fn(u32) -> u8,
    ) -> Shown {
        let is_found: Vec<bool> = (0..graph.ends.len() as u32).map(found).collect();
        let between = |lines: &[u32], here: &[bool]| -> Vec<u32> {
            let both = |line: &u32| {
                let line = &graph.lines[*line as usize];
                here[line.from as usize] && here[line.to as usize]
            };
            lines.iter().copied().filter(both).collect()
        };
        let wanted: Vec<u32> = (0..graph.lines.len() as u32)
            .filter(|line| wants(*line))
            .collect();
        let mut lines = between(&wanted, &is_found);
        let ties = degrees(&graph, &lines);
        let mut ends: Vec<u32> = (0..ties.len() as u32)
            .filter(|end| ties[*end as usize] > 0)
            .collect();
        let tied = ends.len();
        if tied > MOST_NODES {
            ends.sort_by_key(|end| (away(*end), Reverse(ties[*end as usize]), *end));
            ends.truncate(MOST_NODES);
            ends.sort_unstable();
            let mut here = vec![false; ties.len()];
            ends.iter().for_each(|end| here[*end as usize] = true);
            lines = between(&lines, &here);
        }
        let left_out = (tied - ends.len()) as u32;
        Shown {
            graph,
            ends,
            lines,
            alone: 0,
            left_out,
        }
    }

    /// With this one, even where it has no tie.
    fn with(mut self, end: u32) -> Shown {
        if let Err(place) = self.ends.binary_search(&end) {
            self.ends.insert(place, end);
        }
        self
    }

    /// The place of an end among those shown.
    fn place(&self, end: u32) -> u32 {
        self.ends.partition_point(|other| *other < end) as u32
    }

    /// The ties by the places of those shown.
    fn pairs(&self) -> Vec<(u32, u32)> {
        let lines = self
            .lines
            .iter()
            .map(|line| &self.graph.lines[*line as usize]);
        lines
            .map(|line| (self.place(line.from), self.place(line.to)))
            .collect()
    }

    fn drawn(&self, at: &[At], is_pinned: impl Fn(Uuid) -> bool) -> Network {
        let ties = degrees(&self.graph, &self.lines);
        let node = |(end, at): (&u32, &At)| {
            let known = &self.graph.ends[*end as usize];
            NetworkNode {
                id: known.id,
                name: known.name.clone(),
                kind: known.kind,
                x: at[0],
                y: at[1],
                pinned: is_pinned(known.id.0),
                steps: None,
                ties: ties[*end as usize],
            }
        };
        let tie = |line: &u32| {
            let line = &self.graph.lines[*line as usize];
            let word = &self.graph.words[line.kind as usize];
            NetworkTie {
                id: line.id,
                from: self.place(line.from),
                to: self.place(line.to),
                kind: word.key.clone(),
                wording: word.wording.clone(),
                both_ways: word.both_ways,
                past: line.past,
            }
        };
        Network {
            nodes: self.ends.iter().zip(at).map(node).collect(),
            ties: self.lines.iter().map(tie).collect(),
            alone: self.alone,
            left_out: self.left_out,
        }
    }
}

/// How many of some ties each end has.
fn degrees(graph: &Graph, lines: &[u32]) -> Vec<u32> {
    let mut ties = vec![0; graph.ends.len()];
    for line in lines.iter().map(|line| &graph.lines[*line as usize]) {
        ties[line.from as usize] += 1;
        ties[line.to as usize] += 1;
    }
    ties
}

/// Where things lay when somebody last looked.
fn kept(db: &Connection) -> Result<HashMap<Uuid, At>> {
    let mut read = db.prepare_cached("SELECT asset, x, y FROM network_place")?;
    let rows = read.query_map([], |row| {
        Ok((Uuid::from_bytes(row.get(0)?), [row.get(1)?, row.get(2)?]))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn pins(db: &Connection) -> Result<HashMap<Uuid, At>> {
    let pins = rows::all::<NetworkPin>(db, "n")?.into_iter();
    Ok(pins
        .map(|pin| (pin.record.asset.0, pin.record.at))
        .collect())
}
