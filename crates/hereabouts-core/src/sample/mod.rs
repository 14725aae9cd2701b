//! Aldermoor, the neighbourhood to try things out in. It is invented: its streets, its people, their
//! stories, telephone numbers that Ofcom keeps free for drama, addresses at example.org.
//!
//! What it holds stands in `aldermoor.json`; here it goes through the write door like anything else.
//! Its ids are the same in every copy, and its checks are counted back from today, so that a picture
//! of it looks the same next year.

mod connecting;
mod photos;
pub(crate) mod town;

use crate::activity::{Activity, Schedule};
use crate::api::Edit;
use crate::area::Area;
use crate::asset::{Asset, AssetKind};
use crate::catalogue::{Catalogue, Outcome, today};
use crate::confirmation::{CheckMethod, CheckOutcome, Confirmation};
use crate::contact::{Channel, Contact, ContactKind};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, ProfileId, imported};
use crate::inbox::InboxItem;
use crate::log::door::Tx;
use crate::log::rows::{fact, set_fact};
use crate::partner::{Partner, ReleaseProfile};
use crate::relationship::Relationship;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::HashSet;
use uuid::Uuid;

const ALDERMOOR: &str = include_str!("aldermoor.json");

#[derive(Deserialize)]
struct Sample {
    assets: Vec<SampleAsset>,
    relationships: Vec<SampleTie>,
    activities: Vec<SampleActivity>,
    inbox: Vec<InboxItem>,
    area: Area,
    profile: ReleaseProfile,
    partner: Partner,
}

#[derive(Deserialize)]
struct SampleAsset {
    /// What relationships call it, and what its id follows from.
    key: String,
    kind: AssetKind,
    name: String,
    fields: Edit,
    contacts: Vec<SampleContact>,
    checks: Vec<SampleCheck>,
    #[serde(default)]
    photos: Vec<SamplePhoto>,
}

#[derive(Deserialize)]
struct SamplePhoto {
    /// What its drawing is called.
    drawing: String,
    caption: String,
    /// What it shows, for those who cannot see it.
    alt: String,
}

#[derive(Deserialize)]
struct SampleContact {
    kind: ContactKind,
    channel: Channel,
    value: String,
    label: Option<String>,
    #[serde(default)]
    may_be_published: bool,
}

#[derive(Deserialize)]
struct SampleCheck {
    days_ago: i64,
    outcome: CheckOutcome,
    method: Option<CheckMethod>,
    by: Option<String>,
    note: Option<String>,
}

#[derive(Deserialize)]
struct SampleTie {
    from: String,
    #[serde(rename = "type")]
    kind: String,
    to: String,
    since: Option<String>,
    until: Option<String>,
    source: Option<String>,
    strength: Option<u8>,
    note: Option<String>,
}

#[derive(Deserialize)]
struct SampleActivity {
    host: String,
    name: String,
    at: Option<String>,
    schedule: Schedule,
    cost: Option<String>,
    access: Option<String>,
    first_time: Option<String>,
}

impl Catalogue {
    /// Fills a catalogue with the sample neighbourhood, as one step that undo leaves alone.
    ///
    /// # Errors
    /// `Invalid` when it is there already; whatever writing can give.
    pub fn add_sample(&self) -> Result<Outcome<()>> {
        let sample = read()?;
        self.transact(Label::of(Action::Begin), |tx| {
            if fact(tx.db(), "sample")?.is_some() {
                return Err(Error::invalid(
                    "The sample neighbourhood is in this catalogue already.",
                ));
            }
            set_fact(tx.db(), "sample", "aldermoor")?;
            add(tx, sample, today())
        })
    }
}

fn read() -> Result<Sample> {
    serde_json::from_str(ALDERMOOR).map_err(|e| Error::Damaged(format!("the sample: {e}")))
}

fn id(kind: &str, key: &str) -> Uuid {
    imported(b"aldermoor", &[kind, key])
}

fn asset_id(key: &str) -> AssetId {
    AssetId(id("asset", key))
}

fn add(tx: &mut Tx, sample: Sample, today: Date) -> Result<()> {
    let mut made = HashSet::new();
    for asset in &sample.assets {
        add_asset(tx, asset, today)?;
        photos::add(tx, asset_id(&asset.key), &asset.photos, &mut made)?;
    }
    let vocabulary = crate::vocabulary::all(tx.db())?;
    for tie in sample.relationships {
        let known = vocabulary.iter().find(|kind| kind.key == tie.kind);
        let key = format!("{} {} {}", tie.from, tie.kind, tie.to);
        let relationship = Relationship {
            from: asset_id(&tie.from),
            kind: tie.kind,
            to: asset_id(&tie.to),
            since: tie.since,
            until: tie.until,
            source: tie.source,
            strength: tie.strength,
            sensitivity: known.map(|kind| kind.sensitivity).unwrap_or_default(),
            note: tie.note,
            confidence: None,
            introduction: None,
            conversation: None,
        };
        tx.create(id("relationship", &key), &relationship)?;
    }
    for activity in sample.activities {
        let key = format!("{} {}", activity.host, activity.name);
        let activity = Activity {
            host: asset_id(&activity.host),
            name: activity.name,
            at: activity.at.as_deref().map(asset_id),
            schedule: Some(activity.schedule),
            cost: activity.cost,
            access: activity.access,
            first_time: activity.first_time,
            note: None,
        };
        tx.create(id("activity", &key), &activity)?;
    }
    for (n, item) in sample.inbox.iter().enumerate() {
        tx.create(id("inbox", &n.to_string()), item)?;
    }
    tx.create(id("area", &sample.area.name), &sample.area)?;
    let profile = ProfileId(id("profile", &sample.profile.name));
    tx.create(profile, &sample.profile)?;
    let partner = Partner {
        profiles: [profile].into(),
        ..sample.partner
    };
    tx.create(id("partner", &partner.name), &partner)?;
    connecting::add(tx, today)
}

fn add_asset(tx: &mut Tx, sample: &SampleAsset, today: Date) -> Result<()> {
    let asset = asset_id(&sample.key);
    tx.create(
        asset,
        &Asset::new(sample.kind, &sample.name).edited(&sample.fields)?,
    )?;
    for contact in &sample.contacts {
        let contact = Contact {
            asset,
            kind: contact.kind,
            channel: contact.channel,
            value: contact.value.clone(),
            label: contact.label.clone(),
            may_be_published: contact.may_be_published,
            publish_reason: contact
                .may_be_published
                .then(|| "It is on their own poster or website".to_owned()),
        };
        tx.create(
            id("contact", &format!("{} {}", sample.key, contact.value)),
            &contact,
        )?;
    }
    for check in &sample.checks {
        let confirmation = Confirmation {
            asset,
            on: today.saturating_sub(check.days_ago.days()).to_string(),
            by: check.by.clone(),
            method: check.method,
            outcome: check.outcome,
            note: check.note.clone(),
        };
        tx.create(
            id(
                "confirmation",
                &format!("{} {}", sample.key, check.days_ago),
            ),
            &confirmation,
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
