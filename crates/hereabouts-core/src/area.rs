//! A neighbourhood that residents drew, or an official boundary with its vintage.

use crate::api::With;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::geometry::Geometry;
use crate::history::{Action, Label};
use crate::id::AreaId;
use crate::record::{Kind, Record};
use crate::storage::rows;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
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
}

impl Area {
    fn valid(mut self) -> Result<Area> {
        self.name = self.name.trim().to_owned();
        if self.name.is_empty() {
            return Err(Error::invalid("An area needs the name people call it by."));
        }
        Ok(self)
    }
}

impl Catalogue {
    pub fn list_areas(&self) -> Result<Vec<With<AreaId, Area>>> {
        self.read(|db| {
            let areas = rows::all::<Area>(db, "name COLLATE NOCASE")?;
            Ok(areas
                .into_iter()
                .map(|found| With {
                    id: AreaId(found.id),
                    is: found.record,
                })
                .collect())
        })
    }

    pub fn add_area(&self, area: Area) -> Result<Outcome<AreaId>> {
        let (id, area) = (AreaId::new(), area.valid()?);
        self.transact(Label::one(Action::AddArea, id), |tx| {
            tx.create(id, &area)?;
            Ok(id)
        })
    }

    pub fn edit_area(&self, id: AreaId, area: Area) -> Result<Outcome<()>> {
        let area = area.valid()?;
        self.transact(Label::one(Action::EditArea, id), |tx| {
            tx.update(id, &area).map(drop)
        })
    }

    pub fn remove_area(&self, id: AreaId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemoveArea, id), |tx| {
            tx.remove(Kind::Area, id)
        })
    }
}
