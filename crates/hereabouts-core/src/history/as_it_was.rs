//! The catalogue as it was at the end of a day: another one, in memory, that can be read and nothing else.
//!
//! What people agreed to is asked of today, so nothing of what was leaves: no release, no copy, no print.

use super::days::{begins, in_words};
use crate::catalogue::{Catalogue, today};
use crate::error::{Error, Result};
use crate::log::past;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The day at whose end a catalogue is shown.
pub(crate) struct AsItWas {
    day: Date,
    /// Why it can only be read.
    why: String,
}

impl AsItWas {
    fn on(day: Date) -> AsItWas {
        AsItWas {
            day,
            why: format!("this is how it was on {}", in_words(day)),
        }
    }

    pub(crate) fn day(&self) -> Date {
        self.day
    }

    pub(crate) fn why(&self) -> &str {
        &self.why
    }

    /// What is said to whoever wants to change or share something of it.
    pub(crate) fn refusal(&self) -> Error {
        Error::AsItWas(in_words(self.day))
    }
}

impl Catalogue {
    /// The catalogue as it was here at the end of a day (until midnight, by this laptop's clock), of what is still in
    /// the log. It is in memory, can be read and nothing else, and is gone when it is dropped.
    ///
    /// An operation belongs to the day on which its own laptop says it was done, also where it came by a merge only
    /// later; what takes back a later step goes with that. What was erased or taken out for good since stays away, what
    /// must not be found stays hidden, what is kept but not used now is so on any day, and a merge that is set aside now
    /// stays aside. The bytes of photos are not copied.
    ///
    /// # Errors
    /// `Invalid` for a day that is still to come, and for one before anything was done here.
    pub fn as_it_was(&self, day: Date) -> Result<Catalogue> {
        if day > today() {
            return Err(Error::invalid(
                "That day is still to come. Choose today, or a day before it.",
            ));
        }
        let end = begins(day, true)?;
        let copy = self.read(|db| {
            let first: Option<String> =
                db.query_row("SELECT min(at) FROM op", [], |row| row.get(0))?;
            match first {
                Some(first) if first < end => past::copy(db),
                first => Err(nothing_yet(day, first.as_deref())),
            }
        })?;
        past::go_back(&copy, &end)?;
        let was = Catalogue::over_past(copy, AsItWas::on(day))?;
        if let Some(packs) = self.packs.get() {
            was.use_packs(packs.clone());
        }
        Ok(was)
    }
}

fn nothing_yet(day: Date, first: Option<&str>) -> Error {
    let first = first.and_then(|at| at.parse::<Timestamp>().ok());
    let first = first.map(|at| at.to_zoned_datetime(TimeZone::system()).date());
    Error::invalid(format!(
        "Nothing was written here yet on {}. The first day is {}.",
        in_words(day),
        in_words(first.unwrap_or_else(today))
    ))
}
