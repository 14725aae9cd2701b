//! Where each asset of a network is drawn: tied ones near each other, none on another, the same every time. What lay
//! somewhere before stays there, and what is pinned does not move at all.

mod forces;
mod packing;
mod rings;
mod tree;

pub use rings::rings;

use super::measures::Simple;
use super::weighted::Draw;
use forces::Bodies;
use uuid::Uuid;

/// Right and down.
pub type At = [f64; 2];

/// How long a tie is about, in the units of the layout.
pub const TIE: f64 = 100.0;

/// What is laid out. All lists but `ties` have an entry for each node.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// What a layout draws from instead of chance.
    pub ids: Vec<Uuid>,
    /// Places of nodes.
    pub ties: Vec<(u32, u32)>,
    /// Where it lay before.
    pub kept: Vec<Option<At>>,
    /// Where it has to lie.
    pub pinned: Vec<Option<At>>,
}

/// Lays all out.
pub fn lay(wanted: &Wanted) -> Vec<At> {
    let graph = Simple::of(wanted.ids.len(), wanted.ties.iter().copied());
    let mut at: Vec<At> = vec![[0.0; 2]; graph.len()];
    let known = |node: u32| wanted.pinned[node as usize].or(wanted.kept[node as usize]);
    let mut placed = Vec::new();
    let mut free = Vec::new();
    for part in graph.parts() {
        let known_of: Vec<Option<At>> = part.iter().map(|node| known(*node)).collect();
        let here = known_of.iter().flatten().count();
        let lies = if here == part.len() {
            known_of.into_iter().flatten().collect()
        } else if here * 2 >= part.len() {
            settled(wanted, &graph, &part, &known_of)
        } else {
            let fresh = fresh(wanted, &graph, &part);
            match part
                .iter()
                .any(|node| wanted.pinned[*node as usize].is_some())
            {
                true => to_its_pins(wanted, &graph, &part, fresh),
                false => {
                    free.push((part, fresh));
                    continue;
                }
            }
        };
        for (node, place) in part.iter().zip(lies) {
            at[*node as usize] = place;
            placed.push(place);
        }
    }
    for (part, lies) in packing::beside(&placed, free) {
        for (node, place) in part.iter().zip(lies) {
            at[*node as usize] = place;
        }
    }
    let may_move: Vec<bool> = wanted.pinned.iter().map(Option::is_none).collect();
    packing::apart(&mut at, &may_move);
    at
}

/// What is drawn for a node.
fn draw(wanted: &Wanted, node: u32) -> Draw {
    let (high, low) = wanted.ids[node as usize].as_u64_pair();
    Draw(high ^ low.rotate_left(32))
}

/// A part of which nothing lay anywhere, around 0, 0, longer than it is high.
fn fresh(wanted: &Wanted, graph: &Simple, part: &[u32]) -> Vec<At> {
    let draws = part.iter().map(|node| draw(wanted, *node)).collect();
    let mut lies = forces::from_nothing(&ties_within(graph, part), draws);
    packing::turned(&mut lies);
    lies
}

/// A part of which most lay somewhere: those stay, nearly, and the others find their places among them.
fn settled(wanted: &Wanted, graph: &Simple, part: &[u32], known: &[Option<At>]) -> Vec<At> {
    let ties = ties_within(graph, part);
    let mut lies: Vec<Option<At>> = known.to_vec();
    let mut near = vec![Vec::new(); part.len()];
    for (a, b) in &ties {
        near[*a as usize].push(*b as usize);
        near[*b as usize].push(*a as usize);
    }
    // From those that lie somewhere outwards: every round places at least one, as the part hangs together.
    while lies.iter().any(Option::is_none) {
        let before = lies.clone();
        for node in (0..part.len()).filter(|node| before[*node].is_none()) {
            let around: Vec<At> = near[node]
                .iter()
                .filter_map(|other| before[*other])
                .collect();
            if !around.is_empty() {
                lies[node] = Some(beside(
                    middle(&around),
                    &mut draw(wanted, part[node]),
                    TIE / 2.0,
                ));
            }
        }
    }
    let move_by = |(node, known): (&u32, &Option<At>)| match (wanted.pinned[*node as usize], known)
    {
        (Some(_), _) => 0.0,
        (None, Some(_)) => 0.02,
        (None, None) => 1.0,
    };
    let mobility: Vec<f64> = part.iter().zip(known).map(move_by).collect();
    let mut bodies = Bodies::single(lies.into_iter().flatten().collect(), &ties);
    bodies.relax(60, TIE / 2.0, &mobility);
    bodies.at
}

/// Moves a fresh part to where some of it is pinned.
fn to_its_pins(wanted: &Wanted, graph: &Simple, part: &[u32], mut lies: Vec<At>) -> Vec<At> {
    let pins: Vec<Option<At>> = part
        .iter()
        .map(|node| wanted.pinned[*node as usize])
        .collect();
    let drawn: Vec<At> = lies
        .iter()
        .zip(&pins)
        .filter(|(_, pin)| pin.is_some())
        .map(|(at, _)| *at)
        .collect();
    let wanted_at: Vec<At> = pins.iter().copied().flatten().collect();
    let (from, to) = (middle(&drawn), middle(&wanted_at));
    for (at, pin) in lies.iter_mut().zip(&pins) {
        *at = pin.unwrap_or([at[0] - from[0] + to[0], at[1] - from[1] + to[1]]);
    }
    let mobility: Vec<f64> = pins
        .iter()
        .map(|pin| f64::from(u8::from(pin.is_none())))
        .collect();
    let mut bodies = Bodies::single(lies, &ties_within(graph, part));
    bodies.relax(60, TIE / 2.0, &mobility);
    bodies.at
}

/// The ties inside a part, by places in it.
fn ties_within(graph: &Simple, part: &[u32]) -> Vec<(u32, u32)> {
    let mut ties = Vec::new();
    for (place, node) in part.iter().enumerate() {
        for other in graph.neighbours(*node).filter(|other| other > node) {
            // A part is all that hangs together, in order.
            if let Ok(with) = part.binary_search(&other) {
                ties.push((place as u32, with as u32));
            }
        }
    }
    ties.sort_unstable();
    ties
}

fn middle(of: &[At]) -> At {
    let count = of.len().max(1) as f64;
    let sum = of
        .iter()
        .fold([0.0, 0.0], |sum, at| [sum[0] + at[0], sum[1] + at[1]]);
    [sum[0] / count, sum[1] / count]
}

/// Somewhere within a distance.
fn beside(at: At, draw: &mut Draw, within: f64) -> At {
    let (turn, far) = (
        draw.share() * std::f64::consts::TAU,
        within * draw.share().sqrt(),
    );
    [at[0] + far * turn.cos(), at[1] + far * turn.sin()]
}

#[cfg(test)]
mod tests;
