//! Places made coarser: moved to the middle of a fixed square.
//!
//! The squares follow from the precision alone, never from the data or from chance: the same place gives
//! the same answer in every release on every laptop, so that nothing is learned by comparing two of them.
//! Lines and areas become such a point too.

use super::rules::Rules;
use crate::asset::Asset;
use crate::audience::Sensitivity;
use crate::geometry::Geometry;
use crate::place::{Place, Precision};
use geojson::{GeometryValue, Position};
use hereabouts_export as export;

/// A grid: a square is `cell` units of the last decimal that leaves from south to north, and about as many
/// metres from west to east; no spot in it is more than `radius_m` metres from its middle.
///
/// The middles lie on the last decimal, so that rounding does not move them again. East to west a square
/// is stretched by a whole number nearest to 1 / cos(latitude): at most by half a square's height, which
/// gives the radius 0.93 times a square's height.
struct Grid {
    decimals: i32,
    cell: i64,
    radius_m: f64,
    words: &'static str,
}

fn grid(precision: Precision) -> Option<Grid> {
    let of = |decimals, cell, radius_m, words| {
        Some(Grid {
            decimals,
            cell,
            radius_m,
            words,
        })
    };
    match precision {
        Precision::Exact | Precision::None => None,
        Precision::Building => of(5, 16, 15.0, "15 metres"),
        Precision::Street => of(4, 8, 75.0, "75 metres"),
        Precision::About100M => of(3, 1, 100.0, "100 metres"),
        Precision::About1Km => of(2, 1, 1000.0, "1 kilometre"),
        Precision::Neighbourhood => of(2, 1, 1000.0, "1 kilometre"),
        Precision::Area => of(2, 5, 5000.0, "5 kilometres"),
    }
}

impl Grid {
    /// The middle of the square that holds `lon`, `lat`, in degrees.
    fn middle(&self, [lon, lat]: [f64; 2]) -> [f64; 2] {
        let unit = 10_f64.powi(self.decimals);
        let snap = |degrees: f64, cell: i64| (degrees * unit / cell as f64).round() as i64 * cell;
        let south_north = snap(lat, self.cell);
        let narrowing = (south_north as f64 / unit).to_radians().cos();
        // At the poles all longitudes meet: one square for a quarter of the way round is enough.
        let quarter = 90 * unit as i64 / self.cell;
        let stretch = ((1.0 / narrowing.max(1e-9)).round() as i64).clamp(1, quarter);
        let west_east = snap(lon, self.cell * stretch);
        [west_east as f64 / unit, south_north as f64 / unit]
    }
}

/// An asset's place as it leaves, and whether it was made coarser.
pub struct Leaves {
    pub place: export::Place,
    pub made_coarser: bool,
}

/// The place of an asset as these rules let it leave.
pub fn place(asset: &Asset, rules: &Rules) -> Leaves {
    let coarsest = rules.profile.coarsest.unwrap_or(Precision::Exact);
    let stays = Leaves {
        place: export::Place::default(),
        made_coarser: false,
    };
    if asset.sensitivity == Sensitivity::Safeguarded {
        return stays;
    }
    let Some((place, geometry)) = asset
        .place
        .as_ref()
        .and_then(|place| place.geometry.as_ref().map(|geometry| (place, geometry)))
    else {
        return stays;
    };
    let leaves = match grid(coarsest) {
        _ if coarsest == Precision::None => Leaves {
            made_coarser: true,
            ..stays
        },
        Some(grid) if !is_as_coarse(place, geometry, coarsest, &grid) => Leaves {
            place: export::Place {
                geometry: Some(geojson::Geometry::new_point(
                    grid.middle(geometry.label_point()),
                )),
                precision: coarsest.max(place.precision).into(),
                uncertainty_m: Some(place.uncertainty_m.unwrap_or(0.0).max(grid.radius_m)),
            },
            made_coarser: true,
        },
        _ => Leaves {
            place: export::Place {
                geometry: Some(geometry.value().clone().into()),
                precision: place.precision.into(),
                uncertainty_m: place.uncertainty_m,
            },
            made_coarser: false,
        },
    };
    match is_nowhere(&leaves.place) {
        true => Leaves {
            place: export::Place::default(),
            ..leaves
        },
        false => leaves,
    }
}

/// Whether addresses and postcodes stay: they say more than a coarse place does, also where nothing is on
/// the map.
pub fn holds_addresses_back(rules: &Rules) -> bool {
    rules
        .profile
        .coarsest
        .is_some_and(|coarsest| coarsest > Precision::Building)
}

/// The rule in words, as it travels with the file.
pub fn in_words(rules: &Rules) -> Vec<String> {
    match rules.profile.coarsest {
        None | Some(Precision::Exact) => Vec::new(),
        Some(Precision::None) => vec!["No places are given.".to_owned()],
        Some(coarsest) => grid(coarsest)
            .map(|grid| {
                format!(
                    "Places are given to within about {} at best: what is known better is moved to the middle of a fixed square of the map, and its address is left out.",
                    grid.words
                )
            })
            .into_iter()
            .collect(),
    }
}

/// A word alone does not make a place coarse: the outline of a house is not, though it is called an area.
fn is_as_coarse(place: &Place, geometry: &Geometry, coarsest: Precision, grid: &Grid) -> bool {
    let is_point = matches!(geometry.value(), GeometryValue::Point { .. });
    place.precision >= coarsest && (is_point || reach_m(geometry) >= grid.radius_m)
}

/// Half the diagonal of the box round a geometry, in metres.
fn reach_m(geometry: &Geometry) -> f64 {
    use geo::{Distance, Haversine};
    let [west, south, east, north] = geometry.bounds();
    Haversine.distance(geo::Point::new(west, south), geo::Point::new(east, north)) / 2.0
}

/// Rounded to its precision a place off the coast of Africa would be written as 0, 0, which means "no place".
fn is_nowhere(place: &export::Place) -> bool {
    let at = |p: &Position| {
        let point = geojson::Geometry::new_point([p[0], p[1]]);
        export::place::rounded(&export::Place {
            geometry: Some(point),
            ..place.clone()
        })
        .and_then(|rounded| rounded.middle())
    };
    match place.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(GeometryValue::Point { coordinates }) => at(coordinates) == Some([0.0, 0.0]),
        Some(GeometryValue::MultiPoint { coordinates }) => {
            coordinates.iter().any(|p| at(p) == Some([0.0, 0.0]))
        }
        _ => false,
    }
}
