//! When something happens: a day and a time, and a rule by which it comes again (RFC 5545).
//!
//! Days and times are those of the place, without a time zone: ten o'clock stays ten o'clock when the
//! clocks change.

use crate::error::{Error, Result};
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use rrule::{Frequency, NWeekday, RRule, RRuleSet, Tz, Unvalidated};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A rule is followed so far and no further, so that none runs on for ever.
const FAR: u16 = 1000;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// ISO 8601 day of the first time.
    pub first: String,
    /// "10:00"
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begins: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
    /// How it comes again, as RFC 5545 writes it: "FREQ=WEEKLY;BYDAY=WE". Without one it happens once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// ISO 8601 days on which it does not happen.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub not_on: BTreeSet<String>,
}

/// A rule taken apart, for a sentence about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Rule {
    pub freq: Freq,
    /// Every so many days, weeks, months or years.
    pub interval: u16,
    pub days: Vec<Nth>,
    /// Days of the month, -1 the last.
    pub month_days: Vec<i8>,
    pub months: Vec<u8>,
    /// ISO 8601 day.
    pub until: Option<String>,
    pub count: Option<u32>,
    /// It says more than these parts do.
    pub more: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Freq {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A weekday, or the n-th one of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Nth {
    /// 0 is Monday.
    pub day: u8,
    /// 1 the first, -1 the last; none is every one.
    pub nth: Option<i16>,
}

impl Schedule {
    /// # Errors
    /// What cannot be meant, in a sentence.
    pub fn valid(&self) -> Result<()> {
        self.first_day()?;
        let (begins, ends) = (time(self.begins.as_deref())?, time(self.ends.as_deref())?);
        if ends.is_some() && begins.is_none() {
            return Err(Error::invalid(
                "Say when it begins before you say when it ends.",
            ));
        }
        for day in &self.not_on {
            read_day(day)?;
        }
        if self.rule.is_some() && self.set().is_none() {
            return Err(Error::invalid(
                "How it comes again could not be understood. Choose it once more.",
            ));
        }
        Ok(())
    }

    /// The days from `from` on which it happens, at most `most`.
    pub fn next(&self, from: Date, most: usize) -> Vec<Date> {
        let Some(until) = from.checked_add(20.years()).ok() else {
            return Vec::new();
        };
        self.between(from, until, most)
    }

    /// The days on which it happens from one day to another, both among them.
    pub fn between(&self, from: Date, to: Date, most: usize) -> Vec<Date> {
        let Ok(first) = self.first_day() else {
            return Vec::new();
        };
        let days = match &self.rule {
            None => vec![first],
            Some(_) => {
                let Some(set) = self.set() else {
                    return Vec::new();
                };
                let (Some(after), Some(before)) = (moment(from), moment(to)) else {
                    return Vec::new();
                };
                let most = u16::try_from(most + self.not_on.len())
                    .unwrap_or(FAR)
                    .min(FAR);
                let found = set.after(after).before(before).all(most);
                found.dates.iter().filter_map(day_of).collect()
            }
        };
        let happens =
            |day: &Date| (from..=to).contains(day) && !self.not_on.contains(&day.to_string());
        days.into_iter().filter(happens).take(most).collect()
    }

    /// The rule taken apart; none where it happens once.
    pub fn rule(&self) -> Option<Rule> {
        let rule: RRule<Unvalidated> = self.rule.as_ref()?.parse().ok()?;
        let freq = match rule.get_freq() {
            Frequency::Yearly => Freq::Yearly,
            Frequency::Monthly => Freq::Monthly,
            Frequency::Weekly => Freq::Weekly,
            Frequency::Daily => Freq::Daily,
            _ => return None,
        };
        let days = rule.get_by_weekday().iter().map(|day| match day {
            NWeekday::Every(day) => Nth {
                day: day.num_days_from_monday() as u8,
                nth: None,
            },
            NWeekday::Nth(nth, day) => Nth {
                day: day.num_days_from_monday() as u8,
                nth: Some(*nth),
            },
        });
        let more = !rule.get_by_year_day().is_empty()
            || !rule.get_by_week_no().is_empty()
            || !rule.get_by_set_pos().is_empty()
            || !rule.get_by_hour().is_empty();
        Some(Rule {
            freq,
            interval: rule.get_interval(),
            days: days.collect(),
            month_days: rule.get_by_month_day().to_vec(),
            months: rule.get_by_month().to_vec(),
            until: rule.get_until().and_then(day_of).map(|day| day.to_string()),
            count: rule.get_count(),
            more,
        })
    }

    fn first_day(&self) -> Result<Date> {
        read_day(&self.first)
    }

    /// The rule as something that can be followed. Days stand at midnight of no zone in particular.
    fn set(&self) -> Option<RRuleSet> {
        let first = self.first_day().ok()?.strftime("%Y%m%d");
        let rule = self.rule.as_ref()?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '=' | ';' | ',' | '+' | '-');
        if !rule.chars().all(plain) {
            return None;
        }
        format!("DTSTART:{first}T000000Z\nRRULE:{rule}")
            .parse()
            .ok()
    }
}

pub(super) fn read_day(text: &str) -> Result<Date> {
    text.parse()
        .map_err(|_| Error::invalid(format!("“{text}” is not a day. Write it as in 2026-05-17.")))
}

fn time(text: Option<&str>) -> Result<Option<Time>> {
    let Some(text) = text else { return Ok(None) };
    let read = Time::strptime("%H:%M", text);
    read.map(Some)
        .map_err(|_| Error::invalid(format!("“{text}” is not a time. Write it as in 10:30.")))
}

fn moment(day: Date) -> Option<chrono::DateTime<Tz>> {
    let (y, m, d) = (i32::from(day.year()), day.month() as u32, day.day() as u32);
    chrono::TimeZone::with_ymd_and_hms(&Tz::UTC, y, m, d, 0, 0, 0).single()
}

fn day_of(moment: &chrono::DateTime<Tz>) -> Option<Date> {
    moment.format("%Y-%m-%d").to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schedule(first: &str, rule: &str) -> Schedule {
        Schedule {
            first: first.into(),
            begins: Some("10:00".into()),
            ends: None,
            rule: (!rule.is_empty()).then(|| rule.into()),
            not_on: BTreeSet::new(),
        }
    }

    #[test]
    fn it_comes_again_as_its_rule_says() {
        let check = |first: &str, rule: &str, from: &str, expect: &[&str]| {
            let found = schedule(first, rule).next(from.parse().unwrap(), 3);
            let found: Vec<String> = found.iter().map(Date::to_string).collect();
            assert_eq!(found, expect, "{first} {rule} from {from}");
        };
        check("2026-11-25", "", "2026-11-25", &["2026-11-25"]);
        check("2026-11-25", "", "2026-11-26", &[]);
        check(
            "2020-01-01",
            "FREQ=WEEKLY;BYDAY=WE",
            "2026-11-25",
            &["2026-11-25", "2026-12-02", "2026-12-09"],
        );
        check(
            "2024-02-01",
            "FREQ=MONTHLY;BYDAY=-1FR",
            "2026-11-25",
            &["2026-11-27", "2026-12-25", "2027-01-29"],
        );
        check(
            "2024-01-31",
            "FREQ=MONTHLY;BYMONTHDAY=31",
            "2026-02-01",
            &["2026-03-31", "2026-05-31", "2026-07-31"],
        );
        check(
            "2026-01-05",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
            "2026-01-06",
            &["2026-01-19", "2026-02-02", "2026-02-16"],
        );
        check(
            "2026-01-05",
            "FREQ=DAILY;COUNT=2",
            "2026-01-06",
            &["2026-01-06"],
        );
        check(
            "2026-01-05",
            "FREQ=WEEKLY;UNTIL=20260112T000000Z;BYDAY=MO",
            "2026-01-06",
            &["2026-01-12"],
        );
    }

    #[test]
    fn a_day_it_does_not_happen_on_is_left_out() {
        let mut weekly = schedule("2026-11-04", "FREQ=WEEKLY;BYDAY=WE");
        weekly.not_on = ["2026-11-25".to_owned()].into();
        let found = weekly.next("2026-11-20".parse().unwrap(), 2);
        assert_eq!(found[0].to_string(), "2026-12-02");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_rule_is_taken_apart() {
        let rule = schedule(
            "2026-01-02",
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=2SA,-1SU;UNTIL=20270101T000000Z",
        )
        .rule()
        .unwrap();
        assert_eq!(rule.freq, Freq::Monthly);
        assert_eq!(rule.interval, 2);
        let days: Vec<_> = rule.days.iter().map(|day| (day.day, day.nth)).collect();
        assert_eq!(days, [(5, Some(2)), (6, Some(-1))]);
        assert_eq!(rule.until.as_deref(), Some("2027-01-01"));
        assert!(!rule.more);
        assert!(
            schedule("2026-01-02", "FREQ=YEARLY;BYYEARDAY=100")
                .rule()
                .unwrap()
                .more
        );
    }

    #[test]
    fn what_cannot_be_meant_is_said() {
        let check = |schedule: Schedule, expect: &str| {
            let said = schedule.valid().map_err(|e| e.to_string()).unwrap_err();
            assert!(said.contains(expect), "{said}");
        };
        check(schedule("soon", ""), "“soon” is not a day");
        check(schedule("2026-01-05", "FREQ=OFTEN"), "comes again");
        check(
            schedule("2026-01-05", "FREQ=DAILY\nEXDATE:20260106T000000Z"),
            "comes again",
        );
        check(
            Schedule {
                begins: Some("ten".into()),
                ..schedule("2026-01-05", "")
            },
            "“ten” is not a time",
        );
        check(
            Schedule {
                begins: None,
                ends: Some("11:00".into()),
                ..schedule("2026-01-05", "")
            },
            "when it begins",
        );
    }
}
