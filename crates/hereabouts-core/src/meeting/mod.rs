//! Who could meet whom, and why. The program suggests; nobody is ever messaged.

mod apart;
mod called;
mod candidates;
mod home;
mod known;
mod said;
mod suggest;
mod together;
mod waiting;
mod when;

pub use home::{FollowUpLine, GiftWaiting, Home, Quiet};
pub(crate) use together::together;

use crate::catalogue::Catalogue;
use crate::conversation::Party;
use crate::error::Result;
use crate::id::{AssetId, GiftId, WishId};
use serde::{Deserialize, Serialize};
use suggest::suggestions;

/// For what somebody to meet is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum MeetFor {
    Wish(WishId),
    Gift(GiftId),
    /// A person, a group, a place: for all that it offers and would love.
    Asset(AssetId),
}

/// Two that could meet: the one it was asked for, and the other.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Suggestion {
    pub one: Party,
    pub other: Party,
    /// What is offered, and by whom: one of the two.
    pub gift: Option<Matched<GiftId>>,
    pub wish: Option<Matched<WishId>>,
    /// The weightiest first.
    pub reasons: Vec<MeetReason>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Matched<I> {
    pub id: I,
    pub holder: AssetId,
    pub what: String,
}

/// Why two could meet. The window has the words.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum MeetReason {
    /// One offers what the other would love: the words that they share, as said.
    Topic {
        words: Vec<String>,
    },
    /// It is called differently, and means the same here.
    Synonym {
        said: String,
        also: String,
    },
    BothOffer {
        words: Vec<String>,
    },
    BothWish {
        words: Vec<String>,
    },
    /// One would teach what the other would learn.
    WouldTeach,
    Apart {
        #[ts(type = "number")]
        metres: u64,
    },
    BothKnow {
        party: Party,
    },
    SameTime {
        when: String,
    },
    Language {
        language: String,
    },
}

impl Catalogue {
    /// At most `limit`, the best first. Those already connected or introduced, who said no, or do not want to be
    /// introduced are left out.
    pub fn who_could_meet(&self, of: MeetFor, limit: u32) -> Result<Vec<Suggestion>> {
        self.read(|db| suggestions(db, of, limit as usize))
    }
}

#[cfg(test)]
mod tests;
