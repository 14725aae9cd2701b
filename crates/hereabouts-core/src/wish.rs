//! What somebody would love. How badly it is wished for is not asked. It stays with the team, whoever agreed
//! to what.

use crate::asset::stored;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, ConversationId, GatheringId, WishId};
use crate::record::{Elements, Kind, Record};
use crate::topic;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Wish {
    pub holder: AssetId,
    /// In a few words: someone to walk with, to learn Polish.
    pub what: String,
    #[serde(default)]
    pub kind: Option<WishKind>,
    /// Single words by which it is found, besides those of `what`.
    #[serde(default)]
    pub topics: BTreeSet<String>,
    /// As said: weekday evenings.
    #[serde(default)]
    pub when: Option<String>,
    #[serde(default)]
    pub status: WishStatus,
    /// For the team.
    #[serde(default)]
    pub note: Option<String>,
    /// In which conversation it was heard.
    #[serde(default)]
    pub conversation: Option<ConversationId>,
    /// At which offers-and-wishes session it was said.
    #[serde(default)]
    pub gathering: Option<GatheringId>,
    /// They agreed that it stands on the list that everybody at that session takes home.
    #[serde(default)]
    pub may_be_listed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum WishKind {
    Learn,
    FindCompany,
    Borrow,
    Try,
    StartSomething,
    HelpWith,
    SeeChange,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum WishStatus {
    #[default]
    Open,
    Exploring,
    Matched,
    Done,
    LetGo,
}

impl Record for Wish {
    const KIND: Kind = Kind::Wish;
    const FLAGS: &'static [&'static str] = &["may_be_listed"];
    const NESTED: &'static [&'static str] = &["topics"];
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] =
        &[("topics", "topic", Elements::Set)];
    const FIXED: &'static [&'static str] = &["holder"];
    const REFERENCES: &'static [&'static str] = &["holder", "conversation", "gathering"];
    const ABOUT: &'static [&'static str] = &["holder"];
    const NAME_IN_LABELS: &'static str = "what";
}

impl Wish {
    pub fn of(holder: AssetId, what: &str) -> Wish {
        Wish {
            holder,
            what: what.to_owned(),
            kind: None,
            topics: BTreeSet::new(),
            when: None,
            status: WishStatus::default(),
            note: None,
            conversation: None,
            gathering: None,
            may_be_listed: false,
        }
    }

    pub(crate) fn valid(mut self) -> Result<Wish> {
        self.what = topic::one_line(&self.what);
        if self.what.is_empty() {
            return Err(Error::invalid(
                "Say in a few words what they would love: to learn Polish, someone to walk with.",
            ));
        }
        self.topics = topic::cleaned(self.topics);
        for text in [&mut self.when, &mut self.note] {
            topic::blank_is_none(text);
        }
        Ok(self)
    }
}

impl Catalogue {
    pub fn add_wish(&self, wish: Wish) -> Result<Outcome<WishId>> {
        let (id, wish) = (WishId::new(), wish.valid()?);
        self.transact(Label::one(Action::AddWish, id), |tx| {
            stored(tx.db(), wish.holder)?;
            tx.create(id, &wish)?;
            Ok(id)
        })
    }

    pub fn edit_wish(&self, id: WishId, wish: Wish) -> Result<Outcome<()>> {
        let wish = wish.valid()?;
        self.transact(Label::one(Action::EditWish, id), |tx| {
            tx.update(id, &wish).map(drop)
        })
    }

    pub fn remove_wish(&self, id: WishId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemoveWish, id), |tx| {
            tx.remove(Kind::Wish, id)
        })
    }
}

/// A wish with its id, on a card.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct WishLine {
    pub id: WishId,
    pub wish: Wish,
}
