//! Words that mean the same in this place: "allotment, plot, garden".

use super::one_line;
use crate::api::With;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::SynonymId;
use crate::record::{Elements, Kind, Record};
use crate::storage::rows;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
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
