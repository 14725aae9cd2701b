//! Connecting the dots: assets linked into something that could be done, with a name, and who would start it.

use crate::api::With;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, PossibleActionId};
use crate::record::{Elements, Kind, Record};
use crate::storage::rows;
use crate::topic;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct PossibleAction {
    /// Repair café, barn raising.
    pub name: String,
    pub assets: BTreeSet<AssetId>,
    #[serde(default)]
    pub who_starts: Option<String>,
    /// The three questions, in this order (domain 1.5): what can we do ourselves, what with outside help, what do we
    /// need agencies to do?
    #[serde(default)]
    pub ourselves: Option<String>,
    #[serde(default)]
    pub with_help: Option<String>,
    #[serde(default)]
    pub by_agencies: Option<String>,
    /// By whom it would be done.
    #[serde(default)]
    pub led: Option<Led>,
    #[serde(default)]
    pub status: ActionStatus,
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Led {
    Ourselves,
    WithHelp,
    ByAgencies,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    #[default]
    Idea,
    Starting,
    Going,
    Done,
    LetGo,
}

impl Record for PossibleAction {
    const KIND: Kind = Kind::PossibleAction;
    const NESTED: &'static [&'static str] = &["assets"];
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] =
        &[("assets", "asset", Elements::Set)];
    const INVOLVES: &'static [&'static str] = &["assets"];
    const NAME_IN_LABELS: &'static str = "name";
}

impl PossibleAction {
    pub(crate) fn valid(mut self) -> Result<PossibleAction> {
        self.name = topic::one_line(&self.name);
        if self.name.is_empty() {
            return Err(Error::invalid(
                "Give it a name first: repair café, street supper.",
            ));
        }
        if self.assets.len() < 2 {
            return Err(Error::invalid(
                "Link two or more first; one alone is no connection.",
            ));
        }
        for text in [
            &mut self.who_starts,
            &mut self.ourselves,
            &mut self.with_help,
            &mut self.by_agencies,
            &mut self.note,
        ] {
            topic::blank_is_none(text);
        }
        Ok(self)
    }
}

impl Catalogue {
    pub fn list_possible_actions(&self) -> Result<Vec<With<PossibleActionId, PossibleAction>>> {
        self.read(|db| {
            let found = rows::all::<PossibleAction>(db, "n DESC")?.into_iter();
            Ok(found
                .map(|found| With {
                    id: PossibleActionId(found.id),
                    is: found.record,
                })
                .collect())
        })
    }

    pub fn add_possible_action(&self, action: PossibleAction) -> Result<Outcome<PossibleActionId>> {
        let (id, action) = (PossibleActionId::new(), action.valid()?);
        self.transact(Label::one(Action::AddPossibleAction, id), |tx| {
            tx.create(id, &action)?;
            Ok(id)
        })
    }

    pub fn edit_possible_action(
        &self,
        id: PossibleActionId,
        action: PossibleAction,
    ) -> Result<Outcome<()>> {
        let action = action.valid()?;
        self.transact(Label::one(Action::EditPossibleAction, id), |tx| {
            tx.update(id, &action).map(drop)
        })
    }

    pub fn remove_possible_action(&self, id: PossibleActionId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemovePossibleAction, id), |tx| {
            tx.remove(Kind::PossibleAction, id)
        })
    }
}
