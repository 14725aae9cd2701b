//! Filters by what somebody offers or would love, and by what something is tied to.

use super::find::matching;
use super::fold::tokens;
use super::found::Bits;
use super::words::Sought;
use crate::error::Result;
use crate::storage::rows;
use crate::topic::{Synonym, same_topic};
use rusqlite::Connection;
use std::collections::HashMap;

/// The holder's number, what is said in a few words, and the topics (a list) beside them.
const GIFTS: &str = "SELECT a.n, g.what, g.topics FROM gift g JOIN asset a ON a.id = g.holder
  WHERE g.existence = 'here' AND g.status <> 'ended'";
const WISHES: &str = "SELECT a.n, w.what, w.topics FROM wish w JOIN asset a ON a.id = w.holder
  WHERE w.existence = 'here' AND w.status NOT IN ('done', 'let_go')";

/// Assets that offer any of these, each in one gift with all its words or with what means the same here.
pub(super) fn offering(db: &Connection, asked: &[String]) -> Result<Bits> {
    saying(db, GIFTS, asked)
}

/// Assets that would love any of these.
pub(super) fn wishing(db: &Connection, asked: &[String]) -> Result<Bits> {
    saying(db, WISHES, asked)
}

fn saying(db: &Connection, said: &str, asked: &[String]) -> Result<Bits> {
    let synonyms: Vec<Synonym> = rows::all::<Synonym>(db, "n")?
        .into_iter()
        .map(|found| found.record)
        .collect();
    let mut ways: Vec<Vec<String>> = Vec::new();
    for asked in asked {
        let words = tokens(asked);
        for synonym in &synonyms {
            let same = |way: &String| covers(&words, &tokens(way)) && covers(&tokens(way), &words);
            if synonym.words.iter().any(same) {
                ways.extend(synonym.words.iter().map(|way| tokens(way)));
            }
        }
        ways.push(words);
    }
    ways.retain(|way| !way.is_empty());
    // Few words are said by many: each is compared once.
    let mut compared: HashMap<String, Vec<bool>> = HashMap::new();
    let wanted: Vec<&String> = ways.iter().flatten().collect();
    let mut bits = Bits::default();
    let mut all = db.prepare_cached(said)?;
    let mut all = all.query([])?;
    while let Some(row) = all.next()? {
        let mut words = tokens(row.get_ref(1)?.as_str().unwrap_or_default());
        words.extend(tokens(
            row.get_ref(2)?
                .as_str_or_null()
                .ok()
                .flatten()
                .unwrap_or_default(),
        ));
        let mut there = vec![false; wanted.len()];
        for word in words {
            let same = compared.entry(word).or_insert_with_key(|word| {
                wanted
                    .iter()
                    .map(|wanted| *wanted == word || same_topic(wanted, word))
                    .collect()
            });
            there
                .iter_mut()
                .zip(same)
                .for_each(|(there, same)| *there |= *same);
        }
        let mut there = there.as_slice();
        let mut all_of_one = false;
        for way in &ways {
            let (of_it, others) = there.split_at(way.len());
            all_of_one |= of_it.iter().all(|there| *there);
            there = others;
        }
        if all_of_one {
            bits.set(row.get(0)?);
        }
    }
    Ok(bits)
}

/// Is each of these words of the topic of one of those?
fn covers(words: &[String], others: &[String]) -> bool {
    let is = |word: &String| {
        others
            .iter()
            .any(|other| word == other || same_topic(word, other))
    };
    !words.is_empty() && words.iter().all(is)
}

/// Assets with a tie, also one that has ended, to an asset of any of these names; where none is called so, to those
/// in whose names these words stand one after the other.
pub(super) fn tied_to(db: &Connection, names: &[String]) -> Result<Bits> {
    let mut bits = Bits::default();
    let mut name_of =
        db.prepare_cached("SELECT name FROM asset WHERE n = ?1 AND existence = 'here'")?;
    let mut others = db.prepare_cached(
        r#"SELECT b.n FROM asset a JOIN relationship r ON r."from" = a.id JOIN asset b ON b.id = r."to"
             WHERE a.n = ?1 AND r.existence = 'here' AND b.existence = 'here'
           UNION SELECT b.n FROM asset a JOIN relationship r ON r."to" = a.id JOIN asset b ON b.id = r."from"
             WHERE a.n = ?1 AND r.existence = 'here' AND b.existence = 'here'"#,
    )?;
    for name in names {
        let sought = Sought {
            tokens: tokens(name),
            open: false,
        };
        if sought.tokens.is_empty() {
            continue;
        }
        let mut called = Vec::new();
        for n in matching(db, &format!("name : {}", sought.expression()))?.iter() {
            let name: Option<String> = name_of
                .query_map([n], |row| row.get(0))?
                .next()
                .transpose()?;
            called.extend(name.map(|name| (n, tokens(&name) == sought.tokens)));
        }
        let exactly = called.iter().any(|(_, exactly)| *exactly);
        for (n, _) in called.into_iter().filter(|(_, is)| *is || !exactly) {
            let tied = others.query_map([n], |row| row.get(0))?;
            bits.or(&tied.collect::<rusqlite::Result<Bits>>()?);
        }
    }
    Ok(bits)
}

#[cfg(test)]
mod tests {
    use crate::asset::AssetKind;
    use crate::catalogue::Catalogue;
    use crate::gift::{Gift, GiftStatus};
    use crate::id::AssetId;
    use crate::list::Sort;
    use crate::wish::{Wish, WishStatus};
    use serde_json::json;

    fn found(town: &Catalogue, query: &str) -> Vec<String> {
        let page = town
            .list_assets(query.into(), Sort::default(), 0, 100)
            .unwrap();
        let mut names: Vec<String> = page.rows.into_iter().map(|row| row.name).collect();
        names.sort();
        names
    }

    fn make(town: &Catalogue, kind: AssetKind, name: &str) -> AssetId {
        town.create_asset(kind, name.into(), Default::default())
            .unwrap()
            .value
    }

    #[test]
    fn gifts_and_wishes_are_found_by_topic() {
        let town = Catalogue::in_memory("Here").unwrap();
        let nadia = make(&town, AssetKind::Person, "Nadia");
        let kwame = make(&town, AssetKind::Person, "Kwame");
        let shed = make(&town, AssetKind::Place, "Shed");
        let baking = town
            .add_gift(Gift::of(nadia, "Bread baking"))
            .unwrap()
            .value;
        let topics = ["Róże".to_owned()].into();
        town.add_gift(Gift {
            topics,
            ..Gift::of(kwame, "cuttings")
        })
        .unwrap();
        town.add_gift(Gift {
            status: GiftStatus::Ended,
            ..Gift::of(shed, "bread oven")
        })
        .unwrap();
        town.add_wish(Wish::of(shed, "company for bread")).unwrap();
        town.add_wish(Wish {
            status: WishStatus::LetGo,
            ..Wish::of(kwame, "a walk")
        })
        .unwrap();
        let check =
            |query: &str, expect: &[&str]| assert_eq!(found(&town, query), expect, "{query}");
        check("offers:BREAD", &["Nadia"]);
        check("offers:\"baking bread\"", &["Nadia"]);
        check("offers:bake", &["Nadia"]);
        check("offers:\"bread oven\"", &[]);
        check("offers:roze,bread", &["Kwame", "Nadia"]);
        check("-offers:bread", &["Kwame", "Shed"]);
        check("wishes:bread", &["Shed"]);
        check("wishes:walk", &[]);
        check("has:gifts", &["Kwame", "Nadia"]);
        check("has:wishes", &["Shed"]);
        check("-has:gifts,wishes", &[]);
        check("offers:…", &[]);
        let words = serde_json::from_value(json!({ "words": ["rose", "róże"] })).unwrap();
        town.save_synonym(None, words).unwrap();
        check("offers:rose", &["Kwame"]);
        town.remove_gift(baking).unwrap();
        check("offers:bread", &[]);
        town.undo().unwrap();
        check("offers:bread", &["Nadia"]);
    }

    #[test]
    fn whoever_is_tied_is_found_by_what_to() {
        let town = Catalogue::in_memory("Here").unwrap();
        let library = make(&town, AssetKind::Exchange, "Mill Lane Tool Library");
        let other = make(&town, AssetKind::Exchange, "Tool library of Crofts");
        let nadia = make(&town, AssetKind::Person, "Nadia");
        let joan = make(&town, AssetKind::Person, "Joan");
        let elsie = make(&town, AssetKind::Person, "Elsie");
        let tie = |from: AssetId, to: AssetId, until: Option<&str>| {
            let tie = json!({ "from": from, "type": "uses", "to": to, "until": until });
            town.relate(serde_json::from_value(tie).unwrap()).unwrap();
        };
        tie(nadia, library, None);
        tie(joan, other, Some("2020"));
        tie(joan, nadia, None);
        let check =
            |query: &str, expect: &[&str]| assert_eq!(found(&town, query), expect, "{query}");
        check("tied-to:\"mill lane tool LIBRARY\"", &["Nadia"]);
        check("tied-to:\"Tool library\"", &["Joan", "Nadia"]);
        check("tied-to:nadia", &["Joan", "Mill Lane Tool Library"]);
        check("tied-to:nobody", &[]);
        check("ties:0", &["Elsie"]);
        check("ties:2", &["Joan", "Nadia"]);
        check("ties:2+ tied-to:nadia", &["Joan"]);
        check("-ties:1+", &["Elsie"]);
        make(&town, AssetKind::Exchange, "Tool Library");
        check("tied-to:\"tool library\"", &[]);
        town.delete_assets(vec![nadia]).unwrap();
        check("tied-to:\"Mill Lane\"", &[]);
        let _ = elsie;
    }

    #[test]
    fn the_holder_is_found_by_the_words_of_its_gifts_and_wishes() {
        let town = Catalogue::in_memory("Here").unwrap();
        let nadia = make(&town, AssetKind::Person, "Nadia");
        let agrees = || town.read(crate::search::text_index::agrees).unwrap();
        let gift = Gift {
            topics: ["yeast".to_owned()].into(),
            when: Some("Saturdays".into()),
            ..Gift::of(nadia, "sourdough")
        };
        let id = town.add_gift(gift.clone()).unwrap().value;
        let wish = town
            .add_wish(Wish {
                note: Some("hillwalking".into()),
                ..Wish::of(nadia, "company")
            })
            .unwrap()
            .value;
        let check = |query: &str, expect: usize| {
            assert_eq!(found(&town, query).len(), expect, "{query}");
            assert_eq!(agrees(), [""; 0]);
        };
        for word in ["sourdough", "yeast", "saturdays", "company", "hillwalking"] {
            check(word, 1);
        }
        town.edit_gift(
            id,
            Gift {
                what: "rye".into(),
                ..gift
            },
        )
        .unwrap();
        check("sourdough", 0);
        check("rye", 1);
        town.undo().unwrap();
        check("sourdough", 1);
        town.remove_wish(wish).unwrap();
        check("hillwalking", 0);
        town.undo().unwrap();
        check("hillwalking", 1);
        town.erase(nadia, Vec::new()).unwrap();
        check("sourdough", 0);
    }
}
