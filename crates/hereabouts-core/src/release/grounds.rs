//! What a release is given for, and on which lawful basis people are in it: for the register.

use super::rules::Rules;
use super::survey::Survey;
use crate::consent::Purpose;
use crate::disclosure::GivenFor;
use crate::error::Result;
use crate::storage::rows::get;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

pub struct Grounds {
    /// The purpose of the profile first; digests are made by the entry.
    pub purposes: Vec<GivenFor>,
    /// Lawful basis → number of people.
    pub bases: BTreeMap<String, u64>,
}

/// By the profile, and by what those who leave agreed to. Among those who work here nobody is asked.
pub fn grounds(db: &Connection, rules: &Rules, survey: &Survey) -> Result<Grounds> {
    let said = rules.profile.purpose.iter().map(|words| words.trim());
    let mut words: Vec<String> = said.filter(|w| !w.is_empty()).map(str::to_owned).collect();
    let mut known = BTreeMap::new();
    let mut bases: BTreeMap<String, u64> = BTreeMap::new();
    for person in survey.people.iter().filter(|_| rules.beyond_team) {
        let mut theirs = BTreeSet::new();
        for id in rules.purposes(*person) {
            if let std::collections::btree_map::Entry::Vacant(new) = known.entry(id) {
                let purpose = get::<Purpose>(db, &id.0)?.map(|found| found.record);
                if let Some(purpose) = &purpose
                    && !words.contains(&purpose.label)
                {
                    words.push(purpose.label.clone());
                }
                new.insert(purpose.map(|purpose| purpose.basis.token()));
            }
            theirs.extend(known.get(&id).copied().flatten());
        }
        for basis in theirs {
            *bases.entry(basis.to_owned()).or_default() += 1;
        }
    }
    let purposes = words.into_iter().map(|words| GivenFor {
        words,
        digest: String::new(),
    });
    Ok(Grounds {
        purposes: purposes.collect(),
        bases,
    })
}
