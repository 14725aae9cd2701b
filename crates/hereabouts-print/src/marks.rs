//! Where the numbers go on a map: beside what they name, never over each other.
//!
//! What lies at one spot shares one label. Each label takes the first free place of a list that begins right above
//! its spot and goes outward in rings; from further away a line leads back. A label that finds none is left out:
//! the list names the square of the map to look in.

use std::collections::HashMap;

/// Millimetres within which two spots are one on paper.
const SAME_SPOT: f64 = 0.6;
/// Free space between two labels.
const GAP: f64 = 0.35;
/// How far above an exact spot its label stands.
const STEM: f64 = 1.5;
/// How far a label may be from its spot.
const FURTHEST: f64 = 18.0;
/// Numbers side by side in one label; more of them make another row.
const IN_A_ROW: usize = 4;
/// Numbers in one label; the rest are counted.
const MOST_NUMBERS: usize = 24;

/// Height of a row, and widths of its parts.
const ROW: f64 = 3.7;
const PAD: f64 = 0.7;
const SIGN: f64 = 2.6;
const BEFORE_FIGURES: f64 = 0.45;
const FIGURE: f64 = 1.42;
const BETWEEN: f64 = 1.1;

/// Something to be numbered, in millimetres from the left and from the top of the map.
#[derive(Debug, Clone)]
pub struct Spot {
    pub at: [f64; 2],
    pub number: usize,
    /// It is exactly there, and a dot marks the spot.
    pub exact: bool,
}

/// The spots that share a label, by their place in what was given, and where it goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub at: [f64; 2],
    pub spots: Vec<usize>,
    pub exact: bool,
    pub label: Option<Label>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Left, top, width, height.
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
    /// Spots of each row.
    pub rows: Vec<Vec<usize>>,
    /// Spots that have no room in it.
    pub more: usize,
    /// Where the line back to the spot begins, if it needs one.
    pub line_from: Option<[f64; 2]>,
}

/// A label for each spot, on a map of this width and height, and none over what else stands on it (left, top, right,
/// bottom).
pub fn place(spots: &[Spot], size: [f64; 2], kept_free: &[[f64; 4]]) -> Vec<Mark> {
    let mut marks = together(spots);
    // The loneliest last: those with neighbours have fewer places to choose from.
    let mut order: Vec<usize> = (0..marks.len()).collect();
    let crowd = Taken::of(marks.iter().map(|mark| dot(mark.at)));
    order.sort_by_cached_key(|&i| {
        let [x, y] = marks[i].at;
        let near = [x - 8.0, y - 8.0, x + 8.0, y + 8.0];
        std::cmp::Reverse(crowd.count(near))
    });
    let dots = Taken::of(
        marks
            .iter()
            .filter(|mark| mark.exact)
            .map(|mark| dot(mark.at)),
    );
    let mut labels = Taken::of(kept_free.iter().copied());
    for i in order {
        let mut label = shape(&marks[i], spots);
        let [width, height] = [label.width, label.height];
        let at = marks[i].at;
        let box_of = |[x, y]: [f64; 2]| [x, y, x + width, y + height];
        let inside = |b: [f64; 4]| {
            b[0] >= 0.3 && b[1] >= 0.3 && b[2] <= size[0] - 0.3 && b[3] <= size[1] - 0.3
        };
        let find = |covering: bool| {
            candidates(at, width, height, marks[i].exact).find(|&corner| {
                let b = box_of(corner);
                let free = inside(b) && !labels.meets(grown(b, GAP));
                free && (covering || !dots.meets_another(b, at))
            })
        };
        // A number is worth more than the dot of a neighbour who has one too.
        let free = find(false).or_else(|| find(true));
        let Some([left, top]) = free else { continue };
        labels.take(box_of([left, top]));
        (label.left, label.top) = (left, top);
        let nearest = [
            at[0].clamp(left, left + width),
            at[1].clamp(top, top + height),
        ];
        let away = (nearest[0] - at[0]).hypot(nearest[1] - at[1]);
        label.line_from = (away > 0.2).then_some(nearest);
        marks[i].label = Some(label);
    }
    marks
}

/// What lies at one spot on paper, exact or not, as one mark.
fn together(spots: &[Spot]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut near: HashMap<(i64, i64, bool), Vec<usize>> = HashMap::new();
    for (i, spot) in spots.iter().enumerate() {
        let [x, y] = spot.at.map(|mm| (mm / SAME_SPOT).floor() as i64);
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy, spot.exact)));
        let same = around
            .filter_map(|cell| near.get(&cell))
            .flatten()
            .copied()
            .find(|&m| {
                let [dx, dy] = [marks[m].at[0] - spot.at[0], marks[m].at[1] - spot.at[1]];
                dx.hypot(dy) <= SAME_SPOT
            });
        match same {
            Some(mark) => marks[mark].spots.push(i),
            None => {
                near.entry((x, y, spot.exact))
                    .or_default()
                    .push(marks.len());
                marks.push(Mark {
                    at: spot.at,
                    spots: vec![i],
                    exact: spot.exact,
                    label: None,
                });
            }
        }
    }
    marks
}

/// The label of a mark, not placed yet.
fn shape(mark: &Mark, spots: &[Spot]) -> Label {
    let shown = mark.spots.len().min(MOST_NUMBERS);
    let rows: Vec<Vec<usize>> = mark.spots[..shown]
        .chunks(IN_A_ROW)
        .map(<[usize]>::to_vec)
        .collect();
    let more = mark.spots.len() - shown;
    let width_of = |row: &Vec<usize>| -> f64 {
        let part = |&i: &usize| SIGN + BEFORE_FIGURES + figures(spots[i].number) * FIGURE;
        row.iter().map(part).sum::<f64>() + BETWEEN * (row.len() - 1) as f64 + 2.0 * PAD
    };
    let widest = rows.iter().map(width_of).fold(0.0, f64::max);
    Label {
        left: 0.0,
        top: 0.0,
        width: widest,
        height: ROW * (rows.len() + usize::from(more > 0)) as f64,
        rows,
        more,
        line_from: None,
    }
}

fn figures(number: usize) -> f64 {
    number.to_string().len() as f64
}

/// Corners (left, top) to try, the best first.
fn candidates(
    [x, y]: [f64; 2],
    width: f64,
    height: f64,
    exact: bool,
) -> impl Iterator<Item = [f64; 2]> {
    let away = if exact { STEM + 0.8 } else { 0.0 };
    // About there: the number stands in the middle of its soft area.
    let first = match exact {
        true => vec![[x - width / 2.0, y - height - away]],
        false => vec![[x - width / 2.0, y - height / 2.0]],
    };
    let near = 1.4;
    let beside = [
        [x + near, y - height / 2.0],
        [x - near - width, y - height / 2.0],
        [x - width / 2.0, y + near],
        [x - width / 2.0, y - height - near],
        [x + near, y - height],
        [x + near, y],
        [x - near - width, y - height],
        [x - near - width, y],
    ];
    let steps = ((FURTHEST - 3.0) / 1.5) as usize;
    let rings = (0..steps).flat_map(move |step| {
        let far = 3.0 + step as f64 * 1.5;
        let directions = 12 + step;
        (0..directions).map(move |turn| {
            let angle = std::f64::consts::TAU * turn as f64 / directions as f64;
            let (sin, cos) = angle.sin_cos();
            [
                x + cos * (far + width / 2.0) - width / 2.0,
                y - sin * (far + height / 2.0) - height / 2.0,
            ]
        })
    });
    first.into_iter().chain(beside).chain(rings)
}

fn dot([x, y]: [f64; 2]) -> [f64; 4] {
    [x - 0.9, y - 0.9, x + 0.9, y + 0.9]
}

fn grown([l, t, r, b]: [f64; 4], by: f64) -> [f64; 4] {
    [l - by, t - by, r + by, b + by]
}

/// Boxes that are taken, found by where they are.
#[derive(Default)]
struct Taken {
    cells: HashMap<(i64, i64), Vec<[f64; 4]>>,
}

const CELL: f64 = 8.0;

impl Taken {
    fn of(boxes: impl Iterator<Item = [f64; 4]>) -> Taken {
        let mut taken = Taken::default();
        boxes.for_each(|b| taken.take(b));
        taken
    }

    fn take(&mut self, b: [f64; 4]) {
        for cell in cells(b) {
            self.cells.entry(cell).or_default().push(b);
        }
    }

    fn among(&self, b: [f64; 4]) -> impl Iterator<Item = &[f64; 4]> {
        let found = cells(b).filter_map(|cell| self.cells.get(&cell)).flatten();
        found.filter(move |a| a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3])
    }

    fn meets(&self, b: [f64; 4]) -> bool {
        self.among(b).next().is_some()
    }

    /// Whether it covers a dot that is not the one at `own`.
    fn meets_another(&self, b: [f64; 4], own: [f64; 2]) -> bool {
        self.among(b).any(|other| *other != dot(own))
    }

    fn count(&self, b: [f64; 4]) -> usize {
        self.among(b).count()
    }
}

fn cells(b: [f64; 4]) -> impl Iterator<Item = (i64, i64)> {
    let [l, t, r, bottom] = b.map(|mm| (mm / CELL).floor() as i64);
    (l..=r).flat_map(move |x| (t..=bottom).map(move |y| (x, y)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spots(at: &[[f64; 2]]) -> Vec<Spot> {
        let each = at.iter().zip(1..);
        each.map(|(&at, number)| Spot {
            at,
            number,
            exact: true,
        })
        .collect()
    }

    fn boxes(marks: &[Mark]) -> Vec<[f64; 4]> {
        let labels = marks.iter().filter_map(|mark| mark.label.as_ref());
        labels
            .map(|l| [l.left, l.top, l.left + l.width, l.top + l.height])
            .collect()
    }

    #[test]
    fn one_spot_is_one_label() {
        let marks = place(
            &spots(&[[50.0, 50.0], [50.2, 50.1], [90.0, 50.0]]),
            [176.0, 220.0],
            &[],
        );
        assert_eq!(marks.len(), 2);
        assert_eq!(
            marks[0].label.as_ref().map(|l| l.rows.clone()),
            Some(vec![vec![0, 1]])
        );
    }

    #[test]
    fn labels_never_cover_each_other_nor_leave_the_map() {
        let crowd: Vec<[f64; 2]> = (0..300)
            .map(|i| [f64::from(i * 37 % 170) + 3.0, f64::from(i * 53 % 214) + 3.0])
            .collect();
        let marks = place(&spots(&crowd), [176.0, 220.0], &[]);
        let boxes = boxes(&marks);
        assert!(boxes.len() > 280, "{} have a number", boxes.len());
        for (i, a) in boxes.iter().enumerate() {
            assert!(
                a[0] >= 0.0 && a[1] >= 0.0 && a[2] <= 176.0 && a[3] <= 220.0,
                "{a:?}"
            );
            for b in &boxes[..i] {
                assert!(
                    a[0] >= b[2] || b[0] >= a[2] || a[1] >= b[3] || b[1] >= a[3],
                    "{a:?} {b:?}"
                );
            }
        }
    }

    #[test]
    fn what_else_stands_on_the_map_is_not_covered() {
        let corner = [0.0, 200.0, 60.0, 220.0];
        let marks = place(&spots(&[[30.0, 205.0]]), [176.0, 220.0], &[corner]);
        let [left, top, right, _] = boxes(&marks)[0];
        assert!(
            right <= 60.0 + 20.0 && (top < 200.0 || left >= 60.0),
            "{left} {top}"
        );
        assert!(!(top + ROW > 200.0 && left < 60.0), "{left} {top}");
    }

    #[test]
    fn what_has_no_room_is_left_out_and_nothing_else() {
        let heap: Vec<[f64; 2]> = (0..4000)
            .map(|i| [80.0 + f64::from(i % 63), 80.0 + f64::from(i / 63)])
            .collect();
        let marks = place(&spots(&heap), [176.0, 220.0], &[]);
        assert_eq!(
            marks.iter().map(|mark| mark.spots.len()).sum::<usize>(),
            4000
        );
        let numbered = marks.iter().filter(|mark| mark.label.is_some()).count();
        assert!((150..4000).contains(&numbered), "{numbered}");
    }
}
