//! What a printed map is made of, in millimetres: the frame, soft areas, dots, labels, squares, and the list.

use crate::entry::{Entry, KINDS, Placed};
use crate::frame::Frame;
use crate::marks::{self, Label, Mark, Spot};
use crate::print::{Notes, Picture, Print, job as job_of, letter, under_title};
use crate::typeset::{Job, MAP};
use hereabouts_export::About;
use hereabouts_export::place::{Rounded, Shape};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::collections::hash_map::Entry as Seen;

/// About how wide and high a square of the map is.
const SQUARE: f64 = 44.0;
/// A soft area of a point is never drawn smaller.
const SMALLEST: f64 = 1.8;

/// The pages, and the frame of the map; without one where nothing has a place.
pub fn job(
    print: &Print,
    about: &About,
    entries: &[Entry],
    picture: Option<&Picture>,
    notes: &mut Notes,
) -> (Job, Option<Frame>) {
    let size = print.paper.map_mm();
    let places = || entries.iter().filter_map(|entry| entry.place.as_ref());
    let frame = match (picture, print.view) {
        (Some(picture), _) => Some(picture.frame),
        (None, Some(view)) => Some(Frame::showing(view, size)),
        (None, None) => {
            let boxes: Vec<[f64; 4]> = places().map(box_of).collect();
            Frame::round(&boxes, size)
        }
    };
    // As in the list: numbers run through what is on the map.
    let mut numbered: Vec<(usize, &Entry, [f64; 2])> = Vec::new();
    let (mut beyond, mut nowhere) = (Vec::new(), Vec::new());
    for entry in entries {
        match (&frame, &entry.place) {
            (Some(frame), Some(place)) => {
                let at = frame.mm(place.middle);
                match is_on(at, [frame.width_mm, frame.height_mm]) {
                    true => numbered.push((numbered.len() + 1, entry, at)),
                    false => beyond.push(entry),
                }
            }
            _ => nowhere.push(entry),
        }
    }
    let spots: Vec<Spot> = numbered
        .iter()
        .map(|(number, entry, at)| Spot {
            at: *at,
            number: *number,
            exact: is_spot(entry),
        })
        .collect();
    let scale = frame.map(|frame| frame.scale_bar(45.0));
    // The scale stands in the lower left corner, the credit in the other.
    let corners = scale.map(|(_, mm)| {
        [
            [0.0, size[1] - 12.0, mm + 16.0, size[1]],
            [size[0] * 0.6, size[1] - 5.0, size[0], size[1]],
        ]
    });
    let placed = marks::place(
        &spots,
        size,
        corners.as_ref().map_or(&[], |corners| corners),
    );
    notes.drawn = numbered.len();
    notes.beyond = beyond.len();
    notes.without_number = placed.iter().filter(|mark| mark.label.is_none()).count();

    let words = print.language.words();
    let squares = Squares::of(size);
    let kind = |i: usize| numbered[i].1.kind.as_str();
    let map = frame.zip(scale).map(|(frame, (metres, mm))| {
        json!({
            "width": size[0], "height": size[1],
            "picture": picture.is_some(),
            "squares": { "columns": squares.columns, "rows": squares.rows },
            "soft": soft(&frame, numbered.iter().map(|(_, entry, _)| *entry)),
            "dots": placed.iter().filter(|mark| mark.exact).map(|mark| json!({
                "at": mark.at, "kind": kind(mark.spots[0]),
            })).collect::<Vec<_>>(),
            "labels": placed.iter().filter_map(|mark| label(mark, &kind)).collect::<Vec<_>>(),
            "scale": { "mm": mm, "words": words.distance(metres) },
        })
    });
    let groups: Vec<Value> = KINDS
        .iter()
        .filter_map(|kind| {
            let items: Vec<Value> = numbered
                .iter()
                .filter(|(_, entry, _)| entry.kind == *kind)
                .map(|(number, entry, at)| item(entry, Some(*number), Some(squares.name(*at))))
                .collect();
            (!items.is_empty())
                .then(|| json!({ "kind": kind, "words": words.kinds.get(*kind), "items": items }))
        })
        .collect();
    let unnumbered = |entries: &[&Entry]| -> Vec<Value> {
        entries
            .iter()
            .map(|entry| item(entry, None, None))
            .collect()
    };
    let credit = picture.map_or("", |picture| picture.credit.as_str());
    let no_number = (notes.without_number > 0)
        .then(|| print.language.count(&words.no_number, notes.without_number));
    let data = json!({
        "under": under_title(print, about, entries.len()),
        "map": map,
        "groups": groups,
        "beyond": unnumbered(&beyond),
        "nowhere": unnumbered(&nowhere),
        "has_soft": numbered.iter().any(|(_, entry, _)| !is_spot(entry)),
        "no_number": no_number,
        "credit": crate::text::cut(&crate::text::line(credit), 300),
        "letter": letter(print, about),
    });
    let job = job_of(print, about, data, MAP);
    (
        job.with_picture(picture.map(|picture| picture.bytes.clone())),
        frame,
    )
}

fn is_on([x, y]: [f64; 2], [width, height]: [f64; 2]) -> bool {
    (0.0..=width).contains(&x) && (0.0..=height).contains(&y)
}

/// A spot that is known: it gets a dot.
fn is_spot(entry: &Entry) -> bool {
    let place = entry.place.as_ref();
    place.is_some_and(|p| p.radius_m.is_none() && matches!(p.shape.shape, Shape::Points(_)))
}

/// West, south, east, north in degrees of what is drawn for a place.
fn box_of(place: &Placed) -> [f64; 4] {
    let unit = 10_f64.powi(i32::from(place.shape.decimals));
    let [lon, lat] = place.middle;
    let mut around = [lon, lat, lon, lat];
    for spot in place.shape.spots() {
        let [x, y] = [spot.x as f64 / unit, spot.y as f64 / unit];
        around = [
            around[0].min(x),
            around[1].min(y),
            around[2].max(x),
            around[3].max(y),
        ];
    }
    // A shape across the antimeridian is drawn where its middle is.
    if around[2] - around[0] > 180.0 {
        around = [lon, around[1], lon, around[3]];
    }
    around
}

/// A line of the list.
fn item(entry: &Entry, number: Option<usize>, square: Option<String>) -> Value {
    json!({
        "number": number, "square": square, "kind": entry.kind, "name": entry.name,
        "where": entry.address, "summary": entry.summary, "times": entry.times, "reach": entry.reach.join(" · "),
    })
}

fn label<'a>(mark: &Mark, kind: &impl Fn(usize) -> &'a str) -> Option<Value> {
    let Label {
        left,
        top,
        width,
        height,
        rows,
        more,
        line_from,
    } = mark.label.as_ref()?;
    let rows: Vec<Vec<Value>> = rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|&i| json!({ "kind": kind(i), "number": i + 1 }))
                .collect()
        })
        .collect();
    Some(json!({
        "box": [left, top, width, height], "rows": rows, "more": more,
        "line": line_from.map(|from| [mark.at, from]),
    }))
}

/// Soft areas, lines and outlines of their true size, the largest first; each once, however many share it.
fn soft<'a>(frame: &Frame, entries: impl Iterator<Item = &'a Entry>) -> Vec<Value> {
    let mut drawn: Vec<(f64, Value)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for entry in entries {
        let Some(place) = entry.place.as_ref().filter(|_| !is_spot(entry)) else {
            continue;
        };
        let at = frame.mm(place.middle);
        let (size, shape) = match place.radius_m {
            Some(metres) => {
                let radius = (metres * frame.mm_per_metre(place.middle[1])).max(SMALLEST);
                (radius, json!({ "disc": at, "radius": radius }))
            }
            None => match outline(frame, &place.shape) {
                Some(found) => found,
                None => continue,
            },
        };
        let kind = entry.kind.as_str();
        match known.entry(shape.to_string()) {
            Seen::Occupied(seen) => {
                let shape = &mut drawn[*seen.get()].1;
                if shape["kind"] != kind {
                    // Several kinds share it: it takes nobody's colour.
                    shape["kind"] = "several".into();
                }
            }
            Seen::Vacant(first) => {
                first.insert(drawn.len());
                let mut shape = shape;
                shape["kind"] = kind.into();
                drawn.push((size, shape));
            }
        }
    }
    drawn.sort_by(|a, b| b.0.total_cmp(&a.0));
    drawn.into_iter().map(|(_, shape)| shape).collect()
}

/// A line or a shape, and how large it is.
fn outline(frame: &Frame, shape: &Rounded) -> Option<(f64, Value)> {
    let unit = 10_f64.powi(i32::from(shape.decimals));
    let mm = |spots: &Vec<hereabouts_export::place::Spot>| -> Vec<[f64; 2]> {
        let each = spots
            .iter()
            .map(|spot| [spot.x as f64 / unit, spot.y as f64 / unit]);
        each.map(|at| frame.mm(at).map(|mm| (mm * 100.0).round() / 100.0))
            .collect()
    };
    let (name, parts): (&str, Vec<Vec<[f64; 2]>>) = match &shape.shape {
        Shape::Points(_) => return None,
        Shape::Lines(lines) => ("lines", lines.iter().map(mm).collect()),
        Shape::Polygons(polygons) => ("rings", polygons.iter().flatten().map(mm).collect()),
    };
    let all = || parts.iter().flatten();
    let span = |axis: usize| {
        let (low, high) = all().fold((f64::MAX, f64::MIN), |(low, high), at| {
            (low.min(at[axis]), high.max(at[axis]))
        });
        high - low
    };
    Some((span(0).max(span(1)), json!({ name: parts })))
}

/// Letters from left to right, figures from the top.
struct Squares {
    size: [f64; 2],
    columns: usize,
    rows: usize,
}

impl Squares {
    fn of(size: [f64; 2]) -> Squares {
        let [columns, rows] = size.map(|mm| (mm / SQUARE).round().clamp(1.0, 20.0) as usize);
        Squares {
            size,
            columns,
            rows,
        }
    }

    fn name(&self, [x, y]: [f64; 2]) -> String {
        let cell =
            |at: f64, of: f64, count: usize| ((at / of * count as f64) as usize).min(count - 1);
        let letter = (b'A' + cell(x, self.size[0], self.columns) as u8) as char;
        format!("{letter}{}", cell(y, self.size[1], self.rows) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_are_named_as_on_a_street_map() {
        let squares = Squares::of([176.0, 220.0]);
        assert_eq!((squares.columns, squares.rows), (4, 5));
        for (at, name) in [
            ([0.0, 0.0], "A1"),
            ([176.0, 220.0], "D5"),
            ([44.1, 43.0], "B1"),
            ([100.0, 130.0], "C3"),
        ] {
            assert_eq!(squares.name(at), name, "{at:?}");
        }
    }
}
