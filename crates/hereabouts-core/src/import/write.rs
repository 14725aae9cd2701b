//! A judged row, written through the door: an asset with what hangs on it, or an item of the Inbox.

use super::Row;
use super::draft::{self, Draft};
use super::judge::{Judge, Judged};
use super::plan::{ImportResult, RowOutcome};
use crate::asset::Asset;
use crate::attachment;
use crate::confirmation::{CheckMethod, CheckOutcome, Confirmation};
use crate::error::Result;
use crate::id::{AssetId, ConfirmationId, InboxItemId, imported};
use crate::inbox::{InboxItem, InboxReason};
use crate::log::door::Tx;
use serde_json::Value;
use std::collections::BTreeMap;

/// Writes what a row was judged to be.
pub fn write(
    tx: &mut Tx,
    judge: &Judge,
    row: &Row,
    judged: &Judged,
    result: &mut ImportResult,
) -> Result<()> {
    let Some(draft) = &judged.draft else {
        *result.skipped.entry(judged.words.clone()).or_default() += 1;
        return Ok(());
    };
    match (judged.outcome, judged.id) {
        (RowOutcome::New, Some(id)) => {
            let Some(asset) = &judged.asset else {
                return Ok(());
            };
            tx.bring(id, asset)?;
            reach(tx, judge, id, draft)
        }
        (RowOutcome::Updated, Some(id)) => {
            if let Some(asset) = &judged.asset {
                tx.update::<Asset>(id, asset)?;
                attachment::let_go(tx, id, asset)?;
            }
            reach(tx, judge, id, draft)
        }
        (RowOutcome::Inbox, _) => {
            let item = inbox_item(judge, row, judged);
            let own = item.source_row.clone().unwrap_or_default();
            let cells = serde_json::to_string(&item.cells).unwrap_or_default();
            // Two rows may differ in their geometry alone.
            let geometry = row.geometry.as_ref().map(|raw| raw.value.to_string());
            let geometry = geometry.unwrap_or_default();
            let id = imported(
                judge.secret().as_bytes(),
                &["inbox", judge.file.source, &own, &cells, &geometry],
            );
            tx.bring(InboxItemId(id), &item).map(drop)
        }
        (RowOutcome::Skipped, _) => {
            *result.skipped.entry(judged.words.clone()).or_default() += 1;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The ways to reach an asset and the day of its last check, as the row says.
fn reach(tx: &mut Tx, judge: &Judge, id: AssetId, draft: &Draft) -> Result<()> {
    for (contact_id, contact) in judge.contacts(id, draft) {
        // A safeguarded asset takes no address from anywhere.
        if contact.may_stand(tx.db()).is_ok() {
            tx.bring(contact_id, &contact)?;
        }
    }
    if let Some(day) = &draft.checked {
        let check = Confirmation {
            asset: id,
            on: day.clone(),
            by: None,
            method: Some(CheckMethod::Import),
            outcome: CheckOutcome::StillGoing,
            note: None,
        };
        let check_id = imported(
            judge.secret().as_bytes(),
            &["confirmation", &id.to_string(), day],
        );
        tx.bring(ConfirmationId(check_id), &check)?;
    }
    Ok(())
}

fn inbox_item(judge: &Judge, row: &Row, judged: &Judged) -> InboxItem {
    let draft = judged.draft.as_ref();
    let fields = draft.and_then(|draft| serde_json::to_value(&draft.asset).ok());
    let fields = match fields {
        Some(Value::Object(fields)) => fields
            .into_iter()
            .filter(|(_, v)| !crate::record::is_blank(v))
            .collect(),
        _ => BTreeMap::new(),
    };
    InboxItem {
        reason: judged.reason.unwrap_or(InboxReason::Unclear),
        words: Some(judged.words.clone()),
        title: draft
            .map(|draft| draft.title.clone())
            .filter(|title| !title.is_empty()),
        draft: fields,
        cells: draft::cells(&judge.file, row),
        raw_geometry: draft
            .and_then(|draft| draft.doubt.as_ref())
            .and_then(|(.., raw)| raw.clone()),
        about: judged
            .id
            .filter(|_| judged.reason.is_some_and(|r| r.is_about())),
        source: Some(judge.file.source.to_owned()),
        source_row: draft
            .and_then(|draft| draft.asset.imported_from.as_ref())
            .map(|from| from.row.clone()),
    }
}
