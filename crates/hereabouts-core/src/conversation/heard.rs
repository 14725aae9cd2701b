//! What was heard, sorted: people and other assets that are new, gifts, wishes, ties and promises, kept as one step.

use crate::api::Edit;
use crate::asset::AssetKind;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::gift::{GiftDomain, GiftForm, Terms};
use crate::id::{AssetId, ConversationId, FollowUpId, GatheringId, GiftId, RelationshipId, WishId};
use crate::wish::WishKind;
use serde::{Deserialize, Serialize};

/// An asset that is here, or one of those made in the same step, by its place among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum End {
    Here(AssetId),
    New(u32),
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Heard {
    /// The conversation that is sorted by this.
    #[serde(default)]
    pub conversation: Option<ConversationId>,
    #[serde(default)]
    pub gathering: Option<GatheringId>,
    #[serde(default)]
    pub assets: Vec<HeardAsset>,
    #[serde(default)]
    pub gifts: Vec<HeardGift>,
    #[serde(default)]
    pub wishes: Vec<HeardWish>,
    #[serde(default)]
    pub ties: Vec<HeardTie>,
    #[serde(default)]
    pub follow_ups: Vec<HeardFollowUp>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct HeardAsset {
    pub kind: AssetKind,
    pub name: String,
    #[serde(default)]
    pub fields: Edit,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct HeardGift {
    pub holder: End,
    pub what: String,
    #[serde(default)]
    pub domain: Option<GiftDomain>,
    #[serde(default)]
    pub would_teach: bool,
    #[serde(default)]
    pub form: Option<GiftForm>,
    #[serde(default)]
    pub terms: Option<Terms>,
    #[serde(default)]
    pub when: Option<String>,
    #[serde(default)]
    pub may_be_listed: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct HeardWish {
    pub holder: End,
    pub what: String,
    #[serde(default)]
    pub kind: Option<WishKind>,
    #[serde(default)]
    pub when: Option<String>,
    #[serde(default)]
    pub may_be_listed: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct HeardTie {
    pub from: End,
    #[serde(rename = "type")]
    pub kind: String,
    pub to: End,
    #[serde(default)]
    pub since: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct HeardFollowUp {
    pub what: String,
    #[serde(default)]
    pub about: Option<End>,
    #[serde(default)]
    pub due: Option<String>,
}

/// In which way it was heard: what the step is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum HeardIn {
    Conversation,
    Interview,
    Gathering,
}

/// What came of it, each list in the order of what was heard.
#[derive(Debug, Clone, PartialEq, Default, Serialize, ts_rs::TS)]
pub struct HeardMade {
    pub assets: Vec<AssetId>,
    pub gifts: Vec<GiftId>,
    pub wishes: Vec<WishId>,
    pub ties: Vec<RelationshipId>,
    pub follow_ups: Vec<FollowUpId>,
}

impl Catalogue {
    /// A first guess at what a conversation says, to be put right by whoever was there.
    pub fn suggest_sorting(&self, id: ConversationId) -> Result<Heard> {
        let _ = id;
        Err(Error::invalid("stub"))
    }

    /// Keeps what was heard as one step.
    pub fn keep_heard(&self, heard: Heard, how: HeardIn) -> Result<Outcome<HeardMade>> {
        let _ = (heard, how);
        Err(Error::invalid("stub"))
    }
}
