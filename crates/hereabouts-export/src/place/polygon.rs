//! Polygons that every reader accepts: rings that cross neither themselves nor one another, wound as RFC 7946 asks,
//! cut at the antimeridian, closed over a pole they run round.
//!
//! The clipping is i_overlay's, on whole numbers, so that its result lies on the grid and needs no second rounding.

use super::{
    Spot,
    antimeridian::{cut, eastward, turn, unwrapped, wrapped},
};
use i_overlay::{
    core::{
        fill_rule::FillRule,
        overlay::{ContourDirection, IntOverlayOptions, Overlay},
        overlay_rule::OverlayRule,
    },
    i_float::int::point::IntPoint,
};
use std::collections::HashMap;

type Contour = Vec<IntPoint>;

/// The valid polygons that cover what `rings` (the first the outside, the others holes) cover. Rings without an
/// area vanish. A hole that lies wholly outside is an island: some programs write parts of their shapes so.
pub fn valid_parts(rings: &[Vec<Spot>], half: i64) -> Vec<Vec<Vec<Spot>>> {
    let Some((outside, holes)) = rings.split_first() else {
        return Vec::new();
    };
    let (mut subject, pole) = region(outside, half, None);
    let clip: Vec<Vec<Contour>> = holes
        .iter()
        .map(|hole| region(hole, half, pole).0)
        .collect();
    let whole = overlay(&subject, &clip.concat(), OverlayRule::Difference);
    if let [shape] = whole.as_slice()
        && let Some(kept) = as_given(rings, shape)
    {
        return vec![kept];
    }
    let (islands, holes): (Vec<_>, Vec<_>) = clip
        .into_iter()
        .partition(|hole| overlay(&subject, hole, OverlayRule::Intersect).is_empty());
    subject.extend(islands.concat());
    let mut shapes = overlay(&subject, &holes.concat(), OverlayRule::Difference);
    shapes
        .iter_mut()
        .flatten()
        .for_each(|ring| straighten(ring, half));
    if let Some(latitude) = pole {
        // Where a ring was closed over the pole it has a seam; without it the edge along the pole is one edge from
        // -180 to 180, the only long one that readers take as it is meant.
        let seam = point(wrapped(outside[0], half).x, latitude);
        let at_seam = |spot: &IntPoint| *spot == seam && i64::from(seam.x).abs() != half;
        shapes
            .iter_mut()
            .flatten()
            .for_each(|ring| ring.retain(|spot| !at_seam(spot)));
    }
    let heights = heights(rings, half);
    // Holes that touch others do not always come back the right way round.
    let ring = |(number, contour): (usize, Contour)| {
        wound(with_heights(contour, &heights, half), number == 0)
    };
    shapes
        .into_iter()
        .map(|shape| shape.into_iter().enumerate().map(ring).collect())
        .collect()
}

fn overlay(subject: &[Contour], clip: &[Contour], rule: OverlayRule) -> Vec<Vec<Contour>> {
    let options = IntOverlayOptions {
        preserve_input_collinear: true,
        preserve_output_collinear: true,
        output_direction: ContourDirection::CounterClockwise,
        min_output_area: 0,
        ogc: true,
    };
    // Non-zero fills a ring that runs over itself and both halves of a figure of eight, whichever way it is wound.
    Overlay::with_contours_custom(subject, clip, options, Default::default())
        .overlay(rule, FillRule::NonZero)
}

/// Takes out spots in the middle of a straight run along the antimeridian, such as pressing leaves behind.
fn straighten(ring: &mut Contour, half: i64) {
    let border = |spot: &IntPoint| (i64::from(spot.x).abs() == half).then_some(spot.x);
    let along = |index: usize| {
        let around = [index + ring.len() - 1, index, index + 1]
            .map(|index| border(&ring[index % ring.len()]));
        around[0].is_some() && around.iter().all(|x| *x == around[0])
    };
    let straight: Vec<bool> = (0..ring.len()).map(along).collect();
    let mut straight = straight.into_iter();
    ring.retain(|_| !straight.next().unwrap_or_default());
}

/// What one ring encloses, in contours within -180 to 180, and the latitude of the pole it runs round.
///
/// A ring eastward round the globe has the north pole on its left, one westward the south pole; a hole lies round
/// the pole of its outside.
fn region(ring: &[Spot], half: i64, outside_pole: Option<i64>) -> (Vec<Contour>, Option<i64>) {
    let mut spots = unwrapped(ring, half);
    let (Some(first), Some(last), Some(end)) =
        (spots.first().copied(), spots.last().copied(), ring.last())
    else {
        return (Vec::new(), None);
    };
    let net = last.x + eastward(*end, ring[0], half) - first.x;
    let mut pole = None;
    if net != 0 {
        let latitude = outside_pole.unwrap_or(if net > 0 { half / 2 } else { -half / 2 });
        pole = Some(latitude);
        let z = None;
        spots.push(Spot {
            x: first.x + net,
            y: first.y,
            z,
        });
        spots.push(Spot {
            x: first.x + net,
            y: latitude,
            z,
        });
        spots.push(Spot {
            x: first.x,
            y: latitude,
            z,
        });
    }
    let longitudes = || spots.iter().map(|spot| spot.x);
    let (west, east) = (
        longitudes().min().unwrap_or(0),
        longitudes().max().unwrap_or(0),
    );
    if west >= -half && east <= half {
        return (
            vec![spots.iter().map(|spot| point(spot.x, spot.y)).collect()],
            pole,
        );
    }
    // With a spot wherever an edge meets the antimeridian, what lies beyond it can be pressed flat onto it: it keeps
    // no area, and every spot stays in range.
    let next = spots.iter().skip(1).chain(spots.first());
    let cut: Vec<Spot> = spots
        .iter()
        .zip(next)
        .flat_map(|(from, to)| cut(*from, *to, half))
        .map(|(from, _)| from)
        .collect();
    let pressed = |number: i64| {
        let here = |spot: &Spot| point((spot.x - number * 2 * half).clamp(-half, half), spot.y);
        cut.iter().map(here).collect::<Contour>()
    };
    (
        (turn(west, half)..=turn(east, half)).map(pressed).collect(),
        pole,
    )
}

/// Within range at 6 decimals: 180 degrees are 180 million.
fn point(x: i64, y: i64) -> IntPoint {
    IntPoint::new(x as i32, y as i32)
}

/// The rings as they were given, if the clipping changed nothing but where a ring begins and which way it runs.
fn as_given(rings: &[Vec<Spot>], shape: &[Contour]) -> Option<Vec<Vec<Spot>>> {
    let mut given: Vec<Vec<(i64, i64)>> = rings
        .iter()
        .map(|ring| canonical(ring.iter().map(|spot| (spot.x, spot.y))))
        .collect();
    let mut made: Vec<Vec<(i64, i64)>> = shape
        .iter()
        .map(|ring| {
            canonical(
                ring.iter()
                    .map(|point| (i64::from(point.x), i64::from(point.y))),
            )
        })
        .collect();
    let outside = given.first() == made.first();
    given.sort_unstable();
    made.sort_unstable();
    if !outside || given != made {
        return None;
    }
    Some(
        rings
            .iter()
            .enumerate()
            .map(|(number, ring)| wound(ring.clone(), number == 0))
            .collect(),
    )
}

/// A ring counter-clockwise, or clockwise if it is a hole.
fn wound(mut ring: Vec<Spot>, outside: bool) -> Vec<Spot> {
    if (twice_area(ring.iter().map(|spot| (spot.x, spot.y))) > 0) != outside {
        ring.reverse();
    }
    ring
}

/// A ring counter-clockwise from its smallest position.
fn canonical(ring: impl Iterator<Item = (i64, i64)>) -> Vec<(i64, i64)> {
    let mut ring: Vec<(i64, i64)> = ring.collect();
    if twice_area(ring.iter().copied()) < 0 {
        ring.reverse();
    }
    let smallest = ring
        .iter()
        .enumerate()
        .min_by_key(|(_, position)| **position)
        .map_or(0, |(index, _)| index);
    ring.rotate_left(smallest);
    ring
}

/// Twice the signed area of a ring, positive when it runs counter-clockwise.
pub fn twice_area(ring: impl Iterator<Item = (i64, i64)> + Clone) -> i128 {
    let next = ring.clone().skip(1).chain(ring.clone().take(1));
    ring.zip(next)
        .map(|((ax, ay), (bx, by))| {
            i128::from(ax) * i128::from(by) - i128::from(bx) * i128::from(ay)
        })
        .sum()
}

fn heights(rings: &[Vec<Spot>], half: i64) -> HashMap<(i64, i64), i64> {
    let spots = rings.iter().flatten().map(|spot| wrapped(*spot, half));
    spots
        .filter_map(|spot| Some(((spot.x.rem_euclid(2 * half), spot.y), spot.z?)))
        .collect()
}

/// Gives positions their heights back; one that is new takes the height of a neighbour in its ring.
fn with_heights(contour: Contour, heights: &HashMap<(i64, i64), i64>, half: i64) -> Vec<Spot> {
    let height = |point: &IntPoint| {
        heights
            .get(&(i64::from(point.x).rem_euclid(2 * half), i64::from(point.y)))
            .copied()
    };
    let mut nearby = contour.iter().find_map(height);
    let spots = contour.iter().map(|point| {
        nearby = height(point).or(nearby);
        Spot {
            x: point.x.into(),
            y: point.y.into(),
            z: nearby,
        }
    });
    spots.collect()
}
