//! Areas by the layer they belong to: neighbourhoods, and each vintage of official boundaries.

use super::{Area, AreaKind};
use crate::catalogue::{Catalogue, Outcome};
use crate::error::Result;
use crate::history::{Action, Label};
use crate::id::AreaId;
use crate::record::Kind;
use crate::storage::rows;
use serde::Serialize;

/// Areas that are switched on and off together.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AreaLayer {
    /// The word by which tiles tell it.
    pub key: String,
    pub kind: AreaKind,
    /// "wards 2024"; none for neighbourhoods, and for boundaries that nobody said it of.
    pub vintage: Option<String>,
    pub areas: Vec<AreaRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AreaRow {
    pub id: AreaId,
    pub name: String,
    pub code: Option<String>,
    pub defined_by: Option<String>,
    pub defined_on: Option<String>,
    /// It is drawn, not only named.
    pub drawn: bool,
    /// Assets in it that are here.
    #[ts(type = "number")]
    pub assets: u64,
}

impl Area {
    /// See [`AreaLayer::key`].
    pub fn layer(&self) -> String {
        layer(self.kind, self.vintage.as_deref())
    }
}

/// See [`AreaLayer::key`].
pub fn layer(kind: AreaKind, vintage: Option<&str>) -> String {
    match (kind, vintage) {
        (AreaKind::Neighbourhood, _) => "neighbourhood".into(),
        (AreaKind::Official, None) => "official".into(),
        (AreaKind::Official, Some(vintage)) => format!("official {vintage}"),
    }
}

impl Catalogue {
    /// All areas by layer: neighbourhoods first, then boundaries by vintage; each by name.
    pub fn list_area_layers(&self) -> Result<Vec<AreaLayer>> {
        self.read(|db| {
            let mut layers: Vec<AreaLayer> = Vec::new();
            let counts = crate::search::areas::counts(db)?;
            for found in rows::all::<Area>(
                db,
                "kind, CASE kind WHEN 'official' THEN vintage END, name COLLATE NOCASE, n",
            )? {
                let area = found.record;
                let key = area.layer();
                if layers.last().is_none_or(|layer| layer.key != key) {
                    let vintage = area.vintage.clone();
                    layers.push(AreaLayer {
                        key,
                        kind: area.kind,
                        vintage: vintage.filter(|_| area.kind == AreaKind::Official),
                        areas: Vec::new(),
                    });
                }
                let row = AreaRow {
                    id: AreaId(found.id),
                    name: area.name,
                    code: area.code,
                    defined_by: area.defined_by,
                    defined_on: area.defined_on,
                    drawn: area.geometry.is_some(),
                    assets: counts.get(&found.n).copied().unwrap_or(0),
                };
                if let Some(layer) = layers.last_mut() {
                    layer.areas.push(row);
                }
            }
            Ok(layers)
        })
    }

    /// Removes every boundary of a layer, as one step.
    pub fn remove_area_layer(&self, key: String) -> Result<Outcome<u32>> {
        self.transact(Label::of(Action::RemoveBoundaries), |tx| {
            let all = rows::all::<Area>(tx.db(), "n")?;
            let mut removed = 0;
            for area in all.iter().filter(|area| area.record.layer() == key) {
                tx.remove(Kind::Area, area.id)?;
                removed += 1;
            }
            tx.label.count = Some(removed.into());
            Ok(removed)
        })
    }
}
