//! The names of those who stay, to be found in what others wrote.

use super::forms::{self, Called, People, called};
use crate::asset::{Asset, AssetKind};
use crate::erase::words::{Span, words};
use crate::error::Result;
use crate::id::AssetId;
use crate::release::rules::Rules;
use crate::search::Bits;
use crate::storage::rows::{Existence, get};
use rusqlite::Connection;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Names by their first words, so that a text is read once, however many there are.
#[derive(Default)]
pub struct Names {
    /// First words, so that most words of a text are done with at once.
    firsts: HashSet<String>,
    /// The first word, or the first two → the words behind them.
    by_beginning: HashMap<String, BTreeSet<Vec<String>>>,
    /// People by other forms of their names.
    people: People,
    /// Asset → parts of names that give somebody away there: their own, and first names of those it is tied to.
    near: HashMap<AssetId, Vec<String>>,
}

/// A name of one word that is shorter than this is no name.
const SHORTEST: usize = 3;

impl Names {
    /// Those of people who do not leave under their name, and of all that is safeguarded; also of what is in the bin.
    /// `left_out` are those whom somebody left out.
    pub fn withheld(
        db: &Connection,
        rules: &Rules,
        wanted: &Bits,
        left_out: &BTreeSet<AssetId>,
    ) -> Result<Names> {
        Names::but(db, |n, id| {
            let asked = wanted.has(n) && rules.answered(id) && !left_out.contains(&id);
            Ok(asked
                && get::<Asset>(db, &id.0)?.is_some_and(|found| {
                    found.existence == Existence::Here && rules.leaves_by_name(id, &found.record)
                }))
        })
    }

    /// The same where nobody leaves under their name but whoever speaks.
    pub fn of_all(db: &Connection) -> Result<Names> {
        Names::but(db, |_, _| Ok(false))
    }

    /// Those of all but whoever `leaves`, by row number and id, under their name.
    fn but(db: &Connection, leaves: impl Fn(u32, AssetId) -> Result<bool>) -> Result<Names> {
        let (mut names, mut staying) = (Names::default(), HashMap::new());
        let mut statement = db.prepare_cached(
            "SELECT n, id, name, kind = ?1 OR is_child = 1 FROM asset
             WHERE kind = ?1 OR is_child = 1 OR sensitivity = 'safeguarded'",
        )?;
        let mut rows = statement.query([AssetKind::Person.token()])?;
        while let Some(row) = rows.next()? {
            let id = AssetId(uuid::Uuid::from_bytes(row.get(1)?));
            if leaves(row.get(0)?, id)? {
                continue;
            }
            let name = row.get_ref(2)?.as_str().unwrap_or_default();
            names.add(name);
            if let Some(called) = called(name).filter(|_| row.get(3).unwrap_or(false)) {
                names.people.add(&called);
                staying.insert(id, called);
            }
        }
        names.tie(db, &staying)?;
        Ok(names)
    }

    /// Whose names stay, by what they are tied to: there a first name is enough to know who is meant.
    fn tie(&mut self, db: &Connection, staying: &HashMap<AssetId, Called>) -> Result<()> {
        let mut ties =
            db.prepare_cached(r#"SELECT "from", "to" FROM relationship WHERE existence = 'here'"#)?;
        let mut rows = match staying.is_empty() {
            true => return Ok(()),
            false => ties.query([])?,
        };
        let id = |bytes| AssetId(uuid::Uuid::from_bytes(bytes));
        while let Some(row) = rows.next()? {
            let (from, to) = (id(row.get(0)?), id(row.get(1)?));
            for (person, other) in [(from, to), (to, from)] {
                let first = staying.get(&person).map(|called| &called.first);
                if let Some(first) = first.filter(|first| forms::is_telling(first)) {
                    self.near.entry(other).or_default().push(first.clone());
                }
            }
        }
        for (id, Called { first, last }) in staying {
            let parts = Some(first).into_iter().chain(last);
            let parts = parts
                .filter(|part| part.chars().count() >= SHORTEST)
                .cloned();
            self.near.entry(*id).or_default().extend(parts);
        }
        Ok(())
    }

    pub fn add(&mut self, name: &str) {
        let mut all: Vec<String> = words(name).into_iter().map(|(_, word)| word).collect();
        // Many go by what they do: of "Nadia bakes" others say "Nadia".
        let second_is_small = name
            .split_whitespace()
            .nth(1)
            .is_some_and(|word| word.starts_with(char::is_lowercase));
        if second_is_small && let Some(first) = all.first().cloned() {
            self.put(vec![first]);
        }
        all.retain(|word| !word.is_empty());
        self.put(all);
    }

    fn put(&mut self, mut words: Vec<String>) {
        let length = words.iter().map(|word| word.chars().count()).sum::<usize>();
        if length < SHORTEST {
            return;
        }
        self.firsts.extend(words.first().cloned());
        let rest = words.split_off(words.len().min(2));
        let key = words.join(" ");
        self.by_beginning.entry(key).or_default().insert(rest);
    }

    /// Where names stand in a text, in whatever form; `of` is the asset it is said of.
    pub fn spans(&self, text: &str, of: Option<AssetId>) -> Vec<Span> {
        if self.by_beginning.is_empty() {
            return Vec::new();
        }
        let there = words(text);
        let mut found = self.whole(text, &there);
        let near = of.and_then(|id| self.near.get(&id));
        if self.people.is_empty() && near.is_none() {
            return found;
        }
        let written = forms::written(text, &there);
        let other = self.people.spans(&written).into_iter();
        let near = near.map(|parts| forms::parts(&written, parts));
        for span in other.chain(near.into_iter().flatten()) {
            if found.iter().all(|other| forms::are_apart(span, *other)) {
                found.push(span);
            }
        }
        found
    }

    /// Where names stand as they are. One of a single word counts where it is written like a name.
    fn whole(&self, text: &str, there: &[(Span, String)]) -> Vec<Span> {
        let capital = |at: u32| {
            let first = text.chars().nth(at as usize);
            first.is_some_and(|sign| !sign.is_lowercase())
        };
        let mut found: Vec<Span> = Vec::new();
        let may_begin = |(_, (_, word)): &(usize, &(Span, String))| self.firsts.contains(word);
        for (i, ((at, length), word)) in there.iter().enumerate().filter(may_begin) {
            let mut longest = None;
            if self.by_beginning.contains_key(word) && capital(*at) {
                longest = Some((*at, *length));
            }
            let rests = there
                .get(i + 1)
                .and_then(|(_, next)| self.by_beginning.get(&format!("{word} {next}")));
            for rest in rests.into_iter().flatten() {
                let behind = there.get(i + 2..i + 2 + rest.len());
                let same = behind.is_some_and(|behind| {
                    behind
                        .iter()
                        .zip(rest)
                        .all(|((_, word), wanted)| word == wanted)
                });
                let last = there.get(i + 1 + rest.len());
                if let (true, Some(((from, length), _))) = (same, last) {
                    longest = Some((*at, from + length - at));
                }
            }
            let within = |(from, length): &Span| *at < from + length;
            if let Some(span) = longest.filter(|_| !found.last().is_some_and(within)) {
                found.push(span);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_are_found_and_parts_of_them_are_not() {
        let mut names = Names::default();
        for name in [
            "Zofia Lewandowska",
            "Tomasz",
            "Nadia bakes",
            "Mary Ann Lee",
            "Mary Ann",
            "Al",
        ] {
            names.add(name);
        }
        let check = |text: &str, expect: &[&str]| {
            let signs: Vec<char> = text.chars().collect();
            let found = names.spans(text, None).into_iter().map(|(from, length)| {
                signs[from as usize..(from + length) as usize]
                    .iter()
                    .collect::<String>()
            });
            assert_eq!(found.collect::<Vec<_>>(), expect, "{text}");
        };
        check("ask Zofía  LEWANDOWSKA's son", &["Zofía  LEWANDOWSKA"]);
        check("Zofia and Lewandowska", &[]);
        check("Tomasz has the key, tomasz does", &["Tomasz"]);
        check("Nadia would teach", &["Nadia"]);
        check("ask Nadia bakes too", &["Nadia bakes"]);
        check("Mary Ann Lee, Mary Ann", &["Mary Ann Lee", "Mary Ann"]);
        check("Mary Ann Leeson", &["Mary Ann"]);
        check("Al, and all", &[]);
    }
}
