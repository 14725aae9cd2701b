//! Where things stand in the borough, and the shapes of those that are no points.

use super::share;
use crate::list::drawn;
use std::f64::consts::TAU;
use std::io::{self, Write};

/// Of so many rows one is a line and one an area.
const SHAPED: usize = 100;
const LINE: usize = 37;
const AREA: usize = 73;
/// An area has at least and at most so many corners.
const CORNERS: [usize; 2] = [5, 200];
/// Its middle is so many degrees of latitude from its edge, at least and at most.
const FAR: [f64; 2] = [0.000_5, 0.005];
/// Degrees of latitude from one bend of a line to the next.
const STEP: f64 = 0.000_4;
/// A degree of longitude beside one of latitude, as far north as this.
const NARROW: f64 = 0.6;

/// What the towns of the borough are called, with longitude and latitude of their middles.
pub(super) const TOWNS: [(&str, [f64; 2]); 9] = [
    ("Elmbury", [-2.10, 53.40]),
    ("Swanford", [-2.22, 53.48]),
    ("Larkham", [-2.02, 53.51]),
    ("Mossgate", [-1.92, 53.44]),
    ("Peelside", [-1.95, 53.33]),
    ("Kingsmere", [-2.08, 53.28]),
    ("Thornwell", [-2.24, 53.31]),
    ("Northcroft", [-2.33, 53.41]),
    ("Gorsehurst", [-1.86, 53.38]),
];
/// A spot this many degrees of latitude from the next town is where it was drawn; nearer ones lie closer together.
const REACH: f64 = 0.12;

/// Where a row stands on the map, to the millionth of a degree: drawn towards the next town, the more the nearer it is.
pub(super) fn spot(at: [f64; 2]) -> [f64; 2] {
    let middle = TOWNS[nearest(at)].1;
    let stays = (away(at, middle) / REACH).min(1.0);
    let part = |n: usize| middle[n] + (at[n] - middle[n]) * stays;
    [part(0), part(1)].map(|degrees| (degrees * 1e6).round() / 1e6)
}

/// The number of the next town.
pub(super) fn nearest(at: [f64; 2]) -> usize {
    let far = |town: &usize| away(at, TOWNS[*town].1);
    let towns = 0..TOWNS.len();
    let next = towns.min_by(|one, other| far(one).total_cmp(&far(other)));
    next.expect("there are towns")
}

/// How far apart two spots are, in degrees of latitude.
fn away(at: [f64; 2], other: [f64; 2]) -> f64 {
    ((at[0] - other[0]) * NARROW).hypot(at[1] - other[1])
}

/// The geometry of a row that stands at a spot: a point there, a line that begins there, or an area round it.
pub(super) fn geometry(i: usize, at: [f64; 2], out: &mut impl Write) -> io::Result<()> {
    match i % SHAPED {
        LINE => {
            out.write_all(b"{\"type\":\"LineString\",\"coordinates\":")?;
            positions(bends(i, at), out)?;
            out.write_all(b"}")
        }
        AREA => {
            let corners = CORNERS[0] + drawn(i, 40) % (CORNERS[1] - CORNERS[0] + 1);
            let far = FAR[0] + (FAR[1] - FAR[0]) * share(i, 41).powi(2);
            area(i, at, far, corners, out)
        }
        _ => {
            let [lon, lat] = at;
            write!(
                out,
                "{{\"type\":\"Point\",\"coordinates\":[{lon:.6},{lat:.6}]}}"
            )
        }
    }
}

/// An area round a middle, whose edge is about `far` degrees of latitude away. What has very many corners is rough, as a
/// coast is.
pub(super) fn area(
    i: usize,
    middle: [f64; 2],
    far: f64,
    corners: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    out.write_all(b"{\"type\":\"Polygon\",\"coordinates\":[")?;
    positions(outline(i, middle, far, corners), out)?;
    out.write_all(b"]}")
}

fn positions(all: impl Iterator<Item = [f64; 2]>, out: &mut impl Write) -> io::Result<()> {
    for (n, [lon, lat]) in all.enumerate() {
        let before = if n > 0 { ',' } else { '[' };
        write!(out, "{before}[{lon:.7},{lat:.7}]")?;
    }
    out.write_all(b"]")
}

/// A walk from a spot.
fn bends(i: usize, from: [f64; 2]) -> impl Iterator<Item = [f64; 2]> {
    let count = 2 + drawn(i, 42) % 39;
    let (mut at, mut heading) = (from, share(i, 43) * TAU);
    (0..count).map(move |n| {
        let here = at;
        heading += share(i, 128 + n) - 0.5;
        at[0] += STEP * heading.cos() / NARROW;
        at[1] += STEP * heading.sin();
        here
    })
}

/// Round a middle, counter-clockwise, to where it began. All of it is seen from the middle, so that it never crosses
/// itself.
fn outline(i: usize, middle: [f64; 2], far: f64, corners: usize) -> impl Iterator<Item = [f64; 2]> {
    let [bend, slip] = [44, 45].map(|of| share(i, of) * TAU);
    (0..=corners).map(move |n| {
        let n = n % corners;
        let turn = TAU * n as f64 / corners as f64;
        let waves = 0.2 * (3.0 * turn + bend).sin() + 0.1 * (7.0 * turn + slip).sin();
        let rough = 0.000_02 * share(i + n, 46);
        let far = far * (1.0 + waves + rough);
        [
            middle[0] + far * turn.cos() / NARROW,
            middle[1] + far * turn.sin(),
        ]
    })
}
