//! A judged row, written through the door: an asset with what hangs on it, or an item of the Inbox.

use super::draft::Draft;
use super::judge::{Judge, Judged};
use super::plan::{ImportResult, RowOutcome};
use super::{offering, reach};
use crate::asset::Asset;
use crate::attachment;
use crate::error::Result;
use crate::id::AssetId;
use crate::log::door::Tx;

/// Writes what a row was judged to be.
pub fn write(tx: &mut Tx, judge: &Judge, judged: &Judged, result: &mut ImportResult) -> Result<()> {
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
            hang(tx, judge, id, draft)
        }
        (RowOutcome::Updated, Some(id)) => {
            if let (Some(gone), Some(_)) = (&judged.gone, &judged.asset) {
                let copied = tx.copied.entry(id.0).or_default();
                copied.push((gone.id.0, gone.units.clone()));
            }
            if let Some(asset) = &judged.asset {
                tx.update::<Asset>(id, asset)?;
                attachment::let_go(tx, id, asset)?;
            }
            if let Some(gone) = &judged.gone {
                tx.update::<Asset>(gone.id, &gone.asset)?;
            }
            let own = judged.gone.as_ref().map_or(id, |gone| gone.id);
            hang(tx, judge, own, draft)
        }
        (RowOutcome::Inbox, _) => match &judged.item {
            Some((id, item)) => tx.bring(*id, item).map(drop),
            None => Ok(()),
        },
        (RowOutcome::Skipped, _) => {
            *result.skipped.entry(judged.words.clone()).or_default() += 1;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// What hangs on an asset: how to reach it, when it was checked, what it offers and would love.
fn hang(tx: &mut Tx, judge: &Judge, id: AssetId, draft: &Draft) -> Result<()> {
    reach::bring(tx, judge.secret(), id, draft.said())?;
    offering::bring(tx, judge.secret(), id, &draft.offering)
}
