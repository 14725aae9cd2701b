//! Houses along every street, where there is room for them, and the ground of places seen from afar.

use super::middle::Town;
use super::roads::Size;
use super::{At, Chance, Form, apart, onward, thing};
use geo::{Coord, LineString, MultiPolygon, Polygon, unary_union};
use std::collections::HashMap;
use std::f64::consts::{FRAC_PI_2, TAU};

/// What stands already: spots with how far they reach, by cells of so many metres.
struct Taken(HashMap<[i32; 2], Vec<(At, f64)>>);

const CELL: f64 = 40.0;

fn cell(at: At) -> [i32; 2] {
    at.map(|metres| (metres / CELL).floor() as i32)
}

impl Taken {
    fn add(&mut self, at: At, reach: f64) {
        self.0.entry(cell(at)).or_default().push((at, reach));
    }

    fn is_free(&self, at: At, reach: f64) -> bool {
        let [x, y] = cell(at);
        let near = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| [x + dx, y + dy]));
        near.filter_map(|cell| self.0.get(&cell))
            .flatten()
            .all(|(other, theirs)| apart(at, *other) > reach + theirs)
    }
}

fn middle(ring: &[At]) -> At {
    let many = ring.len().max(1) as f64;
    let sum = ring
        .iter()
        .fold([0.0, 0.0], |sum, at| [sum[0] + at[0], sum[1] + at[1]]);
    sum.map(|all| all / many)
}

pub fn along(town: &mut Town) {
    let mut taken = Taken(HashMap::new());
    for road in &town.roads {
        for n in 0..(road.length() / 7.0) as u32 {
            if let Some((at, _)) = road.after(f64::from(n) * 7.0) {
                taken.add(at, road.reach() + 1.0);
            }
        }
    }
    for thing in &town.things {
        if let ("transportation", Form::Line(line)) = (thing.layer, &thing.form) {
            let road = super::roads::Road::new(Size::Minor, "", line.clone());
            for n in 0..(road.length() / 7.0) as u32 {
                if let Some((at, _)) = road.after(f64::from(n) * 7.0) {
                    taken.add(at, 5.0);
                }
            }
        }
    }
    for house in &town.houses {
        taken.add(middle(house), 8.5);
    }
    let mut chance = Chance(19);
    let mut built = Vec::new();
    for road in &town.roads {
        let mut far = 12.0;
        let length = road.length();
        while far < length - 8.0 {
            let step = chance.between(13.0, 19.0);
            let Some((at, heading)) = road.after(far) else {
                break;
            };
            far += step;
            let place = town
                .places
                .iter()
                .any(|(middle, reach)| apart(at, *middle) < *reach);
            // A farm now and then, away from places.
            if !place && chance.next() > 0.03 {
                continue;
            }
            for side in [1.0, -1.0] {
                let deep = chance.between(9.0, 13.0);
                let wide = chance.between(8.0, step - 3.0);
                let back = road.reach() + 3.5 + deep / 2.0 + chance.between(0.0, 3.0);
                let spot = onward(at, heading + side * FRAC_PI_2, back);
                let empty = chance.next() > if road.size == Size::Minor { 0.9 } else { 0.82 };
                let open = town.is_open(spot);
                if empty || open || !taken.is_free(spot, deep.max(wide) / 2.0 - 0.5) {
                    continue;
                }
                taken.add(spot, deep.max(wide) / 2.0);
                built.push(house(&mut chance, spot, heading, wide, deep, side));
            }
        }
    }
    town.houses.extend(built);
    ground(town);
}

/// A house, sometimes with a wing at the back.
fn house(chance: &mut Chance, at: At, heading: f64, wide: f64, deep: f64, side: f64) -> Vec<At> {
    let heading = heading + chance.between(-0.04, 0.04);
    let corner = |along: f64, back: f64| {
        onward(onward(at, heading, along), heading + side * FRAC_PI_2, back)
    };
    let (w, d) = (wide / 2.0, deep / 2.0);
    let mut ring = vec![corner(-w, -d), corner(w, -d)];
    if chance.next() < 0.4 {
        let inner = chance.between(-0.3, 0.3) * w;
        ring.extend([
            corner(w, d),
            corner(inner, d),
            corner(inner, d + 3.5),
            corner(-w, d + 3.5),
        ]);
    } else {
        ring.extend([corner(w, d), corner(-w, d)]);
    }
    ring.push(ring[0]);
    ring
}

/// The ground of the town and the villages: everywhere near a house.
fn ground(town: &mut Town) {
    const NEAR: f64 = 42.0;
    let discs: Vec<Polygon> = town
        .houses
        .iter()
        .map(|house| {
            let at = middle(house);
            let corners = (0..8).map(|n| {
                let [x, y] = onward(at, f64::from(n) * TAU / 8.0 + 0.39, NEAR);
                Coord { x, y }
            });
            Polygon::new(LineString::from(corners.collect::<Vec<_>>()), Vec::new())
        })
        .collect();
    let together: MultiPolygon = unary_union(&discs);
    for part in together {
        let points = |line: &LineString| line.coords().map(|c| [c.x, c.y]).collect::<Vec<At>>();
        // A hole that is smaller than a field is a yard.
        let holes = part
            .interiors()
            .iter()
            .map(points)
            .filter(|ring| area(ring) > 9_000.0);
        let rings: Vec<Vec<At>> = std::iter::once(points(part.exterior()))
            .chain(holes)
            .collect();
        if area(&rings[0]) > 16_000.0 {
            town.add(thing("landuse", "residential", 8, Form::Area(rings)));
        }
    }
}

/// In square metres.
fn area(ring: &[At]) -> f64 {
    let twice: f64 = ring
        .windows(2)
        .map(|p| p[0][0] * p[1][1] - p[1][0] * p[0][1])
        .sum();
    (twice / 2.0).abs()
}
