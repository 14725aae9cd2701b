//! Assets that may be one: which look alike and why, side by side, made one and taken apart again.
//!
//! All pairs are found by keys that few assets share ([`keys`]); what one asset looks like is found by search
//! ([`look`]). Whether two may be one is decided in one place ([`judge`]), and only ever asked: nothing becomes one
//! by itself.

mod compare;
mod distinct;
mod join;
mod judge;
mod keys;
mod list;
mod look;
mod names;
mod part;
mod things;
mod ways;
mod words;

pub use compare::{ComparedField, Comparison};
pub use distinct::Distinct;
pub(crate) use join::joined_here;
pub(crate) use list::Remembered;
pub(crate) use look::{look_like_ours, namesakes};
pub(crate) use names::Like;
pub(crate) use ways::{phone, phone_spellings, register, web};

use crate::asset::{Asset, AssetKind};
use crate::id::AssetId;
use serde::Serialize;

/// What speaks for two assets being one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Sameness {
    /// In a public register.
    Number,
    Phone,
    Email,
    Web,
    /// One of a few houses.
    Postcode,
    SameName,
    /// Nearly the same, or one goes on where the other ends.
    LikeName,
    Near,
}

/// One of two assets that may be one.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Half {
    pub id: AssetId,
    pub name: String,
    pub kind: AssetKind,
    /// Its address, or its postcode.
    #[serde(rename = "where")]
    pub where_: Option<String>,
    /// The file it came from.
    pub source: Option<String>,
}

impl Half {
    fn of(id: AssetId, asset: &Asset) -> Half {
        let place = asset.place.as_ref();
        let words = place.and_then(|place| place.address.as_ref().or(place.postcode.as_ref()));
        let from = asset.imported_from.as_ref();
        Half {
            id,
            name: asset.name.clone(),
            kind: asset.kind,
            where_: words.cloned(),
            source: from.map(|from| from.source.clone()),
        }
    }
}

/// Two assets that may be one.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LikelyPair {
    pub one: Half,
    pub other: Half,
    pub why: Vec<Sameness>,
    /// How far apart they are, where both have a place.
    pub metres: Option<f64>,
    /// Very likely one; otherwise perhaps.
    pub likely: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct PairPage {
    #[ts(type = "number")]
    pub total: u64,
    /// The likeliest first.
    pub pairs: Vec<LikelyPair>,
}

#[cfg(test)]
mod tests;
