//! Where somebody wants to have an asset in the network.

use crate::catalogue::{Catalogue, Outcome};
use crate::error::Result;
use crate::history::{Action, Label};
use crate::id::{AssetId, NetworkPinId};
use crate::record::{Kind, Record};
use crate::storage::rows;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct NetworkPin {
    pub asset: AssetId,
    /// In the units of the layout, right and down.
    pub at: [f64; 2],
}

impl Record for NetworkPin {
    const KIND: Kind = Kind::NetworkPin;
    const NESTED: &'static [&'static str] = &["at"];
    const FIXED: &'static [&'static str] = &["asset"];
    const REFERENCES: &'static [&'static str] = &["asset"];
    const ABOUT: &'static [&'static str] = &["asset"];
}

impl Catalogue {
    /// Pins an asset where it was dragged in the network, or (null) lets it go.
    pub fn pin(&self, asset: AssetId, at: Option<[f64; 2]>) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::Pin, asset), |tx| {
            let there = rows::of::<NetworkPin>(tx.db(), "asset", &asset.0)?;
            match (at, there.first()) {
                (Some(at), Some(pin)) => tx
                    .update(NetworkPinId(pin.id), &NetworkPin { asset, at })
                    .map(drop),
                (Some(at), None) => tx.create(NetworkPinId::new(), &NetworkPin { asset, at }),
                (None, _) => there
                    .iter()
                    .try_for_each(|pin| tx.remove(Kind::NetworkPin, NetworkPinId(pin.id))),
            }
        })
    }
}
