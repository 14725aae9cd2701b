//! Partners, what each usually gets, and the register of what they were given.

use crate::api::With;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::{CustomFieldId, DisclosureId, PartnerId, ProfileId};
use crate::place::Precision;
use crate::record::{Elements, Kind, Record};
use crate::storage::rows;
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
    /// The team's own fields that may leave beyond the team.
    #[serde(default)]
    pub fields: BTreeSet<CustomFieldId>,
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
    const NESTED: &'static [&'static str] = &["kinds", "extra", "fields"];
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] = &[
        ("kinds", "kind", Elements::Set),
        ("extra", "extra", Elements::Set),
        ("fields", "field", Elements::Set),
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
    #[ts(type = "number")]
    pub released: u64,
    #[ts(type = "number")]
    pub people: u64,
    #[serde(default)]
    #[ts(type = "number")]
    pub photos: u64,
    /// Reason → number of assets that stayed.
    #[serde(default)]
    #[ts(type = "Record<string, number>")]
    pub withheld: BTreeMap<String, u64>,
    /// SHA-256 of the main file.
    pub sha256: String,
    /// SHA-256 over the sorted ids of what left: answers "was this asset in it?" without a list of ids.
    pub ids_digest: String,
}

impl Record for Disclosure {
    const KIND: Kind = Kind::Disclosure;
    const NESTED: &'static [&'static str] = &["withheld"];
    const REFERENCES: &'static [&'static str] = &["partner", "profile"];
}

impl Catalogue {
    pub fn list_partners(&self) -> Result<Vec<With<PartnerId, Partner>>> {
        self.read(|db| {
            let partners = rows::all::<Partner>(db, "name COLLATE NOCASE")?;
            Ok(partners
                .into_iter()
                .map(|found| With {
                    id: PartnerId(found.id),
                    is: found.record,
                })
                .collect())
        })
    }

    pub fn list_profiles(&self) -> Result<Vec<With<ProfileId, ReleaseProfile>>> {
        self.read(|db| {
            let profiles = rows::all::<ReleaseProfile>(db, "name COLLATE NOCASE")?;
            Ok(profiles
                .into_iter()
                .map(|found| With {
                    id: ProfileId(found.id),
                    is: found.record,
                })
                .collect())
        })
    }

    pub fn list_disclosures(&self) -> Result<Vec<With<DisclosureId, Disclosure>>> {
        self.read(|db| {
            let register = rows::all::<Disclosure>(db, "\"on\" DESC, n DESC")?;
            Ok(register
                .into_iter()
                .map(|found| With {
                    id: DisclosureId(found.id),
                    is: found.record,
                })
                .collect())
        })
    }

    pub fn add_partner(&self, partner: Partner) -> Result<Outcome<PartnerId>> {
        let (id, name) = (PartnerId::new(), named(&partner.name)?);
        self.transact(Label::one(Action::AddPartner, id), |tx| {
            tx.create(id, &Partner { name, ..partner })?;
            Ok(id)
        })
    }

    pub fn edit_partner(&self, id: PartnerId, partner: Partner) -> Result<Outcome<()>> {
        let name = named(&partner.name)?;
        self.transact(Label::one(Action::EditPartner, id), |tx| {
            tx.update(id, &Partner { name, ..partner }).map(drop)
        })
    }

    pub fn remove_partner(&self, id: PartnerId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemovePartner, id), |tx| {
            tx.remove(Kind::Partner, id)
        })
    }

    pub fn save_profile(
        &self,
        id: Option<ProfileId>,
        profile: ReleaseProfile,
    ) -> Result<Outcome<ProfileId>> {
        let profile = ReleaseProfile {
            name: named(&profile.name)?,
            ..profile
        };
        let new = id.is_none();
        let id = id.unwrap_or_else(ProfileId::new);
        self.transact(Label::one(Action::SaveProfile, id), |tx| {
            match new {
                true => tx.create(id, &profile)?,
                false => tx.update(id, &profile).map(drop)?,
            }
            Ok(id)
        })
    }

    pub fn remove_profile(&self, id: ProfileId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemoveProfile, id), |tx| {
            tx.remove(Kind::ReleaseProfile, id)
        })
    }
}

fn named(name: &str) -> Result<String> {
    match name.trim() {
        "" => Err(Error::invalid("It needs a name.")),
        name => Ok(name.to_owned()),
    }
}
