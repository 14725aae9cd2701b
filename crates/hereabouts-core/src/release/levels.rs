//! How coarsely places are given to a reader: what the profile asks for, and what the reader was given before.
//!
//! What was given is kept region by region as a set of words that only ever grows, on the partner, or on the
//! catalogue for everyone. So two laptops that merge hold what both gave, and the coarsest of it counts.

use crate::area::Area;
use crate::catalogue::{Named, SELF};
use crate::error::{Error, OrNotFound, Result};
use crate::geometry::Geometry;
use crate::grid::cell::{Cell, region};
use crate::id::{AreaId, PartnerId};
use crate::log::door::Tx;
use crate::partner::{Partner, ReleaseProfile};
use crate::place::Precision;
use crate::storage::rows::{Existence, get};
use geo::{Contains, Intersects};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// The largest cell a place is given as, the finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Ten,
    Eight,
    Six,
    /// No place at all.
    Nowhere,
}

impl Level {
    /// What a profile's limit stands for; none where places leave as they are known.
    pub fn of(coarsest: Option<Precision>) -> Option<Level> {
        match coarsest? {
            Precision::Exact => None,
            Precision::Building => Some(Level::Ten),
            Precision::Street | Precision::About100M => Some(Level::Eight),
            Precision::About1Km | Precision::Neighbourhood | Precision::Area => Some(Level::Six),
            Precision::None => Some(Level::Nowhere),
        }
    }

    pub fn digits(self) -> Option<u8> {
        match self {
            Level::Ten => Some(10),
            Level::Eight => Some(8),
            Level::Six => Some(6),
            Level::Nowhere => None,
        }
    }

    /// A word that is not known came from a later version: then no place is given.
    fn from_word(word: &str) -> Level {
        match word {
            "10" => Level::Ten,
            "8" => Level::Eight,
            "6" => Level::Six,
            _ => Level::Nowhere,
        }
    }
}

/// All that limits one place: it leaves as what lies within none of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Limit {
    pub level: Option<Level>,
    pub areas: BTreeSet<AreaId>,
}

impl Limit {
    fn with(&self, other: &Limit) -> Limit {
        Limit {
            level: self.level.max(other.level),
            areas: self.areas.union(&other.areas).copied().collect(),
        }
    }
}

/// The outline of an area that places are given as.
pub struct Outline {
    pub name: String,
    pub geometry: Geometry,
    shape: geo::Geometry,
}

impl Outline {
    pub fn holds(&self, [lon, lat]: [f64; 2]) -> bool {
        self.shape.intersects(&geo::Point::new(lon, lat))
    }

    /// Does it hold all of a cell?
    pub fn covers(&self, cell: Cell) -> bool {
        let [west, south, east, north] = cell.bounds();
        let cell = geo::Rect::new([west, south], [east, north]).to_polygon();
        self.shape.contains(&cell)
    }

    /// Half the diagonal of its box, in whole metres.
    pub fn radius_m(&self) -> f64 {
        use geo::{Distance, Haversine};
        let [west, south, east, north] = self.geometry.bounds();
        let across = Haversine.distance([west, south].into(), [east, north].into());
        (across / 2.0).ceil()
    }
}

/// By what places are made coarser in one release.
pub struct Levels {
    profile: Limit,
    /// Region, and whether homes are meant → what the reader was given there before.
    before: BTreeMap<(String, bool), Limit>,
    /// Those areas that are here and have an outline.
    outlines: BTreeMap<AreaId, Outline>,
}

impl Levels {
    /// # Errors
    /// `Invalid` where the area of the profile is gone or has no outline.
    pub fn of(
        db: &Connection,
        profile: &ReleaseProfile,
        partner: Option<&Partner>,
        everyone: bool,
    ) -> Result<Levels> {
        let named = get::<Named>(db, &SELF)?.filter(|_| everyone);
        let before = match (&partner, &named) {
            (Some(partner), _) => Some(&partner.levels),
            (None, named) => named.as_ref().map(|named| &named.record.levels),
        };
        let before = before.map(read).unwrap_or_default();
        let profile = Limit {
            level: Level::of(profile.coarsest),
            areas: profile.area.into_iter().collect(),
        };
        let mut outlines = BTreeMap::new();
        let areas = before.values().flat_map(|limit| &limit.areas);
        for id in areas.chain(&profile.areas) {
            if let Some(outline) = outline(db, *id)? {
                outlines.insert(*id, outline);
            }
        }
        if let Some(gone) = profile.areas.iter().find(|id| !outlines.contains_key(id)) {
            let area = get::<Area>(db, &gone.0)?.or_not_found("area")?.record.name;
            return Err(Error::invalid(format!(
                "This profile gives places as the area “{area}”, which is not here any more or has no outline. Choose another area in the profile, or draw this one."
            )));
        }
        Ok(Levels {
            profile,
            before,
            outlines,
        })
    }

    pub fn profile(&self) -> &Limit {
        &self.profile
    }

    pub fn outline(&self, id: &AreaId) -> Option<&Outline> {
        self.outlines.get(id)
    }

    /// Does nothing limit a place, wherever it is?
    pub fn are_free(&self, home: bool) -> bool {
        self.before.is_empty() && self.own(home) == Limit::default()
    }

    /// What limits a place, and whether what was given before has a part in it.
    pub fn limit(&self, at: [f64; 2], home: bool) -> (Limit, bool) {
        let own = self.own(home);
        if self.before.is_empty() {
            return (own, false);
        }
        match self.before.get(&(region(at), home)) {
            Some(before) => {
                let limit = own.with(before);
                let overruled = limit != own;
                (limit, overruled)
            }
            None => (own, false),
        }
    }

    /// Was this reader ever given coarser places than are known here, of homes or of all else?
    pub fn ever(&self, home: bool) -> bool {
        self.before.keys().any(|(_, homes)| *homes == home)
    }

    /// What the profile says. A home is never given more finely than as a cell of eight digits.
    fn own(&self, home: bool) -> Limit {
        let finest = (home && self.profile.areas.is_empty()).then_some(Level::Eight);
        Limit {
            level: self.profile.level.max(finest),
            areas: self.profile.areas.clone(),
        }
    }

    /// The words to be kept after a place was given by these rules.
    pub fn words(&self, at: [f64; 2], home: bool) -> Vec<String> {
        let Limit { level, areas } = self.own(home);
        let region = region(at);
        let homes = if home { "/homes" } else { "" };
        let level = level
            .and_then(Level::digits)
            .map(|digits| digits.to_string());
        let areas = areas.iter().map(AreaId::to_string);
        let all = level.into_iter().chain(areas);
        all.map(|word| format!("{region}/{word}{homes}")).collect()
    }
}

/// Keeps at what levels a reader was given places. What was kept before stays: it is only ever made coarser.
pub fn keep(tx: &mut Tx, partner: Option<PartnerId>, words: &BTreeSet<String>) -> Result<()> {
    if let Some(id) = partner {
        let mut found = get::<Partner>(tx.db(), &id.0)?
            .or_not_found("partner")?
            .record;
        found.levels.extend(words.iter().cloned());
        return tx.update(id, &found).map(drop);
    }
    let mut named = get::<Named>(tx.db(), &SELF)?
        .or_not_found("catalogue")?
        .record;
    named.levels.extend(words.iter().cloned());
    tx.update(SELF, &named).map(drop)
}

fn read(words: &BTreeSet<String>) -> BTreeMap<(String, bool), Limit> {
    let mut limits: BTreeMap<(String, bool), Limit> = BTreeMap::new();
    for word in words {
        let mut parts = word.split('/');
        let (Some(region), Some(what)) = (parts.next(), parts.next()) else {
            continue;
        };
        let limit = limits
            .entry((region.to_owned(), parts.next().is_some()))
            .or_default();
        match what.parse::<AreaId>() {
            Ok(area) => drop(limit.areas.insert(area)),
            Err(_) => limit.level = limit.level.max(Some(Level::from_word(what))),
        }
    }
    limits
}

fn outline(db: &Connection, id: AreaId) -> Result<Option<Outline>> {
    let found = get::<Area>(db, &id.0)?.filter(|found| found.existence == Existence::Here);
    let Some(Area {
        name,
        geometry: Some(geometry),
        ..
    }) = found.map(|found| found.record)
    else {
        return Ok(None);
    };
    let shape = geo::Geometry::try_from(geometry.value()).ok();
    let shape = shape.filter(|shape| {
        matches!(
            shape,
            geo::Geometry::Polygon(_) | geo::Geometry::MultiPolygon(_)
        )
    });
    Ok(shape.map(|shape| Outline {
        name,
        geometry,
        shape,
    }))
}
