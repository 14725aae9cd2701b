//! Longitudes that go on past 180 degrees, and lines cut there (RFC 7946 section 3.1.9).
//!
//! Between two positions the shorter way round is meant. The one exception is an edge from -180 to 180 along a
//! parallel, which is how shapes right round the globe are written.

use super::Spot;

/// The spot with its longitude within -180 to 180; both of these stay as they are.
pub fn wrapped(spot: Spot, half: i64) -> Spot {
    if spot.x.abs() <= half {
        return spot;
    }
    Spot {
        x: (spot.x + half).rem_euclid(2 * half) - half,
        ..spot
    }
}

/// How far east of `from` the next position is meant to be.
pub fn eastward(from: Spot, to: Spot, half: i64) -> i64 {
    let full = 2 * half;
    let step = to.x - from.x;
    if step.abs() == full && from.x.abs() == half {
        return if from.y == to.y { step } else { 0 };
    }
    if step.abs() <= half {
        step
    } else {
        step - full * (step + half).div_euclid(full)
    }
}

/// The same positions with longitudes that run on without a jump, the first one within -180 to 180.
pub fn unwrapped(spots: &[Spot], half: i64) -> Vec<Spot> {
    let Some(first) = spots.first() else {
        return Vec::new();
    };
    let mut running = vec![wrapped(*first, half)];
    let mut x = running[0].x;
    for pair in spots.windows(2) {
        x += eastward(pair[0], pair[1], half);
        running.push(Spot { x, ..pair[1] });
    }
    running
}

/// Which turn of the globe a longitude is on: 0 for -180 to 180.
pub fn turn(x: i64, half: i64) -> i64 {
    (x + half).div_euclid(2 * half)
}

/// The parts of a line, each within -180 to 180, those without length left out.
pub fn split_line(line: &[Spot], half: i64) -> Vec<Vec<Spot>> {
    let full = 2 * half;
    let spots = unwrapped(line, half);
    let mut parts: Vec<Vec<Spot>> = Vec::new();
    let mut part: Vec<Spot> = Vec::new();
    let mut current = 0;
    for pair in spots.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        for (from, to) in cut(from, to, half) {
            let along_border = from.x == to.x && (from.x + half).rem_euclid(full) == 0;
            // Twice the middle, so that it stays whole.
            let here = if along_border {
                current
            } else {
                turn_of_middle(from.x + to.x, half)
            };
            if part.is_empty() || here != current {
                parts.push(std::mem::take(&mut part));
                part.push(Spot {
                    x: from.x - here * full,
                    ..from
                });
                current = here;
            }
            part.push(Spot {
                x: to.x - here * full,
                ..to
            });
        }
    }
    parts.push(part);
    for part in &mut parts {
        part.dedup_by_key(|spot| (spot.x, spot.y));
    }
    parts.retain(|part| part.len() > 1);
    parts
}

fn turn_of_middle(twice: i64, half: i64) -> i64 {
    (twice + 2 * half).div_euclid(4 * half)
}

/// An edge that is no longer than once round the globe, in pieces that do not cross the antimeridian.
pub fn cut(from: Spot, to: Spot, half: i64) -> Vec<(Spot, Spot)> {
    let (west, east) = (from.x.min(to.x), from.x.max(to.x));
    // The first border strictly east of the western end.
    let border = turn(west, half) * 2 * half + half;
    if border <= west || border >= east {
        return vec![(from, to)];
    }
    let (part, whole) = (
        i128::from(border - from.x).abs(),
        i128::from(to.x - from.x).abs(),
    );
    let share =
        |a: i64, b: i64| a + (i128::from(b - a) * part * 2 + whole).div_euclid(whole * 2) as i64;
    let z = from.z.zip(to.z).map(|(a, b)| share(a, b));
    let middle = Spot {
        x: border,
        y: share(from.y, to.y),
        z,
    };
    vec![(from, middle), (middle, to)]
}
