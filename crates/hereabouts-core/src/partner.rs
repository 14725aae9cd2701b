//! Partners, and what each usually gets.

use crate::api::With;
use crate::asset::AssetKind;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AreaId, CustomFieldId, PartnerId, ProfileId};
use crate::place::Precision;
use crate::record::{Elements, Kind, Record};
use crate::release::beyond_the_team;
use crate::storage::rows::{self, get};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    /// How coarsely it was given places, region by region: see `release/levels.rs`. It only ever grows.
    #[serde(default)]
    #[ts(skip)]
    pub levels: BTreeSet<String>,
}

impl Record for Partner {
    const KIND: Kind = Kind::Partner;
    const NESTED: &'static [&'static str] = &["profiles", "levels"];
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] = &[
        ("profiles", "profile", Elements::Set),
        ("levels", "level", Elements::Set),
    ];
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
    /// Only what this query finds.
    #[serde(default)]
    pub query: Option<String>,
    /// The fields of ours that may leave beyond the team, by the names of `release_fields`. Empty: all of them.
    #[serde(default)]
    pub only: BTreeSet<String>,
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
    /// Places in this area leave as its outline, others not at all.
    #[serde(default)]
    pub area: Option<AreaId>,
    /// How many homes or organisations have to lie in a square or an area; never fewer than five.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub fewest: Option<u32>,
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
    const REFERENCES: &'static [&'static str] = &["area"];
    const NESTED: &'static [&'static str] = &["kinds", "only", "extra", "fields"];
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] = &[
        ("kinds", "kind", Elements::Set),
        ("only", "only", Elements::Set),
        ("extra", "extra", Elements::Set),
        ("fields", "field", Elements::Set),
    ];
    const NAME_IN_LABELS: &'static str = "name";
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

    /// The fields of ours that a profile may name.
    pub fn release_fields(&self) -> Result<Vec<String>> {
        Ok(beyond_the_team().map(str::to_owned).collect())
    }

    pub fn add_partner(&self, partner: Partner) -> Result<Outcome<PartnerId>> {
        let (id, name) = (PartnerId::new(), named(&partner.name)?);
        let levels = BTreeSet::new();
        self.transact(Label::one(Action::AddPartner, id), |tx| {
            tx.create(
                id,
                &Partner {
                    name,
                    levels,
                    ..partner
                },
            )?;
            Ok(id)
        })
    }

    pub fn edit_partner(&self, id: PartnerId, partner: Partner) -> Result<Outcome<()>> {
        let name = named(&partner.name)?;
        self.transact(Label::one(Action::EditPartner, id), |tx| {
            // What it was given is no matter of opinion.
            let levels = get::<Partner>(tx.db(), &id.0)?
                .or_not_found("partner")?
                .record
                .levels;
            let partner = Partner {
                name,
                levels,
                ..partner
            };
            tx.update(id, &partner).map(drop)
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
        let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let profile = ReleaseProfile {
            name: named(&profile.name)?,
            query: said(profile.query),
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
