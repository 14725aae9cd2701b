//! Words that are not what was typed but might have been meant: inside words, and one letter off.

use super::vocabulary::Vocabulary;
use super::words::{Following, Sought, Words};

/// Shorter words are inside, and one letter off, nearly everything.
const SHORTEST: usize = 3;
/// The beginning of a word is compared from here on; shorter ones only with whole words.
const SHORTEST_BEGINNING: usize = 5;
/// So many words of the catalogue stand in for one that was typed, the nearest first.
const MOST: usize = 200;

/// Where similar words are looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Within {
    Names,
    Everything,
}

/// Is one of the wanted words long enough for others to be similar?
pub(super) fn may_be(words: &Words) -> bool {
    words
        .wanted
        .iter()
        .any(|sought| Typed::of(sought).is_some())
}

/// An expression that finds what has every wanted word, some of them only nearly. None when the
/// catalogue has no word that is nearly one of them.
pub(super) fn expression(
    vocabulary: &Vocabulary,
    words: &Words,
    following: &Following,
    within: Within,
) -> Option<String> {
    let nearly = words
        .wanted
        .iter()
        .map(|sought| nearest(vocabulary, sought));
    let nearly: Vec<Vec<&str>> = nearly.collect();
    if nearly.iter().all(Vec::is_empty) {
        return None;
    }
    let each = words.wanted.iter().zip(nearly).map(|(sought, nearly)| {
        let exactly = sought.spread(following);
        let quoted: Vec<String> = nearly.iter().map(|term| format!("\"{term}\"")).collect();
        match (nearly.is_empty(), within) {
            (true, _) => exactly,
            (_, Within::Names) => format!("({exactly} OR name : ({}))", quoted.join(" OR ")),
            (_, Within::Everything) => format!("({exactly} OR {})", quoted.join(" OR ")),
        }
    });
    Some(each.collect::<Vec<_>>().join(" AND "))
}

/// The words of the catalogue that are nearly the word sought, the nearest first.
fn nearest<'v>(vocabulary: &'v Vocabulary, sought: &Sought) -> Vec<&'v str> {
    let Some(typed) = Typed::of(sought) else {
        return Vec::new();
    };
    let near = vocabulary.near(&typed.word, typed.begins());
    let near = near.filter_map(|term| Some((typed.distance(term)?, term)));
    let mut found: Vec<(u8, &str)> = near.collect();
    let order = |(a, x): &(u8, &str), (b, y): &(u8, &str)| (a, x.len(), x).cmp(&(b, y.len(), y));
    if found.len() > MOST {
        found.select_nth_unstable_by(MOST, order);
        found.truncate(MOST);
    }
    found.sort_unstable_by(order);
    found.into_iter().map(|(_, term)| term).collect()
}

/// A single word of some length, letter by letter.
struct Typed {
    word: String,
    letters: Vec<char>,
    open: bool,
}

impl Typed {
    fn of(sought: &Sought) -> Option<Typed> {
        let [word] = sought.tokens.as_slice() else {
            return None;
        };
        let letters: Vec<char> = word.chars().collect();
        (letters.len() >= SHORTEST).then(|| Typed {
            word: word.clone(),
            letters,
            open: sought.open,
        })
    }

    /// Are beginnings of words compared with it?
    fn begins(&self) -> bool {
        self.open && self.letters.len() >= SHORTEST_BEGINNING
    }

    /// 0 one letter off, 1 inside, 2 one letter off its beginning. None: not near, or found anyway.
    fn distance(&self, term: &str) -> Option<u8> {
        if term == self.word || (self.open && term.starts_with(&self.word)) {
            return None;
        }
        let inside = term.contains(&self.word);
        let length = self.letters.len();
        // Bytes are at least letters, so that most terms are passed by without taking them apart.
        if !inside && term.len() + 1 < length {
            return None;
        }
        let letters: Vec<char> = term.chars().take(length + 2).collect();
        if one_off(&self.letters, &letters) {
            return Some(0);
        }
        if inside {
            return Some(1);
        }
        let begins = self.begins()
            && (length - 1..=length + 1)
                .filter_map(|n| letters.get(..n))
                .any(|beginning| one_off(&self.letters, beginning));
        begins.then_some(2)
    }
}

/// One letter more, less or different, or two neighbours swapped (the restricted Damerau–Levenshtein
/// distance is one).
pub(crate) fn one_off(a: &[char], b: &[char]) -> bool {
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev());
    let end = end.take_while(|(x, y)| x == y).count();
    match (&a[..a.len() - end], &b[..b.len() - end]) {
        ([_], [_]) | ([_], []) | ([], [_]) => true,
        ([p, q], [r, s]) => p == s && q == r,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn near_is_inside_or_one_letter_off() {
        let check = |typed: &str, term: &str, expect: Option<u8>| {
            let typed = Typed::of(&Sought {
                tokens: vec![typed.into()],
                open: true,
            })
            .unwrap();
            assert_eq!(typed.distance(term), expect, "{} {term}", typed.word);
        };
        check("libary", "library", Some(0));
        check("librray", "library", Some(0));
        check("library", "library", None);
        check("libr", "library", None);
        check("brary", "library", Some(1));
        check("lirba", "library", Some(2));
        check("lbira", "library", Some(2));
        check("lirb", "library", None);
        check("cat", "cut", Some(0));
        check("cat", "cute", None);
        check("choirs", "choir", Some(0));
        check("chess", "cheese", Some(2));
        check("chess", "cheddar", None);
        check("szkoła", "szkola", Some(0));
    }

    /// The restricted Damerau–Levenshtein distance by its definition.
    fn distance(a: &[char], b: &[char]) -> usize {
        match (a, b) {
            ([], rest) | (rest, []) => rest.len(),
            ([x, a1 @ ..], [y, b1 @ ..]) => {
                let mut best = distance(a1, b1) + usize::from(x != y);
                best = best.min(distance(a1, b) + 1).min(distance(a, b1) + 1);
                if let ([x2, a2 @ ..], [y2, b2 @ ..]) = (a1, b1)
                    && (x, x2) == (y2, y)
                {
                    best = best.min(distance(a2, b2) + 1);
                }
                best
            }
        }
    }

    /// What is one letter off a word, or has it inside.
    fn around(word: &str) -> Vec<String> {
        let letters: Vec<char> = word.chars().collect();
        let text = |letters: Vec<char>| String::from_iter(letters);
        let mut around = vec![format!("a{word}"), format!("{word}я"), format!("p{word}c")];
        for at in 0..letters.len() {
            let mut less = letters.clone();
            less.remove(at);
            around.push(text(less));
            for other in ['a', 'p', 'а'] {
                let (mut more, mut different) = (letters.clone(), letters.clone());
                more.insert(at, other);
                different[at] = other;
                around.extend([text(more), text(different)]);
            }
            let mut swapped = letters.clone();
            swapped.swap(at, (at + 1) % letters.len());
            around.push(text(swapped));
        }
        let beginnings: Vec<String> = around.iter().map(|word| format!("{word}cb")).collect();
        around.extend(beginnings);
        around
    }

    proptest! {
        // The Cyrillic letter that looks like an a shares its bit with p.
        #[test]
        fn no_word_that_is_near_is_passed_over(
            mut words in proptest::collection::vec("[abcpаб1]{1,9}", 0..60),
            word in "[abcpаб1]{3,8}",
            open: bool,
        ) {
            let sought = Sought { tokens: vec![word.clone()], open };
            let typed = Typed::of(&sought).unwrap();
            words.extend(around(&word));
            let mut vocabulary = Vocabulary::default();
            vocabulary.add(&words);
            words.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
            words.dedup();
            let near = words.iter().filter_map(|term| Some((typed.distance(term)?, term)));
            let mut near: Vec<(u8, &String)> = near.collect();
            near.sort_by_key(|(distance, _)| *distance);
            near.truncate(MOST);
            let near: Vec<&str> = near.into_iter().map(|(_, term)| term.as_str()).collect();
            prop_assert_eq!(nearest(&vocabulary, &sought), near);
        }

        #[test]
        fn one_off_is_a_distance_of_one(a in "[abc]{0,5}", b in "[abc]{0,5}") {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            prop_assert_eq!(one_off(&a, &b), distance(&a, &b) == 1);
        }
    }
}
