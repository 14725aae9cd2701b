//! How a consent stands on a day, and which are work to do.

use super::permission::has_lapsed;
use super::{Consent, ConsentLine};
use crate::audience::Audience;
use jiff::civil::Date;
use serde::Serialize;

/// A consent is due so many days before it lapses.
const SOON: i32 = 30;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ConsentState {
    Stands,
    DueSoon,
    Lapsed,
    Withdrawn,
    /// It lapsed or is due, and they were asked again since: there is nothing to do about it.
    Renewed,
}

pub fn state(consent: &Consent, today: Date) -> ConsentState {
    let soon = today
        .checked_add(jiff::Span::new().days(SOON))
        .unwrap_or(today);
    match () {
        () if consent.withdrawn.is_some() => ConsentState::Withdrawn,
        () if has_lapsed(consent, today) => ConsentState::Lapsed,
        () if has_lapsed(consent, soon) => ConsentState::DueSoon,
        () => ConsentState::Stands,
    }
}

/// Marks among all that one person answered what a later answer has taken the place of. One that still counts is
/// replaced by a yes alone; one that lapsed also by a yes that was taken back since.
pub fn renew(lines: &mut [ConsentLine]) {
    let renewed: Vec<bool> = lines
        .iter()
        .map(|line| match line.state {
            ConsentState::Lapsed => lines.iter().any(|later| replaces(later, line)),
            ConsentState::DueSoon => lines.iter().any(|later| {
                replaces(later, line)
                    && matches!(later.state, ConsentState::Stands | ConsentState::DueSoon)
            }),
            _ => false,
        })
        .collect();
    for (line, renewed) in lines.iter_mut().zip(renewed) {
        if renewed {
            line.state = ConsentState::Renewed;
        }
    }
}

/// A later answer for the same purpose towards the same readers, about at least the same things.
fn replaces(later: &ConsentLine, line: &ConsentLine) -> bool {
    (&later.is.on, later.id) > (&line.is.on, line.id)
        && later.is.purpose == line.is.purpose
        && covers(&later.is.to, &line.is.to)
        && later.is.what.is_superset(&line.is.what)
}

fn covers(wider: &Audience, to: &Audience) -> bool {
    match (wider, to) {
        (Audience::Partners(all), Audience::Partners(some)) => some.is_subset(all),
        (Audience::Public, Audience::Partners(_)) => true,
        _ => wider == to,
    }
}
