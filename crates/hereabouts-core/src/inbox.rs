//! What was captured or imported and still needs a name, a place, a kind or a decision.

mod another;

use self::another::is_another;
use crate::api::{Edit, With};
use crate::asset::{Asset, AssetKind, shown_as};
use crate::catalogue::{Catalogue, Outcome, secret};
use crate::contact::Reach;
use crate::error::{Error, OrNotFound, Result};
use crate::gift::SaidLine;
use crate::history::{Action, Label};
use crate::id::{AssetId, InboxItemId};
use crate::import::draft::keep_place;
use crate::import::judge;
use crate::import::offering;
use crate::import::reach::{self, Said};
use crate::import::ties::{self, WaitingTie};
use crate::log::door::Tx;
use crate::log::{erasure, joined};
use crate::record::{Kind, Record};
use crate::rights;
use crate::storage::rows::{self, Existence, Stored};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum InboxReason {
    NeedsName,
    NeedsKind,
    /// The place given cannot be right, or cannot be held: it is kept with the item.
    PlaceUnclear,
    /// It looks like an asset that is here.
    Perhaps,
    /// A person has changed the asset since the file last said something of it, or that cannot be told.
    ChangedHere,
    /// The same row id twice in one file, with different contents.
    TwiceInFile,
    /// It sounds like a place that must not be found, and says where it is.
    Safeguard,
    /// A row that could not be understood as it is.
    Unclear,
    /// A thought jotted down.
    Jotted,
    /// Made because a tie names it: there is more to say about it.
    Stub,
}

/// How many wait there: items, and conversations that are not sorted yet.
pub(crate) fn waiting(db: &Connection) -> Result<u64> {
    let sql = "SELECT (SELECT count(*) FROM inbox_item WHERE existence = 'here')
                    + (SELECT count(*) FROM conversation WHERE existence = 'here' AND sorted_on IS NULL)";
    Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct InboxItem {
    pub reason: InboxReason,
    /// The reason in a sentence.
    #[serde(default)]
    pub words: Option<String>,
    /// What it would be called.
    #[serde(default)]
    pub title: Option<String>,
    /// The asset as far as it is understood, field by field.
    #[serde(default)]
    #[ts(type = "Record<string, unknown>")]
    pub draft: BTreeMap<String, Value>,
    /// The source row as it came, column by column, so that nothing is lost.
    #[serde(default)]
    #[ts(type = "Record<string, unknown>")]
    pub cells: BTreeMap<String, Value>,
    /// How to reach it, as the row says.
    #[serde(default)]
    pub reach: Vec<Reach>,
    /// What it offers and would love, as the row says.
    #[serde(default)]
    pub offering: Option<SaidLine>,
    /// ISO 8601 day on which somebody checked it, as the row says.
    #[serde(default)]
    pub checked: Option<String>,
    /// A place that could not be taken over, as it came.
    #[serde(default)]
    pub raw_geometry: Option<String>,
    /// The asset it may be about.
    #[serde(default)]
    pub about: Option<AssetId>,
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub source_row: Option<String>,
    /// The tie that is made once it is said what one of its ends is.
    #[serde(default)]
    pub tie: Option<WaitingTie>,
}

/// What becomes of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "how")]
pub enum Settle {
    /// Make an asset of it, with these fields put right; of two that may be one, they are two; of what a tie named and is here already, say these fields.
    Make {
        #[ts(type = "Record<string, unknown>")]
        fields: BTreeMap<String, Value>,
    },
    /// It is about this asset: take over what it says; of a tie, this is the end that was asked
    /// for; of two that may be one, this one stays.
    TakeOver { asset: AssetId },
    /// It is not needed; what a tie named stays as it is.
    Drop,
}

impl Record for InboxItem {
    const KIND: Kind = Kind::InboxItem;
    const NESTED: &'static [&'static str] = &["draft", "cells", "reach", "offering", "tie"];
    const REFERENCES: &'static [&'static str] = &["about"];
    const NAME_IN_LABELS: &'static str = "title";
}

impl Catalogue {
    pub fn list_inbox(&self) -> Result<Vec<With<InboxItemId, InboxItem>>> {
        self.read(|db| {
            let items = rows::all::<InboxItem>(db, "n DESC")?;
            Ok(items
                .into_iter()
                .map(|found| With {
                    id: InboxItemId(found.id),
                    is: found.record,
                })
                .collect())
        })
    }

    pub fn jot(&self, text: String) -> Result<Outcome<InboxItemId>> {
        let text = text.trim().to_owned();
        if text.is_empty() {
            return Err(Error::invalid("Write a word or two first."));
        }
        let id = InboxItemId::new();
        let item = InboxItem {
            words: Some(text),
            ..InboxItem::because(InboxReason::Jotted)
        };
        self.transact(Label::one(Action::Jot, id), |tx| {
            tx.create(id, &item)?;
            Ok(id)
        })
    }

    /// Settles an item; answers the asset it became or went into.
    pub fn settle_inbox(
        &self,
        id: InboxItemId,
        decision: Settle,
    ) -> Result<Outcome<Option<AssetId>>> {
        self.transact(Label::one(Action::SettleInbox, id), |tx| {
            let item = rows::get::<InboxItem>(tx.db(), &id.0)?
                .filter(|found| found.existence == Existence::Here)
                .or_not_found("entry of the Inbox")?
                .record;
            if let Some(two) = item.tie.as_ref().and_then(WaitingTie::perhaps_one) {
                let one = match decision {
                    Settle::TakeOver { asset } => {
                        let two = [shown_as(tx.db(), two[0])?, shown_as(tx.db(), two[1])?];
                        let asset = shown_as(tx.db(), asset)?;
                        made_one(tx, two, asset).map(Some)?
                    }
                    Settle::Make { .. } | Settle::Drop => None,
                };
                tx.remove(Kind::InboxItem, id)?;
                return Ok(one);
            }
            let asset = match decision {
                Settle::Drop => None,
                Settle::Make { fields } => Some(match item.stub() {
                    Some(stub) => say_more(tx, stub, &fields)?,
                    None => make(tx, &item, fields)?,
                }),
                Settle::TakeOver { asset } => {
                    let asset = shown_as(tx.db(), asset)?;
                    match (item.stub(), &item.tie) {
                        (Some(stub), _) => is_another(tx, stub, asset)?,
                        (None, Some(_)) => drop(crate::asset::stored(tx.db(), asset)?),
                        (None, None) => take_over(tx, &item, asset)?,
                    }
                    Some(asset)
                }
            };
            if let Some(asset) = asset
                && ties::settled(tx, id, &item, asset)?
            {
                return Ok(Some(asset));
            }
            // The row of something safeguarded is gone already, with the place in it.
            if !erasure::is_erased(tx.db(), &id.0)? {
                tx.remove(Kind::InboxItem, id)?;
            }
            Ok(asset)
        })
    }

    /// Drops many items at once; one that is settled already stays so.
    pub fn drop_inbox(&self, ids: Vec<InboxItemId>) -> Result<Outcome<()>> {
        self.transact(Label::many(Action::SettleInbox, &ids), |tx| {
            ids.iter().try_for_each(|id| {
                let item = rows::get::<InboxItem>(tx.db(), &id.0)?;
                match item.is_some_and(|found| found.existence == Existence::Here) {
                    true => tx.remove(Kind::InboxItem, *id),
                    false => Ok(()),
                }
            })
        })
    }
}

/// As an import takes a row over: unit by unit, and never who may see it or how careful one must be. A row of what became
/// one with the asset is taken over there as well.
fn take_over(tx: &mut Tx, item: &InboxItem, id: AssetId) -> Result<()> {
    let here = crate::asset::stored(tx.db(), id)?;
    if here.record.restricted {
        return Err(Error::invalid(rights::NOT_FROM_A_FILE));
    }
    let mut said = item.said(here.record.kind, &here.record.name)?;
    let gone = whose_row(tx.db(), &here, &said)?;
    // Our own file knows which asset it speaks of, and what it is.
    let whose = gone.as_ref().unwrap_or(&here).id;
    let from = said.imported_from.as_ref();
    let ours = from.is_some_and(|from| from.row == whose.to_string());
    if let Some(gone) = &gone {
        let asset = judge::taken_over(gone, None, &said, ours)?;
        tx.update(gone.id, &asset)?;
        said.imported_from = None;
        let units = said.units().into_keys().collect();
        tx.copied.entry(id.0).or_default().push((gone.id, units));
    }
    let asset = judge::taken_over(&here, gone.as_ref(), &said, ours)?;
    tx.update(id, &asset)?;
    crate::attachment::let_go(tx, id, &asset)?;
    let secret = secret(tx.db())?;
    hang(tx, &secret, AssetId(whose), item)
}

/// The asset of a row, where that became one with the asset that is here.
fn whose_row(db: &Connection, here: &Stored<Asset>, said: &Asset) -> Result<Option<Stored<Asset>>> {
    let Some(from) = &said.imported_from else {
        return Ok(None);
    };
    for id in joined::those_in(db, &here.id)? {
        let Some(gone) = rows::get::<Asset>(db, &id)? else {
            continue;
        };
        if gone.record.imported_from.as_ref() == Some(from) || from.row == id.to_string() {
            return Ok(Some(gone));
        }
    }
    Ok(None)
}

/// What hangs on an asset, as the row says.
fn hang(tx: &mut Tx, secret: &str, id: AssetId, item: &InboxItem) -> Result<()> {
    reach::bring(tx, secret, id, item.reachable())?;
    match &item.offering {
        Some(said) => offering::bring(tx, secret, id, said),
        None => Ok(()),
    }
}

/// Says more about an asset that a tie named.
fn say_more(tx: &mut Tx, stub: AssetId, fields: &BTreeMap<String, Value>) -> Result<AssetId> {
    tx.label = Label::one(Action::SettleStub, stub);
    let before = crate::asset::stored(tx.db(), stub)?.record;
    let after = crate::asset::by_hand(tx.db(), stub, &before, &Edit(fields.clone()))?;
    crate::asset::keep(tx, stub, &after)?;
    Ok(stub)
}

/// Of two that are one, this is the one that stays.
fn made_one(tx: &mut Tx, two: [AssetId; 2], stays: AssetId) -> Result<AssetId> {
    if !two.contains(&stays) {
        return Err(Error::invalid(
            "Choose one of the two: that is the one that stays.",
        ));
    }
    for other in two {
        is_another(tx, other, stays)?;
    }
    Ok(stays)
}

fn make(tx: &mut Tx, item: &InboxItem, fields: BTreeMap<String, Value>) -> Result<AssetId> {
    let mut all = item.draft.clone();
    if let (false, Some(title)) = (all.contains_key("name"), &item.title) {
        all.insert("name".into(), title.clone().into());
    }
    all.extend(crate::custom_field::understood(tx.db(), &fields)?);
    let hides = all.get("sensitivity").and_then(Value::as_str) == Some("safeguarded");
    if hides {
        all.remove("place");
    }
    let kind = all
        .get("kind")
        .and_then(Value::as_str)
        .and_then(AssetKind::from_token);
    let Some(kind) = kind else {
        return Err(Error::invalid(
            "Say first which kind it is: a person, a group, a service, a place, an exchange or a story.",
        ));
    };
    // Who may see it by its kind, or by what was said of the file it came with.
    let said = item.draft.get("audience").and_then(Value::as_str);
    let usual = said.and_then(|said| said.parse().ok());
    let usual = usual.unwrap_or_else(|| kind.usual_audience());
    let mut asset = Asset::new(kind, " ").edited(&Edit(all))?;
    let reason = asset.audience_reason.as_deref();
    crate::asset::reasoned(&usual, &asset.audience, reason)?;
    if !hides
        && asset
            .place
            .as_ref()
            .is_none_or(|place| place.geometry.is_none())
    {
        keep_place(&mut asset, item.raw_geometry.as_deref());
    }
    let secret = secret(tx.db())?;
    let id = made(tx, &secret, &asset)?;
    hang(tx, &secret, id, item)?;
    Ok(id)
}

/// Makes the asset: under the id that an import of its row would give it, so that every laptop makes the same
/// one, unless that id is another's already.
fn made(tx: &mut Tx, secret: &str, asset: &Asset) -> Result<AssetId> {
    if let Some(from) = &asset.imported_from {
        let id = AssetId(judge::follows(secret, &from.source, &from.row));
        if tx.bring(id, asset)? {
            return Ok(id);
        }
    }
    let id = AssetId::new();
    tx.create(id, asset)?;
    Ok(id)
}

impl InboxItem {
    /// The asset that it says, where it does not say itself what it is and how it is called.
    pub(crate) fn said(&self, kind: AssetKind, name: &str) -> Result<Asset> {
        Asset::new(kind, name).edited(&Edit(self.draft.clone()))
    }

    /// The asset that a tie named.
    fn stub(&self) -> Option<AssetId> {
        self.about.filter(|_| self.reason == InboxReason::Stub)
    }

    fn reachable(&self) -> Said<'_> {
        Said {
            reach: &self.reach,
            checked: self.checked.as_deref(),
        }
    }

    pub fn because(reason: InboxReason) -> InboxItem {
        InboxItem {
            reason,
            words: None,
            title: None,
            draft: BTreeMap::new(),
            cells: BTreeMap::new(),
            reach: Vec::new(),
            offering: None,
            checked: None,
            raw_geometry: None,
            about: None,
            source: None,
            source_row: None,
            tie: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn more_people_than_usual_see_what_is_made_only_with_a_reason() {
        let town = Catalogue::in_memory("Here").unwrap();
        let make = |draft: Value, fields: Value| {
            let id = InboxItemId::new();
            let item = InboxItem {
                draft: serde_json::from_value(draft).unwrap(),
                title: Some("Choir".into()),
                ..InboxItem::because(InboxReason::NeedsKind)
            };
            town.transact(Label::one(Action::Jot, id), |tx| tx.create(id, &item))
                .unwrap();
            let fields = serde_json::from_value(fields).unwrap();
            let made = town.settle_inbox(id, Settle::Make { fields });
            let here = town.list_inbox().unwrap().iter().any(|item| item.id == id);
            assert_eq!(made.is_err(), here, "it waits on");
            made.map(drop).map_err(|error| error.to_string())
        };
        let refused = make(
            json!({}),
            json!({"kind": "association", "audience": "public"}),
        );
        assert!(refused.unwrap_err().starts_with("Say why more people"));
        let blank = json!({"kind": "association", "audience": "public", "audience_reason": " "});
        assert!(make(json!({}), blank).is_err());
        for (draft, fields) in [
            (json!({}), json!({"kind": "association"})),
            (json!({}), json!({"kind": "place", "audience": "public"})),
            (
                json!({}),
                json!({"kind": "association", "audience": "public", "audience_reason": "on their poster"}),
            ),
            // What is in public already was said of the whole file.
            (
                json!({"audience": "public"}),
                json!({"kind": "association"}),
            ),
        ] {
            assert_eq!(make(draft, fields), Ok(()));
        }
        let narrow = json!({"audience": "me"});
        let wider = json!({"kind": "place", "audience": "team"});
        assert!(make(narrow, wider).is_err());
    }
}
