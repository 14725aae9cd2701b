//! The few words in which gifts, wishes and promises are said.

mod language;
mod stem;
mod synonym;

pub(crate) use stem::{Word, keys, sought, words};
pub use synonym::Synonym;
pub(crate) use synonym::{Meaning, are_in};

use crate::error::{Error, Result};
use std::collections::BTreeSet;

/// A text on one line, single spaces, nothing around it.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Topics as they are kept: on one line, none blank.
pub(crate) fn cleaned(topics: BTreeSet<String>) -> BTreeSet<String> {
    let lines = topics.iter().map(|topic| one_line(topic));
    lines.filter(|topic| !topic.is_empty()).collect()
}

/// Trims a text; one without a word is none.
pub(crate) fn blank_is_none(text: &mut Option<String>) {
    *text = text
        .take()
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty());
}

/// An ISO 8601 day, or none.
///
/// # Errors
/// `Invalid` for anything else.
pub(crate) fn a_day(text: Option<&str>) -> Result<()> {
    let is_day = |text: &str| {
        let day = text.parse::<jiff::civil::Date>();
        day.is_ok_and(|day| day.to_string() == text)
    };
    match text {
        Some(text) if !is_day(text) => Err(Error::invalid(format!(
            "“{text}” is no day. Write it like 2026-05-04."
        ))),
        _ => Ok(()),
    }
}
