//! An asset that is an area, cut in pieces or joined with another.

use super::{Asset, stored};
use crate::catalogue::{Catalogue, Outcome};
use crate::drawing;
use crate::error::{Error, Result};
use crate::geometry::Geometry;
use crate::history::{Action, Label};
use crate::id::AssetId;
use crate::place::Place;
use crate::record::Kind;

impl Catalogue {
    /// Cuts an asset's area along a line: it keeps the largest piece. The others become assets of the same
    /// kind, with its tags and its audience; what else is known of it stays with it.
    pub fn split_asset(&self, id: AssetId, along: Geometry) -> Result<Outcome<Vec<AssetId>>> {
        self.transact(Label::one(Action::Split, id), |tx| {
            let whole = stored(tx.db(), id)?.record;
            let mut pieces = drawing::split(outline(&whole)?, &along)?.into_iter();
            tx.update(id, &with(&whole, pieces.next()))?;
            let mut made = Vec::new();
            for (number, piece) in (2..).zip(pieces) {
                let new = AssetId::new();
                let blank = Asset::new(whole.kind, format!("{} ({number})", whole.name));
                let part = Asset {
                    tags: whole.tags.clone(),
                    status: whole.status,
                    audience: whole.audience.clone(),
                    audience_reason: whole.audience_reason.clone(),
                    sensitivity: whole.sensitivity,
                    place: whole.place.clone(),
                    ..blank
                };
                tx.create(new, &with(&part, Some(piece)))?;
                made.push(new);
            }
            Ok(made)
        })
    }

    /// Makes two assets' areas one: the first takes in the ground of the other, which goes into the bin.
    pub fn join_assets(&self, id: AssetId, other: AssetId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::Join, id), |tx| {
            if id == other {
                return Err(Error::invalid("Choose another area to join it with."));
            }
            let (one, two) = (stored(tx.db(), id)?.record, stored(tx.db(), other)?.record);
            let joined = drawing::join(outline(&one)?, outline(&two)?)?;
            tx.update(id, &with(&one, Some(joined)))?;
            tx.remove(Kind::Asset, other)
        })
    }
}

fn outline(asset: &Asset) -> Result<&Geometry> {
    let geometry = asset
        .place
        .as_ref()
        .and_then(|place| place.geometry.as_ref());
    geometry.ok_or_else(|| Error::invalid(format!("{} is not on the map.", asset.name)))
}

/// The asset with another geometry; how precisely it is known stays.
fn with(asset: &Asset, geometry: Option<Geometry>) -> Asset {
    let place = asset.place.clone().unwrap_or_default();
    Asset {
        place: Some(Place { geometry, ..place }),
        ..asset.clone()
    }
}
