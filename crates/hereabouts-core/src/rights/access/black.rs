//! Where the details of other people stand in a text: their names, and phone numbers and e-mail addresses that are not
//! the person's own. A part of a name may be anything: it is blacked out unless somebody says that it may be read.

use super::{AccessPassage, Terms};
use crate::asset::AssetKind;
use crate::erase::words::{self, Span, Term};
use crate::error::Result;
use crate::id::{AssetId, RecordId};
use crate::log::aside;
use crate::log::joined::one_with;
use rusqlite::Connection;
use std::collections::HashSet;

/// Parts of a name shorter than this are no names.
const SHORTEST: usize = 3;
/// So many figures make a phone number.
const FIGURES: std::ops::RangeInclusive<usize> = 7..=15;

/// The words of everybody else, as far as they stand in the texts in question.
pub struct Others {
    /// The person's own: never blacked out.
    own: Terms,
    surely: Terms,
    perhaps: Terms,
}

impl Others {
    pub fn of<'t>(
        db: &Connection,
        person: AssetId,
        texts: impl Iterator<Item = &'t str>,
        also: &[String],
    ) -> Result<Others> {
        let there: HashSet<String> = texts.flat_map(words::words).map(|(_, word)| word).collect();
        let all = one_with(db, &person.0)?;
        let (mut own, mut own_parts) = (Terms::new(), Terms::new());
        let aside = aside::about(db)?;
        for id in &all {
            let (sure, parts) = words::terms(db, id, &aside)?;
            own.extend(sure);
            own_parts.extend(parts);
        }
        let (mut surely, mut perhaps) = (Terms::new(), Terms::new());
        let mut people = db.prepare_cached(
            "SELECT name, id FROM asset WHERE kind = ?1 AND existence <> 'blank'",
        )?;
        let mut people = people.query([AssetKind::Person.token()])?;
        while let Some(row) = people.next()? {
            if all.contains(&RecordId::from_bytes(row.get(1)?)) {
                continue;
            }
            let name = row.get_ref(0)?.as_str().unwrap_or_default();
            let parts: Vec<String> = words::words(name)
                .into_iter()
                .map(|(_, word)| word)
                .collect();
            if !parts.is_empty() && parts.iter().all(|word| there.contains(word)) {
                surely.insert(Term::Words(parts.clone()));
            }
            let found = parts.into_iter().filter(|word| there.contains(word));
            perhaps.extend(
                found
                    .filter(|word| word.chars().count() >= SHORTEST)
                    .map(|word| Term::Words(vec![word])),
            );
        }
        for text in also {
            let parts: Vec<String> = words::words(text)
                .into_iter()
                .map(|(_, word)| word)
                .collect();
            if !parts.is_empty() {
                surely.insert(Term::Words(parts));
            }
        }
        let perhaps = perhaps
            .into_iter()
            .filter(|term| {
                !own_parts.contains(term) && !own.contains(term) && !surely.contains(term)
            })
            .collect();
        Ok(Others {
            surely: surely.difference(&own).cloned().collect(),
            own,
            perhaps,
        })
    }

    /// Every passage of a text, in order; one within another is not named twice.
    pub fn passages(&self, text: &str) -> Vec<AccessPassage> {
        let own: Vec<Span> = self.own.iter().flat_map(|term| term.spans(text)).collect();
        let mut found: Vec<AccessPassage> = Vec::new();
        let signs: Vec<char> = text.chars().collect();
        let mut put = |term: String, (start, length): Span| {
            let overlaps = |(from, long): (u32, u32)| start < from + long && from < start + length;
            let known = found
                .iter()
                .any(|passage| overlaps((passage.start, passage.length)));
            if !known && !own.iter().any(|span| overlaps(*span)) {
                found.push(AccessPassage {
                    term,
                    start,
                    length,
                    black: true,
                });
            }
        };
        for term in &self.surely {
            for span in term.spans(text) {
                put(term.shown(), span);
            }
        }
        for span in addresses(&signs).into_iter().chain(numbers(&signs)) {
            let (from, to) = (span.0 as usize, (span.0 + span.1) as usize);
            put(signs[from..to].iter().collect(), span);
        }
        for term in &self.perhaps {
            for span in term.spans(text) {
                put(term.shown(), span);
            }
        }
        found.sort_by_key(|passage| passage.start);
        found
    }
}

/// E-mail addresses.
fn addresses(signs: &[char]) -> Vec<Span> {
    let is_part = |sign: &char| sign.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-@".contains(*sign);
    let mut spans = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let length = signs[at..].iter().take_while(|sign| is_part(sign)).count();
        let mut word: String = signs[at..at + length].iter().collect();
        // A sentence may end behind it.
        word.truncate(word.trim_end_matches(['.', '!', '?']).len());
        let is_address = word
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        if is_address {
            spans.push((at as u32, word.chars().count() as u32));
        }
        at += length.max(1);
    }
    spans
}

/// Runs of figures that may be phone numbers: days are none, nor is a degree of latitude or longitude.
fn numbers(signs: &[char]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        if !(signs[at].is_ascii_digit() || signs[at] == '+') {
            at += 1;
            continue;
        }
        let goes_on = |sign: &char| sign.is_ascii_digit() || " -()./\u{a0}+".contains(*sign);
        let length = signs[at..].iter().take_while(|sign| goes_on(sign)).count();
        let run = &signs[at..at + length];
        let last = run.iter().rposition(char::is_ascii_digit).unwrap_or(0);
        let run: String = run[..=last].iter().collect();
        let figures = run.chars().filter(char::is_ascii_digit).count();
        if FIGURES.contains(&figures) && !run.split(' ').any(is_day) && !is_degree(&run) {
            spans.push((at as u32, last as u32 + 1));
        }
        at += length;
    }
    spans
}

fn is_day(text: &str) -> bool {
    let parts: Vec<usize> = text.split(['-', '.', '/']).map(str::len).collect();
    matches!(parts[..], [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4])
}

/// At most three figures, a point, and at least four more.
fn is_degree(text: &str) -> bool {
    let are = |part: &str, long: std::ops::RangeInclusive<usize>| {
        long.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    text.split_once('.')
        .is_some_and(|(whole, rest)| are(whole, 1..=3) && are(rest, 4..=15))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_addresses_are_found_and_days_are_not() {
        let check = |text: &str, expect: &[&str]| {
            let signs: Vec<char> = text.chars().collect();
            let spans = addresses(&signs).into_iter().chain(numbers(&signs));
            let found: Vec<String> = spans
                .map(|(from, long)| {
                    signs[from as usize..(from + long) as usize]
                        .iter()
                        .collect()
                })
                .collect();
            assert_eq!(found, expect, "{text}");
        };
        check("write to ola@example.org.", &["ola@example.org"]);
        check(
            "ring +44 (0)161 496 0001 after six",
            &["+44 (0)161 496 0001"],
        );
        check("since 2026-03-31, and 31/03/2026", &[]);
        check("flat 12, at 10.30", &[]);
        check("it is at 53.4712345, -2.0198612", &[]);
        check("ring 0161.4960001", &["0161.4960001"]);
        check("a @ b", &[]);
    }
}
