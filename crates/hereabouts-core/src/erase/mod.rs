//! Erasing somebody: all that goes is looked at first, then it is gone, here, in the log, in the index, in photos and
//! in the backups that can be reached; no step takes it back.
//!
//! - [`mod@safeguard`]: where something is goes for good, and it stays
//! - [`words`]: the words of a person in what others wrote
//! - [`mod@elsewhere`]: backups that somebody made where the program does not keep its own, as on a stick
//! - [`mod@scrub`]: nothing of it is left in the bytes of the files

#[cfg(test)]
mod aside_tests;
#[cfg(test)]
mod connecting_tests;
mod elsewhere;
#[cfg(test)]
mod joined_tests;
#[cfg(test)]
mod kept_out_tests;
mod plan;
mod safeguard;
#[cfg(test)]
mod safeguard_elsewhere_tests;
#[cfg(test)]
mod safeguard_tests;
mod scrub;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
pub(crate) mod words;

pub(crate) use elsewhere::mark as mark_elsewhere;
pub(crate) use plan::standing_elsewhere;
pub use plan::{ErasurePlan, Passage};
pub(crate) use safeguard::where_its_address_stands;
pub use safeguard::{SafeguardPlan, Safeguarded};
pub use scrub::{BackupState, BackupTouched};
pub(crate) use scrub::{finish, mark};

use crate::catalogue::{Catalogue, Outcome};
use crate::consent::Sent;
use crate::error::{OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, RecordId};
use crate::log::door::Tx;
use crate::log::{erasure, joined, rows};
use crate::travel;
use serde::{Deserialize, Serialize};

/// A passage of the plan that is to go too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Ticked {
    #[ts(type = "string")]
    pub record: RecordId,
    pub unit: String,
    /// As the plan shows it.
    pub term: String,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Erased {
    /// Who was given something, to be told (UK GDPR, article 19).
    pub sent: Vec<Sent>,
    pub backups: Vec<BackupTouched>,
    /// Nothing of it is left in the bytes of this file. Otherwise it is finished at the next opening.
    pub clean: bool,
}

impl Catalogue {
    /// Erases an asset with all that hangs on it, and blanks the ticked passages in what others wrote. Nothing
    /// brings it back: neither a step, nor a backup that can be reached, nor a laptop that still has it.
    ///
    /// # Errors
    /// `NotFound` where it is not here, `Invalid` in a travel copy that began with it, `ReadOnly`, `DiskFull`: then
    /// nothing was done.
    pub fn erase(&self, id: AssetId, ticked: Vec<Ticked>) -> Result<Outcome<Erased>> {
        self.read(|db| travel::may_erase(db, id))?;
        self.erase_in_any_file(id, ticked)
    }

    /// The same also in a travel copy that began with it: it goes there, and by itself nowhere else.
    pub(crate) fn erase_in_any_file(
        &self,
        id: AssetId,
        ticked: Vec<Ticked>,
    ) -> Result<Outcome<Erased>> {
        let mut all = Vec::new();
        let mut done = self.transact(Label::of(Action::Erase), |tx| {
            let known = !rows::history_of(tx.db(), &id.0)?.is_empty();
            Some(()).filter(|()| known).or_not_found("asset")?;
            let sent = crate::consent::sent(tx.db(), id, None)?;
            // What was joined with it is the same somebody.
            all = joined::one_with(tx.db(), &id.0)?;
            erase_here(tx, &all, &ticked)?;
            scrub::mark(tx.db())?;
            elsewhere::mark(tx.db())?;
            Ok(Erased {
                sent,
                backups: Vec::new(),
                clean: false,
            })
        })?;
        done.value.clean = self.write_alone(scrub::finish).is_ok();
        done.value.backups = self.erase_in_backups(&all, &ticked)?;
        // A folder that cannot be reached now is written to when somebody leaves the file there again.
        let _ = self.left_file_follows();
        Ok(done)
    }
}

/// The erasure itself, of one or of all that are one, in whichever file.
fn erase_here(tx: &mut Tx, all: &[RecordId], ticked: &[Ticked]) -> Result<()> {
    let passages = plan::redactions(tx.db(), all, ticked)?;
    erasure::redact(tx, passages)?;
    for one in all {
        tx.db()
            .execute("DELETE FROM end_listed WHERE asset = ?1", [one.as_bytes()])?;
    }
    erasure::erase(tx, all.iter().copied())?;
    tx.keep_empty();
    crate::search::text_index::rebuild(tx.db(), &mut |_| true)
}
