//! Ties pull, everything pushes everything away (Fruchterman and Reingold 1991), group by group from the coarsest
//! groups to single assets (Walshaw 2003), which untangles what single assets alone would leave in a knot.

use super::tree::Tree;
use super::{At, TIE, beside};
use crate::network::communities::levels;
use crate::network::weighted::{Draw, Weighted};

/// Nodes on one level: single assets, or groups of them with the weight of all.
#[derive(Debug)]
pub struct Bodies {
    pub at: Vec<At>,
    masses: Vec<f64>,
    ties: Vec<(u32, u32, f64)>,
}

/// How strongly things push, beside how strongly ties pull.
const PUSH: f64 = 0.5;

impl Bodies {
    /// Single assets.
    pub fn single(at: Vec<At>, ties: &[(u32, u32)]) -> Bodies {
        Bodies {
            masses: vec![1.0; at.len()],
            ties: ties.iter().map(|(a, b)| (*a, *b, 1.0)).collect(),
            at,
        }
    }

    fn groups(at: Vec<At>, graph: &Weighted) -> Bodies {
        let mut ties = Vec::new();
        for node in 0..graph.len() {
            for &(other, weight) in graph.edges(node) {
                if (node as u32) < other {
                    ties.push((node as u32, other, weight as f64));
                }
            }
        }
        Bodies {
            masses: (0..graph.len())
                .map(|node| f64::from(graph.members(node)))
                .collect(),
            ties,
            at,
        }
    }

    /// Lets them move `rounds` times, at first by `step` at most, then less and less. `mobility` is what share of
    /// its way each goes.
    pub fn relax(&mut self, rounds: u32, step: f64, mobility: &[f64]) {
        let cooling = (TIE / 50.0 / step)
            .min(1.0)
            .powf(1.0 / f64::from(rounds.max(1)));
        let mut step = step;
        let mut waiting = Vec::new();
        let mut forces = vec![[0.0; 2]; self.at.len()];
        for _ in 0..rounds {
            let tree = Tree::of(&self.at, &self.masses);
            for ((force, place), mass) in forces.iter_mut().zip(&self.at).zip(&self.masses) {
                let pushed = tree.push(*place, &mut waiting);
                *force = pushed.map(|along| along * PUSH * TIE * TIE * mass);
            }
            for &(a, b, weight) in &self.ties {
                let (a, b) = (a as usize, b as usize);
                let (x, y) = (self.at[b][0] - self.at[a][0], self.at[b][1] - self.at[a][1]);
                let pull = weight * f64::hypot(x, y) / TIE;
                for (axis, along) in [x * pull, y * pull].into_iter().enumerate() {
                    forces[a][axis] += along;
                    forces[b][axis] -= along;
                }
            }
            for (node, force) in forces.iter().enumerate() {
                let size = f64::hypot(force[0], force[1]) / self.masses[node];
                if size > 0.0 {
                    let go = size.min(step) * mobility[node] / size / self.masses[node];
                    self.at[node][0] += force[0] * go;
                    self.at[node][1] += force[1] * go;
                }
            }
            step *= cooling;
        }
    }
}

/// Places for nodes of which none lay anywhere, around 0, 0. They hang together, and there is a draw for each.
pub fn from_nothing(ties: &[(u32, u32)], mut draws: Vec<Draw>) -> Vec<At> {
    let mut graphs = vec![Weighted::of(draws.len(), ties)];
    let levels = levels(&graphs[0]);
    for of in &levels {
        let groups = of.iter().max().map_or(0, |last| *last as usize + 1);
        if let Some(below) = graphs.last() {
            graphs.push(below.together(of, groups));
        }
    }
    // The coarsest groups begin in a circle, as large as what lies in them needs.
    let coarsest = graphs.last().map_or(0, Weighted::len);
    let radius = TIE * (draws.len() as f64).sqrt() / 2.0;
    let mut at: Vec<At> = (0..coarsest)
        .map(|group| {
            let turn = group as f64 / coarsest as f64 * std::f64::consts::TAU;
            [radius * turn.cos(), radius * turn.sin()]
        })
        .collect();
    for (level, graph) in graphs.iter().enumerate().rev() {
        if let Some(of) = levels.get(level) {
            // Each begins near the middle of its group.
            at = (0..graph.len())
                .map(|node| {
                    let group = of[node] as usize;
                    let members = f64::from(graphs[level + 1].members(group));
                    beside(at[group], &mut draws[node], TIE / 2.0 * members.sqrt())
                })
                .collect();
        }
        let rounds = if graph.len() < 1_000 { 200 } else { 80 };
        let step = TIE
            * if level + 1 == graphs.len() {
                radius / TIE / 2.0 + 1.0
            } else {
                1.5
            };
        let mut bodies = Bodies::groups(at, graph);
        bodies.relax(rounds, step, &vec![1.0; graph.len()]);
        at = bodies.at;
    }
    sized(&mut at, ties);
    at
}

/// As large as it has to be for ties of about [`TIE`], and for room around each node.
fn sized(at: &mut [At], ties: &[(u32, u32)]) {
    const ROOM: f64 = 55.0;
    let far = |&(a, b): &(u32, u32)| {
        let (a, b) = (at[a as usize], at[b as usize]);
        f64::hypot(a[0] - b[0], a[1] - b[1])
    };
    let mut lengths: Vec<f64> = ties.iter().map(far).collect();
    lengths.sort_by(f64::total_cmp);
    let Some(usual) = lengths
        .get(lengths.len() / 2)
        .filter(|length| **length > 0.0)
    else {
        return;
    };
    let (low, high) = super::packing::bounds(at);
    let room = ((high[0] - low[0]) * (high[1] - low[1]) / at.len() as f64).sqrt();
    let by = (TIE / usual)
        .max(if room > 0.0 { ROOM / room } else { 0.0 })
        .min(5.0);
    at.iter_mut().flatten().for_each(|along| *along *= by);
}
