//! The cards of an offers-and-wishes session, what on them goes together.

use super::Gathering;
use crate::asset::{Asset, AssetKind, first_name};
use crate::catalogue::{Catalogue, Outcome};
use crate::conversation::{Party, party, spoke_at};
use crate::error::{Error, OrNotFound, Result};
use crate::gift::{Captured, Gift, GiftLine, read};
use crate::history::{Action, Label};
use crate::id::{AssetId, GatheringId, GiftId, RecordId, WishId};
use crate::log::door::Tx;
use crate::meeting::{Suggestion, together};
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
    /// What on the cards goes together, the newest first. All in the room read it: what those who are not there offer
    /// or would love is no part of it.
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

/// So many matches are shown.
const MATCHES: usize = 20;

impl Catalogue {
    pub fn show_gathering(&self, id: GatheringId) -> Result<GatheringCard> {
        self.read(|db| {
            let gathering = stored(db, id)?;
            Ok(GatheringCard {
                id,
                gathering,
                cards: cards(db, id)?,
                matches: together(db, id, MATCHES)?,
            })
        })
    }

    /// Adds what somebody says; `text` is a line of gifts and wishes. `who` is somebody who is here by their whole name,
    /// or whoever of that first name spoke at this session before, and otherwise somebody new.
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
            spoke_at(tx, gathering, holder)?;
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

/// Who speaks: the person whose whole name this is, or else the one of this first name who has spoken at this session
/// already. Anybody else is new: the only Joan in the catalogue may be another than the one in the room, and all would
/// read her whole name. Nor can it be told which of several is meant, unless one of them has spoken already.
fn someone(tx: &mut Tx, gathering: GatheringId, who: &str) -> Result<AssetId> {
    let wanted = fold(who);
    let spoke = cards(tx.db(), gathering)?;
    let spoke = spoke.into_iter().map(|card| card.holder);
    let spoke: Vec<Party> = spoke
        .filter(|party| party.kind == AssetKind::Person)
        .collect();
    let called = called(tx.db(), &wanted)?;
    let known = match &called[..] {
        [one] => Some(*one),
        [] => {
            let so_called = |party: &&Party| fold(first_name(&party.name)) == wanted;
            let so_called: BTreeSet<AssetId> = spoke
                .iter()
                .filter(so_called)
                .map(|party| party.id)
                .collect();
            so_called.first().copied().filter(|_| so_called.len() == 1)
        }
        several => {
            let mut ids = spoke.iter().map(|party| party.id);
            ids.find(|id| several.contains(id))
        }
    };
    if let Some(known) = known {
        return Ok(known);
    }
    let id = AssetId::new();
    tx.create(id, &Asset::new(AssetKind::Person, who).valid()?)?;
    Ok(id)
}

/// The people whose whole name this is, folded.
fn called(db: &Connection, wanted: &str) -> Result<Vec<AssetId>> {
    let mut statement = db.prepare_cached(
        "SELECT id, name FROM asset WHERE kind = 'person' AND existence = 'here' ORDER BY n",
    )?;
    let mut people = statement.query([])?;
    let mut called = Vec::new();
    while let Some(row) = people.next()? {
        if fold(row.get_ref(1)?.as_str().unwrap_or_default()) == wanted {
            called.push(AssetId(RecordId::from_bytes(row.get(0)?)));
        }
    }
    Ok(called)
}
