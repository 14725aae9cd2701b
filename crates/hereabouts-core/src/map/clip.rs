//! Lines and rings cut to the square around a tile, in whole steps of the tile.
//!
//! Positions are snapped before they are cut, never after: what two neighbouring tiles show of one
//! edge is then the same to the step. Rings are cut side by side (Sutherland and Hodgman 1974), lines
//! stretch by stretch (Liang and Barsky 1984); neither can fail, however tangled the shape.

use super::world::EXTENT;

pub type Step = [i64; 2];

/// How far a drawing goes on beyond the edge of its tile: 64 pixels of a tile 512 pixels wide, so that
/// no outline shows at the seam.
const MARGIN: i64 = 512;
const LOW: i64 = -MARGIN;
const HIGH: i64 = EXTENT + MARGIN;

/// Does what reaches from `from` to `to` along one side come near the tile?
pub fn near(from: i64, to: i64) -> bool {
    to >= LOW && from <= HIGH
}

/// The part of a ring (closed or open) inside the square, closed by its last corner; `None` when fewer
/// than three corners or no area remain.
pub fn ring(corners: &[Step]) -> Option<Vec<Step>> {
    let mut kept = corners.to_vec();
    for (axis, edge, inside_is_above) in [
        (0, LOW, true),
        (0, HIGH, false),
        (1, LOW, true),
        (1, HIGH, false),
    ] {
        let inside = |p: Step| (p[axis] >= edge) == inside_is_above || p[axis] == edge;
        if kept.iter().all(|p| inside(*p)) {
            continue;
        }
        let mut next = Vec::with_capacity(kept.len() + 4);
        let mut before = *kept.last()?;
        for &corner in &kept {
            if inside(corner) != inside(before) {
                next.push(crossing(before, corner, axis, edge));
            }
            if inside(corner) {
                next.push(corner);
            }
            before = corner;
        }
        kept = next;
    }
    kept.dedup();
    if kept.len() > 1 && kept.first() == kept.last() {
        kept.pop();
    }
    (kept.len() >= 3 && twice_area(&kept) != 0).then_some(kept)
}

/// Where the stretch from `a` to `b` meets the edge; asked only when it does.
fn crossing(a: Step, b: Step, axis: usize, edge: i64) -> Step {
    let part = (edge - a[axis]) as f64 / (b[axis] - a[axis]) as f64;
    let mut at = [0, 1].map(|i| a[i] + (part * (b[i] - a[i]) as f64).round() as i64);
    at[axis] = edge;
    at
}

fn twice_area(ring: &[Step]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| a[0] * b[1] - b[0] * a[1])
        .sum()
}

/// The stretches of a line inside the square, each of two points or more.
pub fn line(points: &[Step]) -> Vec<Vec<Step>> {
    let mut parts: Vec<Vec<Step>> = Vec::new();
    for pair in points.windows(2) {
        let Some((from, to)) = stretch(pair[0], pair[1]) else {
            continue;
        };
        if from == to {
            continue;
        }
        match parts.last_mut() {
            Some(part) if part.last() == Some(&from) => part.push(to),
            _ => parts.push(vec![from, to]),
        }
    }
    parts
}

fn stretch(a: Step, b: Step) -> Option<(Step, Step)> {
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for axis in [0, 1] {
        let length = (b[axis] - a[axis]) as f64;
        if length == 0.0 {
            if a[axis] < LOW || a[axis] > HIGH {
                return None;
            }
            continue;
        }
        let (low, high) = (
            (LOW - a[axis]) as f64 / length,
            (HIGH - a[axis]) as f64 / length,
        );
        enters = enters.max(low.min(high));
        leaves = leaves.min(low.max(high));
    }
    if enters > leaves {
        return None;
    }
    let at = |part: f64| {
        [0, 1].map(|i| {
            let c = a[i] + (part * (b[i] - a[i]) as f64).round() as i64;
            c.clamp(LOW, HIGH)
        })
    };
    let from = if enters == 0.0 { a } else { at(enters) };
    let to = if leaves == 1.0 { b } else { at(leaves) };
    Some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rings_are_cut_to_the_square() {
        let check = |given: &[Step], expect: Option<&[Step]>| {
            assert_eq!(ring(given).as_deref(), expect, "{given:?}");
        };
        let inside = [[0, 0], [10, 0], [10, 10]];
        check(&inside, Some(&inside));
        check(&[[0, 0], [10, 0], [10, 10], [0, 0]], Some(&inside));
        check(&[], None);
        check(&[[5, 5]], None);
        check(&[[0, 0], [10, 0], [20, 0]], None);
        check(&[[-900, 0], [-800, 0], [-700, 50]], None);
        check(
            &[[-9000, -9000], [9000, -9000], [9000, 9000], [-9000, 9000]],
            Some(&[[LOW, HIGH], [LOW, LOW], [HIGH, LOW], [HIGH, HIGH]]),
        );
        check(
            &[[4000, 0], [5000, 0], [5000, 100], [4000, 100]],
            Some(&[[4000, 0], [HIGH, 0], [HIGH, 100], [4000, 100]]),
        );
    }

    #[test]
    fn lines_are_cut_into_stretches() {
        let check = |given: &[Step], expect: &[Vec<Step>]| {
            assert_eq!(line(given), expect, "{given:?}");
        };
        check(&[[0, 0], [5, 5], [9, 5]], &[vec![[0, 0], [5, 5], [9, 5]]]);
        check(&[[-9000, 7], [9000, 7]], &[vec![[LOW, 7], [HIGH, 7]]]);
        check(
            &[[0, 0], [6000, 0], [6000, 40], [0, 40]],
            &[vec![[0, 0], [HIGH, 0]], vec![[HIGH, 40], [0, 40]]],
        );
        check(&[[-9000, -9000], [9000, -9000]], &[]);
        check(&[[3, 3], [3, 3]], &[]);
        check(&[[3, 3]], &[]);
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let near = prop::array::uniform2(-6000_i64..10000);
        let far = prop::array::uniform2(-(1_i64 << 44)..1 << 44);
        prop::collection::vec(prop_oneof![4 => near, 1 => far], 0..12)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn nothing_comes_out_of_the_square(points in steps()) {
            let cut = ring(&points).into_iter().chain(line(&points)).flatten();
            for c in cut.flatten() {
                prop_assert!((LOW..=HIGH).contains(&c), "{c}");
            }
        }
    }
}
