//! What an asset offers: a gift of head, hands or heart, or of knowing people. It stays with the team, unless a
//! person agreed that somebody is told what they offer.

mod column;
mod line;
mod openings;
mod pieces;
mod reading;
mod terms;

pub(crate) use column::{in_a_cell, is_answer, own_gifts, own_wishes, read_gifts, read_wishes};
pub use line::{Captured, SaidGift, SaidLine, SaidWish};
pub(crate) use pieces::{between, clauses};
pub(crate) use reading::{read, read_opened};

use crate::asset::stored;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, ConversationId, GatheringId, GiftId};
use crate::record::{Elements, Kind, Record};
use crate::topic;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Gift {
    pub holder: AssetId,
    /// In a few words: sourdough, bike repair, an hour with the piano.
    pub what: String,
    #[serde(default)]
    pub domain: Option<GiftDomain>,
    #[serde(default)]
    pub would_teach: bool,
    /// Single words by which it is found, besides those of `what`.
    #[serde(default)]
    pub topics: BTreeSet<String>,
    #[serde(default)]
    pub form: Option<GiftForm>,
    #[serde(default)]
    pub terms: Option<Terms>,
    /// As said: Saturday mornings, not in winter.
    #[serde(default)]
    pub when: Option<String>,
    /// What is not meant: not up ladders, two people at most.
    #[serde(default)]
    pub limits: Option<String>,
    #[serde(default)]
    pub status: GiftStatus,
    /// ISO 8601 day on which somebody last took it up.
    #[serde(default)]
    pub last_taken_up: Option<String>,
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

/// The field's own division (domain 1.3): knowledge, practical skills, passions, whom one knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum GiftDomain {
    Head,
    Hands,
    Heart,
    Connection,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum GiftForm {
    Do,
    Teach,
    Lend,
    Host,
    JoinIn,
    Introduce,
    Give,
    Sell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Terms {
    Free,
    Swap,
    TimeCredit,
    CoversCosts,
    Paid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum GiftStatus {
    #[default]
    Offered,
    TakenUp,
    Resting,
    Ended,
}

impl Record for Gift {
    const KIND: Kind = Kind::Gift;
    const FLAGS: &'static [&'static str] = &["would_teach", "may_be_listed"];
    const NESTED: &'static [&'static str] = &["topics"];
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] =
        &[("topics", "topic", Elements::Set)];
    const FIXED: &'static [&'static str] = &["holder"];
    const REFERENCES: &'static [&'static str] = &["holder", "conversation", "gathering"];
    const ABOUT: &'static [&'static str] = &["holder"];
    const NAME_IN_LABELS: &'static str = "what";
}

impl Gift {
    pub fn of(holder: AssetId, what: &str) -> Gift {
        Gift {
            holder,
            what: what.to_owned(),
            domain: None,
            would_teach: false,
            topics: BTreeSet::new(),
            form: None,
            terms: None,
            when: None,
            limits: None,
            status: GiftStatus::default(),
            last_taken_up: None,
            note: None,
            conversation: None,
            gathering: None,
            may_be_listed: false,
        }
    }

    pub(crate) fn valid(mut self) -> Result<Gift> {
        self.what = topic::one_line(&self.what);
        if self.what.is_empty() {
            return Err(Error::invalid(
                "Say in a few words what is offered: sourdough, bike repair, a listening ear.",
            ));
        }
        self.topics = topic::cleaned(self.topics);
        for text in [&mut self.when, &mut self.limits, &mut self.note] {
            topic::blank_is_none(text);
        }
        topic::blank_is_none(&mut self.last_taken_up);
        topic::a_day(self.last_taken_up.as_deref())?;
        Ok(self)
    }
}

impl Catalogue {
    pub fn add_gift(&self, gift: Gift) -> Result<Outcome<GiftId>> {
        let (id, gift) = (GiftId::new(), gift.valid()?);
        self.transact(Label::one(Action::AddGift, id), |tx| {
            stored(tx.db(), gift.holder)?;
            tx.create(id, &gift)?;
            Ok(id)
        })
    }

    pub fn edit_gift(&self, id: GiftId, gift: Gift) -> Result<Outcome<()>> {
        let gift = gift.valid()?;
        self.transact(Label::one(Action::EditGift, id), |tx| {
            tx.update(id, &gift).map(drop)
        })
    }

    pub fn remove_gift(&self, id: GiftId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemoveGift, id), |tx| {
            tx.remove(Kind::Gift, id)
        })
    }
}

/// A gift with its id, on a card.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct GiftLine {
    pub id: GiftId,
    pub gift: Gift,
}
