//! Questions in ordinary words, and what is found: parts of sentences that the window words.

mod areas;
mod changed;
mod connectors;
mod gifts;
mod institutions;
mod together;
mod town;

use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::conversation::Party;
use crate::error::Result;
use crate::id::{AssetId, GiftId};
use crate::topic;
use connectors::{MOST_LOOKED_AT, connectors};
use serde::{Deserialize, Serialize};
use town::Town;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "ask")]
pub enum Question {
    /// Who connects groups that otherwise never meet?
    Connectors,
    /// Which groups hold together?
    Together,
    /// Who is on their own?
    Alone,
    /// Which gifts has nobody asked for?
    UnaskedGifts,
    /// Which associations have no tie to any institution, and through whom could they be introduced?
    WithoutInstitution,
    /// Where do we know only institutions?
    OnlyInstitutions,
    /// What changed since a day (ISO 8601)?
    Changed { since: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Answer {
    pub findings: Vec<NetworkFinding>,
    /// All that are named in it, to be chosen in every view.
    pub assets: Vec<AssetId>,
    /// What it was worked out from.
    pub of_assets: u32,
    pub of_ties: u32,
    /// Ways were looked for among so many with the most ties; none where that was all, or where no ways were.
    pub of_best_tied: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "found")]
pub enum NetworkFinding {
    /// `between`: of each part it leads to, those with the most ties. `only`: without it they are parted.
    Connector {
        party: Party,
        between: Vec<Vec<Party>>,
        only: bool,
    },
    /// `called`: its two or three most connected members.
    Together {
        called: Vec<Party>,
        members: Vec<Party>,
    },
    Alone {
        party: Party,
    },
    UnaskedGift {
        gift: GiftId,
        what: String,
        holder: Party,
        since: String,
    },
    /// `through`: who leads there, from the association to the institution, the shortest way; none is known where empty.
    WithoutInstitution {
        association: Party,
        through: Vec<Party>,
    },
    /// `area`: what it is called; none is where no area was drawn.
    OnlyInstitutions {
        area: Option<String>,
        institutions: Vec<Party>,
    },
    Changed {
        party: Party,
        what: WhatChanged,
        day: String,
    },
    /// Much of one sort on one day: `count` of them, of which the `named` are a few. `kind`: of which kind all are,
    /// where assets came or went.
    ChangedMuch {
        sort: SortOfChange,
        kind: Option<AssetKind>,
        count: u32,
        named: Vec<Party>,
        day: String,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum WhatChanged {
    New,
    TiedTo {
        other: Party,
        wording: String,
    },
    TieEnded {
        other: Party,
        wording: String,
    },
    StatusNow {
        status: String,
    },
    Introduced {
        other: Party,
        stage: String,
    },
    Offers {
        gift: String,
    },
    /// It lies in the bin.
    Removed,
    TieRemoved {
        other: Party,
        wording: String,
    },
}

/// What many changes of a day have in common, named as in [`WhatChanged`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SortOfChange {
    New,
    TiedTo,
    TieEnded,
    StatusNow,
    Introduced,
    Offers,
    Removed,
    TieRemoved,
}

impl Catalogue {
    /// Answers a question from what is here now. What is kept but not used is neither counted nor named.
    pub fn ask(&self, question: Question) -> Result<Answer> {
        if let Question::Changed { since } = &question {
            topic::a_day(Some(since))?;
        }
        let day = self.today().to_string();
        let (town, found) = self.read(|db| {
            let found = match &question {
                Question::UnaskedGifts => gifts::unasked(db)?,
                Question::OnlyInstitutions => areas::only_institutions(db)?,
                Question::Changed { since } => changed::since(db, since, &day)?,
                _ => Vec::new(),
            };
            Ok((Town::read(db, self.graph(db, &day)?)?, found))
        })?;
        // Looking for ways takes long, and the file need not wait for it.
        let mut of_best_tied = None;
        let findings = match question {
            Question::Connectors => {
                let (found, among) = connectors(&town, MOST_LOOKED_AT);
                of_best_tied = among;
                found
            }
            Question::Together => together::together(&town),
            Question::WithoutInstitution => institutions::without(&town),
            Question::Alone => {
                let alone = town.alone.iter().cloned();
                alone.map(|party| NetworkFinding::Alone { party }).collect()
            }
            Question::UnaskedGifts | Question::OnlyInstitutions | Question::Changed { .. } => found,
        };
        Ok(Answer {
            of_best_tied,
            ..town.answer(findings)
        })
    }
}

impl NetworkFinding {
    /// All that it names and that can be chosen: what lies in the bin cannot.
    fn names(&self) -> Vec<AssetId> {
        let parties: Vec<&Party> = match self {
            NetworkFinding::Connector { party, between, .. } => [party]
                .into_iter()
                .chain(between.iter().flatten())
                .collect(),
            NetworkFinding::Together { members, .. } => members.iter().collect(),
            NetworkFinding::Alone { party } => vec![party],
            NetworkFinding::UnaskedGift { holder, .. } => vec![holder],
            NetworkFinding::WithoutInstitution {
                association,
                through,
            } => [association].into_iter().chain(through).collect(),
            NetworkFinding::OnlyInstitutions { institutions, .. } => institutions.iter().collect(),
            NetworkFinding::Changed { party, what, .. } => {
                let party = Some(party).filter(|_| *what != WhatChanged::Removed);
                party.into_iter().chain(what.other()).collect()
            }
            NetworkFinding::ChangedMuch { sort, named, .. } => {
                let named = named.iter();
                named.filter(|_| *sort != SortOfChange::Removed).collect()
            }
        };
        parties.into_iter().map(|party| party.id).collect()
    }
}

impl WhatChanged {
    fn other(&self) -> Option<&Party> {
        match self {
            WhatChanged::TiedTo { other, .. }
            | WhatChanged::TieEnded { other, .. }
            | WhatChanged::TieRemoved { other, .. }
            | WhatChanged::Introduced { other, .. } => Some(other),
            WhatChanged::New
            | WhatChanged::StatusNow { .. }
            | WhatChanged::Offers { .. }
            | WhatChanged::Removed => None,
        }
    }

    fn sort(&self) -> SortOfChange {
        match self {
            WhatChanged::New => SortOfChange::New,
            WhatChanged::TiedTo { .. } => SortOfChange::TiedTo,
            WhatChanged::TieEnded { .. } => SortOfChange::TieEnded,
            WhatChanged::StatusNow { .. } => SortOfChange::StatusNow,
            WhatChanged::Introduced { .. } => SortOfChange::Introduced,
            WhatChanged::Offers { .. } => SortOfChange::Offers,
            WhatChanged::Removed => SortOfChange::Removed,
            WhatChanged::TieRemoved { .. } => SortOfChange::TieRemoved,
        }
    }
}

#[cfg(test)]
mod large_tests;
#[cfg(test)]
mod since_tests;
#[cfg(test)]
mod tests;
