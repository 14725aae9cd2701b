//! The words of a text as topics.
//!
//! A text is split into words as Unicode has it. Small words, and those about offering and wishing, are dropped. Each
//! that stays has two keys: itself, folded as search folds, and its stem where there is a Snowball stemmer for its
//! script and language. Two words are one topic where they have a key in common, so that "baking" meets "bake", and
//! the same word is the same topic whatever language either text was taken for. A single word without letters of
//! its own, such as "rowery", is taken for English; what its other forms are the community can say by a synonym.
//!
//! Chinese, Japanese and Thai are written without spaces: of what is one sign after another, each two neighbours
//! are a word.

use super::language::Reading;
use crate::search::fold;
use snowball_stemmers_rs::{Algorithm, Stemmer};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// A longer run of letters is no word that anybody says.
const LONGEST: usize = 60;

/// A word that is a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// As said, in lower case.
    pub said: String,
    pub keys: BTreeSet<String>,
}

impl Word {
    pub fn is_same(&self, other: &Word) -> bool {
        !self.keys.is_disjoint(&other.keys)
    }
}

/// The topics in a text, in its order, each once.
pub(crate) fn words(text: &str) -> Vec<Word> {
    read(text, |reading, said| {
        reading.algorithm(said).into_iter().collect()
    })
}

/// The topics in what somebody looks for. A word or two may not tell in which language they are: then each has the
/// stems that it would have in any, so that "polski" finds "języka polskiego".
pub(crate) fn sought(text: &str) -> Vec<Word> {
    read(text, Reading::algorithms)
}

fn read(text: &str, algorithms: impl Fn(&Reading, &str) -> Vec<Algorithm>) -> Vec<Word> {
    let lower = text.to_lowercase().replace('’', "'");
    let split = split(&lower);
    let reading = Reading::of(&lower, &split);
    let mut found: Vec<Word> = Vec::new();
    for said in split {
        let folded = fold(said);
        if reading.is_small(&folded) || folded.is_empty() {
            continue;
        }
        let stems = algorithms(&reading, said)
            .into_iter()
            .map(|algorithm| fold(&Stemmer::create(algorithm).stem(said)));
        let keys = stems.filter(|stem| !stem.is_empty());
        let keys: BTreeSet<String> = keys.chain([folded]).collect();
        let said = said.to_owned();
        if !found.iter().any(|known| known.keys == keys) {
            found.push(Word { said, keys });
        }
    }
    found
}

/// The keys of all topics in some texts, each text read by itself.
pub(crate) fn keys<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    let words = texts.into_iter().flat_map(words);
    words.flat_map(|word| word.keys).collect()
}

/// The words of a text; of signs that stand without spaces, each two neighbours.
fn split(text: &str) -> Vec<&str> {
    let single = |word: &str| {
        let mut letters = word.chars().filter(|sign| sign.is_alphabetic());
        letters.next().is_some_and(|sign| sign as u32 >= 0x0e00) && letters.next().is_none()
    };
    let all: Vec<(usize, &str)> = text
        .unicode_word_indices()
        .filter(|(_, word)| word.chars().count() <= LONGEST)
        .collect();
    let joined = |at: usize| -> Option<&str> {
        let ((from, one), (next, two)) = (*all.get(at)?, *all.get(at + 1)?);
        let touch = from + one.len() == next && single(one) && single(two);
        touch.then(|| text.get(from..next + two.len()))?
    };
    let mut words = Vec::new();
    for (at, (_, word)) in all.iter().enumerate() {
        let follows = at.checked_sub(1).and_then(joined).is_some();
        match joined(at) {
            Some(pair) => words.push(pair),
            None if follows => {}
            None => words.push(*word),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Do two texts speak of one topic?
    fn same_topic(a: &str, b: &str) -> bool {
        !keys([a]).is_disjoint(&keys([b]))
    }

    #[test]
    fn what_is_looked_for_in_a_word_may_be_in_any_language() {
        let check = |text: &str, of: &str, found: bool| {
            let all = words(of);
            let is = sought(text)
                .iter()
                .any(|word| all.iter().any(|other| word.is_same(other)));
            assert_eq!(is, found, "{text} | {of}");
        };
        check("polski", "nauka języka polskiego", true);
        check("rowery", "naprawa rowerów w sobotę", true);
        check("bake", "baking bread", true);
        check("教室", "クッキング教室", true);
        check("шахматы", "игра в шахматах", true);
        check("polski", "chess", false);
        check("to learn with", "learning", false);
    }

    #[test]
    fn inflected_words_are_one_topic_in_any_script() {
        let check = |a: &str, b: &str, same: bool| assert_eq!(same_topic(a, b), same, "{a} | {b}");
        check("baking bread", "someone to bake with", true);
        check("Bike repair", "help to mend my bikes", true);
        check("walking", "someone to walk with", true);
        check("can teach: sourdough", "to learn about sourdough", true);
        check("pieczenie chleba", "piec chleb", true);
        check("języka polskiego", "język polski", true);
        check("to learn Polish", "Polish", true);
        check("Äpfel pflücken", "Apfel", true);
        check("шахматы", "играть в шахматы", true);
        check("вишивка", "люблю вишивку", true);
        check("طبخ", "الطبخ", true);
        check("クッキング教室", "教室", true);
        check("囲碁", "囲碁を教える", true);
        check("囲碁", "碁石", false);
        check("Nadia’s garden", "gardens", true);
        check("Old tools", "older people", false);
        check("", "", false);
    }

    #[test]
    fn words_of_offering_and_wishing_are_no_topics() {
        let check = |text: &str, expect: &[&str]| {
            let said: Vec<String> = words(text).into_iter().map(|word| word.said).collect();
            assert_eq!(said, expect, "{text}");
        };
        check("I would love someone to learn with", &[]);
        check(
            "Someone to walk the dog with, mornings",
            &["walk", "dog", "mornings"],
        );
        check("chciałabym nauczyć się pływać", &["pływać"]);
        check("baking, baking and Baking", &["baking"]);
    }

    proptest! {
        #[test]
        fn any_text_has_topics_that_are_its_own(text in "\\PC{0,40}") {
            for word in words(&text) {
                prop_assert!(same_topic(&word.said, &word.said) || words(&word.said).is_empty());
                prop_assert!(word.keys.iter().all(|key| !key.is_empty()));
            }
        }
    }
}
