//! Names of known assets in a text that is being written.

use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::error::{Error, Result};
use crate::id::AssetId;
use serde::Serialize;

/// A passage that names an asset; `start` and `length` are in characters (Unicode scalar values).
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct NamedSpan {
    pub asset: AssetId,
    pub name: String,
    pub kind: AssetKind,
    pub start: u32,
    pub length: u32,
}

impl Catalogue {
    pub fn recognise(&self, text: String) -> Result<Vec<NamedSpan>> {
        let _ = text;
        Err(Error::invalid("stub"))
    }
}
