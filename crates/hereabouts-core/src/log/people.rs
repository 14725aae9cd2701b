//! The words with which people's names begin: a text that is being written is only looked through for those.

use super::Sets;
use crate::error::Result;
use rusqlite::Connection;
use std::collections::{BTreeSet, HashSet};

/// After so many words that were looked up one by one the names of all people are read instead.
const ONE_BY_ONE: usize = 2_000;

/// What one operation knows of the names of people.
#[derive(Default)]
pub(crate) struct People {
    looked_up: usize,
    /// The first words of all names, in small letters. More than there are do no harm.
    first_words: Option<HashSet<String>>,
}

impl People {
    /// Could somebody's name begin with this word, which is in small letters? Yes as long as it is not known otherwise.
    pub fn may_begin(&mut self, db: &Connection, word: &str) -> Result<bool> {
        self.looked_up += 1;
        if self.first_words.is_none() && self.looked_up > ONE_BY_ONE {
            let mut first_words = HashSet::new();
            let mut names = db.prepare_cached("SELECT name FROM asset WHERE kind = 'person'")?;
            let mut names = names.query([])?;
            while let Some(row) = names.next()? {
                first_words.extend(first_word(row.get_ref(0)?.as_str().unwrap_or_default()));
            }
            self.first_words = Some(first_words);
        }
        Ok(self
            .first_words
            .as_ref()
            .is_none_or(|known| known.contains(word)))
    }

    /// Somebody may be called so from now on.
    pub fn learn(&mut self, sets: &Sets) {
        let Some(known) = &mut self.first_words else {
            return;
        };
        match sets.get("name") {
            Some(names) => {
                let names = names.iter().filter_map(|name| name.as_str());
                known.extend(names.filter_map(first_word));
            }
            // What was here under its name is a person now.
            None if sets.contains_key("kind") => self.first_words = None,
            None => {}
        }
    }
}

/// The first word of a name, in small letters; none where it begins with something else.
fn first_word(name: &str) -> Option<String> {
    let word = name.to_lowercase();
    let word = word.split(|c: char| !c.is_alphanumeric()).next()?;
    (!word.is_empty()).then(|| word.to_owned())
}

/// How a word may stand at the beginning of a name in the index of people's names, which has small letters for A to Z
/// alone: `word` is in small letters.
pub(super) fn as_names_begin(word: &str) -> BTreeSet<String> {
    let mut ways = BTreeSet::from([word.to_owned()]);
    if !word.is_ascii() {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        let capitalised: String = first.chain(letters).collect();
        ways.insert(capitalised.to_ascii_lowercase());
        ways.insert(word.to_uppercase().to_ascii_lowercase());
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::{Asset, AssetKind};
    use crate::audience::Audience;
    use crate::catalogue::Catalogue;
    use crate::history::{Action, Label};
    use crate::record::Record;
    use serde_json::json;
    use std::collections::BTreeMap;

    #[test]
    fn a_name_begins_with_small_or_large_letters_of_any_script() {
        let check = |word: &str, expect: &[&str]| {
            let ways = as_names_begin(word);
            let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
            assert_eq!(ways, expect, "{word}");
        };
        check("rosa", &["rosa"]);
        check("łucja", &["Łucja", "łucja"]);
        check("сергій", &["СЕРГІЙ", "Сергій", "сергій"]);
    }

    /// Of a note written on a place, the people who are linked in it.
    fn linked(town: &Catalogue, note: &str) -> usize {
        let fields = serde_json::from_value(json!({ "note": note })).unwrap();
        let made = town.create_asset(AssetKind::Place, "Bench".into(), fields);
        let id = made.unwrap().value.0;
        let sent = town.changes_for(&Audience::Me).unwrap();
        let of_it = sent.changes.iter().filter(|change| change.record == id);
        of_it
            .flat_map(|c| c.mentions.values())
            .map(BTreeMap::len)
            .sum()
    }

    #[test]
    fn people_are_linked_whatever_letters_their_names_begin_with() {
        let check = |name: &str, note: &str, expect: usize| {
            let town = Catalogue::in_memory("Town").unwrap();
            town.create_asset(AssetKind::Person, name.into(), Default::default())
                .unwrap();
            assert_eq!(linked(&town, note), expect, "{name}: {note}");
        };
        check("Rosa", "ask Rosa", 1);
        check("Rosa", "ask ROSA", 1);
        check("Rosa", "ask Rosanna", 0);
        check("Łucja Nowak", "klucz ma Łucja Nowak.", 1);
        check("Сергій Шевченко", "ключ у Сергій Шевченко", 1);
        check("сергій", "Сергій має ключ", 1);
        check("فاطمة", "المفتاح عند فاطمة", 1);
    }

    #[test]
    fn who_comes_while_many_rows_do_is_linked_as_well() {
        let town = Catalogue::in_memory("Town").unwrap();
        let rosa = Asset::new(AssetKind::Person, "Rosa");
        let done = town.transact(Label::of(Action::Import), |tx| {
            let mut people = People::default();
            for i in 0..=ONE_BY_ONE {
                assert!(
                    people.may_begin(tx.db(), "rosa")? == (i < ONE_BY_ONE),
                    "{i}"
                );
            }
            let units = rosa.units().into_iter();
            people.learn(&units.map(|(unit, value)| (unit, vec![value])).collect());
            assert!(people.may_begin(tx.db(), "rosa")?);
            assert!(!people.may_begin(tx.db(), "joe")?);
            people.learn(&Sets::from([("kind".into(), vec!["person".into()])]));
            assert!(people.first_words.is_none(), "they are read anew");
            Ok(())
        });
        done.unwrap();
    }

    #[test]
    fn the_first_word_of_a_name() {
        let check = |name: &str, expect: Option<&str>| {
            assert_eq!(first_word(name).as_deref(), expect, "{name}");
        };
        check("Rosa Martínez", Some("rosa"));
        check("Сергій", Some("сергій"));
        check("O’Brien", Some("o"));
        check("«Lampa»", None);
        check("", None);
    }
}
