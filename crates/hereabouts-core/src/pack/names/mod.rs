//! The names in packs and lists: collected once, kept beside each in an SQLite file, and found by half a word.

mod collect;
mod find;
mod index;
mod merge;

pub use collect::names_in_tiles;
pub use find::{find, find_code, within};
pub use index::{Index, code, remove};

use crate::geometry::Geometry;
use crate::id::PackId;
use crate::place::{Gazetteer, Method, Place, Precision};
use serde::Serialize;
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// A town, a village, a quarter.
    Settlement,
    Street,
    Water,
    /// A park, a wood.
    Green,
    /// A single building or spot.
    Spot,
    Postcode,
}

impl NameKind {
    const ALL: [NameKind; 6] = [
        NameKind::Settlement,
        NameKind::Street,
        NameKind::Water,
        NameKind::Green,
        NameKind::Spot,
        NameKind::Postcode,
    ];

    fn number(self) -> u8 {
        Self::ALL.iter().position(|kind| *kind == self).unwrap_or(0) as u8
    }

    fn of_number(number: u8) -> NameKind {
        Self::ALL
            .get(usize::from(number))
            .copied()
            .unwrap_or(NameKind::Spot)
    }
}

/// A name with where it is, as it lies in an index. Degrees.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    pub name: String,
    /// Other names, separated by `|`.
    pub also: String,
    pub kind: NameKind,
    /// Smaller is more important.
    pub rank: u8,
    pub lon: f64,
    pub lat: f64,
    /// West, south, east, north.
    pub bounds: [f64; 4],
    /// A postcode that is no longer used, and since when.
    pub ended: Option<String>,
}

/// A place that was found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FoundPlace {
    pub name: String,
    pub kind: NameKind,
    /// The nearest town or quarter of the same pack.
    pub within: Option<String>,
    /// The pack that knows it; none where it was looked up online.
    pub pack: Option<PackId>,
    /// What the pack or the service is called.
    pub pack_name: String,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// The postcode is no longer used, and since when.
    pub ended: Option<String>,
    /// What an asset gets that is put there: where, how precisely that is known, and whom to thank.
    pub place: Place,
}

impl FoundPlace {
    /// A place that a service found, with what it says it lies in. None where it lies nowhere on Earth.
    pub fn online(name: Name, within: Option<String>, service: Gazetteer) -> Option<FoundPlace> {
        let place = name.place(service.clone());
        place.geometry.as_ref()?;
        Some(FoundPlace {
            name: name.name,
            kind: name.kind,
            within,
            pack: None,
            pack_name: service.name,
            bounds: name.bounds,
            ended: None,
            place,
        })
    }
}

impl Name {
    /// The place of something that is there.
    pub fn place(&self, gazetteer: Gazetteer) -> Place {
        let (precision, method, least) = match (self.kind, self.rank) {
            (NameKind::Postcode, _) => (Precision::About100M, Method::PostcodeCentroid, 100.0),
            (NameKind::Street, _) => (Precision::Street, Method::Address, 75.0),
            (NameKind::Spot, _) => (Precision::Building, Method::Address, 15.0),
            (NameKind::Settlement, 0..=1) => (Precision::About1Km, Method::Address, 3000.0),
            (NameKind::Settlement, 2) => (Precision::About1Km, Method::Address, 1000.0),
            (NameKind::Settlement, _) => (Precision::Neighbourhood, Method::Address, 750.0),
            (NameKind::Water | NameKind::Green, _) => (Precision::About1Km, Method::Address, 300.0),
        };
        Place {
            geometry: Geometry::point(self.lon, self.lat).ok(),
            precision,
            uncertainty_m: Some((self.reach_m()).max(least).round()),
            method: Some(method),
            gazetteer: Some(gazetteer),
            ..Place::default()
        }
    }

    /// Half the diagonal of its bounds, in metres.
    fn reach_m(&self) -> f64 {
        use geo::{Distance, Haversine};
        let [west, south, east, north] = self.bounds;
        Haversine.distance(geo::Point::new(west, south), geo::Point::new(east, north)) / 2.0
    }
}
