//! Names of known assets in a text that is being written.
//!
//! Each name is looked up by the words at which it might begin, so that a long catalogue costs no more than a short one.

use super::words::{Word, words};
use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::error::Result;
use crate::id::AssetId;
use crate::search::{Called, beginning, tokens};
use rusqlite::Connection;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};

/// A passage that names an asset; `start` and `length` are in characters (Unicode scalar values).
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct NamedSpan {
    pub asset: AssetId,
    pub name: String,
    pub kind: AssetKind,
    pub start: u32,
    pub length: u32,
}

/// A word with which more names begin than this is none by itself: “the”.
const MOST: u32 = 2_000;
/// At most so many signs stand between two words of a name.
const BETWEEN: u32 = 3;

impl Catalogue {
    /// The names of assets here that stand in a text, from its beginning: whole words, the longest name where several
    /// begin at one, however they are spelled (case, accents). A person is also known by the first words of their
    /// name, written as a name, where nobody else has the same: Nadia, for “Nadia bakes”. A name that several assets
    /// have names none.
    pub fn recognise(&self, text: String) -> Result<Vec<NamedSpan>> {
        self.read(|db| named(db, &text))
    }
}

/// See [`Catalogue::recognise`].
pub(super) fn named(db: &Connection, text: &str) -> Result<Vec<NamedSpan>> {
    let words = words(text);
    let mut known: HashMap<Vec<String>, Vec<Candidate>> = HashMap::new();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let best = longest(db, &mut known, &words[at..])?;
        at += best.as_ref().map_or(1, |best| best.long);
        found.extend(best.and_then(|best| best.span));
    }
    Ok(found)
}

/// The assets that are named in a text.
pub(super) fn assets_in(db: &Connection, text: &str) -> Result<BTreeSet<AssetId>> {
    Ok(named(db, text)?
        .into_iter()
        .map(|span| span.asset)
        .collect())
}

struct Candidate {
    is: Called,
    tokens: Vec<String>,
}

struct Best {
    /// So many words.
    long: usize,
    /// None where several assets are called so.
    span: Option<NamedSpan>,
}

/// The longest name at the beginning of these words.
fn longest(
    db: &Connection,
    known: &mut HashMap<Vec<String>, Vec<Candidate>>,
    words: &[Word],
) -> Result<Option<Best>> {
    let Some(first) = words.first() else {
        return Ok(None);
    };
    let forms = |word: &Word| -> Vec<String> {
        [Some(word.token.clone()), word.owner.clone()]
            .into_iter()
            .flatten()
            .collect()
    };
    let mut asked: Vec<Vec<String>> = forms(first).into_iter().map(|form| vec![form]).collect();
    if let Some(next) = words.get(1) {
        asked.extend(
            forms(next)
                .into_iter()
                .map(|form| vec![first.token.clone(), form]),
        );
    }
    for key in &asked {
        if !known.contains_key(key) {
            let called = beginning(db, key, MOST)?;
            let with_tokens = |is: Called| Candidate {
                tokens: tokens(&is.name),
                is,
            };
            known.insert(key.clone(), called.into_iter().map(with_tokens).collect());
        }
    }
    let candidates = || asked.iter().filter_map(|key| known.get(key)).flatten();
    // The whole name, or of a person its beginning; a whole one goes first.
    let mut fits: Vec<(usize, bool, &Candidate)> = candidates()
        .filter_map(|candidate| {
            let long = agreeing(words, &candidate.tokens);
            let whole = long == candidate.tokens.len();
            let person = candidate.is.kind == AssetKind::Person;
            let short = person && words[..long].iter().all(|word| word.is_name_like);
            (long > 0 && (whole || short)).then_some((long, whole, candidate))
        })
        .collect();
    let Some((long, whole)) = fits.iter().map(|(long, whole, _)| (*long, *whole)).max() else {
        return Ok(None);
    };
    fits.retain(|fit| (fit.0, fit.1) == (long, whole));
    let one = fits.first().map(|(.., candidate)| *candidate);
    let same = |other: &Candidate| one.is_some_and(|one| one.is.id == other.is.id);
    let one = one.filter(|_| fits.iter().all(|(.., other)| same(other)));
    let span = one.and_then(|one| {
        let end = words[long - 1].end_as(&one.tokens[long - 1]);
        Some(NamedSpan {
            asset: one.is.id,
            name: one.is.name.clone(),
            kind: one.is.kind,
            start: first.start,
            length: end.checked_sub(first.start)?,
        })
    });
    Ok(Some(Best { long, span }))
}

/// How many words of a name stand at the beginning of these, close together; the last one perhaps as Joan’s.
fn agreeing(words: &[Word], name: &[String]) -> usize {
    let mut long = 0;
    for (i, (word, token)) in words.iter().zip(name).enumerate() {
        let far = i > 0 && word.start - (words[i - 1].start + words[i - 1].length) > BETWEEN;
        let before_is_owner = i > 0 && words[i - 1].token != name[i - 1];
        if far || before_is_owner || !word.is(token) {
            break;
        }
        long += 1;
    }
    long
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    fn town() -> Catalogue {
        let town = Catalogue::in_memory("Here").unwrap();
        let all = [
            (AssetKind::Person, "Nadia bakes"),
            (AssetKind::Person, "Mei Lin letters"),
            (AssetKind::Person, "Mei Hua"),
            (AssetKind::Person, "Joan plays"),
            (AssetKind::Person, "Zosia Łęcka"),
            (AssetKind::Person, "小林"),
            (AssetKind::Exchange, "Mill Lane Tool Library"),
            (AssetKind::Place, "Mill Lane"),
            (AssetKind::Place, "Bandstand"),
            (AssetKind::Place, "Twin hall"),
            (AssetKind::Association, "Twin Hall"),
            (AssetKind::Place, "St Anne’s"),
        ];
        for (kind, name) in all {
            town.create_asset(kind, name.into(), Default::default())
                .unwrap();
        }
        town
    }

    #[test]
    fn names_are_known_as_people_write_them() {
        let town = town();
        let check = |text: &str, expect: &[(&str, &str)]| {
            let signs: Vec<char> = text.chars().collect();
            let found = town.recognise(text.into()).unwrap();
            let seen: Vec<(String, String)> = found
                .into_iter()
                .map(|span| {
                    let passage = &signs[span.start as usize..(span.start + span.length) as usize];
                    (passage.iter().collect(), span.name)
                })
                .collect();
            let expect: Vec<(String, String)> = expect
                .iter()
                .map(|(passage, name)| ((*passage).to_owned(), (*name).to_owned()))
                .collect();
            assert_eq!(seen, expect, "{text}");
        };
        check("Łąka! Nadia came", &[("Nadia", "Nadia bakes")]);
        check("nadia came", &[]);
        check(
            "nadia BAKES at the bandstand.",
            &[("nadia BAKES", "Nadia bakes"), ("bandstand", "Bandstand")],
        );
        check("Mei came with Mei Lin", &[("Mei Lin", "Mei Lin letters")]);
        check(
            "the mill lane tool library",
            &[("mill lane tool library", "Mill Lane Tool Library")],
        );
        check(
            "Mill Lane, then a tool library",
            &[("Mill Lane", "Mill Lane")],
        );
        check(
            "Joan’s piano, Joan's hat",
            &[("Joan", "Joan plays"), ("Joan", "Joan plays")],
        );
        check("zosia lecka", &[("zosia lecka", "Zosia Łęcka")]);
        check("我见了小林。", &[("小林", "小林")]);
        check("twin hall", &[]);
        check("At St. Anne’s", &[("St. Anne’s", "St Anne’s")]);
        check("Bandstands, Nadiabakes", &[]);
        check("", &[]);
    }

    #[test]
    fn what_lies_in_the_bin_is_not_named() {
        let town = town();
        let [hall] = &town.recognise("Bandstand".into()).unwrap()[..] else {
            panic!("it is here")
        };
        town.delete_assets(vec![hall.asset]).unwrap();
        assert_eq!(town.recognise("Bandstand".into()).unwrap(), []);
    }
}
