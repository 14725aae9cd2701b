//! The words for types in a file, each matched with a type that is here, in either direction, or made a new one.

use super::plan::{TieTypePlan, TiesOptions};
use super::read::one_line;
use crate::audience::{Audience, Sensitivity};
use crate::error::{OrNotFound, Result};
use crate::id::{RelationshipTypeId, imported};
use crate::search::fold;
use crate::vocabulary::{self, RelationshipType, lookup};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// What is said of two of which the file says nothing more than that they are tied.
const TIED: &str = "connected_with";

/// The types of one file.
pub(super) struct Types {
    /// Those that are here, and the new ones.
    pub known: Vec<RelationshipType>,
    unread: Vec<RelationshipType>,
    chosen: BTreeMap<String, String>,
    /// By the file's word.
    pub found: BTreeMap<String, TieTypePlan>,
    sensitivity: Sensitivity,
}

impl Types {
    pub(super) fn new(db: &Connection, options: &TiesOptions) -> Result<Types> {
        Ok(Types {
            known: vocabulary::all(db)?,
            unread: vocabulary::unread(db)?,
            chosen: options.types.clone(),
            found: BTreeMap::new(),
            sensitivity: match options.audience {
                Some(Audience::Public) => Sensitivity::Ordinary,
                _ => Sensitivity::Careful,
            },
        })
    }

    /// The type that a row names by a short word, by the words of a sentence, or by both.
    ///
    /// # Errors
    /// `NotFound` for a type that was chosen and is not here.
    pub(super) fn meet(&mut self, word: Option<&str>, wording: Option<&str>) -> Result<()> {
        let said = without_brackets(word.or(wording).unwrap_or_default()).0;
        if let Some(there) = self.found.get_mut(said) {
            there.rows += 1;
            return Ok(());
        }
        let matched = match self.chosen.get(said) {
            Some(key) => {
                let kind = lookup(&self.known, key).or_not_found("relationship type")?;
                Some((kind.key.clone(), false))
            }
            None if said.is_empty() => Some((TIED.to_owned(), false)),
            None => self.named(said).or_else(|| self.named(wording?)),
        };
        let is_new = matched.is_none();
        let (key, turned) = match matched {
            Some(matched) => matched,
            None => (self.make(wording.unwrap_or(said)), false),
        };
        let kind = lookup(&self.known, &key).or_not_found("relationship type")?;
        let plan = TieTypePlan {
            word: said.to_owned(),
            key: kind.key.clone(),
            wording: kind.wording.clone(),
            inverse: kind.inverse.clone(),
            turned,
            is_new,
            rows: 1,
        };
        self.found.insert(said.to_owned(), plan);
        Ok(())
    }

    /// What a row's type was found to be.
    pub(super) fn of(&self, word: Option<&str>, wording: Option<&str>) -> Option<&TieTypePlan> {
        let said = word.or(wording).unwrap_or_default();
        self.found.get(without_brackets(said).0)
    }

    /// A type by its key or by its words, and whether they are those of the other direction.
    fn named(&self, said: &str) -> Option<(String, bool)> {
        let said = plain(said);
        let reads_as = |kind: &RelationshipType| lookup(&self.known, &kind.key).cloned();
        let by_key = self.unread.iter().find(|kind| plain(&kind.key) == said);
        if let Some(kind) = by_key.and_then(reads_as) {
            return Some((kind.key, false));
        }
        for (alike, of) in [
            (plain as fn(&str) -> String, plain(&said)),
            (bare, bare(&said)),
        ] {
            for kind in &self.unread {
                let words = kind.words.values();
                let both = [(&kind.wording, &kind.inverse)]
                    .into_iter()
                    .chain(words.map(|words| (&words.wording, &words.inverse)));
                for (wording, inverse) in both {
                    for (words, turned) in [(wording, false), (inverse, true)] {
                        if alike(words) == of {
                            return reads_as(kind).map(|kind| (kind.key, turned));
                        }
                    }
                }
            }
        }
        None
    }

    /// A new type in the file's word; from the other end an arrow turns it, until somebody words it better.
    fn make(&mut self, said: &str) -> String {
        let wording = one_line(&said.replace(['_', '-'], " "));
        let id = RelationshipTypeId(imported(b"relationship_type", &[&fold(&wording)]));
        let kind = RelationshipType {
            sensitivity: self.sensitivity,
            ..RelationshipType::new(id.to_string(), &wording, format!("← {wording}"))
        };
        let key = kind.key.clone();
        if lookup(&self.known, &key).is_none() {
            self.unread.push(kind.clone());
            self.known.push(kind);
        }
        key
    }
}

/// A word for a type, and what stands behind it in brackets.
pub(super) fn without_brackets(said: &str) -> (&str, Option<&str>) {
    let inside = said.trim().strip_suffix(')');
    match inside.and_then(|inside| inside.split_once(" (")) {
        Some((word, inside)) => (word.trim(), Some(inside.trim())),
        None => (said.trim(), None),
    }
}

/// Folded, with spaces for what joins words in keys.
fn plain(said: &str) -> String {
    one_line(&fold(said).replace(['_', '-'], " "))
}

/// The same without the words that only make a sentence of it: "is funded by", "funded by".
fn bare(said: &str) -> String {
    let plain = plain(said);
    let mut words: Vec<&str> = plain.split(' ').collect();
    while words.len() > 1 && ["is", "was", "are", "were", "has", "a", "an"].contains(&words[0]) {
        words.remove(0);
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    #[test]
    fn a_word_of_a_file_is_a_type_in_either_direction_or_a_new_one() {
        let town = Catalogue::in_memory("Here").unwrap();
        let check = |word: &str, expect: (&str, bool, bool)| {
            let found = town.read(|db| {
                let mut types = Types::new(db, &TiesOptions::default())?;
                types.meet(Some(word), None)?;
                Ok(types.of(Some(word), None).cloned())
            });
            let found = found.unwrap().unwrap();
            let is = if found.is_new {
                found.wording
            } else {
                found.key
            };
            assert_eq!((is.as_str(), found.turned, found.is_new), expect, "{word}");
        };
        check("meets_at", ("meets_at", false, false));
        check("Meets at", ("meets_at", false, false));
        check("hosts", ("meets_at", true, false));
        check("funded_by", ("funds", true, false));
        check("member of", ("member_of", false, false));
        check(
            "same_organisation_as (charity no. 7)",
            ("same_organisation_as", false, false),
        );
        check("member_of_trust", ("member of trust", false, true));
        check("", ("connected_with", false, false));
    }
}
