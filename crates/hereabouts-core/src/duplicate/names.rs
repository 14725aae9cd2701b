//! How names are compared: in any script and in any order of their words, with what people shorten written out, and
//! without what says nothing.
//!
//! A name is read so for comparing alone, and never shown or kept so.

use super::words::{NOTHING, PHRASES, SHORTENED};
use super::words::{is_number, is_sort, says_little, stem, tells_apart};
use crate::asset::COMMAS;
use crate::search::{one_off, tokens};
use any_ascii::any_ascii;

/// A word shorter than this is no slip for another.
const SHORTEST_SLIP: usize = 5;

/// A name as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Name {
    /// In plain small letters and figures, as they follow one another.
    words: Vec<String>,
    /// So many of them stand before a comma, a dash or a bracket.
    main: usize,
    /// What stands in brackets: often what else it is called.
    also: Vec<Vec<String>>,
}

/// In what way two names are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Like {
    /// The same words.
    Same,
    /// But for a slip, for what stands behind a comma, or for a word that says little.
    Nearly,
    /// One goes on where the other ends, or has the other in brackets.
    Longer,
    /// One has only the first letters of what the other spells out.
    Initials,
}

impl Name {
    pub(crate) fn of(name: &str) -> Name {
        let (main, rest) = parted(name);
        let (mut words, more) = (read(main), read(rest));
        if words.is_empty() && more.is_empty() {
            // All of it says nothing, and is all there is.
            words = spelled(name);
        }
        let main = match words.len() {
            0 => more.len(),
            some => some,
        };
        words.extend(more);
        Name {
            words,
            main,
            also: in_brackets(rest),
        }
    }

    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    /// Those before a comma, a dash or a bracket.
    pub(super) fn main(&self) -> &[String] {
        &self.words[..self.main]
    }

    fn rest(&self) -> &[String] {
        &self.words[self.main..]
    }

    pub(super) fn also(&self) -> &[Vec<String>] {
        &self.also
    }

    fn numbers(&self) -> Vec<&String> {
        self.words.iter().filter(|word| is_number(word)).collect()
    }

    /// Whether two names may be of one thing; and the words, of one of them, by which they are alike.
    pub(crate) fn like<'n>(&'n self, other: &'n Name) -> Option<(Like, &'n [String])> {
        if self.words.is_empty() || other.words.is_empty() {
            return None;
        }
        if same(&self.words, &other.words) {
            return Some((Like::Same, self.words()));
        }
        let (numbers, theirs) = (self.numbers(), other.numbers());
        let lacks = |these: &[&String], those: &[&String]| these.iter().any(|n| !those.contains(n));
        if lacks(&numbers, &theirs) && lacks(&theirs, &numbers) {
            return None;
        }
        let all = Split::of(&self.words, &other.words);
        if all.is_slip() {
            return Some((Like::Nearly, self.words()));
        }
        if same(self.main(), other.main()) || Split::of(self.main(), other.main()).is_slip() {
            return go_together(self.rest(), other.rest()).then_some((Like::Nearly, self.main()));
        }
        for (whole, part) in [(self, other), (other, self)] {
            let named = |also: &Vec<String>| also.len() >= 2 && same(also, &part.words);
            if whole.also.iter().any(named) {
                return Some((Like::Longer, part.words()));
            }
        }
        if lacks(&numbers, &theirs) || lacks(&theirs, &numbers) {
            return None;
        }
        for (short, long) in [(self, other), (other, self)] {
            if let Some(more) = goes_on(&short.words, &long.words) {
                return is_the_same_with(more)
                    .then_some((Like::Longer, short.words()))
                    .filter(|(_, words)| !words.iter().all(|word| is_sort(word)));
            }
        }
        all.fits()
            .then(|| match all.one.is_empty() {
                true => (Like::Nearly, self.words()),
                false => (Like::Nearly, other.words()),
            })
            .or_else(|| self.by_initials(other, &all))
    }

    /// "Pegasus RDA" and "Pegasus Riding for the Disabled".
    fn by_initials(&self, other: &Name, all: &Split) -> Option<(Like, &[String])> {
        let both = self.words.iter().zip(&other.words);
        let begun = &self.words[..both.take_while(|(a, b)| a == b).count()];
        let left = |words: &[String], these: &[&str]| -> Vec<String> {
            let left = words.iter().filter(|word| these.contains(&word.as_str()));
            left.cloned().collect()
        };
        let (one, theirs) = (left(&self.words, &all.one), left(&other.words, &all.other));
        let shorten = shortens(&one, &theirs) || shortens(&theirs, &one);
        let says_which = begun.iter().any(|word| !is_sort(word));
        (shorten && says_which).then_some((Like::Initials, begun))
    }

    /// The same of two people: of a name there may be only the first letter, and nothing is put in or left out.
    pub(crate) fn like_of_person(&self, other: &Name) -> Option<Like> {
        if self.words.is_empty() || other.words.is_empty() {
            return None;
        }
        if same(&self.words, &other.words) {
            return Some(Like::Same);
        }
        let all = Split::of(&self.words, &other.words);
        let stands_for = |a: &str, b: &str| a.len() == 1 && b.starts_with(a);
        let mut left = all.other.clone();
        for word in &all.one {
            let fits = |there: &&str| stands_for(word, there) || stands_for(there, word);
            let at = left.iter().position(fits)?;
            left.remove(at);
        }
        (left.is_empty() && !all.both.is_empty()).then_some(Like::Nearly)
    }
}

/// What two lists of words have in common, but for slips, and what only one of them has.
struct Split<'n> {
    both: Vec<&'n str>,
    one: Vec<&'n str>,
    other: Vec<&'n str>,
}

impl<'n> Split<'n> {
    fn of(a: &'n [String], b: &'n [String]) -> Split<'n> {
        let (mut both, mut one, mut other) = (Vec::new(), Vec::new(), sorted(b));
        for word in sorted(a) {
            match other.iter().position(|there| *there == word) {
                Some(at) => {
                    other.remove(at);
                    both.push(word);
                }
                None => one.push(word),
            }
        }
        one.retain(
            |word| match other.iter().position(|there| nearly(word, there)) {
                Some(at) => {
                    other.remove(at);
                    both.push(*word);
                    false
                }
                None => true,
            },
        );
        Split { both, one, other }
    }

    fn is_slip(&self) -> bool {
        self.one.is_empty() && self.other.is_empty()
    }

    /// Has one of them all words of the other, and only such in addition as say little?
    fn fits(&self) -> bool {
        let more = match (self.one.is_empty(), self.other.is_empty()) {
            (true, _) => &self.other,
            (_, true) => &self.one,
            _ => return false,
        };
        more.iter().all(|word| says_little(word)) && self.both.iter().any(|word| !is_sort(word))
    }
}

/// Each word once, in the order of the alphabet.
pub(super) fn sorted(words: &[String]) -> Vec<&str> {
    let mut sorted: Vec<&str> = words.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    sorted.dedup();
    sorted
}

/// The same words in any order, or the same letters: "Home-Start" is "Homestart".
fn same(a: &[String], b: &[String]) -> bool {
    sorted(a) == sorted(b) || a.concat() == b.concat()
}

/// One letter off, in a word long enough that this is a slip; numbers are never nearly the same.
pub(super) fn nearly(a: &str, b: &str) -> bool {
    let letters = |word: &str| word.chars().collect::<Vec<char>>();
    a.chars().count().min(b.chars().count()) >= SHORTEST_SLIP
        && !is_number(a)
        && !is_number(b)
        && one_off(&letters(a), &letters(b))
}

/// May what stands behind a comma or in brackets be of one thing? A town that only one of them has may.
fn go_together(one: &[String], other: &[String]) -> bool {
    let all = Split::of(one, other);
    let about_one = one.is_empty() || other.is_empty() || all.both.iter().any(|w| !is_sort(w));
    let mut more = all.one.iter().chain(&all.other);
    about_one && !more.any(|word| tells_apart(word))
}

/// What a list of words says after it has said all of another.
fn goes_on<'n>(short: &[String], long: &'n [String]) -> Option<&'n [String]> {
    let wanted = short.concat();
    let mut begun = String::new();
    for (at, word) in long.iter().enumerate() {
        begun.push_str(word);
        if begun.len() >= wanted.len() {
            let more = &long[at + 1..];
            return (begun == wanted && !more.is_empty()).then_some(more);
        }
    }
    None
}

/// Is a thing the same that has these words more? Not what lies in it or beside it; and a centre only where it is
/// that of everybody.
fn is_the_same_with(more: &[String]) -> bool {
    let has = |word: &str| more.iter().any(|there| there == word);
    let another_centre = has("centre") && !has("community") && !has("wellbeing");
    !another_centre && !more.iter().any(|word| tells_apart(word))
}

/// Is the one word of `short` made of the first letters of the others, perhaps with one more for what goes without
/// saying: association, club, group, society, trust?
fn shortens(short: &[String], long: &[String]) -> bool {
    let [word] = short else { return false };
    let initials: String = long.iter().filter_map(|word| word.chars().next()).collect();
    let with = |last: char| word.strip_suffix(last) == Some(initials.as_str());
    long.len() >= 2 && (*word == initials || ['a', 'c', 'g', 's', 't'].into_iter().any(with))
}

/// What stands before the first comma, spaced dash or bracket, and the rest.
fn parted(name: &str) -> (&str, &str) {
    let mut before = None;
    let mut signs = name.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let spaced = signs.peek().is_some_and(|(_, next)| next.is_whitespace());
        let parts = match sign {
            '(' | '[' | '（' | ';' => true,
            '-' | '–' | '—' => spaced,
            '/' | '|' => spaced && before.is_some_and(char::is_whitespace),
            sign => COMMAS.contains(&sign),
        };
        if parts {
            return name.split_at(at);
        }
        before = Some(sign);
    }
    (name, "")
}

fn in_brackets(text: &str) -> Vec<Vec<String>> {
    let opened = text.split(['(', '[', '（']).skip(1);
    let inside = opened.filter_map(|part| part.split([')', ']', '）']).next());
    inside.map(read).filter(|words| !words.is_empty()).collect()
}

/// The words of a text in plain small letters, whatever script they are in.
pub(super) fn spelled(text: &str) -> Vec<String> {
    let plain = tokens(text).into_iter().map(|word| {
        let mut plain = match word.is_ascii() {
            true => word,
            false => any_ascii(&word).to_ascii_lowercase(),
        };
        plain.retain(|sign| sign.is_ascii_alphanumeric());
        plain
    });
    plain.filter(|word| !word.is_empty()).collect()
}

/// The words of a part of a name as they are compared.
fn read(text: &str) -> Vec<String> {
    let said = spelled(text);
    let mut words = Vec::new();
    let mut rest = said.as_slice();
    while let Some(first) = rest.first() {
        let begins = |phrase: &[&str]| {
            let begun = rest.iter().map(String::as_str).take(phrase.len());
            begun.eq(phrase.iter().copied())
        };
        let short = SHORTENED.iter().find(|(short, _)| first == short);
        let (word, taken) = match PHRASES.iter().find(|(phrase, _)| begins(phrase)) {
            Some((phrase, word)) => (*word, phrase.len()),
            // At the end it is a street, anywhere else a saint.
            None if first == "st" && rest.len() == 1 && said.len() > 1 => ("street", 1),
            None => (short.map_or(first.as_str(), |(_, word)| *word), 1),
        };
        if !NOTHING.contains(&word) {
            words.push(stem(word));
        }
        rest = &rest[taken..];
    }
    words
}
