//! The words of the text index in memory, where a million of them are looked through as somebody types.

use super::text_index;
use super::words::Following;
use crate::catalogue::Kept;
use crate::error::Result;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// After a change of more assets than these it is shorter to read all words anew, when somebody asks for them.
const MANY: usize = 500;
/// The same once so many words came one by one.
const OUT_OF_ORDER: usize = 10_000;
/// A letter that has more others behind it is looked for as it is: to ask for each of them would take as long.
const MOST_FOLLOWING: usize = 100;

/// Each word of the text index once, and perhaps some that were in it: about twenty bytes for each.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// One behind the other.
    text: String,
    /// Where in it each of them ends, in bytes.
    ends: Vec<u32>,
    /// Which letters each of them has: see [`letters`].
    letters: Vec<u64>,
    /// So many are in the order of their bytes; behind them are those that came since.
    in_order: usize,
}

impl Vocabulary {
    pub fn load(db: &Connection) -> Result<Vocabulary> {
        let mut all = Vocabulary::default();
        let mut terms = db.prepare_cached("SELECT term FROM asset_term ORDER BY term")?;
        let mut terms = terms.query([])?;
        while let Some(row) = terms.next()? {
            all.push(row.get_ref(0)?.as_str().unwrap_or_default());
        }
        all.in_order = all.ends.len();
        all.text.shrink_to_fit();
        all.ends.shrink_to_fit();
        all.letters.shrink_to_fit();
        Ok(all)
    }

    /// Adds those that it does not have.
    pub fn add(&mut self, words: &[String]) {
        for word in words {
            if !self.has(word) {
                self.push(word);
            }
        }
    }

    /// Adds the words of these assets (`asset.n`), as they are in the text index now. False where they are to be read
    /// anew: for many, and where one of them is gone for good, of which no word is to stay.
    fn learn(&mut self, db: &Connection, assets: &[u32]) -> Result<bool> {
        if assets.len() > MANY || self.ends.len() - self.in_order > OUT_OF_ORDER {
            return Ok(false);
        }
        for n in assets {
            match text_index::words(db, *n)? {
                Some(words) => self.add(&words),
                None => return Ok(false),
            }
        }
        Ok(true)
    }

    fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.letters.push(letters(word));
    }

    fn word(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[at] as usize]
    }

    fn has(&self, word: &str) -> bool {
        let at = self.end(0, |there| there < word);
        let letters = letters(word);
        let mut since = self.in_order..self.ends.len();
        (at < self.in_order && self.word(at) == word)
            || since.any(|at| self.letters[at] == letters && self.word(at) == word)
    }

    /// Of the words in order, from `from` on, the first that is not such a one. Those that are come first.
    fn end(&self, from: usize, is_such: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (from, self.in_order);
        while low < high {
            let middle = usize::midpoint(low, high);
            match is_such(self.word(middle)) {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        low
    }

    /// All words in which `word` is, or that are one letter off; and many more. With `begins` also those of which a
    /// beginning is one letter off. A million are looked through in two or three milliseconds.
    ///
    /// None is left out. Whatever `word` is inside of has all of its letters. One letter off is one letter more, less
    /// or different, or two swapped: at most one letter of `word` is missing then, and at most one is there that `word`
    /// does not have. Of a beginning that is one letter off the first is true all the same, as the rest of the word can
    /// only have more letters. Where letters share a bit, less may seem to be missing or to be there beside, never more.
    pub fn near(&self, word: &str, begins: bool) -> impl Iterator<Item = &str> {
        let sought = letters(word);
        let may_be = move |there: u64| {
            let (missing, beside) = (sought & !there, there & !sought);
            missing == 0 || is_one_at_most(missing) && (begins || is_one_at_most(beside))
        };
        let all = self.letters.iter().enumerate();
        let near = all.filter(move |&(_, there)| may_be(*there));
        near.map(move |(at, _)| self.word(at))
    }

    /// The letters that follow this one at the beginning of words.
    fn following(&self, letter: char) -> BTreeSet<char> {
        let mut following = BTreeSet::new();
        let first = String::from(letter);
        let mut at = self.end(0, |there| there < first.as_str());
        while at < self.in_order && self.word(at).starts_with(letter) {
            match self.word(at).chars().nth(1) {
                None => at += 1,
                Some(next) => {
                    following.insert(next);
                    let two = String::from_iter([letter, next]);
                    at = self.end(at, |there| there.starts_with(&two));
                }
            }
        }
        let since = (self.in_order..self.ends.len()).map(|at| self.word(at));
        let since = since.filter(|word| word.starts_with(letter));
        following.extend(since.filter_map(|word| word.chars().nth(1)));
        following
    }
}

/// A bit for each letter, however often it is there. Those of one alphabet stand side by side in Unicode, so that few
/// of them share one.
fn letters(word: &str) -> u64 {
    let bits = word.chars().map(|letter| 1u64 << (u32::from(letter) % 64));
    bits.fold(0, |all, bit| all | bit)
}

fn is_one_at_most(bits: u64) -> bool {
    bits & bits.wrapping_sub(1) == 0
}

/// The words of a catalogue; none before somebody asks for them.
#[derive(Default)]
pub(crate) struct KnownWords(Kept<Vocabulary>);

impl KnownWords {
    /// What `ask` answers of all words that are in the text index. A word that is not in what is being read finds nothing
    /// there.
    pub(super) fn ask<T>(&self, db: &Connection, ask: impl FnOnce(&Vocabulary) -> T) -> Result<T> {
        Ok(ask(&*self.0.now(db, Vocabulary::load)?))
    }

    /// With which letters words go on that begin with one of these.
    pub(super) fn following(&self, db: &Connection, letters: &BTreeSet<char>) -> Result<Following> {
        if letters.is_empty() {
            return Ok(Following::new());
        }
        self.ask(db, |words| {
            let each = letters.iter().map(|one| (*one, words.following(*one)));
            let each = each.filter(|(_, next)| next.len() <= MOST_FOLLOWING);
            each.map(|(letter, next)| (letter, Vec::from_iter(next)))
                .collect()
        })
    }

    /// Learns the words of the assets (`asset.n`) that a commit of this window has changed, if somebody has asked for
    /// any.
    pub(crate) fn follow(&self, db: &Connection, assets: &[u32], before: u64, after: u64) {
        self.0
            .follow(before, after, |words| words.learn(db, assets));
    }

    /// Lets go of all words, where something was taken out for good.
    pub(crate) fn forget(&self) {
        self.0.forget();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Edit;
    use crate::asset::AssetKind;
    use crate::catalogue::Catalogue;
    use crate::id::AssetId;
    use proptest::prelude::*;

    /// The words that came since all were read; none while none are known.
    fn learnt(town: &Catalogue) -> Option<Vec<String>> {
        let known = town.known.0.kept();
        let since = known.1.in_order..known.1.ends.len();
        let since = since.map(|at| known.1.word(at).to_owned());
        known.0.map(|_| since.collect())
    }

    fn make(town: &Catalogue, name: &str) -> AssetId {
        let made = town.create_asset(AssetKind::Place, name.into(), Edit::default());
        made.unwrap().value
    }

    fn suggested(town: &Catalogue, text: &str) -> Vec<String> {
        let rows = town.suggest_assets(text.into(), 10).unwrap();
        rows.into_iter().map(|row| row.name).collect()
    }

    #[test]
    fn they_are_read_when_somebody_asks_and_learnt_with_every_change() {
        let town = Catalogue::in_memory("Here").unwrap();
        make(&town, "Library");
        assert_eq!(suggested(&town, "library"), ["Library"]);
        town.known.forget();
        let meadow = make(&town, "Long meadow");
        assert_eq!(learnt(&town), None);
        assert_eq!(suggested(&town, "librry"), ["Library"]);
        assert_eq!(learnt(&town), Some(Vec::new()));

        make(&town, "Library of Łódź");
        assert_eq!(learnt(&town).unwrap(), ["of", "lodz"]);
        assert_eq!(suggested(&town, "lozd"), ["Library of Łódź"]);
        let fields = Edit([("name".to_owned(), "Mossy meadow".into())].into());
        town.edit_asset(meadow, fields).unwrap();
        assert_eq!(learnt(&town).unwrap(), ["of", "lodz", "mossy"]);
        assert_eq!(suggested(&town, "m"), ["Mossy meadow"]);
        assert_eq!(suggested(&town, "mosys"), ["Mossy meadow"]);
        town.undo().unwrap();
        assert_eq!(suggested(&town, "mosys"), [""; 0]);
        assert_eq!(suggested(&town, "o"), ["Library of Łódź"]);
        assert_eq!(learnt(&town).unwrap(), ["of", "lodz", "mossy"]);
    }

    #[test]
    fn none_is_kept_of_what_is_erased() {
        let town = Catalogue::in_memory("Here").unwrap();
        let joan = make(&town, "Joan Featherstonehaugh");
        make(&town, "Library");
        assert_eq!(
            suggested(&town, "featherstonehugh"),
            ["Joan Featherstonehaugh"]
        );
        town.erase(joan, Vec::new()).unwrap();
        assert_eq!(learnt(&town), None);
        assert_eq!(suggested(&town, "featherstonehugh"), [""; 0]);
        let known = town.known.0.kept();
        assert!(known.1.has("library") && !known.1.text.contains("feather"));
    }

    proptest! {
        #[test]
        fn a_word_is_there_once_however_it_came(
            read in proptest::collection::btree_set("[abя]{1,4}", 0..20),
            came in proptest::collection::vec("[abя]{1,4}", 0..20),
            letter in "[abя]",
        ) {
            let mut words = Vocabulary::default();
            words.add(&Vec::from_iter(read.clone()));
            words.in_order = read.len();
            words.add(&came);
            let mut all = read;
            all.extend(came);
            let mut there: Vec<&str> = (0..words.ends.len()).map(|at| words.word(at)).collect();
            there.sort_unstable();
            prop_assert!(there.into_iter().eq(all.iter().map(String::as_str)));
            prop_assert!(all.iter().all(|word| words.has(word)));
            prop_assert!(!words.has("abc") && !words.has(""));
            let letter = letter.chars().next().unwrap();
            let begin = all.iter().filter(|word| word.starts_with(letter));
            let following: BTreeSet<char> = begin.filter_map(|word| word.chars().nth(1)).collect();
            prop_assert_eq!(words.following(letter), following);
        }
    }
}
