//! What is kept of one asset.

use crate::asset::{AssetKind, Status};
use crate::confirmation::{Freshness, cadence_days};
use crate::error::Result;
use crate::place::Precision;
use crate::search::list;
use crate::search::query::{PRECISIONS, precision_token};
use jiff::civil::{Date, date};
use rusqlite::Row;

/// The columns of `asset` that a line is read from.
pub const READ: &str =
    "n, kind, status, review_months, last_checked, precision, west, south, east, north";

/// The number of a day that never was.
const NEVER: i32 = i32::MIN;

/// An asset that is here, in 40 bytes: there may be a million.
#[derive(Debug, PartialEq)]
pub struct Line {
    pub kind: AssetKind,
    pub status: Status,
    /// None for a word that this version does not know.
    pub precision: Option<Precision>,
    /// The numbers of the days on which it comes to be *check soon* and *check now*; `NEVER` where it was never checked.
    due: [i32; 2],
    at: At,
}

/// Where it is, in degrees.
#[derive(Debug, PartialEq)]
enum At {
    Nowhere,
    /// Longitude, latitude.
    Point([f64; 2]),
    /// West, south, east, north of what is more than a point.
    Shape(Box<[f64; 4]>),
}

impl Line {
    /// The number of an asset and what is kept of it, from the columns in `READ`.
    ///
    /// # Errors
    /// `Damaged` for a kind or a status that there is not.
    pub fn read(row: &Row) -> Result<(u32, Line)> {
        let kind = list::kind(row.get_ref(1)?.as_str().unwrap_or_default())?;
        let status = list::status_of(row.get_ref(2)?.as_str().unwrap_or_default())?;
        let last = row.get_ref(4)?.as_str_or_null().unwrap_or_default();
        let precision = row.get_ref(5)?.as_str_or_null().unwrap_or_default();
        let precision = precision.unwrap_or(precision_token(Precision::None));
        let at = match row.get(6)? {
            None => At::Nowhere,
            Some(west) => At::of([west, row.get(7)?, row.get(8)?, row.get(9)?]),
        };
        let line = Line {
            kind,
            status,
            precision: PRECISIONS
                .into_iter()
                .find(|known| precision_token(*known) == precision),
            due: due(kind, row.get(3)?, last),
            at,
        };
        Ok((row.get(0)?, line))
    }

    /// Freshness on the day of this number: what `confirmation::freshness` says.
    pub fn freshness(&self, today: i32) -> Freshness {
        match self.due {
            [NEVER, _] => Freshness::NeverChecked,
            [_, now] if today >= now => Freshness::CheckNow,
            [soon, _] if today >= soon => Freshness::CheckSoon,
            _ => Freshness::CheckedLately,
        }
    }

    /// West, south, east, north in degrees; none for what is not on the map.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        match &self.at {
            At::Nowhere => None,
            At::Point([lon, lat]) => Some([*lon, *lat, *lon, *lat]),
            At::Shape(bounds) => Some(**bounds),
        }
    }
}

impl At {
    fn of(bounds: [f64; 4]) -> At {
        let [west, south, east, north] = bounds;
        match west == east && south == north {
            true => At::Point([west, south]),
            false => At::Shape(Box::new(bounds)),
        }
    }
}

/// What day it is, in days since the first of 1970.
pub fn day_number(day: Date) -> i32 {
    const FIRST: Date = date(1970, 1, 1);
    // Dates go from the year -9999 to 9999.
    (day.duration_since(FIRST).as_hours() / 24) as i32
}

fn due(kind: AssetKind, review_months: Option<i64>, last_checked: Option<&str>) -> [i32; 2] {
    let last = last_checked.and_then(|day| day.get(..10)?.parse::<Date>().ok());
    let Some(last) = last.map(day_number) else {
        return [NEVER; 2];
    };
    let months = review_months.and_then(|months| u16::try_from(months).ok());
    match cadence_days(kind, months) {
        // At most two million days, as months are at most 65,535.
        Some((soon, now)) => [soon, now].map(|days| last + days as i32),
        None => [i32::MAX; 2],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::confirmation::freshness;
    use crate::search::testing::today;

    #[test]
    fn a_line_is_small() {
        assert_eq!(size_of::<Line>(), 40);
    }

    #[test]
    fn it_is_due_when_confirmation_says_so() {
        let line = |kind, months: Option<u16>, last: Option<&str>| Line {
            kind,
            status: Status::Unknown,
            precision: None,
            due: due(kind, months.map(i64::from), last),
            at: At::Nowhere,
        };
        for kind in AssetKind::ALL {
            for months in [None, Some(0), Some(1), Some(7), Some(18), Some(u16::MAX)] {
                for days in -40..1_000 {
                    let last = today().saturating_sub(jiff::Span::new().days(days));
                    let line = line(kind, months, Some(&last.to_string()));
                    assert_eq!(
                        line.freshness(day_number(today())),
                        freshness(kind, months, Some(days)),
                        "{kind:?} {months:?} {last}"
                    );
                }
            }
            for last in [None, Some("some day in May"), Some("2026")] {
                let never = line(kind, Some(7), last).freshness(day_number(today()));
                assert_eq!(never, Freshness::NeverChecked, "{last:?}");
            }
        }
    }

    #[test]
    fn days_are_numbered_one_after_the_other() {
        let mut number = day_number(date(1899, 12, 31));
        for day in date(1900, 1, 1)
            .series(jiff::Span::new().days(1))
            .take(60_000)
        {
            number += 1;
            assert_eq!(day_number(day), number, "{day}");
        }
        assert_eq!(day_number(date(1970, 1, 1)), 0);
    }
}
