//! Names in vector tiles.
//!
//! A street lies in several tiles, and a town in those of every zoom. What a tile says is noted as a
//! fragment; [`super::merge`] makes one name of those that belong together. Streets, waters and the like are
//! taken from the nearest zoom alone, where all of them are.

use super::NameKind;
use crate::pack::tiles::At;
use fast_mvt::{MvtFeatureRef, MvtGeometry, MvtReaderRef, MvtValueRef};
use std::collections::HashMap;

/// A name in one tile. Degrees.
#[derive(Debug, Clone, PartialEq)]
pub struct Fragment {
    pub name: String,
    pub also: String,
    pub kind: NameKind,
    pub rank: u8,
    pub zoom: u8,
    pub lon: f64,
    pub lat: f64,
    pub bounds: [f64; 4],
}

/// The names in a tile; of one that cannot be read, none. `nearest` is the nearest zoom of the pack.
pub fn names_in_tiles(at: At, nearest: u8, bytes: &[u8]) -> Vec<Fragment> {
    let Ok(tile) = MvtReaderRef::new(bytes) else {
        return Vec::new();
    };
    let mut found: HashMap<(NameKind, String), Fragment> = HashMap::new();
    for layer in tile.layers() {
        let extent = f64::from(layer.extent().max(1));
        for feature in layer.features() {
            let Some(known) = known(layer.name(), feature) else {
                continue;
            };
            if at.z != nearest && known.kind != NameKind::Settlement {
                continue;
            }
            let Some((middle, corners)) = feature.geometry().ok().and_then(|g| extent_of(&g))
            else {
                continue;
            };
            let spot = |[x, y]: [f64; 2]| at.lon_lat(x / extent, y / extent);
            let [lon, lat] = spot(middle);
            let [west, north] = spot([corners[0], corners[1]]);
            let [east, south] = spot([corners[2], corners[3]]);
            let fragment = Fragment {
                name: known.name.clone(),
                also: known.also,
                kind: known.kind,
                rank: known.rank,
                zoom: at.z,
                lon,
                lat,
                bounds: [west, south, east, north],
            };
            found
                .entry((known.kind, known.name))
                .and_modify(|before| before.grow(&fragment))
                .or_insert(fragment);
        }
    }
    found.into_values().collect()
}

impl Fragment {
    /// Takes in another of the same tile, which is the same thing. Two villages of one name in one tile
    /// of a far zoom are told apart in a nearer one.
    fn grow(&mut self, other: &Fragment) {
        self.bounds = around(self.bounds, other.bounds);
        self.rank = self.rank.min(other.rank);
    }
}

/// Bounds around both.
pub fn around(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    [
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ]
}

struct Known {
    name: String,
    also: String,
    kind: NameKind,
    rank: u8,
}

fn known(layer: &str, feature: MvtFeatureRef) -> Option<Known> {
    let mut name: Option<String> = None;
    let mut others: Vec<String> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for property in feature.properties() {
        let (key, MvtValueRef::String(value)) = property.ok()? else {
            continue;
        };
        match key {
            "name" => name = Some(tidy(value)),
            "class" | "kind" | "pmap:kind" | "kind_detail" | "pmap:kind_detail" | "place" => {
                words.push(value.to_owned());
            }
            // Latin letters and the languages of whoever works with this program.
            "name:latin" | "name_en" | "name:en" | "name:pl" | "name:cy" | "name_int"
            | "int_name" => {
                others.push(tidy(value));
            }
            _ => {}
        }
    }
    let name = name.or_else(|| others.first().cloned())?;
    if name.is_empty() || name.chars().count() > 200 {
        return None;
    }
    let shape = feature.geom_type_value().unwrap_or(0);
    let (kind, rank) = kind(layer, shape, &words)?;
    others.retain(|other| *other != name);
    others.dedup();
    Some(Known {
        also: others.join("|"),
        name,
        kind,
        rank,
    })
}

fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What lies within a town, or is less than a village.
const SMALL: [&str; 7] = [
    "suburb",
    "quarter",
    "neighbourhood",
    "macrohood",
    "borough",
    "hamlet",
    "isolated_dwelling",
];

const POINT: i32 = 1;
const LINE: i32 = 2;

/// What a named thing of a layer is, and how important: OpenMapTiles, Protomaps and Shortbread by the names
/// of their layers, anything else by its shape.
fn kind(layer: &str, shape: i32, words: &[String]) -> Option<(NameKind, u8)> {
    let says = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    let far = || {
        says(&[
            "continent",
            "country",
            "state",
            "region",
            "province",
            "ocean",
            "sea",
        ])
    };
    Some(match layer {
        "place" | "places" | "place_labels" | "cities" | "towns" | "settlements" => {
            if far() {
                return None;
            }
            if says(&["square", "corner", "plot"]) {
                return Some((NameKind::Spot, 6));
            }
            let rank = match () {
                () if says(&["city"]) => 0,
                () if says(&["town"]) => 1,
                () if says(&SMALL) => 3,
                () => 2,
            };
            (NameKind::Settlement, rank)
        }
        "transportation_name" | "roads" | "street_labels" | "streets" => (NameKind::Street, 4),
        "transportation" => return None,
        "water"
        | "water_name"
        | "waterway"
        | "physical_line"
        | "water_lines"
        | "water_lines_labels"
        | "water_polygons_labels" => (NameKind::Water, 5),
        "park" | "parks" | "landuse" | "land" | "natural" | "landcover" | "greenspace" => {
            (NameKind::Green, 5)
        }
        "poi" | "pois" | "mountain_peak" | "aerodrome_label" | "public_transport" | "stations"
        | "housenumber" | "physical_point" => (NameKind::Spot, 6),
        "boundary" | "boundaries" | "boundary_labels" | "countries" | "country" | "states"
        | "earth" | "mask" => return None,
        "buildings" | "building" => (NameKind::Spot, 7),
        other if shape == LINE => match ["road", "street", "highway", "way"]
            .iter()
            .any(|word| other.contains(word))
        {
            true => (NameKind::Street, 4),
            false => return None,
        },
        _ if shape == POINT => (NameKind::Spot, 6),
        _ => (NameKind::Green, 5),
    })
}

/// A point of a geometry that is somewhere in its middle, and the corners around it; in units of the tile.
fn extent_of(geometry: &MvtGeometry) -> Option<([f64; 2], [f64; 4])> {
    use geo::CoordsIter;
    let mut corners = [
        f64::INFINITY,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NEG_INFINITY,
    ];
    let mut all = Vec::new();
    for coord in geometry.coords_iter() {
        let (x, y) = (f64::from(coord.x), f64::from(coord.y));
        corners = around(corners, [x, y, x, y]);
        all.push([x, y]);
    }
    let middle = [
        (corners[0] + corners[2]) / 2.0,
        (corners[1] + corners[3]) / 2.0,
    ];
    let is_area = matches!(
        geometry,
        MvtGeometry::Polygon(_) | MvtGeometry::MultiPolygon(_)
    );
    let apart = |at: &[f64; 2]| (at[0] - middle[0]).powi(2) + (at[1] - middle[1]).powi(2);
    // The middle of the bounds of a bent street may lie in a garden.
    let nearest = all
        .into_iter()
        .min_by(|a, b| apart(a).total_cmp(&apart(b)))?;
    Some((if is_area { middle } else { nearest }, corners))
}
