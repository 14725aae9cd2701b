//! Words that are not what was typed but might have been meant: inside words, and one letter off.

use super::words::{Sought, Words};
use crate::error::Result;
use rusqlite::Connection;

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

/// An expression that finds what has every wanted word, some of them only nearly. None when the
/// catalogue has no word that is nearly one of them.
pub(super) fn expression(db: &Connection, words: &Words, within: Within) -> Result<Option<String>> {
    let nearly = vocabulary(db, &words.wanted)?;
    if nearly.iter().all(Vec::is_empty) {
        return Ok(None);
    }
    let each = words.wanted.iter().zip(nearly).map(|(sought, nearly)| {
        let exactly = sought.expression();
        let quoted: Vec<String> = nearly.iter().map(|term| format!("\"{term}\"")).collect();
        match (nearly.is_empty(), within) {
            (true, _) => exactly,
            (_, Within::Names) => format!("({exactly} OR name : ({}))", quoted.join(" OR ")),
            (_, Within::Everything) => format!("({exactly} OR {})", quoted.join(" OR ")),
        }
    });
    Ok(Some(each.collect::<Vec<_>>().join(" AND ")))
}

/// For each word sought, the words of the catalogue that are nearly it.
fn vocabulary(db: &Connection, wanted: &[Sought]) -> Result<Vec<Vec<String>>> {
    let mut found: Vec<Vec<(u8, String)>> = vec![Vec::new(); wanted.len()];
    let typed: Vec<Option<Typed>> = wanted.iter().map(Typed::of).collect();
    if typed.iter().any(Option::is_some) {
        let mut terms = db.prepare_cached("SELECT term FROM asset_term")?;
        let mut terms = terms.query([])?;
        while let Some(row) = terms.next()? {
            let term = row.get_ref(0)?.as_str().unwrap_or_default();
            for (typed, found) in typed.iter().zip(&mut found) {
                if let Some(distance) = typed.as_ref().and_then(|typed| typed.distance(term)) {
                    found.push((distance, term.to_owned()));
                }
            }
        }
    }
    let nearest = |mut found: Vec<(u8, String)>| {
        found.sort_by(|(a, x), (b, y)| (a, x.len(), x).cmp(&(b, y.len(), y)));
        found.truncate(MOST);
        found.into_iter().map(|(_, term)| term).collect()
    };
    Ok(found.into_iter().map(nearest).collect())
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
        let begins = self.open
            && length >= SHORTEST_BEGINNING
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

    proptest! {
        #[test]
        fn one_off_is_a_distance_of_one(a in "[abc]{0,5}", b in "[abc]{0,5}") {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            prop_assert_eq!(one_off(&a, &b), distance(&a, &b) == 1);
        }
    }
}
