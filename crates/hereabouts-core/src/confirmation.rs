//! Somebody checked an asset on a day, and what that says of how fresh our knowledge is.

use crate::asset::{AssetKind, Status};
use crate::id::AssetId;
use crate::record::{Kind, Record};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckOutcome {
    StillGoing,
    Changed,
    Paused,
    Gone,
    CouldNotReach,
}

impl CheckOutcome {
    /// What the check says of the asset's status; nobody reached says nothing.
    pub fn status(self) -> Option<Status> {
        match self {
            CheckOutcome::StillGoing => Some(Status::Going),
            CheckOutcome::Paused => Some(Status::Resting),
            CheckOutcome::Gone => Some(Status::Ended),
            CheckOutcome::Changed | CheckOutcome::CouldNotReach => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckMethod {
    Visited,
    Phoned,
    ToldMe,
    Messaged,
    Partner,
    Import,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Confirmation {
    pub asset: AssetId,
    /// ISO 8601 day.
    pub on: String,
    #[serde(default)]
    pub by: Option<String>,
    #[serde(default)]
    pub method: Option<CheckMethod>,
    pub outcome: CheckOutcome,
    #[serde(default)]
    pub note: Option<String>,
}

impl Record for Confirmation {
    const KIND: Kind = Kind::Confirmation;
    const FIXED: &'static [&'static str] = &["asset"];
    const REFERENCES: &'static [&'static str] = &["asset"];
    const ABOUT: &'static [&'static str] = &["asset"];
}

/// How fresh our knowledge of an asset is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Freshness {
    CheckedLately,
    CheckSoon,
    CheckNow,
    NeverChecked,
}

impl Freshness {
    pub const ALL: [Freshness; 4] = [
        Freshness::CheckedLately,
        Freshness::CheckSoon,
        Freshness::CheckNow,
        Freshness::NeverChecked,
    ];

    /// The word in queries: lately, soon, now, never.
    pub fn token(self) -> &'static str {
        match self {
            Freshness::CheckedLately => "lately",
            Freshness::CheckSoon => "soon",
            Freshness::CheckNow => "now",
            Freshness::NeverChecked => "never",
        }
    }
}

/// Days after the last check from which an asset is *check soon* (four fifths of its cadence) and
/// *check now* (the whole of it). A month counts as 30.4375 days. `None`: it is never due.
pub fn cadence_days(kind: AssetKind, review_months: Option<u16>) -> Option<(i64, i64)> {
    let months = review_months.or(kind.usual_review_months())?;
    let days = f64::from(months) * 30.4375;
    Some(((days * 0.8).round() as i64, days.round() as i64))
}

/// `last`: days since the last check that reached anybody; `None` if there was none.
pub fn freshness(kind: AssetKind, review_months: Option<u16>, last: Option<i64>) -> Freshness {
    match (last, cadence_days(kind, review_months)) {
        (None, _) => Freshness::NeverChecked,
        (Some(_), None) => Freshness::CheckedLately,
        (Some(days), Some((_, now))) if days >= now => Freshness::CheckNow,
        (Some(days), Some((soon, _))) if days >= soon => Freshness::CheckSoon,
        (Some(_), Some(_)) => Freshness::CheckedLately,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn freshness_turns_at_four_fifths_and_at_the_whole() {
        let check = |kind, months, last, expect| {
            assert_eq!(freshness(kind, months, last), expect, "{kind:?} {last:?}")
        };
        check(AssetKind::Association, None, None, Freshness::NeverChecked);
        check(
            AssetKind::Association,
            None,
            Some(145),
            Freshness::CheckedLately,
        );
        check(
            AssetKind::Association,
            None,
            Some(146),
            Freshness::CheckSoon,
        );
        check(
            AssetKind::Association,
            None,
            Some(182),
            Freshness::CheckSoon,
        );
        check(AssetKind::Association, None, Some(183), Freshness::CheckNow);
        check(
            AssetKind::Institution,
            None,
            Some(183),
            Freshness::CheckedLately,
        );
        check(
            AssetKind::Institution,
            Some(1),
            Some(31),
            Freshness::CheckNow,
        );
        check(
            AssetKind::Culture,
            None,
            Some(9000),
            Freshness::CheckedLately,
        );
    }
}
