//! Fields, woods, ponds and trees: everything between the roads.

use super::middle::Town;
use super::{At, Chance, Form, apart, holds, onward, thing};
use std::collections::HashSet;
use std::f64::consts::TAU;

/// Metres on a side of a field, about.
const FIELD: f64 = 260.0;
/// From here on fields grow rarer, and beyond the end there are none: the country fades into the paper.
const FADES: f64 = 8_500.0;
const END: f64 = 13_600.0;
/// Hedges have trees so far out.
const HEDGES: f64 = 4_200.0;

const WOODS: [&str; 12] = [
    "Hagg Wood",
    "Carr Wood",
    "Alder Holt",
    "Thornhay Plantation",
    "Badger Spinney",
    "Long Spring",
    "Ravens’ Wood",
    "Quarry Wood",
    "Pell Wood",
    "Old Coppice",
    "Bluebell Bank",
    "Far Holt",
];

pub fn between(town: &mut Town) {
    let built = built(town);
    let mut chance = Chance(23);
    let woods = woods(town, &mut chance, &built);
    fields(town, &mut chance, &built, &woods);
    gardens(town, &mut chance);
}

fn cell(at: At) -> [i32; 2] {
    at.map(|metres| (metres / 60.0).floor() as i32)
}

/// Where houses stand, in cells of sixty metres.
fn built(town: &Town) -> HashSet<[i32; 2]> {
    town.houses
        .iter()
        .filter_map(|house| house.first())
        .map(|at| cell(*at))
        .collect()
}

fn is_built(built: &HashSet<[i32; 2]>, at: At, cells: i32) -> bool {
    let [x, y] = cell(at);
    let mut near = (-cells..=cells).flat_map(|dx| (-cells..=cells).map(move |dy| [x + dx, y + dy]));
    near.any(|cell| built.contains(&cell))
}

/// A round shape that is not too round.
fn blob(chance: &mut Chance, middle: At, size: f64) -> Vec<At> {
    let (long, turned) = (chance.between(0.7, 1.4), chance.between(0.0, TAU));
    let mut ring: Vec<At> = (0..18)
        .map(|n| {
            let angle = f64::from(n) * TAU / 18.0;
            let far = size * chance.between(0.8, 1.12);
            let [x, y] = [angle.cos() * far * long, angle.sin() * far / long];
            onward(onward(middle, turned, x), turned + TAU / 4.0, y)
        })
        .collect();
    ring.push(ring[0]);
    ring
}

fn woods(town: &mut Town, chance: &mut Chance, built: &HashSet<[i32; 2]>) -> Vec<Vec<At>> {
    let mut woods = Vec::new();
    let mut names = WOODS.iter();
    for n in 0..130 {
        let far = 1_300.0 + 12_000.0 * chance.next().sqrt();
        let middle = onward([0.0, 0.0], chance.between(0.0, TAU), far);
        let size = chance.between(70.0, 330.0);
        let ring = blob(chance, middle, size);
        if is_built(built, middle, 4) || town.is_open(middle) {
            continue;
        }
        if n % 11 == 10 {
            let pond = blob(chance, middle, size / 4.0);
            town.keep_open(thing("water", "lake", 11, Form::Area(vec![pond])));
            continue;
        }
        if size > 240.0
            && let Some(name) = names.next()
        {
            let spot = Form::Dots(vec![middle]);
            town.add(thing("park", "nature_reserve", 12, spot).named(name));
        }
        woods.push(ring.clone());
        town.add(thing("landcover", "wood", 9, Form::Area(vec![ring])));
    }
    woods
}

/// A corner of the net of fields, a little off.
fn corner(x: i32, y: i32) -> At {
    let mut chance = Chance(((i64::from(x) * 73_856_093) ^ (i64::from(y) * 19_349_663)) as u64);
    // Every row is shifted, so that no line runs through.
    let row = (f64::from(y) * 1.7).sin() * 0.35;
    [
        (f64::from(x) + row + chance.between(-0.24, 0.24)) * FIELD,
        (f64::from(y) + chance.between(-0.24, 0.24)) * FIELD * 0.8,
    ]
}

fn fields(town: &mut Town, chance: &mut Chance, built: &HashSet<[i32; 2]>, woods: &[Vec<At>]) {
    let reach = (END / FIELD) as i32 + 1;
    let mut trees = Vec::new();
    for y in -reach - 12..=reach + 12 {
        for x in -reach..=reach {
            let corners = [(0, 0), (1, 0), (1, 1), (0, 1)].map(|(dx, dy)| corner(x + dx, y + dy));
            let middle = [0, 1].map(|i| corners.iter().map(|c| c[i]).sum::<f64>() / 4.0);
            let far = middle[0].hypot(middle[1]);
            let (is, fades) = (chance.next(), chance.next());
            let there = fades > (far - FADES) / (END - FADES) && is > 0.12;
            let touched = corners
                .iter()
                .chain([&middle])
                .any(|at| is_built(built, *at, 0));
            if !there || touched || town.is_open(middle) {
                continue;
            }
            let mut ring = corners.map(|at| inwards(at, middle, 7.0)).to_vec();
            ring.push(ring[0]);
            let form = Form::Area(vec![ring]);
            town.add(match is {
                0.85.. => thing("landcover", "grass", 11, form).sub("meadow"),
                0.5.. => thing("landcover", "farmland", 11, form).sub("farmland"),
                _ => thing("landcover", "farmland", 11, form).sub("farm"),
            });
            if far < HEDGES {
                for pair in corners.windows(2) {
                    if chance.next() > 0.55 {
                        continue;
                    }
                    let share = chance.between(0.1, 0.9);
                    trees.push([0, 1].map(|i| pair[0][i] + (pair[1][i] - pair[0][i]) * share));
                }
            }
        }
    }
    for wood in woods {
        let middle = [0, 1].map(|i| wood.iter().map(|at| at[i]).sum::<f64>() / wood.len() as f64);
        let size = apart(middle, wood[0]);
        for _ in 0..(size / 5.0) as u32 {
            let at = onward(
                middle,
                chance.between(0.0, TAU),
                size * chance.next().sqrt(),
            );
            if holds(wood, at) && middle[0].hypot(middle[1]) < HEDGES + 1_500.0 {
                trees.push(at);
            }
        }
    }
    town.add(thing("tree", "large", 14, Form::Dots(trees)));
}

fn inwards(at: At, middle: At, metres: f64) -> At {
    let far = apart(at, middle).max(1.0);
    [0, 1].map(|i| at[i] + (middle[i] - at[i]) * metres / far)
}

/// A tree behind some of the houses.
fn gardens(town: &mut Town, chance: &mut Chance) {
    let mut trees = Vec::new();
    for house in &town.houses {
        let [first, second, third, ..] = house[..] else {
            continue;
        };
        if chance.next() < 0.34 {
            let share = chance.between(1.5, 2.1);
            let back = [0, 1].map(|i| first[i] + (third[i] - second[i]) * share);
            let clear = |road: &super::roads::Road| {
                let mut stretches = road.line.windows(2);
                stretches.all(|pair| off(back, pair) > road.reach() + 3.0)
            };
            if town.roads.iter().all(clear) && !town.is_open(back) {
                trees.push(back);
            }
        }
    }
    town.add(thing("tree", "small", 14, Form::Dots(trees)));
}

/// How far a spot is from a stretch.
fn off(at: At, pair: &[At]) -> f64 {
    let (a, b) = (pair[0], pair[1]);
    let [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    let length = dx * dx + dy * dy;
    let share = match length > 0.0 {
        true => (((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / length).clamp(0.0, 1.0),
        false => 0.0,
    };
    apart(at, [a[0] + dx * share, a[1] + dy * share])
}
