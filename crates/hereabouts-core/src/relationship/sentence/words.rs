//! Where the words of a type of tie stand in a sentence.

use crate::search::fold;
use crate::vocabulary::RelationshipType;
use std::collections::HashSet;

/// Words of a type, in one language and one direction.
pub(super) struct Phrase<'k> {
    /// The type it is of: what ties of it read as now.
    pub kind: &'k RelationshipType,
    /// As a tie reads from its first end to its second, in the same language.
    pub wording: &'k str,
    /// It is said from the second end.
    pub inverse: bool,
    folded: Vec<char>,
}

/// All words of these types, each with the type that it reads as; the catalogue's first.
pub(super) fn phrases<'k>(
    kinds: impl Iterator<Item = (&'k RelationshipType, &'k RelationshipType)>,
) -> Vec<Phrase<'k>> {
    let (mut phrases, mut once) = (Vec::new(), HashSet::new());
    for (said, kind) in kinds {
        let other = said.words.values();
        let both = [(&said.wording, &said.inverse)]
            .into_iter()
            .chain(other.map(|words| (&words.wording, &words.inverse)));
        for (wording, inverse_words) in both {
            for (words, inverse) in [(wording, false), (inverse_words, true)] {
                let folded: Vec<char> = one_spaced(words).chars().collect();
                let is_same = inverse && fold(wording) == fold(inverse_words);
                if folded.is_empty()
                    || is_same
                    || !once.insert((kind.key.as_str(), folded.clone(), inverse))
                {
                    continue;
                }
                phrases.push(Phrase {
                    kind,
                    wording,
                    inverse,
                    folded,
                });
            }
        }
    }
    phrases
}

fn one_spaced(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sentence letter by letter: folded, and where each stands in the text.
pub(super) struct Sentence<'t> {
    text: &'t str,
    letters: Vec<(char, usize)>,
}

/// A phrase in a sentence, and what stands before and behind it.
pub(super) struct Said<'t> {
    pub before: &'t str,
    pub behind: &'t str,
    /// Letters of the phrase.
    pub length: usize,
}

impl<'t> Sentence<'t> {
    pub(super) fn of(text: &'t str) -> Sentence<'t> {
        let mut letters: Vec<(char, usize)> = Vec::new();
        for (at, sign) in text.char_indices() {
            if sign.is_whitespace() {
                if letters.last().is_some_and(|(last, _)| *last != ' ') {
                    letters.push((' ', at));
                }
                continue;
            }
            letters.extend(fold(sign.encode_utf8(&mut [0; 4])).chars().map(|c| (c, at)));
        }
        Sentence { text, letters }
    }

    /// Every place where a phrase stands as words of its own.
    pub(super) fn says(&self, phrase: &Phrase) -> Vec<Said<'t>> {
        let length = phrase.folded.len();
        let begins = 0..(self.letters.len() + 1).saturating_sub(length);
        let here = |begin: &usize| {
            let letters = self.letters[*begin..begin + length].iter();
            letters.map(|(c, _)| c).eq(phrase.folded.iter())
                && self.is_edge(*begin)
                && self.is_edge(begin + length)
        };
        let said = begins.filter(here).map(|begin| {
            let at = |n: usize| self.letters.get(n).map_or(self.text.len(), |(_, at)| *at);
            Said {
                before: self.text[..at(begin)].trim(),
                behind: self.text[at(begin + length)..].trim(),
                length,
            }
        });
        said.collect()
    }

    /// Does a word end or begin before this letter? In scripts without spaces one does everywhere.
    fn is_edge(&self, n: usize) -> bool {
        let letter = |n: usize| self.letters.get(n).map(|(c, _)| *c);
        match (n.checked_sub(1).and_then(letter), letter(n)) {
            (Some(a), Some(b)) => {
                let spaceless = |c: char| c >= '\u{2e80}';
                !(a.is_alphanumeric() && b.is_alphanumeric()) || spaceless(a) || spaceless(b)
            }
            _ => true,
        }
    }
}
