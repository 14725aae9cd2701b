//! Kept but not used (UK GDPR, article 18): it stays where it is and leaves in nothing, until somebody lifts that with a
//! reason.

use super::{Right, requests, said};
use crate::asset::{Asset, AssetKind, shown_as, stored};
use crate::catalogue::{Catalogue, Outcome};
use crate::consent::today;
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::AssetId;

/// Why it is left alone where many are changed at once.
pub(crate) const NOT_WITH_OTHERS: &str =
    "It is kept but not used, so it is not changed together with others. Change it on its card.";
/// Why it is left alone by what comes in.
pub(crate) const NOT_FROM_A_FILE: &str =
    "It is kept but not used, so nothing of a file is taken over into it.";

/// Fields that are not typed but follow from restricting and lifting.
pub(crate) fn is_of_restriction(field: &str) -> bool {
    matches!(
        field,
        "restricted" | "restricted_since" | "restricted_why" | "restriction_lifted_why"
    )
}

impl Catalogue {
    /// Keeps an asset and uses it no more, from today on. What a person asked of this kind is done with it.
    pub fn restrict(&self, id: AssetId, why: String) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::Restrict, id), |tx| {
            let id = shown_as(tx.db(), id)?;
            tx.label.record = Some(id.into());
            let why = said(&why).ok_or_else(|| {
                Error::invalid("Say in a few words why it is not to be used for now.")
            })?;
            let asset = stored(tx.db(), id)?.record;
            let restricted = Asset {
                restricted: true,
                restricted_since: Some(today(tx.db())?.to_string()),
                restricted_why: Some(why),
                restriction_lifted_why: None,
                ..asset
            };
            tx.update(id, &restricted)?;
            if restricted.kind == AssetKind::Person {
                requests::done(tx, id, Right::Restriction)?;
            }
            Ok(())
        })
    }

    /// Uses an asset again.
    pub fn lift_restriction(&self, id: AssetId, why: String) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::LiftRestriction, id), |tx| {
            let id = shown_as(tx.db(), id)?;
            tx.label.record = Some(id.into());
            let why = said(&why)
                .ok_or_else(|| Error::invalid("Say in a few words why it may be used again."))?;
            let lifted = Asset {
                restricted: false,
                restricted_since: None,
                restricted_why: None,
                restriction_lifted_why: Some(why),
                ..stored(tx.db(), id)?.record
            };
            tx.update(id, &lifted).map(drop)
        })
    }
}
