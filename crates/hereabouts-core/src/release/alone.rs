//! Whose cell or area too few others lie in: they leave without a place.
//!
//! Counted are different homes and organisations among what leaves. Pins of one home differ by some metres, so
//! homes are counted by spots that lie apart; whatever is no home counts once for each spot.

use super::coarser::{Generalised, Given};
use crate::grid::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// How many homes or organisations have to be in a cell or an area at the least.
pub const FEWEST: usize = 5;

/// Spots nearer to one another than this are one home.
const ONE_HOME_M: f64 = 25.0;
/// And those of whatever else, one spot.
const ONE_SPOT_M: f64 = 1.0;

/// More digits than any cell has: a profile that gives all but homes as it is known.
const AS_KNOWN: u8 = 11;

/// Something that would leave as something coarser, by its row number.
pub struct Counted {
    pub n: u32,
    pub place: Generalised,
}

/// The row numbers of those that have too few others with them: there have to be `fewest`, and never fewer than
/// [`FEWEST`].
pub fn alone(all: &[Counted], fewest: usize) -> Vec<u32> {
    let fewest = fewest.max(FEWEST);
    let mut groups: BTreeMap<Given, Vec<&Counted>> = BTreeMap::new();
    for counted in all {
        groups.entry(counted.place.given).or_default().push(counted);
    }
    let mut alone = Vec::new();
    for (given, mut group) in groups {
        // The same order on every laptop.
        group.sort_by(|a, b| {
            let key = |c: &Counted| [c.place.at[1], c.place.at[0]];
            let ([ay, ax], [by, bx]) = (key(a), key(b));
            let spot = ay.total_cmp(&by).then(ax.total_cmp(&bx));
            spot.then(b.place.home.cmp(&a.place.home))
        });
        let finest = match given {
            Given::Cell(cell) => cell.digits(),
            // An outline is no cell of the grid: nothing finer lies within it.
            Given::Area(_) => AS_KNOWN,
        };
        let kept: BTreeSet<u32> = enough(group.clone(), finest, fewest)
            .iter()
            .map(|c| c.n)
            .collect();
        let left = group.iter().map(|counted| counted.n);
        alone.extend(left.filter(|n| !kept.contains(n)));
    }
    alone
}

/// Those of one cell that may leave as it, by a profile of so many digits. Whoever was also given finer cells, or
/// what is no home as it is known, by another profile, could take those away from the cell: so few must not be left
/// over either.
fn enough(mut group: Vec<&Counted>, digits: u8, fewest: usize) -> Vec<&Counted> {
    let finer = [8, 10, AS_KNOWN]
        .into_iter()
        .filter(|finer| *finer > digits);
    let inside: Vec<BTreeSet<u32>> = finer.map(|finer| given_at(&group, finer)).collect();
    loop {
        let before = group.len();
        for inside in &inside {
            let left_over = group.iter().filter(|c| !inside.contains(&c.n));
            if are_few(left_over.copied()) {
                group.retain(|counted| inside.contains(&counted.n));
            }
        }
        if group.len() == before {
            break;
        }
    }
    match spots(group.iter().copied(), fewest) < fewest {
        true => Vec::new(),
        false => group,
    }
}

/// Those that a profile of so many digits would give; homes in no cell finer than eight.
fn given_at(group: &[&Counted], digits: u8) -> BTreeSet<u32> {
    let mut cells: BTreeMap<Cell, Vec<&Counted>> = BTreeMap::new();
    let mut given = BTreeSet::new();
    for counted in group {
        if digits == AS_KNOWN && !counted.place.home {
            given.insert(counted.n);
            continue;
        }
        let finest = if counted.place.home {
            digits.min(8)
        } else {
            digits
        };
        let cell = Cell::of(counted.place.at, finest);
        cells.entry(cell).or_default().push(counted);
    }
    let in_cells = cells
        .into_values()
        .flat_map(|group| enough(group, digits, FEWEST));
    given.extend(in_cells.map(|counted| counted.n));
    given
}

fn are_few<'a>(group: impl Iterator<Item = &'a Counted>) -> bool {
    (1..FEWEST).contains(&spots(group, FEWEST))
}

/// How many different homes and spots there are, counted up to `most`.
fn spots<'a>(group: impl Iterator<Item = &'a Counted>, most: usize) -> usize {
    let mut found: Vec<&Counted> = Vec::new();
    for counted in group {
        if found.len() == most {
            break;
        }
        if !found.iter().any(|other| is_same(other, counted)) {
            found.push(counted);
        }
    }
    found.len()
}

fn is_same(a: &Counted, b: &Counted) -> bool {
    const DEGREE_M: f64 = 111_320.0;
    let ([ax, ay], [bx, by]) = (a.place.at, b.place.at);
    let north = (ay - by) * DEGREE_M;
    let east = (ax - bx) * DEGREE_M * ay.to_radians().cos();
    let near = match a.place.home || b.place.home {
        true => ONE_HOME_M,
        false => ONE_SPOT_M,
    };
    north.hypot(east) < near
}
