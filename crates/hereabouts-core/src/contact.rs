//! A way to reach a role or a person.

use crate::asset::{reasoned, shown_as};
use crate::audience::{Audience, Sensitivity};
use crate::catalogue::{Catalogue, Outcome};
use crate::consent::Sent;
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, ContactId};
use crate::log::door::Tx;
use crate::record::{Kind, Record};
use crate::rights::contact_put_right;
use crate::storage::rows::get;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum ContactKind {
    /// The treasurer's number: it stays with the role.
    Role,
    /// Jean's own number: it never leaves the team.
    Personal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    Phone,
    Email,
    Web,
    Social,
    Address,
    Other,
}

impl Channel {
    /// The word in the file.
    pub fn token(self) -> &'static str {
        match self {
            Channel::Phone => "phone",
            Channel::Email => "email",
            Channel::Web => "web",
            Channel::Social => "social",
            Channel::Address => "address",
            Channel::Other => "other",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Contact {
    pub asset: AssetId,
    pub kind: ContactKind,
    pub channel: Channel,
    pub value: String,
    /// Whose it is or when to use it: "hall desk", "evenings".
    #[serde(default)]
    pub label: Option<String>,
    /// Only then may it leave beyond the team. Imports never set it.
    #[serde(default)]
    pub may_be_published: bool,
    /// Who said that it may be published, or where it is public already.
    #[serde(default)]
    pub publish_reason: Option<String>,
}

/// A way to reach whatever a row or an item of the Inbox is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Reach {
    pub channel: Channel,
    pub value: String,
    #[serde(default)]
    pub label: Option<String>,
}

impl Record for Contact {
    const KIND: Kind = Kind::Contact;
    const FLAGS: &'static [&'static str] = &["may_be_published"];
    const FIXED: &'static [&'static str] = &["asset"];
    const REFERENCES: &'static [&'static str] = &["asset"];
    const ABOUT: &'static [&'static str] = &["asset"];
}

impl Contact {
    pub(crate) fn valid(mut self) -> Result<Contact> {
        self.value = self.value.trim().to_owned();
        self.label = self
            .label
            .map(|label| label.trim().to_owned())
            .filter(|label| !label.is_empty());
        self.publish_reason = self
            .publish_reason
            .map(|reason| reason.trim().to_owned())
            .filter(|reason| self.may_be_published && !reason.is_empty());
        if self.value.is_empty() {
            return Err(Error::invalid(
                "A contact needs a number, an address or a link.",
            ));
        }
        if self.kind == ContactKind::Personal && self.may_be_published {
            return Err(Error::invalid(
                "A person's own contact never leaves the team. Make it the contact of a role first, if it is one.",
            ));
        }
        Ok(self)
    }
}

impl Contact {
    /// Published only with a reason, given once.
    pub(crate) fn reasoned(&self, was_published: bool) -> Result<()> {
        let now = match self.may_be_published {
            true => Audience::Public,
            false => Audience::Team,
        };
        match was_published {
            true => Ok(()),
            false => reasoned(&Audience::Team, &now, self.publish_reason.as_deref()),
        }
    }

    /// The same of the asset that is shown, where it is of one that became one with another.
    fn led(mut self, tx: &mut Tx) -> Result<Contact> {
        self.asset = shown_as(tx.db(), self.asset)?;
        tx.label.record = Some(self.asset.0);
        Ok(self)
    }

    /// A safeguarded asset holds no address, whichever way it would come.
    pub(crate) fn may_stand(&self, db: &rusqlite::Connection) -> Result<()> {
        let asset = crate::asset::stored(db, self.asset)?.record;
        match asset.sensitivity == Sensitivity::Safeguarded && self.channel == Channel::Address {
            true => Err(Error::invalid(
                "A safeguarded asset holds no address, so that nothing can give it away.",
            )),
            false => Ok(()),
        }
    }
}

impl Catalogue {
    pub fn add_contact(&self, contact: Contact) -> Result<Outcome<ContactId>> {
        let contact = contact.valid()?;
        let id = ContactId::new();
        self.transact(Label::one(Action::AddContact, contact.asset), |tx| {
            let contact = contact.led(tx)?;
            contact.may_stand(tx.db())?;
            contact.reasoned(false)?;
            tx.create(id, &contact)?;
            Ok(id)
        })
    }

    /// Changes a way to reach somebody. Answers who was given the one of a person that it was before, to be told.
    pub fn edit_contact(&self, id: ContactId, contact: Contact) -> Result<Outcome<Vec<Sent>>> {
        let contact = contact.valid()?;
        self.transact(Label::one(Action::EditContact, contact.asset), |tx| {
            let contact = contact.led(tx)?;
            let there = get::<Contact>(tx.db(), &id.0)?.or_not_found("contact")?;
            if there.record.asset != contact.asset {
                return Err(Error::invalid(
                    "A contact stays with what it belongs to. Remove it here, and add it there.",
                ));
            }
            contact.may_stand(tx.db())?;
            contact.reasoned(there.record.may_be_published)?;
            let was = there.record;
            let told = match (was.channel, &was.value) == (contact.channel, &contact.value) {
                true => Vec::new(),
                false => contact_put_right(tx, id, &was)?,
            };
            tx.update(id, &contact)?;
            Ok(told)
        })
    }

    pub fn remove_contact(&self, id: ContactId) -> Result<Outcome<()>> {
        self.transact(Label::of(Action::RemoveContact), |tx| {
            let found = get::<Contact>(tx.db(), &id.0)?.or_not_found("contact")?;
            tx.label.record = Some(found.record.asset.0);
            tx.remove(Kind::Contact, id)
        })
    }
}
