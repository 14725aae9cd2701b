//! Far away bodies taken together (Barnes and Hut 1986), so that all push each other apart without each pair being
//! looked at.

use super::At;

/// A cell whose side seen from a body is shorter than this share of its distance counts as one.
const FAR: f64 = 0.9;
/// Bodies that lie nearer to each other than the smallest cell are one heavy body.
const DEEPEST: u32 = 24;
const NONE: u32 = u32::MAX;

/// A square that holds one body, or four squares.
#[derive(Debug, Clone, Copy)]
struct Cell {
    mass: f64,
    /// The middle of what lies in it.
    at: At,
    corner: At,
    side: f64,
    within: [u32; 4],
    /// Nothing of it was divided.
    is_leaf: bool,
}

/// All bodies, in cells.
#[derive(Debug, Default)]
pub struct Tree(Vec<Cell>);

impl Tree {
    pub fn of(at: &[At], masses: &[f64]) -> Tree {
        let (low, high) = super::packing::bounds(at);
        let mut tree = Tree(Vec::with_capacity(at.len() * 2));
        let side = (high[0] - low[0]).max(high[1] - low[1]).max(1e-9) * 1.001;
        for (place, mass) in at.iter().zip(masses) {
            match tree.0.is_empty() {
                true => tree.0.push(leaf(*place, *mass, low, side)),
                false => tree.add(*place, *mass),
            }
        }
        tree
    }

    fn add(&mut self, place: At, mass: f64) {
        let (mut here, mut depth) = (0, 0);
        loop {
            let cell = self.0[here];
            if cell.is_leaf && depth < DEEPEST {
                // What was alone here moves one deeper.
                let (quarter, corner) = quarter(&cell, cell.at);
                let deeper = self.0.len() as u32;
                self.0
                    .push(leaf(cell.at, cell.mass, corner, cell.side / 2.0));
                self.0[here].within[quarter] = deeper;
                self.0[here].is_leaf = false;
            }
            let all = cell.mass + mass;
            let share = mass / all;
            self.0[here].mass = all;
            let middle = &mut self.0[here].at;
            for (axis, along) in place.iter().enumerate() {
                middle[axis] += (along - cell.at[axis]) * share;
            }
            if self.0[here].is_leaf {
                return;
            }
            let (quarter, corner) = quarter(&cell, place);
            match self.0[here].within[quarter] {
                NONE => {
                    let new = self.0.len() as u32;
                    self.0.push(leaf(place, mass, corner, cell.side / 2.0));
                    self.0[here].within[quarter] = new;
                    return;
                }
                next => (here, depth) = (next as usize, depth + 1),
            }
        }
    }

    /// What all others do to a body: away from each, as its mass over the distance. `waiting` is room to work in.
    pub fn push(&self, place: At, waiting: &mut Vec<u32>) -> At {
        let mut force = [0.0; 2];
        waiting.clear();
        if !self.0.is_empty() {
            waiting.push(0);
        }
        while let Some(next) = waiting.pop() {
            let cell = &self.0[next as usize];
            let (x, y) = (place[0] - cell.at[0], place[1] - cell.at[1]);
            let square = x * x + y * y;
            if cell.is_leaf || cell.side * cell.side < FAR * FAR * square {
                // A body does nothing to itself.
                if square > 1e-12 {
                    force[0] += cell.mass * x / square;
                    force[1] += cell.mass * y / square;
                }
                continue;
            }
            waiting.extend(cell.within.iter().filter(|cell| **cell != NONE));
        }
        force
    }
}

fn leaf(at: At, mass: f64, corner: At, side: f64) -> Cell {
    Cell {
        mass,
        at,
        corner,
        side,
        within: [NONE; 4],
        is_leaf: true,
    }
}

/// In which quarter of a cell a place lies, and that quarter's corner.
fn quarter(cell: &Cell, place: At) -> (usize, At) {
    let half = cell.side / 2.0;
    let right = place[0] >= cell.corner[0] + half;
    let below = place[1] >= cell.corner[1] + half;
    let corner = [
        cell.corner[0] + if right { half } else { 0.0 },
        cell.corner[1] + if below { half } else { 0.0 },
    ];
    (usize::from(right) + 2 * usize::from(below), corner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn taken_together_they_push_nearly_as_one_by_one(at in proptest::collection::vec([-500.0..500.0f64, -500.0..500.0], 1..60)) {
            let masses: Vec<f64> = (0..at.len()).map(|i| 1.0 + (i % 3) as f64).collect();
            let tree = Tree::of(&at, &masses);
            let all: f64 = masses.iter().sum();
            prop_assert!((tree.0[0].mass - all).abs() < 1e-9);
            let from = [1_900.0, -1_700.0];
            let mut exactly = [0.0; 2];
            for (place, mass) in at.iter().zip(&masses) {
                let (x, y) = (from[0] - place[0], from[1] - place[1]);
                exactly = [exactly[0] + mass * x / (x * x + y * y), exactly[1] + mass * y / (x * x + y * y)];
            }
            let found = tree.push(from, &mut Vec::new());
            let (off, size) = (f64::hypot(found[0] - exactly[0], found[1] - exactly[1]), f64::hypot(exactly[0], exactly[1]));
            prop_assert!(off < 0.1 * size, "{found:?} {exactly:?}");
        }
    }

    #[test]
    fn bodies_in_one_place_do_not_dig_for_ever() {
        let tree = Tree::of(&[[1.0, 1.0], [1.0, 1.0], [1.0, 1.0], [5.0, 5.0]], &[1.0; 4]);
        assert_eq!(tree.0[0].mass, 4.0);
        let pushed = tree.push([1.0, 1.0], &mut Vec::new());
        assert!(pushed[0] < 0.0 && pushed[0].is_finite(), "{pushed:?}");
    }
}
