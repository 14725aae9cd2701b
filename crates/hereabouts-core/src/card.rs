//! An asset with all that its card shows.

use crate::asset::{Asset, AssetKind};
use crate::confirmation::{Confirmation, Freshness};
use crate::contact::Contact;
use crate::id::{AreaId, AssetId, ConfirmationId, ContactId, RelationshipId};
use crate::relationship::Relationship;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AssetCard {
    pub id: AssetId,
    pub asset: Asset,
    /// It lies in the bin.
    pub in_bin: bool,
    pub contacts: Vec<ContactLine>,
    pub ties: Vec<Tie>,
    /// The newest first.
    pub confirmations: Vec<ConfirmationLine>,
    pub freshness: Freshness,
    pub last_checked: Option<String>,
    /// ISO 8601 day from which it should be looked at again.
    pub next_check: Option<String>,
    pub areas: Vec<AreaLine>,
    #[ts(type = "number")]
    pub changes: u64,
    pub created_at: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ContactLine {
    pub id: ContactId,
    pub contact: Contact,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ConfirmationLine {
    pub id: ConfirmationId,
    pub confirmation: Confirmation,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AreaLine {
    pub id: AreaId,
    pub name: String,
}

/// A relationship as this asset's card says it: "is hosted by Old Chapel Hall, since 2019".
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Tie {
    pub id: RelationshipId,
    pub relationship: Relationship,
    /// As seen from this asset: the wording, or the inverse when the asset is its far end.
    pub wording: String,
    pub outgoing: bool,
    pub other: AssetId,
    pub other_name: String,
    pub other_kind: AssetKind,
    /// Longitude, latitude of the other end, where it has a place.
    pub other_at: Option<[f64; 2]>,
    pub past: bool,
}
