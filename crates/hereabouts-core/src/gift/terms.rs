//! What is asked in return for a gift, where it is said: for free, for a swap.

use super::Terms;
use super::openings::ends;
use super::pieces::{between, whole};
use crate::erase::words::{folded, words};

/// Wherever they end what is offered, several ways to say one divided by `|`. Written folded.
const AT_THE_END: &[(&str, Terms)] = &[
    (
        "for free|free of charge|at no cost|for nothing|za darmo|bezplatnie|nieodplatnie|gratis",
        Terms::Free,
    ),
    (
        "for a swap|as a swap|to swap|in a swap|for swaps|in exchange|na wymiane|w zamian|za wymiane",
        Terms::Swap,
    ),
    (
        "for a time credit|for time credits|for an hour back|za godziny|za godzine",
        Terms::TimeCredit,
    ),
    (
        "covers costs|to cover costs|covering costs|for costs|at cost|for expenses|za zwrot kosztow|po kosztach",
        Terms::CoversCosts,
    ),
    (
        "for money|for pay|for a fee|odplatnie|za pieniadze|za oplata",
        Terms::Paid,
    ),
];
/// Only in brackets or by themselves: what is gluten free is not given away.
const ALONE: &[(&str, Terms)] = &[
    ("free|darmowe", Terms::Free),
    ("swap|a swap|wymiana", Terms::Swap),
    (
        "time credit|time credits|time bank|bank czasu",
        Terms::TimeCredit,
    ),
    ("costs|expenses|materials|zwrot kosztow", Terms::CoversCosts),
    ("paid|platne", Terms::Paid),
];

/// How far the terms of one thing go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Reach {
    /// Said in brackets, for this alone.
    This,
    /// Said at the end, or by themselves: for the things before as well.
    Before,
}

/// A thing without its terms, and those.
pub(super) fn taken(thing: &str) -> (String, Option<(Terms, Reach)>) {
    if let Some(terms) = alone(thing) {
        return (String::new(), Some((terms, Reach::Before)));
    }
    for (from, to) in whole(thing) {
        let inside = &thing[from..to];
        if let (true, Some(terms)) = (inside.starts_with(['(', '[']), alone(inside)) {
            let rest = format!("{} {}", thing[..from].trim_end(), thing[to..].trim_start());
            return (rest.trim().to_owned(), Some((terms, Reach::This)));
        }
    }
    let all = words(thing);
    let found = AT_THE_END.iter().find_map(|(ways, terms)| {
        let from = ways.split('|').find_map(|way| ends(&all, way))?;
        Some((all.get(from)?.0.0, *terms))
    });
    match found {
        Some((from, terms)) => {
            let rest = between(thing, 0, from).trim_end_matches([' ', ',', '-', '–', '—']);
            (rest.to_owned(), Some((terms, Reach::Before)))
        }
        None => (thing.to_owned(), None),
    }
}

/// The terms that this says and nothing else.
fn alone(text: &str) -> Option<Terms> {
    let said = folded(text).join(" ");
    let all = AT_THE_END.iter().chain(ALONE);
    let mut same = all.filter(|(ways, _)| ways.split('|').any(|way| way == said));
    same.next().map(|(_, terms)| *terms)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Every word that may be taken off as part of terms.
    pub fn taken_off() -> impl Iterator<Item = &'static str> {
        let ways = AT_THE_END
            .iter()
            .chain(ALONE)
            .flat_map(|(ways, _)| ways.split('|'));
        ways.flat_map(|way| way.split(' '))
    }

    #[test]
    fn terms_are_taken_off_only_where_they_are_meant() {
        let check = |thing: &str, what: &str, terms: Option<(Terms, Reach)>| {
            assert_eq!(taken(thing), (what.to_owned(), terms), "{thing}");
        };
        check(
            "sourdough (free)",
            "sourdough",
            Some((Terms::Free, Reach::This)),
        );
        check(
            "a ladder (for a swap) on Sundays",
            "a ladder on Sundays",
            Some((Terms::Swap, Reach::This)),
        );
        check(
            "haircuts for free",
            "haircuts",
            Some((Terms::Free, Reach::Before)),
        );
        check("free of charge", "", Some((Terms::Free, Reach::Before)));
        check(
            "chleb, za darmo",
            "chleb",
            Some((Terms::Free, Reach::Before)),
        );
        check(
            "gotowanie bezpłatnie",
            "gotowanie",
            Some((Terms::Free, Reach::Before)),
        );
        check(
            "lifts – to cover costs",
            "lifts",
            Some((Terms::CoversCosts, Reach::Before)),
        );
        check("gluten free", "gluten free", None);
        check("soup (leek)", "soup (leek)", None);
    }
}
