//! The ways to reach an asset and the day of its last check, as a row says them.

use crate::asset::shown_as;
use crate::confirmation::{CheckMethod, CheckOutcome, Confirmation};
use crate::contact::{Contact, ContactKind, Reach};
use crate::error::Result;
use crate::id::{AssetId, ConfirmationId, ContactId, imported};
use crate::log::door::Tx;
use crate::storage::rows::{Existence, get};
use rusqlite::{Connection, OptionalExtension, params};

/// What a row says of how to reach an asset and of when somebody checked it.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    pub reach: &'a [Reach],
    /// ISO 8601 day.
    pub checked: Option<&'a str>,
}

/// Brings what is not here yet. `secret` is the catalogue's: ids follow from it, so that the same row brings
/// the same.
pub fn bring(tx: &mut Tx, secret: &str, asset: AssetId, said: Said) -> Result<()> {
    for (id, contact) in contacts(tx.db(), secret, asset, said)? {
        tx.bring(id, &contact)?;
    }
    if let Some((id, check)) = check(tx.db(), secret, asset, said)? {
        tx.bring(id, &check)?;
    }
    Ok(())
}

/// The contacts that are not here. One that was here and was taken away by hand stays away, and a
/// safeguarded asset takes no address from anywhere. Of what became one with another it is asked what is known of both.
pub fn contacts(
    db: &Connection,
    secret: &str,
    asset: AssetId,
    said: Said,
) -> Result<Vec<(ContactId, Contact)>> {
    let mut known = db.prepare_cached(
        "SELECT 1 FROM contact WHERE asset = ?1 AND value = ?2 AND existence <> 'blank'",
    )?;
    let mut missing = Vec::new();
    if said.reach.is_empty() {
        return Ok(missing);
    }
    let shown = shown_as(db, asset)?;
    for reach in said.reach {
        let channel = serde_json::to_string(&reach.channel).unwrap_or_default();
        let parts = ["contact", &asset.to_string(), &channel, &reach.value];
        let id = ContactId(imported(secret.as_bytes(), &parts));
        let contact = Contact {
            asset,
            kind: ContactKind::Role,
            channel: reach.channel,
            value: reach.value.clone(),
            label: reach.label.clone(),
            may_be_published: false,
            publish_reason: None,
        };
        let here = known.exists(params![shown.0.as_bytes(), reach.value])?
            || get::<Contact>(db, &id.0)?.is_some_and(|c| c.existence != Existence::Blank);
        let there = Contact {
            asset: shown,
            ..contact.clone()
        };
        if !here && there.may_stand(db).is_ok() {
            missing.push((id, contact));
        }
    }
    Ok(missing)
}

/// The check, where it is later than the last one here.
pub fn check(
    db: &Connection,
    secret: &str,
    asset: AssetId,
    said: Said,
) -> Result<Option<(ConfirmationId, Confirmation)>> {
    let Some(day) = said.checked else {
        return Ok(None);
    };
    let last: Option<Option<String>> = db
        .prepare_cached("SELECT last_checked FROM asset WHERE id = ?1")?
        .query_row([shown_as(db, asset)?.0.as_bytes()], |row| row.get(0))
        .optional()?;
    let id = imported(
        secret.as_bytes(),
        &["confirmation", &asset.to_string(), day],
    );
    let known = get::<Confirmation>(db, &id)?.is_some_and(|c| c.existence != Existence::Blank);
    if known || last.flatten().is_some_and(|last| last.as_str() >= day) {
        return Ok(None);
    }
    let check = Confirmation {
        asset,
        on: day.to_owned(),
        by: None,
        method: Some(CheckMethod::Import),
        outcome: CheckOutcome::StillGoing,
        note: None,
    };
    Ok(Some((ConfirmationId(id), check)))
}
