//! What one asset looks like, or what is being typed: quick, from the text index.

use super::judge::{Counted, judge};
use super::list::Pair;
use super::names::{Like, Name, nearly, spelled};
use super::things::{self, Thing};
use super::ways::phone_spellings;
use super::words::{NOTHING, is_sort, stem};
use super::{Sameness, distinct};
use crate::error::Result;
use crate::id::AssetId;
use crate::search::{self, Bits, tokens};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};

/// A word in more names than these tells nothing by itself.
const MOST: u32 = 300;
/// So many words of a name are looked for one by one.
const WORDS: usize = 4;
/// How a word begins that is looked for with a slip in it, and how long it is at least.
const BEGINNING: usize = 3;
const SHORTEST: usize = 4;
/// What more than these say is a switchboard.
const SWITCHBOARD: u64 = 50;

/// An asset that is called alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Namesake {
    /// `asset.n`
    pub n: u32,
    /// In what way; none where only two people would be called alike so.
    pub like: Option<Like>,
    /// Few names here begin so.
    pub few: bool,
}

impl Namesake {
    /// Of several names of one asset the one that is most alike counts.
    fn far(&self) -> u8 {
        match self.like {
            Some(Like::Same) => 0,
            Some(Like::Nearly) => 1,
            Some(_) if self.few => 2,
            Some(_) => 3,
            None => 4,
        }
    }
}

/// The assets here that are called nearly so, in whatever script, or that became one with what is.
pub(crate) fn namesakes(db: &Connection, name: &str) -> Result<Vec<Namesake>> {
    let there = bearing(db, name, None)?;
    Ok(alike(db, &[Name::of(name)], there)?.0)
}

/// Those of some assets, by their numbers, that are called like one of these names of one thing; and how many names
/// begin alike. What became one with an asset is a name of it as well.
fn alike(
    db: &Connection,
    names: &[Name],
    there: BTreeMap<u32, String>,
) -> Result<(Vec<Namesake>, Counted)> {
    let mut called: Vec<(u32, Vec<Name>)> = Vec::new();
    for (n, text) in there {
        let mut all = vec![Name::of(&text)];
        let also = search::called_also(db, n)?;
        all.extend(also.iter().map(|also| Name::of(also)));
        called.push((n, all));
    }
    let mut counted = Counted::default();
    counted.names(names);
    called.iter().for_each(|(_, all)| counted.names(all));
    let namesake = |n: u32, name: &Name, other: &Name| match name.like(other) {
        Some((like, words)) => Some(Namesake {
            n,
            like: Some(like),
            few: counted.few(words),
        }),
        None => name.like_of_person(other).map(|_| Namesake {
            n,
            like: None,
            few: false,
        }),
    };
    let mut namesakes = Vec::new();
    for (n, all) in &called {
        let pairs = names
            .iter()
            .flat_map(|name| all.iter().map(move |other| (name, other)));
        let found = pairs.filter_map(|(name, other)| namesake(*n, name, other));
        namesakes.extend(found.min_by_key(Namesake::far));
    }
    Ok((namesakes, counted))
}

/// What an asset may be, in no order.
pub(super) fn likes(db: &Connection, id: AssetId) -> Result<Vec<Pair>> {
    let Some((thing, texts)) = things::one(db, id)? else {
        return Ok(Vec::new());
    };
    let mut there = BTreeMap::new();
    for text in &texts {
        there.extend(bearing(db, text, Some(thing.n))?);
    }
    there.remove(&thing.n);
    let names: Vec<Name> = thing.names().cloned().collect();
    let (namesakes, counted) = alike(db, &names, there)?;
    let mut numbers: BTreeSet<u32> = namesakes.iter().map(|one| one.n).collect();
    numbers.extend(reached(db, &thing)?);
    numbers.remove(&thing.n);
    judged(db, &thing, &numbers, counted)
}

/// How many of these assets look like an asset that is not among them. Quick enough for thousands: only
/// what is called by all the words of theirs is looked at.
pub(crate) fn look_like_ours(db: &Connection, ids: &BTreeSet<AssetId>) -> Result<u64> {
    let mut count = 0;
    for id in ids {
        let Some((thing, texts)) = things::one(db, *id)? else {
            continue;
        };
        let mut there = Names::new(db);
        for text in &texts {
            there.add(&said(text))?;
        }
        there.found.remove(&thing.n);
        let names: Vec<Name> = thing.names().cloned().collect();
        let (namesakes, counted) = alike(db, &names, there.found)?;
        let numbers: BTreeSet<u32> = namesakes.iter().map(|one| one.n).collect();
        let pairs = judged(db, &thing, &numbers, counted)?;
        let with_ours = |pair: &Pair| !ids.contains(&pair.but(*id));
        count += u64::from(pairs.iter().any(with_ours));
    }
    Ok(count)
}

/// Which of the assets with these numbers it may be.
fn judged(
    db: &Connection,
    thing: &Thing,
    numbers: &BTreeSet<u32>,
    mut counted: Counted,
) -> Result<Vec<Pair>> {
    let others = things::of(db, numbers)?;
    counted.ways(thing);
    others.iter().for_each(|other| counted.ways(other));
    let mut pairs = Vec::new();
    for other in &others {
        if let Some(judged) = judge(thing, other, &counted)
            && !distinct::are(db, thing.id, other.id)?
        {
            pairs.push(Pair::of(thing.id, other.id, judged));
        }
    }
    Ok(pairs)
}

/// The words of a name as the text index has them, without those that say nothing.
fn said(text: &str) -> Vec<String> {
    let mut words = tokens(text);
    if words.iter().any(|word| !NOTHING.contains(&word.as_str())) {
        words.retain(|word| !NOTHING.contains(&word.as_str()));
    }
    words
}

/// Assets by their numbers, with their names, that may be called alike: more than are.
fn bearing(db: &Connection, text: &str, but: Option<u32>) -> Result<BTreeMap<u32, String>> {
    let said = said(text);
    let mut names = Names::new(db);
    if said.is_empty() {
        return Ok(names.found);
    }
    names.add(&said)?;
    let which = said.iter().filter(|word| !is_sort(&stem(word)));
    let mut telling: Vec<&String> = which.take(WORDS).collect();
    if telling.is_empty() {
        telling = said.iter().take(WORDS).collect();
    }
    for word in &telling {
        if !names.add(&[word])? {
            for other in said.iter().filter(|other| other != word) {
                names.add(&[*word, other])?;
            }
        }
        for near in nearly_spelled(db, word)? {
            names.add(&[near])?;
        }
    }
    // "Home Start" may be one word there, and what is typed in another script stand there in ours.
    for two in said.windows(2) {
        names.add(&[two.concat()])?;
    }
    if !text.is_ascii() {
        names.add(&spelled(text))?;
    }
    if names.found.keys().all(|n| Some(*n) == but) {
        let wanted: Vec<String> = telling.iter().flat_map(|word| spelled(word)).collect();
        for term in in_other_scripts(db, &wanted)? {
            names.add(&[term])?;
        }
    }
    Ok(names.found)
}

struct Names<'a> {
    db: &'a Connection,
    /// `asset.n` → name
    found: BTreeMap<u32, String>,
}

impl Names<'_> {
    fn new(db: &Connection) -> Names<'_> {
        let found = BTreeMap::new();
        Names { db, found }
    }

    /// Adds those whose names have all of these words (folded, see `tokens`). Answers whether that were not too many;
    /// then none is added.
    fn add(&mut self, words: &[impl AsRef<str>]) -> Result<bool> {
        if words.is_empty() {
            return Ok(true);
        }
        let quoted: Vec<String> = words
            .iter()
            .map(|word| format!("\"{}\"", word.as_ref()))
            .collect();
        let db = self.db;
        let mut find = db.prepare_cached(
            "SELECT a.n, a.name FROM asset_text t JOIN asset a ON a.n = t.rowid \
             WHERE asset_text MATCH ?1 AND a.existence = 'here' LIMIT ?2",
        )?;
        let query = format!("name:({})", quoted.join(" AND "));
        let rows = find.query_map(params![query, MOST + 1], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        let rows: Vec<(u32, String)> = rows.collect::<rusqlite::Result<_>>()?;
        let few = rows.len() <= MOST as usize;
        if few {
            self.found.extend(rows);
        }
        Ok(few)
    }
}

/// The words of the catalogue that are this one but for a slip or an ending.
fn nearly_spelled(db: &Connection, word: &str) -> Result<Vec<String>> {
    if word.chars().count() < SHORTEST {
        return Ok(Vec::new());
    }
    let beginning: String = word.chars().take(BEGINNING).collect();
    let mut terms = search::terms(db, &beginning)?;
    let is_it = |term: &str| term != word && (stem(term) == stem(word) || nearly(term, word));
    terms.retain(|term| is_it(term));
    Ok(terms)
}

/// The words of the catalogue in other scripts that sound like one of these.
fn in_other_scripts(db: &Connection, wanted: &[String]) -> Result<Vec<String>> {
    // Behind all that is written in plain letters.
    const FIRST: &str = "\u{80}";
    let mut terms = db.prepare_cached("SELECT term FROM asset_term WHERE term >= ?1")?;
    let mut terms = terms.query([FIRST])?;
    let mut found = Vec::new();
    while let Some(row) = terms.next()? {
        let term = row.get_ref(0)?.as_str().unwrap_or_default();
        let sounds = spelled(term).concat();
        if wanted
            .iter()
            .any(|word| *word == sounds || nearly(word, &sounds))
        {
            found.push(term.to_owned());
        }
    }
    Ok(found)
}

/// The numbers of those that may be reached or registered as it is.
fn reached(db: &Connection, thing: &Thing) -> Result<Vec<u32>> {
    let mut sought: Vec<Vec<Vec<String>>> = Vec::new();
    for (why, value) in &thing.ways {
        sought.push(match why {
            Sameness::Phone => phone_spellings(value),
            _ => vec![tokens(value)],
        });
    }
    // In the file it may stand with the noughts before it.
    let padded = |number: &String| vec![vec![number.clone()], vec![format!("{number:0>8}")]];
    sought.extend(thing.number.iter().map(padded));
    let mut found = Vec::new();
    for spellings in sought {
        let mut there = Bits::default();
        for words in spellings {
            there.or(&search::saying(db, words)?);
        }
        if there.count() <= SWITCHBOARD {
            found.extend(there.iter());
        }
    }
    Ok(found)
}
