//! What calls of a catalogue answer with.

use crate::record::Kind;
use serde::Serialize;
use std::collections::BTreeMap;

/// What `info` says of a catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct CatalogueInfo {
    pub name: String,
    /// Who is working; none until asked.
    pub worker: Option<String>,
    pub path: Option<String>,
    pub encrypted: bool,
    /// Why it can only be read, if so.
    pub read_only: Option<String>,
    /// ISO 8601 day at whose end it is shown; none for the catalogue itself.
    pub as_it_was: Option<String>,
    /// A better place is offered: the file lies in a synchronised or network folder.
    pub place_advice: Option<String>,
    /// ISO 8601 time; what was edited after it may be missing, because the log of the file was found damaged.
    pub missing_since: Option<String>,
    /// It is the invented neighbourhood that ships with the program.
    pub sample: bool,
    pub schema_version: u32,
    pub content_hash: String,
    /// Of what the team has: the same on two laptops that have taken in all of each other.
    pub team_hash: String,
    /// Questions with more than one answer.
    #[ts(type = "number")]
    pub conflicts: u64,
    /// This file was found to be a copy, and goes on as a laptop of its own.
    pub copied: bool,
    /// What it is a travel copy of; none where it is none.
    pub travel: Option<crate::travel::Travel>,
    #[ts(type = "number")]
    pub assets: u64,
    #[ts(type = "number")]
    pub located: u64,
    #[ts(type = "number")]
    pub unlocated: u64,
    #[ts(type = "number")]
    pub inbox: u64,
    #[ts(type = "number")]
    pub relationships: u64,
    /// Photos, scans and recordings of assets that are here.
    #[ts(type = "number")]
    pub attachments: u64,
    #[ts(type = "Record<string, number>")]
    pub by_kind: BTreeMap<String, u64>,
    /// ISO 8601 time of the last saved operation.
    pub saved_at: Option<String>,
    /// Grows with every change, also by another program.
    #[ts(type = "number")]
    pub version: u64,
}

/// What an operation touched: views of these ask again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Changed {
    pub assets: bool,
    pub places: bool,
    pub contacts: bool,
    pub relationships: bool,
    pub confirmations: bool,
    pub activities: bool,
    pub attachments: bool,
    pub areas: bool,
    pub inbox: bool,
    pub partners: bool,
    pub views: bool,
    pub fields: bool,
    pub consents: bool,
    /// Gifts and wishes, conversations, introductions, promises, possible actions.
    pub connecting: bool,
    pub catalogue: bool,
}

/// What a mutation answers. When it is there, it is on the disk.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Outcome<T> {
    pub value: T,
    pub changed: Changed,
    /// ISO 8601 time at which it was saved.
    pub saved_at: String,
    /// See `CatalogueInfo::version`.
    #[ts(type = "number")]
    pub version: u64,
}

/// How far long work is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Progress {
    pub work: Work,
    #[ts(type = "number")]
    pub done: u64,
    #[ts(type = "number | null")]
    pub of: Option<u64>,
    pub can_stop: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    Reading,
    BringingIn,
    PreparingSearch,
    AddingAttachments,
    ChangingMany,
    Undoing,
    LookingThrough,
    Releasing,
    BackingUp,
    Checking,
    CopyingPack,
    Merging,
    CollectingNames,
    Placing,
}

impl Changed {
    pub(crate) fn mark(&mut self, kind: Kind, place: bool) {
        match kind {
            Kind::Asset => {
                self.assets = true;
                self.places |= place;
            }
            Kind::Contact => self.contacts = true,
            Kind::Relationship | Kind::RelationshipType => self.relationships = true,
            Kind::Confirmation => {
                self.confirmations = true;
                self.assets = true;
                self.places = true;
            }
            Kind::Activity => self.activities = true,
            Kind::Attachment => self.attachments = true,
            Kind::Area => self.areas = true,
            Kind::InboxItem => self.inbox = true,
            Kind::Partner | Kind::ReleaseProfile | Kind::Disclosure => self.partners = true,
            Kind::SavedView => self.views = true,
            Kind::CustomField => self.fields = true,
            Kind::Purpose | Kind::Consent | Kind::RightsRequest => self.consents = true,
            Kind::Conversation => {
                self.connecting = true;
                // It waits there until it is sorted.
                self.inbox = true;
            }
            Kind::Gift
            | Kind::Wish
            | Kind::FollowUp
            | Kind::Introduction
            | Kind::PossibleAction
            | Kind::Gathering
            | Kind::Synonym => self.connecting = true,
            Kind::NetworkPin => self.relationships = true,
            Kind::Distinct => self.assets = true,
            Kind::TravelCopy => self.partners = true,
            Kind::Catalogue => self.catalogue = true,
        }
    }
}

impl Changed {
    pub(crate) fn and(self, other: Changed) -> Changed {
        Changed {
            assets: self.assets || other.assets,
            places: self.places || other.places,
            contacts: self.contacts || other.contacts,
            relationships: self.relationships || other.relationships,
            confirmations: self.confirmations || other.confirmations,
            activities: self.activities || other.activities,
            attachments: self.attachments || other.attachments,
            areas: self.areas || other.areas,
            inbox: self.inbox || other.inbox,
            partners: self.partners || other.partners,
            views: self.views || other.views,
            fields: self.fields || other.fields,
            consents: self.consents || other.consents,
            connecting: self.connecting || other.connecting,
            catalogue: self.catalogue || other.catalogue,
        }
    }
}
