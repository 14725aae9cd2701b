//! Questions in ordinary words, and what is found: parts of sentences that the window words.

use crate::catalogue::Catalogue;
use crate::conversation::Party;
use crate::error::{Error, Result};
use crate::id::{AssetId, GiftId};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "ask")]
pub enum Question {
    /// Who connects groups that otherwise never meet?
    Connectors,
    /// Which groups hold together?
    Together,
    /// Who is on their own?
    Alone,
    /// Which gifts has nobody asked for?
    UnaskedGifts,
    /// Which associations have no tie to any institution, and through whom could they be introduced?
    WithoutInstitution,
    /// Where do we know only institutions?
    OnlyInstitutions,
    /// What changed since a day (ISO 8601)?
    Changed { since: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Answer {
    pub findings: Vec<NetworkFinding>,
    /// All that are named in it, to be chosen in every view.
    pub assets: Vec<AssetId>,
    /// What it was worked out from.
    pub of_assets: u32,
    pub of_ties: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "found")]
pub enum NetworkFinding {
    /// `between`: of each part it leads to, those with the most ties. `only`: without it they are parted.
    Connector {
        party: Party,
        between: Vec<Vec<Party>>,
        only: bool,
    },
    /// `called`: its two or three most connected members.
    Together {
        called: Vec<Party>,
        members: Vec<Party>,
    },
    Alone {
        party: Party,
    },
    UnaskedGift {
        gift: GiftId,
        what: String,
        holder: Party,
        since: String,
    },
    /// `through`: who leads there, from the association to the institution, the shortest way; none is known where empty.
    WithoutInstitution {
        association: Party,
        through: Vec<Party>,
    },
    /// `area`: what it is called; none is where no area was drawn.
    OnlyInstitutions {
        area: Option<String>,
        institutions: Vec<Party>,
    },
    Changed {
        party: Party,
        what: WhatChanged,
        day: String,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum WhatChanged {
    New,
    TiedTo { other: Party, wording: String },
    TieEnded { other: Party, wording: String },
    StatusNow { status: String },
    Introduced { other: Party, stage: String },
    Offers { gift: String },
}

impl Catalogue {
    pub fn ask(&self, question: Question) -> Result<Answer> {
        let _ = question;
        Err(Error::invalid("stub"))
    }
}
