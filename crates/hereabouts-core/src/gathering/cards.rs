//! The cards of an offers-and-wishes session, what on them goes together.

use super::Gathering;
use crate::asset::{Asset, AssetKind, first_name};
use crate::catalogue::{Catalogue, Outcome};
use crate::conversation::{Party, party};
use crate::error::{Error, OrNotFound, Result};
use crate::gift::{Captured, Gift, GiftLine, read};
use crate::history::{Action, Label};
use crate::id::{AssetId, GatheringId, GiftId, RecordId, WishId};
use crate::log::door::Tx;
use crate::meeting::{MeetFor, Suggestion, suggestions};
use crate::search::fold;
use crate::storage::rows::{self, Existence};
use crate::topic::one_line;
use crate::wish::{Wish, WishLine};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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

/// So many matches are shown, and of each card so many.
const MATCHES: usize = 20;
const MATCHES_OF_CARD: usize = 3;

impl Catalogue {
    pub fn show_gathering(&self, id: GatheringId) -> Result<GatheringCard> {
        self.read(|db| {
            let gathering = stored(db, id)?;
            let cards = cards(db, id)?;
            let matches = matches(db, &cards)?;
            Ok(GatheringCard {
                id,
                gathering,
                cards,
                matches,
            })
        })
    }

    /// Adds what somebody says: `who` is found by name among the people, or made; `text` is a line of gifts and wishes.
    pub fn add_card(
        &self,
        gathering: GatheringId,
        who: String,
        text: String,
        may_be_listed: bool,
    ) -> Result<Outcome<Captured>> {
        let (who, said) = (one_line(&who), read(&text));
        if who.is_empty() {
            return Err(Error::invalid("Say who it is: a first name is enough."));
        }
        if said.gifts.is_empty() && said.wishes.is_empty() {
            return Err(Error::invalid(
                "Say what they offer or would love: can teach sourdough; would love company on walks.",
            ));
        }
        self.transact(Label::one(Action::AddCard, gathering), |tx| {
            stored(tx.db(), gathering)?;
            let holder = someone(tx, gathering, &who)?;
            let mut captured = Captured::default();
            for said in &said.gifts {
                let gift = Gift {
                    gathering: Some(gathering),
                    may_be_listed,
                    ..said.held_by(holder)
                };
                let id = GiftId::new();
                tx.create(id, &gift.valid()?)?;
                captured.gifts.push(id);
            }
            for said in &said.wishes {
                let wish = Wish {
                    gathering: Some(gathering),
                    may_be_listed,
                    ..said.held_by(holder)
                };
                let id = WishId::new();
                tx.create(id, &wish.valid()?)?;
                captured.wishes.push(id);
            }
            Ok(captured)
        })
    }

    /// They agree that a card stands on the list to take home, or do not.
    pub fn list_card(&self, card: CardId, may_be_listed: bool) -> Result<Outcome<()>> {
        let label = match card {
            CardId::Gift(id) => Label::one(Action::EditGift, id),
            CardId::Wish(id) => Label::one(Action::EditWish, id),
        };
        self.transact(label, |tx| match card {
            CardId::Gift(id) => {
                let gift = rows::get::<Gift>(tx.db(), &id.0)?
                    .or_not_found("gift")?
                    .record;
                tx.update(
                    id,
                    &Gift {
                        may_be_listed,
                        ..gift
                    },
                )
                .map(drop)
            }
            CardId::Wish(id) => {
                let wish = rows::get::<Wish>(tx.db(), &id.0)?
                    .or_not_found("wish")?
                    .record;
                tx.update(
                    id,
                    &Wish {
                        may_be_listed,
                        ..wish
                    },
                )
                .map(drop)
            }
        })
    }
}

/// A session that is here.
pub(super) fn stored(db: &Connection, id: GatheringId) -> Result<Gathering> {
    let found = rows::get::<Gathering>(db, &id.0)?;
    let found = found.filter(|found| found.existence == Existence::Here);
    Ok(found.or_not_found("session")?.record)
}

/// What was said at a session by those who are here, the newest first.
pub(super) fn cards(db: &Connection, id: GatheringId) -> Result<Vec<SaidCard>> {
    let mut cards: Vec<(RecordId, SaidCard)> = Vec::new();
    for found in rows::of::<Gift>(db, "gathering", &id.0)? {
        if let Some(holder) = party(db, found.record.holder)? {
            let gift = GiftLine {
                id: GiftId(found.id),
                gift: found.record,
            };
            cards.push((
                found.id,
                SaidCard {
                    holder,
                    gift: Some(gift),
                    wish: None,
                },
            ));
        }
    }
    for found in rows::of::<Wish>(db, "gathering", &id.0)? {
        if let Some(holder) = party(db, found.record.holder)? {
            let wish = WishLine {
                id: WishId(found.id),
                wish: found.record,
            };
            cards.push((
                found.id,
                SaidCard {
                    holder,
                    gift: None,
                    wish: Some(wish),
                },
            ));
        }
    }
    // A later id was made later.
    cards.sort_by_key(|(id, _)| std::cmp::Reverse(*id));
    Ok(cards.into_iter().map(|(_, card)| card).collect())
}

/// What the cards go together with, those of the newest cards first, each two once.
fn matches(db: &Connection, cards: &[SaidCard]) -> Result<Vec<Suggestion>> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for card in cards {
        let of = match (&card.gift, &card.wish) {
            (Some(gift), _) => MeetFor::Gift(gift.id),
            (None, Some(wish)) => MeetFor::Wish(wish.id),
            (None, None) => continue,
        };
        for suggestion in suggestions(db, of, MATCHES_OF_CARD)? {
            let (one, other) = (suggestion.one.id, suggestion.other.id);
            if seen.insert((one.min(other), one.max(other))) {
                all.push(suggestion);
            }
        }
        if all.len() >= MATCHES {
            break;
        }
    }
    all.truncate(MATCHES);
    Ok(all)
}

/// The person who is called so, or is the only one with that first name; where it cannot be told who is meant, whoever
/// said something at this session already, and otherwise somebody new.
fn someone(tx: &mut Tx, gathering: GatheringId, who: &str) -> Result<AssetId> {
    let wanted = fold(who);
    let (mut so_called, mut by_first_name) = (Vec::new(), Vec::new());
    let mut statement = tx.db().prepare_cached(
        "SELECT id, name FROM asset WHERE kind = 'person' AND existence = 'here' ORDER BY n",
    )?;
    let mut people = statement.query([])?;
    while let Some(row) = people.next()? {
        let (id, name): ([u8; 16], String) = (row.get(0)?, row.get(1)?);
        let id = AssetId(RecordId::from_bytes(id));
        if fold(&name) == wanted {
            so_called.push(id);
        } else if fold(first_name(&name)) == wanted {
            by_first_name.push(id);
        }
    }
    let found = match so_called.is_empty() {
        true => by_first_name,
        false => so_called,
    };
    if let [one] = found[..] {
        return Ok(one);
    }
    if !found.is_empty() {
        let cards = cards(tx.db(), gathering)?;
        let spoke = cards.iter().find(|card| found.contains(&card.holder.id));
        if let Some(card) = spoke {
            return Ok(card.holder.id);
        }
    }
    let id = AssetId::new();
    tx.create(id, &Asset::new(AssetKind::Person, who).valid()?)?;
    Ok(id)
}
