//! Areas as the map draws them: the outlines of neighbourhoods and official boundaries, and a point for
//! each name. Kept in memory like the places of assets.

use super::shape::{Cut, Drawn, Shape};
use super::world::{Spot, Tile, project, z_order};
use crate::area::Area;
use crate::error::Result;
use crate::id::AreaId;
use crate::storage::rows::stored;
use fast_mvt::{MvtCoord, MvtGeomType, MvtResult, MvtTileBuilder};
use rusqlite::{Connection, OptionalExtension};

/// All areas that are here and drawn, by the number of their row.
#[derive(Debug, Default)]
pub struct Borders(Vec<Border>);

#[derive(Debug)]
struct Border {
    shape: Shape,
    id: AreaId,
    name: Box<str>,
    /// See `AreaLayer::key`.
    layer: Box<str>,
    /// Where its name stands.
    middle: Spot,
}

const DRAWN: &str = "existence = 'here' AND geometry IS NOT NULL";

impl Borders {
    pub fn load(db: &Connection) -> Result<Borders> {
        let mut borders = Borders::default();
        let mut read = db.prepare(&format!("SELECT * FROM area WHERE {DRAWN} ORDER BY n"))?;
        let mut rows = read.query([])?;
        while let Some(row) = rows.next()? {
            borders.0.extend(border(row)?);
        }
        Ok(borders)
    }

    /// Reads these areas (`area.n`) again.
    pub fn update(&mut self, db: &Connection, areas: &[u32]) -> Result<()> {
        let mut read =
            db.prepare_cached(&format!("SELECT * FROM area WHERE n = ?1 AND {DRAWN}"))?;
        let mut found = Vec::new();
        for n in areas {
            let row = read.query_row([n], |row| Ok(border(row))).optional()?;
            found.extend(row.transpose()?.flatten());
        }
        self.0.retain(|border| !areas.contains(&border.shape.n));
        for one in found {
            let at = self.0.partition_point(|b| b.shape.n < one.shape.n);
            self.0.insert(at, one);
        }
        Ok(())
    }

    /// The areas that two of these draw differently.
    pub fn differences(&self, other: &Borders) -> Vec<u32> {
        let told = |borders: &Borders| -> std::collections::BTreeMap<u32, String> {
            let one = |border: &Border| (border.shape.n, format!("{border:?}"));
            borders.0.iter().map(one).collect()
        };
        let (ours, theirs) = (told(self), told(other));
        let all: std::collections::BTreeSet<u32> =
            ours.keys().chain(theirs.keys()).copied().collect();
        all.into_iter()
            .filter(|n| ours.get(n) != theirs.get(n))
            .collect()
    }

    /// A vector tile:
    ///
    /// | Layer | Shapes | Properties |
    /// |---|---|---|
    /// | `borders` | polygons | `id`, `name`, `layer`, `across` (steps of the tile, the wider way) |
    /// | `names` | points, one for each area, in the tile they lie in | the same |
    pub fn tile(&self, z: u8, x: u32, y: u32) -> Vec<u8> {
        // Fails only on more than 2³² different names, for which there is no room in memory.
        Tile::new(z, x, y)
            .and_then(|tile| self.draw(tile).ok())
            .map(MvtTileBuilder::encode)
            .unwrap_or_default()
    }

    fn draw(&self, tile: Tile) -> MvtResult<MvtTileBuilder> {
        let mut near: Vec<(i64, &Border, Cut)> = self
            .0
            .iter()
            .filter_map(|border| Some((border.shape.size_in(tile)?, border)))
            .filter_map(|(size, border)| Some((size, border, border.shape.cut(tile)?)))
            .collect();
        near.sort_by_key(|(size, border, _)| (std::cmp::Reverse(*size), border.shape.n));
        let mut mvt = MvtTileBuilder::new();
        if near.is_empty() {
            return Ok(mvt);
        }
        let mut layer = mvt.layer("borders")?;
        for (size, border, cut) in &near {
            let mut feature = cut.feature(layer)?;
            border.facts(&mut feature, *size)?;
            layer = feature.end();
        }
        mvt = layer.end();
        let (first, last) = tile.range();
        let inside = |border: &Border| (first..=last).contains(&z_order(border.middle));
        let mut named = near.iter().filter(|(_, b, _)| inside(b)).peekable();
        if named.peek().is_none() {
            return Ok(mvt);
        }
        let mut layer = mvt.layer("names")?;
        for (size, border, _) in named {
            let mut feature = layer.feature_of(MvtGeomType::Point);
            let [x, y] = tile.place(border.middle).map(|c| c as i32);
            feature.points([MvtCoord { x, y }])?;
            border.facts(&mut feature, *size)?;
            layer = feature.end();
        }
        Ok(layer.end())
    }
}

impl Border {
    fn facts(&self, feature: &mut fast_mvt::MvtFeatureBuilder, size: i64) -> MvtResult<()> {
        feature.id(Some(u64::from(self.shape.n)));
        feature.tag_string("id", self.id.to_string())?;
        feature.tag_string("name", &*self.name)?;
        feature.tag_string("layer", &*self.layer)?;
        feature.tag_uint("across", size.unsigned_abs())?;
        Ok(())
    }
}

fn border(row: &rusqlite::Row) -> Result<Option<Border>> {
    let found = stored::<Area>(row)?;
    let Some(geometry) = &found.record.geometry else {
        return Ok(None);
    };
    let Some(drawn @ Drawn::Areas(_)) = Drawn::new(geometry) else {
        return Ok(None);
    };
    let [lon, lat] = geometry.label_point();
    Ok(Some(Border {
        shape: Shape {
            n: found.n,
            slot: 0,
            bounds: drawn.bounds(),
            drawn,
        },
        id: AreaId(found.id),
        layer: found.record.layer().into(),
        name: found.record.name.into(),
        middle: project(lon, lat),
    }))
}
