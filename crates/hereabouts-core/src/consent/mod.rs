//! The consent ledger: who agreed to what, for which purpose, towards whom, how it was given and until when.
//!
//! What was agreed to never changes: another answer is another entry, and an entry is taken back by being
//! withdrawn. So a partner that is added later is in no older consent, and it can always be told what somebody
//! was asked. Which lawful basis it stands on is said by the purpose (UK GDPR, articles 6 and 7).

mod give;
#[cfg(test)]
mod joined_tests;
mod permission;
mod sharing;
mod state;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod told;

pub(crate) use give::today;
pub(crate) use permission::{Permission, Permissions};
pub(crate) use sharing::sent;
pub use sharing::{Because, BecauseOf, ConsentLine, DueConsent, Sent, SharedWith, Sharing};
pub use state::ConsentState;
pub(crate) use told::Past;

use crate::audience::Audience;
use crate::id::{AssetId, AttachmentId, PurposeId};
use crate::record::{Kind, Record};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What something is known and shared for, and what gives the right to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Purpose {
    /// In the words that are read out: "so that neighbours who bake can find each other".
    pub label: String,
    pub basis: Basis,
    /// How long what was agreed to is kept after it was given, in months; without end when there is none.
    #[serde(default)]
    pub retention_months: Option<u16>,
    /// Why it was judged to be right: for legitimate interests, the weighing of them.
    #[serde(default)]
    pub assessment: Option<String>,
}

/// The six lawful bases (UK GDPR, article 6 (1)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    Consent,
    Contract,
    LegalObligation,
    VitalInterests,
    PublicTask,
    LegitimateInterests,
}

impl Basis {
    /// The word in the register and in answers.
    pub fn token(self) -> &'static str {
        match self {
            Basis::Consent => "consent",
            Basis::Contract => "contract",
            Basis::LegalObligation => "legal_obligation",
            Basis::VitalInterests => "vital_interests",
            Basis::PublicTask => "public_task",
            Basis::LegitimateInterests => "legitimate_interests",
        }
    }
}

impl Record for Purpose {
    const KIND: Kind = Kind::Purpose;
    const NAME_IN_LABELS: &'static str = "label";
}

/// One answer of one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Consent {
    pub person: AssetId,
    pub purpose: PurposeId,
    pub what: BTreeSet<Shareable>,
    /// The team, named partners, or everyone.
    pub to: Audience,
    pub how: How,
    /// Exactly what was read out or signed.
    pub wording: String,
    #[serde(default)]
    pub wording_version: Option<String>,
    /// ISO 8601 day on which it was given.
    pub on: String,
    #[serde(default)]
    pub taken_by: Option<String>,
    /// Who agreed for a child.
    #[serde(default)]
    pub guardian: Option<String>,
    /// The photo of a signed form.
    #[serde(default)]
    pub form: Option<AttachmentId>,
    /// ISO 8601 day from which it does not count any more unless it is given again.
    #[serde(default)]
    pub review_by: Option<String>,
    /// ISO 8601 day on which it was taken back.
    #[serde(default)]
    pub withdrawn: Option<String>,
}

/// What of a person.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Shareable {
    Name,
    /// What they offer, in a sentence, with tags, and what each of their gifts is called.
    Gifts,
    Languages,
    Story,
    /// The ways to reach them; those of their own go to named partners alone.
    Contact,
    Photo,
    /// Roughly where they live: a square of the map or an area, never the spot.
    Area,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum How {
    Spoken,
    Written,
    FormPhoto,
    Message,
}

impl Record for Consent {
    const KIND: Kind = Kind::Consent;
    const NESTED: &'static [&'static str] = &["what"];
    /// All but until when it counts.
    const FIXED: &'static [&'static str] = &[
        "person",
        "purpose",
        "what",
        "to",
        "how",
        "wording",
        "wording_version",
        "on",
        "taken_by",
        "guardian",
        "form",
    ];
    const REFERENCES: &'static [&'static str] = &["person", "purpose", "form"];
    const ABOUT: &'static [&'static str] = &["person"];
}
