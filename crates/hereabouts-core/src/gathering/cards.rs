//! The cards of an offers-and-wishes session, what on them goes together, and the list that everybody takes home.

use crate::catalogue::{Catalogue, Outcome};
use crate::conversation::Party;
use crate::error::{Error, Result};
use crate::gathering::Gathering;
use crate::gift::{Captured, GiftLine};
use crate::id::{GatheringId, GiftId, WishId};
use crate::meeting::Suggestion;
use crate::wish::WishLine;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct GatheringCard {
    pub id: GatheringId,
    pub gathering: Gathering,
    /// The newest first.
    pub cards: Vec<SaidCard>,
    /// What on the cards, or with what was known before, goes together; the newest first.
    pub matches: Vec<Suggestion>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SaidCard {
    pub holder: Party,
    pub gift: Option<GiftLine>,
    pub wish: Option<WishLine>,
}

/// A gift or a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum CardId {
    Gift(GiftId),
    Wish(WishId),
}

impl Catalogue {
    pub fn show_gathering(&self, id: GatheringId) -> Result<GatheringCard> {
        let _ = id;
        Err(Error::invalid("stub"))
    }

    /// Adds what somebody says: `who` is found by name among the people, or made; `text` is a line of gifts and wishes.
    pub fn add_card(
        &self,
        gathering: GatheringId,
        who: String,
        text: String,
        may_be_listed: bool,
    ) -> Result<Outcome<Captured>> {
        let _ = (gathering, who, text, may_be_listed);
        Err(Error::invalid("stub"))
    }

    /// They agree that a card stands on the list to take home, or do not.
    pub fn list_card(&self, card: CardId, may_be_listed: bool) -> Result<Outcome<()>> {
        let _ = (card, may_be_listed);
        Err(Error::invalid("stub"))
    }
}
