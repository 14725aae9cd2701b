//! An asset with all that its card shows.

use crate::activity::{self, Activity, Rule};
use crate::api::With;
use crate::area::AreaKind;
use crate::asset::{Asset, AssetKind, SourceType, sounds_safeguarded};
use crate::attachment::{self, AttachmentLine};
use crate::audience::Sensitivity;
use crate::catalogue::Catalogue;
use crate::confirmation::{Confirmation, Freshness, cadence_days, freshness};
use crate::contact::Contact;
use crate::conversation::ConversationLine;
use crate::custom_field::{self, FieldLine};
use crate::error::Result;
use crate::follow_up::FollowUp;
use crate::gift::{Gift, GiftLine};
use crate::history::{Date, FieldChange, Hand, HistoryLine};
use crate::id::*;
use crate::introduction::IntroductionLine;
use crate::log::{self, undo};
use crate::possible_action::PossibleAction;
use crate::relationship::{Relationship, each_once};
use crate::release::careful_fields;
use crate::storage::rows::{self, Existence};
use crate::vocabulary;
use crate::wish::{Wish, WishLine};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AssetCard {
    pub id: AssetId,
    pub asset: Asset,
    /// It lies in the bin.
    pub in_bin: bool,
    pub contacts: Vec<ContactLine>,
    pub ties: Vec<Tie>,
    /// What it offers and would love, as they were added.
    pub gifts: Vec<GiftLine>,
    pub wishes: Vec<WishLine>,
    /// What moved last comes first.
    pub introductions: Vec<IntroductionLine>,
    /// The newest first.
    pub conversations: Vec<ConversationLine>,
    pub possible_actions: Vec<With<PossibleActionId, PossibleAction>>,
    pub follow_ups: Vec<With<FollowUpId, FollowUp>>,
    /// What it runs or has at its place, the sooner ones first.
    pub activities: Vec<ActivityLine>,
    /// The team's own fields that it has, in their order.
    pub fields: Vec<FieldLine>,
    /// The newest first.
    pub confirmations: Vec<ConfirmationLine>,
    pub freshness: Freshness,
    pub last_checked: Option<String>,
    /// ISO 8601 day from which it should be looked at again.
    pub next_check: Option<String>,
    /// Those it lies in: what residents drew first, then the smallest.
    pub areas: Vec<AreaLine>,
    /// Fields that never leave the team (sensitive), or only where a profile or the person says so (careful).
    #[ts(type = "Record<string, Sensitivity>")]
    pub careful: BTreeMap<String, Sensitivity>,
    /// It sounds like a place that must not be found, and is not safeguarded.
    pub sounds_safeguarded: bool,
    /// Photos, scans and recordings, in their order.
    pub attachments: Vec<AttachmentLine>,
    /// What became one with it.
    pub joined: Vec<JoinedHere>,
    #[ts(type = "number")]
    pub changes: u64,
    pub created_at: Option<String>,
}

/// An asset that became one with another.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct JoinedHere {
    pub id: AssetId,
    pub name: String,
    /// The list with which it came.
    pub source: Option<String>,
    /// Who told us of it.
    pub source_type: Option<SourceType>,
    /// Who said so.
    pub hand: Hand,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ContactLine {
    pub id: ContactId,
    pub contact: Contact,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ActivityLine {
    pub id: ActivityId,
    pub activity: Activity,
    pub host_name: String,
    pub at_name: Option<String>,
    /// How it comes again, taken apart.
    pub rule: Option<Rule>,
    /// ISO 8601 days on which it happens next.
    pub next: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ConfirmationLine {
    pub id: ConfirmationId,
    pub confirmation: Confirmation,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AreaLine {
    pub id: AreaId,
    pub name: String,
    pub kind: AreaKind,
    pub vintage: Option<String>,
}

/// A relationship as this asset's card says it: "is hosted by Old Chapel Hall, since 2019".
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Tie {
    pub id: RelationshipId,
    pub relationship: Relationship,
    /// As seen from this asset: the wording, or the inverse when the asset is its far end.
    pub wording: String,
    pub outgoing: bool,
    pub other: AssetId,
    pub other_name: String,
    pub other_kind: AssetKind,
    /// Longitude, latitude of the other end, where it has a place.
    pub other_at: Option<[f64; 2]>,
    pub past: bool,
}

impl Catalogue {
    pub fn show_asset(&self, id: AssetId) -> Result<AssetCard> {
        self.read(|db| card(db, id, self.today()))
    }

    /// What was done to an asset, the newest first: by whom, when, and field by field.
    pub fn asset_history(&self, id: AssetId, limit: u32) -> Result<Vec<HistoryLine>> {
        self.read(|db| history(db, id, limit as usize))
    }
}

fn card(db: &Connection, id: AssetId, today: Date) -> Result<AssetCard> {
    // The id of what became one with another leads there.
    let id = AssetId(log::joined::survivor(db, &id.0)?);
    let found = crate::asset::stored(db, id)?;
    let asset = found.record;
    let contacts = rows::of(db, "asset", &id.0)?;
    let mut confirmations: Vec<ConfirmationLine> = rows::of::<Confirmation>(db, "asset", &id.0)?
        .into_iter()
        .map(|found| ConfirmationLine {
            id: ConfirmationId(found.id),
            confirmation: found.record,
        })
        .collect();
    confirmations.sort_by(|a, b| (&b.confirmation.on, b.id).cmp(&(&a.confirmation.on, a.id)));
    let last_checked: Option<String> = db
        .prepare_cached("SELECT last_checked FROM asset WHERE n = ?1")?
        .query_row([found.n], |row| row.get(0))?;
    let day = last_checked
        .as_deref()
        .and_then(|day| day.parse::<Date>().ok());
    let days = day.map(|day| i64::from((today - day).get_days()));
    let due = cadence_days(asset.kind, asset.review_months).zip(day);
    let next_check =
        due.and_then(|((soon, _), day)| day.checked_add(jiff::Span::new().days(soon)).ok());
    let (changes, created_at) = db
        .prepare_cached(
            "SELECT count(DISTINCT c.op), min(o.at) FROM change c LEFT JOIN op o ON o.id = c.op WHERE c.record = ?1 AND c.aside = 0",
        )?
        .query_row([id.0.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(AssetCard {
        id,
        in_bin: found.existence == Existence::Bin,
        contacts: contacts
            .into_iter()
            .map(|c| ContactLine {
                id: ContactId(c.id),
                contact: c.record,
            })
            .collect(),
        ties: ties(db, id, today)?,
        gifts: rows::of::<Gift>(db, "holder", &id.0)?
            .into_iter()
            .map(|found| GiftLine {
                id: GiftId(found.id),
                gift: found.record,
            })
            .collect(),
        wishes: rows::of::<Wish>(db, "holder", &id.0)?
            .into_iter()
            .map(|found| WishLine {
                id: WishId(found.id),
                wish: found.record,
            })
            .collect(),
        introductions: crate::introduction::of(db, id)?,
        conversations: crate::conversation::about(db, id)?,
        possible_actions: rows::involving::<PossibleAction>(db, &id.0)?
            .into_iter()
            .map(|found| With {
                id: PossibleActionId(found.id),
                is: found.record,
            })
            .collect(),
        follow_ups: rows::of::<FollowUp>(db, "about", &id.0)?
            .into_iter()
            .map(|found| With {
                id: FollowUpId(found.id),
                is: found.record,
            })
            .collect(),
        activities: activity::lines(db, id)?,
        fields: custom_field::lines(db, &asset)?,
        confirmations,
        freshness: freshness(asset.kind, asset.review_months, days),
        last_checked,
        next_check: next_check.map(|day| day.to_string()),
        areas: crate::search::areas::of_asset(db, found.n)?,
        careful: careful_fields(&asset, &custom_field::all(db)?),
        sounds_safeguarded: asset.sensitivity != Sensitivity::Safeguarded
            && sounds_safeguarded(&asset),
        attachments: attachment::lines(db, id, &asset)?,
        joined: crate::duplicate::joined_here(db, id)?,
        changes,
        created_at,
        asset,
    })
}

/// The relationships of an asset that are here, those going on first, worded as seen from it.
pub(crate) fn ties(db: &Connection, id: AssetId, today: Date) -> Result<Vec<Tie>> {
    let types = vocabulary::all(db)?;
    let mut found = rows::of::<Relationship>(db, "from", &id.0)?;
    found.extend(rows::of::<Relationship>(db, "to", &id.0)?);
    let mut ties = Vec::new();
    for row in each_once(&types, found) {
        let relationship = row.record;
        let outgoing = relationship.from == id;
        let other = if outgoing {
            relationship.to
        } else {
            relationship.from
        };
        let Some(end) =
            rows::get::<Asset>(db, &other.0)?.filter(|end| end.existence == Existence::Here)
        else {
            continue;
        };
        let kind = types.iter().find(|kind| kind.key == relationship.kind);
        let wording = kind.map(|kind| {
            if outgoing {
                kind.wording.clone()
            } else {
                kind.inverse.clone()
            }
        });
        ties.push(Tie {
            id: RelationshipId(row.id),
            wording: wording.unwrap_or_else(|| relationship.kind.replace('_', " ")),
            outgoing,
            other,
            other_name: end.record.name.clone(),
            other_kind: end.record.kind,
            other_at: end
                .record
                .place
                .as_ref()
                .and_then(|p| p.geometry.as_ref())
                .map(|g| g.label_point()),
            past: is_past(relationship.until.as_deref(), &today.to_string()),
            relationship,
        });
    }
    ties.sort_by(|a, b| {
        (a.past, &a.wording, &a.other_name).cmp(&(b.past, &b.wording, &b.other_name))
    });
    Ok(ties)
}

/// Whether a year, a month or a day is over on the day `today` (ISO 8601): a year not before its last day.
pub(crate) fn is_past(until: Option<&str>, today: &str) -> bool {
    until.is_some_and(|until| Some(until) < today.get(..until.len()))
}

pub(crate) fn history(db: &Connection, id: AssetId, limit: usize) -> Result<Vec<HistoryLine>> {
    let changes = log::rows::changes_of(db, &id.0)?;
    let mut lines = Vec::new();
    let mut statement = db.prepare_cached(
        "SELECT o.label, o.at, v.person FROM op o LEFT JOIN voice v ON v.id = o.voice WHERE o.id = ?1",
    )?;
    for change in changes.iter().rev().take(limit) {
        let op: Option<(String, String, Option<String>)> = statement
            .query_row([&change.op], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        let Some((label, at, by)) = op else { continue };
        let Ok(label) = serde_json::from_str(&label) else {
            continue;
        };
        let what = change.sets.iter().map(|(field, values)| {
            let before =
                undo::before(&changes, change, field).and_then(|values| values.into_iter().next());
            let after = values.first().cloned().unwrap_or_default();
            FieldChange {
                field: field.clone(),
                before: before.unwrap_or_default(),
                after,
            }
        });
        lines.push(HistoryLine {
            label,
            at,
            by,
            what: what.collect(),
        });
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_is_past_when_its_last_year_month_or_day_is_over() {
        let check = |until, expect| assert_eq!(is_past(until, "2026-05-04"), expect, "{until:?}");
        check(None, false);
        check(Some("2025"), true);
        check(Some("2026"), false);
        check(Some("2026-04"), true);
        check(Some("2026-05"), false);
        check(Some("2026-05-03"), true);
        check(Some("2026-05-04"), false);
        check(Some("2027"), false);
    }
}
