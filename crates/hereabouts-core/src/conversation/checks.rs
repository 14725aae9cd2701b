//! A conversation is a check of what it is about: it was spoken of, so it is there.
//!
//! It says nothing more. It sets no status; of what rests, has ended or is an idea it is no check, because people talk
//! about those too; and of a person who is kept but not used it is none either, because nothing is written about them
//! but by hand. Of the place where it was, only a visit is a check.
//!
//! The id of such a check follows from the conversation and the asset, so that it changes and goes with them.

use super::{Conversation, ConversationKind};
use crate::asset::{Asset, Status};
use crate::confirmation::{CheckMethod, CheckOutcome, Confirmation};
use crate::error::Result;
use crate::id::{AssetId, ConfirmationId, ConversationId, imported};
use crate::log::door::Tx;
use crate::record::Kind;
use crate::storage::rows::{Existence, get};
use std::collections::BTreeSet;

/// Brings the checks up to date with a conversation as it was (none: it is new) and as it is (none: it goes).
pub(super) fn follow(
    tx: &mut Tx,
    id: ConversationId,
    before: Option<&Conversation>,
    after: Option<&Conversation>,
) -> Result<()> {
    let wanted = after.map(checked).unwrap_or_default();
    for asset in before.map(checked).unwrap_or_default().difference(&wanted) {
        let check = id_of(id, *asset);
        if existence(tx, check)? == Some(Existence::Here) {
            tx.remove(Kind::Confirmation, check)?;
        }
    }
    let Some(conversation) = after else {
        return Ok(());
    };
    for asset in wanted {
        let check = id_of(id, asset);
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
        match existence(tx, check)? {
            Some(Existence::Here) => drop(tx.update(check, &confirmation)?),
            _ if !is_told_by_words(tx, asset)? => {}
            Some(Existence::Bin) => {
                tx.restore(Kind::Confirmation, check)?;
                tx.update(check, &confirmation)?;
            }
            _ => tx.create(check, &confirmation)?,
        }
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

fn id_of(conversation: ConversationId, asset: AssetId) -> ConfirmationId {
    let parts = [conversation.to_string(), asset.to_string()];
    ConfirmationId(imported(
        b"conversation",
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
