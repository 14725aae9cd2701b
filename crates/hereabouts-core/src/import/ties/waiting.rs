//! A tie that waits in the Inbox until somebody says what its ends are.

use super::ends::{End, EndIs};
use crate::asset::{Asset, shown_as};
use crate::error::Result;
use crate::gift::SaidLine;
use crate::id::{AssetId, InboxItemId};
use crate::inbox::{InboxItem, InboxReason};
use crate::log::door::Tx;
use crate::log::safeguard;
use crate::record::is_blank;
use crate::relationship::{Confidence, Relationship, relate_in};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A tie as far as it is understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct WaitingTie {
    pub from: WaitingEnd,
    #[serde(rename = "type")]
    pub kind: String,
    pub to: WaitingEnd,
    #[serde(default)]
    pub since: Option<String>,
    #[serde(default)]
    pub until: Option<String>,
    #[serde(default)]
    pub strength: Option<u8>,
    #[serde(default)]
    pub confidence: Option<Confidence>,
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
}

/// One of its ends: an asset, or a name of which it must be said whose it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum WaitingEnd {
    Here(AssetId),
    Named(String),
}

/// The item in which a tie waits: it asks whose name the first doubtful end is.
pub(super) fn item(item: InboxItem, tie: Relationship, ends: [&End; 2]) -> InboxItem {
    let asked = ends
        .into_iter()
        .find(|end| matches!(end.is, EndIs::Doubtful(..)));
    let waiting = |end: &End| match end.is {
        EndIs::Doubtful(..) => WaitingEnd::Named(end.name.clone()),
        _ => WaitingEnd::Here(end.asset),
    };
    let item = InboxItem {
        title: asked.map(|end| end.name.clone()).or(item.title),
        tie: Some(WaitingTie {
            from: waiting(ends[0]),
            kind: tie.kind,
            to: waiting(ends[1]),
            since: tie.since,
            until: tie.until,
            strength: tie.strength,
            confidence: tie.confidence,
            source: tie.source,
            note: tie.note,
        }),
        ..item
    };
    match asked {
        Some(end) => with_end(item, end),
        None => item,
    }
}

/// An item with all that the file says of the end that it asks for.
pub(super) fn with_end(item: InboxItem, end: &End) -> InboxItem {
    let said = &end.said;
    let offering = Some(said.offering.clone());
    InboxItem {
        draft: fields(&said.asset),
        reach: said.reach.clone(),
        offering: offering.filter(|offering| *offering != SaidLine::default()),
        checked: said.checked.clone(),
        ..item
    }
}

fn fields(asset: &Asset) -> BTreeMap<String, Value> {
    match serde_json::to_value(asset) {
        Ok(Value::Object(fields)) => fields.into_iter().filter(|(_, v)| !is_blank(v)).collect(),
        _ => BTreeMap::new(),
    }
}

impl WaitingTie {
    /// The two that may be one, where that is the question.
    pub(crate) fn perhaps_one(&self) -> Option<[AssetId; 2]> {
        match (&self.from, &self.to) {
            (WaitingEnd::Here(from), WaitingEnd::Here(to)) => Some([*from, *to]),
            _ => None,
        }
    }
}

/// The end that was asked for is this asset. The tie is made, unless its other end is asked for now; the answer is
/// whether it waits on.
pub(crate) fn settled(
    tx: &mut Tx,
    id: InboxItemId,
    item: &InboxItem,
    asset: AssetId,
) -> Result<bool> {
    let Some(mut tie) = item.tie.clone() else {
        return Ok(false);
    };
    if let Some(asked) = [&mut tie.from, &mut tie.to]
        .into_iter()
        .find(|end| matches!(end, WaitingEnd::Named(_)))
    {
        *asked = WaitingEnd::Here(asset);
    }
    let (from, to) = match (&tie.from, &tie.to) {
        (WaitingEnd::Here(from), WaitingEnd::Here(to)) => (*from, *to),
        (WaitingEnd::Named(name), _) | (_, WaitingEnd::Named(name)) => {
            // What the file says of the one is not said of the other.
            let mut draft = item.draft.clone();
            draft.retain(|field, _| ["kind", "audience", "source_type"].contains(&field.as_str()));
            draft.insert("name".into(), name.clone().into());
            let item = InboxItem {
                reason: InboxReason::Perhaps,
                words: Some(format!("Say as well who or what “{name}” is.")),
                title: Some(name.clone()),
                draft,
                reach: Vec::new(),
                offering: None,
                checked: None,
                about: None,
                tie: Some(tie),
                ..item.clone()
            };
            tx.update(id, &item)?;
            return Ok(true);
        }
    };
    // Meanwhile they may have become one with others, or with one another: then there is nothing left to tie.
    let (from, to) = (shown_as(tx.db(), from)?, shown_as(tx.db(), to)?);
    if from == to {
        return Ok(false);
    }
    // One of them is safeguarded by now: as a file brings no such tie, none is made.
    if safeguard::would_give_away(tx.db(), &tie.kind, &from.0, &to.0)? {
        return Ok(false);
    }
    let relationship = Relationship {
        since: tie.since,
        until: tie.until,
        strength: tie.strength,
        confidence: tie.confidence,
        source: tie.source.or(item.source.clone()),
        note: tie.note,
        ..Relationship::new(from, tie.kind, to)
    };
    relate_in(tx, relationship)?;
    Ok(false)
}
