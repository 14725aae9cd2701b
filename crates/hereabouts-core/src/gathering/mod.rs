//! An offers-and-wishes session: people say in turn what they offer and what they would love.

mod cards;
mod takeaway;

pub use cards::{CardId, GatheringCard, SaidCard};
pub use takeaway::{TakeawayLine, TakeawayList};

use crate::api::With;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, GatheringId};
use crate::record::{Kind, Record};
use crate::storage::rows;
use crate::topic;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Gathering {
    pub name: String,
    /// ISO 8601 day.
    pub on: String,
    #[serde(default)]
    pub at: Option<AssetId>,
    #[serde(default)]
    pub note: Option<String>,
}

impl Record for Gathering {
    const KIND: Kind = Kind::Gathering;
    const REFERENCES: &'static [&'static str] = &["at"];
    const NAME_IN_LABELS: &'static str = "name";
}

impl Gathering {
    pub(crate) fn valid(mut self) -> Result<Gathering> {
        self.name = topic::one_line(&self.name);
        if self.name.is_empty() {
            return Err(Error::invalid(
                "Give the session a name: Spring supper at the hall.",
            ));
        }
        topic::a_day(Some(&self.on))?;
        topic::blank_is_none(&mut self.note);
        Ok(self)
    }
}

impl Catalogue {
    pub fn list_gatherings(&self) -> Result<Vec<With<GatheringId, Gathering>>> {
        self.read(|db| {
            let found = rows::all::<Gathering>(db, "\"on\" DESC, n DESC")?.into_iter();
            Ok(found
                .map(|found| With {
                    id: GatheringId(found.id),
                    is: found.record,
                })
                .collect())
        })
    }

    /// Keeps a session, a new one when `id` is null.
    pub fn save_gathering(
        &self,
        id: Option<GatheringId>,
        gathering: Gathering,
    ) -> Result<Outcome<GatheringId>> {
        let gathering = gathering.valid()?;
        let (new, id) = (id.is_none(), id.unwrap_or_else(GatheringId::new));
        self.transact(Label::one(Action::SaveGathering, id), |tx| {
            match new {
                true => tx.create(id, &gathering)?,
                false => tx.update(id, &gathering).map(drop)?,
            }
            Ok(id)
        })
    }

    pub fn remove_gathering(&self, id: GatheringId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemoveGathering, id), |tx| {
            tx.remove(Kind::Gathering, id)
        })
    }
}

#[cfg(test)]
mod tests;
