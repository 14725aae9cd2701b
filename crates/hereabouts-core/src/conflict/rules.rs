//! What a decision may say: what an edit of that kind of record may.

use crate::activity::Activity;
use crate::api::Edit;
use crate::area::Area;
use crate::asset::{Asset, AssetKind, by_hand, reasoned, stored, stored_or_joined};
use crate::attachment::Attachment;
use crate::audience::Audience;
use crate::catalogue::Named;
use crate::confirmation::Confirmation;
use crate::consent::{Consent, Purpose};
use crate::contact::Contact;
use crate::conversation::Conversation;
use crate::custom_field::{self, CustomField};
use crate::error::{Error, OrNotFound, Result};
use crate::follow_up::FollowUp;
use crate::gathering::Gathering;
use crate::gift::Gift;
use crate::id::{AssetId, CustomFieldId, RecordId};
use crate::inbox::InboxItem;
use crate::introduction::Introduction;
use crate::log::{AUDIENCE, Sets};
use crate::partner::{Partner, ReleaseProfile};
use crate::possible_action::PossibleAction;
use crate::record::{Kind, Record, is_blank};
use crate::relationship::Relationship;
use crate::rights::{self, RightsRequest};
use crate::saved_view::SavedView;
use crate::storage::rows::get;
use crate::topic::{self, Synonym};
use crate::vocabulary::RelationshipType;
use crate::wish::Wish;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is decided of one record.
#[derive(Default)]
pub(super) struct Decided {
    /// Unit → the value to keep, null for blank.
    pub units: BTreeMap<String, Value>,
    /// Those of them that are none of the answers.
    pub written: BTreeSet<String>,
}

/// What a decision sets, and what follows from it.
///
/// # Errors
/// `Invalid` where an edit that leaves the record like that would be refused; the sentence says why.
pub(super) fn sets(
    db: &Connection,
    kind: Kind,
    record: &RecordId,
    decided: &Decided,
) -> Result<Sets> {
    match kind {
        Kind::Asset => asset(db, record, decided),
        Kind::Contact => edited::<Contact>(db, record, decided, |contact, before| {
            let contact = contact.valid()?;
            contact.may_stand(db)?;
            contact.reasoned(before.may_be_published)?;
            Ok(contact)
        }),
        Kind::Relationship => edited::<Relationship>(db, record, decided, |tie, _| tie.valid()),
        Kind::RelationshipType => {
            edited::<RelationshipType>(db, record, decided, |kind, _| kind.valid())
        }
        Kind::Area => edited::<Area>(db, record, decided, |area, _| area.valid()),
        Kind::Confirmation => edited::<Confirmation>(db, record, decided, |check, _| {
            topic::a_day(Some(&check.on))?;
            Ok(check)
        }),
        Kind::Activity => edited::<Activity>(db, record, decided, |activity, _| {
            let activity = activity.valid()?;
            activity.may_stand(db)?;
            Ok(activity)
        }),
        Kind::Attachment => edited::<Attachment>(db, record, decided, |photo, before| {
            may_be_published(db, &photo, before)?;
            Ok(photo)
        }),
        Kind::CustomField => edited::<CustomField>(db, record, decided, |field, _| {
            field.valid(CustomFieldId(*record), &custom_field::all(db)?)
        }),
        Kind::Consent => edited::<Consent>(db, record, decided, |mut consent, _| {
            consent.review_by = consent.review_by.as_deref().map(rights::day).transpose()?;
            Ok(consent)
        }),
        Kind::RightsRequest => edited::<RightsRequest>(db, record, decided, |mut asked, _| {
            asked.done_on = asked.done_on.as_deref().map(rights::day).transpose()?;
            Ok(asked)
        }),
        Kind::Gift => edited::<Gift>(db, record, decided, |gift, _| gift.valid()),
        Kind::Wish => edited::<Wish>(db, record, decided, |wish, _| wish.valid()),
        Kind::Conversation => edited::<Conversation>(db, record, decided, |said, _| said.valid()),
        Kind::FollowUp => edited::<FollowUp>(db, record, decided, |promise, _| promise.valid()),
        Kind::Introduction => {
            edited::<Introduction>(db, record, decided, |introduction, _| introduction.valid())
        }
        Kind::PossibleAction => {
            edited::<PossibleAction>(db, record, decided, |action, _| action.valid())
        }
        Kind::Gathering => edited::<Gathering>(db, record, decided, |session, _| session.valid()),
        Kind::SavedView => edited::<SavedView>(db, record, decided, |view, _| view.valid()),
        Kind::Synonym => {
            edited::<Synonym>(db, record, decided, |same, _| match same.words.len() < 2 {
                true => Err(Error::invalid(
                    "Write two or more words that mean the same.",
                )),
                false => Ok(same),
            })
        }
        Kind::Partner => edited::<Partner>(db, record, decided, |partner, _| Ok(partner)),
        Kind::ReleaseProfile => {
            edited::<ReleaseProfile>(db, record, decided, |profile, _| Ok(profile))
        }
        Kind::Purpose => edited::<Purpose>(db, record, decided, |purpose, _| Ok(purpose)),
        Kind::InboxItem => edited::<InboxItem>(db, record, decided, |item, _| Ok(item)),
        Kind::Catalogue => edited::<Named>(db, record, decided, |named, _| Ok(named)),
        // Nobody edits these by hand: one of the answers stands as it is.
        _ => Ok(one_each(decided.units.clone())),
    }
}

fn one_each(units: impl IntoIterator<Item = (String, Value)>) -> Sets {
    units
        .into_iter()
        .map(|(unit, value)| (unit, vec![value]))
        .collect()
}

/// What a decision sets of a record that is as good as `valid` finds it, given what it was before.
fn edited<R: Record>(
    db: &Connection,
    record: &RecordId,
    decided: &Decided,
    valid: impl FnOnce(R, &R) -> Result<R>,
) -> Result<Sets> {
    let before = get::<R>(db, record)?.or_not_found("entry")?.record;
    let after = valid(changed(&before, &decided.units)?, &before)?;
    Ok(kept(&after, decided))
}

/// A record with some of its units changed.
fn changed<R: Record>(before: &R, units: &BTreeMap<String, Value>) -> Result<R> {
    let mut all = before.units();
    // What a later version answered stands as it was answered.
    for (unit, value) in units.iter().filter(|(unit, _)| knows(before, unit)) {
        if is_blank(value) {
            all.remove(unit);
        } else {
            all.insert(unit.clone(), value.clone());
        }
    }
    R::from_units(&all).map_err(|_| {
        Error::invalid(
            "That cannot be kept there. Choose one of the answers, or write it another way. Nothing was changed.",
        )
    })
}

/// Is it a unit of this version's?
fn knows<R: Record>(record: &R, unit: &str) -> bool {
    if let Some((list, _)) = unit.split_once('/') {
        return R::ELEMENTS.iter().any(|(_, prefix, _)| *prefix == list);
    }
    serde_json::to_value(record).is_ok_and(|fields| fields.get(unit).is_some())
}

/// An answer is kept as it was given, and what was written at the desk as the rules of the kind leave it.
fn kept<R: Record>(after: &R, decided: &Decided) -> Sets {
    let tidied = after.units();
    let units = decided.units.iter().map(|(unit, value)| {
        let value = match decided.written.contains(unit) {
            true => tidied.get(unit).cloned().unwrap_or_default(),
            false => value.clone(),
        };
        (unit.clone(), value)
    });
    one_each(units)
}

/// An answer that somebody gave elsewhere stands there with its reason, and a shape as it was drawn; another kind
/// and what is written at the desk are an edit by hand like any other.
fn asset(db: &Connection, record: &RecordId, decided: &Decided) -> Result<Sets> {
    let id = AssetId(*record);
    let before = stored_or_joined(db, id)?.record;
    let is_new = |unit: &String| {
        unit == "kind" || decided.written.contains(unit) && custom_field::of_unit(unit).is_some()
    };
    let (new, answered): (BTreeMap<_, _>, BTreeMap<_, _>) = decided
        .units
        .clone()
        .into_iter()
        .partition(|(unit, _)| is_new(unit));
    let with_answers = changed(&before, &answered)?;
    reached(&before, &with_answers)?;
    let after = by_hand(db, id, &with_answers, &Edit(new))?;
    let mut sets = kept(&after, decided);
    if after.audience != with_answers.audience {
        // Another kind takes its usual audience along.
        sets.insert(AUDIENCE.into(), vec![after.audience.to_string().into()]);
    }
    Ok(sets)
}

/// Where more people may see it than while that was open, the reason has to stand there that came with that answer;
/// what is usual for the kind needs none.
fn reached(before: &Asset, after: &Asset) -> Result<()> {
    match after.kind.usual_audience().is_widened_by(&after.audience) {
        true => reasoned(
            &before.audience,
            &after.audience,
            after.audience_reason.as_deref(),
        ),
        false => Ok(()),
    }
}

/// A photo gets about only with a reason, and never one of a person.
fn may_be_published(db: &Connection, photo: &Attachment, before: &Attachment) -> Result<()> {
    if !photo.may_be_published || before.may_be_published {
        return Ok(());
    }
    if stored(db, photo.asset)?.record.kind == AssetKind::Person {
        return Err(Error::invalid(
            "Photos of people stay with the team, except for those they agreed to show them to. Their sharing page is the place for that.",
        ));
    }
    let reason = photo.publish_reason.as_deref();
    reasoned(&Audience::Team, &Audience::Public, reason)
}
