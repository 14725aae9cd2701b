//! A person's sharing page: what stays, what the team sees, what each partner may have and where that comes from,
//! and who was given something of them.

use super::permission::answers;
use super::state::{ConsentState, renew, state};
use super::told::{Given, told};
use super::{Consent, Permission, Permissions, Purpose, Shareable, give};
use crate::asset::{Asset, shown_as, stored};
use crate::attachment::Attachment;
use crate::audience::{Audience, Sensitivity};
use crate::catalogue::Catalogue;
use crate::contact::{Contact, ContactKind};
use crate::disclosure::Disclosure;
use crate::error::Result;
use crate::id::{AssetId, ConsentId, DisclosureId, PartnerId, PurposeId, RecordId};
use crate::log::joined::one_with;
use crate::partner::Partner;
use crate::storage::rows::{self, get};
use jiff::civil::Date;
use rusqlite::Connection;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Sharing {
    pub name: String,
    pub is_child: bool,
    /// Kept but not used.
    pub restricted: bool,
    pub audience: Audience,
    pub sensitivity: Sensitivity,
    /// The newest first, those that were taken back behind the others.
    pub consents: Vec<ConsentLine>,
    /// Every partner that may have something now, and everyone where that is so; in the order of their names.
    pub shared: Vec<SharedWith>,
    /// What was written down when more people than usual were let see something; it lets nothing leave by itself.
    pub because: Vec<Because>,
    pub sent: Vec<Sent>,
}

/// Why more people than usual may see something of a person, in the words of whoever said so.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Because {
    pub of: BecauseOf,
    /// The number or address, or the caption of the photo.
    pub what: Option<String>,
    pub reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum BecauseOf {
    Card,
    Contact,
    Photo,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ConsentLine {
    pub id: ConsentId,
    pub is: Consent,
    /// The purpose in its words of today.
    pub purpose: String,
    /// The partners it is towards.
    pub partners: Vec<String>,
    pub state: ConsentState,
}

/// What one reader may have.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SharedWith {
    /// None for everyone.
    pub partner: Option<PartnerId>,
    pub name: Option<String>,
    pub what: BTreeSet<Shareable>,
}

/// Something of a person was given away.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Sent {
    pub id: DisclosureId,
    /// ISO 8601 day and time.
    pub on: String,
    pub audience: Audience,
    pub partner: Option<String>,
    /// How to reach that partner.
    pub contact: Option<String>,
    pub format: String,
    /// What of them was in it.
    pub what: BTreeSet<Shareable>,
    /// The columns of its files; none of an older entry.
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) columns: BTreeSet<String>,
}

/// A consent that lapsed or will soon, as work to do.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct DueConsent {
    pub person: AssetId,
    pub name: String,
    pub consent: ConsentLine,
}

impl Catalogue {
    /// What is shared of a person, with whom, and by which permission.
    pub fn sharing(&self, person: AssetId) -> Result<Sharing> {
        self.read(|db| {
            let person = shown_as(db, person)?;
            let asset = stored(db, person)?.record;
            let names = Names::of(db)?;
            let given = rows::of::<Consent>(db, "person", &person.0)?;
            let mut consents: Vec<ConsentLine> = answers(db, person, given)?
                .into_iter()
                .map(|(id, answer)| names.line(id, answer))
                .collect();
            renew(&mut consents);
            consents.sort_by(|a, b| {
                let key = |line: &ConsentLine| line.state == ConsentState::Withdrawn;
                key(a).cmp(&key(b)).then(b.is.on.cmp(&a.is.on))
            });
            let answers: Vec<Consent> = consents.iter().map(|line| line.is.clone()).collect();
            let shared = shared(person, &asset, &names, &answers);
            Ok(Sharing {
                sent: sent(db, person, None)?,
                because: because(db, person, &asset)?,
                name: asset.name,
                is_child: asset.is_child,
                restricted: asset.restricted,
                audience: asset.audience,
                sensitivity: asset.sensitivity,
                consents,
                shared,
            })
        })
    }

    /// Who beyond the team may have what of a person now: the line on their card.
    pub fn shared_with(&self, person: AssetId) -> Result<Vec<SharedWith>> {
        self.read(|db| {
            let person = shown_as(db, person)?;
            let asset = stored(db, person)?.record;
            let given = rows::of::<Consent>(db, "person", &person.0)?;
            let answers = answers(db, person, given)?.into_iter();
            let answers: Vec<Consent> = answers.map(|(_, answer)| answer).collect();
            Ok(shared(person, &asset, &Names::of(db)?, &answers))
        })
    }

    /// Consents that lapsed, or will within thirty days: the next first.
    pub fn due_consents(&self) -> Result<Vec<DueConsent>> {
        self.read(|db| {
            let names = Names::of(db)?;
            let mut given: BTreeMap<AssetId, Vec<rows::Stored<Consent>>> = BTreeMap::new();
            for found in rows::all::<Consent>(db, "n")? {
                given.entry(found.record.person).or_default().push(found);
            }
            let mut due = Vec::new();
            for (person, given) in given {
                let answers = answers(db, person, given)?.into_iter();
                let mut lines: Vec<ConsentLine> =
                    answers.map(|(id, answer)| names.line(id, answer)).collect();
                renew(&mut lines);
                lines.retain(|line| {
                    matches!(line.state, ConsentState::DueSoon | ConsentState::Lapsed)
                });
                if lines.is_empty() {
                    continue;
                }
                let found = get::<Asset>(db, &person.0)?;
                let Some(found) = found.filter(|p| p.existence == rows::Existence::Here) else {
                    continue;
                };
                let name = found.record.name;
                due.extend(lines.into_iter().map(|consent| DueConsent {
                    person,
                    name: name.clone(),
                    consent,
                }));
            }
            due.sort_by(|a, b| a.consent.is.review_by.cmp(&b.consent.is.review_by));
            Ok(due)
        })
    }
}

/// Who may have what by all that a person answered; nobody anything of whoever is safeguarded or known to one alone.
fn shared(person: AssetId, asset: &Asset, names: &Names, answers: &[Consent]) -> Vec<SharedWith> {
    let is_kept_back = asset.restricted || asset.audience == Audience::Me;
    if is_kept_back || asset.sensitivity == Sensitivity::Safeguarded {
        return Vec::new();
    }
    let readers = names.partners.keys().map(|id| Some(*id));
    let mut shared: Vec<SharedWith> = readers
        .chain([None])
        .filter_map(|partner| {
            let reader = partner.map_or(Audience::Public, |id| Audience::Partners([id].into()));
            let permissions = Permissions::of_one(person, answers, &reader, names.today);
            match permissions.for_person(person, asset) {
                Permission::Granted { what, .. } => Some(SharedWith {
                    partner,
                    name: partner.and_then(|id| names.partner(id)),
                    what,
                }),
                _ => None,
            }
        })
        .collect();
    shared.sort_by(|a, b| a.name.cmp(&b.name));
    shared
}

/// The reasons that still count: of a card that others see, and of what may be published now.
fn because(db: &Connection, person: AssetId, asset: &Asset) -> Result<Vec<Because>> {
    let card = asset
        .audience_reason
        .clone()
        .filter(|_| asset.audience != Audience::Me)
        .map(|reason| (BecauseOf::Card, None, reason));
    let contacts = rows::of::<Contact>(db, "asset", &person.0)?;
    // A person's own number goes by what they agreed to, whatever was said of it.
    let contacts = contacts
        .into_iter()
        .map(|found| found.record)
        .filter_map(|contact| {
            let may = contact.may_be_published && contact.kind == ContactKind::Role;
            let reason = contact.publish_reason.filter(|_| may)?;
            Some((BecauseOf::Contact, Some(contact.value), reason))
        });
    let mut photos = rows::of::<Attachment>(db, "asset", &person.0)?;
    photos.sort_by_key(|found| (found.record.position, found.id));
    let photos = photos
        .into_iter()
        .map(|found| found.record)
        .filter_map(|photo| {
            let may = photo.may_be_published && photo.is_picture();
            let reason = photo.publish_reason.filter(|_| may)?;
            Some((BecauseOf::Photo, photo.caption, reason))
        });
    let all = card.into_iter().chain(contacts).chain(photos);
    Ok(all
        .map(|(of, what, reason)| Because { of, what, reason })
        .collect())
}

/// What purposes and partners are called now, and the day.
struct Names {
    purposes: BTreeMap<PurposeId, String>,
    partners: BTreeMap<PartnerId, Partner>,
    today: Date,
}

impl Names {
    fn of(db: &Connection) -> Result<Names> {
        let purposes = rows::all::<Purpose>(db, "n")?;
        let partners = rows::all::<Partner>(db, "n")?;
        let purposes = purposes
            .into_iter()
            .map(|p| (PurposeId(p.id), p.record.label));
        let partners = partners.into_iter().map(|p| (PartnerId(p.id), p.record));
        Ok(Names {
            purposes: purposes.collect(),
            partners: partners.collect(),
            today: give::today(db)?,
        })
    }

    fn partner(&self, id: PartnerId) -> Option<String> {
        self.partners.get(&id).map(|partner| partner.name.clone())
    }

    fn line(&self, id: ConsentId, is: Consent) -> ConsentLine {
        let partners = match &is.to {
            Audience::Partners(ids) => ids.iter().filter_map(|id| self.partner(*id)).collect(),
            _ => Vec::new(),
        };
        ConsentLine {
            id,
            purpose: self.purposes.get(&is.purpose).cloned().unwrap_or_default(),
            partners,
            state: state(&is, self.today),
            is,
        }
    }
}

/// What left of a person beyond the team, under whichever id they had, the newest first; to readers within `to` alone
/// where it is given.
pub fn sent(db: &Connection, person: AssetId, to: Option<&Audience>) -> Result<Vec<Sent>> {
    let all = one_with(db, &person.0)?;
    let mut given = Vec::new();
    for consent in rows::of::<Consent>(db, "person", &all[0])? {
        given.push(Given::of(db, all[0], consent)?);
    }
    let mut sent = Vec::new();
    for found in rows::all::<Disclosure>(db, "\"on\" DESC, n DESC")? {
        let entry = found.record;
        let beyond = !Audience::Team.includes(&entry.audience);
        let asked = to.is_none_or(|to| to.includes(&entry.audience));
        let is_told = || all.iter().any(|id| entry.tells_of(id));
        if !(beyond && asked && is_told()) {
            continue;
        }
        let id = entry.partner.map(|id| -> RecordId { id.0 });
        let partner = id.map(|id| get::<Partner>(db, &id)).transpose()?.flatten();
        let partner = partner.map(|found| found.record);
        sent.push(Sent {
            id: DisclosureId(found.id),
            what: told(&given, &entry),
            columns: entry.fields,
            on: entry.on,
            audience: entry.audience,
            contact: partner.as_ref().and_then(|partner| partner.contact.clone()),
            partner: partner.map(|partner| partner.name),
            format: entry.format,
        });
    }
    Ok(sent)
}
