//! Words that mean the same in this place: "allotment, plot, garden".

use super::one_line;
use super::stem::{Word, words};
use crate::api::With;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::SynonymId;
use crate::record::{Elements, Kind, Record};
use crate::storage::rows;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Synonym {
    pub words: BTreeSet<String>,
}

impl Record for Synonym {
    const KIND: Kind = Kind::Synonym;
    const NESTED: &'static [&'static str] = &["words"];
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] =
        &[("words", "word", Elements::Set)];
}

impl Catalogue {
    pub fn list_synonyms(&self) -> Result<Vec<With<SynonymId, Synonym>>> {
        self.read(|db| {
            let found = rows::all::<Synonym>(db, "n")?.into_iter();
            Ok(found
                .map(|found| With {
                    id: SynonymId(found.id),
                    is: found.record,
                })
                .collect())
        })
    }

    /// Keeps words that mean the same, new ones when `id` is null.
    pub fn save_synonym(
        &self,
        id: Option<SynonymId>,
        synonym: Synonym,
    ) -> Result<Outcome<SynonymId>> {
        let words = synonym.words.iter().map(|word| one_line(word));
        let words: BTreeSet<String> = words.filter(|word| !word.is_empty()).collect();
        if words.len() < 2 {
            return Err(Error::invalid(
                "Write two or more words that mean the same.",
            ));
        }
        let (new, id) = (id.is_none(), id.unwrap_or_else(SynonymId::new));
        self.transact(Label::one(Action::SaveSynonym, id), |tx| {
            let synonym = Synonym {
                words: words.clone(),
            };
            match new {
                true => tx.create(id, &synonym)?,
                false => tx.update(id, &synonym).map(drop)?,
            }
            Ok(id)
        })
    }

    pub fn remove_synonym(&self, id: SynonymId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemoveSynonym, id), |tx| {
            tx.remove(Kind::Synonym, id)
        })
    }
}

/// The synonyms of a catalogue, read as topics. A saying of several words is meant where all of them are said.
pub(crate) struct Meaning(Vec<Vec<(String, Vec<Word>)>>);

/// What was said, and what means the same here.
pub(crate) struct Also<'a> {
    pub said: &'a str,
    pub also: &'a str,
    /// Those of the words of `also`.
    pub words: &'a [Word],
}

impl Meaning {
    pub fn read(db: &Connection) -> Result<Meaning> {
        let groups = rows::all::<Synonym>(db, "id")?.into_iter().map(|found| {
            let said = found.record.words.into_iter();
            said.map(|said| {
                let words = words(&said);
                (said, words)
            })
            .filter(|(_, words)| !words.is_empty())
            .collect()
        });
        Ok(Meaning(groups.collect()))
    }

    /// What means the same as something in these words, and is not said in them.
    pub fn also<'a>(&'a self, of: &'a [Word]) -> impl Iterator<Item = Also<'a>> {
        self.0.iter().flat_map(move |group| {
            let said = group.iter().find(|(_, words)| are_in(words, of));
            let others = group.iter().filter(move |(_, words)| !are_in(words, of));
            said.into_iter().flat_map(move |(said, _)| {
                others
                    .clone()
                    .map(move |(also, words)| Also { said, also, words })
            })
        })
    }
}

/// Is each of these among those?
pub(crate) fn are_in(these: &[Word], those: &[Word]) -> bool {
    these
        .iter()
        .all(|one| those.iter().any(|other| one.is_same(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_the_same_here_is_one_topic() {
        let here = Catalogue::in_memory("Here").unwrap();
        let check = |text: &str, with: &str, same: bool| {
            let meaning = here.read(Meaning::read).unwrap();
            let (text, with) = (words(text), words(with));
            let means = meaning.also(&text).any(|also| are_in(also.words, &with));
            assert_eq!(means, same, "{text:?} | {with:?}");
        };
        check("an allotment", "plots to dig", false);
        let words = ["allotment", "plot", "growing space", "działka"].map(str::to_owned);
        let saved = here
            .save_synonym(
                None,
                Synonym {
                    words: words.into(),
                },
            )
            .unwrap();
        check("an allotment", "plots to dig", true);
        check("a growing space", "działki", true);
        check("growing old", "plot", false);
        here.remove_synonym(saved.value).unwrap();
        check("an allotment", "plots to dig", false);
    }
}
