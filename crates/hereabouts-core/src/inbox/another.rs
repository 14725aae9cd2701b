//! One asset that turns out to be another: what was said of it is said of that one, and it lies in the bin.
//!
//! Whose a gift is never changes, nor whose a wish or a check is: it is written anew, and the one before goes into the
//! bin with its asset. What only names the asset names the other one from now on.

use crate::asset::stored;
use crate::confirmation::Confirmation;
use crate::conversation;
use crate::error::Result;
use crate::follow_up::FollowUp;
use crate::gathering::Gathering;
use crate::gift::Gift;
use crate::id::{AssetId, GiftId, RecordId, WishId};
use crate::introduction::Introduction;
use crate::log::door::Tx;
use crate::possible_action::PossibleAction;
use crate::record::{Kind, Record};
use crate::relationship;
use crate::storage::rows;
use crate::wish::Wish;
use std::collections::{BTreeMap, BTreeSet};

/// One asset is another: what hangs on it hangs on that one now, and this one lies in the bin.
pub(super) fn is_another(tx: &mut Tx, one: AssetId, asset: AssetId) -> Result<()> {
    if one == asset {
        return Ok(());
    }
    tx.label.record = Some(asset.0);
    stored(tx.db(), asset)?;
    relationship::pass_on(tx, one, asset)?;
    // Before the checks: those that conversations were go with these.
    conversation::pass_on(tx, one, asset)?;
    anew::<Confirmation>(tx, "asset", one, |check| check.asset = asset)?;
    let gifts = anew::<Gift>(tx, "holder", one, |gift| gift.holder = asset)?;
    let wishes = anew::<Wish>(tx, "holder", one, |wish| wish.holder = asset)?;
    introductions(tx, one, asset, &gifts, &wishes)?;
    for found in rows::of::<FollowUp>(tx.db(), "about", &one.0)? {
        let promise = FollowUp {
            about: Some(asset),
            ..found.record
        };
        tx.update(found.id, &promise)?;
    }
    for found in rows::involving::<PossibleAction>(tx.db(), &one.0)? {
        let mut action = found.record;
        if passed(&mut action.assets, one, asset) {
            tx.update(found.id, &action)?;
        }
    }
    for found in rows::of::<Gathering>(tx.db(), "at", &one.0)? {
        let session = Gathering {
            at: Some(asset),
            ..found.record
        };
        tx.update(found.id, &session)?;
    }
    tx.remove(Kind::Asset, one)
}

/// Writes what is of an asset by a field that never changes once more, as `now` makes it; answers what each is now.
fn anew<R: Record>(
    tx: &mut Tx,
    field: &'static str,
    of: AssetId,
    now: impl Fn(&mut R),
) -> Result<BTreeMap<RecordId, RecordId>> {
    let mut became = BTreeMap::new();
    for found in rows::of::<R>(tx.db(), field, &of.0)? {
        let (id, mut record) = (RecordId::now_v7(), found.record);
        now(&mut record);
        tx.create(id, &record)?;
        became.insert(found.id, id);
    }
    Ok(became)
}

fn introductions(
    tx: &mut Tx,
    one: AssetId,
    asset: AssetId,
    gifts: &BTreeMap<RecordId, RecordId>,
    wishes: &BTreeMap<RecordId, RecordId>,
) -> Result<()> {
    for found in rows::all::<Introduction>(tx.db(), "n")? {
        let before = found.record;
        let mut after = before.clone();
        if before.parties.contains(&one) && !passed(&mut after.parties, one, asset) {
            continue;
        }
        after.at = after.at.map(|at| if at == one { asset } else { at });
        let gift = |id: GiftId| gifts.get(&id.0).map_or(id, |now| GiftId(*now));
        let wish = |id: WishId| wishes.get(&id.0).map_or(id, |now| WishId(*now));
        after.gift = after.gift.map(gift);
        after.wish = after.wish.map(wish);
        if after != before {
            tx.update(found.id, &after)?;
        }
    }
    Ok(())
}

/// Puts an asset in the place of another; answers whether two are left. What linked the two of them alone stays as it
/// is: of one by itself there is nothing to tell.
fn passed(all: &mut BTreeSet<AssetId>, one: AssetId, asset: AssetId) -> bool {
    let mut now = all.clone();
    now.remove(&one);
    now.insert(asset);
    let linked = now.len() > 1;
    if linked {
        *all = now;
    }
    linked
}

#[cfg(test)]
mod tests {
    use crate::asset::AssetKind;
    use crate::card::AssetCard;
    use crate::catalogue::Catalogue;
    use crate::history::{Action, Label};
    use crate::id::{AssetId, InboxItemId};
    use crate::inbox::{InboxItem, InboxReason, Settle};
    use serde_json::{Value, json};
    use std::collections::BTreeSet;

    fn from<T: serde::de::DeserializeOwned>(value: Value) -> T {
        serde_json::from_value(value).unwrap()
    }

    fn asset(town: &Catalogue, kind: AssetKind, name: &str) -> AssetId {
        let made = town.create_asset(kind, name.into(), Default::default());
        made.unwrap().value
    }

    /// What of each kind a card shows.
    fn many(card: &AssetCard) -> [usize; 8] {
        [
            card.ties.len(),
            card.gifts.len(),
            card.wishes.len(),
            card.conversations.len(),
            card.confirmations.len(),
            card.introductions.len(),
            card.follow_ups.len(),
            card.possible_actions.len(),
        ]
    }

    #[test]
    fn all_that_was_said_of_one_is_said_of_the_other() {
        let town = Catalogue::in_memory("Here").unwrap();
        let [stub, joan, elsie] =
            ["J. Baker", "Joan Baker", "Elsie"].map(|name| asset(&town, AssetKind::Person, name));
        let item = InboxItemId::new();
        let waits = InboxItem {
            title: Some("J. Baker".into()),
            about: Some(stub),
            ..InboxItem::because(InboxReason::Stub)
        };
        town.transact(Label::one(Action::Jot, item), |tx| tx.create(item, &waits))
            .unwrap();
        town.relate(from(json!({ "from": stub, "type": "knows", "to": elsie })))
            .unwrap();
        let gift = town
            .add_gift(from(json!({ "holder": stub, "what": "rye" })))
            .unwrap()
            .value;
        let wish = town
            .add_wish(from(json!({ "holder": stub, "what": "company" })))
            .unwrap()
            .value;
        for conversation in [
            json!({ "on": "2026-03-04", "words": "She bakes", "about": [stub, elsie] }),
            json!({ "on": "2026-03-05", "words": "It rained", "kind": "visit", "at": stub }),
        ] {
            town.note_conversation(from(conversation), Default::default())
                .unwrap();
        }
        let met = json!({ "parties": [stub, elsie], "gift": gift, "wish": wish, "at": stub, "stage": "met" });
        town.introduce(from(met)).unwrap();
        let itself = json!({ "parties": [stub, joan], "stage": "met" });
        town.introduce(from(itself)).unwrap();
        town.add_follow_up(from(json!({ "what": "ring", "about": stub })))
            .unwrap();
        town.add_possible_action(from(json!({ "name": "Supper", "assets": [stub, elsie] })))
            .unwrap();
        let supper = json!({ "name": "Supper", "on": "2026-05-04", "at": stub });
        let supper = town.save_gathering(None, from(supper)).unwrap().value;
        let before = town.info().unwrap().content_hash;
        let there = many(&town.show_asset(stub).unwrap());
        assert_eq!(there, [1, 1, 1, 1, 2, 2, 1, 1], "the control");

        town.settle_inbox(item, Settle::TakeOver { asset: joan })
            .unwrap();
        let card = town.show_asset(joan).unwrap();
        // What brought the two of them together is gone with the one.
        assert_eq!(many(&card), [1, 1, 1, 1, 2, 1, 1, 1]);
        assert_eq!(card.last_checked.as_deref(), Some("2026-03-05"));
        let met = &card.introductions[0].introduction;
        assert_eq!(met.parties, BTreeSet::from([joan, elsie]));
        assert_eq!(
            (met.gift, met.wish, met.at),
            (Some(card.gifts[0].id), Some(card.wishes[0].id), Some(joan))
        );
        assert_eq!(
            town.show_gathering(supper).unwrap().gathering.at,
            Some(joan)
        );
        assert!(town.show_asset(stub).unwrap().in_bin);
        assert_eq!(town.show_asset(elsie).unwrap().introductions.len(), 1);
        assert_eq!(town.check(true).unwrap(), [""; 0]);
        town.undo().unwrap();
        assert_eq!(town.info().unwrap().content_hash, before);
        assert_eq!(many(&town.show_asset(stub).unwrap()), there);
        assert_eq!(many(&town.show_asset(joan).unwrap())[5], 1);
        town.redo().unwrap();
        assert_eq!(
            many(&town.show_asset(joan).unwrap()),
            [1, 1, 1, 1, 2, 1, 1, 1]
        );
    }
}
