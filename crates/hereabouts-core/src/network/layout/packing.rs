//! Parts that do not hang together, laid beside each other; and nodes that would lie on one another, moved apart.

use super::At;
use std::collections::BTreeMap;

/// Between parts.
const GAP: f64 = 90.0;
/// Nodes are about 22 across, and a little room is between them.
const APART: f64 = 34.0;
/// As much wider than high as a window is.
const WIDER: f64 = 1.6;

/// The corners of what lies somewhere.
pub fn bounds(at: &[At]) -> (At, At) {
    let mut low = [f64::INFINITY; 2];
    let mut high = [f64::NEG_INFINITY; 2];
    for place in at {
        for (axis, along) in place.iter().enumerate() {
            low[axis] = low[axis].min(*along);
            high[axis] = high[axis].max(*along);
        }
    }
    match at.is_empty() {
        true => ([0.0; 2], [0.0; 2]),
        false => (low, high),
    }
}

/// Turned so that it is longer than high, with its middle at 0, 0.
pub fn turned(at: &mut [At]) {
    let middle = super::middle(at);
    at.iter_mut()
        .for_each(|place| *place = [place[0] - middle[0], place[1] - middle[1]]);
    let sum = |of: fn(&At) -> f64| at.iter().map(of).sum::<f64>();
    let (xx, yy, xy) = (
        sum(|p| p[0] * p[0]),
        sum(|p| p[1] * p[1]),
        sum(|p| p[0] * p[1]),
    );
    let turn = -0.5 * f64::atan2(2.0 * xy, xx - yy);
    let (sin, cos) = turn.sin_cos();
    for place in at.iter_mut() {
        *place = [
            place[0] * cos - place[1] * sin,
            place[0] * sin + place[1] * cos,
        ];
    }
}

/// Parts, each around 0, 0, in rows under what lies somewhere already, the largest first.
pub fn beside(placed: &[At], mut parts: Vec<(Vec<u32>, Vec<At>)>) -> Vec<(Vec<u32>, Vec<At>)> {
    parts.sort_by(|a, b| (b.0.len(), &a.0).cmp(&(a.0.len(), &b.0)));
    let sizes = |at: &[At]| {
        let (low, high) = bounds(at);
        [high[0] - low[0] + GAP, high[1] - low[1] + GAP]
    };
    let ground: f64 = parts
        .iter()
        .map(|(_, at)| sizes(at))
        .map(|[wide, high]| wide * high)
        .sum();
    let widest = parts.iter().map(|(_, at)| sizes(at)[0]).fold(0.0, f64::max);
    let (low, high) = bounds(placed);
    let wide = (ground * WIDER).sqrt().max(widest).max(high[0] - low[0]);
    let (mut right, mut down, mut row) = (0.0, 0.0, 0.0f64);
    for (_, at) in &mut parts {
        let [needs, tall] = sizes(at);
        if right > 0.0 && right + needs > wide {
            (right, down, row) = (0.0, down + row, 0.0);
        }
        let (corner, _) = bounds(at);
        for place in at.iter_mut() {
            *place = [place[0] - corner[0] + right, place[1] - corner[1] + down];
        }
        right += needs;
        row = row.max(tall);
    }
    let all: Vec<At> = parts
        .iter()
        .flat_map(|(_, at)| at.iter().copied())
        .collect();
    let (from, to) = bounds(&all);
    let middle = [(from[0] + to[0]) / 2.0, (from[1] + to[1]) / 2.0];
    let by = match placed.is_empty() {
        true => [-middle[0], -middle[1]],
        false => [
            (low[0] + high[0]) / 2.0 - middle[0],
            high[1] + GAP - from[1],
        ],
    };
    for place in parts.iter_mut().flat_map(|(_, at)| at) {
        *place = [place[0] + by[0], place[1] + by[1]];
    }
    parts
}

/// Moves nodes that lie nearer to each other than [`APART`] away from each other.
pub fn apart(at: &mut [At], may_move: &[bool]) {
    const ROUNDS: usize = 100;
    let square = |place: At| {
        [
            (place[0] / APART).floor() as i64,
            (place[1] / APART).floor() as i64,
        ]
    };
    for round in 0..ROUNDS {
        let mut squares: BTreeMap<[i64; 2], Vec<usize>> = BTreeMap::new();
        for (node, place) in at.iter().enumerate() {
            squares.entry(square(*place)).or_default().push(node);
        }
        let mut moved = false;
        for one in 0..at.len() {
            let [column, row] = square(at[one]);
            let around = (-1..=1).flat_map(|x| (-1..=1).map(move |y| [column + x, row + y]));
            let near = around.filter_map(|square| squares.get(&square)).flatten();
            for other in near.copied().filter(|other| *other > one) {
                let (x, y) = (at[other][0] - at[one][0], at[other][1] - at[one][1]);
                let far = f64::hypot(x, y);
                let shares = match (may_move[one], may_move[other]) {
                    (true, true) => [0.5, 0.5],
                    (true, false) => [1.0, 0.0],
                    (false, true) => [0.0, 1.0],
                    (false, false) => continue,
                };
                if far >= APART - 0.01 {
                    continue;
                }
                moved = true;
                // In one place, any way is as good: the golden angle, turned on, makes it another for each.
                let turn = (one + other + round) as f64 * 2.399_963;
                let way = if far > 1e-6 {
                    [x / far, y / far]
                } else {
                    [turn.cos(), turn.sin()]
                };
                for (axis, along) in way.iter().enumerate() {
                    at[one][axis] -= along * (APART - far) * shares[0];
                    at[other][axis] += along * (APART - far) * shares[1];
                }
            }
        }
        if !moved {
            return;
        }
    }
}
