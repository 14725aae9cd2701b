//! Vector tiles of the catalogue (Mapbox Vector Tile 2.1, 4096 steps across, for 512 pixels).
//!
//! | Layer | Shapes | Properties |
//! |---|---|---|
//! | `assets` | points: one marker each | `id`, `kind`, `name`, `fresh`, `status`, `precision`, `shape` ("point", or "line", "area", "dots" when the marker stands for one) |
//! | `clusters` | points: several assets in one marker | `count`, a count for each kind that is there (`person`, `association`, …), `west` `south` `east` `north` (degrees), `same_spot` (all lie at one spot: no zoom parts them), `members` (JSON: up to 30 of `{id, kind, name, fresh}`, where the cluster has no more or lies at one spot) |
//! | `areas`, `lines`, `dots` | polygons, lines, points | `id`, `kind`, `name`, `fresh`, `status`, `precision`; `soft_m` where it is only about there: how far off it may be, in metres as the map stretches them at its latitude, so that a width in pixels depends on the zoom alone |
//! | `soft` | polygons: the true size of a place that is about there, whose marker stands alone | `id`, `kind`, `crowd` (how many of about its size have their middle near) |
//!
//! Every located asset that is shown is in exactly one feature of `assets` and `clusters` at each zoom.
//! The words are those of queries and exports. A layer without features is left out.

use super::cluster::{Group, MOST_MEMBERS, groups};
use super::index::{Detail, MapIndex};
use super::soft::{softness, stretched};
use super::world::{Tile, unproject};
use crate::asset::AssetKind;
use crate::search::Bits;
use fast_mvt::{
    MvtCoord, MvtFeatureBuilder, MvtGeomType, MvtLayerBuilder, MvtResult, MvtTileBuilder,
};
use jiff::civil::Date;

pub fn encode(index: &MapIndex, tile: Tile, shown: Option<&Bits>, today: Date) -> Vec<u8> {
    // Fails only on more than 2³² different keys or words, for which there is no room in memory.
    draw(index, tile, shown, today)
        .map(MvtTileBuilder::encode)
        .unwrap_or_default()
}

fn draw(
    index: &MapIndex,
    tile: Tile,
    shown: Option<&Bits>,
    today: Date,
) -> MvtResult<MvtTileBuilder> {
    let is_shown = |n: u32| shown.is_none_or(|bits| bits.has(n));
    let inside = index.points_in(tile).filter(|(_, p)| is_shown(p.n));
    let around = tile.and_around().flat_map(|near| index.points_in(near));
    let around = around.filter(|(_, p)| is_shown(p.n));
    let (alone, together): (Vec<Group>, Vec<Group>) = groups(inside, around, tile)
        .into_iter()
        .partition(|g| g.count == 1);

    let mut mvt = MvtTileBuilder::new();
    mvt = shapes(mvt, index, tile, &is_shown, today)?;
    mvt = index.discs.draw(mvt, index, tile, &is_shown)?;
    if !together.is_empty() {
        let mut layer = mvt.layer("clusters")?;
        for group in &together {
            layer = cluster(layer, index, group, tile, today)?;
        }
        mvt = layer.end();
    }
    if !alone.is_empty() {
        let mut layer = mvt.layer("assets")?;
        for group in &alone {
            layer = marker(layer, index, group, tile, today)?;
        }
        mvt = layer.end();
    }
    Ok(mvt)
}

fn marker(
    layer: MvtLayerBuilder,
    index: &MapIndex,
    group: &Group,
    tile: Tile,
    today: Date,
) -> MvtResult<MvtLayerBuilder> {
    let point = index.points[group.members[0]];
    let detail = &index.details[point.slot()];
    let mut feature = layer.feature_of(MvtGeomType::Point);
    feature.points([coord(tile.place(point.spot))])?;
    feature.id(Some(u64::from(point.n)));
    facts(&mut feature, detail, today)?;
    feature.tag_string("shape", detail.shape)?;
    Ok(feature.end())
}

fn cluster(
    layer: MvtLayerBuilder,
    index: &MapIndex,
    group: &Group,
    tile: Tile,
    today: Date,
) -> MvtResult<MvtLayerBuilder> {
    let mut feature = layer.feature_of(MvtGeomType::Point);
    feature.points([coord(group.place(tile))])?;
    feature.tag_uint("count", u64::from(group.count))?;
    for (kind, count) in AssetKind::ALL.into_iter().zip(group.kinds) {
        if count > 0 {
            feature.tag_uint(kind.token(), u64::from(count))?;
        }
    }
    let [west, north, east, south] = group.bounds;
    let ([west, north], [east, south]) = (unproject([west, north]), unproject([east, south]));
    for (key, degrees) in [
        ("west", west),
        ("south", south),
        ("east", east),
        ("north", north),
    ] {
        feature.tag_double(key, degrees)?;
    }
    feature.tag_bool("same_spot", group.same_spot())?;
    if group.same_spot() || group.count as usize <= MOST_MEMBERS {
        let members: Vec<serde_json::Value> = group
            .members
            .iter()
            .map(|i| {
                let detail = &index.details[index.points[*i].slot()];
                serde_json::json!({
                    "id": detail.id,
                    "kind": detail.kind,
                    "name": detail.name,
                    "fresh": detail.freshness(today).token(),
                })
            })
            .collect();
        feature.tag_string("members", serde_json::Value::from(members).to_string())?;
    }
    Ok(feature.end())
}

/// Areas, lines and dots around the tile, the widest first, so that the small lie on the large.
fn shapes(
    mut mvt: MvtTileBuilder,
    index: &MapIndex,
    tile: Tile,
    is_shown: &impl Fn(u32) -> bool,
    today: Date,
) -> MvtResult<MvtTileBuilder> {
    let mut near: Vec<_> = index
        .shapes
        .iter()
        .filter(|shape| is_shown(shape.n))
        .filter_map(|shape| Some((shape.size_in(tile)?, shape)))
        .collect();
    near.sort_by_key(|(size, shape)| (std::cmp::Reverse(*size), shape.n));
    let cuts: Vec<_> = near
        .into_iter()
        .filter_map(|(_, shape)| Some((shape, shape.cut(tile)?)))
        .collect();
    for name in ["areas", "lines", "dots"] {
        let mut of_layer = cuts
            .iter()
            .filter(|(_, cut)| cut.layer() == name)
            .peekable();
        if of_layer.peek().is_none() {
            continue;
        }
        let mut layer = mvt.layer(name)?;
        for (shape, cut) in of_layer {
            let mut feature = cut.feature(layer)?;
            feature.id(Some(u64::from(shape.n)));
            let detail = &index.details[shape.slot as usize];
            facts(&mut feature, detail, today)?;
            if let Some(metres) = softness(&detail.precision, detail.uncertainty_m) {
                let [west, north, east, south] = shape.bounds;
                let middle = [west / 2 + east / 2, north / 2 + south / 2];
                feature.tag_double("soft_m", stretched(metres, middle))?;
            }
            layer = feature.end();
        }
        mvt = layer.end();
    }
    Ok(mvt)
}

/// What markers and shapes alike say of their asset.
fn facts(feature: &mut MvtFeatureBuilder, detail: &Detail, today: Date) -> MvtResult<()> {
    feature.tag_string("id", detail.id.to_string())?;
    feature.tag_string("kind", detail.kind.token())?;
    feature.tag_string("name", &*detail.name)?;
    feature.tag_string("fresh", detail.freshness(today).token())?;
    feature.tag_string("status", &*detail.status)?;
    feature.tag_string("precision", &*detail.precision)?;
    Ok(())
}

fn coord([x, y]: [i64; 2]) -> MvtCoord {
    MvtCoord {
        x: x as i32,
        y: y as i32,
    }
}
