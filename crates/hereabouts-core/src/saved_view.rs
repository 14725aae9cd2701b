//! A part of the map, and what was shown there, under a name: to come back to it, and to show it to others.

use crate::api::With;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::SavedViewId;
use crate::record::{Kind, Record};
use crate::storage::rows;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct SavedView {
    pub name: String,
    pub camera: Camera,
    #[serde(default)]
    pub query: Option<String>,
}

/// Where one looks on the map from. One answer, which never merges in parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Camera {
    /// Degrees, of the middle of the map.
    pub lon: f64,
    pub lat: f64,
    /// As web maps count it: the world is 512 pixels wide at 0, and twice as wide at each further one.
    pub zoom: f64,
}

impl Record for SavedView {
    const KIND: Kind = Kind::SavedView;
    const NESTED: &'static [&'static str] = &["camera"];
    const NAME_IN_LABELS: &'static str = "name";
}

impl SavedView {
    pub(crate) fn valid(mut self) -> Result<SavedView> {
        self.name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.name.is_empty() {
            return Err(Error::invalid("A view needs a name to find it by."));
        }
        let Camera { lon, lat, zoom } = self.camera;
        if !(lon.abs() <= 180.0 && lat.abs() <= 90.0 && zoom.is_finite()) {
            return Err(Error::invalid(
                "This part of the map lies nowhere on Earth.",
            ));
        }
        // No finer than a map can show.
        self.camera = Camera {
            lon: (lon * 1e6).round() / 1e6,
            lat: (lat * 1e6).round() / 1e6,
            zoom: (zoom * 100.0).round() / 100.0,
        };
        self.query = self.query.filter(|query| !query.trim().is_empty());
        Ok(self)
    }
}

impl Catalogue {
    pub fn list_views(&self) -> Result<Vec<With<SavedViewId, SavedView>>> {
        self.read(|db| {
            let views = rows::all::<SavedView>(db, "name COLLATE NOCASE, n")?;
            Ok(views
                .into_iter()
                .map(|found| With {
                    id: SavedViewId(found.id),
                    is: found.record,
                })
                .collect())
        })
    }

    pub fn save_view(
        &self,
        id: Option<SavedViewId>,
        view: SavedView,
    ) -> Result<Outcome<SavedViewId>> {
        let view = view.valid()?;
        let known = id.is_some();
        let id = id.unwrap_or_else(SavedViewId::new);
        self.transact(Label::one(Action::SaveView, id), |tx| {
            match known {
                true => tx.update(id, &view).map(drop)?,
                false => tx.create(id, &view)?,
            }
            Ok(id)
        })
    }

    pub fn remove_view(&self, id: SavedViewId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemoveView, id), |tx| {
            tx.remove(Kind::SavedView, id)
        })
    }
}
