//! A conversation is a check of what it is about: it was spoken of, so it is there.
//!
//! It says nothing more. It sets no status; of what rests, has ended or is an idea it is no check, because people talk
//! about those too; and of a person who is kept but not used it is none either, because nothing is written about them
//! but by hand. Of the place where it was, only a visit is a check.
//!
//! The id of such a check follows from the conversation and the asset, so that it changes and goes with them.
//!
//! Whoever is interviewed, or speaks at a session, was spoken to as well.

use super::{Conversation, ConversationKind};
use crate::asset::{Asset, Status};
use crate::catalogue::today;
use crate::confirmation::{CheckMethod, CheckOutcome, Confirmation};
use crate::error::{OrNotFound, Result};
use crate::gathering::Gathering;
use crate::id::{AssetId, ConfirmationId, ConversationId, GatheringId, RecordId, imported};
use crate::log::door::Tx;
use crate::log::rows::fact;
use crate::record::Kind;
use crate::storage::rows::{Existence, get};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Brings the checks up to date with a conversation as it was (none: it is new) and as it is (none: it goes).
pub(crate) fn follow(
    tx: &mut Tx,
    id: ConversationId,
    before: Option<&Conversation>,
    after: Option<&Conversation>,
) -> Result<()> {
    let wanted = after.map(checked).unwrap_or_default();
    for asset in before.map(checked).unwrap_or_default().difference(&wanted) {
        let check = id_of("conversation", id.0, *asset);
        if existence(tx, check)? == Some(Existence::Here) {
            tx.remove(Kind::Confirmation, check)?;
        }
    }
    let Some(conversation) = after else {
        return Ok(());
    };
    for asset in wanted {
        let confirmation = Confirmation {
            asset,
            on: conversation.on.clone(),
            by: conversation.by.clone(),
            method: Some(match conversation.kind {
                Some(ConversationKind::Visit) => CheckMethod::Visited,
                _ => CheckMethod::ToldMe,
            }),
            outcome: CheckOutcome::StillGoing,
            note: None,
        };
        keep(tx, id_of("conversation", id.0, asset), &confirmation)?;
    }
    Ok(())
}

/// Somebody told of themselves today: a check of them, and the trace of what they said yes to (`agreed`, for the
/// team).
pub(super) fn interviewed(tx: &mut Tx, person: AssetId, agreed: Option<String>) -> Result<()> {
    let check = spoken(tx.db(), person, today().to_string(), agreed)?;
    tx.create(ConfirmationId::new(), &check)
}

/// Somebody spoke at a session: a check of them on its day, one however often they speak.
///
/// # Errors
/// `NotFound` where there is no such session.
pub(crate) fn spoke_at(tx: &mut Tx, gathering: GatheringId, person: AssetId) -> Result<()> {
    let session = get::<Gathering>(tx.db(), &gathering.0)?.or_not_found("session")?;
    // A session may be made ready before its day, and nothing was said on a day that is to come.
    let on = session.record.on.min(today().to_string());
    let check = spoken(tx.db(), person, on, None)?;
    keep(tx, id_of("gathering", gathering.0, person), &check)
}

fn spoken(
    db: &Connection,
    asset: AssetId,
    on: String,
    note: Option<String>,
) -> Result<Confirmation> {
    Ok(Confirmation {
        asset,
        on,
        by: fact(db, "worker")?.filter(|name| !name.is_empty()),
        method: Some(CheckMethod::ToldMe),
        outcome: CheckOutcome::StillGoing,
        note,
    })
}

/// Writes a check whose id follows from where it was said.
fn keep(tx: &mut Tx, check: ConfirmationId, confirmation: &Confirmation) -> Result<()> {
    match existence(tx, check)? {
        Some(Existence::Here) => drop(tx.update(check, confirmation)?),
        _ if !is_told_by_words(tx, confirmation.asset)? => {}
        Some(Existence::Bin) => {
            tx.restore(Kind::Confirmation, check)?;
            tx.update(check, confirmation)?;
        }
        _ => tx.create(check, confirmation)?,
    }
    Ok(())
}

/// What a conversation may be a check of.
fn checked(conversation: &Conversation) -> BTreeSet<AssetId> {
    let visited = conversation
        .at
        .filter(|_| conversation.kind == Some(ConversationKind::Visit));
    conversation.about.iter().copied().chain(visited).collect()
}

/// `of` says what it was said in, a conversation or a gathering, and `said_in` which one.
fn id_of(of: &str, said_in: RecordId, asset: AssetId) -> ConfirmationId {
    let parts = [said_in.to_string(), asset.to_string()];
    ConfirmationId(imported(
        of.as_bytes(),
        &parts.each_ref().map(String::as_str),
    ))
}

fn existence(tx: &Tx, check: ConfirmationId) -> Result<Option<Existence>> {
    Ok(get::<Confirmation>(tx.db(), &check.0)?.map(|found| found.existence))
}

/// Is it a check of this asset to hear of it?
fn is_told_by_words(tx: &Tx, asset: AssetId) -> Result<bool> {
    let found = get::<Asset>(tx.db(), &asset.0)?.filter(|found| found.existence == Existence::Here);
    Ok(found.is_some_and(|found| {
        let away = [Status::Idea, Status::Resting, Status::Ended];
        !found.record.restricted && !away.contains(&found.record.status)
    }))
}
