//! The words of a person in what others wrote: the whole name, phone numbers and e-mail addresses, and each part of
//! the name by itself.

use crate::asset::AssetKind;
use crate::contact::Channel;
use crate::error::Result;
use crate::id::RecordId;
use crate::log::aside::{self, About};
use crate::log::context::hangers;
use crate::log::erasure::{Redaction, said_aside, said_of};
use crate::log::leaves::{GONE, NAME, WHOLE, headings, leaves};
use crate::log::texts::{holds_words, is_own_name, words_in_name};
use crate::log::{Change, rows};
use crate::record::Kind;
use crate::search::fold;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

/// Something to look for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// Folded words that follow on one another.
    Words(Vec<String>),
    /// Figures of a phone number, without the first 0 or the country.
    Phone(String),
    /// Folded.
    Email(String),
}

/// Parts of a name shorter than this are no names.
const SHORTEST: usize = 3;
/// So many figures make a phone number.
const FIGURES: usize = 7;

/// Where words stand: the first character, and how many.
pub type Span = (u32, u32);

/// What is known of a person to look for, by what they are or ever were called, also in what is set aside: surely
/// theirs, and parts of names, which may be anybody's.
pub fn terms(
    db: &Connection,
    person: &RecordId,
    aside: &About,
) -> Result<(BTreeSet<Term>, BTreeSet<Term>)> {
    let mut hanging = said_aside(db, person, aside)?;
    hanging.extend(hangers(db, person)?.into_keys());
    terms_with(db, person, hanging)
}

/// The same where these hang on them.
fn terms_with(
    db: &Connection,
    person: &RecordId,
    hangers: impl IntoIterator<Item = RecordId>,
) -> Result<(BTreeSet<Term>, BTreeSet<Term>)> {
    let (mut sure, mut parts) = (BTreeSet::new(), BTreeSet::new());
    let changes = rows::history_of(db, person)?;
    let of = |unit: &str| texts(&changes, unit);
    let is_person = of("kind")
        .iter()
        .any(|kind| kind == AssetKind::Person.token());
    for name in of("name").iter().filter(|_| is_person) {
        let words: Vec<String> = words(name).into_iter().map(|(_, word)| word).collect();
        parts.extend(
            words
                .iter()
                .filter(|word| word.chars().count() >= SHORTEST)
                .map(|word| Term::Words(vec![word.clone()])),
        );
        if !words.is_empty() {
            sure.insert(Term::Words(words));
        }
    }
    for hanger in hangers {
        let changes = rows::history_of(db, &hanger)?;
        if changes
            .first()
            .is_none_or(|c| c.kind != Kind::Contact.table())
        {
            continue;
        }
        let channels = texts(&changes, "channel");
        let is = |channel: Channel| channels.iter().any(|c| c == channel.token());
        // A number in one of these is of a page or of a house.
        let named = is(Channel::Web) || is(Channel::Address);
        for value in texts(&changes, "value").iter().filter(|_| is_person) {
            let addresses = addresses(value).into_iter();
            sure.extend(addresses.map(|(_, address)| Term::Email(address)));
            let numbers = figures(value).into_iter().filter(|_| !named);
            sure.extend(numbers.filter_map(|(_, figures)| phone(&figures)));
        }
    }
    // A name of one word is a part as well, and surely meant.
    let parts = parts.difference(&sure).cloned().collect();
    Ok((sure, parts))
}

/// Every value that changes gave a unit, as text.
fn texts(changes: &[Change], unit: &str) -> BTreeSet<String> {
    let values = changes
        .iter()
        .filter_map(|change| change.sets.get(unit))
        .flatten();
    values
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// The number that figures make, if they are enough.
fn phone(figures: &str) -> Option<Term> {
    let own = national(figures);
    (own.len() >= FIGURES).then(|| Term::Phone(own.to_owned()))
}

/// The last figures of a number, which are the same with and without the country.
fn national(figures: &str) -> &str {
    let from = figures.len().saturating_sub(10);
    let own = &figures[from..];
    own.strip_prefix('0').unwrap_or(own)
}

impl Term {
    /// Where it stands in a text.
    pub fn spans(&self, text: &str) -> Vec<Span> {
        match self {
            Term::Words(wanted) => in_words(text, wanted),
            Term::Phone(own) => in_figures(text, own),
            Term::Email(address) => in_addresses(text, address),
        }
    }

    /// As it is shown.
    pub fn shown(&self) -> String {
        match self {
            Term::Words(words) => words.join(" "),
            Term::Phone(own) => own.clone(),
            Term::Email(address) => address.clone(),
        }
    }
}

/// The words of a text, folded, each with where it stands.
pub(crate) fn words(text: &str) -> Vec<(Span, String)> {
    let mut found: Vec<(Span, String)> = Vec::new();
    let mut open = false;
    for (i, sign) in (0_u32..).zip(text.chars()) {
        // A mark that stands on the letter before it belongs to it.
        let is_mark = || !sign.is_ascii() && fold(&sign.to_string()).is_empty();
        let joins = sign.is_alphanumeric() || (open && is_mark());
        match (joins, open, found.last_mut()) {
            (true, true, Some(((_, length), word))) => {
                *length += 1;
                word.push(sign);
            }
            (true, ..) => found.push(((i, 1), sign.to_string())),
            _ => {}
        }
        open = joins;
    }
    for (_, word) in &mut found {
        *word = fold(word);
    }
    found
}

/// The words alone.
pub fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|(_, word)| word).collect()
}

fn in_words(text: &str, wanted: &[String]) -> Vec<Span> {
    let there = words(text);
    let same = |run: &&[(Span, String)]| {
        run.iter()
            .zip(wanted)
            .all(|((_, word), wanted)| word == wanted)
    };
    let runs = there.windows(wanted.len().max(1)).filter(same);
    runs.map(span_of).collect()
}

/// From the first of some words to the end of the last.
fn span_of(run: &[(Span, String)]) -> Span {
    match (run.first(), run.last()) {
        (Some(((first, _), _)), Some(((last, length), _))) => (*first, last + length - first),
        _ => (0, 0),
    }
}

/// Runs of figures that end like the number.
fn in_figures(text: &str, own: &str) -> Vec<Span> {
    let is = |run: &(Span, String)| run.1.len() < FIGURES + 8 && run.1.ends_with(own);
    let found = figures(text).into_iter().filter(is);
    found.map(|(span, _)| span).collect()
}

/// Runs of figures with what people put between them, and the figures alone.
fn figures(text: &str) -> Vec<(Span, String)> {
    let signs: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let begins = signs[at].is_ascii_digit() || signs[at] == '+';
        if !begins {
            at += 1;
            continue;
        }
        let goes_on = |sign: &char| sign.is_ascii_digit() || " -()./\u{a0}+".contains(*sign);
        let length = signs[at..].iter().take_while(|sign| goes_on(sign)).count();
        let run = &signs[at..at + length];
        let last = run.iter().rposition(char::is_ascii_digit).unwrap_or(0);
        let figures = run.iter().filter(|sign| sign.is_ascii_digit()).collect();
        found.push(((at as u32, last as u32 + 1), figures));
        at += length;
    }
    found
}

fn in_addresses(text: &str, address: &str) -> Vec<Span> {
    let is = |found: &(Span, String)| found.1 == address;
    let found = addresses(text).into_iter().filter(is);
    found.map(|(span, _)| span).collect()
}

/// E-mail addresses, folded.
fn addresses(text: &str) -> Vec<(Span, String)> {
    let signs: Vec<char> = text.chars().collect();
    let is_part = |sign: &char| sign.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-@".contains(*sign);
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let length = signs[at..].iter().take_while(|sign| is_part(sign)).count();
        let word: String = signs[at..at + length].iter().collect();
        // A sentence may end behind it.
        let own = word.trim_end_matches(['.', '!', '?']);
        if own.contains('@') {
            found.push(((at as u32, own.chars().count() as u32), fold(own)));
        }
        at += length.max(1);
    }
    found
}

/// What a passage says however it is written, and how many words it is; 0 where it is a number or an address. None
/// where nothing of it is left.
pub fn essence(passage: &str) -> Option<(u32, String)> {
    if passage.contains(GONE) {
        return None;
    }
    let length = passage.chars().count() as u32;
    let whole = |(span, _): &(Span, String)| *span == (0, length);
    if let Some((_, address)) = addresses(passage).into_iter().find(whole) {
        return Some((0, address));
    }
    let numbers = figures(passage).into_iter().filter(whole);
    if let Some(Term::Phone(own)) = numbers.filter_map(|(_, figures)| phone(&figures)).next() {
        return Some((0, own));
    }
    let words = folded(passage);
    (!words.is_empty()).then(|| (words.len() as u32, words.join(" ")))
}

/// All that stands in a text and could be such a passage of so many words.
pub fn essences(text: &str, many: &BTreeSet<u32>) -> Vec<(Span, u32, String)> {
    let mut found = Vec::new();
    if many.contains(&0) {
        let addresses = addresses(text).into_iter();
        found.extend(addresses.map(|(span, address)| (span, 0, address)));
        for (span, figures) in figures(text) {
            if let Some(Term::Phone(own)) = phone(&figures) {
                found.push((span, 0, own));
            }
        }
    }
    let there = words(text);
    for &many in many.iter().filter(|many| (1..=MOST_WORDS).contains(*many)) {
        for run in there.windows(many as usize) {
            let words: Vec<&str> = run.iter().map(|(_, word)| word.as_str()).collect();
            found.push((span_of(run), many, words.join(" ")));
        }
    }
    found
}

/// No passage is longer.
const MOST_WORDS: u32 = 40;

/// Where a term stands in a change, in units that `search` lets through: in what they say, in their own names, in the
/// headings of what they are made of.
pub fn found_in(change: &Change, term: &Term, search: impl Fn(&str) -> bool) -> Vec<Redaction> {
    let mut found = Vec::new();
    for (unit, values) in &change.sets {
        if !holds_words(&change.kind, unit) || !search(unit) {
            continue;
        }
        let mut put = |value: u32, text: &str| {
            found.extend(
                term.spans(text)
                    .into_iter()
                    .map(|(start, length)| Redaction {
                        voice: change.voice.clone(),
                        seq: change.seq,
                        unit: unit.clone(),
                        value,
                        start,
                        length,
                    }),
            );
        };
        if let Some(name) = words_in_name(&change.kind, unit) {
            put(NAME, name);
        }
        if matches!(unit.as_str(), "cells" | "draft") {
            put(WHOLE, &headings(values));
        }
        for leaf in leaves(unit, values) {
            put(leaf.number, &leaf.text);
        }
    }
    found
}

/// Where the whole names, phones and e-mails of people who are to be erased stand in what is known here of others, also
/// in what is set aside.
pub fn of(db: &Connection, people: &[RecordId]) -> Result<Vec<Redaction>> {
    let mut sure = BTreeSet::new();
    let aside = aside::about(db)?;
    for person in people {
        // Somebody who is one with them, and stays, has ways to be reached of their own.
        sure.extend(terms_with(db, person, said_of(db, person, &aside)?)?.0);
    }
    let mut found = Vec::new();
    if !sure.is_empty() {
        rows::for_each_in_history(db, |change| {
            if !people.contains(&change.record) {
                found.extend(sure.iter().flat_map(|term| {
                    found_in(&change, term, |unit| !is_own_name(&change.kind, unit))
                }));
            }
            Ok(())
        })?;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_known_again_however_it_is_written() {
        for (one, other) in [
            ("Zofia-Lewandowska", "see ZOFIA  Lewandowska there"),
            ("0161 496 0001", "or +44 (0)161-496-0001."),
            ("Zofia@example.org", "to zofia@example.org."),
            ("12 Weir Terrace", "at 12, Weir Terrace"),
        ] {
            let (many, says) = essence(one).unwrap();
            let all = essences(other, &BTreeSet::from([many]));
            assert!(all.iter().any(|(.., text)| *text == says), "{one}: {all:?}");
        }
        assert_eq!(essence("▒▒▒▒ Lewandowska"), None);
        assert_eq!(essence(" - "), None);
    }

    fn marked(text: &str, spans: Vec<Span>) -> String {
        let is_in = |i: u32| {
            spans
                .iter()
                .any(|(from, length)| (*from..from + length).contains(&i))
        };
        let signs = (0..).zip(text.chars());
        signs
            .map(|(i, sign)| if is_in(i) { '_' } else { sign })
            .collect()
    }

    #[test]
    fn whole_names_are_found_however_they_are_written() {
        let name = Term::Words(vec!["zofia".into(), "lewandowska".into()]);
        let check = |text: &str, expect: &str| assert_eq!(marked(text, name.spans(text)), expect);
        check("ask Zofia Lewandowska.", "ask _________________.");
        check("ZOFIA  LEWANDOWSKA's", "__________________'s");
        check("Zofia-Lewandowska", "_________________");
        check("Zofía Lewandowska", "_________________");
        // Marks that stand alone belong to their letters.
        check("Zofi\u{301}a Lewandowska", "__________________");
        check("Zofia Lewandowskaya", "Zofia Lewandowskaya");
        check("Zofia K. Lewandowska", "Zofia K. Lewandowska");
        check(
            "Łukasz, Zofia Lewandowska and Zofia Lewandowska",
            "Łukasz, _________________ and _________________",
        );
    }

    #[test]
    fn numbers_and_addresses_are_found_however_they_are_written() {
        let number = phone("01614960001").unwrap();
        let check = |term: &Term, text: &str, expect: &str| {
            assert_eq!(marked(text, term.spans(text)), expect)
        };
        check(
            &number,
            "ring 0161 496 0001 after six",
            "ring _____________ after six",
        );
        check(&number, "+44 (0)161-496-0001.", "___________________.");
        check(&number, "01614960001", "___________");
        check(&number, "0161 496 0002", "0161 496 0002");
        assert_eq!(phone("999"), None);
        let address = Term::Email("zofia@example.org".into());
        check(
            &address,
            "write to zofia@example.org.",
            "write to _________________.",
        );
        check(&address, "anna.zofia@example.org", "anna.zofia@example.org");
    }
}
