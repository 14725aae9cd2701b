//! Which assets leave for an audience.

use super::allowed;
use super::known;
use super::levels::Levels;
use super::request::{Reason, ReleaseRequest, What};
use crate::asset::{Asset, AssetKind};
use crate::audience::{Audience, Sensitivity};
use crate::catalogue::{Catalogue, secret};
use crate::conflict;
use crate::consent::{self, Permission, Permissions};
use crate::custom_field::{self, Fields};
use crate::error::{Error, OrNotFound, Result};
use crate::id::{AssetId, PartnerId, PurposeId, RecordId};
use crate::partner::{Partner, ReleaseProfile};
use crate::search::Bits;
use crate::storage::rows::{Existence, get};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;
use std::sync::OnceLock;
use uuid::Uuid;

/// What a release goes by: who gets it, and the profile.
pub struct Rules {
    pub audience: Audience,
    pub partner: Option<(PartnerId, Partner)>,
    /// Without one a release holds every kind, no notes and no extra properties beyond the team.
    pub profile: ReleaseProfile,
    /// The audience is wider than those who work with this catalogue.
    pub beyond_team: bool,
    pub photos: bool,
    pub only_published_contacts: bool,
    /// The team's own fields, in their order.
    pub fields: Fields,
    /// By what places are made coarser.
    pub levels: Levels,
    /// What people agreed to towards this audience.
    permissions: Permissions,
    /// Assets of which it is asked whether they are about somebody who was erased.
    held: BTreeSet<RecordId>,
    /// What pseudonyms are made with.
    secret: String,
    /// Row numbers of those of whom a gift or a wish is known, once that is asked.
    holders: OnceLock<Bits>,
}

impl Rules {
    pub fn of(db: &Connection, request: &ReleaseRequest) -> Result<Rules> {
        Rules::by(db, request, Permissions::of(db, &request.audience)?)
    }

    /// The same without what people agreed to, until it is asked for.
    pub fn asking(db: &Connection, request: &ReleaseRequest) -> Result<Rules> {
        Rules::by(db, request, Permissions::of_nobody(db)?)
    }

    /// Looks up what one person agreed to.
    pub fn ask(&mut self, db: &Connection, person: AssetId) -> Result<()> {
        self.permissions.ask(db, &self.audience, person)
    }

    fn by(db: &Connection, request: &ReleaseRequest, permissions: Permissions) -> Result<Rules> {
        let profile = match request.profile {
            Some(id) => get::<ReleaseProfile>(db, &id.0)?
                .filter(|found| found.existence == Existence::Here)
                .map(|found| found.record)
                .or_not_found("release profile")?,
            None => ReleaseProfile::default(),
        };
        let partner = partner(db, &request.audience)?;
        allowed::check(db, &request.audience, partner.as_ref(), request.profile)?;
        let known = partner.as_ref().map(|(_, partner)| partner);
        let everyone = request.audience == Audience::Public;
        Ok(Rules {
            levels: Levels::of(db, &profile, known, everyone)?,
            partner,
            beyond_team: !Audience::Team.includes(&request.audience),
            audience: request.audience.clone(),
            photos: request.photos,
            only_published_contacts: request.only_published_contacts,
            fields: custom_field::all(db)?,
            permissions,
            held: conflict::held(db)?,
            secret: secret(db)?,
            holders: OnceLock::new(),
            profile,
        })
    }

    /// Why an asset stays; nothing when it leaves.
    ///
    /// The kinds a profile asks for come first, so that the other reasons speak only of what was asked for.
    pub fn stays(&self, id: AssetId, asset: &Asset) -> Option<Reason> {
        let kinds = &self.profile.kinds;
        if !kinds.is_empty() && !kinds.contains(&asset.kind) {
            return Some(Reason::NotAskedFor);
        }
        if asset.restricted {
            return Some(Reason::Restricted);
        }
        if self.held.contains(&id.0) {
            return Some(Reason::JoinedWithErased);
        }
        if self.beyond_team && asset.sensitivity == Sensitivity::Safeguarded {
            return Some(Reason::Safeguarded);
        }
        if let Some(permission) = self.permission(id, asset) {
            return match permission {
                Permission::Granted { .. } if asset.audience != Audience::Me => None,
                Permission::Granted { .. } => Some(Reason::Audience),
                Permission::Child => Some(Reason::Child),
                Permission::Never => Some(Reason::Person),
                Permission::Withdrawn => Some(Reason::Withdrawn),
                Permission::Lapsed => Some(Reason::Lapsed),
            };
        }
        // Whatever is sensitive leaves only where somebody said why it may.
        let unexplained = self.beyond_team
            && asset.sensitivity == Sensitivity::Sensitive
            && asset.audience_reason.is_none();
        (unexplained || !asset.audience.includes(&self.audience)).then_some(Reason::Audience)
    }

    /// What a person agreed to towards an audience beyond the team; none for whatever is no person. A child is one,
    /// whatever kind it was entered as.
    fn permission(&self, id: AssetId, asset: &Asset) -> Option<Permission> {
        let is_person = asset.kind == AssetKind::Person || asset.is_child;
        (self.beyond_team && is_person).then(|| self.permissions.for_person(id, asset))
    }

    /// What of a person leaves; none for whatever is no person or goes no further than the team.
    pub fn agreed(&self, id: AssetId, asset: &Asset) -> Option<BTreeSet<consent::Shareable>> {
        self.permission(id, asset)
            .map(|permission| match permission {
                Permission::Granted { what, .. } => what,
                _ => BTreeSet::new(),
            })
    }

    /// For what somebody may be given to this audience now, by the ledger.
    pub fn purposes(&self, id: AssetId) -> BTreeSet<PurposeId> {
        self.permissions.purposes(id)
    }

    /// Row numbers of those of whom a gift or a wish is known, or was.
    pub fn holders(&self, db: &Connection) -> Result<&Bits> {
        match self.holders.get() {
            Some(holders) => Ok(holders),
            None => {
                let found = known::holders(db)?;
                Ok(self.holders.get_or_init(|| found))
            }
        }
    }

    /// Did this person ever agree to anything towards this audience?
    pub fn answered(&self, id: AssetId) -> bool {
        self.permissions.answered(id)
    }

    /// All who ever did.
    pub fn people(&self) -> impl Iterator<Item = AssetId> + '_ {
        self.permissions.people()
    }

    /// Does it leave, and under its own name?
    pub fn leaves_by_name(&self, id: AssetId, asset: &Asset) -> bool {
        let agreed = self.agreed(id, asset);
        let by_name = agreed.is_none_or(|what| what.contains(&consent::Shareable::Name));
        by_name && self.stays(id, asset).is_none()
    }

    /// The id under which an asset leaves. That of a person would tell when it was made, and let two readers find
    /// out that they were told of the same one: each reader gets another, and another again after consent was taken
    /// back and given anew.
    pub fn leaves_as(&self, id: AssetId, asset: &Asset) -> Uuid {
        match self.permission(id, asset) {
            Some(permission) => {
                let turn = match permission {
                    Permission::Granted { turn, .. } => turn,
                    _ => 0,
                };
                pseudonym(&self.secret, &self.audience, &format!("{id}/{turn}"))
            }
            None => id.0,
        }
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

/// A UUIDv8 of HMAC-SHA-256 under a key that each reader has of its own.
fn pseudonym(secret: &str, reader: &Audience, what: &str) -> Uuid {
    let key = hmac(secret.as_bytes(), reader.to_string().as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hmac(&key, what.as_bytes())[..16]);
    Uuid::new_v8(bytes)
}

fn hmac(key: &[u8], what: &[u8]) -> [u8; 32] {
    use hmac::{Hmac, KeyInit, Mac};
    // A key of any length is one.
    let mac = Hmac::<sha2::Sha256>::new_from_slice(key).map(|mac| mac.chain_update(what));
    mac.map(|mac| mac.finalize().into_bytes().into())
        .unwrap_or_default()
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

impl Rules {
    /// Row numbers of the assets that are asked for, by whoever asks and by the profile, and here.
    pub fn wanted(&self, catalogue: &Catalogue, db: &Connection, what: &What) -> Result<Bits> {
        let mut wanted = wanted(catalogue, db, what)?;
        if let Some(query) = &self.profile.query {
            wanted.and(&catalogue.find(db, query)?.bits);
        }
        Ok(wanted)
    }
}

/// Row numbers of the assets that are asked for and here.
fn wanted(catalogue: &Catalogue, db: &Connection, what: &What) -> Result<Bits> {
    match what {
        What::Everything => Ok(catalogue.find(db, "")?.bits.clone()),
        What::Shown { query } => Ok(catalogue.find(db, query)?.bits.clone()),
        What::Selected { ids } => {
            let mut statement =
                db.prepare_cached("SELECT n FROM asset WHERE id = ?1 AND existence = 'here'")?;
            let mut wanted = Bits::default();
            for id in ids {
                let id = crate::asset::shown_as(db, *id)?;
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
