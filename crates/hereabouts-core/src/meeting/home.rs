//! What the home view shows: promises, introductions under way, gifts that wait, and who was not spoken to for long.
//! Never how many anybody made.

use crate::catalogue::Catalogue;
use crate::conversation::Party;
use crate::error::{Error, Result};
use crate::follow_up::FollowUp;
use crate::gift::Gift;
use crate::id::{FollowUpId, GiftId};
use crate::introduction::IntroductionLine;
use crate::meeting::Suggestion;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Home {
    /// ISO 8601 day.
    pub today: String,
    /// Open and due within the week or overdue, those without a day, and those done in these seven days.
    pub follow_ups: Vec<FollowUpLine>,
    pub introductions: Vec<IntroductionLine>,
    /// Not taken up for three months, those with somebody to meet first.
    pub gifts: Vec<GiftWaiting>,
    pub quiet: Vec<Quiet>,
    /// Conversations that wait to be sorted.
    pub unsorted: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FollowUpLine {
    pub id: FollowUpId,
    pub follow_up: FollowUp,
    pub about: Option<Party>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct GiftWaiting {
    pub id: GiftId,
    pub gift: Gift,
    pub holder: Party,
    /// ISO 8601 day on which it was last taken up, or else said.
    pub since: String,
    /// Who could meet over it, the best.
    pub meet: Option<Suggestion>,
}

/// Somebody not spoken to for long.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Quiet {
    pub party: Party,
    /// ISO 8601 day of the last conversation or check; none is never.
    pub last: Option<String>,
}

impl Catalogue {
    pub fn home(&self) -> Result<Home> {
        Err(Error::invalid("stub"))
    }
}
