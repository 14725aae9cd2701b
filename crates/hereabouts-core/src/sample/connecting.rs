//! What Aldermoor's people said, offer, would love and promised, and who was introduced to whom. Days are counted
//! from today.

use super::{asset_id, id};
use crate::conversation::{Conversation, ConversationKind};
use crate::error::{Error, Result};
use crate::follow_up::FollowUp;
use crate::gathering::Gathering;
use crate::gift::{Gift, GiftDomain, GiftForm, Terms};
use crate::id::{ConversationId, GatheringId, GiftId, WishId};
use crate::introduction::{Introduction, Stage};
use crate::log::door::Tx;
use crate::possible_action::{ActionStatus, Led, PossibleAction};
use crate::topic::Synonym;
use crate::wish::{Wish, WishKind};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const CONNECTING: &str = include_str!("connecting.json");

#[derive(Deserialize)]
struct Connecting {
    conversations: Vec<SampleConversation>,
    gifts: Vec<SampleGift>,
    wishes: Vec<SampleWish>,
    introductions: Vec<SampleIntroduction>,
    follow_ups: Vec<SampleFollowUp>,
    possible_actions: Vec<SampleAction>,
    gatherings: Vec<SampleGathering>,
    synonyms: Vec<BTreeSet<String>>,
}

#[derive(Deserialize)]
struct SampleConversation {
    key: String,
    days_ago: i64,
    kind: ConversationKind,
    at: Option<String>,
    by: String,
    about: Vec<String>,
    sorted: bool,
    words: String,
}

#[derive(Deserialize)]
struct SampleGift {
    key: String,
    holder: String,
    what: String,
    domain: Option<GiftDomain>,
    #[serde(default)]
    would_teach: bool,
    form: Option<GiftForm>,
    terms: Option<Terms>,
    #[serde(default)]
    topics: BTreeSet<String>,
    when: Option<String>,
    conversation: Option<String>,
    #[serde(flatten)]
    card: SampleCard,
    /// So many days ago.
    taken_up: Option<i64>,
}

#[derive(Deserialize)]
struct SampleWish {
    key: String,
    holder: String,
    what: String,
    kind: Option<WishKind>,
    #[serde(default)]
    topics: BTreeSet<String>,
    when: Option<String>,
    conversation: Option<String>,
    #[serde(flatten)]
    card: SampleCard,
}

/// Where it was said at a session.
#[derive(Deserialize)]
struct SampleCard {
    gathering: Option<String>,
    #[serde(default)]
    may_be_listed: bool,
}

#[derive(Deserialize)]
struct SampleIntroduction {
    key: String,
    parties: Vec<String>,
    gift: Option<String>,
    wish: Option<String>,
    made_by: Option<String>,
    at: Option<String>,
    stage: Stage,
    why: String,
    /// Stage → so many days ago.
    reached: BTreeMap<String, i64>,
    came_of_it: Option<String>,
}

#[derive(Deserialize)]
struct SampleFollowUp {
    what: String,
    about: String,
    conversation: Option<String>,
    due_in: i64,
    /// So many days ago.
    done: Option<i64>,
}

#[derive(Deserialize)]
struct SampleAction {
    name: String,
    assets: Vec<String>,
    who_starts: String,
    led: Led,
    status: ActionStatus,
    ourselves: Option<String>,
    with_help: Option<String>,
    by_agencies: Option<String>,
}

#[derive(Deserialize)]
struct SampleGathering {
    key: String,
    name: String,
    days_ago: i64,
    at: String,
}

fn conversation_id(key: &str) -> ConversationId {
    ConversationId(id("conversation", key))
}

fn gathering_id(key: &str) -> GatheringId {
    GatheringId(id("gathering", key))
}

pub(super) fn add(tx: &mut Tx, today: Date) -> Result<()> {
    let said: Connecting =
        serde_json::from_str(CONNECTING).map_err(|e| Error::Damaged(format!("the sample: {e}")))?;
    let ago = |days: i64| today.saturating_sub(days.days()).to_string();
    for each in said.conversations {
        let conversation = Conversation {
            on: ago(each.days_ago),
            words: each.words,
            kind: Some(each.kind),
            about: each.about.iter().map(|key| asset_id(key)).collect(),
            at: each.at.as_deref().map(asset_id),
            by: Some(each.by),
            sorted_on: each.sorted.then(|| ago(each.days_ago)),
        };
        tx.create(conversation_id(&each.key), &conversation)?;
    }
    for each in said.gifts {
        let gift = Gift {
            domain: each.domain,
            would_teach: each.would_teach,
            form: each.form,
            terms: each.terms,
            topics: each.topics,
            when: each.when,
            conversation: each.conversation.as_deref().map(conversation_id),
            gathering: each.card.gathering.as_deref().map(gathering_id),
            may_be_listed: each.card.may_be_listed,
            last_taken_up: each.taken_up.map(ago),
            ..Gift::of(asset_id(&each.holder), &each.what)
        };
        tx.create(id("gift", &each.key), &gift)?;
    }
    for each in said.wishes {
        let wish = Wish {
            kind: each.kind,
            topics: each.topics,
            when: each.when,
            conversation: each.conversation.as_deref().map(conversation_id),
            gathering: each.card.gathering.as_deref().map(gathering_id),
            may_be_listed: each.card.may_be_listed,
            ..Wish::of(asset_id(&each.holder), &each.what)
        };
        tx.create(id("wish", &each.key), &wish)?;
    }
    for each in said.introductions {
        let reached = each.reached.into_iter();
        let introduction = Introduction {
            parties: each.parties.iter().map(|key| asset_id(key)).collect(),
            gift: each.gift.map(|key| GiftId(id("gift", &key))),
            wish: each.wish.map(|key| WishId(id("wish", &key))),
            why: Some(each.why),
            made_by: each.made_by,
            at: each.at.as_deref().map(asset_id),
            place: None,
            stage: each.stage,
            reached: reached.map(|(stage, days)| (stage, ago(days))).collect(),
            came_of_it: each.came_of_it,
            said_no: false,
        };
        tx.create(id("introduction", &each.key), &introduction)?;
    }
    for each in said.follow_ups {
        let follow_up = FollowUp {
            about: Some(asset_id(&each.about)),
            conversation: each.conversation.as_deref().map(conversation_id),
            introduction: None,
            due: Some(ago(-each.due_in)),
            done_on: each.done.map(ago),
            what: each.what,
        };
        tx.create(id("follow_up", &follow_up.what), &follow_up)?;
    }
    for each in said.possible_actions {
        let action = PossibleAction {
            assets: each.assets.iter().map(|key| asset_id(key)).collect(),
            who_starts: Some(each.who_starts),
            ourselves: each.ourselves,
            with_help: each.with_help,
            by_agencies: each.by_agencies,
            led: Some(each.led),
            status: each.status,
            note: None,
            name: each.name,
        };
        tx.create(id("possible_action", &action.name), &action)?;
    }
    for each in said.gatherings {
        let gathering = Gathering {
            name: each.name,
            on: ago(each.days_ago),
            at: Some(asset_id(&each.at)),
            note: None,
        };
        tx.create(gathering_id(&each.key), &gathering)?;
    }
    for words in said.synonyms {
        let key = words.iter().cloned().collect::<Vec<_>>().join(" ");
        tx.create(id("synonym", &key), &Synonym { words })?;
    }
    Ok(())
}
