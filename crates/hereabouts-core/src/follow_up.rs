//! What somebody said they would do: ring about the piano, bring the form on Tuesday.

use crate::catalogue::{Catalogue, Outcome, today};
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, ConversationId, FollowUpId, IntroductionId};
use crate::record::{Kind, Record};
use crate::storage::rows;
use crate::topic;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct FollowUp {
    pub what: String,
    #[serde(default)]
    pub about: Option<AssetId>,
    /// Where it was promised.
    #[serde(default)]
    pub conversation: Option<ConversationId>,
    #[serde(default)]
    pub introduction: Option<IntroductionId>,
    /// ISO 8601 day.
    #[serde(default)]
    pub due: Option<String>,
    /// ISO 8601 day.
    #[serde(default)]
    pub done_on: Option<String>,
}

impl Record for FollowUp {
    const KIND: Kind = Kind::FollowUp;
    const REFERENCES: &'static [&'static str] = &["about", "conversation", "introduction"];
    const ABOUT: &'static [&'static str] = &["about"];
    const NAME_IN_LABELS: &'static str = "what";
}

impl FollowUp {
    pub(crate) fn valid(mut self) -> Result<FollowUp> {
        self.what = topic::one_line(&self.what);
        if self.what.is_empty() {
            return Err(Error::invalid(
                "Say what was promised: ring Joan about the piano.",
            ));
        }
        for day in [&mut self.due, &mut self.done_on] {
            topic::blank_is_none(day);
            topic::a_day(day.as_deref())?;
        }
        Ok(self)
    }
}

impl Catalogue {
    pub fn add_follow_up(&self, follow_up: FollowUp) -> Result<Outcome<FollowUpId>> {
        let (id, follow_up) = (FollowUpId::new(), follow_up.valid()?);
        self.transact(Label::one(Action::AddFollowUp, id), |tx| {
            tx.create(id, &follow_up)?;
            Ok(id)
        })
    }

    pub fn edit_follow_up(&self, id: FollowUpId, follow_up: FollowUp) -> Result<Outcome<()>> {
        let follow_up = follow_up.valid()?;
        self.transact(Label::one(Action::EditFollowUp, id), |tx| {
            tx.update(id, &follow_up).map(drop)
        })
    }

    /// It is done today, or (false) it is not after all.
    pub fn do_follow_up(&self, id: FollowUpId, done: bool) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::DoFollowUp, id), |tx| {
            let found = rows::get::<FollowUp>(tx.db(), &id.0)?.or_not_found("promise")?;
            let done_on = done.then(|| today().to_string());
            let follow_up = FollowUp {
                done_on,
                ..found.record
            };
            tx.update(id, &follow_up).map(drop)
        })
    }

    pub fn remove_follow_up(&self, id: FollowUpId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemoveFollowUp, id), |tx| {
            tx.remove(Kind::FollowUp, id)
        })
    }
}
