//! What people can ask for by right (UK GDPR, articles 15 to 18): to see what is held, to have it put right, to have
//! it kept but not used, to have it erased. What was asked is kept with the day by which it is due.
//!
//! - [`requests`]: what was asked and is due; [`restrict`]: kept but not used; [`correct`]: put right
//! - [`access`]: all that is held about somebody, for themselves, without the details of others
//! - [`ends`]: what is kept until a day, and erased after it

pub mod access;
mod correct;
pub mod ends;
mod requests;
mod restrict;
#[cfg(test)]
mod tests;

pub use access::{AccessChoices, AccessLine, AccessPassage, AccessPlan, AccessSection, Decided};
pub use correct::Correction;
pub(crate) use correct::contact_put_right;
pub use ends::{Ending, Endings, HeldBack, HeldBackBy, Opened};
pub use requests::RequestLine;
pub(crate) use restrict::{NOT_FROM_A_FILE, NOT_WITH_OTHERS, is_of_restriction};

use crate::error::{Error, Result};
use crate::id::AssetId;
use crate::record::{Kind, Record};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Somebody asked for something that is theirs by right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct RightsRequest {
    pub person: AssetId,
    pub right: Right,
    /// ISO 8601 day.
    pub asked_on: String,
    /// ISO 8601 day: the month that the law gives is never shorter than 28 days.
    pub due_on: String,
    #[serde(default)]
    pub done_on: Option<String>,
    /// Of a correction: the field that was put right.
    #[serde(default)]
    pub field: Option<String>,
    /// Of a correction of a name: what somebody was called, so that those who were given it know of whom it speaks.
    #[serde(default)]
    pub was: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    Access,
    Correction,
    Restriction,
    Erasure,
}

impl Record for RightsRequest {
    const KIND: Kind = Kind::RightsRequest;
    /// All but whether it was done.
    const FIXED: &'static [&'static str] = &["person", "right", "asked_on", "due_on"];
    const REFERENCES: &'static [&'static str] = &["person"];
    const ABOUT: &'static [&'static str] = &["person"];
}

/// A day as ISO 8601; or a sentence where it is none.
pub(crate) fn day(text: &str) -> Result<String> {
    let day: std::result::Result<Date, _> = text.trim().parse();
    day.map(|day| day.to_string())
        .map_err(|_| Error::invalid(format!("“{text}” is not a day. Write it as 2026-03-31.")))
}

fn said(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
