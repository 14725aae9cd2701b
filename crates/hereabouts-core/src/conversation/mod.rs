//! What was heard, in the words in which it was noted, until it is sorted into people, gifts, wishes, ties and
//! promises. A conversation or a visit is a check of the assets it is about.

mod checks;
mod draft;
mod heard;
mod names;
mod sentences;
mod sorting;
mod words;

pub(crate) use checks::{follow as checks_follow, spoke_at};
pub use heard::{
    End, Heard, HeardAsset, HeardFollowUp, HeardGift, HeardIn, HeardMade, HeardTie, HeardWish,
};
pub use names::NamedSpan;

use crate::asset::{Asset, AssetKind, stored};
use crate::catalogue::{Catalogue, Outcome, today};
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, ConversationId};
use crate::log::door::Tx;
use crate::log::rows::fact;
use crate::record::{Elements, Kind, Record};
use crate::storage::rows::{self, Existence, Stored};
use crate::topic;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
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

    /// Notes a conversation: a check of the assets it is about (see `checks`). `about` is added to by the names in it;
    /// a blank day is today, and `by` is who works here unless somebody is named. `not_meant` are those whose names stand
    /// there and mean somebody else.
    ///
    /// # Errors
    /// `Invalid` without a word or for a day that is to come, `NotFound` for an asset that is not here.
    pub fn note_conversation(
        &self,
        conversation: Conversation,
        not_meant: BTreeSet<AssetId>,
    ) -> Result<Outcome<ConversationId>> {
        let (id, mut conversation) = (ConversationId::new(), conversation.valid()?);
        self.transact(Label::one(Action::NoteConversation, id), |tx| {
            for asset in conversation.about.iter().chain(&conversation.at) {
                stored(tx.db(), *asset)?;
            }
            let named = names::assets_in(tx.db(), &conversation.words)?;
            conversation.about.extend(named.difference(&not_meant));
            if conversation.by.is_none() {
                conversation.by = fact(tx.db(), "worker")?.filter(|name| !name.is_empty());
            }
            tx.create(id, &conversation)?;
            checks::follow(tx, id, None, Some(&conversation))?;
            Ok(id)
        })
    }

    /// Changes a conversation. Names that are new in its words are added to `about`; one that was taken out there
    /// stays out.
    pub fn edit_conversation(
        &self,
        id: ConversationId,
        conversation: Conversation,
    ) -> Result<Outcome<()>> {
        let mut conversation = conversation.valid()?;
        self.transact(Label::one(Action::EditConversation, id), |tx| {
            let before = here(tx.db(), id)?;
            let named = names::assets_in(tx.db(), &conversation.words)?;
            let named_before = names::assets_in(tx.db(), &before.words)?;
            conversation.about.extend(named.difference(&named_before));
            let new = conversation.about.difference(&before.about).copied();
            for asset in new.chain(conversation.at.filter(|_| conversation.at != before.at)) {
                stored(tx.db(), asset)?;
            }
            tx.update(id, &conversation)?;
            checks::follow(tx, id, Some(&before), Some(&conversation))
        })
    }

    /// Removes a conversation, and with it the checks that it was. What was sorted out of it stays.
    pub fn remove_conversation(&self, id: ConversationId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemoveConversation, id), |tx| {
            let before = here(tx.db(), id)?;
            tx.remove(Kind::Conversation, id)?;
            checks::follow(tx, id, Some(&before), None)
        })
    }
}

/// Enters that a conversation is sorted, and that it is about the assets of which something came out of it.
fn sorted(tx: &mut Tx, id: ConversationId, about: BTreeSet<AssetId>) -> Result<()> {
    let before = here(tx.db(), id)?;
    let mut after = before.clone();
    after.about.extend(about);
    after.sorted_on = Some(today().to_string());
    tx.update(id, &after)?;
    checks::follow(tx, id, Some(&before), Some(&after))
}

/// Says of one asset what was noted about another, or at it; with it go the checks that this was.
pub(crate) fn pass_on(tx: &mut Tx, of: AssetId, to: AssetId) -> Result<()> {
    let mut found = rows::involving::<Conversation>(tx.db(), &of.0)?;
    found.extend(rows::of::<Conversation>(tx.db(), "at", &of.0)?);
    for found in found {
        let (id, before) = (ConversationId(found.id), found.record);
        let mut after = before.clone();
        if after.about.remove(&of) {
            after.about.insert(to);
        }
        after.at = after.at.map(|at| if at == of { to } else { at });
        tx.update(id, &after)?;
        checks::follow(tx, id, Some(&before), Some(&after))?;
    }
    Ok(())
}

/// A conversation that is here.
fn here(db: &Connection, id: ConversationId) -> Result<Conversation> {
    let found = rows::get::<Conversation>(db, &id.0)?;
    let found = found.filter(|found| found.existence == Existence::Here);
    Ok(found.or_not_found("conversation")?.record)
}

impl Conversation {
    pub(crate) fn valid(mut self) -> Result<Conversation> {
        self.words = self.words.trim().to_owned();
        if self.words.is_empty() {
            return Err(Error::invalid(
                "Write down what was said: one sentence is enough.",
            ));
        }
        let today = today().to_string();
        if self.on.trim().is_empty() {
            self.on = today.clone();
        }
        topic::a_day(Some(&self.on))?;
        if self.on > today {
            return Err(Error::invalid(
                "That day is still to come. Give the day on which it was said.",
            ));
        }
        topic::blank_is_none(&mut self.by);
        topic::blank_is_none(&mut self.sorted_on);
        topic::a_day(self.sorted_on.as_deref())?;
        Ok(self)
    }
}

#[cfg(test)]
mod tests;
