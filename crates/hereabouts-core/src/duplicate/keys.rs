//! Which assets are compared at all: those that share a key which few have. A million are so never compared each with
//! each.
//!
//! What many share (a word, a switchboard, a wish for a "Community Centre") is no key by itself; together with a
//! place, a postcode or a second word it may be one.

use super::names::{Name, sorted};
use super::things::Thing;
use super::words::is_sort;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A key that more share than these says nothing.
const MOST: usize = 24;
/// So many words of a name that tell it from others are combined.
const WORDS: usize = 5;
/// The first words of a name that are a key.
const FIRST: usize = 3;
/// Letters of all words run together, and of each word, that are a key: a slip is seldom in the first.
const LETTERS: usize = 8;
const LETTERS_OF_A_WORD: usize = 4;
/// Degrees of latitude of a cell, and of longitude at the equator.
const CELL: f64 = 0.02;
/// So far (degrees of latitude, some 300 m) around an asset the cells are its own as well.
const AROUND: f64 = 0.0027;

/// Pairs of places in `things`, each once, the smaller place first.
pub(super) fn candidates(things: &[Thing]) -> Vec<(u32, u32)> {
    // One sort of key after the other, so that only the keys of one are held.
    let sorts: [fn(&Thing, &mut Vec<u64>); 4] = [by_name, by_two_words, by_spot, by_reach];
    let mut pairs = Vec::new();
    for sort in sorts {
        let (mut keys, mut of_one) = (Vec::new(), Vec::new());
        for (place, thing) in (0u32..).zip(things) {
            sort(thing, &mut of_one);
            of_one.sort_unstable();
            of_one.dedup();
            keys.extend(of_one.drain(..).map(|key| (key, place)));
        }
        keys.sort_unstable();
        for sharing in keys.chunk_by(|a, b| a.0 == b.0) {
            if sharing.len() > MOST {
                continue;
            }
            for (i, (_, one)) in sharing.iter().enumerate() {
                pairs.extend(sharing[i + 1..].iter().map(|(_, other)| (*one, *other)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
    }
    pairs
}

fn key(of: impl Hash) -> u64 {
    let mut hash = DefaultHasher::new();
    of.hash(&mut hash);
    hash.finish()
}

/// The name, its part before a comma and what stands in brackets; its beginning, letter by letter and word by word.
fn by_name(thing: &Thing, keys: &mut Vec<u64>) {
    for name in thing.names().filter(|name| !name.words().is_empty()) {
        let words = name.words();
        let also = name.also().iter().map(Vec::as_slice);
        let names = [words, name.main()].into_iter().chain(also);
        keys.extend(names.map(|name| key(("name", sorted(name)))));
        let letters: String = words.concat().chars().take(LETTERS).collect();
        keys.push(key(("letters", letters)));
        let beginning = |word: &str| word.chars().take(LETTERS_OF_A_WORD).collect::<String>();
        let beginnings: Vec<String> = sorted(words).into_iter().map(beginning).collect();
        keys.push(key(("beginnings", beginnings)));
        let first = 1..=FIRST.min(words.len());
        keys.extend(first.map(|count| key(("first", &words[..count]))));
    }
}

/// The words that tell it from others of its sort; all of them where none does.
fn telling(name: &Name) -> Vec<&str> {
    let words = sorted(name.words());
    let telling: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !is_sort(word))
        .collect();
    match telling.is_empty() {
        true => words,
        false => telling,
    }
}

fn by_two_words(thing: &Thing, keys: &mut Vec<u64>) {
    for name in thing.names() {
        let mut words = telling(name);
        if let [_] = words[..] {
            words = sorted(name.words());
        }
        words.truncate(WORDS);
        for (i, one) in words.iter().enumerate() {
            keys.extend(words[i + 1..].iter().map(|other| key((*one, *other))));
        }
    }
}

/// What it is called, where it is: each word, all of them, and their first letters in case of a slip.
fn by_spot(thing: &Thing, keys: &mut Vec<u64>) {
    let Some(bounds) = thing.bounds else { return };
    let cells = cells(bounds);
    for name in thing.names() {
        let words = sorted(name.words());
        let initials: String = words
            .iter()
            .filter_map(|word| word.chars().next())
            .collect();
        for cell in &cells {
            let one_word = telling(name).into_iter().take(WORDS);
            keys.extend(one_word.map(|word| key((cell, word))));
            keys.push(key((cell, "all", &words)));
            keys.push(key((cell, "initials", &initials)));
        }
    }
}

/// How it is reached and registered; and what it is called, in one postcode.
fn by_reach(thing: &Thing, keys: &mut Vec<u64>) {
    keys.extend(thing.ways.iter().map(key));
    keys.extend(thing.number.iter().map(|number| key(("number", number))));
    if let Some(code) = &thing.postcode {
        for name in thing.names() {
            let words = telling(name).into_iter().take(WORDS);
            keys.extend(words.map(|word| key((code, word))));
        }
    }
}

/// The cells of a box and of what is around it; of a box wider than a cell that of its middle. Two that lie near each
/// other share one.
fn cells([west, south, east, north]: [f64; 4]) -> BTreeSet<(i32, i32)> {
    let width = |lat: f64| CELL / lat.to_radians().cos().max(0.01);
    let cell = |lon: f64, lat: f64| {
        let row = (lat / CELL).floor();
        let column = (lon / width(row * CELL)).floor();
        (row as i32, column as i32)
    };
    let (lon, lat) = ((west + east) / 2.0, (south + north) / 2.0);
    if north - south > CELL - 2.0 * AROUND || east - west > width(lat) - 2.0 * AROUND {
        return [cell(lon, lat)].into();
    }
    let beside = AROUND * width(lat) / CELL;
    [
        cell(west - beside, south - AROUND),
        cell(west - beside, north + AROUND),
        cell(east + beside, south - AROUND),
        cell(east + beside, north + AROUND),
    ]
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::AssetKind;
    use crate::id::AssetId;

    fn thing(n: u32, name: &str, at: Option<[f64; 2]>) -> Thing {
        Thing {
            n,
            id: AssetId::new(),
            kind: AssetKind::Place,
            name: Name::of(name),
            also: Vec::new(),
            bounds: at.map(|[lon, lat]| [lon, lat, lon, lat]),
            off_m: 0.0,
            postcode: None,
            number: None,
            ways: Vec::new(),
        }
    }

    /// Are two compared, among many of one name that lie nowhere?
    fn meet(one: (&str, Option<[f64; 2]>), other: (&str, Option<[f64; 2]>)) -> bool {
        let mut things = vec![thing(0, one.0, one.1), thing(1, other.0, other.1)];
        things.extend((2..40).map(|n| thing(n, "Community Centre", None)));
        candidates(&things).contains(&(0, 1))
    }

    #[test]
    fn what_may_be_one_is_compared() {
        let check = |one: &str, other: &str, expect: bool| {
            assert_eq!(meet((one, None), (other, None)), expect, "{one} / {other}");
        };
        check("Alder Library", "Library of Alder", true);
        check("Gorsemill Studios", "Gorse Mill Studios Trust", true);
        check("Pegasus RDA", "Pegasus Riding for the Disabled", true);
        check("Greenwork", "Greenwork Greater Aldermoor", true);
        check("Millbrook Libary", "Millbrook Library", true);
        check("The Hub Café", "Baptist Church (The Hub Café)", true);
        check("Культурный центр", "Kulturnyy tsentr", true);
        check("Alder Library", "Lockside Hall", false);
    }

    #[test]
    fn what_many_share_is_a_key_only_with_a_place() {
        let centre = "Community Centre";
        let here = Some([-2.3, 53.4]);
        assert!(!meet((centre, None), (centre, None)));
        assert!(meet((centre, here), (centre, here)));
        // On either side of a border of cells.
        assert!(meet(
            (centre, Some([-2.3, 53.4001])),
            (centre, Some([-2.3001, 53.3999]))
        ));
        assert!(!meet((centre, here), (centre, Some([-2.4, 53.4]))));
    }

    #[test]
    fn many_are_not_compared_each_with_each() {
        let streets = ["Alder", "Mill", "Chapel", "Weir", "Lock", "Moss", "Dene"];
        let sorts = ["Choir", "Allotments", "Scouts", "Library", "Café"];
        let things: Vec<Thing> = (0..6_000u32)
            .map(|n| {
                let street = streets[n as usize % streets.len()];
                let sort = sorts[n as usize % sorts.len()];
                let lon = -3.0 + f64::from(n % 300) / 100.0;
                let name = format!("{street} {sort} of the quarter {}", n / 35);
                thing(n, &name, Some([lon, 53.4]))
            })
            .collect();
        let count = candidates(&things).len();
        assert!(count < things.len() * 40, "{count}");
    }
}
