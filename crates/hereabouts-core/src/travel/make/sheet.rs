//! Assets of a release as rows of a table that we saved ourselves, so that an import's rules say what becomes of them.

use super::own_fields::OwnField;
use crate::asset::AssetKind;
use crate::custom_field::Fields;
use crate::error::{OrNotFound, Result};
use crate::id::AssetId;
use crate::import::draft::{Draft, File, draft, keep_place};
use crate::import::{Cell, Crs, Field, Mapping, RawGeometry, Row, own_column};
use crate::release::Key;
use hereabouts_export as export;
use hereabouts_export::cell::join_list;
use hereabouts_export::number::shortest;
use hereabouts_export::place::rounded;
use serde_json::Value;

/// The columns that every asset has, before those of the release.
const FIRST: [&str; 5] = ["id", "kind", "name", "location_precision", "uncertainty_m"];

/// The columns of a release, and what an import of a file of ours takes them for.
pub(super) struct Sheet {
    columns: Vec<String>,
    mapping: Mapping,
    own: Vec<bool>,
    /// What is said in the team's own fields is not read from here, so there are none.
    none: Fields,
    /// Places are as the release has them; otherwise as its files would write them.
    exactly: bool,
}

impl Sheet {
    /// `keys` are what the columns of the release stand for, in their order.
    pub fn of<'k>(
        keys: impl Iterator<Item = &'k Key>,
        columns: &export::Columns,
        exactly: bool,
    ) -> Sheet {
        let mut sheet = Sheet {
            columns: FIRST.map(str::to_owned).into(),
            mapping: Mapping {
                columns: FIRST.map(own_column).into(),
                ..Mapping::default()
            },
            own: vec![true; FIRST.len()],
            none: Fields::new(),
            exactly,
        };
        for (key, column) in keys.zip(columns.keys()) {
            let (name, field, own) = match key {
                Key::Field(_) | Key::Channel(_) | Key::LocationArea => {
                    (column, own_column(column), true)
                }
                Key::Extra(name) => (name.as_str(), Field::Extra, false),
                // The photos are in the copy themselves.
                Key::Photos | Key::Custom(..) => (column, Field::Ignore, false),
            };
            sheet.columns.push(name.to_owned());
            sheet.mapping.columns.push(field);
            sheet.own.push(own);
        }
        sheet
    }

    /// An asset as it comes into the copy, and what hangs on it. `said_in` is the team's own field that a column of the
    /// release is, by its place in `fields`.
    pub fn read(
        &self,
        asset: &export::ReleasedAsset,
        said_in: &[Option<usize>],
        fields: &mut [OwnField],
    ) -> Result<(AssetId, Draft)> {
        let id = asset.id.parse::<AssetId>().ok().or_not_found("asset")?;
        let file = File {
            source: "",
            columns: &self.columns,
            mapping: &self.mapping,
            kind: AssetKind::Place,
            audience: None,
            ours: true,
            own: &self.own,
            fields: &self.none,
        };
        let mut draft = draft(&file, &self.row(asset));
        if let Some((.., raw)) = draft.doubt.take() {
            keep_place(&mut draft.asset, raw.as_deref());
        }
        draft.asset.imported_from = None;
        for (column, value) in &asset.values {
            let field = said_in.get(*column).copied().flatten();
            let Some(field) = field else { continue };
            let Some(field) = fields.get_mut(field) else {
                continue;
            };
            let said = field.said(value);
            if !said.is_null() {
                draft.asset.custom.insert(field.id, said);
            }
        }
        draft.asset = draft.asset.valid()?;
        Ok((id, draft))
    }

    fn row(&self, asset: &export::ReleasedAsset) -> Row {
        let place = &asset.place;
        let shape = match self.exactly && place.precision != export::Precision::None {
            true => place.geometry.clone(),
            false => rounded(place).map(|rounded| rounded.geometry()),
        };
        let shape = shape.and_then(|shape| serde_json::to_value(shape).ok());
        let first = [
            Some(asset.id.clone()),
            Some(asset.kind.clone()),
            Some(asset.name.clone()),
            Some(place.precision.token().to_owned()),
            place.uncertainty_m.and_then(shortest),
        ];
        let first = first.into_iter().map(|text| text.map(Cell::Text));
        let mut cells: Vec<(usize, Cell)> = (0..)
            .zip(first)
            .filter_map(|(at, cell)| Some((at, cell?)))
            .collect();
        for (column, value) in &asset.values {
            let at = FIRST.len() + column;
            let own = self.own.get(at).copied().unwrap_or_default();
            cells.extend(cell(value, own).map(|cell| (at, cell)));
        }
        Row {
            cells,
            geometry: shape.map(|value| RawGeometry {
                value,
                crs: Crs::Wgs84,
            }),
            ..Row::default()
        }
    }
}

/// A list in a column of ours is one text, as in our files; in any other it stays what it was.
fn cell(value: &export::Value, own: bool) -> Option<Cell> {
    match value {
        export::Value::Text(text) => Some(Cell::Text(text.clone())),
        export::Value::List(items) if own => Some(Cell::Text(join_list(items))),
        value => Some(json(value))
            .filter(|value| !value.is_null())
            .map(Cell::Value),
    }
}

/// As it is kept with an asset; null for what is no number.
pub(super) fn json(value: &export::Value) -> Value {
    match value {
        export::Value::Text(text) => text.as_str().into(),
        export::Value::Integer(number) => (*number).into(),
        export::Value::Number(number) => (*number).into(),
        export::Value::Flag(yes) => (*yes).into(),
        export::Value::List(items) => items.clone().into(),
    }
}
