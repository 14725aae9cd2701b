//! Days as people ask by them, and the moments at which they begin, as operations are dated.

pub use jiff::civil::Date;

use crate::error::{Error, Result};
use jiff::tz::TimeZone;

/// The day that a text (ISO 8601) names.
///
/// # Errors
/// `Invalid` for a text that is no day.
pub fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|_| no_day(text))
}

/// The moment at which a day begins here, or the one after it, written as operations are dated.
pub(super) fn begins(day: Date, after_it: bool) -> Result<String> {
    let first = match after_it {
        true => day.tomorrow(),
        false => Ok(day),
    };
    let begins = first.and_then(|first| first.to_zoned_datetime(TimeZone::system()));
    let begins = begins.map_err(|_| no_day(&day.to_string()))?;
    Ok(format!("{:.0}", begins.timestamp()))
}

/// "3 May 2026".
pub(super) fn in_words(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

fn no_day(text: &str) -> Error {
    Error::invalid(format!("“{text}” is no day. Write it like 2026-05-04."))
}
