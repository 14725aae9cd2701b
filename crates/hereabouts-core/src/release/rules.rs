//! Which assets leave for an audience.

use super::request::{Reason, ReleaseRequest, What};
use crate::asset::{Asset, AssetKind};
use crate::audience::{Audience, Sensitivity};
use crate::catalogue::Catalogue;
use crate::custom_field::{self, Fields};
use crate::error::{Error, OrNotFound, Result};
use crate::id::{AssetId, PartnerId};
use crate::partner::{Partner, ReleaseProfile};
use crate::search::Bits;
use crate::storage::rows::{Existence, get};
use rusqlite::{Connection, OptionalExtension};

/// What a release goes by: who gets it, and the profile.
pub struct Rules {
    pub audience: Audience,
    pub partner: Option<(PartnerId, Partner)>,
    /// Without one a release holds every kind, no notes and no extra properties beyond the team.
    pub profile: ReleaseProfile,
    /// The audience is wider than those who work with this catalogue.
    pub beyond_team: bool,
    pub photos: bool,
    /// The team's own fields, in their order.
    pub fields: Fields,
}

impl Rules {
    pub fn of(db: &Connection, request: &ReleaseRequest) -> Result<Rules> {
        let profile = match request.profile {
            Some(id) => get::<ReleaseProfile>(db, &id.0)?
                .filter(|found| found.existence == Existence::Here)
                .map(|found| found.record)
                .or_not_found("release profile")?,
            None => ReleaseProfile::default(),
        };
        Ok(Rules {
            partner: partner(db, &request.audience)?,
            beyond_team: !Audience::Team.includes(&request.audience),
            audience: request.audience.clone(),
            photos: request.photos,
            fields: custom_field::all(db)?,
            profile,
        })
    }

    /// Why an asset stays; nothing when it leaves.
    ///
    /// The kinds a profile asks for come first, so that the other reasons speak only of what was asked for.
    pub fn stays(&self, asset: &Asset) -> Option<Reason> {
        let kinds = &self.profile.kinds;
        if !kinds.is_empty() && !kinds.contains(&asset.kind) {
            return Some(Reason::NotAskedFor);
        }
        if self.beyond_team && asset.sensitivity == Sensitivity::Safeguarded {
            return Some(Reason::Safeguarded);
        }
        // A child is a person, whatever kind it was entered as.
        if self.beyond_team && (asset.kind == AssetKind::Person || asset.is_child) {
            return Some(Reason::Person);
        }
        (!asset.audience.includes(&self.audience)).then_some(Reason::Audience)
    }

    /// The audience in words, for the covering letter.
    pub fn audience_in_words(&self) -> String {
        match (&self.audience, &self.partner) {
            (_, Some((_, partner))) => partner.name.clone(),
            (Audience::Me, None) => "just me".into(),
            (Audience::Public, None) => "everyone".into(),
            (Audience::Team | Audience::Partners(_), None) => "our team".into(),
        }
    }
}

/// The one partner a release is for. What one may have says nothing about another, so each gets its own.
fn partner(db: &Connection, audience: &Audience) -> Result<Option<(PartnerId, Partner)>> {
    let Audience::Partners(partners) = audience else {
        return Ok(None);
    };
    let mut partners = partners.iter();
    let (Some(id), None) = (partners.next(), partners.next()) else {
        return Err(Error::invalid(
            "Choose one partner. Each gets a file of its own, because what one may have says nothing about another.",
        ));
    };
    let found = get::<Partner>(db, &id.0)?
        .filter(|found| found.existence == Existence::Here)
        .or_not_found("partner")?;
    Ok(Some((*id, found.record)))
}

/// Row numbers of the assets that are asked for and here.
pub fn wanted(catalogue: &Catalogue, db: &Connection, what: &What) -> Result<Bits> {
    match what {
        What::Everything => Ok(catalogue.find(db, "")?.bits.clone()),
        What::Shown { query } => Ok(catalogue.find(db, query)?.bits.clone()),
        What::Selected { ids } => {
            let mut statement =
                db.prepare_cached("SELECT n FROM asset WHERE id = ?1 AND existence = 'here'")?;
            let mut wanted = Bits::default();
            for id in ids {
                let n = statement.query_row([id.0.as_bytes()], |row| row.get(0));
                if let Some(n) = n.optional()? {
                    wanted.set(n);
                }
            }
            Ok(wanted)
        }
    }
}

/// The ids of the assets that are asked for and here: those selected in their own order.
pub fn wanted_ids(catalogue: &Catalogue, db: &Connection, what: &What) -> Result<Vec<AssetId>> {
    let wanted = wanted(catalogue, db, what)?;
    let mut ids = Vec::new();
    let mut statement = db.prepare_cached("SELECT id FROM asset WHERE n = ?1")?;
    for n in wanted.iter() {
        ids.push(AssetId(uuid::Uuid::from_bytes(
            statement.query_row([n], |row| row.get(0))?,
        )));
    }
    if let What::Selected { ids: order } = what {
        let place: std::collections::HashMap<_, _> = order.iter().zip(0..).collect();
        ids.sort_by_key(|id| place.get(id).copied().unwrap_or(usize::MAX));
    }
    Ok(ids)
}
