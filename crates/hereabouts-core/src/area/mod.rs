//! A neighbourhood that residents drew, or an official boundary with its vintage.

mod layers;

pub use layers::{AreaLayer, AreaRow, layer};

use crate::catalogue::{Catalogue, Outcome};
use crate::drawing;
use crate::error::{Error, OrNotFound, Result};
use crate::geometry::Geometry;
use crate::history::{Action, Label};
use crate::id::AreaId;
use crate::record::{Kind, Record};
use crate::search::areas;
use crate::storage::rows::{self, Existence, Stored};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum AreaKind {
    /// As residents describe it.
    Neighbourhood,
    /// A ward, a census area: it has a code and a vintage.
    Official,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Area {
    pub kind: AreaKind,
    pub name: String,
    #[serde(default)]
    pub geometry: Option<Geometry>,
    #[serde(default)]
    pub code: Option<String>,
    /// "wards 2024"
    #[serde(default)]
    pub vintage: Option<String>,
    #[serde(default)]
    pub defined_by: Option<String>,
    /// ISO 8601.
    #[serde(default)]
    pub defined_on: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
}

impl Record for Area {
    const KIND: Kind = Kind::Area;
    const NESTED: &'static [&'static str] = &["geometry"];
    const NAME_IN_LABELS: &'static str = "name";

    /// Bounds in degrees, to look through many quickly, and the size that tells the smallest.
    fn derived(&self) -> Vec<(&'static str, rusqlite::types::Value)> {
        let bounds = self.geometry.as_ref().map(Geometry::bounds);
        let size = self
            .geometry
            .as_ref()
            .and_then(|geometry| drawing::measured(geometry).ok()?.square_metres);
        let mut columns: Vec<_> = ["west", "south", "east", "north"]
            .into_iter()
            .enumerate()
            .map(|(i, column)| (column, bounds.map(|b| b[i]).into()))
            .collect();
        columns.push(("square_metres", size.into()));
        columns
    }
}

impl Area {
    pub(crate) fn valid(mut self) -> Result<Area> {
        self.name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.name.is_empty() {
            return Err(Error::invalid("An area needs the name people call it by."));
        }
        for text in [
            &mut self.code,
            &mut self.vintage,
            &mut self.defined_by,
            &mut self.defined_on,
            &mut self.note,
        ] {
            *text = text.take().map(|text| text.trim().to_owned());
            *text = text.take().filter(|text| !text.is_empty());
        }
        Ok(self)
    }
}

/// An area with all that is shown of it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AreaCard {
    pub id: AreaId,
    pub area: Area,
    /// Assets in it that are here.
    #[ts(type = "number")]
    pub assets: u64,
    /// What finds them: `area:"Weir End"`.
    pub query: String,
    pub square_metres: Option<f64>,
    /// West, south, east, north in degrees.
    pub bounds: Option<[f64; 4]>,
}

fn stored(db: &Connection, id: AreaId) -> Result<Stored<Area>> {
    rows::get::<Area>(db, &id.0)?
        .filter(|found| found.existence == Existence::Here)
        .or_not_found("area")
}

impl Catalogue {
    pub fn show_area(&self, id: AreaId) -> Result<AreaCard> {
        self.read(|db| {
            let found = stored(db, id)?;
            let square_metres = match &found.record.geometry {
                Some(geometry) => drawing::measured(geometry)?.square_metres,
                None => None,
            };
            Ok(AreaCard {
                id,
                assets: areas::assets_in(db, found.n)?,
                query: areas::query(db, &found.record)?,
                square_metres,
                bounds: found.record.geometry.as_ref().map(Geometry::bounds),
                area: found.record,
            })
        })
    }

    pub fn add_area(&self, area: Area) -> Result<Outcome<AreaId>> {
        let (id, area) = (AreaId::new(), area.valid()?);
        if let Some(geometry) = &area.geometry {
            drawing::well_drawn(geometry)?;
        }
        self.transact(Label::one(Action::AddArea, id), |tx| {
            tx.create(id, &area)?;
            Ok(id)
        })
    }

    pub fn edit_area(&self, id: AreaId, area: Area) -> Result<Outcome<()>> {
        let area = area.valid()?;
        self.transact(Label::one(Action::EditArea, id), |tx| {
            let before = stored(tx.db(), id)?.record;
            if let Some(geometry) = area
                .geometry
                .as_ref()
                .filter(|_| area.geometry != before.geometry)
            {
                drawing::well_drawn(geometry)?;
            }
            tx.update(id, &area).map(drop)
        })
    }

    pub fn remove_area(&self, id: AreaId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemoveArea, id), |tx| {
            tx.remove(Kind::Area, id)
        })
    }

    /// Cuts an area along a line: it keeps the largest piece, the others become areas of their own.
    pub fn split_area(&self, id: AreaId, along: Geometry) -> Result<Outcome<Vec<AreaId>>> {
        self.transact(Label::one(Action::SplitArea, id), |tx| {
            let whole = stored(tx.db(), id)?.record;
            let mut pieces = drawing::split(outline(&whole)?, &along)?.into_iter();
            let largest = Area {
                geometry: pieces.next(),
                ..whole.clone()
            };
            tx.update(id, &largest)?;
            let mut made = Vec::new();
            for (number, piece) in (2..).zip(pieces) {
                let new = AreaId::new();
                let area = Area {
                    name: format!("{} ({number})", whole.name),
                    geometry: Some(piece),
                    // A code names the whole of it.
                    code: None,
                    ..whole.clone()
                };
                tx.create(new, &area)?;
                made.push(new);
            }
            Ok(made)
        })
    }

    /// Makes two areas one: the first takes in the ground of the other, which is removed.
    pub fn join_areas(&self, id: AreaId, other: AreaId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::JoinAreas, id), |tx| {
            if id == other {
                return Err(Error::invalid("Choose another area to join it with."));
            }
            let (one, two) = (stored(tx.db(), id)?.record, stored(tx.db(), other)?.record);
            let geometry = drawing::join(outline(&one)?, outline(&two)?)?;
            let joined = Area {
                geometry: Some(geometry),
                ..one
            };
            tx.update(id, &joined)?;
            tx.remove(Kind::Area, other)
        })
    }
}

fn outline(area: &Area) -> Result<&Geometry> {
    area.geometry
        .as_ref()
        .ok_or_else(|| Error::invalid(format!("{} is not drawn yet.", area.name)))
}
