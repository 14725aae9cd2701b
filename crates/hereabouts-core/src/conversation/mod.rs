//! What was heard, in the words in which it was noted, until it is sorted into people, gifts, wishes, ties and
//! promises. A conversation or a visit is a check of the assets it is about.

mod draft;
mod heard;
mod names;

pub use heard::{
    End, Heard, HeardAsset, HeardFollowUp, HeardGift, HeardIn, HeardMade, HeardTie, HeardWish,
};
pub use names::NamedSpan;

use crate::asset::Asset;
use crate::asset::AssetKind;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, OrNotFound, Result};
use crate::id::{AssetId, ConversationId};
use crate::record::{Elements, Kind, Record};
use crate::storage::rows::{self, Existence, Stored};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Conversation {
    /// ISO 8601 day.
    pub on: String,
    pub words: String,
    #[serde(default)]
    pub kind: Option<ConversationKind>,
    /// The assets that it names or was with.
    #[serde(default)]
    pub about: BTreeSet<AssetId>,
    /// Where it was.
    #[serde(default)]
    pub at: Option<AssetId>,
    #[serde(default)]
    pub by: Option<String>,
    /// ISO 8601 day on which it was sorted; none while it waits in the Inbox.
    #[serde(default)]
    pub sorted_on: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ConversationKind {
    OneToOne,
    Group,
    Passing,
    Visit,
}

impl Record for Conversation {
    const KIND: Kind = Kind::Conversation;
    const NESTED: &'static [&'static str] = &["about"];
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] =
        &[("about", "about", Elements::Set)];
    const REFERENCES: &'static [&'static str] = &["at"];
    const INVOLVES: &'static [&'static str] = &["about"];
}

/// The conversations about an asset, the newest first.
pub(crate) fn about(db: &Connection, asset: AssetId) -> Result<Vec<ConversationLine>> {
    let mut found = rows::involving::<Conversation>(db, &asset.0)?;
    found.sort_by(|a, b| (&b.record.on, b.n).cmp(&(&a.record.on, a.n)));
    found.into_iter().map(|found| line(db, found)).collect()
}

fn line(db: &Connection, found: Stored<Conversation>) -> Result<ConversationLine> {
    Ok(ConversationLine {
        id: ConversationId(found.id),
        about: parties(db, &found.record.about)?,
        conversation: found.record,
    })
}

/// Assets as they stand in a sentence; one that is not here is left out.
pub(crate) fn parties<'a>(
    db: &Connection,
    ids: impl IntoIterator<Item = &'a AssetId>,
) -> Result<Vec<Party>> {
    let found: Result<Vec<Option<Party>>> = ids.into_iter().map(|id| party(db, *id)).collect();
    Ok(found?.into_iter().flatten().collect())
}

pub(crate) fn party(db: &Connection, id: AssetId) -> Result<Option<Party>> {
    let found = rows::get::<Asset>(db, &id.0)?.filter(|found| found.existence == Existence::Here);
    Ok(found.map(|found| Party {
        id,
        name: found.record.name,
        kind: found.record.kind,
    }))
}

/// A conversation in a list.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ConversationLine {
    pub id: ConversationId,
    pub conversation: Conversation,
    /// The assets it is about that are here.
    pub about: Vec<Party>,
}

/// An asset by what is shown of it in a sentence.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Party {
    pub id: AssetId,
    pub name: String,
    pub kind: AssetKind,
}

impl Catalogue {
    /// Those that wait to be sorted, or (true) those that were, the newest first.
    pub fn list_conversations(&self, sorted: bool) -> Result<Vec<ConversationLine>> {
        self.read(|db| {
            let mut all = rows::all::<Conversation>(db, "\"on\" DESC, n DESC")?;
            all.retain(|found| found.record.sorted_on.is_some() == sorted);
            all.into_iter().map(|found| line(db, found)).collect()
        })
    }

    pub fn show_conversation(&self, id: ConversationId) -> Result<ConversationLine> {
        self.read(|db| {
            let found = rows::get::<Conversation>(db, &id.0)?
                .filter(|found| found.existence == Existence::Here);
            line(db, found.or_not_found("conversation")?)
        })
    }

    /// Notes a conversation: a check of the assets it is about. `about` is added to by the names in it.
    pub fn note_conversation(&self, conversation: Conversation) -> Result<Outcome<ConversationId>> {
        let _ = conversation;
        Err(Error::invalid("stub"))
    }

    pub fn edit_conversation(
        &self,
        id: ConversationId,
        conversation: Conversation,
    ) -> Result<Outcome<()>> {
        let _ = (id, conversation);
        Err(Error::invalid("stub"))
    }

    pub fn remove_conversation(&self, id: ConversationId) -> Result<Outcome<()>> {
        let _ = id;
        Err(Error::invalid("stub"))
    }
}
