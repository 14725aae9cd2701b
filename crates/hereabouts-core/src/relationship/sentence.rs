//! A tie typed as a sentence: Repair Café meets at the Tool Library.

use crate::asset::AssetKind;
use crate::catalogue::{Catalogue, Outcome};
use crate::conversation::Party;
use crate::error::{Error, Result};
use crate::id::{AssetId, RelationshipId};
use serde::{Deserialize, Serialize};

/// A sentence as far as it is understood, the likeliest reading first.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TieRead {
    pub from: TieEnd,
    /// The key of its type, and its words as the sentence goes.
    #[serde(rename = "type")]
    pub kind: String,
    pub wording: String,
    /// The sentence was said from the other end: from and to are turned already.
    pub inverse: bool,
    pub to: TieEnd,
}

/// One end: an asset that is here, or a name that nothing here has.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TieEnd {
    Here(Party),
    New { name: String, kind: AssetKind },
}

/// One end of a tie that is made: an asset, or a name of which one is made that waits in the Inbox.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TieTo {
    Here(AssetId),
    New { name: String, kind: AssetKind },
}

impl Catalogue {
    /// Reads a sentence; `about` is the asset on whose card it is typed, and may be left out of it.
    pub fn read_tie(&self, about: Option<AssetId>, text: String) -> Result<Vec<TieRead>> {
        let _ = (about, text);
        Err(Error::invalid("stub"))
    }

    /// Connects two ends, making those that are missing: each waits in the Inbox to be told more of.
    pub fn relate_by_name(
        &self,
        from: TieTo,
        kind: String,
        to: TieTo,
    ) -> Result<Outcome<RelationshipId>> {
        let _ = (from, kind, to);
        Err(Error::invalid("stub"))
    }
}
