//! Places made coarser: a place leaves as the cell of one fixed grid that it lies in, or as a chosen area.
//!
//! The grid is that of Plus Codes. It follows neither from the data nor from chance: the same place gives the same
//! answer in every release on every laptop, so that nothing is learned from the average of many releases. Lines
//! and areas leave as the cell of the point they are labelled at, also those that are larger than it: an outline
//! would tell of what it is the outline.

use super::levels::{Level, Limit};
use super::rules::Rules;
use crate::asset::{Asset, AssetKind};
use crate::audience::Sensitivity;
use crate::consent::Shareable;
use crate::geometry::Geometry;
use crate::grid::cell::Cell;
use crate::id::{AreaId, AssetId};
use crate::place::{Place, Precision};
use geojson::{GeometryValue, Position};
use hereabouts_export as export;

/// As what a place is given that is not given as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Given {
    Cell(Cell),
    Area(AreaId),
}

/// A place that is given as something coarser.
#[derive(Debug, Clone, Copy)]
pub struct Generalised {
    pub given: Given,
    /// Longitude, latitude in degrees of the spot itself.
    pub at: [f64; 2],
    /// It is where a person lives.
    pub home: bool,
    /// It is coarser than the profile asks for, because this reader was given coarser places before.
    pub overruled: bool,
}

/// An asset's place as it leaves, and whether it was made coarser.
#[derive(Default)]
pub struct Leaves {
    pub place: export::Place,
    pub made_coarser: bool,
    pub generalised: Option<Generalised>,
    /// The name of the area it leaves as.
    pub area: Option<String>,
    /// Why its place stays or leaves otherwise, in a sentence.
    pub why: Option<&'static str>,
}

const COARSER: &str = "It leaves coarser than it is known here.";
const HOME: &str = "Where somebody lives stays here.";
const OUTSIDE: &str = "It does not lie in what may be given, so its place stays here.";
const ALONE: &str =
    "Fewer than five lie in its square or area, so its place stays here: it would be found.";
const NOWHERE: &str = "It is nowhere that can be told.";

/// The place of an asset as these rules let it leave. Where somebody lives goes beyond the team only where they
/// agreed to that, and never as it is known. `alone`: too few others lie in what it would be given as.
pub fn place(id: AssetId, asset: &Asset, rules: &Rules, alone: bool) -> Leaves {
    if asset.sensitivity == Sensitivity::Safeguarded {
        return Leaves::default();
    }
    let place = asset.place.as_ref();
    let Some((place, geometry)) =
        place.and_then(|place| place.geometry.as_ref().map(|geometry| (place, geometry)))
    else {
        return Leaves::default();
    };
    let agreed = rules.agreed(id, asset);
    if agreed.is_some_and(|what| !what.contains(&Shareable::Area)) {
        return stays(HOME);
    }
    let is_home = asset.kind == AssetKind::Person;
    let guarded = rules.beyond_team && is_home;
    if rules.levels.are_free(guarded) {
        return as_known(place, geometry);
    }
    let at = geometry.label_point();
    let (limit, overruled) = rules.levels.limit(at, guarded);
    if limit == Limit::default() {
        return as_known(place, geometry);
    }
    let Some(given) = given(&limit, at, guarded, rules) else {
        return stays(match limit.level {
            Some(Level::Nowhere) => COARSER,
            _ => OUTSIDE,
        });
    };
    let generalised = Some(Generalised {
        given,
        at,
        home: is_home,
        overruled,
    });
    if alone {
        return Leaves {
            generalised,
            ..stays(ALONE)
        };
    }
    let coarser = Leaves {
        generalised,
        ..stays(COARSER)
    };
    match given {
        // A corner at 0, 0 would be read as "no place".
        Given::Cell(cell) if touches_nought(cell) => stays(NOWHERE),
        Given::Cell(cell) => Leaves {
            place: as_cell(place, cell),
            ..coarser
        },
        Given::Area(id) => match rules.levels.outline(&id) {
            Some(outline) => Leaves {
                place: export::Place {
                    geometry: Some(outline.geometry.value().clone().into()),
                    precision: export::Precision::Area,
                    uncertainty_m: Some(outline.radius_m()),
                    is_cell: false,
                },
                area: Some(outline.name.clone()),
                ..coarser
            },
            None => stays(OUTSIDE),
        },
    }
}

fn stays(why: &'static str) -> Leaves {
    Leaves {
        made_coarser: why != HOME && why != NOWHERE,
        why: Some(why),
        ..Leaves::default()
    }
}

fn as_known(place: &Place, geometry: &Geometry) -> Leaves {
    let known = export::Place {
        geometry: Some(geometry.value().clone().into()),
        precision: place.precision.into(),
        uncertainty_m: place.uncertainty_m,
        is_cell: false,
    };
    match is_nowhere(&known) {
        true => stays(NOWHERE),
        false => Leaves {
            place: known,
            ..Leaves::default()
        },
    }
}

/// What lies within none of the limits: of a cell and an area the one that holds the other.
fn given(limit: &Limit, at: [f64; 2], guarded: bool, rules: &Rules) -> Option<Given> {
    let cell = match limit.level {
        Some(level) => Some(Cell::of(at, level.digits()?)),
        None => None,
    };
    let mut areas = limit.areas.iter();
    let Some(id) = areas.next() else {
        return cell.map(Given::Cell);
    };
    let outline = rules.levels.outline(id)?;
    if areas.next().is_some() || !outline.holds(at) {
        return None;
    }
    let too_small = || outline.radius_m() < Cell::of(at, 8).radius_m();
    match cell {
        Some(cell) if !outline.covers(cell) => None,
        _ if guarded && too_small() => None,
        _ => Some(Given::Area(*id)),
    }
}

fn as_cell(place: &Place, cell: Cell) -> export::Place {
    let [west, south, east, north] = cell.bounds();
    let corners = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
    ];
    // The word whose meaning holds for its size.
    let word = match cell.digits() {
        10 => Precision::Building,
        8 => Precision::About1Km,
        _ => Precision::Area,
    };
    export::Place {
        geometry: Some(geojson::Geometry::new_polygon([corners])),
        precision: word.max(place.precision).into(),
        uncertainty_m: Some(place.uncertainty_m.unwrap_or(0.0).max(cell.radius_m())),
        is_cell: true,
    }
}

fn touches_nought(cell: Cell) -> bool {
    let [west, south, east, north] = cell.bounds();
    (west == 0.0 || east == 0.0) && (south == 0.0 || north == 0.0)
}

/// Whether whatever says more than a coarse place does stays: addresses, postcodes, words. What counts is what this
/// reader gets and ever got. Of an asset that is not on the map nobody knows whether it lies where places were made
/// coarser. `made_coarser` as in [`Leaves`].
pub fn holds_back(asset: &Asset, rules: &Rules, made_coarser: bool) -> bool {
    let Limit { level, areas } = rules.levels.profile();
    let by_profile = level.is_some_and(|level| level > Level::Ten) || !areas.is_empty();
    let place = asset.place.as_ref();
    let on_map = place.is_some_and(|place| place.geometry.is_some());
    let is_home = asset.kind == AssetKind::Person;
    made_coarser || by_profile || (!on_map && rules.levels.ever(is_home))
}

/// What was given as something coarser, for the words about it.
#[derive(Default)]
pub struct Kinds {
    pub homes: bool,
    pub overruled: bool,
}

/// The rules in words, as they travel with the file.
pub fn in_words(rules: &Rules, kinds: &Kinds) -> Vec<String> {
    let Limit { level, areas } = rules.levels.profile();
    let mut words = Vec::new();
    match level {
        Some(Level::Nowhere) => return vec!["No places are given.".to_owned()],
        _ if !areas.is_empty() => words.push("Places are given as the outline of one chosen area, and their addresses are left out."),
        None => {}
        Some(Level::Ten) => words.push("Places are given as squares of about 14 metres of one fixed grid (Plus Codes), and their addresses are left out."),
        Some(Level::Eight) => words.push("Places are given as squares of about 275 metres of one fixed grid (Plus Codes), and their addresses are left out."),
        Some(Level::Six) => words.push("Places are given as squares of about 5 kilometres of one fixed grid (Plus Codes), and their addresses are left out."),
    }
    if kinds.homes && areas.is_empty() && *level <= Some(Level::Ten) {
        words.push("Where people live is given, if they agreed to that, as squares of about 275 metres of one fixed grid (Plus Codes).");
    }
    if kinds.overruled {
        words.push("Where coarser places were given before, they stay as coarse as they were.");
    }
    if !words.is_empty() {
        words.push("In a square or an area with fewer than five homes or organisations no places are given.");
    }
    words.into_iter().map(str::to_owned).collect()
}

/// Rounded to its precision a place off the coast of Africa would be written as 0, 0, which means "no place".
fn is_nowhere(place: &export::Place) -> bool {
    let is_nought = |p: &Position| {
        let point = || export::Place {
            geometry: Some(geojson::Geometry::new_point([p[0], p[1]])),
            ..place.clone()
        };
        // What lies a degree from the equator is never rounded to it.
        p[1].abs() < 1.0
            && export::place::rounded(&point()).and_then(|rounded| rounded.middle())
                == Some([0.0, 0.0])
    };
    match place.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(GeometryValue::Point { coordinates }) => is_nought(coordinates),
        Some(GeometryValue::MultiPoint { coordinates }) => coordinates.iter().any(is_nought),
        _ => false,
    }
}
