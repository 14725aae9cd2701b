//! Which part of the world a map shows: as much of it as holds what is to be drawn, in the shape of the paper.

use crate::mercator::{project, stretch, unproject};
use serde::{Deserialize, Serialize};

/// Nothing is drawn closer than this, metres on the ground across the shorter side: a map of one asset still shows
/// the streets around it.
const CLOSEST: f64 = 500.0;
/// Room round the outermost mark, of the width and height.
const AIR: f64 = 0.07;
/// A sheet of this many times the area that all but a few need is not made for those few.
const FAR: f64 = 6.0;

/// A map on paper. Longitudes may exceed 180 where it lies across the antimeridian.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// Degrees.
    pub west: f64,
    pub south: f64,
    pub east: f64,
    pub north: f64,
    /// Of the map on paper.
    pub width_mm: f64,
    pub height_mm: f64,
}

impl Frame {
    /// The smallest frame round boxes of west, south, east, north in degrees, which are not empty. Where a few lie
    /// far away from all the others, it leaves them out.
    pub fn round(boxes: &[[f64; 4]], [width_mm, height_mm]: [f64; 2]) -> Option<Frame> {
        let boxes: Vec<[f64; 4]> = unrolled(boxes)
            .into_iter()
            .map(|[west, south, east, north]| {
                let ([w, s], [e, n]) = (project([west, south]), project([east, north]));
                [w, s, e, n]
            })
            .collect();
        let all = hull(boxes.iter())?;
        let near = hull(nearby(&boxes))?;
        let size = |[w, s, e, n]: [f64; 4]| (e - w).max(1.0) * (n - s).max(1.0);
        let [w, s, e, n] = match size(all) > FAR * size(near) {
            true => near,
            false => all,
        };
        let middle = [(w + e) / 2.0, (s + n) / 2.0];
        let closest = CLOSEST * stretch(unproject(middle)[1]);
        let room = 1.0 + 2.0 * AIR;
        let metres_per_mm = ((e - w) * room / width_mm)
            .max((n - s) * room / height_mm)
            .max(closest / width_mm.min(height_mm));
        Some(Frame::about(middle, metres_per_mm, [width_mm, height_mm]))
    }

    /// A frame that shows at least this box, with no air around it.
    pub fn showing([west, south, east, north]: [f64; 4], [width_mm, height_mm]: [f64; 2]) -> Frame {
        let east = if east < west { east + 360.0 } else { east };
        let ([w, s], [e, n]) = (project([west, south]), project([east, north]));
        let metres_per_mm = ((e - w) / width_mm).max((n - s) / height_mm).max(1e-3);
        Frame::about(
            [(w + e) / 2.0, (s + n) / 2.0],
            metres_per_mm,
            [width_mm, height_mm],
        )
    }

    /// Round a projected middle.
    fn about(middle: [f64; 2], metres_per_mm: f64, [width_mm, height_mm]: [f64; 2]) -> Frame {
        let half = [
            width_mm * metres_per_mm / 2.0,
            height_mm * metres_per_mm / 2.0,
        ];
        let [west, south] = unproject([middle[0] - half[0], middle[1] - half[1]]);
        let [east, north] = unproject([middle[0] + half[0], middle[1] + half[1]]);
        Frame {
            west,
            south,
            east,
            north,
            width_mm,
            height_mm,
        }
    }

    /// Millimetres from the left and from the top of longitude, latitude in degrees.
    pub fn mm(&self, [lon, lat]: [f64; 2]) -> [f64; 2] {
        let (left, top) = self.corner();
        let turn = project([360.0, 0.0])[0];
        let [mut x, y] = project([lon, lat]);
        if x < left - turn / 2.0 {
            x += turn;
        } else if x > left + turn / 2.0 {
            x -= turn;
        }
        let scale = self.mm_per_projected_metre();
        [(x - left) * scale, (top - y) * scale]
    }

    /// Millimetres on paper for a metre on the ground, at a latitude in degrees.
    pub fn mm_per_metre(&self, lat: f64) -> f64 {
        self.mm_per_projected_metre() * stretch(lat)
    }

    pub fn middle(&self) -> [f64; 2] {
        let ([w, s], [e, n]) = (
            project([self.west, self.south]),
            project([self.east, self.north]),
        );
        unproject([(w + e) / 2.0, (s + n) / 2.0])
    }

    /// A round number of metres that is at most `longest_mm` long in the middle of the map, and its length there.
    pub fn scale_bar(&self, longest_mm: f64) -> (f64, f64) {
        let per_metre = self.mm_per_metre(self.middle()[1]);
        let longest = longest_mm / per_metre;
        let power = 10_f64.powf(longest.log10().floor());
        let round = [5.0, 2.0, 1.0]
            .into_iter()
            .find(|step| step * power <= longest)
            .unwrap_or(1.0);
        (round * power, round * power * per_metre)
    }

    fn corner(&self) -> (f64, f64) {
        let [left, top] = project([self.west, self.north]);
        (left, top)
    }

    fn mm_per_projected_metre(&self) -> f64 {
        let ([w, _], [e, _]) = (
            project([self.west, self.south]),
            project([self.east, self.north]),
        );
        self.width_mm / (e - w)
    }
}

/// The same boxes on one side of the antimeridian, where that keeps them closer together.
fn unrolled(boxes: &[[f64; 4]]) -> Vec<[f64; 4]> {
    let eastern = |[w, s, e, n]: [f64; 4]| match e < 0.0 {
        true => [w + 360.0, s, e + 360.0, n],
        false => [w, s, e, n],
    };
    let span = |boxes: &[[f64; 4]]| hull(boxes.iter()).map_or(0.0, |[w, _, e, _]| e - w);
    let across: Vec<[f64; 4]> = boxes.iter().copied().map(eastern).collect();
    match span(&across) < span(boxes) {
        true => across,
        false => boxes.to_vec(),
    }
}

fn hull<'a>(boxes: impl Iterator<Item = &'a [f64; 4]>) -> Option<[f64; 4]> {
    boxes.copied().reduce(|a, b| {
        [
            a[0].min(b[0]),
            a[1].min(b[1]),
            a[2].max(b[2]),
            a[3].max(b[3]),
        ]
    })
}

/// Those that lie where most do: within the range of the middle nine tenths, widened by itself on each side.
fn nearby(boxes: &[[f64; 4]]) -> impl Iterator<Item = &[f64; 4]> {
    let range = |axis: usize| {
        let mut at: Vec<f64> = boxes
            .iter()
            .map(|b| (b[axis] + b[axis + 2]) / 2.0)
            .collect();
        at.sort_by(f64::total_cmp);
        let cut = (at.len() / 20).max(usize::from(at.len() >= 8));
        let (low, high) = (at[cut], at[at.len() - 1 - cut]);
        let wide = (high - low).max(CLOSEST);
        (low - wide, high + wide)
    };
    let ranges = (!boxes.is_empty()).then(|| [range(0), range(1)]);
    boxes.iter().filter(move |b| {
        ranges.is_some_and(|ranges| {
            ranges.iter().enumerate().all(|(axis, (low, high))| {
                let at = (b[axis] + b[axis + 2]) / 2.0;
                (*low..=*high).contains(&at)
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(lon: f64, lat: f64) -> [f64; 4] {
        [lon, lat, lon, lat]
    }

    #[test]
    fn it_holds_everything_in_the_shape_of_the_paper() {
        let boxes = [
            point(-2.21, 53.46),
            point(-2.19, 53.48),
            point(-2.2, 53.465),
        ];
        let frame = Frame::round(&boxes, [176.0, 220.0]).unwrap();
        for [lon, lat, ..] in boxes {
            let [x, y] = frame.mm([lon, lat]);
            assert!(
                (5.0..171.0).contains(&x) && (5.0..215.0).contains(&y),
                "{x} {y}"
            );
        }
        let [x, y] = frame.mm([frame.east, frame.south]);
        assert!((x - 176.0).abs() < 1e-6 && (y - 220.0).abs() < 1e-6);
    }

    #[test]
    fn one_asset_still_has_streets_around_it() {
        let frame = Frame::round(&[point(-2.2, 53.47)], [176.0, 220.0]).unwrap();
        let across = 176.0 / frame.mm_per_metre(53.47);
        assert!((across - CLOSEST).abs() < 2.0, "{across}");
        let (metres, mm) = frame.scale_bar(40.0);
        assert_eq!(metres, 100.0);
        assert!((mm - 35.2).abs() < 0.2, "{mm}");
    }

    #[test]
    fn one_far_away_does_not_shrink_the_others() {
        let mut boxes: Vec<_> = (0..40)
            .map(|i| point(-2.2 + f64::from(i) * 1e-4, 53.47))
            .collect();
        boxes.push(point(151.2, -33.9));
        let frame = Frame::round(&boxes, [176.0, 220.0]).unwrap();
        assert!(frame.east < -2.0, "{frame:?}");
        // But two places are two places.
        let frame = Frame::round(&[point(-2.2, 53.4), point(0.1, 51.5)], [176.0, 220.0]).unwrap();
        assert!(frame.west < -2.2 && frame.east > 0.1);
    }

    #[test]
    fn the_antimeridian_is_a_place_like_any_other() {
        let frame =
            Frame::round(&[point(179.9, -16.5), point(-179.9, -16.6)], [176.0, 220.0]).unwrap();
        assert!(frame.east - frame.west < 1.0, "{frame:?}");
        for lon in [179.9, -179.9] {
            let [x, _] = frame.mm([lon, -16.5]);
            assert!((0.0..176.0).contains(&x), "{x}");
        }
    }

    #[test]
    fn nothing_has_no_frame() {
        assert_eq!(Frame::round(&[], [1.0, 1.0]), None);
    }
}
