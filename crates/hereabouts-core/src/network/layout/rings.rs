//! What is around one asset: it in the middle, what is one step away on a ring around it, what is two steps away on
//! the next, ordered so that few ties cross.

use super::At;
use crate::network::measures::Simple;
use std::f64::consts::TAU;

/// From ring to ring.
const STEP: f64 = 100.0;
/// Along a ring, from node to node, as names need it.
const ROOM: f64 = 62.0;
/// As much wider than high as a window is.
const WIDER: f64 = 1.5;
/// Of more than so many on a ring nobody sees which lies where, and finding an order would take long.
const ORDERED: usize = 200;

/// Places for nodes that are `steps` away from the one in the middle, which has none.
pub fn rings(steps: &[u8], ties: &[(u32, u32)]) -> Vec<At> {
    let graph = Simple::of(steps.len(), ties.iter().copied());
    let last = steps.iter().max().copied().unwrap_or(0);
    let mut turns = vec![0.0; steps.len()];
    let mut radius = 0.0;
    let mut at = vec![[0.0; 2]; steps.len()];
    let mut inner: Vec<u32> = Vec::new();
    for step in 1..=last {
        let mut ring: Vec<u32> = (0..steps.len() as u32)
            .filter(|node| steps[*node as usize] == step)
            .collect();
        match step {
            1 => first(&graph, steps, &mut ring, &mut turns),
            _ => next(&graph, &inner, &mut ring, &mut turns),
        }
        let around = ring.len() as f64 * ROOM / TAU;
        radius = f64::max(radius + STEP, around * 0.8);
        spread(
            &ring,
            &mut turns,
            (ROOM / radius / WIDER.sqrt()).min(TAU / ring.len().max(1) as f64),
        );
        for node in &ring {
            let (sin, cos) = turns[*node as usize].sin_cos();
            at[*node as usize] = [radius * WIDER * cos, radius * sin];
        }
        inner = ring;
    }
    at
}

/// Orders the first ring: what is tied to each other, or to the same further out, comes together; and gives each as
/// much of the turn as it and what hangs on it alone need.
fn first(graph: &Simple, steps: &[u8], ring: &mut Vec<u32>, turns: &mut [f64]) {
    let further = |node: u32| {
        graph
            .neighbours(node)
            .filter(|other| steps[*other as usize] == 2)
    };
    let inward = |node: u32| {
        graph
            .neighbours(node)
            .filter(|other| steps[*other as usize] == 1)
            .count()
    };
    let place = |node: u32| ring.binary_search(&node).ok();
    let mut order: Vec<usize> = (0..ring.len()).collect();
    if ring.len() <= ORDERED {
        let mut alike = vec![vec![0.0; ring.len()]; ring.len()];
        for (one, node) in ring.iter().enumerate() {
            for other in graph.neighbours(*node).filter_map(place) {
                alike[one][other] += 1.0;
            }
            for between in further(*node) {
                let share = 1.0 / inward(between).max(1) as f64;
                for other in graph
                    .neighbours(between)
                    .filter_map(place)
                    .filter(|other| *other != one)
                {
                    alike[one][other] += share;
                }
            }
        }
        order = chain(&alike);
    }
    let needs = |place: usize| {
        let hangs: f64 = further(ring[place])
            .map(|node| 1.0 / inward(node).max(1) as f64)
            .sum();
        1.0 + hangs * 0.7
    };
    let all: f64 = order.iter().map(|place| needs(*place)).sum();
    // The first begins at the top.
    let mut gone = -0.25 * TAU - needs(order.first().copied().unwrap_or(0)) / all / 2.0 * TAU;
    for place in &order {
        let own = needs(*place) / all * TAU;
        turns[ring[*place] as usize] = gone + own / 2.0;
        gone += own;
    }
    *ring = order.iter().map(|place| ring[*place]).collect();
}

/// One after the other, each beside the one it is most alike; then turned round piece by piece where that is better.
fn chain(alike: &[Vec<f64>]) -> Vec<usize> {
    let count = alike.len();
    let mut order: Vec<usize> = Vec::with_capacity(count);
    let mut left: Vec<usize> = (0..count).collect();
    while !left.is_empty() {
        let here = order.last().copied();
        let like = |place: usize| here.map_or(alike[place].iter().sum(), |here| alike[here][place]);
        let mut best = 0;
        for (place, other) in left.iter().enumerate() {
            if like(*other) > like(left[best]) {
                best = place;
            }
        }
        order.push(left.remove(best));
    }
    if count >= 4 {
        while turn_one_round(&mut order, alike) {}
    }
    order
}

/// Turns round one piece of the ring, where neighbours are more alike afterwards.
fn turn_one_round(order: &mut [usize], alike: &[Vec<f64>]) -> bool {
    let count = order.len();
    for from in 0..count - 1 {
        for to in from + 1..count {
            if from == 0 && to == count - 1 {
                continue;
            }
            let before = order[(from + count - 1) % count];
            let after = order[(to + 1) % count];
            let (a, b) = (order[from], order[to]);
            if alike[before][b] + alike[a][after] > alike[before][a] + alike[b][after] + 1e-9 {
                order[from..=to].reverse();
                return true;
            }
        }
    }
    false
}

/// Orders a further ring by where on the ring inside it each is tied.
fn next(graph: &Simple, inner: &[u32], ring: &mut [u32], turns: &mut [f64]) {
    let inside: std::collections::BTreeSet<u32> = inner.iter().copied().collect();
    for node in ring.iter() {
        let mut sum = [0.0; 2];
        for other in graph
            .neighbours(*node)
            .filter(|other| inside.contains(other))
        {
            let (sin, cos) = turns[other as usize].sin_cos();
            sum = [sum[0] + cos, sum[1] + sin];
        }
        turns[*node as usize] = f64::atan2(sum[1], sum[0]);
    }
    ring.sort_by(|a, b| {
        turns[*a as usize]
            .total_cmp(&turns[*b as usize])
            .then(a.cmp(b))
    });
}

/// Moves those of a ring apart that lie nearer than `least`, and no further than that needs (isotonic regression, by
/// pooling neighbours).
fn spread(ring: &[u32], turns: &mut [f64], least: f64) {
    let mut order: Vec<(f64, u32)> = ring
        .iter()
        .map(|node| (turns[*node as usize].rem_euclid(TAU), *node))
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let Some((first, last)) = order.first().zip(order.last()) else {
        return;
    };
    // The ring is cut where there is most room.
    let mut cut = (first.0 + TAU - last.0, 0);
    for place in 1..order.len() {
        let gap = order[place].0 - order[place - 1].0;
        if gap > cut.0 {
            cut = (gap, place);
        }
    }
    order[..cut.1].iter_mut().for_each(|(turn, _)| *turn += TAU);
    order.rotate_left(cut.1);
    // Those pushed together move as one: how many, and the sum of where each would lie if `least` were nothing.
    let mut pools: Vec<(usize, f64)> = Vec::new();
    for (place, (turn, _)) in order.iter().enumerate() {
        let mut pool = (1, turn - place as f64 * least);
        while let Some(before) = pools.last().copied() {
            if before.1 / before.0 as f64 <= pool.1 / pool.0 as f64 {
                break;
            }
            pools.pop();
            pool = (pool.0 + before.0, pool.1 + before.1);
        }
        pools.push(pool);
    }
    let base = pools
        .iter()
        .flat_map(|(count, sum)| std::iter::repeat_n(sum / *count as f64, *count));
    let mut lies: Vec<f64> = base
        .enumerate()
        .map(|(place, base)| base + place as f64 * least)
        .collect();
    let goes = lies[lies.len() - 1] - lies[0];
    if goes > TAU - least {
        let (start, even) = (
            lies[0] + (goes - TAU + least) / 2.0,
            TAU / lies.len() as f64,
        );
        lies = (0..lies.len())
            .map(|place| start + place as f64 * even)
            .collect();
    }
    for ((_, node), turn) in order.iter().zip(lies) {
        turns[*node as usize] = turn;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many ties between the rings cross: their ends are the other way round.
    fn crossings(at: &[At], ties: &[(u32, u32)]) -> usize {
        let side =
            |a: At, b: At, c: At| (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
        let cross = |one: (u32, u32), two: (u32, u32)| {
            let [a, b] = [at[one.0 as usize], at[one.1 as usize]];
            let [c, d] = [at[two.0 as usize], at[two.1 as usize]];
            side(a, b, c) * side(a, b, d) < -1e-6 && side(c, d, a) * side(c, d, b) < -1e-6
        };
        let pairs = ties
            .iter()
            .enumerate()
            .flat_map(|(i, one)| ties[..i].iter().map(move |two| (one, two)));
        pairs.filter(|(one, two)| cross(**one, **two)).count()
    }

    /// How far the two lie apart that lie nearest to each other.
    fn nearest(at: &[At]) -> f64 {
        let pairs = (at.iter().enumerate()).flat_map(|(i, a)| at[..i].iter().map(move |b| (a, b)));
        let far = pairs.map(|(a, b)| f64::hypot(a[0] - b[0], a[1] - b[1]));
        far.fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn two_steps_around_something() {
        // 0 in the middle; 1 to 4 around it, of which 1 and 3 are tied; 5 to 9 further out.
        let ties = [
            (0, 1),
            (0, 2),
            (0, 3),
            (0, 4),
            (1, 3),
            (5, 1),
            (6, 1),
            (7, 2),
            (8, 4),
            (9, 4),
            (9, 2),
        ];
        let at = rings(&[0, 1, 1, 1, 1, 2, 2, 2, 2, 2], &ties);
        assert_eq!(at[0], [0.0, 0.0]);
        let ring = |place: At| f64::hypot(place[0] / WIDER, place[1]);
        for (node, place) in at.iter().enumerate().skip(1) {
            let expect = if node < 5 { STEP } else { 2.0 * STEP };
            assert!((ring(*place) - expect).abs() < 1e-6, "{node}: {at:?}");
        }
        assert_eq!(crossings(&at, &ties), 0, "{at:?}");
        assert!(nearest(&at) > 40.0, "{at:?}");
    }

    #[test]
    fn a_ring_of_many_is_large_enough() {
        let ties: Vec<(u32, u32)> = (1..200).map(|node| (0, node)).collect();
        let steps: Vec<u8> = (0..200).map(|node| u8::from(node > 0)).collect();
        let at = rings(&steps, &ties);
        assert!(nearest(&at) > 30.0, "{at:?}");
        assert_eq!(rings(&[0], &[]), [[0.0, 0.0]]);
    }
}
