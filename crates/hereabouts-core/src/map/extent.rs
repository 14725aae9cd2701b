//! Where most of what is shown lies, so that one misplaced asset does not decide what the map opens on.
//!
//! Most is what lies within the fences of Tukey (Exploratory Data Analysis, 1977), one and a half times the
//! distance between the quartiles beyond them, west and east, north and south; and what lies so near to
//! that, half as far again, that leaving it out would bring the rest no nearer.

use super::index::MapIndex;
use super::world::unproject;
use crate::list::Bulk;
use crate::search::Bits;

/// West, north, east, south in steps of the world.
type Bounds = [u32; 4];

/// Nothing nearer than this is far away, however close together the rest is: 20 km at the equator, 12 in
/// England. In steps of the world.
const NEAR: i64 = (1 << 32) / 2000;

impl MapIndex {
    /// Where most of what is shown lies (all of it for `None`). `None` where that is all there is, or
    /// where leaving some out would not bring the rest much nearer.
    pub fn bulk(&self, shown: Option<&Bits>) -> Option<Bulk> {
        bulk(&self.extents(shown))
    }

    /// The middle of where most of it lies, longitude and latitude in degrees; `None` where nothing does.
    pub fn middle(&self) -> Option<(f64, f64)> {
        let all = self.extents(None);
        let [west, south, east, north] = match bulk(&all) {
            Some(bulk) => bulk.bounds,
            None => degrees(all.into_iter().reduce(around)?),
        };
        Some(((west + east) / 2.0, (south + north) / 2.0))
    }

    fn extents(&self, shown: Option<&Bits>) -> Vec<Bounds> {
        let is_shown = |n: u32| shown.is_none_or(|bits| bits.has(n));
        // The marker of a shape says less than the shape.
        let shapes: Bits = self.shapes.iter().map(|shape| shape.n).collect();
        let points = self.points.iter().filter(|p| !shapes.has(p.n));
        let points = points.map(|p| (p.n, [p.spot[0], p.spot[1], p.spot[0], p.spot[1]]));
        let shapes = self.shapes.iter().map(|shape| (shape.n, shape.bounds));
        let all = points.chain(shapes).filter(|(n, _)| is_shown(*n));
        all.map(|(_, bounds)| bounds).collect()
    }
}

fn bulk(all: &[Bounds]) -> Option<Bulk> {
    let whole = all.iter().copied().reduce(around)?;
    let fences = wider(quartiles(all)?, 3);
    let most = all
        .iter()
        .filter_map(|b| common(*b, fences))
        .reduce(around)?;
    let around_most = wider(most, 1);
    let near = all
        .iter()
        .filter_map(|b| common(*b, around_most))
        .reduce(around)?;
    let further = all
        .iter()
        .filter(|b| common(**b, near) != Some(**b))
        .count() as u64;
    let gains = |axis: usize| {
        let long = |b: Bounds| i64::from(b[axis + 2]) - i64::from(b[axis]);
        long(whole) > 2 * long(near).max(NEAR)
    };
    if !gains(0) && !gains(1) {
        return None;
    }
    Some(Bulk {
        bounds: degrees(near),
        further,
    })
}

/// West, south, east, north.
fn degrees(b: Bounds) -> [f64; 4] {
    let ([west, north], [east, south]) = (unproject([b[0], b[1]]), unproject([b[2], b[3]]));
    [west, south, east, north]
}

/// From the quarter that lies furthest west to that furthest east, and so from north to south.
fn quartiles(all: &[Bounds]) -> Option<Bounds> {
    let quarter = all.len() / 4;
    let nth = |edge: usize, at: usize| {
        let mut edges: Vec<u32> = all.iter().map(|bounds| bounds[edge]).collect();
        (at < edges.len()).then(|| *edges.select_nth_unstable(at).1)
    };
    let last = all.len().checked_sub(1 + quarter)?;
    Some([
        nth(0, quarter)?,
        nth(1, quarter)?,
        nth(2, last)?,
        nth(3, last)?,
    ])
}

/// Half as wide again on each side, so many times.
fn wider(b: Bounds, halves: i64) -> Bounds {
    let by = |axis: usize| {
        let wide = i64::from(b[axis + 2]) - i64::from(b[axis]);
        (wide * halves / 2).max(NEAR)
    };
    let step = |c: u32, by: i64| (i64::from(c) + by).clamp(0, i64::from(u32::MAX)) as u32;
    [
        step(b[0], -by(0)),
        step(b[1], -by(1)),
        step(b[2], by(0)),
        step(b[3], by(1)),
    ]
}

/// What two have in common, if anything.
fn common(a: Bounds, b: Bounds) -> Option<Bounds> {
    let both = [
        a[0].max(b[0]),
        a[1].max(b[1]),
        a[2].min(b[2]),
        a[3].min(b[3]),
    ];
    (both[0] <= both[2] && both[1] <= both[3]).then_some(both)
}

fn around(a: Bounds, b: Bounds) -> Bounds {
    [
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::world::project;
    use super::*;
    use proptest::prelude::*;

    fn at(lon: f64, lat: f64) -> Bounds {
        let [x, y] = project(lon, lat);
        [x, y, x, y]
    }

    /// Assets of a town two kilometres across.
    fn town(count: u32) -> Vec<Bounds> {
        let step = |n: u32| f64::from(n % 7) / 200.0;
        (0..count)
            .map(|n| at(-2.34 + step(n), 53.42 + step(n / 7)))
            .collect()
    }

    #[track_caller]
    fn check(all: &[Bounds], further: Option<u64>) {
        let found = bulk(all);
        assert_eq!(
            found.as_ref().map(|bulk| bulk.further),
            further,
            "{found:?}"
        );
        if let Some(Bulk { bounds, .. }) = found {
            let [w, s, e, n] = bounds;
            assert!(
                w >= -2.341 && e <= -2.309 && s >= 53.419 && n <= 53.451,
                "{bounds:?}"
            );
        }
    }

    #[test]
    fn a_few_strays_are_further_away() {
        let strays = [at(53.42, -2.34), at(-0.1, 51.5), at(0.001, 0.001)];
        for count in [4, 9, 40, 600] {
            check(&[&town(count)[..], &strays[..1]].concat(), Some(1));
        }
        check(&[&town(40)[..], &strays].concat(), Some(3));
    }

    #[test]
    fn what_is_only_outside_the_town_is_not() {
        check(&town(40), None);
        check(&[&town(40)[..], &[at(-2.24, 53.48)]].concat(), None);
        check(&[at(-2.34, 53.42), at(-0.1, 51.5)], None);
        check(&[at(-2.34, 53.42), at(-2.34, 53.42), at(-0.1, 51.5)], None);
        check(&[], None);
        // Half here and half there: neither is the stray.
        let there: Vec<Bounds> = (0..40).map(|n| at(f64::from(n) / 1000.0, 51.5)).collect();
        check(&[&town(40)[..], &there].concat(), None);
    }

    #[test]
    fn all_at_one_spot_but_one() {
        check(
            &[vec![at(-2.33, 53.43); 30], vec![at(17.0, 51.1)]].concat(),
            Some(1),
        );
    }

    #[test]
    fn a_shape_that_reaches_far_is_cut() {
        let [[w, n], [e, s]] = [project(-6.0, 56.0), project(2.0, 50.0)];
        let found = bulk(&[&town(600)[..], &[[w, n, e, s]]].concat()).unwrap();
        assert_eq!(found.further, 1);
        assert!(found.bounds[2] - found.bounds[0] < 1.0, "{found:?}");
        // Alone, it is all there is.
        assert_eq!(bulk(&[[w, n, e, s]]), None);
    }

    proptest! {
        #[test]
        fn what_is_not_further_away_is_inside(spots in prop::collection::vec((-180.0..180.0_f64, -85.0..85.0_f64), 1..60)) {
            let all: Vec<Bounds> = spots.iter().map(|(lon, lat)| at(*lon, *lat)).collect();
            if let Some(Bulk { bounds: [w, s, e, n], further }) = bulk(&all) {
                let inside = spots.iter().filter(|(lon, lat)| {
                    (w - 1e-6..=e + 1e-6).contains(lon) && (s - 1e-6..=n + 1e-6).contains(lat)
                });
                prop_assert_eq!(inside.count() as u64, all.len() as u64 - further);
                prop_assert!(further < all.len() as u64);
            }
        }
    }
}
