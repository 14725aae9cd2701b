//! Which assets lie in which areas: kept as rows in `asset_area`, brought up to date by the write door
//! after each operation, so that a filter, a count or a line of the list reads it and works nothing out.
//!
//! An asset lies in an area when its point does, or the point that its line or area is shown by; the edge
//! belongs to it. How precisely the point is known does not matter: one whose uncertainty crosses a
//! border is where its point is. What has no place lies in none.

use super::columns::{Columns, among};
use super::fold::fold;
use super::found::Bits;
use super::query::{Matter, Query, Term};
use super::sql::{self, Condition};
use crate::area::{Area, AreaKind, layer};
use crate::card::AreaLine;
use crate::check::unlike;
use crate::drawing::shape;
use crate::error::{Error, Result};
use crate::geometry::Geometry;
use crate::id::AreaId;
use crate::list::AreaFacet;
use crate::storage::rows::stored;
use geo::{Intersects, Point};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use rusqlite::{Connection, Row, params, params_from_iter};
use std::collections::{BTreeMap, BTreeSet};

/// For so many assets it is worth reading the outlines of all areas at once.
const MANY: usize = 20;

/// The order in which the areas of an asset are named: what residents drew, then the smallest.
pub(crate) const NAMED_FIRST: &str = "area.kind, area.square_metres, area.name";

/// The name of the first of an asset's areas, as an expression on a row of `asset`.
pub(super) fn first() -> String {
    format!(
        "(SELECT area.name FROM asset_area JOIN area ON area.n = asset_area.area
          WHERE asset_area.asset = asset.n ORDER BY {NAMED_FIRST} LIMIT 1)"
    )
}

/// Brings the rows of assets that came, moved or went, and of areas that did, up to date.
pub(crate) fn follow(db: &Connection, assets: &BTreeSet<u32>, areas: &BTreeSet<u32>) -> Result<()> {
    let mut forget = db.prepare_cached("DELETE FROM asset_area WHERE area = ?1")?;
    for area in areas {
        forget.execute([area])?;
        if let Some((outline, bounds)) = outline_of(db, *area)? {
            each_in_window(db, bounds, |asset, at| match outline.intersects(&at) {
                true => keep(db, *area, asset),
                false => Ok(()),
            })?;
        }
    }
    let none =
        "SELECT NOT EXISTS (SELECT 1 FROM area WHERE existence = 'here' AND geometry IS NOT NULL)
                   AND NOT EXISTS (SELECT 1 FROM asset_area)";
    if assets.is_empty() || db.prepare_cached(none)?.query_row([], |row| row.get(0))? {
        return Ok(());
    }
    let mut forget = db.prepare_cached("DELETE FROM asset_area WHERE asset = ?1")?;
    let mut place = db.prepare_cached(&format!(
        "{POINTS} WHERE n = ?1 AND existence = 'here' AND west IS NOT NULL"
    ))?;
    let all = match assets.len() > MANY {
        true => Some(Outlines::read(db)?),
        false => None,
    };
    for asset in assets {
        forget.execute([asset])?;
        let mut rows = place.query([asset])?;
        let Some(row) = rows.next()? else { continue };
        let at = point(row)?;
        let found = match &all {
            Some(outlines) => outlines.around(at),
            None => around(db, at)?,
        };
        for area in found {
            keep(db, area, *asset)?;
        }
    }
    Ok(())
}

/// Works all of them out anew.
pub(crate) fn rebuild(db: &Connection) -> Result<()> {
    db.execute("DELETE FROM asset_area", [])?;
    for (area, asset) in worked_out(db)? {
        keep(db, area, asset)?;
    }
    Ok(())
}

/// Where the rows that are kept of assets with these numbers differ from what places and outlines say, as sentences.
pub(crate) fn agrees(db: &Connection, assets: &[[u32; 2]]) -> Result<Vec<String>> {
    let any = "SELECT EXISTS (SELECT 1 FROM area WHERE geometry IS NOT NULL)
                   OR EXISTS (SELECT 1 FROM asset_area)";
    let mut wrong = Vec::new();
    if !db.query_row(any, [], |row| row.get::<_, bool>(0))? {
        return Ok(wrong);
    }
    let outlines = Outlines::read(db)?;
    let mut kept = db.prepare(
        "SELECT asset, area FROM asset_area WHERE asset BETWEEN ?1 AND ?2 ORDER BY asset, area",
    )?;
    let mut places = db.prepare(&format!(
        "{POINTS} WHERE n BETWEEN ?1 AND ?2 AND existence = 'here' AND west IS NOT NULL ORDER BY n"
    ))?;
    for run in assets {
        let kept = kept.query_map(*run, |row| Ok((row.get(0)?, row.get(1)?)))?;
        let kept = kept.map(|pair| pair.map_err(Error::from));
        let said = places.query_map(*run, |row| Ok((row.get::<_, u32>(0)?, point(row))))?;
        let said = said.flat_map(|place| -> Vec<Result<(u32, u32)>> {
            let lies = place.map_err(Error::from).and_then(|(asset, at)| {
                let mut around = outlines.around(at?);
                around.sort_unstable();
                Ok(around.into_iter().map(move |area| (asset, area)))
            });
            match lies {
                Ok(pairs) => pairs.map(Ok).collect(),
                Err(error) => vec![Err(error)],
            }
        });
        unlike(kept, said, |(asset, area): (u32, u32), is_kept| {
            wrong.push(match is_kept {
                true => format!("asset {asset} is kept as lying in area {area}, and does not"),
                false => format!("asset {asset} lies in area {area}, which is not kept"),
            });
        })?;
    }
    Ok(wrong)
}

fn worked_out(db: &Connection) -> Result<BTreeSet<(u32, u32)>> {
    let outlines = Outlines::read(db)?;
    let mut pairs = BTreeSet::new();
    let mut all = db.prepare(&format!(
        "{POINTS} WHERE existence = 'here' AND west IS NOT NULL"
    ))?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let asset: u32 = row.get(0)?;
        let found = outlines.around(point(row)?);
        pairs.extend(found.into_iter().map(|area| (area, asset)));
    }
    Ok(pairs)
}

fn keep(db: &Connection, area: u32, asset: u32) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO asset_area (area, asset) VALUES (?1, ?2)")?
        .execute([area, asset])?;
    Ok(())
}

/// The number of an asset and its point; the geometry only where it is more than one point.
const POINTS: &str = "SELECT n, west, south, CASE WHEN west < east OR south < north THEN place -> '$.geometry' END FROM asset";

fn point(row: &Row) -> Result<Point> {
    Ok(match row.get_ref(3)?.as_str_or_null().unwrap_or_default() {
        Some(json) => read(json)?.label_point().into(),
        None => Point::new(row.get(1)?, row.get(2)?),
    })
}

/// Every asset whose bounds meet the window, with its point.
fn each_in_window(
    db: &Connection,
    window: [f64; 4],
    mut each: impl FnMut(u32, Point) -> Result<()>,
) -> Result<()> {
    let Condition { sql, values } = sql::meets(window);
    let mut rows = db.prepare_cached(&format!("{POINTS} WHERE existence = 'here' AND {sql}"))?;
    let mut rows = rows.query(params_from_iter(values))?;
    while let Some(row) = rows.next()? {
        each(row.get(0)?, point(row)?)?;
    }
    Ok(())
}

/// The box of an outline, with the number of its area's row and the outline itself.
type Outline = GeomWithData<Rectangle<[f64; 2]>, (u32, geo::Geometry)>;

/// The outlines of all areas, to be asked where a point lies.
struct Outlines(RTree<Outline>);

impl Outlines {
    fn read(db: &Connection) -> Result<Outlines> {
        let mut statement = db.prepare_cached(
            "SELECT n, geometry FROM area WHERE existence = 'here' AND geometry IS NOT NULL",
        )?;
        let mut rows = statement.query([])?;
        let mut outlines = Vec::new();
        while let Some(row) = rows.next()? {
            let geometry = read(row.get_ref(1)?.as_str().unwrap_or_default())?;
            let [west, south, east, north] = geometry.bounds();
            let bounds = Rectangle::from_corners([west, south], [east, north]);
            outlines.push(GeomWithData::new(bounds, (row.get(0)?, shape(&geometry)?)));
        }
        Ok(Outlines(RTree::bulk_load(outlines)))
    }

    fn around(&self, at: Point) -> Vec<u32> {
        let here = AABB::from_point([at.x(), at.y()]);
        let near = self.0.locate_in_envelope_intersecting(&here);
        near.filter(|one| one.data.1.intersects(&at))
            .map(|one| one.data.0)
            .collect()
    }
}

/// The areas around one point.
fn around(db: &Connection, at: Point) -> Result<Vec<u32>> {
    let mut statement = db.prepare_cached(
        "SELECT n, geometry FROM area WHERE existence = 'here' AND geometry IS NOT NULL
           AND west <= ?1 AND east >= ?1 AND south <= ?2 AND north >= ?2",
    )?;
    let mut rows = statement.query(params![at.x(), at.y()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let geometry = read(row.get_ref(1)?.as_str().unwrap_or_default())?;
        if shape(&geometry)?.intersects(&at) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

fn outline_of(db: &Connection, area: u32) -> Result<Option<(geo::Geometry, [f64; 4])>> {
    let mut statement = db.prepare_cached(
        "SELECT geometry FROM area WHERE n = ?1 AND existence = 'here' AND geometry IS NOT NULL",
    )?;
    let mut rows = statement.query([area])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let geometry = read(row.get_ref(0)?.as_str().unwrap_or_default())?;
    Ok(Some((shape(&geometry)?, geometry.bounds())))
}

/// Assets in any area whose name or code is one of these; compared folded.
pub(super) fn in_areas(db: &Connection, names: &[String]) -> Result<Bits> {
    let names: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let mut areas = db.prepare_cached("SELECT n, name, code FROM area WHERE existence = 'here'")?;
    let mut assets = db.prepare_cached("SELECT asset FROM asset_area WHERE area = ?1")?;
    let mut areas = areas.query([])?;
    let mut found = Bits::default();
    while let Some(row) = areas.next()? {
        let called: [Option<String>; 2] = [row.get(1)?, row.get(2)?];
        let mut called = called.iter().flatten();
        if called.any(|name| names.contains(&fold(name))) {
            let inside = assets.query_map([row.get::<_, u32>(0)?], |row| row.get::<_, u32>(0))?;
            for asset in inside {
                found.set(asset?);
            }
        }
    }
    Ok(found)
}

/// The areas of an asset, in the order in which they are named.
pub(crate) fn of_asset(db: &Connection, asset: u32) -> Result<Vec<AreaLine>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT area.* FROM asset_area JOIN area ON area.n = asset_area.area
         WHERE asset_area.asset = ?1 ORDER BY {NAMED_FIRST}"
    ))?;
    let mut rows = statement.query([asset])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let area = stored::<Area>(row)?;
        found.push(AreaLine {
            id: AreaId(area.id),
            name: area.record.name,
            kind: area.record.kind,
            vintage: area.record.vintage,
        });
    }
    Ok(found)
}

/// What finds the assets of one area: its name where no other bears it, or else its code.
pub(crate) fn query(db: &Connection, area: &Area) -> Result<String> {
    let value = told_apart(
        area.code.as_deref(),
        &area.name,
        names(db)?.get(&fold(&area.name)),
    );
    let one = Term {
        negated: false,
        matter: Matter::Area(vec![value.to_owned()]),
    };
    Ok(Query { terms: vec![one] }.to_text())
}

fn told_apart<'a>(code: Option<&'a str>, name: &'a str, bearers: Option<&u32>) -> &'a str {
    match code {
        Some(code) if bearers.is_some_and(|n| *n > 1) => code,
        _ => name,
    }
}

/// Folded name → how many areas bear it.
fn names(db: &Connection) -> Result<BTreeMap<String, u32>> {
    let mut statement = db.prepare_cached("SELECT name FROM area WHERE existence = 'here'")?;
    let mut rows = statement.query([])?;
    let mut names = BTreeMap::new();
    while let Some(row) = rows.next()? {
        *names
            .entry(fold(row.get_ref(0)?.as_str().unwrap_or_default()))
            .or_default() += 1;
    }
    Ok(names)
}

/// Area → how many assets lie in it.
pub(crate) fn counts(db: &Connection) -> Result<BTreeMap<u32, u64>> {
    let mut statement = db.prepare_cached("SELECT area, count(*) FROM asset_area GROUP BY area")?;
    let counts = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, u32>(1)?.into())))?;
    Ok(counts.collect::<rusqlite::Result<_>>()?)
}

/// So many areas of a layer are listed to filter by.
const LISTED: usize = 200;

/// The fullest areas of each layer, and those the query names however few lie in them.
pub(super) fn facets(
    db: &Connection,
    columns: &Columns,
    query: &Query,
    found: &Bits,
) -> Result<Vec<AreaFacet>> {
    let names = names(db)?;
    let mut areas = db.prepare_cached(
        "SELECT n, id, name, code, kind = 'official', vintage FROM area
         WHERE existence = 'here' AND geometry IS NOT NULL",
    )?;
    let mut areas = areas.query([])?;
    let mut layers: BTreeMap<String, Vec<AreaFacet>> = BTreeMap::new();
    while let Some(row) = areas.next()? {
        let inside = columns.areas.of(&row.get::<_, u32>(0)?);
        let (shown, total) = (among(inside, found), inside.len() as u64);
        let (name, code): (String, Option<String>) = (row.get(2)?, row.get(3)?);
        let value = told_apart(code.as_deref(), &name, names.get(&fold(&name))).to_owned();
        let chosen = [Some(&name), code.as_ref()]
            .into_iter()
            .flatten()
            .any(|called| query.names("area", called));
        if total == 0 && !chosen {
            continue;
        }
        let kind = match row.get(4)? {
            true => AreaKind::Official,
            false => AreaKind::Neighbourhood,
        };
        let vintage: Option<String> = row.get(5)?;
        let layer = layer(kind, vintage.as_deref());
        let facet = AreaFacet {
            value,
            id: AreaId(uuid::Uuid::from_bytes(row.get(1)?)),
            name,
            layer: layer.clone(),
            shown,
            total,
            chosen,
        };
        layers.entry(layer).or_default().push(facet);
    }
    for facets in layers.values_mut() {
        // Areas that nothing tells apart are found together, and listed once.
        facets.sort_by(|a, b| a.value.cmp(&b.value));
        let before = facets.len();
        facets.dedup_by(|a, b| fold(&a.value) == fold(&b.value));
        if facets.len() < before {
            for facet in facets.iter_mut() {
                let mut together = in_areas(db, std::slice::from_ref(&facet.value))?;
                facet.total = together.count();
                together.and(found);
                facet.shown = together.count();
            }
        }
        facets.sort_by(|a, b| {
            let order = |f: &AreaFacet| std::cmp::Reverse((f.chosen, f.total));
            order(a).cmp(&order(b)).then_with(|| a.name.cmp(&b.name))
        });
        facets.truncate(LISTED);
    }
    Ok(layers.into_values().flatten().collect())
}

pub(crate) fn assets_in(db: &Connection, area: u32) -> Result<u64> {
    let count: u32 = db
        .prepare_cached("SELECT count(*) FROM asset_area WHERE area = ?1")?
        .query_row([area], |row| row.get(0))?;
    Ok(count.into())
}

/// Geometries of assets and areas that are here and meet the window, those of assets first.
pub(crate) fn geometries_in(
    db: &Connection,
    window: [f64; 4],
    but: Option<uuid::Uuid>,
) -> Result<Vec<Geometry>> {
    let Condition { sql, values } = sql::meets(window);
    let but = but.unwrap_or_default();
    let mut found = Vec::new();
    for (table, column) in [("asset", "place -> '$.geometry'"), ("area", "geometry")] {
        let mut statement = db.prepare_cached(&format!(
            "SELECT {column} FROM {table} WHERE existence = 'here' AND {sql} AND id <> ?"
        ))?;
        let but = rusqlite::types::Value::Blob(but.as_bytes().to_vec());
        let mut rows = statement.query(params_from_iter(values.iter().chain([&but])))?;
        while let Some(row) = rows.next()? {
            found.push(read(row.get_ref(0)?.as_str().unwrap_or_default())?);
        }
    }
    Ok(found)
}

fn read(json: &str) -> Result<Geometry> {
    serde_json::from_str(json)
        .map_err(|e| Error::Damaged(format!("a geometry cannot be read ({e})")))
}
