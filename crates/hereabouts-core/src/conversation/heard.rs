//! What was heard, sorted: people and other assets that are new, gifts, wishes, ties and promises, kept as one step.

use super::checks::{interviewed, spoke_at};
use crate::api::Edit;
use crate::asset::{AssetKind, create, stored};
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::follow_up::FollowUp;
use crate::gift::{Gift, GiftDomain, GiftForm, Terms};
use crate::history::{Action, Label};
use crate::id::{AssetId, ConversationId, FollowUpId, GatheringId, GiftId, RelationshipId, WishId};
use crate::log::door::Tx;
use crate::relationship::{Relationship, relate_in};
use crate::storage::rows::Existence;
use crate::wish::{Wish, WishKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An asset that is here, or one of those made in the same step, by its place among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum End {
    Here(AssetId),
    New(u32),
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Heard {
    /// The conversation that is sorted by this.
    #[serde(default)]
    pub conversation: Option<ConversationId>,
    #[serde(default)]
    pub gathering: Option<GatheringId>,
    /// Who was interviewed: it is a check of them.
    #[serde(default)]
    pub spoke_with: Option<End>,
    /// What they said yes to before the interview, in a sentence for the team; it is kept with that check.
    #[serde(default)]
    pub agreed: Option<String>,
    #[serde(default)]
    pub assets: Vec<HeardAsset>,
    #[serde(default)]
    pub gifts: Vec<HeardGift>,
    #[serde(default)]
    pub wishes: Vec<HeardWish>,
    #[serde(default)]
    pub ties: Vec<HeardTie>,
    #[serde(default)]
    pub follow_ups: Vec<HeardFollowUp>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct HeardAsset {
    pub kind: AssetKind,
    pub name: String,
    #[serde(default)]
    pub fields: Edit,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct HeardGift {
    pub holder: End,
    pub what: String,
    #[serde(default)]
    pub domain: Option<GiftDomain>,
    #[serde(default)]
    pub would_teach: bool,
    #[serde(default)]
    pub form: Option<GiftForm>,
    #[serde(default)]
    pub terms: Option<Terms>,
    #[serde(default)]
    pub when: Option<String>,
    #[serde(default)]
    pub may_be_listed: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct HeardWish {
    pub holder: End,
    pub what: String,
    #[serde(default)]
    pub kind: Option<WishKind>,
    #[serde(default)]
    pub when: Option<String>,
    #[serde(default)]
    pub may_be_listed: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct HeardTie {
    pub from: End,
    #[serde(rename = "type")]
    pub kind: String,
    pub to: End,
    #[serde(default)]
    pub since: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct HeardFollowUp {
    pub what: String,
    #[serde(default)]
    pub about: Option<End>,
    #[serde(default)]
    pub due: Option<String>,
}

/// In which way it was heard: what the step is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum HeardIn {
    Conversation,
    Interview,
    Gathering,
}

/// What came of it, each list in the order of what was heard.
#[derive(Debug, Clone, PartialEq, Default, Serialize, ts_rs::TS)]
pub struct HeardMade {
    pub assets: Vec<AssetId>,
    pub gifts: Vec<GiftId>,
    pub wishes: Vec<WishId>,
    pub ties: Vec<RelationshipId>,
    pub follow_ups: Vec<FollowUpId>,
}

impl Catalogue {
    /// Keeps what was heard as one step: first the assets that are new, then what is theirs. The conversation it was
    /// sorted out of counts as sorted, and is about all of these assets too. Whoever was interviewed, or spoke at a
    /// session, was spoken to: that is a check of them.
    ///
    /// # Errors
    /// `Invalid` where there is nothing to keep, where something lies in the bin, or for what one of the parts would
    /// be refused by itself; `NotFound` for what is not here. Then nothing of it is kept.
    pub fn keep_heard(&self, heard: Heard, how: HeardIn) -> Result<Outcome<HeardMade>> {
        if heard.says_nothing() {
            return Err(Error::invalid(
                "There is nothing to keep yet. Write down a name, a gift, a wish or a promise first.",
            ));
        }
        let action = match how {
            HeardIn::Conversation => Action::SortConversation,
            HeardIn::Interview => Action::Interview,
            HeardIn::Gathering => Action::AddCard,
        };
        self.transact(Label::of(action), |tx| {
            let made = keep(tx, &heard, how)?;
            let first = made.assets.first().map(|id| id.0);
            let of = heard
                .conversation
                .map(|id| id.0)
                .or(heard.gathering.map(|id| id.0));
            tx.label.record = match how {
                HeardIn::Interview => match heard.interviewed() {
                    Some(person) => Some(end(tx, &made.assets, person)?.0),
                    None => of,
                },
                HeardIn::Conversation | HeardIn::Gathering => of.or(first),
            };
            Ok(made)
        })
    }
}

impl Heard {
    fn says_nothing(&self) -> bool {
        Heard {
            gathering: None,
            spoke_with: None,
            agreed: None,
            ..self.clone()
        } == Heard::default()
    }

    /// Of whom each gift and each wish is.
    fn holders(&self) -> impl Iterator<Item = End> {
        let gifts = self.gifts.iter().map(|gift| gift.holder);
        gifts.chain(self.wishes.iter().map(|wish| wish.holder))
    }

    /// Who was interviewed: where it is not said, whoever something is told of first.
    fn interviewed(&self) -> Option<End> {
        let new = (!self.assets.is_empty()).then_some(End::New(0));
        self.spoke_with.or(self.holders().next()).or(new)
    }
}

fn keep(tx: &mut Tx, heard: &Heard, how: HeardIn) -> Result<HeardMade> {
    let mut made = HeardMade::default();
    for asset in &heard.assets {
        made.assets
            .push(create(tx, asset.kind, asset.name.clone(), &asset.fields)?);
    }
    let new = made.assets.clone();
    let mut about: BTreeSet<AssetId> = new.iter().copied().collect();
    let (conversation, gathering) = (heard.conversation, heard.gathering);
    for said in &heard.gifts {
        let holder = end(tx, &new, said.holder)?;
        about.insert(holder);
        let gift = Gift {
            domain: said.domain,
            would_teach: said.would_teach,
            form: said.form,
            terms: said.terms,
            when: said.when.clone(),
            may_be_listed: said.may_be_listed,
            conversation,
            gathering,
            ..Gift::of(holder, &said.what)
        };
        let id = GiftId::new();
        tx.create(id, &gift.valid()?)?;
        made.gifts.push(id);
    }
    for said in &heard.wishes {
        let holder = end(tx, &new, said.holder)?;
        about.insert(holder);
        let wish = Wish {
            kind: said.kind,
            when: said.when.clone(),
            may_be_listed: said.may_be_listed,
            conversation,
            gathering,
            ..Wish::of(holder, &said.what)
        };
        let id = WishId::new();
        tx.create(id, &wish.valid()?)?;
        made.wishes.push(id);
    }
    for said in &heard.ties {
        let (from, to) = (end(tx, &new, said.from)?, end(tx, &new, said.to)?);
        about.extend([from, to]);
        let tie = Relationship {
            since: said.since.clone(),
            note: said.note.clone(),
            conversation,
            ..Relationship::new(from, said.kind.clone(), to)
        };
        made.ties.push(relate_in(tx, tie)?);
    }
    for said in &heard.follow_ups {
        let whom = said.about.map(|about| end(tx, &new, about)).transpose()?;
        about.extend(whom);
        let follow_up = FollowUp {
            what: said.what.clone(),
            about: whom,
            conversation,
            introduction: None,
            due: said.due.clone(),
            done_on: None,
        };
        let id = FollowUpId::new();
        tx.create(id, &follow_up.valid()?)?;
        made.follow_ups.push(id);
    }
    if let Some(id) = conversation {
        super::sorted(tx, id, about)?;
    }
    match (how, gathering) {
        (HeardIn::Interview, _) => {
            if let Some(person) = heard.interviewed() {
                let person = end(tx, &new, person)?;
                interviewed(tx, person, heard.agreed.clone())?;
            }
        }
        (HeardIn::Gathering, Some(gathering)) => {
            for holder in heard.holders() {
                let holder = end(tx, &new, holder)?;
                spoke_at(tx, gathering, holder)?;
            }
        }
        _ => {}
    }
    Ok(made)
}

/// The asset that an end is.
fn end(tx: &Tx, new: &[AssetId], end: End) -> Result<AssetId> {
    match end {
        End::New(at) => new.get(at as usize).copied().ok_or_else(|| {
            Error::invalid("Something was heard of a new entry that is not among the new ones. Choose whom it is about again.")
        }),
        End::Here(id) => match stored(tx.db(), id)?.existence {
            Existence::Here => Ok(id),
            _ => Err(Error::invalid("Whom this is about lies in the bin. Take it out first.")),
        },
    }
}
