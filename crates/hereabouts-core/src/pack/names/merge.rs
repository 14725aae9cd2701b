//! One name of all the fragments that belong together: those of one name and kind that lie in the same or
//! in neighbouring cells of a grid. There are two High Streets where two are apart, and one where a street
//! runs through five tiles.

use super::collect::{Fragment, around};
use super::index::{Index, degrees};
use super::{Name, NameKind};
use crate::error::Result;
use std::collections::HashMap;

/// Degrees on a side of a cell: things whose cells touch are one. For streets about half a kilometre; for
/// towns more than the roughest zoom is off by.
fn cell(kind: NameKind) -> f64 {
    match kind {
        NameKind::Settlement => 0.1,
        NameKind::Water => 0.02,
        NameKind::Spot => 0.002,
        _ => 0.005,
    }
}

/// A long thing is noted in as many cells on a side as this; beyond, in fewer and larger steps.
const ACROSS: i64 = 24;
/// Between two questions whether to go on.
const STEP: usize = 2_000;

/// Reads the fragments in the order of their names, and writes each group's names.
pub fn merge(index: &Index, go_on: &mut dyn FnMut() -> Result<()>) -> Result<()> {
    let mut rows = index.db().prepare(
        "SELECT kind, folded, name, also, rank, zoom, lon, lat, west, south, east, north
         FROM fragment ORDER BY kind, folded, zoom DESC, lon, lat",
    )?;
    let mut rows = rows.query([])?;
    let mut group: Vec<Fragment> = Vec::new();
    let mut of: Option<(u8, String)> = None;
    let mut read = 0;
    while let Some(row) = rows.next()? {
        let key: (u8, String) = (row.get(0)?, row.get(1)?);
        if of.as_ref() != Some(&key) {
            write(index, std::mem::take(&mut group))?;
            of = Some(key.clone());
        }
        let at = |column| row.get(column).map(degrees);
        group.push(Fragment {
            name: row.get(2)?,
            also: row.get(3)?,
            kind: NameKind::of_number(key.0),
            rank: row.get(4)?,
            zoom: row.get(5)?,
            lon: at(6)?,
            lat: at(7)?,
            bounds: [at(8)?, at(9)?, at(10)?, at(11)?],
        });
        read += 1;
        if read % STEP == 0 {
            go_on()?;
        }
    }
    write(index, group)
}

fn write(index: &Index, group: Vec<Fragment>) -> Result<()> {
    for together in apart(group) {
        if let Some(name) = one(&together) {
            index.add(&name)?;
        }
    }
    Ok(())
}

/// Sorts the fragments of one name into things that lie apart.
fn apart(group: Vec<Fragment>) -> Vec<Vec<Fragment>> {
    let mut roots: Vec<usize> = (0..group.len()).collect();
    let mut first_in: HashMap<(i64, i64), usize> = HashMap::new();
    for (i, fragment) in group.iter().enumerate() {
        for (x, y) in cells(fragment) {
            for neighbour in neighbours(x, y) {
                if let Some(other) = first_in.get(&neighbour) {
                    let (a, b) = (root(&mut roots, i), root(&mut roots, *other));
                    roots[a.max(b)] = a.min(b);
                }
            }
            first_in.entry((x, y)).or_insert(i);
        }
    }
    let mut things: HashMap<usize, Vec<Fragment>> = HashMap::new();
    for (i, fragment) in group.into_iter().enumerate() {
        let root = root(&mut roots, i);
        things.entry(root).or_default().push(fragment);
    }
    let mut things: Vec<(usize, Vec<Fragment>)> = things.into_iter().collect();
    things.sort_by_key(|(first, _)| *first);
    things.into_iter().map(|(_, thing)| thing).collect()
}

fn root(roots: &mut [usize], mut i: usize) -> usize {
    while roots[i] != i {
        roots[i] = roots[roots[i]];
        i = roots[i];
    }
    i
}

fn cells(fragment: &Fragment) -> Vec<(i64, i64)> {
    let size = cell(fragment.kind);
    // A fragment of a settlement that spans a whole tile of a far zoom is one label all the same.
    let bounds = match fragment.kind {
        NameKind::Settlement => [fragment.lon, fragment.lat, fragment.lon, fragment.lat],
        _ => fragment.bounds,
    };
    let [west, south, east, north] = bounds.map(|d| (d / size).floor() as i64);
    let steps = |from: i64, to: i64| {
        let by = ((to - from) / ACROSS).max(1) as usize;
        (from..=to).step_by(by)
    };
    let all = steps(west, east).flat_map(|x| steps(south, north).map(move |y| (x, y)));
    all.collect()
}

fn neighbours(x: i64, y: i64) -> impl Iterator<Item = (i64, i64)> {
    (-1..=1).flat_map(move |dx| (-1..=1).map(move |dy| (x + dx, y + dy)))
}

/// What is shown of fragments that are one: where the one nearest to the middle of all is. Those of the
/// nearest zoom know best.
fn one(fragments: &[Fragment]) -> Option<Name> {
    let best = fragments.iter().map(|fragment| fragment.zoom).max()?;
    let sharp: Vec<&Fragment> = fragments.iter().filter(|f| f.zoom == best).collect();
    let bounds = sharp.iter().map(|f| f.bounds).reduce(around)?;
    let middle = [(bounds[0] + bounds[2]) / 2.0, (bounds[1] + bounds[3]) / 2.0];
    let off = |f: &Fragment| (f.lon - middle[0]).powi(2) + (f.lat - middle[1]).powi(2);
    let at = sharp.iter().min_by(|a, b| off(a).total_cmp(&off(b)))?;
    let also = fragments.iter().find(|f| !f.also.is_empty());
    Some(Name {
        name: at.name.clone(),
        also: also.map(|f| f.also.clone()).unwrap_or_default(),
        kind: at.kind,
        rank: fragments.iter().map(|f| f.rank).min()?,
        lon: at.lon,
        lat: at.lat,
        bounds,
        ended: None,
    })
}
