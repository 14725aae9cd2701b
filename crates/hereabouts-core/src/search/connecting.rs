//! Filters by what somebody offers or would love, and by what something is tied to.

use super::find::matching;
use super::fold::tokens;
use super::found::Bits;
use super::words::Sought;
use crate::error::Result;
use crate::topic::{self, Meaning, Word};
use rusqlite::Connection;

/// Where it is kept what people say they offer, or would love, and which of it counts (in SQL, of the table `s`).
struct Said {
    table: &'static str,
    counts: &'static str,
}

const GIFTS: Said = Said {
    table: "gift",
    counts: "s.existence = 'here' AND s.status <> 'ended'",
};
const WISHES: Said = Said {
    table: "wish",
    counts: "s.existence = 'here' AND s.status NOT IN ('done', 'let_go')",
};

/// Assets that offer any of these, each in one gift with all its topics or with what means the same here.
pub(super) fn offering(db: &Connection, asked: &[String]) -> Result<Bits> {
    saying(db, &GIFTS, asked)
}

/// Assets that would love any of these.
pub(super) fn wishing(db: &Connection, asked: &[String]) -> Result<Bits> {
    saying(db, &WISHES, asked)
}

fn saying(db: &Connection, said: &Said, asked: &[String]) -> Result<Bits> {
    let meaning = Meaning::read(db)?;
    let mut found = Bits::default();
    for asked in asked {
        let words = topic::sought(asked);
        let speaking = speaking(db, said, &words, &meaning)?;
        found.or(&holders(db, said, &speaking)?);
        // "help" is no topic, and of what is written without spaces a single sign is not: they are found as they stand.
        let single = |word: &Word| word.said.chars().count() == 1;
        if words.is_empty() || words.iter().any(single) {
            found.or(&spelling(db, said, &tokens(asked))?);
        }
    }
    Ok(found)
}

/// The numbers of those that speak of each of these words, or of what means the same here.
fn speaking(db: &Connection, said: &Said, words: &[Word], meaning: &Meaning) -> Result<Bits> {
    let mut each = words
        .iter()
        .map(|word| speaking_of(db, said, word))
        .collect::<Result<Vec<Bits>>>()?;
    for also in meaning.also(words) {
        let same = also.words.iter().map(|word| speaking_of(db, said, word));
        let same = in_all(same.collect::<Result<_>>()?);
        let meant = topic::words(also.said);
        for (word, there) in words.iter().zip(&mut each) {
            if meant.iter().any(|one| one.is_same(word)) {
                there.or(&same);
            }
        }
    }
    Ok(in_all(each))
}

/// What is in all of several sets; nothing is in none.
fn in_all(sets: Vec<Bits>) -> Bits {
    let both = |mut one: Bits, other: Bits| {
        one.and(&other);
        one
    };
    sets.into_iter().reduce(both).unwrap_or_default()
}

fn speaking_of(db: &Connection, said: &Said, word: &Word) -> Result<Bits> {
    let table = said.table;
    let mut topics = db.prepare_cached(&format!(
        "SELECT {table} FROM {table}_topic WHERE topic = ?1"
    ))?;
    let mut found = Bits::default();
    for key in &word.keys {
        let mut rows = topics.query([key])?;
        while let Some(row) = rows.next()? {
            found.set(row.get(0)?);
        }
    }
    Ok(found)
}

/// The numbers of the assets that say what has these numbers.
fn holders(db: &Connection, said: &Said, numbers: &Bits) -> Result<Bits> {
    let Said { table, counts } = said;
    let mut holder = db.prepare_cached(&format!(
        "SELECT a.n FROM {table} s JOIN asset a ON a.id = s.holder WHERE s.n = ?1 AND {counts}"
    ))?;
    let mut found = Bits::default();
    for n in numbers.iter() {
        let mut rows = holder.query([n])?;
        while let Some(row) = rows.next()? {
            found.set(row.get(0)?);
        }
    }
    Ok(found)
}

/// The numbers of the assets that say all of these words in one gift or wish, as they are spelled.
fn spelling(db: &Connection, said: &Said, wanted: &[String]) -> Result<Bits> {
    let mut found = Bits::default();
    if wanted.is_empty() {
        return Ok(found);
    }
    let Said { table, counts } = said;
    let mut all = db.prepare_cached(&format!(
        "SELECT a.n, s.what, s.topics FROM {table} s JOIN asset a ON a.id = s.holder WHERE {counts}"
    ))?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let mut there = tokens(row.get_ref(1)?.as_str().unwrap_or_default());
        // A list, or nothing.
        there.extend(tokens(row.get_ref(2)?.as_str().unwrap_or_default()));
        if wanted.iter().all(|word| there.contains(word)) {
            found.set(row.get(0)?);
        }
    }
    Ok(found)
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
    fn what_is_offered_is_found_in_other_forms_and_other_scripts() {
        let town = Catalogue::in_memory("Here").unwrap();
        let offer = |name: &str, what: &str| {
            let gift = Gift::of(make(&town, AssetKind::Person, name), what);
            town.add_gift(gift).unwrap();
        };
        offer("Halina", "nauka języka polskiego");
        offer("Kenji", "囲碁");
        offer("Joan", "help with forms");
        offer("Rosa", "tools, and a growing space");
        let check =
            |query: &str, expect: &[&str]| assert_eq!(found(&town, query), expect, "{query}");
        check("offers:polski", &["Halina"]);
        check("offers:\"język polski\"", &["Halina"]);
        check("offers:POLSKIEGO", &["Halina"]);
        check("offers:囲碁", &["Kenji"]);
        check("offers:碁", &["Kenji"]);
        check("offers:碁石", &[]);
        check("offers:help", &["Joan"]);
        check("offers:\"a form\"", &["Joan"]);
        check("offers:\"some forms\"", &["Joan"]);
        check("offers:\"plot tools\"", &[]);
        let words = serde_json::from_value(json!({ "words": ["plot", "growing space"] })).unwrap();
        town.save_synonym(None, words).unwrap();
        check("offers:plots", &["Rosa"]);
        check("offers:\"plot tools\"", &["Rosa"]);
        check("offers:\"plot bikes\"", &[]);
        check("offers:growing,polski", &["Halina", "Rosa"]);
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
