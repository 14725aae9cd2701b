//! A catalogue's own types, and its own words for those that every catalogue begins with.

use super::{Careful, RelationshipType, all, built_in, listed, lookup, unread};
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::RelationshipTypeId;
use crate::log::door::Tx;
use crate::search::fold;
use crate::storage::rows::{self, Stored};
use rusqlite::Connection;

impl Catalogue {
    /// All types, each in its own words: those to choose from, those put away (`retired`), and those that became one
    /// with another (`retired` too, and `merged_into` names it).
    pub fn relationship_types(&self) -> Result<Vec<RelationshipType>> {
        self.read(listed)
    }

    /// Keeps a type in all its words, a new one when `key` is none; answers its key. What it became one with is kept
    /// as it is.
    ///
    /// # Errors
    /// `Invalid` where words are missing in one direction, or another type has them already.
    pub fn save_relationship_type(
        &self,
        key: Option<String>,
        is: RelationshipType,
    ) -> Result<Outcome<String>> {
        let is = is.valid()?;
        match key {
            None => self.transact(Label::of(Action::AddRelationshipType), |tx| add(tx, is)),
            Some(key) => self.transact(Label::of(Action::EditRelationshipType), |tx| {
                edit(tx, &key, |_| is)?;
                Ok(key)
            }),
        }
    }

    /// Makes a type one with another: what had it reads as the other from now on. The ties themselves stay as they
    /// were said, so that this can be taken back.
    pub fn merge_relationship_types(&self, key: String, into: String) -> Result<Outcome<()>> {
        self.transact(Label::of(Action::MergeRelationshipTypes), |tx| {
            let known = all(tx.db())?;
            let one = lookup(&known, &key).or_not_found("relationship type")?;
            let other = lookup(&known, &into).or_not_found("relationship type")?;
            if one.key == other.key {
                return Err(Error::invalid(
                    "These two are one type already. Choose another.",
                ));
            }
            let (one, other) = (one.key.clone(), other.key.clone());
            keep(tx, &one, |kind| RelationshipType {
                merged_into: Some(other),
                ..kind
            })
        })
    }

    pub fn add_relationship_type(
        &self,
        wording: String,
        inverse: String,
    ) -> Result<Outcome<String>> {
        let kind = RelationshipType {
            sensitivity: Careful,
            ..RelationshipType::new("", wording, inverse)
        };
        self.save_relationship_type(None, kind)
    }

    pub fn edit_relationship_type(
        &self,
        key: String,
        wording: String,
        inverse: String,
    ) -> Result<Outcome<()>> {
        self.transact(Label::of(Action::EditRelationshipType), |tx| {
            let kind = RelationshipType::new("", wording, inverse).valid()?;
            edit(tx, &key, |before| RelationshipType {
                wording: kind.wording,
                inverse: kind.inverse,
                ..before
            })
        })
    }
}

/// Adds a type to the catalogue, or answers the one that has its words already.
fn add(tx: &mut Tx, kind: RelationshipType) -> Result<String> {
    let known = all(tx.db())?;
    let named = unread(tx.db())?
        .into_iter()
        .find(|there| there.words_of(&kind));
    if let Some(there) = named.and_then(|named| lookup(&known, &named.key)) {
        if there.retired {
            keep(tx, &there.key, |there| RelationshipType {
                retired: false,
                ..there
            })?;
        }
        return Ok(there.key.clone());
    }
    let id = RelationshipTypeId::new();
    let kind = RelationshipType {
        key: id.to_string(),
        merged_into: None,
        ..kind
    };
    tx.create(id, &kind)?;
    tx.label.record = Some(id.0);
    Ok(kind.key)
}

fn edit(
    tx: &mut Tx,
    key: &str,
    change: impl FnOnce(RelationshipType) -> RelationshipType,
) -> Result<()> {
    let known = all(tx.db())?;
    let before = before(tx.db(), key)?;
    let merged = before.1.merged_into.clone();
    let after = RelationshipType {
        key: key.to_owned(),
        merged_into: merged,
        ..change(before.1)
    };
    let taken = known
        .iter()
        .any(|other| other.key != key && !other.retired && other.words_of(&after));
    if taken && !after.retired {
        return Err(Error::invalid(
            "Another type has these words already. Make the two one instead of calling them alike.",
        ));
    }
    keep(tx, key, |_| after)
}

/// Writes the catalogue's own record of a type, the first time a built-in one is worded by hand a new one.
fn keep(
    tx: &mut Tx,
    key: &str,
    change: impl FnOnce(RelationshipType) -> RelationshipType,
) -> Result<()> {
    match before(tx.db(), key)? {
        (Some(id), own) => {
            tx.label.record.get_or_insert(id);
            tx.update(id, &change(own)).map(drop)
        }
        (None, usual) => {
            // The id follows from the key, so that two laptops wording one type word the same record.
            let id = RelationshipTypeId(crate::id::imported(b"relationship_type", &[key]));
            tx.label.record.get_or_insert(id.0);
            tx.bring(id, &change(usual)).map(drop)
        }
    }
}

/// The catalogue's own record of a type as it stands there, or the built-in one.
fn before(db: &Connection, key: &str) -> Result<(Option<crate::id::RecordId>, RelationshipType)> {
    let own = rows::all::<RelationshipType>(db, "n")?
        .into_iter()
        .find(|found| found.record.key == key);
    if let Some(Stored { id, record, .. }) = own {
        return Ok((Some(id), record));
    }
    let usual = built_in().find(|kind| kind.key == key);
    Ok((None, usual.or_not_found("relationship type")?))
}

impl RelationshipType {
    /// Tidied: words in both directions in every language it has any in.
    pub(crate) fn valid(mut self) -> Result<RelationshipType> {
        (self.wording, self.inverse) = both_ways(&self.wording, &self.inverse)?;
        let mut words = std::mem::take(&mut self.words);
        words.retain(|_, words| {
            !(words.wording.trim().is_empty() && words.inverse.trim().is_empty())
        });
        for (language, mut words) in words {
            (words.wording, words.inverse) = both_ways(&words.wording, &words.inverse)?;
            self.words.insert(language.trim().to_lowercase(), words);
        }
        Ok(self)
    }

    fn words_of(&self, other: &RelationshipType) -> bool {
        fold(&self.wording) == fold(&other.wording) && fold(&self.inverse) == fold(&other.inverse)
    }
}

fn both_ways(wording: &str, inverse: &str) -> Result<(String, String)> {
    match (wording.trim(), inverse.trim()) {
        ("", _) | (_, "") => Err(Error::invalid(
            "A relationship type needs its words in both directions: “meets at”, and the other way round “hosts”.",
        )),
        (wording, inverse) => Ok((wording.to_owned(), inverse.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::AssetKind;
    use crate::vocabulary::TypeWords;

    /// Those that are offered.
    fn names(town: &Catalogue) -> Vec<String> {
        let types = town.relationship_types().unwrap().into_iter();
        let offered = types.filter(|kind| !kind.retired);
        offered.map(|kind| kind.wording).collect()
    }

    #[test]
    fn the_types_of_the_field_have_usual_ends_and_words_in_both_directions() {
        let mut once = std::collections::BTreeSet::new();
        for kind in built_in() {
            assert!(!kind.wording.is_empty() && !kind.inverse.is_empty());
            assert!(once.insert(kind.key.clone()), "{} twice", kind.key);
            assert!(!fold(&kind.wording).contains("avoid"));
        }
        let check = |key: &str, from, to, expect| {
            let kind = built_in().find(|kind| kind.key == key).unwrap();
            assert_eq!(kind.fits(from, to), expect, "{key}");
        };
        use AssetKind::*;
        check("member_of", Person, Association, true);
        check("member_of", Association, Place, false);
        check("meets_at", Association, Place, true);
        check("told_story_about", Person, Culture, true);
        check("supports", Exchange, Person, true);
    }

    #[test]
    fn a_type_is_added_reworded_translated_and_put_away() {
        let town = Catalogue::in_memory("Here").unwrap();
        let first = town.info().unwrap().content_hash;
        let mut kind = RelationshipType {
            to_kinds: [AssetKind::Place].into(),
            ..RelationshipType::new("", " sings in ", "is sung in by")
        };
        let key = town
            .save_relationship_type(None, kind.clone())
            .unwrap()
            .value;
        let again = town
            .save_relationship_type(None, kind.clone())
            .unwrap()
            .value;
        assert_eq!(key, again, "the same words are the same type");
        let words = TypeWords {
            wording: "śpiewa w".into(),
            inverse: "słucha".into(),
        };
        kind.words.insert("PL".into(), words);
        kind.wording = "sings at".into();
        town.save_relationship_type(Some(key.clone()), kind.clone())
            .unwrap();
        let there = town
            .relationship_types()
            .unwrap()
            .into_iter()
            .find(|there| there.key == key);
        let there = there.unwrap();
        assert_eq!(
            (there.wording.as_str(), there.words["pl"].inverse.as_str()),
            ("sings at", "słucha")
        );
        // Half a translation, half a wording, the words of another.
        for (wording, inverse, polish) in [
            ("sings", "", "x"),
            ("sings", "is sung", ""),
            ("meets at", "hosts", "x"),
        ] {
            let mut wrong = RelationshipType::new("", wording, inverse);
            let words = TypeWords {
                wording: "w".into(),
                inverse: polish.into(),
            };
            wrong.words.insert("pl".into(), words);
            assert!(
                town.save_relationship_type(Some(key.clone()), wrong)
                    .is_err(),
                "{wording}"
            );
        }
        let is_there = || {
            let types = town.relationship_types().unwrap();
            let there = types.into_iter().find(|there| there.key == key);
            there.map(|there| (there.wording, there.retired))
        };
        kind.retired = true;
        town.save_relationship_type(Some(key.clone()), kind.clone())
            .unwrap();
        assert!(!names(&town).contains(&"sings at".to_owned()));
        assert_eq!(is_there(), Some(("sings at".to_owned(), true)));
        // What is put away can be seen, and so brought back.
        kind.retired = false;
        town.save_relationship_type(Some(key.clone()), kind)
            .unwrap();
        assert_eq!(is_there(), Some(("sings at".to_owned(), false)));
        while town.undo().is_ok() {}
        assert_eq!(town.info().unwrap().content_hash, first);
    }

    #[test]
    fn types_made_one_in_a_ring_are_the_first_of_them() {
        let town = Catalogue::in_memory("Here").unwrap();
        let ring = |town: &Catalogue| {
            town.read(|db| {
                let known = all(db)?;
                Ok(["advises", "supports", "insures"]
                    .map(|key| lookup(&known, key).unwrap().key.clone()))
            })
        };
        town.merge_relationship_types("supports".into(), "advises".into())
            .unwrap();
        town.merge_relationship_types("insures".into(), "supports".into())
            .unwrap();
        assert_eq!(ring(&town).unwrap(), ["advises"; 3]);
        // As another laptop may have said at the same time.
        town.transact(Label::of(Action::MergeRelationshipTypes), |tx| {
            keep(tx, "advises", |kind| RelationshipType {
                merged_into: Some("insures".into()),
                ..kind
            })
        })
        .unwrap();
        assert_eq!(ring(&town).unwrap(), ["advises"; 3]);
        let offered = names(&town);
        assert!(
            offered.contains(&"advises".to_owned()) && !offered.contains(&"supports".to_owned())
        );
        // In its own words, so that it can be said what became of it.
        let types = town.relationship_types().unwrap();
        for (key, into) in [("supports", Some("advises")), ("advises", None)] {
            let kind = types.iter().find(|kind| kind.key == key).unwrap();
            assert_eq!(
                (kind.wording.as_str(), kind.merged_into.as_deref()),
                (key, into)
            );
        }
    }
}
