//! What was captured or imported and still needs a name, a place, a kind or a decision.

use crate::api::{Edit, With};
use crate::asset::{Asset, AssetKind};
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, InboxItemId};
use crate::log::door::Tx;
use crate::record::{Kind, Record};
use crate::storage::rows::{self, Existence};
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
    /// A person has changed the asset since the file was last brought in.
    ChangedHere,
    /// The same row id twice in one file, with different contents.
    TwiceInFile,
    /// A row that could not be understood as it is.
    Unclear,
    /// A thought jotted down.
    Jotted,
}

impl InboxReason {
    /// Does it speak of an asset that is here?
    pub fn is_about(self) -> bool {
        matches!(
            self,
            InboxReason::Perhaps | InboxReason::ChangedHere | InboxReason::TwiceInFile
        )
    }
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
    /// A geometry that could not be taken over, as it came.
    #[serde(default)]
    pub raw_geometry: Option<String>,
    /// The asset it may be about.
    #[serde(default)]
    pub about: Option<AssetId>,
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub source_row: Option<String>,
}

/// What becomes of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "how")]
pub enum Settle {
    /// Make an asset of it, with these fields put right.
    Make {
        #[ts(type = "Record<string, unknown>")]
        fields: BTreeMap<String, Value>,
    },
    /// It is about this asset: take over what it says.
    TakeOver { asset: AssetId },
    /// It is not needed.
    Drop,
}

impl Record for InboxItem {
    const KIND: Kind = Kind::InboxItem;
    const NESTED: &'static [&'static str] = &["draft", "cells"];
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
            let asset = match decision {
                Settle::Drop => None,
                Settle::Make { fields } => Some(make(tx, &item, fields)?),
                Settle::TakeOver { asset } => {
                    take_over(tx, &item, asset)?;
                    Some(asset)
                }
            };
            tx.remove(Kind::InboxItem, id)?;
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

/// As an import takes a row over: unit by unit, and never who may see it or how careful one must be.
fn take_over(tx: &mut Tx, item: &InboxItem, id: AssetId) -> Result<()> {
    let here = crate::asset::stored(tx.db(), id)?.record;
    let said = Asset::new(here.kind, here.name.clone()).edited(&Edit(item.draft.clone()))?;
    let asset = crate::import::judge::taken_over(&here, &said, false)?;
    tx.update(id, &asset).map(drop)
}

fn make(tx: &mut Tx, item: &InboxItem, fields: BTreeMap<String, Value>) -> Result<AssetId> {
    let mut all = item.draft.clone();
    if let (false, Some(title)) = (all.contains_key("name"), &item.title) {
        all.insert("name".into(), title.clone().into());
    }
    all.extend(fields);
    let kind = all
        .get("kind")
        .and_then(Value::as_str)
        .and_then(AssetKind::from_token);
    let Some(kind) = kind else {
        return Err(Error::invalid(
            "Say first which kind it is: a person, a group, a service, a place, an exchange or a story.",
        ));
    };
    let id = AssetId::new();
    tx.create(id, &Asset::new(kind, " ").edited(&Edit(all))?)?;
    Ok(id)
}

impl InboxItem {
    pub fn because(reason: InboxReason) -> InboxItem {
        InboxItem {
            reason,
            words: None,
            title: None,
            draft: BTreeMap::new(),
            cells: BTreeMap::new(),
            raw_geometry: None,
            about: None,
            source: None,
            source_row: None,
        }
    }
}
