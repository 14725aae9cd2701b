//! A way to reach a role or a person.

use crate::id::AssetId;
use crate::record::{Kind, Record};
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
}

impl Record for Contact {
    const KIND: Kind = Kind::Contact;
    const FLAGS: &'static [&'static str] = &["may_be_published"];
    const FIXED: &'static [&'static str] = &["asset"];
    const OWNER: Option<&'static str> = Some("asset");
}
