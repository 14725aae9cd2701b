//! Partners, what each usually gets, and the register of what they were given.

use crate::id::{PartnerId, ProfileId};
use crate::place::Precision;
use crate::record::{Elements, Kind, Record};
use crate::{asset::AssetKind, audience::Audience};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A named organisation that may be given something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Partner {
    pub name: String,
    /// council, health, charity, funder, other
    #[serde(default)]
    pub kind: Option<String>,
    #[serde(default)]
    pub contact: Option<String>,
    #[serde(default)]
    pub agreement: Option<String>,
    #[serde(default)]
    pub profiles: BTreeSet<ProfileId>,
}

impl Record for Partner {
    const KIND: Kind = Kind::Partner;
    const NESTED: &'static [&'static str] = &["profiles"];
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] =
        &[("profiles", "profile", Elements::Set)];
    const NAME_IN_LABELS: &'static str = "name";
}

/// What a release holds, apart from who gets it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ts_rs::TS)]
pub struct ReleaseProfile {
    pub name: String,
    #[serde(default)]
    pub purpose: Option<String>,
    /// Empty: every kind.
    #[serde(default)]
    pub kinds: BTreeSet<AssetKind>,
    /// Names of extra properties that may leave beyond the team.
    #[serde(default)]
    pub extra: BTreeSet<String>,
    /// May notes leave beyond the team?
    #[serde(default)]
    pub notes: bool,
    /// Places leave no more precisely than this.
    #[serde(default)]
    pub coarsest: Option<Precision>,
    /// Relationships as line features too.
    #[serde(default)]
    pub lines: bool,
    #[serde(default)]
    pub licence: Option<String>,
    #[serde(default)]
    pub attribution: Option<String>,
    /// Who a reader may ask.
    #[serde(default)]
    pub contact: Option<String>,
}

impl Record for ReleaseProfile {
    const KIND: Kind = Kind::ReleaseProfile;
    const FLAGS: &'static [&'static str] = &["notes", "lines"];
    const NESTED: &'static [&'static str] = &["kinds", "extra"];
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] = &[
        ("kinds", "kind", Elements::Set),
        ("extra", "extra", Elements::Set),
    ];
    const NAME_IN_LABELS: &'static str = "name";
}

/// An entry in the register: what was given to whom. Ids and counts, never words of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Disclosure {
    /// ISO 8601 day and time.
    pub on: String,
    pub audience: Audience,
    #[serde(default)]
    pub partner: Option<PartnerId>,
    #[serde(default)]
    pub profile: Option<ProfileId>,
    pub format: String,
    pub released: u64,
    pub people: u64,
    /// Reason → number of assets that stayed.
    #[serde(default)]
    pub withheld: BTreeMap<String, u64>,
    /// SHA-256 of the main file.
    pub sha256: String,
    /// SHA-256 over the sorted ids of what left: answers "was this asset in it?" without a list of ids.
    pub ids_digest: String,
}

impl Record for Disclosure {
    const KIND: Kind = Kind::Disclosure;
    const NESTED: &'static [&'static str] = &["withheld"];
}
